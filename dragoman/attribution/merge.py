"""Rules and the model's attribution head, put together.

The head (`Tree.linked`) knows cues that no lexicon has and is sure of its sources; the rules know the tree, quotations that run
over paragraphs, and everything that is nested, which the head has never been shown. Where both find the same cue, the content
is what either of them takes in, the cue likewise, and the source is the head's, made whole along the rules' noun phrase. What
only one of them finds has to be surer.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.attribution.drafts import Draft
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Linked, Tree

LEARNED = "learned"
_RULE_ALONE = 2.0  # the weight that a candidate needs which the head does not confirm …
_NESTED = 3.0  # … and if it stands inside another's content, where the head finds nothing, or …
_NESTED_NOUN = 2.0  # … if a noun says a clause there ("officials were convinced that"), or …
_NESTED_NAME = 1.0  # … if what speaks there has a name
_HEAD_ALONE = 0.45  # the probability that a cue needs which no rule has found, if it is a word that attributes …
_UNHEARD = 0.75  # … and if it is not
_CONFIRMED = 2.0  # what the head's consent adds to a candidate's weight …
_AGREED = 0.8  # … and the weight that it needs even so ("demonstrate against" is no saying)
_HOLE = 1  # words that the head may have missed inside a phrase
_GAP = 2  # how far apart two runs of one phrase may stand (a comma between them)
_SHORT = 5  # words that a run of the head's content needs to stand apart from the rules' content


def merge(tree: Tree, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts that remain, weights brought up to date; a draft stays above zero only if it is to be kept. Where the
    pipeline has no heads (`Tree.facts` is empty too) the drafts are left as they are."""
    if not tree.linked and not tree.facts:
        return drafts
    by_token: dict[int, list[Draft]] = {}
    for d in drafts:
        for i in d.cues:
            by_token.setdefault(i, []).append(d)
    spoken = {i for d in drafts if d.score > 0 and tree.upos[d.cue] == "VERB" for i in d.sources}
    confirmed: set[int] = set()
    out = list(drafts)
    for found in tree.linked:
        cue = range(found.start, found.end)
        near = {id(d): d for i in cue for d in by_token.get(i, ()) if d.cue in cue or _main(tree, found) in d.cues}
        best = max(near.values(), key=lambda d: (len(d.cues & set(cue)), d.score), default=None)
        if best is not None and id(best) not in confirmed:
            confirmed.add(id(best))
            _join(tree, best, found, spoken - best.sources)
        elif best is None and found.content and (draft := _draft(tree, found, lexicon)) is not None:
            out.append(draft)
    inner = {i for d in out if d.score > 0 and (id(d) in confirmed or d.construction == LEARNED) for i in d.content}
    for d in drafts:
        if d.certain or d.construction in _BY_FORM:
            continue
        who = tree.upos[d.source] if d.source is not None else ""
        clause = who == "NOUN" and d.construction in _CLAUSES
        nested = _NESTED_NAME if who == "PROPN" else _NESTED_NOUN if clause else _NESTED
        enough = _AGREED if id(d) in confirmed else nested if d.cue in inner else _RULE_ALONE
        if d.score < enough:
            d.score = min(d.score, 0.0)
    return out


def _join(tree: Tree, d: Draft, found: Linked, others: set[int]) -> None:
    """Brings a candidate and the head's finding together; `others` are words of other candidates' sources."""
    d.score += _CONFIRMED
    if d.certain:
        return
    d.cues |= _cue(tree, found)
    source = _solid(set(found.source), d.cues) - (others - d.sources)
    if source and not d.sources and source & d.content:
        source = set()  # the subject of "seems" or "is expected" is part of what is said, whatever the head thinks
    if source:
        if d.sources and d.source in source:
            source = next(run for run in _runs(source | d.sources) if d.source in run)
        d.sources = source - d.cues
        if d.source not in d.sources:
            d.source = _head(tree, d.sources)
    content = _solid(set(found.content), d.cues | d.sources)
    if d.content:
        for run in _runs(content):
            beside = run | {min(run) - _GAP, min(run) - 1, max(run) + 1, max(run) + _GAP}
            if len(run) >= _SHORT or beside & d.content:
                d.content = d.content | run
    else:
        d.content = content
        d.construction = LEARNED
    d.content -= d.cues
    if d.root is None:
        d.root = _head(tree, d.content)


def _solid(tokens: set[int], without: set[int]) -> set[int]:
    """The tokens with the small holes between them filled: the head judges word by word."""
    ordered = sorted(tokens)
    out = set(tokens)
    for a, b in pairwise(ordered):
        if b - a <= _HOLE + 1:
            out |= set(range(a, b))
    return out - without


def _runs(tokens: set[int]) -> list[set[int]]:
    out: list[set[int]] = []
    for i in sorted(tokens):
        if out and i - max(out[-1]) <= _GAP:
            out[-1].add(i)
        else:
            out.append({i})
    return out


def _draft(tree: Tree, found: Linked, lexicon: Lexicon) -> Draft | None:
    """What only the head has found; None where it is not sure enough, or where neither the cue nor the source has a word."""
    main = _main(tree, found)
    entry = lexicon.cues.get((tree.lemmas[main], tree.upos[main]))
    cues = _cue(tree, found)
    if found.score < (_UNHEARD if entry is None else _HEAD_ALONE):
        return None
    sources = _solid(set(found.source), cues)
    if not sources and tree.upos[main] == "PUNCT":
        return None
    content = _solid(set(found.content), cues | sources)
    draft = Draft(main, LEARNED, entry.kind if entry else "speech", cues, content, _head(tree, content))
    draft.sources, draft.source = sources, _head(tree, sources)
    draft.score = _CONFIRMED * found.score
    return draft


def _cue(tree: Tree, found: Linked) -> set[int]:
    """The words of a cue, which does not end in an article or what stands before it ("said in a" of "said in a long talk")."""
    end = found.end
    while end - 1 > found.start and tree.upos[end - 1] == "DET":
        end -= 2 if end - 2 > found.start and tree.upos[end - 2] == "ADP" else 1
    return set(range(found.start, end))


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


_CLAUSES = frozenset({"clause", "fronted", "inserted", "final"})
_BY_FORM = frozenset({"adverb", "modifier"})
