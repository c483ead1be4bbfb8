"""Dates as they are written: the calendar half of the grammar. Each reader takes the pieces and a position and returns the piece after
what it read with the date's fields, or None. Nothing here looks at an anchor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from dragoman.language.pieces import Pieces, token_at
from dragoman.language.trees import Tree
from dragoman.times.moments import Moment
from dragoman.times.words import Words, listed

DASHES = frozenset("-–—‐‑−")
# Words after which a bare number of three or four digits can be a year.
YEAR_AFTER = frozenset(
    "in of by since until till from to during between and or after before around about circa ca early late mid through thru year years"
    " spring summer autumn fall winter the ( [ , ; / - – — ' beginning end start pre post".split()
)
YEAR_PREPOSITIONS = frozenset("in by since until till during circa ca early late mid of from between after before".split())
_ROUND_YEAR_AFTER = frozenset("in by since until till circa ca early late mid year ( [".split())
CLOCK_AFTER = frozenset("at by around until till from to about before after between since and - –".split())
NUMBER_SIGNS = frozenset("$€£¥#%°№₩₽₹")
# Words that show a bare number before them to be a count even where no parser has tagged them.
PEOPLE = frozenset({"people", "men", "women", "children", "troops"})


class Read(NamedTuple):
    """The piece after an element of a date, its fields, a year of two digits ("'99": 99), the rule of a named day, and a decade of
    one digit ("the '70s": 7)."""

    end: int
    moment: Moment
    digits: int | None = None
    rule: str = ""
    tens: int | None = None


@dataclass(slots=True)
class Dates:
    """The readers for one text. `era` is "BC" or "AD" where the text writes eras, so that years of three digits can be years."""

    words: Words
    p: Pieces
    tree: Tree
    era: str = ""

    # ------------------------------------------------------------------ helpers
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

    def month(self, i: int) -> tuple[int, int] | None:
        """A month's name at piece `i`: its number and the piece after it (and after the full stop of an abbreviation)."""
        value = self.words.value(self.p.word(i), "month")
        if value is None:
            return None
        end = i + 1
        if len(self.p.raw[i]) <= 4 and value != "5" and self.p.word(end) == "." and self.p.glued(end):
            end += 1
        return int(value), end

    def weak_month(self, i: int) -> bool:
        """Whether a month's name is also another word and stands here without company that shows it to be a month."""
        word = self.p.word(i)
        if (word, "month") not in self.words.weak:
            return self._in_person(i)
        if not self.capital(i) or self._in_person(i):
            return True
        before = self.p.word(i - 1)
        if len(word) <= 4 and word not in ("may",) and self.p.word(i + 1) == "." and self.p.glued(i + 1):
            return False
        if self.dash(i + 1) and self.month(i + 2) is not None:
            return False
        if (
            len(word) > 3
            and i
            and before.islower()
            and before not in ("the", "will", "and")
            and self.upos(i) in ("PROPN", "NOUN")
        ):
            return False
        return not (
            before in YEAR_PREPOSITIONS
            or before in ("this", "last", "next", "and", "to", "through", "every", "each", "or")
            or self.dash(i - 1)
        )

    def _in_person(self, i: int) -> bool:
        """Whether piece `i` belongs to a person's name ("Theresa May", "April Jones")."""
        start = self.p.starts[i]
        for n in self.tree.names:
            if n.type == "PER" and self.tree.starts[n.start] <= start < self.tree.ends[n.end - 1]:
                return True
        return False

    # ------------------------------------------------------------------ years
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
            return self.year(i + 2, True)
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
        if before in NUMBER_SIGNS or after in NUMBER_SIGNS or number == 0:
            return False
        if p.glued(i) and (
            before.isalpha()
            or (before in DASHES | {"/"} and p.word(i - 2).isalpha() and p.glued(i - 1) and not self._dateish(i - 2))
        ):
            return False
        if p.glued(i + 1) and after.isalpha():
            return False
        if p.glued(i) and before in DASHES and p.glued(i - 1) and p.word(i - 2).isdigit() and not 2 <= len(p.word(i - 2)) <= 4:
            return False
        if p.glued(i) and before in DASHES and p.glued(i - 1) and p.word(i - 2).isdigit() and int(p.word(i - 2)) + 300 < number:
            return False
        digits = len(p.word(i))
        modern = 1900 <= number <= 2049
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
            if number % 100 == 0 and before in ("between", "from") and after in ("and", "to", "until", *DASHES):
                return not counted and self.year(i + 2) is not None
            if number % 100 == 0:
                return (
                    before in _ROUND_YEAR_AFTER and not noun and not (after in ("to", "-", "–") and self.p.word(i + 2).isdigit())
                )
            if before in YEAR_AFTER:
                return not noun or before == "the"
            return number % 100 != 0 and not noun and 1500 <= number and not (after.isalpha() and not self.upos(i + 1))
        if digits == 3 and self.era:
            return (
                before in YEAR_PREPOSITIONS
                and not after.isalpha()
                or (before in ("in", "by") and self.upos(i + 1) in ("DET", "ADP", "PRON", "PROPN"))
            )
        return False

    def _spans_on(self, i: int, number: int) -> bool:
        """Whether a dash and a later year follow ("1715 - 1774", "1861-63") where no digits stand before."""
        p = self.p
        if p.word(i + 1) not in DASHES or not 1000 <= number <= 2199 or p.word(i - 1) in ("-", "–", ":", "/", "."):
            return False
        last = p.word(i + 2)
        if not last.isdigit() or p.glued(i + 3) and p.word(i + 3) in ("-", "–"):
            return False
        if len(last) == 4:
            return number < int(last) <= min(number + 200, 2199)
        return len(last) == 2 and number % 100 < int(last) and p.glued(i + 2)

    def _dateish(self, i: int) -> bool:
        word = self.p.word(i)
        return any(self.words.value(word, k) is not None for k in ("month", "position", "season")) or word in (
            "pre",
            "post",
            "mid",
        )

    def _counted(self, i: int, modern: bool) -> bool:
        """Whether a plural follows that the number counts ("2000 soldiers"); a modern year before a plural is a year unless it is round."""
        after = self.p.word(i + 1)
        if self.words.unit(after) or after in ("metres", "meters", "feet", "km", "miles", "kilometres", "tons", "tonnes"):
            return True
        if after in PEOPLE:
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

    # ------------------------------------------------------------------ days and months
    def numeric(self, i: int) -> Read | None:
        """ "2023-09-13", "2023/09/13", "13/09/2023": digits only. Where day and month cannot be told apart, the year alone is known."""
        p = self.p
        a, sign, b = p.word(i), p.word(i + 1), p.word(i + 2)
        if not (a.isdigit() and sign in ("-", "/", ".") and b.isdigit() and p.glued(i + 1) and p.glued(i + 2)) or (
            p.glued(i) and p.word(i - 1) != "("
        ):
            return None
        more = p.word(i + 3) == sign and p.glued(i + 3) and p.word(i + 4).isdigit() and p.glued(i + 4)
        c = p.word(i + 4) if more else ""
        if (
            len(a) == 4
            and len(b) == 2
            and (len(c) == 2 or (not c and sign == "-"))
            and 1 <= int(b) <= 12
            and (not c or 1 <= int(c) <= 31)
        ):
            if not c and not 1000 <= int(a) <= 2199:
                return None
            if not c and not 1 <= int(b) <= 12:
                return None
            if not c and int(b) in (int(a) % 100 + 1, int(a) % 100 + 2):
                return None  # "2007-08": a span of years
            return Read(i + 5 if c else i + 3, Moment(year=int(a) or None, month=int(b), day=int(c) if c else None))
        if more and len(c) == 4 and max(len(a), len(b)) <= 2 and 1000 <= int(c) <= 2199:
            first, second = int(a), int(b)
            if 12 < first <= 31 and 1 <= second <= 12 or (sign == "." and 1 <= first <= 31 and 1 <= second <= 12):
                return Read(i + 5, Moment(year=int(c), month=second, day=first))
            if 1 <= first <= 12 and 12 < second <= 31 or first == second <= 12:
                return Read(i + 5, Moment(year=int(c), month=first, day=second))
            if 1 <= first <= 12 and 1 <= second <= 12:
                return Read(i + 5, Moment(year=int(c)))
        return None

    def day_month(self, i: int) -> Read | None:
        """ "13 September", "13th of September", "the 13th September"; the year is read by the chain."""
        ordinal = self.words.numerals.ordinal(self.p, i)
        if ordinal is not None and 1 <= ordinal[0] <= 31:
            day, j = ordinal
        else:
            number = self.small(i, 31)
            if number is None:
                return None
            day, j = number, i + 1
        if self.p.word(j) == "of":
            if ordinal is None:
                return None
            j += 1
        if self.p.word(j) == "day" and self.p.word(j + 1) == "of":
            j += 2
        if self.dash(j) and self.p.glued(j) and self.p.glued(j + 1):
            j += 1
        found = self.month(j)
        if found is None or not self.capital(j) or self._in_person(j):
            return None
        return Read(found[1], Moment(month=found[0], day=day))

    def month_day(self, i: int) -> Read | None:
        """ "September 13", "Sept. 13th", "September the 13th", or the month alone."""
        found = self.month(i)
        if found is None:
            return None
        month, j = found
        k = j + 1 if self.p.word(j) == "the" else j
        ordinal = self.words.numerals.ordinal(self.p, k)
        if (
            ordinal is not None
            and 1 <= ordinal[0] <= 31
            and self.capital(i)
            and (k == j or self.p.word(k).isdigit() or len(self.p.word(k)) > 3)
        ):
            if not (k == j and not self.p.word(k).isdigit() and self.upos(ordinal[1]) == "NOUN"):
                return Read(ordinal[1], Moment(month=month, day=ordinal[0]))
        day = self.small(j, 31)
        if day is not None and self.capital(i) and not self.p.line_between(i, j) and not self._clock_follows(j):
            return Read(j + 1, Moment(month=month, day=day))
        if not self.capital(i):
            return None
        if self.year(j, True) is None and not (self.p.word(j) in (",", "of") and self.year(j + 1, True)) and self.weak_month(i):
            return None
        return Read(j, Moment(month=month))

    def _clock_follows(self, j: int) -> bool:
        p = self.p
        return (p.word(j + 1) == ":" and p.glued(j + 1) and p.word(j + 2).isdigit()) or self.meridiem(j + 1) is not None

    def weekday(self, i: int) -> Read | None:
        value = self.words.value(self.p.word(i), "weekday")
        if value is None or not self.capital(i):
            return None
        end = i + 1
        if (self.p.word(i), "weekday") in self.words.weak:
            dotted = self.p.word(end) == "." and self.p.glued(end)
            follows = end + dotted + (self.p.word(end + dotted) == ",")
            if self.month(follows) is None and self.small(follows, 31) is None:
                return None
            end += dotted
        if self._in_person(i):
            return None
        return Read(end, Moment(weekday=int(value)))

    def season(self, i: int) -> Read | None:
        word = self.p.word(i)
        value = self.words.value(word, "season")
        if value is None:
            return None
        if (word, "season") in self.words.weak:
            follows = i + 2 if self.p.word(i + 1) in ("of", ",") else i + 1
            before = self.p.word(i - 1)
            timely = before in (
                *("this", "last", "next", "early", "late", "mid", "every", "each", "previous", "following", "same", "that"),
            ) or (
                before in ("the", "in", "-")
                and (
                    word == "spring"
                    or self.p.word(i - 2) in ("in", "by", "since", "until", "early", "late", "during", "throughout")
                )
            )
            if self.year(follows, True) is None and not (timely and self.upos(i) in ("NOUN", "PROPN", "")):
                return None
            if word == "fall" and self.p.word(i + 1) == "of" and self.year(i + 2, True) is None:
                return None
        return Read(i + 1, Moment(season=value))

    def named_day(self, i: int) -> Read | None:
        """ "Christmas Eve", "Labor Day", "9/11"."""
        found = listed(self.p, i, self.words.days)
        if found is None or not (self.capital(i) or self.p.raw[i].isdigit()):
            return None
        end, (rule, _) = found
        if self.p.raw[i].isdigit() and ((self.p.glued(i) and self.p.word(i - 1) != "(") or self.p.word(end) == "/"):
            return None
        return Read(end, Moment(feast=rule), rule=rule)

    def century(self, i: int) -> Read | None:
        """ "19th century", "nineteenth-century", "4th century BC"; the quarters and halves of a year."""
        ordinal = self.words.numerals.ordinal(self.p, i)
        word = self.p.word(i)
        if ordinal is None and not (word in ("latter", "last", "final") and self.p.word(i + 1) in ("half", "quarter")):
            return None
        number, j = ordinal or (2 if self.p.word(i + 1) == "half" else 4, i + 1)
        if self.dash(j) and self.p.glued(j):
            j += 1
        unit = self.p.word(j)
        if unit == "century" and 1 <= number <= 30:
            era = self.era_at(j + 1)
            if era:
                return Read(era[1], Moment(century=-number if era[0] == "BC" else number - 1))
            return Read(j + 1, Moment(century=number - 1))
        if unit == "quarter" and 1 <= number <= 4 and self.p.word(i - 1) not in ("a", "one"):
            return Read(j + 1, Moment(quarter=number))
        if unit == "half" and number <= 2 and self._half_of_time(j + 1):
            return Read(j + 1, Moment(half=number))
        return None

    def _half_of_time(self, j: int) -> bool:
        """Whether "of 2024", "of the year", "of last year" or nothing more stands after "the first half"."""
        if self.p.word(j) != "of":
            return False
        k = j + 1
        if self.p.word(k) in ("the", "this", "last", "next"):
            k += 1
            return self.p.word(k) in ("year", "fiscal", "financial")
        return self.year(k, True) is not None

    # ------------------------------------------------------------------ clock
    def meridiem(self, i: int) -> tuple[str, int] | None:
        """ "pm", "p.m.", "p.m" at piece `i`."""
        p = self.p
        value = self.words.value(p.word(i), "meridiem")
        if value is None:
            return None
        if len(p.word(i)) == 2:
            return value, i + 1
        if p.word(i + 1) == "." and p.word(i + 2) == "m" and p.glued(i + 1) and p.glued(i + 2):
            return value, i + 4 if p.word(i + 3) == "." and p.glued(i + 3) else i + 3
        return None

    def clock(self, i: int) -> Read | None:
        """ "5 pm", "5:30 p.m.", "17:30 GMT", "0530 hrs", "10.45pm", "five o'clock"."""
        p = self.p
        word = p.word(i)
        hour = minute = second = None
        j = i + 1
        if word.isdigit() and len(word) <= 2 and not (p.glued(i) and p.word(i - 1) not in ("(", *DASHES)):
            hour = int(word)
            if p.word(j) == ":" and p.glued(j) and p.glued(j + 1) and p.word(j + 1).isdigit() and len(p.word(j + 1)) == 2:
                minute = int(p.word(j + 1))
                j += 2
                if p.word(j) == ":" and p.glued(j) and p.word(j + 1).isdigit() and len(p.word(j + 1)) == 2:
                    second = int(p.word(j + 1))
                    j += 2
        elif "." in word and word.replace(".", "").isdigit() and len(word.split(".")[1]) == 2:
            hour, minute = (int(x) for x in word.split("."))
        elif (
            word.isdigit()
            and len(word) == 4
            and (
                self.words.value(p.word(j), "zone") is not None
                or (p.word(j) in ("hrs", "hours", "hr") and (word[0] == "0" or p.word(i - 1) in ("at", "by", "until", "from")))
            )
        ):
            hour, minute = int(word[:2]), int(word[2:])
        elif (word, "digit") in self.words.numerals.values or word in ("ten", "eleven", "twelve"):
            values = self.words.numerals.values
            hour = int(values.get((word, "digit"), values.get((word, "teen"), 0)))
            if p.word(j) != "o" and self.meridiem(j) is None:
                return None
        if hour is None or hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
            return None
        shown = len(word) == 4
        half = self.meridiem(j)
        if half is not None and hour <= 12:
            hour = hour % 12 + (12 if half[0] == "PM" else 0)
            minute = minute or 0
            j = half[1]
            shown = True
        elif p.word(j) == "o" and p.word(j + 1) == "'" and p.word(j + 2) == "clock":
            j += 3
            shown = minute is None
        elif "." in word:
            if self._zone(j) is None:
                return None
            shown = True
        if p.word(j) in ("hrs", "hours", "hr") and minute is not None:
            j += 1
            shown = True
        zone, after = self._zone(j) or ("", j)
        if after > j:
            j, shown = after, shown or minute is not None
        if not shown and minute is not None:
            shown = p.word(i - 1) in CLOCK_AFTER or len(word) == 2 or self._dateish(i - 1) or p.word(j) in ("on", "local")
        if not shown:
            return None
        if p.word(j) == "local" and p.word(j + 1) == "time":
            j += 2
        return Read(j, Moment(hour=hour, minute=minute, second=second, zone=zone))

    def _zone(self, j: int) -> tuple[str, int] | None:
        p = self.p
        k = j + 1 if p.word(j) == "(" else j
        value = self.words.value(p.word(k), "zone")
        if value is None or not p.raw[k].isupper():
            if p.word(j) in ("eastern", "central", "pacific", "mountain", "moscow") and p.word(j + 1) in (
                "time",
                "standard",
                "daylight",
            ):
                return "", j + (2 if p.word(j + 1) == "time" else 3)
            return None
        k += 1
        return value, k + 1 if p.word(k) == ")" and p.word(j) == "(" else k

    def part(self, i: int) -> Read | None:
        """ "morning", "noon", "night-time"; "hours" after it belongs to it."""
        value = self.words.value(self.p.word(i), "part")
        if value is None:
            return None
        if value.startswith("T"):
            hour, minute = value[1:].split(":")
            return Read(i + 1, Moment(hour=int(hour), minute=int(minute)))
        j = i + 1
        if self.dash(j) and self.p.word(j + 1) == "time" and self.p.glued(j):
            j += 2
        if self.p.word(j) == "hours":
            j += 1
        return Read(j, Moment(part=value))

    # ------------------------------------------------------------------ the chain
    def element(self, i: int) -> Read | None:
        """One element of a date at piece `i`, the longest reading first."""
        word = self.p.word(i)
        if not word:
            return None
        if word[0].isdigit():
            return self.named_day(i) or self.numeric(i) or self.clock(i) or self.day_month(i) or self.century(i) or self.year(i)
        kinds = self.words.table.get(word, {})
        found = self.named_day(i) if word in self.words.days else None
        if found is None and "month" in kinds:
            found = self.month_day(i)
        if found is None and "weekday" in kinds:
            found = self.weekday(i)
        if found is None and "season" in kinds:
            found = self.season(i)
        if found is None and "part" in kinds:
            found = self.part(i)
        if found is None and word in ("'", "ad", "a", "the", "year"):
            found = self.year(i)
        if found is None:
            found = self.day_month(i) or self.century(i)
        if found is None and (word in self.words.numerals.kinds):
            found = self.clock(i)
        return found

    def chain(self, i: int) -> Read | None:
        """A whole date at piece `i`: elements joined as long as each adds what is missing ("5 p.m. on Tuesday, 12 September 2023")."""
        found = self.element(i)
        if found is None:
            return None
        end, moment, digits, rule, tens = found
        if tens is not None:
            return found
        for _ in range(4):
            more = self._more(end, moment, digits, rule)
            if more is None:
                break
            add = more.moment
            digits = more.digits if more.digits is not None else digits
            rule = more.rule or rule
            moment = _joined(moment, add)
            end = more.end
        return Read(end, moment, digits, rule)

    def _more(self, end: int, m: Moment, digits: int | None, rule: str) -> Read | None:
        for link, start in self._links(end):
            if start >= len(self.p) or self.p.line_between(end - 1, start):
                continue
            wants_year = (
                m.year is None
                and digits is None
                and m.century is None
                and m.decade is None
                and m.level in ("month", "day", "season", "quarter", "half", "part", "time")
            )
            dated = bool(m.month or m.season or m.quarter or m.half or rule or m.feast)
            found = None
            if wants_year and dated and link in ("", ",", "of", "in", "of the", "in the"):
                found = self.year(start, link != "in" or (m.day is None and m.month is not None))
                if found and (found.moment.decade is not None or found.moment.century is not None):
                    found = None
            if found is None:
                found = self.element(start)
            if found is not None and _fits(m, digits, found, link):
                return found
        return None

    def _links(self, end: int) -> list[tuple[str, int]]:
        """The ways on from piece `end`: directly, or over a connecting word."""
        p = self.p
        word = p.word(end)
        if word == "'" and p.word(end + 1) == "s":
            return []
        links = [("", end)]
        if word in (",", "of", "on", "at", "in"):
            follow = p.word(end + 1)
            if follow == "the":
                links.append((word + " the", end + 2))
            elif word == "," and follow in ("on", "at"):
                links.append((follow, end + 2))
            links.append((word, end + 1))
        elif word == "the":
            links.append(("the", end + 1))
        elif word in ("(",) and self.words.value(p.word(end + 1), "weekday"):
            links.append((",", end + 1))
        return links


