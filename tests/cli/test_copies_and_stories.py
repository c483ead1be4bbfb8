"""``duplicates`` and ``stories`` on report files: the rows they print, and what becomes of inputs that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PIER = (
    "The harbour authority closed the northern pier on Monday after inspectors found cracks in two of its pillars. "
    "Ferries to the islands leave from the old quay until further notice."
)
PIER_AGAIN = "Inspectors who found cracks in pillars of the northern pier want the harbour closed to ferries, the authority said."
VOTE = "Voters in the hill districts chose a new assembly on Sunday, the first since the valley was flooded."


@pytest.fixture
def reports(tmp_path: Path) -> str:
    rows = [
        {"id": "late", "text": PIER, "title": "Pier shut", "published": "2024-05-02", "outlet": "A"},
        {"id": "early", "text": f"{VOTE}\n\n{PIER}", "title": "News of the day", "published": "2024-05-01", "outlet": "B"},
        {"id": "own", "text": PIER_AGAIN, "title": "Cracks", "published": "2024-05-03", "outlet": "B"},
        {"id": "late", "text": PIER, "title": "The same line again", "published": "2024-05-02", "outlet": "A"},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def test_duplicates_prints_pairs_with_spans(dragoman: Run, reports: str) -> None:
    ran = dragoman("duplicates", reports)
    (pair,) = ran.rows
    assert (ran.code, pair["a"], pair["b"], pair["share"]) == (0, "early", "late", 1.0)
    (passage,) = pair["passages"]
    assert passage["a"][0] == len(VOTE) + 2
    assert PIER[slice(*passage["b"])] == PIER.rstrip(".")


def test_duplicates_for_people(dragoman: Run, reports: str) -> None:
    ran = dragoman("duplicates", reports, "--format", "table")
    assert "1.00  early" in ran.out
    assert "1 pair in 4 reports" in ran.err


def test_duplicates_asks_for_more(dragoman: Run, reports: str, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_text(PIER.split(". ")[0] + ". But nobody told the islanders of it in time.", encoding="utf-8")
    shares = {r["share"] for r in dragoman("duplicates", reports, str(tmp_path / "cut.txt")).rows}
    assert len(shares) == 2
    assert [r["share"] for r in dragoman("duplicates", reports, str(tmp_path / "cut.txt"), "--least", "0.9").rows] == [1.0]


@pytest.mark.parametrize("command", ["duplicates", "stories"])
def test_what_cannot_be_read(command: str, dragoman: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    ran = dragoman(command, str(tmp_path / "broken.jsonl"))
    assert (ran.code, ran.out) == (4, "")
    assert "nothing here could be read" in ran.err


def test_stories_prints_a_row_a_report(dragoman: Run, reports: str) -> None:
    ran = dragoman("stories", reports)
    assert ran.rows == [{"id": i, "story": "early"} for i in ("late", "early", "own")]


def test_stories_for_people(dragoman: Run, reports: str) -> None:
    ran = dragoman("stories", reports, "--format", "table")
    line = ran.out.splitlines()[1].split()
    assert line[:5] == ["3", "2024-05-01", "2024-05-03", "2", "early"]
    assert "1 story in 4 reports" in ran.err
