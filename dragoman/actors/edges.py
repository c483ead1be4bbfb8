"""Where a noun phrase begins, and which names before its noun belong to it."""

from __future__ import annotations

from collections.abc import Container, Mapping

from dragoman.actors.names import Hit
from dragoman.actors.rows import Role
from dragoman.language.trees import Tree

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "ADV"})
NOT_OURS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:tmod", "obl:unmarked", "vocative", "root", "parataxis"})


def left_edge(tree: Tree, start: int, named: Mapping[int, Hit], realms: Container[str]) -> tuple[int, bool, int | None]:
    """Where the noun phrase that ends before `start` begins, whether it is definite, and a possessive pronoun at its edge.
    `named`: names by their last tokens."""
    first = tree.sents[tree.sent_of[start]][0]
    i = start
    definite, possessor = False, None
    while i > first:
        k = i - 1
        if tree.words[k] == ")" and k > first + 1 and tree.words[k - 2] == "(" and tree.words[k - 1].isupper():
            i = k = k - 2  # "the Republic of Chad *(ROC)* envoy"
            continue
        if (name := named.get(k)) is not None and "of" in tree.lower[name.start : k] and name.start >= first:
            i = name.start
            continue
        u, w = tree.upos[k], tree.lower[k]
        if w == ")" and k - first > 2 and tree.words[k - 2] == "(" and tree.words[k - 1].isupper():
            i = k - 2  # "the Republic of Korea (*ROK*) side"
            continue
        if tree.xpos[k] == "WRB":  # "when US producers", whatever the tree says
            break
        if u == "ADV" and tree.upos[tree.heads[k]] == "VERB" and tree.heads[k] > start:  # "*however* analysts urged"
            break
        if tree.xpos[k] == "NNS" and tree.upos[i] == "ADJ" and i < start:  # "(latest news updates) Chadian forces"
            break
        if (
            u in _INSIDE
            or w in ("'s", "’s", "'", "’")
            or (w in ("-", "–", "/") and tree.ends[k] == tree.starts[k + 1])  # not the dash of a headline
            or (u == "VERB" and tree.deps[k] in ("amod", "compound"))
            or (w in ("and", "or") and k > first and _joins(tree, k, start))
            or (w == "of" and k > first and tree.words[k - 1] in realms and tree.words[k + 1][:1].isupper())
        ):
            definite = definite or w == "such"  # "*such* governments" are those named before
            i = k
        elif (
            w == ","
            and k > first
            and tree.deps[(j := _whole(tree, k + 1, start))] == "conj"
            and tree.upos[k - 1] in ("ADJ", "PROPN")
            and tree.heads[k] < start
        ):
            if tree.deps[tree.first_conjunct(j)] not in ("amod", "compound", "nmod:poss", "nmod:desc"):
                break
            i = k
        elif u == "DET" or (u == "PRON" and tree.deps[k] == "nmod:poss"):
            if u == "PRON":
                possessor = k
                definite = True
            definite = definite or w in ("the", "this", "these", "that", "those", "both")
            i = k
            if not (w == "the" and k > first and tree.lower[k - 1] in ("both", "all")):
                break
        else:
            break
    return i, definite, possessor


def dwelling(tree: Tree, clause: int, words: frozenset[str], settled: frozenset[str]) -> tuple[int, ...]:
    """Where those live of whom a clause tells it ("people *living in Chad*", "whose home *is in Chad*"): the heads of the places.
    `words`: lemmas of verbs and nouns for living somewhere; `settled`: participles for being there."""
    if tree.lower[clause] in settled or tree.lemmas[clause] in words:
        return tuple(c for c in tree.kids(clause, "obl") if tree.case(c) not in ("from", "of", "with"))
    is_ = tree.kid(clause, "cop")  # the noun before it is its subject, whatever the tree says
    return (clause,) if is_ and tree.lemmas[is_ - 1] in words and tree.case(clause) in ("in", "at") else ()


def _joins(tree: Tree, k: int, start: int) -> bool:
    """Whether "and" at `k` joins what stands on both sides of it before `start`: "Japanese *and* South Korean ministers"."""
    j = _whole(tree, tree.heads[k], start)
    return tree.deps[j] == "conj" and tree.heads[j] < k < j < start


def _whole(tree: Tree, j: int, end: int) -> int:
    """The head before `end` of the name that the token `j` is a part of ("*South* Korea")."""
    while tree.deps[j] in ("compound", "flat", "amod") and j < tree.heads[j] < end:
        j = tree.heads[j]
    return j


def belongs(tree: Tree, hit: Hit, start: int, end: int, head: int, governor: int) -> bool:
    """Whether a name before a role hangs from it, as far as the tree can be trusted: not if it is an argument of a verb."""
    if hit.end < start and tree.words[hit.end] == "-":
        return True  # "US-led coalition"
    if tree.deps[hit.head] == "nsubj" and any(
        tree.deps[c] == "conj" and tree.upos[c] == "ADJ" and hit.end < c == start - 1 for c in tree.children[hit.head]
    ):
        return True  # "*Taliban* and Iranian troops", whatever the tree says
    if hit.end == start and tree.deps[hit.head] == tree.deps[head] == "nmod:poss" and tree.heads[hit.head] == tree.heads[head]:
        return True  # "*Chad* PM's visit", as headlines write it
    if hit.end == start and tree.upos[hit.head] == "ADJ" and tree.deps[hit.head] == "conj":
        return True  # nor is it said of anything else than what it stands before
    x = hit.head
    for _ in range(5):
        h = tree.heads[x]
        if start <= h < end or h == governor or (h == tree.heads[head] and tree.deps[head] == "flat"):
            return True
        if tree.deps[x] in NOT_OURS or h == x:
            return False
        if h >= end or h < tree.sents[tree.sent_of[head]][0]:
            return h == governor
        x = h
    return False


def chamber(tree: Tree, start: int, end: int) -> bool:
    """Whether a name is only "the House", a chamber of a parliament."""
    if end - start > 1 or tree.words[start] != "House" or not start or tree.lower[start - 1] != "the":
        return False
    return end == len(tree) or (tree.upos[end] != "PROPN" and tree.lower[end] not in ("of", "-"))


def also_verb(tree: Tree, head: int) -> bool:
    """Whether a phrase after "Name," is the subject of another clause or the next of a list, not an apposition."""
    dep = tree.deps[head]
    return dep == "conj" or (dep == "nsubj" and tree.heads[head] > head)


def several(tree: Tree, role: Role, start: int, end: int) -> bool:
    """Whether a role is of several: a title's own noun tells it, not what it is over ("*secretaries* of labor", but "*minister*
    of foreign affairs")."""
    words = tree.lower[start:end]
    last = start + words.index("of") - 1 if "of" in words[1:] else end - 1
    if last > start and tree.lower[last] == "general":  # "attorneys general"
        last -= 1
    return tree.xpos[last] in ("NNS", "NNPS") or (tree.lower[last][-1:] == "s" and tree.lower[last] not in role.noun.split())
