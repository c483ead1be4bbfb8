"""Whether two claims are about one real event, with a score and the reason in words.

What speaks against it (another kind of meeting, other parties, another day, another place, other things) rules it out. What is
left is weighed: parties on both sides, days, places, figures, things, words. A pair below `LEAST` shares too little to be held
one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.stories.facts import AGAINST, HELD, LONG, PLANNED, REAL, Fact, Party, Spot, iso
from dragoman.stories.figures import equal, fits
from dragoman.stories.kinds import ARMS, Kind, Words

LEAST = 0.55
FAR = 60.0  # kilometres between two towns that cannot be one
AHEAD = 14  # days by which a plan may be told before its day
ALONE = 0.14  # what the victims' side, or that of those who send, weighs more where it stands alone
SOON = 7  # days apart within which deliveries may be told as other things
BEFORE = 21  # days by which a report of a running total may come before the first
BACK = 2  # days by which a report may tell of what has happened
SAME_DAY = 0.3  # the score of one day given by both
SURE = 0.23  # the score of a side that is the same one or the same organ
Part = tuple[float, str]
COMMON = frozenset({"assault", "coerce", "harm", "mobilize", "retreat"})  # kinds of which many are told every day
_SIDED = frozenset({"troops", "harm", "aid", "assault", "coerce", "mobilize", "retreat", "territory", "sanction", "support"})
_WORDED = frozenset({"accuse", "reject", "request", "support", "threaten"})  # kinds of which one party says many a day
_PACTS = frozenset({"agree", "cooperate"})
_VISITS = frozenset({"", "host", "meet", "visit"})


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are held to be one."""

    score: float
    reason: str


def match(a: Fact, b: Fact, words: Words) -> Link | None:
    """The link of `b` to `a`, the first of its development; None where they are not one."""
    if a.kind != b.kind or a.running != b.running or (a.status in REAL) != (b.status in REAL):
        return None
    if a.status not in REAL and a.status != b.status:
        return None
    kind = words.kinds[a.kind]
    if not _modes(a, b) or (a.kind == "deed" and a.lemma != b.lemma):
        return None
    parties = _parties(a, b, kind)
    if parties is None:
        return None
    place = _places(a.spots, b.spots, a.said, b.said)
    if place is None and (not a.running or a.kind == "harm"):
        return None
    time = _times(a, b, kind)
    if time is None:
        return None
    things = _things(a, b)
    if things is None:
        return None
    figures, wording = _figures(a, b), _wording(a, b)
    if not _particular(a, b, parties[0], time[0], place, things, figures, wording):
        return None
    found = [parties, time, place or (0.0, ""), things, figures, wording]
    score = round(min(1.0, sum(s for s, _ in found)), 2)
    if score < LEAST:
        return None
    return Link(score, "; ".join(x for x in (a.kind, *(why for _, why in found)) if x))


def _particular(
    a: Fact, b: Fact, parties: float, time: float, place: Part | None, things: Part, figures: Part, wording: Part
) -> bool:
    """Whether more is in common than what hundreds of claims of a day have: only one party, or an attack of one country on
    another."""
    if a.kind == "harm" and a.running:
        return True  # an army's losses in a war
    if a.kind in _WORDED and not a.content & b.content:
        return False
    if a.kind in _PACTS and parties < 0.43 and not a.content & b.content:
        return False
    both = bool(a.doers and b.doers and a.receivers and b.receivers)
    if a.kind == "goods" and not both:
        return bool(figures[0] or wording[0] >= 0.2)
    if a.kind == "coerce" and a.running:
        return True
    firm = bool((place and place[0]) or things[0] or figures[0] or wording[0] >= 0.2 or time >= SAME_DAY)
    if a.kind in COMMON and not a.running:
        return firm or (both and parties >= 2 * SURE and any(p.one for p in (*a.doers, *a.receivers)))
    return both or firm or bool(wording[0]) or a.kind not in _SIDED


def _modes(a: Fact, b: Fact) -> bool:
    if a.mode == b.mode or a.running or a.kind in ("troops", "goods", "harm", "pact", "territory", "war"):
        return True
    if a.kind == "consult":
        return a.mode in _VISITS and b.mode in _VISITS
    return not a.mode or not b.mode


