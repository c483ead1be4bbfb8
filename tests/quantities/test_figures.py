"""What a figure says: a table of tiny cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.quantities import QuantityReader
from dragoman.records import Span

# (text, figure, low, high, comparator, unit)
CASES = [
    # numbers
    ("They saw 1,460 boats.", "1,460", 1460, 1460, "=", "1"),
    ("They saw two hundred and fifty boats.", "two hundred and fifty", 250, 250, "=", "1"),
    ("They saw 1.5 million birds.", "1.5 million", 1.5e6, 1.5e6, "=", "1"),
    ("They saw half a million birds.", "half a million", 5e5, 5e5, "=", "1"),
    ("They saw a couple of dozen birds.", "a couple of dozen", 24, 24, "~", "1"),
    (
        "They saw twenty-eight thousand six hundred forty-two birds.",
        "twenty-eight thousand six hundred forty-two",
        28642,
        28642,
        "=",
        "1",
    ),
    # a named scale is all that is known
    ("They saw tens of thousands of birds.", "tens of thousands", 1e4, 1e5, "~", "1"),
    ("They saw several hundred birds.", "several hundred", 100, 1000, "~", "1"),
    # no number at all: the words are kept
    ("They saw dozens of birds.", "dozens", None, None, "=", "1"),
    # shares
    ("Two-thirds of them left.", "Two-thirds", 2 / 3, 2 / 3, "=", "1"),
    ("Half of them left.", "Half", 0.5, 0.5, "=", "1"),
    ("Growth was 2.5 per cent.", "2.5 per cent", 2.5, 2.5, "=", "%"),
    ("It fell 0.3 percentage points.", "0.3 percentage points", 0.3, 0.3, "=", "%{point}"),
    # bounds
    ("They moved more than 7,000 tons.", "more than 7,000 tons", 7000, None, ">", "t"),
    ("They moved at least 70 kg.", "at least 70 kg", 70, None, ">=", "kg"),
    ("They moved up to 70 kg.", "up to 70 kg", None, 70, "<=", "kg"),
    ("They moved fewer than 70 boats.", "fewer than 70", None, 70, "<", "1"),
    ("They moved nearly 70 boats.", "nearly 70", 70, 70, "~", "1"),
    ("They moved 70 or more boats.", "70 or more", 70, None, ">=", "1"),
    ("They moved 70 or greater.", "70 or greater", 70, None, ">=", "1"),
    ("They moved 70+ boats.", "70+", 70, None, ">=", "1"),
    # the comparator reaches the figure in brackets
    ("It flew more than 100 km (62 miles).", "62 miles", 62, None, ">", "[mi_i]"),
    # ranges
    ("They sent 10,000 to 12,000 boats.", "10,000 to 12,000", 10000, 12000, "=", "1"),
    ("They sent between 5 and 6 million boats.", "between 5 and 6 million", 5e6, 6e6, "=", "1"),
    ("They sent 20-30 boats.", "20-30", 20, 30, "=", "1"),
    ("It cost $750,000 to $1 million.", "$750,000 to $1 million", 750000, 1e6, "=", "USD"),
    ("It cost about 14–18 euros.", "about 14–18 euros", 14, 18, "~", "EUR"),
    # a change and its result are two figures
    ("It rose by $43 million to $419 million.", "$43 million", 43e6, 43e6, "=", "USD"),
    # money
    ("It cost $2.4bn.", "$2.4bn", 2.4e9, 2.4e9, "=", "USD"),
    ("It cost A$8.7m.", "A$8.7m", 8.7e6, 8.7e6, "=", "AUD"),
    ("It cost EUR50m.", "EUR50m", 50e6, 50e6, "=", "EUR"),
    ("It cost 9 billion yuan.", "9 billion yuan", 9e9, 9e9, "=", "CNY"),
    ("It cost $500 US.", "$500 US", 500, 500, "=", "USD"),
    ("It cost 80 pence.", "80 pence", 80, 80, "=", "GBP/100"),
    # units and rates
    ("A yield of 5 kilotons.", "5 kilotons", 5, 5, "=", "kt"),
    ("An area of 570 sq km.", "570 sq km", 570, 570, "=", "km2"),
    ("Winds of 155mph.", "155mph", 155, 155, "=", "[mi_i]/h"),
    ("They pump 325,000 barrels per day.", "325,000 barrels per day", 325000, 325000, "=", "[bbl_us]/d"),
    ("It sells at $52 a barrel.", "$52 a barrel", 52, 52, "=", "USD/[bbl_us]"),
    ("It fell to minus 30 degrees Celsius.", "minus 30 degrees Celsius", -30, -30, "=", "Cel"),
    ("A change of -1.3%.", "-1.3%", -1.3, -1.3, "=", "%"),
    ("It took 3 years.", "3 years", 3, 3, "=", "a"),
    ("A 7.8 magnitude quake.", "7.8 magnitude", 7.8, 7.8, "=", "{magnitude}"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "approx", "unit"), CASES)
def test_figures(reader, flat, text, words, low, high, approx, unit):
    found = [q for q in reader.read(flat(text)) if q.text.startswith(words)]
    assert found, [q.text for q in reader.read(flat(text))]
    q = found[0]
    assert (q.low, q.high) == (pytest.approx(low) if low is not None else None, pytest.approx(high) if high is not None else None)
    assert (q.approx, q.unit) == (approx, unit)


# Digits and number words that are no figure.
NONE = [
    "Article 5 and Resolution 1718 hold.",
    "The F-16 and the Su-27 flew.",
    "COVID-19 and the G7 met.",
    "Boeing 737 jets and Model 3 cars.",
    "It ended 2-2.",
    "Call 461-1776 at once.",
    "A two-state solution.",
    "No one came, and the one that did left.",
    "In 2019 they met.",
    "1. The first point",
    "Section 506(a)(1) holds.",
    "They met at 5:30 p.m. in Room 12.",
    "The 5G network of the 1970s.",
    "Congress passed it (89 Stat. 211).",
    "And, two, it will help.",
    "Call the desk at (202) 646-3272.",
    "They aim for net zero by then.",
    "He met the Big Three.",
    "The odds are 7/1 now.",
    "He likes 60s music.",
    "From day one it held.",
    "On the 60<sup>th</sup> anniversary they met.",
    "Of the land the two hundred and fiftieth.",
    "See 50 U.S.C. App. 1 and more.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(reader, flat, text):
    assert [q.text for q in reader.read(flat(text))] == []


def test_names_of_units_are_singular(reader, flat):
    (q,) = reader.read(flat("They moved 70 metric tons per day."))
    assert (q.unit_name, q.unit) == ("metric ton per day", "t/d")


def test_inside_a_time_only_a_length_of_time_is_a_figure(reader, flat):
    text = "on 13 September, two years later, 40 boats left"
    taken = [Span(3, 15), Span(17, 32)]
    assert [q.text for q in reader.read(flat(text), taken)] == ["two years", "40 boats"]


@given(st.text(alphabet="0123456789,.-–$€%() milontwohudred\n'", max_size=40))
def test_any_text_can_be_read(flat, text):
    tree = flat(text)
    for q in _READER.read(tree):
        assert tree.text[q.span.start : q.span.end] == q.text
        assert q.low is None or q.high is None or q.low <= q.high


@given(st.integers(0, 10**9))
def test_a_number_in_digits_is_itself(flat, n):
    (q,) = _READER.read(flat(f"They counted {n:,} of them."))
    assert (q.low, q.high) == (n, n)


_READER = QuantityReader.load()
