"""WARC: what was fetched with success, one capture after another, as if each had been saved by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import FormatError, InputError
from dragoman.records import Rejection
from dragoman.reports.options import Options
from dragoman.reports.streams import Stream, show


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing that was fetched: its bytes, and what its headers say about it. `source` ends in the record's number, from 1."""

    source: str
    data: bytes
    url: str = ""
    content_type: str = ""
    charset: str = ""
    retrieved: str = ""


def read_captures(stream: Stream, options: Options) -> Iterator[Capture | Rejection]:
    """The captures of an archive that may be reports: pages, feeds, PDF and text.

    Requests, metadata, revisits, redirects, images, scripts and the like are not reports and are passed over; an answer that
    is an error, and one that is too large, are rejected.

    Raises `FormatError` where the archive is broken, `InputError` where fastwarc is not installed.
    """
    warc = _fastwarc(stream.source)
    wanted = warc.WarcRecordType.response | warc.WarcRecordType.resource | warc.WarcRecordType.conversion
    number = end = 0
    source = _Readable(stream)
    try:
        for record in warc.ArchiveIterator(source, parse_http=True, auto_decode="all"):
            number += 1
            end = record.stream_pos + _length(record)
            capture = _capture(record, f"{stream.source}:{number}", options) if record.record_type & wanted else None
            if capture is not None and not source.lacks(end):
                yield capture
    except GeneratorExit:
        raise
    except BaseException as e:  # fastwarc raises what it meets, from OSError to a panic of its Rust code, which is no Exception
        if not isinstance(e, Exception) and type(e).__name__ != "PanicException":
            raise
        raise FormatError(stream.source, f"the archive is broken behind record {number}: {show(str(e))}") from e
    if source.failure is not None:
        raise source.failure
    if not number:
        raise FormatError(stream.source, "the archive has no record that can be read")
    if source.lacks(end):
        raise FormatError(f"{stream.source}:{number}", "the archive is cut short in this record")


def _length(record: Any) -> int:
    """The bytes that a record says it has behind its headers."""
    written = str(record.headers.get("Content-Length", "")).strip()
    return int(written) if written.isdecimal() else 0


def _capture(record: Any, source: str, options: Options) -> Capture | Rejection | None:
    http = record.http_headers
    kind = (record.http_content_type if http is not None else record.headers.get("Content-Type", "")) or ""
    kind = kind.partition(";")[0].strip().lower()
    url = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
    if not _may_be_report(kind, url):
        return None
    if http is not None and record.http_headers.status_code != 200:
        status = record.http_headers.status_code
        return Rejection(source, f"the server answered {status} for {url}") if status is None or status >= 400 else None
    limit = options.max_document_bytes if kind == "application/pdf" else options.max_record_bytes
    data = record.reader.read(limit + 1)
    if len(data) > limit:
        return Rejection(source, f"{url} is larger than {limit:,} bytes", show(data))
    if not data:
        return Rejection(source, f"{url} is empty")
    date = record.record_date
    return Capture(
        source=source,
        data=data,
        url=url,
        content_type=kind,
        charset=(record.http_charset or "") if http is not None else "",
        retrieved=date.strftime("%Y-%m-%dT%H:%M:%SZ") if date is not None else "",
    )


def _may_be_report(kind: str, url: str) -> bool:
    if url.startswith(("dns:", "metadata:", "urn:pageinfo")) or url.endswith("/robots.txt"):
        return False
    return kind in (
        "",
        "text/html",
        "text/plain",
        "text/markdown",
        "text/xml",
        "application/pdf",
        "application/octet-stream",
    ) or (kind.endswith("xml") and kind != "image/svg+xml")


class _Readable:
    """What fastwarc asks of a file. It must not meet an error: what went wrong is kept in `failure`, and the file ends there."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._at = 0
        self._ended = False
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size if size > 0 else 65_536)
        except (InputError, OSError) as e:
            self.failure = e
            return b""
        self._at += len(data)
        self._ended = self._ended or not data
        return data

    def lacks(self, end: int) -> bool:
        """Whether the file is over before `end`."""
        return self._ended and self._at < end

    def tell(self) -> int:
        return self._at


def _fastwarc(source: str) -> Any:
    try:
        return _imported()
    except ImportError as e:
        raise InputError(source, f"fastwarc is needed for WARC: pip install 'dragoman[warc]' ({e})") from None


@cache
def _imported() -> Any:
    import fastwarc.warc

    return fastwarc.warc
