"""Of which force an officer is, and whether a captain is a soldier, where only the rest of the report tells; arms and offices
that tell of nobody."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree


def _state(o: Owner) -> bool:
    return (o.id,) == o.country and not o.sectors and not o.code and not o.place


def _seat(o: Owner) -> bool:
    return (o.id,) == o.country and o.sectors == ("GOV",) and not o.code


def forces(tree: Tree, tables: Tables, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with "officers" as police where the report tells of police and of no soldiers, and with a captain in small
    letters as a civilian ("the team's captain") where it tells of no soldiers; a state's representatives are its government's."""
    others = [p for p in phrases if p.role.noun not in tables.unarmed and p.role.noun != "unit"]  # a team is a unit, too
    soldiers = any("MIL" in p.sectors for p in others)
    police = any("COP" in p.sectors for p in others)
    out = []
    for p in phrases:
        sector = tables.unarmed.get(p.role.noun, "")
        fits = police if sector == "COP" else tree.words[p.head].islower()
        if sector and fits and p.sectors == p.role.sectors and not soldiers:
            p = replace(p, sectors=(sector,))
        elif p.role.noun in tables.envoys and not p.sectors and not p.code and p.owners and all(_state(o) for o in p.owners):
            p = replace(p, sectors=("GOV",))  # "representatives from Chad"
        elif p.role.noun in tables.armed and p.plural and p.owners and all(_state(o) or _seat(o) for o in p.owners):
            p = replace(p, sectors=("MIL",))  # "Kyiv's pilots"
        elif p.sectors == ("COP",) and p.role.kind == "person" and p.owners and all(o.code == "IGO" for o in p.owners):
            p = replace(p, sectors=())  # "UN investigators" arrest nobody
        elif p.sectors == ("CRM",) and not tables.unjust.isdisjoint(tree.lower[p.start : p.head]):
            p = replace(p, sectors=("CVL",))  # "unjustly detained prisoners"
        out.append(p)
    return out


def instrument(scene: Scene, p: Phrase) -> bool:
    """Whether arms of nobody tell with what it is done, not by whom: "by *a missile*", "*British-supplied jets* struck"."""
    tables = scene.make.tables
    return p.role.noun in tables.munitions or not tables.supplied.isdisjoint(scene.tree.lower[p.start : p.head])


def of_many(tree: Tree, p: Phrase, tops: Container[str]) -> bool:
    """Whether the plural of an office, or what is said of where its holders come from, tells that they are of several states:
    "*foreign ministers* met", "officials *from six nations*", "the two *presidents*". `tops`: offices that lead a state."""
    if p.definite:
        return p.role.office in tops
    several = (c for c in tree.kids(p.head, "nmod") if tree.case(c) == "from" and tree.xpos[c] == "NNS")
    return any(True for _ in several) or (p.role.office not in ("", "ambassador", "head", "leader") and p.role.kind == "person")
