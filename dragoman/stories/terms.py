"""Words as terms: endings cut off, and how telling each is.

The endings are those of Harman's S-stemmer ("How effective is suffixing?", JASIS 42, 1991), with -ed, -ing and a final e. How
telling a term is comes from a fixed table, so that it is known from the first report on.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from dragoman.lexicons import read_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d{2,}")
_ALL = "*"  # the row of the table that says how many texts were counted


@dataclass(frozen=True, slots=True)
class Counted:
    """A term, and in how many texts of the table's corpora it stands."""

    term: str
    texts: int


def stem(word: str) -> str:
    """A word in lower case without its commonest endings."""
    w = word.replace("’", "'").removesuffix("'s")
    if len(w) > 5 and w.endswith("ing"):
        w = w[:-3]
    elif len(w) > 4 and w.endswith(("ied", "ies")):
        w = w[:-3] + "y"
    elif len(w) > 4 and w.endswith("ed"):
        w = w[:-2]
    elif len(w) > 3 and w.endswith("s") and not w.endswith("ss"):
        w = w[:-1]
    if len(w) > 4 and w.endswith("e"):
        w = w[:-1]
    return w[:-1] if len(w) > 4 and w[-1] == w[-2] else w


class Terms:
    """The table of terms, with the stems of words met so far (at most a million)."""

    def __init__(self, counts: dict[str, int], texts: int) -> None:
        self._weights = {t: math.log((texts + 1) / (n + 0.5)) for t, n in counts.items()}
        self._unknown = math.log(2 * (texts + 1))
        self._stems: dict[str, str] = {}

    @classmethod
    def load(cls) -> Terms:
        rows = {r.term: r.texts for r in read_table("stories_terms", Counted, key=("term",))}
        return cls(rows, rows.pop(_ALL))

    def of(self, text: str) -> list[str]:
        """The terms of a text, in order, with repetitions."""
        stems = self._stems
        if len(stems) > 1_000_000:
            stems.clear()
        out = []
        for w in _WORD.findall(text.lower()):
            got = stems.get(w)
            if got is None:
                got = stems[w] = stem(w)
            out.append(got)
        return out

    def weight(self, term: str) -> float:
        """Inverse document frequency (natural logarithm)."""
        return self._weights.get(term, self._unknown)
