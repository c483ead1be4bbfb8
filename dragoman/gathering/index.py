"""What has to be at hand to place one new report among hundreds of thousands: a SQLite file beside the ledger.

It holds fingerprints of every report's text, the terms by which reports and stories are found, and the stories so far. All of it
is worked out from the ledger and can be thrown away: it says which step of the ledger's layer it stands at, and is brought up to
date, or made anew, from there.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.errors import ConflictError, LedgerError
from dragoman.stories.grouping import TRIED
from dragoman.stories.shelf import Story

FORMAT = 1
SAMPLED = 4  # one in so many fingerprints is kept: those that it divides
MOST = 200  # reports of one fingerprint or term that are looked at
PATIENCE = 120.0  # seconds to wait for another process that is at work
_KEPT = 4000  # stories kept in memory
_HEAD = struct.Struct("<qqqqddqq")
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE reports (n INTEGER PRIMARY KEY, key TEXT UNIQUE, id TEXT, outlet TEXT, url TEXT, published TEXT, day INTEGER,
    words INTEGER, prints INTEGER, digest BLOB, batch TEXT, reading INTEGER, story INTEGER);
CREATE INDEX reports_digest ON reports (digest);
CREATE INDEX reports_story ON reports (story);
CREATE INDEX reports_id ON reports (id);
CREATE INDEX reports_outlet ON reports (outlet, day);
CREATE TABLE prints (print INTEGER, n INTEGER, PRIMARY KEY (print, n)) WITHOUT ROWID;
CREATE TABLE terms (term INTEGER PRIMARY KEY, reports INTEGER);
CREATE TABLE telling (term INTEGER, n INTEGER, PRIMARY KEY (term, n)) WITHOUT ROWID;
CREATE TABLE postings (term INTEGER, story INTEGER, PRIMARY KEY (term, story)) WITHOUT ROWID;
CREATE TABLE stories (story INTEGER PRIMARY KEY, state BLOB);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in the index. `day` is a proleptic ordinal, 0 if unknown; `prints` how many of its fingerprints are kept."""

    n: int
    key: str
    id: str
    outlet: str
    url: str
    published: str
    day: int
    words: int
    prints: int
    digest: bytes
    batch: str
    reading: int


_ENTRY = "n, key, id, outlet, url, published, day, words, prints, digest, batch, reading"


