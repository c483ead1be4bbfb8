"""Whom a role means that names no owner: what a number, a list, a headline's label and the report's title tell of it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import descriptions
from dragoman.actors.antecedents import Antecedent
from dragoman.actors.guests import host_and_guest, met
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Span

ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_CROWDS = frozenset({"CVL", "LAB", "AGR", "REL", "CRM", "EDU", "MED"})
_OF_TWO = frozenset({"both", "neither", "either"})


def shared(scene: Scene, head: int) -> tuple[Owner, ...]:
    """Whose the second of two is where an adjective is for both: "Russian separatists and *armed forces*"."""
    tree = scene.tree
    first = tree.first_conjunct(head)
    if first == head or len(tree.conjuncts(first)) != 2 or tree.lower[tree.subtree(head)[0]] not in ("and", "or"):
        return ()
    adjectives = [h for h in scene.hits if h.what == "adjective" and tree.heads[h.head] == first and h.start in scene.owners]
    return (scene.owners[adjectives[0].start],) if len(adjectives) == 1 else ()


def labelled(scene: Scene, p: Phrase) -> tuple[Owner, ...]:
    """Whose somebody without an article is under a headline's label: "*Ukraine:* Forces hold the town"."""
    tree = scene.tree
    first = tree.sents[tree.sent_of[p.head]][0]
    label = next((h for h in scene.hits if h.start == first and h.what == "country"), None)
    if label is None or not p.bare or tree.words[label.end : label.end + 1] != [":"] or p.start != label.end + 1:
        return ()
    return (scene.owners[label.start],) if label.start in scene.owners else ()


def of_several(scene: Scene, p: Phrase) -> tuple[tuple[Owner, ...], str] | None:
    """Whose several are who are told to be of "the two countries": "the governments of *the two countries*"."""
    tree = scene.tree
    for c in tree.kids(p.head, "nmod") if p.plural else ():
        words = tree.lower[tree.subtree(c)[0] : c]
        country = scene.make.tables.roles.get(tree.lemmas[c].lower())
        if tree.case(c) != "of" or country is None or country.kind != "country" or not {"two", "both"}.intersection(words):
            continue
        got = descriptions.several(scene.memory, tree.subtree(c)[0], c, False, 2)
        if got is not None and all(len(a.country) == 1 for a in got[0]):
            return tuple(scene.make.country(a.country[0]) for a in got[0]), f"of both states, {got[1]}"
    return None


def number(scene: Scene, p: Phrase) -> int:
    """How many a phrase is of by its words ("both countries", "neither leader"), 0 where they do not say."""
    tree = scene.tree
    words = tree.lower[p.start : p.end]
    ahead = tree.lower[p.start - 1] if p.start else ""
    if p.role.kind not in ("country", "person") and p.role.noun not in scene.make.tables.organs:
        return 0
    if not _OF_TWO.isdisjoint((words[0], ahead)):
        return 2
    if p.definite and "two" in words:
        return 2
    if p.definite and "three" in words:
        return 3
    if p.role.noun == "ally" and words[0] == "the" and len(words) == 2:
        return 2
    return 0


def all_meant(scene: Scene, p: Phrase) -> bool:
    """Whether a definite plural can mean all that were named before it: not "the leaders *from around the world*"."""
    return p.definite and scene.tree.lower[p.end : p.end + 1] not in (["from"], ["around"], ["across"], ["who"])


def another(scene: Scene, p: Phrase, a: Antecedent) -> bool:
    """Whether a definite description is told not to be `a`, named before ("that *foreign* person"), or a body has a name of its
    own ("the *Trade Working* Group"), or its sentence is of another state ("On *Chad*: will *the government* …?")."""
    tree = scene.tree
    if p.role.noun == "government" and not p.plural:
        named = {s.owner.country for s in scene.sightings if s.sent == tree.sent_of[p.head] and s.token < p.start}
        if len(named) == 1 and a.sent < tree.sent_of[p.head] and a.actors[0].country not in named:
            return True
    if scene.make.tables.foreign.intersection(tree.lower[p.start : p.head]):
        return True
    told = p.role.kind != "person" and tree.words[p.head][:1].isupper()
    return told and any(tree.upos[i] == "PROPN" and tree.words[i][:1].isupper() for i in range(p.start, p.end - 1))


