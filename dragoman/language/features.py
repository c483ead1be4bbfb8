"""What the encoder is shown of a text: word pieces, each with its word's shape and what stands before the word.

The base encoder's vocabulary is uncased, so case, digits and the white space in front of a word come in through a second,
small embedding (`shape_code`). Training and running use this module alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

SHAPES = 9
LEADS = 3
CODES = 1 + SHAPES * LEADS  # 0 is padding and the two special pieces
MAX_PIECES = 6  # of one word: a longer one keeps its first and its last pieces

LOWER, CAPITAL, UPPER, LETTER, MIXED, DIGITS, PUNCTUATION, ALPHANUMERIC, OTHER = range(SHAPES)
GLUED, SPACED, BROKEN = range(LEADS)

Ints = NDArray[np.int64]


def shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return LOWER
        if len(word) == 1:
            return LETTER
        if word.isupper():
            return UPPER
        return CAPITAL if word[0].isupper() and word[1:].islower() else MIXED
    if word.isdigit():
        return DIGITS
    if not any(c.isalnum() for c in word):
        return PUNCTUATION
    return ALPHANUMERIC if any(c.isdigit() for c in word) else OTHER


def shape_code(shape_of_word: int, lead: int) -> int:
    return 1 + shape_of_word * LEADS + lead


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words as the encoder sees it. `pieces` and `codes` have one entry a word piece, the special first and last
    pieces included; `first` and `last` give each word's first and last piece."""

    pieces: Ints
    codes: Ints
    first: Ints
    last: Ints


class Featurizer:
    """Words to windows; remembers the pieces of words it has met."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self.cls, self.sep, self.unk = (self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]"))

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise ValueError(f"the tokenizer has no {name}")
        return int(found)

    def pieces(self, word: str) -> tuple[tuple[int, ...], int]:
        """The word's piece ids (at least one, at most `MAX_PIECES`) and its shape."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word[:100], add_special_tokens=False).ids or [self.unk]
            if len(ids) > MAX_PIECES:
                ids = [*ids[: MAX_PIECES - 2], *ids[-2:]]
            known = (tuple(ids), shape(word))
            if len(self._known) > 500_000:
                self._known.clear()
            self._known[word] = known
        return known

    def is_word(self, word: str) -> bool:
        """Whether the encoder's vocabulary has the word whole."""
        return self._tokenizer.token_to_id(word) is not None

    def window(self, words: Sequence[str], leads: Sequence[int]) -> Window:
        pieces = [self.cls]
        codes = [0]
        first = []
        last = []
        for word, lead in zip(words, leads, strict=True):
            ids, form = self.pieces(word)
            first.append(len(pieces))
            pieces.extend(ids)
            codes.extend([shape_code(form, lead)] * len(ids))
            last.append(len(pieces) - 1)
        pieces.append(self.sep)
        codes.append(0)
        return Window(np.array(pieces), np.array(codes), np.array(first), np.array(last))


def pad(rows: Sequence[Ints], width: int | None = None) -> Ints:
    """Rows of different lengths as one array, filled up with zeros."""
    width = width or max(len(r) for r in rows)
    out = np.zeros((len(rows), width), dtype=np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return out
