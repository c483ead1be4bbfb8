"""No tree breaks the room, and the same tree is judged the same way twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.events import Proposition
from dragoman.factuality import FactualityReader
from dragoman.factuality.operators import STATUSES, VALUES
from dragoman.language.trees import Tree

READER = FactualityReader.load()
WORDS = [
    "not",
    "to",
    "will",
    "would",
    "if",
    "plan",
    "deny",
    "attack",
    "no",
    "claims",
    "that",
    "failed",
    "have",
    "I",
    "thank",
    "?",
    "any",
]
TAGS = ["VERB", "NOUN", "AUX", "ADJ", "SCONJ", "PART", "DET", "PROPN"]
FORMS = ["VB", "VBD", "VBZ", "VBG", "VBN", "NN", "MD", "TO"]
LABELS = ["xcomp", "ccomp", "obj", "nsubj", "advcl", "acl", "conj", "aux", "mark", "advmod", "nmod", "obl", "det", "csubj", "cop"]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    n = draw(st.integers(1, 9))
    lines = []
    for i in range(1, n + 1):
        head = 0 if i == 1 else draw(st.integers(1, i - 1))
        label = "root" if not head else draw(st.sampled_from(LABELS))
        word = draw(st.sampled_from(WORDS))
        lines.append(
            f"{i}\t{word}\t{word}\t{draw(st.sampled_from(TAGS))}\t{draw(st.sampled_from(FORMS))}\t_\t{head}\t{label}\t_\t_"
        )
    tree = Tree.from_conllu("\n".join(lines))
    tree.facts.extend(draw(st.floats(-4, 4)) for _ in range(n))
    return tree


@settings(max_examples=200, deadline=None)
@given(trees())
def test_any_tree(tree: Tree) -> None:
    for i in range(len(tree)):
        p = Proposition(i, i, i + 1, tree.lemmas[i], None, None, (), (), (), (), (), ())
        found = READER.judge(tree, p, [], ())
        assert found.status in STATUSES
        assert found.factuality in VALUES
        assert READER.judge(tree, p, [], ()) == found
