"""Reports grouped into stories, as they arrive or all at once.

Average-linkage agglomeration over profiles (`profiles`): two stories are as like as their reports are on average, less what
the time between them takes off. The stories that are likest become one, until none are like enough. The sum of its reports'
weights is all that a story needs for that, because the mean of all cosines between two sets is the product of their sums over the
product of their sizes. Time counts from the end of the one story to the start of the other, so one that goes on for months
does not fall apart as long as it is reported on.

New reports are weighed together with the stories that they could belong to. These are taken apart into their reports and put
together anew, and reports that came one by one are weighed once more when there are some of them, so that the order of arrival
hardly matters; docs/commands/stories.md says how little. Only a story of very many reports stays as it is, and can but grow.

How telling a term is depends on how many news texts have it (`terms`) and, the more there are of them, on how many of the reports
at hand do: in a thousand reports on one war the names of its parties tell nothing apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from dragoman.stories.profiles import Profile
from dragoman.stories.shelf import NO_DAY, Memory, Part, Shelf, Story, TermNumbers, Values

CUT = 0.06  # runs of coverage at least so alike become one story
EVENT_CUT = 0.1  # the same, where reports of two events of one kind are to stand apart
PRIOR = 200  # reports whose terms are as common as in news at large, counted beside those at hand
POWER = 1.5  # of a term's information (the logarithm of its share) in its weight
FREE_DAYS = 2  # time between stories that takes nothing off
DAYS = 30.0  # in which what time can take off falls to 1/e
FLOOR = 0.5  # the part of the likeness that is left after the longest time
BLOCK = 1000  # new reports that are weighed together, at most
AGAIN = 100  # reports that came few at a time, after which they are weighed once more, together
WEIGHED = 4000  # reports and stories that are weighed together, unless one new report is near to more
NEAR = 16  # stories so far that a new report is weighed with
PROBED = 30  # of a report's terms that look for stories
INDEXED = 40  # of a story's terms by which it is found
TRIED = 5000  # entries of the index that are looked at for one report
YOUNG = 256  # reports up to which a story is taken apart again when a report comes near
FEW = 64  # stories that have a term, up to which they are held against one another one by one
KEPT = 400  # terms of a story, when it has twice as many
_CHUNK = 4096


class Stories:
    """The stories of all reports seen. `add` takes new ones; `story_of` and `stories` say where every report stands.

    They are kept on `shelf`, by default in memory.
    """

    def __init__(self, cut: float = CUT, shelf: Shelf | None = None) -> None:
        self.cut = cut
        self._shelf = Memory() if shelf is None else shelf
        self._numbers = TermNumbers()

    def add(self, profiles: Iterable[Profile]) -> dict[str, int]:
        """Take reports in, by day and id within what is given. One whose id is known is passed over.

        Returns the number of the story of each report, new or old, that belongs to another story than before.
        """
        fresh = {p.id: p for p in profiles if self._shelf.place(p.id) is None}
        new = [self._part(p) for p in sorted(fresh.values(), key=lambda p: (p.day or 0, p.id))]
        self._shelf.enter(new)
        moved = self._take(new, fresh=True)
        late = self._shelf.unsettled()
        if len(late) >= AGAIN:
            if len(late) > len(new):
                moved |= self._take(late, fresh=False)
            self._shelf.settle()
        return moved

    def story_of(self, report: str) -> str:
        """The name of a report's story: the id of its first report. Raises `KeyError` for a report that was not added."""
        number = self._shelf.place(report)
        if number is None:
            raise KeyError(report)
        return self._shelf.story(number).name[1]

    def stories(self) -> dict[str, list[str]]:
        """Every story's name and the ids of its reports, the stories in the order of their first days."""
        found = sorted((self._shelf.story(n).name, n) for n in self._shelf.numbers())
        return {name: sorted(self._shelf.members(n)) for (_, name), n in found}

    # ------------------------------------------------------------------ taking in
    def _part(self, p: Profile) -> Part:
        rows = sorted((self._numbers[t], w, p.rare[t]) for t, w in p.weights.items())
        terms = np.fromiter((t for t, _, _ in rows), dtype=np.int64, count=len(rows))
        weights, rare = (np.array([r[i] for r in rows], dtype=np.float32).astype(np.float64) for i in (1, 2))
        return Part((p.day or 0, p.id), terms, weights, rare)

    def _weighed(self, parts: Sequence[Part]) -> list[Story]:
        """Reports as stories of one, by how telling their terms are today."""
        if not parts:
            return []
        terms, where = np.unique(np.concatenate([p.terms for p in parts]), return_inverse=True)
        having = self._shelf.counted(terms)[where]
        shares = (having + PRIOR * np.exp(-np.concatenate([p.rare for p in parts]))) / (self._shelf.size() + PRIOR)
        told = np.maximum(-np.log(shares), 0.0) ** POWER * np.concatenate([p.weights for p in parts])
        out = []
        for p, sums in zip(parts, np.split(told, np.cumsum([len(p.terms) for p in parts])[:-1]), strict=True):
            first, last = (p.name[0], p.name[0]) if p.name[0] else NO_DAY
            out.append(Story(p.terms, sums / (math.sqrt(float(sums @ sums)) or 1.0), 1, p.name, first, last))
        return out

    def _take(self, reports: Sequence[Part], *, fresh: bool) -> dict[str, int]:
        """Weigh reports with what they are near to; those that are not `fresh` are in stories already."""
        moved: dict[str, int] = {}
        while reports:
            block, near = self._block(self._weighed(reports[:BLOCK]))
            reports = reports[len(block) :]
            moved |= self._add(block if fresh else (), near)
        return moved

    def _block(self, new: Sequence[Story]) -> tuple[Sequence[Story], dict[int, Story]]:
        """The first of the reports, as many as can be weighed together, and the stories near them by their numbers."""
        near: dict[int, Story] = {}
        weighed = 0
        for i, s in enumerate(new):
            found = {n: self._shelf.story(n) for n in self._near(s) if n not in near}
            weighed += 1 + sum(story.size if story.size <= YOUNG else 1 for story in found.values())
            if i and weighed > WEIGHED:
                return new[:i], near
            near |= found
        return new, near

    def _add(self, new: Sequence[Story], near: Mapping[int, Story]) -> dict[str, int]:
        parted = [(p, n) for n, story in near.items() if story.size <= YOUNG for p in self._shelf.parts(n)]
        items: list[tuple[Story, int | None]] = [(s, None) for s in new]
        items += zip(self._weighed([p for p, _ in parted]), (n for _, n in parted), strict=True)
        items += [(story, n) for n, story in near.items() if story.size > YOUNG]
        items.sort(key=lambda x: x[0].name)
        made = [[items[i] for i in m] for m in agglomerate([s for s, _ in items], self.cut)]
        moved: dict[str, int] = {}
        kept: set[int] = set()
        for parts in sorted(made, key=lambda parts: (-sum(s.size for s, n in parts if n is not None), parts[0][0].name)):
            sizes: Counter[int] = Counter()
            for s, whence in parts:
                if whence is not None:
                    sizes[whence] += s.size
            # Of the stories that it is made of, it goes on as the largest that does not go on as another one.
            own = [n for _, n in sorted((-size, n) for n, size in sizes.items()) if n not in kept]
            number: int = own[0] if own else self._shelf.new_number()
            kept.add(number)
            for s, whence in parts:
                if whence != number:
                    reports = [s.name[1]] if whence is None or s.size == 1 else self._shelf.members(whence)
                    moved.update(dict.fromkeys(reports, number))
            if number not in near or not sizes[number] == near[number].size == sum(s.size for s, _ in parts):
                self._put(number, _joined([s for s, _ in parts]))
        for n in near.keys() - kept:
            self._shelf.drop(n)
        by_number: dict[int, list[str]] = {}
        for report, number in moved.items():
            by_number.setdefault(number, []).append(report)
        for number, moving in by_number.items():
            self._shelf.move(moving, number)
        return moved

    def _put(self, number: int, story: Story) -> None:
        top = np.argsort(-story.sums, kind="stable")[:INDEXED]
        story.indexed = tuple(story.terms[top].tolist())
        self._shelf.put(number, story)

    def _near(self, s: Story) -> list[int]:
        """The stories so far that are likest to a new report, of those at least half as like as it takes."""
        top = np.argsort(-s.sums, kind="stable")[:PROBED]
        probes = sorted(((self._shelf.spread(t), i, t) for i, t in enumerate(s.terms[top].tolist())))
        hits: Counter[int] = Counter()
        looked = 0
        for found, _, term in probes:
            looked += found
            if looked > TRIED:
                break
            hits.update(self._shelf.having(term))
        scored = []
        for n, _ in hits.most_common(8 * NEAR):
            story = self._shelf.story(n)
            score = _product(s, story) / story.size * _fading(s, story)
            if score >= self.cut / 2:
                scored.append((-score, n))
        return [n for _, n in sorted(scored)[:NEAR]]


