"""Whom an assault hits where its own clause does not say it, read with the model that ships."""

from __future__ import annotations

import pytest
from written import claim_of, codes, read

from dragoman.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "word", "recipients"),
    [
        # where it strikes
        ("A Norwegian missile hit an apartment block in the Peruvian city of Lima.", "hit", ["PER"]),
        ("Two missiles hit a house in Lima.", "hit", ["PER"]),
        ("Chad's navy destroyed a bridge in Kenya.", "destroyed", ["KEN"]),
        ("Norway fired missiles overnight, hitting a site near Lima.", "hitting", ["PER"]),
        # but not at home, in the air, by somebody, or where one may have been asked to fight
        ("Norway's fighter jets shot down a balloon over Canada.", "shot", []),
        ("A teacher opened fire in Lima.", "opened", []),
        ("Chadian soldiers fought in Kenya.", "fought", []),
        # whom the assailant hits elsewhere in the text
        ("Chad's invasion shook markets. The invasion of Togo began in May.", "invasion", ["TGO"]),
        ("Chad bombed Togo on Monday. Its attacks cost much.", "attacks", ["TGO"]),
        ("Chad bombed Togo on Monday. Chad bombed Benin on Tuesday. Chad's attacks cost much.", "attacks", []),
        ("Togo attacked Benin. Chad's attacks cost much.", "attacks", []),
        # who meets it
        ("Togo is defending itself from Chad's brutal invasion.", "invasion", ["TGO"]),
        ("Oslo armed Togo against Chad's aggression.", "aggression", ["TGO"]),
        ("The people of Togo have been fighting this aggression by Chad.", "aggression", ["TGO CVL"]),
        ("Oslo condemned Chad's invasion.", "invasion", []),
        # two fight each other elsewhere, in the air, near a border, on land of their own
        ("Officials spoke in Lima as the war between Chad and Togo went on.", "war", []),
        ("A drone was downed over the city of Lima.", "downed", []),
        ("Norwegian missiles hit a town near the Chad border.", "hit", []),
        ("The Ethiopian army recaptured the town of Lalibela.", "recaptured", []),
        ("Chadian rebels recaptured the Chadian town of Mao.", "recaptured", ["TCD"]),
        # whom the strike is said to kill
        ("Israeli airstrikes killed three Chadian soldiers.", "airstrikes", ["TCD MIL"]),
    ],
)
def test_whom_an_assault_hits(pipeline: Pipeline, text: str, word: str, recipients: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word).recipient) == recipients


def test_a_strike_is_of_him_to_whom_it_is_attributed(pipeline: Pipeline) -> None:
    text = "An airstrike attributed to Chad hit the Kenyan city of Mombasa."
    claim = claim_of(pipeline, text, "airstrike")
    assert [a.country for a in (*claim.actor, *claim.recipient)] == [("TCD",), ("KEN",)]


@pytest.mark.parametrize(
    ("text", "word", "day", "actors", "recipients"),
    [
        # who does it elsewhere in the text
        ("Chad arrested Evan Gershkovich in March. His arrest angered Oslo.", "arrest", "2024-06-20", ["TCD"], ["USA"]),
        ("Evan Gershkovich was arrested in 1999. Chad detained him in 2024.", "arrested", "2024-06-20", [], ["USA"]),
        ("Five Togolese nurses were killed. Chad killed ten Togolese nurses.", "killed", "2024-06-20", [], ["TGO"]),
        # a war that everybody knows, once it goes on
        ("Oslo warned firms a year into the invasion of Ukraine.", "invasion", "2024-06-20", ["RUS"], ["UKR"]),
        ("Prices rose after Russia's invasion.", "invasion", "2024-06-20", ["RUS"], ["UKR"]),
        ("Prices rose after Russia's invasion.", "invasion", "2008-06-20", ["RUS"], []),
        ("Russia's war on Georgia cost much. Russia's war ended.", "war", "2024-06-20", ["RUS"], ["GEO"]),
        ("Norway fought Russia's aggression.", "aggression", "2024-06-20", ["RUS"], ["UKR"]),
        ("Norway fought Russia's aggression.", "aggression", "2008-06-20", ["RUS"], ["NOR"]),
        ("Ukrainian forces advanced in Kherson.", "advanced", "2024-06-20", ["UKR"], ["RUS"]),
    ],
)
def test_who_does_it(pipeline: Pipeline, text: str, word: str, day: str, actors: list[str], recipients: list[str]) -> None:
    found = [c for c in read(pipeline, text, day).claims if c.event and (word in c.predicate.text or c.predicate.text in word)]
    states = [([x for a in c.actor for x in a.country], [x for a in c.recipient for x in a.country]) for c in found[:1]]
    assert states == [(actors, recipients)]
