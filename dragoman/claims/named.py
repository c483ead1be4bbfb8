"""The states that a field of a report names, and the words by which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors import alien, quitted
from dragoman.claims.making import Layers
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.records import Span

_IN = frozenset({"at", "in", "inside", "near"})


@dataclass(frozen=True, slots=True)
class Named:
    """A state that a field names: by the token, in which sentence, with which sectors, whether as a place, and whether as that
    from which something comes ("*Chadian* refugees")."""

    token: int
    sent: int
    country: str
    sectors: tuple[str, ...] = ()
    place: bool = False
    alien: bool = False


def states_in(x: Layers) -> list[Named]:
    """The states that a field names, in the order of the text."""
    tree, out = x.tree, []
    for m in x.mentions.all:
        if m.kind in ("document", "pronoun") or joined(tree, m.end) or joined(tree, m.head - 1):
            continue
        for a in m.actors:
            press = "JRN" in a.sectors and m.kind == "name"  # "according to the BBC"
            for country in a.country if not (a.code or press) else ():
                out.append(Named(m.head, tree.sent_of[m.head], country, a.sectors, m.kind == "place", alien(tree, m)))
    for place in x.places:
        token = token_at(tree, place.span.start)
        if place.country and token >= 0 and not joined(tree, token + 1) and not joined(tree, token - 1):
            out.append(Named(token, tree.sent_of[token], place.country, place=True, alien=quitted(tree, token)))
    return sorted(dict.fromkeys(out), key=lambda n: n.token)


def located(tree: Tree, n: Named) -> bool:
    """Whether a state is named as where something happens, by a name or by the adjective of a place: "at a *Chadian* port"."""
    t = n.token
    while tree.deps[t] in ("amod", "compound", "nmod:poss", "flat") and tree.heads[t] != t:
        t = tree.heads[t]
    return tree.case(t) in _IN


def joined(tree: Tree, end: int) -> bool:
    """Whether a hyphen at `end` joins two words: "*Iran*-backed militias" are not Iran's, nor is a "pro-*Iran* group"."""
    return 0 < end < len(tree) - 1 and tree.words[end] in ("-", "–") and tree.ends[end - 1] == tree.starts[end]


def head_of(tree: Tree, span: Span) -> int:
    """The token of a span on which its others hang, -1 for none."""
    return next(heads_of(tree, span), token_at(tree, span.start))


def heads_of(tree: Tree, span: Span) -> Iterator[int]:
    first = token_at(tree, span.start)
    for i in range(max(first, 0), len(tree)):
        if tree.starts[i] >= span.end:
            return
        inside = tree.heads[i] != i and span.start <= tree.starts[tree.heads[i]] < span.end
        if not inside and tree.deps[i] not in ("punct", "case", "det"):
            yield i
