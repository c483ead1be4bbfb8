"""Numbers in digits and words, as times and figures both read them."""

from __future__ import annotations

import pytest

from dragoman.language.numerals import MONEY, Numerals
from dragoman.language.pieces import cut

NUMERALS = Numerals.load()

CASES = [
    ("1,460 men", 1460, 1460, 1),
    ("2.4bn in", 2.4e9, 2.4e9, 2),
    ("5 1/2 years", 5.5, 5.5, 4),
    ("5½ years", 5.5, 5.5, 2),
    ("two and a half million", 2.5e6, 2.5e6, 5),
    ("one hundred thousand", 1e5, 1e5, 3),
    ("half a dozen", 6, 6, 3),
    ("three quarters of", 0.75, 0.75, 2),
    (".534 in", 0.534, 0.534, 2),
    # two numbers side by side are two
    ("twenty twenty", 20, 20, 1),
    ("two or three", 2, 2, 1),
    # a metre is no million
    ("12m away", 12, 12, 1),
]


@pytest.mark.parametrize(("text", "low", "high", "end"), CASES)
def test_numbers(text, low, high, end):
    number = NUMERALS.read(cut(text), 0)
    assert number is not None
    assert (number.low, number.high, number.end) == (pytest.approx(low), pytest.approx(high), end)


def test_money_reads_m_as_a_million():
    number = NUMERALS.read(cut("$12m"), 1, MONEY)
    assert number is not None and number.low == 12e6


def test_words_without_a_number_have_no_bounds():
    number = NUMERALS.read(cut("a few"), 0)
    assert number is not None and number.low is None and number.high is None


@pytest.mark.parametrize(("text", "value"), [("19th", 19), ("nineteenth", 19), ("twenty-first", 21), ("2nd", 2)])
def test_ordinals(text, value):
    found = NUMERALS.ordinal(cut(text), 0)
    assert found is not None and found[0] == value


def test_pieces_do_not_depend_on_a_tokenizer():
    assert cut("mid-March 10-year-old $2.4bn 5:30pm").raw == [
        *("mid", "-", "March", "10", "-", "year", "-", "old", "$", "2.4", "bn", "5", ":", "30", "pm"),
    ]
