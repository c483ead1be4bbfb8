"""Saved web pages: the article without what stands around it (trafilatura), and the way back to the page."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from dragoman.errors import FormatError, InputError
from dragoman.records import Report
from dragoman.reports import markup
from dragoman.reports.offsets import align
from dragoman.reports.options import Options
from dragoman.reports.rows import report_of
from dragoman.reports.streams import decode, show

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,40})""", re.IGNORECASE)
_INLINE = frozenset(("hi", "ref", "del", "lb", "span", "abbr", "code"))  # as trafilatura's documents name them
_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z-]{2,20})""", re.IGNORECASE)


def read_page(data: bytes, source: str, options: Options, *, url: str = "", charset: str = "", retrieved: str = "") -> Report:
    """The report on a page. Its map counts code points of the decoded page.

    `url`, `charset` and `retrieved` are what is known from outside (an HTTP header, a WARC record). The date is one that the page
    states in its head or beside its title, never one that stands in the article.

    Raises `FormatError` where there is no article, `InputError` where trafilatura is not installed.
    """
    extract = _extractor(source)
    stated = _CHARSET.search(data[:4096])
    declared = charset or (stated[1].decode() if stated else "")
    page = decode(source, data, declared)
    try:
        found = extract(page, url or None)
    except Exception as e:  # whatever a page does to the parsers below must not end the run
        raise FormatError(source, f"the page cannot be read: {type(e).__name__}: {show(str(e))}", show(data)) from e
    text = _body(found) if found is not None else ""
    if not text:
        raise FormatError(source, "no article is found on the page", show(data))
    offsets, _, share = align(text, *markup.solid(page))
    if share < 0.9:
        options.note(source, f"only {share:.0%} of the words are found in the page again: their places are near, not exact")
    address = url or found.url or ""
    row = {
        "outlet": found.sitename or urlsplit(address).hostname or "",
        "title": found.title or "",
        "url": address,
        "published": found.date or "",
        "retrieved": retrieved,
        "text": text,
    }
    language = m[1] if (m := _LANGUAGE.search(page[:4096])) else ""
    return report_of(row, source, options, offsets=offsets, hint=language)


def _body(found: Any) -> str:
    """The article's paragraphs, white space folded, with empty lines between them; its own title is read as the title."""
    paragraphs: list[str] = []
    pieces: list[str] = []

    def end() -> None:
        if text := " ".join("".join(pieces).split()):
            paragraphs.append(text)
        pieces.clear()

    def visit(element: Any) -> None:  # as deep as the parser allows: 256
        inline = element.tag in _INLINE
        if not inline:
            end()
        pieces.append(element.text or "")
        for child in element:
            visit(child)
            pieces.append(child.tail or "")
        if not inline:
            end()
        elif element.tag == "lb":
            pieces.append(" ")

    visit(found.body)
    if found.title and paragraphs and paragraphs[0] == found.title.strip():
        paragraphs = paragraphs[1:]
    return "\n\n".join(paragraphs)


def _extractor(source: str) -> Any:
    try:
        return _trafilatura()
    except ImportError as e:
        raise InputError(source, f"trafilatura is needed for web pages: pip install 'dragoman[html]' ({e})") from None


@cache
def _trafilatura() -> Any:
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a page without an article is told of as a rejection
    dates = {"extensive_search": False, "original_date": True}

    def extract(page: str, url: str | None) -> Any:
        found: Any = None
        for tables in (False, True):  # old pages are laid out in tables, in others these are figures
            if found is None or not found.text:
                found = bare_extraction(
                    page,
                    url=url,
                    include_comments=False,
                    include_tables=tables,
                    with_metadata=True,
                    date_extraction_params=dict(dates),
                )
        return found

    return extract
