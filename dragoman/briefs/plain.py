"""A brief as plain JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from dragoman.briefs.parts import Brief, Entry, Line


def plain(brief: Brief) -> dict[str, Any]:
    """The brief's parts under their names; each line as `line` gives it."""
    return {
        **{k: getattr(brief, k) for k in ("title", "first", "last", "as_of", "claims", "outlets")},
        "timeline": [line(x) for _, entries in brief.timeline for e in entries for x in e.lines],
        "left_out": brief.more,
        "transfers": [line(x) for x in brief.transfers],
        "figures": [
            {"item": f.item, "about": f.about, "unit": f.unit, "rows": [dict(zip(_FIGURE, row, strict=True)) for row in f.rows]}
            for f in brief.figures
        ],
        "voices": [{"name": v.name, "lines": lines(v.entries), "left_out": v.more} for v in brief.voices],
        "disputes": [{"topic": d.topic, "against": lines(d.against), "held": lines(d.held)} for d in brief.disputes],
        "contradictions": [asdict(c) for c, _ in brief.clashes],
        "open": {status: lines(entries) for status, entries in brief.open},
        "silences": lines(brief.silences),
        "sources": [asdict(s) for s in brief.sources],
    }


def lines(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [line(x) for entry in entries for x in entry.lines]


_FIGURE = ("published", "words", "low", "high", "source", "reports")


def line(x: Line) -> dict[str, Any]:
    """One line: days, parties, event, status, evidence, speakers, claims; `sources` are numbers in the list of sources."""
    best = x.best
    return {
        "from": x.day,
        "to": x.last,
        "dated": "claim" if x.dated else "report",
        "event": best.event or None,
        "mode": best.mode or None,
        "predicate": best.predicate,
        "status": x.state,
        "development": x.told.development if x.told else None,
        "roots": list(x.told.roots) if x.told else [],
        "who": best.who,
        "whom": best.whom,
        "items": best.items,
        "figures": [f._asdict() for f in best.figures],
        "text": best.text,
        "says": x.says,
        "claims": [v.id for v in x.views],
        "sources": x.sources,
    }
