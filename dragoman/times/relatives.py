"""Times told from another time: "last week", "the end of the year", "that same day", "early October"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.times.amounts import Amounts
from dragoman.times.moments import Moment
from dragoman.times.nodes import Amount, Dated, Distance, Origin, Phrase, level_of
from dragoman.times.text import Read


class Relatives(Amounts):
    """Readers of relative times and of parts of periods."""

    __slots__ = ()

    def _deictic(self, i: int, value: str) -> Phrase:
        """ "yesterday", "tomorrow night", "today at 5 pm"."""
        sign, count, part = (-1 if value[0] == "-" else 1), int(value.lstrip("+-")[0]), value.lstrip("+-")[2:]
        end = i + 1
        node = Distance("D", count, sign, "now", part=part)
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
        spanning = p.word(i - 2 if the else i - 1) in self.words.sets["spanning"]
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

    def _position(self, i: int, mod: str) -> Phrase | None:
        """ "early October", "the end of the year", "later that month", "late in 1957", "mid-March", "year's end" (at the
        unit)."""
        p = self.p
        word = p.word(i)
        j = i + 1
        noun = word in self.words.sets["edge_nouns"]
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
        elif noun or word in self.words.sets["share_nouns"]:
            if p.word(j) != "of":
                return None
            j += 1
        elif (self.d.dash(j) and p.glued(j) and p.glued(j + 1)) or (
            p.word(j) in ("in", "on") and word in ("early", "late", "later", "earlier")
        ):
            j += 1
        elif word in ("final", "closing", "opening"):
            return None
        if p.word(j) == "the":
            j += 1
        found = self.core(j)
        if found is None:
            found = self._this_period(j)
        if found is None or not isinstance(found.node, Dated | Distance) or (found.mod and found.mod != "FISCAL"):
            return None
        if word in ("later", "earlier") and not isinstance(found.node, Distance) and p.word(i + 1) not in ("in", "on"):
            return None
        if level_of(found.node) == "time" or (
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
        if unit is not None and unit in "DWMYECN" and self.p.word(j - 1) == "the":
            return Phrase(j, j + 1, Distance(unit, 0, 1, "near"))
        return None

    def base(self, end: int, m: Moment) -> tuple[Dated | Distance, int] | None:
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
        found = self.core(j)
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
        """Part of a day without its date: "at night", "the morning", "the morning of the attack", "the night before";
        "overnight"."""
        p = self.p
        before, k = p.word(i - 1), found.end
        if p.word(i) == "overnight":
            if p.word(k) in ("into", "to") and self.words.value(p.word(k + 1), "weekday"):
                base = self.core(k + 1)
                if base is not None and isinstance(base.node, Dated):
                    return Phrase(i, k, Distance("D", 1, -1, "ref", part="NI", start=base.node))
            return Phrase(i, k, Dated(found.moment, step=-1, origin="now"))
        if p.word(i) in ("daytime", "nighttime"):
            return Phrase(i, k, Dated(found.moment))
        if (
            before not in self.words.sets["before_part"]
            or (self.d.dash(k) and p.glued(k))
            or (before == "the" and self.d.upos(k) in ("NOUN", "PROPN"))
        ):
            return None
        if (p.word(i), "part") in self.words.weak and before not in ("at", "by"):
            return None
        if p.word(k) in ("of", "on"):
            base = self.core(k + 2 if p.word(k + 1) == "the" else k + 1)
            if base is not None and isinstance(base.node, Dated | Distance) and level_of(base.node) == "day":
                return Phrase(i, base.end, Dated(found.moment, base=base.node))
        if p.word(k) in ("before", "after") and before == "the":
            return Phrase(i, k + 1, Distance("D", 1, -1 if p.word(k) == "before" else 1, "ref", part=found.moment.part))
        return Phrase(i, k, Dated(found.moment, step=0 if before == "the" else None, origin="ref"))
