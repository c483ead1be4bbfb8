"""Whom an assault hits where its own clause does not say it: the state in which it strikes, and the state that the same
assailant is said to hit elsewhere in the text.

"A Norwegian missile hit a house in Lima" hits Peru. "Chad's invasion" is of Togo where the text says of nobody else that Chad
attacks him.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors import state_behind, state_of
from dragoman.events import FACED, Proposition
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.lexicons import read_table
from dragoman.records import Actor, Claim, Place

_STRIKING = frozenset({"heavy-weapons", "destroy"})  # modes by which what stands somewhere is hit, whoever does it
_DOWNING = frozenset({"firearms"})  # over another's land one's own balloon may be shot down
_DONE = frozenset({"ASSAULT", "COERCE"})
_ELSEWHERE = "whom the other attacks hit"
_DOER = "who does it elsewhere"
_WAR = "a war that everybody knows"
_WAGING = frozenset({"GOV", "MIL", "SPY", "PRM"})
_INNER = frozenset({"amod", "appos", "compound", "conj", "flat", "nmod", "nmod:desc", "nmod:unmarked"})
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
    if len({c for a in actors for c in a.country}) > 1 or (actors and _elsewhere(p, actors, at[0].country)):
        return None  # two fight each other
    return None if any(_beside(tree, x) for x in at) else state_of(at[0])


def within_name(tree: Tree, t: int) -> bool:
    """Whether a place name at token `t` is only the first part of another name ("the *Nord* Stream attacks")."""
    h = tree.heads[t]
    whole = next((n for n in tree.names if n.start <= h < n.end), None)
    return tree.deps[t] == "compound" and tree.upos[h] == "PROPN" and whole is not None and not whole.start <= t < whole.end


def _elsewhere(p: Proposition, actors: Sequence[Actor], country: str) -> bool:
    """Whether a known war is told of that is not waged where a place is: "Russia's invasion" in Germany."""
    one = {c for a in actors for c in a.country}
    named = [w for w in _wars() if p.lemma.split()[-1] in w.words and one == {w.assailant}]
    return p.mode is None and bool(named) and all(country != w.victim for w in named)


def _beside(tree: Tree, place: Place) -> bool:
    """Whether something is in the air over a place ("downed over the city of *Lima*"), or near a whole state ("a town near the
    *Chad* border")."""
    t = token_at(tree, place.span.start)
    while t >= 0:
        case = tree.case(t)
        if (case and case != "of") or tree.heads[t] == t:
            return case == "over" or (case in ("near", "close to") and place.precision in ("country", "region"))
        t = tree.heads[t] if tree.deps[t] in _INNER else -1
    return False


def _tell(actors: Sequence[Actor]) -> bool:
    return all(a.country or a.code or a.sectors for a in actors)


def settled(claims: Sequence[Claim], published: str) -> list[Claim]:
    """The claims of one field, with who wages or suffers an assault, or arrests somebody, where the text tells it elsewhere, or
    where a known war goes on on the day `published` (ISO 8601; where it is empty, the war is on)."""
    out = []
    for c in claims:
        if c.event == "ASSAULT" and c.actor and c.recipient:
            c = replace(c, recipient=_on_the_other_side(c, published))
        if c.event == "ASSAULT" and "military" in c.contexts and not c.recipient and c.mode not in _DOWNING:
            c = replace(c, recipient=_hit_elsewhere(c, claims) or _known(c, published))
        elif c.event in _DONE and not c.actor and c.recipient:
            c = replace(c, actor=_done_elsewhere(c, claims) or _known(c, published))
        out.append(c)
    return out


def _on_the_other_side(c: Claim, published: str) -> tuple[Actor, ...]:
    """The recipients of an assault, without the state whose troops take its own land or strike there in a known war: then they
    strike the other side; nor whoever only faces a known war that is waged on somebody else ("*Japan* fights Russia's
    aggression")."""
    mine = _assailant(c)
    home = bool(mine) and all(a.country == (mine,) and not (a.code or a.sectors) for a in c.recipient)
    for war in _wars():
        if home and mine == war.victim and (not published or published[:10] >= war.since):
            found = state_behind(
                replace(c.actor[0], country=(war.assailant,), span=c.predicate.span, text=c.predicate.text), _WAR
            )
            return (found,) if found is not None else ()
    if home and c.predicate.lemma.split()[-1] in _gaining():
        return ()
    if FACED in c.why and (known := _known(replace(c, recipient=()), published)):
        return c.recipient if any(a.country == known[0].country for a in c.recipient) else known
    return c.recipient


def _hit_elsewhere(c: Claim, claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """The one state that an assailant's other assaults hit; one by nobody counts as his where it has the same name ("the
    *invasion* of Togo")."""
    mine = _assailant(c)
    hits = [(d, a) for d in claims if d.event == "ASSAULT" for a in d.recipient if len(a.country) == 1]
    others = [(d, a) for d, a in hits if mine and (_assailant(d) == mine or not d.actor) and a.country[0] != mine]
    alike = [(d, a) for d, a in others if d.predicate.lemma == c.predicate.lemma]
    alike = alike or [(d, a) for d, a in others if d.actor]
    found = _whole([a for _, a in alike]) if len({a.country for _, a in alike}) == 1 else None
    return (found,) if found is not None else ()


def _done_elsewhere(c: Claim, claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Who does just this, told by the same word or of the same named person, to the same elsewhere: "Chad's *invasion* of Togo",
    "Chad *arrested* Roe"."""
    whom = {a.id or a.country for a in c.recipient}
    person = len(whom) == 1 and bool(c.recipient[0].id) and not c.recipient[0].id.isupper()
    person = person and c.mode is not None and c.time is None  # who was held in 1963 and in 1990 was held by two
    found: dict[object, tuple[Actor, ...]] = {}
    for d in claims:
        same = (d.event, d.mode) == (c.event, c.mode) and whom == {a.id or a.country for a in d.recipient}
        called = d.predicate.lemma == c.predicate.lemma and c.mode is None and "military" in c.contexts
        if same and d.actor and (person or called):
            found.setdefault(frozenset(a.id or a.text for a in d.actor), d.actor)
    mine = next(iter(found.values())) if len(found) == 1 else ()
    return tuple(replace(a, how=f"{a.how}, {_DOER}") for a in mine)


def _known(c: Claim, published: str) -> tuple[Actor, ...]:
    """The other side of a war that everybody knows, in the words that tell of it."""
    if c.event != "ASSAULT" or c.mode is not None:
        return ()
    told = c.actor or c.recipient
    for war in _wars():
        mine, other = (war.assailant, war.victim) if c.actor else (war.victim, war.assailant)
        whole = bool(told) and all(a.country == (mine,) and not a.code and _WAGING.issuperset(a.sectors) for a in told)
        if whole and c.predicate.lemma.split()[-1] in war.words and (not published or published[:10] >= war.since):
            found = state_behind(replace(told[0], country=(other,), span=c.predicate.span, text=c.predicate.text), _WAR)
            return (found,) if found is not None else ()
    return ()


def victim_of(assailant: str, published: str) -> str:
    """The state on which another wages a war that everybody knows, on the day `published` (ISO 8601; empty: the war is on); empty
    for none."""
    found = {w.victim for w in _wars() if w.assailant == assailant and (not published or published[:10] >= w.since)}
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Gain:
    lemma: str


@cache
def _gaining() -> frozenset[str]:
    return frozenset(row.lemma for row in read_table("claims_gains", _Gain, key=("lemma",)))


@dataclass(frozen=True, slots=True)
class _War:
    assailant: str
    victim: str
    words: tuple[str, ...]
    since: str


@cache
def _wars() -> list[_War]:
    return read_table("claims_wars", _War, key=("assailant", "victim"))


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
