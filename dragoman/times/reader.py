"""The room's front: a parsed text and its day of publication in, times out."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.pieces import Pieces, token_at
from dragoman.language.trees import Tree
from dragoman.records import Span, Time
from dragoman.times.grammar import Grammar
from dragoman.times.moments import Moment, make_date
from dragoman.times.nodes import Between, Dated, Distance, Fixed, Phrase
from dragoman.times.occasions import UNKNOWN_DAY
from dragoman.times.resolve import Resolver, Value
from dragoman.times.steps import Tense
from dragoman.times.tense import tense_at
from dragoman.times.words import Words

_PUBLISHED = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")
_DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?(?:[-–—]{1,2}|:)\s")
# A report whose written years lie mostly outside the year of publication and its neighbours is a narrative.
_NARRATIVE_YEARS = 4
_NARRATIVE_SHARE = 0.5


class TimeReader:
    """Finds and resolves times. Made once with `load`; reading changes nothing in it."""

    __slots__ = ("words",)

    def __init__(self, words: Words) -> None:
        self.words = words

    @classmethod
    def load(cls) -> TimeReader:
        return cls(Words.load())

    def read(self, tree: Tree, published: str = "") -> list[Time]:
        """The times of a text, ordered by their ends (an interval after the two times that bound it).

        `published` is an ISO 8601 date or date-time, or its beginning ("2023-06"), or "". Without it a dateline or a date on a
        line of its own at the text's head serves; without either only what the text fixes is given.
        """
        grammar = Grammar(self.words, tree)
        phrases = grammar.phrases()
        if not phrases:
            return []
        now = _anchor(parse_published(published), phrases, grammar.p)
        resolver = Resolver(now, _narrative(phrases, now))
        out: list[Time] = []
        values: dict[int, Value] = {}
        starts = {id(f.node.last.node): f.node.first.node for f in phrases if isinstance(f.node, Between)}
        last_year = last_date = -9  # sentences
        for phrase in phrases:
            token = token_at(tree, grammar.p.starts[phrase.start])
            sentence = tree.sent_of[token] if token >= 0 else 0
            resolver.recent = sentence - last_year <= 1
            resolver.dated = sentence - last_date <= 1
            if isinstance(phrase.node, Between):
                value = resolver.between(values[id(phrase.node.first.node)], values[id(phrase.node.last.node)])
                if value.began is not None:
                    resolver.spoken_of(value.began)
            else:
                tense = self._tense(tree, grammar, phrase, token)
                phrase = _weekend_gone(grammar.p, phrase, resolver.now)
                value = resolver.value(phrase, tense)
                if value.timex == "PRESENT_REF" and tense == "past" and grammar.p.word(phrase.end - 1) == "moment":
                    value = value._replace(timex="PAST_REF")  # "at the moment he was hit"
                if isinstance(phrase.node, Fixed) and phrase.node.value == UNKNOWN_DAY and out:
                    value = _same_day(grammar.p, phrase, out[-1]) or value
                if id(phrase.node) in starts:
                    value = resolver.end_of(values[id(starts[id(phrase.node)])], value)
                values[id(phrase.node)] = value
                if isinstance(phrase.node, Dated | Distance) and value.moment is not None and not _aside(grammar, phrase):
                    resolver.spoken_of(value.moment)
                    if isinstance(phrase.node, Dated) and value.moment.year is not None:
                        last_date = sentence
                        if phrase.node.moment.year is not None:
                            last_year = sentence
            out.append(_time(grammar.p, phrase, value))
        return out

    def _tense(self, tree: Tree, grammar: Grammar, phrase: Phrase, token: int) -> Tense:
        """The tense of the clause around a phrase; "onward" where the word before it already points ahead ("until October")."""
        if phrase.bound == "before" or grammar.p.word(phrase.start - 1) in self.words.sets["leading_to"]:
            return "onward"
        last = token_at(tree, grammar.p.starts[phrase.end - 1])
        return tense_at(tree, _head(tree, token, last), self.words.sets)


def parse_published(published: str) -> Moment:
    """The day, month or year of publication as a moment; all unknown where the text is no date."""
    m = _PUBLISHED.match(published)
    if m is None or m[1] == "0000":
        return Moment()
    year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if not 1 <= month <= 12:
        return Moment(year=year)
    return Moment(year=year, month=month, day=day if make_date(year, month, day) else None)


def _time(p: Pieces, phrase: Phrase, value: Value) -> Time:
    span = Span(p.starts[phrase.start], p.ends[phrase.end - 1])
    return Time(
        span=span,
        text=p.text[span.start : span.end],
        type=value.type,
        timex=value.timex,
        edtf=value.edtf,
        earliest=value.earliest,
        latest=value.latest,
        why=value.why,
    )


def _same_day(p: Pieces, phrase: Phrase, before: Time) -> Value | None:
    """The day right before an occasion that stands beside it: "on April 9, the sixth anniversary of …"."""
    between = p.text[before.span.end : p.starts[phrase.start]].strip()
    day = before.earliest
    if between not in (",", ", the", "–", "—") or before.type != "DATE" or day is None or day != before.latest:
        return None
    return Value("DATE", before.timex, before.edtf, day, day, "the day that it stands beside", None)


def _head(tree: Tree, first: int, last: int) -> int:
    """The topmost token of a range."""
    for i in range(max(first, 0), last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return max(first, 0)


def _weekend_gone(p: Pieces, phrase: Phrase, now: Moment) -> Phrase:
    """ "This weekend's …", said on a Monday or Tuesday, as the weekend before."""
    node, day = phrase.node, now.whole_day
    if not isinstance(node, Distance) or node.unit != "N" or node.count != 0 or day is None or p.word(phrase.end) != "'":
        return phrase
    return replace(phrase, node=replace(node, count=1, sign=-1)) if day.isoweekday() <= 2 else phrase


def _aside(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a date only names something ("the 1953 armistice") and so does not move the telling on."""
    node, p = phrase.node, grammar.p
    if not isinstance(node, Dated):
        return False
    if node.moment.level in ("decade", "century"):
        return True
    if node.moment.level != "year" or phrase.mod or phrase.end >= len(p) or p.line_between(phrase.end - 1, phrase.end):
        return False
    return grammar.d.upos(phrase.end) in ("NOUN", "PROPN")


