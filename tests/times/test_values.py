"""What an expression comes to: a table of tiny cases. Where the reason is not plain, a comment above the case gives it."""

from __future__ import annotations

import pytest

# (text, publication date, expression, type, TIMEX3 value, EDTF)
CASES = [
    # written in full
    ("signed on 13 September 2023 in Seoul", "", "13 September 2023", "DATE", "2023-09-13", "2023-09-13"),
    ("signed on September 13th, 2023, in Seoul", "", "September 13th, 2023", "DATE", "2023-09-13", "2023-09-13"),
    ("signed on Wednesday, 13 September 2023", "", "Wednesday, 13 September 2023", "DATE", "2023-09-13", "2023-09-13"),
    ("the file of 2023-09-13 shows", "", "2023-09-13", "DATE", "2023-09-13", "2023-09-13"),
    ("dated 25/12/2022 in the log", "", "25/12/2022", "DATE", "2022-12-25", "2022-12-25"),
    # day and month cannot be told apart: the year is all that is known
    ("dated 03/04/2022 in the log", "", "03/04/2022", "DATE", "2022", "2022"),
    ("in March of 2021 they met", "", "March of 2021", "DATE", "2021-03", "2021-03"),
    ("in the summer of 2022 they met", "", "the summer of 2022", "DATE", "2022-SU", "2022-22"),
    ("in the third quarter of 2022 sales fell", "", "the third quarter of 2022", "DATE", "2022-Q3", "2022-07-01/2022-09-30"),
    ("in the first half of 2024 sales fell", "", "the first half of 2024", "DATE", "2024-H1", "2024-01-01/2024-06-30"),
    ("in the 1970s they met", "", "the 1970s", "DATE", "197", "197X"),
    ("in the nineteenth century they met", "", "the nineteenth century", "DATE", "18", "18XX"),
    ("in 480 BC and again in 479 BC", "", "480 BC", "DATE", "BC0480", "-0479"),
    ("the night of 8 February 1904 was cold", "", "The night of 8 February 1904", "TIME", "1904-02-08TNI", "1904-02-08"),
    (
        "at 5.30 p.m. GMT on 3 May 2021",
        "",
        "5.30 p.m. GMT on 3 May 2021",
        "TIME",
        "2021-05-03T17:30+00:00",
        "2021-05-03T17:30:00Z",
    ),
    ("on Christmas Eve 2023 they met", "", "Christmas Eve 2023", "DATE", "2023-12-24", "2023-12-24"),
    ("before Thanksgiving 2023 they met", "", "Thanksgiving 2023", "DATE", "2023-11-23", "../2023-11-23"),
    ("built around 1911 by hand", "", "around 1911", "DATE", "1911", "1911~"),
    ("it was nineteen eighty-four then", "", "nineteen eighty-four", "DATE", "1984", "1984"),
    ("since twenty sixteen they met", "", "twenty sixteen", "DATE", "2016", "2016/.."),
    (
        "this ninth day of June, in the year of our Lord two thousand twenty-three",
        "",
        "ninth day of June, in the year of our Lord two thousand twenty-three",
        "DATE",
        "2023-06-09",
        "2023-06-09",
    ),
    ("in the 15th and 16th centuries", "", "the 15th", "DATE", "14", "14XX"),
    ("Ibas (c. 347-420) was old; born about 347", "", "347-420", "DATE", "0347/0420", "0347/0420"),
    # "by" is not until where it is who or what does it
    ("flattened by last week's earthquake", "2023-09-13", "last week", "DATE", "2023-W36", "2023-09-04/2023-09-10"),
    ("they were robbed 48 hours ago", "2023-09-13", "48 hours ago", "DATE", "2023-09-11", "2023-09-11"),
    # no anchor: what the words fix and no more
    ("On 13 September the envoy left", "", "13 September", "DATE", "XXXX-09-13", "XXXX-09-13"),
    ("from August through January", "", "from August through January", "DATE", "XXXX-08/XXXX-01", "XXXX-08/XXXX-01"),
    ("he came yesterday", "", "yesterday", "DATE", "XXXX-XX-XX", ""),
    ("he came last week", "", "last week", "DATE", "XXXX-WXX", ""),
    ("he came on Friday", "", "Friday", "DATE", "XXXX-WXX-5", ""),
    ("he comes today", "", "today", "DATE", "PRESENT_REF", ""),
    # against the day of publication, a Wednesday
    ("he came today", "2023-09-20", "today", "DATE", "2023-09-20", "2023-09-20"),
    ("he came last night", "2023-09-20", "last night", "TIME", "2023-09-19TNI", "2023-09-19"),
    ("he came on Friday", "2023-09-20", "Friday", "DATE", "2023-09-15", "2023-09-15"),
    # the day of publication itself
    ("he came on Wednesday", "2023-09-20", "Wednesday", "DATE", "2023-09-20", "2023-09-20"),
    ("he came last Wednesday", "2023-09-20", "last Wednesday", "DATE", "2023-09-13", "2023-09-13"),
    ("due next Monday", "2023-09-20", "next Monday", "DATE", "2023-09-25", "2023-09-25"),
    ("he came last week", "2023-09-20", "last week", "DATE", "2023-W37", "2023-09-11/2023-09-17"),
    ("earlier this month he came", "2023-09-20", "earlier this month", "DATE", "2023-09", "2023-09"),
    ("in late August he came", "2023-09-20", "late August", "DATE", "2023-08", "2023-08"),
    ("last September he came", "2023-09-20", "last September", "DATE", "2022-09", "2022-09"),
    ("next spring they vote", "2023-09-20", "next spring", "DATE", "2024-SP", "2024-21"),
    ("two days ago he came", "2023-09-20", "two days ago", "DATE", "2023-09-18", "2023-09-18"),
    ("three months ago he came", "2023-09-20", "three months ago", "DATE", "2023-06", "2023-06"),
    ("a year and a half ago he came", "2023-09-20", "a year and a half ago", "DATE", "2022-03", "2022-03"),
    ("by the end of the year", "2023-09-20", "the end of the year", "DATE", "2023", "../2023"),
    ("this weekend they vote", "2023-09-20", "this weekend", "DATE", "2023-W38-WE", "2023-09-23/2023-09-24"),
    ("April last year was mild", "2023-09-20", "April last year", "DATE", "2022-04", "2022-04"),
    ("in the '80s he came", "2023-09-20", "the '80s", "DATE", "198", "198X"),
    ("since 2022 he has come", "2023-09-20", "2022", "DATE", "2022", "2022/.."),
    # 28 February must not be counted over a 29th that may or may not be there
    ("On 1 March he came, a day earlier he left", "", "a day earlier", "DATE", "XXXX-XX-XX", ""),
    # spans: one phrase, the year shared
    ("between May and July 2023", "", "between May and July 2023", "DATE", "2023-05/2023-07", "2023-05/2023-07"),
    ("on 13-15 September 2023", "", "13-15 September 2023", "DATE", "2023-09-13/2023-09-15", "2023-09-13/2023-09-15"),
    ("the war of 1939-45", "", "1939-45", "DATE", "1939/1945", "1939/1945"),
    ("(499-493 BC)", "", "499-493 BC", "DATE", "BC0499/BC0493", "-0498/-0492"),
    # the August before the January
    ("from August through January", "2024-02-10", "from August through January", "DATE", "2023-08/2024-01", "2023-08/2024-01"),
    # years that are not the calendar's
    ("for the 2023-24 fiscal year", "", "the 2023-24 fiscal year", "DATE", "2023/2024", "2023/2024"),
    ("in the academic year 2021/22", "", "the academic year 2021/22", "DATE", "2021/2022", "2021/2022"),
    ("in the last fiscal year", "2023-09-20", "the last fiscal year", "DATE", "2022", "2022~"),
    ("the first quarter of fiscal 2024", "", "the first quarter of fiscal 2024", "DATE", "2024-Q1", ""),
    ("sales in Q3 2023 fell", "", "Q3 2023", "DATE", "2023-Q3", "2023-07-01/2023-09-30"),
    # eves and anniversaries: a day where the words give one, else a day that nothing fixes
    ("on the eve of 24 February 2022", "", "the eve of 24 February 2022", "DATE", "2022-02-23", "2022-02-23"),
    ("on the eve of the summit", "2023-09-20", "the eve", "DATE", "XXXX-XX-XX", ""),
    ("the 70th anniversary of the 1953 armistice", "", "the 70th anniversary", "DATE", "2023", "2023"),
    ("On 9 April 2009, the sixth anniversary of its fall", "", "the sixth anniversary", "DATE", "2009-04-09", "2009-04-09"),
    ("the second anniversary of the invasion", "2023-09-20", "the second anniversary", "DATE", "XXXX-XX-XX", ""),
    ("he came on Wednesday (Sept. 13)", "2023-09-20", "Wednesday (Sept. 13", "DATE", "2023-09-13", "2023-09-13"),
    ("half a century ago", "2023-09-20", "half a century ago", "DATE", "1973", "1973"),
    ("hit overnight", "2023-09-20", "overnight", "TIME", "2023-09-19TNI", "2023-09-19"),
    ("at 5 pm Seoul time", "2023-09-20", "5 pm Seoul time", "TIME", "2023-09-20T17:00+09:00", "2023-09-20T17:00:00+09:00"),
    # summer time, by the day
    ("at 5 pm ET on 3 May 2021", "", "5 pm ET on 3 May 2021", "TIME", "2021-05-03T17:00-04:00", "2021-05-03T17:00:00-04:00"),
    (
        "at 5 pm ET on 3 December 2021",
        "",
        "5 pm ET on 3 December 2021",
        "TIME",
        "2021-12-03T17:00-05:00",
        "2021-12-03T17:00:00-05:00",
    ),
    ("at noon Kyiv time", "2023-09-20", "noon Kyiv time", "TIME", "2023-09-20T12:00+03:00", "2023-09-20T12:00:00+03:00"),
    ("the week after next", "2023-09-20", "the week after next", "DATE", "2023-W40", "2023-10-02/2023-10-08"),
    ("20 years ago this week", "2023-09-20", "20 years ago this week", "DATE", "2003-W38", "2003-09-15/2003-09-21"),
    ("80 years ago next week", "2023-09-20", "80 years ago next week", "DATE", "1943-W39", "1943-09-27/1943-10-03"),
    ("ten years ago today", "2023-09-20", "ten years ago today", "DATE", "2013-09-20", "2013-09-20"),
    ("until at least 2030", "2023-09-20", "2030", "DATE", "2030", "../2030"),
    ("in the winter of 1941-42", "", "the winter of 1941-42", "DATE", "1941-WI", "1941-24"),
    ("on Orthodox Easter 2023", "", "Orthodox Easter 2023", "DATE", "2023-04-16", "2023-04-16"),
    ("on November 13<sup>th</sup>, 2022, he left", "", "November 13<sup>th</sup>, 2022", "DATE", "2022-11-13", "2022-11-13"),
    # said on a Monday
    ("this weekend's mutiny", "2023-06-26", "this weekend", "DATE", "2023-W25-WE", "2023-06-24/2023-06-25"),
    ("open through 1 May 2024", "", "1 May 2024", "DATE", "2024-05-01", "../2024-05-01"),
    # an end that by itself lies before its start
    (
        "from Monday through Friday",
        "2023-09-20",
        "from Monday through Friday",
        "DATE",
        "2023-09-18/2023-09-22",
        "2023-09-18/2023-09-22",
    ),
    (
        "from 10pm to 6am",
        "2023-09-20",
        "from 10pm to 6am",
        "TIME",
        "2023-09-20T22:00/2023-09-21T06:00",
        "2023-09-20T22:00:00/2023-09-21T06:00:00",
    ),
    ("in recent weeks", "2023-09-20", "recent weeks", "DURATION", "PXW", "../2023-09-20"),
    ("three times a year", "", "three times a year", "SET", "P1Y", ""),
    ("he came on a Monday", "2023-09-20", "Monday", "SET", "XXXX-WXX-1", ""),
    # durations and repeated times
    ("For months they watched", "2023-09-20", "months", "DURATION", "PXM", ""),
    ("the first in 70 years", "2023-09-20", "70 years", "DURATION", "P70Y", ""),
    ("a ten-day trip", "", "a ten-day", "DURATION", "P10D", ""),
    ("half an hour later", "2023-09-20", "half an hour later", "TIME", "XXXX-XX-XXTXX", ""),
    ("for more than two and a half years", "", "more than two and a half years", "DURATION", "P2.5Y", ""),
    ("in the past two years", "2023-09-20", "the past two years", "DURATION", "P2Y", "2021-09-20/2023-09-20"),
    ("the first two weeks of March 2023", "", "the first two weeks of March 2023", "DURATION", "P2W", "2023-03-01/2023-03-14"),
    ("the last month of 1944", "", "the last month of 1944", "DURATION", "P1M", "1944-12-01/1944-12-31"),
    ("a 10-year-old boy", "", "a 10-year-old", "DURATION", "P10Y", ""),
    ("every other Monday they meet", "", "every other Monday", "SET", "XXXX-WXX-1", ""),
    ("they meet twice a week", "", "twice a week", "SET", "P1W", ""),
    ("the drills, held every two years", "", "every two years", "SET", "P2Y", ""),
    ("he has recently come", "2023-09-20", "recently", "DATE", "PAST_REF", ""),
    ("fiscal 2024 was hard", "", "fiscal 2024", "DATE", "2024", "2024~"),
    # told from the time last spoken of
    ("In 1911 he came.\nTwo years later he left.", "", "Two years later", "DATE", "1913", "1913"),
    ("On 3 May 1911 he came.\nThe next day he left.", "", "The next day", "DATE", "1911-05-04", "1911-05-04"),
    ("In May 1911 he came.\nIn August of that year he left.", "", "August of that year", "DATE", "1911-08", "1911-08"),
    ("In 1911 he came and in June he left.", "2023-09-20", "June", "DATE", "1911-06", "1911-06"),
]


