"""PDF: all pages as one report, lines joined into paragraphs, with the way back to the text as the file has it.

The map counts code points of the pages' text as PDFium gives it, pages joined by form feeds, so that the number of
form feeds before an offset is the number of pages before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Any

from dragoman.errors import FormatError, InputError
from dragoman.records import OffsetMap, Report
from dragoman.reports.dates import full_dates, iso_date, months
from dragoman.reports.offsets import Cleaning
from dragoman.reports.options import Options
from dragoman.reports.rows import report_of
from dragoman.reports.streams import Stream

_HYPHEN = "\ufffe"  # what PDFium gives for a hyphen at a line's end, together with the line's end
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BULLET = re.compile(
    r"(?:[•●▪◦‣·–—-]|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\(?[a-z]\)|[IVX]{1,5}\.)\s|\d{1,2}(?:\.\d{1,2}){1,3}\s+[A-Z]"
)
_LEADER = re.compile(r"(?:[.…·_]\s?){6,}\s*(?:\d{1,4}|[ivxl]{1,6})?$")  # a line of a table of contents
_PAGE_NUMBER = re.compile(r"\W*(?:page )?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]]*\s*$")
_FILE_TITLE = re.compile(r"untitled|microsoft|document\d*$|\.(?:docx?|pdf|indd|rtf|odt|pages|qxd)\b|^[\w-]+$", re.IGNORECASE)
_EDGE = 2  # lines at the head and the foot of a page that may be furniture


def read_pdf(stream: Stream, options: Options, *, url: str = "", retrieved: str = "") -> Report:
    """The report of a PDF.

    Raises `FormatError` for a file that is broken, locked, or has no text in it, `InputError` where pypdfium2 is not installed.
    """
    pdfium = _pdfium(stream.source)
    given: Any = stream.path if stream.path is not None else stream.whole(options.max_document_bytes)
    if stream.path is not None and stream.path.stat().st_size > options.max_document_bytes:
        raise FormatError(stream.source, f"larger than {options.max_document_bytes:,} bytes")
    try:
        document = pdfium.PdfDocument(given)
    except pdfium.PdfiumError as e:
        reason = "is locked by a password" if "assword" in str(e) else f"is a broken PDF: {e}"
        raise FormatError(stream.source, reason, "%PDF") from None
    try:
        pages, size = [], 0
        for index in range(len(document)):
            pages.append(_page_text(document, index, pdfium, stream.source, options))
            size += len(pages[-1]) + 1
            if size > options.max_record_bytes:
                raise FormatError(stream.source, f"has more than {options.max_record_bytes:,} characters of text")
        info = document.get_metadata_dict()
    finally:
        document.close()
    text, offsets = clean(pages)
    if not text.strip():
        raise FormatError(stream.source, f"has no text on its {len(pages)} pages: is it a scan?", "%PDF")
    unread = sum(unicodedata.category(c) in ("Co", "Cn") or c == "\ufffd" for c in text)
    if unread * 5 > len(text):
        raise FormatError(stream.source, "its fonts do not say which letters they show", "%PDF")
    title = " ".join("".join(c for c in info.get("Title", "") if c.isprintable()).split())
    row = {
        "title": "" if _FILE_TITLE.search(title) else title,
        "url": url,
        "retrieved": retrieved,
        "published": _published(info.get("CreationDate", ""), pages[0]),
        "text": text,
    }
    return report_of(row, stream.source, options, offsets=offsets)


def clean(pages: list[str]) -> tuple[str, OffsetMap]:
    """Running text of pages: without page numbers and lines that recur at their edges, lines joined, words made whole."""
    words = Counter(w.lower() for page in pages for w in _WORD.findall(page))
    pages_lines = [_lines(page) for page in pages]
    recurring = _recurring(pages_lines)
    widths = sorted(len(text) for lines in pages_lines for _, text in lines if text)
    width = widths[len(widths) * 9 // 10] if widths else 0
    out = Cleaning()
    last, last_end, at = "", 0, 0
    for page, lines in zip(pages, pages_lines, strict=True):
        furniture = _furniture(lines, recurring)
        blank = False
        for index, (begin, text) in enumerate(lines):
            if not text:
                blank = True
            elif index not in furniture and not _LEADER.search(text):
                if last:
                    out.replace(_between(last, text, width, blank), last_end, at + begin)
                _line(out, text, at + begin, words)
                last, last_end, blank = text, at + begin + len(text), False
        at += len(page) + 1
    return out.finish()


def _line(out: Cleaning, text: str, begin: int, words: Counter[str]) -> None:
    for m in re.finditer(rf"[^\S{_HYPHEN}]+|{_HYPHEN}|[\ufb00-\ufb06]|[\x00-\x1f\x7f-\x9f\ud800-\udfff\xad]+|.", text):
        token, start, end = m[0], begin + m.start(), begin + m.end()
        if token == _HYPHEN:
            if _keeps_hyphen(text, m.start(), words):
                out.replace("-", start, end)
        elif token.isspace():
            out.replace(" ", start, end)
        elif "\ufb00" <= token <= "\ufb06":
            out.replace(unicodedata.normalize("NFKC", token), start, end)
        elif token.isprintable():
            out.copy(token, start)


def _keeps_hyphen(text: str, at: int, words: Counter[str]) -> bool:
    """Whether a word broken at a line's end has a hyphen of its own: as the rest of the document writes it, else not."""
    left, right = re.search(r"[^\W\d_]*$", text[:at]), re.match(r"[^\W\d_]*", text[at + 1 :])
    before, after = left[0] if left else "", right[0] if right else ""
    if not before or not after or after[0].isupper():
        return True
    whole, parts = (before + after).lower(), f"{before}-{after}".lower()
    return words[parts] > words[whole]


