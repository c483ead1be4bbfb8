"""What a figure counts or measures: the noun phrase that it stands in, or the one behind "of"."""

from __future__ import annotations

from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.quantities.grammar import Figure, FigureGrammar
from dragoman.quantities.words import COUNT, TIME_UNITS

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART", "SYM", "X"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MAX = 8  # tokens that a counted phrase may have


def item_of(g: FigureGrammar, figure: Figure) -> tuple[int, int]:
    """The token range of what is counted, empty (equal ends) where it is not said.

    A count takes its own noun phrase up to the head ("10,000 North Korean troops": North Korean troops), or the phrase behind
    "of" ("two of the ships", "74,000 tons of explosives", "60% of the workers"); money also what it is "in" ("$2bn in aid") and
    "worth of".
    """
    start, end = _item(g, figure)
    dated = [any(s.start <= g.tree.starts[k] < s.end for s in g.taken) for k in range(start, end)]
    if dated[:2] == [True, True] and figure.unit.code not in TIME_UNITS:
        return 0, 0  # "rose 20% last year", but "two recently leaked papers"
    if True in dated[1:]:
        end = start + dated.index(True, 1)  # "killed 160 people last October"
    return (start, end) if start < end else (0, 0)


def _item(g: FigureGrammar, figure: Figure) -> tuple[int, int]:
    tree, p = g.tree, g.p
    j = figure.after
    if j >= len(p):
        return 0, 0
    word = p.word(j)
    length = figure.unit.code in TIME_UNITS and not figure.attribute and p.word(j - 1) not in ("old", "olds", "age")
    if length and word != "-" and (word != "of" or p.word(figure.start - 1) == "within"):
        return 0, 0
    if figure.low is None and p.word(figure.after - 1) in g.words.losses:
        t = token_at(tree, p.starts[figure.after - 1])
        return t, t + 1
    if word == "of" or (word == "worth" and p.word(j + 1) == "of"):
        return _phrase(tree, token_at(tree, p.starts[j + (2 if word == "worth" else 1)])) if j + 2 < len(p) else (0, 0)
    if word == "in" and figure.unit.money and j + 1 < len(p):
        start, end = _phrase(tree, token_at(tree, p.starts[j + 1]))
        return (start, end) if start < end and tree.upos[end - 1] == "NOUN" else (0, 0)
    if p.line_between(j - 1, j):
        return 0, 0
    t = token_at(tree, p.starts[j])
    if figure.part:
        return _phrase(tree, t)
    if figure.unit is not COUNT and not figure.attribute and word != "-" and tree.upos[t] not in _NOUNS | {"ADJ"}:
        return 0, 0
    return _phrase(tree, t + 1 if word == "-" else t, bare=True)


def _phrase(tree: Tree, start: int, bare: bool = False) -> tuple[int, int]:
    """The nominal chunk that begins at token `start`: up to its last noun, determiners at its front left out unless `bare`
    forbids them.

    Parts of speech decide rather than arcs, because a number's arc is the one that parsers most often get wrong.
    """
    n = len(tree)
    if start < 0 or start >= n:
        return 0, 0
    stop = tree.sents[tree.sent_of[start]][1]
    i = start
    while not bare and i < stop and tree.upos[i] in ("DET", "PRON") and tree.deps[i] in ("det", "nmod:poss", "dep", "det:predet"):
        i += 1
    begin, last = i, -1
    while i < stop and i - begin < _MAX:
        pos = tree.upos[i]
        if tree.xpos[i] in ("WRB", "WDT", "WP") or tree.lower[i] in ("where", "when"):
            break  # titles: "2 Cases Where Police Failed"
        if pos in _NOUNS and tree.lower[i] != "worth":
            if (
                last >= 0
                and tree.upos[last] == "NOUN"
                and tree.xpos[last] in ("NNS", "NNPS")
                and pos == "NOUN"
                and tree.heads[last] != i
            ):
                break
            last = i
        elif tree.lower[i] == "worth" and last >= 0:
            break
        elif (pos == "VERB" and tree.deps[i] == "amod") or (
            pos == "CCONJ"
            and not _counts(tree, i + 1)
            and (_joins(tree, last, i) if last >= 0 else i > begin and tree.upos[i - 1] == "ADJ")
        ):
            pass
        elif pos == "NUM" and last == i - 1 and tree.upos[last] == "PROPN" and tree.words[i][:1].isdigit():
            last = i  # "Model 3 sedans"
        elif tree.words[i] == "(" and last == i - 1 and i + 2 < stop and tree.words[i + 2] == ")" and tree.words[i + 1].isupper():
            i += 2  # "a dozen Israel Defence Forces (IDF) soldiers"
        elif pos == "PUNCT" and tree.words[i] in ("-", "–", "/") and i > begin:
            pass
        elif pos == "" and tree.words[i].isalpha():
            last = i
            break
        elif pos not in _INSIDE or (pos == "NUM" and last >= 0) or (pos == "PART" and tree.lower[i] not in ("'s", "’s", "'")):
            break
        i += 1
    return (begin, last + 1) if last >= 0 else (0, 0)


def _counts(tree: Tree, i: int) -> bool:
    """Whether another count begins here ("five dead and dozens injured")."""
    return i < len(tree) and (tree.upos[i] == "NUM" or tree.lower[i] in ("dozens", "scores", "hundreds", "thousands", "millions"))


def _joins(tree: Tree, last: int, i: int) -> bool:
    """Whether "and" joins two modifiers of one noun ("Kia and Hyundai vehicles"): the noun before it is not the phrase's head."""
    return tree.heads[last] > i and tree.deps[last] in ("compound", "amod", "nmod")