# ------------------------------------------------------------------ who
def _parties(a: Fact, b: Fact, kind: Kind) -> tuple[float, str] | None:
    if kind.mutual:
        return _mutual((*a.doers, *a.receivers), (*b.doers, *b.receivers))
    loose = kind.running
    first, second = side(a.doers, b.doers, loose), side(a.receivers, b.receivers, loose)
    if first is None or second is None:
        return None
    weight = first[0] + second[0]
    if not weight:
        return None
    if a.kind == "harm" and second[0] and not first[0]:
        weight += 0.18 if a.running else ALONE
    elif (a.kind == "coerce" and a.running and second[0]) or (a.kind == "troops" and first[0] and not second[0]):
        weight += ALONE
    return weight, " and ".join(w for w in (first[1], second[1]) if w)


def may_share(a: Fact, b: Fact) -> bool:
    """Whether the parties of two claims of one kind in one report leave room for their being about one event."""
    if (a.status in REAL) != (b.status in REAL):
        return False
    if not b.doers and not b.receivers:
        return True
    first, second = side(a.doers, b.doers, True), side(a.receivers, b.receivers, True)
    return a.running and first is not None and second is not None


def _mutual(xs: Sequence[Party], ys: Sequence[Party]) -> tuple[float, str] | None:
    """Parties without order: every one has its fellow, or the other side leaves room for one more."""
    pairs = [(x, y, same) for x in xs for y in ys if (same := alike(x, y)) > 0]
    if not pairs:
        return None
    left = [x for x in xs if not any(p[0] is x for p in pairs)]
    right = [y for y in ys if not any(p[1] is y for p in pairs)]
    if (left and len(ys) > 1) or (right and len(xs) > 1):
        return None
    if any(clash(x, y) for x in left for y in ys) or any(clash(x, y) for x in xs for y in right):
        return None
    sure = sum(1 for _, _, s in pairs if s >= 1.0)
    sides = min(len({id(p[0]) for p in pairs}), len({id(p[1]) for p in pairs}), 2)
    return (0.38 if sides > 1 else 0.2) + 0.05 * min(sure, 2), _names(p[0] for p in pairs)


def side(xs: Sequence[Party], ys: Sequence[Party], loose: bool) -> tuple[float, str] | None:
    """One side of both claims: (0, "") where either leaves it open, None where they are not the same."""
    if not xs or not ys:
        return 0.0, ""
    best = 0.0
    who: Party | None = None
    for x in xs:
        for y in ys:
            near = alike(x, y) or (0.5 if loose and x.countries & y.countries else 0.0)
            if near > best:
                best, who = near, x
    if who is None:
        return None
    return (SURE if best >= 1.0 else 0.18), _names([who])


def alike(x: Party, y: Party) -> float:
    """1 for the same one or the same organ, 0.5 for one country whose organs do not rule each other out, 0 otherwise."""
    if x.one and y.one:
        if x.one == y.one:
            return 1.0
        return 0.7 if x.name and y.name and (x.name <= y.name or y.name <= x.name) else 0.0
    if x.countries & y.countries:
        if x.one or y.one:
            return 0.5
        return 1.0 if x.sectors == y.sectors else 0.5 if not x.sectors or not y.sectors or x.sectors & y.sectors else 0.4
    if not (x.countries and y.countries) and x.name and y.name and (x.name <= y.name or y.name <= x.name):
        return 0.7
    return 0.0


def clash(x: Party, y: Party) -> bool:
    """Two different ones of one country."""
    return bool(x.one and y.one and x.one != y.one and x.countries & y.countries)


def _names(parties: Iterable[Party]) -> str:
    out: list[str] = []
    for p in parties:
        name = p.one or "/".join(sorted(p.countries)) or " ".join(sorted(p.name))
        if name and name not in out:
            out.append(name)
    return ", ".join(out)


