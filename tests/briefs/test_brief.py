"""What a brief groups, sorts and leaves apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

import pytest
from made import readings

from dragoman.briefs import words
from dragoman.briefs.brief import build
from dragoman.briefs.days import day_range
from dragoman.briefs.markdown import markdown
from dragoman.briefs.page import page
from dragoman.briefs.parts import Brief, Clash, Entry, Line, Side, Told
from dragoman.briefs.plain import plain
from dragoman.briefs.view import View, of_reading
from dragoman.ledger.filters import Event


@pytest.fixture(scope="module")
def views() -> list[View]:
    return [v for r in readings() for v in of_reading(r)]


def told(brief: Brief) -> list[Line]:
    return [line for _, entries in brief.timeline for entry in entries for line in entry.lines]


def reports(entries: Iterable[Entry]) -> list[str]:
    return [line.best.report for entry in entries for line in entry.lines]


@pytest.fixture(scope="module")
def brief(views: list[View]) -> Brief:
    return build(views, title="Shells", as_of="2025-01-01", made_by="1.0")


def test_words_for_every_category() -> None:
    assert set(words.events()) == set(get_args(Event))


def test_two_reports_of_one_meeting_are_one_line_dated_by_the_event(brief: Brief) -> None:
    month, (entry,) = brief.timeline[0]
    (line,) = entry.lines
    assert (month, line.when, line.sources, line.topic) == ("2023-09", "13 Sep 2023", (1, 2), "talks (meet)")


def test_different_figures_are_not_one_line(brief: Brief) -> None:
    shells = [x for x in told(brief) if x.best.event == "AID"]
    assert [(x.when, x.matter) for x in shells] == [
        ("reported 3 Nov 2023", "about 1,000 containers; shells"),
        ("reported 4 Nov 2023", "more than 3,000 containers; shells"),
    ]


def test_undated_claims_far_apart_are_two_lines(views: list[View]) -> None:
    undated = replace(views[-2], event="SUPPORT", status="occurred", items=())
    days = ("2024-01-01", "2024-01-10", "2024-03-01")
    made = build([replace(undated, id=d, report=d, published=d) for d in days], title="")
    assert [line.when for line in told(made)] == ["reported 1–10 Jan 2024", "reported 1 Mar 2024"]


def test_claims_without_any_party_are_never_joined(views: list[View]) -> None:
    nameless = replace(views[0], who=(), whom=(), who_keys=(), whom_keys=())
    made = build([nameless, replace(nameless, id="x", report="x")], title="")
    assert len(told(made)) == 2


def test_only_what_is_held_stands_in_the_timeline(brief: Brief) -> None:
    assert {x.standing for x in told(brief)} == {"held"}
    assert [(status, len(entries)) for status, entries in brief.open] == [("planned", 1)]
    assert reports(brief.silences) == ["r7"]


def test_a_denial_stands_beside_what_it_denies(brief: Brief) -> None:
    (dispute,) = brief.disputes
    assert dispute.topic == "North Korea → Russia: aid"
    assert reports(dispute.against) == ["r5"]
    assert reports(dispute.held) == ["r3", "r4"]


def test_transfers_hold_what_changes_hands_also_when_planned(brief: Brief) -> None:
    assert [(x.parties, x.status) for x in brief.transfers] == [
        ("North Korea → Russia", "happened"),
        ("North Korea → Russia", "happened"),
        ("South Korea → Ukraine", "planned"),
    ]


def test_figures_on_one_thing_side_by_side(brief: Brief) -> None:
    (figures,) = brief.figures
    assert figures.item == "containers"
    assert [(low, high, who) for _, _, low, high, who, _ in figures.rows] == [
        (1000, 1000, "Seoul's defence ministry"),
        (3000, None, "Kyiv's military intelligence"),
    ]


def test_a_voice_has_its_own_words_only(brief: Brief) -> None:
    said = {v.name: reports(v.entries) for v in brief.voices}
    assert said == {
        "Seoul's defence ministry": ["r3"],
        "Kyiv's military intelligence": ["r4"],
        "Government of Russia": ["r5"],
        "Kim Jong Un": ["r7"],
    }


def test_the_most_reported_lines_are_kept(views: list[View]) -> None:
    made = build(views, title="", most=1)
    assert [x.best.event for x in told(made)] == ["CONSULT"]
    assert made.more == 2


def test_order_of_rows_makes_no_difference(views: list[View], brief: Brief) -> None:
    again = build(reversed(views), title="Shells", as_of="2025-01-01", made_by="1.0")
    assert markdown(again) == markdown(brief)


def test_months_without_claims_have_their_place(brief: Brief) -> None:
    assert len(brief.months) == 10
    assert brief.months[0] == ("2023-09", 2, 0, 0)
    assert brief.months[1] == ("2023-10", 0, 0, 0)
    assert brief.months[2] == ("2023-11", 2, 0, 1)


def test_plain_is_json(brief: Brief) -> None:
    assert json.loads(json.dumps(plain(brief)))["timeline"][0]["claims"] == ["r1-c1", "r2-c1"]


@pytest.mark.parametrize(
    ("first", "last", "words_"),
    [
        ("2023-09-13", "2023-09-13", "13 Sep 2023"),
        ("2023-09-13", "2023-09-17", "13–17 Sep 2023"),
        ("2023-09-30", "2023-10-02", "30 Sep – 2 Oct 2023"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        # Whole months and years are called what they are.
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-03-31", "1 Feb – 31 Mar 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
    ],
)
def test_day_range(first: str, last: str, words_: str) -> None:
    assert day_range(first, last) == words_


def test_claims_of_one_development_are_one_line_and_denials_another(views: list[View]) -> None:
    ids = [v.id for v in views if v.event == "AID" and v.report in ("r3", "r4", "r5")]
    known = Told("d-1", "occurred", ids[0], "", "", ("Seoul", "Kyiv"), 1, ("1,000 (3 Nov)", "3,000 (4 Nov)"), False)
    made = build(views, title="x", told=dict.fromkeys(ids, known))
    (line,) = [x for x in told(made) if x.told]
    assert (line.best.id, line.matter, len(line.sources)) == (ids[0], "1,000 (3 Nov) → 3,000 (4 Nov)", 2)
    assert line.legs == "Rests on 2 sources: Seoul, Kyiv; 1 of the reports only copies"
    assert line.when == "reported 3–4 Nov 2023"
    assert reports(made.disputes[0].against) == ["r5"]
    assert "Rests on 2 sources: Seoul, Kyiv" in markdown(made)
    assert plain(made)["timeline"][-1]["roots"] in (["Seoul", "Kyiv"], [])


def test_one_unnamed_source_is_said_to_be_so(views: list[View]) -> None:
    known = Told("d-1", "occurred", "r3-c1", "", "", ("an official",), 0, (), True)
    (line,) = [x for x in told(build(views, title="x", told={"r3-c1": known})) if x.told]
    assert line.legs == "Rests on one unnamed source"


def test_contradictions_are_shown_where_both_sides_are_here(views: list[View]) -> None:
    def side(says: str, report: str) -> Side:
        return Side(says, ("Seoul",), (report,), "A sentence.")

    here = Clash("figure", "containers", "a day apart", (side("1,000", "r3"), side("3,000", "r4")))
    elsewhere = Clash("figure", "containers", "a day apart", (side("1,000", "r3"), side("3,000", "r99")))
    made = build(views, title="x", clashes=[here, elsewhere])
    assert [c for c, _ in made.clashes] == [here]
    assert "**Figures: containers, a day apart**" in markdown(made)
    assert "Where sources contradict each other" in page(made)
    assert len(plain(made)["contradictions"]) == 1
