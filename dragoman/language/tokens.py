"""Text to tokens: spaCy's rules for English, but prefixes stay on their words and full stops on short titles, as in the model's
treebanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from dragoman.lexicons import read_table

_HYPHEN = "(?:-|"  # how spaCy's pattern for hyphens between letters begins its list of them
_AFTER_POINTS = r"(?<=[A-Z]\.)[-–—/](?=[A-Za-z])"
"""A hyphen behind an abbreviation with points: "U.S.-led" is three tokens, as "US-led" is."""


@dataclass(frozen=True, slots=True)
class _Prefix:
    prefix: str


@dataclass(frozen=True, slots=True)
class _Title:
    title: str


def titles() -> frozenset[str]:
    """Short titles in lower case, with their full stop ("sen."). Raises `LexiconError` for a broken file."""
    return frozenset(r.title for r in read_table("language_titles", _Title, key=("title",)))


def blank() -> Language:
    """A spaCy pipeline of nothing but the tokenizer, for texts of any length. Hyphens are tokens, but not those behind the
    prefixes of ``language_affixes.tsv``; a title of ``language_titles.tsv`` is one token. Raises `LexiconError` for a broken
    file."""
    made = spacy.blank("en")
    made.max_length = 1 << 40
    kept = (r.prefix for r in read_table("language_affixes", _Prefix, key=("prefix",)))
    free = "".join(rf"(?<!\b[{p[0]}{p[0].upper()}]{p[1:]}-)" for p in kept)
    infixes = [_after(p if isinstance(p, str) else p.pattern, free) for p in made.Defaults.infixes or ()]
    infixes.append(_AFTER_POINTS)
    tokenizer: Any = made.tokenizer  # Cython, without types
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for title in titles():
        tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])
    return made


def _after(pattern: str, free: str) -> str:
    """A pattern for hyphens between letters with `free` behind the hyphen; any other as it is."""
    head, sign, rest = pattern.partition(_HYPHEN)
    if not sign:
        return pattern
    signs, _, behind = rest.partition(")")
    return f"{head}{sign}{signs}){free}{behind}"
