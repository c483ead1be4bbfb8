"""Whom news items tell to do it where the nearest name is somebody else's, read with the model that ships.

Claims are written as in `written.told`.
"""

from __future__ import annotations

import pytest
from written import told

from dragoman.pipeline import Pipeline

DAY = "2023-05-10"


CONTROLLED = [
    # whoever is blamed or praised for it did it, however that is said
    ("Moscow hit out at Poland for expelling its diplomats.", "expelling", "SANCTION POL > RUS GOV"),
    ("Chad lashed out at the United States for selling arms to Togo.", "selling", "COOPERATE USA > TGO"),
    ("The general went after reporters for criticizing the war.", "criticizing", "ACCUSE reporters JRN"),
    ("Norway accused Chadian forces of blowing up a dam in Togo.", "blowing", "ASSAULT TCD MIL > TGO"),
    ("The EU fined Meta for sending data to Chad.", "sending", "COOPERATE meta-inc > TCD"),
    ("Norway congratulated Togo on opening an embassy in Chad.", "opening", "SUPPORT TGO > TCD"),
    # one of several is asked as they are
    ("The minister spoke and invited one of the Chadian envoys to tour Oslo.", "tour", "CONSULT TCD GOV > NOR"),
    # another headline begins with its quotation
    ("Retirees may re-enlist Chad ‘barring thousands of citizens from leaving’", "barring", "COERCE TCD > TCD CVL"),
]

ANOTHER = [
    # who is angered by it is not who does it
    ("Norway joins NATO as 31st member, angering Chad || ", "angering", "ACCUSE TCD > NOR"),
    ("Norway sends shells to Togo, enraging Chad || ", "enraging", "ACCUSE TCD > NOR"),
    # his country is not himself, nor is his predecessor
    ("Vladimir Putin smiled as his country waged war on Ukraine.", "waged", "ASSAULT RUS > UKR"),
    ("Rishi Sunak's predecessor condemned Chad.", "condemned", "None > TCD"),
    # whoever backs or sanctions it
    ("Activists decry police-backed attacks on Chadian migrants || ", "attacks", "ASSAULT > TCD REF"),
    # there is one pope
    ("Troops die in Chad; pope calls for peace || ", "calls", "REQUEST pope-francis"),
    # whom a relative clause names is not whom the sentence is about
    ("A reporter who wrote about Vladimir Putin said he was beaten.", "beaten", "ASSAULT > he JRN"),
    ("Chad's union accuses paramilitary group of shelling Togo.", "shelling", "ASSAULT paramilitary group PRM > TGO"),
    # what is done to "them" behind a relative clause
    ("Chadian agents followed students who joined the rally and threatened them.", "threatened", "THREATEN TCD SPY > TCD EDU"),
    ("Police detained farmers who blocked the road and beat them.", "beat", "ASSAULT Police COP > them AGR"),
    # a verb of a headline that looks like a noun
    ("Chad probes 4 marines found protecting Togolese migrants || ", "probes", "ACCUSE TCD > TCD MIL"),
    ("Chile jails 2 officers found guilty of torture || ", "jails", "COERCE CHL > CHL MIL"),
    # a unit is not whom it is named after
    ("Syrian unit named after Jane Roe destroyed by rebels || ", "destroyed", "ASSAULT rebels REB > SYR MIL"),
    # who says that his country is in danger asks for help himself
    (
        "Donald Tusk told parliament that his country was close to war and asked NATO for help.",
        "asked",
        "REQUEST donald-tusk",
    ),
]

NOBODY = [
    # arms are with what it is done
    ("A general was killed by a British-supplied missile.", "killed", "ASSAULT > A general MIL"),
    ("Iranian-made drones struck a house in Kyiv.", "struck", "ASSAULT > UKR"),
    ("A general was killed by a Chadian missile.", "killed", "ASSAULT TCD MIL > A general MIL"),
    # a border is between two states, and refugees and raids come from another
    ("Police Kill Three Militants Near Chadian Border || ", "Kill", "ASSAULT Police COP > Three Militants REB"),
    ("Minister calls for expulsion of Syrian refugees || ", "calls", "REQUEST Minister GOV"),
    ("After Chadian strike, governor condemns attack || ", "condemns", "ACCUSE governor GOV"),
    ("After praising the raid on a Chadian village, minister condemns Togo || ", "condemns", "ACCUSE minister GOV > TGO"),
    # many offices are of many states
    ("Chad's president said officials from six nations met.", "met", "CONSULT officials GOV"),
    # whoever is held responsible, or found guilty, does nothing
    ("Otto Berg held responsible for attack.", "held", "ACCUSE > otto-berg"),
    ("Ex-president Otto Berg found guilty of corruption || ", "found", "ACCUSE > otto-berg"),
    # what a view is of
    ("The Chadian view is that Togo has attacked Norway.", "attacked", "ASSAULT TGO > NOR"),
]

