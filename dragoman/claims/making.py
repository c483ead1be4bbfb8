"""Puts the layers together: one proposition, one place, everything said about it.

Nothing is read anew here. A proposition gets the attributions in whose content its predicate stands, the status that the
factuality room finds for it, the actors behind its argument heads, and the times, figures and places that belong to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from dragoman.actors import Mentions, hurt, marchers, state_of, unnamed
from dragoman.attribution import Found, Holding
from dragoman.claims.residents import Around, at_home
from dragoman.claims.targets import settled, state_struck, within_name
from dragoman.claims.vouching import vouching
from dragoman.claims.whose import addressed, doers, other_side, then
from dragoman.events import Ontology, Proposition
from dragoman.factuality import Judgement
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.lexicons import read_table
from dragoman.places import beside, claim_places, struck
from dragoman.quantities import Slots, claim_quantities
from dragoman.records import Actor, Claim, Field, Item, Place, Predicate, Quantity, Span, Time
from dragoman.times import claim_time

_HARM = frozenset({"ASSAULT", "COERCE"})
_Part = TypeVar("_Part", Time, Quantity, Place)
Judge = Callable[[Tree, Proposition, Sequence[Found], Sequence[int]], Judgement]


@dataclass(frozen=True, slots=True)
class Layers:
    """What the rooms read out of one field of one report."""

    tree: Tree
    field: Field
    mentions: Mentions
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    places: Sequence[Place]
    founds: Sequence[Found]
    propositions: Sequence[Proposition]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text's predicates, times, figures and places by the sentence in which they begin, each in their order."""

    predicates: dict[int, list[int]]
    times: dict[int, list[Time]]
    quantities: dict[int, list[Quantity]]
    places: dict[int, list[Place]]

    @classmethod
    def of(cls, layers: Layers) -> _Parts:
        tree = layers.tree
        predicates: dict[int, list[int]] = {}
        for p in layers.propositions:
            predicates.setdefault(tree.sent_of[p.predicate], []).append(p.predicate)
        times, quantities = _by_sentence(tree, layers.times), _by_sentence(tree, layers.quantities)
        return cls(predicates, times, quantities, _by_sentence(tree, layers.places))


def _by_sentence(tree: Tree, records: Sequence[_Part]) -> dict[int, list[_Part]]:
    out: dict[int, list[_Part]] = {}
    for x in records:
        token = token_at(tree, x.span.start)
        if token >= 0:
            out.setdefault(tree.sent_of[token], []).append(x)
    return out


def claims(layers: Layers, report: str, judge: Judge, ontologies: Sequence[Ontology] = (), published: str = "") -> list[Claim]:
    """The claims of one field, in the order of their predicates. `report` is the report's id, from which claim ids are made;
    `ontologies` are those that give codes beside PLOVER's; `published` is the report's day (ISO 8601), empty for none."""
    governments = _acting_capitals(layers)
    addressed = _addressed(layers.tree)
    out: list[Claim] = []
    seen: set[str] = set()
    holding, parts = Holding(layers.founds), _Parts.of(layers)
    for p in layers.propositions:
        if p.predicate in addressed:
            continue
        chain = attribution_chain(holding, p.predicate)
        judged = judge(layers.tree, p, layers.founds, chain)
        claim = _claim(layers, report, p, chain, judged, governments, parts, ontologies)
        if claim.id not in seen:
            seen.add(claim.id)
            out.append(claim)
    return settled(out, published)


def _addressed(tree: Tree) -> frozenset[int]:
    """The tokens by which the page speaks to its reader ("Sign up for …"), to the end of the sentence."""
    by_first = _addresses()
    out: set[int] = set()
    for i, word in enumerate(tree.lower):
        for words in by_first.get(word, ()):
            if tree.words[i][:1].isupper() and tuple(tree.lower[i : i + len(words)]) == words:
                out.update(range(i, tree.sents[tree.sent_of[i]][1]))
    return frozenset(out)


