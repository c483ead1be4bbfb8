"""The figure grammar: numbers with their bounds, units and rates, read from the pieces of a text.

A figure is [comparator] [currency] number [to number] [unit] [per unit] [comparator]. What looks like a number and is none (a
name, an address, a score, a list's numbering, a year) is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.language.numerals import MONEY, SURE, Number
from dragoman.quantities.numbers import DASHES, Numbers
from dragoman.quantities.words import COUNT, TIME_UNITS, YEAR, Unit, bound_after, bound_before, ending, longest
from dragoman.records import Approx


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: pieces [start, end) with the comparator, `number` the piece of its number and `after` the one behind its unit.

    `low` and `high` are the number itself (equal) or a range's ends, before the comparator is applied; None for words without a
    number. `part` is set for a fraction of something, `attribute` for a measure that describes ("a 152 mm shell", "a 5-storey
    house").
    """

    start: int
    end: int
    number: int
    after: int
    low: float | None
    high: float | None
    approx: Approx
    unit: Unit
    part: bool = False
    attribute: bool = False


class FigureGrammar(Numbers):
    """The grammar over one text; `figures` is what comes out."""

    __slots__ = ()

    def figures(self) -> list[Figure]:
        """All figures in the order of the text."""
        out: list[Figure] = []
        p, starters = self.p, self.words.starters
        i, n = 0, len(p)
        while i < n:
            word = p.words[i]
            if not word[0].isdigit() and word not in starters:
                i += 1
                continue
            found = self._figure(i)
            if found is None:
                i = max(i + 1, self.passed(i))
                continue
            found = self._converted(found, out[-1] if out else None)
            out.append(found)
            i = found.end
        return out

    def _figure(self, i: int) -> Figure | None:
        p, words = self.p, self.words
        word = p.words[i]
        if word in words.vague_adjectives:
            return self._loss(i)
        sign = ending(words.signs, p.raw, i)
        if sign is None and p.word(i - 1) in DASHES and p.glued(i):
            sign = ending(words.signs, p.raw, i - 1)
        if sign is not None and not self._sign_stands(sign[0], i):
            sign = None
        number = self._number(i, sign is not None)
        if number is None:
            return None
        start = sign[0] if sign else i
        low, high, end = number.low, number.high, number.end
        if sign is None and (self.name(i, number) if word[0].isdigit() else self.numbered(i, number)):
            return None
        share = number.share and not word[0].isdigit()
        if sign is None and not share and low is not None:
            among = self._among(number)
            if among is None and word == "one" and p.word(end) in ("in", "out"):
                return None
            if among is not None:
                low = high = low / among[0]
                end, share = among[1], True
                number = replace(number, end=end, share=True)
        unit = self._money_unit(end, sign) if sign else self.unit(end)
        unit_end = self._rate(unit[1], unit[0])[1] if unit else end
        second = self._range(start, number, unit_end, sign is not None) if low is not None else None
        if second is not None and low is not None and second.low is not None and second.high is not None:
            if second.scale > 1 and number.scale == 1 and low * second.scale <= second.low:
                low *= second.scale
            low, high = min(low, second.low), max(low, second.high)
            end = second.end
            unit = (self._money_unit(end, sign) if sign else self.unit(end)) or unit
            if p.word(start - 1) in ("between", "from"):
                start -= 1
        elif unit is None and p.word(end) == "or":
            other = words.numerals.read(p, end + 1)
            shared = self.unit(other.end) if other is not None else None
            if shared is not None:
                unit = (end, shared[1])
        if unit is None and number.words and number.vague and p.word(end) == "of" and p.word(end - 1)[-1:] == "s":
            measured = self.unit(end + 1)
            unit = measured if measured is not None and measured[1].code not in TIME_UNITS else None
        attribute = False
        if unit is not None:
            attribute = self._describes(end, unit[0])
            if attribute and unit[1].code in TIME_UNITS and p.word(unit[0] - 1)[-1:] == "s" and p.word(end) not in DASHES:
                attribute = False  # "for 22 days Ukraine …"
            end = max(end, unit[0])
        kind = unit[1] if unit else COUNT
        if kind is COUNT and (p.word(i - 1) in ("aged", "age") or self.age_limit(i, end) or self.is_age(i, end)):
            kind = YEAR
        elif kind.code in TIME_UNITS:
            end = self._old(end)
        if kind.code == "GBP" and sign is None and (self.weighs(i) or (attribute and self.weight_of(number, end))):
            kind = Unit("[lb_av]", "pound")
        if self.in_time(i) and (kind.code not in TIME_UNITS or p.word(end) in ("ago", "earlier")):
            return None  # a date, or how far back something lies
        if kind is COUNT and self.no_count(i, end, number, second is not None):
            return None
        kind, end = self._rate(kind, end)
        after = end + 2 if p.word(end) in DASHES and p.glued(end) and p.word(end + 1) in ("odd", "plus") else end
        kind = self._rate_behind(kind, end)
        negative = self._negative(start)
        if negative is not None and low is not None and high is not None and second is None:
            low, high = -high, -low
            start = negative
        start, end, approx = self._bounds(start, end, number, kind)
        return Figure(start, end, i, after, low, high, approx, kind, part=share, attribute=attribute)

    def _among(self, number: Number) -> tuple[float, int] | None:
        """The second number of "one in four Americans", "2 out of 5 voters", and the piece behind it."""
        p = self.p
        j = number.end + 2 if p.word(number.end) == "out" and p.word(number.end + 1) == "of" else number.end + 1
        if p.word(j - 1) not in ("in", "of") or (p.word(j - 1) == "of" and j == number.end + 1):
            return None
        other = self.words.numerals.read(p, j) if j < len(p) else None
        if other is None or other.low is None or other.low != other.high or other.share or number.low is None:
            return None
        whole = number.low in range(1, 10) and other.low in range(2, 1001) and number.low < other.low
        if not whole or (other.plain and other.low > 100) or self.unit(other.end) is not None:
            return None
        return (other.low, other.end) if self.xpos(other.end) in ("NNS", "NNPS") else None

    def _old(self, end: int) -> int:
        """The piece behind "old", "-old" or "of age" where it follows piece `end`, else `end`."""
        p = self.p
        j = end + 1 if p.word(end) in DASHES and p.glued(end) else end
        if p.word(j) in ("old", "olds"):
            return j + 1
        return end + 2 if p.word(end) == "of" and p.word(end + 1) == "age" else end

    def _money_unit(self, end: int, sign: tuple[int, Unit]) -> tuple[int, Unit]:
        """The currency of a sign, with what repeats it behind the number ("$500 US")."""
        return self._behind_dollar(end) or end, sign[1]

    def _number(self, i: int, money: bool) -> Number | None:
        """The number at piece `i`, with an "m" or "b" behind it read as a scale where that is what it must be."""
        p, words = self.p, self.words
        word = p.words[i]
        if word in ("several", "few") and words.numerals.kinds.get(p.word(i + 1)) not in ("hundred", "scale"):
            return None
        if word == "couple" or (word == "few" and p.word(i - 1) == "a"):
            return None  # begins at the article
        if (word == "half" and not self.half(i)) or self.words.numerals.kinds.get(word) in ("scale", "hundred", "dozen"):
            return None
        if p.glued(i) and word[0].isdigit() and p.word(i - 1)[-1:].isalpha() and not money:
            return None
        if money:
            return words.numerals.read(p, i, MONEY)
        number = words.numerals.read(p, i, SURE)
        if number is None or (word in ("a", "an") and number.low is None):
            return None
        if number.low is None and word not in words.vague_numbers:
            return None
        if word == "one" and number.end == i + 1 and not self.one(i):
            return None
        if (
            word[0].isdigit()
            and p.glued(number.end)
            and p.word(number.end) in ("m", "b")
            and number.scale == 1.0
            and self.millions(number.end)
        ):
            number = words.numerals.read(p, i, MONEY)
        if number is not None and word[0].isdigit() and p.glued(number.end) and self.code(number.end):
            return None
        return number

    def _sign_stands(self, at: int, i: int) -> bool:
        """Whether a currency sign before a number is one: letters must not cling to a word or stand as one ("S" of "S 400")."""
        p = self.p
        sign = p.raw[at]
        if not sign.isalpha():
            return not (p.glued(at) and p.raw[at - 1].isdigit())
        if sign in ("Y", "DM", "RM", "Rs", "Rp", "Tk", "kn", "p", "zł", "FF", "SFr", "KSh"):
            return (p.glued(i) and sign not in ("p", "kn")) or (sign == "Y" and p.word(at + 1) == "=")
        return len(sign) == 3 or p.raw[at + 1 : at + 2] == ["$"] or sign == "US"

    def _behind_dollar(self, end: int) -> int:
        """The piece after "US", "U.S.", "CAD" behind "$500"; 0 where there is none."""
        p = self.p
        if p.word(end) in ("us", "usd") and p.raw[end].isupper():
            return end + 1
        if p.raw[end : end + 4] == ["U", ".", "S", "."]:
            return end + 4
        return 0

    def _range(self, start: int, first: Number, end: int, money: bool) -> Number | None:
        """The second number of a range whose first, with its unit and rate, runs from piece `start` to `end`.

        "between A and B", "A-B", "A to B" rising or of one unit, "from A to B" in any direction; "by A to B" is a change and
        its result.
        """
        p, words = self.p, self.words
        if (first.share and first.words) or first.low is None:
            return None
        link = p.word(end)
        opener = p.word(start - 1)
        if opener not in ("between", "from"):
            found = bound_before(words, p, start)
            opener = p.word(found[0] - 1) if found is not None else opener
        dash = link in DASHES and p.glued(end) == p.glued(end + 1)
        if not (
            dash
            or (link == "to" and not (opener == "by" and (money or end != first.end)))
            or (link == "and" and opener == "between")
        ):
            return None
        j = end + 1
        bound = next((k for k in (2, 1) if j + k < len(p) and bound_before(words, p, j + k) == (j, "~")), 0)
        j += bound
        signed = False
        for width in (1, 2, 3):
            sign = ending(words.signs, p.raw, j + width) if j + width < len(p) and p.word(j + width)[:1].isdigit() else None
            if sign is not None and sign[0] == j:
                signed = True
                j += width
                break
        second = words.numerals.read(p, j, MONEY if money or signed else SURE) if j < len(p) else None
        if second is None or second.low is None or second.share or (signed and not money):
            return None
        low = first.low * (second.scale if first.scale == 1 and first.low * second.scale <= second.low else 1)
        if opener == "from" and link == "to":
            return second
        if second.low <= low and not (link == "to" and opener == "between"):
            return None
        if link == "to" and end != first.end and not money and self.unit(first.end) is not None:
            mine, other = self.unit(first.end), self.unit(second.end)
            if mine is None or other is None or mine[1] != other[1]:
                return None
        return second

    def unit(self, end: int) -> tuple[int, Unit] | None:
        """The unit that follows piece `end` directly, over a hyphen or not: the piece after it, and the unit."""
        p, words = self.p, self.words
        if end >= len(p):
            return None
        j = end + 1 if p.word(end) in DASHES and p.glued(end) and p.glued(end + 1) else end
        if p.line_between(end - 1, min(j, len(p) - 1)):
            return None
        found = longest(words.units, p.words, j)
        digits = p.word(end - 1)[-1:].isdigit() or self.words.numerals.kinds.get(p.word(end - 1)) in ("scale", "suffix")
        symbol = longest(words.symbols, p.raw, j) if digits else None
        if symbol is not None and p.raw[j] == "s" and p.glued(j):
            symbol = None  # "1990s", "2018s"
        if symbol is not None and (found is None or symbol[0] > found[0]) and self._symbol_stands(j, symbol[0]):
            return symbol
        if found is None and p.word(j) in self.words.sets["before_unit"]:
            found = longest(words.units, p.words, j + 1)
        if found is not None and p.word(j) == "second" and self.upos(j) == "ADJ":
            return None
        return found

    def _symbol_stands(self, j: int, end: int) -> bool:
        """Whether a symbol of one letter is one: glued to its number, or before punctuation, a preposition or the end."""
        p = self.p
        if p.glued(end) and p.word(end)[-1:].isalnum():
            return False
        if p.glued(j) or end - j > 1 or len(p.raw[j]) > 1:
            return True
        follow = p.word(end)
        return p.raw[j] in ("m", "g", "t", "W", "V", "F", "R", "C", "L", "b") and (
            not follow or not follow[0].isalnum() or self.upos(end) in ("ADP", "CCONJ", "NOUN", "") or follow == "per"
        )

    def _describes(self, number_end: int, end: int) -> bool:
        """Whether a measure is an adjective of the noun behind it ("152 mm shells", "3.5-litre engine", "50mph winds")."""
        p = self.p
        hyphen = p.word(number_end) in DASHES and p.glued(number_end)
        return (hyphen or self.upos(end) in ("NOUN", "PROPN")) and p.word(end).isalpha()

    def _rate(self, unit: Unit, end: int) -> tuple[Unit, int]:
        """The unit with what it is counted by: "per day", "a barrel", "an hour", "a-year", "/month"."""
        p = self.p
        j = end
        if p.word(j) in DASHES and p.glued(j):
            j += 1
        link = p.word(j)
        if link in ("per", "each", "every", "/"):
            j += 1
        elif link in ("a", "an"):
            j += 2 if p.word(j + 1) in DASHES and p.glued(j + 1) else 1
        else:
            return unit, end
        by = longest(self.words.units, p.words, j) or (self._symbol(j) if link == "/" else None)
        if by is None or by[1].money:
            if link == "per" and p.word(j).isalpha():
                name = p.word(j)
                return replace(unit, code=f"{unit.code}/{{{name}}}", name=f"{unit.name} per {name}".strip()), j + 1
            return unit, end
        if link in ("a", "an") and unit is COUNT:
            return unit, end
        if unit is COUNT:
            return unit, end
        return replace(unit, code=f"{unit.code}/{by[1].code}", name=f"{unit.name} per {by[1].name}"), by[0]

    def _rate_behind(self, unit: Unit, end: int) -> Unit:
        """The unit with the stretch of time that stands behind what is measured: "5 million barrels of oil per day"."""
        p = self.p
        if unit is COUNT or "/" in unit.code or unit.code in TIME_UNITS or unit.code == "%" or p.word(end) != "of":
            return unit
        j = end + 1
        while j < end + 5 and self.upos(j) in ("ADJ", "NOUN", "PROPN", "NUM") and p.raw[j][:1].isalnum():
            j += 1
        if j == end + 1 or p.word(j) not in ("a", "an", "per", "each", "every"):
            return unit
        by = longest(self.words.units, p.words, j + 1)
        if by is None or by[1].code not in TIME_UNITS:
            return unit
        return replace(unit, code=f"{unit.code}/{by[1].code}", name=f"{unit.name} per {by[1].name}")

    def _symbol(self, j: int) -> tuple[int, Unit] | None:
        """The unit symbol at piece `j`, in lower case too where it has more than a letter ("€30/mwh")."""
        found = longest(self.words.symbols, self.p.raw, j)
        if found is None and j < len(self.p) and len(self.p.raw[j]) > 1:
            unit = self.words.small_symbols.get(self.p.word(j))
            found = (j + 1, unit) if unit is not None else None
        return found

    def _negative(self, start: int) -> int | None:
        """The piece of a minus sign before a figure; None where there is none."""
        p = self.p
        if start > 0 and p.word(start - 1) == "minus":
            return start - 1
        if (
            start > 1
            and p.word(start - 1) in ("-", "‑")
            and p.glued(start)
            and p.word(start - 2) == "minus"
            and p.glued(start - 1)
        ):
            return start - 2
        if start > 0 and p.word(start - 1) in ("-", "−") and p.glued(start) and not p.glued(start - 1):
            return start - 1
        return None

    def _bounds(self, start: int, end: int, number: Number, unit: Unit) -> tuple[int, int, Approx]:
        """The figure's edges with its comparator, and the comparator; a vague number is an approximation by itself."""
        p = self.p
        approx: Approx = "~" if number.vague and number.low is not None else "="
        j = start - 1 if p.word(start - 1) in ("a", "an", "the") and start == number.end - 1 else start
        found = bound_before(self.words, p, start) or (bound_before(self.words, p, j) if j != start else None)
        if found is not None and not self._comparing(found[0], start, unit):
            found = None
        if found is not None and start - found[0] == 1 and number.words and number.low == 1 and unit is COUNT:
            found = None  # "united around one goal"
        after = bound_after(self.words, p, end)
        if after is not None and not (
            after[0] == end + 1
            and p.word(end) == "plus"
            and not p.glued(end)
            and p.word(end + 1)[:1].isalnum()
            and self.upos(end) == "CCONJ"
        ):
            if approx == "=":
                approx = after[1]
            end = after[0]
        if found is None:
            return start, end, approx
        return found[0], end, found[1] if approx == "=" or found[1] != "=" else approx

    def _comparing(self, at: int, start: int, unit: Unit) -> bool:
        """Whether the words before a number compare: "over" before a stretch of time and "around", "above", "below" as
        prepositions do not."""
        word = self.p.word(at)
        if start - at > 1:
            return not (word == "up" and self.p.word(at - 1) in ("went", "goes", "go"))
        if word in ("over", "under", "below", "above") and unit.code in TIME_UNITS:
            return self.upos(at) == "ADV" or self.age_limit(start, start + 1)
        return not (word == "some" and unit.code == "%")

    def _converted(self, found: Figure, last: Figure | None) -> Figure:
        """A figure in brackets behind another that is measured too takes over its comparator: "more than 100 km (60 miles)"."""
        if last is None or found.approx != "=" or last.approx == "=" or found.unit is COUNT or last.unit is COUNT:
            return found
        between = self.p.words[last.end : found.start]
        if between == ["("] or between == ["/"]:
            return replace(found, approx=last.approx)
        return found

    def _loss(self, i: int) -> Figure | None:
        """ "heavy casualties": an amount in words."""
        p = self.p
        if p.word(i + 1) in self.words.losses and self.words.numerals.read(p, i - 1) is None:
            return Figure(i, i + 2, i, i + 1, None, None, "=", COUNT)
        return None
