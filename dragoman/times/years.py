"""Years, decades and eras, and the test of whether a bare number is a year."""

from __future__ import annotations

from dragoman.times.moments import Moment
from dragoman.times.text import DASHES, Read, Text


class Years(Text):
    """Readers of years. Each takes a piece and gives the piece after what it read, with its fields, or None."""

    __slots__ = ()

    def era_at(self, i: int) -> tuple[str, int] | None:
        """ "BC", "B.C.", "AD", "CE" at piece `i`."""
        word = self.p.word(i)
        value = self.words.value(word, "era")
        if value and self.capital(i):
            return value, i + 1
        for letters, era in (("bce", "BC"), ("bc", "BC"), ("ad", "AD"), ("ce", "AD")):
            if word == letters[0]:
                j = i
                for n, letter in enumerate(letters):
                    if self.p.word(j) != letter or (n and not self.p.glued(j)) or self.p.word(j + 1) != ".":
                        if n == len(letters) - 1 and self.p.word(j) == letter and self.p.glued(j):
                            return era, j + 1
                        break
                    j += 2
                else:
                    return era, j
        return None

    def year(self, i: int, sure: bool = False) -> Read | None:
        """A year, decade or year of two digits at piece `i`. `sure`: something before it asks for a year ("September …")."""
        p = self.p
        word = p.word(i)
        if word == "'" and p.word(i + 1).isdigit() and p.glued(i + 1) and len(p.word(i + 1)) == 2 and not (i and p.glued(i)):
            if p.word(i + 2) == "s" and p.glued(i + 2):
                return Read(i + 3, Moment(), tens=int(p.word(i + 1)) // 10)
            return Read(i + 2, Moment(), digits=int(p.word(i + 1)))
        era = self.era_at(i)
        if era and p.word(era[1]).isdigit():
            return Read(era[1] + 1, Moment(year=int(p.word(era[1])) or 1))
        if word == "the" and p.word(i + 1) == "year":
            lord = [p.word(k) for k in range(i + 2, i + 5)] == ["of", "our", "lord"]
            return self.year(i + 5 if lord else i + 2, True)
        if word in self.words.numerals.kinds:
            return self._spoken(i)
        if word == "year" and p.word(i + 1).isdigit() and len(p.word(i + 1)) == 4:
            return self.year(i + 1, True)
        if not word.isdigit() or len(word) > 4:
            return None
        number = int(word)
        end = i + 1
        era = self.era_at(end)
        if era and number:
            return Read(era[1], Moment(year=-number if era[0] == "BC" else number))
        spoken = p.word(i - 1) in ("the", "early", "late", "mid", "-")
        apostrophe = spoken and p.word(end) == "'" and p.glued(end) and p.word(end + 1) == "s" and p.glued(end + 1)
        if (p.word(end) == "s" and p.glued(end)) or (apostrophe and number % 10 == 0):
            return self._decade(i, number, end + 2 if apostrophe else end + 1)
        if not self._year_context(i, number, sure):
            return None
        if self.era == "BC" and number < 1000:
            number = -number
        return Read(end, Moment(year=number))

    def _spoken(self, i: int) -> Read | None:
        """A year in words: "nineteen eighty-four", "twenty sixteen", "two thousand (and) twenty-three"."""
        p, numerals = self.p, self.words.numerals
        kind = numerals.kinds.get(p.word(i))
        if kind == "digit" and p.word(i + 1) == "thousand":
            number = numerals.read(p, i)
            if number is None or number.low is None or not 2000 < number.low < 2100 or self.upos(number.end) in ("NOUN", "ADJ"):
                return None
            return Read(number.end, Moment(year=int(number.low)))
        first = numerals.values.get((p.word(i), kind or ""), 0)
        if kind not in ("teen", "ten") or not (15 <= first <= 20) or p.word(i + 1) in DASHES:
            return None
        last = numerals.read(p, i + 1)
        if last is None or not last.words or last.share or last.low is None or not 10 <= last.low <= 99 or last.low % 1:
            return None
        if self.upos(last.end) in ("NOUN", "ADJ", "SYM") or p.word(last.end) in DASHES:
            return None
        return Read(last.end, Moment(year=int(first * 100 + last.low)))

    def old_life(self, i: int) -> bool:
        """Whether the number of three digits at piece `i` is a year for the way it is written: "(837–908)", "c. 314"."""
        p = self.p
        if p.word(i - 1) == "(" and p.word(i + 1) in DASHES and p.word(i + 2).isdigit() and p.word(i + 3) in (")", ",", ";"):
            return len(p.word(i + 2)) == 3 and 0 < int(p.word(i + 2)) - int(p.word(i)) <= 120
        short = p.word(i - 1) == "." and p.glued(i - 1) and p.word(i - 2) in ("c", "ca")
        return (short or p.word(i - 1) == "circa") and not p.word(i + 1).isalpha()

    def _decade(self, i: int, number: int, end: int) -> Read | None:
        """ "1970s", "1970's", "the 1600s", "the 70s"."""
        if number < 100:
            before = self.p.word(i - 1)
            if number % 10 == 0 and number >= 10 and before in ("the", "early", "late", "mid", "-") and self.p.word(end) != "°":
                return Read(end, Moment(), tens=number // 10)
            return None
        era = self.era_at(end)
        bc = era is not None and era[0] == "BC"
        if era:
            end = era[1]
        if number % 10 or (number < 1000 and not era):
            return None
        if number % 100 == 0 and not bc and number != 2000:
            return Read(end, Moment(century=number // 100))
        return Read(end, Moment(decade=-(number // 10) - 1 if bc else number // 10))

    def _year_context(self, i: int, number: int, sure: bool) -> bool:
        p = self.p
        before, after = p.word(i - 1), p.word(i + 1)
        if before in self.words.sets["number_signs"] or after in self.words.sets["number_signs"] or number == 0:
            return False
        if p.glued(i) and (
            before.isalpha()
            or (before in DASHES | {"/"} and p.word(i - 2).isalpha() and p.glued(i - 1) and not self.dateish(i - 2))
        ):
            return False
        if p.glued(i + 1) and after.isalpha():
            return False
        if p.glued(i) and before in DASHES and p.glued(i - 1) and p.word(i - 2).isdigit() and not 2 <= len(p.word(i - 2)) <= 4:
            return False
        if p.glued(i) and before in DASHES and p.glued(i - 1) and p.word(i - 2).isdigit() and int(p.word(i - 2)) + 300 < number:
            return False
        if after == "(" and p.glued(i + 1) and p.glued(i + 2) and len(p.word(i + 2)) == 1 and p.word(i + 3) == ")":
            return False  # "50 U.S.C. 1622(d)"
        digits = len(p.word(i))
        named = before in ("this", "that", "his", "her", "its", "their") or (before == "s" and p.word(i - 2) == "'")
        modern = 1900 <= number <= 2049
        if not modern and not sure and before == "," and self.upos(i + 1) == "PROPN" and not p.line_between(i, i + 1):
            return False  # "…, 1355 Inwood Terrace"
        counted = self._counted(i, modern)
        if digits == 4 and self._spans_on(i, number):
            return True
        if sure:
            if digits == 3:
                return bool(self.era) or not after or not after[0].isalnum()
            return digits == 4 and 1000 <= number <= 2199 and not (counted and not modern)
        if digits == 4 and modern:
            return not counted
        if digits == 4 and 1000 <= number <= 2199:
            if counted and not (before == "the" and number % 100):
                return False
            noun = self.upos(i + 1) in ("NOUN", "ADJ")
            if named and number % 100 and number >= 1500 and self.xpos(i + 1) == "NN":
                return True  # "the colony's 1829 revolt"
            if number % 100 == 0 and before in ("between", "from") and after in ("and", "to", "until", *DASHES):
                return not counted and self.year(i + 2) is not None
            if number % 100 == 0:
                return (
                    before in self.words.sets["round_year_after"]
                    and not noun
                    and not (after in ("to", "-", "–") and self.p.word(i + 2).isdigit())
                )
            if before in self.words.sets["year_after"]:
                return not noun or before == "the"
            if noun or number % 100 == 0 or number < 1500 or (after.isalpha() and not self.upos(i + 1)):
                return False
            return self.upos(i + 1) != "PROPN" or p.line_between(i, i + 1)
        if digits == 3 and self.era:
            if self.old_life(i) or (self.era == "AD" and self._old_span(i)):
                return True
            return (before in self.words.sets["year_prepositions"] and not after.isalpha()) or (
                before in ("in", "by") and self.upos(i + 1) in ("DET", "ADP", "PRON", "PROPN")
            )
        return False

    def _old_span(self, i: int) -> bool:
        """Whether a year of three digits is joined by a dash to another one behind it, or to a year before it."""
        p = self.p
        if p.word(i + 1) in DASHES and len(p.word(i + 2)) == 3 and p.word(i + 2).isdigit():
            return 0 < int(p.word(i + 2)) - int(p.word(i)) <= 120 and not p.word(i + 3).isalpha()
        return p.word(i - 1) in DASHES and len(p.word(i - 2)) == 3 and p.word(i - 2).isdigit() and self._old_span(i - 2)

    def _spans_on(self, i: int, number: int) -> bool:
        """Whether a dash and a later year follow ("1715 - 1774", "1861-63") where no digits stand before."""
        p = self.p
        if p.word(i + 1) not in DASHES or not 1000 <= number <= 2199 or p.word(i - 1) in ("-", "–", ":", "/", "."):
            return False
        last = p.word(i + 2)
        if not last.isdigit() or (p.glued(i + 3) and p.word(i + 3) in ("-", "–")):
            return False
        if len(last) == 4:
            return number < int(last) <= min(number + 200, 2199)
        return len(last) == 2 and number % 100 < int(last) and p.glued(i + 2)

    def _counted(self, i: int, modern: bool) -> bool:
        """Whether a plural follows that the number counts ("2000 soldiers"); a modern year before a plural is a year unless it
        is round."""
        after = self.p.word(i + 1)
        if self.words.unit(after) or after in ("metres", "meters", "feet", "km", "miles", "kilometres", "tons", "tonnes"):
            return True
        if after in self.words.sets["counted_nouns"]:
            return True
        number = int(self.p.word(i))
        if modern and number % 100:
            return False
        xpos = self.xpos(i + 1)
        plural = (
            xpos == "NNS"
            if xpos
            else len(after) > 3 and after.endswith("s") and not after.endswith("ss") and not self.capital(i + 1)
        )
        if plural:
            return True
        return self.upos(i + 1) == "ADJ" and self.xpos(i + 2) == "NNS" and number % 100 == 0
