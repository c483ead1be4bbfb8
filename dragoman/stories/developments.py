"""Claims of many reports about one real event put together, one after the other or all at once, with the same result.

Facts have an order that does not depend on when they came: those with parties on both sides first, then the dated ones, then by
day. Each joins the first fact of that development which it matches best, or becomes the first of its own. So what a fact joins
is decided by those before it in that order; a new fact changes only those after it that come near it, and they are looked at
again.

A fact that names no party joins the nearest one of its kind in its report. A person's judgement goes before: two that are
not one never join, two that are one are put together at the end.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.stories.anchors import name_of
from dragoman.stories.facts import Fact
from dragoman.stories.kinds import Words
from dragoman.stories.matching import AHEAD, BACK, LEAST, Link, match, may_share
from dragoman.stories.rivals import rival

Order = tuple[Any, ...]
Key = tuple[str, str, bool]
NARROW = AHEAD + BACK  # days within which claims that say about when can be one
WIDE = 75  # the same, where one of them only says in which month or season
CLOSE = 3  # sentences within which a claim without parties can mean what another of its kind does


@dataclass(frozen=True, slots=True)
class Merge:
    """`b` was held to be one with `a`: anchors of claims, the score, the reason, and by whom."""

    a: str
    b: str
    score: float
    reason: str
    by: str = "dragoman"


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one development, by day of their reports, and why each was put there. `name` finds it again."""

    name: str
    facts: tuple[Fact, ...]
    merges: tuple[Merge, ...]


