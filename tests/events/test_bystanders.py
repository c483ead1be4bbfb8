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
