"""Reports grouped into stories, as they arrive or all at once.

Average-linkage agglomeration over profiles (`profiles`): two stories are as like as their reports are on average, less what
the time between them takes off. The stories that are likest become one, until none are like enough. The sum of its reports'
weights is all that a story needs for that, because the mean of all cosines between two sets is the product of their sums over the
product of their sizes. Time counts from the end of the one story to the start of the other, so one that goes on for months
does not fall apart as long as it is reported on.

New reports are weighed together with the stories that they could belong to. Those may become one through them, and small ones
are taken apart and put together anew, so that the order of arrival matters little; docs/commands/stories.md says how little.

How telling a term is depends on the language (`terms`) and, less, on the reports at hand: in a thousand reports on one war the
names of its parties tell nothing apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.stories.profiles import Profile

CUT = 0.055  # runs of coverage at least so alike become one story
EVENT_CUT = 0.1  # the same, where reports of two events of one kind are to stand apart
PRIOR = 200  # reports that every set is taken to have beside its own, for how telling a term is in it
FREE_DAYS = 2  # time between stories that takes nothing off
DAYS = 30.0  # in which what time can take off falls to 1/e
FLOOR = 0.5  # the part of the likeness that is left after the longest time
BLOCK = 1000  # reports that are weighed together
NEAR = 8  # stories so far that a new report is weighed with
PROBED = 30  # of a report's terms that look for stories
INDEXED = 40  # of a story's terms by which it is found
TRIED = 5000  # entries of the index that are looked at for one report
YOUNG = 16  # reports up to which a story is taken apart again when a report comes near
KEPT = 400  # terms of a story, when it has twice as many
_CHUNK = 4096

_Ids = NDArray[np.int32]
_Values = NDArray[np.float64]


@dataclass(slots=True)
class _Story:
    """Term numbers (sorted) and the sums of their weights, its reports, and the first and last day of those that have one.

    `young` holds a small story's reports as stories of one, so that they can be weighed anew.
    """

    terms: _Ids
    sums: _Values
    reports: list[tuple[int, str]]  # (day, 0 if unknown; id)
    first: float
    last: float
    young: list[_Story] = field(default_factory=list)
    indexed: tuple[int, ...] = ()


class Stories:
    """The stories of all reports seen. `add` takes new ones; `story_of` and `stories` say where every report stands."""

    def __init__(self, cut: float = CUT) -> None:
        self.cut = cut
        self._numbers: dict[str, int] = {}  # of terms
        self._stories: dict[int, _Story] = {}
        self._next = 0
        self._having: Counter[int] = Counter()  # reports by term
        self._postings: dict[int, list[int]] = {}
        self._at: dict[str, int] = {}

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take reports in, by day and id within what is given. One whose id is known is passed over."""
        fresh = {p.id: p for p in profiles if p.id not in self._at}
        ordered = sorted(fresh.values(), key=lambda p: (p.day or 0, p.id))
        numbers = self._numbers
        for p in ordered:
            self._having.update(numbers.setdefault(t, len(numbers)) for t in p.weights)
        reports = len(self._at) + len(ordered)
        for i in range(0, len(ordered), BLOCK):
            self._add([self._story(p, reports) for p in ordered[i : i + BLOCK]])

    def story_of(self, report: str) -> str:
        """The name of a report's story: the id of its first report. Raises `KeyError` for a report that was not added."""
        return _name(self._stories[self._at[report]])

    def stories(self) -> dict[str, list[str]]:
        """Every story's name and its reports, both in the order of days and ids."""
        found = sorted(self._stories.values(), key=lambda s: min(s.reports))
        return {_name(s): [report for _, report in sorted(s.reports)] for s in found}

    # ------------------------------------------------------------------ taking in
    def _story(self, p: Profile, reports: int) -> _Story:
        """A story of one report. A term that many of the reports have says less about each of them."""
        pairs = sorted((self._numbers[t], w) for t, w in p.weights.items())
        terms = np.fromiter((t for t, _ in pairs), dtype=np.int32, count=len(pairs))
        sums = np.fromiter((w for _, w in pairs), dtype=np.float64, count=len(pairs))
        having = np.fromiter((self._having[t] for t, _ in pairs), dtype=np.float64, count=len(pairs))
        sums *= np.log((reports + PRIOR) / having)
        sums /= math.sqrt(float(sums @ sums)) or 1.0
        first, last = (p.day, p.day) if p.day else (-math.inf, math.inf)
        return _Story(terms, sums, [(p.day or 0, p.id)], first, last)

    def _add(self, new: Sequence[_Story]) -> None:
        old = sorted({n for s in new for n in self._near(s)}, key=lambda n: min(self._stories[n].reports))
        items: list[_Story] = []
        for n in old:
            items += self._stories[n].young or [self._stories[n]]
        items += new
        items.sort(key=lambda s: min(s.reports))
        made = [_joined([items[i] for i in m]) if len(m) > 1 else items[m[0]] for m in agglomerate(items, self.cut)]
        unchanged = {tuple(sorted(s.reports)) for s in made} & {tuple(sorted(self._stories[n].reports)) for n in old}
        for n in old:
            if tuple(sorted(self._stories[n].reports)) not in unchanged:
                for t in self._stories.pop(n).indexed:
                    self._postings[t].remove(n)
        for s in made:
            if tuple(sorted(s.reports)) not in unchanged:
                self._put(s)

    def _put(self, story: _Story) -> None:
        number, self._next = self._next, self._next + 1
        self._stories[number] = story
        top = np.argsort(-story.sums, kind="stable")[:INDEXED]
        story.indexed = tuple(story.terms[top].tolist())
        for t in story.indexed:
            self._postings.setdefault(t, []).append(number)
        for _, report in story.reports:
            self._at[report] = number

    def _near(self, s: _Story) -> list[int]:
        """The stories so far that are likest to a new report, of those at least half as like as it takes."""
        top = np.argsort(-s.sums, kind="stable")[:PROBED]
        probes = sorted(
            ((self._postings.get(t, []), w) for t, w in zip(s.terms[top].tolist(), s.sums[top].tolist(), strict=True)),
            key=lambda x: len(x[0]),
        )
        hits: Counter[int] = Counter()
        looked = 0
        for found, _ in probes:
            looked += len(found)
            if looked > TRIED:
                break
            hits.update(found)
        scored = []
        for n, _ in hits.most_common(8 * NEAR):
            score = _product(s, self._stories[n]) / len(self._stories[n].reports) * _fading(s, self._stories[n])
            if score >= self.cut / 2:
                scored.append((-score, n))
        return [n for _, n in sorted(scored)[:NEAR]]


