"""Which time a predicate gets."""

from __future__ import annotations

import pytest

from dragoman.times import claim_time

CASES = [
    ("fired", "fired", "Monday"),
    # an adverbial clause and what is coordinated with it happen when its clause does
    ("fired", "killing", "Monday"),
    ("said", "said", "Monday"),
    # the time of saying is not the time of what is said
    ("said", "attacked", "May"),
    ("sent", "sent", "October"),
    ("sent", "said", "Wednesday"),
    # each clause has its own
    ("met", "visited", "2019"),
    ("met", "met", "last week"),
    # an interval before its ends; the clause beside shares it
    ("covers", "cover", "from March through June"),
    ("covers", "moved", "from March through June"),
    # coordinated predicates share the time before them
    ("landed", "met", "Monday"),
    ("plans", "visit", "May"),
    ("ahead", "spoke", "Tuesday"),
    # an age dates nothing
    ("old", "wounded", "Sunday"),
    ("nothing", "praised", None),
]


@pytest.mark.parametrize(("key", "predicate", "words"), CASES)
def test_claim_time(reader, trees, key, predicate, words):
    tree = trees[key]
    times = reader.read(tree, "2023-09-20")
    found = claim_time(tree, times, tree.words.index(predicate))
    assert (found.text if found else None) == words


def test_a_reported_clause_does_not_take_the_time_of_saying(reader, trees):
    tree = trees["said"]
    times = [t for t in reader.read(tree, "2023-09-20") if t.text == "Monday"]
    assert claim_time(tree, times, tree.words.index("attacked")) is None
