"""Geometry of attributions: the token ranges of a source, of a cue with its auxiliaries, and of a content.

All functions take token indices and give half-open token ranges in the order of the text. What a range takes in follows
PolNeAR's guidelines: a source is the whole noun phrase with its appositions and relative clauses; a cue takes its auxiliaries,
negation, particles and the adverbs that stand with it; a content takes its complementiser and its quotation marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.language.trees import Tree
from dragoman.records import Span

Ranges = tuple[tuple[int, int], ...]

_OPENING = frozenset({'"', "“", "„", "«", "''", "``", "‘", "(", "["})
_CLOSING = frozenset({'"', "”", "»", "''", "’", ")", "]"})
_LOOSE = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "…", "...", "!", "?"})
_SET_OFF = frozenset({",", "—", "–", "--", "―"})
_CUE_PARTS = frozenset({"aux", "aux:pass", "advmod", "cop"})


def ranges(tree: Tree, tokens: Collection[int]) -> Ranges:
    """The runs of `tokens`; a gap that holds nothing but punctuation or white space does not end a run."""
    out: list[tuple[int, int]] = []
    start = last = -2
    for i in sorted(tokens):
        if start < 0:
            start = i
        elif i != last + 1 and any(tree.upos[j] not in ("PUNCT", "SPACE") for j in range(last + 1, i)):
            out.append((start, last + 1))
            start = i
        last = i
    if start >= 0:
        out.append((start, last + 1))
    return tuple(out)


def subtree(tree: Tree, top: int, without: Collection[int] = ()) -> set[int]:
    """`top` and every token below it, leaving out the subtrees of `without`."""
    out: set[int] = set()
    todo = [top]
    children = tree.children
    while todo:
        i = todo.pop()
        out.add(i)
        for c in children[i]:
            if c not in without:
                todo.append(c)
    return out


def trim(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """The range without loose punctuation at its edges; a quotation mark stays where its partner is inside, and is taken in
    where it stands right outside and its partner is inside. None where nothing is left."""
    words, upos = tree.words, tree.upos
    while start < end and (words[start] in _LOOSE or upos[start] == "SPACE" or words[start] in _CLOSING - _OPENING):
        start += 1
    while end > start and (words[end - 1] in _LOOSE or upos[end - 1] == "SPACE" or words[end - 1] in _OPENING - _CLOSING):
        end -= 1
    if start >= end or all(upos[i] in ("PUNCT", "SPACE") for i in range(start, end)):
        return None
    return start, end


def balance(tree: Tree, start: int, end: int, marks: dict[int, int]) -> tuple[int, int]:
    """The range widened so that a quotation that it takes in up to its marks, or nearly, is taken in with them.

    `marks` maps the token of each opening mark to that of its closing mark and back.
    """
    partner = marks.get(start - 1)
    if partner is not None and start <= partner <= end + 1:
        start -= 1
    for last in (end, end + 1):
        partner = marks.get(last)
        if partner is not None and start - 1 <= partner < last and all(tree.words[i] in _LOOSE for i in range(end, last)):
            return min(start, partner), last + 1
    partner = marks.get(start)
    if partner is not None and partner > start and end <= partner <= end + 1:
        end = partner + 1
    return start, end


def clean(tree: Tree, tokens: Collection[int], marks: dict[int, int]) -> Ranges:
    """The runs of `tokens`, trimmed and with their quotation marks."""
    out: list[tuple[int, int]] = []
    for s, e in ranges(tree, tokens):
        kept = trim(tree, s, e)
        if kept is not None:
            kept = balance(tree, *kept, marks)
            if out and kept[0] <= out[-1][1]:
                kept = (out.pop()[0], kept[1])
            out.append(kept)
    return tuple(out)


def shut(tree: Tree, runs: Ranges) -> Ranges:
    """The runs of a source, each with the comma or dash that closes an aside which ends it ("the minister, a lawyer, said")."""
    out = []
    for n, (s, e) in enumerate(runs):
        last = runs[n + 1][0] if n + 1 < len(runs) else len(tree)
        aside = e < last and tree.words[e] in _SET_OFF and tree.words[e] in tree.words[s + 1 : e - 1]
        out.append((s, e + 1 if aside else e))
    return tuple(out)


def noun_phrase(tree: Tree, head: int, without: Collection[int] = (), case: bool = False) -> set[int]:
    """The tokens of a whole nominal with its modifiers, coordinations, appositions and relative clauses, without its
    preposition (unless `case`), a leading conjunction, or clauses that belong to the predicate."""
    skip = set(without)
    for c in tree.children[head]:
        d = tree.deps[c]
        if (
            (d == "case" and not case and not _possessive(tree, c))
            or (d in ("cc", "mark") and c < head)
            or d in _NOT_NOMINAL
            or (d == "advmod" and c < head and tree.lower[c] in _SENTENCE_ADVERBS)
        ):
            skip.add(c)
    return subtree(tree, head, skip)


def _possessive(tree: Tree, i: int) -> bool:
    return tree.lower[i] in ("'s", "’s", "'", "’")


_NOT_NOMINAL = frozenset(
    {"parataxis", "discourse", "vocative", "nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "ccomp", "csubj", "advcl"}
)
_SENTENCE_ADVERBS = frozenset({"but", "and", "so", "however", "meanwhile", "then", "now"})


def cue_chain(tree: Tree, head: int) -> set[int]:
    """The cue's head with its particle, and the auxiliaries, negation, "to" and adverbs that touch it on the left."""
    out = {head}
    heads, deps = tree.heads, tree.deps
    for c in tree.children[head]:
        if deps[c] == "compound:prt":
            out.add(c)
        elif deps[c] in ("aux", "aux:pass", "cop") or (deps[c] == "advmod" and tree.lower[c] in _NEGATION):
            out |= set() if any(tree.upos[i] == "VERB" for i in range(c + 1, head)) else {c}
    i = head - 1
    while i >= 0 and heads[i] != i:
        h = heads[i]
        if tree.xpos[i] == "WRB":
            break
        if (h == head and (deps[i] in _CUE_PARTS or (deps[i] == "mark" and tree.lower[i] == "to"))) or (
            h in out and deps[i] in ("advmod", "aux")
        ):
            out.add(i)
        else:
            break
        i -= 1
    return out


_NEGATION = frozenset({"not", "n't", "n’t", "never"})


def characters(tree: Tree, runs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The character spans of token ranges."""
    return tuple(tree.span(s, e) for s, e in runs)
