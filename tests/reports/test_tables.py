from collections.abc import Callable
from typing import Any

import pytest

from dragoman.reports import Options

Reading = Callable[..., Any]


def test_columns_by_their_usual_names(reading: Reading) -> None:
    content = 'Headline,Body,Date,Source,Link,Extra\nTalks,"The talks began, and\nwent ""on"".",2023-09-13,The Outlet,https://example.org,x\n'
    (report,), rejected = reading("a.csv", content)
    assert not rejected
    assert report.text == 'The talks began, and\nwent "on".'
    assert (report.title, report.published, report.outlet, report.url) == (
        "Talks",
        "2023-09-13",
        "The Outlet",
        "https://example.org",
    )
    assert report.source.endswith("a.csv:2")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tsv", "title\ttext\nT\tThe talks, they began.\n"),
        ("a.csv", "title;text\nT;The talks, they began.\n"),
        ("a.csv", "title|text\r\nT|The talks, they began.\r\n"),
        ("a.csv", '\ufefftitle,text\nT,"The talks, they began."\n'),
        ("a.csv", "title,text\nT,“The talks”\n".replace("“The talks”", '"The talks, they began."').encode("utf-16")),
    ],
)
def test_marks_between_columns(reading: Reading, name: str, content: str | bytes) -> None:
    (report,), rejected = reading(name, content)
    assert not rejected
    assert (report.title, report.text) == ("T", "The talks, they began.")


def test_the_mapping_goes_before_the_names(reading: Reading) -> None:
    options = Options(columns={"text": "Abstract", "outlet": "wire"})
    (report,), _ = reading("a.csv", "text,Abstract,wire,publisher\nno,The talks began.,W,P\n", options)
    assert (report.text, report.outlet) == ("The talks began.", "W")


def test_better_names_go_first(reading: Reading) -> None:
    (report,), _ = reading("a.csv", "summary,text,date,published\nshort,The long text.,2020-01-01,2023-09-13\n")
    assert (report.text, report.published) == ("The long text.", "2023-09-13")


def test_line_numbers_count_lines_not_rows(reading: Reading) -> None:
    reports, rejected = reading("a.csv", 'text,title\n"One\n\nOne.",a\nTwo.,b,c\n\nThree.,c\n')
    assert [(r.text, r.source.rsplit(":", 1)[1]) for r in reports] == [("One\n\nOne.", "2"), ("Three.", "7")]
    assert [(r.reason, r.source.rsplit(":", 1)[1]) for r in rejected] == [("3 cells under 2 columns", "5")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("name,age\nx,1\n", "no column is the text: say which of 'name', 'age' is"),
        (b"text,title\nbroken \xff\xfe byte,a\nand \xe9\xc3\xa9,b\n", "its text holds a byte that is not UTF-8"),
        ("text,title\n,a\n", "its text is empty"),
        ("text,title\nnul \x00,a\n", "its text holds a NUL character"),
    ],
)
def test_what_is_rejected(reading: Reading, content: str | bytes, reason: str) -> None:
    reports, rejected = reading("a.csv", content)
    assert rejected[0].reason.startswith(reason)
    assert not reports


def test_a_missing_mapped_column_is_told(reading: Reading) -> None:
    _, (rejected,) = reading("a.csv", "a,b\n1,2\n", Options(columns={"text": "body"}))
    assert rejected.reason == "has no column 'body' for text; it has 'a', 'b'"
    assert rejected.source.endswith("a.csv:1")


def test_old_spreadsheets(reading: Reading) -> None:
    (report,), _ = reading("a.csv", "text,title\nThe minister’s talks – they “began” in Zürich and went on.,a\n".encode("cp1252"))
    assert report.text == "The minister’s talks – they “began” in Zürich and went on."


def test_a_line_that_is_too_long(reading: Reading) -> None:
    reports, (rejected,) = reading("a.csv", "text,title\n" + "x" * 300_000 + ",a\nLast.,b\n", Options(max_record_bytes=100_000))
    assert [r.text for r in reports] == ["Last."]
    assert rejected.source.endswith("a.csv:2")
    assert rejected.reason == "the line is longer than 100,000 bytes"


def test_a_quotation_mark_that_never_closes(reading: Reading) -> None:
    content = 'text,title\nOne.,a\n"never closed,b\n' + "Row.,c\n" * 50_000
    reports, rejected = reading("a.csv", content, Options(max_record_bytes=200_000))
    assert reports[0].text == "One."
    assert rejected[0].source.endswith("a.csv:3")
    assert "field larger than field limit" in rejected[0].reason or "cells under" in rejected[0].reason
