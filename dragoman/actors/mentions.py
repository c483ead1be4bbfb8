"""What the room hands out: mentions of actors in one tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.actors.register import Entity
from dragoman.records import Actor, NameType, Span, Taught

Kind = Literal[
    "name",  # a country, organisation or person by its name
    "demonym",  # the adjective or noun of a country or region ("Russian" in "Russian troops")
    "role",  # people or a body told by what they do ("North Korean troops", "the defence ministry")
    "group",  # the people of a country ("Ukrainians")
    "place-government",  # a capital or seat that acts ("Moscow warned")
    "place",  # a capital, seat, region or town where things happen
    "pronoun",
    "description",  # a definite description that stands for an actor named elsewhere ("the agency", "both countries")
    "document",  # data, a report, a survey: a source, never an agent
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end) that mention actors, the token that heads them in the tree, and who they are.

    Several actors where the words stand for several ("both countries", "Russian and Chinese officials"); an actor
    without id, country and code where nobody can say more than the words do ("gunmen"). `known`: what sort of name it is, where
    the lexicons have it.
    """

    start: int
    end: int
    head: int
    actors: tuple[Actor, ...]
    kind: Kind
    known: NameType | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one tree, in the order of the text; `by_head` finds the widest one that a token heads."""

    all: tuple[Mention, ...]
    by_head: dict[int, Mention]
    within: dict[int, Mention]
    taught: tuple[Taught, ...] = ()  # what the text says of actors whom no lexicon holds
    persons: tuple[Entity, ...] = ()  # whom it or its title names, each once

    @classmethod
    def of(
        cls,
        mentions: Iterable[Mention],
        more_heads: dict[int, Mention] | None = None,
        taught: tuple[Taught, ...] = (),
        persons: tuple[Entity, ...] = (),
    ) -> Mentions:
        """`more_heads`: further tokens that a reader may take for the head (a title beside its name)."""
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end, m.head))
        by_head: dict[int, Mention] = {}
        within: dict[int, Mention] = {}
        for m in ordered:
            old = by_head.get(m.head)
            if old is None or m.end - m.start > old.end - old.start:
                by_head[m.head] = m
            if m.kind != "demonym":
                for i in range(m.start, m.end):
                    inner = within.get(i)
                    if inner is None or m.end - m.start < inner.end - inner.start:
                        within[i] = m
        for token, m in (more_heads or {}).items():
            by_head.setdefault(token, m)
        return cls(tuple(ordered), by_head, within, taught, persons)

    def at(self, token: int) -> tuple[Actor, ...]:
        """The actors that the phrase headed by `token` mentions; where none is headed there, those of the smallest
        mention around it (a parser may have taken "Jong" for the head of "Kim Jong Un"). Empty for none."""
        found = self.by_head.get(token) or self.within.get(token)
        return found.actors if found else ()

    def surnamed(self, name: str, span: Span, text: str) -> Actor | None:
        """The one person of the report with that surname, in letters of any case: whom the label of a turn means ("MR. LEE:")."""
        found = [e for e in self.persons if e.words[-1] == name.lower()]
        return found[0].actor(span, text) if len(found) == 1 else None

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


def country_codes(mentions: Mentions) -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of all countries that the mentions speak of, places among them."""
    return frozenset(c for m in mentions.all for a in m.actors for c in a.country)


def states_named(mentions: Mentions) -> tuple[str, ...]:
    """ISO 3166-1 alpha-3 codes of the states that the mentions name, not those of persons and bodies, each once."""
    kinds = ("name", "demonym", "place", "place-government", "group")
    named = (a for m in mentions.all if m.kind in kinds for a in m.actors if len(a.country) == 1 and a.id[:1].isupper())
    return tuple(dict.fromkeys(a.country[0] for a in named))
