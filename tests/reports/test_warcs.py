import bz2
import gzip
from collections.abc import Callable
from typing import Any

import pytest
from report_files import page, pdf, warc

from dragoman.reports import Options

Reading = Callable[..., Any]
ITEMS = b"<item><title>A title of a feed</title></item><item><title>Another one</title></item>"
FEED = b'<rss version="2.0"><channel><title>F</title>' + ITEMS + b"</channel></rss>"
CAPTURES = [
    ("https://sample.example.org/world/9", "text/html; charset=utf-8", page().encode(), "200 OK"),
    ("https://sample.example.org/gone", "text/html", b"<p>gone</p>", "404 Not Found"),
    ("https://sample.example.org/logo.png", "image/png", b"\x89PNG", "200 OK"),
    ("https://sample.example.org/old", "text/html", b"", "301 Moved Permanently"),
    ("https://sample.example.org/note.txt", "text/plain", b"The talks began.", "200 OK"),
    ("https://sample.example.org/feed", "application/rss+xml", FEED, "200 OK"),
    ("https://sample.example.org/r.pdf", "application/pdf", pdf([["The panel met in the capital."]]), "200 OK"),
    ("https://sample.example.org/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
    ("https://sample.example.org/x", "application/octet-stream", b"\x00\x01\x02", "200 OK"),
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gz", "bz2"])
@pytest.mark.parametrize("name", ["a.warc", "a"])
def test_captures_are_reports(reading: Reading, name: str, pack: Callable[[bytes], bytes]) -> None:
    reports, rejected = reading(name, pack(warc(CAPTURES)))
    assert [(r.url.rsplit("/", 1)[-1], r.source.rsplit(f"{name}:", 1)[1]) for r in reports] == [
        ("9", "3"),
        ("note.txt", "11"),
        ("", "13:1"),
        ("", "13:2"),
        ("r.pdf", "15"),
    ]
    assert {r.retrieved for r in reports} == {"2023-09-14T01:02:03Z"}
    assert reports[0].outlet == "The Sample"
    assert [(r.source.rsplit(":", 1)[1], r.reason.split(" for")[0][:25]) for r in rejected] == [
        ("5", "the server answered 404"),
        ("19", "is binary, and no"),
    ]


def test_members_that_are_compressed_one_by_one(reading: Reading) -> None:
    reports, rejected = reading("a.warc.gz", b"".join(gzip.compress(warc([c])) for c in CAPTURES[:1] * 3))
    assert len(reports) == 3
    assert not rejected


def test_an_archive_that_is_cut_short(reading: Reading) -> None:
    whole = warc(CAPTURES[4:5] + CAPTURES[:1])
    reports, (rejected,) = reading("a.warc", whole[:-900])
    assert [r.text for r in reports] == ["The talks began."]
    assert rejected.reason == "the archive is cut short in this record"
    reports, (rejected,) = reading("a.warc.gz", gzip.compress(whole)[:-300])
    assert rejected.reason.startswith("compressed data is broken or cut short")


def test_too_large_a_capture(reading: Reading) -> None:
    reports, rejected = reading("a.warc", warc(CAPTURES[:1] + CAPTURES[4:5]), Options(max_record_bytes=1000))
    assert [r.text for r in reports] == ["The talks began."]
    assert rejected[0].reason == "https://sample.example.org/world/9 is larger than 1,000 bytes"


@pytest.mark.parametrize(
    "content", [b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n" + b"y" * 1000, b"WARC/9.9 nothing at all"]
)
def test_what_is_no_archive(reading: Reading, content: bytes) -> None:
    reports, rejected = reading("a.warc", content)
    assert not reports
    assert len(rejected) <= 1
