"""Which events are meant in their own sense."""

from __future__ import annotations

import pytest

from dragoman.events.sense import weigh
from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Report


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def told(pipeline: Pipeline, text: str, word: str) -> Claim:
    reading = next(iter(pipeline.read([Report("r", text, published="2024-06-20", language="en")])))
    return next(c for c in reading.claims if word in c.predicate.text)


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
    assert told(pipeline, text, word).event == event


def test_a_veto_gives_its_reason(pipeline: Pipeline) -> None:
    claim = told(pipeline, "We want to help working families pay their bills.", "help")
    assert any(w.startswith("AID not in its own sense (-") for w in claim.why)
