"""The ledger: one object to write to and to ask.

    ledger = Ledger.open("./ledger", create=True)
    ledger.ingest(read(paths), Pipeline.load().read, version="0.1.0")
    for claim in ledger.claims(ClaimFilter(actor=("PRK",), event=("AID",))): …
    Ledger.open("./ledger", as_of="2023-06-30").claims(…)      # what was known then

Everything that is returned is plain: dictionaries in the shape of `docs/output.md`, ready for JSON.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from dragoman.errors import LedgerError, QueryError
from dragoman.ledger.export import export_claims
from dragoman.ledger.filters import EVERYTHING, FROM_DAY, TO_DAY, ClaimFilter, order, where
from dragoman.ledger.gathered import Gathered
from dragoman.ledger.ingest import Ingest, IngestSummary, Progress, Read, write_entries, write_judgements
from dragoman.ledger.judgements import BY_PEOPLE, Verdicts, verdicts
from dragoman.ledger.rows import CLAIM_COLUMNS, claim_json, load
from dragoman.ledger.said import Said, said
from dragoman.ledger.schema import decoder
from dragoman.ledger.snapshot import ENTRIES, TAUGHT, Rows, Snapshot, whole_actors
from dragoman.ledger.store import Store, root_of
from dragoman.ledger.sweeps import Layer
from dragoman.ledger.tables import DATA_TABLES, Judgement, instant
from dragoman.records import ActorEntry, Reading, Rejection, Report, to_json

PORTION = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a user's own SQL gave: names and types of the columns, and rows of plain values."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Ledger(Gathered):
    """Use `Ledger.open`. May be shared by threads that only ask."""

    def __init__(self, store: Store, as_of: datetime | None) -> None:
        self._store = store
        self._as_of = as_of
        self._lock = threading.RLock()
        self._snapshot: Snapshot | None = None
        self._public: Snapshot | None = None
        self._bare: Rows | None = None
        self._words: tuple[Rows, Said] | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, as_of: str | date | None = None) -> Ledger:
        """The ledger below `path`, a directory or an object store's prefix.

        `create` makes it where there is none. `as_of` (a day, then its end in UTC; or a date-time) answers from what was complete
        then, and nothing can be written. Raises `LedgerError` where there is no ledger, or one that this version cannot
        read: of another format, altered, written by a newer version that added to it, or with deletion vectors.
        """
        store = Store(root_of(path))
        moment = None if as_of is None else _moment(as_of)
        if create and moment is None:
            store.create()
        elif not store.exists():
            raise LedgerError(f"there is no ledger at {store.root}: `dragoman ingest` makes one")
        ledger = cls(store, moment)
        for name in ("ingests", *DATA_TABLES):
            store.has(name)
        return ledger

    def close(self) -> None:
        with self._lock:
            for rows in (self._snapshot, self._public, self._bare):
                if rows:
                    rows.close()
            self._snapshot = self._public = self._bare = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def root(self) -> str:
        return self._store.root

    # Writing

    def ingest(
        self,
        items: Iterable[Report | Reading | Rejection],
        read: Read | None = None,
        *,
        version: str,
        batch: int = 500,
        progress: Progress | None = None,
    ) -> IngestSummary:
        """Read what is new among `items` with `read`, and write it, a batch of at most `batch` reports at a time.

        `read` takes an iterator of reports and gives a `Reading` (or a `Rejection`) for each; without it `items` are readings.
        `version` is the extractor's: a report that this version has read before is skipped. Every batch is complete or
        not there; what `progress` was told as kept survives whatever happens to the process. Raises `LedgerError`.
        """
        if self._as_of is not None:
            raise LedgerError("a ledger opened as of a moment in the past cannot be written")
        return Ingest(self._store, version, reports=batch, progress=progress).execute(items, read)

    def judge(self, judgements: Iterable[Judgement], *, version: str = "") -> int:
        """Add judgements, all or none; returns how many. Nothing is rewritten: `verdicts` says which word on a pair counts.

        Raises `LedgerError` for one that joins or parts a thing and itself, or whose score is not between 0 and 1.
        """
        if self._as_of is not None:
            raise LedgerError("a ledger opened as of a moment in the past cannot be written")
        passed = list(judgements)
        for j in passed:
            if not j.a or not j.b or j.a == j.b:
                raise LedgerError(f"a judgement is on two things; this one is on {j.a!r} and {j.b!r}")
            if not 0 <= j.score <= 1:
                raise LedgerError(f"a judgement's score is between 0 and 1, not {j.score}")
        return write_judgements(self._store, passed, version)

    def layer(self, name: str, rules: str) -> Layer:
        """A layer that is worked out over the readings, for writing its next steps; `rules` says by which version."""
        if self._as_of is not None:
            raise LedgerError("a ledger opened as of a moment in the past cannot be written")
        return Layer(self._store, name, rules)

    def enter(self, entries: Iterable[ActorEntry], *, version: str = "") -> int:
        """Add users' entries to the register of actors, all or none; returns how many. Nothing is rewritten.

        Raises `LedgerError` for an entry that names no actor or says nothing.
        """
        if self._as_of is not None:
            raise LedgerError("a ledger opened as of a moment in the past cannot be written")
        given = list(entries)
        for e in given:
            if not e.id or not (e.name or e.names or e.country or e.code or e.sectors or e.office):
                raise LedgerError(f"an entry says something of an actor; this one says nothing: {e}")
        return write_entries(self._store, given, version)

    def maintain(self, *, least: int = 1, hours: int = 168) -> dict[str, int]:
        """Clear away abandoned rows, put small files together (tables with more than `least`), remove files unused for `hours`.

        Safe beside readers and writers, as long as no reader holds a state for longer than `hours`.
        """
        committed = {b for (b,) in self._ask(("ingests",), "SELECT batch FROM raw_ingests")}
        return {
            "purged": self._store.purge(committed),
            "compacted": self._store.compact(least=least),
            "removed": self._store.vacuum(hours),
        }

    # Asking

    def claims(
        self, chosen: ClaimFilter = EVERYTHING, *, sort: str = "-report", limit: int | None = 20, offset: int = 0
    ) -> list[dict[str, Any]]:
        """Claims in the shape of `docs/output.md`, each with its report, its sentence and its sources.

        Raises `QueryError` for a value or a sort that does not exist.
        """
        said = self._said()
        condition, values = where(said.chosen(chosen))
        rest = f"ORDER BY {order(sort)} {_page(limit, offset)}"
        return [said.claim(claim_json(row)) for row in self._current().page("claims", CLAIM_COLUMNS, condition, rest, values)]

    def stream(self, chosen: ClaimFilter = EVERYTHING, *, sort: str = "report") -> Iterator[dict[str, Any]]:
        """All claims that a filter lets through, a thousand at a time in memory."""
        said = self._said()
        condition, values = where(said.chosen(chosen))
        query = f"SELECT {CLAIM_COLUMNS} FROM raw_claims WHERE {condition} ORDER BY {order(sort)}"
        return (said.claim(claim_json(row)) for row in self._current().stream(("claims",), query, values))

    def beside(self, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
        """All claims of current reports with a claim in which one of these takes part or speaks of a place there.

        `keys` are country codes, ids or names in small letters.
        """
        parts = " OR ".join(f"list_has_any({name}_keys, ?)" for name in ("actor", "recipient", "place"))
        inner = f"SELECT reading FROM raw_claims WHERE ({parts}) AND reading IN (SELECT reading FROM visible)"
        query = f"SELECT {CLAIM_COLUMNS} FROM raw_claims WHERE reading IN ({inner}) ORDER BY {order('report')}"
        return map(claim_json, self._current().stream(("claims",), query, [list(keys)] * 3))

    def rests(self) -> dict[str, list[str]]:
        """By report, whom or what it says it rests on as a whole, in the order of the text."""
        query = 'SELECT report, "to" FROM raw_lineage SEMI JOIN visible USING (reading) ORDER BY report, reading, pos'
        out: dict[str, list[str]] = {}
        for report, to in self._ask(("lineage",), query):
            out.setdefault(report, []).append(to)
        return out

    def count(self, chosen: ClaimFilter = EVERYTHING) -> int:
        """How many claims a filter lets through."""
        condition, values = where(self._said().chosen(chosen))
        return int(self._ask(("claims",), f"SELECT count(*) FROM raw_claims WHERE {condition}", values)[0][0])

    def timeline(self, chosen: ClaimFilter = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> list[dict[str, Any]]:
        """Claims in the order of the days they speak of, each with `from`, `to` (days) and `dated` ("claim" or "report").

        A claim with no time of its own stands at its report's day; claims without any day are left out.
        """
        said = self._said()
        condition, values = where(said.chosen(chosen))
        dated = f"{condition} AND {FROM_DAY} IS NOT NULL"
        columns = f"{CLAIM_COLUMNS}, earliest, latest, {FROM_DAY} AS first_day, {TO_DAY} AS last_day"
        rest = f"ORDER BY {order('date')} {_page(limit, offset)}"
        out = []
        for row in self._current().page("claims", columns, dated, rest, values):
            own = row["earliest"] is not None or row["latest"] is not None
            when = {"from": str(row["first_day"]), "to": str(row["last_day"]), "dated": "claim" if own else "report"}
            out.append({**when, **said.claim(claim_json(row))})
        return out

    def claim(self, name: str) -> dict[str, Any]:
        """One claim by its id, with its evidence. Raises `QueryError` where there is none."""
        for readings in ("visible", "readings"):
            condition = f"id = ? AND reading IN (SELECT reading FROM {readings})"
            found = self._current().page("claims", CLAIM_COLUMNS, condition, "ORDER BY batch DESC, reading LIMIT 1", [name])
            if found:
                return self._said().claim(claim_json(found[0]))
        raise QueryError(f"the ledger has no claim {name!r}{self._then()}")

    def report(self, name: str) -> dict[str, Any]:
        """One report by its id or key: the line that `dragoman extract` prints, and under "ledger" what the ledger knows of it.

        "ledger" has `key`, `version`, `ingested`, `source`, `retrieved`, `replaces` and `replaced_by` (keys of other states of
        the report, null where there are none), and `current`. Raises `QueryError` where there is no such report.
        """
        row = self._find(name)
        (reading,) = self._load(row["batch"], [row["reading"]])
        record: dict[str, Any] = to_json(reading)
        record["ledger"] = {
            "ingested": row["completed"].astimezone(UTC).isoformat(),
            **{k: row[k] for k in ("key", "version", "source", "retrieved", "replaces", "replaced_by", "current")},
        }
        return record

    def reading(self, name: str) -> Reading:
        """The whole reading of a report, as it went in. Raises `QueryError`."""
        row = self._find(name)
        return self._load(row["batch"], [row["reading"]])[0]

    def readings(self) -> Iterator[Reading]:
        """All current readings in the order in which they came in, at most `PORTION` of them in memory."""
        query = "SELECT batch, reading FROM raw_reports SEMI JOIN visible USING (reading) ORDER BY batch, pos"
        for batch, group in groupby(self._ask(("reports",), query), key=lambda row: str(row[0])):
            numbers = [number for _, number in group]
            for start in range(0, len(numbers), PORTION):
                yield from self._load(batch, numbers[start : start + PORTION])

    def reports(self, *, limit: int | None = 20, offset: int = 0) -> list[dict[str, Any]]:
        """Current reports without their text, newest first."""
        query = (
            "SELECT t.id, t.key, t.outlet, t.title, t.url, t.published, t.language, t.words, t.skipped, t.version, "
            "r.replaces FROM raw_reports t JOIN readings r USING (reading) WHERE r.current "
            f"ORDER BY t.day DESC NULLS LAST, t.id, t.key {_page(limit, offset)}"
        )
        return self._current().rows(("reports",), query)

    def actors(self, *, name: str = "", country: str = "", limit: int | None = 20, offset: int = 0) -> list[dict[str, Any]]:
        """Actors that the current readings show, most often mentioned first, then those that users added.

        Each: `id`, `name`, `country`, `code`, `sectors`, `names` (as reports put it), `mentions`, `reports`, `first` and
        `last` (days), `merged` (ids that users merged with it). Users' words count before those of reports. `name` is looked for
        in ids and names in small or large letters; `country` is an ISO 3166-1 alpha-3 code.
        """
        parts, values = ["true"], []
        if name:
            parts.append("contains(lower(concat_ws(chr(31), id, name, array_to_string(names, chr(31)))), ?)")
            values.append(name.lower())
        if country:
            parts.append("list_contains(country, ?)")
            values.append(country.upper())
        pairs = [x for pair in self._said().into.items() for x in pair]
        rest = f"WHERE {' AND '.join(parts)} ORDER BY mentions DESC, id {_page(limit, offset)}"
        query = f"SELECT * FROM ({whole_actors(len(pairs) // 2)}) {rest}"
        rows = self._current().rows(("actors", "reports", "register"), query, [*pairs, *values])
        return [{**row, "first": _iso(row["first"]), "last": _iso(row["last"])} for row in rows]

    def entries(self) -> list[ActorEntry]:
        """What users said of actors, in the order in which they said it."""
        return [e for several in self._said().entries.values() for e in several]

    def taught(self, name: str) -> list[dict[str, Any]]:
        """What is known of one actor beside what claims show, oldest first: each word of a report and each entry of a user.

        Each: `id`, `name`, `country`, `code`, `sectors`, `role`, `office`, `seat`, `since` and `until` (days, "" where open),
        `report`, `text` (the report's words; of an entry its source), `by` ("report", or the user).
        """
        said = self._said()
        whole = said.into.get(name, name)
        ids = [whole, *(x for x, into in said.into.items() if into == whole)]
        found = self._current().rows(("reports", "register"), TAUGHT, [ids, ids])
        return [{**row, "since": row["since"] or ""} for row in found]

    def judgements(self, *, kind: str = "", people: bool = False, on: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Judgements in the order in which they were passed; `people`: without Dragoman's own, `on`: those on two of these."""
        query = (
            "SELECT kind, a, b, same, score, reason, t.by, decided FROM raw_judgements t SEMI JOIN committed USING (batch) "
            f"WHERE (? = '' OR kind = ?) AND {BY_PEOPLE if people else 'true'} "
            f"AND {'list_contains(?, a) AND list_contains(?, b)' if on else 'true'} ORDER BY decided, kind, a, b"
        )
        rows = self._plain().rows(("judgements",), query, [kind, kind, *([list(on)] * 2 if on else ())])
        return [{**row, "decided": row["decided"].astimezone(UTC).isoformat()} for row in rows]

    def verdicts(self, kind: str, *, people: bool = False) -> Verdicts:
        """Which word stands on each pair of things of one kind ("claim", "actor", "report", …) that was judged.

        A person's word beats ours, and the latest of one side's words counts. With `people` only their words are looked at.
        """
        rows = self.judgements(kind=kind, people=people)
        return verdicts(Judgement(**row) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many rows are visible in each table; `replaced` counts reports with a newer version, `readings` all ever made."""
        one = "SELECT count(*) FROM "
        queries = {
            "reports": (("reports",), one + "visible"),
            "replaced": ((), one + "readings WHERE newest AND NOT current"),
            "readings": ((), one + "readings"),
            "claims": (("claims",), one + "raw_claims SEMI JOIN visible USING (reading)"),
            "attributions": (("attributions",), one + "raw_attributions SEMI JOIN visible USING (reading)"),
            "lineage": (("lineage",), one + "raw_lineage SEMI JOIN visible USING (reading)"),
            "actors": (("actors",), "SELECT count(DISTINCT id) FROM raw_actors SEMI JOIN visible USING (reading)"),
            "judgements": (("judgements",), one + "raw_judgements SEMI JOIN committed USING (batch)"),
            "rejected": (("rejected",), "SELECT count(DISTINCT key) FROM raw_rejected SEMI JOIN committed USING (batch)"),
            "ingests": (("ingests",), "SELECT count(DISTINCT run) FROM committed WHERE run <> ''"),
        }
        return {name: int(self._ask(tables, query)[0][0]) for name, (tables, query) in queries.items()}

    def rejected(self) -> list[dict[str, Any]]:
        """Inputs that could not be read: where, why, the first bytes."""
        query = "SELECT * FROM rejected ORDER BY source, reason, head"
        answer = self.sql(query)
        return [{**dict(zip(answer.columns, r, strict=True)), "ingested": r[-1].isoformat()} for r in answer.rows]

    def runs(self) -> list[dict[str, Any]]:
        """The runs that wrote anything, oldest first."""
        answer = self.sql("SELECT * FROM ingests ORDER BY began, run")
        rows = [dict(zip(answer.columns, r, strict=True)) for r in answer.rows]
        return [{**r, "began": r["began"].isoformat(), "ended": r["ended"].isoformat()} for r in rows]

    def sql(self, query: str, values: Sequence[Any] = (), *, limit: int | None = None, seconds: float = 0.0) -> Answer:
        """One SELECT of the user's own, over views of the visible rows; `docs/ledger.md` lists them.

        Nothing can be written, no other file or address can be reached, no setting changed. `limit` cuts the answer,
        `seconds` (0: none) the time it may take. Raises `QueryError` with DuckDB's own message.
        """
        with self._current(public=True).cursor() as cursor:
            timer = threading.Timer(seconds, cursor.interrupt) if seconds > 0 else None
            try:
                statements = cursor.extract_statements(query)
                if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                    raise QueryError("only one SELECT can be asked of a ledger (also WITH …, FROM …, DESCRIBE, SUMMARIZE)")
                if timer:
                    timer.start()
                cursor.execute(statements[0], list(values))
                columns = cursor.description or ()
                rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit)
                return Answer(tuple(c[0] for c in columns), tuple(str(c[1]) for c in columns), rows)
            except duckdb.InterruptException:
                raise QueryError(f"the query took longer than {seconds:g} seconds") from None
            except duckdb.Error as e:
                raise QueryError(str(e).strip()) from None
            finally:
                if timer:
                    timer.cancel()

    def export(self, kind: str, path: str | Path, chosen: ClaimFilter = EVERYTHING) -> int:
        """Write claims to a file as "jsonl", "csv" or "parquet"; returns how many.

        The file appears when it is complete; until then, whatever stood there stands. Raises `QueryError` for another kind,
        `LedgerError` where the file cannot be written.
        """
        condition, values = where(chosen)
        return export_claims(self._current(), condition, order("report"), values, kind, Path(path))

    # Inside

    def _current(self, *, public: bool = False) -> Snapshot:
        """The newest state, made again only when something was completed since."""
        with self._lock:
            held = self._public if public else self._snapshot
            if held and held.version == self._store.table("ingests").version():
                return held
            fresh = Snapshot(self._store, self._as_of, locked=public)
            if public:
                self._public = fresh
            else:
                self._snapshot = fresh
            return fresh

    def _plain(self) -> Rows:
        """The newest state for what does not depend on which readings are current: it costs nothing to make."""
        with self._lock:
            version = self._store.table("ingests").version()
            for held in (self._snapshot, self._bare):
                if held and held.version == version:
                    return held
            self._bare = Rows(self._store, self._as_of)
            return self._bare

    def _ask(self, tables: Sequence[str], query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._current().cursor(*tables) as cursor:
            return cursor.execute(query, list(values)).fetchall()

    def _said(self) -> Said:
        """What users said of actors, as of this state."""
        plain = self._plain()
        if self._words is None or self._words[0] is not plain:
            rows = plain.rows(("register",), ENTRIES)
            entries = [_ENTRY({k: v for k, v in row.items() if k != "decided"}) for row in rows]
            self._words = (plain, said(entries, self.verdicts("actor")))
        return self._words[1]

    def _find(self, name: str) -> dict[str, Any]:
        """Which reading a report's id or key stands for, and what is known of its place among others."""
        query = (
            "SELECT r.*, t.batch, t.key, t.version, t.source, t.retrieved FROM raw_reports t JOIN readings r USING (reading) "
            "WHERE t.id = ? OR t.key = ? ORDER BY r.current DESC, r.newest DESC, r.completed DESC, t.pos DESC LIMIT 1"
        )
        found = self._current().rows(("reports",), query, [name, name])
        if not found:
            raise QueryError(f"the ledger has no report {name!r}{self._then()}")
        return found[0]

    def _load(self, batch: str, numbers: Sequence[int]) -> list[Reading]:
        """Readings of one batch by their numbers, in their order."""
        return load(self._current(), batch, numbers)

    def _then(self) -> str:
        return f" as of {self._as_of:%Y-%m-%d %H:%M} UTC" if self._as_of else ""


_ENTRY = decoder(ActorEntry)


def _page(limit: int | None, offset: int) -> str:
    if (limit is not None and limit < 0) or offset < 0:
        raise QueryError("limit and offset cannot be negative")
    return (f"LIMIT {int(limit)} " if limit is not None else "") + (f"OFFSET {int(offset)}" if offset else "")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(value: str | date) -> datetime:
    """A day's last moment in UTC, or a date-time."""
    try:
        if isinstance(value, datetime):
            return instant(value.isoformat())
        day = value if isinstance(value, date) else date.fromisoformat(value)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1) - timedelta(microseconds=1)
    except ValueError:
        pass
    try:
        return instant(str(value))
    except ValueError:
        raise QueryError(f"as-of takes a day (2023-06-30) or a date-time (2023-06-30T12:00), not {str(value)!r}") from None
