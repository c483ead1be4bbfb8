"""Whatever a parser makes of a text, the room reads it: no tree is so wrong that it raises or points outside of itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import ActorReader
from dragoman.language.trees import TokenName, Tree

WORDS = [
    "the",
    "his",
    "its",
    "they",
    "he",
    "she",
    "both",
    "two",
    "Russia",
    "Russian",
    "Moscow",
    "Kremlin",
    "Kim",
    "Jong",
    "Un",
    "Biden",
    "Trump",
    "Tower",
    "North",
    "South",
    "Korea",
    "US",
    "-",
    "led",
    "backed",
    ",",
    ".",
    "president",
    "minister",
    "troops",
    "officials",
    "rebels",
    "army",
    "ally",
    "allies",
    "members",
    "group",
    "agency",
    "country",
    "side",
    "counterpart",
    "said",
    "visited",
    "of",
    "in",
    "and",
    "'s",
    "NATO",
    "UN",
    "Hamas",
    "police",
    "gunmen",
    "missiles",
    "ethnic",
    "Albanians",
    "former",
    "deputy",
    "Mr.",
    "Jane",
    "Roe",
    "Georgia",
    "İstanbul",
    "國",
]
TAGS = ("PROPN", "NOUN", "ADJ", "VERB", "ADP", "PRON", "DET", "PUNCT", "CCONJ", "PART", "NUM", "AUX")
DEPS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "nmod:poss",
    "nmod:desc",
    "amod",
    "compound",
    "flat",
    "appos",
    "conj",
    "case",
    "det",
    "cop",
)
DEPS += ("acl", "acl:relcl", "ccomp", "xcomp", "cc", "punct", "expl", "obl:agent", "nsubj:pass", "parataxis")


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    blocks = []
    total = 0
    for _ in range(draw(st.integers(1, 3))):
        n = draw(st.integers(1, 9))
        rows = []
        for i in range(1, n + 1):
            word = draw(st.sampled_from(WORDS))
            head = 0 if i == 1 else draw(st.integers(1, i - 1))  # heads to the left make no ring
            dep = "root" if i == 1 else draw(st.sampled_from(DEPS))
            tag = draw(st.sampled_from(TAGS))
            rows.append(f"{i}\t{word}\t{word.lower()}\t{tag}\tNNS\t_\t{head}\t{dep}\t_\t_")
        blocks.append("\n".join(rows))
        total += n
    names = []
    start = draw(st.integers(0, total - 1))
    end = draw(st.integers(start + 1, total))
    names.append(TokenName(start, end, draw(st.sampled_from(["PER", "ORG", "LOC"]))))
    return Tree.from_conllu("\n\n".join(blocks), names)


@settings(max_examples=300, deadline=None)
@given(trees(), st.sampled_from(["", "2023", "2023-06-20", "1991-01-01T00:00:00"]))
def test_any_tree_can_be_read(tree: Tree, published: str) -> None:
    mentions = ActorReader.load().read(tree, published, "Northgate Monitor")
    for m in mentions.all:
        assert 0 <= m.start <= m.head < m.end <= len(tree)
        assert m.actors
        for a in m.actors:
            assert a.text == tree.piece(a.span)
            assert a.how
    for token in range(len(tree)):
        mentions.at(token)


def test_a_title_does_not_reach_over_the_end_of_its_sentence() -> None:
    """Without a tag of the model, a name is read behind a title: but not one that ends the sentence before."""
    rows = [("Joe", "PROPN", 3, "nsubj"), ("Biden", "PROPN", 1, "flat"), ("is", "VERB", 0, "root")]
    rows.append(("President", "PROPN", 3, "obj"))
    first = "\n".join(f"{i}\t{w}\t{w}\t{u}\t_\t_\t{h}\t{d}\t_\t_" for i, (w, u, h, d) in enumerate(rows, 1))
    rows = [("Okoro", "PROPN", 2, "nsubj"), ("left", "VERB", 0, "root")]
    second = "\n".join(f"{i}\t{w}\t{w}\t{u}\t_\t_\t{h}\t{d}\t_\t_" for i, (w, u, h, d) in enumerate(rows, 1))
    mentions = ActorReader.load().read(Tree.from_conllu(f"{first}\n\n{second}"), "")
    assert all(m.start < m.end for m in mentions.all)
