"""Which words of saying a quotation belongs to.

A quotation stands beside its cue ("…," she said; she said: "…"), is carried on after the cue's sentence, or goes on from the
paragraph before. What lies between a quotation and a cue must be the source, an adverb or punctuation.
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.attribution import spans
from dragoman.attribution.drafts import Draft, noun_after
from dragoman.attribution.quotes import Quotation
from dragoman.language.trees import Tree

_REACH = 14
_SENTENCE = 5  # words that a quotation needs to be taken for a sentence
_STOPS = frozenset({".", "!", "?", ";"})
_SURE = 1.5  # log-odds from which the model's word alone carries a content on
_MOSTLY = 0.8  # the share of a sentence's words that must be above nought for the whole to be carried along
_ANNOUNCING = frozenset({"bare", "object", "flat before", "flat after", "clause", "parataxis"})


def link(tree: Tree, quotes: list[Quotation], drafts: list[Draft], paragraphs: set[int]) -> list[int | None]:
    """For each quotation the index of the draft whose content it is, None where it belongs to none yet; the drafts' contents and
    constructions are changed in place. Cues inside a quotation never take it."""
    by_cue = {d.cue: k for k, d in enumerate(drafts) if tree.upos[d.cue] == "VERB"}
    owner: list[int | None] = []
    inside = [False] * (len(tree) + 1)
    for q in quotes:
        for i in range(q.start, q.end):
            inside[i] = True
    for q in quotes:
        k = _after(tree, q, drafts, by_cue, inside, paragraphs) if q.ended else None
        side = "quote after"
        if k is None:
            k = _before(tree, q, drafts, by_cue, inside)
            side = "quote before"
        if k is None:
            owner.append(None)
            continue
        draft = drafts[k]
        tokens = set(range(q.start, q.end))
        if draft.quoted or tokens & draft.content:
            draft.content |= tokens
        else:
            draft.content = tokens
        if draft.root is None or draft.root not in draft.content:
            draft.root = _top(tree, q)
        if not draft.quoted:
            draft.construction = side
        draft.quoted = True
        if side == "quote before" and tree.words[q.start - 1] == ":" and max(draft.cues) == q.start - 2:
            draft.cues.add(q.start - 1)
        if side == "quote after" and draft.source is None:
            _inverted(tree, draft)
        owner.append(k)
    return owner


def _inverted(tree: Tree, draft: Draft) -> None:
    """``" said the minister``, where the tree has no subject: the noun phrase behind the cue is the source."""
    first = draft.cue + 1
    if first >= len(tree) or tree.upos[first] not in ("PROPN", "NOUN", "PRON", "DET", "ADJ") or tree.case(first):
        return
    noun = noun_after(tree, first)
    if noun is not None and tree.xpos[noun] != "CD" and not tree.deps[noun].startswith("obl"):
        draft.source = noun
        draft.sources = {i for i in spans.noun_phrase(tree, noun) if i > draft.cue}
        draft.content -= draft.sources


def _top(tree: Tree, q: Quotation) -> int:
    """The head of the first clause in a quotation: the first token that is governed from outside or a sentence's root."""
    best = None
    for i in range(q.start + 1, q.end):
        h = tree.heads[i]
        if tree.upos[i] in ("PUNCT", "SPACE"):
            continue
        if h == i or not q.start <= h < q.end:
            if tree.upos[i] in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
                return i
            best = i if best is None else best
    return best if best is not None else q.start


def _after(
    tree: Tree, q: Quotation, drafts: list[Draft], by_cue: dict[int, int], inside: list[bool], paragraphs: set[int]
) -> int | None:
    """The cue right behind the quotation: ``" said X``, ``" X, who …, said``."""
    for i in range(q.end, min(len(tree), q.end + _REACH)):
        if inside[i] or i in paragraphs:
            return None
        if i in by_cue:
            d = drafts[by_cue[i]]
            between = set(range(q.end, i)) - d.sources - d.cues
            if all(tree.upos[j] in ("PUNCT", "SPACE", "ADV", "AUX") and tree.words[j] not in _STOPS for j in between):
                return by_cue[i]
            # an apposition that the tree hung elsewhere, if a comma ends the quotation or the cue has it for its content anyway
            plain = not any(tree.words[j] in _STOPS or tree.upos[j] == "VERB" for j in between)
            led = q.end - 3 in d.content or (q.closed and tree.words[q.end - 2][-1:] == ",")
            return by_cue[i] if plain and led else None
    return None


