"""No tree keeps the room from an answer: heads to either side, roots of any kind, times anywhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.trees import Tree
from dragoman.times import TimeReader, claim_time

READER = TimeReader.load()
WORDS = ["Monday", "Tuesday", "since", "2022", "town", "left", "two", "days", "after", "last", "year", "said", ","]
TAGS = ["NOUN", "VERB", "PROPN", "ADP", "ADV"]
LABELS = ["nsubj", "obj", "obl", "obl:unmarked", "nmod", "advmod", "acl", "ccomp", "conj", "case", "det"]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    order = draw(st.permutations(range(1, draw(st.integers(1, 9)) + 1)))
    head = {order[0]: 0} | {t: draw(st.sampled_from(order[:k])) for k, t in enumerate(order) if k}
    rows = []
    for i in sorted(order):
        word, tag = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS))
        rows.append(
            f"{i}\t{word}\t{word}\t{tag}\tVBN\t_\t{head[i]}\t{draw(st.sampled_from(LABELS)) if head[i] else 'root'}\t_\t_"
        )
    return Tree.from_conllu("\n".join(rows))


@settings(max_examples=600, deadline=None)
@given(trees())
def test_any_tree(tree: Tree) -> None:
    times = READER.read(tree, "2023-09-20")
    for i in range(len(tree)):
        found = claim_time(tree, times, i)
        assert found is None or found.why
