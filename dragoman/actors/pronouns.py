"""What the clause of a pronoun, or of one whom it may mean, tells of whom it means."""

from __future__ import annotations

from collections.abc import Container

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


def done_to(tree: Tree, token: int, demanding: Container[str]) -> list[int]:
    """To whom the verb before is done, where `token` is the object of a verb that shares its subject, or who is to do what such a
    verb demands: "accused *Chad* of lying and urged *it* to stop", "condemned *Chad* and demanded that *it* leave", "summoned
    *Chad's envoy*, accusing *it*". The nearest first, and whose they are behind them. `demanding`: lemmas of verbs whose clause
    another is to carry out."""
    verb = tree.heads[token]
    if tree.deps[token] == "nsubj" and tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in demanding:
        verb = tree.heads[verb]
    elif not _object(tree, token):
        return []
    above, d = tree.heads[verb], tree.deps[verb]
    participle = d in ("advcl", "acl") and tree.xpos[verb] == "VBG" and not tree.kid(verb, "mark", "case")
    if not (d == "conj" or participle) or any(tree.deps[c].startswith("nsubj") for c in tree.children[verb]):
        return []
    if d == "acl":
        if tree.deps[above] != "obj":
            return []  # of him who does it: "a man accusing *it*"
        above = tree.heads[above]
    if tree.upos[above] != "VERB" or tree.passive(above):
        return []
    done = [c for c in tree.children[above] if c < verb and _object(tree, c)]
    theirs = [g for c in done for g in tree.children[c] if tree.deps[g] == "nmod:poss" or (g > c and tree.case(g) in _AT)]
    return [*done, *theirs]


def threatened(tree: Tree, token: int, penalties: Container[str]) -> list[int]:
    """Who is threatened with what comes if "it" does something: "sanctions on *Chad* if *it* attacks", "consequences for *Chad*
    if *it* does". The nearest first. `penalties`: lemmas of what somebody is threatened with."""
    verb = tree.heads[token]
    mark = next((c for c in tree.kids(verb, "mark") if tree.lower[c] == "if" and c < token), -1)
    if mark < 0 or tree.deps[token] != "nsubj" or tree.deps[verb] != "advcl":
        return []
    above = range(mark - 1, tree.sents[tree.sent_of[token]][0] - 1, -1)
    hit = [t for t in above if tree.case(t) in _AT and tree.deps[t] in ("obl", "nmod")]
    return hit or [t for t in above if tree.case(t) == "for" and tree.lemmas[tree.heads[t]].lower() in penalties]


_AT = ("against", "on")


def _object(tree: Tree, token: int) -> bool:
    if tree.deps[token] in ("obj", "iobj"):
        return True
    return tree.deps[token] == "obl" and tree.case(token) in ("on", "upon", "to", "against")


def expletive(tree: Tree, token: int) -> bool:
    """Whether "it" only stands before the clause that a passive verb says, whatever the tree calls it."""
    verb = tree.heads[token]
    clause = tree.kid(verb, "ccomp", "csubj", "csubj:pass")
    return tree.deps[token] == "nsubj:pass" and clause is not None and clause > verb


def fronted(tree: Tree, token: int) -> int:
    """The subject of the adverbial clause before a subject's own: "when *the militia* came, they fled"; -1 for none."""
    verb = tree.heads[token]
    if tree.deps[token] != "nsubj":
        return -1
    found = [s for c in tree.kids(verb, "advcl") if c < token and (s := tree.subject(c)) is not None and s < c]
    return found[-1] if found else -1
