"""What a run has to know of a ledger before it writes: which reports are there, and what they taught. A SQLite file beside it.

So a run that brings one report to hundreds of thousands looks up what it needs, and reads only the batches that came since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

from dragoman.ledger.beside import Beside
from dragoman.ledger.register import Fact, surname
from dragoman.ledger.schema import decoder, encoder
from dragoman.records import ActorEntry, Taught

Lesson = tuple[Taught, str, date | None]  # what was taught, by which report, of which day
LITERAL = 200  # batches up to which they are named one by one, so that only the files that have them are read

_TELL, _TOLD = decoder(Taught), encoder(Taught)
_ENTER = decoder(ActorEntry)
_SHORT = "('0x' || key[1:15])::BIGINT"
_TAUGHT = """
SELECT id, day, taught FROM raw_reports JOIN committed USING (batch)
WHERE {} AND len(taught) > 0 ORDER BY completed, batch, pos
"""
_ENTRIES = """
SELECT t.* EXCLUDE (batch, pos, decided) FROM raw_register t JOIN committed USING (batch)
WHERE {} ORDER BY completed, batch, t.pos
"""


class Lore(Beside):
    """Keys of reports and rejections (their first 60 bits), and what was taught, of the batches that were `learned`."""

    FORMAT = 1
    TABLES = """
    CREATE TABLE batches (batch TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE versions (n INTEGER PRIMARY KEY, version TEXT UNIQUE);
    CREATE TABLE keys (key INTEGER, version INTEGER, PRIMARY KEY (key, version)) WITHOUT ROWID;
    CREATE TABLE rejected (key INTEGER PRIMARY KEY);
    CREATE TABLE taught (n INTEGER PRIMARY KEY, id TEXT, surname TEXT, office TEXT, report TEXT, day TEXT, told TEXT);
    CREATE INDEX taught_id ON taught (id);
    CREATE INDEX taught_surname ON taught (surname, id) WHERE surname <> '';
    CREATE INDEX taught_office ON taught (office) WHERE office <> '';
    CREATE TABLE entries (n INTEGER PRIMARY KEY, entry TEXT);
    """

    # ------------------------------------------------------------------ taking in
    def learned(self) -> set[str]:
        """The batches that it knows."""
        return {b for (b,) in self._db.execute("SELECT batch FROM batches")}

    def learn_from(self, cursor: duckdb.DuckDBPyConnection, batches: Sequence[str]) -> None:
        """Learn complete batches, in the order in which they were completed. To be called within `writing`."""
        some = sorted(set(batches) - self.learned())
        if not some:
            return
        few = len(some) <= LITERAL
        within = f"batch IN ({', '.join('?' * len(some))})" if few else "batch IN (SELECT unnest(?))"
        values = some if few else [some]
        query = f"SELECT version, list({_SHORT}) FROM raw_reports WHERE {within} GROUP BY version"
        for version, keys in cursor.execute(query, values).fetchall():
            self._add_keys(version, keys)
        for (key,) in cursor.execute(f"SELECT {_SHORT} FROM raw_rejected WHERE {within}", values).fetchall():
            self._db.execute("INSERT OR IGNORE INTO rejected VALUES (?)", (key,))
        cursor.execute(_TAUGHT.format(within), values)
        while rows := cursor.fetchmany(1000):
            for name, day, taught in rows:
                self._add_taught(map(_TELL, taught), name, day)
        cursor.execute(_ENTRIES.format(within), values)
        columns = [d[0] for d in cursor.description or ()]
        for row in cursor.fetchall():
            entry = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
            self._db.execute("INSERT INTO entries (entry) VALUES (?)", (entry,))
        self._db.executemany("INSERT OR IGNORE INTO batches VALUES (?)", [(b,) for b in some])

    def learn(self, batch: str, version: str, keys: Iterable[int], rejected: Iterable[int], taught: Iterable[Lesson]) -> None:
        """Learn what a batch of this process holds. To be called within `writing`."""
        if batch in self.learned():
            return
        self._add_keys(version, keys)
        self._db.executemany("INSERT OR IGNORE INTO rejected VALUES (?)", [(k,) for k in rejected])
        for told, report, day in taught:
            self._add_taught((told,), report, day)
        self._db.execute("INSERT INTO batches VALUES (?)", (batch,))

    def _add_keys(self, version: str, keys: Iterable[int]) -> None:
        self._db.execute("INSERT OR IGNORE INTO versions (version) VALUES (?)", (version,))
        n = self._version(version)
        self._db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", [(k, n) for k in keys])

    def _add_taught(self, taught: Iterable[Taught], report: str, day: date | None) -> None:
        for told in taught:
            person = told.kind == "person"
            office = f"{told.seat}:{told.office}" if person and told.office and told.seat else ""
            words = json.dumps(_TOLD(told), ensure_ascii=False)
            values = (told.id, surname(told) if person else "", office, report, day and day.isoformat(), words)
            self._db.execute("INSERT INTO taught (id, surname, office, report, day, told) VALUES (?, ?, ?, ?, ?, ?)", values)

    # ------------------------------------------------------------------ giving out
    def has(self, key: int, version: str) -> bool:
        """Whether this version has read the report."""
        query = "SELECT 1 FROM keys WHERE key = ? AND version = ?"
        return self._db.execute(query, (key, self._version(version))).fetchone() is not None

    def has_rejected(self, key: int) -> bool:
        return self._db.execute("SELECT 1 FROM rejected WHERE key = ?", (key,)).fetchone() is not None

    def facts(self, name: str) -> list[Fact]:
        """What was taught of an actor, in order."""
        return self._facts("id", name)

    def holders(self, office: str) -> list[Fact]:
        """Who was said to hold an office ("UKR:intelligence-chief"), in order."""
        return self._facts("office", office)

    def called(self, last: str) -> set[str]:
        """The persons with a surname, in small letters."""
        return {x for (x,) in self._db.execute("SELECT DISTINCT id FROM taught WHERE surname = ? AND surname <> ''", (last,))}

    def entries(self) -> list[ActorEntry]:
        """Users' entries, in the order in which they were made."""
        return [_ENTER(json.loads(e)) for (e,) in self._db.execute("SELECT entry FROM entries ORDER BY n")]

    def taught(self) -> bool:
        """Whether there is anything that was taught."""
        return self._db.execute("SELECT 1 FROM taught LIMIT 1").fetchone() is not None

    def _facts(self, column: str, value: str) -> list[Fact]:
        query = f"SELECT told, report, day FROM taught WHERE {column} = ? AND {column} <> '' ORDER BY n"
        return [
            Fact(_TELL(json.loads(told)), report, date.fromisoformat(day) if day else None)
            for told, report, day in self._db.execute(query, (value,))
        ]

    def _version(self, version: str) -> int:
        found = self._db.execute("SELECT n FROM versions WHERE version = ?", (version,)).fetchone()
        return int(found[0]) if found else 0
