"""Who held an office until his death, told of in the days after it: the general who was killed yesterday is no former general."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.actors.persons import Named
from dragoman.actors.register import Register
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_DAYS = 14  # how long a report tells of a death as news


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


def _dead(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a name stands where a word for a death tells who died."""
    t = tree.first_conjunct(token)
    governor, dep = tree.heads[t], tree.deps[t]
    if tree.lemmas[governor].lower() not in tables.dying:
        return False
    if tree.upos[governor] == "VERB" and tree.kid(governor, "obj") is not None:
        return dep == "obj"
    return dep in ("nsubj", "nsubj:pass", "nmod:poss") or (dep == "nmod" and tree.case(t) == "of")
