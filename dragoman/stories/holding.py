"""Where the facts of developments are kept: what `Developments` asks of the place, and one in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.stories.facts import Fact
from dragoman.stories.matching import Link

Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Joined:
    """That a claim is held to be one with `first`, a claim's id, and why. Not `matched`: only because it stands near it."""

    first: str
    link: Link
    matched: bool = True


class Holder(Protocol):
    """What `Developments` needs of the place where facts are kept, each known by its claim's id.

    A fact is entered, then either made a first or joined to one; `keys` are those that it was entered under.
    """

    def size(self) -> int:
        """How many facts there are."""

    def fact(self, id_: str) -> Fact:
        """A fact; raises `KeyError`. Of its claim only the id need be there."""

    def has(self, id_: str) -> bool:
        """Whether a fact is there."""

    def ids(self) -> Iterable[str]:
        """All of them."""

    def enter(self, f: Fact, keys: Sequence[Key]) -> None:
        """Keep a fact that is not there yet."""

    def remove(self, f: Fact, keys: Sequence[Key]) -> None:
        """Forget a fact; what was joined to it still says so."""

    def of_report(self, kind: str, report: str) -> Sequence[str]:
        """The facts of a kind of one report."""

    def at(self, anchor: str) -> Sequence[str]:
        """The facts at an anchor."""

    def near(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        """The facts under a key whose days lie between these."""

    def firsts(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        """Those among them that are firsts."""

    def is_first(self, id_: str) -> bool:
        """Whether a fact was made a first."""

    def joined(self, id_: str) -> Joined | None:
        """What a fact is joined to."""

    def make_first(self, f: Fact, keys: Sequence[Key]) -> None:
        """Make a fact a first, joined to nothing."""

    def join(self, f: Fact, to: Joined, keys: Sequence[Key]) -> None:
        """Join a fact to a first; it is none any more."""

    def members(self, first: str) -> Sequence[str]:
        """The facts joined to one."""


Entry = tuple[int, tuple[Any, ...], str]


class Memory:
    """Facts in dictionaries."""

    def __init__(self) -> None:
        self._facts: dict[str, Fact] = {}
        self._joined: dict[str, Joined] = {}
        self._first: set[str] = set()
        self._near: dict[Key, list[Entry]] = defaultdict(list)
        self._firsts: dict[Key, list[Entry]] = defaultdict(list)
        self._of_report: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._at: dict[str, list[str]] = defaultdict(list)
        self._members: dict[str, dict[str, None]] = defaultdict(dict)

    def size(self) -> int:
        return len(self._facts)

    def fact(self, id_: str) -> Fact:
        return self._facts[id_]

    def has(self, id_: str) -> bool:
        return id_ in self._facts

    def ids(self) -> Iterable[str]:
        return list(self._facts)

    def enter(self, f: Fact, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        self._facts[id_] = f
        self._at[f.anchor].append(id_)
        self._of_report[f.kind, f.report].append(id_)
        for key in keys:
            insort(self._near[key], (f.day, f.order, id_))

    def remove(self, f: Fact, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        self._unfirst(f, keys)
        self._part(id_)
        self._at[f.anchor].remove(id_)
        self._of_report[f.kind, f.report].remove(id_)
        for key in keys:
            _take(self._near[key], (f.day, f.order, id_))
        del self._facts[id_]

    def of_report(self, kind: str, report: str) -> Sequence[str]:
        return self._of_report.get((kind, report), ())

    def at(self, anchor: str) -> Sequence[str]:
        return self._at.get(anchor, ())

    def near(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        return self._between(self._near.get(key, []), low, high)

    def firsts(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        return self._between(self._firsts.get(key, []), low, high)

    def _between(self, entries: list[Entry], low: int, high: int) -> Iterable[Fact]:
        begin, end = bisect_left(entries, (low,)), bisect_right(entries, (high + 1,))
        return [self._facts[id_] for _, _, id_ in entries[begin:end]]

    def is_first(self, id_: str) -> bool:
        return id_ in self._first

    def joined(self, id_: str) -> Joined | None:
        return self._joined.get(id_)

    def make_first(self, f: Fact, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        self._part(id_)
        self._first.add(id_)
        for key in keys:
            insort(self._firsts[key], (f.day, f.order, id_))

    def join(self, f: Fact, to: Joined, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        self._unfirst(f, keys)
        self._part(id_)
        self._joined[id_] = to
        self._members[to.first][id_] = None

    def members(self, first: str) -> Sequence[str]:
        return list(self._members.get(first, ()))

    def _unfirst(self, f: Fact, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        if id_ in self._first:
            self._first.discard(id_)
            for key in keys:
                _take(self._firsts[key], (f.day, f.order, id_))

    def _part(self, id_: str) -> None:
        old = self._joined.pop(id_, None)
        if old is not None:
            del self._members[old.first][id_]


def _take(entries: list[Entry], entry: Entry) -> None:
    del entries[bisect_left(entries, entry)]
