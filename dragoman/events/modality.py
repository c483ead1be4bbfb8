"""What the future, a refusal, an obligation make of an event.

After the PLOVER manual: "all cooperative actions reported in future tense are also taken to imply intentions" (AGREE),
hostile ones
are threats (THREATEN), refusing to cooperate is REJECT, and what others "must" do is a REQUEST by who says so. Only who acts
can promise or threaten: what somebody else foretells stays what it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.frames import COOPERATIVE, HOSTILE
from dragoman.events.triggers import Triggers

_WE = frozenset({"we", "us", "ourselves"})
_THREATS = HOSTILE - {"THREATEN", "REJECT", "REQUEST", "ACCUSE", "MOBILIZE"}


def modality(at: Triggers, i: int, event: str, somebody: bool) -> tuple[str, str, tuple[int, ...] | None] | None:
    """What a future, a refusal or an obligation makes of an event: (event, why, speaker where the roles change). `somebody`:
    whether it is known who acts; things intend nothing."""
    tree, classes = at.tree, at.lexicon.classes
    aux = {tree.lower[c] for c in _auxiliaries(at, i)}
    negated = _negated(at, i)
    if not aux & classes["future"]:
        if event not in ("REQUEST", "ACCUSE"):
            speaker = obligation(at, i)
            if speaker is not None:
                return "REQUEST", "what others must do is requested", speaker
        if negated and event == "CONCEDE":
            return "REJECT", "not conceded", None
        return None
    says, speaker = at.speaker(i)
    if aux & {"would", "'d"} and (not says or "have" in aux):
        refused = negated and somebody and "have" not in aux and event in COOPERATIVE and event != "AGREE"
        return ("REJECT", f"{event} refused", None) if refused and not _conditional(at, i) else None
    if not somebody or not _own(at, i, says, speaker):
        return None
    if event in COOPERATIVE and event != "AGREE":
        return ("REJECT", f"{event} refused for the future", None) if negated else ("AGREE", f"{event} in the future", None)
    if event in _THREATS and not negated:
        return "THREATEN", f"{event} in the future", None
    return None


def obligation(at: Triggers, i: int) -> tuple[int, ...] | None:
    """Who says that the subject of `i` must do it; None where nobody but the subject says so."""
    tree, classes = at.tree, at.lexicon.classes
    aux = _auxiliaries(at, i)
    must = any(tree.lower[c] in classes["obliging"] for c in aux)
    if (
        not must
        and tree.deps[i] == "xcomp"
        and tree.lemmas[tree.heads[i]] in ("have", "need")
        and tree.upos[tree.heads[i]] == "VERB"
    ):
        must = at.slots(i).get("obj") != at.slots(tree.heads[i]).get("obj")
    wished = not must and _subjunctive(at, i)
    if not (must or wished) or _negated(at, i):
        return None
    says, speaker = at.speaker(i)
    if wished:
        says, speaker = True, at.parties.of(at.slots(tree.heads[i]).get("subj", []))
    slots = at.slots(i)
    subject = at.parties.of(slots.get("subj") or slots.get("obj") or [])
    if any(tree.lower[t] in _WE and tree.upos[t] == "PRON" for t in slots.get("subj", ())):
        return None  # who exhorts himself with others asks nobody
    if not says or not speaker or not subject or set(speaker) & set(subject) or at.parties.same(subject[0], speaker):
        return None
    return speaker


def _subjunctive(at: Triggers, i: int) -> bool:
    """Whether somebody insists or suggests that it be done ("suggested that Chad *free* them")."""
    tree = at.tree
    wishing = tree.upos[i] == "VERB" and tree.deps[i] == "ccomp" and tree.lemmas[tree.heads[i]] in at.lexicon.classes["wishing"]
    plain = tree.lower[i] == tree.lemmas[i] and (tree.xpos[i] == "VB" or tree.lemmas[i] not in at.lexicon.classes["invariant"])
    bare = plain and not any(tree.deps[c].startswith("aux") for c in tree.children[i])
    return wishing and bare and any(tree.deps[c] == "nsubj" and tree.xpos[c] in ("NN", "NNP") for c in tree.children[i])


def _conditional(at: Triggers, i: int) -> bool:
    """Whether a condition hangs on the clause: what would not be done if."""
    tree = at.tree
    clauses = (c for c in tree.children[i] if tree.deps[c] == "advcl")
    return any(tree.lower[m] in ("if", "unless", "had") for c in clauses for m in tree.children[c])


def _negated(at: Triggers, i: int) -> bool:
    """Whether a negation stands at `i`: not "not only"."""
    tree, words = at.tree, at.lexicon.classes["negation"]
    found = (c for c in tree.children[i] if tree.deps[c] == "advmod" and tree.lower[c] in words)
    return any(tree.lower[c + 1 : c + 2] not in (["only"], ["just"], ["merely"]) for c in found)


def _auxiliaries(at: Triggers, i: int) -> list[int]:
    """The auxiliaries that govern `i`: its own, those of what it is coordinated with, of the verb that it completes."""
    tree = at.tree
    for _ in range(4):
        own = [c for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass")]
        if own or tree.heads[i] == i:
            return own
        head, d = tree.heads[i], tree.deps[i]
        if (
            d == "conj" and tree.xpos[i] in ("VB", "VBN") and not any(tree.deps[c].startswith("nsubj") for c in tree.children[i])
        ) or (d == "xcomp" and tree.lemmas[head] in at.lexicon.classes["aspect"]):
            i = head
        else:
            return []
    return []


def _own(at: Triggers, i: int, says: bool, speaker: tuple[int, ...]) -> bool:
    """Whether the one who speaks of the future may speak for the one who acts in it: others only predict."""
    if not says or not speaker:
        return True
    subject = at.parties.of(at.slots(i).get("subj", []))
    mine, theirs = _countries(at, subject), _countries(at, speaker)
    return not mine or not theirs or bool(mine & theirs)


def _countries(at: Triggers, tokens: Sequence[int]) -> set[str]:
    out: set[str] = set()
    for t in tokens:
        mention = at.parties.heads.get(t)
        for actor in getattr(mention, "actors", ()):
            out.update(actor.country or (actor.code,))
    out.discard("")
    return out
