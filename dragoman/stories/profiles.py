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
NAMED = 1.3  # how much more a word counts that stands in a name
NAME = 0.5  # how much a name counts beside its words
LEAST_WEIGHT = 1.5  # words in more than about a quarter of all texts say nothing
DATELINE = 250  # characters in which a report that has no date may say its day


@dataclass(frozen=True, slots=True)
class Profile:
    """The most telling terms of a report, and its day.

    Terms are stems; names stand as ``@`` and the name's terms. `weights` say how much each counts in the report, `rare` how
    telling it is in news at large (`Terms.weight`). `day` is the publication day as a proleptic ordinal, else the first exact
    day in the text's first lines, else None.
    """

    id: str
    weights: Mapping[str, float]
    day: int | None
    rare: Mapping[str, float]

    def telling(self) -> list[str]:
        """The terms, the most telling first."""
        return _best(self.weights, self.rare, len(self.weights))


def profile(reading: Reading, terms: Terms) -> Profile:
    """The profile of one reading. A reading that was skipped has words but no names."""
    report = reading.report
    words = Counter(terms.of(report.text))
    words.update(terms.of(report.title))
    names: Counter[str] = Counter()
    named: set[str] = set()
    rare = {w: weight for w in words if (weight := terms.weight(w)) >= LEAST_WEIGHT}
    for name in reading.entities:
        parts = terms.of(name.text)
        if parts:
            named.update(parts)
            key = "@" + (parts[-1] if name.type == "PER" else " ".join(parts))
            names[key] += 1
            rare[key] = max(rare.get(key, 0.0), *map(terms.weight, parts))
    weights = {w: (1 + math.log(words[w])) * (NAMED if w in named else 1.0) for w in rare if w in words}
    called = {k: NAME * (1 + math.log(n)) for k, n in names.items()}
    kept = [*_best(weights, rare, WORDS_KEPT), *_best(called, rare, NAMES_KEPT)]
    weights |= called
    return Profile(report.id, {t: weights[t] for t in kept}, _day(reading), {t: rare[t] for t in kept})


def _best(weights: Mapping[str, float], rare: Mapping[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda t: (-weights[t] * rare[t], t))[:most]


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