class Developments:
    """All facts so far, and which development each belongs to."""

    def __init__(self, words: Words, same: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        self._words = words
        self._facts: dict[str, Fact] = {}  # by claim id
        self._joined: dict[str, tuple[str, Link]] = {}  # a claim's id: the id it joined, and why
        self._firsts: dict[Key, list[tuple[int, Order, str]]] = defaultdict(list)
        self._near: dict[Key, list[tuple[int, Order, str]]] = defaultdict(list)
        self._of_report: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_anchor: dict[str, list[str]] = defaultdict(list)
        self._same = sorted(set(same))
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._members: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def __len__(self) -> int:
        return len(self._facts)

    def add(self, facts: Iterable[Fact]) -> None:
        """Take facts in; a claim that is known already is passed over."""
        waiting: list[tuple[Order, str]] = []
        queued: set[str] = set()
        for f in facts:
            id_ = f.claim["id"]
            if id_ in self._facts:
                continue
            self._facts[id_] = f
            self._by_anchor[f.anchor].append(id_)
            self._of_report[f.kind, f.report].append(id_)
            for key in _keys(f):
                insort(self._near[key], (f.day, f.order, id_))
            queued.add(id_)
            waiting.append((f.order, id_))
        heapq.heapify(waiting)
        while waiting:
            _, id_ = heapq.heappop(waiting)
            queued.discard(id_)
            for other in self._decide(id_):
                if other not in queued:
                    queued.add(other)
                    heapq.heappush(waiting, (self._facts[other].order, other))

    def _decide(self, id_: str) -> Iterable[str]:
        """Find what a fact joins; returns the facts after it that have to be looked at again."""
        f = self._facts[id_]
        had = self._joined.get(id_)
        was_first = had is None and id_ in self._members
        found = self._best(f)
        if found is None:
            self._joined.pop(id_, None)
            if had is not None:
                self._leave(id_, had[0])
            if not was_first:
                self._members[id_] = {id_}
                for key in _keys(f):
                    insort(self._firsts[key], (f.day, f.order, id_))
                return self._after(f)
            return ()
        self._joined[id_] = found
        if had == found:
            return ()
        if had is not None:
            self._leave(id_, had[0])
        self._members[found[0]].add(id_)
        changed: Iterable[str] = [x for a in self._apart.get(f.anchor, ()) for x in self._by_anchor.get(a, ())]
        if was_first:
            self._members.pop(id_)
            for key in _keys(f):
                entries = self._firsts[key]
                del entries[bisect_left(entries, (f.day, f.order, id_))]
            changed = [*changed, *self._after(f)]
        return [x for x in changed if self._facts[x].order > f.order]

    def _leave(self, id_: str, first: str) -> None:
        if first in self._members:
            self._members[first].discard(id_)

    def _best(self, f: Fact) -> tuple[str, Link] | None:
        """The first fact that `f` matches best among those before it; of equals the earlier."""
        best: tuple[float, Order, str, Link] | None = None
        barred = {x for a in self._apart.get(f.anchor, ()) for x in self._by_anchor.get(a, ())}
        for id_ in self._candidates(f):
            first = self._facts[id_]
            if barred and any(m in barred and self._facts[m].order < f.order for m in self._members[id_]):
                continue
            link = match(first, f, self._words) or rival(first, f, self._words)
            if link and (best is None or (-link.score, first.order) < (-best[0], best[1])):
                best = (link.score, first.order, id_, link)
        if best is not None:
            return best[2], best[3]
        return None if f.doers and f.receivers else self._in_report(f, barred)

    def _candidates(self, f: Fact) -> Iterator[str]:
        """The first facts before `f` that it could match, by a party in common and days that come near."""
        seen: set[str] = set()
        for _, order, id_ in self._close(self._firsts, f):
            if id_ not in seen and order < f.order:
                seen.add(id_)
                yield id_

    def _after(self, f: Fact) -> list[str]:
        """The facts later in order that could join `f`, or had joined it."""
        out = {id_ for _, order, id_ in self._close(self._near, f) if order > f.order}
        out.update(x for x in self._of_report[f.kind, f.report] if self._facts[x].order > f.order)
        return sorted(out)

    def _close(self, index: dict[Key, list[tuple[int, Order, str]]], f: Fact) -> Iterator[tuple[int, Order, str]]:
        """The entries of an index under one of a fact's keys whose days lie within reach of the fact's."""
        days = self._words.kinds[f.kind].days
        for kind, party, wide in _keys(f):
            for other in (False, True) if not f.running else (False,):
                reach = days if f.running else WIDE if wide or other else NARROW
                entries = index.get((kind, party, other), ())
                low = bisect_left(entries, (f.day - reach,)) if reach < 1000 else 0
                for entry in entries[low:] if low else entries:
                    if entry[0] > f.day + reach:
                        break
                    yield entry

    def _in_report(self, f: Fact, barred: set[str]) -> tuple[str, Link] | None:
        """The development of the nearest claim of its kind in the same report."""
        best: tuple[int, Order, str] | None = None
        for id_ in self._of_report[f.kind, f.report]:
            other = self._facts[id_]
            if other.order >= f.order or not may_share(other, f):
                continue
            first = self._joined[id_][0] if id_ in self._joined else id_
            if first not in self._members or (barred and self._members[first] & barred):
                continue
            apart = abs(other.sentence[1] - f.sentence[1]) if other.sentence[0] == f.sentence[0] else 1
            if apart <= CLOSE and (best is None or (apart, other.order) < best[:2]):
                best = (apart, other.order, first)
        if best is None:
            return None
        where = (
            "in the same sentence"
            if not best[0]
            else f"{best[0]} sentences apart in one report"
            if best[0] > 1
            else "in the next sentence"
        )
        return best[2], Link(LEAST, f"{f.kind}; {'one' if f.doers or f.receivers else 'no'} side named; {where}")

    # ------------------------------------------------------------------ what came of it
    def groups(self) -> list[Group]:
        """Every development, in the order of its first claim."""
        root: dict[str, str] = {}
        for id_ in self._facts:
            root[id_] = self._joined[id_][0] if id_ in self._joined else id_
        merged: dict[str, str] = {}

        def top(x: str) -> str:
            while x in merged:
                x = merged[x]
            return x

        judged: dict[str, list[Merge]] = defaultdict(list)
        for a, b in self._same:
            for x in self._by_anchor.get(a, ()):
                for y in self._by_anchor.get(b, ()):
                    one, other = top(root[x]), top(root[y])
                    judged[one].append(Merge(a, b, 1.0, "a person's judgement", "user"))
                    if one != other:
                        merged[other] = one
        members: dict[str, list[Fact]] = defaultdict(list)
        merges: dict[str, list[Merge]] = defaultdict(list)
        for id_, f in self._facts.items():
            members[top(root[id_])].append(f)
            if id_ in self._joined:
                first, link = self._joined[id_]
                merges[top(root[id_])].append(Merge(self._facts[first].anchor, f.anchor, link.score, link.reason))
        for one, found in judged.items():
            merges[top(one)] += found
        groups = [_group(facts, merges[one]) for one, facts in members.items()]
        return sorted(groups, key=lambda g: _told(g.facts[0]))


def _group(facts: Sequence[Fact], merges: Sequence[Merge]) -> Group:
    ordered = tuple(sorted(facts, key=_told))
    return Group(name_of(ordered[0].anchor), ordered, tuple(sorted(merges, key=lambda m: (m.by, m.a, m.b))))


def _told(f: Fact) -> tuple[Any, ...]:
    return (f.published or f.day, f.report, f.order)


def _keys(f: Fact) -> list[Key]:
    """What a fact is found by: its kind, with each country that takes part, or with each who has no country, or the town where it
    was; and whether its own time is a long one."""
    who: set[str] = set()
    for p in (*f.doers, *f.receivers):
        who.update(p.countries or (p.one, *p.name))
    if not f.running:
        who.update(f"@{s.id or ' '.join(sorted(s.name))}" for s in f.spots if s.city)
    wide = not f.running and bool(f.first or f.last) and not 0 <= f.last - f.first <= AHEAD
    return [(f.kind, x, wide) for x in sorted(who) if x]


def developments(facts: Iterable[Fact], words: Words) -> list[Group]:
    """All developments of some facts, without anybody's judgements."""
    made = Developments(words)
    made.add(facts)
    return made.groups()
