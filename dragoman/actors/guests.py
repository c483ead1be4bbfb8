"""Dignitaries of other states in a text that tells their state apart from their names: "a delegation to *Chile* will attend the
inauguration of His Excellency John Doe"."""

from __future__ import annotations

from dragoman.actors import descriptions
from dragoman.actors.antecedents import OFFICIAL, Antecedent
from dragoman.actors.late import enters
from dragoman.actors.owners import Owner
from dragoman.actors.persons import Named
from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span

_FAR = 8  # sentences back to the meeting of which a text is
_NEAR = 8  # sentences back to the state of whose officer a text speaks
_WITH = frozenset({"with", "between", "among", "by"})


def styled(tree: Tree, token: int, tables: Tables) -> bool:
    """Whether a pronoun only begins what a dignitary is called by ("*His* Excellency")."""
    k = token + 1
    return k < len(tree) and tree.lower[k] in tables.styles and tree.words[k][:1].isupper()


def honoured(scene: Scene, n: Named) -> str:
    """The state of a dignitary, or of who is to hold an office: the only one that his sentence, or else the title, names beside
    the one that publishes the text, where no others act; empty for nobody's."""
    tree, tables, e = scene.tree, scene.make.tables, n.entity
    called = any(r in tables.elected or r.split()[-1] in tables.styles for r in e.roles)
    if not (called or enters(tree, n.head, tables)):
        return ""
    own = scene.house.government.country if scene.house is not None else ()
    here = {s.owner.country[0] for s in scene.sightings if s.sent == tree.sent_of[n.head] and (s.place or own)}
    for states in (here, scene.titled):
        some = set(states).difference(own)
        if some:
            return some.pop() if len(some) == 1 else ""
    return ""


def met(scene: Scene, p: Phrase, number: int) -> tuple[tuple[Actor, ...], str] | None:
    """The officials of several states, `number` of them where it is not 0, whom a sentence before tells to have met: "*both
    sides*", "*the officials*" of that meeting."""
    tree, here = scene.tree, scene.tree.sent_of[p.head]
    words = scene.make.tables.meeting
    for s in range(here - 1, max(here - _FAR, 0) - 1, -1):
        start, end = tree.sents[s]
        if words.isdisjoint(tree.lemmas[start:end]):
            continue
        some = [a for a in scene.memory.items if a.sent == s and _takes_part(tree, a, words)]
        found = {x.id or x.name: x for a in some for x in a.actors}
        states = {x.country or (x.code,) for x in found.values()}
        if len(states) > 1 and number in (0, len(states)):
            return tuple(found.values()), "those who met"
    return None


def _takes_part(tree: Tree, a: Antecedent, meeting: frozenset[str]) -> bool:
    """Whether officials of one state, or of a body of several, act in a sentence or are told to be those with whom it is done.
    `meeting`: verbs whose object is met."""
    told = all((len(x.country) == 1 or x.code == "IGO") and not OFFICIAL.isdisjoint(x.sectors) for x in a.actors)
    t = tree.first_conjunct(a.head)
    while tree.deps[t] in ("flat", "appos") and tree.heads[t] != t:
        t = tree.first_conjunct(tree.heads[t])
    does = tree.deps[t] in ("nsubj", "nsubj:pass", "obl:agent") or (tree.deps[t] in ("obl", "nmod") and tree.case(t) in _WITH)
    does = does or (tree.deps[t] == "obj" and tree.lemmas[tree.heads[t]] in meeting)
    return told and a.sort in ("person", "people") and does


def all_called(scene: Scene, p: Phrase, number: int) -> tuple[Actor, ...]:
    """All who are called by a title of several: those named before it, or else those of the report's title."""
    if scene.tree.lower[p.end : p.end + 1] in (["from"], ["around"], ["across"], ["who"]):
        return ()  # "the leaders *from around the world*"
    held = descriptions.holders(scene.memory, p.role.noun, p.start, number)
    return held if len(held) > 1 else (descriptions.of_title(scene.memory, number) or (held,))[0]


def more_who_met(scene: Scene, p: Phrase, held: tuple[Actor, ...], number: int) -> tuple[Actor, ...]:
    """Those who bear a title of several (`held`), or all who met before where they are of more states and all govern: "*The
    national security advisors*" of whom one is called director of an office."""
    strange = scene.tree.lower[p.end : p.end + 1] in (["from"], ["around"], ["across"], ["who"]) or p.role.office == "leader"
    got = met(scene, p, number) if not strange else None
    states = {a.country for a in held}
    ruling = got is not None and all("GOV" in a.sectors and len(a.country) == 1 and a.id.islower() for a in got[0])
    return got[0] if got is not None and ruling and states < {a.country for a in got[0]} else held


def with_others(scene: Scene, p: Phrase, a: Antecedent | None) -> tuple[Actor, ...]:
    """Whom "*the officials*" means who were named before (`a`), with those whom they met; nobody where none were and none met."""
    got = met(scene, p, 0) if p.role.noun in scene.make.tables.participants and p.definite and p.plural else None
    mine = {x.country for x in a.actors} if a is not None else set()
    return got[0] if got is not None and mine < {x.country for x in got[0]} else a.actors if a is not None else ()


def sides_met(scene: Scene, p: Phrase) -> tuple[tuple[Actor, ...], str] | None:
    """The two of a meeting that a government's page tells of, where they do something: "*Both sides* agreed …"."""
    does = scene.house is not None and p.role.noun == "side" and scene.tree.deps[p.head] == "nsubj"
    return met(scene, p, 2) if does else None


def office_abroad(scene: Scene, p: Phrase) -> Owner | None:
    """The state of who holds an office that the publishing state does not have ("*the Prime Minister*" on a page of the White
    House): the only one that has it of those that the last sentences, else the title, name."""
    house, role = scene.house, p.role
    if house is None or not (role.office and p.definite) or p.plural or p.former or p.deputy or role.kind != "person":
        return None
    if p.possessor is not None or p.patron is not None or p.modifies is not None or len(scene.tree.words[p.start : p.end]) > 3:
        return None
    own, here = house.government.country, scene.tree.sent_of[p.head]
    if scene.register.holder(own[0], role.office, scene.day) is not None:
        return None
    for low in range(here, here - _NEAR - 1, -1):
        near = {s.owner.country[0] for s in scene.sightings if s.sent == low and s.token < p.start}
        some = [c for c in sorted(near.difference(own)) if scene.register.holder(c, role.office, scene.day) is not None]
        if some:
            return scene.make.country(some[0]) if len(some) == 1 else None
    some = [c for c in scene.titled if scene.register.holder(c, role.office, scene.day) is not None]
    return scene.make.country(some[0]) if len(some) == 1 else None


def host_and_guest(scene: Scene, p: Phrase) -> tuple[tuple[Actor, ...], str] | None:
    """ "*The two leaders*" of a government's page that names just one leader from abroad before: he, and its own."""
    house, titles = scene.house, scene.make.tables.titles
    if house is None or house.head is None:
        return None
    here, found = scene.tree.sent_of[p.head], {}
    for n in scene.persons:
        e = n.entity
        leads = e.office in titles and "leader" in titles[e.office].described
        if leads and n.start < p.start and scene.tree.sent_of[n.start] >= here - _FAR and e.country != house.government.country:
            found[e.id] = e.actor(Span(0, 0), e.name)
    return ((house.head, *found.values()), "the outlet's own and the one whom it names") if len(found) == 1 else None
