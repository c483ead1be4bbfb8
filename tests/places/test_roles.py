"""The role of a place, and which places belong to a predicate. Trees are given, so that only this room is tested."""

from __future__ import annotations

import pytest

from dragoman.places import Gazetteer, claim_places
from tests.places.conftest import MakeTree

# tree, predicate's form, (place, role) of the claim
CLAIMS = [
    # obliques: at, to, from
    (
        "Troops/troop/NOUN/2:nsubj fought/fight/VERB/0:root in/in/ADP/4:case Ukraine/Ukraine/PROPN/2:obl*",
        "fought",
        [("Ukraine", "at")],
    ),
    (
        (
            "They/they/PRON/2:nsubj moved/move/VERB/0:root from/from/ADP/4:case Wonsan/Wonsan/PROPN/2:obl* "
            "to/to/ADP/6:case Vladivostok/Vladivostok/PROPN/2:obl*"
        ),
        "moved",
        [("Wonsan", "from"), ("Vladivostok", "to")],
    ),
    # a place inside an argument; the outer preposition tells the direction
    (
        (
            "It/it/PRON/2:nsubj came/come/VERB/0:root from/from/ADP/4:case ports/port/NOUN/2:obl in/in/ADP/6:case "
            "Russia/Russia/PROPN/4:nmod*"
        ),
        "came",
        [("Russia", "from")],
    ),
    (
        "Troops/troop/NOUN/4:nsubj in/in/ADP/3:case Kursk/Kursk/PROPN/1:nmod* attacked/attack/VERB/0:root",
        "attacked",
        [("Kursk", "at")],
    ),
    # objects of verbs that take places, in both voices
    ("Kim/Kim/PROPN/2:nsubj visited/visit/VERB/0:root Vladivostok/Vladivostok/PROPN/2:obj*", "visited", [("Vladivostok", "at")]),
    ("They/they/PRON/2:nsubj left/leave/VERB/0:root Kyiv/Kyiv/PROPN/2:obj*", "left", [("Kyiv", "from")]),
    ("Kharkiv/Kharkiv/PROPN/3:nsubj:pass* was/be/AUX/3:aux:pass shelled/shell/VERB/0:root", "shelled", [("Kharkiv", "at")]),
    # the name and its kind of place
    (
        (
            "They/they/PRON/2:nsubj entered/enter/VERB/0:root the/the/DET/5:det Kursk/Kursk/PROPN/5:compound* "
            "region/region/NOUN/2:obj"
        ),
        "entered",
        [("Kursk region", "to")],
    ),
    # a place and the area that holds it
    (
        (
            "They/they/PRON/2:nsubj fought/fight/VERB/0:root in/in/ADP/7:case Russia/Russia/PROPN/7:nmod:poss* "
            "'s/'s/PART/4:case Kursk/Kursk/PROPN/7:compound* region/region/NOUN/2:obl"
        ),
        "fought",
        [("Russia", "at"), ("Kursk region", "at")],
    ),
    # nouns as predicates, and the light verb that carries one
    (
        (
            "The/the/DET/2:det invasion/invasion/NOUN/5:nsubj of/of/ADP/4:case Ukraine/Ukraine/PROPN/2:nmod* "
            "failed/fail/VERB/0:root"
        ),
        "invasion",
        [("Ukraine", "at")],
    ),
    (
        (
            "Putin/Putin/PROPN/2:nsubj paid/pay/VERB/0:root a/a/DET/4:det visit/visit/NOUN/2:obj to/to/ADP/6:case "
            "Pyongyang/Pyongyang/PROPN/2:obl*"
        ),
        "visit",
        [("Pyongyang", "to")],
    ),
    # coordination
    (
        (
            "They/they/PRON/2:nsubj fought/fight/VERB/0:root in/in/ADP/4:case Sumy/Sumy/PROPN/2:obl* "
            "and/and/CCONJ/6:cc Kherson/Kherson/PROPN/4:conj*"
        ),
        "fought",
        [("Sumy", "at"), ("Kherson", "at")],
    ),
    # who acts is no place, nor whose it is
    ("Kyiv/Kyiv/PROPN/2:nsubj* agreed/agree/VERB/0:root", "agreed", []),
    (
        ("Ukraine/Ukraine/PROPN/3:nmod:poss* 's/'s/PART/1:case army/army/NOUN/4:nsubj retreated/retreat/VERB/0:root"),
        "retreated",
        [],
    ),
    (
        ("Russia/Russia/PROPN/3:nmod:poss* 's/'s/PART/1:case invasion/invasion/NOUN/4:nsubj failed/fail/VERB/0:root"),
        "invasion",
        [],
    ),
    # parties and targets are no places
    (
        (
            "They/they/PRON/2:nsubj signed/sign/VERB/0:root a/a/DET/4:det treaty/treaty/NOUN/2:obj "
            "with/with/ADP/6:case Russia/Russia/PROPN/4:nmod*"
        ),
        "signed",
        [],
    ),
    (
        (
            "They/they/PRON/2:nsubj imposed/impose/VERB/0:root sanctions/sanction/NOUN/2:obj on/on/ADP/5:case "
            "Iran/Iran/PROPN/3:nmod*"
        ),
        "imposed",
        [],
    ),
    ("They/they/PRON/2:nsubj thanked/thank/VERB/0:root Moscow/Moscow/PROPN/2:obj*", "thanked", []),
    # an abstract noun in between has no direction to give
    (
        (
            "It/it/PRON/2:nsubj led/lead/VERB/0:root to/to/ADP/4:case crisis/crisis/NOUN/2:obl in/in/ADP/6:case "
            "Libya/Libya/PROPN/4:nmod*"
        ),
        "led",
        [("Libya", "at")],
    ),
    # another clause's place
    (
        (
            "Seoul/Seoul/PROPN/2:nsubj* said/say/VERB/0:root troops/troop/NOUN/4:nsubj fought/fight/VERB/2:ccomp "
            "in/in/ADP/6:case Kursk/Kursk/PROPN/4:obl*"
        ),
        "said",
        [],
    ),
    (
        (
            "He/he/PRON/2:nsubj spoke/speak/VERB/0:root during/during/ADP/5:case a/a/DET/5:det "
            "visit/visit/NOUN/2:obl to/to/ADP/7:case Vietnam/Vietnam/PROPN/5:nmod*"
        ),
        "spoke",
        [],
    ),
]