@pytest.mark.parametrize(("text", "published", "words", "kind", "timex", "edtf"), CASES)
def test_values(reader, flat, text, published, words, kind, timex, edtf):
    found = {t.text.lower(): t for t in reader.read(flat(text), published)}
    assert words.lower() in found, sorted(found)
    t = found[words.lower()]
    assert (t.type, t.timex, t.edtf) == (kind, timex, edtf)
    assert t.why


# Words and numbers that look like a time and are none.
NONE = [
    "May I ask whether he may march?",
    "About 2000 soldiers and 1500 tanks crossed.",
    "They paid $1950 for it.",
    "Flight MH17 and the F-1918 came down.",
    "The sun sat low; it was a bad fall.",
    "Second, they need a second opinion.",
    "The score was 3-2 after extra play.",
    "He is a member of the Daily Herald.",
    "Call 461-1776 at once",
    "They won 1:0 in the end.",
    "It costs 50 a piece, no. 12 of 20.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(reader, flat, text):
    assert [t.text for t in reader.read(flat(text), "2023-09-20")] == []


BOUNDS = [
    ("early 2021", "2021-01-01", "2021-07-02"),
    ("late August 2023", "2023-08-16", "2023-08-31"),
    ("mid-March 2023", "2023-03-08", "2023-03-24"),
    ("winter 2023", "2023-12-01", "2024-02-29"),
    ("1911", "1911-01-01", "1911-12-31"),
    ("480 BC", "-0479-01-01", "-0479-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_first_and_last_day(reader, flat, text, first, last):
    (t,) = reader.read(flat(f"They met in {text}."), "")
    assert (t.earliest, t.latest) == (first, last)


def test_open_bounds(reader, flat):
    since, until = reader.read(flat("since May 2021\nuntil June 2022"), "")
    assert (since.earliest, since.latest) == ("2021-05-01", None)
    assert (until.earliest, until.latest) == (None, "2022-06-30")


def test_an_interval_stands_behind_its_ends(reader, flat):
    times = reader.read(flat("from August to October 1944"), "")
    assert [t.timex for t in times] == ["1944-08", "1944-10", "1944-08/1944-10"]


def test_spans_are_the_words(reader, flat):
    text = "In 2021, and again on 3 May 2022 at noon, they met — for months."
    for t in reader.read(flat(text), "2023-09-20"):
        assert text[t.span.start : t.span.end] == t.text
