"""Layers that are worked out over what the ledger holds: in steps, each over some complete batches, each after the one before.

A step ("sweep") is a batch of its own, written like any other, and names the step it comes after. Two processes may take the
same step at once; of two steps after the same one that which was completed first counts, everywhere and always, and the
other is never seen. So the steps of a layer are a chain, every reader sees the same one, and what was known at some moment is
the part of the chain that was complete then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dragoman.ledger.batch import Batch
from dragoman.ledger.ingest import complete
from dragoman.ledger.judgements import BY_PEOPLE
from dragoman.ledger.rows import CLAIM_COLUMNS, claim_json, load, reading_of
from dragoman.ledger.schema import Row, encoder
from dragoman.ledger.snapshot import Rows, current_of
from dragoman.ledger.store import Store
from dragoman.ledger.tables import TABLES, Judgement, StoryRow, Sweep
from dragoman.records import Reading

_SWEEP = encoder(Sweep)
_PENDING = """
SELECT batch FROM raw_ingests SEMI JOIN committed USING (batch)
ANTI JOIN (
    SELECT unnest(covers) AS batch FROM raw_sweeps SEMI JOIN (FROM steps WHERE steps.layer = ?) USING (batch)
) c USING (batch)
WHERE kept > 0 ORDER BY completed, batch
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a layer is: the batches of its steps in order, and the batches with reports that no step covers yet, in the order
    of their completion."""

    steps: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def head(self) -> str:
        """The last step, "" before the first."""
        return self.steps[-1] if self.steps else ""


class Layer:
    """One layer of a ledger, for whoever works it out. Close it when done."""

    def __init__(self, store: Store, name: str, rules: str) -> None:
        self._store, self._name, self._rules = store, name, rules
        self._rows: Rows | None = None
        self._progress: tuple[int, Progress] | None = None  # with the version of `ingests` for which it holds

    def __enter__(self) -> Layer:
        return self

    def __exit__(self, *_: object) -> None:
        if self._rows is not None:
            self._rows.close()
        self._rows = self._progress = None

    @property
    def root(self) -> str:
        """Where the ledger is."""
        return self._store.root

    def look(self) -> Progress:
        """How far the layer is now; what is asked afterwards is answered from this state of the ledger."""
        version = self._store.table("ingests").version()
        if self._progress is not None and self._progress[0] == version:
            return self._progress[1]
        if self._rows is not None:
            self._rows.close()
        self._rows = Rows(self._store)
        steps = self._rows.steps(self._name)
        with self._rows.cursor("sweeps") as cursor:
            pending = cursor.execute(_PENDING, [self._name]).fetchall()
        progress = Progress(steps, tuple(str(b) for (b,) in pending))
        self._progress = self._rows.version, progress
        return progress

    def covered(self, step: str) -> tuple[str, ...]:
        """The batches that a step covers."""
        found = self._ask(("sweeps",), "SELECT covers FROM raw_sweeps WHERE batch = ?", [step])
        return tuple(found[0][0]) if found else ()

    def readings(self, batch: str) -> list[tuple[str, int, Reading]]:
        """Key, number and reading of every report of a batch, in its order: without attributions, claims and lineage."""
        columns = ", ".join(f'"{c}"' for c in TABLES["reports"].names)
        rows = self._at().page("reports", columns, "true", "ORDER BY pos", [], batches=[batch])
        return [(row["key"], row["reading"], reading_of(row, (), (), ())) for row in rows]

    def listed(self, batch: str) -> list[Row]:
        """The readings of a batch: `reading`, `batch`, `key`, `version`, `id`, `outlet`, `url`, `day` (ISO, or None),
        `pos`, `completed` (ISO)."""
        columns = "t.reading, t.batch, t.key, t.version, t.id, t.outlet, t.url, t.day, t.pos, c.completed"
        query = f"SELECT {columns} FROM raw_reports t JOIN committed c USING (batch) WHERE t.batch = ? ORDER BY t.pos"
        found = self._at().rows(("reports",), query, [batch])
        return [{**r, "day": r["day"] and r["day"].isoformat(), "completed": r["completed"].isoformat()} for r in found]

    def current(self, listed: Sequence[Row]) -> dict[int, bool]:
        """By reading, whether it is current; `listed` has all readings of each report, and of each url, of which it has one."""
        return current_of(self._at(), listed)

    def claims(self, places: Iterable[tuple[str, int]]) -> list[tuple[int, Row]]:
        """The claims of readings, given as batch and number, as `Ledger.claims` has them: each with the number of its reading."""
        by_batch: dict[str, list[int]] = {}
        for batch, number in places:
            by_batch.setdefault(batch, []).append(number)
        out: list[tuple[int, Row]] = []
        for batch, numbers in by_batch.items():
            condition = f"reading IN ({str(sorted(set(numbers)))[1:-1]})"
            rows = self._at().page("claims", f"reading, {CLAIM_COLUMNS}", condition, "ORDER BY reading, pos", [], batches=[batch])
            out += ((row["reading"], claim_json(row)) for row in rows)
        return out

    def rests(self, places: Iterable[tuple[str, int]]) -> dict[str, list[str]]:
        """By report, whom or what it says it rests on as a whole, in the order of the text; readings as for `claims`."""
        wanted = set(places)
        if not wanted:
            return {}
        batches = sorted({b for b, _ in wanted})
        query = (
            f'SELECT report, "to" FROM raw_lineage WHERE batch IN ({", ".join("?" * len(batches))}) '
            f"AND reading IN ({str(sorted(n for _, n in wanted))[1:-1]}) ORDER BY report, reading, pos"
        )
        out: dict[str, list[str]] = {}
        for report, to in self._ask(("lineage",), query, batches):
            out.setdefault(report, []).append(to)
        return out

    def judged(self, kind: str) -> list[Judgement]:
        """What people judged of things of a kind, in the order in which they did."""
        query = (
            'SELECT kind, a, b, same, score, reason, t."by", decided FROM raw_judgements t SEMI JOIN committed USING (batch) '
            f"WHERE kind = ? AND {BY_PEOPLE} ORDER BY decided, kind, a, b"
        )
        rows = self._at().rows(("judgements",), query, [kind])
        return [Judgement(**{**row, "decided": row["decided"].isoformat()}) for row in rows]

    def judgements(self, step: str) -> list[Judgement]:
        """The judgements that a step passed: at most one on each pair."""
        query = 'SELECT kind, a, b, same, score, reason, "by" FROM raw_judgements WHERE batch = ?'
        return [Judgement(*row) for row in self._ask(("judgements",), query, [step])]

    def read_by(self, version: str, keys: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Batch and number of the readings of reports, by their keys, by one version of the extractor: complete by now."""
        wanted = sorted(set(keys))
        if not wanted:
            return {}
        self.look()
        query = (
            "SELECT key, batch, reading FROM raw_reports JOIN committed c USING (batch) WHERE raw_reports.version = ? "
            f"AND key IN ({', '.join('?' * len(wanted))}) ORDER BY c.completed DESC, batch DESC"
        )
        return {key: (batch, number) for key, batch, number in self._ask(("reports",), query, [version, *wanted])}

    def whole(self, places: Iterable[tuple[str, int]]) -> dict[int, Reading]:
        """Whole readings, given as batch and number, by their numbers."""
        by_batch: dict[str, list[int]] = {}
        for batch, number in sorted(set(places)):
            by_batch.setdefault(batch, []).append(number)
        out: dict[int, Reading] = {}
        for batch, numbers in by_batch.items():
            out.update(zip(numbers, load(self._at(), batch, numbers), strict=True))
        return out

    def stories(self, step: str) -> list[StoryRow]:
        """The reports that a step put into stories."""
        rows = self._at().rows(("stories",), "SELECT key, report, story FROM raw_stories WHERE batch = ?", [step])
        return [StoryRow(**row) for row in rows]

    def write(self, after: str, covers: Iterable[str], rows: Mapping[str, Iterable[Row]], version: str) -> str:
        """Take the next step: write its rows by table; returns its batch. Whether it counts, `look` says afterwards."""
        covered = tuple(covers)
        step = write_step(self._store, Sweep(self._name, after, covered, self._rules), rows, version)
        if self._progress is not None:
            seen, before = self._progress
            if before.head == after and self._store.table("ingests").version() == seen + 1:
                # Nobody else has completed anything since the last look: the step counts, and nothing has to be read for that.
                gone = set(covered)
                left = tuple(b for b in before.pending if b not in gone)
                self._progress = seen + 1, Progress((*before.steps, step), left)
        return step

    def _at(self) -> Rows:
        if self._rows is None:
            self.look()
        assert self._rows is not None
        return self._rows

    def _ask(self, tables: Sequence[str], query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self._at().cursor(*tables) as cursor:
            return cursor.execute(query, list(values)).fetchall()


def write_step(store: Store, step: Sweep, rows: Mapping[str, Iterable[Row]], version: str) -> str:
    """Write a step with its rows by table; returns its batch. Whether it counts, `progress` says afterwards. It is no run."""
    batch = Batch(version)
    for name, some in rows.items():
        batch.add_rows(name, some)
    batch.add_rows("sweeps", [_SWEEP(step)])
    zero: dict[str, object] = {"read": 0, "kept": 0, "skipped": 0, "rejected": 0, "words": 0, "reasons": []}
    complete(store, batch, {"version": version, "run": "", **zero}, datetime.min.replace(tzinfo=UTC))
    return batch.id
