"""One event told with two doers, or with two days, is one development with a contradiction; two events of one kind stay two."""

from __future__ import annotations

from typing import Any

import pytest
from claim_rows import claim, quantity

from dragoman.stories.contradictions import contradictions
from dragoman.stories.developments import developments
from dragoman.stories.facts import facts_of
from dragoman.stories.kinds import Words
from dragoman.stories.roots import corroborate

WORDS = Words.load()
PAJU = ("Paju", "KOR", 37.83, 126.79)
TUZLA = ("Tuzla", "UKR", 46.0, 30.3)
Row = dict[str, Any]
# Told in words of their own, so that neither report is the other's copy.
SHOT = {
    "a": "It shot down a surveillance drone over Paju on Monday.",
    "b": "Gunners shot down one small surveillance drone close to Paju, it is held there, before sunrise.",
    "c": "They both shot down a surveillance drone near Paju.",
}
MET = {"a": "The ministers met in Konya.", "b": "In Konya the two of them met for an hour and spoke of trade."}


def shot(report: str, *who: str, **given: Any) -> Row:
    text = given.pop("text", SHOT[report])
    values = {"event": "ASSAULT", "mode": "firearms", "day": "2024-03-04", "places": [PAJU], "says": [f"=the desk of {report}"]}
    return claim(report, "2024-03-05", text, "shot", "shoot", who=who, **{**values, **given})


def met(report: str, day: str, **given: Any) -> Row:
    values = {
        "event": "CONSULT",
        "mode": "meet",
        "who": ["IRN GOV:amir-karimi"],
        "whom": ["TUR GOV:selin-aydin"],
        "places": [("Konya", "TUR", 37.87, 32.48)],
        "says": [f"=the desk of {report}"],
        "day": day,
    }
    return claim(report, "2024-06-10", MET[report], "met", "meet", **{**values, **given})


def struck(report: str, day: str, text: str, low: int | None = None, **given: Any) -> Row:
    values: Row = {
        "event": "ASSAULT",
        "who": ["RUS"],
        "whom": ["UKR"],
        "places": [TUZLA],
        "says": [f"=the desk of {report}"],
        "day": day,
    }
    if low is not None:
        values["figures"] = [quantity(text, f"{low} silos", low, low, "=", "silos")]
    return claim(report, "2024-05-10", text, "struck", "strike", **{**values, **given})


def found(*claims: Row) -> list[tuple[str, str, str]]:
    out = []
    for g in developments(facts_of(claims, WORDS), WORDS):
        for c in contradictions(g, corroborate(g.facts, WORDS), WORDS):
            out.append((c.of, c.a.says, c.b.says))
    return sorted(out)


TWO = [("actor", "by KOR", "by PRK")]
SILOS = "Russia struck 3 silos of a grain terminal at Tuzla."
MISSILES = "Russia struck Tuzla with missiles and drones."


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        # Seoul shot it down; Pyongyang shot it down.
        (shot("a", "KOR"), shot("b", "PRK"), TWO),
        (shot("a", "KOR MIL"), shot("b", "PRK", text="Its gunners shot down a surveillance drone near Paju, they said."), TWO),
        # One source, one report, another day, another town, another thing, or what was planned: nothing that cannot be.
        (shot("a", "KOR", says=["=the same"]), shot("b", "PRK", says=["=the same"]), []),
        (shot("a", "KOR"), shot("b", "PRK", day="2024-03-03"), []),
        (shot("a", "KOR"), shot("b", "PRK", places=[("Kaesong", "PRK", 37.97, 126.55)]), []),
        (shot("a", "KOR"), shot("b", "PRK", text="It shot at fishing boats near Paju on Monday."), []),
        (shot("a", "KOR"), shot("b", "PRK", status="planned"), []),
        (shot("a", "KOR"), shot("b", "PRK", status="denied"), []),
        # The same doer under a wider name.
        (shot("a", "KOR MIL"), shot("b", "KOR"), []),
        # Two armies strike one town on one day.
        (struck("a", "2024-05-08", MISSILES), struck("b", "2024-05-08", MISSILES.replace("missiles and drones", "shells")), []),
        # Persons who met meet once in so few days.
        (met("a", "2024-06-04"), met("b", "2024-06-06"), [("date", "on 2024-06-04", "on 2024-06-06")]),
        (met("a", "2024-06-04"), met("b", "2024-06-04"), []),
        (met("a", "2024-06-01"), met("b", "2024-06-09"), []),
        (met("a", "2024-06-04"), met("b", "2024-06-06", whom=["TUR GOV:deniz-kaya"]), []),
        (met("a", "2024-06-04"), met("b", "2024-06-06", places=[("Ankara", "TUR", 39.92, 32.85)]), []),
        (met("a", "2024-06-04"), met("b", "2024-06-06", status="planned"), []),
        (met("a", "2024-06-04", says=["=one"]), met("b", "2024-06-06", says=["=one"]), []),
        # A strike is one only where it hit so many of the same thing: others follow every day.
        (
            struck("a", "2024-05-07", SILOS, 3),
            struck("b", "2024-05-08", "At night it struck 3 silos, all of a grain terminal, and nothing else in Tuzla.", 3),
            [("date", "on 2024-05-07", "on 2024-05-08")],
        ),
        (struck("a", "2024-05-07", SILOS, 3), struck("b", "2024-05-08", SILOS.replace("3 silos", "5 silos"), 5), []),
        (struck("a", "2024-05-07", MISSILES), struck("b", "2024-05-08", MISSILES), []),
    ],
)
def test_who_and_when(a: Row, b: Row, wanted: list[tuple[str, str, str]]) -> None:
    assert found(a, b) == wanted
    assert found(b, a) == wanted


def test_who_says_that_both_did_it_contradicts_neither() -> None:
    assert found(shot("a", "KOR"), shot("b", "PRK"), shot("c", "KOR", "PRK")) == []
