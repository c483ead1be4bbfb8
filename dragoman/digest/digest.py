"""From a ledger's claims to its developments, as they are asked for.

Developments follow from the claims and from what people judged, so an answer is never older than the ledger, and ``--as-of``
holds for it as for claims. With filters only the reports are read that have a claim of the same parties. `keeping` has the same
worked out beforehand, claim by claim as they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from dragoman.ledger import ClaimFilter
from dragoman.ledger.filters import EVERYTHING
from dragoman.stories.contradictions import Contradiction, Estimate, contradictions, estimates
from dragoman.stories.developments import Developments, Group
from dragoman.stories.facts import Fact, facts_of
from dragoman.stories.kinds import Words
from dragoman.stories.roots import Corroboration, corroborate

if TYPE_CHECKING:
    from dragoman.ledger import Ledger


@cache
def words() -> Words:
    """The lexicons of developments, read once."""
    return Words.load()


@dataclass(frozen=True)
class Development:
    """One development, with what is worked out about it only when it is asked for."""

    group: Group
    rests: dict[str, list[str]]

    @property
    def name(self) -> str:
        return self.group.name

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.group.facts

    def part(self, wanted: Callable[[Fact], bool]) -> Development | None:
        """It as some of its claims alone tell it; None where there is none of them."""
        facts = tuple(f for f in self.facts if wanted(f))
        if len(facts) == len(self.facts):
            return self
        anchors = {f.anchor for f in facts}
        merges = tuple(m for m in self.group.merges if m.a in anchors and m.b in anchors)
        return Development(replace(self.group, facts=facts, merges=merges), self.rests) if facts else None

    @cached_property
    def stands_on(self) -> Corroboration:
        return corroborate(self.facts, words(), self.rests)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        return contradictions(self.group, self.stands_on, words())

    @cached_property
    def estimates(self) -> list[Estimate]:
        return estimates(self.group, self.stands_on)

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """The ids of its reports, the first first."""
        return tuple(dict.fromkeys(f.report for f in self.facts))

    @property
    def last(self) -> int:
        """The day of its last report as an ordinal."""
        return max(f.published for f in self.facts)


class Digest:
    """Developments of a ledger: those that `chosen` lets through are `shown`, all that were worked out for it are `every`."""

    def __init__(self, shown: list[Development], every: list[Development]) -> None:
        self.shown = shown
        self.every = every

    def find(self, name: str) -> Development | None:
        """The development of that name, or that has a claim with that id or anchor, or whose claim would give it that name."""
        from dragoman.stories.anchors import name_of

        for d in self.every:
            if d.name == name:
                return d
        for d in self.every:
            if any(name in (f.claim["id"], f.anchor) or name_of(f.anchor) == name for f in d.facts):
                return d
        return None


def digest(book: Ledger, chosen: ClaimFilter = EVERYTHING) -> Digest:
    """The developments of a ledger, by day of their first reports. Shown are those with a claim that `chosen` lets through."""
    if chosen == EVERYTHING:
        wanted: set[str] | None = None
        claims: Iterable[dict[str, Any]] = book.stream()
    else:
        found = list(book.stream(chosen))
        wanted = {c["id"] for c in found}
        keys = sorted({k.casefold() for f in facts_of(found, words()) for k in f.countries} | {k for c in found for k in _ids(c)})
        claims = book.beside(keys) if keys else found
    verdicts = book.verdicts("claim", people=True)
    made = Developments(words(), verdicts.same(), verdicts.apart())
    made.add(facts_of(claims, words()))
    rests = book.rests()
    every = [Development(g, rests) for g in made.groups()]
    if wanted is None:
        return Digest(every, every)
    return Digest([d for d in every if any(f.claim["id"] in wanted for f in d.facts)], every)


def _ids(claim: dict[str, Any]) -> Iterator[str]:
    for a in (*claim["actor"], *claim["recipient"]):
        if a["id"] and not a["country"]:
            yield a["id"].casefold()
