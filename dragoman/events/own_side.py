"""Whom nobody does it to: the own state, forces and people of those who act, and the town where they only meet.

A government says and does to others what it says of "our country"; soldiers are moved by those whose they are; nobody visits his
own country. Each function tells what remains of the parties that the tree names.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.triggers import Triggers


def envoys_of_others(at: Triggers, i: int, actors: Sequence[int], recipients: tuple[int, ...]) -> tuple[int, ...]:
    """The recipients where "its envoys" were taken to be those of the state that expels them: they are of whom the verb
    before tells ("broke with *Chad* and expelled its ambassador")."""
    heads, tree = at.parties.heads, at.tree
    mine = {a.country for t in actors if t in heads for a in heads[t].actors if a.country}
    own = [
        t
        for t in recipients
        if t in heads
        and any(tree.deps[c] == "nmod:poss" and tree.upos[c] == "PRON" for c in tree.children[t])
        and mine.issuperset(a.country for a in heads[t].actors if a.country)
        and any(a.country and "GOV" in a.sectors for a in heads[t].actors)
    ]
    if not own:
        return recipients
    kept = tuple(t for t in recipients if t not in own)
    before = tree.heads[i]
    frame = at.frame(before) if tree.deps[i] == "conj" else None
    meant = at.arguments.of(before, frame.recipient, [], other=tuple(actors)) if frame is not None else ()
    return kept or tuple(t for t in meant if t not in actors)


def abroad(at: Triggers, actors: Sequence[int], recipients: tuple[int, ...]) -> tuple[int, ...]:
    """The recipients without the state for which who acts speaks: nobody commits himself to his own ("continue *our
    country's* role"), nor do two to their people."""
    heads = at.parties.heads
    if not actors or any(t not in heads for t in actors):
        return recipients
    mine = {a.country for t in actors for a in heads[t].actors if not a.sectors or "GOV" in a.sectors}
    if not mine or any(len(c) != 1 for c in mine):
        return recipients
    own = ((), ("GOV",)) if len(mine) == 1 else ((), ("GOV",), ("CVL",))  # "Chad and Togo agreed to protect *our people*"
    return tuple(
        t
        for t in recipients
        if t not in heads
        or any(a.country not in mine or a.sectors not in own or a.id[:3] != a.country[0] for a in heads[t].actors)
    )


def of_others(at: Triggers, actors: Sequence[int], recipients: tuple[int, ...], alone: bool) -> tuple[int, ...]:
    """The recipients without the whole state of the one government that acts: "Joe Biden praised ties between *the United
    States* and Chad", "Oslo denied reports of *Norwegian* raids". `alone`: with it where nobody else is left."""
    heads = at.parties.heads
    mine = {a.country for t in actors if t in heads for a in heads[t].actors if not a.code}
    ruling = all(not a.sectors or "GOV" in a.sectors for t in actors if t in heads for a in heads[t].actors)
    if len(mine) != 1 or len(one := next(iter(mine))) != 1 or not ruling:
        return recipients
    left = tuple(t for t in recipients if t not in heads or any(a.country != one or a.id != one[0] for a in heads[t].actors))
    return left if left or not alone else recipients


def without_own_forces(at: Triggers, actors: Sequence[int], recipients: tuple[int, ...]) -> tuple[int, ...]:
    """The recipients without troops and arms of the state or alliance that acts: they are sent, or refused to others."""
    heads, classes = at.parties.heads, at.lexicon.classes
    moved = classes["force"] | classes["arms"] | classes["troops"]
    mine = {(a.country, a.code) for t in actors if t in heads for a in heads[t].actors}
    own = {
        t
        for t in recipients
        if t in heads and at.tree.lemmas[t].lower() in moved and mine.issuperset((a.country, a.code) for a in heads[t].actors)
    }
    return tuple(t for t in recipients if t not in own)


def venue(at: Triggers, t: int) -> bool:
    """Whether a town is only where something is agreed: "*in Beijing*"."""
    mention = at.parties.heads.get(t)
    town = mention is not None and mention.kind == "place" and mention.actors[0].how.startswith("place")
    return town and at.tree.case(t) in ("in", "at")


def at_home(at: Triggers, actors: Sequence[int], recipients: Sequence[int]) -> bool:
    """Whether a pronoun is said to visit the country that it is taken to be of: it means somebody else."""
    heads = at.parties.heads
    mine, theirs = (
        {c for t in tokens if t in heads for a in heads[t].actors for c in a.country} for tokens in (actors, recipients)
    )
    return bool(mine) and mine == theirs and all(at.tree.upos[t] == "PRON" for t in actors)


def shown_around(at: Triggers, trigger: int, actors: Sequence[int]) -> bool:
    """Whether who acts during a visit is at home where it is paid ("*Roe* showed him maps during a White House visit")."""
    slots, heads = at.slots(trigger), at.parties.heads
    if at.tree.deps[trigger] != "obl" or not set(actors) <= set(slots.get("subj", ())):
        return False
    visited = [t for name in ("mod", "to", "of") for t in slots.get(name, ()) if t in heads]
    theirs = {c for t in visited for a in heads[t].actors for c in a.country}
    return bool(theirs) and all(theirs & {c for a in heads[t].actors for c in a.country} for t in actors if t in heads)


def forces(at: Triggers, tokens: Sequence[int]) -> bool:
    """Whether the pronoun of a clause stands for soldiers ("*They* travelled to …"); nouns tell it by their frames."""
    mentions = [at.parties.heads.get(t) for t in tokens]
    return bool(tokens) and all(
        m is not None and at.tree.lower[t] == "they" and all(tuple(a.sectors) == ("MIL",) for a in m.actors)
        for t, m in zip(tokens, mentions, strict=True)
    )
