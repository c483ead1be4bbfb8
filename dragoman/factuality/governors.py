"""The word that a predicate hangs from, as an operator on what hangs from it."""

from __future__ import annotations

from dragoman.factuality.operators import CLASSES, Operator, Operators
from dragoman.language.trees import Tree

PARTICLES = frozenset({"compound:prt", "advmod"})


def governor(operators: Operators, tree: Tree, head: int, ways: tuple[str, ...]) -> tuple[Operator | None, str]:
    """The operator that the word above is, and its words: with its particle or adverb first, then as it is written, then
    its lemma."""
    find = operators.find
    lemma, lower = tree.lemmas[head].lower(), tree.lower[head]
    kind = CLASSES.get(tree.upos[head], "")
    if kind == "x" and lemma != "be":
        kind = "v"
    if "inf" in ways:  # "was called to testify", "called on Congress to pass it"
        obliques = (f"inf:{tree.case(c)}" for c in tree.children[head] if tree.deps[c] == "obl")
        asked = ("inf:obj",) if any(tree.deps[c] == "obj" for c in tree.children[head]) else ()  # "wants *Oslo* to go"
        first = ways[:1] if ways[0] == "inf:voiced" and not tree.passive(head) else ()
        ways = (*first, *obliques, *(("inf:passive",) if tree.passive(head) else ()), *asked, *ways)
    if kind in ("v", "a"):
        for c in tree.children[head]:
            if tree.deps[c] in PARTICLES or (tree.deps[c] == "xcomp" and tree.upos[c] == "ADJ"):  # "pleaded *guilty* to"
                op = find(f"{lemma} {tree.lower[c]}", kind, ways)
                if op is not None:
                    return op, f"{tree.words[head]} {tree.words[c]}"
    for c in tree.children[head] if kind == "v" and "inf" in ways else ():
        modal = find(tree.lower[c], "x", ("reported", "self"))
        if modal is not None and modal.status == "planned":  # "would like to", "will have to"
            op = find(lemma, kind, ("would" if "reported" in modal.scope else "will",))
            if op is not None:
                return op, tree.words[head]
    for c in tree.children[head] if kind == "v" and ways[0] in ("claim", "subject") else ():
        if tree.deps[c] == "obj":  # "*poured scorn* on the claim", "the siege *entered* its third *week*"
            op = find(f"{lemma} {tree.lemmas[c].lower()}", kind, ways[:1])
            if op is not None:
                return op, f"{tree.words[head]} {tree.words[c]}"
    spent = tree.xpos[head] == "VBD" and operators.has(lower, "v", "participle")  # "the aid *needed* to", not "they needed to"
    op = (find(lower, kind, ways) if lower != lemma and not spent else None) or find(lemma, kind, ways)
    if kind == "n" and any(tree.deps[c] == "cop" for c in tree.children[head]):  # "is under way", "is off the table"
        op = find(f"{tree.case(head)} {lemma}", "a", ways) or op
    if op is None and kind == "v" and tree.xpos[head] in ("VBN", "VBD"):
        op = find(lower, "a", ways)
    elif op is None and kind == "a":
        op = find(lemma, "v", ways) if tree.xpos[head] in ("VBN", "VBG") else find(lower, "v", ways)
    return op, tree.words[head]
