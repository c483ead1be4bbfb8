from collections.abc import Callable
from typing import Any

import pytest

from dragoman.records import Span
from dragoman.reports import original
from dragoman.reports.prose import clean, front_matter

Reading = Callable[..., Any]
FRONT = """---
title: "Talks: the second day"   # a comment
date: 2023-09-13
outlet: The Outlet
url: https://example.org/a#b
tags:
  - one
  - two
lang: en
---

The talks began.
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_front_matter(reading: Reading, name: str) -> None:
    (report,), rejected = reading(name, FRONT)
    assert not rejected
    assert report.text == "The talks began.\n"
    assert (report.title, report.published, report.outlet) == ("Talks: the second day", "2023-09-13", "The Outlet")
    assert report.url == "https://example.org/a#b"
    assert FRONT[slice(*original(report.offsets, Span(4, 9)))] == "talks"


def test_plain_text_stays_as_it_is(reading: Reading) -> None:
    text = "  First line,\r\nsecond line *with* [marks](x).\r\n\r\nThird.\r\n"
    (report,), _ = reading("a.txt", text)
    assert report.text == text
    assert report.offsets is None
    (report,), _ = reading("a.txt", "\ufeff" + text)
    assert report.text == text
    assert original(report.offsets, Span(0, 1)) == Span(1, 2)


@pytest.mark.parametrize(
    ("source", "row"),
    [
        ("---\ntitle: 'It''s on'\n---\nx", {"title": "It's on"}),
        ('---\ntitle: "a \\"b\\" c" # d\n---\nx', {"title": 'a "b" c'}),
        ("---\r\nTitle: T\r\npublication_date: 2023\r\n---\r\nx", {"title": "T", "published": "2023"}),
        ("---\ntitle: [a, b]\nlink: >\n  folded\n...\nx", {}),
        # a rule and a dialogue are no front matter, nor is a block without a known key
        ("---\n\nShe said: no.\n\n---\nx", {}),
        ("---\nnothing: here\n---\nx", {}),
        ("---\ntitle: never closed\nx", {}),
        ("text first\n---\ntitle: T\n---\n", {}),
        # the exact name goes before another that means the same
        ("---\ndate: 2020\npublished: 2023\n---\nx", {"published": "2023"}),
        ("---\ntext: no\ntitle: T\n---\nx", {"title": "T"}),
    ],
)
def test_the_subset_of_yaml(source: str, row: dict[str, str]) -> None:
    found, begin = front_matter(source)
    assert found == row
    assert (begin > 0) == bool(row)


MARKDOWN = [
    ("**North Korea** sent *troops*, __it__ said, _quietly_.", "North Korea sent troops, it said, quietly."),
    ("See [the pact](https://example.org/a_b) and [this][1].\n\n[1]: https://example.org", "See the pact and this.\n\n"),
    ("## Heading\n\n> quoted\n> lines\n\n- one\n* two\n1. three", "Heading\n\nquoted\nlines\n\none\ntwo\nthree"),
    ("![a photo](x.png) Text `code`\\*.[^1]", " Text code*."),
    ("```python\nprint(1)\n```\nText", "Text"),
    ("A\n---\nB\n***\nC", "A\n\nB\n\nC"),
    ("<https://example.org> is it", "https://example.org is it"),
    # what are no marks
    ("snake_case_name, 5 * 3 * 2, a_b, 2*3", "snake_case_name, 5 * 3 * 2, a_b, 2*3"),
    ("<!-- note -->Text", "Text"),
    ("Cost: $5. [Editor's note] ok", "Cost: $5. [Editor's note] ok"),
]


@pytest.mark.parametrize(("source", "text"), MARKDOWN)
def test_markdown(source: str, text: str) -> None:
    assert clean(source)[0] == text


def test_a_first_heading_is_the_title(reading: Reading) -> None:
    (report,), _ = reading("a.md", "# The *second* day #\n\nThe talks began.\n")
    assert (report.title, report.text) == ("The second day", "The talks began.\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"  \n \n", "is empty"),
        (b"\x00\x01\x02binary", "is binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is binary"),
        ("Fünf Brüder gehen über die Brücke nach Zürich".encode()[:-1] + b"\xff und weiter", "its encoding is broken"),
        ("---\ntitle: T\n---\n", "its text is empty"),
    ],
)
def test_what_is_rejected(reading: Reading, content: bytes | str, reason: str) -> None:
    reports, (rejected,) = reading("a.txt", content)
    assert not reports
    assert rejected.reason.startswith(reason)


def test_old_english_text_is_read(reading: Reading) -> None:
    text = "The minister’s visit – his “first” – began in Zürich on Monday, and more talks are to follow on Tuesday."
    (report,), _ = reading("a.txt", text.encode("cp1252"))
    assert report.text == text


def test_a_dateline_dates_only_with_its_year(reading: Reading) -> None:
    (report,), _ = reading("a.txt", "SEOUL, June 20, 2024 (Outlet) - The talks began.")
    assert report.published == "2024-06-20"
    (report,), _ = reading("a.txt", "SEOUL, June 20 (Outlet) - The talks began.")
    assert report.published == ""
    (report,), _ = reading("a.txt", "---\ndate: 2024-06-21\n---\nSEOUL, June 20, 2024 (Outlet) - The talks began.")
    assert report.published == "2024-06-21"
