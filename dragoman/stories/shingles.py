"""Texts as words with their places, and the fingerprints by which texts that share a passage find each other.

Fingerprints are those of winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
SIGMOD 2003): of every `WINDOW` neighbouring runs of `RUN` words the one with the least hash is kept. Two texts that have
`WINDOW` + `RUN` - 1 = 8 words in a row in common have a fingerprint in common, however long they are otherwise; a text of n words
has about 0.4 n of them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RUN = 5
WINDOW = 4
SHORTEST = RUN + WINDOW - 1  # words in a row that make a shared passage

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_POWERS = np.array([pow(_BASE, RUN - 1 - j, 1 << 64) for j in range(RUN)], dtype=np.uint64)
_MOST_KEPT = 1_000_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, and their `[start, end)` offsets in it (code points)."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def words_of(text: str) -> Words:
    """`text` as words; punctuation is left out, and an apostrophe is one however it is written."""
    found = [(m.group().lower().replace("’", "'"), *m.span()) for m in _WORD.finditer(text)]
    if not found:
        return Words((), (), ())
    words, starts, ends = zip(*found, strict=True)
    return Words(words, starts, ends)


class Hasher:
    """Words to 64-bit numbers, the same on every machine. Keeps the numbers of words seen, at most a million of them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, words: tuple[str, ...]) -> NDArray[np.uint64]:
        """One number a word."""
        known = self._numbers
        if len(known) > _MOST_KEPT:
            known.clear()
        for w in set(words).difference(known):
            known[w] = int.from_bytes(hashlib.blake2b(w.encode(), digest_size=8).digest(), "little")
        return np.fromiter((known[w] for w in words), dtype=np.uint64, count=len(words))

    def fingerprints(self, words: tuple[str, ...]) -> NDArray[np.uint64]:
        """The distinct fingerprints of a text, sorted; none for a text of fewer than `SHORTEST` words."""
        if len(words) < SHORTEST:
            return np.empty(0, dtype=np.uint64)
        numbers = self.numbers(words)
        runs = np.zeros(len(numbers) - RUN + 1, dtype=np.uint64)
        for j, power in enumerate(_POWERS):
            runs += numbers[j : j + len(runs)] * power
        runs ^= runs >> np.uint64(30)
        runs *= _MIX
        runs ^= runs >> np.uint64(27)
        return np.unique(np.lib.stride_tricks.sliding_window_view(runs, WINDOW).min(axis=1))
