"""Clauses around "X said": whose deed they tell, and whose word it is."""

from __future__ import annotations

import pytest
from written import claim_of, told

from dragoman.pipeline import Pipeline

DAY = "2023-08-16"
CASES = {
    "Talks were held in Oslo in June, two bankers said, and discussed easing oil sanctions.": ("easing", "RETREAT"),
    "Chad has told Togo it will stay, two bankers in Lagos said, and has sent 40 soldiers to Togo.": (
        "sent",
        "MOBILIZE TCD > TGO",
    ),
    "An Indian air strike killed eight people, Nepal said on Monday, and warned India of consequences.": (
        "warned",
        "THREATEN NPL > IND",
    ),
    "Indian jets bombed rebels overnight, Nepal said, vowing to avenge the dead.": ("vowing", "THREATEN NPL"),
    "Ghana said on Friday that Togo had moved tanks to the border after a shoot-out in which a policeman was killed, and urged "
    "Togo to draw them back.": ("urged", "REQUEST GHA > TGO"),
    "Ghana said a Togolese ship had rammed one of its boats, and summoned Togo's ambassador.": (
        "summoned",
        "ACCUSE GHA > TGO:ambassador",
    ),
    "The talks between Chad and Niger broke down after Togo pulled out, accusing Niger of lying.": (
        "accusing",
        "ACCUSE TGO > NER",
    ),
    "Chad fired at a Libyan jet that it said had violated its airspace.": ("violated", "MOBILIZE LBY MIL > TCD"),
    "Ghana has sent two frigates to Togo, Ghana said on Monday, and accused Niger of lying.": ("accused", "ACCUSE GHA > NER"),
}


@pytest.mark.parametrize("text", CASES)
def test_a_clause_around_what_is_said_is_of_who_does_it(pipeline: Pipeline, text: str) -> None:
    word, wanted = CASES[text]
    assert told(pipeline, text, word, DAY) == wanted


@pytest.mark.parametrize("text", [t for t in CASES if t.startswith(("An Indian", "Ghana said on"))])
def test_what_a_speaker_does_by_words_is_not_what_he_says(pipeline: Pipeline, text: str) -> None:
    word, _ = CASES[text]
    assert not claim_of(pipeline, text, word, DAY).attribution
    assert claim_of(pipeline, text, "killed", DAY).attribution
