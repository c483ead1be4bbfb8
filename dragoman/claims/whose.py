"""Of which state a claim's officials and lawmakers are, where only its other parties and its places tell it, and which office
somebody held when it took place.

"The Pentagon and *intelligence agencies*" are both American, and so are the "senators" who urge Joe Biden; "senior officials"
whom a guest meets in Oslo are Norwegian; whoever called for peace in 1987 did so in the office that he held then; "Chileans" who
protest are people, not their state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors import Mentions, held_then, official_of_nobody, people_of, sharing_office
from dragoman.events import Proposition
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.records import Actor, Place, Time

_MARCHES = frozenset({"demo"})
_LAWMAKERS = frozenset({"LEG", "PTY"})
_TURNED_TO = frozenset({"REJECT", "REQUEST"})
_HOSTS = frozenset({"BUS", "GOV", "LEG", "MIL"})
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_ADDRESSED = frozenset({"ACCUSE", "AGREE", "REQUEST", "THREATEN"})


def doers(
    tree: Tree, mentions: Mentions, p: Proposition, head: int, actors: Sequence[Actor], others: Sequence[Actor]
) -> list[Actor]:
    """The actors of `p` that the token `head` mentions. `others`: its recipients."""
    out = []
    for a in actors:
        found = mentions.by_head.get(head)
        told = None
        abroad = any(o.country != a.country for o in others)
        people = found is not None and (found.kind == "group" or (_marching(tree, p, head) and not abroad))
        if p.event == "PROTEST" and people and len(a.country) == 1 and not a.sectors and a.id in a.country:
            a = people_of(replace(a, sectors=("CVL",)), a.country, "people who protest")
        elif p.event and official_of_nobody(tree, head, a):
            told = _listed(tree, mentions, head) or _turning(p, a, others)
        out.append(people_of(a, *told) if told else a)
    return out


def _marching(tree: Tree, p: Proposition, head: int) -> bool:
    """Whether a state tells whose people protest: "*Chad's* biggest protests", "*Chadian* marches"."""
    return tree.heads[head] == p.predicate and tree.deps[head] in ("amod", "compound", "nmod:poss") and p.mode in _MARCHES


def addressed(
    tree: Tree,
    mentions: Mentions,
    p: Proposition,
    head: int,
    actors: Sequence[Actor],
    acting: Sequence[Actor],
    places: Sequence[Place],
) -> list[Actor]:
    """The recipients of `p` that the token `head` mentions. `acting`: its actors; `places`: those of its sentence."""
    out = []
    for a in _organ(tree, mentions, head, actors):
        told = None
        if p.event and official_of_nobody(tree, head, a):
            told = _listed(tree, mentions, head) or _lawmakers_of(tree, mentions, p, a, acting)
            told = told or (_hosts(tree, p, a, acting, places) if tree.xpos[head] in ("NNS", "NNPS") else None)
        out.append(people_of(a, *told) if told else a)
    return out


def other_side(p: Proposition, recipients: tuple[Actor, ...], actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The recipients of what two do together, without the state of who acts, where others are left: of "*our three countries*"
    the other two."""
    states = {a.country for a in actors}
    one = next(iter(states)) if len(states) == 1 else ()
    ruling = any(not a.code and (not a.sectors or "GOV" in a.sectors) for a in actors)
    if p.event not in _TOGETHER or len(one) != 1 or not ruling:
        return recipients
    left = tuple(a for a in recipients if a.country != one or a.id != one[0])
    return left or recipients


def then(actors: Sequence[Actor], p: Proposition, time: Time | None) -> tuple[Actor, ...]:
    """The actors as holders of the offices that they held when the claim took place, or until they laid them down by it."""
    first, last = (time.earliest or "", time.latest or "") if time is not None else ("", "")
    resigns = p.event == "RETREAT" and p.mode == "resign"
    return tuple(held_then(a, first[:10], last[:10], resigns) if a.sectors == ("ELI",) else a for a in actors)