def _before(tree: Tree, q: Quotation, drafts: list[Draft], by_cue: dict[int, int], inside: list[bool]) -> int | None:
    """The cue before the quotation: ``said, "``, ``said in a statement: "``."""
    i = q.start - 1
    while i >= 0 and tree.words[i].isspace():
        i -= 1
    if i < 0:
        return None
    colon = tree.words[i] == ":"
    if not colon and tree.words[i] != ",":
        return by_cue.get(i) if q.ended or q.end - q.start > 6 else None
    # what is set off by a comma must be a sentence or the like; after a colon anything goes
    if not colon and not q.ended and q.end - q.start < 6:
        return None
    start = tree.sents[tree.sent_of[i]][0]
    for j in range(i - 1, max(start, i - 2 * _REACH if colon else i - _REACH) - 1, -1):
        if inside[j] and not colon:
            return by_cue.get(j + 1)
        if j in by_cue:
            d = drafts[by_cue[j]]
            if colon and j == i - 1 and d.construction == "flat before":
                return by_cue[j]  # "in a statement on Friday, he said: …": what stands before was only a guess
            if d.construction in (
                "bare",
                "object",
                "inserted",
                "clause",
                "parataxis",
                "told object",
            ) or d.construction.startswith(("with", "quote")):
                return by_cue[j]
            return None
    return None


def set_off(tree: Tree, drafts: list[Draft], paragraphs: set[int]) -> None:
    """Gives the paragraph behind "The governor added:" to the words that announce it, where no quotation marks tell how far the
    quoted words go. Changes drafts in place; call after `link`."""
    for d in drafts:
        if d.quoted or d.kind != "speech" or tree.upos[d.cue] != "VERB" or d.construction not in _ANNOUNCING:
            continue
        start = next((i for i in range(d.cue + 1, min(len(tree), d.cue + _REACH)) if i in paragraphs), None)
        if start is None or tree.words[start - 1] != ":" or tree.words[start][0] in "\"“'‘-•*":
            continue
        end = start + 1
        while end < len(tree) and end not in paragraphs:
            end += 1
        if end - start < _REACH or any(tree.words[i] in _STOPS for i in range(d.cue, start)):
            continue
        d.content = set(range(start, end))
        d.root = next((i for i in d.content if tree.heads[i] == i), start)
        d.construction, d.quoted = "quote before", True


def carry_on(tree: Tree, quotes: list[Quotation], owner: list[int | None], drafts: list[Draft]) -> None:
    """Gives quotations that stand on their own to the attribution that they carry on: one earlier in the same paragraph whose
    content is quoted, or the one whose quotation ran open to the end of the paragraph before. Changes drafts in place."""
    last: tuple[int, Quotation] | None = None
    for n, q in enumerate(quotes):
        k = owner[n]
        if k is not None and drafts[k].score > 0:
            last = (k, q)
            continue
        tokens = set(range(q.start, q.end))
        if any(d.score > 0 and not q.start <= d.cue < q.end and tokens & d.content for d in drafts):
            continue
        if last is None or not _sentence_start(tree, q.start):
            continue
        k, before = last
        same = q.paragraph == before.paragraph
        run_on = not before.closed and q.paragraph == before.paragraph + 1
        if same or run_on:
            drafts[k].content |= tokens
            owner[n] = k
            last = (k, q)


