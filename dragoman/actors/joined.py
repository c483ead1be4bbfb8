"""What several words in a list tell of one noun: "*business*, *labor*, and community leaders", "leaders from *business*,
*labor* and *civil society*".

They are of several walks of life, and one mention: it has the sectors of all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from dragoman.actors.rows import Modifier, Role
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_WORDS = frozenset({"ADJ", "NOUN", "PROPN"})
_WALKS = frozenset({"AGR", "BUS", "CVL", "EDU", "GOV", "JRN", "LAB", "LEG", "MED", "REL", "SOC"})
_FAINT = frozenset({"AGR", "BUS", "EDU", "MED", "REL"})  # told by a weak modifier, too
_LONG = 3  # words of a modifier


def before(tree: Tree, start: int, head: int, modifiers: Mapping[str, Modifier]) -> tuple[str, ...]:
    """The sectors that words coordinated with what stands before a role tell; [start, head] is the role. Empty for none."""
    first = tree.sents[tree.sent_of[head]][0]
    out: list[tuple[str, ...]] = []
    i = start
    while True:
        while i > first and tree.upos[i - 1] in _WORDS:
            i -= 1
        if i == start == head:
            return ()  # "the government and *people*"
        k = i
        while k > first and tree.lower[k - 1] in (",", "and"):
            k -= 1
        told = _told(tree, k, modifiers) if k < i and k > first else ()
        if not told or not _together(tree, k - 1, head):
            return tuple(dict.fromkeys(chain.from_iterable(reversed(out))))
        out += [told] if out else [_told(tree, start, modifiers), told]
        i = k


def behind(tree: Tree, noun: int, roles: Mapping[str, Role], modifiers: Mapping[str, Modifier]) -> tuple[str, ...]:
    """The sectors that a walk of life tells behind a role, and what is coordinated with it: "from *business* and *hospitals*"."""
    out: list[tuple[str, ...]] = []
    for u in tree.conjuncts(noun):
        if tree.upos[u] not in ("NOUN", "PROPN"):
            continue
        r = roles.get(tree.lemmas[u].lower())
        named = [m for m in tree.kids(u, "amod", "compound") if m < u]
        words = [modifiers.get(tree.lower[m]) for m in named]
        sectors = next((m.sectors for m in words if m is not None and m.strength in ("strong", "normal") and m.sectors), ())
        out.append(_told(tree, u + 1, modifiers) or sectors or (r.sectors if r is not None and r.kind != "document" else ()))
    return tuple(dict.fromkeys(s for told in out for s in told if s in _WALKS or len(out) > 1))


def _told(tree: Tree, end: int, modifiers: Mapping[str, Modifier]) -> tuple[str, ...]:
    """The sectors of the longest modifier that ends before `end`, where it tells a walk of life."""
    for n in range(min(_LONG, end), 0, -1):
        m = modifiers.get(" ".join(tree.lower[end - n : end]))
        if m is not None and (m.strength in ("strong", "normal") or not _FAINT.isdisjoint(m.sectors)):
            return m.sectors if _WALKS.issuperset(m.sectors) and tree.upos[end - 1] in _WORDS else ()
    return ()


def _together(tree: Tree, t: int, head: int) -> bool:
    """Whether the tree has a modifier and a role's noun in one coordination or phrase."""
    return tree.first_conjunct(t) == tree.first_conjunct(head) or head in tree.above(t) or t in tree.above(head)


def merged(sectors: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """The sectors of a role with those that a list adds, where both are walks of life."""
    return tuple(dict.fromkeys((*more, *sectors))) if sectors and _WALKS.issuperset(sectors) else tuple(sectors)


def society(tree: Tree, start: int, role: Role, tables: Tables) -> bool:
    """Whether an organization is one of civil society: the noun before it tells what it does, and no lexicon has it ("*youth
    support* organizations", "women-*led* organizations")."""
    if role.noun not in ("organization", "organisation") or start < 1:
        return False
    before = tree.lower[start - 1]
    if tree.words[start - 2 : start - 1] == ["-"]:
        return before in tables.doing and tree.upos[start - 3] == "NOUN" and tree.words[start - 3][:1].islower()
    return tree.upos[start - 1] == "NOUN" and tree.lemmas[start - 1] not in tables.anybody and tree.deps[start - 1] == "compound"


def to_another(tree: Tree, c: int) -> bool:
    """Whether a name behind "from" is the first of some examples: "leaders — *from Ford, to Boeing*"."""
    named = {t for n in tree.names if n.type == "ORG" for t in range(n.start, n.end)}
    k = c
    while k in named:
        k += 1
    k += tree.words[k : k + 1] == [","]
    return c in named and tree.lower[k : k + 1] == ["to"] and k + 1 in named
