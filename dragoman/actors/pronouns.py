"""What the clause of a pronoun, or of one whom it may mean, tells of whom it means."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeVar

from dragoman.language.trees import Tree

T = TypeVar("T")


def in_clause_of(tree: Tree, token: int, noun: int) -> bool:
    """Whether a token stands in a clause of a noun: who is only named there is not whom the sentence is about ("*a reporter* who
    wrote about Roe says he was beaten")."""
    child = token
    for a in tree.above(token):
        if a == noun:
            return tree.deps[child].startswith("acl")
        child = a
    return False


def done_to(tree: Tree, token: int, by_head: Mapping[int, T], demanding: Container[str]) -> T | None:
    """What stands in `by_head` for the object of the verb before, where `token` is the object of a verb that shares its subject,
    or who is to do what such a verb demands: "accused *Chad* of lying and urged *it* to stop", "condemned *Chad* and demanded
    that *it* leave". None where there is none, or more than one. `demanding`: lemmas of verbs whose clause another is to carry
    out."""
    verb = tree.heads[token]
    if tree.deps[token] == "nsubj" and tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in demanding:
        verb = tree.heads[verb]
    elif not _object(tree, token):
        return None
    above = tree.heads[verb]
    if tree.deps[verb] != "conj" or any(tree.deps[c].startswith("nsubj") for c in tree.children[verb]):
        return None
    some = [by_head[c] for c in tree.children[above] if c < verb and c in by_head and _object(tree, c)]
    return some[0] if len(some) == 1 and tree.upos[above] == "VERB" and not tree.passive(above) else None


def _object(tree: Tree, token: int) -> bool:
    if tree.deps[token] in ("obj", "iobj"):
        return True
    return tree.deps[token] == "obl" and tree.case(token) in ("on", "upon", "to", "against")


def expletive(tree: Tree, token: int) -> bool:
    """Whether "it" only stands before the clause that a passive verb says, whatever the tree calls it."""
    verb = tree.heads[token]
    clause = tree.kid(verb, "ccomp", "csubj", "csubj:pass")
    return tree.deps[token] == "nsubj:pass" and clause is not None and clause > verb
