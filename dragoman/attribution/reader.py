"""From a tree to attributions: find the candidates, give quotations to them, weigh, nest, and say who speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, cast

from dragoman.attribution import spans
from dragoman.attribution.cited import cited
from dragoman.attribution.described import named, number
from dragoman.attribution.drafts import Draft, antecedent
from dragoman.attribution.find import candidates
from dragoman.attribution.labels import LABEL, TAIL, TURN, headlines, signatures, tail, turns
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.limits import limit
from dragoman.attribution.links import adopt, carry_on, complete, link, run_on, set_off
from dragoman.attribution.merge import LEARNED, merge
from dragoman.attribution.quotes import Quotation, paragraph_starts, quotations
from dragoman.attribution.weights import score
from dragoman.language.trees import Tree
from dragoman.records import Actor, Attribution, AttributionKind, Field, Span
from dragoman.reports.datelines import dateline


class Speakers(Protocol):
    """What this room asks of the mentions of a text: the actors for which the phrase headed by a token stands, and the one person
    with a surname."""

    def at(self, token: int) -> tuple[Actor, ...]: ...

    def surnamed(self, name: str, span: Span, text: str) -> Actor | None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution and where it stands in the tree: the cue's head token, the token ranges of the content, the content's
    head token (None where it has no one head), and the source's; `turn`: all that somebody says in a transcript; `unlisted`: the
    learned head alone takes the cue for one, no lexicon has its word.
    `Attribution.parent` and `Claim.attribution` index a list of them."""

    record: Attribution
    cue: int
    content: tuple[tuple[int, int], ...]
    root: int | None
    source: int | None = None
    turn: bool = False
    unlisted: bool = False


class AttributionReader:
    """Reads the attributions of a tree. Load once; `read` keeps no state and touches no file."""

    def __init__(self, lexicon: Lexicon, learned: bool = True) -> None:
        self._lexicon = lexicon
        self._learned = learned

    @classmethod
    def load(cls, learned: bool = True) -> AttributionReader:
        """`learned`: also use what the model's attribution head found (`Tree.linked`)."""
        return cls(Lexicon.load(), learned)

    def read(self, tree: Tree, mentions: Speakers, outlet: str = "", field: Field = "text") -> list[Found]:
        """The attributions of one field, in the order of their cues."""
        quotes = quotations(tree)
        marks: dict[int, int] = {}
        for q in quotes:
            if q.closed:
                marks[q.start], marks[q.end - 1] = q.end - 1, q.start
        shaped = []
        drafts = self.drafts(tree, quotes)
        if field == "title":
            drafts = [d for d in drafts if d.construction != LEARNED or tree.words[d.cue] != ":"]  # `headlines` judges labels
            for d in drafts:
                if d.construction == "final" and d.sources:
                    d.score = max(d.score, _ENOUGH)  # "…, court hears": nothing else stands there in a headline
            drafts = _tailed(drafts, tail(tree, self._lexicon, lambda i: bool(mentions.at(i))))
        taken = {i: d for d in drafts if d.score > 0 for i in d.cues}
        for d in drafts:
            if d.source is not None and tree.lower[d.source] in _OWNING:
                d.source = tree.heads[d.source]
                d.sources = d.sources | {d.source}
            if taken.get(d.cue, d) is not d and d.cue in taken[d.cue].cues and taken[d.cue].cue > d.cue:
                continue  # part of a longer cue: "issued" of "issued a statement saying"
            content = spans.clean(tree, d.content - d.cues, marks) if d.score > 0 else ()
            if content:
                shaped.append(_Shaped(d, content, self._speaker(tree, d, mentions)))
        kept = _voices(tree, shaped, mentions)
        out = []
        for x, parent in zip(kept, _parents(kept), strict=True):
            d = x.draft
            sources = d.sources if any(tree.upos[i] in _NAMING for i in d.sources) else ()  # "and" alone is nobody
            record = Attribution(
                source=spans.characters(tree, spans.shut(tree, spans.clean(tree, sources, marks))),
                cue=spans.characters(tree, spans.ranges(tree, d.cues)),
                content=spans.characters(tree, x.content),
                speaker=x.speaker,
                kind=self._kind(tree, d),
                parent=parent,
                why=f"cue {tree.lemmas[d.cue]} ({d.construction}), weight {d.score:.1f}",
                field=field,
                named=named(tree, d.source, x.speaker),
                number=number(tree, d.source, self._lexicon.numbers),
            )
            unlisted = d.construction == LEARNED and tree.upos[d.cue] in _ACTING
            unlisted = unlisted and (tree.lemmas[d.cue], tree.upos[d.cue]) not in self._lexicon.cues
            out.append(Found(record, d.cue, x.content, d.root, d.source, d.construction == TURN, unlisted))
        return out

    def _speaker(self, tree: Tree, d: Draft, mentions: Speakers) -> Actor | None:
        s, words = d.source, self._lexicon
        speaker = _speaker(tree, d, mentions)
        if speaker is not None and s is not None and not speaker.sectors and tree.lemmas[s].lower() in words.serving:
            whose = (a for c in tree.kids(s, "nmod:poss", "nmod") if tree.case(c) in _OWNED for a in mentions.at(c))
            speaker = replace(speaker, sectors=next((a.sectors for a in whose if a.country == speaker.country), ()))
        return speaker

    def _kind(self, tree: Tree, d: Draft) -> AttributionKind:
        """What the cue says, but a document or data that "says" something speaks as a document."""
        s = d.source
        if d.kind == "speech" and s is not None and tree.upos[s] == "NOUN" and tree.lemmas[s].lower() in self._lexicon.documents:
            return "document"
        return cast(AttributionKind, d.kind)

    def drafts(self, tree: Tree, quotes: list[Quotation]) -> list[Draft]:
        """All candidates, weighed, with the quotations that belong to them."""
        paragraphs = paragraph_starts(tree)
        drafts = candidates(tree, self._lexicon)
        owner = link(tree, quotes, drafts, paragraphs)
        set_off(tree, drafts, paragraphs)
        for d in drafts:
            d.score = score(tree, d, self._lexicon)
            if d.certain or (d.construction in _SPOKEN and d.kind == "speech"):
                d.score = max(d.score, _ENOUGH)
        drafts += headlines(tree, paragraphs, self._lexicon)
        for n, d in signatures(tree, quotes, owner, paragraphs):
            owner[n] = len(drafts)
            drafts.append(d)
        carry_on(tree, quotes, owner, drafts)
        if self._learned:
            drafts = merge(tree, drafts, self._lexicon)
            adopt(tree, quotes, drafts, paragraphs)
            complete(quotes, drafts)
            run_on(tree, drafts, paragraphs)
        limit(tree, drafts, quotes, self._lexicon)
        drafts += cited(tree, drafts, self._lexicon)
        drafts = _turned(drafts, turns(tree))
        line = dateline(tree.text)
        if line is not None:
            filed = set(range(bisect_left(tree.starts, line.span.end)))
            for d in drafts:
                d.content -= filed
                d.sources -= filed
        drafts.sort(key=lambda d: d.cue)
        return drafts


