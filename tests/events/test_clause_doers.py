"""Who does what a noun tells of where only the clause around it says so, read with the model that ships.

Claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

DAY = "2024-05-16"

PUNISHED = [
    ("Norway imposed new sanctions on Chad over the torture of prisoners.", "torture", "ASSAULT TCD > prisoners CRM"),
    ("Britain summoned Chad's ambassador over the jailing of a reporter.", "jailing", "COERCE TCD:ambassador > a reporter JRN"),
    ("Norway rebuked Chad over the expulsion of three envoys.", "expulsion", "SANCTION TCD > three envoys GOV"),
    ("Chile expelled a Chadian envoy for alleged intimidation of a Chilean nun.", "intimidation", "COERCE TCD GOV > CHL REL"),
    ("The general was convicted in the killing of two nuns.", "killing", "ASSAULT The general MIL > two nuns REL"),
    # a war has two sides, and whose firms trade there wages none
    ("Norway sanctioned two Chadian firms over the shelling of Togo.", "shelling", "ASSAULT > TGO"),
    ("Norway sanctioned Chad over its ties with Togo after the killing of a nun.", "killing", "ASSAULT > a nun REL"),
    # what is wanted is not what was done
    ("The court issued a warrant for the arrest of Otto Berg.", "arrest", "COERCE The court JUD > otto-berg"),
]

PAID_BACK = [
    ("Chad shelled Togo in revenge for the assassination of its general.", "assassination", "ASSAULT TGO > TCD MIL"),
    ("Norway expelled Togolese envoys in response to the hacking of its parliament.", "hacking", "COERCE TGO GOV > NOR LEG"),
    # where it is struck is not who did it
    ("Chad struck a base in Togo in retaliation for the assassination of a general.", "assass", "ASSAULT > a general MIL"),
]

OWNED = [
    ("Rebels of the M23 claimed responsibility for the ambush.", "ambush", "ASSAULT m23"),
    ("Ukraine claimed a drone strike on an airfield in Russia.", "strike", "ASSAULT UKR > RUS"),
    ("Norway believes that Chad is responsible for the attack on Togo.", "attack", "ASSAULT TCD > TGO"),
    ("Chad admitted to the shelling of a Togolese village.", "shelling", "ASSAULT TCD > TGO"),
    ("No group has claimed responsibility for the attack.", "attack", "None"),
]


@pytest.mark.parametrize(("text", "word", "claim"), [*PUNISHED, *PAID_BACK, *OWNED])
def test_who_did_what_the_clause_pays_back(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim
