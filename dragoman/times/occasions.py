"""Years that are not the calendar's, quarters in short, eves and anniversaries."""

from __future__ import annotations

from dataclasses import replace

from dragoman.times.moments import Moment
from dragoman.times.nodes import Dated, Distance, Fixed, Phrase, level_of
from dragoman.times.relatives import Relatives
from dragoman.times.text import DASHES

_REACH = 10  # pieces behind "the second anniversary of" in which its first date is looked for
UNKNOWN_DAY = "XXXX-XX-XX"


class Occasions(Relatives):
    """Readers of fiscal and academic years, of "Q3 2023", of eves and anniversaries."""

    __slots__ = ()

    def fiscal(self, i: int) -> Phrase | None:
        """ "fiscal 2024", "fiscal year 2023-24", "FY2024", "the academic year 2021/22"."""
        p = self.p
        named = p.word(i + 1) in ("year", "years")
        short = p.word(i) == "fy"
        if not named and p.word(i) not in ("fiscal", "fy"):
            return None
        years = self._years(i + 2 if named else i + 1, short)
        if years is None:
            return None
        first, further, end = years
        return Phrase(i, end, Dated(Moment(year=first), further=further), mod="FISCAL")

    def fiscal_behind(self, i: int) -> Phrase | None:
        """ "2022 fiscal year", "2023-24 academic year", "2023/24 school year"."""
        p = self.p
        years = self._years(i, False)
        if years is None:
            return None
        first, further, end = years
        if self.words.value(p.word(end), "fiscal") is None or p.word(end + 1) not in ("year", "years"):
            return None
        return Phrase(i, end + 2, Dated(Moment(year=first), further=further), mod="FISCAL")

    def fiscal_beside(self, i: int) -> Phrase | None:
        """ "last fiscal year", "this academic year" at the relative word."""
        p = self.p
        value = self.words.value(p.word(i), "relative") or ""
        if self.words.value(p.word(i + 1), "fiscal") is None or p.word(i + 2) != "year":
            return None
        step = int(value.rstrip("r"))
        return Phrase(i, i + 3, Distance("Y", abs(step), step or 1, "ref" if value.endswith("r") else "now"), mod="FISCAL")

    def _years(self, i: int, short: bool) -> tuple[int, int, int] | None:
        """ "2024", "2023-24", "2023/2024" (and "24" if `short`) at piece `i`: the first year, how many follow it, the piece
        after."""
        p = self.p
        word = p.word(i)
        if not word.isdigit() or len(word) not in ((2, 4) if short else (4,)):
            return None
        first = int(word) + (2000 if len(word) == 2 else 0)
        if not 1800 <= first <= 2199:
            return None
        last = p.word(i + 2)
        if p.word(i + 1) in DASHES | {"/"} and p.glued(i + 1) and p.glued(i + 2) and last.isdigit() and len(last) in (2, 4):
            end = int(last) if len(last) == 4 else first - first % 100 + int(last)
            if 0 < end - first <= 3:
                return first, end - first, i + 3
        return first, 0, i + 1

    def short_part(self, i: int) -> Phrase | None:
        """ "Q3 2023", "Q3 of 2023", "H1 2024" at the letter; without a year the quarter at hand."""
        p = self.p
        letter, number = p.raw[i], p.word(i + 1)
        most = {"Q": 4, "H": 2}.get(letter, 0)
        if not p.glued(i + 1) or not number.isdigit() or not 1 <= int(number) <= most or p.glued(i):
            return None
        m = Moment(quarter=int(number)) if letter == "Q" else Moment(half=int(number))
        j = i + 3 if p.word(i + 2) in ("of", ",", "fy") else i + 2
        fiscal = p.word(i + 2) == "fy" or self.words.value(p.word(j), "fiscal") is not None
        year = self.d.year(j + fiscal if p.word(i + 2) != "fy" else j, True)
        if year is not None and year.moment.year is not None:
            return Phrase(i, year.end, Dated(replace(m, year=year.moment.year)), mod="FISCAL" if fiscal else "")
        before = p.word(i - 1)
        timely = before in self.words.sets["year_prepositions"] or before in ("for", "this", "last", "next", "the", "s", "")
        timely = timely or (self.d.upos(i + 2) == "NOUN" and before.isalpha())
        return Phrase(i, i + 2, Dated(m)) if letter == "Q" and not fiscal and timely else None

    def eve(self, i: int) -> Phrase | None:
        """ "the eve of May Day": the day before; "the eve of the summit": a day that the words do not fix."""
        p = self.p
        if p.word(i + 1) != "of":
            return None
        start = i + 3 if p.word(i + 2) == "the" else i + 2
        target = self.core(start)
        if target is not None and isinstance(target.node, Dated) and level_of(target.node) == "day":
            return Phrase(i, target.end, Distance("D", 1, -1, "ref", start=target.node))
        return Phrase(i, i + 1, Fixed("DATE", UNKNOWN_DAY, "the day before something"))

    def anniversary(self, i: int) -> Phrase | None:
        """ "the 70th anniversary of the 1953 armistice": so many years after the date that its first occasion is given with."""
        p = self.p
        ordinal = self.words.numerals.ordinal(p, i)
        if ordinal is None and p.word(i) != "anniversary":
            return None
        number, j = ordinal or (0, i)
        if p.word(j) != "anniversary":
            return None
        unknown = Phrase(i, j + 1, Fixed("DATE", UNKNOWN_DAY, "an anniversary"))
        if p.word(j + 1) != "of" or not number:
            return unknown if p.word(j + 1) == "of" else None
        for k in range(j + 2, min(j + 2 + _REACH, len(p))):
            if p.word(k) in (".", ";", "!", "?") or p.line_between(k - 1, k):
                break
            found = self.core(k) if p.word(k)[0].isdigit() or self.words.value(p.word(k), "month") is not None else None
            if found is None or not isinstance(found.node, Dated):
                continue
            m = found.node.moment
            if m.year is not None and m.year > 0 and m.level in ("year", "month", "day"):
                return Phrase(i, j + 1, Dated(replace(m, year=m.year + number, weekday=None)))
        return unknown
