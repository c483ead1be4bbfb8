"""Words by which this room tells whose the parties of a claim are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table

_USES = frozenset({"chamber", "defence", "nation", "order", "ruler", "ruling"})


@dataclass(frozen=True, slots=True)
class _Word:
    use: str
    word: str


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The words of ``claims_words.tsv`` by their use. Raises `LexiconError`."""
    rows = read_table("claims_words", _Word, key=("use", "word"), codes={"use": _USES})
    return {use: frozenset(r.word for r in rows if r.use == use) for use in _USES}
