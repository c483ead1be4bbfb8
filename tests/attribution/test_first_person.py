"""Who "I" and "we" are in quotations, in transcripts, and in what a government publishes itself."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.actors import ActorReader, Mention, Mentions
from dragoman.attribution import author, first_persons, partners
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
    assert read(reader, tree, nobody, house, (MINISTER,)) == {"we": ["JPN GOV"], "i": ["ken-ito"]}
    assert read(reader, tree, nobody, house, ()) == {}, "a joint statement of states that are not known"


def test_the_author_of_a_title(flat):
    peru, chile = (Actor(Span(0, 0), n, id=c, name=n, country=(c,)) for n, c in (("Peru", "PER"), ("Chile", "CHL")))
    tree = flat("Joint Statement of Peru and Chile")
    both = Mentions.of([Mention(3, 4, 3, (peru,), "name"), Mention(5, 6, 5, (chile,), "name")])
    assert author(tree, both) == (peru, chile)
    assert author(tree, Mentions.of([])) == ()
    there = dataclasses.replace(
        flat("Joint Statement in Peru by Chile"),
        heads=[1, 1, 3, 1, 5, 1],
        deps=["amod", "root", "case", "nmod", "case", "nmod"],
        linked=[],
        facts=[],
    )
    assert author(there, Mentions.of([Mention(3, 4, 3, (peru,), "name"), Mention(5, 6, 5, (chile,), "name")])) == ()
    assert author(flat("Words on the death of Ken Ito"), Mentions.of([Mention(6, 7, 6, (MINISTER,), "name")])) is None
    assert author(flat("Statement on trade , of Peru and Chile"), both) is None


def speaking(*people):
    """Mentions of persons at [start, end) of a title."""
    return Mentions.of([Mention(s, e, s, (a,), "name") for s, e, a in people])


CHILE = Actor(Span(0, 0), "Jane Roe", id="jane-roe", name="Jane Roe", country=("CHL",), sectors=("GOV",))


def test_several_who_speak_under_a_title(flat):
    tree = flat("Remarks by Roe and Ito")
    joined = dataclasses.replace(
        tree,
        heads=[0, 2, 0, 4, 2],
        deps=["root", "case", "nmod", "cc", "conj"],
        linked=[],
        facts=[],
    )
    two = speaking((2, 3, CHILE), (4, 5, MINISTER))
    assert author(joined, two) == (), "who of them speaks is not known"
    assert [a.id for a in partners(joined, two)] == ["CHL GOV", "JPN GOV"]
    hosted = dataclasses.replace(joined, upos=["VERB", *joined.upos[1:]])
    assert author(hosted, two) is None, "a banquet hosted by Roe and Ito"
    fellow = dataclasses.replace(MINISTER, id="jo-doe", country=("CHL",))
    assert [a.id for a in author(joined, speaking((2, 3, CHILE), (4, 5, fellow)))] == ["CHL GOV"]
    assert partners(joined, speaking((2, 3, CHILE), (4, 5, fellow))) == ()


@pytest.mark.parametrize(
    ("text", "both", "reason"),
    [
        ("Together we support Peru.", True, "together"),
        ("We both support Peru.", True, "both"),
        ("We support Peru together with Chad.", False, "others are told with whom"),
        ("We support Peru today.", False, "the speaker's state"),
        ("We agreed on Peru.", True, "it takes two"),
        ("We agreed with Peru.", False, "the other is told"),
        ("We met Peru.", False, "the other is told"),
        ("Our two nations support Peru.", True, "more than one"),
        ("Our nation supports Peru.", False, "the speaker's"),
        ("Our bilateral cooperation grows.", True, "bilateral"),
        ("Our bilateral cooperation with Peru grows.", False, "with another"),
    ],
)
def test_we_of_one_of_two_can_mean_both(text, both, reason, trees):
    tree = trees[text]
    states = tuple(Actor(Span(0, 0), "", id=c, name=c, country=(c,)) for c in ("CHL", "JPN"))
    mentions, _ = first_persons(tree, Mentions.of([]), [], None, (MINISTER,), states)
    found = {a.id for m in mentions for a in m.actors}
    assert found == ({"CHL", "JPN"} if both else {"JPN"}), reason
