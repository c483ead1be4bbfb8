"""Sectors that another noun lends to a role: of whom somebody leads ("the *mercenary* group's leader"), what he heads ("head of
*military intelligence*"), and what a group does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.actors.names import excluded
from dragoman.actors.owners import Owner
from dragoman.actors.rows import Role
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree


def led(tree: Tree, tables: Tables, head: int, owners: Sequence[Owner]) -> tuple[str, ...] | None:
    """The sectors of whom somebody leads who governs no state: "the mercenary group's leader", "a Syrian Kurdish leader".
    None where nothing tells that he does not."""
    for c in tree.children[head]:
        of = tree.deps[c] == "nmod:poss" or (tree.deps[c] == "nmod" and tree.case(c) == "of")
        r = tables.roles.get(tree.lemmas[c].lower()) if of and tree.upos[c] == "NOUN" else None
        if r is None or r.kind not in ("group", "body") or r.noun == "government":
            continue
        return told(tree, tables, c, r)
    peoples = [o for o in owners if (org := tables.organisations.get(o.id)) is not None and org.kind == "people"]
    return () if peoples else None


def over(tree: Tree, tables: Tables, head: int) -> tuple[str, ...]:
    """The sectors of what somebody heads who has a possessor, too: "Kyiv's head of *military intelligence*"."""
    for c in tree.kids(head, "nmod"):
        if c < head or tree.case(c) != "of" or tree.upos[c] != "NOUN":
            continue
        r, word = tables.roles.get(tree.lemmas[c].lower()), tables.modifiers.get(tree.lower[c])
        if r is not None and r.sectors:
            return merged(told(tree, tables, c, r), r.sectors if r.sectors == ("SPY",) else ())
        if word is not None:
            before = (tables.modifiers.get(tree.lower[m]) for m in tree.kids(c, "amod", "compound"))
            return merged(*(m.sectors for m in before if m is not None and m.strength != "weak"), word.sectors)
    return ()


def told(tree: Tree, tables: Tables, noun: int, role: Role) -> tuple[str, ...]:
    """The sectors of a group: what stands before its noun tells them ("*mercenary* force"), else the noun."""
    before = list(tree.kids(noun, "amod", "compound"))
    for m in before:
        r, word = tables.roles.get(tree.lower[m]), tables.modifiers.get(tree.lower[m])
        if r is not None and r.sectors and not otherwise(tree, tables, m, r):
            return r.sectors
        if word is not None and word.sectors and (word.strength in ("strong", "normal") or not role.sectors):
            return word.sectors
    return role.sectors


def unnamed(tree: Tree, tables: Tables, low: int, head: int) -> tuple[str, ...]:
    """The sectors that modifiers tell of an unnamed body: "leaders of *civil rights* organizations"."""
    words = tree.lower[low:head]
    known = (tables.modifiers.get(" ".join(words[i:j])) for i in range(len(words)) for j in range(len(words), i, -1))
    return next((m.sectors for m in known if m is not None and m.strength in ("normal", "strong")), ())


def otherwise(tree: Tree, tables: Tables, i: int, role: Role) -> bool:
    """Whether a role's noun means something else beside its neighbour ("high-capacity magazines")."""
    return any(excluded(a, tree, i, i + 1) for a in tables.ambiguous.get(role.noun, ()))


def merged(*parts: Iterable[str]) -> tuple[str, ...]:
    """Several sectors as one row, each once."""
    return tuple(dict.fromkeys(s for p in parts for s in p))
