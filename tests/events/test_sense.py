"""Which events are meant in their own sense."""

from __future__ import annotations

import pytest
from written import claim_of

from dragoman.events.sense import weigh
from dragoman.pipeline import Pipeline
from dragoman.records import Report


@pytest.mark.parametrize(
    ("shown", "above"),
    [
        (["bias", "AID"], True),
        (["bias", "AID", "home"], False),
        (["bias", "AID", "first"], False),
        (["bias", "AID", "home", "across"], True),
        (["bias", "AID", "never seen"], True),
        (["bias", "SUPPORT"], False),
    ],
)
def test_politics_at_home_needs_more(shown: list[str], above: bool) -> None:
    assert (weigh({"bias": 0.1, "AID": 0.2, "SUPPORT": -0.4}, shown) >= 0) is above


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("We want to help working families pay their bills.", "help", None),
        ("Norway will help Ukraine repair its power plants, the minister said.", "help", "AGREE"),
        ("The governor thanked teachers and nurses for their service.", "thanked", None),
        ("France thanked Qatar for its mediation.", "thanked", "SUPPORT"),
        ("The senator called the bill an attack on freedom.", "attack", None),
        ("The rebels claimed an attack on the barracks in Goma.", "attack", "ASSAULT"),
        ("The firm met its sales targets.", "met", None),
        ("The minister met rebel leaders in Doha.", "met", "CONSULT"),
    ],
)
def test_the_same_word_in_two_senses(pipeline: Pipeline, text: str, word: str, event: str | None) -> None:
    assert claim_of(pipeline, text, word).event == event


def test_a_veto_gives_its_reason(pipeline: Pipeline) -> None:
    claim = claim_of(pipeline, "We want to help working families pay their bills.", "help")
    assert any(w.startswith("AID not in its own sense (-") for w in claim.why)


def test_violence_shows_what_the_report_is_about(pipeline: Pipeline) -> None:
    text = "The storm tore roofs away, and the flood cut roads. Nine people were hurt, and the wind killed a farmer."
    tree = pipeline.language.trees([text])[0]
    found = pipeline.layers(Report("r", text), tree, "text")
    shown = [signs for p, signs in pipeline.events.unweighed(tree, found.mentions) if p.event == "ASSAULT"]
    assert all("ASSAULT about mishap" in signs for signs in shown)
    text = "The rebels killed nine soldiers with a rocket."
    tree = pipeline.language.trees([text])[0]
    found = pipeline.layers(Report("r", text), tree, "text")
    [(_, signs)] = pipeline.events.unweighed(tree, found.mentions)
    assert "ASSAULT near war" in signs
    assert not any("mishap" in s for s in signs)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The singer collaborated with the bands of Oslo and recorded two albums.", "collaborated"),
        ("The Senate is the only chamber that may hold that office.", "hold"),
    ],
)
def test_what_news_of_art_and_office_says_is_no_event(pipeline: Pipeline, text: str, word: str) -> None:
    assert claim_of(pipeline, text, word).event is None
