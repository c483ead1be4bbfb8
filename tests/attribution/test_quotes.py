"""Where direct quotation begins and ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attribution.flat_trees import flat_tree
from hypothesis import given
from hypothesis import strategies as st

from dragoman.attribution.quotes import quotations

CASES = [
    # straight, curly and doubled single marks
    ('He said "no more of it" and left.', ['"no more of it"']),
    ("He said “no more of it” and left.", ["“no more of it”"]),
    ("He said ''no more of it'' and left.", ["''no more of it''"]),
    # an apostrophe is none, a single quotation of a headline is one
    ("The voters' choice isn't the party's.", []),
    ("Seoul 'will send more ships' to the strait", ["'will send more ships'"]),
    # a paragraph that is left open runs on if the next one opens again
    ('"First part of it.\n"Second part of it," he said.', ['"First part of it.', '"Second part of it,"']),
    # and is none if it does not
    ('A 6" gun was found.\nNobody was hurt.', []),
    # a quotation inside another belongs to the outer one
    ("“She said ‘go home’ and left,” he said.", ["“She said ‘go home’ and left,”"]),
    ('"I asked: “Do you go?” Nobody answered," he said.', ['"I asked: “Do you go?” Nobody answered,"']),
    ("“I live in what he calls “hell” these days.” — Anna", ["“I live in what he calls “hell” these days.”"]),
    # a mark that was left open does not swallow the next quotation
    ('He said "no. She said “never again” and left.', ["“never again”"]),
    # an apostrophe in front of a quotation opens none
    ("In the ‘90s they said “never again” of workers’ rights", ["“never again”"]),
    # a closing mark at the head of a paragraph opens
    ('Letters\n”We are tired of the war." — Anna', ['”We are tired of the war."']),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text, expected, flat):
    tree = flat(text)
    assert [tree.piece(tree.span(q.start, q.end)) for q in quotations(tree)] == expected


def test_speech_punctuation_ends_a_quotation(flat):
    ended, open_ended = flat('"We will go," she said.'), flat('The "unity" vote failed.')
    assert [q.ended for q in quotations(ended)] == [True]
    assert [q.ended for q in quotations(open_ended)] == [False]


def test_paragraphs_are_counted(flat):
    tree = flat('"One two."\n\n\nNothing here.\n"Three four."')
    assert [q.paragraph for q in quotations(tree)] == [0, 2]


@given(st.text(alphabet="ab ,.\"“”'’‘\n", min_size=1, max_size=60))
def test_quotations_are_in_order_and_apart(text):
    tree = flat_tree(text)
    found = quotations(tree)
    for q in found:
        assert 0 <= q.start < q.end <= len(tree)
    for a, b in pairwise(found):
        assert a.start < b.start
