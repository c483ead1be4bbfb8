"""What a figure measures in its claim, and whose claim it is: sentences of our own with their trees."""

from __future__ import annotations

import pytest

from dragoman.lexicons import read_table
from dragoman.quantities import Slots, claim_quantities
from dragoman.quantities.words import SiRow

# (sentence, predicate, its sentence's other predicates, arguments, [(figure, role)])
ROLES = [
    ("others", "killed", ["strike", "wounded"], ["people"], [("12 people", "killed")]),
    # the parser hung the second count on the first verb; what stands right behind a coordinated verb is its own
    ("others", "wounded", ["strike", "killed"], [], [("at least 30 others", "wounded")]),
    ("raid", "killed", ["wounded", "raid"], [], [("12", "killed")]),
    ("raid", "wounded", ["killed", "raid"], [], [("30", "wounded")]),
    ("blast", "left", ["blast", "injured"], [], [("five", "killed")]),
    ("blast", "injured", ["blast", "left"], [], [("dozens", "wounded")]),
    ("tons", "moved", [], [], [("More than 3,000 metric tons", "moved"), ("two ports", "origins"), ("16 sites", "destinations")]),
    ("exports", "rose", [], [], [("5%", "change"), ("$3 billion", "level"), ("$2.8 billion", "before")]),
    ("condemned", "condemned", ["killing"], ["killing"], []),
    ("condemned", "killing", ["condemned"], [], [("12 fishermen", "killed")]),
    ("flew", "flew", [], [], [("1,000 km", "distance"), ("50 km", "height")]),
    # an argument of the verb, so not its time alone
    ("term", "sentenced", [], ["years"], [("10 years", "term")]),
    ("oil", "carried", [], ["barrels"], [("400 barrels", "moved"), ("$100 million", "cost")]),
    ("money", "pledged", [], [], [("$2.4bn", "moved")]),
    ("shells", "made", [], [], [("200,000 152 mm shells", "made"), ("152 mm", "calibre")]),
    ("share", "voted", [], [], [("About 60%", "share"), ("two-thirds", "share")]),
    # lengths counted from another event, and over which nothing like it was, are no figures of the claim
    ("after", "found", ["left"], ["weeks"], []),
    ("after", "left", ["found"], ["weeks"], []),
    ("lowest", "eased", [], ["years"], []),
    ("with", "arriving", ["drives"], ["migrants"], [("more than 850,000 migrants", "moved")]),
    ("with", "drives", ["arriving"], ["migration"], []),
    ("down", "down", [], [], [("38%", "change")]),
    ("dispute", "dispute", ["heard"], [], [("$3 billion", "amount")]),
    ("deaths", "deaths", ["led"], [], [("11 people", "killed")]),
    # a change told as a span is what was and what is
    ("rosefrom", "rose", [], [], [("12", "before"), ("15", "level")]),
    ("fellfrom", "fell", [], [], [("$2,415", "before"), ("$2,315", "level")]),
    ("byathird", "cut", [], [], [("a third", "change")]),
    ("surpassed", "surpassed", [], [], [("surpassed 29,000", "level")]),
    ("downpayment", "gave", [], [], [("$1,000", "moved")]),
    ("losinglives", "lost", [], [], [("12 sailors", "killed")]),
    ("held", "held", [], ["years"], [("two years", "duration")]),
    ("noneof", "dared", [], [], [("2,952 delegates", "whole")]),
    ("lives", "took", [], [], [("14 students", "killed"), ("three teachers", "killed")]),
    ("recovered", "recovered", ["shot"], [], [("three flying objects", "seized")]),
    ("injuring", "injuring", ["hit"], [], [("eight people", "wounded")]),
    ("uptohalf", "lost", [], [], [("up to half", "share")]),
    ("gift", "expands", [], [], [("A $2 million", "amount")]),
    ("beyond", "plan", [], [], []),
    # the whole of which a part died did not die
    ("partof", "died", [], [], [("Two of the five hostages", "killed"), ("five hostages", "whole")]),
    ("reported", "reported", [], [], [("12 cases", "infected")]),
    ("speed", "travel", [], [], [("110 miles an hour", "speed")]),
    ("available", "making", [], [], [("$50 million", "moved")]),
    ("aged", "ban", [], ["thirteen"], [("under thirteen", "age")]),
]


def test_what_is_had_takes_no_part(reader, trees):
    tree = trees["have"]
    at = tree.words.index("firefighters")
    (found,) = claim_quantities(tree, reader.read(tree), tree.words.index("have"), [at], Slots(recipients=[at]))
    assert (found.text, found.role) == ("500 firefighters", "")


@pytest.mark.parametrize(("key", "predicate", "others", "arguments", "want"), ROLES)
def test_roles(reader, trees, key, predicate, others, arguments, want):
    tree = trees[key]
    at = tree.words.index
    found = claim_quantities(tree, reader.read(tree), at(predicate), [at(a) for a in arguments], Slots(), [at(o) for o in others])
    assert [(q.text, q.role) for q in found] == want
    assert all(q.why for q in found)


@pytest.mark.parametrize(
    ("key", "predicate", "want"),
    [
        ("saved", "saved", {"140,000 people": "", "an estimated $5.6 million": "amount"}),
        ("courts", "were", {"12 court cases": ""}),
        ("nights", "spent", {"two nights": ""}),
        ("eggs", "goes", {"a dozen eggs": ""}),
        ("stars", "rising", {"one of the rising stars": ""}),
        ("looked", "looked", {"12 cases": ""}),
        ("pounds", "dropped", {"four 500-pound bombs": "", "500-pound": "weight"}),
    ],
)
def test_no_word_decides(reader, trees, key, predicate, want):
    tree = trees[key]
    found = claim_quantities(tree, reader.read(tree), tree.words.index(predicate))
    assert {q.text: q.role for q in found} == want


def test_a_count_of_who_acts(reader, trees):
    tree = trees["one"]
    man = tree.words.index("man")
    (q,) = claim_quantities(tree, reader.read(tree), tree.words.index("arrested"), [man], Slots(recipients=[man]))
    assert (q.text, q.role) == ("One man", "recipients")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("a march of 10 miles", 16093.44, 16093.44, "m"),
        ("more than 74,000 metric tons", 74e6, None, "kg"),
        ("it was 14 degrees Fahrenheit", 263.15, 263.15, "K"),
        ("a plant of 1.2 gigawatts", 1.2e9, 1.2e9, "W"),
        # no counterpart: money, counts, shares, lengths of time
        ("it cost $5", None, None, ""),
        ("5 tanks burned", None, None, ""),
        ("5% of it", None, None, ""),
        ("for 5 months", None, None, ""),
    ],
)
def test_si(reader, flat, text, low, high, unit):
    (q,) = reader.read(flat(text))
    assert (q.si_low, q.si_high, q.si_unit) == (low, high, unit)


def test_every_unit_of_length_mass_and_energy_has_its_si_value():
    known = {r.unit for r in read_table("quantities_si", SiRow, key=("unit",))}
    assert {
        "m",
        "km",
        "mm",
        "[mi_i]",
        "[nmi_i]",
        "[ft_i]",
        "t",
        "kt",
        "[lb_av]",
        "km2",
        "har",
        "[bbl_us]",
        "kW.h",
        "[degF]",
    } <= known
