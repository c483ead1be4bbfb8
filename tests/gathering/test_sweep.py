"""Copies and stories in the ledger: found once, whatever happens on the way, and as on files."""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from told import VERSION, WORDS, made

from dragoman.errors import QueryError
from dragoman.gathering import Gathering, sweep
from dragoman.ledger import Ledger, StoryFilter
from dragoman.records import Reading, Report
from dragoman.stories import Stories, Terms, copies, group, profile

ROOT = Path(__file__).resolve().parents[2]
READINGS = list(made(6, 4))
KILLED = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]
from told import VERSION, WORDS, made
from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
print("ready", flush=True)
with Ledger.open(sys.argv[1], create=True) as ledger, Gathering(ledger) as gathering:
    ledger.ingest(made(6, 4), version=VERSION, batch=6, progress=lambda s: (gathering.sweep(VERSION), print("step", flush=True)))
    gathering.sweep(VERSION)
print("done", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def gathered(path: Path, readings: list[Reading] = READINGS, batch: int = 6) -> dict[str, Any]:
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
        ledger.ingest(readings, version=VERSION, batch=batch, progress=lambda _: gathering.sweep(VERSION))
        gathering.sweep(VERSION)
        return content(ledger)


def content(ledger: Ledger) -> dict[str, Any]:
    """Copies and stories as they stand, and every row ever written of them, without batches."""
    return {
        "copies": ledger.sql('FROM copies ORDER BY report, "of"').rows,
        "stories": ledger.sql("FROM stories ORDER BY report").rows,
        "numbers": ledger._current().rows(("sweeps", "stories"), "SELECT key, story FROM raw_stories ORDER BY ALL"),
    }


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return gathered(tmp_path_factory.mktemp("undisturbed") / "ledger")


def test_as_on_files(undisturbed: dict[str, Any]) -> None:
    pairs = {(c.a, c.b): c for c in copies(r.report for r in READINGS)}
    assert len(pairs) == 6
    assert {(of, report) for report, of, share, *_ in undisturbed["copies"] if share >= 0.5} == set(pairs)
    for report, of, share, passages, why in undisturbed["copies"]:
        if share >= 0.5:
            pair = pairs[of, report]
            assert (share, why) == (pair.share, pair.why)
            assert [tuple(p["span"].values()) for p in passages] == [p.b for p in pair.passages]
            assert [tuple(p["of_span"].values()) for p in passages] == [p.a for p in pair.passages]
    terms = Terms.load()
    assert dict(undisturbed["stories"]) == group(profile(r, terms) for r in READINGS)


@pytest.mark.parametrize("batch", [4, 24])
def test_whatever_the_batches(path: Path, undisturbed: dict[str, Any], batch: int) -> None:
    found = gathered(path, batch=batch)
    assert found["copies"] == undisturbed["copies"]
    assert found["stories"] == undisturbed["stories"]


def test_killed_and_run_again(path: Path, undisturbed: dict[str, Any]) -> None:
    """kill -9 at some moment of the run, again and again; then left alone: the same tables."""
    done = False
    killed = 0
    for turn in range(9):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            for _ in range(turn % 3):
                process.stdout.readline()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.02 * (turn % 5))
            if turn < 6:
                killed += process.poll() is None  # it may have come to its end first
                process.kill()
                continue
            done = "done" in process.stdout.read()
            break
    assert done
    assert killed
    with Ledger.open(path) as ledger:
        assert content(ledger) == undisturbed


class Killed(BaseException):
    """Stands in for the end of the process."""


@pytest.mark.parametrize("point", range(3))
def test_cut_off_between_the_ledger_and_the_index(
    path: Path, undisturbed: dict[str, Any], monkeypatch: pytest.MonkeyPatch, point: int
) -> None:
    """Before a step is written, or after that and before the index knows of it."""
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(READINGS, version=VERSION, batch=6)
        write = sweep.Layer.write
        calls = iter(range(100))

        def cut(*given: Any) -> str:
            if next(calls) == point:
                raise Killed
            batch = write(*given)
            if next(calls) == point:
                raise Killed
            return batch

        with monkeypatch.context() as patch, Gathering(ledger) as gathering:
            patch.setattr(sweep.Layer, "write", cut)
            with pytest.raises(Killed):
                gathering.sweep(VERSION)
        with Gathering(ledger) as gathering:
            gathering.sweep(VERSION)
            assert gathering.behind() == 0
        assert content(ledger) == undisturbed


@pytest.mark.parametrize("lost", ["index", "tail"])
def test_index_is_made_anew(path: Path, undisturbed: dict[str, Any], lost: str) -> None:
    """Deleted, or from an earlier day: what comes after is as if it had been there."""
    half = len(READINGS) // 2
    gathered(path, READINGS[:6])
    shutil.copytree(path / "index", path.with_name("old"))
    gathered(path, READINGS[:half])
    shutil.rmtree(path / "index")
    if lost == "tail":
        path.with_name("old").rename(path / "index")
    assert gathered(path) == undisturbed


