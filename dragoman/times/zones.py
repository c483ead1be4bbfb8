"""Offsets from UTC of zones that have summer time, on a given day.

A zone with summer time is written in ``times_words.tsv`` as its winter offset and the rule of its clock changes: ``-05:00/us``.
The rules are those in force since 2007 (us: second Sunday of March to first Sunday of November), 1996 (eu: last Sundays of March
and October) and 2013 (il: Friday before the last Sunday of March to the last Sunday of October); before, nothing is said.
"""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from dragoman.times.moments import Moment

_SINCE = {"us": 2007, "eu": 1996, "il": 2013}


def zoned(m: Moment) -> Moment:
    """The moment with its offset on its day; without one where the day or the rule of that time is not known."""
    if "/" not in m.zone:
        return m
    offset, rule = m.zone.split("/")
    day = m.whole_day
    if day is None or day.year < _SINCE[rule]:
        return replace(m, zone="")
    first, last = _summer(rule, day.year)
    early = (m.hour or 0) < 2  # the clock is changed at night
    summer = (first < day or (first == day and not early)) and (day < last or (day == last and early))
    return replace(m, zone=later(offset) if summer else offset)


def later(offset: str) -> str:
    """The offset an hour east of another: "+03:00" for "+02:00"."""
    hours = int(offset[:3]) + 1
    return f"{'+' if hours >= 0 else '-'}{abs(hours):02d}{offset[3:]}"


def _summer(rule: str, year: int) -> tuple[date, date]:
    if rule == "us":
        return _sunday(year, 3, 2), _sunday(year, 11, 1)
    spring, autumn = _sunday(year, 3, -1), _sunday(year, 10, -1)
    return (spring - timedelta(days=2) if rule == "il" else spring), autumn


def _sunday(year: int, month: int, nth: int) -> date:
    days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, d).isoweekday() == 7]
    return date(year, month, days[nth - 1 if nth > 0 else nth])
