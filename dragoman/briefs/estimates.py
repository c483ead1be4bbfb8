"""Estimates over time as SVG, alone or in one self-contained page: a panel for each counted thing, a colour for each source.

Rows are plain, as `dragoman figures --json` prints them. A dot is an exact figure, a bar goes from the lower to the upper bound,
a bar that fades upwards has no upper bound; hollow dots are of what is planned.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from dragoman.briefs.charts import tick
from dragoman.briefs.days import short_day

Row = Mapping[str, Any]
WIDTH = 760
PANEL = 240
LEFT, RIGHT, TOP, BASE = 74, 18, 34, 30
COLOURS = ("#2f6b9a", "#b4552d", "#3f7d4e", "#7d4f9e", "#a88400", "#2a8c8c", "#a8325a", "#5d6167")
_STYLE = (
    "text{font-family:'Source Sans 3','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;font-size:11px;fill:#5d6167}"
    ".title{font-size:14px;font-weight:600;fill:#1d1f21}.rule{stroke:#dcd9d0}.axis{stroke:#5d6167}.end{text-anchor:end}.mid{text-anchor:middle}"
)


def panels(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that have a day and a bound, by what is counted and its unit, the most first."""
    found: dict[str, list[Row]] = {}
    for r in rows:
        if r["day"] and (r["low"] is not None or r["high"] is not None):
            unit = "" if r["unit"] in ("", "1") or f"({r['unit']})" in r["measure"] else f", {r['unit']}"
            found.setdefault((r["measure"] or "without a name") + unit, []).append(r)
    return sorted(found.items(), key=lambda x: (-len(x[1]), x[0]))


def colours(rows: Sequence[Row]) -> dict[str, str]:
    """A colour for each source, those with the most figures first; the last colour is that of all others."""
    counts: dict[str, int] = {}
    for r in rows:
        counts[r["source"]] = counts.get(r["source"], 0) + 1
    ranked = sorted(counts, key=lambda s: -counts[s])
    return {s: COLOURS[min(i, len(COLOURS) - 1)] for i, s in enumerate(ranked)}


