"""Which of a sentence's times can say when something in it happened at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.language.pieces import token_at
from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicons import read_table
from dragoman.records import Time

_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"amod", "nmod:poss", "compound", "nummod", "nmod:unmarked"})
# What stands behind a length of time that is counted from an event: "73 years after …", "four years on", "a year into the war".
_COUNTING = frozenset({"after", "before", "into", "prior", "since", "later", "earlier", "ahead"})
_BEHIND = frozenset({"after", "before", "following", "until", "till", "since", "despite", "besides", "between"})
_ON = frozenset({"on", "in", "at", "by", "around", "about", "from", "until", "through", "over", "during", "within", "throughout"})
_NO_DAY = "XXXX-XX-XX"
_KINDS = ("ahead", "awaiting", "carrier", "change", "going", "happens", "mark", "naming", "person", "term")


@dataclass(frozen=True, slots=True)
class _Row:
    lemma: str
    kind: str


@cache
def words_of_claims() -> dict[str, frozenset[str]]:
    """The lemmas of ``times_claims.tsv`` by kind.

    `change`, whose "from last year" is what it is measured against; `carrier`, the verbs whose time is that of the event that is
    their object ("launched an attack on Monday"); `ahead`, behind which "for 2025" says when; `awaiting`, whose object has the
    time behind it ("expect a deal this week"); `going`, whose purpose comes about when they do ("went to Oslo to meet him");
    `happens`, by which an event comes about ("the quake that struck on Monday"); `mark`, whose clause is told of another time or
    of none; `naming`, whose object a day may be; `person`, on which a
    noun for somebody ends; `term`, whose length of time is a sentence's.
    """
    rows = read_table("times_claims", _Row, key=("lemma", "kind"), codes={"kind": _KINDS})
    return {k: frozenset(r.lemma for r in rows if r.kind == k) for k in _KINDS}


def datable(tree: Tree, times: Sequence[Time], sentence: int) -> list[tuple[int, Time]]:
    """The times of a sentence that can date something in it, with their topmost tokens."""
    found: list[tuple[int, Time]] = []
    for t in times:
        token = token_at(tree, t.span.start)
        if token >= 0 and tree.sent_of[token] == sentence and t.why != "somebody's age" and not _alone_on_line(tree, t):
            found.append((head_of_time(tree, t), t))
    return [
        (i, t)
        for i, t in found
        if not any(_within(t, other) for _, other in found)
        and not _measures_rank(tree, i, t)
        and not _counts_from(tree, i, t)
        and not _vague(tree, i, t)
        and not _compared(tree, i, t)
        and not _beside(tree, i, t)
        and not _term(tree, i, t)
    ]


def head_of_time(tree: Tree, t: Time) -> int:
    """The topmost token of a time, its article left aside."""
    first, last = token_at(tree, t.span.start), token_at(tree, t.span.end - 1)
    if first < last and tree.upos[first] == "DET":
        first += 1
    for i in range(first, last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return first


def belongs_to_noun(tree: Tree, head: int) -> bool:
    """Whether a time only describes the noun it stands before: "the recent launch", "Monday's vote", "the 2022 invasion", "the
    Halloween stampede"."""
    first = tree.first_conjunct(head) if tree.upos[head] == "ADJ" else head  # "current and future needs"
    up = tree.heads[first]
    return tree.deps[first] in _MODIFIERS and tree.upos[up] in _NOUNS and up > head


def _within(t: Time, other: Time) -> bool:
    return other is not t and other.span.start <= t.span.start and t.span.end <= other.span.end and t.span != other.span


