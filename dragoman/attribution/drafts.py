"""Candidates for attributions, read off the tree around a cue word.

A cue is a verb, a noun, an adjective, an adverb or a preposition; each has its own few *constructions*, the ways in which
source and content stand to it ("X said that …", "…, said X", "X urged Y to …", "X's claim that …", "according to X"). A candidate
names its construction; whether it is an attribution at all is weighed later (`weights.py`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from dragoman.attribution import spans
from dragoman.language.trees import SUBJECTS, Tree

CLAUSE_PREPOSITIONS = frozenset({"of", "for", "about", "on", "against", "as", "with", "over", "in", "from", "to", "by"})


_BLAMING = frozenset({"for", "of"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(slots=True)
class Draft:
    """A candidate. `source` is the head token of the source (None: none is named), `sources` its tokens; `content` the tokens of
    what is attributed and `root` their head; `quoted`: a quotation
    belongs to it; `certain`: its form alone decides; `told`: its form alone tells who speaks ("quoted X as saying"); `under`:
    the candidate by whose source this one is quoted."""

    cue: int
    construction: str
    kind: str
    cues: set[int]
    content: set[int]
    root: int | None
    source: int | None = None
    sources: set[int] = field(default_factory=set)
    score: float = 0.0
    quoted: bool = False
    certain: bool = False
    told: bool = False
    under: Draft | None = None


def set_source(tree: Tree, draft: Draft, source: int | None) -> None:
    """Writes the source into the draft, unless it is an expletive; words of the cue and the content never belong to it."""
    if source is None or draft.source is not None or (tree.upos[source] == "PRON" and tree.deps[source] == "expl"):
        return
    draft.source = source
    around = {draft.cue} - {source}
    for c in tree.children[source]:
        participle = tree.deps[c] in ("acl", "advcl") and tree.xpos[c] == "VBG" and tree.words[c - 1] == ","
        if participle and (c < draft.cue or source > draft.cue):
            around.add(c)  # "the paper, citing two officials, reported"; "said the minister, summing up the talks"
    draft.sources = np(tree, source, around) - draft.cues
    if tree.upos[source] == "VERB":  # "an official *briefed* on it said", read as a clause
        draft.source = next((c for c in tree.children[source] if tree.deps[c] in SUBJECTS and tree.upos[c] in _NOUNS), source)
    draft.told = draft.told or blamed(tree, draft.cue) == draft.source
    if draft.construction == "raising":
        draft.source, draft.sources = None, set()


def find_subject(tree: Tree, v: int) -> int | None:
    """The token that is the understood subject of a verb: its own subject, that of the verb it is coordinated with or depends
    on ("declined to say", ", saying that"), or the noun that it modifies."""
    if (beside := _beside_name(tree, v)) is not None:
        return beside
    for _ in range(8):
        own = next((c for c in tree.children[v] if tree.deps[c] in SUBJECTS), None)
        if own is not None:
            return None if tree.deps[own].startswith("csubj") else own
        d, h = tree.deps[v], tree.heads[v]
        if h == v:
            return None
        if d in ("acl", "amod") and tree.upos[h] in ("NOUN", "PROPN", "PRON"):
            return h
        if d == "acl:relcl":
            return h
        if d == "xcomp":
            controlled = next((c for c in tree.children[h] if tree.deps[c] in ("obj", "iobj")), None)
            if controlled is not None and controlled > h:
                return controlled
            v = h
        elif (
            d == "advcl" and tree.xpos[v] == "VBG" and tree.words[v - 1] == "," and tree.deps[h] == "ccomp" and tree.heads[h] < h
        ):
            v = tree.heads[h]
        elif d in ("conj", "advcl", "ccomp", "parataxis") and (d != "ccomp" or tree.xpos[v] in ("VB", "VBG")):
            if d == "parataxis" and tree.xpos[v] != "VBG":
                return None
            if (whom := blamed(tree, v)) is not None:
                return whom
            if tree.upos[h] not in ("VERB", "AUX", "ADJ", "NOUN"):
                return None
            v = h
        else:
            return None
    return None


def blamed(tree: Tree, v: int) -> int | None:
    """Whose a gerund behind "for" or "of" is: "slammed *Lima* for saying", "accused *Lima* of planning", "*he* was fined for
    claiming"."""
    h = tree.heads[v]
    if tree.deps[v] != "advcl" or tree.xpos[v] != "VBG" or h > v or marker(tree, v) not in _BLAMING:
        return None
    return next((c for c in tree.children[h] if tree.deps[c] in ("obj", "iobj", "nsubj:pass") and c < v), None)


def _beside_name(tree: Tree, v: int) -> int | None:
    """The subject of a later verb right behind which a participle is set between commas: "*Oslo*, fearing a raid, has …"."""
    if tree.xpos[v] != "VBG" or v < 2 or tree.words[v - 1] != ",":
        return None
    i = v - 2
    while tree.heads[i] != i and i - 8 < tree.heads[i] < v - 1:
        if tree.deps[i] in SUBJECTS:
            break
        i = tree.heads[i]
    return i if tree.deps[i] in SUBJECTS and tree.heads[i] > v and tree.upos[i] in ("NOUN", "PROPN") else None


def antecedent(tree: Tree, v: int) -> int | None:
    """The noun that the relative clause around `v` modifies, None outside a relative clause."""
    for _ in range(8):
        if tree.deps[v] == "acl:relcl":
            return tree.heads[v]
        if tree.deps[v] in ("ccomp", "xcomp", "conj") and tree.heads[v] != v:
            v = tree.heads[v]
        else:
            return None
    return None


def noun_after(tree: Tree, first: int) -> int | None:
    """The head of the noun phrase that begins at token `first`."""
    end = tree.sents[tree.sent_of[first]][1]
    i = first
    while i < end and tree.upos[i] in ("PUNCT", "SPACE"):
        i += 1
    if i >= end:
        return None
    top = i
    while True:
        h = tree.heads[top]
        if (
            h <= top
            or h >= end
            or (tree.upos[h] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "DET", "X", "SYM") and h != top)
        ):
            break
        top = h
    return top if tree.upos[top] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM") else None


def np(tree: Tree, head: int, without: Collection[int] = ()) -> set[int]:
    return spans.noun_phrase(tree, head, without)


def infinitive(tree: Tree, v: int) -> bool:
    return any(tree.deps[c] == "mark" and tree.lower[c] == "to" and c < v for c in tree.children[v])


def marker(tree: Tree, v: int) -> str:
    for c in tree.children[v]:
        if tree.deps[c] in ("mark", "case") and c < v:
            return tree.lower[c]
    return ""
