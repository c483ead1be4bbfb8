"""Markdown and HTML: what reports say cannot become markup, and the page loads nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from made import readings

from dragoman.briefs.brief import build
from dragoman.briefs.charts import months_chart, range_chart, tick
from dragoman.briefs.markdown import escape, markdown
from dragoman.briefs.page import page
from dragoman.briefs.parts import Brief, Figures
from dragoman.briefs.view import View, of_reading

EVIL = '<script>alert("x")</script> | [a](javascript:x) *b* `c`'


def brief_of(views: list[View]) -> Brief:
    return build(views, title=EVIL, made_by="1.0")


@pytest.fixture(scope="module")
def evil() -> Brief:
    views = [v for r in readings() for v in of_reading(r)]
    return brief_of(
        [replace(v, text=EVIL, outlet=EVIL, title=EVIL, url=f'javascript:"{EVIL}"', says=(EVIL,), who=(EVIL,)) for v in views]
    )


class Elements(HTMLParser):
    """Tags that a page opens, and its attributes' values."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(k, v or "") for k, v in attrs]


def test_page_of_hostile_text_has_no_script_and_no_such_link(evil: Brief) -> None:
    found = Elements(page(evil))
    assert "script" not in found.tags
    assert not [v for k, v in found.attributes if k.startswith("on")]
    assert all(v.startswith("#") for k, v in found.attributes if k == "href")


def test_page_loads_nothing() -> None:
    text = page(brief_of([v for r in readings() for v in of_reading(r)]))
    found = Elements(text)
    assert not {"link", "img", "iframe", "object", "embed", "audio", "video"} & set(found.tags)
    assert not [k for k, _ in found.attributes if k in ("src", "srcset", "data")]
    assert "url(" not in text
    assert "@import" not in text


def test_page_anchors_lead_somewhere() -> None:
    found = Elements(page(brief_of([v for r in readings() for v in of_reading(r)])))
    ids = {v for k, v in found.attributes if k == "id"}
    wanted = {v[1:] for k, v in found.attributes if k == "href" and v.startswith("#")}
    assert wanted <= ids
    assert {"timeline", "transfers", "figures", "voices", "disputed", "open", "silences", "sources"} <= wanted


def test_markdown_of_hostile_text_has_no_markup_of_its_own(evil: Brief) -> None:
    text = markdown(evil)
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} <= {5, 6, 7, 8}


def test_escape() -> None:
    assert escape("a_b*c|d\n e") == r"a\_b\*c\|d e"


def test_empty_parts_are_left_out() -> None:
    (view,) = of_reading(readings()[5])
    text = markdown(build([view], title="One plan"))
    assert re.findall(r"^## (.*)$", text, re.M) == ["Who and whom", "Transfers", "Not, or not yet, so", "Sources"]


def test_charts_are_well_formed_and_keep_to_their_box() -> None:
    months = [(f"2023-{m:02d}", m, 12 - m, m % 3) for m in range(1, 13)]
    rows = (
        ("2023-01-01", "1,000", 1000.0, 1000.0, EVIL, (1,)),
        ("2023-02-01", "up to 12,000", None, 12000.0, "B", (2,)),
        ("2023-03-01", "more than 3,000", 3000.0, None, "C", (3,)),
    )
    for text in (months_chart(months), range_chart(Figures("troops", "attack", "1", rows))):
        root = ElementTree.fromstring(text)
        width = float(root.get("viewBox", "").split()[2])
        for box in root.iter("rect"):
            assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width
            assert float(box.get("y", 0)) >= 0
        for line in root.iter("line"):
            assert float(line.get("x2", 0)) <= width


def test_charts_of_next_to_nothing_are_none() -> None:
    assert months_chart([("2023-01", 3, 0, 0)]) == ""
    assert range_chart(Figures("troops", "attack", "1", (("2023-01-01", "none", 0.0, 0.0, "A", (1,)),))) == ""


@pytest.mark.parametrize(("top", "step"), [(1, 0.5), (4, 1), (7, 2), (12, 5), (20, 5), (21, 10), (125, 50), (12_000, 5_000)])
def test_marks_of_an_axis_are_round_and_few(top: float, step: float) -> None:
    assert tick(top) == step
