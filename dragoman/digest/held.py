"""Where the developments of a ledger are kept, so that a new claim finds those near it among millions: a SQLite file beside it.

It holds what can be compared of every current claim (`dragoman.stories.facts`), which development each belongs to, what was
written to the ledger as judgements, and what people judged. All of it can be thrown away and is then made anew.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.ledger.beside import Beside
from dragoman.stories.anchors import name_of
from dragoman.stories.facts import Fact
from dragoman.stories.holding import Joined, Key
from dragoman.stories.matching import Link
from dragoman.stories.packing import pack, unpack

KEPT = 30_000  # facts kept in memory
_FAR = 2**40
_TABLES = """
CREATE TABLE facts (n INTEGER PRIMARY KEY, id TEXT UNIQUE, anchor TEXT, name TEXT, kind TEXT, report TEXT, reading INTEGER,
    first INTEGER, matched INTEGER, score REAL, reason TEXT);
CREATE INDEX facts_anchor ON facts (anchor);
CREATE INDEX facts_name ON facts (name);
CREATE INDEX facts_report ON facts (report, kind);
CREATE INDEX facts_reading ON facts (reading);
CREATE INDEX facts_first ON facts (first);
CREATE TABLE bodies (n INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE near (key INTEGER, day INTEGER, n INTEGER, PRIMARY KEY (key, day, n)) WITHOUT ROWID;
CREATE TABLE firsts (key INTEGER, day INTEGER, n INTEGER, PRIMARY KEY (key, day, n)) WITHOUT ROWID;
CREATE TABLE readings (reading INTEGER PRIMARY KEY, batch TEXT, key TEXT, version TEXT, id TEXT, outlet TEXT, url TEXT, day TEXT,
    pos INTEGER, completed TEXT, current INTEGER);
CREATE INDEX readings_key ON readings (key);
CREATE INDEX readings_url ON readings (outlet, url);
CREATE TABLE said (b TEXT, a TEXT, score REAL, reason TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID;
CREATE TABLE unsaid (anchor TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE words (a TEXT, b TEXT, same INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""
_READING = ("reading", "batch", "key", "version", "id", "outlet", "url", "day", "pos", "completed")


@dataclass(slots=True)
class _Row:
    """A fact as it is kept: its number, whether it is a first, and what it is joined to."""

    n: int
    fact: Fact
    first: bool
    joined: Joined | None


class Held(Beside):
    """One connection to the file. Keeps facts as `dragoman.stories.holding.Holder` asks."""

    FORMAT = 2
    TABLES = _TABLES

    def __init__(self, path: Path) -> None:
        self._rows: OrderedDict[int, _Row] = OrderedDict()
        self._numbers: dict[str, int] = {}  # of the facts in memory
        self._keys: dict[Key, int] = {}
        self._reading: Mapping[str, int] = {}
        super().__init__(path)

    def forget(self) -> None:
        self._rows = OrderedDict()
        self._numbers = {}

    # ------------------------------------------------------------------ facts
    def size(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM facts").fetchone()[0])

    def fact(self, id_: str) -> Fact:
        return self._row(id_).fact

    def has(self, id_: str) -> bool:
        return id_ in self._numbers or self._db.execute("SELECT 1 FROM facts WHERE id = ?", [id_]).fetchone() is not None

    def ids(self) -> Iterable[str]:
        return [id_ for (id_,) in self._db.execute("SELECT id FROM facts ORDER BY n")]

    def come_from(self, readings: Mapping[str, int]) -> None:
        """By claim, the numbers of the readings of the facts that will be entered next."""
        self._reading = readings

    def enter(self, f: Fact, keys: Sequence[Key]) -> None:
        id_ = f.claim["id"]
        row = (id_, f.anchor, name_of(f.anchor), f.kind, f.report, self._reading.get(id_))
        columns = "id, anchor, name, kind, report, reading"
        n = self._db.execute(f"INSERT INTO facts ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row).lastrowid or 0
        self._db.execute("INSERT INTO bodies VALUES (?, ?)", (n, pack(f)))
        self._db.executemany("INSERT OR IGNORE INTO near VALUES (?, ?, ?)", [(self._key(k), f.day, n) for k in keys])
        self._hold(_Row(n, f, False, None))

    def remove(self, f: Fact, keys: Sequence[Key]) -> None:
        row = self._row(f.claim["id"])
        for table in ("near", "firsts"):
            self._drop(table, row, keys)
        self._db.execute("DELETE FROM facts WHERE n = ?", [row.n])
        self._db.execute("DELETE FROM bodies WHERE n = ?", [row.n])
        del self._rows[row.n], self._numbers[f.claim["id"]]

    def of_report(self, kind: str, report: str) -> Sequence[str]:
        return [x for (x,) in self._db.execute("SELECT id FROM facts WHERE report = ? AND kind = ? ORDER BY n", (report, kind))]

    def at(self, anchor: str) -> Sequence[str]:
        return [id_ for (id_,) in self._db.execute("SELECT id FROM facts WHERE anchor = ? ORDER BY n", (anchor,))]

    def near(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        return self._between("near", key, low, high)

    def firsts(self, key: Key, low: int, high: int) -> Iterable[Fact]:
        return self._between("firsts", key, low, high)

    def is_first(self, id_: str) -> bool:
        return self.has(id_) and self._row(id_).first

    def joined(self, id_: str) -> Joined | None:
        return self._row(id_).joined

    def make_first(self, f: Fact, keys: Sequence[Key]) -> None:
        row = self._row(f.claim["id"])
        self._db.execute("UPDATE facts SET first = n, matched = NULL, score = NULL, reason = NULL WHERE n = ?", [row.n])
        self._db.executemany("INSERT OR IGNORE INTO firsts VALUES (?, ?, ?)", [(self._key(k), f.day, row.n) for k in keys])
        row.first, row.joined = True, None

    def join(self, f: Fact, to: Joined, keys: Sequence[Key]) -> None:
        row, first = self._row(f.claim["id"]), self._row(to.first)
        if row.first:
            self._drop("firsts", row, keys)
        values = (first.n, to.matched, to.link.score, to.link.reason, row.n)
        self._db.execute("UPDATE facts SET first = ?, matched = ?, score = ?, reason = ? WHERE n = ?", values)
        row.first, row.joined = False, to

    def members(self, first: str) -> Sequence[str]:
        query = "SELECT id FROM facts WHERE first = (SELECT n FROM facts WHERE id = ?) AND first <> n ORDER BY n"
        return [id_ for (id_,) in self._db.execute(query, (first,))]

    def _between(self, table: str, key: Key, low: int, high: int) -> list[Fact]:
        query = f"SELECT n FROM {table} WHERE key = ? AND day BETWEEN ? AND ?"
        found = self._db.execute(query, (self._key(key), low, high)).fetchall()
        return [(self._rows.get(n) or self._load("n", n)).fact for (n,) in found]

    def _row(self, id_: str) -> _Row:
        n = self._numbers.get(id_)
        return self._load("id", id_) if n is None else self._rows[n]

    def _load(self, column: str, value: int | str) -> _Row:
        query = f"""SELECT f.n, body, f.first, g.id, f.matched, f.score, f.reason
            FROM facts f JOIN bodies b ON b.n = f.n LEFT JOIN facts g ON g.n = f.first WHERE f.{column} = ?"""
        found = self._db.execute(query, (value,)).fetchone()
        if found is None:
            raise KeyError(value)
        n, body, first, to, matched, score, reason = found
        joined = None if first is None or first == n else Joined(to or "", Link(score, reason), bool(matched))
        return self._hold(_Row(n, unpack(body), first == n, joined))

    def _hold(self, row: _Row) -> _Row:
        if len(self._rows) >= KEPT:
            for _ in range(KEPT // 4):
                _, old = self._rows.popitem(last=False)
                del self._numbers[old.fact.claim["id"]]
        self._rows[row.n] = row
        self._numbers[row.fact.claim["id"]] = row.n
        return row

    def _drop(self, table: str, row: _Row, keys: Sequence[Key]) -> None:
        query = f"DELETE FROM {table} WHERE key = ? AND day = ? AND n = ?"
        self._db.executemany(query, [(self._key(k), row.fact.day, row.n) for k in keys])

    def _key(self, key: Key) -> int:
        got = self._keys.get(key)
        if got is None:
            if len(self._keys) > 1_000_000:
                self._keys.clear()
            kind, party, wide = key
            digest = hashlib.blake2b(f"{kind}\x1f{party}\x1f{wide:d}".encode(), digest_size=8).digest()
            got = self._keys[key] = int.from_bytes(digest, "little") >> 1
        return got

    def known_as(self, name: str) -> list[str]:
        """The claims that have a name: their id, their anchor, or that of the development that they would give their name to."""
        query = "SELECT id FROM facts WHERE id = ? UNION ALL SELECT id FROM facts WHERE anchor = ? OR name = ?"
        return list(dict.fromkeys(id_ for (id_,) in self._db.execute(query, (name, name, name))))

    def told_in(self, reading: int) -> list[str]:
        """The claims of a reading."""
        return [id_ for (id_,) in self._db.execute("SELECT id FROM facts WHERE reading = ? ORDER BY n", (reading,))]

    def told_by(self, keys: Iterable[str]) -> list[str]:
        """The claims of the current readings of reports, by the keys of these."""
        query = "SELECT facts.id FROM readings JOIN facts USING (reading) WHERE readings.key = ? AND current ORDER BY facts.n"
        return [id_ for key in keys for (id_,) in self._db.execute(query, (key,))]

    def where(self, ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """By claim, batch and number of the reading that it comes from."""
        query = "SELECT batch, reading FROM facts JOIN readings USING (reading) WHERE facts.id = ?"
        found = ((id_, self._db.execute(query, (id_,)).fetchone()) for id_ in ids)
        return {id_: (row[0], row[1]) for id_, row in found if row}

    # ------------------------------------------------------------------ readings
    def take(self, rows: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
        """Note readings; returns all that have to do with which of them are current: of the same reports, or of the same url."""
        keys, urls = set(), set()
        for row in rows:
            places = ", ".join("?" * len(_READING))
            query = f"INSERT OR IGNORE INTO readings ({', '.join(_READING)}) VALUES ({places})"
            self._db.execute(query, [row[c] for c in _READING])
            keys.add(row["key"])
            if row["url"]:
                urls.add((row["outlet"], row["url"]))
        found: dict[int, dict[str, object]] = {}
        columns = ", ".join(_READING)
        for key in keys:
            for one in self._db.execute(f"SELECT {columns} FROM readings WHERE key = ?", (key,)):
                found[one[0]] = dict(zip(_READING, one, strict=True))
        for outlet, url in urls:
            for one in self._db.execute(f"SELECT {columns} FROM readings WHERE outlet = ? AND url = ?", (outlet, url)):
                found[one[0]] = dict(zip(_READING, one, strict=True))
        return list(found.values())

    def turn(self, current: Mapping[int, bool]) -> tuple[list[int], list[tuple[str, int]]]:
        """Note which readings are current: those that are so no more, and batch and number of those that now are."""
        gone, come = [], []
        for reading, now in current.items():
            batch, was = self._db.execute("SELECT batch, current FROM readings WHERE reading = ?", (reading,)).fetchone()
            if now != bool(was):
                self._db.execute("UPDATE readings SET current = ? WHERE reading = ?", (now, reading))
                if now:
                    come.append((batch, reading))
                else:
                    gone.append(reading)
        return gone, come

    # ------------------------------------------------------------------ judgements
    def words(self) -> dict[tuple[str, str], bool]:
        """What people were last known to judge of claims, by pairs of anchors."""
        return {(a, b): bool(same) for a, b, same in self._db.execute("SELECT a, b, same FROM words")}

    def set_words(self, words: Mapping[tuple[str, str], bool]) -> None:
        self._db.execute("DELETE FROM words")
        self._db.executemany("INSERT INTO words VALUES (?, ?, ?)", [(a, b, same) for (a, b), same in words.items()])

    def note(self, anchors: Iterable[str]) -> None:
        """Note that the merges of the claims at these anchors are other ones now."""
        self._db.executemany("INSERT OR IGNORE INTO unsaid VALUES (?)", [(a,) for a in anchors])

    def noted(self) -> list[str]:
        """The anchors noted, which are then noted no more."""
        out = [a for (a,) in self._db.execute("SELECT anchor FROM unsaid ORDER BY anchor")]
        self._db.execute("DELETE FROM unsaid")
        return out

    def said(self, anchor: str) -> dict[str, tuple[float, str]]:
        """The merges of the claim at an anchor that were written to the ledger: with which anchor, score and reason."""
        return {a: (score, why) for a, score, why in self._db.execute("SELECT a, score, reason FROM said WHERE b = ?", (anchor,))}

    def say(self, a: str, b: str, merge: tuple[float, str] | None) -> None:
        """Note that a merge was written, or that it is none."""
        if merge is None:
            self._db.execute("DELETE FROM said WHERE b = ? AND a = ?", (b, a))
        else:
            self._db.execute("INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?)", (b, a, *merge))
