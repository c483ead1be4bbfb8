"""Offices: who holds the one that a phrase names, on the day of the report, and what tells that another is meant."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.actors import meant
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.register import Entity
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Span


def holder(scene: Scene, p: Phrase, owner: Owner, span: Span, text: str, how: str) -> Actor:
    """The person who holds the office on the day, where the phrase names an office and the register knows one."""
    over = p.role.noun == "director" and owner.id in scene.make.tables.countries  # no state has a director
    armed = owner.id in scene.make.tables.countries and "MIL" in owner.sectors and not (p.plural or p.former or p.deputy)
    leads = scene.register.holder(owner.id, "defence-minister", scene.day) if armed else None
    if leads is not None and p.role.office == "head":  # "the Pentagon chief"
        return scene.register.entity(leads, scene.day, 0).actor(span, text, "office: head of a defence ministry")
    if p.role.office and not (p.plural or p.former or p.deputy or over) and p.role.kind == "person":
        seat = owner.id  # of a state its code: who leads an armed group does not lead the state
        named = _in_report(scene, seat, p.role.office)
        if named is not None:
            return replace(named, span=span, text=text, how=f"office: {p.role.noun} of {seat}, named in the report")
        person = scene.register.holder(seat, p.role.office, scene.day) if _alone(scene, p, owner) else None
        if person is not None:
            e = scene.register.entity(person, scene.day, 0)
            return e.actor(span, text, f"office: {p.role.noun} of {seat} at {scene.day}")
        whole = scene.make.of(owner, p.sectors, p.code, span, text, how)
        if whole.id and _alone(scene, p, owner):
            office = "leader" if p.role.office == "head" else p.role.office  # "the Wagner boss" is "the Wagner leader"
            return replace(whole, id=f"{seat}:{office}", name=f"{p.role.noun} of {owner.name}")
        return whole
    whole = scene.make.of(owner, p.sectors, p.code, span, text, how)
    return replace(whole, id="", name=text) if p.sectors in (("JRN",), ("BUS",)) and meant.one_of_staff(p, owner) else whole


def _alone(scene: Scene, p: Phrase, owner: Owner) -> bool:
    """Whether nothing beside the owner narrows the office ("South Korea's unification minister" is no "minister"), and
    it is not over something smaller ("the leader of Russia's Wagner group")."""
    tree = scene.tree
    for t in tree.children[p.head]:
        role = scene.make.tables.roles.get(tree.lower[t])
        part = role is not None and role.kind == "body" and p.end <= t != owner.head  # "Chief of the *Bureau* of Peru"
        common = tree.upos[t] == "NOUN" or tree.words[t].islower() or part
        if tree.case(t) == "of" and common and tree.lemmas[t] not in scene.make.tables.nations | {"government"}:
            return False
    words = [tree.lower[i] for i in range(p.start, p.head) if tree.upos[i] in ("ADJ", "NOUN", "PROPN")]
    known = set(owner.name.lower().split()) | set(p.role.noun.split()) | scene.make.tables.current
    own = set()
    if owner.country and owner.country[0] in scene.make.tables.countries:
        c = scene.make.tables.countries[owner.country[0]]
        own = {w.lower() for s in (*c.names, *c.adjectives, *c.capitals) for w in s.split()}
    org = scene.make.tables.organisations.get(owner.id)
    if org is not None:
        own |= {w.lower() for s in org.names for w in s.split()}
    return all(w in known or w in own for w in words)


def _in_report(scene: Scene, seat: str, office: str) -> Actor | None:
    """A person of this report whom the register knows in that office, now or (without a date) ever."""
    reg = scene.register
    if scene.day:
        return None
    for n in scene.persons:
        if reg.fits(n.entity.id, seat, office):
            return n.entity.actor(Span(0, 0), "")
    return None


def bearers(scene: Scene, office: str) -> list[Entity]:
    """The persons named in the report, here or later, whose office on its day `office` describes."""
    titles = scene.make.tables.titles
    found = {n.entity.id: n.entity for n in scene.persons if n.entity.office}
    called = {k for k, t in titles.items() if office in t.described and not (office == "head" and "leader" in t.described)}
    return [e for e in found.values() if e.office == office or e.office in called]


def counterpart(scene: Scene, o: Owner, e: Entity | None, span: Span, text: str) -> Actor:
    """Who holds in the state `o` the office of `e` on the day; its government where that is not known."""
    if e is None or not o.country:
        return scene.make.of(o, ("GOV",), "", span, text, "counterpart")
    titles = scene.make.tables.titles
    described = titles[e.office].described if e.office in titles else (e.office,) if e.office else ()
    leads = scene.register.holder(e.seat, "leader", scene.day) if "leader" in described else None
    office = "leader" if leads is not None and leads.id == e.id else described[0] if described else ""
    person = scene.register.holder(o.country[0], office, scene.day) if office else None
    how = f"counterpart of {e.name}"
    if person is None:
        return scene.make.of(o, e.sectors or ("GOV",), "", span, text, how)
    return scene.register.entity(person, scene.day, 0).actor(span, text, f"office: {how} at {scene.day}")


def single(scene: Scene, p: Phrase) -> tuple[Phrase, ...]:
    """The single offices for which one title stands: "the Secretaries *of State, Labor and the Treasury*"."""
    tree, roles = scene.tree, scene.make.tables.roles
    title, _, field = p.role.noun.partition(" of ")
    more = [u for u in tree.conjuncts(p.end - 1) if u >= p.end] if field else []
    if not more:
        return (p,)
    out = [replace(p, plural=False)]
    for u in more:
        start, end = tree.phrase(u)
        words = [w for w in tree.lower[start:end] if w not in ("and", "the", ",")]
        names = (f"{title} of {'the ' * the}{' '.join(words)}" for the in (0, 1))
        role = next((roles[n] for n in names if n in roles), None)
        sectors = role.sectors if role is not None else tuple(s for s in p.sectors if s == "GOV")
        out.append(replace(p, plural=False, role=role or replace(p.role, office=""), sectors=sectors))
    return tuple(out)


def has_office(scene: Scene, p: Phrase, home: Owner, tops: Container[str]) -> bool:
    """Whether a state can have the office of a phrase: the United States have no prime minister, Cuba no senate. `tops`:
    the offices that lead a state."""
    level = scene.make.tables.levels.get(p.role.noun)
    if level is not None and home.id in level.without:
        return False
    if p.role.kind != "person" or p.role.office not in tops or p.plural or home.id not in scene.make.tables.countries:
        return True
    held = scene.register.holder
    led = held(home.id, "leader", scene.day) is not None
    return not led or p.former or held(home.id, p.role.office, scene.day) is not None


def may_hold(scene: Scene, e: Entity, state: str) -> bool:
    """Whether a person by name can hold his office in a state: not where another is known to, or where there is none such."""
    if e.office in ("", "head", "leader") or not scene.day:
        return True
    tables = scene.make.tables
    if scene.register.holder(state, e.office, scene.day) is not None:
        return False
    leads = e.office in tables.titles and "leader" in tables.titles[e.office].described
    never = (state, e.office) not in tables.holders
    return not (leads and never and scene.register.holder(state, "leader", scene.day) is not None)


def numbered(words: Sequence[str]) -> bool:
    """Whether words before an office tell which of its holders is meant ("the *39th* president"), which the place does not."""
    return any(w[:1].isdigit() and w.endswith(("st", "nd", "rd", "th")) for w in words)
