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
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from dragoman.stories.anchors import name_of
from dragoman.stories.facts import Fact, Party
from dragoman.stories.holding import Holder, Joined, Key, Memory
from dragoman.stories.kinds import Words
from dragoman.stories.matching import AHEAD, BACK, LEAST, Link, match, may_share
from dragoman.stories.rivals import rival

Order = tuple[Any, ...]
Pairs = Iterable[tuple[str, str]]
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
    """All facts so far, and which development each belongs to. They are kept by `holder`, by default in memory."""

    def __init__(self, words: Words, same: Pairs = (), apart: Pairs = (), holder: Holder | None = None) -> None:
        self._words = words
        self._held: Holder = Memory() if holder is None else holder
        self._same = sorted(set(same))
        self._apart = _both_ways(apart)

    def __len__(self) -> int:
        return self._held.size()

    def add(self, facts: Iterable[Fact]) -> set[str]:
        """Take facts in, those of known claims being passed over; returns the ids of all claims that belong elsewhere now."""
        fresh = []
        for f in facts:
            if not self._held.has(f.claim["id"]):
                self._held.enter(f, self._keys(f))
                fresh.append(f)
        return self._settle(fresh)

    def remove(self, ids: Iterable[str]) -> set[str]:
        """Forget claims, those that are not known being passed over; returns as `add`."""
        again: set[str] = set()
        gone = set()
        for id_ in ids:
            if self._held.has(id_):
                f = self._held.fact(id_)
                again.update(self._held.members(id_), self._fellows(f), self._parted(f))
                self._held.remove(f, self._keys(f))
                gone.add(id_)
        return self._settle([self._held.fact(x) for x in again - gone])

    def judge(self, same: Pairs, apart: Pairs) -> set[str]:
        """What people hold to be one and not to be one from now on, by anchors; returns as `add`."""
        before, self._same, self._apart = self._apart, sorted(set(same)), _both_ways(apart)
        changed = [a for a in {*before, *self._apart} if before.get(a) != self._apart.get(a)]
        return self._settle([self._held.fact(id_) for a in sorted(changed) for id_ in self._held.at(a)])

    def _settle(self, facts: Iterable[Fact]) -> set[str]:
        """Find what facts join, one after the other in their order, and what others join because of that."""
        waiting = [(f.order, f.claim["id"]) for f in facts]
        queued = {id_ for _, id_ in waiting}
        heapq.heapify(waiting)
        changed: set[str] = set()
        while waiting:
            _, id_ = heapq.heappop(waiting)
            queued.discard(id_)
            f = self._held.fact(id_)
            if self._decide(f):
                changed.add(id_)
                for g in self._touched(f, queued):
                    if g.claim["id"] not in queued:
                        queued.add(g.claim["id"])
                        heapq.heappush(waiting, (g.order, g.claim["id"]))
        return changed

    def _decide(self, f: Fact) -> bool:
        """Find what a fact joins; whether that is another one than before."""
        id_ = f.claim["id"]
        found = self._best(f)
        if found is None:
            if self._held.is_first(id_):
                return False
            self._held.make_first(f, self._keys(f))
            return True
        if found == self._held.joined(id_):
            return False
        self._held.join(f, found, self._keys(f))
        return True

    def _touched(self, f: Fact, queued: set[str]) -> Iterator[Fact]:
        """The facts after one that was decided anew for which that may change something; those `queued` are looked at anyway."""
        id_ = f.claim["id"]
        for x in (*self._fellows(f), *self._parted(f)):
            yield self._held.fact(x)
        if not self._held.is_first(id_):
            for x in self._held.members(id_):
                yield self._held.fact(x)
            return
        seen = {id_}
        for g in self._close(self._held.near, f):
            other = g.claim["id"]
            if other in queued or other in seen or g.order < f.order:
                continue
            seen.add(other)
            link = match(f, g, self._words) or rival(f, g, self._words)
            if link is None:
                continue
            had = self._held.joined(other)
            if had is None or not had.matched or (-link.score, f.order) < (-had.link.score, self._held.fact(had.first).order):
                yield g

    def _fellows(self, f: Fact) -> list[str]:
        """The facts of a report after one that may mean what it means, because they name too little to match another report's."""
        out = []
        for id_ in self._held.of_report(f.kind, f.report):
            g = self._held.fact(id_)
            if g.order > f.order and not (g.doers and g.receivers):
                had = self._held.joined(id_)
                if had is None or not had.matched:
                    out.append(id_)
        return out

    def _parted(self, f: Fact) -> list[str]:
        """The facts after one that somebody holds not to be one with it."""
        return [x for a in self._apart.get(f.anchor, ()) for x in self._held.at(a) if self._held.fact(x).order > f.order]

    def _best(self, f: Fact) -> Joined | None:
        """The first fact that `f` matches best among those before it; of equals the earlier."""
        best: tuple[float, Order, str, Link] | None = None
        barred = {x for a in self._apart.get(f.anchor, ()) for x in self._held.at(a)}
        seen: set[str] = set()
        for first in self._close(self._held.firsts, f):
            id_ = first.claim["id"]
            if id_ in seen or first.order >= f.order:
                continue
            seen.add(id_)
            link = match(first, f, self._words) or rival(first, f, self._words)
            if link and (best is None or (-link.score, first.order) < (-best[0], best[1])) and not self._bars(id_, f, barred):
                best = (link.score, first.order, id_, link)
        if best is not None:
            return Joined(best[2], best[3])
        return None if f.doers and f.receivers else self._in_report(f, barred)

    def _bars(self, first: str, f: Fact, barred: set[str]) -> bool:
        """Whether a development has a fact before `f` that somebody holds not to be one with it."""
        if not barred:
            return False
        return any(m in barred and self._held.fact(m).order < f.order for m in (first, *self._held.members(first)))

    def _close(self, entries: Callable[[Key, int, int], Iterable[Fact]], f: Fact) -> Iterator[Fact]:
        """The facts by whose names a fact could be found, whose days lie within reach of the fact's."""
        kind, wide = self._words.kinds[f.kind], _wide(f)
        for name in sorted(found_by(f, kind.mutual)[1]):
            for other in (False, True) if not f.running else (False,):
                reach = kind.days if f.running else WIDE if wide or other else NARROW
                low = f.day - reach if reach < 1000 else 0
                yield from entries((f.kind, name, other), low, f.day + reach)

    def _keys(self, f: Fact) -> list[Key]:
        """Under what a fact is kept: its kind with each name by which it is found, and whether its own time is a long one."""
        wide = _wide(f)
        return [(f.kind, name, wide) for name in sorted(found_by(f, self._words.kinds[f.kind].mutual)[0])]

    def _in_report(self, f: Fact, barred: set[str]) -> Joined | None:
        """The development of the nearest claim of its kind in the same report."""
        best: tuple[int, Order, str] | None = None
        for id_ in self._held.of_report(f.kind, f.report):
            other = self._held.fact(id_)
            if other.order >= f.order or not may_share(other, f):
                continue
            had = self._held.joined(id_)
            first = id_ if had is None else had.first
            if not self._held.is_first(first) or self._bars(first, f, barred):
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
        why = f"{f.kind}; {'one' if f.doers or f.receivers else 'no'} side named; {where}"
        return Joined(best[2], Link(LEAST, why), matched=False)

    # ------------------------------------------------------------------ what came of it
    def merge(self, id_: str) -> Merge | None:
        """Why a claim was put where it is; None for the first of its development."""
        had = self._held.joined(id_)
        if had is None:
            return None
        return Merge(self._held.fact(had.first).anchor, self._held.fact(id_).anchor, had.link.score, had.link.reason)

    def groups(self) -> list[Group]:
        """Every development, in the order of its first claim."""
        return sorted(self._groups(set(map(self._root, self._held.ids()))), key=lambda g: _told(g.facts[0]))

    def groups_of(self, ids: Iterable[str]) -> list[Group]:
        """The developments to which some claims belong, in the order of their first claims."""
        return sorted(self._groups({self._root(x) for x in ids if self._held.has(x)}), key=lambda g: _told(g.facts[0]))

    def _root(self, id_: str) -> str:
        had = self._held.joined(id_)
        return id_ if had is None else had.first

    def _groups(self, roots: Iterable[str]) -> Iterator[Group]:
        """The developments of these first claims, put together as people hold them to be one."""
        top, judged = self._unions()
        together: dict[str, list[str]] = defaultdict(list)
        for root, whole in top.items():
            together[whole].append(root)
        for one in sorted({top.get(r, r) for r in roots}):
            facts: list[Fact] = []
            merges = list(judged.get(one, ()))
            for root in together.get(one, [one]):
                members = self._held.members(root)
                facts += [self._held.fact(x) for x in (root, *members)]
                merges += [m for x in members if (m := self.merge(x))]
            yield _group(facts, merges)

    def _unions(self) -> tuple[dict[str, str], Mapping[str, list[Merge]]]:
        """By first claim of a development that people hold to be one with another, the claim that stands for all of these; by
        such a claim, people's words."""
        top: dict[str, str] = {}

        def of(x: str) -> str:
            while top.setdefault(x, x) != x:
                x = top[x]
            return x

        said = []
        for a, b in self._same:
            for x in self._held.at(a):
                for y in self._held.at(b):
                    one, other = of(self._root(x)), of(self._root(y))
                    said.append((one, Merge(a, b, 1.0, "a person's judgement", "user")))
                    top[other] = one
        judged: dict[str, list[Merge]] = defaultdict(list)
        for x, merge in said:
            judged[of(x)].append(merge)
        return {x: of(x) for x in top}, judged


