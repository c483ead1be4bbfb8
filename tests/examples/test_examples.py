"""The sample reports hold what `planted.json` says of them: other tests rely on it."""

from __future__ import annotations

import csv
import difflib
import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "examples"
RUN = 8  # words


def _reports() -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    by_id = {r["id"]: r for r in rows}
    assert len(by_id) == len(rows), "an id stands twice"
    return by_id


def _planted() -> dict[str, Any]:
    planted: dict[str, Any] = json.loads((FOLDER / "planted.json").read_text(encoding="utf-8"))
    return planted


def _share(a: str, b: str) -> float:
    x, y = (re.findall(r"\w+", t.lower()) for t in (a, b))
    blocks = difflib.SequenceMatcher(None, x, y, autojunk=False).get_matching_blocks()
    return sum(m.size for m in blocks if m.size >= RUN) / min(len(x), len(y))


def test_every_file_says_that_it_is_a_sample() -> None:
    for path in FOLDER.iterdir():
        assert "sample" in path.read_text(encoding="utf-8").lower(), path
    assert all(r["sample"] is True for r in _reports().values())
    with (FOLDER / "desk.csv").open(encoding="utf-8", newline="") as f:
        assert all(row["sample"] == "true" for row in csv.DictReader(f))


def test_enough_short_reports_from_six_outlets_that_cannot_be_reached() -> None:
    reports = _reports().values()
    assert len(reports) >= 64
    assert len({r["outlet"] for r in reports}) == 6
    for r in reports:
        assert re.fullmatch(r"https://[a-z]+\.example\.invalid/\S+", r["url"])
        assert "2023-07" <= r["published"] < "2026"
        assert 1 <= len(re.findall(r"[.!?]\"?(?:\s|$)", r["text"])) <= 8


def test_readme_gives_the_number_of_reports() -> None:
    assert f"{len(_reports())} reports" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_planted_copies_share_what_is_said_and_nothing_else_is_a_copy() -> None:
    reports = _reports()
    planted = {(c["a"], c["b"]): c["share"] for c in _planted()["copies"]}
    ids = list(reports)
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            share = _share(reports[a]["text"], reports[b]["text"])
            want = planted.get((a, b), planted.get((b, a)))
            if want is None:
                assert share < 0.3, (a, b, share)
            else:
                assert abs(share - want) < 0.01, (a, b, share)


def test_planted_things_name_reports_that_exist() -> None:
    reports = _reports()
    planted = _planted()
    named = [x for c in planted["copies"] for x in (c["a"], c["b"])]
    named += [s["report"] for c in planted["contradictions"] for s in c["sides"]]
    named += [x for c in planted["contradictions"] for x in c["also"]]
    named += [x for c in planted["not_contradictions"] for x in c["pair"]]
    named += [x for c in planted["shared_roots"] for x in c["reports"]]
    named += [p["report"] for s in planted["figure_series"] for p in s["points"]]
    assert not [x for x in named if x not in reports]


def test_planted_figures_stand_in_the_reports() -> None:
    reports = _reports()
    points = [p for s in _planted()["figure_series"] for p in s["points"]]
    for point in points:
        figure = int(point["high"] if point["low"] is None else point["low"])
        text = reports[point["report"]]["text"]
        assert f"{figure:,}" in text, point


def test_series_are_in_the_order_of_their_dates() -> None:
    reports = _reports()
    for series in _planted()["figure_series"]:
        dates = [reports[p["report"]]["published"] for p in series["points"]]
        assert dates == sorted(dates), series["about"]
