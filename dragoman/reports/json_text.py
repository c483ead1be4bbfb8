"""Reports in JSON: one a line, or in an array or a row of objects over many lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from dragoman.errors import FormatError
from dragoman.records import Rejection, Report
from dragoman.reports.options import Options
from dragoman.reports.rows import report_of
from dragoman.reports.streams import Stream, lines, show

_OUTSIDE = re.compile(rb'["{}\[\]\n]')
_INSIDE = re.compile(rb'["\\\n]')
_SPACE = b" \t\r\n\v\f"


def read_lines(stream: Stream, options: Options) -> Iterator[Report | Rejection]:
    """One report a line; empty lines are passed over. A line's text is handed on unchanged."""
    for number, line, whole in lines(stream, options.max_record_bytes):
        source = f"{stream.source}:{number}"
        if not whole:
            yield Rejection(source, f"the line is longer than {options.max_record_bytes:,} bytes", show(line))
        elif line.strip():
            yield _record(line, source, options)


def read_objects(stream: Stream, options: Options) -> Iterator[Report | Rejection]:
    """The objects of an array, or objects one after another, however they are broken into lines.

    The number behind the source is the line on which an object begins. What is broken inside one object costs that object.
    """
    for number, data, whole in _objects(stream, options.max_record_bytes):
        source = f"{stream.source}:{number}"
        if not whole:
            yield Rejection(source, f"the record is longer than {options.max_record_bytes:,} bytes", show(data))
        else:
            yield _record(data, source, options)


def holds_lines(head: bytes) -> bool:
    """Whether the first line of a JSON file is an object of its own."""
    first, _, rest = head.lstrip(_SPACE).partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError) as e:
        if isinstance(e, json.JSONDecodeError) and e.msg == "Extra data":
            return False
        # a broken line among lines is still one: objects over many lines rarely begin with more than a brace
        return not rest or rest.lstrip(_SPACE).startswith(b"{")
    return True


def _record(data: bytes, source: str, options: Options) -> Report | Rejection:
    try:
        row = json.loads(data)
    except UnicodeDecodeError as e:
        return Rejection(source, f"is not UTF-8 (byte {e.start + 1})", show(data))
    except json.JSONDecodeError as e:
        return Rejection(source, f"is not JSON: {e.msg} (character {e.pos + 1})", show(data))
    except (ValueError, RecursionError) as e:
        return Rejection(source, f"is JSON that cannot be read: {e}", show(data))
    if not isinstance(row, dict):
        return Rejection(source, f"is not an object but {type(row).__name__}", show(data))
    try:
        return report_of(_mapped(row, options.columns), source, options)
    except FormatError as e:
        return Rejection(source, e.reason, show(data))


def _mapped(row: dict[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    return {**row, **{name: row.get(key) for name, key in mapping.items()}} if mapping else row


def _objects(stream: Stream, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """Every outermost object: the line it begins on, its bytes, and whether these are all of it."""
    number = begun = 1
    depth = size = 0
    quoted = escaped = False
    kept: list[bytes] = []
    array = False
    first = True
    while chunk := stream.read():
        if first:
            chunk, first = chunk.removeprefix(b"\xef\xbb\xbf"), False
        at = start = 0
        while at < len(chunk):
            if escaped:
                escaped, at = False, at + 1
                continue
            m = (_INSIDE if quoted else _OUTSIDE).search(chunk, at)
            if m is None:
                break
            mark, at = m[0], m.end()
            if mark == b"\n":
                number += 1
                if quoted and depth == 0:
                    quoted = False
            elif mark == b"\\":
                escaped = True
            elif mark == b'"':
                quoted = not quoted
            elif mark == b"[" and depth == 0 and not array:
                array = True
            elif mark in b"{[":
                if depth == 0:
                    begun, start, size, kept = number, m.start(), 0, []
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0:
                    size += at - start
                    kept.append(chunk[start:at])
                    yield begun, b"".join(kept), size <= limit
                    kept = []
        if depth:
            size += len(chunk) - start
            kept.append(chunk[start:])
            if size > limit:
                kept = [b"".join(kept)[:200]]
    if depth:
        yield begun, b"".join(kept), size <= limit
    elif not array and not size:
        raise FormatError(stream.source, "holds no JSON object")
