"""Harm that is nobody's doing: accidents, diseases and disasters kill too."""

from __future__ import annotations

from dragoman.events.triggers import Triggers

_OWING = frozenset({"in", "by", "from", "after", "following", "during"})  # what somebody died of

_BEFORE = 3
"""Sentences before that of a verb in which what it tells may have its cause."""

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def mishap(at: Triggers, i: int) -> bool:
    """Whether the subject of the verb at token `i` is a disaster, an accident, a disease or another thing that is no weapon and
    no attack, its clause tells of an accident ("killed when a bomber crashed"), or nobody did it and what is told around is a
    disaster."""
    tree, classes = at.tree, at.lexicon.classes
    if tree.upos[i] != "VERB":
        return False
    bad = classes["accident"] | classes["disease"]
    for c in tree.children[i]:
        if tree.deps[c] == "advcl" and tree.lemmas[c].lower() in classes["accidentverb"]:
            return True
        if tree.deps[c].startswith("obl") and tree.case(c) in _OWING and tree.lemmas[c].lower() in classes["disaster"]:
            return True
    slots = at.slots(i)
    frame = at.frame(i)
    suffers = frame is not None and (("subj",),) in frame.recipient.alternatives  # "the *town* fell to them"
    for s in [] if suffers else slots.get("subj", []):
        titles = [c for c in tree.children[s] if tree.deps[c] in ("nmod:desc", "compound") and tree.upos[s] == "PROPN"]
        whose = tree.lemmas[s].lower() in classes["arms"] and at.parties.of([s])  # "a *Russian* plane"
        if not whose and any(tree.lemmas[t].lower() in bad for t in (s, *titles)):
            return True
        if tree.upos[s] == "NOUN" and not at.parties.acts(s) and not _violent(at, s):
            return True
    doer = at.parties.of([t for name in ("subj", "by", "in") for t in slots.get(name, ())])
    return not doer and _in_disaster(at, i)


def _violent(at: Triggers, t: int) -> bool:
    """Whether a noun is something that people are attacked with, or an attack."""
    tree, classes = at.tree, at.lexicon.classes
    words = {tree.lemmas[w].lower() for w in (t, *at.slots(t).get("mod", ()))}  # "an *explosive* device"
    named = any(words & classes[c] for c in ("arms", "attack", "bombword", "force", "weapon"))
    return named or at.event(t) is not None or bool(at.parties.of([t]))


def _in_disaster(at: Triggers, i: int) -> bool:
    """Whether the nearest sentence that tells what people suffer from, that of token `i` or one of the three before, tells of a
    disaster and of no attack ("Storms crossed Chad. Twenty people were *killed*")."""
    tree, classes = at.tree, at.lexicon.classes
    own = tree.sent_of[i]
    for sentence in range(own, max(-1, own - 1 - _BEFORE), -1):
        words = [t for t in range(*tree.sents[sentence]) if t != i and tree.upos[t] in _TELLING]
        lemmas = {tree.lemmas[t].lower() for t in words}
        if lemmas & (classes["attack"] | classes["weapon"]) or any(_attacks(at, t) for t in words):
            return False
        if lemmas & (classes["disaster"] | classes["accidentverb"]):
            return True
    return False


def _attacks(at: Triggers, t: int) -> bool:
    """Whether a token tells of violence by somebody, more than of harm that came about somehow."""
    return at.tree.lemmas[t].lower() not in at.lexicon.classes["harm"] and at.event(t) == "ASSAULT"
