"""Words for developments, from the lexicons ``developments_*``: kinds, predicates, things, harm, sources that name nobody, and
nations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.actors.rows import Country
from dragoman.attribution.lexicon import Cue
from dragoman.lexicons import read_table

NEEDS = ("force", "harm", "pact", "place", "troops", "troops|goods")
GOODS = frozenset({"arms", "containers", "missiles", "money", "shells", "supplies", "vehicles"})
ARMS = frozenset({"arms", "containers", "missiles", "shells", "vehicles"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of development: whether its parties are mutual, whether it runs on, and in how many days it is still the same."""

    kind: str
    mutual: bool
    running: bool
    days: int
    noun: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A predicate, the kind it shows, what it needs beside it, and "planned" where it speaks of what is
    yet to come, "subject" where its subject is who is harmed."""

    lemma: str
    kind: str
    needs: str
    phase: str


@dataclass(frozen=True, slots=True)
class _Thing:
    word: str
    thing: str


@dataclass(frozen=True, slots=True)
class _Harm:
    word: str
    harm: str


@dataclass(frozen=True, slots=True)
class _Word:
    word: str


@dataclass(frozen=True, slots=True)
class Words:
    """All of them. `things` and `nations` are in small letters, of one word or several; `longest` is how many at most."""

    kinds: Mapping[str, Kind]
    verbs: Mapping[str, Verb]
    things: Mapping[str, str]
    harm: Mapping[str, str]
    anonymous: frozenset[str]
    nations: Mapping[str, str]
    saying: frozenset[str]

    @classmethod
    def load(cls) -> Words:
        """Raises `LexiconError`."""
        kinds = {k.kind: k for k in read_table("developments_kinds", Kind, key=("kind",))}
        codes = {"kind": (*kinds, "moves"), "phase": ("planned", "subject")}
        verbs = read_table("developments_verbs", Verb, key=("lemma",), codes={**codes, "needs": NEEDS})
        nations: dict[str, str] = {}
        for c in read_table("actors_countries", Country, key=("code",)):
            for name in (*c.adjectives, *c.people, c.name, *c.names):
                nations.setdefault(" ".join(tokens(name)), c.code)
        return cls(
            kinds,
            {v.lemma: v for v in verbs},
            {t.word: t.thing for t in read_table("developments_things", _Thing, key=("word",))},
            {h.word: h.harm for h in read_table("developments_harm", _Harm, key=("word",))},
            frozenset(w.word for w in read_table("developments_anonymous", _Word, key=("word",))),
            nations,
            frozenset(c.lemma for c in read_table("attribution_cues", Cue, key=("lemma", "pos")) if c.pos in ("VERB", "NOUN")),
        )

    def thing(self, phrase: str) -> str:
        """The class of what a noun phrase names: the last known word, or words, of its head before any "of" or "to"; "" if
        unknown."""
        words = _head(tokens(phrase))
        for end in range(len(words), max(0, len(words) - 2), -1):
            for size in (3, 2, 1):
                if end >= size:
                    found = self.things.get(singular(" ".join(words[end - size : end])))
                    if found:
                        return found
        return ""

    def nation(self, phrase: str) -> str:
        """The one country whose adjective, people or name stands in a phrase; "" where there is none, or several."""
        found = {code for code, _ in self.nations_in(tokens(phrase))}
        return found.pop() if len(found) == 1 else ""

    def nations_in(self, words: list[str]) -> list[tuple[str, int]]:
        """Countries that words in small letters name, each with the number of the word behind its name; the longest name
        counts."""
        out: list[tuple[str, int]] = []
        i = 0
        while i < len(words):
            for size in (3, 2, 1):
                code = self.nations.get(" ".join(words[i : i + size])) if i + size <= len(words) else None
                if code:
                    out.append((code, i + size))
                    i += size
                    break
            else:
                i += 1
        return out


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, a possessive's ending left off, points in abbreviations left out."""
    plain = text.lower().replace("’", "'").replace(".", "")
    return [w.removesuffix("'s") for w in _WORD.findall(plain)]


def singular(words: str) -> str:
    """The last word of a phrase without a plural's ending."""
    if words.endswith("ies") and len(words) > 5:
        return words[:-3] + "y"
    return words[:-1] if words.endswith("s") and not words.endswith("ss") and len(words) > 3 else words


def _head(words: list[str]) -> list[str]:
    """The words up to the first preposition that follows a noun phrase's head."""
    for i, w in enumerate(words):
        if i and w in ("of", "to", "for", "in", "from", "with", "on", "at", "by", "including", "such", "that", "who", "which"):
            return words[:i]
    return words