@dataclass(frozen=True, slots=True)
class _Address:
    words: str


@cache
def _addresses() -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("claims_addresses", _Address, key=("words",)):
        words = tuple(row.words.split())
        out.setdefault(words[0], []).append(words)
    return out


def attribution_chain(holding: Holding, predicate: int) -> tuple[int, ...]:
    """Indices of the attributions whose content holds the token `predicate`, outermost first.

    The innermost is the one with the shortest content; from there the parents are followed. A predicate that is itself a cue
    stands in the content of the attributions around it, never in its own.
    """
    founds, lengths = holding.founds, holding.lengths
    around = [i for i in holding.at(predicate) if founds[i].cue != predicate]
    best = min(around, key=lambda i: (lengths[i], founds[i].record.parent is None), default=None)  # of two alike the inner
    chain: list[int] = []
    while best is not None and best not in chain:
        chain.append(best)
        best = founds[best].record.parent
    return tuple(reversed(chain))


def _claim(
    layers: Layers,
    report: str,
    p: Proposition,
    chain: tuple[int, ...],
    judged: Judgement,
    governments: frozenset[Span],
    parts: _Parts,
    ontologies: Sequence[Ontology],
) -> Claim:
    """The claim of one proposition."""
    tree, sentence = layers.tree, layers.tree.sent_of[p.predicate]
    beside = parts.predicates[sentence]
    actors = _parties(layers, _not_of_themselves(layers, p), p)
    heads = [*p.actors, *p.recipients, *(s for s, _ in p.items), *p.obliques]
    slots = Slots(p.actors, p.recipients, [b - 1 for _, b in p.items])
    quantities = tuple(claim_quantities(tree, parts.quantities.get(sentence, ()), p.predicate, heads, slots, beside))
    time = claim_time(tree, parts.times.get(sentence - 1, []) + parts.times.get(sentence, []), p.predicate)
    places = tuple(
        x
        for x in _places(tree, parts.places.get(sentence, ()), p, beside)
        if x.span not in governments and not _is_party(tree, x, actors)
    )
    around = Around(actors, places, parts.places.get(sentence, ()), _struck(layers, p, actors, parts, sentence))
    recipients = then(_recipients(layers, p, around), p, time)
    acting = _not_of_themselves(layers, p)
    told = (a for h in acting for a in doers(tree, layers.mentions, p, h, _at(layers, h, p), recipients))
    actors = then(_each_once(told), p, time)
    if p.event == "PROTEST" and not actors:
        actors = marchers(tree, p.predicate, places, recipients)
    predicate = tree.span(p.start, p.end)
    span = _extent(tree, p, [*actors, *recipients], [*quantities, *places, *([time] if time else [])])
    codes = (o.code(p.event, p.mode, p.contexts, judged.status) for o in ontologies)
    return Claim(
        id=claim_id(report, layers.field, predicate, p.lemma, p.event),
        sentence=sentence + 1,
        span=span,
        text=tree.piece(span),
        attribution=vouching(tree, layers.founds, p.predicate, chain, actors, judged),
        predicate=Predicate(predicate, tree.piece(predicate), p.lemma),
        event=p.event,
        mode=p.mode,
        contexts=p.contexts,
        status=judged.status,
        factuality=judged.factuality,
        actor=actors,
        recipient=recipients,
        items=tuple(Item(s, tree.piece(s)) for s in (tree.span(a, b) for a, b in p.items)),
        quantities=quantities,
        time=time,
        places=places,
        why=(*p.why, *judged.why),
        field=layers.field,
        codes=tuple(c for c in codes if c is not None),
    )


def _not_of_themselves(layers: Layers, p: Proposition) -> list[int]:
    """The actors of a proposition without whose is only what does it to themselves ("killed by *his* dogs")."""
    tree = layers.tree
    done = {a.id for h in p.recipients for a in layers.mentions.at(h) if a.id}
    own = {h for h in p.actors if tree.xpos[h] == "PRP$" and any(a.id in done for a in layers.mentions.at(h))}
    return [h for h in p.actors if h not in own]