def _turned(drafts: list[Draft], said: list[Draft]) -> list[Draft]:
    """The drafts of a transcript with its turns: a label is nothing else besides, and its speaker speaks to the next one."""
    labels = {i for d in said for i in (*d.cues, *d.sources)}
    return [*(d for d in drafts if not said or (d.cue not in labels and d.construction != LABEL)), *said]


def _tailed(drafts: list[Draft], last: Draft | None) -> list[Draft]:
    """The drafts of a headline with the one of its tail, whose words are nobody else's."""
    if last is None:
        return drafts
    words = last.sources | last.cues
    kept = [d for d in drafts if d.cue not in words]
    for d in kept:
        d.content -= words
        d.sources -= words
    return sorted([*kept, last], key=lambda d: d.cue)


_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_BEFORE_NAME = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PROPN"})
_ACTING = frozenset({"VERB", "NOUN", "ADJ"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_SPOKEN = frozenset({"adverb", "modifier"})  # "reportedly", "alleged": such words do nothing else
_ENOUGH = 0.1


@dataclass(frozen=True, slots=True)
class _Shaped:
    draft: Draft
    content: spans.Ranges
    speaker: Actor | None


def _parents(shaped: list[_Shaped]) -> list[int | None]:
    """For each attribution the one with the smallest content that its cue stands in; of two that hold each other's cues
    the later is taken to be the outer."""
    order = sorted(range(len(shaped)), key=lambda i: shaped[i].draft.cue)
    cues = [shaped[i].draft.cue for i in order]
    inside: list[set[int]] = []
    for x in shaped:
        inside.append({order[n] for s, e in x.content for n in range(bisect_left(cues, s), bisect_left(cues, e))})
    out: list[int | None] = [None] * len(shaped)
    for k, held in enumerate(inside):
        for i in held:
            best = out[i]
            if i == k or (k in inside[i] and k < i):
                continue
            if best is None or _size(shaped[k].content) < _size(shaped[best].content):
                out[i] = k
    for i, x in enumerate(shaped):
        if x.draft.under is not None:
            out[i] = next((k for k, y in enumerate(shaped) if y.draft is x.draft.under), out[i])
    return out


def _voices(tree: Tree, shaped: list[_Shaped], mentions: Speakers) -> list[_Shaped]:
    """Leaves out what stands inside another attribution without adding a voice: nobody is named, it is the speaker himself
    ("he said he thinks", "I believe" in a quotation), or it is not known who "they" are."""
    parents = _parents(shaped)
    kept = []
    for i, x in enumerate(shaped):
        above = parents[i]
        if above is not None:
            s = x.draft.source
            if s is not None and tree.lower[s] in _SPEAKER_HIMSELF:
                continue
            weak = s is None or x.draft.construction in _WEAK or (tree.upos[s] == "PRON" and not mentions.at(s))
            if weak and shaped[above].draft.construction not in (TURN, TAIL):
                continue
            if any(_same(x, shaped[k]) for k in _above(parents, i)):
                continue
        kept.append(x)
    return kept


def _above(parents: list[int | None], i: int) -> Iterator[int]:
    """The attributions around `i`, from the inside out."""
    seen = {i}
    k = parents[i]
    while k is not None and k not in seen:
        yield k
        seen.add(k)
        k = parents[k]


def _same(x: _Shaped, y: _Shaped) -> bool:
    if x.draft.source is not None and x.draft.source == y.draft.source:
        return True
    return x.speaker is not None and y.speaker is not None and bool(x.speaker.id) and x.speaker.id == y.speaker.id


_WEAK = frozenset({"object", "passive", "participle", "raising", "adverb", "modifier", "in document", "bare", "object relative"})


_SPEAKER_HIMSELF = frozenset({"i", "we", "me", "us", "my", "our"})


def _size(content: spans.Ranges) -> int:
    return sum(e - s for s, e in content)


def _speaker(tree: Tree, d: Draft, mentions: Speakers) -> Actor | None:
    """Who the source is: the actor that its head mentions, a relative pronoun's antecedent, else a source known by its words;
    a pronoun that stands for nobody known has no name."""
    s = d.source
    if s is None:
        return None
    if d.construction == TURN:
        return _labelled(tree, d, s, mentions)
    runs = spans.ranges(tree, d.sources)
    relative = antecedent(tree, tree.heads[s]) if tree.lower[s] in _RELATIVES else None
    if tree.upos[s] == "ADJ" and not mentions.at(s):
        return None  # "false claims": a quality of theirs
    actors = _all(tree, d, s, mentions) or (mentions.at(relative) if relative is not None else ())
    if actors:
        return _together(tree, actors)
    if relative is not None:
        runs = (tree.phrase(relative),)
    if not runs:
        return None
    span = tree.span(*runs[0])
    text = tree.piece(span)
    return Actor(span, text, name="" if tree.upos[s] == "PRON" and relative is None else text, how=_DESCRIBED)


_DESCRIBED = "described source"
_OWNED = frozenset({"of", "'s", "’s", "'", "’"})


def _all(tree: Tree, d: Draft, s: int, mentions: Speakers) -> tuple[Actor, ...]:
    """The actors that the head of a source mentions, and those beside it there: "*Oslo* and *Lima* said", "mediators *Oslo*
    and *Lima* said"."""
    own = mentions.at(s)
    if not any(a.id or a.country or a.code for a in own):
        beside = [c for c in tree.children[s] if tree.deps[c] in ("appos", "flat") and c in d.sources and mentions.at(c)]
        last = max((t for t in d.sources if tree.upos[t] != "PUNCT"), default=s)
        person = any(n.type == "PER" and n.start <= last < n.end for n in tree.names)
        person = person and all(tree.upos[t] in _BEFORE_NAME for t in d.sources)
        own = tuple(a for c in beside for t in tree.conjuncts(c) for a in mentions.at(t)) or own
        if person and not own:  # "world number six *Jane Roe*"
            own = tuple(a for t in sorted(d.sources) for a in mentions.at(t) if a.span.end == tree.ends[last])
    others = tuple(a for t in tree.conjuncts(s) if t != s and t in d.sources for a in mentions.at(t))
    if others and not own and tree.upos[s] == "NOUN":  # "*witness accounts* and officials"
        span = tree.span(min(d.sources), s + 1)
        own = (Actor(span, tree.piece(span), name=tree.piece(span), how=_DESCRIBED),)
    return (*own, *others)


def _together(tree: Tree, actors: Sequence[Actor]) -> Actor:
    """Those who say a thing together are one speaker: of all their states and sectors, by all their names."""
    each = list({a.id or a.text: a for a in actors}.values())
    if len(each) == 1:
        return each[0]
    names = [a.name or a.text for a in each]
    span = Span(min(a.span.start for a in each), max(a.span.end for a in each))
    country = tuple(dict.fromkeys(c for a in each for c in a.country))
    sectors = tuple(dict.fromkeys(c for a in each for c in a.sectors))
    code = each[0].code if all(a.code == each[0].code for a in each) else ""
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return Actor(span, tree.piece(span), "", name, country, code, sectors, "several who speak together")


def _labelled(tree: Tree, d: Draft, s: int, mentions: Speakers) -> Actor:
    """Whose turn it is. A name in capitals may have been missed, or read together with the words behind it; who asks ("Q") has no
    name."""
    span = tree.span(min(d.sources), max(d.sources) + 1)
    text = tree.piece(span)
    described = Actor(span, text, name=text, how=_DESCRIBED)
    if len(text) == 1:
        return described
    inside = next((a for a in mentions.at(s) if a.span.end <= span.end), None)
    if inside is not None and inside.country:
        return inside
    return mentions.surnamed(tree.words[s], span, text) or inside or described


_RELATIVES = frozenset({"who", "which", "that", "whom"})