class Index:
    """One connection to the file. Use `writing` around changes: all of them are there, or none."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it; one of another format is made anew. Raises `LedgerError` where it cannot be written."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA cache_size = -65536")
            self._db.execute("PRAGMA mmap_size = 1073741824")
            with self.writing():
                if self._format() != FORMAT:
                    self.clear()
        except (OSError, sqlite3.Error) as e:
            raise LedgerError(f"cannot open the index {path}: {e}; it can be deleted, and is then made anew") from e
        self._stories: OrderedDict[int, Story] = OrderedDict()

    def close(self) -> None:
        self._db.close()

    def writing(self) -> Writing:
        """A context in which this process alone writes. Raises `ConflictError` where another one does so for too long."""
        return Writing(self._db, self)

    def clear(self) -> None:
        """Empty it."""
        tables = [name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        for name in tables:
            self._db.execute(f"DROP TABLE {name}")
        for statement in filter(str.strip, _TABLES.split(";")):
            self._db.execute(statement)
        self._db.execute("INSERT INTO meta VALUES ('format', ?), ('head', ''), ('next', 0)", [FORMAT])
        self.forget()

    def forget(self) -> None:
        """Drop what is held in memory."""
        self._stories = OrderedDict()

    def _format(self) -> int:
        found = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
        return int(self._meta("format")) if found else 0

    def _meta(self, name: str) -> str:
        return str(self._db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()[0])

    @property
    def head(self) -> str:
        """The step of the ledger's layer up to which the index goes."""
        return self._meta("head")

    @head.setter
    def head(self, batch: str) -> None:
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'head'", [batch])

    # Reports

    def add(self, entry: Entry, prints: Iterable[int], telling: Iterable[int]) -> int:
        """Enter a report with its fingerprints and its most telling terms; returns its number (that of `entry` is not used)."""
        row = [getattr(entry, name.strip()) for name in _ENTRY.split(",")[1:]]
        cursor = self._db.execute(f"INSERT INTO reports ({_ENTRY.removeprefix('n, ')}) VALUES ({', '.join('?' * len(row))})", row)
        n = cursor.lastrowid or 0
        self._db.executemany("INSERT INTO prints VALUES (?, ?)", ((p, n) for p in prints))
        self._db.executemany("INSERT OR IGNORE INTO telling VALUES (?, ?)", ((t, n) for t in telling))
        return n

    def entry(self, key: str) -> Entry | None:
        row = self._db.execute(f"SELECT {_ENTRY} FROM reports WHERE key = ?", [key]).fetchone()
        return Entry(*row) if row else None

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Reports by their numbers, in the order of these; unknown numbers are passed over."""
        query = f"SELECT {_ENTRY} FROM reports WHERE n = ?"
        rows = (self._db.execute(query, [n]).fetchone() for n in numbers)
        return [Entry(*row) for row in rows if row]

    def with_text(self, digest: bytes, most: int) -> list[Entry]:
        """The first reports whose words are these."""
        query = f"SELECT {_ENTRY} FROM reports WHERE digest = ? ORDER BY n LIMIT ?"
        return [Entry(*row) for row in self._db.execute(query, [digest, most])]

    def outlets(self) -> list[str]:
        """All outlets."""
        return [o for (o,) in self._db.execute("SELECT DISTINCT outlet FROM reports")]

    def of_outlet(self, outlet: str, first: int, last: int, most: int = MOST) -> list[Entry]:
        """The latest reports of an outlet that appeared from `first` to `last` (proleptic ordinals)."""
        query = f"SELECT {_ENTRY} FROM reports WHERE outlet = ? AND day BETWEEN ? AND ? ORDER BY day DESC, n DESC LIMIT ?"
        return [Entry(*row) for row in self._db.execute(query, [outlet, first, last, most])]

    def sharing(self, prints: Iterable[int]) -> Counter[int]:
        """Report number to how many of these fingerprints it has."""
        return self._count("SELECT n FROM prints WHERE print = ? LIMIT ?", prints)

    def telling(self, terms: Iterable[int], most: int = MOST) -> list[tuple[int, list[int]]]:
        """For each term the reports of which it is one of the most telling, the latest ones, at most `most`."""
        query = "SELECT n FROM telling WHERE term = ? ORDER BY n DESC LIMIT ?"
        return [(t, [n for (n,) in self._db.execute(query, [t, most])]) for t in terms]

    def _count(self, query: str, keys: Iterable[int]) -> Counter[int]:
        counts: Counter[int] = Counter()
        for key in keys:
            counts.update(n for (n,) in self._db.execute(query, [key, MOST]))
        return counts

    # Stories: `dragoman.stories.shelf.Shelf`, reports known by their keys

    def size(self) -> int:
        query = "SELECT (SELECT coalesce(max(n), 0) FROM reports) - (SELECT count(*) FROM reports WHERE story IS NULL)"
        return int(self._db.execute(query).fetchone()[0])

    def count(self, terms: Mapping[int, int]) -> None:
        self._db.executemany(
            "INSERT INTO terms VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET reports = reports + excluded.reports", terms.items()
        )

    def counted(self, terms: Iterable[int]) -> Mapping[int, int]:
        query = "SELECT reports FROM terms WHERE term = ?"
        return {t: self._db.execute(query, [t]).fetchone()[0] for t in terms}

    def new_number(self) -> int:
        number = int(self._meta("next"))
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'next'", [number + 1])
        return number

    def story(self, number: int) -> Story:
        held = self._stories.pop(number, None)
        if held is None:
            row = self._db.execute("SELECT state FROM stories WHERE story = ?", [number]).fetchone()
            if row is None:
                raise KeyError(number)
            held = unpack(row[0])
        return self._hold(number, held)

    def put(self, number: int, story: Story) -> None:
        try:
            before = set(self.story(number).indexed)
        except KeyError:
            before = set()
        after = set(story.indexed)
        self._db.executemany("DELETE FROM postings WHERE term = ? AND story = ?", ((t, number) for t in before - after))
        self._db.executemany("INSERT INTO postings VALUES (?, ?)", ((t, number) for t in after - before))
        state = pack(story)
        self._db.execute("INSERT OR REPLACE INTO stories VALUES (?, ?)", [number, state])
        self._stories.pop(number, None)
        self._hold(number, unpack(state))  # as another process will find it

    def _hold(self, number: int, story: Story) -> Story:
        self._stories[number] = story
        if len(self._stories) > _KEPT:
            self._stories.popitem(last=False)
        return story

    def drop(self, number: int) -> None:
        old = self.story(number)
        self._db.executemany("DELETE FROM postings WHERE term = ? AND story = ?", ((t, number) for t in old.indexed))
        self._db.execute("DELETE FROM stories WHERE story = ?", [number])
        del self._stories[number]

    def having(self, term: int) -> Sequence[int]:
        query = "SELECT story FROM postings WHERE term = ? LIMIT ?"
        return [n for (n,) in self._db.execute(query, [term, TRIED + 1])]

    def place(self, report: str) -> int | None:
        row = self._db.execute("SELECT story FROM reports WHERE key = ?", [report]).fetchone()
        return row[0] if row else None

    def move(self, reports: Iterable[str], number: int) -> None:
        self._db.executemany("UPDATE reports SET story = ? WHERE key = ?", ((number, key) for key in reports))

    def members(self, number: int) -> Sequence[str]:
        return [key for (key,) in self._db.execute("SELECT key FROM reports WHERE story = ? ORDER BY n", [number])]

    def numbers(self) -> Iterable[int]:
        return [n for (n,) in self._db.execute("SELECT story FROM stories ORDER BY story")]


class Writing:
    """One transaction of an index."""

    def __init__(self, db: sqlite3.Connection, index: Index) -> None:
        self._db, self._index = db, index

    def __enter__(self) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as e:
            raise ConflictError(f"another process is grouping the reports of this ledger; run it again: {e}") from e

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._db.execute("COMMIT")
        else:
            self._db.execute("ROLLBACK")
            self._index.forget()


def pack(story: Story) -> bytes:
    """A story as bytes: weights are rounded to 32 bits."""
    name = story.name[1].encode()
    head = _HEAD.pack(
        len(story.terms), story.size, story.name[0], len(name), story.first, story.last, len(story.indexed), len(story.young)
    )
    indexed = np.array(story.indexed, dtype="<i8").tobytes()
    own = head + name + story.terms.astype("<i8").tobytes() + story.sums.astype("<f4").tobytes() + indexed
    return own + b"".join(struct.pack("<q", len(p)) + p for p in map(pack, story.young))


def unpack(data: bytes) -> Story:
    """The inverse of `pack`."""
    count, size, day, length, first, last, indexed, young = _HEAD.unpack_from(data)
    at = _HEAD.size
    name = data[at : at + length].decode()
    at += length
    terms = np.frombuffer(data, "<i8", count, at)
    at += 8 * count
    sums = np.frombuffer(data, "<f4", count, at).astype(np.float64)
    at += 4 * count
    found = tuple(np.frombuffer(data, "<i8", indexed, at).tolist())
    at += 8 * indexed
    parts = []
    for _ in range(young):
        (length,) = struct.unpack_from("<q", data, at)
        parts.append(unpack(data[at + 8 : at + 8 + length]))
        at += 8 + length
    return Story(terms, sums, size, (day, name), first, last, parts, found)
