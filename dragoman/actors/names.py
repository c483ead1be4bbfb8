"""Finds the lexicons' names in a text: one pass of an Aho-Corasick automaton, then the questions of case, word edges and
neighbours that an automaton cannot answer."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

import ahocorasick

from dragoman.actors.rows import (
    Ambiguous,
    Country,
    FormerState,
    Modifier,
    Organisation,
    OtherName,
    Person,
    PlaceName,
    Region,
    Role,
    Seat,
)
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

What = Literal[
    "person", "organisation", "country", "adjective", "people", "seat", "capital", "place", "short", "role", "modifier", "other"
]
Ref = Country | FormerState | Region | Seat | PlaceName | Organisation | Person | Role | Modifier | OtherName
_ORDER = (
    "person",
    "organisation",
    "country",
    "adjective",
    "people",
    "seat",
    "capital",
    "short",
    "place",
    "role",
    "modifier",
    "other",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name can stand for. `surface` is the name as the lexicon writes it."""

    what: What
    ref: Ref
    surface: str
    proper: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: tokens [start, end), the token that heads it, and what it stands for, likeliest first."""

    start: int
    end: int
    head: int
    entries: tuple[Entry, ...]

    @property
    def what(self) -> What:
        return self.entries[0].what

    def first(self, *what: What) -> Entry | None:
        for e in self.entries:
            if e.what in what:
                return e
        return None


class NameFinder:
    """The automaton over all names, and the checks."""

    def __init__(self, tables: Tables) -> None:
        self._ambiguous = tables.ambiguous
        entries: dict[str, list[Entry]] = {}

        def add(what: What, ref: Ref, *surfaces: str) -> None:
            for s in surfaces:
                proper = any(c.isupper() for c in s)
                entries.setdefault(_plain(s), []).append(Entry(what, ref, s, proper))

        states: list[Country | FormerState | Region] = [*tables.countries.values(), *tables.former.values(), *tables.regions]
        for state in states:
            add("country", state, state.name, *(n for n in state.names if isinstance(state, Region) or not n.startswith("the ")))
            add("adjective", state, *state.adjectives)
            add("people", state, *state.people)
            if not isinstance(state, Region):
                add("capital", state, *state.capitals)
        for seat in tables.seats:
            add("seat", seat, seat.name)
        for p in tables.places:
            add("place", p, p.name)
        for o in tables.organisations.values():
            names = (o.name, *o.names)
            add("organisation", o, *names, *(f"{'.'.join(n)}." for n in names if 2 < len(n) < 6 and n.isalpha() and n.isupper()))
        for person in tables.persons.values():
            add("person", person, person.name, *person.names)
            add("short", person, *person.short)
        for role in tables.roles.values():
            if not role.noun.isalpha():
                add("role", role, role.noun, *plurals(role.noun))
        for m in tables.modifiers.values():
            if not m.word.isalpha():
                add("modifier", m, m.word)
        for other in tables.other_names:
            add("other", other, other.name)
        self._automaton = ahocorasick.Automaton()
        for key, found in entries.items():
            found.sort(key=lambda e: _ORDER.index(e.what))
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()

    def find(self, tree: Tree) -> list[Hit]:
        """The names in a tree, longest first where they overlap, in the order of the text."""
        text = tree.text
        plain = _plain(text)
        if len(plain) != len(text):  # a letter whose lower case is longer ("İ"): leave such letters as they are
            plain = "".join(p if len(p) == 1 else c for c, p in ((c, _plain(c)) for c in text))
        runs, plain = _squeezed(plain)
        n = len(plain)
        spans: list[tuple[int, int, tuple[Entry, ...]]] = []
        for last, (length, entries) in self._automaton.iter(plain):
            start, end = last + 1 - length, last + 1
            if (start and plain[start - 1].isalnum()) or (end < n and (plain[end].isalnum() or plain[end] == "$")):  # "US$"
                continue
            first, stop = (start, end) if runs is None else (runs[start], runs[last] + 1)
            found = text[first:stop] if runs is None else " ".join(text[first:stop].split())
            fit = tuple(e for e in entries if not e.proper or _same_case(e.surface, found))
            if fit:
                spans.append((first, stop, fit))
        spans.sort(key=lambda s: (s[0] - s[1], s[0]))
        hits: list[Hit] = []
        covered: set[int] = set()
        words: frozenset[str] | None = None
        for start, end, entries in spans:
            i = bisect_right(tree.starts, start) - 1
            j = bisect_left(tree.ends, end) + 1
            if i < 0 or j > len(tree) or i >= j or not covered.isdisjoint(range(i, j)):
                continue
            kept = []
            for e in entries:
                rules = self._ambiguous.get(e.surface)
                if rules:
                    if words is None and any(r.rule == "not_with" for r in rules):
                        words = frozenset(tree.lower)
                    if any(excluded(r, tree, i, j, words, text[start:end]) for r in rules):
                        continue
                kept.append(e)
            if not kept:
                continue
            covered.update(range(i, j))
            if kept[0].what != "other":
                hits.append(Hit(i, j, head_of(tree, i, j), tuple(kept)))
        hits.sort(key=lambda h: h.start)
        return hits


def _squeezed(plain: str) -> tuple[list[int] | None, str]:
    """The text with runs of spaces as one, and for each of its characters where it stood; None where there are no runs."""
    if "  " not in plain:
        return None, plain
    kept = [i for i, c in enumerate(plain) if c != " " or not i or plain[i - 1] != " "]
    return kept, "".join(plain[i] for i in kept)


def head_of(tree: Tree, start: int, end: int) -> int:
    """The token in [start, end) that hangs from outside; the first content word of several, a noun before an adjective
    ("Green and *Liberal mayors*"), the last token for none."""
    best = -1
    for i in range(start, end):
        h = tree.heads[i]
        outside = h < start or h >= end or h == i
        if not outside or tree.deps[i] in ("punct", "case", "det", "cc", "mark"):
            continue
        shared = best >= 0 and tree.deps[best] == "conj" and tree.upos[best] in ("ADJ", "NOUN") and i in tree.above(best)
        if best < 0 or tree.heads[best] == i or shared:
            best = i
    return best if best >= 0 else end - 1


def excluded(rule: Ambiguous, tree: Tree, start: int, end: int, words: frozenset[str] | None = None, found: str = "") -> bool:
    """Whether a rule says that the name at [start, end) means something else here. `words`: those of the text for "not_with"."""
    if rule.rule == "not_after":
        told = tree.deps[end - 1] in ("compound", "amod", "nmod:poss") and tree.heads[end - 1] >= end  # "with *US* officials"
        joined = start > 0 and tree.upos[start - 1] in ("ADP", "SCONJ", "VERB")
        return start > 0 and tree.lower[start - 1] in rule.words and not (told and joined)
    if rule.rule == "not_before":
        return end < len(tree) and tree.lower[end] in rule.words
    if rule.rule == "only_before":
        return end >= len(tree) or tree.lower[end] not in rule.words
    if rule.rule == "not_with":
        return words is not None and not words.isdisjoint(rule.words)
    if rule.rule == "exact":
        return found != rule.name
    if rule.rule == "listed":
        return not _beside_body(tree, start, end)
    if rule.rule == "not_initial":
        return tree.sents[tree.sent_of[start]][0] == start
    first, last = tree.sents[tree.sent_of[start]]
    long = [w for w in tree.words[first:last] if len(w) > 2]
    return len(long) > 1 and sum(1 for w in long if w.isupper()) * 5 > len(long) * 3


def _beside_body(tree: Tree, start: int, end: int) -> bool:
    """Whether the name of a body stands next in a list: "*Target*, Home Depot and Walmart", "Walmart and *Target*"."""
    bodies = {t for n in tree.names if n.type == "ORG" for t in range(n.start, n.end)}
    after, before = end, start - 1
    while after < len(tree) and tree.lower[after] in (",", "and"):
        after += 1
    while before >= 0 and tree.lower[before] in (",", "and"):
        before -= 1
    return (after > end and after in bodies) or (before < start - 1 and before in bodies)


def _same_case(surface: str, found: str) -> bool:
    """Whether what was found is as capital as the lexicon has it: "Turkey" is not "turkey", "US" is not "Us"."""
    if surface == found:
        return True
    if len(surface) != len(found):
        return False
    if surface.isupper():  # "Nato" and "Unesco" are written so in Britain; "Us" is not the US
        return found.isupper() or (len(surface) > 3 and surface.isalpha() and found == surface.capitalize())
    return all(f.isupper() for s, f in zip(surface, found, strict=True) if s.isupper())


def plurals(noun: str) -> tuple[str, ...]:
    """The regular plural of a noun phrase; of "head of state" that of its first part."""
    head, _, tail = noun.partition(" of ")
    if tail:  # "head of state": "heads of state"
        return tuple(f"{p} of {tail}" for p in plurals(head))
    if noun.endswith(("man", "woman")):
        return (noun[:-2] + "en",)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    return (noun + "s",)


def _plain(text: str) -> str:
    return text.lower().translate(_FOLD)


def _folds() -> dict[int, str]:
    fold = {ord(c): "'" for c in "\u2018\u2019\u02bc`\u00b4"}
    fold |= {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212"}
    fold |= {ord(c): " " for c in "\u00a0\u202f\t\n"}
    for n in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(n))[0]
        if base.isascii() and base.isalpha():
            fold[n] = base.lower()
    return fold


_FOLD = _folds()
