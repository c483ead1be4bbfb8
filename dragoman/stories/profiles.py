"""What a report is about, as far as stories need it: telling words, names, and a day."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.records import Reading
from dragoman.stories.terms import Terms

WORDS_KEPT = 100  # the most telling words of a report
NAMES_KEPT = 40
NAMES_SHARE = 0.08  # of a profile's weight that lies on names, where there are any
NAMED = 1.3  # how much more a word counts that stands in a name
LEAST_WEIGHT = 1.5  # words in more than about a quarter of all texts say nothing
DATELINE = 250  # characters in which a report that has no date may say its day


@dataclass(frozen=True, slots=True)
class Profile:
    """A report's weights by term (their squares sum to 1; empty where nothing telling was read) and its day.

    Terms are stems; names stand as ``@`` and the name's terms. A weight is how often the term stands there times the square of
    how telling it is: the names of states, which half of all foreign news have, keep little. `day` is the publication day
    as a proleptic ordinal, else the first exact day in the text's first lines, else None.
    """

    id: str
    weights: Mapping[str, float]
    day: int | None


def profile(reading: Reading, terms: Terms) -> Profile:
    """The profile of one reading. A reading that was skipped has words but no names."""
    report = reading.report
    counts = Counter(terms.of(report.text))
    counts.update(terms.of(report.title))
    names: Counter[str] = Counter()
    telling: dict[str, float] = {}
    named: set[str] = set()
    for name in reading.entities:
        parts = terms.of(name.text)
        if not parts:
            continue
        named.update(parts)
        key = "@" + (parts[-1] if name.type == "PER" else " ".join(parts))
        names[key] += 1
        telling[key] = max(telling.get(key, 0.0), *map(terms.weight, parts))
    words = {}
    for term, n in counts.items():
        weight = terms.weight(term)
        if weight >= LEAST_WEIGHT:
            words[term] = (1 + math.log(n)) * weight**2 * (NAMED if term in named else 1.0)
    called = {k: (1 + math.log(n)) * telling[k] ** 2 for k, n in names.items()}
    weights = _scaled(_top(words, WORDS_KEPT), 1 - NAMES_SHARE) | _scaled(_top(called, NAMES_KEPT), NAMES_SHARE)
    return Profile(report.id, _scaled(weights, 1.0), _day(reading))


def _top(weights: dict[str, float], most: int) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda x: (-x[1], x[0]))[:most])


def _scaled(weights: dict[str, float], square: float) -> dict[str, float]:
    """`weights` in proportion, with squares that sum to `square`."""
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {k: w * math.sqrt(square) / length for k, w in weights.items()} if length else {}


def _day(reading: Reading) -> int | None:
    published = _ordinal(reading.report.published)
    if published is not None:
        return published
    exact = (t for t in reading.times if t.field == "text" and t.span.start < DATELINE and t.earliest and t.earliest == t.latest)
    return next((_ordinal(t.earliest or "") for t in sorted(exact, key=lambda t: t.span) if t.type in ("DATE", "TIME")), None)


def _ordinal(date: str) -> int | None:
    try:
        return datetime.date.fromisoformat(date[:10]).toordinal()
    except ValueError:
        return None
