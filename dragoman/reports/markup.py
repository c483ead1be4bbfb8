"""Visible text of HTML, and of text that may hold a little of it, with the way back to the markup.

A forgiving scanner in one pass over the characters: it never builds a tree, so that depth and unclosed tags cost nothing.
It is for the snippets of feeds, and for finding the words of a cleaned page in the page again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table
from dragoman.records import OffsetMap
from dragoman.reports.offsets import Cleaning

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SPACE = re.compile(r"\s+")
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:_.-]*)")
_TOKEN = re.compile(r"\s+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|[^\s&]+|&")

# A quoted attribute may hold ">": a tag is looked for this far beyond the first one.
_LONGEST_TAG = 4096

_GAPS = ("", " ", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class _Tag:
    tag: str
    kind: str


def clean(source: str, through: OffsetMap | None = None) -> tuple[str, OffsetMap]:
    """The text that a reader of `source` would see, paragraphs between empty lines, and its map.

    White space is one space, elements that nobody sees are left out, entities are resolved. The map leads to `source`, or
    with `through` (the map of `source`) to what that was cleaned from.
    """
    out = Cleaning()
    kinds = _kinds()
    gap, gap_start = "", 0
    for start, end, tag in pieces(source):
        if tag is not None:
            this = kinds.get(tag)
            if this in ("paragraph", "line"):
                gap_start = gap_start if gap else start
                gap = max(gap, "\n\n" if this == "paragraph" else "\n", key=_GAPS.index)
            continue
        for m in _TOKEN.finditer(source, start, end):
            token = m[0]
            if token[0] == "&" and len(token) > 1:
                token = html.unescape(token)
            if not token.strip():
                if not gap:
                    gap, gap_start = " ", m.start()
                continue
            if gap and len(out):
                out.replace(gap, gap_start, m.start(), through)
            gap = ""
            out.replace(token, m.start(), m.end(), through)
    return out.finish()


def solid(source: str, through: OffsetMap | None = None) -> tuple[str, OffsetMap]:
    """All visible characters of `source` without white space, and their map: what `offsets.align` searches."""
    out = Cleaning()
    for start, end, tag in pieces(source):
        if tag is None:
            for m in _TOKEN.finditer(source, start, end):
                token = html.unescape(m[0]) if m[0][0] == "&" else m[0]
                token = _SPACE.sub("", token)
                if token:
                    out.replace(token, m.start(), m.end(), through)
    return out.finish()


def unwrap(source: str) -> tuple[str, OffsetMap]:
    """The character data of XML as it would be handed on: tags dropped, CDATA opened, entities resolved once."""
    out = Cleaning()
    for start, end, tag in pieces(source, xml=True):
        if tag is not None:
            out.replace(" ", start, end)
            continue
        if source.startswith("<![CDATA[", start):
            stop = end - 3 if source.endswith("]]>", start, end) else end
            out.copy(source[start + 9 : stop], start + 9)
            continue
        at = start
        for m in _ENTITY.finditer(source, start, end):
            out.copy(source[at : m.start()], at)
            out.replace(html.unescape(m[0]), m.start(), m.end())
            at = m.end()
        out.copy(source[at:end], at)
    return out.finish()


def pieces(source: str, xml: bool = False) -> Iterator[tuple[int, int, str | None]]:
    """The runs of text and the tags of `source`, in order: ``(start, end, None)`` for text, a name in lower case for a tag.

    Comments and declarations are left out, and outside of `xml` elements that are never seen. What cannot be a tag is text.
    """
    at = text = 0
    size = len(source)
    kinds = _kinds()
    last = source.rfind(">")
    unclosed: set[str] = set()
    while (at := source.find("<", at)) >= 0:
        after = source[at + 1 : at + 2]
        if after == "!" or after == "?":
            if source.startswith("<![CDATA[", at):
                end = _after(source, "]]>", at + 9)
                yield text, at, None
                yield (at, end, None) if xml else (at + 9, max(at + 9, end - 3), None)
            else:
                end = _after(source, "-->", at + 4) if source.startswith("<!--", at) else _after(source, ">", at)
                yield text, at, None
            at = text = end
            continue
        name = _NAME.match(source, at + 1)
        end = _tag_end(source, at) if name and at < last else -1
        if name is None or end < 0:
            at += 1
            continue
        yield text, at, None
        tag = name[1].lower()
        yield at, end, tag
        opens = source[at + 1] != "/" and source[end - 2] != "/"
        if opens and not xml and kinds.get(tag) == "hidden" and tag not in unclosed:
            close = re.compile(rf"</{tag}\b[^>]*>", re.IGNORECASE).search(source, end)
            if close is None:
                unclosed.add(tag)
            else:
                end = close.end()
        at = text = end
    yield text, size, None


@cache
def _kinds() -> dict[str, str]:
    rows = read_table("reports_tags", _Tag, key=("tag",), codes={"kind": ("hidden", "line", "paragraph")})
    return {row.tag: row.kind for row in rows}


def _after(source: str, mark: str, start: int) -> int:
    at = source.find(mark, start)
    return len(source) if at < 0 else at + len(mark)


def _tag_end(source: str, start: int) -> int:
    """The end of the tag that begins at `start`, -1 where there is none."""
    end = first = source.find(">", start)
    while 0 <= end < start + _LONGEST_TAG:
        tag = source[start:end]
        if tag.count('"') % 2 == 0 and (tag.count("'") % 2 == 0 or '"' in tag):
            return end + 1
        end = source.find(">", end + 1)
    return first + 1 if first >= 0 else -1
