"""Why a text has the events that it has: every word that could have told of one, the frames tried, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.events.frames import POS, Lexicon
from dragoman.events.parties import Mentions
from dragoman.events.proposition import Proposition
from dragoman.events.triggers import Triggers
from dragoman.language.trees import Tree


@dataclass(frozen=True, slots=True)
class TriedFrame:
    """One row of the lexicon that was tried: how it is quoted in `why`, its event (None: it has none in that company), whether
    its tests hold, and the first that does not."""

    name: str
    event: str | None
    holds: bool
    failed: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A word of the text that the lexicon holds: token, the frames tried up to the first whose tests hold, the event that came
    of it (None for none) and the reasons."""

    token: int
    word: str
    lemma: str
    frames: tuple[TriedFrame, ...]
    event: str | None
    why: tuple[str, ...]


def tried(lexicon: Lexicon, tree: Tree, mentions: Mentions | None, found: Sequence[Proposition]) -> list[Tried]:
    """Every word that could be a trigger, in the order of the text. `found`: the propositions of the same tree."""
    at = Triggers(lexicon, tree, mentions)
    by_token = {p.predicate: p for p in found}
    out = []
    for i in range(len(tree)):
        pos = POS.get(tree.upos[i], "")
        rows = at.lookup(i, pos) if pos else ()
        if not rows and pos == "a" and tree.xpos[i] in ("VBN", "VBD"):
            rows = at.lookup(i, "v")
        if not rows:
            continue
        chosen = at.frame(i)
        frames = []
        for row in rows:
            bad = next((n for n, t in enumerate(row.tests) if not at.holds(i, t)), None)
            words = row.name.partition(" [")[2].rstrip("]").split(" ")
            failed = "" if bad is None else words[bad] if bad < len(words) else "a test"
            frames.append(TriedFrame(row.name, row.event, row is chosen, failed))
            if row is chosen:
                break
        p = by_token.get(i)
        if p is not None:
            event, why = p.event, p.why
        else:
            event, why = None, (_absent(tree, i, chosen is not None, found),)
        out.append(Tried(i, tree.words[i], tree.lemmas[i], tuple(frames), event, why))
    return out


def _absent(tree: Tree, i: int, framed: bool, found: Sequence[Proposition]) -> str:
    """Why a word that the lexicon holds is no predicate of its own."""
    around = next((p for p in found if p.start <= i < p.end), None)
    if around is not None:
        return f"told with {tree.words[around.predicate]!r}"
    if not framed:
        return "no frame's tests hold"
    if tree.deps[i] in ("amod", "compound"):
        return f"only describes {tree.words[tree.heads[i]]!r}"
    return "not a predicate here"
