"""Text cut finer than tokens: runs of letters, numbers and single signs.

Tokenizers disagree on "mid-March", "$2.4bn" and "10-year-old"; what is read by grammar (times, figures) is read from these
pieces instead, which depend on the text alone. Offsets are code points, half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dragoman.language.trees import Tree

# A number keeps its thousands commas and its decimal point: "1,460", "35.5", "1,307,000.5"; not "1,23" and not "2.".
_PIECE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?|[^\W\d_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One entry a piece: where it starts and ends, the text as written, and in lower case (with straight apostrophes)."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    words: list[str]

    def __len__(self) -> int:
        return len(self.raw)

    def glued(self, i: int) -> bool:
        """Whether no white space stands between piece `i` and the one before it."""
        return 0 < i < len(self.raw) and self.starts[i] == self.ends[i - 1]

    def word(self, i: int) -> str:
        """The lower-cased piece, "" outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def line_between(self, i: int, j: int) -> bool:
        """Whether a line ends between piece `i` and the later piece `j`."""
        return "\n" in self.text[self.ends[i] : self.starts[j]]


def cut(text: str) -> Pieces:
    """The pieces of a text, white space left out."""
    starts: list[int] = []
    ends: list[int] = []
    for m in _PIECE.finditer(text):
        starts.append(m.start())
        ends.append(m.end())
    raw = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    return Pieces(text, starts, ends, raw, ["'" if w == "’" else w.lower() for w in raw])


def token_at(tree: Tree, offset: int) -> int:
    """The token that holds the code point `offset`, or the last one that starts before it; -1 where there is none."""
    return bisect_right(tree.starts, offset) - 1
