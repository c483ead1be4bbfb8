"""What has to be at hand to place one new report among hundreds of thousands: a SQLite file beside the ledger.

It holds every report's text and its fingerprints, the terms by which reports and stories are found, and the stories so far. All
of it is worked out from the ledger and can be thrown away: it says which step of the ledger's layer it stands at, and is brought
up to date, or made anew, from there.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.ledger.beside import Beside
from dragoman.stories.grouping import TRIED
from dragoman.stories.shelf import Ids, Part, Story, Values

SAMPLED = 4  # of longer texts one in so many fingerprints is kept: those that it divides
MOST = 200  # reports of one fingerprint or term that are looked at
_KEPT = 4000  # stories kept in memory
_PARTS = 20_000  # reports kept in memory with their weights
_COUNTS = 1_000_000  # terms whose counts are kept in memory
_HEAD = struct.Struct("<qqqqddq")
_PART = struct.Struct("<qqq")
_TABLES = """
CREATE TABLE reports (n INTEGER PRIMARY KEY, key TEXT UNIQUE, id TEXT, outlet TEXT, url TEXT, published TEXT, day INTEGER,
    words INTEGER, prints INTEGER, digest BLOB, batch TEXT, reading INTEGER, story INTEGER);
CREATE INDEX reports_digest ON reports (digest);
CREATE INDEX reports_story ON reports (story);
CREATE INDEX reports_id ON reports (id);
CREATE INDEX reports_outlet ON reports (outlet, day);
CREATE TABLE texts (n INTEGER PRIMARY KEY, title TEXT, text BLOB);
CREATE TABLE prints (print INTEGER, n INTEGER, PRIMARY KEY (print, n)) WITHOUT ROWID;
CREATE TABLE terms (term INTEGER PRIMARY KEY, reports INTEGER);
CREATE TABLE parts (n INTEGER PRIMARY KEY, state BLOB);
CREATE TABLE telling (term INTEGER, n INTEGER, PRIMARY KEY (term, n)) WITHOUT ROWID;
CREATE TABLE postings (term INTEGER, story INTEGER, PRIMARY KEY (term, story)) WITHOUT ROWID;
CREATE TABLE stories (story INTEGER PRIMARY KEY, state BLOB);
CREATE TABLE differs (key TEXT PRIMARY KEY, story INTEGER) WITHOUT ROWID;
INSERT INTO meta VALUES ('settled', 0);
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


