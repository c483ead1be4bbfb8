"""RSS and Atom: one report an item, its markup cleaned, with the way back to the feed's file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from time import struct_time
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import FormatError, InputError
from dragoman.records import Rejection, Report
from dragoman.reports import markup
from dragoman.reports.dates import iso_date
from dragoman.reports.offsets import align
from dragoman.reports.options import Options
from dragoman.reports.rows import report_of
from dragoman.reports.streams import decode, show

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:-]{2,40})""")


def read_feed(
    data: bytes, source: str, options: Options, *, charset: str = "", retrieved: str = ""
) -> Iterator[Report | Rejection]:
    """The items of a feed in its order; the number behind the source counts them from 1.

    The text is the longest of what an item has (content, summary), else its title. An item's id is a hash: what feeds call
    one (guid) is not told apart between feeds and stays the same when the text changes.

    Raises `FormatError` for what is no feed, `InputError` where feedparser is not installed.
    """
    parse = _parser(source)
    declared = charset or (m[1].decode() if (m := _ENCODING.match(data)) else "")
    original = decode(source, data, declared)
    try:
        feed = parse(data, declared)
    except Exception as e:  # whatever a feed does to the parser must not end the run
        raise FormatError(source, f"the feed cannot be read: {type(e).__name__}: {show(str(e))}", show(data)) from e
    trouble = show(str(feed.get("bozo_exception", "neither RSS nor Atom")))
    if not feed.entries and (feed.bozo or not feed.version):
        raise FormatError(source, f"is no feed that can be read: {trouble}", show(data))
    if feed.bozo:
        options.note(source, f"the feed's XML is broken, items may be missing: {trouble}")
    inner, through = markup.unwrap(original)
    solid, offsets = markup.solid(inner, through)
    outlet = markup.clean(feed.feed.get("title", ""))[0] or urlsplit(feed.feed.get("link", "")).hostname or ""
    cursor = 0
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source}:{number}"
        try:
            row = _row(entry, outlet, retrieved)
            here, cursor, _ = align(str(row["text"]), solid, offsets, cursor)
            yield report_of(row, where, options, offsets=here, hint=feed.feed.get("language", ""))
        except FormatError as e:
            yield Rejection(where, e.reason, e.head)


def _row(entry: Any, outlet: str, retrieved: str) -> dict[str, object]:
    title = markup.clean(entry.get("title", ""))[0].replace("\n\n", " ")
    bodies = [c.get("value", "") for c in entry.get("content", ())] + [entry.get("summary", "")]
    text = max((markup.clean(body)[0] for body in bodies), key=len)
    origin = entry.get("source", {}).get("title", "")  # an aggregator says whose item it is
    return {
        "outlet": markup.clean(origin)[0] or outlet,
        "title": title,
        "url": entry.get("link", ""),
        "published": _date(entry),
        "retrieved": retrieved,
        "language": (entry.get("summary_detail") or {}).get("language") or "",
        "text": text or title,
    }


def _date(entry: Any) -> str:
    for name in ("published", "updated"):
        written = entry.get(name) or ""
        if date := iso_date(written):
            return date
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, struct_time) and 1600 < parsed.tm_year < 2200:
            return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])
        if written:
            return str(written)  # no date that can be read: told of where the report is made
    return ""


def _parser(source: str) -> Any:
    try:
        return _feedparser()
    except ImportError as e:
        raise InputError(source, f"feedparser is needed for feeds: pip install 'dragoman[feeds]' ({e})") from None


@cache
def _feedparser() -> Any:
    import feedparser

    def parse(data: bytes, charset: str) -> Any:
        headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
        return feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)

    return parse
