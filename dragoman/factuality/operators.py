"""The words that decide whether something happened: a checked table, looked up by word, class and scope.

A scope says how a predicate hangs from the word: the word modifies it (``self``), it is its object, its clause, its infinitive.
Classes after Karttunen (1971) on implicative verbs and FactBank (Saurí and Pustejovsky 2009); see the head of
``factuality_operators.tsv``.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicons import read_table
from dragoman.records import Factuality, Status

STATUSES: dict[str, Status] = {s: s for s in typing.get_args(Status)}
VALUES: dict[str, Factuality] = {v: v for v in typing.get_args(Factuality)}
CLASSES = {"VERB": "v", "AUX": "x", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r", "SCONJ": "m", "ADP": "p", "DET": "d"}


@dataclass(frozen=True, slots=True)
class Operator:
    """One row of ``factuality_operators.tsv``. Without a status, what stands in its scope shares the word's own fate."""

    word: str
    pos: str
    scope: tuple[str, ...]
    status: str
    value: str
    negated_status: str
    negated_value: str

    @property
    def transparent(self) -> bool:
        return not self.status


class Operators:
    """The lexicon. Raises `LexiconError` where two rows of one word claim the same scope."""

    def __init__(self, rows: Iterable[Operator]) -> None:
        self._at: dict[tuple[str, str, str], Operator] = {}
        self._words: set[tuple[str, str]] = set()
        self._rows = tuple(rows)
        for r in self._rows:
            if r.scope not in (("part",), ("granted",)):  # "any role in": no act of its own
                self._words.add((r.word, r.pos))
            for s in r.scope:
                if (r.word, r.pos, s) in self._at:
                    raise LexiconError(f"factuality_operators.tsv: {r.word!r} ({r.pos}) has the scope {s!r} twice")
                self._at[r.word, r.pos, s] = r

    @classmethod
    def load(cls) -> Operators:
        codes = {
            "pos": {*CLASSES.values()},
            "status": STATUSES,
            "negated_status": STATUSES,
            "value": VALUES,
            "negated_value": VALUES,
        }
        return cls(read_table("factuality_operators", Operator, key=("word", "pos", "scope"), codes=codes))

    def rows(self) -> tuple[Operator, ...]:
        """Every row, as in the file."""
        return self._rows

    def find(self, word: str, pos: str, scopes: Iterable[str]) -> Operator | None:
        """The operator of this word for the first of `scopes` for which it has one."""
        if (word, pos) not in self._words:
            return None
        for s in scopes:
            row = self._at.get((word, pos, s))
            if row is not None:
                return row
        return None

    def has(self, word: str, pos: str, scope: str) -> bool:
        return (word, pos, scope) in self._at

    def words(self, scope: str) -> frozenset[str]:
        """All words with this scope."""
        return frozenset(w for w, _, s in self._at if s == scope)

    def knows(self, word: str, pos: str) -> bool:
        return (word, pos) in self._words
