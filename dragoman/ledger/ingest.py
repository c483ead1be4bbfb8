"""Writing: from a stream of inputs to complete batches.

A batch becomes visible by one row in `ingests`, written when all its other rows are in their tables. A process that is killed
leaves at most rows that nobody sees; the next run reads those reports again. What is complete is skipped by its key, so
a rerun costs a look-up a report.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from dragoman.errors import LedgerError
from dragoman.ledger.batch import Batch
from dragoman.ledger.beside import beside
from dragoman.ledger.lore import Lesson, Lore
from dragoman.ledger.register import Register
from dragoman.ledger.schema import encoder
from dragoman.ledger.snapshot import Rows
from dragoman.ledger.store import LEASE, Store
from dragoman.ledger.tables import (
    TABLES,
    Fate,
    Judgement,
    Reason,
    Written,
    batch_begun,
    iso_day,
    rejection_key,
    report_key,
    short_key,
)
from dragoman.records import ActorEntry, Reading, Rejection, Report

Read = Callable[[Iterable[Report]], Iterable[Reading | Rejection]]
Progress = Callable[["IngestSummary"], None]

KNOWN = "already in the ledger, read by this version"
TWICE = "more than once in this input"
# A batch is closed at so many words, or when its first reading has waited so long.
WORDS = 100_000
SECONDS = 60.0
# Small files are put together after so many batches.
COMPACT_EVERY = 48


@dataclass(slots=True)
class IngestSummary:
    """What came of a run so far: ``kept + rejected + skipped == read`` when it is over.

    `unread` of the kept reports were kept without being read (another language, …); `claims` and `words` count what was
    kept; `reasons` says why inputs were skipped, rejected or left unread, with how many.
    """

    run: str
    version: str
    read: int = 0
    kept: int = 0
    skipped: int = 0
    rejected: int = 0
    unread: int = 0
    claims: int = 0
    words: int = 0
    batches: int = 0
    seconds: float = 0.0
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)


class Ingest:
    """One run. `execute` streams inputs through a reader into the ledger."""

    def __init__(self, store: Store, version: str, *, reports: int, progress: Progress | None = None) -> None:
        self._store = store
        self._most = reports
        self._progress = progress
        self.summary = IngestSummary(secrets.token_hex(8), version)
        self._seen_version = -1
        self._last_at = datetime.min.replace(tzinfo=UTC)
        self._lore = Lore(beside(store.root, "lore"))
        self._register = Register(self._lore)
        self._taught: list[Lesson] = []
        self._keys: list[int] = []
        self._rejected: list[int] = []
        self._met: set[int] = set()
        self._met_rejections: set[int] = set()
        for name in TABLES:
            store.has(name)
        self._look()
        # What was pulled from the input and not yet committed: fates counted for the next batch's row in `ingests`.
        self._batch = Batch(version)
        self._counts: Counter[str] = Counter()
        self._reasons: Counter[tuple[Fate, str]] = Counter()
        self._began = time.monotonic()
        self._waiting = 0.0
        self._rejections: list[Rejection] = []

    def execute(self, items: Iterable[Report | Reading | Rejection], read: Read | None) -> IngestSummary:
        """Pull everything out of `items` and write what is new.

        `read` turns reports into readings, in any number of processes, in order or not; readings among `items` are taken
        as they are. Raises `LedgerError` if `items` holds a report and there is nothing to read it with, if a reading
        comes from another version, or if a reader loses or invents reports.
        """
        try:
            self._pass(items, read)
        finally:
            self._lore.close()
        self._report()
        return self.summary

    def _pass(self, items: Iterable[Report | Reading | Rejection], read: Read | None) -> None:
        if read is None:
            for item in items:
                self._take(item)
        else:
            given = Given(self, items)
            for result in read(given):
                given.settle(result)
                self._drain()
                self._take_result(result)
            given.check()
        self._drain()
        self._commit()
        if 0 < self.summary.batches < COMPACT_EVERY:
            self._store.tidy()

    def pull(self, item: Report | Reading | Rejection) -> bool:
        """Count one input; whether it is a report or reading that the ledger does not have."""
        self.summary.read += 1
        if isinstance(item, Rejection):
            self._rejections.append(item)
            return False
        key = short_key(report_key(item.report if isinstance(item, Reading) else item))
        if key in self._met or self._lore.has(key, self.summary.version):
            self._fate("skipped", TWICE if key in self._met else KNOWN)
            return False
        self._met.add(key)
        return True

    def _take(self, item: Report | Reading | Rejection) -> None:
        if isinstance(item, Report):
            raise LedgerError(f"report {item.id} came to the ledger without having been read")
        if self.pull(item):
            self._take_result(item)
        self._drain()

    def _drain(self) -> None:
        """Write down the inputs that could not be read since the last look."""
        for rejection in self._rejections:
            self._reject(rejection)
        self._rejections.clear()
        self._close_if_full()

    def _take_result(self, result: Reading | Rejection) -> None:
        """Add what became of one new report."""
        if isinstance(result, Rejection):
            self._reject(result)
        else:
            if result.version not in ("", self.summary.version):
                raise LedgerError(f"a reading by version {result.version} came to a run of version {self.summary.version}")
            read = self._register.read(result)
            day = iso_day(read.report.published)
            self._register.learn(read.taught, read.report.id, day)
            self._taught += ((told, read.report.id, day) for told in read.taught)
            self._keys.append(short_key(report_key(read.report)))
            self._batch.add_reading(read)
            self._counts["kept"] += 1
            if result.skipped:
                self._reasons["unread", result.skipped] += 1
        self._close_if_full()

    def _close_if_full(self) -> None:
        if not len(self._batch):
            return
        self._waiting = self._waiting or time.monotonic()
        batch = self._batch
        full = batch.count("reports") + batch.count("rejected") >= self._most or batch.words >= WORDS
        if full or time.monotonic() - self._waiting > SECONDS:
            self._commit()

    def _fate(self, fate: Fate, reason: str) -> None:
        self._counts[fate] += 1
        self._reasons[fate, reason] += 1

    def _reject(self, rejection: Rejection) -> None:
        self._fate("rejected", rejection.reason)
        key = short_key(rejection_key(rejection))
        if key not in self._met_rejections and not self._lore.has_rejected(key):
            self._met_rejections.add(key)
            self._rejected.append(key)
            self._batch.add_rejection(rejection)

    def _commit(self) -> None:
        """Make the batch visible, and everything counted since the last one acknowledged."""
        counts, reasons, batch = self._counts, self._reasons, self._batch
        if len(batch):
            row = {
                "version": self.summary.version,
                "run": self.summary.run,
                "read": counts.total(),
                **{name: counts[name] for name in ("kept", "skipped", "rejected")},
                "words": batch.words,
                "reasons": [_REASON(Reason(f, r, n)) for (f, r), n in sorted(reasons.items())],
            }
            self._last_at = complete(self._store, batch, row, self._last_at)
            with self._lore.writing():
                self._lore.learn(batch.id, self.summary.version, self._keys, self._rejected, self._taught)
            self._keys, self._rejected, self._taught = [], [], []
            self._register.clear()
            self._look(own=1)
            self.summary.batches += 1
            self.summary.claims += batch.count("claims")
            self.summary.words += batch.words
        self.summary.kept += counts["kept"]
        self.summary.skipped += counts["skipped"]
        self.summary.rejected += counts["rejected"]
        self.summary.unread += sum(n for (fate, _), n in reasons.items() if fate == "unread")
        self.summary.reasons.update(reasons)
        self._batch, self._counts, self._reasons, self._waiting = Batch(self.summary.version), Counter(), Counter(), 0.0
        if self.summary.batches and self.summary.batches % COMPACT_EVERY == 0:
            self._store.compact()
        self._report()

    def _report(self) -> None:
        self.summary.seconds = time.monotonic() - self._began
        if self._progress:
            self._progress(self.summary)

    def _look(self, own: int = 0) -> None:
        """Learn what other processes have completed since the last look; `own` commits of this one came in between."""
        if self._store.table("ingests").version() == self._seen_version + own:
            self._seen_version += own
            return
        rows = Rows(self._store)
        try:
            with rows.cursor("reports", "rejected", "register") as cursor:
                # The steps of layers, which are no runs, hold nothing that has to be known here.
                found = {b for (b,) in cursor.execute("SELECT batch FROM committed WHERE run <> ''").fetchall()}
                known = self._lore.learned()
                if known - found or found - known:
                    with self._lore.writing():
                        if known - found:
                            self._lore.clear()  # it is of another ledger
                        self._lore.learn_from(cursor, sorted(found))
                    self._register.clear()
                    for told, report, day in self._taught:
                        self._register.learn((told,), report, day)
                latest = cursor.execute("SELECT max(completed) FROM committed").fetchone()
        finally:
            rows.close()
        if latest and latest[0]:
            self._last_at = max(self._last_at, latest[0])
        self._seen_version = rows.version


class Given:
    """The new reports of a stream of inputs, on their way to the reader; sees to it that every one comes back."""

    def __init__(self, run: Ingest, items: Iterable[Report | Reading | Rejection]) -> None:
        self._run = run
        self._items = items
        self._out = 0

    def __iter__(self) -> Iterator[Report]:
        for item in self._items:
            if isinstance(item, Reading):
                self._run._take(item)
            elif self._run.pull(item) and isinstance(item, Report):
                self._out += 1
                yield item

    def settle(self, result: Reading | Rejection) -> None:
        self._out -= 1
        if self._out < 0:
            raise LedgerError(f"the reader gave back more than it was given: {result}")

    def check(self) -> None:
        if self._out:
            raise LedgerError(f"the reader lost {self._out} reports; what was complete is kept, run it again")


_REASON = encoder(Reason)
_WRITTEN = encoder(Written)


def complete(store: Store, batch: Batch, row: dict[str, object], after: datetime) -> datetime:
    """Write a batch's rows, then the row that makes them visible; returns its time, which is later than `after`.

    Raises `LedgerError` where the batch was begun too long ago to be sure that its rows have not been cleared away.
    """
    written = []
    for name, rows in batch.tables():
        store.append(name, rows)
        written.append(_WRITTEN(Written(name, rows.num_rows)))
    now = datetime.now(UTC)
    if now - batch_begun(batch.id) > LEASE:
        raise LedgerError(
            f"the batch begun at {batch_begun(batch.id):%H:%M} UTC could not be written within an hour; "
            "nothing of it is visible: run it again"
        )
    at = max(now, after + timedelta(microseconds=1)) if after.year > 1 else now
    marker = {**row, "batch": batch.id, "completed": at, "tables": written}
    store.append("ingests", pa.Table.from_pylist([marker], schema=TABLES["ingests"]))
    return at


def write_entries(store: Store, entries: Iterable[ActorEntry], version: str) -> int:
    """Add users' entries to the register as one batch; returns how many."""
    batch = Batch(version)
    now = datetime.now(UTC)
    for entry in entries:
        batch.add_entry(entry, now)
    _write(store, batch, version)
    return len(batch)


def write_judgements(store: Store, judgements: Iterable[Judgement], version: str) -> int:
    """Add judgements as one batch; returns how many."""
    batch = Batch(version)
    now = datetime.now(UTC)
    for judgement in judgements:
        batch.add_judgement(judgement, now)
    _write(store, batch, version)
    return len(batch)


def _write(store: Store, batch: Batch, version: str) -> None:
    if len(batch):
        zero = {"read": 0, "kept": 0, "skipped": 0, "rejected": 0, "words": 0, "reasons": []}
        complete(store, batch, {"version": version, "run": secrets.token_hex(8), **zero}, datetime.min.replace(tzinfo=UTC))
