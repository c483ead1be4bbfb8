"""Plain text and Markdown, one report a file, with front matter where there is any."""

from __future__ import annotations

import re

from dragoman.errors import FormatError
from dragoman.records import OffsetMap, Report
from dragoman.reports.offsets import Cleaning
from dragoman.reports.options import FIELDS, Options
from dragoman.reports.rows import alias, report_of
from dragoman.reports.streams import Stream, byte_order, decode

_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)\s*", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"([A-Za-z_][\w -]*?)[ \t]*:(?:[ \t]+(.*)|)$")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_FRONT_LIMIT = 20_000
_HEADING = re.compile(r"\s*#[ \t]+([^\n]+?)[ \t#]*(?:\r?\n\s*|\Z)")

# What Markdown adds to the words, and the groups of each alternative that are words.
_MARK = re.compile(
    r"(?P<comment><!--.*?-->)"
    r"|(?P<fence>^ {0,3}(?P<ticks>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=ticks)[^\n]*(?:\n|\Z)|\Z))"
    r"|(?P<block>^ {0,3}(?:(?:>[ \t]?)+|#{1,6}[ \t]+|[-*+][ \t]+|\d{1,3}[.)][ \t]+(?=\S))+)"
    r"|(?P<rule>^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$)"
    r"|(?P<definition>^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+[^\n]*$)"
    r"|(?P<image>!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\]))"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"
    r"|(?P<footnote>\[\^[^\]\n]{1,100}\])"
    r"|<(?P<auto>https?://[^\s<>]{1,2000})>"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|(?P<strong>\*\*|__(?=\w)|(?<=[\w.,!?])__)"
    r"|(?P<weak>(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_]))"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])",
    re.MULTILINE | re.DOTALL,
)
_WORDS = ("link", "auto", "code", "escaped")


def read_prose(
    stream: Stream, options: Options, *, markdown: bool, url: str = "", charset: str = "", retrieved: str = ""
) -> Report:
    """The report of a file. The text is the file's own behind its front matter; Markdown loses its marks, not its words.

    Raises `FormatError`.
    """
    data = stream.whole(options.max_record_bytes)
    if not data.strip():
        raise FormatError(stream.source, "is empty")
    source = decode(stream.source, data, charset)
    name, _ = byte_order(data)
    shift = 1 if name else 0
    row, begin = front_matter(source)
    if markdown and not row.get("title") and (m := _HEADING.match(source, begin)):
        row["title"] = _plain(m[1])
        begin = m.end()
    offsets: OffsetMap | None
    if markdown:
        text, offsets = clean(source, begin, shift)
    else:
        text = source[begin:]
        offsets = OffsetMap((0,), (begin + shift,)) if begin + shift else None
    row = {"url": url, "retrieved": retrieved, **row, "text": text}
    return report_of(row, stream.source, options, offsets=offsets)


def front_matter(source: str) -> tuple[dict[str, object], int]:
    """What front matter says, by field, and where the text behind it begins.

    A subset of YAML: ``key: value`` one a line, the value bare or in quotes, comments behind ``#``. Lists, nested keys and keys
    that mean nothing here are passed over. A block that has none of the known keys is text.
    """
    row: dict[str, object] = {}
    m = _FENCE.match(source[:_FRONT_LIMIT])
    if m is None:
        return row, 0
    ranks: dict[str, str] = {}
    for line in m[1].splitlines():
        entry = _ENTRY.match(line)
        name = alias(entry[1]) if entry else ""
        if entry is None or name in ("", "text") or name not in FIELDS:
            continue
        value = _scalar(entry[2] or "")
        if value and (name not in ranks or entry[1].strip().lower() == name):
            row[name], ranks[name] = value, entry[1]
    return (row, m.end()) if row else ({}, 0)


def clean(source: str, begin: int = 0, shift: int = 0) -> tuple[str, OffsetMap]:
    """Markdown from `begin` on without its marks, and the way back to `source` (plus `shift`)."""
    out = Cleaning()
    at = begin
    for m in _MARK.finditer(source, begin):
        out.copy(source[at : m.start()], at + shift)
        for group in _WORDS:
            if m[group] is not None:
                out.copy(m[group], m.start(group) + shift)
        at = m.end()
    out.copy(source[at:], at + shift)
    return out.finish()


def _plain(markdown: str) -> str:
    return clean(markdown)[0]


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'":
        quoted = _DOUBLE.match(value) or _SINGLE.match(value)
        if quoted is None:
            return value
        return quoted[1].replace('\\"', '"') if value[0] == '"' else quoted[1].replace("''", "'")
    if value[:1] in "[{|>&*!":
        return ""
    return _COMMENT.sub("", value).strip()
