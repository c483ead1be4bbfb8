"""The form under which a place name is stored and looked up: spelling differences that mean nothing are gone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "ʹ": None, "`": None, "´": None, ".": None,
        "-": " ", "–": " ", "‑": " ", "—": " ", "/": " ", "\n": " ", "\u00a0": " ",
    }
)  # fmt: skip
_OPENERS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """`name` in lower case without accents, apostrophes and full stops, hyphens as spaces; "St." and "Mt." at its front
    written out."""
    low = name.lower()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(c for c in low if not unicodedata.combining(c)).lower()
    low = low.translate(_LETTERS)
    words = low.split()
    if len(words) > 1 and words[0] in _OPENERS:
        words[0] = _OPENERS[words[0]]
    return " ".join(words)
