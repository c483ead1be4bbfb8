"""Rules and the model's attribution head together."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.attribution import AttributionReader
from dragoman.language.trees import Linked


@pytest.fixture(scope="module")
def both() -> AttributionReader:
    return AttributionReader.load()


def linked(tree, *found):
    return dataclasses.replace(tree, linked=list(found), sent_of=[], children=[])


def read(reader, tree, nobody):
    def words(spans):
        return " / ".join(tree.piece(s) for s in spans)

    return [(words(f.record.source), words(f.record.cue), words(f.record.content)) for f in reader.read(tree, nobody)]


def test_without_findings_the_rules_stand(both, reader, trees, nobody):
    for tree in trees.values():
        assert read(both, tree, nobody) == read(reader, tree, nobody)


def test_a_finding_that_no_rule_has_is_taken_over(both, reader, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    told = linked(tree, Linked(1, 2, (0,), (2, 3, 4), 0.9))
    assert read(both, told, nobody) == [("He", "sat", "on the bench")]
    assert read(reader, told, nobody) == []  # asked for rules alone


def test_a_weak_finding_is_not(both, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    assert read(both, linked(tree, Linked(1, 2, (0,), (2, 3, 4), 0.3)), nobody) == []


def test_holes_in_a_source_are_filled_and_strays_of_a_content_dropped(both, trees, nobody):
    # the head left "army"'s article out, and took a word of the next phrase for content
    tree = trees["The army issued a statement saying that two soldiers had died."]
    told = linked(tree, Linked(5, 6, (1,), (0, 6, 7, 8, 10), 0.9))
    assert read(both, told, nobody) == [("The army", "issued a statement saying", "that two soldiers had died")]


def test_an_inner_speaker_stays_out_of_the_outer_source(both, trees, nobody):
    tree = trees["Tokyo denied that it had paid, Kyodo reported."]
    told = linked(tree, Linked(8, 9, (0, 7), (0, 1, 2, 3, 4, 5), 0.9))
    assert read(both, told, nobody) == [
        ("Tokyo", "denied", "that it had paid"),
        ("Kyodo", "reported", "Tokyo denied that it had paid"),
    ]


def test_a_cue_does_not_end_in_an_article(both, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    told = linked(tree, Linked(6, 8, (0,), (8,), 0.9))
    assert read(both, told, nobody) == [("He", "ate", "apple")]