def _alone_on_line(tree: Tree, t: Time) -> bool:
    """Whether a time is all that its line holds, in a text of several lines: a transcript's clock, a page's date."""
    text = tree.text
    start, end = text.rfind("\n", 0, t.span.start) + 1, text.find("\n", t.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return line in (t.text, f"{t.text}.", f"END {t.text}", f"END: {t.text}") and len(line) < len(text.strip())


def _measures_rank(tree: Tree, head: int, t: Time) -> bool:
    """ "the first launch in 70 years", "my first visit since 1994", "worse than in years": how long nothing like it was."""
    since = tree.case(head) == "since" or t.edtf.endswith("/..")
    if not since and (t.type != "DURATION" or tree.case(head) not in ("in", "of", "for")):
        return False
    for i in (tree.heads[head], tree.heads[tree.heads[head]]):
        if any(_ranks(tree, c) or tree.lower[c] == "only" for c in tree.children[i]):
            return True
    start = max(tree.sents[tree.sent_of[head]][0], head - 9)
    return any(_ranks(tree, i) or (tree.lower[i] == "than" and not _bounds(tree, i)) for i in range(start, head))


def _ranks(tree: Tree, i: int) -> bool:
    """Whether a word puts something above all others: "first", "largest", but not "at least 400"."""
    return tree.lower[i] == "first" or (tree.xpos[i] in ("JJS", "RBS") and not _bounds(tree, i))


def _bounds(tree: Tree, i: int) -> bool:
    """Whether "than", "least" or "most" only gives a number its bound: "more than one million", "at least 400"."""
    return tree.lower[i] in ("than", "least", "most") and i + 1 < len(tree) and tree.upos[i + 1] in ("NUM", "SYM")


def _counts_from(tree: Tree, head: int, t: Time) -> bool:
    """Whether a length of time only says how far something lies from an event: "73 years after he vanished", "four years on",
    "a year into the war", "following two decades as …"."""
    if t.type != "DURATION":
        return False
    first, last = token_at(tree, t.span.start), token_at(tree, t.span.end - 1)
    if first and last == first + 1 and tree.lower[first] in ("a", "an", "per") and tree.upos[first - 1] in ("NOUN", "NUM", "SYM"):
        return True  # "at 110 miles an hour"
    behind = tree.lower[last + 1] if last + 1 < len(tree) and tree.sent_of[last + 1] == tree.sent_of[head] else ""
    if behind in _COUNTING or (behind in ("on", "from") and tree.deps[last + 1] not in ("case", "mark")):
        return True
    before = tree.lower[first - 1] if first else ""
    return tree.lower[first] in _BEHIND or before in _BEHIND or tree.case(head) in _BEHIND


def _vague(tree: Tree, head: int, t: Time) -> bool:
    """Whether a time that fixes no day ("the future", "its anniversary") stands as a thing or belongs to one, and not as an
    adverb ("in future", "on the anniversary of …")."""
    reference = t.timex.endswith("_REF")
    if not reference and not (t.timex == _NO_DAY and t.why in ("an anniversary", "the day before something")):
        return False
    dep, case = tree.deps[head], tree.case(head)
    if t.text == "Now" and head + 1 < len(tree) and tree.words[head + 1] == ",":
        return True  # "Now, look, …"
    if dep.startswith("advmod") or (dep == "amod" and reference):
        return False
    if dep in ("root", "conj"):
        return tree.upos[head] in _NOUNS
    if dep in SUBJECTS or dep in ("obj", "appos", "compound") or (dep == "nmod" and case not in ("in", "on")):
        return True
    return case not in _ON if reference else case not in ("on", "at")


def _compared(tree: Tree, head: int, t: Time) -> bool:
    """ "up from last year", "an increase from the year before", "more than in 2019": what something is measured against."""
    case, up = tree.case(head), tree.heads[head]
    first = token_at(tree, t.span.start)
    for i in range(first - 1, max(tree.sents[tree.sent_of[first]][0], first - 6) - 1, -1):
        if tree.words[i] == ",":
            break
        if tree.lower[i] == "than" and not _bounds(tree, i):
            return True
    if case != "from" or tree.lower[first] == "from" or t.type not in ("DATE", "TIME"):
        return False
    return tree.lemmas[up].lower() in words_of_claims()["change"] or tree.lower[up] in ("up", "down")


def _term(tree: Tree, head: int, t: Time) -> bool:
    """ "jailed for 25 years": how long somebody is to sit, not when he was jailed; "proclaim May as …": what is proclaimed."""
    if tree.deps[head] == "obj" and tree.lemmas[tree.heads[head]].lower() in words_of_claims()["naming"]:
        return True
    return t.type == "DURATION" and tree.lemmas[tree.heads[head]].lower() in words_of_claims()["term"]


def _beside(tree: Tree, head: int, t: Time) -> bool:
    """Whether a date is another one than that of what is told: "after a costly 2022", "in effect beyond May 22", or the year or
    quarter that an account is of ("net profit for 2022")."""
    if t.type != "DATE" or t.timex.endswith("_REF"):
        return False
    case, up = tree.case(head), tree.heads[head]
    if case in ("after", "beyond", "following"):
        return True
    if case != "for" or t.earliest is None or t.latest is None or t.earliest[:7] == t.latest[:7]:
        return False
    ahead = words_of_claims()["ahead"]
    return tree.lemmas[up].lower() not in ahead and tree.lemmas[tree.heads[up]].lower() not in ahead
