"""Rules and the model's attribution head, put together.

The head (`Tree.linked`) knows cues that no lexicon has and is sure of its sources; the rules know the tree, quotations that run over
paragraphs, and everything that is nested, which the head has never been shown. Where both find the same cue, the content is what
either of them takes in, the cue likewise, and the source is the head's. What only one of them finds has to be surer.
"""

from __future__ import annotations

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Linked, Tree

LEARNED = "learned"
_RULE_ALONE = 1.0  # the weight that a candidate needs which the head does not confirm
_HEAD_ALONE = 0.5  # the probability that a cue needs which no rule has found
_CONFIRMED = 2.0  # what the head's consent adds to a candidate's weight


def merge(tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts that remain, weights brought up to date; a draft stays above zero only if it is to be kept. Without a head's
    findings the drafts are left as they are."""
    if not tree.linked:
        return drafts
    by_token: dict[int, list[Draft]] = {}
    for d in drafts:
        for i in d.cues:
            by_token.setdefault(i, []).append(d)
    confirmed: set[int] = set()
    out = list(drafts)
    for found in tree.linked:
        cue = range(found.start, found.end)
        near = {id(d): d for i in cue for d in by_token.get(i, ()) if d.cue in cue or _main(tree, found) in d.cues}
        best = max(near.values(), key=lambda d: (len(d.cues & set(cue)), d.score), default=None)
        if best is not None and id(best) not in confirmed:
            confirmed.add(id(best))
            _join(tree, best, found)
        elif best is None and found.score >= _HEAD_ALONE and found.content:
            out.append(_draft(tree, found, lexicon))
    for d in drafts:
        if id(d) not in confirmed and d.construction not in _BY_FORM and not d.certain and d.score < _RULE_ALONE:
            d.score = min(d.score, 0.0)
    return out


def _join(tree: Tree, d: Draft, found: Linked) -> None:
    d.score += _CONFIRMED
    if d.certain:
        return
    d.cues |= set(range(found.start, found.end))
    d.content |= set(found.content)
    if found.source:
        d.sources = set(found.source)
        d.source = _head(tree, d.sources)
    d.content -= d.cues
    if d.root is None:
        d.root = _head(tree, d.content)


def _draft(tree: Tree, found: Linked, lexicon: Lexicon) -> Draft:
    main = _main(tree, found)
    entry = lexicon.cues.get((tree.lemmas[main], tree.upos[main]))
    content = set(found.content) - set(range(found.start, found.end))
    draft = Draft(main, LEARNED, entry.kind if entry else "speech", set(range(found.start, found.end)), content, _head(tree, content))
    draft.sources = set(found.source)
    draft.source = _head(tree, draft.sources)
    draft.score = 4.0 * (found.score - _HEAD_ALONE) + 0.1
    return draft


def _main(tree: Tree, found: Linked) -> int:
    """The verb, else the noun or adjective, else the first word of a cue."""
    for kind in (("VERB",), ("NOUN", "ADJ")):
        for i in range(found.end - 1, found.start - 1, -1):
            if tree.upos[i] in kind:
                return i
    return found.start


def _head(tree: Tree, tokens: set[int]) -> int | None:
    """The first content word among `tokens` that is governed from outside of them."""
    best = None
    for i in sorted(tokens):
        if tree.heads[i] == i or tree.heads[i] not in tokens:
            if tree.upos[i] in ("VERB", "NOUN", "PROPN", "PRON", "ADJ", "AUX"):
                return i
            best = i if best is None and tree.upos[i] != "PUNCT" else best
    return best


_BY_FORM = frozenset({"adverb", "modifier"})
