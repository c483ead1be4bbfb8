"""Which words of saying a quotation belongs to."""

from __future__ import annotations

import pytest
from attribution.flat_trees import flat_tree

from dragoman.attribution.drafts import Draft
from dragoman.attribution.links import complete, link, set_off
from dragoman.attribution.quotes import paragraph_starts, quotations

LONG = "It was long in coming and nobody in the whole valley had seen anything like it before"


def saying(tree, word, construction, content=(), source=()):
    cue = tree.words.index(word)
    tree.upos[cue] = "VERB"
    draft = Draft(cue, construction, "speech", {cue}, set(content), None)
    draft.sources = set(source)
    return draft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The governor added:\n{LONG}.\nHe left.", LONG + "."),
        # somebody's sentence ends; nothing is announced
        (f"The governor added.\n{LONG}.", ""),
        # quotation marks tell it themselves, a list is no speech, and a line is too little
        (f"The governor added:\n“{LONG}.”", ""),
        (f"The governor added:\n- {LONG}.", ""),
        ("The governor added:\nMore on this here.", ""),
    ],
)
def test_a_paragraph_set_off_belongs_to_who_announces_it(text, expected):
    tree = flat_tree(text)
    draft = saying(tree, "added", "bare")
    set_off(tree, [draft], paragraph_starts(tree))
    got = sorted(draft.content)
    assert (tree.piece(tree.span(got[0], got[-1] + 1)) if got else "") == expected


def test_a_quotation_behind_a_colon_displaces_what_was_guessed():
    tree = flat_tree('In a statement on Friday he said: "We are glad of it. We thank them."')
    draft = saying(tree, "said", "flat before", range(5))
    assert link(tree, quotations(tree), [draft], {0}) == [0]
    assert min(draft.content) == tree.words.index('"')


def test_an_apposition_out_of_place_does_not_part_a_quotation_from_its_cue():
    tree = flat_tree('"We are glad of it. We thank them," Flynn, a former top aide, said.')
    end = tree.words.index("Flynn")
    draft = saying(tree, "said", "fronted", range(7, end - 1), [end])
    assert link(tree, quotations(tree), [draft], {0}) == [0]
    assert 0 in draft.content


@pytest.mark.parametrize(("held", "whole"), [(range(4, 9), True), (range(4, 7), False)])
def test_who_says_most_of_a_quotation_says_the_rest(held, whole):
    tree = flat_tree('He said: "We are glad. Ask them"')
    draft = saying(tree, "said", "quote before", held)
    draft.score = 1.0
    complete(quotations(tree), [draft])
    assert draft.content == (set(range(3, len(tree))) if whole else set(held))