def test_two_machines_take_the_same_step(path: Path, undisturbed: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has an index of its own; the one that comes second gives its step up and goes on from the other's."""
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(READINGS, version=VERSION, batch=6)
        real = sweep.index_path
        with Gathering(ledger) as here:
            monkeypatch.setattr(sweep, "index_path", lambda layer: real(layer).with_name("elsewhere.sqlite"))
            there = Gathering(ledger)
            write = sweep.Layer.write

            def overtaken(self: sweep.Layer, *given: Any) -> str:
                monkeypatch.setattr(sweep.Layer, "write", write)
                there.sweep(VERSION)
                return write(self, *given)

            monkeypatch.setattr(sweep.Layer, "write", overtaken)
            assert here.sweep(VERSION).batches == 0
            there.close()
        assert content(ledger)["stories"] == undisturbed["stories"]
        assert content(ledger)["copies"] == undisturbed["copies"]
        assert ledger.sql("SELECT count(*) FROM stories").rows == [(24,)]


def test_cut_off_while_the_index_is_made_anew(path: Path, undisturbed: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Under other rules than those that wrote the ledger: step by step, going on where it was cut off, then corrected once."""
    with monkeypatch.context() as patch:
        patch.setattr(Stories.__init__, "__defaults__", (0.9, None))
        assert gathered(path)["stories"] != undisturbed["stories"]
    shutil.rmtree(path / "index")
    follow = Gathering._follow
    calls = iter(range(100))

    def cut(self: Gathering, steps: tuple[str, ...]) -> bool:
        if next(calls) == 2:
            raise Killed
        return follow(self, steps)

    with Ledger.open(path) as ledger:
        with monkeypatch.context() as patch, Gathering(ledger) as gathering:
            patch.setattr(Gathering, "_follow", cut)
            with pytest.raises(Killed):
                gathering.follow()
            assert gathering.index.size() == 12  # two steps are kept
        with Gathering(ledger) as gathering:
            assert gathering.follow() == 0
        with Gathering(ledger) as gathering:
            gathering.sweep(VERSION)
        assert content(ledger)["stories"] == undisturbed["stories"]


def test_two_processes_in_turn(path: Path, undisturbed: dict[str, Any]) -> None:
    """Both hold the index open: what one keeps in memory is not what the other has written since."""
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as one, Gathering(ledger) as two:
        for i in range(0, len(READINGS), 6):
            ledger.ingest(READINGS[i : i + 6], version=VERSION)
            (one, two)[i // 6 % 2].sweep(VERSION)
        assert content(ledger) == undisturbed


def test_what_was_known_then(path: Path) -> None:
    gathered(path, READINGS[:12])
    moment = datetime.now(UTC).isoformat()
    gathered(path, READINGS)
    with Ledger.open(path, as_of=moment) as then, Ledger.open(path) as now:
        assert (then.stories()[1], len(then.copies())) == (6, 0)
        assert len(now.copies()) == 6
        assert [len(book.story("s03-0")["reports"]) for book in (then, now)] == [2, 4]
        with pytest.raises(QueryError, match="no story with a report 's03-2'"):
            then.story("s03-2")


def test_short_texts_that_share_half_of_their_words(path: Path) -> None:
    """Of 28 words 18 in a row: of so short a text every fingerprint is kept."""
    rng = random.Random(5)
    readings = []
    for n in range(20):
        same, *own = (" ".join(rng.sample(WORDS, k)) for k in (18, 10, 10))
        readings += [
            Reading(Report(f"{n}-{i}", f"{same} {x}.", published="2024-03-01"), version=VERSION) for i, x in enumerate(own)
        ]
    assert len(gathered(path, readings)["copies"]) == len(copies(r.report for r in readings)) == 20


def test_states_of_one_report_are_no_copies(path: Path) -> None:
    old = READINGS[0]
    new = replace(old, report=replace(old.report, id="later", text=old.report.text + " A correction.", published="2024-03-09"))
    other = replace(old, report=replace(old.report, id="other", url="", outlet="Elsewhere", published="2024-03-02"))
    assert {row[:2] for row in gathered(path, [old, new, other])["copies"]} == {("other", old.report.id), ("later", "other")}


def test_a_newer_reading_of_a_report_is_no_new_report(path: Path, undisturbed: dict[str, Any]) -> None:
    gathered(path)
    with Ledger.open(path) as ledger, Gathering(ledger) as gathering:
        ledger.ingest([replace(r, version="t2") for r in READINGS[:10]], version="t2")
        assert gathering.sweep("t2").reports == 0
        assert content(ledger) == undisturbed


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("filled") / "ledger"
    gathered(path, batch=24)
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("chosen", "stories"),
    [
        (StoryFilter(), 6),
        (StoryFilter(least=5), 0),
        (StoryFilter(until="2024-02-28"), 0),
        (StoryFilter(since="2024-03-04", until="2024-03-01"), 6),
        (StoryFilter(since="2024-03-05"), 0),
        (StoryFilter(outlet=("lantern",)), 6),
        (StoryFilter(outlet=("Nobody",)), 0),
        (StoryFilter(text=("story 3 part", "STORY 3 PART 2")), 1),
    ],
)
def test_choosing_stories(filled: Ledger, chosen: StoryFilter, stories: int) -> None:
    found, total = filled.stories(chosen, limit=5)
    assert (total, len(found)) == (stories, min(stories, 5))
    seen = {(s["reports"], s["copies"], s["first"], s["last"], len(s["outlets"])) for s in found}
    assert seen <= {(4, 1, "2024-03-01", "2024-03-04", 4)}


def test_a_story_with_its_copies(filled: Ledger) -> None:
    story = filled.story("s04-3")
    assert (story["story"], story["title"]) == ("s04-0", "Story 4 part 0")
    assert [r["id"] for r in story["reports"]] == ["s04-0", "s04-1", "s04-2", "s04-3"]
    assert [c["report"] for c in story["reports"][2]["copies"] if c["share"] > 0.9] == ["s04-0"]
    with pytest.raises(QueryError, match="cannot be sorted"):
        filled.stories(sort="mood")


def test_told_of_each_batch(path: Path) -> None:
    seen: list[int] = []
    told: Callable[[sweep.Swept], None] = lambda s: seen.append(s.reports)  # noqa: E731
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
        ledger.ingest(READINGS[:20], version=VERSION, batch=8)
        assert gathering.behind() == 3
        assert gathering.sweep(VERSION, told).reports == 20
    assert seen == [8, 16, 20]