def adopt(tree: Tree, quotes: list[Quotation], drafts: list[Draft], paragraphs: set[int]) -> None:
    """Gives quoted sentences that are still nobody's, and that the model takes for what somebody says, to who spoke last in the
    same paragraph or the one before. Changes drafts in place; call when it is known which drafts are kept."""
    if tree.voices is None or not quotes:
        return
    firsts = sorted(paragraphs)
    spoken = sorted((d for d in drafts if d.score > 0 and d.kind == "speech" and not d.certain), key=lambda d: d.cue)
    covered = {i for d in drafts if d.score > 0 for i in (*d.content, *d.cues, *d.sources)}
    for q in quotes:
        tokens = [i for i in range(q.start, q.end) if i not in covered]
        if 2 * len(tokens) < q.end - q.start or q.end - q.start < _SENTENCE or not _sentence_start(tree, q.start):
            continue
        if sum(float(tree.voices.content[i]) for i in tokens) <= 0:
            continue
        here = bisect_right(firsts, q.start)
        before = [d for d in spoken if d.cue < q.start and here - bisect_right(firsts, d.cue) <= 1 and d.source is not None]
        if before:
            before[-1].content |= set(tokens)


def complete(quotes: list[Quotation], drafts: list[Draft]) -> None:
    """Gives the rest of a quotation, as far as it is nobody's, to whose content most of it is: one quotation has one speaker.
    Changes drafts in place; call when it is known which drafts are kept."""
    kept = [d for d in drafts if d.score > 0 and d.content and not d.certain]
    covered = {i for d in drafts if d.score > 0 for i in (*d.content, *d.cues, *d.sources)}
    for q in quotes:
        words = set(range(q.start, q.end))
        rest = words - covered
        if not rest or not q.closed:
            continue
        for d in kept:
            if d.cue not in words and 2 * len(words & d.content) > len(words):
                d.content |= rest
                break


def run_on(tree: Tree, drafts: list[Draft], paragraphs: set[int]) -> None:
    """Lets a content run on over words beside it that are nobody's, as far as the model is sure that somebody says them: to the
    edges of its sentence word by word, over the sentences that follow in its paragraph as wholes. Changes drafts in place."""
    if tree.voices is None:
        return
    said = tree.voices.content.tolist()
    kept = [d for d in drafts if d.score > 0 and d.content]
    covered = {i for d in kept for i in (*d.content, *d.cues, *d.sources)}
    for d in sorted((d for d in kept if not d.certain), key=lambda d: -len(d.content)):
        before = set(d.content)
        for edge in before:
            if edge + 1 not in before:
                d.content |= _beside(tree, edge, 1, said, covered)
            if edge - 1 not in before:
                d.content |= _beside(tree, edge, -1, said, covered)
        d.content |= _following(tree, d, said, covered, paragraphs)
        covered |= d.content


def _following(tree: Tree, d: Draft, said: list[float], covered: set[int], paragraphs: set[int]) -> set[int]:
    """The sentences behind the one that a content ends with, as long as all of each is said and nobody's."""
    out: set[int] = set()
    n = tree.sent_of[max(d.content)]
    if _words(tree, n)[-1:] != _words(tree, n, d.content)[-1:]:
        return out
    for m in range(n + 1, len(tree.sents)):
        words = _words(tree, m)
        scores = [said[i] for i in words]
        if tree.sents[m][0] in paragraphs or not words or not covered.isdisjoint(words) or sum(scores) <= _SURE * len(words):
            break
        if sum(x > 0 for x in scores) < _MOSTLY * len(words):
            break
        out.update(range(*tree.sents[m]))
    return out


def _words(tree: Tree, sentence: int, among: set[int] | None = None) -> list[int]:
    """The words of a sentence, punctuation left out."""
    return [i for i in range(*tree.sents[sentence]) if tree.upos[i] not in ("PUNCT", "SPACE") and (among is None or i in among)]


def _beside(tree: Tree, edge: int, step: int, said: list[float], covered: set[int]) -> set[int]:
    """The words beside `edge`, in its sentence and in one direction, that are surely said; punctuation between them too."""
    out: set[int] = set()
    between: set[int] = set()
    first, end = tree.sents[tree.sent_of[edge]]
    i = edge + step
    while first <= i < end and i not in covered:
        between.add(i)
        if tree.upos[i] not in ("PUNCT", "SPACE"):
            if said[i] <= _SURE:
                break
            out |= between
            between = set()
        i += step
    return out


def _sentence_start(tree: Tree, i: int) -> bool:
    j = i - 1
    while j >= 0 and tree.words[j].isspace():
        j -= 1
    return j < 0 or i == tree.sents[tree.sent_of[i]][0] or tree.words[j][-1:] in ".!?:”\"'"