def _anchor(published: Moment, phrases: list[Phrase], p: Pieces) -> Moment:
    """The day of speaking: a date alone on one of the first lines, else the publication date, sharpened by a dateline."""
    for phrase in phrases[:3]:
        node = phrase.node
        if not isinstance(node, Dated) or node.moment.day is None or node.moment.month is None or node.base is not None:
            continue
        start, end = p.starts[phrase.start], p.ends[phrase.end - 1]
        if start > 300:
            break
        line_start = p.text.rfind("\n", 0, start) + 1
        line_end = p.text.find("\n", end)
        line = p.text[line_start : line_end if line_end >= 0 else len(p.text)].strip()
        if node.moment.year is not None and len(line) <= end - start + 1 and line_end >= 0:
            return replace(node.moment, weekday=None, part="", hour=None, minute=None, second=None, zone="")
        place = p.text[line_start:start]
        if len(place) < 60 and place[:3].isupper() and _DATELINE.match(p.text, end):
            return _dated_line(node.moment, published)
    return published


def _dated_line(m: Moment, published: Moment) -> Moment:
    """The dateline's day in the year of publication (or the one before, for a report of 1 January datelined 31 December)."""
    year = m.year
    if year is None and published.year is not None and published.month is not None:
        year = published.year - 1 if m.month == 12 and published.month == 1 else published.year
        near = make_date(year, m.month or 1, m.day or 1)
        day = published.whole_day
        if near is not None and day is not None and abs((day - near).days) > 7:
            return published
    return Moment(year=year, month=m.month, day=m.day)


def _narrative(phrases: list[Phrase], now: Moment) -> bool:
    """Whether the report is told from the times it speaks of: most of its years lie elsewhere, and few words count from today."""
    if now.year is None:
        return now.day is None
    years: list[int] = []
    deictic = 0
    for phrase in phrases:
        node = phrase.node
        if isinstance(node, Dated):
            m = node.moment
            if m.year is not None and m.level in ("year", "month", "day", "part", "time"):
                years.append(m.year)
            elif m.weekday is not None and m.day is None:
                deictic += 1
        elif isinstance(node, Distance) and node.origin == "now" and node.unit in "DWM":
            deictic += 1
    far = sum(1 for y in years if abs(y - now.year) > 1)
    return len(years) >= _NARRATIVE_YEARS and far >= _NARRATIVE_SHARE * len(years) and deictic * 4 <= len(years)
