"""One consistent state of a ledger, as DuckDB tables and views.

`ingests` is read first: it says which batches are complete (and, for a question about the past, were complete then). The
other tables are read after it, so whatever it names is in them; of what is in them, only rows of those batches count.
Out of these readings the ones that are current are chosen:

1. The same report read twice by the same version (two processes that did not see one another): the first to be complete.
2. The same report read by several versions: the one read last.
3. Reports of one outlet and url with other text: the one published last, and among those of one day the one that came
   last, replaces the others. An input that gave the two ids of its own holds them to be two reports: both stay current.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dragoman.ledger.bundles import VIEWS
from dragoman.ledger.store import Store
from dragoman.ledger.tables import DATA_TABLES, TABLES

MEMORY = "1GB"
# What a reader of the tables need not see.
_INNER = frozenset({"batch", "reading", "pos", "key"})
_MADE_ID = "^[0-9a-f]{32}$"

_CURRENT = f"""
WITH firsts AS (
    SELECT * FROM own QUALIFY row_number() OVER (PARTITION BY key, version ORDER BY completed, batch, pos) = 1
), newest AS (
    SELECT *, row_number() OVER (PARTITION BY key ORDER BY completed DESC, batch DESC) = 1 AS newest FROM firsts
), keys AS (
    SELECT key, arg_min(struct_pack(id, outlet, url, day, completed, pos), (completed, batch, pos)) AS r FROM firsts GROUP BY key
), shared AS (
    SELECT r.outlet AS outlet, r.url AS url FROM keys WHERE r.url <> '' GROUP BY ALL HAVING count(*) > 1
), chain AS (
    SELECT key, r.id AS id, lag(key) OVER w AS replaces, lead(key) OVER w AS replaced_by, lead(r.id) OVER w AS next_id
    FROM keys JOIN shared ON r.outlet = shared.outlet AND r.url = shared.url
    WINDOW w AS (PARTITION BY r.outlet, r.url ORDER BY r.day NULLS FIRST, r.completed, r.pos, key)
)
SELECT key, reading, completed, newest, replaces, replaced_by,
    newest AND (replaced_by IS NULL OR NOT (chain.id = next_id OR regexp_matches(chain.id, '{_MADE_ID}'))) AS current
FROM newest LEFT JOIN chain USING (key)
"""

_READINGS = f"""
CREATE TABLE readings AS
WITH own AS (
    SELECT r.reading, r.key, r.version, r.id, r.outlet, r.url, r.day, r.pos, c.completed, r.batch
    FROM raw_reports r JOIN committed c USING (batch)
) FROM ({_CURRENT})
"""

_RUNS = """
CREATE VIEW ingests AS
SELECT run, min(completed) AS began, max(completed) AS ended, any_value(version) AS version, count(*) AS batches,
    sum(read)::BIGINT AS read, sum(kept)::BIGINT AS kept, sum(skipped)::BIGINT AS skipped,
    sum(rejected)::BIGINT AS rejected, sum(words)::BIGINT AS words,
    flatten(list(reasons ORDER BY completed)) AS reasons
