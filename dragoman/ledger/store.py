"""The Delta tables of one ledger: making, opening, appending, keeping them small.

A Delta transaction covers one table. What makes a batch appear in all tables at once is the ledger's own rule: the batch's
rows are appended first, the row in `ingests` that names the batch last, and no reader looks at a row whose batch is not
named there. Rows are never changed, so any state of a table that is at least as new as `ingests` holds all that `ingests` names.

A table that was made before a column or a nested field was thought of is read as if it held nothing there, and is given the
column by the first process that writes to it. One that has more than this version knows, or has it of another type, is refused.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable, Schema, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from dragoman.errors import ConflictError, LedgerError
from dragoman.ledger.schema import differences
from dragoman.ledger.tables import ADDED_TABLES, DATA_TABLES, FORMAT, TABLES, batch_begun

# A batch must be complete this long after it was begun; what is still incomplete after ABANDONED never will be, and can go.
LEASE = timedelta(hours=1)
ABANDONED = timedelta(hours=24)
# Files smaller than this are put together when there are more than SMALL_FILES of them.
FILE_SIZE = 64 * 1024 * 1024
SMALL_FILES = 48
# Those of single reports are put together sooner, among themselves: that takes no time worth mentioning.
TINY_SIZE = 1024 * 1024
TINY_FILES = 16
RETRIES = 40

# Rows of a file that are read together at the least: few of reports, whose texts are sought one by one.
GROUP, REPORT_GROUP = 32_768, 1_024
_COMMIT = CommitProperties(max_commit_retries=RETRIES)
_DESCRIPTION = "dragoman ledger, format "
_WIDENED = "dragoman.widened"  # the property of a table whose files may differ in their columns
T = TypeVar("T")


def _writer(name: str) -> WriterProperties:
    group = REPORT_GROUP if name == "reports" else GROUP
    return WriterProperties(compression="ZSTD", compression_level=3, max_row_group_size=group)


class Store:
    """The tables below one root. `table(name)` is the newest state of one. Threads may read while one of them writes."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/")
        self._open: dict[str, DeltaTable] = {}
        self._for_writing: dict[str, DeltaTable] = {}
        self._marked: dict[str, tuple[int, int]] = {}  # the last checkpoint of a table, as it was looked at

    def uri(self, name: str) -> str:
        return f"{self.root}/{name}"

    def exists(self) -> bool:
        """Whether the ledger was made completely: `ingests` is made last."""
        return DeltaTable.is_deltatable(self.uri("ingests"))

    def create(self) -> None:
        """Make the tables that are missing. Several processes may do this at once."""
        for name in TABLES:
            self._make(name)

    def _make(self, name: str) -> None:
        schema = TABLES[name]
        if not DeltaTable.is_deltatable(self.uri(name)):
            try:
                DeltaTable.create(self.uri(name), schema=schema, mode="ignore", name=name, description=f"{_DESCRIPTION}{FORMAT}")
            except (DeltaError, OSError) as e:
                if not DeltaTable.is_deltatable(self.uri(name)):
                    raise LedgerError(f"cannot make the ledger's table {self.uri(name)}: {e}") from e

    def table(self, name: str) -> DeltaTable:
        """The newest state of a table, checked when it is first opened."""
        try:
            if name not in self._open:
                marks = self._marks(name, -1)
                table = DeltaTable(self.uri(name))
                _check(name, table)
                self._open[name] = table
                self._marked[name] = marks[1]
            elif self._may_be_newer(name):
                self._open[name].update_incremental()
                _check_protocol(name, self._open[name])
        except TableNotFoundError:
            raise LedgerError(
                f"{self.root} is no ledger: it has no table {name}; `dragoman ingest` makes one in an empty directory"
            ) from None
        except (DeltaError, OSError) as e:
            raise LedgerError(f"cannot read {self.uri(name)}: {e}") from e
        return self._open[name]

    def _may_be_newer(self, name: str) -> bool:
        """Whether a table that is open may have been written to: asked often, and of a directory answered by two looks at it.

        The next version stands in a file of that number, until it is cleared away behind a checkpoint.
        """
        if self.remote:
            return True
        following, checkpoint = self._marks(name, self._open[name].version())
        if not following and checkpoint == self._marked.get(name):
            return False
        self._marked[name] = checkpoint
        return True

    def _marks(self, name: str, version: int) -> tuple[bool, tuple[int, int]]:
        """Whether the log of a table has the file after `version`; when its last checkpoint was made (ns, bytes)."""
        if self.remote:
            return True, (0, 0)
        log = Path(self.root, name, "_delta_log")
        try:
            found = (log / "_last_checkpoint").stat()
        except FileNotFoundError:
            return (log / f"{version + 1:020d}.json").exists(), (0, 0)
        return (log / f"{version + 1:020d}.json").exists(), (found.st_mtime_ns, found.st_size)

    @property
    def remote(self) -> bool:
        """Whether the ledger is at an address, so that its files are read by deltalake and not by DuckDB itself."""
        return "://" in self.root

    def has(self, name: str) -> bool:
        """Whether a table is there; one that came later than the ledger may not be, and then holds nothing."""
        if name in self._open:
            return True
        if name in ADDED_TABLES and not DeltaTable.is_deltatable(self.uri(name)):
            return False
        self.table(name)
        return True

    def uniform(self, name: str) -> bool:
        """Whether all files of a table have all columns that this version knows."""
        table = self.table(name)
        return _WIDENED not in table.metadata().configuration and not _missing(name, table)

    def files(self, name: str) -> list[str]:
        """The paths of the Parquet files of the newest state of a table; deltalake gives them percent-encoded."""
        return [unquote(uri) for uri in self.table(name).file_uris()]

    def append(self, name: str, rows: pa.Table) -> None:
        """One Delta transaction that adds rows; waits its turn where other processes write."""

        def write() -> None:
            table = self._for_writing.pop(name, None)
            if table is None:
                if name not in self._open:
                    self._make(name)
                table = DeltaTable(self.uri(name))
                _check(name, table)
                if _missing(name, table):
                    table = self._widened(name, table)
            write_deltalake(table, rows, mode="append", writer_properties=_writer(name), commit_properties=_COMMIT)
            self._for_writing[name] = table  # not after a conflict: another process may have added columns

        try:
            _patiently(write)
        except CommitFailedError as e:
            raise ConflictError(f"other processes kept {self.uri(name)} busy; run it again: {e}") from e
        except (DeltaError, OSError) as e:
            raise LedgerError(f"cannot write {self.uri(name)}: {e}") from e

    def _widened(self, name: str, table: DeltaTable) -> DeltaTable:
        """The table with all columns and nested fields that this version knows, those it did not have at the end.

        First it is marked: whoever reads it from then on expects files with fewer columns. Raises `CommitFailedError` where
        another process was quicker.
        """
        table.alter.set_table_properties({_WIDENED: "true"}, raise_if_not_exists=False, commit_properties=_COMMIT)
        table.alter.add_columns(list(Schema.from_arrow(TABLES[name]).fields), commit_properties=_COMMIT)
        return DeltaTable(self.uri(name))

    def compact(self, names: Collection[str] = tuple(TABLES), *, least: int = SMALL_FILES) -> int:
        """Put small files together in tables that have more than `least` of them; returns how many files went.

        Another process that does the same at the same time wins or loses as a whole: nothing is lost, and nothing is raised.
        """
        return sum(self._compact(name, least, FILE_SIZE) for name in filter(self.has, names))

    def tidy(self) -> int:
        """Like `compact`, at the end of a short run: the files of single reports are put together sooner, among themselves.

        So a table has few files however many runs wrote to it, and hardly any of these runs has much to put together.
        """
        return sum(
            self._compact(name, TINY_FILES, TINY_SIZE) + self._compact(name, SMALL_FILES, FILE_SIZE)
            for name in filter(self.has, TABLES)
        )

    def _compact(self, name: str, least: int, target: int) -> int:
        table = self.table(name)
        if len(table.file_uris()) <= least:
            return 0
        sizes = pa.table(table.get_add_actions(flatten=True)).column("size_bytes").to_pylist()
        if sum(size < target // 2 for size in sizes) <= least:
            return 0
        try:
            done = table.optimize.compact(
                target_size=target, max_concurrent_tasks=1, writer_properties=_writer(name), commit_properties=_COMMIT
            )
        except CommitFailedError:
            return 0
        except (DeltaError, OSError) as e:
            raise LedgerError(f"cannot compact {self.uri(name)}: {e}") from e
        return int(done["numFilesRemoved"])

    def purge(self, committed: Collection[str], now: datetime | None = None) -> int:
        """Delete the rows of batches that were never completed and never can be; returns how many rows went.

        A batch may be completed for an hour after it was begun; one that is a day old and not among `committed` was abandoned.
        """
        line = (now or datetime.now(UTC)) - ABANDONED
        gone = 0
        for name in filter(self.has, DATA_TABLES):
            found = pc.unique(self.table(name).to_pyarrow_dataset().to_table(columns=["batch"])["batch"]).to_pylist()
            orphans = sorted(b for b in found if b not in committed and batch_begun(b) < line)
            for start in range(0, len(orphans), 500):
                quoted = ", ".join(f"'{b}'" for b in orphans[start : start + 500])
                try:
                    done = _patiently(partial(self._delete, name, f"batch IN ({quoted})"))
                except (DeltaError, OSError) as e:
                    raise LedgerError(f"cannot delete abandoned rows from {self.uri(name)}: {e}") from e
                gone += int(done["num_deleted_rows"] or 0)
        return gone

    def _delete(self, name: str, where: str) -> dict[str, Any]:
        return self.table(name).delete(where)

    def vacuum(self, hours: int = 168) -> int:
        """Remove files that no state of the last `hours` needs; returns how many."""
        gone = 0
        for name in filter(self.has, TABLES):
            try:
                gone += len(self.table(name).vacuum(hours, dry_run=False, enforce_retention_duration=False, full=True))
            except (DeltaError, OSError) as e:
                raise LedgerError(f"cannot vacuum {self.uri(name)}: {e}") from e
        return gone


def _patiently(action: Callable[[], T]) -> T:
    """Do it again, a little later each time, while other processes' commits come in between."""
    for turn in range(RETRIES):
        try:
            return action()
        except CommitFailedError:
            if turn == RETRIES - 1:
                raise
            time.sleep(random.uniform(0, min(1.0, 0.01 * 2**turn)))
    raise AssertionError("unreachable")


def _check(name: str, table: DeltaTable) -> None:
    _check_protocol(name, table)
    description = table.metadata().description or ""
    if not description.startswith(_DESCRIPTION):
        raise LedgerError(f"{table.table_uri} was not made by dragoman; give an empty directory, or a ledger")
    found = description.removeprefix(_DESCRIPTION)
    if found != str(FORMAT):
        raise LedgerError(
            f"{table.table_uri} has the ledger format {found}, this version of dragoman reads and writes format {FORMAT}: "
            "use the version that made it, or ingest the reports into a new ledger"
        )
    _, extra, changed = differences(TABLES[name], _schema_of(table))
    if extra or changed:
        parts = (("unknown", extra), ("of another type", changed))
        said = "; ".join(f"{what}: {', '.join(names)}" for what, names in parts if names)
        raise LedgerError(
            f"{table.table_uri} has columns that this version of dragoman does not read ({said}): it was altered by another "
            "tool, or written by a newer version; use that version, or ingest the reports into a new ledger"
        )


def _missing(name: str, table: DeltaTable) -> list[str]:
    return differences(TABLES[name], _schema_of(table))[0]


def _schema_of(table: DeltaTable) -> pa.Schema:
    return pa.schema(table.schema().to_arrow())


def _check_protocol(name: str, table: DeltaTable) -> None:
    features = {str(f) for f in table.protocol().reader_features or ()}
    wanted = table.metadata().configuration.get("delta.enableDeletionVectors", "false")
    if "deletionVectors" in features or wanted == "true":
        raise LedgerError(
            f"{table.table_uri} has deletion vectors, so its files hold rows that were deleted: dragoman does not read such "
            "tables; rewrite it without them (in Spark: REORG TABLE … APPLY (PURGE), then drop the feature)"
        )


def root_of(path: str | Path) -> str:
    """The root of a ledger as deltalake takes it: an address as it is, a directory made absolute.

    Raises `LedgerError` for a directory whose name holds what deltalake or DuckDB would read as a pattern.
    """
    text = str(path)
    if "://" in text:
        return text
    root = str(Path(text).expanduser().resolve())
    if set(root) & set("%*?[]"):
        raise LedgerError(f"a ledger cannot lie in {root}: its path may not hold any of % * ? [ ]")
    return root
