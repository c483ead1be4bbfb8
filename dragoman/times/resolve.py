"""From phrases to values: against the day of publication, the dateline, or the time that the report has last spoken of.

News is told from the day it is published: "in September" is the nearest September that the verb's tense allows. A narrative
(most of its written years lie elsewhere than its publication) is told from the time it has last spoken of. Where neither anchor
is known, a value keeps what the words fix and no more ("XXXX-09-13"). The two ways of reading are those of Strötgen and Gertz
(HeidelTime, Language Resources and Evaluation 2013).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from dragoman.records import TimeType
from dragoman.times.moments import (
    Moment,
    bounds,
    edtf,
    feast,
    narrowed,
    next_year,
    of_date,
    of_week,
    period,
    shift,
    timex,
)
from dragoman.times.nodes import Amount, Between, Dated, Distance, Fixed, Origin, Phrase
from dragoman.times.steps import (
    Tense,
    before_years,
    edge_of,
    far,
    first_month,
    in_year,
    known_day,
    nearest_year,
    opened,
    set_in,
    unknown,
)
from dragoman.times.zones import zoned


class Value(NamedTuple):
    """What a phrase comes to. `moment` is None where it is no single stretch of the calendar."""

    type: TimeType
    timex: str
    edtf: str
    earliest: str | None
    latest: str | None
    why: str
    moment: Moment | None
    began: Moment | None = None


_NEAR = 2  # years that a bare year may lie from what is being told and still move it


@dataclass(slots=True)
class Resolver:
    """One report's anchors. `now` is the day of speaking as far as it is known; `ref` the time that is being told, `ref_day`
    its last day, `last` the time last mentioned ("that year"), `strayed` the year of a mention far from what is told.

    `recent` says whether a year was written in this sentence or the one before, `dated` whether any date was; the reader keeps
    them.
    """

    now: Moment
    narrative: bool
    ref: Moment | None = None
    ref_day: Moment | None = None
    last: Moment | None = None
    strayed: int | None = None
    recent: bool = False
    dated: bool = False

    # ------------------------------------------------------------------ entry
    def value(self, phrase: Phrase, tense: Tense) -> Value:
        """The value of a phrase in a clause of the given tense; moves `ref` on."""
        node = phrase.node
        if isinstance(node, Fixed):
            return Value(node.type, node.value, "", None, None, node.why, None)
        if isinstance(node, Amount):
            return self._amount(node, phrase.mod)
        if isinstance(node, Between):
            raise TypeError("an interval is resolved from its ends")
        moment, why, vague = self._dated(node, tense) if isinstance(node, Dated) else self._distance(node)
        if vague:
            return Value("TIME" if "T" in vague and "_REF" not in vague else "DATE", vague, "", None, None, why, None)
        moment = zoned(moment)
        if isinstance(node, Dated) and node.further and moment.year is not None:
            final = replace(moment, year=next_year(moment.year, node.further))
            both = f"{edtf(moment)}/{edtf(final)}"
            return Value("DATE", f"{timex(moment)}/{timex(final)}", both, bounds(moment)[0], bounds(final)[1], why, final)
        kind: TimeType = "TIME" if moment.level in ("part", "time") else "DATE"
        first, last = narrowed(*bounds(moment), phrase.mod)
        text = edtf(moment)
        if phrase.mod == "FISCAL":
            first = last = None
            text = f"{text}~" if moment.level == "year" else ""
            why += "; a fiscal year, whose ends differ by country"
        elif phrase.mod == "APPROX" and moment.level in ("year", "month", "day") and text and "T" not in text:
            text += "~"
        if phrase.bound:
            first, last, text = opened(phrase.bound, first, last, text)
        return Value(kind, timex(moment), text, first, last, why, moment)

    def end_of(self, a: Value, b: Value) -> Value:
        """The end of an interval that by itself lies before its start: the next such weekday ("from Monday through Friday"), the
        next day's hour ("from 10 p.m. to 6 a.m.")."""
        start, end = known_day(a.moment), known_day(b.moment)
        if start is None or end is None or a.moment is None or b.moment is None:
            return b
        if b.why.startswith("weekday") and end < start:
            end += timedelta(days=-(-(start - end).days // 7) * 7)
        elif end == start and (b.moment.hour or 99, b.moment.minute or 0) < (a.moment.hour or -1, a.moment.minute or 0):
            end += timedelta(days=1)
        else:
            return b
        moment = replace(b.moment, year=end.year, month=end.month, day=end.day)
        first, last = bounds(moment)
        return b._replace(timex=timex(moment), edtf=edtf(moment), earliest=first, latest=last, moment=moment)

    def between(self, a: Value, b: Value) -> Value:
        """The interval from one resolved end to the other."""
        if a.moment is None or b.moment is None:
            return Value("DATE", f"{a.timex}/{b.timex}", "", a.earliest, b.latest, "interval", None)
        if a.earliest and b.latest and a.earliest > b.latest and a.earliest[0] != "-" and "publication" in a.why:
            a = self._year_before(a)  # "from August through January": the August before
        first = a.edtf.split("/")[0]
        last = b.edtf.split("/")[-1]
        text = f"{first}/{last}" if first and last else ""
        kind: TimeType = "TIME" if a.type == b.type == "TIME" else "DATE"
        return Value(
            kind, f"{a.timex}/{b.timex}", text, a.earliest, b.latest, f"interval; start: {a.why}; end: {b.why}", None, a.moment
        )

    def _year_before(self, a: Value) -> Value:
        assert a.moment is not None and a.moment.year is not None
        moment = replace(a.moment, year=next_year(a.moment.year, -1))
        first, last = bounds(moment)
        return a._replace(timex=timex(moment), edtf=edtf(moment), earliest=first, latest=last, moment=moment)

    def spoken_of(self, moment: Moment | None) -> None:
        """Makes a moment the time last spoken of. A bare year far from what is being told moves the telling only when the
        next one confirms it: histories glance back and ahead."""
        if moment is None or moment.year is None:
            return
        self.last = moment
        bare = self.ref is not None and self.ref.year is not None and moment.level == "year"
        if bare and self.ref is not None and abs(moment.year - (self.ref.year or 0)) > _NEAR:
            confirmed = self.strayed is not None and abs(self.strayed - moment.year) <= _NEAR
            if not confirmed:
                self.strayed = moment.year
                return
        self.strayed = None
        self.ref = moment
        if moment.day is not None and moment.month is not None:
            self.ref_day = moment

    # ------------------------------------------------------------------ dates
    def _anchor(self, origin: Origin) -> tuple[Moment, str]:
        if origin == "now" and not self.narrative:
            return self.now, "publication date"
        if (origin == "ref" or self.narrative) and self.ref is not None:
            return self.ref, "time last spoken of"
        if origin == "near" or (self.narrative and origin == "now"):
            return (self.now, "publication date") if not self.narrative else (Moment(), "no anchor")
        return Moment(), "no anchor"

    def _dated(self, node: Dated, tense: Tense) -> tuple[Moment, str, str]:
        m = node.moment
        if node.tens is not None:
            return self._tens(node.tens)
        if node.digits is not None:
            year = self._two_digits(node.digits)
            m = replace(m, year=year)
            if year is None:
                return m, "year of two digits without an anchor", ""
        if node.base is not None:
            base, why, vague = self._dated(node.base, tense) if isinstance(node.base, Dated) else self._distance(node.base)
            if vague or base.year is None:
                return m, why, ""
            if m.level == "time" or m.level == "part":
                return replace(base, part=m.part, hour=m.hour, minute=m.minute, second=m.second, zone=m.zone), why, ""
            return set_in(m, base, node.rule), why, ""
        if m.year is not None or m.century is not None or m.decade is not None:
            if node.rule:
                m = replace(feast(node.rule, m.year), part=m.part, hour=m.hour, minute=m.minute)
            return replace(m, weekday=None) if m.day is not None else m, "written in full", ""
        if node.step is not None:
            return self._stepped(node, node.step, tense)
        if node.rule and node.rule[:4].isdigit() and node.rule.count("-") == 2:
            return feast(node.rule, None), "a day of its own", ""
        if m.month is not None or m.season or m.quarter is not None or m.half is not None or node.rule:
            return self._yearless(node, tense)
        if m.weekday is not None:
            return self._weekday(m, tense)
        if m.weekend:
            saturday, why, _ = self._weekday(Moment(weekday=6), tense)
            start = known_day(saturday)
            return (replace(of_week(start), weekend=True) if start else m), why, ""
        if m.hour is not None:
            day, why = self._day_at_hand()
            return replace(m, year=day.year, month=day.month, day=day.day) if day else m, why, ""
        return m, "no anchor", ""

    def _day_at_hand(self) -> tuple[Moment | None, str]:
        """The day that a bare clock time falls on."""
        if self.ref is not None and self.ref.day is not None and (self.narrative or self.recent):
            return self.ref, "day last spoken of"
        if not self.narrative and self.now.day is not None:
            return self.now, "publication date"
        return None, "no anchor"

    def _tens(self, tens: int) -> tuple[Moment, str, str]:
        anchor = self.ref if self.narrative and self.ref else self.now
        if anchor.year is None or anchor.year < 0:
            return Moment(), "decade without an anchor", f"XX{tens}"
        century = anchor.year // 100
        if century * 10 + tens > anchor.year // 10:
            century -= 1
        return Moment(decade=century * 10 + tens), "the latest such decade", ""

    def _two_digits(self, digits: int) -> int | None:
        anchor = self.ref if self.narrative and self.ref else self.now
        if anchor.year is None or anchor.year < 0:
            return None
        year = anchor.year - anchor.year % 100 + digits
        return year - 100 if year > anchor.year + 20 else year

    def _yearless(self, node: Dated, tense: Tense) -> tuple[Moment, str, str]:
        """A month, day, season, quarter or named day without a year."""
        m = node.moment
        ref, now = self.ref, self.now
        told = ref is not None and ref.year is not None
        if told and (self.narrative or (self.recent and now.year is not None and ref is not None and ref.year != now.year)):
            assert ref is not None and ref.year is not None
            return in_year(m, ref.year, node.rule), "year from the time last spoken of", ""
        if now.year is None or self.narrative:
            return in_year(m, None, node.rule), "no year is known", ""
        year = nearest_year(m, node.rule, now, tense)
        return in_year(m, year, node.rule), f"nearest to the publication date ({tense or 'no'} tense)", ""

    def _weekday(self, m: Moment, tense: Tense) -> tuple[Moment, str, str]:
        """ "on Monday": the last one, the next one in a clause about the future; in a narrative the first after the last day."""
        wanted = m.weekday or 1
        anchor = (self.ref_day if self.ref is not None and self.ref.day is not None else None) if self.narrative else self.now
        day = known_day(anchor)
        if day is None:
            return m, "no anchor for a weekday", ""
        told = self.narrative and day != known_day(self.now)
        try:
            if told or tense == "future":
                day += timedelta(days=(wanted - day.isoweekday()) % 7)
            else:
                day -= timedelta(days=(day.isoweekday() - wanted) % 7)
        except OverflowError:
            return m, "no anchor for a weekday", ""
        return (
            replace(of_date(day), part=m.part, hour=m.hour, minute=m.minute, zone=m.zone),
            f"weekday by the publication date ({tense or 'no'} tense)",
            "",
        )

    def _stepped(self, node: Dated, step: int, tense: Tense) -> tuple[Moment, str, str]:
        """ "last September", "next Monday", "this spring", "that summer", "the 20th" (of the month at hand)."""
        m = node.moment
        anchor, why = self._anchor(node.origin)
        if node.origin == "ref" and anchor.year is None and not self.narrative:
            anchor, why = self.now, "publication date"
        if m.weekday is not None and m.day is None and m.month is None:
            return self._step_weekday(m, step, anchor, tense, why)
        if m.month is None and m.day is not None:
            if anchor.month is None:
                return m, "no month is known", ""
            return replace(m, year=anchor.year, month=anchor.month), f"month from the {why}", ""
        if m.level in ("part", "time"):
            day = anchor if anchor.day is not None else None
            if step and day is not None and tense != "future":
                day = shift(day, "D", step)
            return (replace(m, year=day.year, month=day.month, day=day.day) if day else m), why, ""
        if anchor.year is None:
            return in_year(m, None, node.rule), "no year is known", ""
        first = first_month(m, node.rule)
        if m.quarter is not None or m.half is not None:
            size = 3 if m.quarter is not None else 6
            year = anchor.year
            if step < 0 and anchor.month is not None and first + size - 1 >= anchor.month:
                year = next_year(year, -1)
            if step > 0 and anchor.month is not None and first <= anchor.month:
                year = next_year(year)
            return replace(m, year=year), why, ""
        year = anchor.year
        length = 3 if m.season else 1
        if anchor.month is not None:
            if step < 0 and first + length - 1 >= anchor.month:
                year = next_year(year, -1)
            elif step > 0 and first <= anchor.month:
                year = next_year(year)
            elif step == 0 and m.season == "WI" and anchor.month <= 2:
                year = next_year(year, -1)
            if step < 0 and m.season == "WI" and anchor.month == 12:
                year = next_year(anchor.year, -1)
        else:
            year = next_year(year, step) if step else year
        return in_year(m, year, node.rule), f"counted from the {why}", ""

    def _step_weekday(self, m: Moment, step: int, anchor: Moment, tense: Tense, why: str) -> tuple[Moment, str, str]:
        day = known_day(anchor)
        wanted = m.weekday or 1
        if day is None:
            return m, "no anchor for a weekday", ""
        try:
            if step < 0:
                day -= timedelta(days=(day.isoweekday() - wanted - 1) % 7 + 1)
            elif step > 0:
                day += timedelta(days=(wanted - day.isoweekday() - 1) % 7 + 1)
            elif tense == "past":
                day -= timedelta(days=(day.isoweekday() - wanted) % 7)
            else:
                day += timedelta(days=(wanted - day.isoweekday()) % 7)
        except OverflowError:
            return m, "no anchor for a weekday", ""
        return replace(of_date(day), part=m.part), f"counted from the {why}", ""

    # ------------------------------------------------------------------ distances
    def _distance(self, node: Distance) -> tuple[Moment, str, str]:
        """ "two days ago", "last week", "that year": the moment, why, or a vague value in its stead."""
        if node.start is not None:
            start, why, _ = self._dated(node.start, "")
            anchor: Moment = start
        else:
            origin = node.origin
            alone = not self.narrative and not self.dated and self.now.year is not None
            if origin == "ref" and node.sign < 0 and node.count and alone:
                origin = "now"  # "two weeks earlier" with no date beside it
            anchor, why = self._anchor(origin)
            if node.count == 0 and node.unit == "Y" and node.origin == "ref" and self.last is not None:
                anchor, why = self.last, "year last spoken of"
            close = node.unit == "D" and node.origin == "now" and node.count in (0, 1)
            if close and node.count == 1 and node.sign < 0 and self.now.day is not None:
                anchor, why = self.now, "publication date"  # "yesterday" is rarely told from elsewhere
            elif close and self.narrative:
                return (
                    Moment(),
                    why,
                    "PRESENT_REF" if node.count == 0 and not node.part else "XXXX-XX-XX" + (f"T{node.part}" if node.part else ""),
                )
            if (
                node.unit in "DHIS"
                and anchor is self.ref
                and anchor is not None
                and anchor.day is None
                and self.ref_day is not None
            ):
                same = self.ref_day.year == anchor.year and anchor.month in (None, self.ref_day.month)
                anchor = self.ref_day if same else anchor
        why = f"counted from the {why}" if why != "no anchor" else why
        if node.count is None:
            return Moment(), why, "PAST_REF" if node.sign < 0 else "FUTURE_REF"
        unit, steps = node.unit, node.count
        if node.exact:
            then = before_years(anchor, unit, steps, node.exact)
            if then is not None:
                return then, why, ""
        if unit == "F":
            unit, steps = "W", 2 * steps
        elif unit == "L":
            unit, steps = "C", 10 * steps
        if unit in "CE" and steps % 1:
            unit, steps = "Y", steps * (100 if unit == "C" else 10)
        if unit == "Y" and steps % 1 == 0.5:
            unit, steps = "M", 12 * steps
        if unit == "H" and steps and steps % 24 == 0:
            unit, steps = "D", steps / 24
        if unit in "HIS":
            if anchor.day is None:
                return Moment(), why, "XXXX-XX-XXTXX"
            return anchor, why, f"{timex(replace(anchor, part='', hour=None, minute=None, second=None))}TXX"
        there = shift(anchor, unit, node.sign * int(steps))
        if there is None:
            return unknown(node, unit, anchor, why)
        if node.part:
            there = replace(there, part=node.part)
        return there, why, ""

    # ------------------------------------------------------------------ durations
    def _amount(self, node: Amount, mod: str) -> Value:
        value = period(node.unit, node.count)
        first = last = None
        why = "somebody's age" if node.age else "duration"
        if node.inside is not None:
            inside, told, vague = self._dated(node.inside, "") if isinstance(node.inside, Dated) else self._distance(node.inside)
            if not vague:
                first, last = edge_of(inside, node)
                why = f"duration within a period; {told}"
        elif node.step and node.count is None and node.origin == "now" and not self.narrative:
            day = known_day(self.now)
            if day is not None:
                first, last = (None, day.isoformat()) if node.step < 0 else (day.isoformat(), None)
                why = f"duration {'up to' if node.step < 0 else 'from'} the publication date"
                return Value("DURATION", value, f"{first or '..'}/{last or '..'}", first, last, why, None)
        elif node.step and node.count is not None and node.origin == "now" and not self.narrative:
            here = known_day(self.now)
            there = far(here, node.unit, node.count * node.step) if here else None
            if here and there:
                first, last = sorted((here.isoformat(), there.isoformat()))
                why = f"duration {'up to' if node.step < 0 else 'from'} the publication date"
        text = f"{first}/{last}" if first and last else ""
        return Value("DURATION", value, text, first, last, why, None)