FROM committed JOIN raw_ingests USING (run, batch, completed, version) WHERE run <> '' GROUP BY run
"""


class Rows:
    """The rows of one state of the ledger, as DuckDB sees them.

    raw_T        every row of table T, complete or not (only those tables that were asked for)
    committed    the complete batches
    steps        the steps that count of each layer worked out over them (`sweeps`): layer, batch, n (1, 2, …); with `sweeps`
    """

    def __init__(self, store: Store, as_of: datetime | None = None) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._con = duckdb.connect(":memory:")
        self._raw: set[str] = set()
        self._on_disk: set[str] = set()
        self._keep: list[Any] = []
        self._con.execute(f"SET memory_limit = '{MEMORY}'")
        self._con.execute(f"SET temp_directory = '{Path(tempfile.gettempdir(), f'dragoman-{secrets.token_hex(8)}')}'")
        self._con.execute("SET TimeZone = 'UTC'")
        self._con.execute("SET parquet_metadata_cache = true")
        self._files = self._use("ingests")
        self.version = store.table("ingests").version()
        self._con.execute(
            "CREATE TABLE committed AS SELECT batch, run, version, completed FROM raw_ingests "
            "WHERE ?::TIMESTAMPTZ IS NULL OR completed <= ?",
            [as_of, as_of],
        )

    def close(self) -> None:
        self._con.close()

    def steps(self, layer: str) -> tuple[str, ...]:
        """The batches of a layer's steps, in order."""
        with self.cursor("sweeps") as cursor:
            found = cursor.execute("SELECT batch FROM steps WHERE layer = ? ORDER BY n", [layer]).fetchall()
        return tuple(str(b) for (b,) in found)

    @contextmanager
    def cursor(self, *tables: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection on which `tables` can be queried as ``raw_<name>``."""
        with self._lock:
            for name in tables:
                self._use(name)
            if self._store.remote:
                yield self._con
                return
            cursor = self._con.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def page(
        self, name: str, columns: str, condition: str, rest: str, values: Sequence[Any], *, batches: Sequence[str] = ()
    ) -> list[dict[str, Any]]:
        """The rows of one table that a condition and an order with its limit choose.

        They are chosen by the columns that the condition and the order need, and only those chosen are then read whole,
        by file and row: a row of claims has a hundred nested columns. `batches`: only rows of these, so that of a large file
        only the part is read that has them.
        """
        within = f"batch IN ({', '.join('?' * len(batches))}) AND " if batches else ""
        with self.cursor(name) as cursor:
            if name not in self._on_disk:
                query = f"SELECT {columns} FROM raw_{name} WHERE {within}{condition} {rest}"
                return list(_dicts(cursor.execute(query, [*batches, *values])))
            query = f"SELECT filename, file_row_number FROM raw_{name} WHERE {within}{condition} {rest}"
            chosen = cursor.execute(query, [*batches, *values]).fetchall()
            if not chosen:
                return []
            files: dict[str, list[int]] = {}
            for path, row in chosen:
                files.setdefault(path, []).append(row)
            paths = ", ".join(["?"] * len(files))
            either = " OR ".join(f"(filename = ? AND file_row_number IN ({str(rows)[1:-1]}))" for rows in files.values())
            where = f"{within}filename IN ({paths}) AND ({either})"
            query = f"SELECT {columns}, filename, file_row_number FROM raw_{name} WHERE {where}"
            rows = _dicts(cursor.execute(query, [*batches, *files, *files]))
            found = {(row.pop("filename"), row.pop("file_row_number")): row for row in rows}
        return [found[place] for place in chosen]

    def rows(self, tables: Sequence[str], query: str, values: Iterable[Any] = ()) -> list[dict[str, Any]]:
        """The answer to one query, as dictionaries."""
        with self.cursor(*tables) as cursor:
            return list(_dicts(cursor.execute(query, list(values))))

    def stream(self, tables: Sequence[str], query: str, values: Iterable[Any] = ()) -> Iterator[dict[str, Any]]:
        """The answer to one query, as dictionaries, a thousand at a time in memory."""
        with self.cursor(*tables) as cursor:
            yield from _dicts(cursor.execute(query, list(values)))

    def _use(self, name: str) -> list[str]:
        """Make ``raw_<name>``; returns the files behind it."""
        if name in self._raw:
            return []
        self._raw.add(name)
        made = self._use_files(name)
        if name == "sweeps":
            query = "SELECT layer, batch, after, completed FROM raw_sweeps JOIN committed USING (batch)"
            counted = [(layer, *x) for layer, some in _by_layer(self._con.execute(query).fetchall()) for x in _chain(some)]
            self._con.execute("CREATE TABLE steps (layer VARCHAR, batch VARCHAR, n BIGINT)")
            if counted:
                columns = [pa.array(c) for c in zip(*counted, strict=True)]
                self._con.register("counted", pa.table(columns, names=["layer", "batch", "n"]))
                self._con.execute("INSERT INTO steps FROM counted")
                self._con.unregister("counted")
        return made

    def _use_files(self, name: str) -> list[str]:
        files = self._store.files(name) if self._store.has(name) else []
        if not files:
            self._make_empty(f"raw_{name}", name)
            return []
        columns = ", ".join(f'"{c}"' for c in TABLES[name].names)
        uniform = self._store.uniform(name)
        if self._store.remote:
            data = self._store.table(name).to_pyarrow_dataset()
            self._keep.append(data)
            self._con.register(f"found_{name}", data)
            found = f"SELECT * FROM found_{name}"
        else:
            self._on_disk.add(name)
            columns += ", filename, file_row_number"
            quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in files)
            options = "hive_partitioning = false, filename = true, file_row_number = true"
            found = f"SELECT * FROM read_parquet([{quoted}], {options}{'' if uniform else ', union_by_name = true'})"
        if not uniform:
            # DuckDB gives all rows the columns and nested fields that either side has: the side without rows has them all.
            self._make_empty(f"shape_{name}", name)
            found = f"SELECT * FROM shape_{name} UNION ALL BY NAME {found}"
        self._con.execute(f"CREATE VIEW raw_{name} AS SELECT {columns} FROM ({found})")
        return [] if self._store.remote else files

    def _make_empty(self, made: str, name: str) -> None:
        """A table without rows that has the columns of the ledger's table `name`."""
        self._con.register("nothing", TABLES[name].empty_table())
        self._con.execute(f"CREATE TABLE {made} AS SELECT * FROM nothing")
        self._con.unregister("nothing")


class Snapshot(Rows):
    """Which of a state's rows count.

    readings     the readings of the complete batches: which are current, which replace which
    visible      the numbers of the current readings

    A locked snapshot has views with the tables' own names, and is fit for a user's own SQL.
    """

    def __init__(self, store: Store, as_of: datetime | None = None, *, locked: bool = False) -> None:
        super().__init__(store, as_of)
        self._files += self._use("reports")
        self._con.execute(_READINGS)
        self._con.execute("CREATE TABLE visible AS SELECT reading FROM readings WHERE current")
        if locked:
            self._publish()

    def _publish(self) -> None:
        """Views for a user's own SQL; then nothing outside these files can be reached, and nothing can be set, any more."""
        for name in DATA_TABLES:
            self._files += self._use(name)
        shown = {name: [c for c in TABLES[name].names if c not in _INNER] for name in TABLES}
        for name in ("claims", "attributions", "lineage"):
            columns = ", ".join(f't."{c}"' for c in shown[name])
            self._con.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM raw_{name} t SEMI JOIN visible USING (reading)")
            self._con.execute(
                f"CREATE VIEW {name}_history AS SELECT {columns}, r.completed AS ingested, r.current "
                f"FROM raw_{name} t JOIN readings r USING (reading)"
            )
        columns = ", ".join(f't."{c}"' for c in shown["reports"])
        history = (
            f"SELECT {columns}, t.key, r.completed AS ingested, r.replaces, r.replaced_by, r.current "
            "FROM raw_reports t JOIN readings r USING (reading)"
        )
        self._con.execute(f"CREATE VIEW reports_history AS {history}")
        self._con.execute(f"CREATE VIEW reports AS SELECT * EXCLUDE (current) FROM ({history}) WHERE current")
        self._con.execute(
            "CREATE VIEW rejected AS SELECT any_value(t.source) AS source, any_value(t.reason) AS reason, "
            "any_value(t.head) AS head, min(c.completed) AS ingested "
            "FROM raw_rejected t JOIN committed c USING (batch) GROUP BY t.key"
        )
        self._con.execute(
            "CREATE VIEW judgements AS "
            "SELECT kind, a, b, same, score, reason, t.by, decided FROM raw_judgements t SEMI JOIN committed USING (batch)"
        )
        self._con.execute(f"CREATE VIEW actors AS {actors_query()}")
        for view in VIEWS:
            self._con.execute(view)
        self._con.execute(_RUNS)
        quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in self._files)
        self._con.execute(f"SET allowed_paths = [{quoted}]")
        self._con.execute("SET enable_external_access = false")
        self._con.execute("SET lock_configuration = true")


