"""Who held an office when something took place, not when it is told: until his death yesterday, in 1987, from the day of his
inauguration."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dragoman.actors.persons import Named
from dragoman.actors.register import Register
from dragoman.actors.tables import Tables, load_tables
from dragoman.language.trees import Tree
from dragoman.records import Actor

_DAYS = 14  # how long a report tells of a death as news
_AHEAD = 60  # how long before it an inauguration is told of


def in_office_at_death(tree: Tree, persons: Sequence[Named], register: Register, tables: Tables, day: str) -> None:
    """Gives those whose death the tree tells of the office that ended with it. Changes the entities of `persons`.

    `day`: that of the report (ISO), may be empty.
    """
    for n in persons:
        e = n.entity
        ends = tables.offices[e.id][-1].end if e.sectors == ("ELI",) and e.id in tables.offices else ""
        if len(ends) != 10 or len(day) != 10 or not _dead(tree, n.head, tables):
            continue
        end, now = date.fromisoformat(ends), date.fromisoformat(day)
        if not timedelta(0) <= now - end <= timedelta(days=_DAYS):
            continue
        was = register.entity(tables.persons[e.id], (end - timedelta(days=1)).isoformat(), e.first)
        e.country, e.code, e.sectors = was.country, was.code, was.sectors
        e.office, e.seat, e.how = was.office, was.seat, f"{was.how} until his death"


def inaugurated(tree: Tree, persons: Sequence[Named], register: Register, tables: Tables, day: str) -> None:
    """Gives those whose inauguration the tree tells the office that begins with it. Changes the entities of `persons`.

    `day`: that of the report (ISO), may be empty.
    """
    for n in persons:
        e = n.entity
        if e.id not in tables.offices or e.office or len(day) != 10 or not enters(tree, n.head, tables):
            continue
        for o in tables.offices[e.id]:
            if len(o.start) == 10 and 0 < (date.fromisoformat(o.start) - date.fromisoformat(day)).days <= _AHEAD:
                new = register.entity(tables.persons[e.id], o.start, e.first)
                e.country, e.code, e.sectors = new.country, new.code, new.sectors
                e.office, e.seat, e.how = new.office, new.seat, f"{new.how}, of his inauguration"


def held_then(actor: Actor, first: str, last: str, resigns: bool) -> Actor:
    """An actor of whom the register knows offices of before, as the holder of the one that he held from `first` to `last` (ISO
    dates, may be empty), or that he laid down then if he `resigns`; himself where it knows of none."""
    tables, register = load_tables(), _register()
    offices = tables.offices.get(actor.id, ())
    held = [o for o in offices if first and last and o.held(first) and o.held(last)]
    if resigns and first and last and not held:
        held = [o for o in offices if o.end and first[:7] <= o.end[:7] <= last[:7]][-1:]
    if not held:
        return actor
    day = first if held[0].held(first) else held[0].end
    e = register.entity(tables.persons[actor.id], day, 0)
    return replace(actor, country=e.country, code=e.code, sectors=e.sectors, how=f"{e.how}, then") if e.sectors else actor


@cache
def _register() -> Register:
    return Register(load_tables())


def enters(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a name stands where a word tells whose office begins ("the inauguration of *Jane Roe*")."""
    return _told(tree, token, tables.inaugurating)


def _dead(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a name stands where a word for a death tells who died."""
    return _told(tree, token, tables.dying)


def _told(tree: Tree, token: int, words: Container[str]) -> bool:
    """Whether a name stands where one of these words tells whom it befalls."""
    t = tree.first_conjunct(token)
    while tree.deps[t] in ("flat", "appos", "compound", "nmod:desc") and tree.heads[t] != t:
        t = tree.heads[t]  # "of His *Excellency* Jane Roe"
    governor, dep = tree.heads[t], tree.deps[t]
    if tree.lemmas[governor].lower() not in words:
        return False
    if tree.upos[governor] == "VERB" and tree.kid(governor, "obj") is not None:
        return dep == "obj"
    return dep in ("nsubj", "nsubj:pass", "nmod:poss") or (dep == "nmod" and tree.case(t) == "of")