def group(profiles: Iterable[Profile], cut: float = CUT) -> dict[str, str]:
    """Report to story, all at once: the same whatever order the profiles come in."""
    found = Stories(cut)
    found.add(profiles)
    return {report: name for name, reports in found.stories().items() for report in reports}


def agglomerate(items: Sequence[_Story], cut: float) -> list[list[int]]:
    """Which of `items` are one story, as lists of their indices. Costs the square of their number in memory (8 bytes each)."""
    n = len(items)
    products = _products(items)
    sizes = np.array([len(s.reports) for s in items], dtype=np.float64)
    first, last = np.array([s.first for s in items]), np.array([s.last for s in items])
    members = [[i] for i in range(n)]
    live = np.ones(n, dtype=bool)

    def scores(i: int) -> _Values:
        gap = np.maximum(first - last[i], first[i] - last)
        fade = FLOOR + (1 - FLOOR) * np.exp(-np.maximum(gap - FREE_DAYS, 0) / DAYS)
        out: _Values = np.where(live, products[i] / (sizes * sizes[i]) * fade, -1.0)
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


def _products(items: Sequence[_Story]) -> _Values:
    """The product of every two sums, a chunk of terms at a time."""
    n = len(items)
    terms = np.concatenate([s.terms for s in items]) if n else np.empty(0, dtype=np.int32)
    owner = np.repeat(np.arange(n), [len(s.terms) for s in items])
    sums = np.concatenate([s.sums for s in items]) if n else np.empty(0)
    _, dense = np.unique(terms, return_inverse=True)
    out = np.zeros((n, n))
    for low in range(0, int(dense.max(initial=-1)) + 1, _CHUNK):
        inside = (dense >= low) & (dense < low + _CHUNK)
        part = np.zeros((n, _CHUNK))
        part[owner[inside], dense[inside] - low] = sums[inside]
        out += part @ part.T
    return out


def _joined(parts: Sequence[_Story]) -> _Story:
    terms, where = np.unique(np.concatenate([p.terms for p in parts]), return_inverse=True)
    sums = np.zeros(len(terms))
    np.add.at(sums, where, np.concatenate([p.sums for p in parts]))
    if len(terms) > 2 * KEPT:
        top = np.sort(np.argsort(-sums, kind="stable")[:KEPT])
        terms, sums = terms[top], sums[top]
    first, last = -math.inf, math.inf
    for p in parts:
        first, last = _span((first, last), (p.first, p.last))
    reports = [r for p in parts for r in p.reports]
    young = [s for p in parts for s in p.young or [p]] if len(reports) <= YOUNG else []
    return _Story(terms.astype(np.int32), sums, reports, first, last, young)


def _span(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The days from the first to the last of both; days that are not known (infinite) say nothing."""
    if math.isinf(a[0]):
        return b
    if math.isinf(b[0]):
        return a
    return min(a[0], b[0]), max(a[1], b[1])


def _product(a: _Story, b: _Story) -> float:
    _, in_a, in_b = np.intersect1d(a.terms, b.terms, assume_unique=True, return_indices=True)
    return float(a.sums[in_a] @ b.sums[in_b])


def _fading(a: _Story, b: _Story) -> float:
    gap = max(a.first - b.last, b.first - a.last)
    return FLOOR + (1 - FLOOR) * math.exp(-max(gap - FREE_DAYS, 0.0) / DAYS)


def _name(story: _Story) -> str:
    return min(story.reports)[1]
