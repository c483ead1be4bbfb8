"""Publication dates as inputs write them, as ISO 8601: with the precision that they have, or not at all."""

from __future__ import annotations

import re
from datetime import date, datetime

# A report's date outside of these years is a slip (0001, 9999, an epoch in the wrong unit), and no date is better.
EARLIEST_YEAR, LATEST_YEAR = 1600, 2199

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|[A-Z][a-z]+)\.?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_CLOCK = r"(?:[ T]+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
_ZONE = r" ?(?P<zone>Z|UTC|GMT|UT|[+-]\d\d:?\d\d)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})(?:-(?P<m>\d\d)(?:-(?P<day>\d\d){_CLOCK}{_ZONE})?)?",
        rf"(?P<year>\d{{4}})[/.](?P<m>\d\d?)[/.](?P<day>\d\d?){_CLOCK}{_ZONE}",
        r"(?P<year>(?:19|20)\d\d)(?P<m>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d))?(?P<zone>Z)?",
        rf"{_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}}),?{_CLOCK}{_ZONE}(?: ?\(\w+\))?",
        rf"{_WEEKDAY}{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}}),?{_CLOCK}{_ZONE}",
        rf"{_MONTH},? (?P<year>\d{{4}})",
    )
)
_IN_TEXT = re.compile(
    r"\b(?:(?P<day>\d\d?)(?:st|nd|rd|th)? )?(?P<month>[A-Z][a-z]{2,8})\.?(?: (?P<after>\d\d?)(?:st|nd|rd|th)?)?"
    r",? (?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
)
_MONTHS = "january february march april may june july august september october november december"


def month_number(name: str) -> int:
    """1 … 12 for an English month's name or its abbreviation ("Sept."), 0 for any other word."""
    name = name.lower().rstrip(".")
    if len(name) < 3:
        return 0
    for number, month in enumerate(_MONTHS.split(), 1):
        if month == name or (month.startswith(name) and (len(name) == 3 or name == "sept")):
            return number
    return 0


def iso_date(value: object) -> str | None:
    """An ISO 8601 date or date-time as precise as `value`, with its zone; "" for an empty one, None for what is no date.

    Reads ISO 8601 (also ``2023``, ``2023-06``, and a space for the T), ``2023/06/20``, ``20230620`` (a time may follow),
    RFC 2822, and English dates with the month in letters. ``06/07/2023`` may be two days and is none; a year outside of
    1600–2199 is none.
    """
    if isinstance(value, datetime | date):
        value = value.isoformat()
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = " ".join(str(value).split())
    if not text:
        return ""
    if len(text) > 60:
        return None
    for form in _FORMS:
        if m := form.fullmatch(text):
            return _iso(m.groupdict())
    return None


def full_dates(text: str) -> list[str]:
    """The ISO dates of the days that `text` names with their years, in order."""
    return [value for value in _named(text) if len(value) == 10]


def months(text: str) -> list[str]:
    """The months that `text` names with their years and without a day, as ``2024-06``, in order."""
    return [value for value in _named(text) if len(value) == 7]


def _named(text: str) -> list[str]:
    found: list[str] = []
    for m in _IN_TEXT.finditer(text):
        day = m["day"] or m["after"]
        written = m["iso"] or f"{m['year']}-{month_number(m['month']):02}" + (f"-{int(day):02}" if day else "")
        if value := iso_date(written):
            found.append(value)
    return found


def _iso(part: dict[str, str | None]) -> str | None:
    year = int(part["year"] or 0)
    name = part.get("month")
    month = month_number(name) if name else int(part.get("m") or 0) if part.get("m") else None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or month == 0:
        return None
    try:
        if not part.get("day"):
            return f"{year:04}" if month is None else date(year, month, 1).isoformat()[:7]
        day = date(year, month or 0, int(part["day"] or 0)).isoformat()
        if not part.get("hour"):
            return day
        clock = f"{int(part['hour'] or 0):02}:{part['minute']}:{part.get('second') or '00'}"
        zone = (part.get("zone") or "").upper()
        zone = "Z" if zone in ("Z", "UTC", "GMT", "UT") else f"{zone[:3]}:{zone[-2:]}" if zone else ""
        datetime.fromisoformat(f"{day}T{clock}{zone}")
    except ValueError:
        return None
    return f"{day}T{clock}{zone}"
