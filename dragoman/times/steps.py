"""Steps over the calendar by which phrases are resolved: the year of a yearless date, the ends of a stretch, days far off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from dragoman.times.moments import SEASONS, Moment, bounds, feast, make_date, next_year, of_date, of_week, timex
from dragoman.times.nodes import Amount, Distance

Tense = Literal["past", "present", "future", "onward", ""]


def opened(bound: str, first: str | None, last: str | None, text: str) -> tuple[str | None, str | None, str]:
    """Bounds and EDTF of "since X" and "until X"."""
    if bound == "after":
        return first, None, f"{text.split('/')[0]}/.." if text else ""
    return None, last, f"../{text.split('/')[-1]}" if text else ""


def known_day(m: Moment | None) -> date | None:
    return None if m is None else m.whole_day


def first_month(m: Moment, rule: str) -> int:
    if m.month is not None:
        return m.month
    if m.season:
        return SEASONS[m.season][0]
    if m.quarter is not None:
        return 3 * m.quarter - 2
    if m.half is not None:
        return 6 * m.half - 5
    return 4 if rule.startswith(("easter", "orthodox")) else int(rule[:2]) if rule else 1


def in_year(m: Moment, year: int | None, rule: str) -> Moment:
    """A yearless date in a year; a named day becomes its date there."""
    if rule:
        named = feast(rule, year)
        return replace(named, part=m.part, hour=m.hour, minute=m.minute)
    return replace(m, year=year, weekday=None if m.day is not None and year is not None else m.weekday)


def set_in(m: Moment, base: Moment, rule: str) -> Moment:
    """A date with the coarser fields of the period that it lies in."""
    if base.week is not None and m.weekday is not None and m.month is None:
        monday = bounds(base)[0]
        if monday is None:
            return m
        return replace(of_date(date.fromisoformat(monday) + timedelta(days=m.weekday - 1)), part=m.part)
    if m.month is None and m.day is not None:
        return replace(m, year=base.year, month=base.month)
    return in_year(m, base.year, rule)


def nearest_year(m: Moment, rule: str, now: Moment, tense: Tense) -> int:
    """The year of a yearless date: the last such date up to now, the next from now in a clause about the future."""
    assert now.year is not None
    year = now.year
    month = first_month(m, rule)
    if now.month is None:
        return year
    here = (now.month, now.day or 15)
    day = m.day if m.day is not None else int(rule[3:5]) if rule[2:3] == "-" else None
    there = (month, day if day is not None else here[1])
    if m.season == "WI" and now.month <= 2 and tense != "future":
        return next_year(year, -1)
    ahead = (there[0] - here[0]) * 30.4 + there[1] - here[1]
    if tense == "future":
        return next_year(year) if ahead < -45 else year
    if tense == "past":
        few = 14 if m.day is not None else 2  # a day close ahead is nearer than one of a year ago, whatever the tense beside it
        return next_year(year, -1) if ahead > few else year
    if ahead > 150:
        return next_year(year, -1)
    return next_year(year) if ahead < (-215 if tense == "onward" else -320) else year


def unknown(node: Distance, unit: str, anchor: Moment, why: str) -> tuple[Moment, str, str]:
    """The value of a distance that lands nowhere known: its shape, with the year where the words leave no doubt about it."""
    year = "XXXX"
    if anchor.year is not None and unit == "D" and (node.count == 0 or (anchor.month is not None and 1 < anchor.month < 12)):
        year = timex(Moment(year=anchor.year))
    shape = {"D": "-XX-XX", "W": "-WXX", "N": "-WXX-WE", "M": "-XX", "Q": "-QX", "Y": ""}.get(unit, "")
    return Moment(), why, year + shape + (f"T{node.part}" if node.part and unit == "D" else "")


def far(day: date, unit: str, count: float) -> date | None:
    """The day that lies `count` units from another."""
    whole = int(count)
    try:
        if unit in ("D", "W", "F"):
            return day + timedelta(days=round(count * {"D": 1, "W": 7, "F": 14}[unit]))
        if unit in ("M", "Q"):
            months = day.year * 12 + day.month - 1 + whole * (3 if unit == "Q" else 1)
            return make_date(months // 12, months % 12 + 1, min(day.day, 28))
        if unit in ("Y", "E", "C"):
            return make_date(day.year + round(count * {"Y": 1, "E": 10, "C": 100}[unit]), day.month, min(day.day, 28))
    except OverflowError:
        return None
    return None


def before_years(anchor: Moment, unit: str, count: float, to: str) -> Moment | None:
    """The day, week or month (`to`: D, W, M; with + or - the next one or the last) that lies so many months, years, decades or
    centuries before that of `anchor`."""
    day = anchor.whole_day
    step = {"+": 1, "-": -1}.get(to[1:], 0)
    day = far(day, to[0], step) if day is not None and step else day
    to = to[0]
    months = count * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit]
    if day is None or months % 1:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 - int(months), 12)
    if to == "M":
        return Moment(year=year, month=month + 1) if year > 0 else None
    then = make_date(year, month + 1, day.day) or make_date(year, month + 1, 28)
    return None if then is None else of_date(then) if to == "D" else of_week(then)


def edge_of(inside: Moment, node: Amount) -> tuple[str | None, str | None]:
    """The first and last day of "the first two weeks of March", "the last month of 1944", "the second week of May"."""
    first, last = bounds(inside)
    if first is None or last is None or node.count is None:
        return first, last
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return first, last
    if node.edge == "END":
        after = far(end, "D", 1)
        there = far(after, node.unit, -node.count) if after else None
        return (max(start, there).isoformat() if there else first), last
    steps = int(node.edge) - 1 if node.edge.isdigit() else 0
    begin = far(start, node.unit, steps * node.count) if steps else start
    there = far(begin, node.unit, node.count) if begin else None
    if begin is None or there is None or begin > end:
        return first, last
    return begin.isoformat(), min(end, there - timedelta(days=1)).isoformat()
