"""A dated, sourced summary of many claims: what happened when, what changed hands, who says what, what is open or disputed.

`build` sorts and groups; it invents no wording: a line is made of names, a category's noun and the report's own words, with the
numbers of the reports that it rests on. Claims that say the same (event, parties, status, day, figures) are one line.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.briefs import words
from dragoman.briefs.days import day_range
from dragoman.briefs.view import View, parties

GAP = datetime.timedelta(days=14)
"""Undated claims of the same thing that stand further apart than this are told as two."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the brief rests on, by its number in the list of sources."""

    number: int
    report: str
    outlet: str
    published: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, told by one or more claims; `best` is the fullest of them.

    `sources` are the numbers of their reports in order of publication. `dated` says that `day` is the event's own, and not that
    of the first report.
    """

    best: View
    views: tuple[View, ...]
    day: str
    last: str
    dated: bool
    sources: tuple[int, ...]

    @property
    def topic(self) -> str:
        """What kind of thing: ``talks (visit)``, or the predicate where no category fits."""
        known = words.events().get(self.best.event)
        noun = known.noun if known else self.best.predicate
        return f"{noun} ({self.best.mode.replace('_', ' ')})" if self.best.mode else noun

    @property
    def parties(self) -> str:
        return parties(self.best)

    @property
    def status(self) -> str:
        return words.statuses()[self.best.status].words

    @property
    def standing(self) -> str:
        return words.standing(self.best.status)

    @property
    def matter(self) -> str:
        """Figures and items, in the reports' words."""
        figures = [f.words for f in self.best.figures]
        return "; ".join((*figures, *(i for i in self.best.items if not any(i in f for f in figures))))

    @property
    def when(self) -> str:
        """The event's day or days; the report's own, marked, where none is given."""
        if not self.day:
            return "undated"
        return day_range(self.day, self.last) if self.dated else f"reported {day_range(self.day, self.last)}"

    @property
    def says(self) -> tuple[str, ...]:
        """The innermost speakers, each once, in order of publication; reports that say it themselves add none."""
        return tuple(dict.fromkeys(v.says[-1] for v in self.views if v.says))


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and the lines that rest on what it said."""

    name: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that some deny and others hold. `against` deny it or say that it did not happen."""

    topic: str
    against: tuple[Line, ...]
    held: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """One thing counted or measured by several reports: rows of (day published, words, low, high, who says, source number)."""

    item: str
    unit: str
    rows: tuple[tuple[str, str, float | None, float | None, str, int], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole summary. Parts may be empty; `more` counts the lines of the timeline that were left out as the least reported."""

    title: str
    first: str
    last: str
    as_of: str
    made_by: str
    claims: int
    outlets: int
    pairs: tuple[tuple[str, int, int, int], ...]
    months: tuple[tuple[str, int, int, int], ...]
    timeline: tuple[tuple[str, tuple[Line, ...]], ...]
    more: int
    transfers: tuple[Line, ...]
    figures: tuple[Figures, ...]
    voices: tuple[Voice, ...]
    disputes: tuple[Dispute, ...]
    open: tuple[tuple[str, tuple[Line, ...]], ...]
    silences: tuple[Line, ...]
    sources: tuple[Source, ...]


def build(views: Iterable[View], *, title: str, as_of: str = "", made_by: str = "", most: int = 60) -> Brief:
    """Summarise `views`.

    `most` bounds the lines of each part; the most reported are kept. `as_of` is the ledger's day, for the heading.
    """
    every = sorted(views, key=lambda v: (v.order, v.published, v.report, v.sentence, v.id))
    sources = _sources(every)
    number = {s.report: s.number for s in sources}
    lines = _lines(every, number)
    told = [x for x in lines if x.standing in ("held", "unknown") and (x.best.event or x.matter)]
    kept = set(map(id, _weightiest(told, most)))
    timeline = [x for x in told if id(x) in kept]
    days = [v.published for v in every if v.published]
    return Brief(
        title=title,
        first=min(days, default=""),
        last=max(days, default=""),
        as_of=as_of,
        made_by=made_by,
        claims=len(every),
        outlets=len({v.outlet for v in every if v.outlet}),
        pairs=_pairs(every),
        months=_months(every),
        timeline=_by(timeline, lambda x: x.day[:7]),
        more=len(told) - len(timeline),
        transfers=tuple(_in_order(_weightiest([x for x in lines if _moves(x)], most))),
        figures=_figures(every, number),
        voices=_voices(lines, number),
        disputes=_disputes(lines),
        open=tuple((status, tuple(_in_order(_weightiest(group, most // 3)))) for status, group in _open(lines)),
        silences=tuple(x for x in lines if x.standing == "silent"),
        sources=sources,
    )


def _sources(views: Iterable[View]) -> tuple[Source, ...]:
    """Each report once, numbered from 1 in order of publication."""
    reports = {v.report: v for v in views}
    ordered = sorted(reports.values(), key=lambda v: (v.published, v.outlet, v.report))
    return tuple(Source(n, v.report, v.outlet, v.published, v.title, v.url) for n, v in enumerate(ordered, 1))


def _lines(views: Iterable[View], number: dict[str, int]) -> list[Line]:
    """Claims of the same thing as one line each, in order of day."""
    groups: dict[tuple[object, ...], list[list[View]]] = defaultdict(list)
    for v in views:
        what = v.event or v.predicate.lower()
        figures = frozenset((f.low, f.high, f.item.lower()) for f in v.figures)
        key = (what, frozenset(v.who_keys), frozenset(v.whom_keys), v.status, v.day, v.day_end, figures)
        fellows = groups[key]
        nameless = not v.who_keys and not v.whom_keys
        if fellows and not nameless and (v.day or _near(fellows[-1][-1].published, v.published)):
            fellows[-1].append(v)
        else:
            fellows.append([v])
    return _in_order(_line(group, number) for fellows in groups.values() for group in fellows)


def _line(group: Sequence[View], number: dict[str, int]) -> Line:
    group = sorted(group, key=lambda v: (v.published, number[v.report], v.sentence))
    best = max(group, key=lambda v: (_fullness(v), v.confidence))
    numbers = dict.fromkeys(number[v.report] for v in group)
    day = best.day or group[0].published
    return Line(best, tuple(group), day, best.day_end or group[-1].published, bool(best.day), tuple(numbers))


def _fullness(v: View) -> int:
    return 2 * len(v.figures) + 2 * bool(v.whom) + len(v.items) + bool(v.places) + bool(v.says) + bool(v.who)


def _near(a: str, b: str) -> bool:
    if not a or not b:
        return a == b
    return datetime.date.fromisoformat(b) - datetime.date.fromisoformat(a) <= GAP


def _weightiest(lines: Sequence[Line], most: int) -> list[Line]:
    """The `most` lines that most reports tell; of equals the fuller, then the earlier."""
    return sorted(lines, key=lambda x: (-len(x.sources), -_fullness(x.best), x.day, x.best.id))[:most]


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda x: (x.day, x.last, x.best.published, x.best.id))


def _by(lines: Iterable[Line], key: Callable[[Line], str]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    out: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        out[key(line)].append(line)
    return tuple((k, tuple(v)) for k, v in out.items())


def _moves(line: Line) -> bool:
    """Something changes hands or place: a category that says so with a thing or a receiver, or a figure with a way from or to."""
    v = line.best
    if words.standing(v.status) in ("silent", "disputed"):
        return False
    known = words.events().get(v.event)
    if known and known.transfer:
        return bool(v.items or v.figures or (v.who and v.whom))
    return bool(v.figures and (v.origins or v.destinations))


def _pairs(views: Iterable[View], most: int = 8) -> tuple[tuple[str, int, int, int], ...]:
    """Who → whom, with the number of claims held, open and disputed; the most frequent pairs first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for v in views:
        if v.event and v.who and v.whom:
            counts[parties(v)][words.standing(v.status)] += 1
    ranked = sorted(counts.items(), key=lambda x: (-x[1].total(), x[0]))[:most]
    return tuple((name, c["held"], c["open"], c["disputed"]) for name, c in ranked)


def _months(views: Iterable[View]) -> tuple[tuple[str, int, int, int], ...]:
    """Claims held, open and disputed by month of publication, months without any among them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for v in views:
        if v.published:
            counts[v.published[:7]][words.standing(v.status)] += 1
    if not counts:
        return ()
    out = []
    month, last = min(counts), max(counts)
    while month <= last:
        c = counts[month]
        out.append((month, c["held"], c["open"], c["disputed"]))
        year, m = int(month[:4]), int(month[5:7])
        month = f"{year + m // 12:04d}-{m % 12 + 1:02d}"
    return tuple(out)


def _figures(views: Iterable[View], number: dict[str, int], most: int = 12) -> tuple[Figures, ...]:
    """Things that at least two reports put a figure on, with every different figure and its first source."""
    rows: dict[tuple[str, str], dict[tuple[object, ...], tuple[str, str, float | None, float | None, str, int]]] = defaultdict(
        dict
    )
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for v in views:
        for said, low, high, unit, item in v.figures:
            if not item or (low is None and high is None):
                continue
            key = (item.lower(), unit)
            who = v.says[-1] if v.says else v.outlet
            reports[key].add(v.report)
            rows[key].setdefault((low, high, who), (v.published, said, low, high, who, number[v.report]))
    many = [(k, r) for k, r in rows.items() if len(reports[k]) > 1 and len({x[:2] for x in r}) > 1]
    many.sort(key=lambda x: (-len(reports[x[0]]), x[0]))
    return tuple(Figures(item, unit, tuple(sorted(r.values(), key=lambda x: (x[0], x[5])))) for (item, unit), r in many[:most])


def _voices(lines: Sequence[Line], number: dict[str, int], most: int = 12, each: int = 6) -> tuple[Voice, ...]:
    """The speakers with the most lines, and the weightiest of each."""
    said: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for name in line.says:
            views = [v for v in line.views if v.says and v.says[-1] == name]
            said[name].append(_line(views, number))
    ranked = sorted(said.items(), key=lambda x: (-len(x[1]), x[0]))[:most]
    return tuple(Voice(name, tuple(_in_order(_weightiest(group, each))), max(0, len(group) - each)) for name, group in ranked)


def _disputes(lines: Sequence[Line], most: int = 12) -> tuple[Dispute, ...]:
    """What is denied or said not to have happened, with the lines that hold the same of the same parties."""
    against: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines:
        if line.standing == "disputed" and (line.best.who_keys or line.best.whom_keys):
            against[line.best.event or line.best.predicate, line.best.who_keys, line.best.whom_keys].append(line)
    out = []
    for group in against.values():
        best = group[0].best
        held = [x for x in lines if x.standing in ("held", "open") and _same_matter(x.best, best)]
        topic = f"{group[0].parties}: {group[0].topic}" if group[0].parties else group[0].topic
        out.append(Dispute(topic, tuple(group), tuple(_in_order(_weightiest(held, 5)))))
    return tuple(sorted(out, key=lambda d: (-len(d.held), -len(d.against), d.topic))[:most])


def _same_matter(a: View, b: View) -> bool:
    """The same category or predicate, and for each side at least one party in common where both name any."""
    if (a.event or a.predicate) != (b.event or b.predicate):
        return False
    sides = ((a.who_keys, b.who_keys), (a.whom_keys, b.whom_keys))
    known = [(x, y) for x, y in sides if x and y]
    return bool(known) and all(set(x) & set(y) for x, y in known)


def _open(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Lines that are not (yet) so, by status, in the order planned, considered, demanded, possible, conditional."""
    groups: dict[str, list[Line]] = {s: [] for s in ("planned", "considered", "demanded", "possible", "conditional")}
    for line in lines:
        if line.best.status in groups and (line.best.event or line.matter) and line.parties:
            groups[line.best.status].append(line)
    return [(status, group) for status, group in groups.items() if group]
