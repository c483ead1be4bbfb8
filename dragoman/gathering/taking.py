"""Copies are not read twice: a reader that takes over what was read before (`dragoman.stories.takeover`).

It stands around the reader that an ingest is given. Every report on its way is looked up among those of the ledger and those that
went before it in the same run. One of which half or more stands in one of these waits until that one has been read; then what was
read there is taken over, and only what is left goes to the reader. What comes out does not depend on how many processes read.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from dragoman.gathering.copying import Taken, Taker, candidates
from dragoman.gathering.index import Entry
from dragoman.gathering.sweep import Gathering
from dragoman.ledger.ingest import Read
from dragoman.ledger.tables import report_key
from dragoman.records import Reading, Rejection, Report
from dragoman.stories.copies import compare
from dragoman.stories.shingles import SHORTEST, words_of
from dragoman.stories.takeover import LEAST, Plan, plan, taken_over

AHEAD = 50  # reports that are looked up together
WAITING = 1000  # reports that may wait before the reader is let go on
KEPT = 200_000  # words of readings of this run that are kept at hand
COMPARED = 8  # earlier reports that a report is compared with


@dataclass(slots=True)
class _Recent:
    """A report of this run that the ledger's index does not have yet."""

    report: Report
    taken: Taken
    words: int


class Taking:
    """A reader as `Ledger.ingest` takes it. `taken` counts the reports for which something was taken over."""

    def __init__(self, gathering: Gathering, read: Read, version: str) -> None:
        """`version` is the extractor's: only its own readings are taken over."""
        self._gathering, self._read, self._version = gathering, read, version
        self._taker = Taker()
        self._recent: OrderedDict[str, _Recent] = OrderedDict()
        self._prints: dict[int, list[str]] = {}
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._words = 0
        self._on_way: set[str] = set()
        self._look = False
        self._waiting: deque[tuple[Report, str]] = deque()
        self._again: deque[Report] = deque()
        self._rests: dict[str, Plan] = {}
        self.taken = 0

    def __call__(self, reports: Iterable[Report]) -> Iterator[Reading | Rejection]:
        """A reading, or a rejection, for every report."""
        given = iter(reports)
        done = False
        while not done or self._waiting or self._again:
            fresh = self._fresh(given)
            first = next(fresh, None)
            done = first is None and not self._waiting and not self._again
            if first is not None:
                for result in self._read(chain((first,), fresh)):
                    yield self._settled(result)
                    if self._look:
                        yield from self._ready()
            # The reader has given back all that it was given: of what is not there now nothing will come any more.
            given_again = {report_key(r) for r in self._again}
            self._rests = {k: p for k, p in self._rests.items() if k in given_again}
            self._on_way = {report_key(r) for r, _ in self._waiting} | given_again
            self._on_way |= {report_key(p.report) for p in self._rests.values()}
            yield from self._ready()

    def _fresh(self, given: Iterator[Report]) -> Iterator[Report]:
        """What has to be read, in order: rests of copies, and reports that copy nothing."""
        while True:
            while self._again:
                yield self._again.popleft()
            if len(self._waiting) >= WAITING:
                return
            some = list(islice(given, AHEAD))
            if not some:
                return
            sources = self._sources(some)
            self._on_way |= {report_key(r) for r in some}
            far = {s for s in sources if s and s not in self._readings and s not in self._on_way}
            for reading in self._gathering.readings(self._version, far):
                self._keep(reading)
            for report, source in zip(some, sources, strict=True):
                if source:
                    self._waiting.append((report, source))
                    self._look = self._look or source in self._readings
                else:
                    yield report

    # ------------------------------------------------------------------ looking up
    def _sources(self, reports: list[Report]) -> list[str]:
        """For each report the key of the earlier one of which it has most, "" where none has half of it."""
        index = self._gathering.index
        for key in [k for k in self._recent if index.entry(k) is not None]:
            del self._recent[key]
        self._prints = {}
        for key, r in self._recent.items():
            self._enter(key, r.taken)
        takens = [self._taker.take(r.text) for r in reports]
        old = [candidates(index, t, LEAST)[:COMPARED] for t in takens]
        texts = index.texts(e for some in old for e in some)
        versions = self._gathering.read_by(self._version, {e.key for some in old for e in some})
        out = []
        for report, taken, entries in zip(reports, takens, old, strict=True):
            key = report_key(report)
            out.append(self._best(report, taken, [e for e in entries if e.key in versions], texts))
            if key not in self._recent and index.entry(key) is None:
                self._recent[key] = _Recent(report, taken, len(taken.words))
                self._enter(key, taken)
        return out

    def _enter(self, key: str, taken: Taken) -> None:
        for p in taken.prints:
            self._prints.setdefault(p, []).append(key)

    def _best(self, report: Report, taken: Taken, entries: list[Entry], texts: dict[int, str]) -> str:
        if len(taken.words) < SHORTEST:
            return ""
        counts: Counter[str] = Counter(k for p in taken.prints for k in self._prints.get(p, ()))
        ranked = sorted(counts, key=lambda k: (-counts[k], k))[:COMPARED]
        found = [(k, self._recent[k].taken.words) for k in ranked]
        found += [(e.key, words_of(texts[e.reading])) for e in entries if e.key not in counts]
        best = (LEAST * len(report.text.strip()), "")
        for key, words in found:
            _, passages = compare(taken.words, words)
            covered = float(sum(p.a.end - p.a.start for p in passages))
            if covered >= best[0] and (covered > best[0] or not best[1] or key < best[1]):
                best = covered, key
        return best[1]

    # ------------------------------------------------------------------ taking over
    def _settled(self, result: Reading | Rejection) -> Reading | Rejection:
        """A result of the reader, put together with what is taken over where it is that of a rest."""
        if isinstance(result, Rejection):
            return result
        waiting = self._rests.pop(report_key(result.report), None)
        if waiting is not None:
            self.taken += 1
            result = taken_over(waiting, result)
        self._keep(result)
        return result

    def _keep(self, reading: Reading) -> None:
        """Have a reading at hand for the copies that may follow."""
        key = report_key(reading.report)
        self._on_way.discard(key)
        self._readings[key] = reading
        self._words += len(reading.report.text.split())
        while self._words > KEPT and len(self._readings) > 1:
            _, old = self._readings.popitem(last=False)
            self._words -= len(old.report.text.split())
        self._look = self._look or any(source == key for _, source in self._waiting)

    def _ready(self) -> Iterator[Reading]:
        """The reports whose source has been read, as far as nothing of them has to be read; the others go to the reader."""
        left: deque[tuple[Report, str]] = deque()
        self._look = False
        while self._waiting:
            report, source = self._waiting.popleft()
            reading = self._readings.get(source)
            if reading is None:
                if source in self._on_way:
                    left.append((report, source))
                else:
                    self._again.append(report)
                continue
            made = plan(report, reading)
            if made is None:
                self._again.append(report)
            elif made.rest is None:
                whole = taken_over(made, None)
                self.taken += 1
                self._keep(whole)
                yield whole
            else:
                self._rests[report_key(made.rest)] = made
                self._again.append(made.rest)
        self._waiting = left
