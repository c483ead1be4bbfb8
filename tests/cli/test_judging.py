"""``dragoman judge``: what is said of claims, actors and reports is kept under ids that last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made import readings

from dragoman.ledger import Ledger

Run = Callable[..., Any]


@pytest.fixture
def judged(dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A ledger of one's own to judge in."""
    with Ledger.open(tmp_path / "own", create=True) as ledger:
        ledger.ingest(readings(), version="test")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "own"))
    return dragoman


def test_claims_are_judged_by_where_they_stand(judged: Run) -> None:
    ran = judged("judge", "split", "r1-c1", "r2-c1", "--reason", "another day", "--by", "ito", "--json")
    assert [(r["kind"], r["a"], r["b"], r["same"]) for r in ran.rows] == [("claim", "r1#12", "r2#12", False)]
    assert judged("judge", "merge", "r1#12", "r2#12").out == "claim r1#12 is r2#12\n"
    rows = judged("judge", "show", "--json").rows
    assert [(r["by"], r["same"], r["stands"]) for r in rows] == [("ito", False, False), ("user", True, True)]


def test_reports_and_several_at_once(judged: Run) -> None:
    assert judged("judge", "merge", "r1", "r2", "r3").out == "report r1 is r2\nreport r1 is r3\n"
    assert judged("judge", "show").out.count("report") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "r1-c1"), "two or more"),
        (("merge", "r1-c1", "no-such"), "no claim 'no-such'"),
        (("merge", "no-such", "r1-c1"), "no claim, actor or report 'no-such'"),
        (("merge", "r1-c1", "r1#12"), "one and the same"),
        (("merge", "r1#12", "r9#12"), "no report 'r9'"),
        (("merge", "r1", "r2", "--kind", "actor"), "no actor 'r1'"),
        (("merge", "r1", "r2", "--by", "dragoman 0.1"), "another name"),
    ],
)
def test_mistakes(judged: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = judged("judge", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert judged("judge", "show").err == "dragoman: nothing was judged yet\n"
