"""What cannot be true at once, and what only looks so; whom a development rests on."""

from __future__ import annotations

from typing import Any

import pytest
from claim_rows import claim, quantity

from dragoman.stories.contradictions import contradictions
from dragoman.stories.developments import developments
from dragoman.stories.facts import facts_of
from dragoman.stories.figures import figures_of
from dragoman.stories.kinds import Words
from dragoman.stories.roots import corroborate

WORDS = Words.load()
SAID = (
    "It is said that troops were sent to Russia by North Korea.",
    "North Korea sent troops to Russia last week.",
    "In autumn Pyongyang sent its own troops abroad, to Russia, after long talks.",
)
NIS, KYIV = "KOR:nis", "UKR:volodymyr-zelenskyy"


def losses(
    report: str, published: str, words: str, low: float | None, high: float | None, approx: str, says: str, **given: Any
) -> dict[str, Any]:
    text = f"North Korea has lost {words} killed and wounded, a report of {report} says."
    values = {"event": "ASSAULT", "whom": ["PRK MIL"], "figures": [quantity(text, words, low, high, approx, "soldiers")]}
    return claim(report, published, text, "killed", "kill", **{**values, "says": [says], **given})


def sent(report: str, published: str, status: str, says: str, **given: Any) -> dict[str, Any]:
    text = SAID[ord(report) % 3]
    values = {
        "event": "MOBILIZE",
        "mode": "troops",
        "who": ["PRK"],
        "whom": ["RUS"],
        "items": ["troops"],
        "status": status,
        "says": [says],
    }
    return claim(report, published, text, "sent", "send", **{**values, **given})


def found(*claims: dict[str, Any]) -> list[str]:
    out = []
    for g in developments(facts_of(claims, WORDS), WORDS):
        stands_on = corroborate(g.facts, WORDS)
        out += [c.of for c in contradictions(g, stands_on, WORDS)]
    return out


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        # Two sources, one day.
        (
            ("2024-12-23", "about 1,100 soldiers", 1100, 1100, "~", NIS),
            ("2024-12-23", "3,000 soldiers", 3000, 3000, "=", KYIV),
            ["figure"],
        ),
        # A bound that the other keeps to; figures that are close.
        (
            ("2024-12-23", "over 1,000 soldiers", 1000, None, ">", NIS),
            ("2024-12-23", "3,000 soldiers", 3000, 3000, "=", KYIV),
            [],
        ),
        (
            ("2024-12-23", "about 3,200 soldiers", 3200, 3200, "~", NIS),
            ("2024-12-23", "3,000 soldiers", 3000, 3000, "=", KYIV),
            [],
        ),
        # A vague figure contradicts nothing.
        (
            ("2024-12-23", "several hundred soldiers", 100, 1000, "~", NIS),
            ("2024-12-23", "3,000 soldiers", 3000, 3000, "=", KYIV),
            [],
        ),
        # An update by the same source; a later, higher total by another; a later, lower one.
        (("2024-12-23", "1,100 soldiers", 1100, 1100, "=", NIS), ("2024-12-24", "3,000 soldiers", 3000, 3000, "=", NIS), []),
        (("2024-12-23", "1,100 soldiers", 1100, 1100, "=", NIS), ("2025-01-12", "3,000 soldiers", 3000, 3000, "=", KYIV), []),
        (
            ("2024-12-23", "3,000 soldiers", 3000, 3000, "=", NIS),
            ("2025-01-12", "1,100 soldiers", 1100, 1100, "=", KYIV),
            ["figure"],
        ),
        (("2024-12-23", "3,000 soldiers", 3000, 3000, "=", NIS), ("2025-02-12", "1,100 soldiers", 1100, 1100, "=", KYIV), []),
        # "More" is a part.
        (("2024-12-23", "3,000 soldiers", 3000, 3000, "=", NIS), ("2024-12-23", "500 more soldiers", 500, 500, "=", KYIV), []),
    ],
)
def test_figures(a: tuple[Any, ...], b: tuple[Any, ...], wanted: list[str]) -> None:
    assert found(losses("a", *a), losses("b", *b)) == wanted
    assert found(losses("b", *b), losses("a", *a)) == wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (("2024-10-18", "occurred", NIS), ("2024-10-22", "denied", "PRK GOV"), ["status"]),
        (("2024-10-25", "occurred", NIS), ("2024-10-22", "denied", "PRK GOV"), ["status"]),
        (("2024-11-20", "occurred", NIS), ("2024-10-22", "denied", "PRK GOV"), []),
        (("2024-10-25", "occurred", NIS), ("2024-10-22", "not_occurred", KYIV), []),
        (("2024-10-18", "planned", NIS), ("2024-10-22", "denied", "PRK GOV"), []),
        (("2024-10-18", "occurred", NIS), ("2024-10-22", "denied", NIS), []),
    ],
)
def test_status(a: tuple[Any, ...], b: tuple[Any, ...], wanted: list[str]) -> None:
    assert found(sent("a", *a), sent("b", *b)) == wanted


