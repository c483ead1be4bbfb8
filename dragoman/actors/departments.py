"""Parts of a government that are told by one noun for several, or by whom they serve: "the Departments of State and Labor", "his
team"."""

from __future__ import annotations

from functools import cache

from dragoman.actors.meant import ORGANS
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.rows import Organisation
from dragoman.actors.scene import Scene
from dragoman.actors.tables import load_tables

_SIDES = frozenset({"OPP", "REB", "PTY"})  # whose spokesmen and staff are of them too


def departments(scene: Scene, p: Phrase) -> tuple[Owner, ...]:
    """The departments of one's own state that are told by one noun: "the Departments *of State, Labor, and the Treasury*"."""
    tree, house, k = scene.tree, scene.house, p.end + 1
    if house is None or p.role.noun != "department" or not p.plural or tree.lower[p.end : k] != ["of"]:
        return ()
    state = scene.make.country(house.government.country[0])
    known, last = _called(state.id, f"{p.role.noun} of "), tree.sents[tree.sent_of[p.head]][1]
    found: dict[Owner, None] = {}
    while k < last:
        k += tree.lower[k] == "the"
        ends = (j for j in range(min(k + 6, last), k, -1) if " ".join(tree.lower[k:j]) in known)
        end = next(ends, k + 1)
        if not tree.words[k][:1].isupper():
            break
        o = known.get(" ".join(tree.lower[k:end]))
        found[Owner(o.id, o.name, o.country, o.code, o.sectors) if o is not None else state] = None
        k = end
        while k < last and tree.lower[k] in (",", "and"):
            k += 1
        if k == end:
            break
    return tuple(found) if len(found) > 1 else ()


@cache
def _called(state: str, start: str) -> dict[str, Organisation]:
    """The organisations of a state by what follows `start` in their names, in small letters and without an article."""
    orgs = [o for o in load_tables().organisations.values() if o.country == (state,)]
    names = ((n.lower().replace(" the ", " "), o) for o in orgs for n in (o.name, *o.names))
    return {n.partition(start)[2]: o for n, o in names if start in n}


def staff(scene: Scene, p: Phrase) -> tuple[str, ...]:
    """The organs of which those are who work for an official and are told by whose they are: "*his team*", "Roe's staff";
    the government of a state's own office or agency by name."""
    if p.role.noun in scene.make.tables.own_bodies and scene.tree.words[p.head][:1].isupper():  # "the *UK* Property Office"
        whole = all(o.country == (o.id,) and not o.place for o in p.owners)
        return ("GOV",) if p.owners and p.head > p.owners[0].head and whole else ()
    if not p.role.open or p.role.noun not in scene.make.tables.staff:
        return ()
    held = scene.resolved.get(p.possessor, ()) if p.possessor is not None else ()
    found = [a.sectors for a in held]
    found += [n.entity.sectors for n in scene.persons if p.patron is not None and n.start <= p.patron < n.end]
    whose = (scene.memory.by_head.get(c) for c in scene.tree.kids(p.head, "nmod:poss"))
    found += [a.sectors for m in whose if m is not None and m.sort == "person" for a in m.actors]
    return tuple(dict.fromkeys(s for sectors in found for s in sectors if s in ORGANS | _SIDES))
