"""The words that decide whether something happened, and how a predicate hangs from them.

An operator has a scope: the predicate itself (``self``: modals, adverbs, adjectives of an event noun, marks) or the ways in which a
clause or phrase can hang from it. Classes after Karttunen (1971) on implicative verbs and FactBank (Saurí and Pustejovsky
2009).
"""

from __future__ import annotations

import typing
from dataclasses import dataclass

from dragoman.lexicons import read_table
from dragoman.records import Factuality, Status

STATUSES = typing.get_args(Status)
VALUES = typing.get_args(Factuality)
CLASSES = {"VERB": "v", "AUX": "x", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "r", "SCONJ": "m", "ADP": "p", "DET": "d"}


@dataclass(frozen=True, slots=True)
class Operator:
    """One row of ``factuality_operators.tsv``. An empty status leaves what stands below it as it is."""

    word: str
    pos: str
    scope: tuple[str, ...]
    status: str
    value: str
    negated_status: str
    negated_value: str

    def effect(self, negated: bool) -> tuple[str, str]:
        """Status and value, the negated ones where the word itself is negated and has such; empty where it has no effect."""
        if not negated:
            return self.status, self.value
        if self.negated_status:
            return self.negated_status, self.negated_value
        return (self.status, "Uu") if self.status not in ("occurred", "ongoing") else (self.status, self.value)


class Operators:
    """The lexicon, by class and word."""

    def __init__(self, rows: list[Operator]) -> None:
        self._rows: dict[tuple[str, str], list[Operator]] = {}
        for r in rows:
            self._rows.setdefault((r.word, r.pos), []).append(r)

    @classmethod
    def load(cls) -> Operators:
        codes = {
            "pos": set(CLASSES.values()),
            "status": STATUSES,
            "negated_status": STATUSES,
            "value": VALUES,
            "negated_value": VALUES,
        }
        return cls(read_table("factuality_operators", Operator, key=("word", "pos", "scope"), codes=codes))

    def find(self, word: str, pos: str, links: tuple[str, ...]) -> Operator | None:
        """The operator of this word whose scope holds one of `links`."""
        for row in self._rows.get((word, pos), ()):
            if any(x in row.scope for x in links):
                return row
        return None
