"""The words by which clauses behind "X said" and in headlines find their verb: `language_telling.tsv`, by kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table

_KINDS = ("accusing", "condition", "ending", "keeping", "naming", "noun", "saying", "spoke", "thing", "turned", "verb")


@dataclass(frozen=True, slots=True)
class _Telling:
    lemma: str
    kind: str


@cache
def telling() -> dict[str, frozenset[str]]:
    """The lemmas (of all but "saying", "thing" and "verb" the forms) of each kind. Raises `LexiconError`."""
    rows = read_table("language_telling", _Telling, key=("lemma", "kind"), codes={"kind": _KINDS})
    return {kind: frozenset(r.lemma for r in rows if r.kind == kind) for kind in _KINDS}