@pytest.mark.parametrize(
    ("notation", "predicate", "want"), CLAIMS, ids=[f"{' '.join(t.split('/')[0] for t in c[0].split())}: {c[1]}" for c in CLAIMS]
)
def test_claim_places(gazetteer: Gazetteer, ud: MakeTree, notation: str, predicate: str, want: list[tuple[str, str]]) -> None:
    tree = ud(notation)
    found = gazetteer.claim_places(tree, gazetteer.read(tree), tree.words.index(predicate))
    assert [(p.text, p.role) for p in found] == want


FIGURATIVE = [
    # what holds for the first holds for the others
    (
        "Quakes/quake/NOUN/2:nsubj hit/hit/VERB/0:root Turkey/Turkey/PROPN/2:obj* and/and/CCONJ/5:cc Syria/Syria/PROPN/3:conj*",
        "hit",
        [("Turkey", "at"), ("Syria", "at")],
    ),
    # whom something concerns is no place of it
    (
        "He/he/PRON/2:nsubj called/call/VERB/0:root on/on/ADP/4:case Europe/Europe/PROPN/2:obl*",
        "called",
        [],
    ),
    (
        (
            "They/they/PRON/2:nsubj faced/face/VERB/0:root threats/threat/NOUN/2:obj from/from/ADP/5:case "
            "Russia/Russia/PROPN/3:nmod*"
        ),
        "faced",
        [],
    ),
    # nor is whose it is
    (
        (
            "It/it/PRON/2:nsubj came/come/VERB/0:root from/from/ADP/6:case Russia/Russia/PROPN/6:nmod:poss* 's/'s/PART/4:case "
            "service/service/NOUN/2:obl"
        ),
        "came",
        [],
    ),
]


@pytest.mark.parametrize(
    ("notation", "predicate", "want"), FIGURATIVE, ids=[" ".join(t.split("/")[0] for t in c[0].split()) for c in FIGURATIVE]
)
def test_claim_places_of_figures_of_speech(
    gazetteer: Gazetteer, ud: MakeTree, notation: str, predicate: str, want: list[tuple[str, str]]
) -> None:
    tree = ud(notation)
    found = gazetteer.claim_places(tree, gazetteer.read(tree), tree.words.index(predicate))
    assert [(p.text, p.role) for p in found] == want


