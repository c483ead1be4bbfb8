"""Whom an assault hits where its own clause does not say it: the state in which it strikes, and the state that the same
assailant is said to hit elsewhere in the text.

"A Norwegian missile hit a house in Lima" hits Peru. "Chad's invasion" is of Togo where the text says of nobody else that Chad
attacks him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import state_behind, state_of
from dragoman.events import Proposition
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.records import Actor, Claim, Place

_STRIKING = frozenset({"heavy-weapons", "destroy"})  # modes by which what stands somewhere is hit, whoever does it
_DOWNING = frozenset({"firearms"})  # over another's land one's own balloon may be shot down
_ELSEWHERE = "whom the other attacks hit"
_WAGING = frozenset({"GOV", "MIL", "SPY", "PRM"})
_PRIVATE = frozenset({"AGR", "BUS", "CVL", "COP", "CRM", "EDU", "JUD", "LAB", "LEG", "MED", "OPP", "PTY", "REL", "SOC"})


def state_struck(tree: Tree, p: Proposition, actors: Sequence[Actor], places: Sequence[Place]) -> Actor | None:
    """The state in which an assault strikes, where one from elsewhere does it, or arms do; None where more than one comes in
    question."""
    at = [x for x in places if x.role == "at" and x.country]
    if p.event != "ASSAULT" or p.mode in _DOWNING or len({x.country for x in at}) != 1:
        return None
    if p.mode is None and tree.upos[p.predicate] == "VERB" and " " not in p.lemma:
        return None  # who "fought in Togo" may be its ally
    if any(at[0].country in a.country for a in actors) or any(x.role in ("from", "to") for x in places):
        return None
    if any(_PRIVATE.intersection(a.sectors) for a in actors) or not (_tell(actors) if actors else p.mode in _STRIKING):
        return None
    over = any(tree.lower[token_at(tree, x.span.start) - 1] == "over" for x in at)  # in its air
    return None if over else state_of(at[0])


def _tell(actors: Sequence[Actor]) -> bool:
    return all(a.country or a.code or a.sectors for a in actors)


def hit_elsewhere(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with the one state that an assailant's other assaults hit as recipient of a military assault of his of which
    no recipient is told; an assault by nobody counts as his where it has the same name ("the *invasion* of Togo")."""
    hits = [(c, _assailant(c), a) for c in claims for a in c.recipient if c.event == "ASSAULT" and len(a.country) == 1]
    out = []
    for c in claims:
        mine = _assailant(c)
        if mine and not c.recipient and "military" in c.contexts and c.mode not in _DOWNING:
            others = [(d, a) for d, whose, a in hits if (whose == mine or not d.actor) and a.country[0] != mine]
            alike = [(d, a) for d, a in others if d.predicate.lemma == c.predicate.lemma]
            alike = alike or [(d, a) for d, a in others if d.actor]
            if len({a.country for _, a in alike}) == 1:
                found = _whole([a for _, a in alike])
                c = replace(c, recipient=(found,)) if found is not None else c
        out.append(c)
    return out


def _whole(hit: Sequence[Actor]) -> Actor | None:
    """Whom all of these stand for: the state, where it is named or they are several, else the one."""
    state = next((a for a in hit if not a.sectors), None)
    if state is None and hit[0].id and all(a.id == hit[0].id for a in hit) and "CVL" not in hit[0].sectors:
        return replace(hit[0], how=f"{hit[0].how}, {_ELSEWHERE}")
    return state_behind(state or hit[0], _ELSEWHERE)


def _assailant(c: Claim) -> str:
    """The one state that wages an assault, empty for none."""
    states = {a.country for a in c.actor}
    one = c.event == "ASSAULT" and len(states) == 1 and all(not a.code and _WAGING.issuperset(a.sectors) for a in c.actor)
    state = states.pop() if one else ()
    return state[0] if len(state) == 1 else ""
