"""What a government's own pages leave unsaid: its organs, agencies and offices, without the name of its state."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import descriptions
from dragoman.actors.house import House
from dragoman.actors.meant import ORGANS
from dragoman.actors.names import Hit
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.register import Entity
from dragoman.actors.rows import Organisation, Role
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_SOCIETY = frozenset({"AGR", "BUS", "COP", "CVL", "EDU", "LAB", "MED"})
_FAMILY = frozenset({"first-spouse", "second-gentleman", "vice-president"})
_BESIDE = 8  # words of a name and the title behind it
OUTLETS = "an organ of the state that publishes this"
"""What `how` says of organs that are the outlet's own."""


def own_bodies(tree: Tree, tables: Tables, house: House | None, hits: list[Hit], owners: dict[int, Owner]) -> None:
    """Gives a house's state to its agencies and offices that no lexicon has: "the *Office of Public Outreach*", "*the
    Commission*" of a text that names no other. Changes `hits` and `owners`."""
    if house is None:
        return
    others = [h for h in hits if h.what == "organisation" and (o := owners.get(h.start)) is not None and (o.country or o.code)]
    abroad = [h for h in hits if h.start in owners and owners[h.start].country not in ((), house.government.country)]
    named = {w for h in others for w in tree.lower[h.start : h.end]}
    for k, h in enumerate(hits):
        ref = h.entries[0].ref
        if not isinstance(ref, Organisation) or ref.country or ref.code or ref.id in tables.organisations:
            continue
        sectors = ref.sectors
        role = tables.roles.get(tree.lower[h.start]) if h.end - h.start == 1 else None
        here = tree.sent_of[h.start]
        called = tree.lower[h.start] not in named and not any(tree.sent_of[x.start] == here for x in abroad)
        kind = ref.kind or _one(tree.lower[h.end - 1])  # "the FCEB *Agencies*"
        if not sectors and kind in tables.own_bodies and (called or role is None):
            sectors = ("GOV",)
        if not called and sectors == ("LEG",):
            continue
        if "GOV" not in sectors and sectors != ("LEG",):
            continue
        sectors = tuple(s for s in sectors if s != "BUS")  # what a commission is over it is not itself
        org = replace(ref, country=house.government.country, sectors=sectors)
        hits[k] = replace(h, entries=(replace(h.entries[0], ref=org), *h.entries[1:]))
        owners[h.start] = Owner(org.id, org.name, org.country, org.code, org.sectors, h.head)


def own_organ(scene: Scene, p: Phrase) -> Owner | None:
    """The state whose government publishes the text, for "the President", "the Administration", "federal agencies", "the former
    president": a house writes its own organs with a capital and without a name. None for anybody else's."""
    house, tree = scene.house, scene.tree
    mine = p.possessor is not None and tree.lower[p.possessor] in ("my", "our")  # "my administration"
    if house is not None and not p.owners and ((mine and _nation(scene, p)) or _of_nation(scene, p)):
        return scene.make.country(house.government.country[0])
    sent = (
        p.role.noun in scene.make.tables.delegations and tree.words[p.head][:1].isupper()
    )  # "a Presidential Delegation to Oslo"
    if house is not None and not p.owners and (sent or _among_own(scene, p, house) or _serves(scene, p)):
        return scene.make.country(house.government.country[0])
    named = p.definite or (tree.words[p.head][:1].isupper() and _alone(scene, p, house)) if house is not None else False
    once = p.former and not (named and not p.plural and p.role.office)
    if house is None or once or p.code or p.patron is not None or p.modifies is not None:
        return None
    abroad = p.role.abroad and p.role.kind == "person" and p.sectors == ("GOV",)  # "our ambassador to Oslo"
    home = (abroad or p.sectors == ("MIL",)) and not _guest_speaks(scene, p.start)  # "our troops"
    state = house.government.country[0]
    if mine and p.plural and p.role.kind in ("person", "group") and _SOCIETY.issuperset(p.sectors) and p.sectors:
        guests = p.role.abroad or _guest_speaks(scene, p.start)
        return scene.make.country(state) if not guests and _alone(scene, p, house) else None  # "our farmers"
    mine = mine and (p.role.kind == "body" or home)
    if p.possessor is not None and not mine:
        return None
    if p.role.noun in scene.make.tables.levels and state in scene.make.tables.levels[p.role.noun].without:
        return None  # "the Vice Minister"
    if within(scene, p) or (p.sectors == ("GOV",) and _entitled(scene, p)):
        return scene.make.country(state)
    held = scene.register.holder(state, p.role.office, scene.day) is not None
    if p.former:
        return scene.make.country(state) if held and p.possessor is None else None
    if p.possessor is None and not ORGANS.isdisjoint(p.sectors) and _level(scene, p, house):
        return scene.make.country(state)
    words = tree.words[p.start : p.end]
    label = len(words) > 1 and all(w.isupper() for w in words)  # "SENIOR ADMINISTRATION OFFICIAL:"
    if p.role.office and not (label or held or (mine and abroad)):
        return None  # "the Prime Minister" in a text of the White House
    several = p.plural and not (p.role.open or p.role.office)  # "the Governors of the States", not at a sentence's start
    several = several and p.head > tree.sents[tree.sent_of[p.head]][0]
    if scene.make.tables.foreign.intersection(tree.lower[p.start : p.head]):
        return None  # "Foreign Governments"
    capital = (several or (p.definite and not p.plural)) and tree.words[p.head][:1].isupper()
    ours = (capital or label or mine) and not ORGANS.isdisjoint(p.sectors)
    return scene.make.country(state) if ours or "administration" in p.role.noun.split() else None