def holder_meant(scene: Scene, p: Phrase, a: Antecedent) -> Actor | None:
    """Who holds an office in the house that publishes the text, where whoever bears its title (`a`) was named two sentences
    before or more ("the president" of a White House briefing)."""
    if scene.house is None or p.role.office != p.role.noun.replace(" ", "-") or scene.tree.sent_of[p.head] - a.sent < 2:
        return None
    state = scene.house.government.country[0]
    person = scene.register.holder(state, p.role.office, scene.day)
    if person is None or state in a.actors[0].country:
        return None
    return scene.register.entity(person, scene.day, 0).actor(Span(0, 0), "", f"office: {p.role.noun} of {state}")


def those_of_title(scene: Scene, p: Phrase, number: int) -> tuple[tuple[Actor, ...], str] | None:
    """The officials of the report's title where several (`number`, 0 for any) can mean them: not "those two girls", nor "the two
    presidents" where the title tells only of which states the text is."""
    persons = all(a.sort == "person" for a in scene.memory.titled)
    officials = not ORGANS.isdisjoint(p.sectors) and (persons or p.role.office in ("", "leader"))
    told = descriptions.of_title(scene.memory, number) if p.role.kind != "person" or officials else None
    told = told or (met(scene, p, number) if p.role.noun in scene.make.tables.participants else None)
    return told or (host_and_guest(scene, p) if number == 2 and p.role.noun == "leader" else None)


def titled(scene: Scene, p: Phrase) -> Actor | None:
    """The one official of the report's title whom a title alone means, where the text has not named him yet: "*the Prime
    Minister*"."""
    called = [a.actors[0] for a in scene.memory.titled if p.role.noun in a.nouns]
    if len(called) != 1 or p.role.kind != "person" or p.plural or p.former or p.deputy:
        return None
    return replace(called[0], how=f"the {p.role.noun} whom the title names")


def his_country(scene: Scene, p: Phrase) -> Actor | None:
    """The state of whose country a phrase tells: "as *his country* wages war", not he himself."""
    held = scene.resolved.get(p.possessor, ()) if p.possessor is not None and not p.plural else ()
    codes = {a.country for a in held if not a.code}
    if len(codes) != 1 or len(code := codes.pop()) != 1 or p.role.noun in ("neighbour", "neighbor"):
        return None
    return scene.make.state(code[0], *scene.span(p.start, p.end), "the state of whose it is")


def one_of_staff(p: Phrase, owner: Owner) -> bool:
    """Whether a phrase is of one who works for an organisation and is not it: "the *Ruritanian Times* reporter", "a *Bus Company*
    engineer"."""
    hired = owner.sectors == ("JRN",) or (owner.sectors == ("BUS",) and p.role.sectors == ("CVL",))
    return p.role.kind == "person" and not p.plural and hired


def needs_state(p: Phrase) -> str:
    """Whether a role without a country is somebody of a state that the context can tell: "any" mention of it will do for an
    organ of state, only the "place" of things for a crowd; empty where nothing can."""
    sectors = set(p.sectors)
    if (
        (p.role.open and not p.plural and not p.definite)
        or (p.plural and p.role.kind == "body")
        or (p.modifies is not None and p.role.kind != "body")
    ):
        return ""
    if sectors & ORGANS and p.role.kind != "force":
        return "any"
    if p.former and p.definite and p.role.office:
        return "any"
    if sectors & {"REB", "OPP"} and p.role.kind != "body":
        return "any"
    if sectors & _CROWDS and not p.role.open and p.role.kind == "person":
        return "place"
    return ""
