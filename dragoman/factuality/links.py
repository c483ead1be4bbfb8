"""How a predicate hangs from the word above it, in the terms that the operators' scopes use."""

from __future__ import annotations

from dragoman.language.trees import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def marks(tree: Tree, i: int) -> list[str]:
    """The words that open the clause of `i`, in lower case; what is fixed to one is joined to it ("as if")."""
    out = []
    for c in tree.children[i]:
        if tree.deps[c] in ("mark", "case") and c < i:
            out.append(" ".join([tree.lower[c], *(tree.lower[f] for f in tree.children[c] if tree.deps[f] == "fixed")]))
    if len(out) > 1 and out[0] == "as" and out[1] in ("if", "though"):
        out[:2] = [f"as {out[1]}"]
    return out


def finite(tree: Tree, i: int) -> bool:
    """Whether `i` has a tense of its own."""
    if tree.xpos[i] in _FINITE:
        return True
    return any(tree.deps[c] in ("aux", "aux:pass", "cop") and tree.xpos[c] in _FINITE for c in tree.children[i])


def gerund(tree: Tree, i: int) -> bool:
    """Whether `i` is a participle or gerund without a tense, also in the passive ("being held")."""
    forms = (i, *(c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")))
    return any(tree.xpos[c] == "VBG" for c in forms) and not finite(tree, i)


def infinitive(tree: Tree, i: int, opening: list[str]) -> bool:
    return "to" in opening and (tree.xpos[i] in ("VB", "VBP") or not finite(tree, i)) and tree.xpos[i] != "VBG"


def links(tree: Tree, i: int, dep: str, known: bool) -> tuple[str, ...]:
    """The scopes in which `i` stands to its head, the most telling first; empty where nothing above reaches it. `known`: a noun
    whose event the reader is taken to know of (an article, a possessor)."""
    if dep == "csubj:pass":  # "it was found that"
        return (*_clause(tree, i, "ccomp"), "csubj")
    if dep in ("ccomp", "csubj", "csubj:outer"):
        return _clause(tree, i, dep.split(":", 1)[0])
    if dep == "xcomp":
        if tree.xpos[i] == "VBG":
            opening = marks(tree, i)
            return (*opening, "ger", "xcomp") if opening else ("ger", "xcomp")
        if tree.upos[i] in ("NOUN", "PROPN") and "to" not in marks(tree, i):  # "is going to be a moment" is an infinitive
            return ("predicate",)
        if "to" not in marks(tree, i):
            return ("xcomp",)
        alone = not any(tree.deps[c] == "obj" for c in tree.children[tree.heads[i]])  # "have to work", not "have work to do"
        return ("raising", "inf", "xcomp") if alone else ("inf", "xcomp")
    if dep in ("acl", "advcl"):
        return _adjunct(tree, i, dep)
    if dep in ("obj", "iobj", "nsubj:pass"):
        return ("obj",) if known else ("obj", "obj:indef")
    if dep == "nsubj":  # "the partnership continues to pose": what is said is said of posing
        return (
            () if any(tree.deps[c] == "xcomp" and tree.upos[c] == "VERB" for c in tree.children[tree.heads[i]]) else ("subject",)
        )
    if dep in ("obl", "nmod", "obl:agent"):
        case = tree.case(i).split(" ", 1)[0]
        return () if not case or dep == "obl:agent" else (case,) if known else (case, f"{case}:indef")
    if dep == "compound":
        return ("compound", "of", "of:indef")
    return ()


def _clause(tree: Tree, i: int, dep: str) -> tuple[str, ...]:
    opening = marks(tree, i)
    if "whether" in opening or "if" in opening:
        return ("ccomp:if", dep)
    if "to" in opening:
        return ("inf", "xcomp", dep)
    aux = [c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")]
    subject = next((c for c in tree.children[i] if tree.deps[c] == "nsubj"), -1)
    one = subject >= 0 and tree.xpos[subject] in ("NN", "NNP") and len(tree.conjuncts(subject)) == 1
    bare = tree.xpos[i] == "VBP" and one and "that" in opening  # "recommended that the minister *consider* it"
    if ((tree.xpos[i] == "VB" or bare) and not aux) or (aux and (tree.xpos[aux[0]] == "VB" or tree.lower[aux[0]] == "should")):
        return ("ccomp:sub", dep, *opening)
    if tree.xpos[i] == "VBG" and not aux:
        return ("ger", dep)
    return dep, *opening


def told(tree: Tree, i: int) -> bool:
    """ "Hopes *they will stay*": a whole clause without "that", and no relative one ("the threat *they pose*")."""
    kids = tree.children[i]
    subject = next((c for c in kids if tree.deps[c].startswith("nsubj")), -1)
    if subject < 0 or not finite(tree, i) or any(tree.xpos[t][0] == "W" for t in range(tree.heads[i], i + 1)):
        return False
    held = any(tree.deps[c] in ("obj", "ccomp", "cop") or (tree.deps[c] == "aux" and tree.lemmas[c] != "have") for c in kids)
    return held and tree.lower[subject] != "that"


def _adjunct(tree: Tree, i: int, dep: str) -> tuple[str, ...]:
    opening = marks(tree, i)
    if infinitive(tree, i, opening):
        return ("inf", "acl") if dep == "acl" else ("inf", "purpose")
    if gerund(tree, i):
        if opening:
            return (*opening, *(f"{m}:indef" for m in opening), *(f"{m}:ger" for m in opening))
        apart = any(tree.deps[c] == "punct" and tree.heads[i] < c < i for c in (*tree.children[i], *tree.children[tree.heads[i]]))
        return ("ger",) if dep == "advcl" and not apart else ()
    if dep == "acl":
        return (*opening, "ccomp") if opening else ("that", "ccomp") if told(tree, i) else ()
    return ()
