"""A brief as plain JSON, for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.briefs.brief import Brief, Line


def plain(brief: Brief) -> dict[str, Any]:
    """The brief's parts under their names; each line as `line` gives it."""
    return {
        **{k: getattr(brief, k) for k in ("title", "first", "last", "as_of", "claims", "outlets")},
        "timeline": [line(x) for _, lines in brief.timeline for x in lines],
        "left_out": brief.more,
        "transfers": [line(x) for x in brief.transfers],
        "figures": [
            {"item": f.item, "unit": f.unit, "rows": [dict(zip(_FIGURE, row, strict=True)) for row in f.rows]}
            for f in brief.figures
        ],
        "voices": [{"name": v.name, "lines": [line(x) for x in v.lines], "left_out": v.more} for v in brief.voices],
        "disputes": [
            {"topic": d.topic, "against": [line(x) for x in d.against], "held": [line(x) for x in d.held]} for d in brief.disputes
        ],
        "open": {status: [line(x) for x in lines] for status, lines in brief.open},
        "silences": [line(x) for x in brief.silences],
        "sources": [asdict(s) for s in brief.sources],
    }


_FIGURE = ("published", "words", "low", "high", "source", "report")


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
        "status": best.status,
        "who": best.who,
        "whom": best.whom,
        "items": best.items,
        "figures": [f._asdict() for f in best.figures],
        "text": best.text,
        "says": x.says,
        "claims": [v.id for v in x.views],
        "sources": x.sources,
    }
