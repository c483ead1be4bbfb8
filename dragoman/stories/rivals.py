"""Two tellings of one event that differ in who did it or in when: what lets a contradiction be seen at all.

Claims that name other parties or other days are about other events, as a rule (`matching`). They are about one where all else is
the same and something particular beside it: the same deed to the same thing at the same town on the same day, done by one in one
report and by another in the other; or the same parties, town and figure or thing on days close together.
"""

from __future__ import annotations

from dragoman.stories.facts import HELD, Fact
from dragoman.stories.figures import equal
from dragoman.stories.kinds import Kind, Words
from dragoman.stories.matching import COMMON, LEAST, Link, alike, side

DAYS = 4  # between two days that can be two tellings of one event's
TOLD = 7  # days between the reports that tell it
ALIKE = 0.6  # of the words for what it was done to, of the shorter of two claims


def rival(a: Fact, b: Fact, words: Words) -> Link | None:
    """The link of `b` to `a`, which tell one event with another doer or another day; None where they do not."""
    kind = words.kinds[a.kind]
    if a.kind != b.kind or a.lemma != b.lemma or a.report == b.report or a.status not in HELD or b.status not in HELD:
        return None
    if kind.running or a.running or b.running or abs(a.published - b.published) > TOLD or not _one_town(a, b):
        return None
    why = _who(a, b, kind, words) or _when(a, b, kind, words)
    return Link(LEAST, f"{a.kind}; {why}") if why else None


def other_doer(a: Fact, b: Fact, kind: Kind) -> bool:
    """Whether two claims name nobody in common who did it, and both say who."""
    if kind.mutual or not a.doers or not b.doers or not all(p.countries for p in (*a.doers, *b.doers)):
        return False
    return not any(x.countries & y.countries or alike(x, y) for x in a.doers for y in b.doers)


def other_day(a: Fact, b: Fact) -> bool:
    """Whether both claims give one day each, and not the same."""
    return bool(a.first and b.first) and a.first == a.last and b.first == b.last and a.first != b.first


def _who(a: Fact, b: Fact, kind: Kind, words: Words) -> str:
    """Why they are one although another did it; "" where they are not."""
    if not other_doer(a, b, kind) or not a.first or not b.first or (a.first, a.last) != (b.first, b.last) or a.last - a.first > 1:
        return ""
    if side(a.receivers, b.receivers, False) is None:
        return ""
    common = _objects(a, b)
    return f"the same day and place, {', '.join(common)}; another did it" if common else ""


def _when(a: Fact, b: Fact, kind: Kind, words: Words) -> str:
    """Why they are one although on another day; "" where they are not."""
    if not other_day(a, b) or abs(a.first - b.first) > DAYS:
        return ""
    if kind.mutual:
        xs, ys = ({p.one for p in (*f.doers, *f.receivers)} for f in (a, b))
        return "the same persons and place; another day" if xs == ys and "" not in xs and len(xs) > 1 else ""
    if side(a.doers, b.doers, False) is None or side(a.receivers, b.receivers, False) is None:
        return ""
    if a.kind not in COMMON:
        sure = [s for s in (side(a.doers, b.doers, False), side(a.receivers, b.receivers, False)) if s and s[0]]
        common = _objects(a, b)
        return f"the same parties and place, {', '.join(common)}; another day" if len(sure) == 2 and common else ""
    figures = [f.words for f in a.figures for g in b.figures if not f.vague and not f.partly and equal(f, g)]
    common = [w for w in _objects(a, b) if not words.thing(w)]
    if not figures or not common:
        return ""  # many of a kind are told every day
    return f"the same place, {figures[0]}, {', '.join(common)}; another day"


def _one_town(a: Fact, b: Fact) -> bool:
    return any(x.city and y.city and ((x.id and x.id == y.id) or x.name & y.name) for x in a.spots for y in b.spots)


def _objects(a: Fact, b: Fact) -> list[str]:
    """The words for what it was done to that both have, where most of the shorter claim's are; none otherwise."""
    common = a.objects & b.objects
    return sorted(common) if len(common) >= ALIKE * min(len(a.objects), len(b.objects)) else []
