"""The pieces of one text, with what all readers of dates ask of a piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.language.pieces import Pieces, token_at
from dragoman.language.trees import Tree
from dragoman.times.moments import Moment
from dragoman.times.words import Words

DASHES = frozenset("-–—‐‑−")


class Read(NamedTuple):
    """The piece after an element of a date, its fields, a year of two digits ("'99": 99), the rule of a named day, and a decade
    of one digit ("the '70s": 7)."""

    end: int
    moment: Moment
    digits: int | None = None
    rule: str = ""
    tens: int | None = None


@dataclass(slots=True)
class Text:
    """One text. `era` is "BC" or "AD" where it writes eras beside its years, so that years of three digits can be years."""

    words: Words
    p: Pieces
    tree: Tree
    era: str = ""

    def upos(self, i: int) -> str:
        """The part of speech of the token at piece `i`, "" where none is known."""
        t = token_at(self.tree, self.p.starts[i]) if i < len(self.p) else -1
        return self.tree.upos[t] if t >= 0 and self.tree.starts[t] <= self.p.starts[i] < self.tree.ends[t] else ""

    def xpos(self, i: int) -> str:
        t = token_at(self.tree, self.p.starts[i]) if i < len(self.p) else -1
        return self.tree.xpos[t] if t >= 0 and self.tree.starts[t] <= self.p.starts[i] < self.tree.ends[t] else ""

    def capital(self, i: int) -> bool:
        return self.p.raw[i][:1].isupper()

    def small(self, i: int, top: int, width: int = 2) -> int | None:
        """A bare number of at most `width` digits between 1 and `top` at piece `i`."""
        word = self.p.word(i)
        if word.isdigit() and len(word) <= width and 1 <= int(word) <= top:
            return int(word)
        return None

    def dash(self, i: int) -> bool:
        return self.p.word(i) in DASHES

    def in_person(self, i: int) -> bool:
        """Whether piece `i` belongs to a person's name ("Theresa May", "April Jones")."""
        start = self.p.starts[i]
        return any(n.type == "PER" and self.tree.starts[n.start] <= start < self.tree.ends[n.end - 1] for n in self.tree.names)

    def dateish(self, i: int) -> bool:
        word = self.p.word(i)
        return any(self.words.value(word, k) is not None for k in ("month", "position", "season")) or word in (
            "pre",
            "post",
            "mid",
        )