def group(profiles: Iterable[Profile], cut: float = CUT) -> dict[str, str]:
    """Report to story, all at once: the same whatever order the profiles come in."""
    found = Stories(cut)
    found.add(profiles)
    return {report: name for name, reports in found.stories().items() for report in reports}


def agglomerate(items: Sequence[Story], cut: float) -> list[list[int]]:
    """Which of `items` are one story, as lists of their indices. Costs the square of their number in memory (8 bytes each)."""
    n = len(items)
    products = _products(items)
    sizes = np.array([s.size for s in items], dtype=np.float64)
    first, last = np.array([s.first for s in items]), np.array([s.last for s in items])
    members = [[i] for i in range(n)]
    live = np.ones(n, dtype=bool)

    def scores(i: int) -> Values:
        gap = np.maximum(first - last[i], first[i] - last)
        fade = FLOOR + (1 - FLOOR) * np.exp(-np.maximum(gap - FREE_DAYS, 0) / DAYS)
        out: Values = np.where(live, products[i] / (sizes * sizes[i]) * fade, -1.0)
        out[i] = -1.0
        return out

    table = np.array([scores(i) for i in range(n)]).reshape(n, n)
    best = table.argmax(axis=1) if n else np.empty(0, dtype=np.intp)
    value = table[np.arange(n), best]
    while n > 1:
        i = int(value.argmax())
        if value[i] < cut:
            break
        i, j = sorted((i, int(best[i])))
        products[i] += products[j]
        products[:, i] += products[:, j]
        sizes[i] += sizes[j]
        first[i], last[i] = _span((first[i], last[i]), (first[j], last[j]))
        members[i] += members[j]
        live[j] = False
        table[j] = table[:, j] = -1.0
        value[j] = -1.0
        table[i] = table[:, i] = scores(i)
        better = table[:, i] > value
        best[better], value[better] = i, table[better, i]
        for k in np.flatnonzero(live & ((best == i) | (best == j)) & ~better).tolist():
            best[k] = int(table[k].argmax())
            value[k] = table[k, best[k]]
        best[i] = int(table[i].argmax())
        value[i] = table[i, best[i]]
    return [m for m, alive in zip(members, live.tolist(), strict=True) if alive]


