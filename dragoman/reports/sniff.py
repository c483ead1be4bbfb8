"""What an input is: by what it holds first, by its name where that does not say."""

from __future__ import annotations

import re

from dragoman.errors import FormatError
from dragoman.reports.json_text import holds_lines
from dragoman.reports.streams import Stream, byte_order, show

_BY_NAME = {
    "jsonl": "jsonl", "ndjson": "jsonl", "json": "json", "csv": "csv", "tsv": "tsv", "tab": "tsv", "txt": "text", "text": "text",
    "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html", "xhtml": "html", "pdf": "pdf",
    "rss": "feed", "atom": "feed", "xml": "feed", "rdf": "feed", "warc": "warc",
}  # fmt: skip
_ARCHIVES = ((b"PK\x03\x04", "a ZIP archive or an Office document"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"))
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1)[\s>/]", re.IGNORECASE)


def format_of(stream: Stream) -> str:
    """One of `options.FORMATS`.

    Raises `FormatError` for an empty input and for one that is none of them, with what it seems to be.
    """
    head = stream.peek()
    if not head.strip():
        raise FormatError(stream.source, "is empty")
    by_name = _BY_NAME.get(stream.suffix.rpartition(".")[2], "")
    name, skip = byte_order(head)
    start = head[skip:].decode(name, "ignore").encode() if name else head
    start = start.lstrip()
    for magic, what in _ARCHIVES:
        if head.startswith(magic):
            raise FormatError(stream.source, f"is {what}: unpack it, or save its text, first", show(head))
    if b"%PDF-" in head[:1024] and (by_name == "pdf" or start.startswith(b"%PDF-")):
        return "pdf"
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"<"):
        if _FEED.search(start[:4096]) and not _HTML.match(start):
            return "feed"
        if by_name not in ("text", "markdown", "csv", "tsv") and (_HTML.search(start[:4096]) or by_name == "html"):
            return "html"
        if by_name == "feed":
            raise FormatError(stream.source, "is XML, but neither RSS nor Atom", show(head))
    if by_name in ("jsonl", "csv", "tsv"):
        return by_name
    if by_name not in ("text", "markdown", "html") and start[:1] in (b"{", b"["):
        return "jsonl" if holds_lines(start) else "json"
    if by_name == "json":
        raise FormatError(stream.source, "is not JSON", show(head))
    if by_name in ("pdf", "warc", "feed"):
        raise FormatError(stream.source, f"is called {stream.suffix} but is none", show(head))
    if _is_binary(start[:4096]):
        raise FormatError(stream.source, "is binary, and no format that can be read", show(head))
    return by_name or ("markdown" if start.startswith((b"---\n", b"---\r\n", b"# ")) else "text")


def _is_binary(start: bytes) -> bool:
    control = sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in start)
    return b"\x00" in start or control > len(start) // 100
