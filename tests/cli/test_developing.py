"""Commands over developments: what they list, what they draw, how judgements change them, and how they end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_two_reports_of_one_meeting_are_one_development(dragoman: Run) -> None:
    rows = dragoman("developments", "--json").rows
    meeting = next(r for r in rows if r["event"] == "CONSULT")
    assert (meeting["reports"], meeting["from"], meeting["status"]) == (2, "2023-09-13", "occurred")
    assert meeting["reports_without_copies"] == 1  # both say it in the same words
    ran = dragoman("developments", "--event", "CONSULT")
    assert ran.out.startswith("13 Sep 2023  CONSULT meet  happened  Kim Jong Un → Vladimir Putin\n")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.err == "dragoman: developments 1 to 1 of 1\n"


def test_filters_and_pages(dragoman: Run) -> None:
    assert {r["event"] for r in dragoman("developments", "--event", "AID", "--json").rows} == {"AID"}
    assert len(dragoman("developments", "--least", "2", "--json").rows) == 2
    every = dragoman("developments", "--json").rows
    paged = [dragoman("developments", "--limit", "1", "--page", str(n), "--json").rows for n in range(1, len(every) + 1)]
    assert [r for page in paged for r in page] == every


@pytest.mark.parametrize("name", ["r3-c1", "r4-c1"])
def test_a_development_is_found_by_any_of_its_claims(dragoman: Run, name: str) -> None:
    record = dragoman("development", name, "--json").rows[0]
    assert {m["claim"] for m in record["members"]} == {"r3-c1", "r4-c1", "r5-c1"}
    assert record["earliest"]["claim"] == "r3-c1"
    assert [h["status"] for h in record["history"]] == ["occurred", "denied"]
    assert [f["low"] for f in record["figures"]] == [1000, 3000]
    assert {c["of"] for c in record["contradictions"]} == {"figure", "status"}
    ran = dragoman("development", record["id"])
    for heading in ("Status over time", "Figures over time", "Rests on", "Contradictions", "Claims, and why they are one"):
        assert heading in ran.out


def test_contradictions(dragoman: Run) -> None:
    rows = dragoman("contradictions", "--json").rows
    assert [(r["of"], [s["reports"] for s in r["sides"]]) for r in rows] == [
        ("figure", [["r3"], ["r4"]]),
        ("status", [["r3", "r4"], ["r5"]]),
    ]
    assert "Moscow denied that North Korea shipped shells" in dragoman("contradictions", "--of", "status").out
    assert dragoman("contradictions", "--of", "date").err == "dragoman: no contradictions on page 1 of 0\n"


def test_figures(dragoman: Run, tmp_path: Path) -> None:
    rows = dragoman("figures", "--item", "containers", "--json").rows
    assert [(r["day"], r["low"], r["high"]) for r in rows] == [("2023-11-03", 1000, 1000), ("2023-11-04", 3000, None)]
    ran = dragoman("figures", "--item", "containers")
    assert "0 to 3,000" in ran.out.splitlines()[0], "the bars have a scale"
    assert "●" in ran.out and "→" in ran.out and max(map(len, ran.out.splitlines())) <= 80
    assert dragoman("figures", "--item", "tanks", "--json").out == ""
    assert dragoman("figures", "-o", "f.html").out == "f.html: 2 figures\n"
    assert (tmp_path / "f.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert dragoman("figures", "-o", "f.svg").code == 0
    assert (tmp_path / "f.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_judgement_parts_and_joins(dragoman: Run, made_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(made_ledger, tmp_path / "own")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "own"))

    def members(name: str) -> set[str]:
        return {m["claim"] for m in dragoman("development", name, "--json").rows[0]["members"]}

    assert dragoman("judge", "split", "r2-c1", "r1-c1").code == 0
    assert members("r1-c1") == {"r1-c1"}
    assert dragoman("judge", "merge", "r1-c1", "r2-c1").code == 0
    assert members("r1-c1") == {"r1-c1", "r2-c1"}
    # A development's own name stands for its first claim.
    name = dragoman("development", "r3-c1", "--json").rows[0]["id"]
    assert dragoman("judge", "merge", name, "r1-c1", "--by", "ito", "--reason", "one war").code == 0
    said = [m for m in dragoman("development", name, "--json").rows[0]["merges"] if m["by"] == "ito"]
    assert [(m["score"], m["reason"], m["decided"] is not None) for m in said] == [(1.0, "one war", True)]
    assert "1.00: ito: one war" in dragoman("development", name).out
    assert members("r1-c1") == {"r1-c1", "r2-c1", "r3-c1", "r4-c1", "r5-c1"}
    assert dragoman("judge", "confirm", name).code == 0
    # Taken out of a development, a claim is apart from every other claim of it.
    assert dragoman("judge", "split", "r4-c1", "r3-c1", "r5-c1", "r1-c1", "r2-c1").code == 0
    assert members("r4-c1") == {"r4-c1"}


def test_merges_are_kept_once_with_score_and_reason(
    dragoman: Run, made_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(made_ledger, tmp_path / "own")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "own"))
    (before,) = (m for m in dragoman("development", "r1-c1", "--json").rows[0]["merges"])
    assert (before["by"], before["decided"]) == ("dragoman", None)
    kept = dragoman("judge", "keep", "--json").rows
    assert {(j["a"], j["b"]) for j in kept} >= {("r1#12", "r2#12"), ("r3#12", "r4#12")}
    assert all(j["same"] and 0.55 <= j["score"] <= 1 and j["reason"] and j["by"].startswith("dragoman ") for j in kept)
    assert dragoman("judge", "keep").out == "0 judgements kept\n"
    (after,) = (m for m in dragoman("development", "r1-c1", "--json").rows[0]["merges"])
    assert after["decided"] and {**after, "decided": None} == before
    assert dragoman("judge", "show").err == "dragoman: nothing was judged yet\n", "people have said nothing"
    assert len(dragoman("judge", "show", "--own", "--json").rows) == len(kept)
    # A person's word beats what was kept, and what is no longer merged is said to be so.
    assert dragoman("judge", "split", "r2-c1", "r1-c1").code == 0
    (gone,) = dragoman("judge", "keep", "--json").rows
    assert ({gone["a"], gone["b"]}, gone["same"]) == ({"r1#12", "r2#12"}, False)
    assert {m["claim"] for m in dragoman("development", "r1-c1", "--json").rows[0]["members"]} == {"r1-c1"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("development", "d-none"), "no development 'd-none'"),
        (("developments", "--event", "FOO"), "allowed: AGREE"),
        (("figures", "--output", "x.png"), ".html or .svg"),
        (("figures", "--item", "tanks", "--output", "x.svg"), "nothing to draw"),
        (("figures", "--output", "no/such/folder.svg"), "cannot write"),
        (("judge", "confirm", "r3-c1", "r4-c1"), "one development"),
        (("judge", "confirm", "r7-c1"), "one claim only"),
    ],
)
def test_mistakes(dragoman: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = dragoman(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
