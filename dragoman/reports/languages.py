"""Which language a report is in, as an ISO 639-1 code, "" where that cannot be told.

A wrong "foreign" loses a report, so English is the first thing that is looked for: by its commonest words, which settle nearly
all English text, headlines aside. Only then py3langid (naive Bayes over byte n-grams, after langid.py: Lui and Baldwin 2012)
is asked, and believed where it is sure and the text is long enough for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.lexicons import read_table

# Figures set on 6,000 feed items, the White House briefings and Wikinews (English), and on the sentences of the tests (other).
_SAMPLE = 1200  # code points looked at, from the beginning
_ENGLISH = 0.15  # the share of common English words that settles it
_NOT_ENGLISH = 0.02  # py3langid's probability of English below which a text in Latin letters is in another language
_FOREIGN_WORDS = 5  # fewer words than this are not called foreign if in Latin letters
_LETTER = re.compile(r"[^\W\d_]")
_OTHER = re.compile(r"[^\W\d_\x00-\u024f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]")  # beyond the Latin blocks of Unicode
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Code:
    name: str
    code: str
    script: str
    detect: bool


@dataclass(frozen=True, slots=True)
class _Common:
    word: str


def is_read(language: str) -> bool:
    """Whether reports of this language are read: English, and what may be English. The others are kept and marked."""
    return language in ("", "en")


def language_of(text: str, given: str = "", hint: str = "") -> str:
    """The language of `text`.

    `given` is what the input says about this very report: it is taken, unless the text's letters cannot be that language's.
    `hint` is what a page or a feed says about itself, often wrong: it only decides where the text does not.
    """
    sample = text[:_SAMPLE]
    latin, other = _letters(sample)
    claimed = normalise(given)
    if claimed and _fits(claimed, latin, other):
        return claimed
    found = _detect(sample, latin, other)
    if found:
        return found
    hinted = normalise(hint)
    return hinted if hinted and _fits(hinted, latin, other) else ""


def normalise(language: object) -> str:
    """The ISO 639-1 code for "en-US", "eng", "English"; "" for what is none."""
    if not isinstance(language, str):
        return ""
    row = _languages().get(re.split(r"[-_;, ]", language.strip().lower())[0])
    return row.code if row else ""


def _detect(sample: str, latin: int, other: int) -> str:
    words = _WORD.findall(sample)
    if not words:
        return ""
    if other <= latin:
        common = _common()
        share = sum(w.lower() in common for w in words) / len(words)
        if share >= _ENGLISH:
            return "en"
    if latin + other < 12 and other <= latin:
        return ""
    ranked: list[tuple[str, float]] = _classifier().rank(sample)
    best, probability = ranked[0]
    if other > latin:  # another alphabet is never English, whichever language it is
        return best if best != "en" and probability >= 0.5 else "und"
    if best == "en":
        return "en"
    if dict(ranked)["en"] < _NOT_ENGLISH and len(words) >= _FOREIGN_WORDS and share < _ENGLISH / 2:
        return best
    return ""


def _letters(sample: str) -> tuple[int, int]:
    """How many letters are Latin ones, and how many are not."""
    other = 0 if sample.isascii() else len(_OTHER.findall(sample))
    return len(_LETTER.findall(sample)) - other, other


def _fits(language: str, latin: int, other: int) -> bool:
    script = _languages()[language].script
    if script == "both" or latin + other < 12:
        return True
    return other <= latin if script == "Latn" else other * 4 >= latin


@cache
def _languages() -> dict[str, _Code]:
    rows = read_table("reports_languages", _Code, key=("name",), codes={"script": ("Latn", "Othr", "both")})
    return {row.name: row for row in rows}


@cache
def _common() -> frozenset[str]:
    return frozenset(row.word for row in read_table("reports_english", _Common, key=("word",)))


@cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted({row.code for row in _languages().values() if row.detect}))
    return identifier
