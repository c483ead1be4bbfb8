"""Where the parser hangs a clause or a phrase elsewhere than it belongs: small clauses, bare relatives, whom one accuses, what
the last of several passives says for all."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.events.clauses import has
from dragoman.language.trees import Tree


def judged(tree: Tree, i: int, c: int, calling: Container[str]) -> int | None:
    """What a verb of `calling` says to be so, which the tree takes for the subject of what it is said to be: "termed *the raid*
    deplorable", "calls *the ban* a mistake"; `c`: the head of that clause."""
    if tree.lemmas[i] not in calling or c < i or tree.upos[c] not in ("ADJ", "NOUN"):
        return None
    if has(tree, c, "cop") or has(tree, c, "mark"):
        return None
    before = [s for s in tree.children[c] if i < s < c and tree.upos[s] in ("NOUN", "PROPN", "PRON")]
    said = [s for s in before if tree.deps[s] == "nsubj"]
    if not said and tree.xpos[c] == "JJ":  # "branded *the launch* barbaric", taken for a compound
        said = [s for s in before if tree.deps[s] == "compound" and s == c - 1]
    return said[0] if said else None


def name_given(tree: Tree, i: int, objects: Sequence[int], calling: Container[str]) -> int:
    """What the thing of a relative clause is called, which the tree takes for an object: "the pact, which Chad called *a
    betrayal*", "a step Chad called *a mistake*". 0 where there is none."""
    if tree.lemmas[i] not in calling or not tree.deps[i].startswith("acl") or not has(tree, i, "nsubj"):
        return 0
    behind = [o for o in objects if o > i and tree.upos[o] == "NOUN"]
    which = [o for o in objects if o < i]
    bare = not which and not any(tree.deps[c] == "nsubj" and tree.xpos[c] in ("WDT", "WP") for c in tree.children[i])
    return behind[0] if len(behind) == 1 and (bare or len(which) == 1) else 0


def bare_relative(tree: Tree, i: int) -> bool:
    """Whether a finite clause behind a noun has its own subject and no relative word, whatever the tree calls it: "a step *Chad
    called* a mistake"."""
    if tree.deps[i] != "acl" or tree.xpos[i] not in ("VBD", "VBZ", "VBP") or has(tree, i, "mark"):
        return False
    return any(tree.deps[c] == "nsubj" and c < i for c in tree.children[i])


def outside(tree: Tree, i: int, controlling: Container[str]) -> int:
    """Whom a verb of `controlling` accuses, where the tree takes him for the object of what he is accused of: "suspects *Chad* of
    having armed Togo". 0 where there is none."""
    head = tree.heads[i]
    if head > i or tree.lemmas[head] not in controlling or tree.deps[i] not in ("ccomp", "xcomp", "advcl"):
        return 0
    opening = next((c for c in tree.children[i] if c < i and tree.deps[c] in ("mark", "case") and tree.lower[c] == "of"), 0)
    return next((c for c in tree.children[i] if head < c < opening and tree.deps[c] in ("obj", "nsubj")), 0)


def aside(tree: Tree, i: int) -> int | None:
    """The name right before "who" or "which" where the tree takes the clause for one of the whole sentence: "quit *ICC*, which
    jailed two"."""
    word = next((c for c in tree.children[i] if c < i and tree.lower[c] in ("who", "which")), 0)
    t = word - 1
    while t > 0 and tree.upos[t] == "PUNCT":
        t -= 1
    while t > 0 and tree.deps[t] == "flat":
        t = tree.heads[t]
    named = tree.upos[t] == "PROPN" or (tree.upos[t] == "NOUN" and tree.lower[word] == "who")
    return (
        t
        if word > 1 and named and tree.sent_of[t] == tree.sent_of[i] and not tree.deps[t].endswith(("unmarked", "tmod"))
        else None
    )


def shared_agent(tree: Tree, i: int, slots: dict[str, list[int]]) -> list[int]:
    """Who does what a passive tells, where the last of several says it for all: "was shot and killed *by police*"; what they were
    done in goes into `slots`: "two were killed and five wounded *in a raid*"."""
    for c in tree.children[i]:
        if tree.deps[c] != "conj" or tree.xpos[c] != "VBN" or has(tree, c, "aux"):
            continue
        behind = [g for g in tree.kids(c, "obl") if g > c and tree.case(g) == "in" and tree.upos[g] == "NOUN"]
        if behind and not any(name in slots for name in ("in", "by", "during", "when")) and not has(tree, i, "advcl"):
            slots["in"] = behind
        agents = [g for g in tree.kids(c, "obl:agent") if g > c]
        if agents:
            return agents[:1]
    return []
