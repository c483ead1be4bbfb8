"""Whose the people are to whom something is done, read with the model that ships in pages whose own place settles nothing."""

from __future__ import annotations

import pytest
from written import DAY, HOUSE, claim_of, codes

from dragoman.pipeline import Pipeline
from dragoman.records import Report


@pytest.mark.parametrize(
    ("text", "word", "recipients"),
    [
        # the place in their own phrase, or of what happens to them
        ("Norway will help people in Turkey and Syria.", "help", ["TUR SYR CVL"]),
        ("Three people were killed in Lima.", "killed", ["PER CVL"]),
        ("Six people were wounded after a Russian missile struck a mall in Kramatorsk, Ukraine.", "wounded", ["UKR CVL"]),
        # whom they are listed with
        ("The king met Malian officers and teachers.", "met", ["MLI MIL", "MLI EDU"]),
        # who acts at home
        ("Samoa's government banned children from gatherings.", "banned", ["WSM CVL"]),
        ("Iran executed two men over the protests.", "executed", ["IRN CVL"]),
        ("Chad's government ordered monks to leave.", "ordered", ["TCD REL"]),
        # whom the same doer hits there, or takes away from there
        ("A Russian missile hit a house in the Ukrainian city of Odesa, killing three people.", "killing", ["UKR CVL"]),
        ("Chad fired missiles at a Sudanese town, killing ten civilians.", "killing", ["SDN CVL"]),
        ("A gunman killed an Italian tourist and injured ten people.", "injured", ["CVL"]),
        ("Children were deported from Ukraine.", "deported", ["UKR CVL"]),
        # fighters where they are struck, papers where they are kept down
        ("Israeli airstrikes in the Gaza Strip killed a militant commander.", "killed", ["PSE REB"]),
        ("Iran cracks down on a newspaper over prices.", "cracks", ["IRN JRN"]),
        # whose people turn to their government
        ("Poland's dairy lobby criticized a government ban on imports.", "criticized", ["POL GOV"]),
        # but not strangers, kin, soldiers, or whoever is met, moved or only sanctioned
        ("Two tourists were killed in Lima.", "killed", ["CVL"]),
        ("Two foreign teachers were killed in Lima.", "killed", ["EDU"]),
        ("Her mother was killed in Lima.", "killed", ["CVL"]),
        ("Chad imposed sanctions on two lawyers.", "sanctions", ["CVL"]),
        ("The government of Chad met two lawyers.", "met", ["CVL"]),
        ("Togo's general said that two men were arrested in Lima.", "arrested", ["PER CVL"]),
        ("Chad's raid in Lima angered Togo, where a man is on trial and a woman was detained.", "detained", ["CVL"]),
    ],
)
def test_people_are_of_the_state_that_the_claim_tells(pipeline: Pipeline, text: str, word: str, recipients: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word, outlet=HOUSE).recipient) == recipients


def test_an_inhabitant_has_the_id_that_he_has_everywhere(pipeline: Pipeline) -> None:
    texts = ["Two workers were killed in Lima.", "Two Peruvian workers were killed."]
    readings = pipeline.read([Report(str(n), t, published=DAY, outlet=HOUSE, language="en") for n, t in enumerate(texts)])
    ids = [c.recipient[0].id for r in readings for c in r.claims if c.event == "ASSAULT"]
    assert ids == ["PER LAB", "PER LAB"]


@pytest.mark.parametrize("text", ["A missile attack on homes in Slovyansk killed six.", "The attack on Slovyansk went on."])
def test_a_town_that_is_hit_is_its_states(pipeline: Pipeline, text: str) -> None:
    claim = claim_of(pipeline, text, "attack", outlet=HOUSE)
    assert [(a.id, a.text) for a in claim.recipient] == [("UKR", "Slovyansk")]
