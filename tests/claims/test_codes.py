"""The country and the sector of a party, where its sentence tells them, read with the model that ships."""

from __future__ import annotations

import pytest
from written import DAY, HOUSE, claim_of, codes, read

from dragoman.pipeline import Pipeline


def told(pipeline: Pipeline, text: str, word: str, outlet: str = "", day: str = DAY, title: str = "") -> str:
    """The codes of the parties of the first claim whose predicate holds `word`: "who > whom"."""
    c = claim_of(pipeline, text, word, day, outlet, title)
    return " > ".join(", ".join(codes(parties)) for parties in (c.actor, c.recipient)).strip()


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        # firms, unions and societies that the lexicon knows, with what they are by law
        ("Togo sold the port to Charoen Pokphand in March.", "sold", "TGO > THA BUS"),
        ("The Center for Food Safety accused Chad of fraud.", "accused", "USA SOC > TCD"),
        ("Chad allowed SK Hynix Inc. to buy land.", "allowed", "TCD > KOR BUS"),
        ("Chad accused the NHS of fraud.", "accused", "TCD > GBR GOV MED"),
        ("Ford fired 100 workers in Lima.", "fired", "USA BUS > PER LAB"),
        # and whom a register knows who holds no office
        ("Chad freed Brittney Griner.", "freed", "TCD > USA CVL"),
        ("A court in Chad jailed Roman Abramovich.", "jailed", "TCD JUD > RUS BUS"),
    ],
)
def test_the_lexicon_knows_them(pipeline: Pipeline, text: str, word: str, parties: str) -> None:
    assert told(pipeline, text, word) == parties


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        # members of a parliament, by a word before their party, by their chamber, by who speaks for them
        ("Congressional Republicans condemned Chad.", "condemned", "USA LEG PTY > TCD"),
        ("House passes resolution condemning Chad.", "condemning", "USA LEG > TCD"),
        ("A House resolution condemning Chad passed.", "condemning", "USA LEG > TCD"),
        ("The Opera House condemned Chad.", "condemned", "> TCD"),
        ('Chuck Schumer said "We urge the president to sign the bill".', "urge", "USA LEG > USA GOV"),
        # of whom they turn to, who addresses them, where they are met, whom they are listed with
        ("Senators urge Biden to leave Mexico.", "urge", "USA LEG > USA GOV"),
        ("Pentagon officials warned lawmakers that war is near.", "warned", "USA MIL > USA LEG"),
        ("In Oslo, Antony Blinken met senior officials.", "met", "USA GOV > NOR GOV"),
        ("In Oslo, Antony Blinken met a Ruritanian official.", "met", "USA GOV > GOV"),
        # who is held by whose police, wherever else things happened
        ("Togo's police held 20 people on the day of the fire in Lima's Plaza Mayor.", "held", "TGO COP > TGO CVL"),
        # an office without an article in a headline, and a state's pilots
        ("Inside Syria: Rebel leader calls for urgent help.", "calls", "SYR REB >"),
        ("Rebels attacked Kyiv's pilots.", "attacked", "REB > UKR MIL"),
        # whoever is held unjustly is no criminal, and investigators of the UN are no police
        ("Russia jailed innocent prisoners.", "jailed", "RUS > RUS CVL"),
        ("UN investigators condemned Chad.", "condemned", "IGO GOV > TCD"),
        # people who protest are not their state
        ("Israelis took to the streets of Haifa.", "took", "ISR CVL >"),
        # the office of the day that is told of
        ("In 1987, Mikhail Gorbachev visited Chad.", "visited", "RUS GOV > TCD"),
        ("Theresa May stepped down in July 2019.", "stepped", "GBR GOV >"),
        ("Theresa May visited Chad in March.", "visited", "GBR ELI > TCD"),
        # the organ of a state, not the state; who leads the Pentagon; a chamber of one of the states; soldiers of an armed group
        ("Oslo called for the government of Chad to act.", "called", "NOR GOV > TCD GOV"),
        ("The Pentagon chief visited Iraq.", "visited", "USA GOV MIL > IRQ"),
        ("Two representatives from the Ohio House condemned Chad.", "condemned", "USA LEG > TCD"),
        ("Hezbollah soldiers attacked Chad.", "attacked", "LBN REB > TCD"),
        # what stands before a ship's name, the ending of a trade, kin, a town before a name
        ("The warship HMS Roe attacked Chad.", "attacked", "GBR MIL > TCD"),
        ("A Peruvian biomechanicist condemned Chad.", "condemned", "PER EDU > TCD"),
        ("Ida Roe, his ex-wife, accused Chad of theft.", "accused", "CVL > TCD"),
        ("The Mayor of London Sadiq Khan condemned Chad.", "condemned", "GBR GOV > TCD"),
        # a headline's label, a state's military things, people who are kin of nobody told
        ("Ukraine: Forces fight in mud to repel Russian troops.", "repel", "UKR MIL > RUS MIL"),
        ("Taiwan shot down a Chinese military object.", "shot", "TWN > CHN MIL"),
        ("Worried parents protested in Tehran.", "protested", "IRN CVL > IRN"),
        ("Treasury slaps sanctions on Chad.", "slaps", "USA GOV > TCD"),
        # of whom a place is told where he is first named
        ("Police arrested Ida Roe, a suspect in a shooting in Lille, on Friday.", "arrested", "FRA COP > FRA CRM"),
    ],
)
def test_the_sentence_tells_it(pipeline: Pipeline, text: str, word: str, parties: str) -> None:
    assert told(pipeline, text, word) == parties


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        ("The President met with Latino organization leaders.", "met", "USA GOV > USA SOC"),
        ("The President met with private sector leaders and families.", "met", "USA GOV > USA BUS, USA CVL"),
        ("The President met with tribal leaders.", "met", "USA GOV > USA ELI"),
        ("The President met with national Latino leaders.", "met", "USA GOV > USA CVL"),
        ("In Fiji and Tonga, Jake Sullivan met with senior officials.", "met", "USA GOV > FJI TON GOV"),
        ("The President met with environmental groups.", "met", "USA GOV > USA SOC"),
        ("The President met with former presidents.", "met", "USA GOV > ELI"),
        ("Jill and I met the king of Chad.", "met", "USA GOV, USA GOV > TCD GOV"),
    ],
)
def test_a_governments_own_people(pipeline: Pipeline, text: str, word: str, parties: str) -> None:
    assert told(pipeline, text, word, HOUSE, "2024-01-11") == parties


def test_whose_inauguration_is_near_holds_his_office(pipeline: Pipeline) -> None:
    text = "The President sends a delegation to attend the Inauguration of His Excellency Bernardo Arévalo on January 14."
    assert told(pipeline, text, "attend", HOUSE, "2024-01-11").endswith("GTM GOV")


def test_whom_a_title_names_the_text_tells(pipeline: Pipeline) -> None:
    text = "The Togolese mayor Jane Roe condemned Chad on Sunday."
    reading = read(pipeline, text, title="Mayor condemns Chad")
    assert all(codes(c.actor)[0] == "TGO GOV" for c in reading.claims)
