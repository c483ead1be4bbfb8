"""Whether a clause happens when the clause above it does, so that the time told there is its time too."""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.times.datable import words_of_claims

_VERBS = frozenset({"VERB", "AUX"})
_PAST_HELPERS = frozenset({"was", "were", "had", "did"})


def apart(tree: Tree, below: int, clause: int) -> bool:
    """Whether the clause of verb `below`, which hangs on `clause`, is told of another time or of none.

    Participles and infinitives that describe a noun are ("the announced visit", "the man arrested in May", "efforts to end it");
    what a gerund names as a topic ("spoke about ending it"); clauses behind "after", "because" and the like; purposes ("raised
    it to ease prices"), unless somebody goes or meets for it ("flew to Oslo to meet the king"); and clauses of another tense
    ("rose last year, as new plants help").
    """
    if tree.upos[below] not in _VERBS:
        return False
    dep, tag = tree.deps[below], tree.xpos[below]
    if dep == "ccomp" and tree.deps[clause] == "advcl":
        return True  # "announced it on Saturday, saying it recognises them"
    if dep == "amod" or (dep == "acl" and tag in ("VBN", "VB")):
        return True
    if dep == "xcomp":
        return False
    words = words_of_claims()
    marks = {tree.lower[c] for c in tree.children[below] if tree.deps[c] in ("mark", "case")}
    if marks & words["mark"] and not (tag == "VBG" and marks & {"in", "by", "while", "when"}):
        return True
    if dep == "advcl" and "to" in marks:
        return tree.lemmas[clause].lower() not in words["going"]
    if dep in ("advcl", "conj", "parataxis") or dep.startswith("acl"):
        verb = clause if tree.upos[clause] in _VERBS else next((i for i in tree.above(clause) if tree.upos[i] in _VERBS), clause)
        one, other = _tense(tree, below), _tense(tree, verb)
        if dep == "advcl" and other == "future":
            return one == "past"  # "will rally as the king speaks"
        return bool(one and other and one != other)
    return False


def _tense(tree: Tree, i: int) -> str:
    """Past, present or future by the finite verb of a clause; "" where it has none of its own."""
    tags = [tree.xpos[c] for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")]
    if "MD" in tags:
        return "future"
    if "VBD" in tags or (tree.xpos[i] == "VBD" and not {"VBZ", "VBP"} & set(tags)):
        return "past"
    return "present" if {"VBZ", "VBP"} & {*tags, tree.xpos[i]} else ""
