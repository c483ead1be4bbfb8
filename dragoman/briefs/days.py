"""Days as people write them. What is no ISO day stays as it is."""

from __future__ import annotations

import datetime


def short_day(day: str) -> str:
    """``2023-09-13`` as ``13 Sep 2023``."""
    d = _parsed(day)
    return f"{d.day} {d:%b %Y}" if d else day


def day_range(first: str, last: str) -> str:
    """Two days as one phrase, with what they share said once: ``1–3 Nov 2023``, ``2023`` for all of it."""
    a, b = _parsed(first), _parsed(last)
    if not a or not b or a == b:
        return short_day(first or last)
    if a.day == 1 and (b + datetime.timedelta(days=1)).day == 1:
        if (a.year, a.month) == (b.year, b.month):
            return f"{a:%B %Y}"
        if (a.month, b.month, a.year) == (1, 12, b.year):
            return f"{a:%Y}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{b.day} {b:%b %Y}"
    if a.year == b.year:
        return f"{a.day} {a:%b} – {b.day} {b:%b %Y}"
    return f"{short_day(first)} – {short_day(last)}"


def day_name(day: str) -> str:
    """``2023-09-13`` as ``13 September 2023``."""
    d = _parsed(day)
    return f"{d.day} {d:%B %Y}" if d else day


def month_name(month: str) -> str:
    """``2023-09`` as ``September 2023``."""
    d = _parsed(f"{month}-01")
    return f"{d:%B %Y}" if d else "Undated"


def _parsed(day: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(day)
    except ValueError:
        return None
