"""To whom an act is done among those whom a clause names, read with the model that ships."""

from __future__ import annotations

import pytest
from written import claim_of, codes

from dragoman.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "word", "recipients"),
    [
        # what a noun only links to the clause
        ("Oslo agreed to consult in light of raids by Chad.", "agreed", []),
        # on what occasion it is, with whose leave, in answer to what, by whose deal
        ("Norway and Chile restored diplomatic ties with Peru's blessing.", "restored", []),
        ("The ministers agreed to end the rift in a deal facilitated by Chad.", "agreed", []),
        ("China began drills around Taiwan in retaliation for a meeting with the Norwegian king.", "drills", ["TWN"]),
        ("Police opened an inquiry on the eve of Chad's election.", "opened", []),
        # whom an attack that is looked into hit, what a stance is on
        ("Chile opened an investigation into an attack by Chad.", "opened", ["TCD"]),
        ("Peru supports sanctions on Chad.", "supports", []),
        # the neighbours of a border
        ("Norwegian troops are stationed near the Chadian-Libyan border.", "stationed", []),
        ("Chad massed troops along the Chadian-Libyan border.", "massed", ["LBY"]),
        ("Troops massed near the Chadian border.", "massed", ["TCD"]),
        # what is only called like a place
        ("Zelensky calls for a 'Nuremberg' to judge them.", "calls", []),
        # from where one leaves is not asked
        ("Norway demanded a departure from Chad.", "demanded", []),
        ("Norway demanded an answer from Chad.", "demanded", ["TCD"]),
        ("Norway supports Togo's independence from Chad.", "supports", ["TGO"]),
        # one state of a region is not the region
        ("Togo praised the Asian nation.", "praised", []),
        ("Norway attacked its European neighbour.", "attacked", []),
        # whose bid it is
        ("Turkey approved Sweden's NATO bid.", "approved", ["SWE"]),
        ("Norway opposed an application for EU membership.", "opposed", []),
        # troops and arms are sent to others
        ("Chile's refusal to give Peru cruise missiles was short.", "refusal", ["PER"]),
        ("Norway refused to send jets to Chad.", "refused", ["TCD"]),
        ("Oslo approved sending artillery to Kenya.", "approved", ["KEN"]),
        # topics beside a war
        ("The leaders spoke about Chad's war against Togo, the Middle East, Kenya, and Peru.", "war", ["TGO"]),
        ("Chad's invasion of Togo, Benin and Kenya began.", "invasion", ["TGO", "BEN", "KEN"]),
        # who sets somebody free was not held
        ("Qatar helped secure their release.", "release", []),
        ("Norway secured the resignation of two Chadian ministers.", "secured", []),
        # whose visas
        ("Norway granted US visas to Chadian nurses.", "granted", ["TCD MED"]),
        ("Norway gave Chad tanks.", "gave", ["TCD"]),
        # of what one talks
        ("Norway and Chile agreed to work together on Haiti.", "agreed", []),
        ("Oslo pledged to hold talks on Chad with Togo.", "pledged", ["TGO"]),
        ("Peru promised to impose sanctions on Chad.", "promised", ["TCD"]),
        # with whom one sides, and where there is war, protesting
        ("A man protested the war in Chad outside the basilica.", "protested", []),
        ("Thousands rallied in Lima in solidarity with nurses in Chad.", "rallied", ["PER"]),
        # the state of the one government that acts, beside another
        ("The White House praised ties between the United States and Togo.", "praised", ["TGO"]),
        ("Chad and Togo met. Chad's king praised the bonds between the two countries.", "praised", ["TGO"]),
        ("Oslo denied reports of Norwegian raids.", "denied", []),
    ],
)
def test_to_whom_it_is_done(pipeline: Pipeline, text: str, word: str, recipients: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word).recipient) == recipients


@pytest.mark.parametrize(
    ("text", "event"),
    [("Chad must do more, President Biden said.", "REQUEST"), ("We must do more, President Biden said.", None)],
)
def test_nobody_asks_himself_with_others(pipeline: Pipeline, text: str, event: str | None) -> None:
    assert claim_of(pipeline, text, "do", "2023-06-20").event == event
