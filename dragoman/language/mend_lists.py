"""Lists that the parser breaks, and what UD says of them: each further member is a `conj` of the first.

The head of one name hung from a word of the next ("President *Doe* and Commission President Jane Roe"); a member behind "and"
taken for a part of the name before it; two possessors of one noun side by side ("*Chad's* and *Togo's* envoys"); two names or
adjectives of states before the plural noun that is of both ("*Chad*, *Togo* defence ministers", "*Chadian*, *Polish* envoys");
what is told of the others taken for an apposition ("*Chad, other states* agree"); and a state taken for an adjective beside one
("*Chad* and Togolese rebels").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dragoman.language.telling import telling
from dragoman.language.trees import TokenName

_PARTS = frozenset({"compound", "nmod:desc", "nmod:unmarked", "nmod", "flat"})
_SIDE = frozenset({"obl:unmarked", "obl", "dislocated", "vocative", "parataxis", "nsubj", "nsubj:outer"})
_TITLE = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "DET"})
_BEFORE = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def list_rules(
    heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]
) -> tuple[Callable[[], None], ...]:
    """What changes `heads` (−1 for a root) and `deps` in place, rule by rule; `mend` runs them."""
    return (
        lambda: _persons(heads, deps, upos, names),
        lambda: _behind_and(heads, deps, names),
        lambda: _possessors(heads, deps),
        lambda: _first_marked(heads, deps),
        lambda: _repeated(heads, deps, upos, words),
        lambda: _of_its_kind(heads, deps, upos, words, names),
        lambda: _of_all(heads, deps, upos, words, names),
        lambda: _joint(heads, deps, upos, words, names),
        lambda: _states(heads, deps, upos, words, names),
        lambda: _middle(heads, deps, words),
        lambda: _others(heads, deps, upos, words, names),
        lambda: _beside_people(heads, deps, upos, words, names),
    )


def _outer(name: TokenName, heads: Sequence[int]) -> int:
    """The word of a name that hangs from outside of it, the first if there are several."""
    return next((i for i in range(name.start, name.end) if not name.start <= heads[i] < name.end), name.start)


def _below(heads: Sequence[int], i: int) -> list[int]:
    return [c for c, h in enumerate(heads) if h == i]


def _marked(i: int, heads: Sequence[int], deps: Sequence[str]) -> bool:
    return any(h == i and d == "case" for h, d in zip(heads, deps, strict=True))


def _persons(heads: list[int], deps: list[str], upos: Sequence[str], names: Sequence[TokenName]) -> None:
    """Two persons with "and" and no more than a title between: the first hung from the second, or from the second's title, heads
    both."""
    persons = [n for n in names if n.type == "PER"]
    for a, b in pairwise(persons):
        between = range(a.end, b.start)
        joins = [i for i in between if upos[i] == "CCONJ"]
        if len(joins) != 1 or joins[0] != a.end or any(upos[i] not in _TITLE for i in between):
            continue
        first, second = _outer(a, heads), _outer(b, heads)
        if not (a.end < heads[first] < b.end and deps[first] in _PARTS) or a.end <= heads[second] < b.end:
            continue
        if a.start <= heads[second] < a.end:
            continue
        heads[first], deps[first] = heads[second], deps[second]
        heads[second], deps[second] = first, "conj"
        heads[joins[0]], deps[joins[0]] = second, "cc"
        for i in between:
            if i > joins[0] and not a.end <= heads[i] < b.end:
                heads[i], deps[i] = second, "compound"
        for i, h in enumerate(heads):  # what stands before the first is not the second's
            if h == second and i < a.start:
                heads[i] = first


def _behind_and(heads: list[int], deps: list[str], names: Sequence[TokenName]) -> None:
    """A part of a compound stands before its noun: a name behind it, with "and", is the next of a list."""
    for i in (_outer(n, heads) for n in names):
        part = deps[i] in ("compound", "nmod:desc", "nmod:unmarked") and 0 <= heads[i] < i
        if part and any(deps[c] == "cc" and heads[i] < c < i for c in _below(heads, i)):
            deps[i] = "conj"


def _possessors(heads: list[int], deps: list[str]) -> None:
    """Two possessors of one noun, "and" between: "*Chad's* and *Togo's* envoys"."""
    for i, dep in enumerate(deps):
        if dep != "nmod:poss" or heads[i] < i:
            continue
        before = [c for c in _below(heads, heads[i]) if c < i and deps[c] == "nmod:poss"]
        joins = [c for c in range(before[-1] + 1, i) if deps[c] == "cc"] if before else []
        if joins:
            heads[joins[0]] = i
            heads[i], deps[i] = before[-1], "conj"


def _first_marked(heads: list[int], deps: list[str]) -> None:
    """A preposition before the first of a list is the first's, not a later one's."""
    for i, dep in enumerate(deps):
        later = heads[i]
        if dep != "case" or later <= i or deps[later] != "conj" or not i < heads[later] < later:
            continue
        if not _marked(heads[later], heads, deps):
            heads[i] = heads[later]


def _repeated(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str]) -> None:
    """A name that repeats the preposition of the one before it is the next of a list: "with Chad, *with Togo*"."""
    case = {heads[i]: i for i, dep in enumerate(deps) if dep == "case"}
    for i, dep in enumerate(deps):
        above = heads[i]
        if dep != "nmod" or not 0 <= above < i or not upos[i] == upos[above] == "PROPN" or not {i, above} <= case.keys():
            continue
        again = words[case[i]] == words[case[above]] in ("with", "to", "from", "by")
        if again and case[i] > above and words[case[i] - 1] == ",":
            deps[i] = "conj"


def _of_its_kind(
    heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]
) -> None:
    """A person coordinated with the state of the one before is coordinated with that one: "King Roe of Chad and *Queen Doe* of
    Togo", "the leaders of Chad and *Queen Doe*"."""
    sort = {i: n.type for n in names for i in range(n.start, n.end)}
    for i in (_outer(n, heads) for n in names if n.type == "PER"):
        above = heads[i]
        if deps[i] != "conj" or not 0 <= above < i or sort.get(above) != "LOC":
            continue
        while deps[above] == "conj" and sort.get(heads[above]) == "LOC":
            above = heads[above]
        whose = heads[above]
        of = any(heads[c] == above and deps[c] == "case" and words[c] == "of" for c in range(above))
        if deps[above] != "nmod" or not of or not 0 <= whose < above:
            continue
        if sort.get(whose) == "PER" or (upos[whose] == "NOUN" and words[whose].endswith("s")):
            heads[i] = whose


