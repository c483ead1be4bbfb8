import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_files import pdf

from dragoman.records import Span
from dragoman.reports import original
from dragoman.reports.pdfs import clean

Reading = Callable[..., Any]
LINE = "The panel reviewed reports of transfers by sea and by rail, and asked states for more"


def test_lines_are_joined_and_words_made_whole(reading: Reading) -> None:
    lines = [
        "The experts found that the inter-",
        "national transfers went on, and that well-known",
        "ships took part, among them two of a well-",
        "known owner, and that a U.S.-",
        "China agreement had no effect at all on them.",
        "Then, the second matter.",
    ]
    (report,), rejected = reading("a.pdf", pdf([lines]))
    assert not rejected
    assert report.text.startswith(
        "The experts found that the international transfers went on, and that well-known ships took part"
    )
    assert "of a well-known owner" in report.text  # as the document writes it elsewhere
    assert "a U.S.-China agreement" in report.text
    assert report.text.endswith("Then, the second matter.")


def test_sixty_pages_are_one_report(reading: Reading) -> None:
    pages = [
        [f"S/2024/{number:03}", "Panel of Experts", f"Finding {number}. {LINE}", f"detail {number}.", f"{number}/60"]
        for number in range(1, 61)
    ]
    (report,), rejected = reading("a.pdf", pdf(pages))
    assert not rejected
    # what recurs on each page is left out, page numbers are
    assert "Panel of Experts" not in report.text
    assert not re.search(r"S/2024|\d+/60", report.text)
    assert [f"Finding {n}." in report.text and f"more detail {n}." in report.text for n in range(1, 61)] == [True] * 60


def test_spans_lead_back_through_pages(reading: Reading) -> None:
    raw = [
        "Running head\r\nThe inter\ufffenational and\r\n  rather long sentence\r\n1",
        "Running head\r\ngoes on.\r\nA \ufb01nal word.\r\n2",
        "Running head\r\nEnd.\r\n3",
    ]
    text, offsets = clean(raw)
    assert text == "The international and rather long sentence goes on.\n\nA final word.\n\nEnd."
    source = "\f".join(raw)
    for words, behind in [
        ("international", "inter\ufffenational"),
        ("sentence goes", "sentence\r\n1\fRunning head\r\ngoes"),
        ("final", "\ufb01nal"),
        ("End.", "End."),
    ]:
        i = text.index(words)
        back = original(offsets, Span(i, i + len(words)))
        assert source[back.start : back.end] == behind
    assert source[: original(offsets, Span(text.index("End"), len(text))).start].count("\f") == 2


DATES = [
    # the file's own date is borne out by the first page, which is exact
    ("Seoul, 20 June 2024", "D:20240622101010+09'00'", "2024-06-20"),
    ("Report of June 2024", "D:20240622101010Z", "2024-06"),
    ("Report of May 2024", "D:20240622101010Z", "2024-05"),
    # made long after, or nothing on the page: not known
    ("Seoul, 20 June 2019", "D:20240622101010Z", ""),
    ("No date here", "D:20240622101010Z", ""),
    ("Seoul, 20 June 2024", "", ""),
    ("Seoul, 20 June 2024", "D:99991231", ""),
    ("Seoul, 20 June 2024", "D:00010101", ""),
]


@pytest.mark.parametrize(("first", "created", "expected"), DATES)
def test_the_publication_date(reading: Reading, first: str, created: str, expected: str) -> None:
    (report,), _ = reading("a.pdf", pdf([[first, LINE]], {"CreationDate": created, "Title": "Findings of the Panel"}))
    assert report.published == expected
    assert report.title == "Findings of the Panel"


@pytest.mark.parametrize("title", ["Microsoft Word - draft.docx", "untitled", "S-2024-215", "report.pdf", ""])
def test_a_file_s_name_is_no_title(reading: Reading, title: str) -> None:
    (report,), _ = reading("a.pdf", pdf([[LINE]], {"Title": title}))
    assert report.title == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.4\nnothing", "is a broken PDF"),
        (pdf([[LINE]])[:300], "is a broken PDF"),
        (pdf([[""], [""]]), "has no text on its 2 pages: is it a scan?"),
    ],
)
def test_what_is_rejected(reading: Reading, content: bytes, reason: str) -> None:
    reports, (rejected,) = reading("a.pdf", content)
    assert not reports
    assert rejected.reason.startswith(reason)


def test_a_pdf_is_known_by_what_it_holds(reading: Reading, tmp_path: Path) -> None:
    (report,), _ = reading("no-suffix", pdf([[LINE]]))
    assert report.text == LINE
    _, (rejected,) = reading("a.pdf", b"plain text, no PDF")
    assert rejected.reason == "is called .pdf but is none"
