"""Events spoken of again: "the agreement", "this move".

A definite noun that nobody takes part in ("the *pact* could strain relations") speaks of an event told before: it has the parties
of the last proposition of its kind. A demonstrative with a general noun ("supports *this move*") speaks of what the sentence
before it said: it has the parties that act there. Nothing is passed on where nothing fits: an agreement or a meeting takes two.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Container, Mapping, Sequence

from dragoman.events.clauses import hyphened
from dragoman.events.frames import Lexicon
from dragoman.events.proposition import Proposition
from dragoman.language.trees import Tree

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_WITHIN = frozenset({"in", "during", "with", "by"})
_MUTUAL = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})
_AKIN = (
    "again-war",
    "again-raid",
    "again-shot",
    "again-killing",
    "again-protest",
    "again-visit",
    "again-talk",
    "again-deal",
    "again-probe",
)
"""Classes of words, each of which can speak again of what the others told."""
_FAR = 25
"""Sentences beyond which a noun of a hostile act has no doer from what was told."""
_REACH = 4
"""Sentences back in which what is spoken of again must have been told."""
_ALONE = ("nobody takes part", "it takes two, and one is not named")


@dataclasses.dataclass(frozen=True, slots=True)
class _Before:
    parties: tuple[int, ...]
    word: str
    told: Proposition | None = None


def passed_on(
    lexicon: Lexicon,
    tree: Tree,
    found: Sequence[Proposition],
    subjects: Mapping[int, Sequence[int]],
    same: Callable[[int, Sequence[int]], bool],
    spoken: Container[int] = (),
) -> list[Proposition]:
    """The propositions, with the parties that such nouns stand for. `subjects`: predicate -> the tokens in its subject slot;
    `same`: whether a token means one of others; `spoken`: what is only promised, demanded or threatened."""
    out = list(found)
    known: dict[int, _Before | None] = {}
    for n, p in enumerate(out):
        subject = subjects.get(p.predicate, ())
        for t in (p.predicate, *subject, *p.recipients):
            if t not in known:
                known[t] = _before(lexicon, tree, out, t)
        out[n] = _with(tree, p, subject, known, same)
        before = known[p.predicate]
        if before is not None and before.told is not None and out[n].actors and not p.actors and p.predicate not in spoken:
            out[n] = _again(lexicon, tree, out[n], before.told)
    return out


def _again(lexicon: Lexicon, tree: Tree, p: Proposition, told: Proposition) -> Proposition:
    """A proposition that has no event for want of parties, with the event of which it speaks again ("Police shot a nurse. The
    *shooting* …")."""
    vetoed = p.event is None and p.base is not None and any(w in _ALONE for w in p.why)
    signed = {told.event, p.base} == {"AGREE", "SUPPORT"}  # "signed a deal": the deal
    if not vetoed or told.event is None or not (signed or told.event == p.base) or not _akin(lexicon, p, told):
        return p
    lemma = tree.lemmas[p.predicate].lower()
    mods = [c for c in tree.children[p.predicate] if tree.deps[c] in ("amod", "compound", "nummod") and c < p.predicate]
    if any(tree.upos[c] == "PROPN" for c in mods) or (mods and lemma in lexicon.classes["again-war"]):
        return p  # "the *Syrian civil* war", "the *second world* war"
    near = tree.sent_of[p.predicate] - tree.sent_of[told.predicate] <= _REACH
    if not near or (p.base in _MUTUAL and len({*p.actors, *p.recipients}) < 2):
        return p
    recipients = p.recipients or (() if p.base in _MUTUAL else tuple(r for r in told.recipients if r not in p.actors))
    why = tuple(w for w in p.why if w not in _ALONE)
    return dataclasses.replace(p, event=told.event, mode=told.mode, recipients=recipients, why=why)


def _akin(lexicon: Lexicon, p: Proposition, told: Proposition) -> bool:
    """Whether the words of two propositions may tell of one event: an airstrike and an attack, not a war and a killing."""
    mine, theirs = set(p.lemma.lower().split()), set(told.lemma.lower().split())
    return bool(mine & theirs) or any(mine & lexicon.classes[c] and theirs & lexicon.classes[c] for c in _AKIN)


def _before(lexicon: Lexicon, tree: Tree, found: Sequence[Proposition], t: int) -> _Before | None:
    if tree.deps[t] == "appos" and tree.lemmas[t].lower() in lexicon.classes["anaphor"]:  # "Chad left, *a move* Togo condemned"
        verb = next((u for u in tree.above(t) if tree.upos[u] == "VERB"), t)
        beside = next((p for p in found if p.predicate == verb and p.actors), None)
        return _Before(beside.actors, tree.words[verb]) if beside else None
    if tree.upos[t] != "NOUN" or not any(tree.deps[c] == "det" and tree.lower[c] in _DEFINITE for c in tree.children[t]):
        return None
    lemma = hyphened(tree, t) or tree.lemmas[t].lower()
    if lemma in lexicon.classes["anaphor"]:
        said = _said_before(tree, found, t)
        return _Before(said.actors, tree.words[said.predicate]) if said else None
    own = next((p.base for p in found if p.predicate == t and p.base), None)
    events = {own} if own else {f.event for f in lexicon.frames["n"].get(lemma, ()) if f.event}
    told = _told_before(lexicon, found, t, events | _MUTUAL if "AGREE" in events else events)
    if told is not None and told.base not in _MUTUAL and tree.sent_of[t] - tree.sent_of[told.predicate] > _FAR:
        return None  # long transcripts speak of many attacks
    if told is not None and tree.heads[t] == told.predicate and tree.deps[t] == "obl" and tree.case(t) not in _WITHIN:
        return None  # "Chad shelled the town following *the raid*": nothing follows itself
    if told is not None and any(f.mode == "visit" for f in lexicon.frames["n"].get(lemma, ())) and told.mode != "visit":
        return None  # who met is not thereby on "the trip"
    if told is None or (told.base not in _MUTUAL and (not _alike(lexicon, lemma, told) or _another(tree, t, told))):
        return None
    parties = (*told.actors, *told.recipients) if told.base in _MUTUAL else told.actors
    return _Before(parties, tree.words[told.predicate], told)


def _another(tree: Tree, t: int, told: Proposition) -> bool:
    """Whether a noun says itself where or to whom, and that was not said before: "the attacks *in Lima*" are others."""
    behind = [c for c in tree.children[t] if tree.deps[c] == "nmod" and c > t]
    own = {tree.lemmas[u] for c in behind for u in tree.below(c) if tree.upos[u] == "PROPN"}
    start, end = tree.sents[tree.sent_of[told.predicate]]
    return bool(own) and own.isdisjoint(tree.lemmas[start:end])


def _alike(lexicon: Lexicon, lemma: str, told: Proposition) -> bool:
    """Whether a noun can speak of what was told: the same mode and contexts, not the same category alone."""
    return any(
        f.event == told.base and f.mode == told.mode and set(f.contexts) <= set(told.contexts)
        for f in lexicon.frames["n"].get(lemma, ())
    )


def _with(
    tree: Tree,
    p: Proposition,
    subject: Sequence[int],
    known: Mapping[int, _Before | None],
    same: Callable[[int, Sequence[int]], bool],
) -> Proposition:
    suffer = {tree.lower[t] for t in p.recipients}  # "the invasion of *Chad*" after "the war between Chad and Togo"
    own = known[p.predicate]
    if own is not None and p.base in _MUTUAL and not all(_among(tree, t, own.parties, same) for t in p.recipients):
        known = {**known, p.predicate: None}  # "the call with *Togo*" after a meeting with Chad
    for t in (p.predicate, *subject):
        before = known[t]
        if before is not None and not p.actors:
            actors = tuple(a for a in before.parties if tree.lower[a] not in suffer and not same(a, p.recipients))
            return dataclasses.replace(p, actors=actors, why=(*p.why, f"actors of {before.word!r} before"))
    for t in p.recipients:
        before = known[t]
        if before is not None:
            kept = tuple(r for r in p.recipients if r != t)
            taken = tuple(r for r in before.parties if r not in (*p.actors, *kept) and not same(r, p.actors))
            why = (*p.why, f"recipients: who acts in {before.word!r} before")
            return dataclasses.replace(p, recipients=(*kept, *taken), why=why) if taken else p
    return p


def _among(tree: Tree, t: int, parties: Sequence[int], same: Callable[[int, Sequence[int]], bool]) -> bool:
    return same(t, parties) or tree.lower[t] in {tree.lower[u] for u in parties}


def _told_before(lexicon: Lexicon, found: Sequence[Proposition], t: int, events: Collection[str]) -> Proposition | None:
    for p in reversed(found):
        if p.predicate < t and p.base in events and p.actors and (p.base not in _MUTUAL or _of_two(lexicon, p)):
            return p
    return None


def _of_two(lexicon: Lexicon, p: Proposition) -> bool:
    """Whether a cooperative act is one of several: to sign a pact is, to praise somebody is not."""
    bound = lexicon.classes["agreement"] | lexicon.classes["relation"]
    praise = p.base == "SUPPORT" and bound.isdisjoint(p.lemma.split())
    return len(p.actors) + len(p.recipients) > 1 and not praise


def _said_before(tree: Tree, found: Sequence[Proposition], t: int) -> Proposition | None:
    *_, root = t, *tree.above(t)
    clause = next((u for u in tree.above(t) if tree.deps[u] == "advcl" and u > root), None)
    if clause is not None:  # "the ship sailed on, leading Oslo to denounce *the move*"
        return next((p for p in found if p.predicate == root and p.actors), None)
    sentence = tree.sent_of[t] - 1
    for p in found:
        if tree.sent_of[p.predicate] == sentence and tree.heads[p.predicate] == p.predicate and p.actors:
            return p
    return None
