"""Who is quoted by somebody who is quoted: a voice within a voice.

"…, the paper said, *citing* two officials": the officials tell it, the paper passes it on. "…, television *quoted him as
saying*": likewise. Who "rejects *Western* claims that …" tells what others have claimed. And what is said "by somebody's account"
stands in that account also where the learned head saw none.
"""

from __future__ import annotations

from dragoman.attribution import spans
from dragoman.attribution.drafts import Draft, marker, noun_after, np
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Tree

_ENOUGH = 0.1
_SPOKEN = frozenset({"speech", "document"})


def cited(tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The further attributions of one text; drafts of "citing" that say less are dropped; their words leave other contents."""
    out = []
    for i, word in enumerate(tree.lower):
        if word in lexicon.citing and tree.xpos[i] == "VBG":
            out += _citing(tree, i, drafts, lexicon)
        elif word == "saying" and i and tree.lower[i - 1] == "as":
            out += _quoted_as(tree, i, drafts)
        elif tree.upos[i] == "NOUN" and tree.deps[i] == "obj" and tree.lemmas[tree.heads[i]] in lexicon.denying:
            out += _disputed(tree, i, drafts, lexicon)
    for d in drafts:
        if d.construction == "possessor" and d.score <= 0 and d.sources and len(d.content) > 2 and _set_off(tree, d):
            d.score = _ENOUGH
    return out


def _citing(tree: Tree, i: int, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    start, end = tree.sents[tree.sent_of[i]]
    who = next((c for c in tree.children[i] if tree.deps[c] == "obj" and c > i), None)
    who = noun_after(tree, i + 1) if who is None and i + 1 < end else who
    if who is None or who >= end or not _voice(tree, who, lexicon):
        return []
    if i > start and tree.words[i - 1] != ",":
        return []
    phrase = {i} | np(tree, who)
    around = [
        d for d in drafts if d.score > 0 and d.cue != i and d.kind in _SPOKEN and start <= d.cue < end and d.content - phrase
    ]
    above = max(around, key=lambda d: (d.cue < i, -abs(d.cue - i)), default=None)
    if above is None or above.source is None or above.source in phrase:
        return []
    for d in drafts:
        if d.cue == i:
            d.score = -1.0
    above.content -= phrase
    return [_inner(tree, i, "cited", above, who)]


def _quoted_as(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """ "…, X quoted Y as saying" behind what was said."""
    verb = tree.heads[i]
    end = tree.sents[tree.sent_of[i]][1]
    above = next((d for d in drafts if d.cue == verb and d.score > 0 and d.source is not None), None)
    who = next((c for c in tree.children[verb] if tree.deps[c] in ("obj", "iobj") and verb < c < i), None)
    if above is None or who is None or any(tree.upos[t] not in ("PUNCT", "SPACE") for t in range(i + 1, end)):
        return []
    first = min(above.sources | above.cues)
    start = tree.sents[tree.sent_of[i]][0]
    told = set(range(start, first))
    if len(told) < 3 or tree.words[first - 1] != ",":
        return []
    above.content = told - {first - 1}
    above.root = next((t for t in sorted(above.content) if tree.heads[t] not in above.content or tree.heads[t] == t), None)
    for d in drafts:
        if d.cue == i:
            d.score = -1.0
    return [_inner(tree, i, "quoted as", above, who)]


def _disputed(tree: Tree, n: int, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """ "denied *opposition* claims that", "rejects *China's* claim that": whose claim it is that is denied."""
    cue = lexicon.cues.get((tree.lemmas[n], "NOUN"))
    verb = tree.heads[n]
    below = [c for c in (*tree.children[n], *tree.children[verb]) if c > n and tree.deps[c] in ("acl", "ccomp")]
    clause = next((c for c in below if marker(tree, c) == "that" and min(spans.subtree(tree, c)) == n + 1), None)
    who = next((c for c in tree.children[n] if _owns(tree, c, lexicon)), None)
    if cue is None or cue.kind != "speech" or clause is None or who is None:
        return []
    above = next((d for d in drafts if d.score > 0 and d.source not in (None, who) and (d.cue == verb or n in d.cues)), None)
    if above is None or clause not in above.content:
        return []
    for d in drafts:
        if d.cue == n and d is not above:
            d.score = -1.0
    content = spans.subtree(tree, clause)
    content.discard(min(content))
    return [Draft(n, "disputed", "speech", {n}, content, clause, who, np(tree, who), _ENOUGH, told=True, under=above)]


def _owns(tree: Tree, c: int, lexicon: Lexicon) -> bool:
    if tree.deps[c] == "nmod:poss":
        return tree.upos[c] != "PRON"
    beside = tree.deps[c] in ("amod", "compound") and (tree.words[c][:1].isupper() or _voice(tree, c, lexicon))
    return beside or (tree.deps[c] == "nmod" and tree.case(c) in ("by", "from", "of") and _voice(tree, c, lexicon))


def _inner(tree: Tree, cue: int, construction: str, above: Draft, who: int) -> Draft:
    content = set(above.content)
    if len(content) > 2:
        content.discard(min(content - {above.root}))  # so that it is further in
    return Draft(cue, construction, "speech", {cue}, content, above.root, who, np(tree, who), _ENOUGH, told=True, under=above)


def _set_off(tree: Tree, d: Draft) -> bool:
    """Whether "by X's account" opens the sentence or stands between commas."""
    start, end = tree.sents[tree.sent_of[d.cue]]
    first, last = min(d.sources | d.cues) - 1, max(d.cues)  # with its preposition
    return (first <= start or tree.words[first - 1] == ",") and last + 1 < end and tree.words[last + 1] == ","


def _voice(tree: Tree, who: int, lexicon: Lexicon) -> bool:
    """Whether what is cited is somebody: a name, or a noun for people and bodies that speak."""
    return tree.upos[who] == "PROPN" or tree.lemmas[who].lower() in lexicon.voices
