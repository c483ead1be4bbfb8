"""Developments, contradictions and figures as plain records, for JSON and for whoever prints them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.digest.digest import Development, words
from dragoman.stories.contradictions import Contradiction, Estimate, Stand
from dragoman.stories.facts import AGAINST, HELD, PLANNED, Fact, iso
from dragoman.stories.kinds import tokens

Json = dict[str, Any]


def best_of(facts: Sequence[Fact]) -> Fact:
    """The claim that tells most of a development: of the text, with both parties, figures, things, a place, and the surest."""

    def fullness(f: Fact) -> tuple[object, ...]:
        told = bool(f.claim["actor"]) + bool(f.claim["recipient"]) + bool(f.claim["items"]) + bool(f.figures) + bool(f.spots)
        held = f.status in HELD or f.status in PLANNED
        return (held, bool(f.claim["event"]), f.claim.get("field") != "title", told, f.claim["confidence"])

    top = max(map(fullness, facts))
    return next(f for f in facts if fullness(f) == top)


def development_json(d: Development, *, whole: bool = True) -> Json:
    """A development; without `whole` the few fields of a listing."""
    best = best_of(d.facts)
    first = d.facts[0]
    stands = d.stands_on
    first_day, last_day = days_of(d)
    events = Counter(f.claim["event"] for f in d.facts if f.claim["event"])
    out: Json = {
        "id": d.name,
        "kind": first.kind,
        "event": events.most_common(1)[0][0] if events else None,
        "mode": best.mode or None,
        "actor": _names(d.facts, "actor"),
        "recipient": _names(d.facts, "recipient"),
        "from": first_day or None,
        "to": last_day or None,
        "first": iso(first.published) or None,
        "last": iso(d.last) or None,
        "status": status_of(d),
        "text": " ".join(best.claim["text"].split()).strip("-–—,;: "),
        "sentence_text": best.claim["sentence_text"],
        "best": best.claim["id"],
        "claims": len(d.facts),
        "reports": stands.reports,
        "reports_without_copies": stands.reports_without_copies,
        "outlets": stands.outlets,
        "roots": [
            {"name": r.name, "anonymous": r.anonymous, "reports": list(r.reports), "outlets": list(r.outlets)}
            for r in stands.roots
        ],
        "one_anonymous_source": stands.one_anonymous_source,
        "contradictions": len(d.contradictions),
    }
    if not whole:
        return out
    chain = next(c for c in stands.chains if c.claim == first.claim["id"])
    out["earliest"] = {
        "claim": first.claim["id"],
        "report": first.report,
        "outlet": first.claim["outlet"],
        "published": first.claim["published"],
        "source": chain.path[-1],
    }
    out["history"] = history(d)
    out["figures"] = [figure_json(e, d) for e in _ordered(d.estimates)]
    out["places"] = sorted({p["name"] or p["text"] for f in d.facts for p in f.claim["places"]})
    out["things"] = sorted({t for f in d.facts for t in f.things})
    out["chains"] = [
        {
            "claim": c.claim,
            "report": c.report,
            "published": c.published,
            "path": list(c.path),
            "root": stands.roots[c.root].name,
            "copy_of": c.copy_of or None,
        }
        for c in stands.chains
    ]
    out["contradictions"] = [contradiction_json(c, d) for c in d.contradictions]
    out["merges"] = [{"a": m.a, "b": m.b, "score": m.score, "reason": m.reason, "by": m.by} for m in d.group.merges]
    out["members"] = [
        {
            "claim": f.claim["id"],
            "anchor": f.anchor,
            "report": f.report,
            "outlet": f.claim["outlet"],
            "published": f.claim["published"],
            "status": f.status,
            "text": f.claim["text"],
            "source": stands.roots[stands.root_of(f.claim["id"])].name,
        }
        for f in d.facts
    ]
    return out


def days_of(d: Development) -> tuple[str, str]:
    """The first and the last day of the event, ISO; "" where no claim says when it was, or where it runs on."""
    days = [x for f in d.facts if not f.running for x in (f.first, f.last) if x]
    return iso(min(days, default=0)), iso(max(days, default=0))


def history(d: Development) -> list[Json]:
    """The status over time: each change as it was first told, with who told it. A source that says the same again adds
    nothing."""
    out: list[Json] = []
    said: set[tuple[int, str]] = set()
    for f in d.facts:
        root = d.stands_on.root_of(f.claim["id"])
        status = "occurred" if f.running and f.status in HELD else f.status
        anew = status in AGAINST or all(s != status for _, s in said)
        if f.status != "unspecified" and anew and (root, status) not in said:
            out.append(_step(d, f, status))
        said.add((root, status))
    return out or [_step(d, d.facts[0], d.facts[0].status)]


def status_of(d: Development) -> str:
    """The last status that was told; a denial only where more roots deny than hold something else, and something open only where
    more claims leave it open than tell that it happened ("the war may widen" does not make the war possible)."""
    steps = history(d)
    others = [h for h in steps if h["status"] not in AGAINST]
    deny = {h["source"] for h in steps if h["status"] in AGAINST}
    hold = {d.stands_on.root_of(f.claim["id"]) for f in d.facts if f.status not in AGAINST}
    if not others or len(hold) < len(deny):
        return str(steps[-1]["status"])
    held = sum(f.status in HELD for f in d.facts)
    if 2 * held >= sum(f.status not in AGAINST for f in d.facts):
        others = [h for h in others if h["status"] in HELD] or others
    return str(others[-1]["status"])


def _step(d: Development, f: Fact, status: str) -> Json:
    return {
        "day": iso(f.published) or None,
        "status": status,
        "source": d.stands_on.roots[d.stands_on.root_of(f.claim["id"])].name,
        "outlet": f.claim["outlet"],
        "report": f.report,
        "claim": f.claim["id"],
    }


def _names(facts: Iterable[Fact], side: str) -> list[str]:
    """The parties of one side as most claims call them: at most three, none named a quarter as often as the first."""
    counts: Counter[str] = Counter()
    for f in facts:
        if f.claim["event"] or f.lemma in words().verbs:
            counts.update(dict.fromkeys((a["name"] or a["text"] for a in f.claim[side] if a["name"] or a["country"]), 1))
    ranked = counts.most_common(3)
    kept = [name for name, n in ranked if 4 * n >= ranked[0][1]]
    return [name for name in kept if not any(name.startswith(f"{other} (") for other in kept)]


# ------------------------------------------------------------------ figures
def figure_json(e: Estimate, d: Development) -> Json:
    root = d.stands_on.roots[e.root]
    claim = e.fact.claim
    return {
        "day": iso(e.last) or claim["published"][:10] or None,
        "published": claim["published"][:10] or None,
        "measure": e.figure.measure,
        "low": e.figure.low,
        "high": e.figure.high,
        "approx": e.figure.approx,
        "unit": e.figure.unit,
        "text": e.figure.words,
        "vague": e.figure.vague,
        "part": e.figure.partly or (e.fact.bounded and e.fact.running),
        "planned": e.planned,
        "source": root.name,
        "anonymous": root.anonymous,
        "outlet": claim["outlet"],
        "report": e.fact.report,
        "claim": claim["id"],
        "about": claim["text"],
        "development": d.name,
    }


def figure_rows(developments: Iterable[Development], item: str) -> list[Json]:
    """The figures for what `item` names (troops, killed, containers, …; "" for all), by day, copies of a sentence left out."""
    asked = measures_of(item)
    out = []
    for d in developments:
        copied = {c.claim for c in d.stands_on.chains if c.copy_of}
        for e in d.estimates:
            if e.fact.claim["id"] not in copied and (
                not asked or e.figure.measure.partition(" (")[0] in asked or _named(e, item)
            ):
                out.append(figure_json(e, d))
    rows: dict[tuple[object, ...], Json] = {}
    for row in sorted(out, key=lambda r: (r["day"] or "", r["published"] or "", r["report"], r["low"] or 0.0)):
        rows.setdefault((row["source"], row["measure"], row["low"], row["high"], row["report"]), row)
    return list(rows.values())


def measures_of(item: str) -> frozenset[str]:
    """What a word for a counted thing stands for: "killed" for the dead, "soldiers" for troops, "casualties" for losses."""
    said = " ".join(tokens(item))
    if not said:
        return frozenset()
    known = words()
    found = {known.harm.get(said.split()[-1], ""), known.thing(said)} - {""}
    if said in known.things.values() or said in known.harm.values():
        found.add(said)
    return frozenset(found) or frozenset([said])


def _named(e: Estimate, item: str) -> bool:
    return " ".join(tokens(item)) in " ".join(tokens(e.figure.words))


def _ordered(estimates: Iterable[Estimate]) -> list[Estimate]:
    return sorted(estimates, key=lambda e: (e.figure.measure, e.last, e.fact.published, e.fact.report))


def course(d: Development, most: int = 5) -> tuple[str, ...]:
    """The figures of what a development counts most, over time, each with its day; "…" where some are left out."""
    counts = Counter(e.figure.measure for e in d.estimates if not e.figure.vague and e.figure.measure)
    if not counts:
        return ()
    measure = counts.most_common(1)[0][0]
    if len({e.fact.claim["id"] for e in d.estimates if e.figure.measure == measure}) < 2:
        return ()  # the figures of one claim are no course of one figure
    out: list[str] = []
    values = set()
    for e in sorted(d.estimates, key=lambda e: (e.last, e.fact.published)):
        value = (e.figure.low, e.figure.high)
        if e.figure.measure == measure and not e.figure.vague and value not in values:
            values.add(value)
            out.append(f"{e.figure.words} ({short(e.last)})" if e.last else e.figure.words)
    return tuple(out if len(out) <= most else [*out[: most - 2], "…", *out[-1:]])


def short(day: int) -> str:
    """An ordinal as day and month."""
    d = datetime.date.fromordinal(day)
    return f"{d.day} {d:%b}"


# ------------------------------------------------------------------ contradictions
def contradiction_json(c: Contradiction, d: Development) -> Json:
    """A contradiction with both sides' evidence."""
    return {"development": d.name, "of": c.of, "about": c.about, "why": c.why, "sides": [_side(c.a, d), _side(c.b, d)]}


def _side(s: Stand, d: Development) -> Json:
    out: Json = {"says": s.says, "sources": list(s.sources)}
    if s.figure is not None:
        out.update({"low": s.figure.low, "high": s.figure.high, "approx": s.figure.approx, "unit": s.figure.unit})
    out["reports"] = list(dict.fromkeys(f.report for f in s.facts))
    out["evidence"] = [
        {
            "claim": f.claim["id"],
            "report": f.report,
            "outlet": f.claim["outlet"],
            "published": f.claim["published"],
            "sentence_text": f.claim["sentence_text"],
            "source": d.stands_on.roots[d.stands_on.root_of(f.claim["id"])].name,
        }
        for f in s.facts
    ]
    return out