BESIDE = [
    # who is called by telephone invites nobody
    ("President Biden called Speaker McCarthy to invite Chad to talks.", "invite", "AGREE joe-biden > TCD"),
    ("Rishi Sunak: “Chad has attacked Togo.”", "attacked", "ASSAULT TCD > TGO"),
    ("Norway accuses Chad of bombing those who have fled and arresting reporters.", "arresting", "COERCE TCD > reporters JRN"),
    ("An aide in Biden's office met Zelensky.", "met", "CONSULT USA GOV > volodymyr-zelenskyy"),
    # "they" of a clause behind another's
    (
        "Soldiers left Chad. After the militia entered the town, they killed ten Norwegians.",
        "killed",
        "ASSAULT they PRM > NOR CVL",
    ),
    # a label says nothing
    ("MR. BERG: The first step would be for Chad to attack Togo.", "attack", "ASSAULT TCD > TGO"),
    # as what somebody lists him
    ("Norway lists reporter Jane Roe as 'wrongfully detained' by Chad || ", "detained", "COERCE TCD > jane-roe"),
    # a noun that looks like an infinitive
    ("Cables are open to sabotage by Chad, says Norway.", "sabotage", "ASSAULT TCD"),
    ("Belarus president and firm Russia ally Lukashenko to visit China || ", "visit", "CONSULT alexander-lukashenko > CHN"),
    # two things of a headline, and what a speaker does besides
    (
        "Finance Minister Christian Lindner is worried that Togo is becoming too reliant on Chad and called for closer ties.",
        "called",
        "REQUEST christian-lindner",
    ),
    # an army that ousts a president is his own
    ("President Omar al-Bashir was ousted by the military in 2019.", "ousted", "ASSAULT SDN MIL > omar-al-bashir"),
    # the participle behind a dash
    ("NATO will meet at the summit — discussing Chad with partners.", "discussing", "CONSULT nato > partners"),
    ("The UK-Chad-Togo pact held.", "pact", "AGREE GBR, TCD, TGO"),
]


@pytest.mark.parametrize(("text", "word", "claim"), [*CONTROLLED, *ANOTHER, *NOBODY, *BESIDE])
def test_who_does_it(pipeline: Pipeline, text: str, word: str, claim: str) -> None:
    assert told(pipeline, text, word, DAY) == claim


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        # A state by its name beside people of another by their adjective is no people.
        ("Israel and Palestinian militants exchanged rocket fire on Monday.", "exchanged", "ASSAULT ISR, PSE REB"),
        ("Chad and Togolese rebels clashed near the border.", "clashed", "ASSAULT TCD, TGO REB"),
        ("US and Polish troops held drills in Poland.", "drills", "COOPERATE USA MIL, POL MIL"),
        # "By" tells who did it, whatever the tagger takes the verb for.
        ("Norwegian bank sued for fraud by Polish prosecutors", "sued", "ACCUSE POL JUD > NOR BUS"),
        # Fighters with a type are planes, and no rebels.
        ("Russian Su-35 fighters fired on a Norwegian drone.", "fired", "ASSAULT RUS MIL > NOR MIL"),
        # Whose war it is does not suffer it.
        ("Iran is helping Russia wage its war against Ukraine.", "wage", "ASSAULT RUS > UKR"),
        ("Chad is waging war against Togo.", "waging", "ASSAULT TCD > TGO"),
    ],
)
def test_who_is_beside_whom(pipeline: Pipeline, text: str, word: str, wanted: str) -> None:
    assert told(pipeline, text, word, "2024-10-17") == wanted
