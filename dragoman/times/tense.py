"""Whether the clause around a time speaks of what was, is or will be."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.trees import Tree
from dragoman.times.steps import Tense

Sets = Mapping[str, frozenset[str]]


def tense_at(tree: Tree, token: int, sets: Sets) -> Tense:
    """The tense of the nearest verb above a token: past, present, future, "onward" for what a clause leads up to
    ("ahead of a vote in May"), or "" where no verb governs it.

    "has visited" is past; a modal clause and an infinitive under a verb of planning are future ("would" too, unless "have"
    follows). `sets` are the contexts of ``times_contexts.tsv``.
    """
    i = token
    opening = tree.case(token) in sets["opening"]
    for _ in range(12):
        if tree.case(i) in sets["leading_to"]:
            return "onward"
        if tree.upos[i] in ("VERB", "AUX") or any(tree.deps[c] in ("aux", "cop", "aux:pass") for c in tree.children[i]):
            tense = _of_verb(tree, i, sets)
            return "future" if opening and tense == "present" else tense
        if tree.heads[i] == i:
            return ""
        i = tree.heads[i]
    return ""


def _of_verb(tree: Tree, i: int, sets: Sets) -> Tense:
    helpers = [c for c in tree.children[i] if tree.deps[c] in ("aux", "cop", "aux:pass")]
    words = {tree.lower[c] for c in helpers}
    if tree.upos[i] == "ADJ" and tree.lemmas[i] in sets["ahead_verbs"] and not words & sets["past_helpers"]:
        return "future"
    if not words & sets["past_helpers"] and tree.xpos[i] == "VB" and words & {"is", "are", "'s", "’s", "'re", "’re"}:
        marks = {tree.lower[c] for c in tree.children[i] if tree.deps[c] in ("mark", "case")}
        if "to" in marks or marks & sets["ahead_verbs"]:
            return "future"  # "is to visit", "is due to visit"
    future, possible = words & sets["future_helpers"], words & sets["possible_helpers"]
    if future or possible:
        if "have" in words and not words & {"will", "'ll", "’ll"}:
            return "past"
        return "future" if future else "present"
    if words & sets["past_helpers"] or tree.xpos[i] == "VBD":
        return "past"
    if "to" in {tree.lower[c] for c in tree.children[i] if tree.deps[c] == "mark"} or tree.xpos[i] == "VB":
        above = tree.heads[i]
        if above != i and (tree.lemmas[above] in sets["ahead_verbs"] or tree.deps[i] == "acl"):
            return "future"
        if above != i:
            return tense_at(tree, above, sets)
    if words & {"has", "have", "'ve", "’ve", "having"} and tree.xpos[i] in ("VBN", "VBD"):
        return "past"
    if "going" in words or any(tree.xpos[c] in ("VBZ", "VBP") for c in helpers):
        if tree.xpos[i] == "VBN" and tree.lemmas[i] in sets["ahead_verbs"]:
            return "future"
        return "present"
    if tree.xpos[i] in ("VBZ", "VBP"):
        if any(tree.lemmas[c] in sets["timetable_objects"] for c in tree.children[i] if c > i) and tree.lemmas[i] in (
            "take",
            "come",
        ):
            return "future"  # "takes effect on Friday"
        return "future" if tree.lemmas[i] in sets["timetable_verbs"] else "present"
    if tree.xpos[i] == "VBN" and tree.deps[i] == "acl" and tree.lemmas[i] not in sets["ahead_verbs"]:
        return "past"  # "with plans approved on Wednesday"
    if tree.xpos[i] in ("VBG", "VBN") and tree.heads[i] != i:
        return tense_at(tree, tree.heads[i], sets)
    return "past" if tree.xpos[i] == "VBN" else ""
