"""Speakers who are named by the lay-out."""

from __future__ import annotations

import dataclasses

import pytest
from attribution.conftest import Known

from dragoman.language.trees import TokenName
from dragoman.records import Actor, Span

TRANSCRIPT = "MS. LEE:  Good morning to all of you.\n\nThe talks went well.\n\nQ  Did they?\n\nMS. LEE:  They did, as planned."


def read(reader, tree, nobody):
    return [
        (" / ".join(tree.piece(s) for s in f.record.source), " / ".join(tree.piece(s) for s in f.record.content))
        for f in reader.read(tree, nobody)
    ]


def test_turns_of_a_transcript_run_to_the_next_label(reader, flat, nobody):
    assert read(reader, flat(TRANSCRIPT), nobody) == [
        ("MS. LEE", "Good morning to all of you.\n\nThe talks went well"),
        ("Q", "Did they"),
        ("MS. LEE", "They did, as planned"),
    ]


def test_a_question_begins_a_line_by_one_letter(reader, flat, nobody):
    tree = flat("MS. LEE: Go on.\n\nQ Has the envoy left?\n\nMS. LEE: He has.\n\nQ “Left”?")
    found = [(tree.piece(f.record.source[0]), tree.piece(f.record.content[0])) for f in reader.read(tree, nobody) if f.turn]
    assert [who for who, _ in found] == ["MS. LEE", "Q", "MS. LEE", "Q"]
    assert found[1][1].startswith("Has the envoy left")


def test_turns_quoted_paragraph_by_paragraph(reader, flat, nobody):
    text = '"LEE: Will they pay?\n\n"PARK: They will not.\n\n"LEE: Why not?'
    assert [source for source, _ in read(reader, flat(text), nobody)] == ["LEE", "PARK", "LEE"]


@pytest.mark.parametrize(
    "text",
    [
        "SEOUL:  One label is no transcript.",
        "He has two points:  First, the army.\n\nSecond:  the navy.",  # not in capitals
    ],
)
def test_what_is_no_transcript(text, reader, flat, nobody):
    assert read(reader, flat(text), nobody) == []


def test_a_name_before_a_colon_heads_a_headline(reader, trees, nobody):
    tree = trees["Anna Berg: prices will fall."]
    assert read(reader, tree, nobody) == []  # nobody knows that it is a name
    named = dataclasses.replace(tree, names=[TokenName(0, 2, "PER")], sent_of=[], children=[])
    assert read(reader, named, nobody) == [("Anna Berg", "prices will fall")]
    place = dataclasses.replace(tree, names=[TokenName(0, 2, "LOC")], sent_of=[], children=[])
    assert read(reader, place, nobody) == []  # what a headline says of a place is no speech
    within = dataclasses.replace(named, upos=["ADP", *named.upos[1:]], sent_of=[], children=[])
    assert read(reader, within, nobody) == []  # "In Anna Berg: …"


def test_a_signed_quotation(reader, flat, nobody):
    assert read(reader, flat("“we are tired of the war.” — Anna Berg\nnext line"), nobody) == [
        ("Anna Berg", "“we are tired of the war.”")
    ]
    assert read(reader, flat("“we are tired of the war.” — and so on"), nobody) == []


class Surnames(Known):
    def surnamed(self, name: str, span: Span, text: str) -> Actor | None:
        return Actor(span, text, id="ann-lee", name="Ann Lee") if name == "LEE" else None


def test_a_label_that_is_no_name_to_the_model_means_the_person_of_that_surname(reader, flat):
    tree = flat(TRANSCRIPT)
    speakers = [f.record.speaker for f in reader.read(tree, Surnames(tree, {"Q": "q"})) if f.turn]
    assert [s and (s.id, s.text) for s in speakers] == [("ann-lee", "MS. LEE"), ("", "Q"), ("ann-lee", "MS. LEE")]
