"""No mend leaves anything but trees: a ring would hold whoever walks down from it until the memory is full."""

from __future__ import annotations

import random

import pytest

from dragoman.language.mend import mend
from dragoman.language.mend_clauses import mend_clauses
from dragoman.language.mend_told import mend_told
from dragoman.language.sound import is_tree, soundly
from dragoman.language.trees import TokenName

WORDS = ("Oslo", ",", ";", "officers", "fled", "or", "in", "keeps", "fighting", "provided", "that", "to", "by", "and", "guns")
TAGS = ("VERB", "VERB", "NOUN", "NOUN", "PROPN", "ADP", "PUNCT", "AUX", "ADJ", "CCONJ", "PRON")
LABELS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:desc", "appos", "vocative", "compound"),
    *("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "case", "mark", "cc", "cop", "aux", "csubj", "list"),
)


def test_a_mend_that_would_close_a_ring_is_taken_back() -> None:
    words = ["listed", "guns", "seized", ";", "Oslo", "shelled"]
    heads, deps = [-1, 4, 1, 4, 0, 2], ["root", "nmod", "acl", "punct", "conj", "advcl"]
    mend(heads, deps, ["VERB", "NOUN", "VERB", "PUNCT", "PROPN", "VERB"], words, [])
    assert is_tree(heads, 0, len(heads))
    assert (heads[4], deps[4]) == (0, "conj")


def test_only_the_sentence_that_broke_is_taken_back() -> None:
    heads, deps = [-1, 0, -1, 2], ["root", "obj", "root", "obj"]

    def step() -> None:
        heads[0], heads[3], deps[3] = 1, 2, "obl"
        heads[2:4], deps[2:4] = [3, -1], ["nsubj", "root"]

    assert soundly(heads, deps, [(0, 2), (2, 4)], step) == [(0, 2)]
    assert (heads, deps) == ([-1, 0, 3, -1], ["root", "obj", "nsubj", "root"])


@pytest.mark.parametrize(
    ("heads", "sound"),
    [([-1, 0, 1], True), ([1, 2, 0], False), ([-1, -1, 0], False), ([-1, 2, 1], False), ([-1, 0, 3], False), ([-1, 1, 0], False)],
)
def test_trees_have_one_root_that_all_words_reach_inside_the_sentence(heads: list[int], sound: bool) -> None:
    assert is_tree([*heads, -1], 0, 3) is sound


def test_drawn_at_random_trees_stay_trees() -> None:
    chance = random.Random(7)
    changed = 0
    for _ in range(30000):
        heads: list[int] = []
        bounds = []
        for _ in range(chance.randint(1, 3)):
            start, n = len(heads), chance.randint(3, 7)
            order = chance.sample(range(start, start + n), n)
            head = {t: chance.choice(order[:k]) if k else -1 for k, t in enumerate(order)}
            heads += [head[t] for t in range(start, start + n)]
            bounds.append((start, start + n))
        words, upos, deps = ([chance.choice(x) for _ in heads] for x in (WORDS, TAGS, LABELS))
        names = [TokenName(i, i + 1, chance.choice(("PER", "LOC"))) for i, tag in enumerate(upos) if tag == "PROPN"]
        before = heads[:]
        mend(heads, deps, upos, words, names, bounds)
        mend_clauses(heads, deps, upos, words, bounds)
        mend_told(heads, deps, upos, words, [w.lower() for w in words], bounds)
        changed += heads != before
        assert all(is_tree(heads, s, e) for s, e in bounds), (words, before, heads)
    assert changed > 50
