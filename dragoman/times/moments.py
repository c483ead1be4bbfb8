"""Stretches of the calendar as far as they are known, their TIMEX3 and EDTF values, and their first and last day.

Values follow TIMEX3 (TimeML annotation guidelines 1.2.1): ``2023-09-13``, ``2023-W37``, ``2023-W37-WE``, ``2023-SU``,
``2024-H1``, ``2023-Q4``, ``193`` (a decade), ``18`` (a century), ``XXXX-09-13``, ``BC0480``, ``2023-09-13TMO``,
``2023-09-13T17:30``. EDTF follows ISO 8601-2 level 1, with seasons 21 to 24; what level 1 cannot say (a week, a half) is
written as the interval of its days. Bounds are ISO dates; years before 1 are astronomical there (480 BC is -0479).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Level = Literal["", "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day", "part", "time"]
_COARSE: tuple[tuple[str, Level], ...] = (
    *(("week", "week"), ("month", "month"), ("quarter", "quarter"), ("half", "half")),
    *(("season", "season"), ("year", "year"), ("decade", "decade"), ("century", "century")),
)
SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # first month, EDTF code; northern, meteorological


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of any precision. Years before the common era are negative (-480 for 480 BC; there is no year 0).

    `decade` is the year without its last digit, `century` without its last two (both as TIMEX3 writes them). `week` is the ISO
    week and `year` then its ISO year. `hour` may be 24. `zone` is an offset from UTC. `weekday` (Monday = 1) says more than the
    date only while the day is unknown.
    """

    year: int | None = None
    century: int | None = None
    decade: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: str = ""
    month: int | None = None
    week: int | None = None
    weekend: bool = False
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    feast: str = ""

    @property
    def level(self) -> Level:
        """How fine the finest known field is."""
        if self.hour is not None:
            return "time"
        if self.part:
            return "part"
        if self.day is not None or self.weekday is not None or self.feast:
            return "day"
        if self.weekend:
            return "weekend"
        for field, level in _COARSE:
            if getattr(self, field) not in (None, ""):
                return level
        return ""

    @property
    def whole_day(self) -> date | None:
        """The day as a `datetime.date`, where all of it is known and Python's calendar holds it."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where there is no such day in the years 1 to 9999."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_date(day: date) -> Moment:
    return Moment(year=day.year, month=day.month, day=day.day)


def of_week(day: date) -> Moment:
    """The ISO week that holds a day."""
    year, week, _ = day.isocalendar()
    return Moment(year=year, week=week)


# ---------------------------------------------------------------------- values
def timex(m: Moment) -> str:
    """The TIMEX3 value of a moment."""
    if m.level in ("century", "decade"):
        number = m.century if m.century is not None else m.decade
        assert number is not None
        width = 2 if m.century is not None else 3
        return f"BC{-number - 1:0{width}d}" if number < 0 else f"{number:0{width}d}"
    value = _year(m.year, "BC")
    if m.half is not None:
        value += f"-H{m.half}"
    elif m.quarter is not None:
        value += f"-Q{m.quarter}"
    elif m.season:
        value += f"-{m.season}"
    elif m.week is not None or m.weekend or (m.weekday is not None and m.day is None):
        value += f"-W{m.week:02d}" if m.week is not None else "-WXX"
        if m.weekend:
            value += "-WE"
        elif m.weekday is not None:
            value += f"-{m.weekday}"
    elif m.month is not None or m.day is not None:
        value += f"-{m.month:02d}" if m.month is not None else "-XX"
        if m.day is not None:
            value += f"-{m.day:02d}"
        elif m.level in ("part", "time"):
            value += "-XX"
    elif m.level in ("day", "part", "time"):
        value += "-XX-XX"
    if m.hour is not None:
        value += (
            f"T{m.hour:02d}"
            + (f":{m.minute:02d}" if m.minute is not None else "")
            + (f":{m.second:02d}" if m.second is not None else "")
        )
        value += m.zone
    elif m.part:
        value += f"T{m.part}"
    return value


def _year(year: int | None, before: str) -> str:
    if year is None:
        return "XXXX"
    return f"{before}{-year:04d}" if year < 0 else f"{year:04d}"


def edtf(m: Moment) -> str:
    """The EDTF value, "" where the moment says nothing that EDTF can hold."""
    level = m.level
    if level == "":
        return ""
    if m.century is not None or m.decade is not None:
        if (m.century or m.decade or 0) < 0:
            return _days(m)
        return f"{m.century:02d}XX" if m.century is not None else f"{m.decade:03d}X"
    year = "XXXX" if m.year is None else iso_year(m.year)
    if m.half is not None or m.quarter is not None or m.week is not None:
        return _days(m)
    if m.season:
        return f"{year}-{SEASONS[m.season][1]}"
    if level == "year":
        return year
    if m.month is None:
        return f"{year}-XX-{m.day:02d}" if m.day is not None else ""
    value = f"{year}-{m.month:02d}"
    if m.day is None:
        return value if level == "month" else f"{value}-XX"
    value += f"-{m.day:02d}"
    if m.hour is not None and m.year is not None and m.hour < 24:
        value += f"T{m.hour:02d}:{m.minute or 0:02d}:{m.second or 0:02d}" + ("Z" if m.zone == "+00:00" else m.zone)
    return value


def _days(m: Moment) -> str:
    first, last = bounds(m)
    return f"{first}/{last}" if first and last else ""


def iso_year(year: int) -> str:
    """Four digits, astronomical before the common era: -480 gives "-0479"."""
    return f"{year:04d}" if year > 0 else f"-{-year - 1:04d}" if year < -1 else "0000"


# ---------------------------------------------------------------------- bounds
def bounds(m: Moment) -> tuple[str | None, str | None]:
    """The first and the last day that the moment can mean; None where its year is unknown."""
    if m.century is not None:
        return _hundreds(m.century, 100)
    if m.decade is not None:
        return _hundreds(m.decade, 10)
    if m.year is None:
        return None, None
    year = m.year
    if m.week is not None:
        return _week_bounds(m)
    months = (1, 12)
    if m.half is not None:
        months = (6 * m.half - 5, 6 * m.half)
    elif m.quarter is not None:
        months = (3 * m.quarter - 2, 3 * m.quarter)
    elif m.season == "WI":
        return f"{iso_year(year)}-12-01", _last_day(next_year(year), 2)
    elif m.season:
        first = SEASONS[m.season][0]
        months = (first, first + 2)
    elif m.month is not None:
        months = (m.month, m.month)
        if m.day is not None:
            day = f"{iso_year(year)}-{m.month:02d}-{m.day:02d}"
            return day, day
    return f"{iso_year(year)}-{months[0]:02d}-01", _last_day(year, months[1])


def _hundreds(prefix: int, size: int) -> tuple[str, str]:
    if prefix >= 0:
        return f"{iso_year(max(1, prefix * size))}-01-01", f"{iso_year(prefix * size + size - 1)}-12-31"
    number = -prefix - 1  # the digits as written: 4 for the 400s BC
    return f"{iso_year(-(number * size + size - 1))}-01-01", f"{iso_year(-max(1, number * size))}-12-31"


def _week_bounds(m: Moment) -> tuple[str | None, str | None]:
    try:
        monday = date.fromisocalendar(m.year or 0, m.week or 0, 1)
        if m.weekday is not None:
            day = (monday + timedelta(days=m.weekday - 1)).isoformat()
            return day, day
        start = monday + timedelta(days=5) if m.weekend else monday
        return start.isoformat(), (monday + timedelta(days=6)).isoformat()
    except (ValueError, OverflowError):
        return None, None


def _last_day(year: int, month: int) -> str:
    leap = calendar.isleap(year if year > 0 else year + 1)
    days = 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{iso_year(year)}-{month:02d}-{days:02d}"


def narrowed(first: str | None, last: str | None, mod: str) -> tuple[str | None, str | None]:
    """The bounds of a part of a period: its first half ("early"), its last ("late"), its middle half ("mid")."""
    if first is None or last is None or mod not in ("START", "MID", "END"):
        return first, last
    try:
        a, b = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return first, last
    days = (b - a).days + 1
    if days < 4:
        return first, last
    if mod == "START":
        return first, (a + timedelta(days=(days + 1) // 2 - 1)).isoformat()
    if mod == "END":
        return (a + timedelta(days=days // 2)).isoformat(), last
    return (a + timedelta(days=days // 4)).isoformat(), (b - timedelta(days=days // 4)).isoformat()


# ---------------------------------------------------------------------- arithmetic
def next_year(year: int, step: int = 1) -> int:
    """The year `step` after `year`; 1 BC (-1) is followed by 1."""
    astronomical = (year if year > 0 else year + 1) + step
    return astronomical if astronomical > 0 else astronomical - 1


def shift(m: Moment, unit: str, step: int) -> Moment | None:
    """The day, week, month, quarter, year, decade or century (`unit` D W N M Q Y E C) that lies `step` units from the one `m`
    is in.

    None where `m` does not know enough, or the calendar ends. Fields of `m` finer than the unit are dropped. A moment whose
    year is unknown gives one of unknown year, unless the step could cross a 29 February.
    """
    if unit in ("D", "W", "N"):
        return _shift_days(m, unit, step)
    if unit in ("E", "C"):
        prefix = _prefix(m, 10 if unit == "E" else 100)
        if prefix is None or prefix + step > (999 if unit == "E" else 99):
            return None
        return Moment(decade=prefix + step) if unit == "E" else Moment(century=prefix + step)
    if unit == "Y":
        year = None if m.year is None else next_year(m.year, step)
        return None if year is None or abs(year) > 9999 else Moment(year=year)
    if unit == "Q":
        quarter = m.quarter or (None if m.month is None else (m.month - 1) // 3 + 1)
        if quarter is None or m.year is None:
            return None
        years, rest = divmod(quarter - 1 + step, 4)
        year = next_year(m.year, years)
        return None if year > 9999 else Moment(year=year, quarter=rest + 1)
    month = m.month
    if month is None and m.week is not None and m.year is not None:
        monday = bounds(m)[0]
        month = int(monday[5:7]) if monday else None
    if month is None:
        return None
    years, rest = divmod(month - 1 + step, 12)
    year = None if m.year is None else next_year(m.year, years)
    return None if year is not None and year > 9999 else Moment(year=year, month=rest + 1)


def _prefix(m: Moment, size: int) -> int | None:
    if size == 10 and m.decade is not None:
        return m.decade
    if size == 100 and m.century is not None:
        return m.century
    year = m.year if m.year is not None else m.decade * 10 if m.decade is not None else None
    if year is None:
        return None
    return year // size if year > 0 else -(-year // size) - 1


def _shift_days(m: Moment, unit: str, step: int) -> Moment | None:
    days = step if unit == "D" else 7 * step
    known = m.year is not None
    if m.day is None and m.week is not None and known:
        monday = bounds(replace(m, weekend=False, weekday=None))[0]
        start = date.fromisoformat(monday) if monday else None
        if unit == "D":
            return None
    elif m.month is not None and m.day is not None:
        start = make_date(m.year if m.year is not None else 2001, m.month, m.day)
    else:
        return None
    if start is None:
        return None
    try:
        there = start + timedelta(days=days)
    except OverflowError:
        return None
    if not known:
        low, high = sorted((start, there))
        if unit != "D" or any(low <= date(y, 3, 1) and high >= date(y, 2, 28) for y in (2000, 2001, 2002)):
            return None
        return Moment(month=there.month, day=there.day)
    if unit == "D":
        return of_date(there)
    week = of_week(there)
    return replace(week, weekend=True) if unit == "N" else week


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus, chapter 8, for the Julian calendar, moved to ours)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def feast(rule: str, year: int | None) -> Moment:
    """The moment of a named day (rules as in ``times_days.tsv``) in a year; only what is fixed where the year is unknown."""
    if rule.startswith("easter"):
        if year is None or not 1583 <= year <= 9998:
            return Moment(year=year, feast=rule)
        return of_date(easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    if rule.startswith("orthodox"):
        if year is None or not 1583 <= year <= 9998:
            return Moment(year=year, feast=rule)
        return of_date(orthodox_easter(year) + timedelta(days=int(rule.removeprefix("orthodox"))))
    if "/" in rule:
        month, weekday, nth = (int(x) for x in rule.split("/"))
        if year is None or not 1 <= year <= 9998:
            return Moment(year=year, month=month, feast=rule)
        days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, d).isoweekday() == weekday]
        return Moment(year=year, month=month, day=days[nth - 1 if nth > 0 else nth])
    parts = [int(x) for x in rule.split("-")]
    if len(parts) == 3:
        return Moment(year=parts[0], month=parts[1], day=parts[2])
    return Moment(year=year, month=parts[0], day=parts[1])


def period(unit: str | None, count: float | None) -> str:
    """The TIMEX3 duration of so many units: P2W, PT30M, PXM, P1DE."""
    if count == 0.25 and unit in ("H", "Y", "C"):
        return {"H": "PT15M", "Y": "P3M", "C": "P25Y"}[unit]
    if count == 0.5 and unit in ("H", "Y", "C", "E"):
        return {"H": "PT30M", "Y": "P6M", "C": "P50Y", "E": "P5Y"}[unit]
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    if unit == "F":
        return f"P{number if count is None else f'{2 * count:g}'}W"
    if unit in ("S", "I", "H"):
        return f"PT{number}{'M' if unit == 'I' else unit}"
    return f"P{number}" + {"E": "DE", "C": "CE", "L": "ML", "N": "WE"}.get(unit or "", unit or "")
