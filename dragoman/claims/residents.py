"""Whose the people are to whom something is done, where the words that name them do not say it.

"Three people were killed in Lima" are Peruvians; so are "miners in Peru", wherever they are met. The state is told, in this
order, by a place in their own phrase, by the places of the claim, by what else the same doer strikes, by whom they are listed
with ("Chad's army and *civilians*"), by who acts at home (police arrest those who are there), and for what is suffered by the
only place of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.actors import Mentions, band, lives_there, organ_of_nobody, people_of, stateless
from dragoman.events import Proposition
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.records import Actor, Place

_SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_AT_HOME = frozenset({"arrest", "ban", "censor", "execute", "release", "restrict"})
_COMPLAINTS = frozenset({"ACCUSE", "PROTEST", "REJECT", "REQUEST"})
_SOCIETY = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "LEG", "MED", "OPP", "PTY", "REL", "SOC"})
_TAKEN = frozenset({"abduct", "deport"})
_LAW = frozenset({"COP", "JUD", "LEG"})
_WHERE_THEY_ARE = "where they are"
_WHERE = frozenset({"in", "at", "near", "from", "across", "of", "around", "throughout", "inside", "outside"})


@dataclass(frozen=True, slots=True)
class Around:
    """What a claim shows beside its recipients: who acts, its places, and the places of its sentence."""

    actors: Sequence[Actor]
    places: Sequence[Place]
    sentence: Sequence[Place]
    struck: Sequence[str] = ()  # the states that the same doer's other assault hits


def at_home(tree: Tree, mentions: Mentions, p: Proposition, head: int, actors: Sequence[Actor], around: Around) -> list[Actor]:
    """The actors that the token `head` mentions, recipients of `p`, with the state that the claim tells of those without one."""
    out = []
    for a in actors:
        told = _told(tree, mentions, p, head, around) if p.event and stateless(tree, head, a) else None
        if told and told[1] != _WHERE_THEY_ARE and not _said_of(tree, mentions, head, p.predicate) <= set(told[0]):
            told = None  # "a man thought to be *Chilean* was held in Lima"
        if p.event == "ASSAULT" and band(a) and len(here := _countries(x for x in around.places if x.role == "at")) == 1:
            told = here, "where it happens"
        if p.event in _COMPLAINTS and organ_of_nobody(tree, head, a):
            told = _of_people(around.actors)
        out.append(people_of(a, *told) if told else a)
    return out


def _of_people(actors: Sequence[Actor]) -> tuple[tuple[str, ...], str] | None:
    """The state of the people who turn to a government: "Norwegian farmers condemned *a government* ban"."""
    states = {a.country for a in actors if not a.code and a.sectors and _SOCIETY.issuperset(a.sectors)}
    if len(states) != 1 or len(next(iter(states))) != 1 or any(a.sectors and not _SOCIETY.issuperset(a.sectors) for a in actors):
        return None
    return states.pop(), "of the people who turn to it"


def _said_of(tree: Tree, mentions: Mentions, head: int, predicate: int) -> set[str]:
    """The states that are named in the words that describe somebody, and by adjectives from there to the predicate."""
    found = [mentions.by_head[t] for t in tree.below(head) if t in mentions.by_head]
    found += [m for t in range(head, predicate) if (m := mentions.by_head.get(t)) is not None and m.kind == "demonym"]
    return {c for m in found for a in m.actors for c in a.country}


def _told(tree: Tree, mentions: Mentions, p: Proposition, head: int, around: Around) -> tuple[tuple[str, ...], str] | None:
    own = _in_phrase(tree, head, around.sentence)
    if own:
        return own, _WHERE_THEY_ARE
    at = [x for x in around.places if x.role == "at"]
    here = _countries(at)
    if len(here) > 1 and len({tree.first_conjunct(token_at(tree, x.span.start)) for x in at}) > 1:
        return None  # "in Turkey and Syria" is one place
    moved = any(x.role != "at" for x in around.places)
    lives = lives_there(tree, head) and tree.kid(head, "nmod:poss") is None
    police = {a.country for a in around.actors if "COP" in a.sectors and len(a.country) == 1}
    if p.mode == "arrest" and lives and len(police) == 1 and all("COP" in a.sectors for a in around.actors):
        return police.pop(), "of whose police hold them"
    if here and lives:
        return here, "where it happens"
    if len(around.struck) == 1 and lives:
        return tuple(around.struck), "where the same doer strikes"
    taken = [x.country for x in around.places if x.role == "from" and x.country]
    if len(set(taken)) == 1 and lives and p.mode in _TAKEN and all(taken[0] not in a.country for a in around.actors):
        return (taken[0],), "where they are taken from"
    beside = {
        a.country
        for u in tree.conjuncts(tree.first_conjunct(head))
        if u != head
        for a in mentions.at(u)
        if a.sectors and not a.code and len(a.country) == 1
    }
    if len(beside) == 1:
        return beside.pop(), "of whom they are listed with"
    acting = {a.country for a in around.actors}
    if len(acting) == 1 and len(next(iter(acting))) == 1 and not moved and _keeps_order(p, around.actors, lives):
        return acting.pop(), "of who acts at home"
    if p.event in _SUFFERED and lives:
        here = _countries(x for x in around.sentence if x.role == "at")
        start, end = tree.sents[tree.sent_of[p.predicate]]
        named = {c for m in mentions if start <= m.head < end for a in m.actors for c in a.country}
        if len(here) == 1 and (p.event == "ASSAULT" or named <= set(here)):
            return here, "the only place of the sentence"
    return None


def _keeps_order(p: Proposition, actors: Sequence[Actor], lives: bool) -> bool:
    """Whether police, courts or parliaments act, or a state arrests, bans or executes, or its government tells people what to
    do: those who are in its own country."""
    law = all(not _LAW.isdisjoint(a.sectors) for a in actors)
    rules = p.mode in _AT_HOME or (p.event == "REQUEST" and all(a.sectors == ("GOV",) for a in actors))
    return law or (lives and rules and "economic" not in p.contexts and all(a.sectors in ((), ("GOV",)) for a in actors))


def _in_phrase(tree: Tree, head: int, places: Sequence[Place]) -> tuple[str, ...]:
    """The states of the places that stand in the phrase of `head`: "people in *Turkey and Syria*"."""
    behind = [c for c in tree.children[head] if c > head and tree.deps[c] == "nmod" and tree.case(c) in _WHERE]
    below = {t for c in behind for u in tree.conjuncts(c) for t in (u, *tree.below(u))}
    return _countries(x for x in places if token_at(tree, x.span.start) in below)


def _countries(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(x.country for x in places if x.country))
