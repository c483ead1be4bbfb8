"""Who takes part where the tree says it elsewhere, read with the model that ships."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Report


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def told(pipeline: Pipeline, text: str, word: str) -> Claim:
    reading = next(iter(pipeline.read([Report("r", text, published="2024-06-20", language="en")])))
    return next(c for c in reading.claims if word in c.predicate.text)


@pytest.mark.parametrize(
    ("text", "word", "actor", "recipient"),
    [
        ("A Palestinian man was shot and killed by Israeli police.", "shot", "Israeli police", "A Palestinian man"),
        ("Two rebels were killed in Turkish strikes on Afrin.", "killed", "Turkish", "Two rebels"),
        ("Several children stabbed in knife attack in Lyon", "stabbed", "", "Several children"),
        ("The official whom Kyiv says killed civilians fled.", "killed", "The official", "civilians"),
        ("More money may go to Ukraine military aid.", "aid", "", "Ukraine"),
        ("Oslo praised Norwegian military aid to Kenya.", "aid", "Norwegian", "Kenya"),
        ("Nations seek calls for the envoy to resign.", "resign", "the envoy", ""),
        ("John Roe, of Ohio, to be Secretary of Commerce, vice Jane Doe, resigned.", "resigned", "Jane Doe", ""),
    ],
)
def test_who_and_whom(pipeline: Pipeline, text: str, word: str, actor: str, recipient: str) -> None:
    claim = told(pipeline, text, word)
    for expected, found in ((actor, claim.actor), (recipient, claim.recipient)):
        assert bool(expected) == bool(found)
        assert not found or found[0].text.endswith(expected)


def test_a_paper_acts_on_nobody(pipeline: Pipeline) -> None:
    text = "The President signed Executive Order 13224. The Order prohibits such payments."
    assert told(pipeline, text, "prohibits").actor == ()
