"""Of which state the parties are of whom a report tells only what they do, read with the model that ships."""

from __future__ import annotations

import pytest
from written import HOUSE, claim_of, codes

from dragoman.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # whom a blow kills there
        ("Six people were killed when Ethiopian missiles hit a market in Assab, Eritrea.", "killed", [], ["ERI CVL"]),
        ("Two killed in Chadian strike on Togo's capital", "killed", ["TCD"], ["TGO CVL"]),
        ("The Peru-Chile war: two killed in Chilean strike on Lima; the Pope prays", "killed", ["CHL"], ["PER CVL"]),
        ("Ukraine's president says Russian attacks, which killed nine people, will be answered.", "killed", ["RUS"], ["UKR CVL"]),
        # the only state of the report, and those who are told of with its army
        ("Sudan || A boy drew a tank. The state detained his father.", "detained", [], ["SDN CVL"]),
        ("A ceasefire between the army and paramilitary forces failed in Chad.", "ceasefire", ["TCD MIL", "TCD PRM"], []),
        ("Sudan fighting || The military bombed paramilitary forces at night.", "bombed", ["SDN MIL"], ["SDN PRM"]),
        # the only state of whose soldiers a report tells
        ("Chadian troops left Togo || Togo said that Mali was told. The troops fired on a bus.", "fired", ["TCD MIL"], []),
        # soldiers who leave or go where the sentence names one other state
        ("The Pentagon said more on its mission in Kabul, from where troops withdrew in 2021.", "withdrew", ["USA MIL"], []),
        # who is counted with others is of their kind
        ("More than 30,000 Americans were killed and more than 90,000 were wounded.", "wounded", [], ["USA CVL"]),
        ("Three soldiers were killed and ten were wounded in Lima.", "wounded", [], ["PER MIL"]),
        # whose people a government warns
        ("Britons in Chad were warned by the government that nobody would come.", "warned", ["GBR GOV"], ["GBR"]),
        # but nobody of whom another may be told, or who is of the world
        ("Rain in Chad || A rich man accused the dead teacher's sister of theft.", "accused", ["TCD CVL"], ["CVL"]),
        ("Iran-backed militias attacked a base.", "attacked", ["PRM"], []),
        ("Chadian troops in Togo trained local forces.", "trained", ["TCD MIL"], ["MIL"]),
        ("Chad || Rebels shot two foreign teachers.", "shot", ["REB"], ["EDU"]),
        ("Chad || World leaders condemned a reporter.", "condemned", ["GOV"], ["JRN"]),
    ],
)
def test_a_report_tells_whose_its_people_are(
    pipeline: Pipeline, text: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    title, _, body = text.rpartition(" || ")
    claim = claim_of(pipeline, body, word, "2023-06-01", title=title)
    assert (codes(claim.actor), codes(claim.recipient)) == (actors, recipients)


@pytest.mark.parametrize("words", ["House Democratic leaders", "Senate Republican leaders", "House Republican members"])
def test_the_leaders_of_a_party_in_a_house_are_lawmakers(pipeline: Pipeline, words: str) -> None:
    claim = claim_of(pipeline, f"{words} criticised Joe Biden.", "criticised", "2023-06-01")
    assert codes(claim.actor) == ["USA LEG"]


def test_who_is_named_in_the_text_is_what_the_title_calls_him(pipeline: Pipeline) -> None:
    text = "Police arrested Ola Roe at the airport. Roe criticised them."
    for word, slot in (("arrested", "recipient"), ("criticised", "actor")):
        claim = claim_of(pipeline, text, word, "2023-06-01", title="Norwegian man arrested in Lima")
        assert [(a.id, codes([a])) for a in getattr(claim, slot)] == [("ola-roe", ["NOR CVL"])]


def test_the_former_president_is_the_only_one_whom_the_report_names(pipeline: Pipeline) -> None:
    text = "The former president condemned the senators."
    assert codes(claim_of(pipeline, text, "condemned", "2023-06-01", title="Trump speaks").actor) == ["USA ELI"]
    assert codes(claim_of(pipeline, text, "condemned", "2023-06-01", title="Donald Trump and Barack Obama speak").actor) == [
        "ELI"
    ]


def test_a_page_about_another_state_speaks_of_its_parties(pipeline: Pipeline) -> None:
    text = "I congratulate South Africa and commend all the political parties for forming a Government of National Unity."
    claim = claim_of(pipeline, text, "commend", "2023-06-01", outlet=HOUSE, title="Statement on South Africa's Elections")
    assert codes(claim.recipient) == ["ZAF PTY"]
