"""Mentions that later words may mean."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Actor

ARMED = frozenset({"REB", "PRM"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})
SOLDIERS = "any soldiers"  # what all troops can be called by: "3,000 soldiers" may be "the troops"


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that later words may mean. `sort`: person, state, body (an organisation or organ) or people (many)."""

    head: int
    start: int
    sent: int
    actors: tuple[Actor, ...]
    sort: str
    sex: str = ""
    nouns: frozenset[str] = frozenset()  # nouns that it can be called by
    subject: bool = False
    acts: bool = True  # not merely the place of something


def group(a: Antecedent) -> bool:
    """Whether an antecedent is a group of rebels or mercenaries by its name."""
    one = a.actors[0]
    return a.sort == "body" and len(a.actors) == 1 and one.id == one.id.lower() != "" and not ARMED.isdisjoint(one.sectors)


def distinct(actors: list[Actor]) -> tuple[Actor, ...]:
    out: dict[str, Actor] = {}
    for a in actors:
        out.setdefault(a.id or f"{a.span.start}", a)
    return tuple(out.values())


def by_state(actors: list[Actor]) -> tuple[Actor, ...]:
    """Distinct by country: Moscow and Russia are one side."""
    out: dict[tuple[str, ...], Actor] = {}
    for a in actors:
        if a.country:
            out.setdefault(a.country, a)
    return tuple(out.values())