def _between(last: str, text: str, width: int, blank: bool) -> str:
    """What stands between two lines: nothing after a hyphen, an empty line between paragraphs, else a space."""
    ended = bool(_SENTENCE_END.search(last))
    if re.search(r"[\w.]-$", last) and text[0].isalnum() and not blank:
        return ""
    if blank or _BULLET.match(text):
        return "\n\n"
    if len(last) < width * (0.8 if ended else 0.6) and (ended or text[0].isupper()):
        return "\n\n"
    return " "


def _lines(page: str) -> list[tuple[int, str]]:
    out = []
    for m in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|$)", page):
        line = m[0].rstrip()
        indent = len(line) - len(line.lstrip())
        out.append((m.start() + indent, line[indent:]))
    return out


def _recurring(pages: list[list[tuple[int, str]]]) -> set[str]:
    """What recurs at the edges of pages: the outermost lines whatever their figures are, the others as they are."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_as_edge(lines, index) for index in _edges(lines)})
    return {line for line, count in seen.items() if count >= max(3, len(pages) * 0.3)}


def _furniture(lines: list[tuple[int, str]], recurring: set[str]) -> set[int]:
    edges = _edges(lines)
    return {
        i
        for i in edges
        if _as_edge(lines, i) in recurring or (i in (edges[0], edges[-1]) and _PAGE_NUMBER.fullmatch(lines[i][1]))
    }


def _edges(lines: list[tuple[int, str]]) -> list[int]:
    filled = [i for i, (_, text) in enumerate(lines) if text]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _as_edge(lines: list[tuple[int, str]], index: int) -> str:
    edges = _edges(lines)
    text = lines[index][1]
    return re.sub(r"\d+", "0", text) if index in (edges[0], edges[-1]) else text


def _published(created: str, first_page: str) -> str:
    """The date on the first page that the file's own date bears out: a file may be made long after the report."""
    m = re.match(r"D?:?(\d{4})(\d\d)(\d\d)", created)
    day = iso_date("-".join(m.groups())) if m else None
    if not day or len(day) < 10:
        return ""
    made = date.fromisoformat(day)
    near = [d for d in full_dates(first_page) if timedelta(-2) <= made - date.fromisoformat(d) <= timedelta(45)]
    if near:
        return max(near)
    recent = {made.isoformat()[:7], (made.replace(day=1) - timedelta(1)).isoformat()[:7]}
    return max(recent & set(months(first_page)), default="")


def _page_text(document: Any, index: int, pdfium: Any, source: str, options: Options) -> str:
    try:
        page = document[index]
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_range())
        finally:
            text_page.close()
            page.close()
    except pdfium.PdfiumError as e:
        options.note(f"{source}:{index + 1}", f"the page is left out: {e}")
        return ""


def _pdfium(source: str) -> Any:
    try:
        return _imported()
    except ImportError as e:
        raise InputError(source, f"pypdfium2 is needed for PDF: pip install 'dragoman[pdf]' ({e})") from None


@cache
def _imported() -> Any:
    import pypdfium2

    return pypdfium2
