"""Who "I" and "we" are in quotations, in transcripts, and in what a government publishes itself."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.actors import ActorReader, Mention, Mentions
from dragoman.attribution import author, first_persons
from dragoman.records import Actor, Span

ACTORS = ActorReader.load()
MINISTER = Actor(Span(0, 0), "Mr Ito", id="ken-ito", name="Ken Ito", country=("JPN",), sectors=("GOV",))
REPORTER = Actor(Span(0, 0), "Q", id="paper", name="The Paper", sectors=("JRN",))


def pronouns(tree):
    """The tree with its personal pronouns tagged (flat trees have none)."""
    said = {"i", "we", "us", "our"}
    tags = ["PRON" if w in said else u for w, u in zip(tree.lower, tree.upos, strict=True)]
    return dataclasses.replace(tree, upos=tags)


def read(reader, tree, nobody, house=None, writer=None, speaker=None):
    founds = reader.read(tree, nobody)
    if speaker is not None:
        founds = [dataclasses.replace(f, record=dataclasses.replace(f.record, speaker=speaker)) for f in founds]
    mentions, _ = first_persons(tree, Mentions.of([]), founds, house, writer)
    return {tree.lower[m.head]: [a.id for a in m.actors] for m in mentions}


def test_only_a_government_is_a_house():
    assert ACTORS.house("The White House", "2022-05-01").government.id == "USA GOV"
    assert ACTORS.house("The White House", "2022-05-01").head.id == "joe-biden"
    assert ACTORS.house("The Daily Lantern", "2022-05-01") is None
    assert ACTORS.house("", "2022-05-01") is None


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("We sent trucks .", {"we": ["USA GOV"]}, "a government speaks of itself"),
        ("I sent trucks .", {"i": ["joe-biden"]}, "its head says I"),
        ("It helped us .", {}, "us: the readers as well"),
        ('" We sent trucks . "', {}, "a quotation whose speaker is not known"),
    ],
)
def test_a_house_speaks(text, expected, reason, reader, flat, nobody):
    house = ACTORS.house("The White House", "2022-05-01")
    assert read(reader, pronouns(flat(text)), nobody, house) == expected, reason


def test_the_press_has_no_side(reader, flat, nobody):
    assert read(reader, pronouns(flat("We sent trucks .")), nobody) == {}


def test_the_labelled_speaker_speaks_in_a_transcript(reader, flat, nobody):
    tree = pronouns(flat("MR. ITO:  I called them, and we agreed.\n\nQ  When?\n\nMR. ITO:  Today."))
    assert read(reader, tree, nobody, speaker=MINISTER) == {"i": ["ken-ito"], "we": ["JPN"]}
    assert read(reader, tree, nobody, speaker=REPORTER) == {}


def test_whoever_the_title_names_speaks(reader, flat, nobody):
    house = ACTORS.house("The White House", "2022-05-01")
    tree = pronouns(flat("We agreed , and I called ."))
    assert read(reader, tree, nobody, house, (MINISTER,)) == {"we": ["JPN"], "i": ["ken-ito"]}
    assert read(reader, tree, nobody, house, ()) == {}, "a joint statement of states that are not known"


def test_the_author_of_a_title(flat):
    peru, chile = (Actor(Span(0, 0), n, id=c, name=n, country=(c,)) for n, c in (("Peru", "PER"), ("Chile", "CHL")))
    tree = flat("Joint Statement of Peru and Chile")
    both = Mentions.of([Mention(3, 4, 3, (peru,), "name"), Mention(5, 6, 5, (chile,), "name")])
    assert author(tree, both) == (peru, chile)
    assert author(tree, Mentions.of([])) == ()
    assert author(flat("Words on the death of Ken Ito"), Mentions.of([Mention(6, 7, 6, (MINISTER,), "name")])) is None
    assert author(flat("Statement on trade , of Peru and Chile"), both) is None