def own_officer(scene: Scene, start: int, e: Entity) -> bool:
    """Whether a house tells of one of its own officers without its state's name: "to be Director, vice *Jane Roe*, resigned",
    "*our* coordinator Jane Roe", "Jane Roe, Nominee for Director". `start`: where the name begins."""
    tree, house = scene.tree, scene.house
    if house is not None and e.country in ((), house.government.country) and "nominee" in e.roles and not e.code:
        told = slice(*e.evidence) if e.evidence != (0, 0) else slice(start, start + _BESIDE)
        return "Nominee" in tree.words[told] and ORGANS.isdisjoint(e.sectors)
    replaced = start > 0 and tree.words[start - 1] == "vice" and bool(e.roles)
    if house is None or e.country or e.code or (e.sectors and ORGANS.isdisjoint(e.sectors) and not replaced):
        return False
    mine = e.possessor >= 0 and tree.lower[e.possessor] in ("my", "our") and not _guest_speaks(scene, e.possessor)
    return mine or replaced


def household(scene: Scene) -> None:
    """Knows those of a house's first family and its vice president whom its pages call by their first names: "*Jill* and I".
    Changes the entities of the scene's persons."""
    house, tables = scene.house, scene.make.tables
    bare = [n.entity for n in scene.persons if len(n.entity.words) == 1 and not (n.entity.country or n.entity.sectors)]
    if house is None or not scene.day or not bare:
        return
    called: dict[str, list[str]] = {}
    for person, offices in tables.offices.items():
        if any(o.office in _FAMILY and o.seat in house.government.country and o.held(scene.day) for o in offices):
            called.setdefault(person.partition("-")[0], []).append(person)
    for e in bare:
        found = called.get(e.words[0], [])
        if len(found) == 1:
            who = scene.register.entity(tables.persons[found[0]], scene.day, e.first)
            e.id, e.name, e.sex, e.country, e.sectors = who.id, who.name, who.sex, who.country, who.sectors
            e.office, e.seat, e.how = who.office, who.seat, f"{who.how}, by the first name"


def legislators(scene: Scene, h: Hit) -> bool:
    """Whether members of a party are told to be those of a parliament: "*Republicans* in Congress", "congressional
    *Republicans*"."""
    tree, k = scene.tree, h.end + 1
    word = scene.make.tables.modifiers.get(tree.lower[h.start - 1]) if h.start else None
    if tree.xpos[h.head] == "NNPS" and word is not None and word.sectors == ("LEG",):
        return True
    if tree.xpos[h.head] != "NNPS" or k >= len(tree) or tree.lower[h.end] not in ("in", "on", "from"):
        return False
    k += tree.lower[k] == "the"
    role = scene.make.tables.roles.get(tree.lower[k]) if k < len(tree) and tree.words[k][:1].isupper() else None
    organ = scene.owners[k].sectors if k in scene.owners else role.sectors if role is not None else ()
    return organ == ("LEG",)


