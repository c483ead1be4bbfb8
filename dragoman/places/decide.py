"""Which of the places of one name is meant.

All names of a text are decided together. An entry's score is its prior (population, what kind of place, whether the name is its
own) and the support of its surroundings: how much of the other names' probability falls on its country, on its first-level
division, and on its neighbourhood, the wide one and the near one (cells of two degrees and of 0.4). Support is counted in rounds:
from the priors, then from the result before. A container named beside it ("Springfield, Illinois") binds. One name means one
place in a text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection

from dragoman.places.ranges import Toponym
from dragoman.places.store import ALTERNATE, BASE, OWN_NAME, Entry

# Weights in units of a decimal order of inhabitants.
PRIOR = {"country": 3.5, "region": 6.5, "site": 5.0, "division1": 0.6, "division2": -1.7, "capital": 0.8, "settlement": 0.0}
NOT_ITS_NAME = {ALTERNATE: -1.6, BASE: -1.2}
WANTED = 3.0
BIG = 100_000  # inhabitants from which an alternate name counts like a town's own
GIVEN = 3.0  # what a country that the report is about counts, in names of places
TOWN_FIRST = (
    2.0  # a division yields to the town of its name that lies in it, or to a big one of its country ("Zaporizhzhia", "Minsk")
)
OF_COUNTRY, OF_DIVISION = 1.8, 2.2
NEARBY = ((2.0, 1.4), (0.4, 2.5))  # the size of cells in degrees, and what the names in the cells around count
SHARPNESS = 1.2
ROUNDS = 3


def decide(found: list[Toponym], keys: list[str], countries: Collection[str]) -> list[Entry]:
    """The entry meant by each toponym; `keys` are their names, `countries` (ISO 3166-1 alpha-3) those the report is about."""
    choices = _choices(found, keys)
    groups: dict[tuple[str, tuple[int, ...]], list[int]] = defaultdict(list)
    for n, entries in enumerate(choices):
        groups[keys[n], tuple(e.index for e in entries)].append(n)
    members = list(groups.values())
    pools = [choices[m[0]] for m in members]
    priors = [_priors(pool, found[m[0]]) for m, pool in zip(members, pools, strict=True)]
    scores = priors
    for _ in range(ROUNDS):
        scores = _supported(pools, priors, scores, countries)
    out: list[Entry] = [pool[0] for pool in choices]
    for m, pool, score in zip(members, pools, scores, strict=True):
        best = pool[max(range(len(pool)), key=lambda i: (score[i], -i))]
        for n in m:
            out[n] = best
    return out


def _choices(found: list[Toponym], keys: list[str]) -> list[tuple[Entry, ...]]:
    """What each toponym can mean after its container, said once for all toponyms of the same name."""
    choices = [t.entries for t in found]
    bound: dict[str, tuple[Entry, ...]] = {}
    for n, t in enumerate(found):
        if t.within < 0:
            continue
        areas = choices[t.within]
        if any(e.kind == "country" for e in choices[n]) and areas[0].kind == "country":
            continue  # two countries in a row, no place called like one
        inside = tuple(e for e in choices[n] if any(_holds(a, e) for a in areas))
        if inside:
            choices[n] = inside
            choices[t.within] = tuple(a for a in areas if any(_holds(a, e) for e in inside))
            bound.setdefault(keys[n], inside)
    for n, t in enumerate(found):
        if t.within < 0 and keys[n] in bound and t.wants is None:
            same = {e.index for e in bound[keys[n]]}
            choices[n] = tuple(e for e in choices[n] if e.index in same) or choices[n]
    return choices


def _holds(area: Entry, place: Entry) -> bool:
    if area.index == place.index:
        return False
    if area.kind == "country":
        return place.kind != "country" and area.country in place.countries
    if area.kind == "division1":
        return place.parent == area.index and place.kind != "division1"
    if area.bounds is not None and place.lat is not None and place.lon is not None and area.kind in ("division2", "region"):
        south, west, north, east = area.bounds
        inside = west <= place.lon <= east if west <= east else (place.lon >= west or place.lon <= east)
        return south <= place.lat <= north and inside and place.kind in ("settlement", "capital", "division2", "site")
    return False


def _priors(pool: tuple[Entry, ...], t: Toponym) -> list[float]:
    out = [_prior(e, t) for e in pool]
    if t.wants is not None:
        return out
    towns = [e for e in pool if e.kind == "capital" or (e.kind == "settlement" and (e.how == OWN_NAME or e.people >= BIG))]
    within = {e.parent for e in towns}
    countries = {e.country for e in towns if e.kind == "capital" or e.people >= BIG}
    for n, e in enumerate(pool):
        if e.kind == "division1" and (e.index in within or e.country in countries):
            out[n] -= TOWN_FIRST
    return out


def _prior(e: Entry, t: Toponym) -> float:
    score = PRIOR[e.kind] + NOT_ITS_NAME.get(e.how, 0.0) + e.weight + math.log10(e.people + 100)
    if t.wants is not None and (e.kind == t.wants or (t.wants == "settlement" and e.kind == "capital")):
        score += WANTED
    return score


def _supported(
    pools: list[tuple[Entry, ...]], priors: list[list[float]], scores: list[list[float]], countries: Collection[str]
) -> list[list[float]]:
    """The priors, and what the names other than the entry's own say for it."""
    falls = [_falls(pool, _softmax(s)) for pool, s in zip(pools, scores, strict=True)]
    total: _Falls = defaultdict(float)
    for c in countries:
        total[c] += GIVEN
    for fall in falls:
        for where, p in fall.items():
            total[where] += p
    out = []
    for pool, prior, own in zip(pools, priors, falls, strict=True):
        row = []
        for e, score in zip(pool, prior, strict=True):
            if e.country:
                score += OF_COUNTRY * math.log1p(max(0.0, total.get(e.country, 0.0) - own.get(e.country, 0.0)))
            if e.parent >= 0:
                score += OF_DIVISION * math.log1p(max(0.0, total.get(e.parent, 0.0) - own.get(e.parent, 0.0)))
            if e.lat is not None and e.lon is not None and e.kind != "country":
                for size, weight in NEARBY:
                    around = sum(total.get(x, 0.0) - own.get(x, 0.0) for x in _cells(size, e.lat, e.lon))
                    score += weight * math.log1p(max(0.0, around))
            row.append(score)
        out.append(row)
    return out


_Cell = tuple[float, int, int]
_Falls = dict[str | int | _Cell, float]


def _falls(pool: tuple[Entry, ...], shares: list[float]) -> _Falls:
    """Where one name's probability falls: countries, first-level divisions, cells."""
    out: _Falls = defaultdict(float)
    for e, p in zip(pool, shares, strict=True):
        if p < 0.01:
            continue
        if e.country:
            out[e.country] += p
        if e.parent >= 0:
            out[e.parent] += p
        if e.lat is not None and e.lon is not None and e.kind != "country":
            for size, _ in NEARBY:
                out[_cell(size, e.lat, e.lon)] += p
    return out


def _cell(size: float, lat: float, lon: float) -> _Cell:
    return size, int(lat // size), int(lon // size)


def _cells(size: float, lat: float, lon: float) -> list[_Cell]:
    """The cell of a point and the eight around it."""
    _, row, column = _cell(size, lat, lon)
    return [(size, row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(SHARPNESS * (s - top)) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]
