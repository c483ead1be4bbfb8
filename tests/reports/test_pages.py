import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from report_files import PARAGRAPHS, page

from dragoman.records import Span
from dragoman.reports import Options, markup, original

Reading = Callable[..., Any]


def test_the_article_and_what_the_page_says_about_it(reading: Reading) -> None:
    (report,), rejected = reading("a.html", page())
    assert not rejected
    assert report.text == "\n\n".join(markup.clean(p)[0] for p in PARAGRAPHS)
    assert (report.title, report.outlet, report.published) == ("Ministers meet", "The Sample", "2023-09-13")
    assert (report.url, report.language) == ("https://sample.example.org/world/1", "en")


def test_every_word_leads_back_to_the_page(reading: Reading) -> None:
    source = page()
    (report,), _ = reading("a.html", source)
    for m in re.finditer(r"\S+", report.text):
        start, end = original(report.offsets, Span(*m.span()))
        assert markup.clean(source[start:end])[0] == m[0]
    start = report.text.index("A spokesperson")
    back = original(report.offsets, Span(start, report.text.index("Neither")))
    assert source[back.start : back.end].startswith("A spokesperson for the ministry said that the <b>agreement</b>")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (page().encode("utf-8-sig"), "a.html"),
        (page().encode("utf-16"), "a.html"),
        (page().replace("utf-8", "windows-1252").replace("&eacute;", "é").encode("cp1252"), "a.html"),
        # without a telling name, and before a doctype
        (page().encode(), "a"),
        (b"\n\n<!-- saved -->" + page().encode(), "a.bin"),
    ],
)
def test_encodings_and_names(reading: Reading, content: bytes, name: str) -> None:
    (report,), rejected = reading(name, content)
    assert not rejected
    assert "café talk" in report.text


def test_a_language_is_recognised_not_believed(reading: Reading) -> None:
    german = (
        "Die Außenminister der beiden Länder sind am Montag in der Hauptstadt zusammengekommen, wie ein Sprecher mitteilte.",
        "Das Abkommen soll im kommenden Monat unterzeichnet werden, sofern beide Parlamente zustimmen, hieß es.",
        "Einzelheiten nannten beide Seiten zunächst nicht. Beobachter hatten seit langem mit einer Einigung gerechnet.",
    )
    (report,), _ = reading("a.html", page(german, language="en"))
    assert report.language == "de"
    (report,), _ = reading("a.html", page(language="de"))
    assert report.language == "en"


def test_a_date_in_the_article_is_not_the_page_s(reading: Reading) -> None:
    source = re.sub(
        r"<meta property=.article:published_time[^>]*>", "", page((*PARAGRAPHS, "The first pact was signed on 3 May 1999."))
    )
    (report,), _ = reading("a.html", source)
    assert report.published == ""


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html><head><script>var text = 'no article';</script></head><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html>" + "<div>" * 200_000 + "deep",
        "<html>" + "<table><tr><td>" * 20_000,
        "<html><p " + "a='" * 100_000,
        "<html><![CDATA[" + "x" * 100_000,
    ],
    ids=["empty", "menu", "deep", "tables", "attribute", "cdata"],
)
def test_a_page_without_an_article_is_rejected_soon(reading: Reading, content: str) -> None:
    began = time.monotonic()
    reports, rejected = reading("a.html", content)
    assert time.monotonic() - began < 20
    assert len(reports) + len(rejected) == 1
    assert all(r.reason == "no article is found on the page" for r in rejected)


def test_a_page_that_is_too_large(reading: Reading) -> None:
    _, (rejected,) = reading("a.html", page(), Options(max_record_bytes=500))
    assert rejected.reason == "larger than 500 bytes"


def test_broken_encoding(reading: Reading) -> None:
    _, (rejected,) = reading("a.html", "<html><p>Zürich, Genève, Malmö: ".encode() * 9 + b"\xff\xfe\xc3</p></html>")
    assert rejected.reason.startswith("its encoding is broken")
