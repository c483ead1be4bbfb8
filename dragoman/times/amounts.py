"""Lengths of time, distances in time, and repeated times."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from dragoman.language.pieces import Pieces
from dragoman.times.dates import Dates
from dragoman.times.moments import Moment, period, timex
from dragoman.times.nodes import Amount, Dated, Distance, Fixed, Origin, Phrase, level_of
from dragoman.times.text import DASHES
from dragoman.times.words import Words


class Amounts(ABC):
    """Readers of amounts. `core`, which reads any phrase, is the grammar's."""

    __slots__ = ("d", "p", "words")

    d: Dates
    p: Pieces
    words: Words

    @abstractmethod
    def core(self, i: int) -> Phrase | None:
        """The phrase that begins at piece `i`, without the determiner or modifier before it."""

    def base(self, end: int, m: Moment) -> tuple[Dated | Distance, int] | None:
        """The coarser period named behind a date ("of that year"), and the piece after it."""
        raise NotImplementedError

    def named(self, i: int) -> bool:
        """Whether the word stands capitalised before another capital, as in names ("Daily Mail", "Current Affairs")."""
        return self.d.capital(i) and self.d.capital(min(i + 1, len(self.p) - 1)) and self.p.word(i + 1).isalpha()

    def _amount(self, i: int, bare: bool = False) -> Phrase | None:
        """ "two weeks", "a day", "several months", "ten-day", "half an hour", "years"; with "ago", "later" and the like a
        distance.

        `bare`: a relative word stands before it, so "weeks" alone is enough and no direction is looked for.
        """
        p, words = self.p, self.words
        word = p.word(i)
        count: float | None = None
        if not bare and p.word(i + 1) == "times":
            number = words.numerals.read(p, i)
            often = number is not None and (number.low or 0) > 100  # "78,000 times a minute" is a rate
            return None if often else self._times_a(i, i + 2)
        j = i
        unit = words.value(word, "units")
        mod = ""
        if unit is not None:
            if word == "years" and self.d.year(i + 1, True):
                return None
            if (word, "units") in words.weak or p.word(i - 1) in ("light", "man", "school") or (not bare and self.named(i)):
                return None
        elif words.value(word, "unit") is not None and self._long(i):
            unit, count = words.value(word, "unit"), 1.0
        elif (
            words.value(word, "unit") is not None
            and self.d.dash(i + 1)
            and p.word(i + 2) in ("ago", "earlier")
            and p.glued(i + 1)
        ):
            return Phrase(i, i + 3, Distance(words.value(word, "unit") or "", 1, -1, "now" if p.word(i + 2) == "ago" else "ref"))
        else:
            read = self._counted(i)
            if read is None:
                return self._named_end(i)
            unit, count, j, mod = read
        assert unit is not None
        end = j + 1
        if self._long(j):
            end = j + 3
        if (
            p.word(end) == "and"
            and p.word(end + 1) in ("a", "one")
            and p.word(end + 2) in ("half", "quarter")
            and count is not None
        ):
            count += words.numerals.values[p.word(end + 2), "fraction"]
            end += 3
        if self._old(end) or p.word(i - 1) in ("aged", "age"):
            return Phrase(i, self._old(end) or end, Amount(unit, count, age=True), mod)
        if bare:
            return Phrase(i, end, Amount(unit, count), mod)
        return self._directed(i, end, unit, count) or Phrase(i, end, Amount(unit, count), mod)

    def _long(self, j: int) -> bool:
        """Whether "-long" follows the unit at piece `j` ("month-long")."""
        p = self.p
        return (
            self.d.dash(j + 1)
            and p.word(j + 2) in ("long", "old")
            and p.glued(j + 1)
            and p.glued(j + 2)
            and p.word(j + 2) == "long"
        )

    def _old(self, end: int) -> int:
        """The piece after "old", "-old" or "of age" behind an amount; 0 where there is none."""
        p = self.p
        if p.word(end) == "old" or (self.d.dash(end) and p.word(end + 1) in ("old", "olds")):
            return end + 1 if p.word(end) == "old" else end + 2
        return end + 2 if p.word(end) == "of" and p.word(end + 1) == "age" else 0

    def _counted(self, i: int) -> tuple[str, float | None, int, str] | None:
        """An amount's number and unit: the unit, the number, the unit's piece, and a modifier."""
        p, words = self.p, self.words
        word = p.word(i)
        if word in ("a", "an"):
            unit = words.value(p.word(i + 1), "unit")
            if unit is not None:
                if p.word(i + 1) in ("second", "quarter", "min", "weekend"):
                    return None
                return unit, 1.0, i + 1, ""
            if p.word(i + 1) in ("full", "whole", "single", "further", "mere") and words.value(p.word(i + 2), "unit"):
                return words.value(p.word(i + 2), "unit") or "", 1.0, i + 2, ""
        if word in ("half", "quarter") and p.word(i + 1) in ("a", "an", *DASHES) and words.value(p.word(i + 2), "unit"):
            return words.value(p.word(i + 2), "unit") or "", words.numerals.values[word, "fraction"], i + 2, ""
        number = words.numerals.read(p, i)
        if number is None or (number.share and not word[0].isdigit() and words.unit(p.word(number.end)) is None):
            return None
        if p.glued(i) and (p.word(i - 1).isalpha() or p.word(i - 1) in ("$", "€", "£")):
            return None
        j = number.end
        low = number.low if not number.vague or number.low == number.high else None
        for _ in range(2):  # "two or three", "two to three", "24-48"
            if p.word(j) in ("to", "or", *DASHES) and not (p.word(j) in DASHES and words.unit(p.word(j + 1))):
                more = words.numerals.read(p, j + 1)
                if more is not None and more.low is not None:
                    j = more.end
        if self.d.dash(j) and p.glued(j) and p.glued(j + 1):
            j += 1
        if (
            words.unit(p.word(j)) is None
            and words.value(p.word(j + 1), "units")
            and (p.word(j) in self.words.sets["before_unit"] or self._adjective(j))
        ):
            j += 1
        if p.word(j) == "of" and p.word(i) in ("couple", "a"):
            j += 1
        unit = words.unit(p.word(j))
        if unit is None or (p.word(j) == "second" and not self.d.dash(j - 1)) or (p.word(j) == "quarter" and number.share):
            return None
        if p.word(j) in ("quarter", "quarters", "min", "mins") and p.word(j + 1) == "of":
            return None
        if (
            number.low is not None
            and word.isdigit()
            and words.value(p.word(j), "unit")
            and number.low > 1
            and not self.d.dash(j - 1)
            and unit == "D"
        ):
            return None
        return unit, low, j, ""

    def _adjective(self, j: int) -> bool:
        """Whether an adjective stands between a number and its unit ("ten brutal months")."""
        return self.d.upos(j) == "ADJ" or (
            not self.d.upos(j) and self.p.word(j).isalpha() and self.p.word(j) not in self.words.sets["not_adjectives"]
        )

    def _directed(self, i: int, end: int, unit: str, count: float | None) -> Phrase | None:
        """ "ago", "later", "earlier", "from now", "before" behind an amount."""
        p = self.p
        word = p.word(end)
        if self.d.dash(end) and p.glued(end) and p.word(end + 1) in ("ago", "earlier"):
            return Phrase(i, end + 2, Distance(unit, count, -1, "now" if p.word(end + 1) == "ago" else "ref"))
        if word == "from" and p.word(end + 1) in ("now", "today"):
            return Phrase(i, end + 2, Distance(unit, count, 1, "now"))
        if word == "prior" and p.word(end + 1) == "to":
            word = "before"
        value = self.words.value(word, "direction")
        if value is None:
            return None
        sign = -1 if value[0] == "-" else 1
        after = end + 1
        if word in ("before", "after", "following", "prior", "back"):
            if word == "before" and p.word(after) == "last" and count == 1:
                return Phrase(i, after + 1, Distance(unit, 2, -1, "now"))
            target = self.core(after + 1 if p.word(after) == "the" else after) if word in ("before", "after") else None
            if target is not None and isinstance(target.node, Dated) and level_of(target.node) == "day":
                return Phrase(i, target.end, Distance(unit, count, sign, "ref", start=target.node))
            if not self._stops(after):
                return None
            if word == "back" and p.word(i - 1) in ("for", "held", "set", "hold"):
                return None
        if word == "later" and p.word(after) == "than":
            return None
        if word == "ago" and count is not None and unit in "YECM":
            near = {"this": "", "next": "+", "last": "-"}.get(p.word(after))
            to = {"today": "D", "week": "W", "month": "M"}.get(p.word(after if near is None else after + 1), "")
            if to and to != unit and (to == "D") == (near is None):
                return Phrase(i, after + (1 if to == "D" else 2), Distance(unit, count, -1, "now", exact=to + (near or "")))
        origin: Origin = "now" if value[1] == "n" else "ref"
        part = self.d.part(after) if unit == "D" else None
        return Phrase(i, end + 1, Distance(unit, count, sign, origin, part=part.moment.part if part else ""))

    def _stops(self, j: int) -> bool:
        """Whether a clause or the text ends at piece `j`."""
        word = self.p.word(j)
        return (
            not word or not (word[0].isalnum() or word in ("'", '"', "“", "‘", "(", "$")) or word in self.words.sets["stopping"]
        )

    def _named_end(self, i: int) -> Phrase | None:
        """ "year's end", "month-end"."""
        p = self.p
        unit = self.words.value(p.word(i), "unit")
        if unit not in ("Y", "M", "W"):
            return None
        j = i + 3 if p.word(i + 1) == "'" and p.word(i + 2) == "s" else i + 2 if self.d.dash(i + 1) else 0
        if unit == "Y" and p.word(i + 1) == "end" and p.word(i - 1) in self.words.sets["leading_to"] | {"at"}:
            j = i + 1
        if j and p.word(j) == "end":
            year = self.d.year(j + 1, True) if unit == "Y" else None
            if year is not None:
                return Phrase(i, year.end, Dated(year.moment, digits=year.digits), mod="END")
            return Phrase(i, j + 1, Distance(unit, 0, 1, "near"), mod="END")
        return None

    def _edge_day(self, i: int) -> Phrase | None:
        """ "the day before", "the night after", "the year before", "the day before yesterday"."""
        p = self.p
        unit = self.words.value(p.word(i), "unit")
        if unit == "N" and p.word(i - 1) == "the" and p.word(i + 1) not in ("before", "after"):
            return Phrase(i, i + 1, Dated(Moment(weekend=True)))
        if unit is None or p.word(i - 1) != "the" or p.word(i + 1) not in ("before", "after"):
            return None
        sign = -1 if p.word(i + 1) == "before" else 1
        deictic = self.words.value(p.word(i + 2), "deictic")
        if deictic in ("-1D", "+1D") and unit == "D":
            return Phrase(i, i + 3, Distance("D", 2, sign, "now"))
        if p.word(i + 2) in ("last", "next") and (p.word(i + 2) == "next") == (sign > 0):
            return Phrase(i, i + 3, Distance(unit, 2, sign, "now"))
        target = self.core(i + 2)
        if target is not None and isinstance(target.node, Dated) and level_of(target.node) == "day":
            return Phrase(i, target.end, Distance(unit, 1, sign, "ref", start=target.node))
        if self._stops(i + 2):
            return Phrase(i, i + 2, Distance(unit, 1, sign, "ref"))
        return None

    def _repeated(self, i: int) -> Phrase | None:
        """ "every day", "each Monday", "every two years", "Mondays", "twice a week", "per month"."""
        p, words = self.p, self.words
        word = p.word(i)
        weekday = words.value(word, "weekdays")
        if weekday is not None:
            return Phrase(i, i + 1, Fixed("SET", f"XXXX-WXX-{weekday}")) if self.d.capital(i) and not self.named(i) else None
        season = words.value(word, "seasons")
        if season is not None:
            return Phrase(i, i + 1, Fixed("SET", f"XXXX-{season}")) if (word, "seasons") not in words.weak else None
        if word == "weekdays":
            return Phrase(i, i + 1, Fixed("SET", "XXXX-WXX-WD"))
        if word in ("once", "twice"):
            return self._times_a(i, i + 1)
        j = i + 2 if p.word(i + 1) in ("other", "single", "second") else i + 1
        count = 2.0 if p.word(i + 1) in ("other", "second") else 1.0
        unit = words.value(p.word(j), "unit")
        if unit is not None and (p.word(j), "unit") not in words.weak:
            return Phrase(i, j + 1, Fixed("SET", period(unit, count)))
        if word == "per":
            return None
        number = words.numerals.read(p, j)
        if number is not None and number.low == number.high and words.value(p.word(number.end), "units"):
            return Phrase(i, number.end + 1, Fixed("SET", period(words.unit(p.word(number.end)) or "", number.low)))
        found = self.d.element(j)
        if found is None or found.moment.year is not None or found.digits is not None:
            return None
        m = found.moment
        if m.level in ("part", "season", "month") or (m.level == "day" and (m.weekday or m.day)):
            return Phrase(i, found.end, Fixed("SET", timex(m)))
        return None

    def _times_a(self, i: int, j: int) -> Phrase | None:
        """ "twice a week", "twice daily", "three times a year"; `j` is the piece behind the count."""
        p, words = self.p, self.words
        adverb = words.value(p.word(j), "adverb")
        if adverb is not None:
            return Phrase(i, j + 1, Fixed("SET", adverb))
        unit = words.value(p.word(j + 1), "unit") if p.word(j) in ("a", "an", "every", "per", "each") else None
        return Phrase(i, j + 2, Fixed("SET", period(unit, 1))) if unit else None

    def _ordinal(self, i: int) -> Phrase | None:
        """ "the first two weeks of March", "the first day of the war", "the 20th" (of the month last spoken of)."""
        p, words = self.p, self.words
        ordinal = words.numerals.ordinal(p, i)
        word = p.word(i)
        edge = "START" if word in ("first", "opening") else "END" if word in ("final", "closing") else ""
        if ordinal is None and not edge:
            return None
        j = ordinal[1] if ordinal else i + 1
        unit = words.unit(p.word(j))
        if unit is not None and (p.word(j), "unit") not in words.weak and p.word(j + 1) == "of":
            inside = self._inside(j + 1)
            if inside is None and unit in "HDWMY" and self.d.upos(j + 2) in ("DET", "PRON", ""):
                return Phrase(i, j + 1, Amount(unit, 1 if words.value(p.word(j), "unit") else None))
            if inside:
                if unit == "D" and ordinal and not edge and isinstance(inside[0], Dated) and inside[0].moment.level == "month":
                    return None  # "the ninth day of June" is a date
                if unit == "D" and ordinal and edge != "END":
                    return Phrase(i, inside[1], Amount(unit, 1, 0, "ref", inside[0], f"{ordinal[0]}"))
                return Phrase(i, inside[1], Amount(unit, 1, 0, "ref", inside[0], edge or f"{ordinal[0] if ordinal else 1}"))
            return None
        if edge and (words.numerals.kinds.get(p.word(j)) or p.word(j)[:1].isdigit()):
            inner = self._amount(j, bare=True)
            if inner is not None and isinstance(inner.node, Amount) and p.word(inner.end) == "of":
                inside = self._inside(inner.end)
                node = replace(inner.node, inside=inside[0] if inside else None, edge=edge, origin="ref")
                return Phrase(i, inside[1] if inside else inner.end, node, inner.mod)
            return None
        if (
            ordinal
            and word.isdigit()
            and 1 <= ordinal[0] <= 31
            and p.word(i - 1) == "the"
            and p.word(i - 2) in ("on", "of", "until", "by", "before", "after", "to", "from")
        ):
            if self.d.upos(j) in ("NOUN", "ADJ", "PROPN", "NUM") or (
                not self.d.upos(j) and p.word(j).isalpha() and self.p.word(j) not in self.words.sets["ending"]
            ):
                return None
            end = j
            base = self.base(j, Moment(day=ordinal[0])) if p.word(j) == "of" else None
            if base:
                return Phrase(i, base[1], Dated(Moment(day=ordinal[0]), base=base[0]))
            return Phrase(i, end, Dated(Moment(day=ordinal[0]), step=0, origin="ref"))
        return None

    def _inside(self, j: int) -> tuple[Dated | Distance, int] | None:
        """The period after "of": "of March", "of last year"."""
        k = j + 2 if self.p.word(j + 1) == "the" else j + 1
        found = self.core(k)
        if found is not None and isinstance(found.node, Dated | Distance):
            return found.node, found.end
        return None
