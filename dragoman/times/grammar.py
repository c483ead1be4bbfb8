"""The interval grammar: from the pieces of a text to phrases of time, unanchored.

Reading is lexical and goes once from left to right; the tree is only asked for parts of speech where a word or number alone does not
decide ("2000 soldiers", "May"). Extents follow TIMEX3 (TimeML annotation guidelines 1.2.1, section 2.1): determiners and modifiers
belong to the expression, prepositions do not; a span from one time to another is one phrase of its own beside its two ends.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.pieces import Pieces, cut
from dragoman.language.trees import Tree
from dragoman.times.dates import DASHES, Dates, Read
from dragoman.times.moments import Moment, timex
from dragoman.times.nodes import Amount, Between, Dated, Distance, Fixed, Node, Origin, Phrase
from dragoman.times.words import Words, listed

_OPEN_AFTER = frozenset({"since"})
_OPEN_BEFORE = frozenset({"until", "till", "by", "before"})
_LONG_UNITS = frozenset("DWMYECN")
# Adjectives that may stand between an amount and its unit.
_BETWEEN = frozenset(
    "full whole consecutive straight long more additional successive intervening previous past last preceding following next"
    " coming bloody solid calendar working long short further remaining".split()
)
_BEFORE_PART = frozenset({"at", "by", "the", "that", "all", "early", "late", "mid", "during", "through", "before", "until"})
_NOT_ADJECTIVES = frozenset("of to and or in per a an the for by from with on at into than other".split())
_SPANNING = frozenset({"over", "for", "during", "in", "within", "throughout", "of", "per"})


class Grammar:
    """The readers for one text; `phrases` is what comes out."""

    __slots__ = ("d", "p", "words")

    def __init__(self, words: Words, tree: Tree) -> None:
        self.words = words
        self.p: Pieces = cut(tree.text)
        self.d = Dates(words, self.p, tree)
        self.d.era = self._era()

    def _era(self) -> str:
        """The era that the text writes beside its years, if it does so more than once; then years may have three digits."""
        seen = {"BC": 0, "AD": 0}
        for i, word in enumerate(self.p.words):
            if word.isdigit() and len(word) <= 4:
                era = self.d.era_at(i + 1) or (("AD", i) if self.p.word(i - 1) == "ad" else None)
                if era:
                    seen[era[0]] += 1
        best = max(seen, key=lambda e: seen[e])
        return best if seen[best] > 1 else ""

    # ------------------------------------------------------------------ the pass
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
        before = self.p.word(f.start - 1)
        if before in _OPEN_AFTER:
            return replace(f, bound="after")
        if before in _OPEN_BEFORE and not (before == "before" and self.words.value(self.p.word(f.start - 2), "direction")):
            return replace(f, bound="before")
        return f

    # ------------------------------------------------------------------ from one time to another
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
        return self._joined(first, ("to", "through", "thru", *DASHES), first.start) or found

    def _joined(self, first: Phrase, links: tuple[str, ...], start: int) -> list[Phrase] | None:
        p = self.p
        j = first.end
        if p.word(j) not in links or not isinstance(first.node, Dated | Distance):
            return None
        glued = p.glued(j) and p.glued(j + 1)
        last = self._short_end(first.node, j + 1) if p.word(j) in DASHES and isinstance(first.node, Dated) else None
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

    def _short_end(self, first: Dated, i: int) -> Phrase | None:
        """The second half of "1939-45" and "September 13-15"."""
        m = first.moment
        word = self.p.word(i)
        if not word.isdigit() or not self.p.glued(i):
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

    # ------------------------------------------------------------------ one phrase
    def _phrase(self, i: int) -> Phrase | None:
        """The phrase that begins at piece `i`, widened over the determiner or modifier before it."""
        found = self._core(i)
        if found is None:
            return None
        start = found.start
        before = self.p.word(start - 1)
        if before == "the" or (before in ("a", "an") and isinstance(found.node, Amount)):
            start -= 1
        if isinstance(found.node, Amount | Distance | Dated):
            start, mod = self._approx(start, found.node)
            if mod and not found.mod:
                found = replace(found, mod=mod)
        return replace(found, start=start)

    def _approx(self, start: int, node: Node) -> tuple[int, str]:
        """ "about", "more than", "at least" before an amount; "around", "circa" before a date."""
        word = self.p.word(start - 1)
        mod = self.words.value(word, "approx")
        if mod is None or (self.p.word(start) == "the" and word in ("over", "under", "some")):
            return start, ""
        if not isinstance(node, Amount):
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

    def _core(self, i: int) -> Phrase | None:
        p, words = self.p, self.words
        word = p.word(i)
        if not word:
            return None
        if word[0].isdigit():
            return self._first_day(i) or self._first_year(i) or self._dated(i) or self._amount(i) or self._ordinal(i)
        kinds = words.table.get(word, {})
        fixed = listed(p, i, words.phrases)
        if fixed is None and word == "the":
            return self._core(i + 1) if p.word(i + 1) in words.starters or p.word(i + 1)[:1].isdigit() else None
        if fixed is not None and not self._named(i):
            end, (kind, value) = fixed
            if not words.value(p.word(end - 1), "relative") or self._relative(end - 1) is None:
                return Phrase(i, end, Fixed("SET" if kind == "SET" else "DATE", value))
        if "deictic" in kinds:
            return self._deictic(i, kinds["deictic"])
        if word in ("every", "each", "once", "twice") or "weekdays" in kinds or "seasons" in kinds or word in ("weekdays", "per"):
            return self._repeated(i)
        if "adverb" in kinds:
            return None if self._named(i) else Phrase(i, i + 1, Fixed("SET", kinds["adverb"]))
        if word in ("these", "those"):
            return self._recent(i, 0)
        if "position" in kinds:
            found = self._position(i, kinds["position"])
            if found is not None:
                return found
        if "relative" in kinds:
            found = self._relative(i)
            if found is not None:
                return found
        if "fiscal" in kinds:
            return self._fiscal(i)
        if "decade" in kinds and p.word(i - 1) in ("the", "early", "late", "mid", "-"):
            return Phrase(i, i + 1, Dated(Moment(), tens=int(kinds["decade"])))
        found = self._ordinal(i)
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

    def _named(self, i: int) -> bool:
        """Whether the word stands capitalised inside a line, as in names ("Daily Mail", "Current Affairs")."""
        return self.d.capital(i) and self.d.capital(min(i + 1, len(self.p) - 1)) and self.p.word(i + 1).isalpha()

    # ------------------------------------------------------------------ dates
    def _dated(self, i: int) -> Phrase | None:
        found = self.d.chain(i)
        if found is None:
            return None
        m = found.moment
        if m.level == "part" and not (m.month or m.weekday):
            return self._bare_part(i, found)
        node: Node = Dated(m, digits=found.digits, tens=found.tens, rule=found.rule)
        end = found.end
        if m.year is None and m.century is None and m.decade is None and found.digits is None:
            base = self._base(end, m)
            if base is not None:
                node, end = replace(node, base=base[0]), base[1]
        return Phrase(i, end, node)

    def _base(self, end: int, m: Moment) -> tuple[Dated | Distance, int] | None:
        """The coarser period named after a date: "of that year", "the same year", "last year", "of this month"."""
        p = self.p
        j = end
        if p.word(j) in ("of", "in", "on", ",", "at"):
            j += 1
        if p.word(j) == "the":
            j += 1
        if not (self.words.value(p.word(j), "relative") or self.words.value(p.word(j), "deictic")) and p.word(j) not in (
            "the",
            "year",
        ):
            return None
        found = self._core(j)
        if found is None or not isinstance(found.node, Distance | Dated) or found.mod:
            return None
        level = level_of(found.node)
        wanted = {
            "day": ("year", "month", "week"),
            "month": ("year",),
            "season": ("year",),
            "quarter": ("year",),
            "half": ("year",),
        }
        if m.level == "time" and level in ("day", "part") and p.word(end) != "of":
            return found.node, found.end
        if m.level == "day" and m.month is not None:
            return (found.node, found.end) if level == "year" else None
        return (found.node, found.end) if level in wanted.get(m.level, ()) else None

    def _bare_part(self, i: int, found: Read) -> Phrase | None:
        """Part of a day without its date: "at night", "the morning", "the morning of the attack", "the night before"; "overnight"."""
        p = self.p
        before, k = p.word(i - 1), found.end
        if p.word(i) in ("overnight", "daytime", "nighttime"):
            return Phrase(i, k, Dated(found.moment))
        if (
            before not in _BEFORE_PART
            or (self.d.dash(k) and p.glued(k))
            or (before == "the" and self.d.upos(k) in ("NOUN", "PROPN"))
        ):
            return None
        if (p.word(i), "part") in self.words.weak and before not in ("at", "by"):
            return None
        if p.word(k) in ("of", "on"):
            base = self._core(k + 2 if p.word(k + 1) == "the" else k + 1)
            if base is not None and isinstance(base.node, Dated | Distance) and level_of(base.node) == "day":
                return Phrase(i, base.end, Dated(found.moment, base=base.node))
        if p.word(k) in ("before", "after") and before == "the":
            return Phrase(i, k + 1, Distance("D", 1, -1 if p.word(k) == "before" else 1, "ref", part=found.moment.part))
        return Phrase(i, k, Dated(found.moment, step=0 if before == "the" else None, origin="ref"))

    def _fiscal(self, i: int) -> Phrase | None:
        """ "fiscal 2024", "fiscal year 2024", "FY2024", "FY24"."""
        p = self.p
        j = i + 2 if p.word(i + 1) in ("year", "years") else i + 1
        word = p.word(j)
        if not word.isdigit() or len(word) not in (2, 4) or (len(word) == 2 and p.word(i) != "fy"):
            return None
        year = int(word) + (2000 if len(word) == 2 else 0)
        return Phrase(i, j + 1, Dated(Moment(year=year)), mod="FISCAL")

    # ------------------------------------------------------------------ from here, from there
    def _deictic(self, i: int, value: str) -> Phrase:
        """ "yesterday", "tomorrow night", "today at 5 pm"."""
        sign, count, part = (-1 if value[0] == "-" else 1), int(value.lstrip("+-")[0]), value.lstrip("+-")[2:]
        end = i + 1
        node: Node = Distance("D", count, sign, "now", part=part)
        j = end
        more = self.d.part(j) if not part and self.p.word(j) != "overnight" else None
        if more is not None and more.moment.part:
            return Phrase(i, more.end, replace(node, part=more.moment.part))
        if self.p.word(j) in ("at", ","):
            clock = self.d.clock(j + 1)
            if clock is not None:
                return Phrase(i, clock.end, Dated(clock.moment, base=replace(node, part="")))
        return Phrase(i, end, node)

    def _relative(self, i: int) -> Phrase | None:
        """ "last week", "the past two years", "that same day", "this September", "next spring", "the previous night"."""
        p, words = self.p, self.words
        value = words.value(p.word(i), "relative") or ""
        if p.word(i - 1) in ("my", "our", "his", "her", "their", "its", "your", "s") and p.word(i) in (
            "last",
            "next",
            "previous",
            "following",
        ):
            return None
        step, origin = int(value.rstrip("r")), "ref" if value.endswith("r") else "now"
        j = i + 1
        while p.word(j) in ("same", "very", "past", "coming", "last", "next", "previous", "following") and p.word(i) != p.word(j):
            inner = words.value(p.word(j), "relative") or "0"
            step = step or int(inner.rstrip("r"))
            origin = "ref" if p.word(j) in ("same", "very") else origin
            j += 1
        the = p.word(i - 1) == "the" or p.word(i - 2) == "the"
        if p.word(i) in ("same", "very") and not the and p.word(i - 1) not in ("this", "that"):
            return None
        unit = words.unit(p.word(j))
        if unit is not None and words.value(p.word(j), "unit"):
            if p.word(j) == "second" or p.word(i) in ("recent", "latest"):
                return None
            return self._neighbour(i, j, unit, step, origin, the)
        if unit is not None or words.numerals.kinds.get(p.word(j)) or p.word(j)[:1].isdigit():
            return self._recent(i, step, j, origin)
        if p.word(i) in ("recent", "latest", "current", "subsequent", "upcoming") and not words.value(p.word(j), "month"):
            return None
        found = self.d.element(j)
        if found is None or found.moment.year is not None or found.digits is not None:
            return None
        level = found.moment.level
        if level == "season" and self.d.capital(j) and self.d.capital(min(j + 1, len(p) - 1)) and p.word(j + 1).isalpha():
            return None
        if level in ("time", "century", "decade", "") or (found.moment.day is not None and not found.rule):
            return None
        if level == "part":
            if step == 0 and origin == "now":
                return Phrase(i, found.end, Distance("D", 0, 1, "now", part=found.moment.part))
            origin = "now" if p.word(i) == "last" and not the else "ref"
            return Phrase(
                i, found.end, Distance("D", abs(step), step or 1, "now" if origin == "now" else "ref", part=found.moment.part)
            )
        if p.word(i) == "that" and not (level == "season" or self.d.upos(i) in ("DET", "")):
            return None
        more = self.d.part(found.end) if level == "day" and found.moment.weekday else None
        moment = replace(found.moment, part=more.moment.part) if more and more.moment.part else found.moment
        end = more.end if more and more.moment.part else found.end
        return Phrase(i, end, Dated(moment, step=step, origin="ref" if origin == "ref" else "now", rule=found.rule))

    def _neighbour(self, i: int, j: int, unit: str, step: int, origin: str, the: bool) -> Phrase | None:
        """A relative word and one unit: "last week", "the following day", "the past year"."""
        p = self.p
        word = p.word(i)
        if word in ("that", "this") and self.d.upos(i) not in ("DET", "PRON", ""):
            return None
        if unit in "SIHLF" and step == 0:
            return None
        spanning = p.word(i - 2 if the else i - 1) in _SPANNING
        if (word == "past" and the) or (word in ("last", "next", "coming") and the and spanning and unit != "D"):
            return Phrase(i, j + 1, Amount(unit, 1, step, "now"))
        if word == "last" and the and p.word(j + 1) == "of":
            inside = self._inside(j + 1)
            return Phrase(i, inside[1] if inside else j + 1, Amount(unit, 1, 0, "ref", inside[0] if inside else None, "END"))
        if unit in "SIH":
            return Phrase(i, j + 1, Amount(unit, 1, step, "now"))
        counted: Origin = "ref" if origin == "ref" or (the and word in ("next", "last")) else "now"
        if unit == "D" and word in ("next", "coming"):
            counted = "ref"
        end = j + 1
        part = self.d.part(end) if unit == "D" else None
        return Phrase(i, end, Distance(unit, abs(step), step or 1, counted, part=part.moment.part if part else ""))

    def _recent(self, i: int, step: int, j: int | None = None, origin: str = "now") -> Phrase | None:
        """ "the past two years", "the next few months", "in recent weeks", "these past months"."""
        j = i + 1 if j is None else j
        p = self.p
        if p.word(i) in ("these", "those"):
            value = self.words.value(p.word(j), "relative")
            if value is None:
                return None
            step, j = int(value.rstrip("r")), j + 1
        inner = self._amount(j, bare=True)
        if inner is None or not isinstance(inner.node, Amount) or inner.node.age:
            return None
        if p.word(i) in ("this", "that", "same", "very", "current") and p.word(j - 1) in ("this", "that"):
            return None
        node = inner.node
        if p.word(i) == "last" and p.word(inner.end) == "of":
            inside = self._inside(inner.end)
            if inside:
                return Phrase(i, inside[1], replace(node, inside=inside[0], edge="END"))
        return Phrase(i, inner.end, replace(node, step=step, origin="ref" if origin == "ref" else "now"), inner.mod)

    def _inside(self, j: int) -> tuple[Dated | Distance, int] | None:
        """The period after "of": "of March", "of last year"."""
        k = j + 2 if self.p.word(j + 1) == "the" else j + 1
        found = self._core(k)
        if found is not None and isinstance(found.node, Dated | Distance):
            return found.node, found.end
        return None

    def _position(self, i: int, mod: str) -> Phrase | None:
        """ "early October", "the end of the year", "later that month", "late in 1957", "mid-March", "year's end" (at the unit)."""
        p = self.p
        word = p.word(i)
        j = i + 1
        noun = word in (
            "beginning",
            "start",
            "opening",
            "outset",
            "onset",
            "middle",
            "midst",
            "midpoint",
            "end",
            "ending",
            "close",
        )
        if word in ("latter", "early", "later", "closing", "opening", "better", "middle") and p.word(j) in (
            "part",
            "parts",
            "stages",
            "days",
            "hours",
            "half",
        ):
            if p.word(j + 1) != "of":
                return None
            j += 2
        elif noun or word in ("remainder", "rest", "most", "much", "part", "course", "height"):
            if p.word(j) != "of":
                return None
            j += 1
        elif self.d.dash(j) and p.glued(j) and p.glued(j + 1):
            j += 1
        elif p.word(j) in ("in", "on") and word in ("early", "late", "later", "earlier"):
            j += 1
        elif word in ("final", "closing", "opening"):
            return None
        if p.word(j) == "the":
            j += 1
        found = self._core(j)
        if found is None:
            found = self._this_period(j)
        if found is None or not isinstance(found.node, Dated | Distance) or (found.mod and found.mod != "FISCAL"):
            return None
        if word in ("later", "earlier") and not isinstance(found.node, Distance) and p.word(i + 1) not in ("in", "on"):
            return None
        if level_of(found.node) in ("time",) or (
            word in ("start", "end", "beginning")
            and level_of(found.node) == "day"
            and noun
            and not isinstance(found.node, Distance)
        ):
            return None
        return Phrase(i, found.end, found.node, mod="" if mod == "APPROX" else mod)

    def _this_period(self, j: int) -> Phrase | None:
        """ "the year", "the month", "the summer" after "the end of" and the like."""
        unit = self.words.value(self.p.word(j), "unit")
        if unit in _LONG_UNITS and self.p.word(j - 1) == "the":
            return Phrase(j, j + 1, Distance(unit, 0, 1, "near"))
        return None

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
                not self.d.upos(j) and p.word(j).isalpha() and not self._ends_phrase(j)
            ):
                return None
            end = j
            base = self._base(j, Moment(day=ordinal[0])) if p.word(j) == "of" else None
            if base:
                return Phrase(i, base[1], Dated(Moment(day=ordinal[0]), base=base[0]))
            return Phrase(i, end, Dated(Moment(day=ordinal[0]), step=0, origin="ref"))
        return None

    def _ends_phrase(self, j: int) -> bool:
        return self.p.word(j) in (
            "and",
            "the",
            "of",
            "in",
            "by",
            "when",
            "after",
            "he",
            "they",
            "it",
            "a",
            "to",
            "at",
            "but",
            "with",
            "was",
            "were",
        )

    # ------------------------------------------------------------------ amounts
    def _amount(self, i: int, bare: bool = False) -> Phrase | None:
        """ "two weeks", "a day", "several months", "ten-day", "half an hour", "years"; with "ago", "later" and the like a distance.

        `bare`: a relative word stands before it, so "weeks" alone is enough and no direction is looked for.
        """
        p, words = self.p, self.words
        word = p.word(i)
        count: float | None = None
        j = i
        unit = words.value(word, "units")
        mod = ""
        if unit is not None:
            if word == "years" and self.d.year(i + 1, True):
                return None
            if (word, "units") in words.weak or p.word(i - 1) in ("light", "man", "school") or (not bare and self._named(i)):
                return None
        elif words.value(word, "unit") is not None and self._long(i):
            unit, count = words.value(word, "unit"), 1.0
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
        if self._old(end):
            return Phrase(i, self._old(end), Amount(unit, count, age=True), mod)
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
                if p.word(i + 1) in ("second", "quarter", "min"):
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
            and (p.word(j) in _BETWEEN or self._adjective(j))
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
            and unit in "D"
        ):
            return None
        return unit, low, j, ""

    def _adjective(self, j: int) -> bool:
        """Whether an adjective stands between a number and its unit ("ten brutal months")."""
        return self.d.upos(j) == "ADJ" or (
            not self.d.upos(j) and self.p.word(j).isalpha() and self.p.word(j) not in _NOT_ADJECTIVES
        )

    def _directed(self, i: int, end: int, unit: str, count: float | None) -> Phrase | None:
        """ "ago", "later", "earlier", "from now", "before" behind an amount."""
        p = self.p
        word = p.word(end)
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
            target = self._core(after + 1 if p.word(after) == "the" else after) if word in ("before", "after") else None
            if target is not None and isinstance(target.node, Dated) and level_of(target.node) == "day":
                return Phrase(i, target.end, Distance(unit, count, sign, "ref", start=target.node))
            if not self._stops(after):
                return None
            if word == "back" and p.word(i - 1) in ("for", "held", "set", "hold"):
                return None
        if word == "later" and p.word(after) == "than":
            return None
        origin: Origin = "now" if value[1] == "n" else "ref"
        part = self.d.part(after) if unit == "D" else None
        return Phrase(i, end + 1, Distance(unit, count, sign, origin, part=part.moment.part if part else ""))

    def _stops(self, j: int) -> bool:
        """Whether a clause or the text ends at piece `j`."""
        word = self.p.word(j)
        return (
            not word
            or not (word[0].isalnum() or word in ("'", '"', "“", "‘", "(", "$"))
            or word in ("and", "but", "when", "in", "at", "on", "by", "with", "was", "were", "is", "had")
        )

    def _named_end(self, i: int) -> Phrase | None:
        """ "year's end", "month-end"."""
        p = self.p
        unit = self.words.value(p.word(i), "unit")
        if unit not in ("Y", "M", "W"):
            return None
        j = i + 3 if p.word(i + 1) == "'" and p.word(i + 2) == "s" else i + 2 if self.d.dash(i + 1) else 0
        if j and p.word(j) == "end":
            return Phrase(i, j + 1, Distance(unit, 0, 1, "near"), mod="END")
        return None

    def _edge_day(self, i: int) -> Phrase | None:
        """ "the day before", "the night after", "the year before", "the day before yesterday"."""
        p = self.p
        unit = self.words.value(p.word(i), "unit")
        if unit is None or p.word(i - 1) != "the" or p.word(i + 1) not in ("before", "after"):
            return None
        sign = -1 if p.word(i + 1) == "before" else 1
        deictic = self.words.value(p.word(i + 2), "deictic")
        if deictic in ("-1D", "+1D") and unit == "D":
            return Phrase(i, i + 3, Distance("D", 2, sign, "now"))
        if p.word(i + 2) == "last":
            return Phrase(i, i + 3, Distance(unit, 2, -1, "now"))
        target = self._core(i + 2)
        if target is not None and isinstance(target.node, Dated) and level_of(target.node) == "day":
            return Phrase(i, target.end, Distance(unit, 1, sign, "ref", start=target.node))
        if self._stops(i + 2):
            return Phrase(i, i + 2, Distance(unit, 1, sign, "ref"))
        return None

    # ------------------------------------------------------------------ again and again
    def _repeated(self, i: int) -> Phrase | None:
        """ "every day", "each Monday", "every two years", "Mondays", "twice a week", "per month"."""
        p, words = self.p, self.words
        word = p.word(i)
        weekday = words.value(word, "weekdays")
        if weekday is not None:
            return Phrase(i, i + 1, Fixed("SET", f"XXXX-WXX-{weekday}")) if self.d.capital(i) and not self._named(i) else None
        season = words.value(word, "seasons")
        if season is not None:
            return Phrase(i, i + 1, Fixed("SET", f"XXXX-{season}")) if (word, "seasons") not in words.weak else None
        if word == "weekdays":
            return Phrase(i, i + 1, Fixed("SET", "XXXX-WXX-WD"))
        if word in ("once", "twice"):
            unit = words.value(p.word(i + 2), "unit") if p.word(i + 1) in ("a", "every", "per", "each") else None
            return Phrase(i, i + 3, Fixed("SET", period(unit, 1))) if unit else None
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


def level_of(node: Dated | Distance) -> str:
    """How fine the time is that a node names."""
    if isinstance(node, Dated):
        return node.moment.level or ("year" if node.digits is not None else "decade" if node.tens is not None else "")
    if node.part:
        return "part"
    return {
        "S": "time",
        "I": "time",
        "H": "time",
        "D": "day",
        "W": "week",
        "F": "week",
        "M": "month",
        "Q": "quarter",
        "Y": "year",
    }.get(node.unit, {"E": "decade", "C": "century", "N": "weekend"}.get(node.unit, ""))


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


def period(unit: str | None, count: float | None) -> str:
    """The TIMEX3 duration of so many units: P2W, PT30M, PXM, P1DE."""
    if count == 0.5 and unit in ("H", "Y", "C", "E"):
        return {"H": "PT30M", "Y": "P6M", "C": "P50Y", "E": "P5Y"}[unit]
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    if unit == "F":
        return f"P{number if count is None else f'{2 * count:g}'}W"
    if unit in ("S", "I", "H"):
        return f"PT{number}{'M' if unit == 'I' else unit}"
    return f"P{number}" + {"E": "DE", "C": "CE", "L": "ML", "N": "WE"}.get(unit or "", unit or "")
