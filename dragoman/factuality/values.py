"""The value: what the words say, and what the model has learned, weighed by how the text is written.

Corpora disagree on what has not happened yet. In a report (FactBank, MEANTIME) a certain future counts as certain; in talk on
the web (UDS, from which the model's score is mostly learned) it did not happen, and a plain "I don't know" hardly counts as a
negation. So the more a text reads like a report, the more the operators' own value counts, and the more it reads like talk, the
more the score. How it reads is a logistic regression over plain signs of involved and informational prose (Biber 1988):
persons, exclamations, names, figures; its weights are in ``factuality_register.tsv``, made by
``training/factuality_register.py`` from texts of both kinds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dragoman.factuality.states import NUMBERS, State
from dragoman.language.trees import Tree
from dragoman.lexicons import read_table

# Below LOW a text is talk, above HIGH a report. SHARES: how much the operators' value weighs in a report, by what they say: a
# negation or a plan is believed, "can" and "could" nearly so, the mere tense a quarter. Set on UDS dev (each half of it gains),
# MEANTIME train and dev.
LOW, HIGH = 0.4, 0.8
SHARES = {"negative": 1.0, "planned": 1.0, "open": 0.8, "real": 0.25}

_LABELS = ("CT-", "PR-", "PS-", "Uu", "PS+", "PR+", "CT+")


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of ``factuality_register.tsv``: a sign of how a text is written, the words that make it, its weight."""

    sign: str
    words: tuple[str, ...]
    weight: float


class Register:
    """How much a text reads like a report, 0 … 1."""

    def __init__(self, rows: list[Sign]) -> None:
        self._weights = {r.sign: r.weight for r in rows}
        self._personal = frozenset(next(r.words for r in rows if r.sign == "personal"))
        self._clipped = frozenset(next(r.words for r in rows if r.sign == "contraction"))

    @classmethod
    def load(cls) -> Register:
        return cls(read_table("factuality_register", Sign, key=("sign",)))

    def signs(self, tree: Tree) -> dict[str, float]:
        """The signs of a text, each a share of its words or of its sentences, 0 … 1."""
        n, m = max(1, len(tree)), max(1, len(tree.sents))
        personal = [w in self._personal for w in tree.lower]
        sentences = [range(s, e) for s, e in tree.sents]
        return {
            "bias": 1.0,
            "personal": sum(personal) / n,
            "personal sentence": sum(any(personal[t] for t in s) for s in sentences) / m,
            "exclamation": sum(any(tree.words[t][0] in "?!" for t in s) for s in sentences) / m,
            "small start": sum(tree.words[s[0]][0].islower() for s in sentences) / m,
            "interjection": sum(any(tree.upos[t] == "INTJ" for t in s) for s in sentences) / m,
            "contraction": sum(any(tree.lower[t] in self._clipped for t in s) for s in sentences) / m,
            "name": tree.upos.count("PROPN") / n,
            "figure": tree.upos.count("NUM") / n,
            "noun": tree.upos.count("NOUN") / n,
            "length": min(1.0, n / m / 30),
        }

    def of(self, tree: Tree) -> float:
        total = sum(self._weights.get(k, 0.0) * v for k, v in self.signs(tree).items())
        return 1 / (1 + math.exp(-total))


def share(register: float) -> float:
    """How much of a report a text is, 0 (talk) … 1."""
    return min(1.0, max(0.0, (register - LOW) / (HIGH - LOW)))


def value(state: State, score: float, report: float) -> str:
    """FactBank's value nearest to the operators' value and the model's score (−3 … 3); `report` is the text's `share`. It never
    says the contrary of the status: what is denied is not likely, what occurred is not unlikely, what is open is not certain."""
    kind = (
        "negative"
        if state.negative
        else "real"
        if state.real or state.bare
        else "planned"
        if state.status == "planned"
        else "open"
    )
    weight = report * SHARES[kind]
    number = weight * NUMBERS[state.value] + (1 - weight) * max(-3.0, min(3.0, score))
    if state.negative:
        number = min(number, -1.0 if state.status == "denied" else 0.0)
    elif state.real:
        number = max(number, 0.0)
    else:
        number = min(2.0, max(-2.0, number))
    return _LABELS[round(number) + 3]