def test_dead_and_wounded_of_one_sentence_have_a_sum() -> None:
    text = "About 300 soldiers have been killed and 2,700 wounded, the agency said."
    c = claim("a", "2025-01-13", text, "killed", "kill", whom=["PRK MIL"])
    c["quantities"] = [quantity(text, "About 300 soldiers", 300, 300, "~", "soldiers"), quantity(text, "2,700", 2700, 2700)]
    assert [(f.measure, f.low) for f in figures_of(c, WORDS)] == [("dead", 300), ("wounded", 2700)]
    (fact,) = facts_of([c], WORDS)
    assert [(f.measure, f.low, f.approx) for f in fact.figures][2] == ("losses", 3000, "~")


@pytest.mark.parametrize(
    ("text", "words", "item", "measure"),
    [
        ("At least 30 soldiers were killed or wounded.", "At least 30 soldiers", "soldiers", "losses"),
        ("The number of soldiers killed and wounded exceeds 3,000, he said.", "3,000", "", "losses"),
        ("They put all losses at about 4,000.", "about 4,000", "", "losses"),
        ("About 600 soldiers have been killed out of 4,700 casualties.", "4,700 casualties", "casualties", "losses"),
        ("About 600 soldiers have been killed out of 4,700 casualties.", "About 600 soldiers", "soldiers", "dead"),
        (
            "It sent about 6,700 containers to Russia, where many were killed.",
            "about 6,700 containers",
            "containers",
            "containers",
        ),
    ],
)
def test_what_a_figure_counts(text: str, words: str, item: str, measure: str) -> None:
    c = claim("a", "2025-01-13", text, text.split()[0])
    c["quantities"] = [quantity(text, words, 1, 1, "=", item)]
    assert [f.measure for f in figures_of(c, WORDS)] == [measure]


def roots(*claims: dict[str, Any], rests: dict[str, list[str]] | None = None) -> list[tuple[str, bool, int]]:
    (group,) = developments(facts_of(claims, WORDS), WORDS)
    return [(r.name, r.anonymous, len(r.reports)) for r in corroborate(group.facts, WORDS, rests).roots]


def test_roots() -> None:
    a, b = sent("a", "2024-10-18", "occurred", NIS), sent("b", "2024-10-19", "occurred", NIS)
    own = sent("c", "2024-10-19", "occurred", NIS)
    own["sources"] = []
    # Two outlets that cite one agency are one leg; so is one that only says that it rests on it.
    assert roots(a, b) == [("Nis", False, 2)]
    assert roots(a, own) == [("Nis", False, 1), ("Outlet of c", False, 1)]
    assert roots(a, own, rests={"c": ["Nis"]}) == [("Nis", False, 2)]


def test_an_agency_under_its_name_and_by_its_sector_is_one() -> None:
    named, described = sent("a", "2024-10-18", "occurred", NIS), sent("b", "2024-10-19", "occurred", "KOR SPY")
    named["sources"][0]["speaker"]["sectors"] = ["SPY"]
    assert roots(named, described) == [("Nis", False, 2)]


def test_an_unnamed_official_is_said_to_be_unnamed() -> None:
    a, b = sent("a", "2024-10-18", "occurred", "USA MIL"), sent("b", "2024-10-19", "occurred", "USA MIL")
    for c in (a, b):
        c["sources"][0]["source"] = "a senior military official"
    (group,) = developments(facts_of([a, b], WORDS), WORDS)
    stands_on = corroborate(group.facts, WORDS)
    assert stands_on.one_anonymous_source
    assert roots(a, b) == [("a senior military official", True, 2)]


def test_a_copy_is_no_leg() -> None:
    text = "North Korea sent troops to Russia last week, the agency in Seoul said in a statement on Friday."
    given = {"event": "MOBILIZE", "mode": "troops", "who": ["PRK"], "whom": ["RUS"], "items": ["troops"]}
    a, b = (claim(r, "2024-10-18", text, "sent", "send", **given) for r in "ab")
    (group,) = developments(facts_of([a, b], WORDS), WORDS)
    stands_on = corroborate(group.facts, WORDS)
    assert (stands_on.reports, stands_on.reports_without_copies, len(stands_on.roots)) == (2, 1, 1)
    assert [c.copy_of for c in stands_on.chains] == ["", a["id"]]
