"""Words to lemmas: a table of the words met in training first, then the edit script that the model's head chose, checked against
English spelling and the verbs that training and the lexicons know.

The head sees word pieces, and on a word that it has not met it may write another one ("deplored" as "deploy"). But what is
inflected regularly has two or three base forms, and it must be one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dragoman.lexicons import first_words, read_table

_VOWELS = frozenset("aeiou")
_KEPT = ("ff", "ll", "ss", "zz")  # doubled in the base form too: "rebuff", "quell"
_LIQUID = ("bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl")
_MUTE = ("c", "v", "z", "u", "dg", "at", "rs", "ns", *_LIQUID)  # "e" was dropped behind
_PLAIN = frozenset({"VB", "VBP", "NN"})  # without an ending
_HISS = ("sh", "ch", "ss", "x", "zz", "o")  # "es" is added behind these
_LEXICONS = (("events_frames", "v"), ("events_families", "v"), ("attribution_cues", "VERB"), ("factuality_operators", "v"))


@dataclass(frozen=True, slots=True)
class _Irregular:
    form: str
    base: str


class Lemmatizer:
    """`table` holds the lemmas of the words met in training, by ``"fled\\tVERB"``; `known` says whether the encoder's vocabulary
    has a word as one piece. Forms of verbs that training did not meet, or had wrong, are in ``language_irregular.tsv``."""

    def __init__(self, table: Mapping[str, str], known: Callable[[str], bool]) -> None:
        self._table = table
        self._known = known
        self._irregular = {r.form: r.base for r in read_table("language_irregular", _Irregular, key=("form",))}
        self._verbs = {w for name, pos in _LEXICONS for w in first_words(name, pos)}
        met = ((form.removesuffix("\tVERB"), lemma) for form, lemma in table.items() if form.endswith("\tVERB"))
        self._verbs.update(lemma for form, lemma in met if lemma == form or lemma in base_forms(form))

    def lemma(self, word: str, upos: str, xpos: str, script: str) -> str:
        """The lemma of a word as it is tagged; `script` is the head's choice."""
        if upos == "PROPN":
            return word
        lower = word.lower()
        past = self._irregular.get(lower) if upos == "VERB" and xpos not in _PLAIN else None
        met = past or self._table.get(f"{lower}\t{upos}")
        if met is not None:
            return met.lower() if upos == "VERB" else met
        guess = apply_script(word, script)
        if upos in ("VERB", "NOUN") and xpos in _PLAIN:
            return guess if guess.lower() == lower else lower
        if upos == "VERB":
            return self._verb(lower, guess)
        if upos == "NOUN" and (lower.endswith("ies") or not self._known(guess)):
            forms = base_forms(lower)
            return next((f for f in forms if self._known(f)), forms[0] if lower.endswith("ies") else guess)
        return guess

    def _verb(self, lower: str, guess: str) -> str:
        forms = base_forms(lower)
        if not forms:
            return guess if self._known(guess) else self._prefixed(lower) or guess
        if guess in forms and _open(lower):
            forms.remove(guess)
            forms.insert(0, guess)
        return next((f for f in forms if f in self._verbs), None) or next((f for f in forms if self._known(f)), forms[0])

    def _prefixed(self, lower: str) -> str:
        """ "upheld" is to "held" as "uphold" is to "hold"; "" for what is no such word."""
        for n in (2, 3, 4, 5):
            rest = self._table.get(f"{lower[n:]}\tVERB")
            if rest and rest != lower[n:] and len(rest) > 2:
                return lower[:n] + rest
        return ""


def base_forms(word: str) -> list[str]:
    """What a regularly inflected English verb or noun in lower case may be a form of, by its spelling, likeliest first."""
    if word.endswith(("ied", "ies")):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("s") and not word.endswith("ss"):
        bare = word[:-2]
        if not word.endswith("es"):
            return [word[:-1]]
        return [bare, word[:-1]] if bare.endswith(_HISS) else [word[:-1], bare]
    stem = _stem(word)
    if not stem:
        return []
    if stem[-1] == "e":
        return [stem + "e"]  # "freed"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return [stem, stem[:-1]] if stem.endswith(_KEPT) else [stem[:-1], stem, stem + "e"]
    return [stem + "e", stem] if stem.endswith(_MUTE) or _short(stem) else [stem, stem + "e"]


def _stem(word: str) -> str:
    """A word without its "-ed" or "-ing", "" where it has none."""
    if word.endswith("ed") and len(word) > 3:
        return word[:-2]
    return word[:-3] if word.endswith("ing") and len(word) > 5 else ""


def _short(stem: str) -> bool:
    """One syllable of one vowel before one consonant, which would be doubled if it were the base form: "min" of "mined"."""
    return stem[-1] not in "aeiouwxy" and stem[-2:-1] in _VOWELS and not _VOWELS.intersection(stem[:-2])


def _open(word: str) -> bool:
    """Whether spelling leaves open if the base form ends in "e": behind one vowel and one consonant ("visited", "divided")."""
    stem = _stem(word)
    return (
        stem[-1:] not in _VOWELS
        and stem[-2:-1] in _VOWELS
        and not stem.endswith(_MUTE)
        and bool(_VOWELS.intersection(stem[:-2]))
        and not (stem[-3:-2] in _VOWELS and stem[-3:-2] != "u")
    )


def apply_script(word: str, script: str) -> str:
    """`studies`, ``L3y`` → `study`: keep (K) or lower (L) the case, cut so many characters, add the rest."""
    form = word.lower() if script[0] == "L" else word
    digits = 1
    while digits < len(script) and script[digits].isdigit():
        digits += 1
    cut = int(script[1:digits])
    return (form[: len(form) - cut] if cut <= len(form) else form) + script[digits:] or form
