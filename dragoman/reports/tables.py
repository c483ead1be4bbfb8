"""Reports in tables: CSV and TSV with a line of column names."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from dragoman.errors import FormatError
from dragoman.records import Rejection, Report
from dragoman.reports.options import Options
from dragoman.reports.rows import columns, report_of
from dragoman.reports.streams import SNIFFED, Stream, decode, lines, show


def read_table(stream: Stream, options: Options, tabs: bool = False) -> Iterator[Report | Rejection]:
    """One report a row; the number behind the source is the line on which the row begins.

    Columns are separated by what the header shows (comma, semicolon, tab, bar), cells quoted as in RFC 4180.
    """
    encoding = _encoding(stream)
    at = [0]
    too_long: list[Rejection] = []

    def text() -> Iterator[str]:
        for number, line, whole in lines(stream, options.max_record_bytes):
            at[0] = number
            if whole:
                yield line.decode(encoding, "surrogateescape") + "\n"
            else:
                reason = f"the line is longer than {options.max_record_bytes:,} bytes"
                too_long.append(Rejection(f"{stream.source}:{number}", reason, show(line)))

    source = text()
    header_line = next(source, None)
    if header_line is None:
        raise FormatError(stream.source, "is empty" if not too_long else too_long[0].reason)
    mark = "\t" if tabs else max(",;\t|", key=header_line.count)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_record_bytes))
    header = next(csv.reader([header_line], delimiter=mark))
    places = columns(header, options.columns, f"{stream.source}:1")
    reader = csv.reader(source, delimiter=mark)
    while True:
        begun = at[0] + 1
        try:
            cells = next(reader, None)
        except csv.Error as e:
            yield Rejection(f"{stream.source}:{begun}", f"the row cannot be read: {e}")
            continue
        yield from too_long
        too_long.clear()
        if cells is None:
            return
        if not any(cells):
            continue
        where = f"{stream.source}:{begun}"
        if len(cells) != len(header):
            reason = f"{len(cells)} cells under {len(header)} columns"
            yield Rejection(where, reason, show(mark.join(cells)[:400]))
            continue
        try:
            yield report_of({name: cells[i] for name, i in places.items()}, where, options)
        except FormatError as e:
            yield Rejection(where, e.reason, show(mark.join(cells)[:400]))


def _encoding(stream: Stream) -> str:
    """UTF-8, or the code page of old spreadsheets where the beginning of the file can only be that."""
    head = stream.peek(SNIFFED)
    head = head[: head.rfind(b"\n") + 1] or head
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        try:
            decode(stream.source, head)
        except FormatError:
            return "utf-8"
        return "cp1252" if not head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return "utf-8"