def _among_own(scene: Scene, p: Phrase, house: House) -> bool:
    """Whether people stand in a list with a house's own people: "I call upon *public officials, educators*, and Americans"."""
    tree = scene.tree
    told = not p.plural or p.definite or p.code or p.possessor is not None or p.patron is not None or p.role.kind == "body"
    if told or scene.make.tables.foreign.intersection(tree.lower[p.start : p.head]):
        return False
    mine = [h for h in scene.hits if h.start in scene.owners and scene.owners[h.start].country == house.government.country]
    own, named = {h.head for h in mine if h.what == "people"}, {h.head for h in mine}
    listed = (u for u in tree.conjuncts(tree.first_conjunct(p.head)) if u != p.head)
    return any(u in own or (tree.lower[u] == "people" and not named.isdisjoint(tree.kids(u, "nmod"))) for u in listed)


def _serves(scene: Scene, p: Phrase) -> bool:
    """Whether an officer is told to be "*to the President*" of the house that speaks: "Senior Advisor to the President"."""
    tree, k = scene.tree, p.end
    served = tree.lower[k : k + 3] == ["to", "the", "president"] and tree.words[k + 2] == "President"
    served = (served and tree.lower[k + 3 : k + 4] != ["of"]) or p.role.noun.endswith(" to the president")
    return served and p.role.kind == "person" and tree.words[p.start][:1].isupper()


def _nation(scene: Scene, p: Phrase) -> bool:
    """Whether somebody is told to be "*our Nation's*"."""
    tree, k = scene.tree, (p.possessor or 0) + 1
    role = scene.make.tables.roles.get(tree.lemmas[k].lower())
    whose = role is not None and role.kind == "country" and tree.lower[k + 1] in ("'s", "’s")
    return whose and not _guest_speaks(scene, p.start)


def _of_nation(scene: Scene, p: Phrase) -> bool:
    """Whether somebody is told to be "of *this country*" or "of *our Nation*"."""
    tree, roles = scene.tree, scene.make.tables.roles
    for c in tree.kids(p.head, "nmod"):
        role = roles.get(tree.lemmas[c].lower())
        if role is not None and role.kind == "country" and tree.case(c) == "of" and tree.xpos[c] not in ("NNS", "NNPS"):
            return any(tree.lower[g] in ("this", "our") for g in tree.children[c]) and not _guest_speaks(scene, p.start)
    return False


def within(scene: Scene, p: Phrase) -> bool:
    """Whether somebody is told by the organs of one's own state that he is of: "the heads *of executive departments*", "*agency*
    heads"."""
    tree, tables, house = scene.tree, scene.make.tables, scene.house
    if house is None or p.owners or p.possessor is not None or not (p.role.open and p.role.kind == "person" and p.plural):
        return False

    def organ(t: int) -> bool:
        word = _one(tree.lemmas[t].lower())
        role = _chamber(scene, t)
        if role is not None and role.country in ("", house.government.country[0]):
            return True
        alone = word in tables.levels and tables.levels[word].where == "alone"
        states = word == "state" and tree.xpos[t] == "NNS" and tree.kid(t, "amod", "compound") is None  # "leaders from states"
        return states or (alone and word in tables.roles and tables.roles[word].kind == "body")

    of = [c for c in tree.kids(p.head, "nmod") if c >= p.end and tree.case(c) in ("of", "from") and not tree.kid(c, "nmod:poss")]
    some = [u for c in of for u in tree.conjuncts(c)] or [t for t in range(p.start, p.head) if tree.upos[t] == "NOUN"]
    if not some or not all(map(organ, some)) or tables.foreign.intersection(tree.lower[p.start : max(some)]):
        return False
    return _alone(scene, p, house)


def _chamber(scene: Scene, t: int) -> Role | None:
    """The part of a parliament that a noun and the word before it name, whosever it is: "the chairs of *House committees*"."""
    role = scene.make.tables.roles.get(f"{scene.tree.lower[t - 1]} {_one(scene.tree.lemmas[t].lower())}") if t else None
    return role if role is not None and role.sectors == ("LEG",) and role.kind == "body" else None


def _one(word: str) -> str:
    """A noun without the ending of a plural, which names keep ("the FCEB *Agencies*")."""
    return word[:-3] + "y" if word.endswith("ies") else word


def _guest_speaks(scene: Scene, token: int) -> bool:
    """Whether the last label of a turn before a token is that of another state's ("PRESIDENT ROE: *Our troops* …")."""
    assert scene.house is not None
    labels = (n for n in reversed(scene.persons) if n.start < token and scene.label(n.wide_start, n.wide_end))
    last = next(labels, None)
    return last is not None and bool(last.entity.country) and last.entity.country != scene.house.government.country