def _organ(tree: Tree, mentions: Mentions, head: int, actors: Sequence[Actor]) -> Sequence[Actor]:
    """The organ of a state where a reader took the state that is told of for it: "called for the government of *Chad* to go",
    "stormed the *Chadian* parliament"."""
    whole = head >= 0 and len(actors) == 1 and not actors[0].sectors
    said = whole and tree.deps[head] in ("amod", "nmod:poss", "compound")
    whole = said or (whole and tree.deps[head] == "nmod" and tree.case(head) == "of")
    found = mentions.by_head.get(tree.heads[head]) if whole else None
    organs = {"LEG"} if said else {"GOV", "LEG", "MIL"}
    if found is None or found.kind != "role" or len(found.actors) != 1 or not organs & {*found.actors[0].sectors}:
        return actors
    return found.actors if found.actors[0].country == actors[0].country else actors


def _listed(tree: Tree, mentions: Mentions, head: int) -> tuple[tuple[str, ...], str] | None:
    """The state of the organ or official before it in a list: "*the Pentagon* and intelligence agencies"."""
    states = {
        a.country
        for u in tree.conjuncts(tree.first_conjunct(head))
        if u < head
        for a in mentions.at(u)
        if a.sectors and not a.code and len(a.country) == 1
    }
    return (states.pop(), "of whom they are listed with") if len(states) == 1 else None


def _turning(p: Proposition, a: Actor, others: Sequence[Actor]) -> tuple[tuple[str, ...], str] | None:
    """The state of the officials, by name or office, to whom lawmakers turn: "senators urged *Joe Biden* to go"."""
    states = {o.country for o in others}
    lawmaker = _LAWMAKERS.issuperset(a.sectors) and p.event in _TURNED_TO
    lawmaker = lawmaker or (a.sectors == ("JUD",) and p.event == "REJECT")  # "*a court* blocked Joe Biden's plan"
    named = all("GOV" in o.sectors and not o.code and sharing_office(o) for o in others)
    if not (lawmaker and named and len(states) == 1 and len(next(iter(states))) == 1):
        return None
    return states.pop(), "of whom they turn to"


def _lawmakers_of(
    tree: Tree, mentions: Mentions, p: Proposition, a: Actor, acting: Sequence[Actor]
) -> tuple[tuple[str, ...], str] | None:
    """The state whose organ tells lawmakers something, where the sentence names no other: "*the Pentagon* warned lawmakers"."""
    states = {o.country for o in acting if o.sectors and not o.code}
    start, end = tree.sents[tree.sent_of[p.predicate]]
    named = {c for m in mentions if start <= m.head < end for x in m.actors for c in x.country}
    if any(not named <= set(s) for s in states):
        return None  # in London, Zelenskyy speaks to those of his hosts
    ours = a.sectors == ("LEG",) and p.event in _ADDRESSED and len(states) == 1 and all(o.country in states for o in acting)
    return (states.pop(), "of who addresses them") if ours and len(next(iter(states))) == 1 else None


def _hosts(
    tree: Tree, p: Proposition, a: Actor, acting: Sequence[Actor], places: Sequence[Place]
) -> tuple[tuple[str, ...], str] | None:
    """The only other state of whose places the sentence tells, where a guest meets officials: "in *Oslo* he met officials"."""
    mine = {c for o in acting for c in o.country}
    if p.event not in ("AGREE", "CONSULT") or not mine or not _HOSTS.issuperset(a.sectors):
        return None
    found = [(x.country, token_at(tree, x.span.start)) for x in places if x.country and x.role != "from"]
    where = dict.fromkeys(c for c, t in found if t >= 0 and c not in mine)
    listed = len({_first(tree, t) for c, t in found if t >= 0 and c in where}) == 1  # "in *Fiji and Tonga*"
    return (tuple(where), "of the place where they are met") if where and (listed or len(where) == 1) else None


def _first(tree: Tree, token: int) -> int:
    """The first of several that a name stands among."""
    while tree.deps[token] in ("compound", "flat", "amod"):
        token = tree.heads[token]
    return tree.first_conjunct(token)
