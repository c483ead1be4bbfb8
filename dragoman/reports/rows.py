"""From what an input says about a report to a `Report`: checked, dated, with an id and a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from dragoman.errors import FormatError
from dragoman.lexicons import read_table
from dragoman.records import OffsetMap, Report
from dragoman.reports.datelines import dateline
from dragoman.reports.dates import iso_date
from dragoman.reports.languages import language_of
from dragoman.reports.options import FIELDS, Options
from dragoman.reports.streams import show

_UNFIT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Alias:
    column: str
    field: str
    rank: int


def report_of(
    row: Mapping[str, object],
    source: str,
    options: Options,
    *,
    offsets: OffsetMap | None = None,
    hint: str = "",
) -> Report:
    """The report that a row of `FIELDS` tells of. `hint` is the language that the page or feed around it claims.

    Raises `FormatError` where there is no text, or where a field holds what is no character.
    """
    text = row.get("text")
    if text is None:
        reason = "has no text: if another of its fields is the text, name it in the mapping of columns"
        raise FormatError(source, reason, show(str(dict(row))))
    if not isinstance(text, str):
        raise FormatError(source, f"its text is not a string but {type(text).__name__}", show(str(text)))
    given = {name: _field(row, name, source) for name in FIELDS if name != "text"}
    _check("text", text, source)
    if not text.strip():
        raise FormatError(source, "its text is empty", show(given["title"]))
    outlet = given["outlet"] or options.outlet
    return Report(
        id=given["id"] or hash_of(outlet, given["url"], text),
        text=text,
        outlet=outlet,
        title=given["title"],
        url=given["url"],
        published=_published(given["published"], text, source, options),
        retrieved=_dated(given["retrieved"], "retrieval date", source, options),
        language=language_of(text, given["language"], hint or options.language),
        source=source,
        offsets=offsets,
    )


def hash_of(outlet: str, url: str, text: str) -> str:
    """The id of a report that brings none: BLAKE2b over outlet, address and text, 32 hexadecimal digits."""
    return blake2b("\x00".join((outlet, url, text)).encode(), digest_size=16).hexdigest()


def columns(header: list[str], mapping: Mapping[str, str], source: str) -> dict[str, int]:
    """Which column holds which field: by the caller's mapping first, then by the names that columns usually have.

    Raises `FormatError` where a column of the mapping is missing, or where nothing can be the text.
    """
    places = {name.strip().lower(): i for i, name in reversed(list(enumerate(header)))}
    found: dict[str, int] = {}
    for name, column in mapping.items():
        if column.strip().lower() not in places:
            raise FormatError(source, f"has no column {column!r} for {name}; it has {', '.join(map(repr, header))}"[:1000])
        found[name] = places[column.strip().lower()]
    ranked: dict[str, tuple[int, int]] = {}
    for column, index in places.items():
        if (alias := _aliases().get(column)) and alias[0] not in found:
            ranked[alias[0]] = min(ranked.get(alias[0], (99, 0)), (alias[1], index))
    found.update((name, index) for name, (_, index) in ranked.items())
    if "text" not in found:
        raise FormatError(source, f"no column is the text: say which of {', '.join(map(repr, header))} is"[:1000])
    return found


def alias(column: str) -> str:
    """The field that a name in front matter or a column's heading usually means, "" for none."""
    return _aliases().get(column.strip().lower(), ("", 0))[0]


def _field(row: Mapping[str, object], name: str, source: str) -> str:
    value = row.get(name)
    if value is None or value == "" or isinstance(value, bool | float | list | dict):
        return ""
    text = str(value).strip()
    _check(name, text, source)
    return text


def _check(name: str, text: str, source: str) -> None:
    if m := _UNFIT.search(text):
        code = ord(m[0])
        what = "half a surrogate pair" if code else "a NUL character"
        if 0xDC80 <= code <= 0xDCFF:  # as `surrogateescape` writes it
            what = "a byte that is not UTF-8, or half a surrogate pair"
        raise FormatError(source, f"its {name} holds {what} (U+{code:04X}) at {m.start()}", show(text))


def _published(given: str, text: str, source: str, options: Options) -> str:
    published = _dated(given, "publication date", source, options)
    if published:
        return published
    line = dateline(text)
    if line is not None and len(line.date) == 10:
        return line.date
    return _dated(options.published, "publication date", source, options)


def _dated(value: str, what: str, source: str, options: Options) -> str:
    date = iso_date(value)
    if date is None:
        reason = "no date between the years 1600 and 2199 that can be read in one way only"
        options.note(source, f"its {what} is left out: {show(value)!r} is {reason}")
    return date or ""


@cache
def _aliases() -> dict[str, tuple[str, int]]:
    rows = read_table("reports_columns", _Alias, key=("column",), codes={"field": FIELDS})
    return {row.column: (row.field, row.rank) for row in rows}
