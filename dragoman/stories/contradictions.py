"""Where reports of one development cannot all be right: figures, status, who did it, and when.

Two figures contradict each other when their bounds, taken as loosely as they are given, have no value in common, they count the
same of the same at about the same time, and rest on different roots. What is no contradiction: a vague figure; a later, higher
one of a total that grows; another figure by the same source, which is an update; a part against the whole; what is planned
against what is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.stories.developments import Group
from dragoman.stories.facts import AGAINST, HELD, PLANNED, Fact, iso
from dragoman.stories.figures import Figure, fits
from dragoman.stories.kinds import GOODS, Words
from dragoman.stories.rivals import other_day, other_doer, rival
from dragoman.stories.roots import Corroboration

Of = Literal["figure", "status", "actor", "date"]
SAME_TIME = 3  # days between two figures of one growing total that are of one time
LONG = 30  # days after which even a lower total is told of another time
LATER = 10  # days by which what is denied may be held after the denial
ROUGHLY = 14  # days before the end of "by the middle of January" to which such a total may belong
_COUNTED = GOODS | {"dead", "wounded", "losses", "missing", "captured", "troops"}


@dataclass(frozen=True, slots=True)
class Stand:
    """One side: what it says in words, the figure where it is one, the names of its roots, and its claims by day of their
    reports."""

    says: str
    figure: Figure | None
    sources: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides of one development that cannot both be right, the side told first first, and why it is no update."""

    development: str
    of: Of
    about: str
    a: Stand
    b: Stand
    why: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of a development: whose, of what time (days as ordinals), where below a country, and whether it is yet to come."""

    fact: Fact
    figure: Figure
    root: int
    first: int
    last: int
    where: frozenset[str]
    planned: bool
    running: bool


def contradictions(group: Group, stands_on: Corroboration, words: Words) -> list[Contradiction]:
    """All of one development, in the order of their first reports."""
    found = [
        *_figures(group, stands_on),
        *_status(group, stands_on),
        *_actors(group, stands_on, words),
        *_dates(group, stands_on, words),
    ]
    return sorted(found, key=lambda c: (_told(c.b.facts[0]), c.of, c.about))


# ------------------------------------------------------------------ figures
def estimates(group: Group, stands_on: Corroboration) -> list[Estimate]:
    """Every figure of a development's claims that can be held against others, once for each sentence.

    A total without a time of its own belongs to that of the report's sentence before it.
    """
    out: list[Estimate] = []
    seen: set[tuple[object, ...]] = set()
    times: dict[str, tuple[int, int]] = {}
    totals = any(f.running for f in group.facts)
    for f in sorted(group.facts, key=lambda f: (f.report, f.sentence)):
        running = f.running or (totals and not f.first and not f.last)
        first, last = as_of(f, running)
        if running and (f.first or f.last):
            times[f.report] = first, last
        elif running:
            first, last = times.get(f.report, (first, last))
        for figure in f.figures:
            key = (f.report, f.sentence, figure.measure, figure.low, figure.high)
            if key not in seen and figure.measure:
                seen.add(key)
                where = frozenset(w for s in f.spots for w in s.name if w not in ("region", "oblast", "province", "the"))
                root = stands_on.root_of(f.claim["id"])
                out.append(Estimate(f, figure, root, first, last, where, f.status in PLANNED, running))
    return out


def as_of(f: Fact, running: bool) -> tuple[int, int]:
    """The days to which a figure of a claim belongs: those of its event, or on which a running total stood."""
    if not running:
        return f.first or f.last or f.published, f.last or f.first or f.published
    if f.last and not f.first:
        return min(f.last, f.published or f.last) - ROUGHLY, min(f.last, f.published or f.last)
    if f.bounded:
        return f.first, f.last
    return f.published, f.published


def _figures(group: Group, stands_on: Corroboration) -> Iterable[Contradiction]:
    every = [e for e in estimates(group, stands_on) if _can_be_held(e)]
    sides: dict[tuple[object, ...], list[Estimate]] = {}
    for e in every:
        f = e.figure
        sides.setdefault((f.measure, f.unit, f.low, f.high, e.planned, _place_key(e), e.fact.bounded and e.first), []).append(e)
    stands = list(sides.values())
    done: set[tuple[int, int]] = set()
    for i, a in enumerate(stands):
        for j in range(i + 1, len(stands)):
            b = stands[j]
            if (i, j) not in done and _comparable(a[0], b[0]) and not fits(a[0].figure, b[0].figure):
                why = _no_update(a, b)
                if why:
                    done.add((i, j))
                    one, other = _stand(a, stands_on), _stand(b, stands_on)
                    if _told(other.facts[0]) < _told(one.facts[0]):
                        one, other = other, one
                    yield Contradiction(group.name, "figure", a[0].figure.measure, one, other, why)


def _can_be_held(e: Estimate) -> bool:
    """Whether a figure is of a known thing, says enough, is no part, and is held or planned."""
    known = e.figure.measure.partition(" (")[0] in _COUNTED
    said = e.fact.status in HELD or e.fact.status in PLANNED
    return known and said and not e.figure.vague and not e.figure.partly


def _place_key(e: Estimate) -> frozenset[str]:
    return e.where if e.fact.kind != "harm" else frozenset()


def _comparable(a: Estimate, b: Estimate) -> bool:
    """Whether two estimates count the same: in one unit, both planned or both done, of one place or one interval."""
    if (a.figure.measure, a.figure.unit) != (b.figure.measure, b.figure.unit) or a.planned != b.planned:
        return False
    if a.fact.kind == "troops" and bool(a.where) != bool(b.where):
        return False
    if a.where and b.where and not a.where & b.where and a.fact.kind != "harm":
        return False
    if a.running != b.running:
        return False
    if a.running:
        return not (a.fact.bounded or b.fact.bounded) or (a.first, a.last) == (b.first, b.last)
    return True


def _no_update(a: Sequence[Estimate], b: Sequence[Estimate]) -> str:
    """Why two sides are no update over time; "" where they may be."""
    reasons = []
    for x in a:
        for y in b:
            if x.root == y.root or x.fact.report == y.fact.report:
                return ""
            if x.running:
                early, late = (x, y) if (x.first, x.last) <= (y.first, y.last) else (y, x)
                gap = max(0, late.first - early.last)
                rises = (late.figure.low or late.figure.high or 0.0) > (early.figure.low or early.figure.high or 0.0)
                if gap <= SAME_TIME:
                    reasons.append((gap, "of one time" if not gap else "a day apart" if gap == 1 else f"{gap} days apart"))
                elif gap <= LONG and not rises:
                    reasons.append((gap, f"{gap} days later, and lower"))
            elif x.fact.kind == "harm" and not _opposed(x, y):
                continue  # the toll of one event rises while it is counted
            else:
                reasons.append((0, "of one event"))
    return min(reasons)[1] if reasons else ""


def _opposed(x: Estimate, y: Estimate) -> bool:
    """Whether the later report gives the lower toll, by a day at least."""
    early, late = (x, y) if x.fact.published <= y.fact.published else (y, x)
    lower = (late.figure.high or late.figure.low or 0.0) < (early.figure.low or early.figure.high or 0.0)
    return late.fact.published > early.fact.published and lower


# ------------------------------------------------------------------ status
def _status(group: Group, stands_on: Corroboration) -> Iterable[Contradiction]:
    """What some hold to have happened and others deny. A denial before the day, and "not yet", are no contradiction."""
    if group.facts[0].kind == "war":
        return  # who fights a war also denies that it is one
    held = [f for f in group.facts if f.status in HELD and not f.claim["factuality"].startswith(("PS", "Uu", "CTu"))]
    against = [f for f in group.facts if f.status in AGAINST]
    pairs = []
    for d in against:
        for h in held:
            if stands_on.root_of(d.claim["id"]) == stands_on.root_of(h.claim["id"]) or not _same_thing(d, h):
                continue
            later = h.published - d.published
            early = d.status == "not_occurred" and h.published > d.published
            if later <= LATER and not early:
                pairs.append((d, h))
    if not pairs:
        return
    deniers = {d.claim["id"] for d, _ in pairs}
    holders = {h.claim["id"] for _, h in pairs}
    a = _stand_of([f for f in group.facts if f.claim["id"] in holders], "held to have happened", stands_on)
    b = _stand_of([f for f in group.facts if f.claim["id"] in deniers], "denied", stands_on)
    yield Contradiction(group.name, "status", group.facts[0].kind, a, b, "held and denied within days")


def _same_thing(d: Fact, h: Fact) -> bool:
    """Whether a denial can mean what the other holds: who and whom, where both say so."""
    for xs, ys in ((d.doers, h.doers), (d.receivers, h.receivers)):
        if xs and ys and not any(x.countries & y.countries or (x.one and x.one == y.one) for x in xs for y in ys):
            return False
    return True


# ------------------------------------------------------------------ who, and when
def _actors(group: Group, stands_on: Corroboration, words: Words) -> Iterable[Contradiction]:
    """The same thing said to be done by one and by another. Where a third says that both did it, it is none."""
    by: dict[frozenset[str], list[Fact]] = {}
    for f in group.facts:
        if f.status in HELD and f.doers and not f.running:
            by.setdefault(frozenset(c for p in f.doers for c in p.countries), []).append(f)
    found = [k for k in by if k]
    for i, x in enumerate(found):
        for y in found[i + 1 :]:
            told = any(other_doer(f, g, words.kinds[f.kind]) and rival(f, g, words) for f in by[x] for g in by[y])
            if told and not any(x | y <= z for z in found) and not _share_root(by[x], by[y], stands_on):
                a = _stand_of(by[x], "by " + "/".join(sorted(x)), stands_on)
                b = _stand_of(by[y], "by " + "/".join(sorted(y)), stands_on)
                yield Contradiction(group.name, "actor", group.facts[0].kind, a, b, "one event, two held to have done it")


def _dates(group: Group, stands_on: Corroboration, words: Words) -> Iterable[Contradiction]:
    """The same thing said to be on one day and on another."""
    on: dict[int, list[Fact]] = {}
    for f in group.facts:
        if not f.running and f.status in HELD and f.first and f.first == f.last:
            on.setdefault(f.first, []).append(f)
    days = sorted(on)
    for i, x in enumerate(days):
        for y in days[i + 1 :]:
            told = any(other_day(f, g) and rival(f, g, words) for f in on[x] for g in on[y])
            if told and not _share_root(on[x], on[y], stands_on):
                a, b = _stand_of(on[x], f"on {iso(x)}", stands_on), _stand_of(on[y], f"on {iso(y)}", stands_on)
                yield Contradiction(group.name, "date", group.facts[0].kind, a, b, "one event, two days")


def _share_root(xs: Iterable[Fact], ys: Iterable[Fact], stands_on: Corroboration) -> bool:
    roots = {stands_on.root_of(f.claim["id"]) for f in xs}
    return any(stands_on.root_of(f.claim["id"]) in roots for f in ys)


# ------------------------------------------------------------------ sides
def _stand(side: Sequence[Estimate], stands_on: Corroboration) -> Stand:
    facts = tuple(sorted((e.fact for e in side), key=_told))
    figure = min(side, key=lambda e: _told(e.fact)).figure
    return Stand(figure.words, figure, _sources(facts, stands_on), facts)


def _stand_of(facts: Sequence[Fact], says: str, stands_on: Corroboration) -> Stand:
    ordered = tuple(sorted(facts, key=_told))
    return Stand(says, None, _sources(ordered, stands_on), ordered)


def _sources(facts: Iterable[Fact], stands_on: Corroboration) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stands_on.roots[stands_on.root_of(f.claim["id"])].name for f in facts))


def _told(f: Fact) -> tuple[object, ...]:
    return (f.published or f.day, f.report, f.order)
