"""What is known of a source that has no name: is it named at all, and how many are they.

"Two people familiar with the matter" are two and unnamed; "a senior official" is one; "analysts" are some. Country and office
stand in the speaker, which `dragoman.actors` has read.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.numerals import Numerals
from dragoman.language.trees import Tree
from dragoman.records import Actor

_NAMING = frozenset({"appos", "flat", "nmod:desc", "compound", "conj"})
_COUNTED = frozenset({"digit", "teen", "ten"})
_THE = frozenset({"the", "this", "that"})
_ONE = frozenset({"a", "an", "the", "one", "this", "that", "another"})


def numbers() -> Mapping[str, int]:
    """Number words and what they count."""
    return {w: int(v) for (w, kind), v in Numerals.load().values.items() if kind in _COUNTED}


def named(tree: Tree, source: int | None, actor: Actor | None) -> bool | None:
    """Whether it is known by name who speaks: a name stands there, or the words stand for somebody known. None where nobody is
    given, or a pronoun stands for nobody known."""
    if source is None:
        return None
    known = actor is not None and bool(actor.id)
    if tree.upos[source] == "PRON":
        return True if known else None
    if known and definite(tree, source):
        return True
    beside = [c for c in tree.children[source] if tree.deps[c] in _NAMING and tree.upos[c] == "PROPN"]
    if tree.upos[source] == "PROPN" or not beside:
        return tree.upos[source] == "PROPN"
    return any(n.type != "LOC" and n.start <= c < n.end for n in tree.names for c in beside)


def definite(tree: Tree, source: int) -> bool:
    """Whether the words mean one that is known ("the ministry", "its army"), not some of many ("two officials", "a diplomat")."""
    return any(tree.deps[c] == "nmod:poss" or (tree.deps[c] == "det" and tree.lower[c] in _THE) for c in tree.children[source])


def number(tree: Tree, source: int | None, words: Mapping[str, int]) -> int | None:
    """How many they are, None where that is not said."""
    if source is None or tree.upos[source] not in ("NOUN", "PROPN"):
        return None
    for c in tree.children[source]:
        if tree.deps[c] == "nummod":
            word = tree.lower[c]
            return int(word) if word.isdigit() else words.get(word)
    if tree.xpos[source] not in ("NN", "NNP") or any(tree.deps[c] == "conj" for c in tree.children[source]):
        return None
    determined = any(tree.deps[c] == "det" and tree.lower[c] in _ONE for c in tree.children[source])
    return 1 if determined or tree.upos[source] == "PROPN" else None
