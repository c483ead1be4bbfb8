"""Events that fresh reports tell and that had no category: what is told again, what is only spoken of by the way, and words that
had no frame. Read with the model that ships; claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

DAY = "2024-05-16"

AGAIN = [
    ("Chad's army shelled a village in Togo. The attack was the third in a week.", "attack", "ASSAULT TCD MIL > TGO"),
    ("Chad's army shelled Togo. The Syrian civil war began in 2011.", "war", "None"),
    ("Chadian rebels kidnapped a nun in Togo. The war began last year.", "war", "None"),
    (
        "Norway's premier met Chile's president in Lima. The meeting lasted an hour.",
        "meeting",
        "CONSULT jonas-gahr-stre, gabriel-boric",
    ),
]

SPOKEN = [
    ("Norway refused to condemn the invasion of Togo by Chad.", "invasion", "ASSAULT TCD > TGO"),
    ("Norway urged an end to Chad's war on Togo.", "war", "ASSAULT TCD > TGO"),
    ("Norway urged release of a report on killing of Jane Roe.", "killing", "ASSAULT > jane-roe"),
    ("Norway called for the bombing of Togo.", "bombing", "None > TGO"),
    ("Norway urged Chad to prevent a Togo-style war.", "war", "None > TGO"),
]

TOGETHER = [
    ("Jane Roe spoke after the NATO summit in Vilnius.", "summit", "CONSULT nato"),
    ("NATO ministers discussed aid on Monday.", "discussed", "CONSULT nato"),
    ("Chilean and Norwegian officials discussed strengthening relations.", "discussed", "CONSULT CHL GOV, NOR GOV"),
    ("Norway's premier spoke with the Central Intelligence Agency.", "spoke", "CONSULT jonas-gahr-stre > cia"),
    ("Norway's premier spoke with the news agency.", "spoke", "None jonas-gahr-stre > the news agency JRN"),
    ("Protests took place in Lima on Monday.", "Protests", "PROTEST > PER"),
]

FRAMES = [
    ("Chad repelled three attacks on its border.", "repelled", "ASSAULT > TCD"),
    ("Two Chadian ministers face charges of fraud.", "face", "ACCUSE > TCD GOV"),
    ("The parliament of Chad issued a subpoena to the minister.", "issued", "ACCUSE TCD LEG > TCD GOV"),
    ("Chad's army conducted an operation against the rebels.", "conducted", "ASSAULT TCD MIL > TCD REB"),
    ("The military conflict between Chad and Togo began last week.", "conflict", "ASSAULT TCD, TGO"),
    ("The conflict between the two sisters began last week.", "conflict", "None"),
    ("Togolese were blocked from attending the event in Lima.", "blocked", "COERCE > TGO"),
    ("A Norwegian court will try five men for murder.", "try", "ACCUSE NOR JUD > NOR CVL"),
    ("Chad will put nuclear missiles in Togo.", "put", "MOBILIZE TCD > TGO"),
]


WHERE = [
    ("Heavy fighting in Togo killed dozens.", "fighting", "ASSAULT > TGO"),
    ("Two soldiers died in the battle for Bakhmut.", "battle", "ASSAULT > UKR"),
    ("In the sixth week of protests in Hong Kong, police fired.", "protests", "PROTEST > HKG"),
    ("Chad's president will attend the Oslo NATO summit.", "attend", "AGREE mahamat-idriss-deby > nato"),
    ("Oil depots in Chad hit by drone attacks", "hit", "ASSAULT > TCD"),
]

STATES_AT_WAR = [
    ("Russia captured Bakhmut after months of fighting.", "captured", "ASSAULT RUS > UKR"),
    ("Ukraine makes gains near Bakhmut.", "gains", "ASSAULT UKR"),
    ("The Ukrainian advance near Bakhmut slowed.", "advance", "ASSAULT UKR"),
    ("The Norwegian advance in chemistry was praised.", "advance", "None"),
    ("Ukraine hits Russian defenses from a distance.", "hits", "ASSAULT UKR > RUS"),
    ("Kyiv launched its counteroffensive against Russian forces.", "counteroffensive", "ASSAULT UKR GOV > RUS MIL"),
    ("Ukraine, IMF agree on $15.6 billion loan package", "agree", "AGREE UKR, imf"),
]

PAPERS = [
    ("The resolution condemned Chad for the raid.", "condemned", "ACCUSE > TCD"),
    ("Norway and Chile signed onto a statement criticizing Chad.", "criticizing", "ACCUSE NOR, CHL > TCD"),
    ("The law required Chad to pay.", "required", "None > TCD"),
    ("Norway pushed back on Chad's report.", "pushed", "REJECT NOR > TCD"),
]


@pytest.mark.parametrize(("text", "word", "claim"), [*AGAIN, *SPOKEN, *TOGETHER, *FRAMES, *WHERE, *PAPERS, *STATES_AT_WAR])
def test_what_was_missed_is_told(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


def test_who_struck_pages_before_did_not_strike_again(pipeline: Pipeline) -> None:
    between = "The premier then spoke of roads. " * 30
    assert told(pipeline, f"Chad's army shelled Togo. {between}The attack was a shock.", "attack", DAY) == "None"
