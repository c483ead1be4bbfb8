"""Whose courts, lawmakers, ministers and troops are that a report tells of without a state, read with the model that ships."""

from __future__ import annotations

import pytest
from written import HOUSE, claim_of, codes

from dragoman.claims.papers import paper
from dragoman.pipeline import Pipeline

DAY = "2023-06-01"


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # who holds somebody is of the place where he does, or of the one beside whom it is done to
        ("Chinese engineers who work in Togo were arrested by authorities on Monday.", "arrested", ["TGO GOV"], ["CHN CVL"]),
        ("The singer came to Norway after being held by the regime in Syria.", "held", ["SYR GOV"], ["SYR CVL"]),
        # lawmakers of the only state of whose parties the report tells, or by words of its papers alone
        ("House votes on app, GOP says || The House asked the agency to act on China.", "asked", ["USA LEG"], []),
        ("A bipartisan group of senators asked Google to pay.", "asked", ["USA LEG"], ["USA BUS"]),
        ("The blockade of Cuba || Senators asked Congress to end it.", "asked", ["USA LEG"], ["USA LEG"]),
        # Cuba has no senate, Norway no president
        ("Cuba waits || Senators condemned the blockade.", "condemned", ["LEG"], []),
        ("President Roe met Vladimir Putin in Oslo.", "met", ["GOV"], ["RUS GOV"]),
        # a guest turns to the lawmakers of the state that he visits
        ("Zelenskyy visited London on Monday and asked lawmakers for jets.", "asked", ["UKR GOV"], ["GBR LEG"]),
        # the government of the politicians who turn to it
        ("Liz Truss urged ministers to act against Chad.", "urged", ["GBR ELI"], ["GBR GOV"]),
        ("Labour accused the government of lying.", "accused", ["GBR PTY"], ["GBR GOV"]),
        # the troops whom its officials order
        ("Japan's defense chief has ordered troops to destroy a Chadian rocket.", "ordered", ["JPN GOV MIL"], ["JPN MIL"]),
        ("Japan's defense chief has urged troops in Chad to go.", "urged", ["JPN GOV MIL"], ["MIL"]),
        # of two who fight, whoever fights the other
        (
            "Raid on Jenin || Israeli forces met Palestinian forces. The army killed a Palestinian man.",
            "killed",
            ["ISR MIL"],
            ["PSE CVL"],
        ),
        ("Thousands join Berlin rally calling for Ukraine peace talks", "join", ["DEU CVL"], []),
        ("Israel's protests go on.", "protests", ["ISR CVL"], []),
        # his people are of whom they are told of with, a firm is of where it is based
        ("Joe Biden met Togo's envoy Ida Roe and her delegation.", "met", ["USA GOV"], ["TGO GOV", "TGO GOV"]),
        ("The US bans imports from China-based Bus Corp.", "bans", ["USA"], ["CHN BUS"]),
        ("The United Kingdom Property Office condemned Google.", "condemned", ["GBR GOV"], ["USA BUS"]),
        # those who protest in a place, and the government against which they do
        (
            "TEL AVIV - On a visit by Lloyd Austin to Israel, thousands protested across the country.",
            "protested",
            ["ISR CVL"],
            [],
        ),
        ("As Georgian students marched on the country's parliament, Moscow laughed.", "marched", ["GEO EDU"], ["GEO LEG"]),
    ],
)
def test_whose_organs_they_are(pipeline: Pipeline, text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    title, _, body = text.rpartition(" || ")
    claim = claim_of(pipeline, body, word, DAY, title=title)
    assert (codes(claim.actor), codes(claim.recipient)) == (actors, recipients)


@pytest.mark.parametrize(
    ("outlet", "text", "word", "actors"),
    [
        ("moxie.foxnews.com", "Senators urged a ban of the app.", "urged", ["USA LEG"]),
        ("The Sample Wire", "Senators urged a ban of the app.", "urged", ["LEG"]),
        ("thehill.com", "Lawmakers urged a ban of the app.", "urged", ["LEG"]),
        ("theguardian.com", "Britain is rich. MPs urged a ban of the app.", "urged", ["GBR LEG"]),
        ("theguardian.com", "MPs urged a ban of the app.", "urged", ["LEG"]),
    ],
)
def test_a_paper_tells_of_its_own_lawmakers(pipeline: Pipeline, outlet: str, text: str, word: str, actors: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word, DAY, outlet=outlet).actor) == actors


