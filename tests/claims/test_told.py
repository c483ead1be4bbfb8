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
    "Chad quit the pact on Monday, saying Niger had failed to lift curbs, and bombed ports in Togo.": (
        "bombed",
        "ASSAULT TCD > TGO",
    ),
    "The army took Goma, a city on the lake, and Togo accused Chad of lying.": ("accused", "ACCUSE TGO > TCD"),
    "The army overran Goma, its last stronghold in the east, and witnesses accused Chad of lying.": (
        "accused",
        "ACCUSE COD CVL > TCD",
    ),
    "Chad launched strikes on nine sites in Togo, which said it had shot down five jets.": ("shot", "ASSAULT TGO"),
    "Ghana closed its border with Togo, which it accuses of arming rebels.": ("accuses", "ACCUSE GHA > TGO"),
    "Ghana expelled the Togolese envoy, whom it accused of arming rebels.": ("accused", "ACCUSE GHA > TGO GOV"),
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


def test_who_rejects_an_offer_does_not_deny_that_it_was_made(pipeline: Pipeline) -> None:
    text = "Ghana offered to send soldiers to Chad, {} that Togo rejected."
    assert claim_of(pipeline, text.format("an idea"), "offered", DAY).status == "occurred"
    assert claim_of(pipeline, "Ghana said Togo had shelled it, a charge that Togo rejected.", "shelled", DAY).status == "denied"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Ghana lifted most of the sanctions on Togo.", "lifted", "RETREAT GHA > TGO"),
        ("Ghana closed the last of its border crossings with Togo.", "closed", "COERCE GHA > TGO"),
        ("Ghana sent the first of its tanks to Togo.", "sent", "AID GHA > TGO"),
        ("China staged two days of war games.", "staged", "MOBILIZE CHN"),
        ("Iran executed several of the protesters.", "executed", "ASSAULT IRN > IRN OPP"),
        ("Ghana banned all fish from Togo.", "banned", "COERCE GHA > TGO"),
        ("Chad and Togo agreed in Beijing on Friday to restore ties.", "agreed", "AGREE TCD, TGO"),
        ("Chad and Togo signed a truce in Pretoria.", "signed", "RETREAT TCD, TGO"),
    ],
)
def test_a_part_of_things_is_those_things_and_a_town_where_it_is_signed_no_party(
    pipeline: Pipeline, text: str, word: str, wanted: str
) -> None:
    assert told(pipeline, text, word, DAY) == wanted


@pytest.mark.parametrize(
    ("text", "word", "wanted", "status"),
    [
        ("Xi Jinping is due in Riyadh on Wednesday for a visit.", "due", "CONSULT xi-jinping > SAU", "planned"),
        ("Iran's foreign minister is due in Baghdad on Thursday.", "due", "CONSULT hossein-amir-abdollahian > IRQ", "planned"),
        ("Xi Jinping is expected in Ankara next week.", "expected", "CONSULT xi-jinping > TUR", "planned"),
        ("Xi Jinping is in Budapest for talks with Joe Biden.", "talks", "CONSULT xi-jinping > joe-biden", "occurred"),
        ("Xi Jinping left for Istanbul for negotiations with Ukraine.", "negotiations", "CONSULT xi-jinping > UKR", "occurred"),
        ("Xi Jinping called for talks with Ukraine.", "called", "REQUEST xi-jinping", "occurred"),
    ],
)
def test_who_is_due_somewhere_or_is_there_for_talks_takes_part(
    pipeline: Pipeline, text: str, word: str, wanted: str, status: str
) -> None:
    assert told(pipeline, text, word, DAY) == wanted
    assert claim_of(pipeline, text, word, DAY).status == status
