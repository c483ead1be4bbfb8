"""Any number of workers gives the same, in order; whatever happens to one costs no more than the report that did it."""

import itertools
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import made_up
import pytest
import readers

from dragoman.errors import ModelError
from dragoman.ledger import Ledger
from dragoman.records import Reading, Rejection, Report
from dragoman.scale import map_reports
from dragoman.scale.processes import AHEAD, REPORTS, cut


def reports(*texts: str) -> list[Report]:
    return [Report(f"r-{i}", text, source=f"file:{i}") for i, text in enumerate(texts)]


def told(results: Iterator[Reading | Rejection]) -> list[str]:
    return [r.report.id if isinstance(r, Reading) else f"{r.source}: {r.reason}" for r in results]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_do_not_depend_on_workers(workers: int) -> None:
    given = list(made_up.reports(150))
    assert list(map_reports(given, readers.MadeUp, workers, words=300)) == [made_up.make(i) for i in range(150)]
    assert list(map_reports([], readers.MadeUp, workers)) == []


def test_pieces_are_cut_by_words() -> None:
    given = reports(*["a b c"] * 5, "x " * 50, "a b c")
    assert [[r.id for r in p] for p in cut(given, 7)] == [["r-0", "r-1"], ["r-2", "r-3"], ["r-4"], ["r-5"], ["r-6"]]
    assert [len(p) for p in cut(reports(*["a"] * (REPORTS + 1)))] == [REPORTS, 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_error_costs_its_report_only(workers: int) -> None:
    given = reports("a", "b", "RAISE no such year", "c", "d")
    expected = ["r-0", "r-1", "file:2: could not be read: RuntimeError: no such year", "r-3", "r-4"]
    assert told(map_reports(given, readers.Plain, workers)) == expected
    (rejection,) = [r for r in map_reports(given, readers.Plain, workers) if isinstance(r, Rejection)]
    assert rejection.head == "RAISE no such year"


@pytest.mark.parametrize("workers", [1, 2])
def test_reader_that_loses_reports_of_a_piece(workers: int) -> None:
    """Counts do not match: each is read by itself, and none is lost."""
    assert told(map_reports(reports("a", "b", "c"), readers.Careless, workers)) == ["r-0", "r-1", "r-2"]


def test_death_of_a_worker_costs_its_report_only() -> None:
    given = reports("a", "b", "DIE", "c", *["d e f"] * 30)
    results = told(map_reports(given, readers.Plain, 2, words=12))
    assert results[2] == "file:2: the process that read it ended with code -9, twice"
    assert results[:2] + results[3:] == [f"r-{i}" for i in range(34) if i != 2]


def test_death_that_does_not_come_again_costs_nothing(tmp_path: Path) -> None:
    """Killed for memory, say: the second try is a new process."""
    given = reports("a", f"DIE-ONCE {tmp_path / 'died'}", "b")
    assert told(map_reports(given, readers.Plain, 2)) == ["r-0", "r-1", "r-2"]
    assert (tmp_path / "died").exists()


def test_worker_that_hangs_is_ended() -> None:
    results = told(map_reports(reports("a", "HANG", "b"), readers.Plain, 2, patience=3.0))
    assert results == ["r-0", "file:1: reading it took longer than 3 seconds, twice", "r-2"]


@pytest.mark.parametrize(
    ("make", "message"),
    [(readers.no_model, "model.onnx is not there"), (readers.dies_at_birth, "before they are ready, with code -9")],
)
def test_no_reader_is_no_fault_of_the_reports(make: object, message: str) -> None:
    """Else a missing model would reject the whole corpus."""
    with pytest.raises(ModelError, match=message):
        list(map_reports(reports("a", "b"), make, 2))  # type: ignore[arg-type]


def test_input_is_drawn_as_it_is_needed() -> None:
    """A corpus of any size passes through a few pieces of memory."""
    drawn = itertools.count()
    endless = (Report(f"r-{next(drawn)}", "a b c d") for _ in itertools.count())
    results = map_reports(endless, readers.Plain, 2, words=8)
    assert told(itertools.islice(results, 5)) == [f"r-{i}" for i in range(5)]
    assert next(drawn) <= 2 * (2 * AHEAD + 5)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_nothing_is_loaded_for_nothing() -> None:
    assert list(map_reports([], readers.no_model, 1)) == []
    assert list(map_reports([], readers.no_model, 2)) == []


def test_from_workers_into_the_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        done = ledger.ingest(
            itertools.chain(made_up.reports(40), reports("DIE")),
            lambda given: map_reports(given, readers.Either, 2, words=200),
            version=made_up.VERSION,
        )
        assert (done.read, done.kept, done.rejected) == (41, 40, 1)
        assert [r["head"] for r in ledger.rejected()] == ["DIE"]
        assert ledger.reading("r-33") == made_up.make(33)
