"""Nouns that take up an event told before: "the agreement", "this move".

Whoever supports "this move" supports the one who made it; what "the agreement" strains, its parties strain. A noun is
taken up only if it has a determiner that points back and no parties of its own, and only within the sentence and the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.events.reader import Proposition
from dragoman.language.trees import Tree
from dragoman.lexicons import read_table

_POINTING = frozenset({"this", "that", "these", "those"})
_REACH = 1  # sentences back


@dataclass(frozen=True, slots=True)
class _Row:
    lemma: str
    events: tuple[str, ...]
    shield: bool


class Anaphors:
    """The lexicon of such nouns."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = {r.lemma: r for r in rows}

    @classmethod
    def load(cls) -> Anaphors:
        return cls(read_table("events_anaphors", _Row, key=("lemma",)))

    def antecedents(self, tree: Tree, propositions: Sequence[Proposition]) -> dict[int, Proposition]:
        """The proposition that each pointing-back noun takes up, by the noun's token."""
        found: dict[int, Proposition] = {}
        told = [p for p in propositions if p.actors and (p.event or p.base)]
        if not told:
            return found
        for i, upos in enumerate(tree.upos):
            if upos != "NOUN":
                continue
            row = self._rows.get(tree.lemmas[i].lower())
            if row is None or not row.events:
                continue
            determiner = next((tree.lower[c] for c in tree.children[i] if tree.deps[c] == "det"), "")
            if determiner not in _POINTING and (determiner != "the" or "*" in row.events) or _has_parties(tree, i):
                continue
            best = self._nearest(tree, i, row, told)
            if best is not None:
                found[i] = best
        return found

    def _nearest(self, tree: Tree, i: int, row: _Row, told: Sequence[Proposition]) -> Proposition | None:
        best: Proposition | None = None
        for p in told:
            if p.predicate >= i:
                break
            near = tree.sent_of[i] - tree.sent_of[p.predicate]
            if near > _REACH or (near == 0 and _above(tree, p.predicate, i)):
                continue
            if "*" in row.events or (p.event or p.base) in row.events:
                best = p
        return best

    def shielded(self, tree: Tree, noun: int) -> int | None:
        """Who is attacked, where the attack `noun` is only what somebody's defence is against: the token of "Ukraine" in
        "Ukraine's defence against the invasion"."""
        head = tree.heads[noun]
        if tree.deps[noun] not in ("nmod", "obl") or tree.case(noun) != "against" or head == noun:
            return None
        row = self._rows.get(tree.lemmas[head].lower())
        if row is None or not row.shield:
            return None
        return next((c for c in tree.children[head] if tree.deps[c] in ("nmod:poss", "compound") or tree.case(c) == "of"), None)


def _has_parties(tree: Tree, i: int) -> bool:
    return any(
        tree.deps[c] in ("nmod:poss", "acl", "acl:relcl") or (tree.deps[c] == "nmod" and tree.case(c) in ("of", "by", "between", "with"))
        for c in tree.children[i]
    )


def _above(tree: Tree, predicate: int, i: int) -> bool:
    """Whether `i` hangs below the predicate, so that it is a part of what is told and not a word on it."""
    return predicate in tree.above(i)
