import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reports.dates import full_dates, iso_date, month_number, months

CASES = [
    ("2023-09-13", "2023-09-13"),
    # precision is kept as it is given, a day is never invented
    ("2023", "2023"),
    ("2023-09", "2023-09"),
    ("September 2023", "2023-09"),
    # a time and a zone are kept
    ("2023-02-08 00:26:00", "2023-02-08T00:26:00"),
    ("2023-02-08T00:26:00.123Z", "2023-02-08T00:26:00Z"),
    ("2023-02-08T00:26+09:00", "2023-02-08T00:26:00+09:00"),
    ("2023-02-08T00:26:00+0900", "2023-02-08T00:26:00+09:00"),
    ("Wed, 13 Sep 2023 09:30:00 +0900", "2023-09-13T09:30:00+09:00"),
    ("Wed, 13 Sep 2023 09:30:00 GMT", "2023-09-13T09:30:00Z"),
    # as people write it
    ("13 September 2023", "2023-09-13"),
    ("September 13, 2023", "2023-09-13"),
    ("Sept. 13, 2023", "2023-09-13"),
    ("13th Sep 2023", "2023-09-13"),
    # as data sets write it
    ("20230913", "2023-09-13"),
    (20230913, "2023-09-13"),
    ("20230913093000", "2023-09-13T09:30:00"),
    ("2023/09/13", "2023-09-13"),
    (datetime.date(2023, 9, 13), "2023-09-13"),
    # nothing given is nothing
    ("", ""),
    ("  ", ""),
    (None, ""),
    # may be two days
    ("06/07/2023", None),
    # the days that slips make
    ("9999-12-31", None),
    ("0001-01-01", None),
    ("0001-01-01T00:00:00", None),
    # no days
    ("2023-02-30", None),
    ("2023-13-01", None),
    ("2023-09-13T25:00:00", None),
    ("yesterday", None),
    ("13 Foo 2023", None),
    (True, None),
    (["2023"], None),
    (3.5, None),
    ("2023-09-13" * 50, None),
]


@pytest.mark.parametrize(("value", "expected"), CASES, ids=lambda x: str(x)[:30])
def test_iso_date(value: object, expected: str | None) -> None:
    assert iso_date(value) == expected


@given(st.text(max_size=70))
def test_no_text_is_an_error(text: str) -> None:
    value = iso_date(text)
    assert not value or datetime.datetime.fromisoformat(value if len(value) >= 10 else (value + "-01-01")[:10])


@given(st.datetimes(datetime.datetime(1600, 1, 1), datetime.datetime(2199, 12, 31)))
def test_a_date_time_comes_out_as_it_went_in(moment: datetime.datetime) -> None:
    moment = moment.replace(microsecond=0)
    compact = [moment.strftime("%Y%m%d%H%M%S")] if 1900 <= moment.year < 2100 else []
    for written in (moment.isoformat(), str(moment), *compact):
        assert iso_date(written) == moment.isoformat()


def test_dates_in_a_text() -> None:
    text = "7 March 2024. Covers July 2023 to 26 January 2024; see 2023-09-13, June 20, 2024, and May 2023. Part 12 of 2023."
    assert full_dates(text) == ["2024-03-07", "2024-01-26", "2023-09-13", "2024-06-20"]
    assert months(text) == ["2023-07", "2023-05"]


def test_month_names() -> None:
    assert [month_number(m) for m in ("Jan", "sept.", "Sept", "September", "Ma", "Juno", "Marc")] == [1, 9, 9, 9, 0, 0, 0]