def _of_all(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]) -> None:
    """What stands between what many are of and the last of a list is no apposition of them: "envoys of the army, *the opposition*
    and the church"."""
    persons = {i for n in names if n.type == "PER" for i in range(n.start, n.end)}
    for i, dep in enumerate(deps):
        many = heads[i]
        if dep != "appos" or not 0 <= many < i or i in persons or upos[many] != "NOUN" or not words[many].endswith("s"):
            continue
        start = next((c for c in range(many + 1, i + 1) if deps[c] != "punct" and _under(c, i, heads)), i)
        of = [c for c in _below(heads, many) if many < c < start and deps[c] == "nmod" and _marked(c, heads, deps)]
        last = max((c for c in range(i, len(heads)) if _under(c, i, heads)), default=i)
        joined = any(deps[c] == "conj" and c > i for c in _below(heads, i))
        closed = words[last + 1 : last + 2] == [","]
        if of and joined and not closed and start > 1 and words[start - 1] == ",":
            heads[i], deps[i] = of[-1], "conj"


def _joint(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]) -> None:
    """Two names of one type with "and" between before what is of both, the first taken for a party of its own: "talks on *Chad*
    and Togo's *accession*"."""
    for a, b in pairwise(names):
        if a.type != b.type or a.type == "ORG" or b.start != a.end + 1 or words[a.end] != "and":
            continue
        first, second = _outer(a, heads), _outer(b, heads)
        noun = next((i for i in range(b.end + 1, min(b.end + 4, len(words))) if upos[i] == "NOUN"), -1)
        if noun < 0 or words[b.end] not in ("'s", "’s") or not words[noun].endswith(tuple(telling()["ending"])):
            continue
        whose = heads[second] in (noun, first) and deps[second] in ("nmod:poss", "conj")
        if not whose or heads[noun] != first or deps[noun] != "conj":
            continue
        heads[noun], deps[noun] = heads[first], deps[first]
        for c in (c for c in _below(heads, first) if c < a.start and deps[c] == "case"):
            heads[c] = noun
        heads[first], deps[first] = noun, "nmod:poss"
        heads[second], deps[second] = first, "conj"
        heads[a.end], deps[a.end] = second, "cc"


def _states(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]) -> None:
    """Two places, or adjectives of places, with a comma or "and" between, before what is of both and ends in a plural noun:
    "*Chad*, *Togo* officials meet", "*Chad*, *Togolese* Defence Ministers Meet"."""
    for a, b in pairwise(_of_states(deps, upos, words, names)):
        if b.start != a.end + 1 or words[a.end] not in (",", "and", "&") or b.end >= len(words):
            continue
        first, second = _outer(a, heads), _outer(b, heads)
        noun = _of_both(b.end, deps, upos, words)
        if noun < 0 or any(heads[i] == noun for i in range(max(a.start - 3, 0), a.start)):
            continue
        if words[a.end] == "," and heads[first] == heads[second] == noun and deps[first] in _BEFORE and deps[second] in _BEFORE:
            heads[second], deps[second] = first, "conj"
            heads[a.end] = second
            continue
        verb = heads[noun] if heads[noun] != first else heads[first]
        of_noun = heads[second] == noun and deps[second] in _BEFORE
        of_both = heads[second] == first and deps[second] in ("conj", "appos")
        side = heads[first] in (verb, noun) and deps[first] in _SIDE | {"compound"}
        if _marked(first, heads, deps) or not (of_noun or of_both) or not side or verb <= noun:
            continue
        if heads[noun] == first or deps[noun] in _SUBJECTS:
            if heads[noun] == first:
                deps[noun] = "nsubj"
            heads[noun] = verb
            heads[first], deps[first] = noun, "compound"
            heads[second], deps[second] = first, "conj"
            heads[a.end] = second