def _joined(m: Moment, add: Moment) -> Moment:
    changes = {}
    for name in (
        "year",
        "half",
        "quarter",
        "season",
        "month",
        "week",
        "day",
        "weekday",
        "part",
        "hour",
        "minute",
        "second",
        "zone",
        "feast",
    ):
        value = getattr(add, name)
        if value not in (None, "") and getattr(m, name) in (None, ""):
            changes[name] = value
    return replace(m, **changes)


def _fits(m: Moment, digits: int | None, found: Read, link: str) -> bool:
    """Whether the element adds to the date: a year to a day, a day to a time of day, and so on, never the same thing twice."""
    a, b = m.level, found.moment.level
    adds_year = found.moment.year is not None or found.digits is not None
    has_year = m.year is not None or digits is not None or m.decade is not None or m.century is not None
    if found.tens is not None:
        return False
    if adds_year and has_year:
        return False
    if b in ("decade", "century", "half", "quarter"):
        return False
    if a == "year" and b == "season":
        return link == ""
    daily = ("day", "month")
    if b == "year" or (b == "" and adds_year):
        dated = m.month or m.season or m.quarter or m.half or m.feast
        return bool(dated) and link in ("", ",", "of", "in", "of the") and (link != "in" or m.day is None)
    if b in ("part", "time"):
        if a == "part":
            return b == "time" and link in ("at", ",", "", "of")
        if a == "time":
            return b == "part" and link in ("in the", "the", "on the", "")
        return a == "day" and link in ("", ",", "at", "in the", "the", "on the")
    if a in ("part", "time"):
        new_date = found.moment.month is not None and m.month is None
        new_weekday = found.moment.weekday is not None and m.weekday is None
        return b == "day" and (new_date or new_weekday) and link in ("", ",", "on", "of", "on the", "of the", "the")
    if a == "day" and b == "day":
        weekday_first = (
            m.weekday is not None and m.day is None and found.moment.day is not None and found.moment.month is not None
        )
        weekday_last = m.day is not None and m.weekday is None and found.moment.weekday is not None and found.moment.day is None
        return (weekday_first and link in ("", ",", "the", "on", ", the")) or (weekday_last and link == ",")
    return False
