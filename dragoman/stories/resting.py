"""How likely one report rests on another, by what both tell: rare words, names, figures, and the words of quotations.

The score is Okapi BM25 (Robertson and Zaragoza, "The probabilistic relevance framework: BM25 and beyond", 2009) with the one
report as the query, as a part of what the query would score against itself; quotations that both have word for word add to it.
What it says is that the two tell the same; which of them came first is told by their days.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Name, Quantity
from dragoman.stories.profiles import LEAST_WEIGHT
from dragoman.stories.shingles import words_of
from dragoman.stories.terms import Terms

LEAST = 0.2  # the score from which a report is shown
SATURATION = 1.2  # BM25's k1
LENGTH = 0.75  # BM25's b
MEAN = 400  # terms of a report of middling length
QUOTED = 5  # words in a row of a quotation
QUOTE_GAIN = 0.05  # for each such run that both have, at most ten times
SHOWN = 6  # names, words and figures that are given as reasons

_QUOTE = re.compile(r"[“\"«„]([^”\"»“„]{15,600})[”\"»“]")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: terms with how often they count, and names, figures and runs of quoted words."""

    weights: Mapping[str, float]
    own: float
    names: tuple[str, ...]
    figures: frozenset[str]
    quotes: frozenset[tuple[str, ...]]

    def telling(self, most: int) -> list[str]:
        """The terms that weigh most."""
        return sorted(self.weights, key=lambda t: (-self.weights[t], t))[:most]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the query another text tells (0 … 1), and what both have."""

    score: float
    names: tuple[str, ...]
    figures: tuple[str, ...]
    quoted: int
    words: tuple[str, ...]

    def why(self) -> tuple[str, ...]:
        """The reasons, in words."""
        out = [f"tells {100 * self.score:.0f}% of the same"]
        if self.quoted:
            out.append(f"{self.quoted} run{'' if self.quoted == 1 else 's'} of {QUOTED} quoted words in both")
        if self.names:
            out.append("names " + ", ".join(self.names))
        if self.figures:
            out.append("figures " + ", ".join(self.figures))
        if self.words:
            out.append("rare words " + ", ".join(self.words))
        return tuple(out)


def query(text: str, names: Sequence[Name], quantities: Sequence[Quantity], terms: Terms) -> Query:
    """What a text, with the names and figures that were read in it, tells."""
    counts = Counter(terms.of(text))
    weights = {t: math.sqrt(min(n, 3)) * terms.weight(t) for t, n in counts.items() if terms.weight(t) >= LEAST_WEIGHT}
    own = sum(w * _part(counts[t], sum(counts.values())) for t, w in weights.items())
    found = tuple(dict.fromkeys(n.text for n in names if len(n.text) > 3))
    figures = frozenset(f for q in quantities for f in figures_of(q.text))
    runs = frozenset(r for m in _QUOTE.finditer(text) for r in _runs(m[1]))
    return Query(weights, own, found, figures, runs)


def likeness(sought: Query, text: str, terms: Terms) -> Likeness:
    """How much of `sought` a text tells."""
    counts = Counter(terms.of(text))
    length = sum(counts.values())
    both = {t: w for t, w in sought.weights.items() if t in counts}
    told = sum(w * _part(counts[t], length) for t, w in both.items())
    quoted = len(sought.quotes & set(_runs(text))) if sought.quotes else 0
    score = min(1.0, told / (sought.own or 1.0) + QUOTE_GAIN * min(quoted, 10))
    names = tuple(n for n in sought.names if n in text)
    figures = tuple(sorted(sought.figures & figures_of(text), key=lambda f: (-len(f), f)))
    in_names = {t for n in names for t in terms.of(n)}
    rare = [t for t in sorted(both, key=lambda t: (-both[t], t)) if t not in in_names and not t.isdigit()]
    return Likeness(round(score, 4), names[:SHOWN], figures[:SHOWN], quoted, tuple(rare[:SHOWN]))


def figures_of(text: str) -> frozenset[str]:
    """The figures of two digits and more in a text, without signs between the thousands."""
    return frozenset(f for m in _FIGURE.finditer(text) if len(f := m.group().replace(",", "").rstrip(".")) > 1)


def _part(count: int, length: int) -> float:
    return count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH + LENGTH * length / MEAN))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = words_of(text).words
    return [words[i : i + QUOTED] for i in range(len(words) - QUOTED + 1)]