def test_a_paper_is_known_by_its_domain() -> None:
    found = paper("moxie.foxnews.com")
    assert found is not None and found.country == "USA"
    assert paper("notfoxnews.com") is None and paper("") is None


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("The international criminal court condemned the raid.", "condemned", ["IGO JUD"]),
        ("Child labour criticised Joe Biden.", "criticised", []),
        ("Iranian Revolutionary Guard vessels attacked a tanker.", "attacked", ["IRN MIL"]),
        ("The Russian Wagner chief accused Putin of lying.", "accused", ["RUS PRM"]),
        ("Canadian executives condemned the raid.", "condemned", ["CAN BUS"]),
        ("The Georgia Democrat criticised Joe Biden.", "criticised", ["USA PTY"]),
        ("The R.S.F. condemned the raid.", "condemned", ["SDN REB"]),
        ("Congresswomen condemned the raid.", "condemned", ["USA LEG"]),
        ("The US military's Special Operations Command condemned the raid.", "condemned", ["USA MIL"]),
        ("The South Carolina senator condemned the raid.", "condemned", ["USA LEG"]),
        ("The Indian premier condemned the raid.", "condemned", ["IND GOV"]),
        ("King Abdullah criticised Joe Biden.", "criticised", ["JOR GOV"]),
        ("President Clinton criticised Vladimir Putin.", "criticised", ["USA ELI"]),
        ("Prime Minister Sudani criticised Joe Biden.", "criticised", ["IRQ GOV"]),
        ("Deputy Assistant Secretary Ida Roe visited Chad.", "visited", ["GOV"]),
    ],
)
def test_who_is_known_by_his_words(pipeline: Pipeline, text: str, word: str, actors: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word, DAY).actor) == actors


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        (
            "Ida Roe, Nominee for Deputy Chief Executive Officer of the Trade Corporation. Roe urged it to go.",
            "urged",
            ["USA GOV"],
        ),
        ("Ida Roe, Nominee for Inspector General of the Trade Corporation. Roe urged it to go.", "urged", ["USA GOV"]),
        ("To be Assistant Secretary for Special Education, vice Ola Roe, resigned.", "resigned", ["USA GOV"]),
        (
            "To be United States Attorney for the Southern District of Georgia, vice Ola Roe, resigned.",
            "resigned",
            ["USA GOV JUD"],
        ),
        ("To be United States Marshal for the District of Utah, vice Ola Roe, resigned.", "resigned", ["USA COP"]),
        ("Specialist Five Ola Roe attacked a camp.", "attacked", ["USA MIL"]),
        ("Our farmers protested in the street.", "protested", ["USA AGR"]),
        ("Supreme Court justices condemned it.", "condemned", ["USA JUD"]),
        ("Deputy Assistant to the President Dr. Ida Roe condemned it.", "condemned", ["USA GOV"]),
    ],
)
def test_whom_a_house_tells_of_as_its_own(pipeline: Pipeline, text: str, word: str, actors: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word, DAY, outlet=HOUSE).actor) == actors


def test_a_house_speaks_of_the_prime_minister_whose_state_was_named_last(pipeline: Pipeline) -> None:
    text = "Q I have a question on Canadian workers. What does he say to them? They are angry. He met the Prime Minister."
    assert codes(claim_of(pipeline, text, "met", DAY, outlet=HOUSE).recipient) == ["CAN GOV"]