def test_a_noun_that_leads_to_a_place_keeps_it(gazetteer: Gazetteer, ud: MakeTree) -> None:
    tree = ud(
        "They/they/PRON/2:nsubj spoke/speak/VERB/0:root of/of/ADP/5:case his/his/PRON/5:nmod:poss visit/visit/NOUN/2:obl "
        "to/to/ADP/7:case Israel/Israel/PROPN/5:nmod*"
    )
    places = gazetteer.read(tree)
    visit = tree.words.index("visit")
    assert [p.role for p in gazetteer.claim_places(tree, places, visit)] == ["to"]
    assert gazetteer.claim_places(tree, places, 1, [1, visit]) == []


@pytest.mark.parametrize(
    ("notation", "predicate"),
    [
        (  # over what somebody cheers, he need not cheer there
            (
                "They/they/PRON/2:nsubj cheered/cheer/VERB/0:root over/over/ADP/5:case the/the/DET/5:det war/war/NOUN/2:obl "
                "in/in/ADP/7:case Ukraine/Ukraine/PROPN/5:nmod*"
            ),
            1,
        ),
        (  # a title
            (
                "See/see/VERB/0:root our/our/PRON/3:nmod:poss Investing/Investing/PROPN/1:obj in/in/ADP/5:case "
                "America/America/PROPN/3:nmod*"
            ),
            0,
        ),
        (  # what one condemns happens elsewhere; what is named after a place happens there, whatever stands before it
            (
                "They/they/PRON/2:nsubj condemned/condemn/VERB/0:root the/the/DET/4:det war/war/NOUN/2:obj in/in/ADP/6:case "
                "Ukraine/Ukraine/PROPN/4:nmod*"
            ),
            1,
        ),
        ("The/the/DET/2:det independence/independence/NOUN/0:root of/of/ADP/4:case Ghana/Ghana/PROPN/2:nmod*", 1),
    ],
)
def test_no_place_of_the_claim(gazetteer: Gazetteer, ud: MakeTree, notation: str, predicate: int) -> None:
    tree = ud(notation)
    places = gazetteer.read(tree)
    assert places
    others = [i for i, u in enumerate(tree.upos) if u in ("NOUN", "VERB")]
    assert gazetteer.claim_places(tree, places, predicate, others) == []


# tree, role of its only place
ROLES = [
    ("Ships/ship/NOUN/2:nsubj sailed/sail/VERB/0:root toward/toward/ADP/4:case Odesa/Odesa/PROPN/2:obl*", "to"),
    ("He/he/PRON/2:nsubj went/go/VERB/0:root on/on/ADP/5:case to/to/ADP/5:case Hanoi/Hanoi/PROPN/2:obl*", "to"),
    ("He/he/PRON/2:nsubj met/meet/VERB/0:root her/she/PRON/2:obj near/near/ADP/5:case Minsk/Minsk/PROPN/2:obl*", "at"),
    ("Minsk/Minsk/PROPN/2:nsubj* agreed/agree/VERB/0:root", ""),
    # whom somebody is sent to, whom one shouts at, where a bridge leads
    (
        (
            "The/the/DET/2:det envoy/envoy/NOUN/5:nsubj to/to/ADP/4:case Kabul/Kabul/PROPN/2:nmod* "
            "apologised/apologise/VERB/0:root"
        ),
        "",
    ),
    (
        "Papers/paper/NOUN/2:nsubj lashed/lash/VERB/0:root out/out/ADP/2:compound:prt at/at/ADP/5:case Seoul/Seoul/PROPN/2:obl*",
        "",
    ),
    # "on" places things on peninsulas, but aims at countries
    ("Tension/tension/NOUN/2:nsubj rose/rise/VERB/0:root on/on/ADP/4:case Crimea/Crimea/PROPN/2:obl*", "at"),
    ("Pressure/pressure/NOUN/2:nsubj rose/rise/VERB/0:root on/on/ADP/4:case Iran/Iran/PROPN/2:obl*", ""),
]


@pytest.mark.parametrize(("notation", "role"), ROLES, ids=[" ".join(t.split("/")[0] for t in r[0].split()) for r in ROLES])
def test_role(gazetteer: Gazetteer, ud: MakeTree, notation: str, role: str) -> None:
    (place,) = gazetteer.read(ud(notation))
    assert place.role == role


def test_function_and_method_agree(gazetteer: Gazetteer, ud: MakeTree) -> None:
    tree = ud(CLAIMS[0][0])
    places = gazetteer.read(tree)
    assert claim_places(tree, places, 1) == gazetteer.claim_places(tree, places, 1) != []
