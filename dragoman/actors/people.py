"""Described people who get the state that what happens to them tells: "three *people* were killed in Lima" are Peru's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.actors.making import Maker
from dragoman.actors.mentions import Mention, Mentions
from dragoman.actors.tables import Tables, load_tables
from dragoman.language.trees import Tree
from dragoman.records import Actor, Place, Span

_RESIDENT = frozenset({"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "JRN", "LAB", "MED", "OPP", "REL", "SOC"})

_OFFICIALS = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PTY", "SPY"})
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


def official_of_nobody(tree: Tree, head: int, actor: Actor) -> bool:
    """Whether an actor is officials, lawmakers or organs of whom no state is told, who may be those of whoever they are told of
    with: no leaders of the world, no "foreign ministers", no guests."""
    told = actor.id or actor.country or actor.code or not actor.sectors or not _OFFICIALS.issuperset(actor.sectors)
    tables = _tables()
    role = tables.roles.get(tree.lower[head]) or tables.roles.get(tree.lemmas[head].lower())
    if told or role is None or role.abroad or role.noun == "leader" or role.kind not in ("person", "body"):
        return False
    low, _ = tree.subtree(head)
    if any(tree.upos[i] == "ADJ" and tree.words[i][:1].isupper() and tree.words[i][1:].islower() for i in range(low + 1, head)):
        return False  # "a *Ruritanian* adviser"
    strange = tables.foreign | {"other", "both", "two", "three", "regional"}
    return role.office in ("", "head") and tree.kid(head, "nmod:poss") is None and strange.isdisjoint(tree.lower[low:head])


def strange(tree: Tree, mentions: Mentions, head: int, actor: Actor) -> bool:
    """Whether an actor of whom no state is told is of no one state by his words: tourists and refugees, "foreign" people, leaders
    of the world, those of a region ("European leaders") or of several states."""
    tables, words = _tables(), range(*tree.subtree(head))
    role = tables.roles.get(tree.lower[head]) or tables.roles.get(tree.lemmas[head].lower())
    armed = _FORCES.issuperset(actor.sectors)
    if (role is not None and role.abroad and not armed) or actor.sectors == ("REF",):
        return True
    before = [i for i in words if tree.starts[i] < tree.starts[head] and tree.deps[i] != "punct"]
    world = tables.worldwide | {"other", "both"}
    behind = [c for c in tree.kids(head, "nmod") if tree.lower[c] in world]  # "leaders from around the world"
    if behind or any(tree.lower[i] in tables.foreign or tree.lower[i] in world for i in before):
        return True
    low, high = actor.span.start, actor.span.end
    regions = {r.id for r in tables.regions}
    return any(
        a.id in regions or len(a.country) > 1 for m in mentions.all if low <= tree.starts[m.start] < high for a in m.actors
    )


def lacking(tree: Tree, head: int, country: str) -> bool:
    """Whether a state has no such office or chamber as the token `head` tells: Cuba has no senators."""
    levels = _tables().levels
    level = levels.get(tree.lemmas[head].lower())
    chamber = levels.get("house of representatives") if tree.words[head] == "House" else None
    return any(x is not None and country in x.without for x in (level, chamber))


def parliaments(tree: Tree) -> frozenset[str]:
    """The states whose lawmaking the words of a text tell without naming them ("a *bipartisan* bill")."""
    words = f" {' '.join(tree.lower)} "
    return frozenset(c for w, c in _tables().parliaments.items() if f" {w} " in words)


def sharing_office(actor: Actor) -> bool:
    """Whether an actor is a person, or the holder of an office, and no state or organ."""
    return bool(actor.id) and (actor.id == actor.id.lower() or ":" in actor.id)


def band(actor: Actor) -> bool:
    """Whether an actor is fighters of whom neither group nor state is told."""
    return not (actor.id or actor.country or actor.code) and actor.sectors in (("REB",), ("UAF",))


def lives_there(tree: Tree, head: int) -> bool:
    """Whether people are likely of the state where something happens to them: the kin of somebody need not be, nor reporters."""
    role = _tables().roles.get(tree.lemmas[head].lower())
    if any(tree.lower[c] == "local" for c in tree.kids(head, "amod")):
        return True
    if role is not None and role.kind == "relative":  # "worried *parents*", but not "her mother"
        return tree.xpos[head] == "NNS" and tree.kid(head, "nmod:poss") is None
    return role is None or role.kind != "person" or "JRN" not in role.sectors


def people_of(actor: Actor, countries: tuple[str, ...], how: str) -> Actor:
    """The actor as people of these states (ISO 3166-1 alpha-3); of one state it has the id that it has everywhere."""
    how = f"{actor.how}, {how}"
    if len(countries) == 1 and countries[0] in _tables().countries:
        return Maker(_tables()).organ(countries[0], actor.sectors, actor.span, actor.text, how)
    return replace(actor, country=countries, how=how)


_FORCES = frozenset({"MIL", "PRM"})
_PRIVATE = frozenset({"BUS", "CRM", "CVL", "EDU"})
_OF_BEFORE = frozenset({"the", "both", "these", "those", "neither", "either", "two", "three"})


def unnamed(tree: Tree, head: int) -> Actor | None:
    """Several states of which no more is told than that they are countries, allies, neighbours …: "urged *all countries* to act".
    None where the words speak of states named before ("*the two* nations", "*our* countries")."""
    lemma = tree.lemmas[head].lower()
    role = _tables().roles.get(lemma)
    if role is None or role.kind != "country" or tree.xpos[head] != "NNS":
        return None
    whose = tree.kid(head, "nmod:poss") is not None
    told = tree.kid(head, "nmod") is not None or tree.kid(head, "acl") is not None  # "*the* countries of concern"
    before = {tree.lower[c] for c in tree.children[head] if c < head}
    if (whose and lemma in _tables().spoken_for) or (_OF_BEFORE & before and not (told and "the" in before)):
        return None
    span, text = _words(tree, head)
    return Actor(span, text, "", text, how="several states, no more is told")


def marchers(tree: Tree, predicate: int, places: Sequence[Place], where: Sequence[Actor]) -> tuple[Actor, ...]:
    """People told by their number alone who protest, of the one state where they do ("*thousands* rallied in Lima"): that of the
    `places`, or of those against whom it is, if the text says that it is there."""
    subject = tree.kid(predicate, "nsubj")
    if subject is None or not (tree.upos[subject] == "NUM" or tree.lower[subject] in _tables().many):
        return ()
    if any(tree.deps[c] in ("nmod", "compound", "flat") and tree.lower[c] not in _tables().many for c in tree.children[subject]):
        return ()
    span, text = _words(tree, subject)
    actor = Actor(span, text, "", text, sectors=("CVL",), how="people told by their number")
    here = {x.country for x in places if x.role in ("at", "to") and x.country}
    here |= {c for a in where for c in a.country if tree.text[: a.span.start].endswith(" in ")}
    return (people_of(actor, (here.pop(),), "where it happens") if len(here) == 1 else actor,)


def hurt(tree: Tree, head: int, before: Actor | None) -> Actor | None:
    """People told by their number alone ("killed *four*", "*two* were hurt"), of the kind of those `before` who are counted
    likewise ("killed three soldiers and hurt *two*") or beside whom they are others."""
    others = tree.lower[head] == "others"
    number = tree.upos[head] == "NUM" or tree.lower[head] in _tables().many
    whole = number and not any(tree.deps[c] in ("nmod", "compound", "flat") for c in tree.children[head])
    done_to = others or tree.deps[head] in ("obj", "nsubj:pass")
    if not (whole or others) or not done_to or tree.words[head][:1] in "$€£":
        return None
    span, text = _words(tree, head)
    alike = others or (whole and before is not None and _counted(tree, before.span))
    if alike and before is not None and before.sectors and not before.code and before.id in ("", _kind(before)):
        return replace(before, span=span, text=text, how=f"counted with {before.text!r}")
    return Actor(span, text, "", text, sectors=("CVL",), how="people told by their number")


def _counted(tree: Tree, span: Span) -> bool:
    """Whether a phrase is of several who are counted."""
    inside = (i for i in range(len(tree)) if span.start <= tree.starts[i] < span.end and tree.xpos[i] in ("NNS", "NNPS"))
    return any(tree.kid(i, "nummod") is not None for i in inside)


def _kind(a: Actor) -> str:
    return " ".join((*a.country, *a.sectors))


def _words(tree: Tree, head: int) -> tuple[Span, str]:
    span = tree.span(*tree.phrase(head))
    return span, tree.piece(span)


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


def quitted(tree: Tree, head: int) -> bool:
    """Whether a token names what somebody leaves ("fled *Chad*")."""
    return tree.deps[head] == "obj" and tree.lemmas[tree.heads[head]] in _tables().quitting


def alien(tree: Tree, mention: Mention) -> bool:
    """Whether a mention names a state only as that from which something comes to where it is told of or which somebody leaves, as
    one of two with a border, or as somebody's: "*Chadian* refugees", "a *Chadian* raid", "fled *Chad*", "near the *Chadian*
    border", "a *Chadian* hacker"."""
    above = tree.heads[mention.head]
    noun = tree.lemmas[above].lower()
    if quitted(tree, mention.head):
        return True
    role = _tables().roles.get(noun if mention.kind == "demonym" else tree.lemmas[mention.head].lower())
    person = role is not None and role.kind == "person" and _PRIVATE.issuperset(role.sectors)
    if person and tree.xpos[above if mention.kind == "demonym" else mention.head] == "NN":
        return True
    people = bool(mention.actors) and all(a.sectors == ("REF",) for a in mention.actors)
    return people or (mention.kind == "demonym" and (noun in _tables().borders or noun in _tables().alien))