def _of_states(deps: Sequence[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]) -> list[TokenName]:
    """Names of places, and adjectives with a capital that are in no name, in the order of the text."""
    named = {i for n in names for i in range(n.start, n.end)}
    found = [n for n in names if n.type == "LOC"]
    found += [
        TokenName(i, i + 1, "LOC")
        for i, dep in enumerate(deps)
        if dep == "amod" and upos[i] in ("ADJ", "PROPN") and i not in named and words[i][:1].isupper()
    ]
    return sorted(found, key=lambda n: n.start)


def _of_both(start: int, deps: Sequence[str], upos: Sequence[str], words: Sequence[str]) -> int:
    """The plural noun that the words from `start` on stand before ("*defence ministers*"), −1 for none."""
    for i in range(start, min(start + 4, len(words))):
        if upos[i] not in ("NOUN", "PROPN", "ADJ"):
            return -1
        if upos[i] != "ADJ" and words[i].endswith("s") and deps[i] not in ("compound", "nmod:unmarked"):
            return i
    return -1


def _middle(heads: list[int], deps: list[str], words: Sequence[str]) -> None:
    """What stands between a noun and its conjunct is no apposition if no comma closes it: "Chad's king, *Togo's minister* and a
    Malian general"."""
    for i, dep in enumerate(deps):
        first = heads[i]
        if dep != "appos" or not 0 <= first < i or "," not in words[first + 1 : i]:
            continue
        end = max((c for c in range(i, len(heads)) if _under(c, i, heads)), default=i) + 1
        if words[end : end + 1] not in (["and"], ["&"]):
            continue
        joined = heads[end]
        if deps[end] == "cc" and joined > end and deps[joined] == "conj" and heads[joined] == first:
            whose = any(deps[c] in ("det", "nmod:poss", "amod", "nummod") for c in _below(heads, i))
            if whose:  # not "Jane Roe, *mayor of Oslo* and John Doe"
                deps[i] = "conj"


def _under(i: int, top: int, heads: Sequence[int]) -> bool:
    while i >= 0 and i != top:
        i = heads[i]
    return i == top


def _others(heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]) -> None:
    """What begins with "other" right behind a name and a comma is no apposition of it: "*Chad*, *other African states* agree"."""
    for name in names:
        other = name.end + 1
        if other + 1 >= len(words) or words[name.end] != "," or words[other].lower() != "other" or heads[other] <= other:
            continue
        first, noun = _outer(name, heads), heads[other]
        verb = heads[noun]
        beside = deps[noun] in _SUBJECTS and heads[first] == verb and verb > noun and deps[first] in _SIDE
        beside = beside or (deps[noun] in _SUBJECTS and heads[first] == noun and deps[first] in _PARTS)
        if beside and not _marked(first, heads, deps):
            heads[first], deps[first] = verb, deps[noun]
            heads[noun], deps[noun] = first, "conj"
        elif heads[noun] == first and deps[noun] in ("appos", "nmod:unmarked"):
            deps[noun] = "conj"


def _beside_people(
    heads: list[int], deps: list[str], upos: Sequence[str], words: Sequence[str], names: Sequence[TokenName]
) -> None:
    """A state by its name and people of another by their adjective are two: "*Chad* and Togolese rebels" are not rebels of both.
    What is written in capitals serves as an adjective ("*US* and Polish troops")."""
    for n in names:
        i, joins = n.start, n.end
        if n.type != "LOC" or n.end - n.start > 1 or words[i].isupper() or "." in words[i] or joins + 2 >= len(words):
            continue
        other, people = joins + 1, heads[i]
        beside = words[joins] == "and" and heads[other] == i and deps[other] == "conj" and upos[other] == "ADJ"
        if not beside or people != other + 1 or upos[people] != "NOUN" or deps[i] not in _PARTS | {"amod"}:
            continue
        if any(h == people and c < i for c, h in enumerate(heads)):
            continue  # "the Chad and Togolese rebels"
        heads[i], deps[i] = heads[people], deps[people]
        heads[people], deps[people] = i, "conj"
        heads[other], deps[other] = people, "amod"
        heads[joins] = people
