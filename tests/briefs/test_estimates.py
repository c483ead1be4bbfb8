"""The chart of estimates: every figure once, in its source's colour, and a page that loads nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from dragoman.briefs.estimates import page, panels, svg


def row(day: str, low: float | None, high: float | None, source: str, measure: str = "troops", **given: Any) -> dict[str, Any]:
    return {
        "day": day,
        "published": day,
        "measure": measure,
        "low": low,
        "high": high,
        "unit": "1",
        "text": f"{low} to {high} <men>",
        "source": source,
        "outlet": "Wire",
        "report": "r1",
        "planned": False,
        **given,
    }


ROWS = [
    row("2024-10-18", 12000, 12000, "NIS", planned=True),
    row("2024-10-24", 3000, None, "Kirby"),
    row("2024-10-31", None, 8000, "Blinken"),
    row("2024-11-20", 10000, 11000, "NIS"),
    row("2025-01-13", 300, 300, "NIS", "dead"),
    row("2025-01-14", None, None, "NIS", "dead"),
]


def test_a_panel_for_each_thing_counted() -> None:
    assert [(name, len(rows)) for name, rows in panels(ROWS)] == [("troops", 4), ("dead", 1)]


def test_the_image_is_well_formed_and_names_every_figure() -> None:
    root = ET.fromstring(svg(ROWS, "Figures & more"))
    titles = [t.text for t in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 5
    assert titles[0] == "12000 to 12000 <men> (NIS, 18 Oct 2024; Wire)"
    fills = {c.get("fill") for c in root.iter("{http://www.w3.org/2000/svg}circle")}
    assert len(fills) == 4  # three sources, and the hollow dot of what is planned


def test_the_page_escapes_and_loads_nothing() -> None:
    made = page(ROWS, "a <b>")
    assert "<men>" not in made and "a &lt;b&gt;" in made
    assert "http://www.w3.org/2000/svg" in made
    assert made.count("http:") == 1 and "https:" not in made and "<script" not in made
    assert made.count("<tr>") == 1 + len(ROWS)
