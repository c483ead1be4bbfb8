"""What is counted, and which figures belong to a predicate: sentences of our own with their trees."""

from __future__ import annotations

import pytest

from dragoman.quantities import claim_quantities
from dragoman.records import Span

# (sentence, figure, item)
ITEMS = [
    ("troops", "10,000 to 12,000 mountain troops", "mountain troops"),
    ("tons", "More than 3,000 metric tons", "explosives"),
    ("tons", "two ports", "ports"),
    ("share", "About 60%", "workers"),
    ("share", "two-thirds", "engineers"),
    # the count is of shells; the calibre describes them
    ("shells", "200,000 152 mm shells", "152 mm shells"),
    ("money", "$2.4bn", "military aid"),
    ("ships", "Two of the ships", "ships"),
    ("joined", "40 Norwegian and Danish boats", "Norwegian and Danish boats"),
    ("fired", "more than 20", ""),
    ("losses", "heavy casualties", "casualties"),
    ("years", "21-year-old", "pilot"),
    ("perday", "5 million barrels", "oil"),
    ("challenger", "14 Challenger 2 tanks", "Challenger 2 tanks"),
    ("bracket", "a dozen Land Guard (LG) soldiers", "Land Guard (LG) soldiers"),
    ("odd", "200-odd prisoners", "prisoners"),
]


@pytest.mark.parametrize(("key", "words", "item"), ITEMS)
def test_items(reader, trees, key, words, item):
    found = {q.text: q for q in reader.read(trees[key])}
    assert words in found, sorted(found)
    assert found[words].item == item


@pytest.mark.parametrize(
    ("key", "units"),
    [
        ("dollars", ["USD"]),
        ("perday", ["[bbl_us]/d"]),
        ("challenger", ["1"]),
        ("sections", []),
        ("ofseven", []),
        ("decade", []),
        ("balkan", []),
    ],
)
def test_units_of_all_figures(reader, trees, key, units):
    assert [q.unit for q in reader.read(trees[key])] == units


def test_a_time_is_not_counted(reader, trees):
    tree = trees["jumped"]
    at = tree.text.index("last year")
    (found,) = reader.read(tree, [Span(at, at + len("last year"))])
    assert found.item == ""


def test_millions_and_metres(reader, trees):
    found = {q.text: (q.low, q.unit) for q in reader.read(trees["millions"])}
    assert found == {"35m customers": (35e6, "1"), "35m": (35.0, "m")}


def test_one_counts_only_before_what_it_counts(reader, trees):
    assert [q.text for q in reader.read(trees["one"])] == ["One man"]


CLAIMS = [
    ("fired", "fired", ["35 drones", "12 missiles"]),
    ("fired", "killing", ["3 people"]),
    ("fired", "wounding", ["more than 20"]),
    ("troops", "sent", ["10,000 to 12,000 mountain troops"]),
    ("tons", "moved", ["More than 3,000 metric tons", "two ports", "16 sites"]),
    # how long it took is the claim's time
    ("shells", "made", ["200,000 152 mm shells", "152 mm"]),
    ("years", "served", []),
]


@pytest.mark.parametrize(("key", "predicate", "words"), CLAIMS)
def test_claim_quantities(reader, trees, key, predicate, words):
    tree = trees[key]
    found = claim_quantities(tree, reader.read(tree), tree.words.index(predicate))
    assert [q.text for q in found] == words


def test_a_figure_in_an_argument_belongs_to_the_claim(reader, trees):
    tree = trees["fired"]
    people = tree.words.index("people")
    found = claim_quantities(tree, reader.read(tree), tree.words.index("fired"), [people])
    assert "3 people" in [q.text for q in found]
