"""The dateline of a wire story: where it was filed, when, and by which agency.

    SEOUL, June 20 (Yonhap) -          MOSCOW, 20 June /TASS/.          CHASIV YAR, Ukraine —
    BEIJING (AP) —                     WASHINGTON, D.C. –               Seoul, South Korea (CNN) —

A place alone before a dash is a dateline only if it is in capitals and a known place; with a region, an agency or a date
beside it the form says enough. Everything else is none: "NATO — which", "FILE - ", "The visit - ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table
from dragoman.records import Span
from dragoman.reports.dates import iso_date, month_number

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DATE = (
    rf"(?P<date>{_WEEKDAY}(?:(?P<month>{_MONTH})\.? (?P<day>\d\d?)|(?P<day2>\d\d?) (?P<month2>{_MONTH})\.?)"
    r"(?:,? (?P<year>\d{4}))?)"
)
_WORDS = r"[^\W\d_][\w.'’/-]*"
_PLACE = rf"(?P<place>{_WORDS}(?: {_WORDS}){{0,7}}?)"
_REGION = rf"(?:, ?(?P<region>(?:the )?{_WORDS}(?: (?:and |of |the )?{_WORDS}){{0,3}}?))?"
_AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Z][^/\n]{1,30})/)"
_DASH = r"(?P<dash>--|[-–—―]|(?<=[)/])[:.](?=\s))"
_BYLINE = r"(?:By [^\n]{3,100}\n\s*)?"

_FILED = re.compile(rf"\s*{_BYLINE}{_PLACE}{_REGION}(?:,? {_DATE}\.?)?(?: ?{_AGENCY})? ?{_DASH}\s*")
_AGENCY_ALONE = re.compile(rf"\s*{_BYLINE}{_AGENCY} ?{_DASH}\s*")
_DATE_ALONE = re.compile(rf"\s*{_DATE}[^\S\n]*(?:\n\s*|$)")
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and its parts, "" where it lacks one.

    `span` goes to the beginning of the story proper (code points of the text, half-open); `place_span` holds place and region as
    written. `date` is an ISO date, ``--MM-DD`` (ISO 8601:2000) where the year is not given.
    """

    span: Span
    place: str = ""
    region: str = ""
    place_span: Span | None = None
    date: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    kind: str


def dateline(text: str) -> Dateline | None:
    """The dateline that `text` begins with, None where there is none. A line that is nothing but a date counts as one."""
    head = text[:_LONGEST]
    if m := _DATE_ALONE.match(head):
        return Dateline(Span(0, m.end()), date=_date(m))
    if m := _AGENCY_ALONE.match(head):
        agency = _agency(m)
        return Dateline(Span(0, m.end()), agency=agency) if m["dash"] != "." and agency[:1].isupper() else None
    m = _FILED.match(head)
    if m is None or m.end() >= len(text) or not _says_enough(m):
        return None
    return Dateline(
        span=Span(0, m.end()),
        place=m["place"],
        region=m["region"] or "",
        place_span=Span(m.start("place"), m.end("region") if m["region"] else m.end("place")),
        date=_date(m),
        agency=_agency(m),
    )


def _says_enough(m: re.Match[str]) -> bool:
    place, region, agency, dated = m["place"], m["region"], _agency(m), m["date"] is not None
    if m["dash"] == "." and not (m["slashed"] or dated):
        return False
    if m["dash"] == "-" and not m[0][-1].isspace():  # "SEOUL-based"
        return False
    kinds = _places()
    known = all(kinds.get(p.upper(), "region") != "region" for p in place.split("/"))
    known_region = region is not None and kinds.get(region.upper(), "place") != "place"
    if place.isupper() and sum(c.isalpha() for c in place) > 2:
        return known or known_region or dated or bool(agency)
    return known and (known_region or dated or bool(agency))


def _agency(m: re.Match[str]) -> str:
    return (m["agency"] or m["slashed"] or "").strip()


def _date(m: re.Match[str]) -> str:
    if m["date"] is None:
        return ""
    month, day = month_number(m["month"] or m["month2"]), int(m["day"] or m["day2"])
    if m["year"]:
        return iso_date(f"{m['year']}-{month:02}-{day:02}") or ""
    return f"--{month:02}-{day:02}" if iso_date(f"2000-{month:02}-{day:02}") else ""


@cache
def _places() -> dict[str, str]:
    rows = read_table("reports_datelines", _Place, key=("name",), codes={"kind": ("both", "place", "region")})
    return {row.name: row.kind for row in rows}
