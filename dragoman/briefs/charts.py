"""Small charts as SVG for a page that loads nothing: colours are the page's own custom properties, text is selectable."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from html import escape

from dragoman.briefs.days import short_day
from dragoman.briefs.parts import Figures

WIDTH = 720
LEVELS = ("held", "open", "disputed")


def months_chart(months: Sequence[tuple[str, int, int, int]], height: int = 130) -> str:
    """Claims by month of publication as stacked columns: held, open, disputed from below. Empty for fewer than two months."""
    top = max((sum(m[1:]) for m in months), default=0)
    if len(months) < 2 or not top:
        return ""
    left, base, ceiling = 34, height - 22, 12
    step = (WIDTH - left) / len(months)
    step_up = tick(top)
    limit = math.ceil(top / step_up) * step_up
    scale = (base - ceiling) / limit
    parts = [_open(height, "Claims by month of publication")]
    for value in _ticks(step_up, limit)[1:]:
        y = base - value * scale
        parts.append(f'<line class="rule" x1="{left}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="tick end" x="{left - 6}" y="{y + 4:.1f}">{value:g}</text>')
    parts.append(f'<line class="axis" x1="{left}" x2="{WIDTH}" y1="{base}" y2="{base}"/>')
    for i, (month, *counts) in enumerate(months):
        x, y = left + i * step, float(base)
        for level, n in zip(LEVELS, counts, strict=True):
            if n:
                y -= n * scale
                box = f'x="{x + step * 0.14:.1f}" y="{y:.1f}" width="{step * 0.72:.1f}" height="{n * scale:.1f}"'
                parts.append(f'<rect class="{level}" {box}><title>{month}: {n} {level}</title></rect>')
        if _labelled(i, month, len(months)):
            parts.append(f'<text class="tick" x="{x + step / 2:.1f}" y="{height - 6}">{_month(month, i == 0)}</text>')
    return "".join([*parts, "</svg>"])


def range_chart(figures: Figures) -> str:
    """One row a figure, in order of publication: a bar from low to high, a dot for an exact one, an arrow for an open end."""
    rows = [r for r in figures.rows if r[0] and (r[2] is not None or r[3] is not None)]
    values = [v for r in rows for v in r[2:4] if v is not None]
    top = max(values, default=0.0)
    if len(rows) < 2 or top <= 0:
        return ""
    left, right, pitch = 270, 24, 22
    height = pitch * len(rows) + 26
    step = tick(top)
    limit = math.ceil(top * 1.02 / step) * step
    scale = (WIDTH - left - right) / limit
    parts = [_open(height, f"Figures for {figures.item}")]
    for value in _ticks(step, limit):
        x = left + value * scale
        parts.append(f'<line class="rule" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{height - 20}"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="{height - 6}">{value:,.15g}</text>')
    for i, (day, words, low, high, who, _) in enumerate(rows):
        y = 4 + pitch * i + pitch / 2
        name = who if len(who) <= 26 else who[:25].rstrip() + "…"
        parts.append(f'<text class="tick end" x="{left - 10}" y="{y + 4:.1f}">{escape(name)} · {short_day(day)}</text>')
        parts.extend(_figure(left, y, low, high, limit, scale, f"{words} ({who}, {day})"))
    return "".join([*parts, "</svg>"])


def _figure(left: int, y: float, low: float | None, high: float | None, limit: float, scale: float, title: str) -> Iterator[str]:
    start = left + (low or 0.0) * scale
    end = left + (limit if high is None else high) * scale
    yield f"<g><title>{escape(title)}</title>"
    if low is not None and low == high:
        yield f'<circle class="mark" cx="{start:.1f}" cy="{y:.1f}" r="4"/>'
    else:
        kind = "mark" if low is not None and high is not None else "mark open-ended"
        yield f'<line class="{kind}" x1="{start:.1f}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        for value, x in ((low, start), (high, end)):
            if value is not None:
                yield f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    yield "</g>"


def tick(top: float) -> float:
    """The distance between the marks of an axis up to `top`: 1, 2 or 5 times a power of ten, for at most four marks."""
    power = 10.0 ** math.floor(math.log10(top / 4))
    return next(m * power for m in (1, 2, 5, 10) if m * power * 4 >= top)


def _ticks(step: float, limit: float) -> list[float]:
    return [i * step for i in range(round(limit / step) + 1)]


def _open(height: float, label: str) -> str:
    return f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(label)}">'


def _labelled(i: int, month: str, count: int) -> bool:
    """Every month of a short row, else quarters or years, so that labels never touch."""
    if count <= 12 or i == 0:
        return True
    return month[5:] in (("01", "04", "07", "10") if count <= 36 else ("01",)) and i > 1


def _month(month: str, with_year: bool) -> str:
    day = datetime.date.fromisoformat(month + "-01")
    return f"{day:%b %Y}" if with_year or day.month == 1 else f"{day:%b}"
