"""Which word stands on whether two things are one.

Judgements are never rewritten: who changes their mind passes another on the same pair. A person's word beats ours whenever it
was passed, and of one side's words the latest counts. A pair has no order. What `a` and `b` are is up to `kind`; ids have to be
such that a report that is read again gives them again: an actor's id, a report's id, a claim's anchor (`stories.anchor`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.ledger.tables import Judgement

OURS = "dragoman"
BY_PEOPLE = "split_part(\"by\", ' ', 1) <> 'dragoman'"  # in a query, of the rows that `ours` says no to
Pair = tuple[str, str]


def ours(by: str) -> bool:
    """Whether Dragoman itself judged: "dragoman", or "dragoman" with its version."""
    return by.split(" ", 1)[0] == OURS


def pair(a: str, b: str) -> Pair:
    """Two ids in the order in which they are looked up."""
    return (a, b) if a <= b else (b, a)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The words that stand on things of one kind, by pair."""

    standing: Mapping[Pair, Judgement]

    def between(self, a: str, b: str) -> Judgement | None:
        """The word on whether `a` and `b` are one; None where nobody has judged."""
        return self.standing.get(pair(a, b))

    def same(self, *, people: bool = False) -> list[Pair]:
        """The pairs held to be one, sorted; only people's words with `people`."""
        return self._pairs(True, people)

    def apart(self, *, people: bool = False) -> list[Pair]:
        """The pairs held not to be one, sorted; only people's words with `people`."""
        return self._pairs(False, people)

    def _pairs(self, same: bool, people: bool) -> list[Pair]:
        return sorted(p for p, j in self.standing.items() if j.same is same and not (people and ours(j.by)))


def verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """What stands of judgements of one kind, given in the order in which they were passed."""
    standing: dict[Pair, Judgement] = {}
    for j in judgements:
        key = pair(j.a, j.b)
        before = standing.get(key)
        if before is None or not ours(j.by) or ours(before.by):
            standing[key] = j
    return Verdicts(standing)
