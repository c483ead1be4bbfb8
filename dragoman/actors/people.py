"""Described people who get the state that what happens to them tells: "three *people* were killed in Lima" are Peru's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.actors.making import Maker
from dragoman.actors.tables import Tables, load_tables
from dragoman.language.trees import Tree
from dragoman.records import Actor, Place

_RESIDENT = frozenset({"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "JRN", "LAB", "MED", "OPP", "REL", "SOC"})

_ORGANS = frozenset({"GOV", "LEG", "COP", "JUD"})


def stateless(tree: Tree, head: int, actor: Actor) -> bool:
    """Whether an actor is people of whom no state is told, of a kind that lives where things happen to them: no soldiers, rebels,
    refugees, tourists or foreigners. `head`: the token by which they are mentioned."""
    if actor.id or actor.country or actor.code or not actor.sectors or not _RESIDENT.issuperset(actor.sectors):
        return False
    tables = _tables()
    role = tables.roles.get(tree.lemmas[head].lower())
    low, _ = tree.subtree(head)
    return (role is None or not role.abroad) and tables.foreign.isdisjoint(tree.lower[low:head])


def organ_of_nobody(tree: Tree, head: int, actor: Actor) -> bool:
    """Whether an actor is a government, parliament or police of which no state is told ("a *government* ban")."""
    role = _tables().roles.get(tree.lemmas[head].lower())
    told = actor.id or actor.country or actor.code or not actor.sectors or not _ORGANS.issuperset(actor.sectors)
    return not told and role is not None and role.kind == "body" and not role.abroad


def band(actor: Actor) -> bool:
    """Whether an actor is fighters of whom neither group nor state is told."""
    return not (actor.id or actor.country or actor.code) and actor.sectors in (("REB",), ("UAF",))


def lives_there(tree: Tree, head: int) -> bool:
    """Whether people are likely of the state where something happens to them: the kin of somebody need not be, nor reporters."""
    role = _tables().roles.get(tree.lemmas[head].lower())
    return role is None or (role.kind != "relative" and (role.kind != "person" or "JRN" not in role.sectors))


def people_of(actor: Actor, countries: tuple[str, ...], how: str) -> Actor:
    """The actor as people of these states (ISO 3166-1 alpha-3); of one state it has the id that it has everywhere."""
    how = f"{actor.how}, {how}"
    if len(countries) == 1 and countries[0] in _tables().countries:
        return Maker(_tables()).organ(countries[0], actor.sectors, actor.span, actor.text, how)
    return replace(actor, country=countries, how=how)


def state_of(place: Place) -> Actor | None:
    """The state whose territory a place is, as an actor; None for none."""
    if place.country not in _tables().countries:
        return None
    return Maker(_tables()).state(place.country, place.span, place.text, f"place in {place.country}")


def state_behind(actor: Actor, how: str) -> Actor | None:
    """The state of an actor of just one, as an actor that stands in his words; None for others."""
    if len(actor.country) != 1 or actor.country[0] not in _tables().countries:
        return None
    return Maker(_tables()).state(actor.country[0], actor.span, actor.text, how)


@cache
def _tables() -> Tables:
    return load_tables()
