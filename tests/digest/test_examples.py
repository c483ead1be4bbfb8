"""What is planted in the sample reports is found, and nothing else is called a contradiction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.digest import Development, Digest, contradiction_json, figure_rows
from dragoman.digest.records import history, status_of
from dragoman.stories.facts import Fact
from dragoman.stories.figures import Figure, fits

WORDS = {
    "soldiers killed": "dead",
    "soldiers killed and wounded": "losses",
    "soldiers": "troops",
    "containers": "containers",
    "": "",
}
SERIES = {"killed and wounded": "casualties", "share of ammunition": "ammunition"}


def key(kind: str, measure: str, sides: list[set[str]]) -> tuple[str, str, frozenset[frozenset[str]]]:
    return kind, measure, frozenset(map(frozenset, sides))


def test_every_planted_contradiction_is_found_and_no_other(digested: Digest, planted: dict[str, Any]) -> None:
    found = [contradiction_json(c, d) for d in digested.every for c in d.contradictions]
    wanted = list(planted["contradictions"])
    for c in found:
        sides = [set(s["reports"]) for s in c["sides"]]
        match = next((w for w in wanted if _is(w, c, sides)), None)
        assert match is not None, f"called a contradiction, and not planted: {c['of']} {c['about']} {sides}"
        wanted.remove(match)
    assert not wanted, f"not found: {[w['about'] for w in wanted]}"


def _is(w: dict[str, Any], c: dict[str, Any], sides: list[set[str]]) -> bool:
    first, second = w["sides"]
    if c["of"] != w["kind"] or (w["kind"] == "figure" and c["about"] != WORDS[w["item"]]):
        return False
    if w["kind"] == "status":
        return first["report"] in sides[0] and second["report"] in sides[1]
    for one, other in ((sides[0], sides[1]), (sides[1], sides[0])):
        known = {first["report"], second["report"], *w["also"]}
        if first["report"] in one and second["report"] in other and one | other <= known:
            return True
    return False


def test_what_is_planted_as_no_contradiction_is_none(digested: Digest, planted: dict[str, Any]) -> None:
    found = [[set(s["reports"]) for s in contradiction_json(c, d)["sides"]] for d in digested.every for c in d.contradictions]
    for p in planted["not_contradictions"]:
        a, b = p["pair"]
        figures = [s for s in found if (a in s[0] and b in s[1]) or (b in s[0] and a in s[1])]
        assert not figures, f"{p['pair']}: {p['why']}"


def test_every_figure_of_a_planted_series_is_shown(digested: Digest, planted: dict[str, Any]) -> None:
    for series in planted["figure_series"]:
        rows = figure_rows(digested.shown, SERIES.get(series["item"], series["item"]))
        for p in series["points"]:
            f = Figure("", p["low"], p["high"], p["approx"], "1", "", "")
            near = [r for r in rows if r["report"] == p["report"] and _same(r, f)]
            assert near, f"{series['about']}: {p}"


def _same(row: dict[str, Any], f: Figure) -> bool:
    factor = 100 if row["high"] is not None and row["high"] <= 1 < (f.high or 0) else 1
    low, high = (None if v is None else v * factor for v in (row["low"], row["high"]))
    return fits(Figure("", low, high, row["approx"], "1", "", ""), f) and (low == f.low or high == f.high)


def test_series_are_in_order_of_their_days(digested: Digest) -> None:
    days = [r["day"] for r in figure_rows(digested.shown, "troops")]
    assert days == sorted(days)
    assert len(days) > 10


def test_planted_shared_roots(digested: Digest, planted: dict[str, Any], sources: list[dict[str, Any]]) -> None:
    """In a development where one is told by all of the reports; else in their story, which names what several rest on."""
    for root in planted["shared_roots"]:
        reports = set(root["reports"])
        sharing = [r for d in digested.every for r in d.stands_on.roots if reports <= set(r.reports)]
        named = [s for s in sources if reports == set(s["reports"])]
        assert sharing or named, f"nothing shows that {root['reports']} rest on {root['root']}"
        assert all(r.anonymous == root.get("anonymous", False) for r in sharing)


def test_planted_copies_are_no_legs_of_their_own(digested: Digest, planted: dict[str, Any]) -> None:
    told = 0
    for copy in (c for c in planted["copies"] if c["share"] == 1.0):
        a, b = copy["a"], copy["b"]
        for d in (d for d in digested.every if {a, b} <= set(d.reports)):
            told += 1
            assert any(c.copy_of for c in d.stands_on.chains if c.report == b), f"{a} and {b} count twice in {d.name}"
    assert told >= 9


def test_the_status_of_the_troops_moves_as_it_was_told(digested: Digest) -> None:
    d = next(d for d in digested.every if "nm-007" in d.reports and "hw-016" in d.reports and d.facts[0].kind == "troops")
    steps = [(h["status"], h["report"]) for h in history(d)]
    assert steps[0] == ("planned", "hw-014")
    assert ("denied", "nm-007") in steps
    assert [s for s, _ in steps].index("occurred") < len(steps)


def test_a_war_that_may_widen_is_still_fought(digested: Digest) -> None:
    held = ("occurred", "ongoing")
    d = next(d for d in digested.every if len(d.facts) > 2 and all(f.status in held for f in d.facts))
    may = replace(d.facts[-1], status="possible")

    def told(*facts: Fact) -> Development:
        return Development(replace(d.group, facts=facts), d.rests)

    assert status_of(told(*d.facts, may)) in held
    assert status_of(told(d.facts[0], may, may)) == "possible"
