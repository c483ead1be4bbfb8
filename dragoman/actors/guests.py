"""Dignitaries of other states in a text that tells their state apart from their names: "a delegation to *Chile* will attend the
inauguration of His Excellency John Doe"."""

from __future__ import annotations

from dragoman.actors.late import enters
from dragoman.actors.persons import Named
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree


def styled(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a pronoun only begins what a dignitary is called by ("*His* Excellency")."""
    k = token + 1
    return k < len(tree) and tree.lower[k] in tables.styles and tree.words[k][:1].isupper()


def honoured(scene: Scene, n: Named) -> str:
    """The state of a dignitary, or of who is to hold an office: the only one that his sentence, or else the title, names beside
    the one that publishes the text, where no others act; empty for nobody's."""
    tree, tables, e = scene.tree, scene.make.tables, n.entity
    called = any(r in tables.elected or r.split()[-1] in tables.styles for r in e.roles)
    if not (called or enters(tree, n.head, tables)):
        return ""
    own = scene.house.government.country if scene.house is not None else ()
    here = {s.owner.country[0] for s in scene.sightings if s.sent == tree.sent_of[n.head] and (s.place or own)}
    for states in (here, scene.titled):
        some = set(states).difference(own)
        if some:
            return some.pop() if len(some) == 1 else ""
    return ""
