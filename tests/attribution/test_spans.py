"""The token ranges of a source."""

from __future__ import annotations

import pytest
from attribution.flat_trees import flat_tree

from dragoman.attribution.spans import shut


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Ann Berg , a lawyer , said no", "lawyer", "Ann Berg , a lawyer ,"),  # an aside has two commas
        ("Ann Berg — a lawyer — said no", "lawyer", "Ann Berg — a lawyer —"),
        ("Ann Berg — a lawyer , said no", "lawyer", "Ann Berg — a lawyer"),  # opened by one mark, not closed by another
        ("Ann Berg , said the lawyer , left", "Berg", "Ann Berg"),  # nothing was opened
        ("Ann , Bo and Cy said no", "Cy", "Ann , Bo and Cy"),
    ],
)
def test_the_mark_that_closes_an_aside_belongs_to_the_source(text, last, expected):
    tree = flat_tree(text)
    ((start, end),) = shut(tree, ((0, tree.words.index(last) + 1),))
    assert " ".join(tree.words[start:end]) == expected


def test_a_mark_that_the_next_run_begins_with_is_left_to_it():
    tree = flat_tree("Ann , a lawyer , and Bo")
    assert shut(tree, ((0, 4), (4, 7))) == ((0, 4), (4, 7))
