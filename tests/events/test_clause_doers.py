"""Who does what a noun tells of where only the clause around it says so, read with the model that ships.

Claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import claim_of, read, told

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


BY_THE_WAY = [
    ("Norway's minister warned Togo during a Taiwan visit.", "visit", "CONSULT NOR GOV > TWN"),
    ("Joe Biden spoke while leaving for a trip to Ireland.", "trip", "CONSULT joe-biden > IRL"),
    ("Liz Truss calls for unity to counter Chad's influence during Taiwan visit || ", "visit", "CONSULT liz-truss > TWN"),
    ("Norway hosted Chad's president for a visit.", "visit", "CONSULT mahamat-idriss-deby"),
    ("Togolese officials were welcomed to Chad for talks with the M23.", "talks", "CONSULT TGO GOV > m23"),
    ("Norway pulled out of the fishing treaty with Chad.", "treaty", "AGREE NOR > TCD"),
    ("Norway pulled out of the fishing treaty with Chad.", "pulled", "SANCTION NOR > TCD"),
    ("Chile and Norway flew bombers in a show of force.", "show", "MOBILIZE CHL, NOR"),
    ("Xi Jinping will visit Russia in a show of support for Vladimir Putin.", "support", "SUPPORT xi-jinping > vladimir-putin"),
    # somebody else's visit
    ("Chad warned of war ahead of a Togo visit.", "visit", "CONSULT > TGO"),
    ("Chad fired missiles after a visit to Togo by Joe Biden.", "visit", "CONSULT joe-biden > TGO"),
    # who only calls for talks
    ("Norway called for talks with Chad.", "called", "REQUEST NOR"),
]

ACTS = [
    ("Sergei Shoigu orchestrated a missile attack that killed Wagner fighters.", "killed", "ASSAULT sergei-shoigu > wagner"),
    ("Norway blamed Chad for an attack that killed three nuns.", "killed", "ASSAULT TCD > three nuns REL"),
    ("The attack that killed three Norwegians was carried out by Chad.", "killed", "ASSAULT TCD > NOR CVL"),
]


@pytest.mark.parametrize(("text", "word", "claim"), [*BY_THE_WAY, *ACTS])
def test_whose_visit_show_or_act_a_clause_tells_of(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


@pytest.mark.parametrize(
    "text",
    ["US sending $325 million in more military aid to Chad.", "Chad has begun three days of military exercises around Togo."],
)
def test_how_much_of_an_act_is_one_claim(pipeline: Pipeline, text: str) -> None:
    events = [c.event for c in read(pipeline, text, DAY).claims if c.event]
    assert len(events) == 1


def test_a_form_like_its_lemma_is_an_infinitive_behind_due_to(pipeline: Pipeline) -> None:
    claim = claim_of(pipeline, "President Lai was due to set off for Chad, with stopovers in Togo.", "set off", DAY)
    assert claim.status == "planned"


SMALL_CLAUSES = [
    # "the raid deplorable" is a clause of its own
    ("Norway termed the raid deplorable.", "termed", "ACCUSE NOR"),
    ("Norway described Chad's decision as deeply disappointing.", "described", "ACCUSE NOR > TCD"),
    ("Fumio Kishida branded the launch barbaric.", "branded", "ACCUSE fumio-kishida"),
    ("Joe Biden calls Chad treaty suspension a 'big mistake' || ", "calls", "ACCUSE joe-biden > TCD"),
    ("It was a step Antony Blinken called deeply disappointing.", "called", "ACCUSE antony-blinken"),
    ("Chad left the pact, which Norway called a betrayal.", "called", "ACCUSE NOR"),
    # a move is his who made it
    ("Chad recalled its envoy, a move Norway described as regrettable.", "described", "ACCUSE NOR > TCD"),
    # what is denounced in a relative clause is no name
    ("He praised Otto Berg, who denounced Chad's claims.", "denounced", "ACCUSE otto-berg > TCD"),
]

STRIVING = [
    ("The US wrecked the summit as part of efforts to isolate Chad.", "isolate", "SANCTION USA > TCD"),
    ("Norway is searching for ways to send arms to Togo.", "send", "AID NOR > TGO"),
    ("Chile pursues charges in push to combat Chad || ", "combat", "ASSAULT CHL > TCD"),
    ("China used military drills to practise attacking Taiwan.", "attacking", "ASSAULT CHN > TWN"),
    (
        "The ICC issued a warrant for Putin over a scheme to deport Ukrainian children.",
        "deport",
        "COERCE vladimir-putin > UKR CVL",
    ),
    # an earthquake is nobody
    ("A magnitude 7.8 earthquake strikes Turkey, killing 24,000 people.", "killing", "None > TUR CVL"),
]

COURSES = [
    (
        "Chad's president will travel to Togo for two days of talks with Vladimir Putin.",
        "talks",
        "CONSULT mahamat-idriss-deby > vladimir-putin",
    ),
    ("Xi Jinping expressed support for Iran during meeting with Joe Biden.", "meeting", "CONSULT xi-jinping > joe-biden"),
    ("Chad halted its implementation of the accord with Togo.", "halted", "SANCTION TCD > TGO"),
    ("Chad suspended compliance with its treaty with Togo.", "suspended", "SANCTION TCD > TGO"),
    ("US launches unarmed ICBM into Pacific Ocean || ", "launches", "MOBILIZE USA"),
]


@pytest.mark.parametrize(("text", "word", "claim"), [*SMALL_CLAUSES, *STRIVING, *COURSES])
def test_what_the_tree_hangs_elsewhere(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


ACCUSED = [
    ("Ukraine suspects Belarus of having supplied Russia with missiles.", "suspects", "ACCUSE UKR > BLR"),
    ("Ukraine suspects Belarus of having supplied Russia with missiles.", "supplied", "AID BLR > RUS"),
    ("Norway accused Chad of being behind the hijacking of the ship.", "hijacking", "ASSAULT TCD"),
    ("Moscow denies downing surveillance aircraft of Norway.", "downing", "ASSAULT RUS GOV > NOR MIL"),
    # the tree hangs the clause from the whole sentence
    (
        "He said the power will not quit the ICC, which last month issued an arrest warrant against Putin.",
        "issued",
        "COERCE icc > vladimir-putin",
    ),
    # a month opposes nobody
    ("Otto Berg banned travel in January, which Joe Biden opposed.", "opposed", "REJECT joe-biden"),
]


@pytest.mark.parametrize(("text", "word", "claim"), ACCUSED)
def test_whom_a_clause_behind_him_accuses(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


SPEAKING_FOR = [
    (
        "Houthi rebels fired at a tanker. A spokesman for the group threatened Norway.",
        "threatened",
        "THREATEN houthis > NOR",
    ),
    ("The M23 took Goma. The group's spokesman threatened Norway.", "threatened", "THREATEN m23 > NOR"),
    ("Chad's army fired at a village. A spokesman for the army accused Togo.", "accused", "ACCUSE TCD MIL > TGO"),
    ("Hamas fired rockets. Leaders of the group met Iran's president.", "met", "CONSULT hamas > ebrahim-raisi"),
    # a company is no group that fights
    ("The Houthis fired at a tanker. A spokesman for the company warned Chad.", "warned", "THREATEN A spokesman BUS > TCD"),
]


@pytest.mark.parametrize(("text", "word", "claim"), SPEAKING_FOR)
def test_for_whom_somebody_speaks(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


OTHERWISE = [
    # what is promised not to be done is no threat
    ("Norway vowed not to attack Chad.", "vowed", "AGREE NOR > TCD"),
    ("Norway pledged never to sanction Chad.", "pledged", "AGREE NOR > TCD"),
    ("Norway vowed to attack Chad.", "vowed", "THREATEN NOR > TCD"),
    # what any attack would draw
    ("Emmanuel Macron warned that any attack on nuns would draw an immediate response.", "warned", "THREATEN emmanuel-macron"),
    ("Joe Biden warned Chad that any attack on Togo would be met with force.", "warned", "THREATEN joe-biden > TCD"),
    # along one's own border nothing is given away
    ("Norway sent surveillance planes up along the frontier with Chad.", "sent", "MOBILIZE NOR > TCD"),
    # there is only one, which does nothing
    ("Honduras said there is only one China as it officially cut ties with Taiwan.", "cut", "SANCTION HND > TWN"),
    # fighters that fly are no rebels
    ("Two Russian bombers were intercepted by U.S. fighters near Alaska.", "intercepted", "MOBILIZE USA MIL > RUS MIL"),
    ("Syrian fighters attacked a village.", "attacked", "ASSAULT SYR REB"),
]


@pytest.mark.parametrize(("text", "word", "claim"), OTHERWISE)
def test_what_is_meant_otherwise(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


def test_what_is_kept_closed_is_closed_once(pipeline: Pipeline) -> None:
    reading = read(pipeline, "Poland has kept its border with Belarus closed since Tuesday.", DAY)
    assert [c.event for c in reading.claims if c.event] == ["COERCE"]


SHARED = [
    # each of both is said to do it
    ("Chad and Togo accused each other of shelling villages.", "shelling", "ASSAULT TCD, TGO"),
    ("Two Togolese soldiers were killed and five wounded in an ambush by Chadian troops.", "killed", "ASSAULT TCD MIL > TGO MIL"),
    ("At least three people were killed and dozens injured in a Russian strike on Kharkiv.", "killed", "ASSAULT RUS > UKR CVL"),
    ("Two officers were arrested and three dismissed by Togo's government.", "arrested", "COERCE TGO GOV > TGO MIL"),
    ("Two nuns were injured in a Chadian raid on Togo.", "injured", "ASSAULT TCD > TGO REL"),
    # what was done to the others is another matter
    ("Two nuns were killed in a storm and five arrested in a raid by police.", "killed", "None > Two nuns REL"),
]


@pytest.mark.parametrize(("text", "word", "claim"), SHARED)
def test_what_the_last_of_several_passives_says_for_all(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim
