"""``stories``, ``story``, ``duplicates`` and ``lineage`` asked of a ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
from dragoman.records import Reading, Report

Run = Callable[..., Any]
PIER = "Inspectors found cracks in two pillars of the northern pier at Marhold, and ferries leave from the old quay."


@pytest.fixture
def gathered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        Report("a", PIER, "Lantern", "Pier shut", "", "2024-05-01"),
        Report("b", f"{PIER} The mayor regretted it.", "Meridian", "Ferries moved", "", "2024-05-02"),
        Report("c", "Voters in the hills chose an assembly.", "Lantern", "Vote", "", "2024-06-01"),
    ]
    path = tmp_path / "gathered"
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
        ledger.ingest([Reading(r, version="t") for r in reports], version="t")
        gathering.sweep("t")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(path))


def test_stories(dragoman: Run, gathered: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "gathered"))
    rows = dragoman("stories", "--json").rows
    assert [(r["story"], r["reports"], r["copies"], r["outlets"]) for r in rows] == [
        ("a", 2, 1, ["Lantern", "Meridian"]),
        ("c", 1, 0, ["Lantern"]),
    ]
    assert [r["story"] for r in dragoman("stories", "--json", "--since", "2024-05-15").rows] == ["c"]
    assert [r["story"] for r in dragoman("stories", "--json", "--outlet", "Meridian").rows] == ["a"]
    assert [r["story"] for r in dragoman("stories", "--json", "--sort", "last", "--limit", "1").rows] == ["c"]
    shown = dragoman("stories", "--text", "pier")
    assert "Pier shut" in shown.out
    assert "1 story" in shown.err


def test_story_duplicates_and_lineage(dragoman: Run, gathered: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "gathered"))
    story = dragoman("story", "b", "--json").rows[0]
    assert [r["id"] for r in story["reports"]] == ["a", "b"]
    assert "2 reports, 1 of them copies" in dragoman("story", "b").err
    (pair,) = dragoman("duplicates").rows
    assert (pair["a"], pair["b"], pair["share"], pair["passages"][0]["a"][0]) == ("a", "b", 1.0, 0)
    assert dragoman("duplicates", "--report", "c").rows == []
    node = dragoman("lineage", "b", "--json").rows[0]
    assert [n["id"] for n in node["rests_on"]] == ["a"]
    assert "copied: 100%" in dragoman("lineage", "b").out
    assert dragoman("lineage", "b", "--dot").out.startswith("digraph lineage {")
    assert dragoman("lineage", "b", "--as-of", "2001-01-01").code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("story", "nobody"),
        ("lineage", "nobody"),
        ("stories", "--sort", "mood"),
        ("stories", "--grain", "event"),
        ("stories", "--since", "May"),
        ("stories", "x.jsonl", "--least", "2"),
        ("duplicates", "x.jsonl", "--report", "a"),
    ],
)
def test_what_cannot_be_answered(
    dragoman: Run, gathered: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "gathered"))
    ran = dragoman(*command)
    assert ran.code == 2
    assert ran.err.startswith("dragoman: error: ")
