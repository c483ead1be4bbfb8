"""The interval grammar: from the pieces of a text to phrases of time, unanchored.

Reading is lexical and goes once from left to right; the tree is only asked for parts of speech where a word or number alone
does not decide ("2000 soldiers", "May"). Extents follow TIMEX3 (TimeML annotation guidelines 1.2.1, section 2.1): determiners
and modifiers belong to the expression, prepositions do not; a span from one time to another is one phrase of its own beside its
two ends.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.pieces import cut
from dragoman.language.trees import Tree
from dragoman.times.dates import Dates
from dragoman.times.moments import Moment, timex
from dragoman.times.nodes import Amount, Between, Dated, Distance, Fixed, Node, Phrase, level_of
from dragoman.times.occasions import Occasions
from dragoman.times.text import DASHES
from dragoman.times.words import TYPES, Words, listed


class Grammar(Occasions):
    """The grammar over one text; `phrases` is what comes out."""

    __slots__ = ()

    def __init__(self, words: Words, tree: Tree) -> None:
        self.words = words
        self.p = cut(tree.text)
        self.d = Dates(words, self.p, tree)
        self.d.era = self._era()

    def _era(self) -> str:
        """The era that the text writes beside its years, if it does so more than once, or AD if it writes lives and years as only
        old ones are ("(314–368)", "c. 347"); then years may have three digits."""
        seen = {"BC": 0, "AD": 0}
        for i, word in enumerate(self.p.words):
            if word.isdigit() and len(word) <= 4:
                era = self.d.era_at(i + 1) or (("AD", i) if self.p.word(i - 1) == "ad" else None)
                if era:
                    seen[era[0]] += 1
                elif len(word) == 3 and self.d.old_life(i):
                    seen["AD"] += 2
        best = max(seen, key=lambda e: seen[e])
        return best if seen[best] > 1 else ""

    def phrases(self) -> list[Phrase]:
        """All phrases in the order of the text; the ends of an interval stand before it."""
        out: list[Phrase] = []
        p, starters = self.p, self.words.starters
        i, n = 0, len(p)
        while i < n:
            word = p.words[i]
            if word not in starters and not word[0].isdigit():
                i += 1
                continue
            found = self._span(i)
            if found is None:
                one = self._phrase(i)
                found = [] if one is None else [one]
            if not found:
                i += 1
                continue
            found = self._onward(found)
            out.extend(self._opened(f) for f in found)
            i = max(f.end for f in found)
        return out

    def _opened(self, f: Phrase) -> Phrase:
        """The phrase with the open side that the preposition before it gives it."""
        if isinstance(f.node, Between | Fixed | Amount):
            return f
        start = f.start - 2 if (self.p.word(f.start - 2), self.p.word(f.start - 1)) == ("at", "least") else f.start
        before = self.p.word(start - 1)
        if before in self.words.sets["open_after"]:
            return replace(f, bound="after")
        if (
            before in self.words.sets["open_before"]
            and not (before == "before" and self.words.value(self.p.word(start - 2), "direction"))
            and self.p.word(f.end) != "'"
            and not (before == "before" and f.end - f.start > 1 and self.words.value(self.p.word(f.start), "part"))  # that day's
        ):  # not "flattened by last week's earthquakes"
            return replace(f, bound="before")
        return f

    def _span(self, i: int) -> list[Phrase] | None:
        """ "from August through January", "between 1939 and 1945" at the preposition."""
        word = self.p.word(i)
        if word not in ("from", "between"):
            return None
        first = self._phrase(i + 1)
        if first is None:
            return None
        links = ("and",) if word == "between" else ("to", "through", "until", "till", "thru", "into", "and", *DASHES)
        return self._joined(first, links, i)

    def _onward(self, found: list[Phrase]) -> list[Phrase]:
        """A date that runs on to another without "from": "1939-45", "13-15 September", "May to July 2023"."""
        if len(found) > 1:
            return found
        first = found[0]
        if not isinstance(first.node, Dated | Distance):
            return found
        if self.p.word(first.end) in ("and", "or") and isinstance(first.node, Dated):
            other = self._other_day(first)
            if other is not None:
                return other
        return self._joined(first, ("to", "through", "thru", *DASHES), first.start) or found

    def _joined(self, first: Phrase, links: tuple[str, ...], start: int) -> list[Phrase] | None:
        p = self.p
        j = first.end
        if p.word(j) not in links or not isinstance(first.node, Dated | Distance):
            return None
        glued = p.glued(j) and p.glued(j + 1)
        last = self._short_end(first.node, j + 1) if isinstance(first.node, Dated) else None
        if last is None:
            last = self._phrase(j + 2 if p.word(j + 1) == "the" and not self.words.value(p.word(j + 2), "relative") else j + 1)
        if last is None or not isinstance(last.node, Dated | Distance):
            return None
        if p.word(j) in DASHES and not glued and not (isinstance(first.node, Dated) and isinstance(last.node, Dated)):
            return None
        if not _same_kind(first.node, last.node):
            return None
        first, last = _shared(first, last)
        return [first, last, Phrase(start, last.end, Between(first, last))]

    def _other_day(self, first: Phrase) -> list[Phrase] | None:
        """The second day of "February 23 or 24" and "6 and 7 May"."""
        assert isinstance(first.node, Dated)
        m, i = first.node.moment, first.end + 1
        if m.day is not None and m.month is None:
            found = self.d.day_month(i)
            last = self._phrase(i) if found is not None else None
            if last is None or not isinstance(last.node, Dated):
                return None
            return [*_shared(first, last)]
        day = self.d.small(i, 31)
        if m.level != "day" or m.month is None or m.day is None or m.year is not None or day is None or day <= m.day:
            return None
        if (self.p.glued(i + 1) and self.p.word(i + 1) in (":", "-", "%")) or self.d.upos(i + 1) in (
            "NOUN",
            "ADJ",
            "PROPN",
            "SYM",
        ):
            return None
        if not self.d.upos(i + 1) and self.p.word(i + 1).isalpha() and self.p.word(i + 1) not in self.words.sets["ending"]:
            return None
        year = self.d.year(i + 2, True) if self.p.word(i + 1) == "," else None
        moment = replace(m, day=day, weekday=None, year=year.moment.year if year else None)
        last = Phrase(i, year.end if year else i + 1, replace(first.node, moment=moment))
        return [*_shared(first, last)]

    def _short_end(self, first: Dated, i: int) -> Phrase | None:
        """The second half of "1939-45" and "September 13-15"."""
        m = first.moment
        word = self.p.word(i)
        if not word.isdigit() or (self.p.word(i - 1) in DASHES and not self.p.glued(i)):
            return None
        if self.p.word(i - 1) not in DASHES and (
            m.level != "day" or self.d.upos(i + 1) in ("NOUN", "ADJ", "NUM", "SYM", "PROPN")
        ):
            return None
        if m.level == "year" and m.year is not None and len(word) == 2 and m.year % 100 < int(word):
            return Phrase(i, i + 1, Dated(Moment(year=m.year - m.year % 100 + int(word))))
        if m.level == "year" and m.year is not None and m.year > 0 and word == "00" and m.year % 100 == 99:
            return Phrase(i, i + 1, Dated(Moment(year=m.year + 1)))
        if (
            m.level == "day"
            and m.day is not None
            and m.month is not None
            and m.year is None
            and 1 <= int(word) <= 31
            and int(word) > m.day
        ):
            follow = self.d.month(i + 1)
            if follow is None:
                year = self.d.year(i + 2, True) if self.p.word(i + 1) == "," else self.d.year(i + 1, True)
                moment = replace(m, day=int(word), year=year.moment.year if year else None)
                return Phrase(i, year.end if year else i + 1, Dated(moment))
        return None

    def _phrase(self, i: int) -> Phrase | None:
        """The phrase that begins at piece `i`, widened over the determiner or modifier before it."""
        found = self.core(i)
        if found is None:
            return None
        start = found.start
        before = self.p.word(start - 1)
        if (before == "the" and not self._plain_date(found)) or (before in ("a", "an") and isinstance(found.node, Amount)):
            start -= 1
        if isinstance(found.node, Amount | Distance | Dated):
            start, mod = self._approx(start, found.node)
            if mod and not found.mod:
                found = replace(found, mod=mod)
        return replace(found, start=start)

    def _plain_date(self, f: Phrase) -> bool:
        """Whether a phrase is a year or a date beginning with its month, whose article belongs to the noun behind it ("the 2002
        measure")."""
        if not isinstance(f.node, Dated) or f.mod or f.node.moment.level not in ("year", "month", "day"):
            return False
        word = self.p.word(f.start)
        return self.words.value(word, "month") is not None or (word.isdigit() and len(word) == 4)

    def _approx(self, start: int, node: Node) -> tuple[int, str]:
        """ "about", "more than", "at least" before an amount; "around", "circa" before a date."""
        word = self.p.word(start - 1)
        mod = self.words.value(word, "approx")
        if mod is None or (self.p.word(start) == "the" and word in ("over", "under", "some")):
            return start, ""
        if isinstance(node, Distance) and node.count and self.words.value(self.p.word(start), "relative") is None:
            pass
        elif not isinstance(node, Amount):
            return (
                (start - 1, "APPROX")
                if word in ("about", "around", "circa", "ca", "approximately", "roughly") and isinstance(node, Dated)
                else (start, "")
            )
        two = self.p.word(start - 2)
        if word == "than" and two in ("more", "less", "fewer"):
            return start - 2, self.words.value(two, "approx") or ""
        if word == "least" and two == "at":
            return start - 2, "EQUAL_OR_MORE"
        if word == "to" and two in ("up", "close"):
            return start - 2, "EQUAL_OR_LESS" if two == "up" else "APPROX"
        if mod or word in ("only", "just", "barely", "mere", "exactly"):
            return start - 1, mod
        return start, ""

    def core(self, i: int) -> Phrase | None:
        p, words = self.p, self.words
        word = p.word(i)
        if not word:
            return None
        if word[0].isdigit():
            return (
                self.fiscal_behind(i)
                or self._first_day(i)
                or self._first_century(i)
                or self._first_year(i)
                or self.anniversary(i)
                or self._dated(i)
                or self._amount(i)
                or self._ordinal(i)
            )
        kinds = words.table.get(word, {})
        fixed = listed(p, i, words.phrases)
        if fixed is None and word == "the":
            return self.core(i + 1) if p.word(i + 1) in words.starters or p.word(i + 1)[:1].isdigit() else None
        if fixed is not None and not self.named(i):
            end, (kind, value) = fixed
            if not words.value(p.word(end - 1), "relative") or self._relative(end - 1) is None:
                return Phrase(i, end, Fixed(next(t for t in TYPES if t == kind), value))
        if "deictic" in kinds:
            return self._deictic(i, kinds["deictic"])
        if word in ("every", "each", "once", "twice") or "weekdays" in kinds or "seasons" in kinds or word in ("weekdays", "per"):
            return self._repeated(i)
        if "adverb" in kinds:
            return None if self.named(i) else Phrase(i, i + 1, Fixed("SET", kinds["adverb"]))
        if word in ("these", "those"):
            return self._recent(i, 0)
        if "occasion" in kinds:
            return {"eve": self.eve, "anniversary": self.anniversary}.get(word, self.short_part)(i)
        if "position" in kinds:
            found = self._position(i, kinds["position"])
            if found is not None:
                return found
        if "relative" in kinds:
            found = self.fiscal_beside(i) or self._relative(i)
            if found is not None:
                return found
        if "fiscal" in kinds:
            return self.fiscal(i)
        if "decade" in kinds and p.word(i - 1) in ("the", "early", "late", "mid", "-"):
            return Phrase(i, i + 1, Dated(Moment(), tens=int(kinds["decade"])))
        found = self.anniversary(i) or self._first_century(i) or self._ordinal(i)
        if found is None:
            found = self._dated(i)
        return found or self._amount(i) or self._edge_day(i)

    def _first_day(self, i: int) -> Phrase | None:
        """The "13" of "13-15 September" and "13 to 15 September"."""
        day = self.d.small(i, 31)
        if day is None or self.p.word(i + 1) not in ("to", "and", *DASHES) or (self.p.glued(i) and self.p.word(i - 1) != "("):
            return None
        last = self.d.day_month(i + 2)
        if last is None or last.moment.day is None or last.moment.day <= day:
            return None
        return Phrase(i, i + 1, Dated(Moment(day=day), step=0, origin="ref"))

    def _first_century(self, i: int) -> Phrase | None:
        """The "15th" of "the 15th and 16th centuries"."""
        first = self.words.numerals.ordinal(self.p, i)
        if first is None or not 1 <= first[0] <= 30 or self.p.word(first[1]) not in ("to", "and", "or", *DASHES):
            return None
        last = self.d.century(first[1] + 1)
        if last is None or last.moment.century is None or last.moment.century < first[0]:
            return None
        return Phrase(i, first[1], Dated(Moment(century=first[0] - 1)))

    def _first_year(self, i: int) -> Phrase | None:
        """The "499" of "499-493 BC" and "264 to 241 BC"."""
        p = self.p
        if (
            not p.word(i).isdigit()
            or len(p.word(i)) > 4
            or p.word(i + 1) not in ("to", "and", *DASHES)
            or not p.word(i + 2).isdigit()
        ):
            return None
        era = self.d.era_at(i + 3)
        if era is None or era[0] != "BC" or int(p.word(i)) <= int(p.word(i + 2)):
            return None
        return Phrase(i, i + 1, Dated(Moment(year=-int(p.word(i)))))

    def _dated(self, i: int) -> Phrase | None:
        found = self.d.chain(i)
        if found is None:
            return None
        m = found.moment
        if m.weekday is not None and m.month is None and self._any(i, found.end):
            return Phrase(i, found.end, Fixed("SET", timex(m)))
        if m.level == "part" and not (m.month or m.weekday):
            return self._bare_part(i, found)
        node = Dated(m, digits=found.digits, tens=found.tens, rule=found.rule)
        end = found.end
        p = self.p
        glued = p.word(end) in DASHES | {"/"} and p.glued(end) and p.glued(end + 1)
        if m.season == "WI" and m.year is not None and glued and p.word(end + 1) in (str(m.year + 1), str(m.year + 1)[-2:]):
            return Phrase(i, end + 2, node)  # "the winter of 1941-42"
        if m.year is None and m.century is None and m.decade is None and found.digits is None:
            base = self.base(end, m)
            if base is not None:
                node, end = replace(node, base=base[0]), base[1]
            elif (m.quarter is not None or m.half is not None) and self.p.word(end) in ("of", "in"):
                fiscal = self.core(end + 2 if self.p.word(end + 1) == "the" else end + 1)
                if fiscal is not None and fiscal.mod == "FISCAL" and isinstance(fiscal.node, Dated | Distance):
                    return Phrase(i, fiscal.end, replace(node, base=fiscal.node), mod="FISCAL")
        return Phrase(i, end, node)

    def _any(self, i: int, end: int) -> bool:
        """Whether a weekday is any of its kind: "on a Monday", "Saturday mornings"."""
        p = self.p
        if p.word(i - 1) == "a" and p.word(i - 2) in ("on", "of"):
            return True
        last = p.word(end - 1)
        return last[-1:] == "s" and all(self.words.value(w, "part") is not None for w in (last, last[:-1]))


def _same_kind(a: Dated | Distance, b: Dated | Distance) -> bool:
    """Whether two times can be the ends of one span: days with days, months with months or seasons, years with years."""
    rank = {
        "time": 0,
        "part": 0,
        "day": 1,
        "weekend": 1,
        "week": 2,
        "month": 3,
        "season": 3,
        "quarter": 3,
        "half": 3,
        "year": 4,
        "decade": 5,
        "century": 5,
    }
    x, y = rank.get(level_of(a), 9), rank.get(level_of(b), 9)
    return x == y or (abs(x - y) == 1 and 9 not in (x, y) and x != 0 != y)


def _shared(first: Phrase, last: Phrase) -> tuple[Phrase, Phrase]:
    """The ends with what only one of them says: "13-15 September", "from May to July 2023"."""
    a, b = first.node, last.node
    if not (isinstance(a, Dated) and isinstance(b, Dated)):
        return first, last
    m, n = a.moment, b.moment
    if (
        m.year is None
        and a.digits is None
        and a.base is None
        and n.year is not None
        and (m.month or m.season or m.quarter or m.day)
    ):
        m = replace(m, year=n.year)
    if m.day is not None and m.month is None and n.month is not None:
        m = replace(m, month=n.month)
        a = replace(a, step=None, base=b.base)
    if m.year is not None and n.year is not None and m.level == n.level == "year" and m.year > 0 > n.year:
        m = replace(m, year=-m.year)
    return replace(first, node=replace(a, moment=m)), last