def _products(items: Sequence[Story]) -> Values:
    """The product of every two sums. Terms that few have are taken pair by pair, the others as a matrix, a chunk at a time."""
    n = len(items)
    if not n:
        return np.zeros((0, 0))
    terms = np.concatenate([s.terms for s in items])
    order = np.argsort(terms, kind="stable")
    owner = np.repeat(np.arange(n), [len(s.terms) for s in items])[order]
    sums = np.concatenate([s.sums for s in items])[order]
    _, starts, counts = np.unique(terms[order], return_index=True, return_counts=True)
    places, values = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for k in np.unique(counts[counts <= FEW]).tolist():
        at = starts[counts == k][:, None] + np.arange(k)
        places.append((owner[at][:, :, None] * n + owner[at][:, None, :]).ravel())
        values.append((sums[at][:, :, None] * sums[at][:, None, :]).ravel())
    pairs = np.bincount(np.concatenate(places), np.concatenate(values), minlength=n * n)
    out: Values = pairs.astype(np.float64).reshape(n, n)
    many = np.flatnonzero(counts > FEW)
    for low in range(0, len(many), _CHUNK):
        some = many[low : low + _CHUNK]
        column = np.repeat(np.arange(len(some)), counts[some])
        at = np.concatenate([np.arange(starts[t], starts[t] + counts[t]) for t in some])
        part = np.zeros((n, len(some)))
        part[owner[at], column] = sums[at]
        out += part @ part.T
    return out


def _joined(parts: Sequence[Story]) -> Story:
    if len(parts) == 1:
        return parts[0]
    terms, where = np.unique(np.concatenate([p.terms for p in parts]), return_inverse=True)
    sums = np.zeros(len(terms))
    np.add.at(sums, where, np.concatenate([p.sums for p in parts]))
    if len(terms) > 2 * KEPT:
        top = np.sort(np.argsort(-sums, kind="stable")[:KEPT])
        terms, sums = terms[top], sums[top]
    first, last = NO_DAY
    for p in parts:
        first, last = _span((first, last), (p.first, p.last))
    size = sum(p.size for p in parts)
    return Story(terms, sums, size, min(p.name for p in parts), first, last)


def _span(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The days from the first to the last of both; days that are not known (infinite) say nothing."""
    if math.isinf(a[0]):
        return b
    if math.isinf(b[0]):
        return a
    return min(a[0], b[0]), max(a[1], b[1])


def _product(a: Story, b: Story) -> float:
    if not len(b.terms):
        return 0.0
    at = np.searchsorted(b.terms, a.terms)
    at[at == len(b.terms)] = 0
    both = b.terms[at] == a.terms
    return float(a.sums[both] @ b.sums[at[both]])


def _fading(a: Story, b: Story) -> float:
    gap = max(a.first - b.last, b.first - a.last)
    return FLOOR + (1 - FLOOR) * math.exp(-max(gap - FREE_DAYS, 0.0) / DAYS)
