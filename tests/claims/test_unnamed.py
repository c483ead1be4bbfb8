"""Parties of whom no more is told than their number or that they are states, read with the model that ships."""

from __future__ import annotations

import pytest
from written import claim_of

from dragoman.pipeline import Pipeline
from dragoman.records import Actor


def shown(actors: tuple[Actor, ...]) -> list[str]:
    return [" ".join([a.text, *a.country, *a.sectors]) for a in actors]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("Norway urged all countries to condemn the raid.", "urged", ["Norway NOR"], ["all countries"]),
        ("Norway works with its allies and partners.", "works", ["Norway NOR"], ["its allies", "partners"]),
        ("A coalition of 40 countries condemned Chad.", "condemned", ["40 countries"], ["Chad TCD"]),
        ("A gunman went on a shooting spree in Lima, killing four.", "killing", ["A gunman PER UAF"], ["four PER CVL"]),
        ("Police detained dozens in Lima.", "detained", ["Police PER COP"], ["dozens PER CVL"]),
        ("A raid killed three Chadian soldiers and wounded two others.", "wounded", [], ["two others TCD MIL"]),
        ("A group of miners urged police to act.", "urged", ["miners LAB"], ["police COP"]),
        ("The nations of Chad and Togo recognized Norway.", "recognized", ["Chad TCD", "Togo TGO"], ["Norway NOR"]),
        ("Thousands rallied in Lima.", "rallied", ["Thousands PER CVL"], ["Lima PER"]),
        ("Thousands protest against pension reform in Peru.", "protest", ["Thousands PER CVL"], ["Peru PER"]),
        # words that speak of states named before, and places, tell of no one
        ("Both countries condemned the raid.", "condemned", [], []),
        ("Five bankers were arrested in other countries.", "arrested", [], ["Five bankers BUS"]),
    ],
)
def test_by_words_alone(pipeline: Pipeline, text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    claim = claim_of(pipeline, text, word)
    assert (shown(claim.actor), shown(claim.recipient)) == (actors, recipients)
