"""Killed anywhere: nothing acknowledged is lost, nothing half done is seen, nothing is there twice."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import made_up
import pyarrow as pa
import pytest
from content import content

from dragoman.errors import LedgerError
from dragoman.ledger import Ledger
from dragoman.ledger import ingest as ingest_module
from dragoman.ledger import store as store_module
from dragoman.ledger.store import Store
from dragoman.records import Rejection

ROOT = Path(__file__).resolve().parents[2]
V = made_up.VERSION
REPORTS = 240  # sixty batches: more than ten runs, each killed within a few, can finish
INGEST = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "benchmarks")!r}]
import made_up
from dragoman.ledger import Ledger
from dragoman.records import Rejection

def inputs():
    for i, report in enumerate(made_up.reports({REPORTS})):
        yield report
        if i % 9 == 0:
            yield Rejection("made:" + str(i), "made to be rejected", "x")

print("ready", flush=True)
with Ledger.open(sys.argv[1], create=True) as ledger:
    done = ledger.ingest(inputs(), made_up.read, version=made_up.VERSION, batch=4,
                         progress=lambda s: print("kept", s.kept, flush=True))
print("done", done.read, done.kept, done.skipped, done.rejected, flush=True)
"""


class Killed(BaseException):
    """Stands in for the end of the process."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    path = tmp_path_factory.mktemp("undisturbed") / "ledger"
    subprocess.run([sys.executable, "-c", INGEST, str(path)], check=True, capture_output=True)
    with Ledger.open(path) as ledger:
        return content(ledger)


def test_ten_kills(tmp_path: Path, undisturbed: dict[str, list[str]]) -> None:
    """kill -9 at ten random moments, each followed by a run of the same; then one that is left alone."""
    path = tmp_path / "ledger"
    rng = random.Random(11)
    kept = 0
    for _ in range(10):
        with subprocess.Popen([sys.executable, "-c", INGEST, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            lines = iter(process.stdout.readline, "")
            for _ in range(rng.randrange(3)):
                kept += _newly_kept(next(lines, ""))
            timer = rng.uniform(0, 0.15)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timer)
            process.kill()
            last = [*map(_newly_kept, lines)]
        if (path / "ingests" / "_delta_log").is_dir() and Store(str(path)).exists():
            with Ledger.open(path, create=True) as ledger:
                counts = ledger.counts()
                assert counts["reports"] >= max([0, *last]), "a report that was acknowledged is gone"
                assert counts["claims"] == 4 * counts["reports"], "a report is there without its claims"
                assert set(content(ledger)["claims_history"]) <= set(undisturbed["claims_history"])
    run = subprocess.run([sys.executable, "-c", INGEST, str(path)], check=True, capture_output=True, text=True)
    read, new, skipped, rejected = map(int, run.stdout.split("done ")[1].split())
    assert new + skipped + rejected == read
    assert new < REPORTS, "the killed runs left nothing behind: the test proves nothing"
    with Ledger.open(path) as ledger:
        assert content(ledger) == undisturbed


def _newly_kept(line: str) -> int:
    word, _, number = line.partition(" ")
    return int(number) if word == "kept" else 0


@pytest.mark.parametrize("point", range(14))
def test_cut_off_between_any_two_steps(path: Path, monkeypatch: pytest.MonkeyPatch, point: int) -> None:
    """Each append to a table is a step; a batch has six or seven of them, the last makes it visible."""
    inputs = [*made_up.reports(4), Rejection("x", "y")]
    expected = _expected(path.with_name("whole"))
    append = Store.append
    steps = iter(range(100))

    def cut(self: Store, name: str, rows: pa.Table) -> None:
        if next(steps) == point:
            raise Killed
        append(self, name, rows)

    with Ledger.open(path, create=True) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(Store, "append", cut)
            with pytest.raises(Killed):
                ledger.ingest(inputs, made_up.read, version=V, batch=2)
        seen = content(ledger)
        whole_batches = len(seen["reports_history"]) / 2
        assert whole_batches == int(whole_batches)
        assert len(seen["claims_history"]) == 4 * len(seen["reports_history"])
        assert all(len(r.claims) == 4 for r in ledger.readings())
        ledger.ingest(inputs, made_up.read, version=V, batch=2)
        assert content(ledger) == expected


def _expected(path: Path) -> dict[str, list[str]]:
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest([*made_up.reports(4), Rejection("x", "y")], made_up.read, version=V)
        return content(ledger)


def test_half_made_ledger_is_made_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while the tables were being made."""
    tables = dict(store_module.TABLES)
    monkeypatch.setattr(store_module, "TABLES", dict(list(tables.items())[:3]))
    with pytest.raises(LedgerError):
        Ledger.open(path, create=True)
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open(path)
    with Ledger.open(path, create=True) as ledger:
        assert ledger.counts()["reports"] == 0


@pytest.fixture
def orphaned(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger with one batch of two reports, and the rows of another that was never completed."""
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(made_up.reports(2), made_up.read, version=V)
        with monkeypatch.context() as patch:
            patch.setattr(ingest_module, "batch_begun", _stop)
            with pytest.raises(Killed):
                ledger.ingest(made_up.reports(2, start=2), made_up.read, version=V)
        yield ledger


def _stop(_: str) -> datetime:
    raise Killed


def rows(ledger: Ledger, name: str) -> int:
    return int(Store(ledger.root).table(name).count())


def test_abandoned_rows_are_cleared_away_after_a_day(orphaned: Ledger) -> None:
    store = Store(orphaned.root)
    committed = {b for (b,) in orphaned._ask(("ingests",), "SELECT batch FROM raw_ingests")}
    assert rows(orphaned, "claims") == 16
    assert orphaned.counts()["claims"] == 8
    assert store.purge(committed) == 0, "the batch may still be on its way"
    assert store.purge(committed, datetime.now(UTC) + timedelta(hours=23)) == 0
    assert store.purge(committed, datetime.now(UTC) + timedelta(hours=25)) > 8
    assert (rows(orphaned, "claims"), rows(orphaned, "reports")) == (8, 2)
    assert orphaned.counts()["claims"] == 8
    assert orphaned.reading("r-1") == made_up.make(1)


def test_a_batch_that_took_too_long_is_not_completed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows might have been cleared away already."""
    late: Callable[[str], datetime] = lambda _: datetime.now(UTC) - timedelta(hours=2)  # noqa: E731
    monkeypatch.setattr(ingest_module, "batch_begun", late)
    with Ledger.open(path, create=True) as ledger:
        with pytest.raises(LedgerError, match="could not be written within an hour"):
            ledger.ingest(made_up.reports(2), made_up.read, version=V)
        assert ledger.counts()["reports"] == 0


def test_maintenance_changes_nothing_that_is_seen(orphaned: Ledger) -> None:
    for start in range(4, 12, 2):
        orphaned.ingest(made_up.reports(2, start), made_up.read, version=V)
    before = content(orphaned)
    files = Store(orphaned.root).files("claims")
    done = orphaned.maintain(hours=0)
    assert done["compacted"] > 0
    assert done["removed"] > 0
    assert len(Store(orphaned.root).files("claims")) == 1 < len(files)
    assert content(orphaned) == before
    with Ledger.open(orphaned.root) as fresh:
        assert content(fresh) == before
