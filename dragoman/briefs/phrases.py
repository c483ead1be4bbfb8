"""Wording that the forms of a brief share."""

from __future__ import annotations

import re

from dragoman.briefs.days import day_name
from dragoman.briefs.parts import Brief, Clash, Figures, Line


def summary(b: Brief) -> str:
    """Period, numbers and maker in one sentence without its full stop."""
    period = f"{day_name(b.first)} to {day_name(b.last)}" if b.first != b.last else day_name(b.first)
    counts = f"{plural(b.claims, 'claim')} in {plural(len(b.sources), 'report')} of {plural(b.outlets, 'outlet')}"
    made = f"read by Dragoman {b.made_by}" if b.made_by else ""
    known = f"as known on {day_name(b.as_of)}" if b.as_of else ""
    return ", ".join(x for x in (counts, period and f"published {period}", known, made) if x)


def route(line: Line) -> str:
    """From where to where, in place names."""
    v = line.best
    return " → ".join(", ".join(x) for x in (v.origins, v.destinations) if x)


def web_address(url: str) -> bool:
    """Only these are made into links: a feed may carry any address."""
    return url.startswith(("https://", "http://")) and not re.search(r"[\s()<>\"]", url)


def title_of(figures: Figures) -> str:
    """What a table of figures is about: ``North Korean soldiers (attack)``, ``Explosives, t (distribute)``."""
    unit = f", {figures.unit}" if figures.unit not in ("", "1") else ""
    return f"{figures.item[:1].upper()}{figures.item[1:]}{unit} ({figures.about})"


def clash(c: Clash) -> str:
    """What a contradiction is about: ``Figures: troops, a day apart``."""
    return f"{_CLASHES[c.of]}: {c.about}, {c.why}"


_CLASHES = {"figure": "Figures", "status": "Whether it happened", "actor": "Who did it", "date": "The day"}


def plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}" + ("" if n == 1 else "s")
