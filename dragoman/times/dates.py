"""Dates as they are written: the calendar half of the grammar. Nothing here looks at an anchor."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.pieces import token_at
from dragoman.times.clocks import Clocks
from dragoman.times.moments import Moment
from dragoman.times.text import Read
from dragoman.times.words import listed


class Dates(Clocks):
    """Readers of days, months, seasons and named days, and the chain that joins all elements of one date."""

    __slots__ = ()

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
            return self.in_person(i)
        if not self.capital(i) or self.in_person(i):
            return True
        before = self.p.word(i - 1)
        if len(word) <= 4 and word != "may" and self.p.word(i + 1) == "." and self.p.glued(i + 1):
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
            before in self.words.sets["year_prepositions"]
            or before in ("this", "last", "next", "and", "to", "through", "every", "each", "or")
            or self.dash(i - 1)
        )

    def numeric(self, i: int) -> Read | None:
        """ "2023-09-13", "2023/09/13", "13/09/2023": digits only. Where day and month cannot be told apart, the year alone is
        known."""
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
            if (12 < first <= 31 and 1 <= second <= 12) or (sign == "." and 1 <= first <= 31 and 1 <= second <= 12):
                return Read(i + 5, Moment(year=int(c), month=second, day=first))
            if (1 <= first <= 12 and 12 < second <= 31) or first == second <= 12:
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
        if found is None or not self.capital(j) or self.in_person(j):
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
        ) and not (k == j and not self.p.word(k).isdigit() and self.upos(ordinal[1]) == "NOUN"):
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
        if self.in_person(i):
            return None
        return Read(end, Moment(weekday=int(value)))

    def season(self, i: int) -> Read | None:
        word = self.p.word(i)
        value = self.words.value(word, "season")
        follow = self.p.word(i + 1)
        if value is None or (self.capital(i) and follow in self.words.sets["season_names"]):
            return None  # "the Winter Olympics"
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
        token = token_at(self.tree, self.p.starts[end - 1])
        if 0 <= token < self.tree.heads[token] and self.tree.deps[token] == "compound" and self.capital(end):
            return None  # "the Good Friday Agreement"
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
        if unit in ("century", "centuries") and 1 <= number <= 30:
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
            found = self.clock(i) or self.year(i)
        return found

    def chain(self, i: int) -> Read | None:
        """A whole date at piece `i`: elements joined as long as each adds what is missing ("5 p.m. on Tuesday, 12 September
        2023")."""
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
            elif word == "," and [p.word(end + k) for k in (1, 2, 3)] == ["in", "the", "year"]:
                links.append((word, end + 2))
            links.append((word, end + 1))
        elif word == "the":
            links.append(("the", end + 1))
        elif word == "(" and (
            self.words.value(p.word(end + 1), "weekday")
            or (self.words.value(p.word(end - 1), "weekday") and self._day_at(end + 1))
        ):
            links.append((",", end + 1))
        return links

    def _day_at(self, i: int) -> bool:
        """Whether a day of a month begins at piece `i`: what a bracket behind a weekday must hold."""
        found = self.day_month(i) or self.month_day(i)
        return found is not None and found.moment.day is not None


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