def across(scene: Scene, p: Phrase, nouns: frozenset[str]) -> Owner | None:
    """Whose people are who come "from across *the country*": in a house's text its own, else of whom it means."""
    tree = scene.tree
    k = p.end + (tree.lower[p.end : p.end + 1] == ["from"])
    c = k + 2
    if tree.lower[k : k + 1] not in (["across"], ["around"], ["throughout"]) or c >= len(tree) or tree.lemmas[c] not in nouns:
        return None
    if tree.lower[k + 1] not in ("the", "our"):
        return None
    if scene.house is not None:
        return scene.make.country(scene.house.government.country[0])
    got = descriptions.country(scene.memory, c)
    return scene.make.country(got[0].country[0]) if got is not None else None


def held_at_home(scene: Scene, p: Phrase) -> Owner | None:
    """The state of the house, for an office in small letters that no one else named before holds ("the vice president")."""
    if scene.house is None or not (p.role.office and p.definite) or p.plural or p.former or p.deputy:
        return None
    state = scene.house.government.country[0]
    person = scene.register.holder(state, p.role.office, scene.day)
    if person is None or p.possessor is not None or p.patron is not None or p.modifies is not None:
        return None
    called = scene.register.entity(person, scene.day, 0).office == p.role.office  # no "foreign minister" is a secretary of state
    return scene.make.country(state) if called else None


def unnamed(scene: Scene, p: Phrase) -> tuple[str, ...]:
    """The sectors of a role of organs of one's own state of which no noun tells more ("all agencies", not "rating agencies"), or
    of its officer by a title of several words ("the National Cyber Director"), nothing for others."""
    tree, levels = scene.tree, scene.make.tables.levels
    if not p.plural:
        return ("GOV",) if _entitled(scene, p) else ()
    alone = p.role.noun in levels and levels[p.role.noun].where == "alone"
    told = any(tree.upos[i] in ("NOUN", "PROPN") and tree.lower[i] not in levels for i in range(p.start, p.head))
    if within(scene, p):
        behind = range(p.end, tree.sents[tree.sent_of[p.head]][1])
        return ("LEG",) if any(_chamber(scene, t) is not None for t in behind) else ("GOV",)
    return ("GOV",) if alone and not told and scene.house is not None and _level(scene, p, scene.house) else ()


def _entitled(scene: Scene, p: Phrase) -> bool:
    """Whether one of a house's own officers is told by a title of at least three words, with a capital each."""
    tree, k = scene.tree, p.start + 1
    title = p.role.open and p.role.kind == "person" and p.definite and not p.deputy and p.possessor is None and p.patron is None
    words = tree.words[k : p.end]
    said = title and len(words) > 2 and all(w[:1].isupper() and not w.isupper() for w in words)
    said = said and tree.kid(p.head, "nmod") is None  # not of any firm
    return said and scene.house is not None and _alone(scene, p, scene.house)


def learned(scene: Scene, o: Owner) -> Owner:
    """An owner that no lexicon has with what the report says of it elsewhere; an agency of nobody's is the house's own."""
    tables = scene.make.tables
    if o.country or o.code or not o.id or o.id in tables.organisations or any(r.id == o.id for r in tables.regions):
        return o
    o = next((x for x in scene.owners.values() if x.id == o.id and x.country), o)
    if scene.house is None or o.country or ORGANS.isdisjoint(o.sectors):
        return o
    return replace(o, country=scene.house.government.country)


def _level(scene: Scene, p: Phrase, house: House) -> bool:
    """Whether a role is told to be of one's own state without its name: by a word for one of its levels ("federal agencies",
    "state legislators"), or because the sentence names no other ("governors")."""
    tree, levels = scene.tree, scene.make.tables.levels
    told = {levels[w].where for w in tree.lower[p.start : p.head] if w in levels}
    listed = tree.conjuncts(tree.first_conjunct(p.head))  # "*State*, local, and Tribal governments"
    if any(u < p.head and tree.lower[u].removesuffix("s") in levels for u in listed):
        told.add("before several")
    if "before" in told or ("before several" in told and p.plural):
        return True
    if p.role.noun not in levels or levels[p.role.noun].where != "alone" or p.owners:
        return False
    return _alone(scene, p, house)


def _alone(scene: Scene, p: Phrase, house: House) -> bool:
    """Whether a role's sentence names no other state than the house's own."""
    here = scene.tree.sent_of[p.head]
    named = {s.owner.country for s in scene.sightings if s.sent == here and not (s.place and p.role.abroad)}
    return named <= {house.government.country}