def _parties(layers: Layers, heads: Sequence[int], p: Proposition) -> tuple[Actor, ...]:
    """The actors at these heads of a proposition, each once, papers apart."""
    return _each_once(a for h in heads for a in _at(layers, h, p))


def _at(layers: Layers, head: int, p: Proposition) -> tuple[Actor, ...]:
    """Who is mentioned at a head of a proposition, be it by words alone where it is an event."""
    found = layers.mentions.at(head)
    if found or p.event is None or head < 0:
        return found
    a = unnamed(layers.tree, head) or (hurt(layers.tree, head, _hurt_before(layers, p)) if p.event in _HARM else None)
    return (a,) if a is not None else ()


def _hurt_before(layers: Layers, p: Proposition) -> Actor | None:
    """Whom the assault before this one in its sentence was done to: "killed *three soldiers* and hurt others"."""
    tree = layers.tree
    for q in reversed(layers.propositions):
        if q.event == "ASSAULT" and q.predicate < p.predicate and tree.sent_of[q.predicate] == tree.sent_of[p.predicate]:
            found = [a for h in q.recipients for a in layers.mentions.at(h)]
            return found[0] if len(found) == 1 else None
    return None


def _recipients(layers: Layers, p: Proposition, around: Around) -> tuple[Actor, ...]:
    """Likewise those to whom it is done: who does it is none of them, and people are of the state that the claim tells."""
    mentions, taken = layers.mentions, {(a.id, a.span) for a in around.actors}
    one = {a.id for a in around.actors if a.id.islower()}  # persons: "Roe announced *her measure*"
    found = [(h, [a for a in _at(layers, h, p) if (a.id, a.span) not in taken and a.id not in one]) for h in p.recipients]
    if p.event == "ASSAULT" and not any(actors for _, actors in found):  # a town that no lexicon of actors has
        at = ((x, token_at(layers.tree, x.span.start)) for x in around.sentence)
        hit = [x for x, t in at if t in p.recipients and not within_name(layers.tree, t)]
        found = [(-1, [a for x in hit if (a := state_of(x)) is not None])]
    if not any(actors for _, actors in found):
        state = state_struck(layers.tree, p, around.actors, around.places)
        found = [(-1, [state])] if state is not None else found
    home = ((h, at_home(layers.tree, mentions, p, h, actors, around)) for h, actors in found)
    told = (a for h, x in home for a in addressed(layers.tree, mentions, p, h, x, around.actors, around.sentence))
    return other_side(p, _each_once(told), around.actors)


def _struck(layers: Layers, p: Proposition, actors: Sequence[Actor], parts: _Parts, sentence: int) -> tuple[str, ...]:
    """The states that another assault by the same doer hits, of which `p` is what it did: "shelled Kherson, *killing* three",
    "the strike on Odesa *killed* three"."""
    tree, mine = layers.tree, {a.id for a in actors}
    if p.event != "ASSAULT" or not mine:
        return ()
    above = (p.predicate, *tree.above(p.predicate))
    out: dict[str, None] = {}
    for q in layers.propositions:
        close = q.predicate in above or (tree.heads[q.predicate] in above and tree.deps[q.predicate] == "nsubj")
        if q is p or q.event != "ASSAULT" or not close or tree.sent_of[q.predicate] != sentence:
            continue
        if {a.id for a in _parties(layers, q.actors, q)} != mine:
            continue
        here = parts.places.get(sentence, ())
        out.update((x.country, None) for x in _places(tree, here, q, parts.predicates[sentence]) if x.role == "at" and x.country)
        hit = (a for h in q.recipients for a in layers.mentions.at(h) if len(a.country) == 1 and not (a.code or a.sectors))
        out.update((a.country[0], None) for a in hit if a.id not in mine)
    return tuple(out)


