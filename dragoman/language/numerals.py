"""Numbers in digits and in words, as both times and figures read them.

`Numerals.read` gives the number that begins at a piece: "1,460", "two hundred and fifty", "1.5 million", "2.4bn", "half a
million", "5 1/2", "two-thirds", "tens of thousands", "a couple of dozen". What only names a scale is a range ("hundreds": 100
to 1,000); what names no number at all ("dozens", "several") has neither bound.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.language.pieces import Pieces
from dragoman.lexicons import read_table

KINDS = ("digit", "teen", "ten", "hundred", "scale", "suffix", "dozen", "ordinal", "fraction", "plural", "vague")
# Suffixes that mean a scale wherever they follow digits; the others ("m", "b", "t") may be units and need the caller's word.
SURE = frozenset({"k", "mn", "mln", "mio", "bn", "bln", "tn", "trn", "tln"})
MONEY = SURE | {"m", "b", "t", "mm", "mil"}
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A row of ``numerals.tsv``."""

    word: str
    kind: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Number:
    """A number that begins at the piece asked about and ends before piece `end`.

    `low` and `high` are equal for a number, apart for a named scale, None for a word without a number. `words` is set where
    it is written in letters, `plain` where it is bare digits without separators ("1939": perhaps a year), `share` for a fraction.
    `scale` is what its last word multiplied by (1 where nothing did), so that "1 to 2 million" can hand it back.
    """

    end: int
    low: float | None
    high: float | None
    words: bool = False
    plain: bool = False
    share: bool = False
    vague: bool = False
    scale: float = 1.0


