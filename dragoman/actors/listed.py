"""People and bodies of whom nothing is known, named beside others of whom something is: "governors, *professional organizations*
and firms".

A word such as "organization" or "partners" is no mention of somebody where nothing tells what they do or whose they are. Among
others who are, it is one of them, known by its words alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene

LISTED = "beside others who are named"
"""What `how` says of them."""

_KINDS = frozenset({"person", "group", "body", "country"})
_OTHERS = frozenset({"name", "role", "group", "description", "pronoun"})


def add_listed(scene: Scene, phrases: Sequence[Phrase]) -> None:
    """Mentions of those of `phrases` that head none and are coordinated with somebody whom the text mentions."""
    tree, tables = scene.tree, scene.make.tables
    heads = {m.head: m for m in scene.mentions} | scene.more_heads
    for p in phrases:
        if p.head in heads or not p.plural or p.modifies is not None or p.role.kind not in _KINDS:
            continue
        if p.role.noun in tables.unlisted:
            continue  # "the parties to the pact", "other sources"
        if p.role.noun in tables.untold and not p.sectors:
            continue
        if p.owners or tree.kid(p.head, "nummod") is not None:
            continue  # "NATO allies" are Nato's; of "two women, Ana Roe and Mia Doe" the names follow
        beside = [u for u in tree.conjuncts(tree.first_conjunct(p.head)) if u != p.head]
        if any(u in heads and heads[u].kind in _OTHERS and heads[u].actors for u in beside):
            span, text = scene.span(p.start, p.end)
            actor = scene.make.of(None, p.sectors, p.code, span, text, LISTED)
            scene.add(p.start, p.end, p.head, (actor,), "role")
