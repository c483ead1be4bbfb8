"""What the clause of a pronoun, or of one whom it may mean, tells of whom it means."""

from __future__ import annotations

from dragoman.language.trees import Tree


def in_clause_of(tree: Tree, token: int, noun: int) -> bool:
    """Whether a token stands in a clause of a noun: who is only named there is not whom the sentence is about ("*a reporter* who
    wrote about Roe says he was beaten")."""
    child = token
    for a in tree.above(token):
        if a == noun:
            return tree.deps[child].startswith("acl")
        child = a
    return False


def done_before(tree: Tree, token: int) -> int:
    """To whom those have just done another thing who do something to "them": "tracked *users* and blackmailed them"; -1 for
    nobody."""
    verb = tree.heads[token]
    if tree.lower[token] != "them" or tree.deps[token] != "obj" or tree.deps[verb] != "conj" or tree.kid(verb, "nsubj"):
        return -1
    done = [c for c in tree.kids(tree.heads[verb], "obj") if c < verb]
    return done[0] if len(done) == 1 else -1


def expletive(tree: Tree, token: int) -> bool:
    """Whether "it" only stands before the clause that a passive verb says, whatever the tree calls it."""
    verb = tree.heads[token]
    clause = tree.kid(verb, "ccomp", "csubj", "csubj:pass")
    return tree.deps[token] == "nsubj:pass" and clause is not None and clause > verb
