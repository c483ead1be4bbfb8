"""Groups that are told by their number alone: "the trio", "the two", "the three", and "each … the other".

Whom they mean is settled as for "both countries" and "the two leaders": the last so many persons, else the last so many states.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.actors import descriptions
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_ARGUMENT = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss")


@dataclass(frozen=True, slots=True)
class Counted:
    """A group of `number` at tokens [start, head]."""

    start: int
    head: int
    number: int


def counted(tree: Tree, tables: Tables) -> list[Counted]:
    """The groups of a tree, in the order of the text; "the *pair* of shoes" is none."""
    out = []
    for i, word in enumerate(tree.lower):
        if word == "each" and tree.deps[i] == "nsubj" and _one_another(tree, i):
            out.append(Counted(i, i, 2))
        number = tables.counted.get(word)
        if number is None or not i or tree.lower[i - 1] != "the" or tree.deps[i] not in _ARGUMENT:
            continue
        if tree.upos[i] in ("NUM", "NOUN") and not any(
            tree.case(c) == "of" or tree.deps[c] == "nummod" for c in tree.children[i]
        ):
            out.append(Counted(i - 1, i, number))
    return out


def _one_another(tree: Tree, each: int) -> bool:
    """ "*Each* accused *the other*"."""
    return any(tree.lower[t] == "other" and tree.lower[t - 1] == "the" for t in tree.children[tree.heads[each]] if t > each)


def read(scene: Scene, group: Counted) -> None:
    """Add the mention of a group, where just so many come in question."""
    span, text = scene.span(group.start, group.head + 1)
    officials = scene.house is not None and any(a.sort == "person" for a in scene.memory.titled)  # a readout is of them
    told = descriptions.of_title(scene.memory, group.number) if officials else None
    for people in (True,) if officials else (True, False):
        got = told or descriptions.several(scene.memory, group.start, group.head, people, group.number)
        if got is None:
            continue
        how = f"coreference: {got[1]}"
        if people:
            actors = tuple(replace(a, span=span, text=text, how=how) for a in got[0])
        else:
            actors = tuple(scene.make.organ(a.country[0], (), span, text, how) for a in got[0])
        scene.add(group.start, group.head + 1, group.head, actors, "description", "people" if people else "")
        return
