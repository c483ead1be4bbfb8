"""The words that say what a figure measures (``quantities_roles.tsv``), loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table

ROLES = (
    *("killed", "wounded", "missing", "captured", "detained", "released", "displaced", "convicted", "infected", "rescued"),
    *("deployed", "withdrawn", "moved", "exchanged", "fired", "intercepted", "destroyed", "damaged", "made", "bought", "sold"),
    *("paid", "cost", "change", "calibre", "term", "casualties", "seized", "tally"),
    *("actors", "height", "depth", "range", "speed", "length", "width", "weight", "distance", "amount", "places"),
)
SLOTS = (
    "patient",
    "agent",
    "item",
    "beside",
    "calibre",
    "change",
    "before",
    "group",
    "measure",
    "money",
    "of",
    "place",
    "suit",
    "tally",
)


@dataclass(frozen=True, slots=True)
class _Row:
    word: str
    slot: str
    role: str


@cache
def role_words() -> dict[tuple[str, str], str]:
    """The role that a word gives in a slot."""
    rows = read_table("quantities_roles", _Row, key=("word", "slot"), codes={"slot": SLOTS, "role": ROLES})
    return {(r.word, r.slot): r.role for r in rows}


def changing(lemma: str) -> bool:
    """Whether a verb or noun tells of a change: "rise", "fall"."""
    return (lemma, "change") in role_words()
