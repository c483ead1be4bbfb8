"""Who vouches for a claim: of those in whose words it stands, the ones who say that it is so.

Who wants, plans or favours a thing does not say that it is done; who condemns what is known does not tell it; who signs a law
says nothing about what its text calls by the way. Words of that kind stand in ``claims_wishes.tsv``. A cue that only the learned
head knows may be such an act too: it vouches for a clause and for what is quoted, not for what its object is called by the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.attribution import Found
from dragoman.factuality import Judgement
from dragoman.language.trees import Tree
from dragoman.lexicons import read_table
from dragoman.records import Actor

_DONE = frozenset({"occurred", "ongoing"})
_ASIDE = frozenset({"acl:relcl", "acl", "amod"})


def vouching(
    tree: Tree, founds: Sequence[Found], predicate: int, chain: Sequence[int], actors: Sequence[Actor], judged: Judgement
) -> tuple[int, ...]:
    """The chain without those who vouch for nothing: who merely wants, tries or favours it ("Spain plans to leave" is not said by
    Spain), who demands or refuses something that speaks of what has happened, who praises or condemns what is known ("condemned
    the attack"), and the innermost thoughts, promises and refusals of whoever acts. Indices into `founds`."""
    done, silent = judged.status in _DONE, judged.status == "not_mentioned"
    kept = [i for i in chain if _vouches(tree, founds[i], predicate, done, silent)]
    while kept:
        record = founds[kept[-1]].record
        who = record.speaker
        own = who is not None and any((who.id and who.id == a.id) or who.span == a.span for a in actors)
        if not (own and record.kind == "thought") and not _own_intent(tree, founds[kept[-1]]):
            break
        kept.pop()
    return tuple(kept)


def _vouches(tree: Tree, found: Found, predicate: int, done: bool, silent: bool) -> bool:
    """`done`: the claim tells it as having happened; `silent`: it tells that somebody is silent about it."""
    kind = _idle().get(tree.lemmas[found.cue].lower())
    if kind is None and found.unlisted and not silent and not _clause(tree, found):
        kind = "act"
    if kind is None or (kind != "wish" and _quoted(tree, found, predicate)):
        return True
    return (kind == "demand" and not done) or (kind == "verdict" and not (done and _known(tree, found, predicate)))


def _clause(tree: Tree, found: Found) -> bool:
    """Whether a clause says what is attributed, be it behind "that" or a clause into which who says it is set."""
    root = found.root
    return root is not None and (tree.deps[root] in _SAID or root in tree.above(found.cue))


_SAID = frozenset({"ccomp", "csubj", "parataxis", "root"})


def _own_intent(tree: Tree, found: Found) -> bool:
    """Whether an attribution is somebody's promise, threat or refusal *to do* something himself."""
    asked = any(tree.deps[c] in ("obj", "iobj") or _addressed(tree, c, found) for c in tree.children[found.cue])
    return (
        _idle().get(tree.lemmas[found.cue].lower()) == "demand"
        and not asked  # "asked *Oslo* to go", "called *on Oslo* to go"
        and found.root is not None
        and tree.deps[found.root] == "xcomp"
        and tree.heads[found.root] == found.cue
    )


def _addressed(tree: Tree, c: int, found: Found) -> bool:
    """Whether who is asked stands between a cue and what he is asked, behind a preposition of the cue ("called *on* him to")."""
    if not tree.deps[c].startswith("obl") or not found.cue < c < (found.root or 0):
        return False
    marks = [tree.starts[k] for k in tree.children[c] if tree.deps[k] == "case"]
    return any(s.start <= at < s.end for s in found.record.cue for at in marks)


def _quoted(tree: Tree, found: Found, predicate: int) -> bool:
    """Whether a quotation that an attribution's content opens before the predicate holds it."""
    at, text = tree.starts[predicate], tree.text
    for s in found.record.content:
        opened = [m.end() for m in _MARK.finditer(text, s.start, at)] if s.start <= at < s.end else []
        if opened and not _SHUT.search(text, opened[-1], at):
            return True
    return False


_MARK = re.compile(r"(?<!\w)[\"“'‘](?=\w)")  # an opening quotation mark, no apostrophe
_SHUT = re.compile(r"(?<=[\w.,!?…])[\"”'’](?!\w)")


def _known(tree: Tree, found: Found, predicate: int) -> bool:
    """Whether an event is told of as known: a noun with an article, a possessor, or a name before it, or what is said by the way
    of another noun there ("condemned the attack *that killed* two", "played down the *leaked* papers")."""
    if tree.upos[predicate] == "NOUN" and any(
        tree.deps[c] == "nmod:poss"
        or (tree.deps[c] == "det" and tree.lower[c] in ("the", "this", "that", "these", "those"))
        or (tree.deps[c] == "compound" and tree.upos[c] == "PROPN")
        for c in tree.children[predicate]
    ):
        return True
    i = predicate
    while i not in (found.cue, found.root) and tree.heads[i] != i:
        if tree.deps[i] in _ASIDE and tree.upos[tree.heads[i]] in ("NOUN", "PROPN", "PRON"):
            return True
        i = tree.heads[i]
    return False


@dataclass(frozen=True, slots=True)
class _Idle:
    lemma: str
    kind: str


@cache
def _idle() -> dict[str, str]:
    rows = read_table("claims_wishes", _Idle, key=("lemma",), codes={"kind": {"wish", "demand", "verdict", "act"}})
    return {row.lemma: row.kind for row in rows}