def svg(rows: Sequence[Row], title: str) -> str:
    """One SVG image with all panels and a key."""
    shown = panels(rows)
    key = colours(rows)
    legend = 20 * math.ceil(len(key) / 2) + 12
    height = 40 + PANEL * len(shown) + legend
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fdfcf9"/>',
        f'<text class="title" x="16" y="24" style="font-size:17px">{escape(title)}</text>',
    ]
    for i, (name, group) in enumerate(shown):
        parts.append(f'<g transform="translate(0 {36 + PANEL * i})">')
        parts += _panel(name, group, key)
        parts.append("</g>")
    base = 36 + PANEL * len(shown)
    for i, (source, colour) in enumerate(key.items()):
        x, y = 20 + (i % 2) * 370, base + 14 + 20 * (i // 2)
        parts.append(
            f'<circle cx="{x}" cy="{y - 4}" r="5" fill="{colour}"/><text x="{x + 12}" y="{y}">{escape(source[:56])}</text>'
        )
    return "".join([*parts, "</svg>\n"])


def _panel(name: str, rows: Sequence[Row], key: Mapping[str, str]) -> Iterator[str]:
    days = [datetime.date.fromisoformat(r["day"]).toordinal() for r in rows]
    first, last = min(days) - 5, max(days) + 5
    values = [v for r in rows for v in (r["low"], r["high"]) if v is not None]
    step = tick(max(values)) if max(values) > 0 else 1.0
    limit = math.ceil(max(values) * 1.05 / step) * step if max(values) > 0 else 1.0
    width, height = WIDTH - LEFT - RIGHT, PANEL - TOP - BASE

    def x_of(day: int) -> float:
        return LEFT + (day - first) / (last - first) * width

    def y_of(value: float) -> float:
        return TOP + height - value / limit * height

    yield f'<text class="title" x="16" y="18">{escape(name[:1].upper() + name[1:])}</text>'
    for i in range(round(limit / step) + 1):
        y = y_of(i * step)
        yield f'<line class="rule" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="end" x="{LEFT - 8}" y="{y + 4:.1f}">{i * step:,.15g}</text>'
    for day, label in _dates(first, last):
        yield f'<text class="mid" x="{x_of(day):.1f}" y="{PANEL - 8}">{label}</text>'
        yield f'<line class="axis" x1="{x_of(day):.1f}" x2="{x_of(day):.1f}" y1="{TOP + height}" y2="{TOP + height + 4}"/>'
    yield f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{TOP + height}" y2="{TOP + height}"/>'
    for r, day in zip(rows, days, strict=True):
        yield from _mark(r, x_of(day), y_of, key[r["source"]], TOP)


def _mark(r: Row, x: float, y_of: Any, colour: str, ceiling: float) -> Iterator[str]:
    low, high = r["low"], r["high"]
    said = f"{r['text']} ({r['source']}, {short_day(r['day'])}; {r['outlet'] or r['report']})"
    yield f"<g><title>{escape(said)}</title>"
    if low is None or high is None or low != high:
        bottom = y_of(low or 0.0)
        top = y_of(high) if high is not None else max(ceiling, bottom - 34)
        faint = ' stroke-dasharray="2 3"' if low is None or high is None else ""
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{top:.1f}" stroke="{colour}" stroke-width="2"{faint}/>'
    fill = "#fdfcf9" if r["planned"] else colour
    for value in dict.fromkeys(v for v in (low, high) if v is not None):
        yield f'<circle cx="{x:.1f}" cy="{y_of(value):.1f}" r="4.5" fill="{fill}" stroke="{colour}" stroke-width="1.6"/>'
    yield "</g>"


def _dates(first: int, last: int) -> Iterator[tuple[int, str]]:
    """At most eight month beginnings, or the first and the last day where there are fewer than two."""
    months = []
    day = datetime.date.fromordinal(first).replace(day=1)
    while day.toordinal() <= last:
        if day.toordinal() >= first:
            months.append(day)
        day = (day.replace(day=28) + datetime.timedelta(days=5)).replace(day=1)
    if len(months) < 2:
        yield first, short_day(datetime.date.fromordinal(first).isoformat())
        yield last, short_day(datetime.date.fromordinal(last).isoformat())
        return
    step = math.ceil(len(months) / 8)
    for m in months[::step]:
        yield m.toordinal(), f"{m:%b %Y}"


def page(rows: Sequence[Row], title: str) -> str:
    """One HTML page with the image and a table of all rows; it loads nothing."""
    body = "".join(
        f"<tr><td>{escape(short_day(r['day'] or ''))}</td><td>{escape(r['text'])}</td><td>{escape(r['measure'])}"
        f"{' (planned)' if r['planned'] else ''}</td><td>{escape(r['source'])}</td>"
        f"<td>{escape(r['outlet'] or r['report'])}, {escape(short_day(r['published'] or ''))}</td></tr>"
        for r in rows
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_PAGE}</style></head><body>"
        f'<div class="scroll">{svg(rows, title)}</div>'
        "<p>A dot is an exact figure. A line joins two bounds; a dotted line has one end open. "
        "A hollow dot is of what is planned.</p>"
        '<div class="scroll"><table><thead>'
        "<tr><th>Day</th><th>Figure</th><th>Of</th><th>Who says so</th><th>Report</th></tr></thead>"
        f"<tbody>{body}</tbody></table></div></body></html>\n"
    )


_PAGE = (
    "body{margin:0 auto;max-width:50rem;padding:1.5rem 1rem 4rem;background:#fdfcf9;color:#1d1f21;line-height:1.45;"
    "font-family:'Source Sans 3','Helvetica Neue',Arial,'DejaVu Sans',sans-serif}svg{width:100%;min-width:34rem;height:auto}"
    ".scroll{overflow-x:auto}p{color:#5d6167;font-size:.85rem}table{border-collapse:collapse;width:100%;font-size:.85rem}"
    "th{text-align:left;border-bottom:1px solid #1d1f21;padding:.3rem .6rem .3rem 0}"
    "td:first-child{white-space:nowrap}td{vertical-align:top;border-bottom:1px solid #dcd9d0;padding:.35rem .6rem .35rem 0}"
)
