"""Which of a text's figures belong to a proposition."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.quantities.words import TIME_UNITS
from dragoman.records import Quantity

_PREDICATES = frozenset({"VERB", "AUX"})


def claim_quantities(
    tree: Tree, quantities: Sequence[Quantity], predicate: int, argument_heads: Collection[int] = ()
) -> list[Quantity]:
    """The figures of the proposition whose predicate is token `predicate` and whose arguments are headed by `argument_heads`.

    A figure belongs to the predicate that it hangs under with no other predicate between, or to the argument whose phrase it
    stands in. Lengths of time are left to the proposition's time unless they are an argument themselves. Where parsing has cut
    a figure loose, the figure is taken if its sentence has no other predicate.
    """
    here = tree.sent_of[predicate]
    out: list[Quantity] = []
    arguments = set(argument_heads)
    for q in quantities:
        first, last = token_at(tree, q.span.start), token_at(tree, q.span.end - 1)
        if first < 0 or tree.sent_of[first] != here:
            continue
        head = _head(tree, first, last)
        if q.unit in TIME_UNITS and head not in arguments:
            continue
        if _belongs(tree, head, range(first, last + 1), predicate, arguments):
            out.append(q)
    return out


def _belongs(tree: Tree, head: int, tokens: range, predicate: int, arguments: set[int]) -> bool:
    if predicate in tokens or not arguments.isdisjoint(tokens):
        return True
    i = head
    for _ in range(30):
        if i == predicate or i in arguments:
            return True
        if i != head and tree.upos[i] in _PREDICATES:
            return False
        if tree.heads[i] == i:
            break
        i = tree.heads[i]
    start, end = tree.sents[tree.sent_of[predicate]]
    return not any(
        tree.upos[k] in _PREDICATES and tree.deps[k] not in ("aux", "aux:pass", "cop", "amod") and k != predicate
        for k in range(start, end)
    ) and (tree.upos[predicate] in _PREDICATES)


def _head(tree: Tree, first: int, last: int) -> int:
    for i in range(first, last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return first
