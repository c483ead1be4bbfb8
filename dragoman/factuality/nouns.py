"""Nouns as the operators see them: whose they are, which of a row they are, and those that the tagger took for verbs."""

from __future__ import annotations

import re

from dragoman.factuality.links import marks
from dragoman.factuality.operators import Operators
from dragoman.language.trees import Tree

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


def of_two(tree: Tree, i: int) -> bool:
    """Whether a noun is said to be somebody's ("the partnership *between* them", "*their* help"); of "the *release of* the crew"
    nothing is said yet."""
    cases = {tree.case(c) for c in tree.children[i] if tree.deps[c] == "nmod"}
    mine = any(tree.deps[c] == "nmod:poss" or (tree.deps[c] == "compound" and tree.upos[c] == "PROPN") for c in tree.children[i])
    return (mine or "between" in cases) and "of" not in cases


def misread(tree: Tree, i: int, operators: Operators) -> bool:
    """A noun of saying that the tagger took for a verb: "denies *claim* that it did"."""
    kids = tree.children[i]
    alone = not any(tree.deps[c].startswith(("nsubj", "aux", "mark")) for c in kids) and tree.deps[i] in ("ccomp", "xcomp")
    return alone and tree.xpos[i] in ("VB", "VBP") and operators.has(tree.lemmas[i].lower(), "n", "claim")


def foremost(tree: Tree, i: int, operators: Operators) -> bool:
    """ "The first president to visit", "the 14th member to be held": he was."""
    kids = (i, *tree.children[i])
    return any(
        operators.has(tree.lower[c], "a", "foremost") or tree.xpos[c] == "JJS" or _ORDINAL.fullmatch(tree.lower[c]) for c in kids
    )


def told_of(tree: Tree, i: int, operators: Operators, sure: bool) -> bool:
    """Whether a noun without an article is there in spite of that: over ("*recent* riots"), said ("over *claims that*"), or meant
    ("revealed *plans to*"; `sure`: the score has no doubts)."""
    kids, lemma = tree.children[i], tree.lemmas[i].lower()
    if any(operators.has(tree.lower[c], "a", "over") for c in kids):
        return True
    content = [marks(tree, c) for c in kids if tree.deps[c] in ("acl", "ccomp")]
    if operators.has(lemma, "n", "claim") and any("that" in m for m in content):
        return True
    meant = operators.find(lemma, "n", ("inf",))
    return sure and meant is not None and meant.status == "planned" and any("to" in m for m in content)