class Numerals:
    """The number words, and the reader over them."""

    __slots__ = ("kinds", "ordinals", "values")

    def __init__(self, rows: Collection[Numeral]) -> None:
        self.kinds: dict[str, str] = {}
        self.values: dict[tuple[str, str], float] = {}
        self.ordinals: dict[str, int] = {}
        for r in rows:
            if r.kind == "ordinal":
                self.ordinals[r.word] = int(r.value or 0)
                continue
            if r.kind != "fraction" or r.word not in self.kinds:
                self.kinds[r.word] = r.kind
            self.values[r.word, r.kind] = r.value or 0.0

    @classmethod
    def load(cls) -> Numerals:
        return cls(read_table("numerals", Numeral, key=("word", "kind"), codes={"kind": KINDS}))

    def ordinal(self, p: Pieces, i: int) -> tuple[int, int] | None:
        """ "19th", "nineteenth", "twenty-first" at piece `i`: the number and the piece after it."""
        word = p.word(i)
        if word.isdigit():
            if p.glued(i + 1) and p.word(i + 1) in ("st", "nd", "rd", "th"):
                return int(word), i + 2
            if p.raw[i + 1 : i + 4] == ["<", "sup", ">"] and p.word(i + 4) in ("st", "nd", "rd", "th"):
                return int(word), i + 9 if p.raw[i + 5 : i + 9] == ["<", "/", "sup", ">"] else i + 5  # markup left in the text
            return None
        if word in self.ordinals:
            return self.ordinals[word], i + 1
        if self.kinds.get(word) == "ten":
            j = i + 2 if p.word(i + 1) in _DASHES else i + 1
            unit = self.ordinals.get(p.word(j), 99)
            if unit < 10:
                return int(self.values[word, "ten"]) + unit, j + 1
        return None

    def read(self, p: Pieces, i: int, suffixes: Collection[str] = SURE) -> Number | None:
        """The number that begins at piece `i`. `suffixes` are the abbreviated scales that may follow digits."""
        word = p.word(i)
        if not word:
            return None
        if word[0].isdigit():
            return self._digits(p, i, suffixes)
        kind = self.kinds.get(word)
        if kind is None:
            if word == "." and p.word(i + 1).isdigit() and p.glued(i + 1) and not p.glued(i):
                return self._scaled(p, i + 2, float("." + p.word(i + 1)), suffixes, plain=False)
            if word in _ARTICLES:
                return self._after_article(p, i)
            return None
        if kind in ("digit", "teen", "ten", "hundred", "scale", "dozen"):
            return self._words(p, i)
        if kind == "fraction":
            return self._fraction(p, i)
        if kind == "plural":
            return self._plural(p, i)
        if kind == "vague":
            return self._vague(p, i)
        return None

    # ------------------------------------------------------------------ digits
    def _digits(self, p: Pieces, i: int, suffixes: Collection[str]) -> Number:
        raw = p.raw[i]
        value = float(raw.replace(",", ""))
        j = i + 1
        follow = p.word(j)
        if follow == "/" and p.glued(j) and p.glued(j + 1) and p.word(j + 1).isdigit() and p.word(j + 2) != "/":
            below = float(p.word(j + 1))
            if 0 < value < below <= 100:
                return Number(j + 2, value / below, value / below, share=True)
        if self.kinds.get(follow) == "fraction" and p.glued(j) and not follow.isalpha():
            value += self.values[follow, "fraction"]
            return self._scaled(p, j + 1, value, suffixes, plain=False)
        k = j + 1 if follow in _DASHES and p.glued(j) else j
        if p.word(k).isdigit() and p.word(k + 1) == "/" and p.glued(k + 1) and p.word(k + 2).isdigit() and p.glued(k + 2):
            above, below = float(p.word(k)), float(p.word(k + 2))
            if 0 < above < below <= 16 and p.word(k + 3) != "/":
                return self._scaled(p, k + 3, value + above / below, suffixes, plain=False)
        if follow == "and" and p.word(j + 1) in _ARTICLES and p.word(j + 2) in ("half", "quarter"):
            value += self.values[p.word(j + 2), "fraction"]
            return self._scaled(p, j + 3, value, suffixes, plain=False)
        return self._scaled(p, j, value, suffixes, plain=raw.isdigit())

    def _scaled(self, p: Pieces, j: int, value: float, suffixes: Collection[str], plain: bool) -> Number:
        """The number with the scale words after it: "1.5 million", "2 hundred thousand", "2.4bn"."""
        scale = 1.0
        while True:
            k = j + 1 if p.word(j) in _DASHES and p.glued(j) and p.glued(j + 1) else j
            word = p.word(k)
            kind = self.kinds.get(word)
            if kind in ("hundred", "scale", "dozen"):
                scale *= self.values[word, kind]
                j = k + 1
                continue
            if scale == 1.0 and (word, "suffix") in self.values:
                upper = p.raw[k] in ("K", "M", "B")
                close = k == j and p.glued(k)
                if (
                    (close and (word in suffixes or upper))
                    or (word in suffixes and word in MONEY - SURE)
                    or p.raw[k] in ("bn", "mn", "tn", "B")
                ):
                    scale = self.values[word, "suffix"]
                    j = k + 1
            break
        return Number(j, value * scale, value * scale, plain=plain and scale == 1.0, scale=scale)

    # ------------------------------------------------------------------ words
    def _after_article(self, p: Pieces, i: int) -> Number | None:
        """ "a hundred", "a dozen", "a couple of hundred", "a few thousand", "a third" (of …)."""
        word = p.word(i + 1)
        kind = self.kinds.get(word)
        if kind in ("hundred", "scale", "dozen"):
            return self._words(p, i + 1)
        if kind == "vague" and word in ("couple", "few", "handful"):
            return self._vague(p, i + 1)
        if kind == "fraction" and (p.word(i + 2) == "of" or p.word(i - 1) == "by"):  # "a third of …", "cut by a third"
            return Number(i + 2, self.values[word, "fraction"], self.values[word, "fraction"], words=True, share=True)
        if word in ("quarter", "half", "third") and kind is not None and p.word(i + 2) in ("million", "billion", "trillion"):
            value = self.values[word, "fraction"] * self.values[p.word(i + 2), "scale"]
            return Number(i + 3, value, value, words=True, scale=self.values[p.word(i + 2), "scale"])
        return None

    def _words(self, p: Pieces, i: int) -> Number:
        total = current = 0.0
        scale = 1.0
        last = ""
        j = i
        while True:
            k = j
            if last and (
                (p.word(k) in _DASHES and p.glued(k) and p.glued(k + 1)) or (p.word(k) == "and" and last in ("hundred", "scale"))
            ):
                k += 1
            word = p.word(k)
            kind = self.kinds.get(word, "")
            value = self.values.get((word, kind), 0.0)
            if kind in ("digit", "teen", "ten"):
                if not _follows(last, kind, current):
                    break
                current += value
            elif k > j and p.word(j) == "and":
                break
            elif kind in ("hundred", "dozen"):
                if last in ("hundred", "dozen") or current >= 100:
                    break
                current = (current or 1.0) * value
            elif kind == "scale":
                if last == "scale" and current == 0.0:
                    total *= value
                else:
                    total += (current or 1.0) * value
                current = 0.0
                scale = value
            else:
                break
            last = kind
            j = k + 1
        value = total + current
        if p.word(j) == "point" and self.kinds.get(p.word(j + 1)) == "digit" and total == 0.0:
            value += self.values[p.word(j + 1), "digit"] / 10
            j += 2
        share = self._share(p, j)
        if share is not None and last in ("digit", "teen") and value < 20:
            below, j = share
            return Number(j, value * below, value * below, words=True, share=True)
        half = self._and_a_half(p, j)
        if half is not None:
            part, j = half
            value += part * (scale if current == 0.0 and total else 1.0)
            more = self.kinds.get(p.word(j)) == "scale"
            if more and total == 0.0:
                scale = self.values[p.word(j), "scale"]
                value *= scale
                j += 1
        return Number(j, value, value, words=True, scale=scale)

    def _share(self, p: Pieces, j: int) -> tuple[float, int] | None:
        """ "thirds" of "two-thirds", "quarter" of "one quarter"; "second" is none, and a quarter needs "of" or a hyphen."""
        k = j + 1 if p.word(j) in _DASHES and p.glued(j) else j
        word = p.word(k)
        if (word, "fraction") not in self.values or not word.isalpha():
            return None
        if word in ("quarters", "quarter", "half", "halves") and k == j and p.word(k + 1) not in ("of", "full"):
            return None
        if self.ordinals.get(word) and k == j and p.word(k + 1) != "of":
            return None
        return self.values[word, "fraction"], k + 1

    def _and_a_half(self, p: Pieces, j: int) -> tuple[float, int] | None:
        k = j
        words: list[str] = []
        while len(words) < 3:
            if p.word(k) in _DASHES and p.glued(k):
                k += 1
            words.append(p.word(k))
            k += 1
        if words[0] == "and" and words[1] in ("a", "one") and words[2] in ("half", "quarter"):
            return self.values[words[2], "fraction"], k
        if words[0] == "and" and words[1] == "half" and p.word(j) == "and":
            return 0.5, j + 2
        return None

    def _fraction(self, p: Pieces, i: int) -> Number | None:
        """ "half a million", "half a dozen", "half" (of …), "½"."""
        word = p.word(i)
        share = self.values[word, "fraction"]
        if not word.isalpha():
            return Number(i + 1, share, share, share=True)
        if word == "half":
            j = i + 2 if p.word(i + 1) in _ARTICLES else i + 1
            if p.word(j) in _DASHES and p.glued(j):
                j += 1
            kind = self.kinds.get(p.word(j))
            if kind in ("scale", "dozen"):
                scale = self.values[p.word(j), kind]
                return Number(j + 1, share * scale, share * scale, words=True, scale=scale)
            return Number(i + 1, share, share, words=True, share=True)
        return None

    def _plural(self, p: Pieces, i: int) -> Number:
        """ "thousands", "tens of thousands", "hundreds of millions": from the scale named to ten times it."""
        value = self.values[p.word(i), "plural"]
        j = i + 1
        while p.word(j) == "of" and self.kinds.get(p.word(j + 1)) == "plural":
            value *= self.values[p.word(j + 1), "plural"]
            j += 2
        return Number(j, value, value * 10, words=True, vague=True)

    def _vague(self, p: Pieces, i: int) -> Number:
        """ "several hundred", "a couple of thousand", "dozens of"; without a scale there is no number ("a few")."""
        word = p.word(i)
        j = i + 1
        k = j + 1 if word in ("couple", "dozens", "scores") and p.word(j) == "of" else j
        follow = p.word(k)
        kind = self.kinds.get(follow)
        if kind in ("hundred", "scale") or (kind == "dozen" and word == "couple"):
            value = self.values[follow, kind]
            j = k + 1
            if self.kinds.get(p.word(j)) == "scale":
                value *= self.values[p.word(j), "scale"]
                j += 1
            if word == "couple":
                return Number(j, 2 * value, 2 * value, words=True, vague=True)
            return Number(j, value, value * 10, words=True, vague=True)
        if kind == "dozen":
            return Number(k + 1, None, None, words=True, vague=True)
        if kind == "plural" and word == "dozens":
            return Number(k + 1, None, None, words=True, vague=True)
        if word == "couple":
            return Number(j, 2.0, 2.0, words=True, vague=True)
        return Number(j, None, None, words=True, vague=True)


def _follows(last: str, kind: str, current: float) -> bool:
    """Whether a digit, teen or ten may stand after the number word before it."""
    if last in ("", "scale"):
        return True
    if last == "hundred":
        return current % 100 == 0
    return last == "ten" and kind == "digit"