def _each_once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for a in actors:
        if a.how != "document" and not any(a.id and a.id == b.id for b in out):
            out.append(a)
    return tuple(out)


def _acting_capitals(layers: Layers) -> frozenset[Span]:
    """Spans of place names that stand for a government here: they are no places of a claim."""
    return frozenset(a.span for m in layers.mentions.all if m.kind == "place-government" for a in m.actors)


def _places(tree: Tree, places: Sequence[Place], p: Proposition, others: Sequence[int]) -> list[Place]:
    """The places of a proposition, with those of the verb by which an event noun strikes ("a raid levelled a camp in Gaza") or of
    which a participle tells what came of it ("shelled Gaza, killing two")."""
    found = claim_places(tree, places, p.predicate, others)
    verb = -1 if p.event is None else struck(tree, p.predicate)
    if verb < 0 and p.event is not None and not found:
        verb = beside(tree, p.predicate)
    if verb >= 0:
        found += [x for x in claim_places(tree, places, verb, others) if x.role == "at" and all(x.span != y.span for y in found)]
    return sorted(found, key=lambda x: x.span.start)


def _is_party(tree: Tree, place: Place, actors: Sequence[Actor]) -> bool:
    """Whether a place name is only who acts ("Russia's invasion"), or part of the name of who acts; where somebody is held "in
    Bavaria" it is a place although its state acts."""
    before = token_at(tree, place.span.start) - 1
    if before >= 0 and tree.lower[before] in ("in", "near", "at", "across", "outside") and tree.deps[before] == "case":
        return any(a.span.start < place.span.start and place.span.end <= a.span.end for a in actors)
    return place.role in ("at", "") and any(a.span.start <= place.span.start and place.span.end <= a.span.end for a in actors)


def _extent(tree: Tree, p: Proposition, actors: Sequence[Actor], parts: Sequence[Quantity | Place | Time]) -> Span:
    """From the first to the last character of the sentence's words that show the claim."""
    sentence = tree.sentence(p.predicate)
    spans = [tree.span(p.start, p.end), *(a.span for a in actors), *(x.span for x in parts)]
    spans += [tree.span(a, b) for a, b in p.items]
    inside = [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
    return Span(min(s.start for s in inside), max(s.end for s in inside))


def claim_id(report: str, field: Field, predicate: Span, lemma: str, event: str | None) -> str:
    """What a claim is called: a hash of its report's id and of where its predicate stands."""
    key = f"{report}\x1f{field}\x1f{predicate.start}\x1f{predicate.end}\x1f{lemma}\x1f{event}"
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def merge_title(title: Sequence[Claim], text: Sequence[Claim]) -> list[Claim]:
    """The title's claims that the text does not make again. Where a claim of the text's first two sentences says the same (event
    or predicate, and no actor or recipient that speaks against it), the two are one, shown at the sentence."""
    early = [c for c in text if c.sentence <= 2]
    return [t for t in title if not any(_same(t, c) for c in early)]


def _same(a: Claim, b: Claim) -> bool:
    if a.event != b.event or (a.event is None and a.predicate.lemma != b.predicate.lemma):
        return False
    return all(_compatible(x, y) for x, y in ((a.actor, b.actor), (a.recipient, b.recipient)))


def _compatible(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    if not a or not b:
        return True
    return any(_alike(x, y) for x in a for y in b)


def _alike(x: Actor, y: Actor) -> bool:
    return bool((x.id and x.id == y.id) or set(x.country) & set(y.country)) or x.text.lower() == y.text.lower()


def shifted(claim: Claim, by: int) -> Claim:
    """The claim with its attribution indices moved by `by`: the title's attributions stand before the text's."""
    return replace(claim, attribution=tuple(i + by for i in claim.attribution)) if by and claim.attribution else claim