def current_of(rows: Rows, listed: Sequence[dict[str, Any]]) -> dict[int, bool]:
    """By reading, whether it is current, from the readings alone that have to do with it (`Layer.listed` says in which form)."""
    if not listed:
        return {}
    columns = ("reading", "key", "version", "id", "outlet", "url", "pos", "batch", "day", "completed")
    table = pa.table({c: [r[c] for r in listed] for c in columns})
    query = (
        "WITH own AS (SELECT * REPLACE (day::DATE AS day, completed::TIMESTAMPTZ AS completed) FROM listed) "
        f"SELECT reading, current FROM ({_CURRENT})"
    )
    with rows.cursor() as cursor:
        cursor.register("listed", table)
        found = dict(cursor.execute(query).fetchall())
        cursor.unregister("listed")
    return {r["reading"]: bool(found.get(r["reading"], False)) for r in listed}


def _by_layer(rows: list[tuple[str, str, str, datetime]]) -> Iterator[tuple[str, list[tuple[str, str, datetime]]]]:
    layers: dict[str, list[tuple[str, str, datetime]]] = {}
    for layer, batch, after, completed in rows:
        layers.setdefault(layer, []).append((batch, after, completed))
    yield from sorted(layers.items())


def _chain(steps: Sequence[tuple[str, str, datetime]]) -> list[tuple[str, int]]:
    """The steps that count with their places; each given as its batch, the batch it comes after, and when it was completed.

    Of two that come after the same one, that which was completed first counts.
    """
    first: dict[str, tuple[datetime, str]] = {}
    for batch, after, completed in steps:
        if after not in first or (completed, batch) < first[after]:
            first[after] = completed, batch
    out: list[tuple[str, int]] = []
    at = ""
    while at in first:
        at = first[at][1]
        out.append((at, len(out) + 1))
    return out


