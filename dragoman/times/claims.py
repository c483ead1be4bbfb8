"""Which of a text's times a predicate belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.pieces import token_at
from dragoman.language.trees import CLAUSES, Tree
from dragoman.records import Time

_PREDICATES = frozenset({"VERB", "AUX"})
# Relations over which a clause shares the time of the clause above it.
_SHARING = frozenset({"conj", "xcomp", "parataxis"})


def claim_time(tree: Tree, times: Sequence[Time], predicate: int) -> Time | None:
    """The time of the proposition whose predicate is token `predicate`, None where it is not sure.

    Its own dependents come first ("visited on 13 September"), the nearest one winning; then the clause whose time it shares
    (coordinated predicates, open complements: "On Monday he landed and met …"); then the only time on the way up the sentence,
    unless that dates a verb of saying above it or stands in another clause. Ages, repeated times and "now" are taken only where
    nothing better stands beside them.
    """
    here = tree.sent_of[predicate]
    found: list[tuple[int, Time]] = []
    for t in times:
        token = token_at(tree, t.span.start)
        if token >= 0 and tree.sent_of[token] == here and t.why != "somebody's age":
            found.append((token, t))
    if not found:
        return None
    found = [(i, t) for i, t in found if not any(_within(t, other) for _, other in found)]
    heads = [(_head(tree, t), t) for _, t in found]
    governed = [(_governor(tree, head), head, t) for head, t in heads]
    own = [(head, t) for governor, head, t in governed if governor == predicate or head == predicate]
    if own:
        return _best(own, predicate)
    inside = _below(tree, predicate)
    nominal = [
        (head, t) for governor, head, t in governed if head in inside and (governor not in inside or governor == predicate)
    ]
    if nominal:
        return _best(nominal, predicate)
    return _shared(tree, governed, predicate)


def _shared(tree: Tree, governed: list[tuple[int, int, Time]], predicate: int) -> Time | None:
    """The time that reaches the predicate from further up its sentence."""
    sharing = True
    below = predicate
    above = list(tree.above(predicate))
    for clause in above:
        relation = tree.deps[below]
        sharing = sharing and (relation in _SHARING or tree.upos[below] not in _PREDICATES)
        here = [(head, t) for governor, head, t in governed if governor == clause]
        if here and relation != "ccomp":
            early = [x for x in here if x[0] < clause]
            if sharing and (early or relation == "xcomp" or len(governed) == 1):
                return _best(early or here, predicate)
            if len(governed) == 1 and relation in CLAUSES | {"conj"}:
                return here[0][1]
            return None
        if here:
            return None  # the time of saying, not of what is said
        below = clause
    # A single time under the sentence's root, outside any other clause: "the data covers shipments from August through
    # January and shows that …".
    if len(governed) == 1:
        governor, _, t = governed[0]
        if governor in above and not _reported(tree, predicate, governor):
            return t
    return None


def _reported(tree: Tree, predicate: int, governor: int) -> bool:
    """Whether the predicate stands in the content clause of the governor itself."""
    below = predicate
    for clause in tree.above(predicate):
        if clause == governor:
            return tree.deps[below] == "ccomp"
        below = clause
    return True


def _below(tree: Tree, predicate: int) -> set[int]:
    """The tokens under the predicate that no other predicate's clause holds."""
    out: set[int] = set()
    todo = [predicate]
    while todo:
        i = todo.pop()
        out.add(i)
        todo.extend(
            c
            for c in tree.children[i]
            if not (tree.deps[c] in CLAUSES or (tree.deps[c] == "conj" and tree.upos[c] in _PREDICATES))
        )
    return out


def _head(tree: Tree, t: Time) -> int:
    """The topmost token of a time."""
    first, last = token_at(tree, t.span.start), token_at(tree, t.span.end - 1)
    for i in range(first, last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return first


def _governor(tree: Tree, head: int) -> int:
    """The predicate that a time hangs on: the nearest verb, or clause head, above it."""
    for i in tree.above(head):
        if tree.upos[i] in _PREDICATES or tree.deps[i] in CLAUSES or tree.heads[i] == i:
            return i
    return head


def _best(found: list[tuple[int, Time]], predicate: int) -> Time:
    return min(found, key=lambda x: (_rank(x[1]), abs(x[0] - predicate)))[1]


def _rank(t: Time) -> int:
    """How well a time dates an event: dates and spans, then durations, repeated times, and "now"."""
    if t.timex.endswith("_REF"):
        return 3
    return {"DATE": 0, "TIME": 0, "DURATION": 1, "SET": 2}[t.type]


def _within(t: Time, other: Time) -> bool:
    return other is not t and other.span.start <= t.span.start and t.span.end <= other.span.end and t.span != other.span
