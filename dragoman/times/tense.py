"""Whether the clause around a time speaks of what was, is or will be."""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.times.resolve import Tense

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "might", "may", "could", "should", "must", "can"})
_PAST = frozenset({"was", "were", "had", "did", "been"})
# Verbs whose infinitive lies ahead of them: "plans to visit in May".
_AHEAD = frozenset(
    "plan expect intend schedule set prepare want hope seek aim agree promise pledge vow need decide due like ready threaten propose"
    " order urge ask call offer continue likely slate poise bind".split()
)


def tense_at(tree: Tree, token: int) -> Tense:
    """The tense of the nearest verb above a token: past, present, future, or "" where no verb governs it.

    "has visited" is past; an infinitive under a verb of planning and a modal clause are future ("would" too, unless "have" follows).
    """
    i = token
    for _ in range(12):
        if tree.upos[i] in ("VERB", "AUX") or any(tree.deps[c] in ("aux", "cop", "aux:pass") for c in tree.children[i]):
            return _of_verb(tree, i)
        if tree.heads[i] == i:
            return ""
        i = tree.heads[i]
    return ""


def _of_verb(tree: Tree, i: int) -> Tense:
    helpers = [c for c in tree.children[i] if tree.deps[c] in ("aux", "cop", "aux:pass")]
    words = {tree.lower[c] for c in helpers}
    if words & _FUTURE:
        if "have" in words and words & {"would", "could", "might", "may", "should", "must"}:
            return "past"
        return "future" if words & {"will", "shall", "'ll", "’ll", "wo", "would", "could", "should", "must"} else "present"
    if words & _PAST or tree.xpos[i] == "VBD":
        return "past"
    if "to" in {tree.lower[c] for c in tree.children[i] if tree.deps[c] == "mark"} or tree.xpos[i] == "VB":
        above = tree.heads[i]
        if above != i and (tree.lemmas[above] in _AHEAD or tree.deps[i] == "acl"):
            return "future"
        if above != i:
            return tense_at(tree, above)
    if words & {"has", "have", "'ve", "’ve", "having"} and tree.xpos[i] in ("VBN", "VBD"):
        return "past"
    if "going" in words or any(tree.xpos[c] in ("VBZ", "VBP") for c in helpers):
        if tree.xpos[i] == "VBN" and tree.lemmas[i] in _AHEAD:
            return "future"
        return "present"
    if tree.xpos[i] in ("VBZ", "VBP"):
        return "present"
    if tree.xpos[i] in ("VBG", "VBN") and tree.heads[i] != i:
        return tense_at(tree, tree.heads[i])
    return "past" if tree.xpos[i] == "VBN" else ""