def actors_query(where: str = "true") -> str:
    """The register of actors: what the current readings together show of each."""
    return f"""
    SELECT id, mode(name) AS name, list_sort(list_distinct(flatten(list(country)))) AS country, mode(code) AS code,
        list_sort(list_distinct(flatten(list(sectors)))) AS sectors, list_sort(list_distinct(flatten(list(names)))) AS names,
        sum(mentions)::BIGINT AS mentions, count(DISTINCT reading) AS reports, min(r.day) AS first, max(r.day) AS last
    FROM raw_actors SEMI JOIN visible USING (reading)
    JOIN (SELECT reading, day FROM raw_reports) r USING (reading)
    WHERE {where} GROUP BY id
    """


ENTRIES = "SELECT t.* EXCLUDE (batch, pos) FROM raw_register t JOIN committed USING (batch) ORDER BY completed, batch, t.pos"

TAUGHT = """
SELECT * EXCLUDE (decided) FROM (
SELECT u.id, u.name, u.country, u.code, u.sectors, u.role, u.office, u.seat, r.day::VARCHAR AS since, '' AS until, r.id AS report,
    u.text, 'report' AS "by", NULL AS decided
FROM (SELECT id, day, unnest(taught) AS u FROM raw_reports SEMI JOIN visible USING (reading)) r
WHERE list_contains(?, u.id)
UNION ALL
SELECT id, name, country, code, sectors, act, office, seat, start, "end", '', source, t.by, decided
FROM raw_register t SEMI JOIN committed USING (batch)
WHERE list_contains(?, id)
) ORDER BY since NULLS FIRST, report, decided, id
"""


def whole_actors(pairs: int) -> str:
    """The register as users have it: so many `pairs` of merged ids and those that stand for them are parameters."""
    merged = ", ".join(["('', '')", *["(?, ?)"] * pairs])
    return f"""
    WITH merged(id, whole) AS (VALUES {merged}),
    shown AS (
        SELECT coalesce(m.whole, t.id) AS id, t.id AS own, t.* EXCLUDE (id), r.day
        FROM raw_actors t SEMI JOIN visible USING (reading)
        JOIN (SELECT reading, day FROM raw_reports) r USING (reading) LEFT JOIN merged m ON m.id = t.id
    ),
    seen AS (
        SELECT id, coalesce(mode(name) FILTER (own = id), mode(name)) AS name,
            list_sort(list_distinct(flatten(list(country)))) AS country, mode(code) AS code,
            list_sort(list_distinct(flatten(list(sectors)))) AS sectors,
            list_sort(list_distinct(flatten(list(names)))) AS names, sum(mentions)::BIGINT AS mentions,
            count(DISTINCT reading) AS reports, min(day) AS first, max(day) AS last,
            list_sort(list_distinct(list(own) FILTER (own <> id))) AS merged
        FROM shown GROUP BY id
    ),
    words AS (
        SELECT coalesce(m.whole, t.id) AS id, t.id AS own, t.* EXCLUDE (id)
        FROM raw_register t SEMI JOIN committed USING (batch) LEFT JOIN merged m ON m.id = t.id
    ),
    told AS (
        SELECT id, coalesce(
                arg_max(name, decided) FILTER (name <> '' AND own = id), arg_max(name, decided) FILTER (name <> '')
            ) AS name,
            arg_max(country, decided) FILTER (len(country) > 0) AS country, arg_max(code, decided) FILTER (code <> '') AS code,
            arg_max(sectors, decided) FILTER (len(sectors) > 0) AS sectors,
            list_distinct(flatten(list(list_append(names, name)) FILTER (name <> ''))) AS names,
            list_distinct(list(own) FILTER (own <> id)) AS merged
        FROM words GROUP BY id
    )
    SELECT id, coalesce(w.name, s.name, '') AS name, coalesce(w.country, s.country, []) AS country,
        CASE WHEN len(coalesce(w.country, s.country, [])) > 0 THEN '' ELSE coalesce(w.code, s.code, '') END AS code,
        coalesce(w.sectors, s.sectors, []) AS sectors,
        list_sort(list_distinct(list_concat(coalesce(s.names, []), coalesce(w.names, [])))) AS names,
        coalesce(s.mentions, 0) AS mentions, coalesce(s.reports, 0) AS reports, s.first, s.last,
        list_sort(list_distinct(list_concat(coalesce(s.merged, []), coalesce(w.merged, [])))) AS merged
    FROM seen s FULL JOIN told w USING (id)
    """


def _dicts(cursor: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    names = [d[0] for d in cursor.description or ()]
    while rows := cursor.fetchmany(1000):
        for row in rows:
            yield dict(zip(names, row, strict=True))