# ------------------------------------------------------------------ when
def _times(a: Fact, b: Fact, kind: Kind) -> tuple[float, str] | None:
    if a.running:
        gap = abs(a.day - b.day) if a.day and b.day else None
        if gap is None or gap > kind.days or (a.day - b.day > BEFORE and kind.days < 1000):
            return None
        return (0.25 if gap <= 7 or a.kind == "war" else 0.2), _apart(gap)
    own_a, own_b = bool(a.first or a.last), bool(b.first or b.last)
    if own_a and own_b:
        if _gap(_window(a), _window(b)):
            return None
        narrow = max(_width(a), _width(b))
        return (SAME_DAY, f"both on {iso(b.last or b.first)}") if narrow <= 3 else (0.12, "days overlap")
    if not a.published or not b.published:
        return None
    gap = _gap(_window(a), _window(b))
    if gap:
        return None
    if own_a or own_b:
        return 0.18, "the day fits"
    apart = abs(a.published - b.published)
    return max(0.05, 0.15 - 0.05 * apart), _apart(apart)


def _apart(days: int) -> str:
    return "told on one day" if not days else "told a day apart" if days == 1 else f"told {days} days apart"


def _window(f: Fact) -> tuple[int, int]:
    """Within which days the event of a claim lies: its own, else around its report."""
    if f.first or f.last:
        return f.first or f.last - 30, f.last or f.first + 30
    if f.status in PLANNED:
        return f.published - 1, f.published + AHEAD
    return f.published - BACK, f.published


def _width(f: Fact) -> int:
    first, last = _window(f)
    return last - first


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


# ------------------------------------------------------------------ where, what, how many, in which words
def _places(xs: Sequence[Spot], ys: Sequence[Spot], said_x: frozenset[str], said_y: frozenset[str]) -> tuple[float, str] | None:
    """The same place below a country; one sentence may name what the other's place is called. None for two towns far apart."""
    for x in xs:
        for y in ys:
            if (x.id and x.id == y.id) or x.name & y.name:
                return 0.2, " ".join(sorted(x.name & y.name or x.name))
    for one, other, said in ((xs, ys, said_y), (ys, xs, said_x)):
        if not other and len(said) <= LONG:  # not what a standfirst of many sentences names beside it
            for x in one:
                if x.name & said:
                    return 0.15, " ".join(sorted(x.name & said))
    towns = [(x, y) for x in xs if x.city for y in ys if y.city]
    if towns and all(distance(x, y) > FAR for x, y in towns):
        return None
    return 0.0, ""


def distance(x: Spot, y: Spot) -> float:
    """Kilometres between two places; 0 where one has no point."""
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return 0.0
    a, b = math.radians(x.lat), math.radians(y.lat)
    d = math.radians(x.lon - y.lon)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(d / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _things(a: Fact, b: Fact) -> tuple[float, str] | None:
    if not a.things or not b.things:
        return None if a.kind == "goods" and abs(a.day - b.day) > SOON else (0.0, "")
    both = a.things & b.things
    if both:
        return 0.1, ", ".join(sorted(both))
    if a.kind == "goods":
        return (0.05, "arms") if a.things & ARMS and b.things & ARMS and abs(a.day - b.day) <= SOON else None
    return 0.0, ""


def _figures(a: Fact, b: Fact) -> tuple[float, str]:
    for f in a.figures:
        for g in b.figures:
            if f.measure == g.measure and f.unit == g.unit:
                if equal(f, g):
                    return 0.2, f"both {g.words}"
                if fits(f, g):
                    return 0.1, f"{f.words} and {g.words} fit"
                return 0.05, f"both count {f.measure}"
    return 0.0, ""


def _wording(a: Fact, b: Fact) -> tuple[float, str]:
    if a.said == b.said:
        return 0.25, "the same words"
    common = len(a.said & b.said) / max(1, min(len(a.said), len(b.said)))
    if common >= 0.8 and min(len(a.said), len(b.said)) >= 8:
        return 0.2, "nearly the same words"
    if a.kind == "war" or a.lemma == b.lemma:
        return 0.1, f"both “{a.lemma}”" if a.lemma == b.lemma else ""
    return 0.0, ""


def opposed(a: str, b: str) -> bool:
    """Whether one status holds what the other denies."""
    return (a in HELD and b in AGAINST) or (a in AGAINST and b in HELD)