class Index(Beside):
    """One connection to the file."""

    FORMAT = 5
    TABLES = _TABLES

    def __init__(self, path: Path) -> None:
        self._stories: OrderedDict[int, Story] = OrderedDict()
        self._parts: OrderedDict[int, Part] = OrderedDict()
        self._counts: Counter[int] = Counter()
        super().__init__(path)

    def forget(self) -> None:
        self._stories, self._parts, self._counts = OrderedDict(), OrderedDict(), Counter()

    # Reports

    def add(self, entry: Entry, prints: Iterable[int], telling: Iterable[int], title: str, text: str) -> int:
        """Enter a report with its fingerprints and its most telling terms; returns its number (that of `entry` is not used)."""
        row = [getattr(entry, name.strip()) for name in _ENTRY.split(",")[1:]]
        cursor = self._db.execute(f"INSERT INTO reports ({_ENTRY.removeprefix('n, ')}) VALUES ({', '.join('?' * len(row))})", row)
        n = cursor.lastrowid or 0
        self._db.execute("INSERT INTO texts VALUES (?, ?, ?)", [n, title, zlib.compress(text.encode(), 1)])
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

    def texts(self, entries: Iterable[Entry], *, titles: bool = False) -> dict[int, str]:
        """The texts of reports by the numbers of their readings; `titles`: behind their titles."""
        out: dict[int, str] = {}
        for e in entries:
            if e.reading not in out:
                title, packed = self._db.execute("SELECT title, text FROM texts WHERE n = ?", [e.n]).fetchone()
                text = zlib.decompress(packed).decode()
                out[e.reading] = f"{title}\n{text}" if titles else text
        return out

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

    # Where the ledger, in which other rules or another process wrote, has a report in another story than this file

    def followed(self, moved: Iterable[str], written: Mapping[str, int]) -> None:
        """A step of the ledger was followed: it wrote these stories, and here these reports came to others."""
        self._db.executemany("INSERT OR IGNORE INTO differs VALUES (?, -1)", ((k,) for k in moved))
        self._db.executemany("INSERT OR REPLACE INTO differs VALUES (?, ?)", written.items())
        self._db.execute("DELETE FROM differs WHERE story = (SELECT story FROM reports WHERE reports.key = differs.key)")

    def differing(self) -> dict[str, int]:
        """The story here of every report for which the ledger has another one."""
        return dict(self._db.execute("SELECT key, reports.story FROM differs JOIN reports USING (key)"))

    def agreed(self) -> None:
        """The ledger now has what stands here."""
        self._db.execute("DELETE FROM differs")

    # Stories: `dragoman.stories.shelf.Shelf`, reports known by their keys

    def enter(self, reports: Iterable[Part]) -> None:
        counts: Counter[int] = Counter()
        for p in reports:
            self._db.execute("INSERT INTO parts SELECT n, ? FROM reports WHERE key = ?", [pack_part(p), p.name[1]])
            counts.update(p.terms.tolist())
        add = "INSERT INTO terms VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET reports = reports + excluded.reports"
        self._db.executemany(add, counts.items())
        self._counts.update({t: n for t, n in counts.items() if t in self._counts})

    def size(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(n), 0) FROM parts").fetchone()[0])

    def counted(self, terms: Ids) -> Values:
        query = "SELECT reports FROM terms WHERE term = ?"
        if len(self._counts) > _COUNTS:
            self._counts.clear()
        for t in terms.tolist():
            if t not in self._counts:
                (self._counts[t],) = self._db.execute(query, [t]).fetchone()
        return np.array([self._counts[t] for t in terms.tolist()], dtype=np.float64)

    def unsettled(self) -> Sequence[Part]:
        query = "SELECT n FROM parts WHERE n > ? ORDER BY n"
        return [self._part(n) for (n,) in self._db.execute(query, [self._meta("settled")]).fetchall()]

    def settle(self) -> None:
        self._db.execute("UPDATE meta SET value = (SELECT max(n) FROM parts) WHERE name = 'settled'")

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

    def spread(self, term: int) -> int:
        query = "SELECT count(*) FROM (SELECT 1 FROM postings WHERE term = ? LIMIT ?)"
        return int(self._db.execute(query, [term, TRIED + 1]).fetchone()[0])

    def place(self, report: str) -> int | None:
        row = self._db.execute("SELECT story FROM reports WHERE key = ?", [report]).fetchone()
        return row[0] if row else None

    def move(self, reports: Iterable[str], number: int) -> None:
        self._db.executemany("UPDATE reports SET story = ? WHERE key = ?", ((number, key) for key in reports))

    def members(self, number: int) -> Sequence[str]:
        return [key for (key,) in self._db.execute("SELECT key FROM reports WHERE story = ? ORDER BY n", [number])]

    def parts(self, number: int) -> list[Part]:
        query = "SELECT n FROM reports WHERE story = ? ORDER BY n"
        return [self._part(n) for (n,) in self._db.execute(query, [number]).fetchall()]

    def _part(self, n: int) -> Part:
        held = self._parts.pop(n, None)
        if held is None:
            held = unpack_part(self._db.execute("SELECT state FROM parts WHERE n = ?", [n]).fetchone()[0])
        self._parts[n] = held
        if len(self._parts) > _PARTS:
            self._parts.popitem(last=False)
        return held

    def numbers(self) -> Iterable[int]:
        return [n for (n,) in self._db.execute("SELECT story FROM stories ORDER BY story")]


def pack(story: Story) -> bytes:
    """A story as bytes: weights are rounded to 32 bits."""
    name = story.name[1].encode()
    head = _HEAD.pack(len(story.terms), story.size, story.name[0], len(name), story.first, story.last, len(story.indexed))
    indexed = np.array(story.indexed, dtype="<i8").tobytes()
    return head + name + story.terms.astype("<i8").tobytes() + story.sums.astype("<f4").tobytes() + indexed


def unpack(data: bytes) -> Story:
    """The inverse of `pack`."""
    count, size, day, length, first, last, indexed = _HEAD.unpack_from(data)
    at = _HEAD.size
    name = data[at : at + length].decode()
    at += length
    terms = np.frombuffer(data, "<i8", count, at)
    at += 8 * count
    sums = np.frombuffer(data, "<f4", count, at).astype(np.float64)
    at += 4 * count
    return Story(terms, sums, size, (day, name), first, last, tuple(np.frombuffer(data, "<i8", indexed, at).tolist()))


def pack_part(part: Part) -> bytes:
    """A report as bytes."""
    name = part.name[1].encode()
    head = _PART.pack(len(part.terms), part.name[0], len(name))
    return (
        head
        + name
        + part.terms.astype("<i8").tobytes()
        + part.weights.astype("<f4").tobytes()
        + part.rare.astype("<f4").tobytes()
    )


def unpack_part(data: bytes) -> Part:
    """The inverse of `pack_part`."""
    count, day, length = _PART.unpack_from(data)
    at = _PART.size + length
    name = data[_PART.size : at].decode()
    weights, rare = np.frombuffer(data, "<f4", 2 * count, at + 8 * count).astype(np.float64).reshape(2, count)
    return Part((day, name), np.frombuffer(data, "<i8", count, at), weights, rare)
