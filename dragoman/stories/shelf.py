"""Where the stories so far are kept while new reports come in: in memory, or wherever else has the same methods.

Stories have numbers, given in the order in which they are made and never given twice. Terms are numbers too: a hash of the
term, the same on every machine.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Values = NDArray[np.float64]
NO_DAY = (-math.inf, math.inf)


@dataclass(frozen=True, slots=True)
class Part:
    """A report as it is kept: term numbers (sorted), how much each counts in it, how rare each is in news at large.

    `name` is its day (a proleptic ordinal, 0 if unknown) and its id. Weights are rounded to 32 bits, so that they are the same
    wherever they are kept.
    """

    name: tuple[int, str]
    terms: Ids
    weights: Values
    rare: Values


@dataclass(slots=True)
class Story:
    """Term numbers (sorted) and the sums of their weights; how many reports; the first and last day of those that have one.

    `name` is its first report: day (a proleptic ordinal, 0 if unknown) and id. `indexed` are the terms by which it is found.
    """

    terms: Ids
    sums: Values
    size: int
    name: tuple[int, str]
    first: float
    last: float
    indexed: tuple[int, ...] = ()


class Shelf(Protocol):
    """What `Stories` needs of the place where stories are kept."""

    def enter(self, reports: Iterable[Part]) -> None:
        """Keep new reports."""

    def size(self) -> int:
        """How many were entered."""

    def counted(self, terms: Ids) -> Values:
        """How many of them have each of these terms."""

    def unsettled(self) -> Sequence[Part]:
        """The reports that were entered since `settle` was called."""

    def settle(self) -> None:
        """From now on no report is unsettled."""

    def new_number(self) -> int:
        """A number for a story."""

    def story(self, number: int) -> Story:
        """A story by its number; raises `KeyError`."""

    def put(self, number: int, story: Story) -> None:
        """Keep a story under its number and its `indexed` terms, instead of what was there."""

    def drop(self, number: int) -> None:
        """Forget a story."""

    def spread(self, term: int) -> int:
        """How many stories have this term among the `indexed`; of very many some are not counted."""

    def having(self, term: int) -> Sequence[int]:
        """Their numbers."""

    def place(self, report: str) -> int | None:
        """The number of a report's story, None for a report that is not known."""

    def move(self, reports: Iterable[str], number: int) -> None:
        """Say that reports belong to a story."""

    def members(self, number: int) -> Sequence[str]:
        """The ids of a story's reports."""

    def parts(self, number: int) -> list[Part]:
        """A story's reports as they were entered."""

    def numbers(self) -> Iterable[int]:
        """The numbers of all stories."""


class Memory:
    """Stories in dictionaries."""

    def __init__(self) -> None:
        self._stories: dict[int, Story] = {}
        self._next = 0
        self._reports: dict[str, Part] = {}
        self._unsettled: list[Part] = []
        self._counts: Counter[int] = Counter()
        self._postings: dict[int, list[int]] = {}
        self._at: dict[str, int] = {}
        self._members: dict[int, dict[str, None]] = {}

    def enter(self, reports: Iterable[Part]) -> None:
        for p in reports:
            self._reports[p.name[1]] = p
            self._unsettled.append(p)
            self._counts.update(p.terms.tolist())

    def size(self) -> int:
        return len(self._reports)

    def counted(self, terms: Ids) -> Values:
        return np.array([self._counts[t] for t in terms.tolist()], dtype=np.float64)

    def unsettled(self) -> Sequence[Part]:
        return self._unsettled

    def settle(self) -> None:
        self._unsettled = []

    def new_number(self) -> int:
        self._next += 1
        return self._next - 1

    def story(self, number: int) -> Story:
        return self._stories[number]

    def put(self, number: int, story: Story) -> None:
        old = self._stories.get(number)
        before = set(old.indexed) if old else set()
        for t in before.difference(story.indexed):
            self._postings[t].remove(number)
        for t in story.indexed:
            if t not in before:
                self._postings.setdefault(t, []).append(number)
        self._stories[number] = story

    def drop(self, number: int) -> None:
        for t in self._stories.pop(number).indexed:
            self._postings[t].remove(number)

    def spread(self, term: int) -> int:
        return len(self._postings.get(term, ()))

    def having(self, term: int) -> Sequence[int]:
        return self._postings.get(term, ())

    def place(self, report: str) -> int | None:
        return self._at.get(report)

    def move(self, reports: Iterable[str], number: int) -> None:
        to = self._members.setdefault(number, {})
        for r in reports:
            old = self._at.get(r)
            if old is not None:
                del self._members[old][r]
            self._at[r] = number
            to[r] = None

    def members(self, number: int) -> Sequence[str]:
        return list(self._members[number])

    def parts(self, number: int) -> list[Part]:
        return [self._reports[r] for r in self._members[number]]

    def numbers(self) -> Iterable[int]:
        return list(self._stories)


class TermNumbers:
    """Terms to numbers; keeps those met, at most a million of them."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __getitem__(self, term: str) -> int:
        known = self._known
        got = known.get(term)
        if got is None:
            if len(known) > 1_000_000:
                known.clear()
            got = known[term] = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little") >> 1
        return got