def _both_ways(pairs: Pairs) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        out[a].add(b)
        out[b].add(a)
    return dict(out)


def _group(facts: Sequence[Fact], merges: Sequence[Merge]) -> Group:
    ordered = tuple(sorted(facts, key=_told))
    return Group(name_of(ordered[0].anchor), ordered, tuple(sorted(merges, key=lambda m: (m.by, m.a, m.b))))


def _told(f: Fact) -> tuple[Any, ...]:
    return (f.published or f.day, f.report, f.order)


def _words_for(parties: Iterable[Party]) -> set[str]:
    """What parties are known by: two that may be one have something of it in common."""
    return {x for p in parties for x in (*p.countries, p.one, *p.name) if x}


def found_by(f: Fact, mutual: bool) -> tuple[set[str], set[str]]:
    """Under what a fact is kept, and under what those are looked for that could be one with it.

    That is who takes part: both sides (P), one of them (D, R), the only one that is named (d, r); where sides have no order, two
    parties (M), one of several (A), the only one (a). And the town where it was. Two that `match` holds to be one always meet:
    where both name both sides, or two parties, two of one are two of the other.
    """
    towns = set() if f.running else {f"@{x}" for s in f.spots if s.city for x in (s.id or "", *s.name) if x}
    if mutual:
        parties = [_words_for([p]) for p in (*f.doers, *f.receivers)]
        each = {x for some in parties for x in some}
        two = {f"M{min(x, y)}>{max(x, y)}" for some, other in combinations(parties, 2) for x in some for y in other}
        any_, only = {f"A{x}" for x in each}, {f"a{x}" for x in each}
        return (two | any_ | towns, two | only | towns) if len(parties) > 1 else (any_ | only | towns, any_ | towns)
    doers, receivers = _words_for(f.doers), _words_for(f.receivers)
    if doers and receivers:
        both = {f"P{x}>{y}" for x in doers for y in receivers}
        kept = {f"D{x}" for x in doers} | {f"R{x}" for x in receivers}
        sought = {f"d{x}" for x in doers} | {f"r{x}" for x in receivers}
        return both | kept | towns, both | sought | towns
    own = {f"D{x}" for x in doers} | {f"R{x}" for x in receivers}
    only = {f"d{x}" for x in doers} | {f"r{x}" for x in receivers}
    return own | only | towns, own | towns


def _wide(f: Fact) -> bool:
    """Whether its own time is a long one."""
    return not f.running and bool(f.first or f.last) and not 0 <= f.last - f.first <= AHEAD


def developments(facts: Iterable[Fact], words: Words) -> list[Group]:
    """All developments of some facts, without anybody's judgements."""
    made = Developments(words)
    made.add(facts)
    return made.groups()
