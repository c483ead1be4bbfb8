"""Against which day a report is read: publication, dateline, a date of its own, or the narrative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.times import TimeReader
from dragoman.times.moments import Moment, bounds, easter, edtf, shift, timex
from dragoman.times.reader import parse_published


def values(reader, tree, published=""):
    return {t.text: t.timex for t in reader.read(tree, published)}


def test_a_dateline_is_the_day_of_speaking(reader, flat):
    found = values(reader, flat("SEOUL, June 20 (Outlet) - Troops left on Monday."), "2023-06-21")
    assert found == {"June 20": "2023-06-20", "Monday": "2023-06-19"}


def test_a_dateline_alone_gives_no_year(reader, flat):
    found = values(reader, flat("SEOUL, June 20 (Outlet) - Troops left yesterday."))
    assert found == {"June 20": "XXXX-06-20", "yesterday": "XXXX-06-19"}


def test_a_date_on_a_line_of_its_own_stands_for_the_publication(reader, flat):
    found = values(reader, flat("Thursday, 10 August 2023\nTroops left on Tuesday."))
    assert found["Tuesday"] == "2023-08-08"


def test_news_reads_a_bare_month_as_the_nearest(reader, flat):
    text = flat("They met in November.\nThey met in February.")
    assert values(reader, text, "2023-03-01") == {"November": "2022-11", "February": "2023-02"}


def test_a_narrative_is_told_from_its_own_years(reader, flat):
    text = "In March 1911 war came.\nIn April 1912 it spread.\nIt ended in May 1913.\nPeace was made in 1913.\nIn July they left."
    found = values(reader, flat(text), "2020-01-15")
    assert found["July"] == "1913-07"


def test_a_glance_back_does_not_move_the_telling(reader, flat):
    text = "In March 1911 war came.\nAs in 1870, it spread.\nIn June it ended.\nThat was in 1911, not in 1912."
    assert values(reader, flat(text), "2020-01-15")["June"] == "1911-06"


def test_news_that_looks_back_stays_news(reader, flat):
    text = "On Monday they met.\nThey had met in 2014, 2015, 2016 and 2018.\nOn Friday they parted.\nYesterday it rained."
    assert values(reader, flat(text), "2023-09-20")["Friday"] == "2023-09-15"


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "0000-00-00", "2023", "2023-13-45", "junk", "", "20230920"])
def test_the_ends_of_the_calendar(reader, flat, published):
    words = "today, tomorrow, yesterday, last week, next year, ten years ago, last Monday, next Monday, in January, this weekend,"
    words += " the past two years, next century, two decades ago, 13 billion years ago, Easter, next month, on 31 December"
    known = parse_published(published).year is not None
    for t in reader.read(flat(words), published):
        assert known or not t.timex[0].isdigit()  # no year out of nowhere
        assert t.timex.endswith("_REF") or len(t.timex.split("-")[0]) <= 6  # and none beyond the calendar


TENSES = [
    # past: the last; future: the next
    ("held", "2023-04-20", "May", "2022-05"),
    ("held", "2023-06-20", "May", "2023-05"),
    ("plans", "2023-04-20", "May", "2023-05"),
    ("plans", "2023-11-20", "May", "2024-05"),
    ("friday", "2023-09-20", "Friday", "2023-09-22"),
    # published on a Friday: that day
    ("friday", "2023-09-22", "Friday", "2023-09-22"),
    # "ahead of" points onward from a past clause
    ("ahead", "2023-04-20", "May", "2023-05"),
    ("ahead", "2023-04-20", "Tuesday", "2023-04-18"),
]


@pytest.mark.parametrize(("key", "published", "words", "timex_"), TENSES)
def test_tense(reader, trees, key, published, words, timex_):
    assert values(reader, trees[key], published)[words] == timex_


def test_easter():
    assert [easter(y).isoformat() for y in (1818, 2000, 2023, 2024)] == ["1818-03-22", "2000-04-23", "2023-04-09", "2024-03-31"]


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.sampled_from("DWNMQYEC"), st.integers(-500, 500))
def test_shifts_go_back_where_they_came_from(year, month, day, unit, step):
    there = shift(Moment(year=year, month=month, day=day), unit, step)
    if there is not None and there.year is not None and unit in "DMQY":
        back = shift(there, unit, -step)
        assert back is not None
        assert timex(back) == timex(shift(Moment(year=year, month=month, day=day), unit, 0))


@given(st.builds(Moment, year=st.integers(1, 9998), month=st.integers(1, 12), day=st.one_of(st.none(), st.integers(1, 28))))
def test_bounds_hold_the_moment(m):
    first, last = bounds(m)
    assert first is not None and last is not None and first <= last
    assert first.startswith(edtf(m)[:7]) and timex(m) == edtf(m)


@given(st.text(alphabet="0123456789-/.:' \nMayJunetodayweekslastBC", max_size=40), st.dates().map(str))
def test_any_text_can_be_read(flat, text, published):
    tree = flat(text)
    for t in _READER.read(tree, published):
        assert tree.text[t.span.start : t.span.end] == t.text
        assert t.earliest is None or t.latest is None or t.earliest[0] == "-" or t.earliest <= t.latest or "/" in t.timex


_READER = TimeReader.load()


@pytest.mark.parametrize(
    ("text", "moment"), [("2023-09-20T10:00:00Z", (2023, 9, 20)), ("2023-09", (2023, 9, None)), ("x", (None, None, None))]
)
def test_publication_dates(text, moment):
    m = parse_published(text)
    assert (m.year, m.month, m.day) == moment
