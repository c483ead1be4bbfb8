"""What a ledger holds now and did not hold at some moment: new developments, stories and copies, and what changed of the old.

Nothing is kept for this but the moment: what a development is now is held against what its older reports alone tell of it. So
whoever asks again after a breakdown misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.digest import Development, Keeping, contradiction_json, development_json
from dragoman.ledger import Ledger

Kind = Literal["development", "status", "figure", "contradiction", "story", "copy"]
SEVERAL = 2  # developments that stand in fewer reports are told only where they have an event category


@dataclass(frozen=True, slots=True)
class Item:
    """Something new: what kind, what it is about (an id), in words, which new reports tell it, and the details."""

    kind: Kind
    id: str
    text: str
    reports: tuple[str, ...]
    details: dict[str, Any] = field(default_factory=dict)


def news(ledger: Ledger, keeping: Keeping, since: str) -> list[Item]:
    """What is new since a moment (ISO 8601; "": everything), in the order: developments, changes, contradictions, stories,
    copies. `keeping` is that of the ledger, up to date."""
    arrived = ledger.arrived(since)
    if not arrived:
        return []
    keys = {r["key"] for r in arrived}
    out = list(_developments(keeping, keys, {r["id"] for r in arrived}))
    order = {"development": 0, "status": 1, "figure": 2, "contradiction": 3}
    out.sort(key=lambda item: (order[item.kind], item.id))
    out += _stories(ledger, keys)
    for key, name in sorted((r["key"], r["id"]) for r in arrived):
        for c in ledger.copies(key):
            # Of two of one day the one that was there before counts as the one that is copied.
            other, its = (c["of"], c["of_key"]) if c["key"] == key else (c["report"], c["key"])
            if c["key"] == key or its not in keys:
                text = f"{name} copies {other} ({100 * c['share']:.0f}%)"
                out.append(Item("copy", name, text, (name,), {"of": other, "share": c["share"]}))
    return out


def _stories(ledger: Ledger, keys: set[str]) -> Iterator[Item]:
    for s in ledger.stories_of(keys):
        if s["new"] == s["reports"]:
            n = s["reports"]
            text = f"{s['title'] or s['story']} ({n} report{'' if n == 1 else 's'})"
            yield Item("story", s["story"], text, tuple(s["ids"]), {"reports": n})


def _developments(keeping: Keeping, keys: Iterable[str], new: set[str]) -> Iterator[Item]:
    for d in keeping.developments(keeping.held.told_by(keys)):
        was = d.part(lambda f: f.report not in new)
        now = development_json(d)
        reports = tuple(r for r in d.reports if r in new)
        if was is None:
            if now["event"] or len(d.reports) >= SEVERAL:
                details = {k: now[k] for k in ("event", "status", "actor", "recipient", "from", "to", "one_anonymous_source")}
                yield Item("development", d.name, now["text"], reports, {**details, "roots": len(now["roots"])})
                yield from _contradictions(d, None, reports)
            continue
        then_json = development_json(was)
        if now["status"] != then_json["status"]:
            change = {"was": then_json["status"], "now": now["status"]}
            yield Item("status", d.name, now["text"], reports, change)
        yield from _figures(d.name, now, then_json, new)
        yield from _contradictions(d, was, reports)


def _figures(name: str, now: dict[str, Any], then: dict[str, Any], new: set[str]) -> Iterator[Item]:
    """Figures that nobody had given before, each with the last one of the same measure."""
    known = {(f["measure"], f["low"], f["high"]) for f in then["figures"]}
    for f in now["figures"]:
        figure = (f["measure"], f["low"], f["high"])
        if f["report"] in new and not f["vague"] and figure not in known:
            known.add(figure)
            last = [x["text"] for x in then["figures"] if x["measure"] == f["measure"]]
            details = {"measure": f["measure"], "was": last[-1] if last else None, "now": f["text"], "source": f["source"]}
            yield Item("figure", name, now["text"], (f["report"],), details)


def _contradictions(d: Development, was: Development | None, reports: tuple[str, ...]) -> Iterator[Item]:
    known = {(c.of, c.about, c.a.says, c.b.says) for c in was.contradictions} if was else set()
    for c in d.contradictions:
        if (c.of, c.about, c.a.says, c.b.says) not in known and (c.of, c.about, c.b.says, c.a.says) not in known:
            yield Item("contradiction", d.name, f"{c.a.says} against {c.b.says}: {c.why}", reports, contradiction_json(c, d))
