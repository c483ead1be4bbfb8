"""Is an event meant in its own sense? The sum of the weights of the signs that it shows.

A trigger often stands for something else than its category: "yield the floor", an assault on rights, a president who helps
families at home. The signs are the trigger, its category, who does it to whom (their kinds, whether they are of one state), and
what stands in its slots. Their weights come from a logistic regression (`training/events_sense.py`) and lie in
``events_sense.tsv``. An event whose sum is below zero is none; a sign that was never seen weighs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.triggers import Triggers

CROWD = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "MED", "REF", "REL", "JRN", "SOC", "ELI"})
"""Sectors of people who do not act for a state."""

_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "SPY", "IMG"})
_FIRST = frozenset({"i", "we", "us", "me", "my", "our"})
_SLOTS = ("subj", "obj", "iobj", "comp", "to", "for", "of", "on", "against", "with", "from", "in", "by", "mod", "poss")


def signs(
    at: Triggers, i: int, trigger: int, event: str, mode: str | None, actors: Sequence[int], recipients: Sequence[int]
) -> list[str]:
    """The names of the signs that the event at token `i` (its trigger may be the noun that a light verb carries) shows."""
    tree = at.tree
    frame = at.frame(trigger)
    lemma = f"{tree.lemmas[trigger].lower()}/{'n' if tree.upos[trigger] == 'NOUN' else 'v'}"
    who, whom = _kind(at, actors), _kind(at, recipients)
    relation = _relation(at, actors, recipients)
    out = ["bias", event, f"{event} {mode}", lemma, f"{event} who {who}", f"{event} whom {whom}", f"{event} {who} {whom}"]
    out += [f"{event} {relation}", relation, f"{lemma} {relation}", f"who {who}", f"whom {whom}"]
    if frame is not None:
        out.append(f"frame {frame.name}")
        out.append("tests" if frame.tests else "no tests")
        out.append(f"{event} tests" if frame.tests else f"{event} no tests")
    if any(tree.lower[t] in _FIRST for t in actors):
        out += ["first", f"{event} first"]
    if any(tree.lower[t] in _FIRST for t in recipients):
        out += ["whom first", f"{event} whom first"]
    form = tree.xpos[i] if tree.upos[i] == "VERB" else tree.upos[i]
    out += [f"form {form}", f"{event} form {form}", f"as {tree.deps[i]}"]
    if form == "VB" and i and tree.lower[i - 1] == "to":
        out += ["to", f"{event} to"]
    home = 0
    for name, tokens in at.slots(trigger).items():
        if name not in _SLOTS:
            continue
        for t in tokens:
            word = tree.lemmas[t].lower()
            if tree.upos[t] in ("NOUN", "VERB", "ADJ"):
                out += [f"{name} {word}", f"{event} {name} {word}"]
                home += word in at.lexicon.classes["home"]
                if not at.parties.acts(t):
                    out.append(f"{event} {name} thing")
            elif tree.upos[t] == "PROPN" and t not in at.parties.heads:
                out.append(f"{event} {name} name")
    near = tree.subtree(i)
    words = {tree.lemmas[t].lower() for t in range(max(near[0], i - 12), min(near[1], i + 16))}
    if words & at.lexicon.classes["home"]:
        out += ["home", f"{event} home", f"{relation} home"]
    if home:
        out += ["home slot", f"{event} home slot"]
    return list(dict.fromkeys(out))


def _kind(at: Triggers, tokens: Sequence[int]) -> str:
    """What the first of the parties is: a state, an alliance, armed people, a crowd, someone of whom nothing is known …"""
    if not tokens:
        return "nobody"
    mention = at.parties.heads.get(tokens[0])
    if mention is None or not mention.actors:
        return "people" if at.parties.acts(tokens[0]) else "thing"
    a = mention.actors[0]
    sectors = set(a.sectors)
    if a.code:
        return a.code.lower()
    where = "" if a.country else " of nowhere"
    if sectors & _ARMED:
        return "armed" + where
    if sectors and sectors <= CROWD:
        return "crowd" + where
    if sectors:
        return "office" + where
    if a.country:
        return "state"
    return "unknown"


def _relation(at: Triggers, actors: Sequence[int], recipients: Sequence[int]) -> str:
    one, other = _states(at, actors), _states(at, recipients)
    if one and other:
        return "across" if one != other else "within"
    if len(one) > 1 or len(other) > 1:
        return "across"
    return "half" if one or other else "open"


def _states(at: Triggers, tokens: Sequence[int]) -> set[str]:
    out: set[str] = set()
    for t in tokens:
        mention = at.parties.heads.get(t)
        for a in mention.actors if mention is not None else ():
            out.update(a.country or ((a.code,) if a.code else ()))
    return out
