"""What is known of sources that have no name."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.attribution.described import named, number, numbers
from dragoman.language.trees import TokenName, Tree
from dragoman.records import Actor, Span

WORDS = numbers()


def phrase(rows: str) -> Tree:
    """A source: "word upos xpos head dep" of each token, one a line."""
    lines = [r.split() for r in rows.strip().splitlines()]
    return Tree.from_conllu(
        "\n".join(f"{i}\t{w}\t{w}\t{u}\t{x}\t_\t{h}\t{d}\t_\t_" for i, (w, u, x, h, d) in enumerate(lines, 1))
    )


TWO = phrase("two NUM CD 2 nummod\npeople NOUN NNS 0 root")
SOME = phrase("senior ADJ JJ 2 amod\nofficials NOUN NNS 0 root")
ONE = phrase("a DET DT 2 det\ndiplomat NOUN NN 0 root")
NAMED = phrase("the DET DT 2 det\nspokesman NOUN NN 0 root\nKim PROPN NNP 2 appos")
HE = phrase("He PRON PRP 0 root")


@pytest.mark.parametrize(("tree", "head", "count"), [(TWO, 1, 2), (SOME, 1, None), (ONE, 1, 1), (NAMED, 1, 1), (HE, 0, None)])
def test_number(tree: Tree, head: int, count: int | None):
    assert number(tree, head, WORDS) == count


def test_named():
    assert named(TWO, None, None) is None
    assert [named(t, h, None) for t, h in ((TWO, 1), (SOME, 1), (HE, 0))] == [False, False, None]
    assert named(NAMED, 1, None) is False  # nobody knows that it is a name
    known = dataclasses.replace(NAMED, names=[TokenName(2, 3, "PER")], sent_of=[], children=[])
    assert named(known, 1, None) is True
    assert named(HE, 0, Actor(Span(0, 2), "He", id="kim jong un")) is True
    diplomat = Actor(Span(0, 10), "a diplomat", id="europe", name="Europe (government)")
    assert named(ONE, 1, diplomat) is False  # one of many
