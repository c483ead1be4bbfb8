"""Files beside a ledger's tables, in which one thing is found among very many: SQLite, worked out from the ledger.

Any of them can be thrown away: it says how far it goes, and is brought up to date, or made anew, from the tables.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

from dragoman.errors import ConflictError, LedgerError

PATIENCE = 120.0  # seconds to wait for another process that is at work


def beside(root: str, name: str) -> Path:
    """Where a file beside a ledger lies: inside it, or in the user's cache where the ledger is at an address."""
    if "://" not in root:
        return Path(root, "index", f"{name}.sqlite")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"
    own = hashlib.sha256(root.encode()).hexdigest()[:32]
    return cache / (f"{own}.sqlite" if name == "gathering" else f"{own}-{name}.sqlite")


class Beside:
    """One connection to such a file. Use `writing` around changes: all of them are there, or none.

    A subclass says with which tables (`TABLES`) and in which format (`FORMAT`); a file of another one is made anew.
    """

    FORMAT = 0
    TABLES = ""
    seen: int | None = None  # SQLite's number for what other connections have written

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises `LedgerError` where it cannot be written."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA cache_size = -65536")
            self._db.execute("PRAGMA mmap_size = 1073741824")
            if self._format() != self.FORMAT:
                with self.writing():
                    if self._format() != self.FORMAT:
                        self.clear()
        except (OSError, sqlite3.Error) as e:
            raise LedgerError(f"cannot open the index {path}: {e}; it can be deleted, and is then made anew") from e
        self.path = path

    def close(self) -> None:
        self._db.close()

    def writing(self) -> Writing:
        """A context in which this process alone writes. Raises `ConflictError` where another one does so for too long."""
        return Writing(self)

    def clear(self) -> None:
        """Empty it."""
        tables = [name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        for name in tables:
            self._db.execute(f"DROP TABLE {name}")
        self._db.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        for statement in filter(str.strip, self.TABLES.split(";")):
            self._db.execute(statement)
        self._db.execute("INSERT INTO meta VALUES ('format', ?), ('head', ''), ('next', 0)", [self.FORMAT])
        self.forget()

    def forget(self) -> None:
        """Drop what is held in memory."""

    def _format(self) -> int:
        found = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
        return int(self._meta("format")) if found else 0

    def _meta(self, name: str) -> str:
        return str(self._db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()[0])

    @property
    def head(self) -> str:
        """How far it goes: a batch of the ledger, "" at the beginning."""
        return self._meta("head")

    @head.setter
    def head(self, batch: str) -> None:
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'head'", [batch])


class Writing:
    """One transaction of such a file."""

    def __init__(self, file: Beside) -> None:
        self._file, self._db = file, file._db

    def __enter__(self) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as e:
            raise ConflictError(f"another process is at work on the index of this ledger; run it again: {e}") from e
        (now,) = self._db.execute("PRAGMA data_version").fetchone()
        if self._file.seen not in (None, now):
            self._file.forget()  # another process has written
        self._file.seen = now

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._db.execute("COMMIT")
        else:
            self._db.execute("ROLLBACK")
            self._file.forget()
