"""A dated, sourced summary of many claims: what happened when, what changed hands, who says what, what is open or disputed.

`build` sorts and groups; it invents no wording: a line is made of names, a category's noun and the report's own words, with the
numbers of the reports that it rests on. Claims that say the same (event, parties, status, day, figures) are one line.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.briefs import words
from dragoman.briefs.days import day_range
from dragoman.briefs.view import UNNAMED, Figure, View, matter, parties, substance

GAP = datetime.timedelta(days=14)
"""Undated claims of the same thing that stand further apart than this are told as two."""
DISPUTE = datetime.timedelta(days=60)
"""A denial is set against claims of reports published at most so long before or after it."""
LONG = 280
"""Sentences of more characters are not shown whole."""


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
class Told:
    """What is known of the development that a claim belongs to: its id and status, the claim that tells most of it, the day or
    days of the event ("" where it has none of its own), whom it rests on in the end, how many of its reports only copy, its
    figures in the order of their days, and whether its one source is unnamed."""

    development: str
    status: str
    best: str
    day: str
    day_end: str
    roots: tuple[str, ...]
    copies: int
    figures: tuple[str, ...]
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: what it says, who says so, and the reports."""

    says: str
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides of one development that cannot both be right. `of` is "figure", "status", "actor" or "date"."""

    of: str
    about: str
    why: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, told by one or more claims; `best` is the fullest of them.

    `sources` are the numbers of their reports in order of publication. `dated` says that `day` is the event's own, and not that
    of the first report. `told` is the development that all of its claims belong to, where it is known.
    """

    best: View
    views: tuple[View, ...]
    day: str
    last: str
    dated: bool
    sources: tuple[int, ...]
    told: Told | None = None

    @property
    def topic(self) -> str:
        """What kind of thing: ``talks (visit)``, or the predicate where no category fits."""
        known = words.events().get(self.best.event)
        noun = known.noun if known else self.best.predicate
        return f"{noun} ({self.best.mode.replace('_', ' ')})" if self.best.mode else noun

    @property
    def parties(self) -> str:
        """Who → whom; "?" for who where only whom is known."""
        return parties(self.best)

    @property
    def headline(self) -> tuple[str, str]:
        """The words to stress and the rest: ("A → B", "attack"), ("A", "attack"), ("attack on B", ""), ("attack", "")."""
        if self.best.who:
            return self.parties, self.topic
        if self.best.whom:
            known = words.events().get(self.best.event)
            return f"{self.topic} {known.towards if known else '→'} {' and '.join(self.best.whom)}", ""
        return self.topic, ""

    @property
    def state(self) -> str:
        """The development's status over all of its claims; a line of denials keeps its own."""
        if self.told is None or words.standing(self.best.status) in ("disputed", "silent"):
            return self.best.status
        return self.told.status if words.standing(self.told.status) != "disputed" else self.best.status

    @property
    def status(self) -> str:
        return words.statuses()[self.state].words

    @property
    def standing(self) -> str:
        return words.standing(self.state)

    @property
    def legs(self) -> str:
        """Whom it rests on in the end, where several reports tell it or its one source is unnamed."""
        if self.told is None:
            return ""
        if self.told.anonymous:
            return "Rests on one unnamed source"
        roots = self.told.roots
        if len(self.sources) < 2:
            return ""
        named = ", ".join(roots[:3]) + (f" and {len(roots) - 3} more" if len(roots) > 3 else "")
        copies = (
            f"; {self.told.copies} of the reports only cop{'ies' if self.told.copies == 1 else 'y'}" if self.told.copies else ""
        )
        return f"Rests on {'one source' if len(roots) == 1 else f'{len(roots)} sources'}: {named}{copies}"

    @property
    def course(self) -> str:
        """The figures over time where there are several; "" elsewhere."""
        return " → ".join(self.told.figures) if self.told and len(self.told.figures) > 1 else ""

    @property
    def matter(self) -> str:
        return self.course or matter(self.best)

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
class Entry:
    """Lines that one sentence tells, so that it is shown once."""

    lines: tuple[Line, ...]

    @property
    def evidence(self) -> str:
        """The sentence; the claim's own words where it is long."""
        best = self.lines[0].best
        return best.evidence if len(best.evidence) <= LONG else best.text

    @property
    def says(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for line in self.lines for name in line.says))

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(sorted({n for line in self.lines for n in line.sources}))

    @property
    def outlet(self) -> str:
        return self.lines[0].best.outlet


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and the entries that rest on what it said; `more` counts the lines left out."""

    name: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that some deny and others hold. `against` deny it or say that it did not happen."""

    topic: str
    against: tuple[Entry, ...]
    held: tuple[Entry, ...]


FigureRow = tuple[str, str, float | None, float | None, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """One thing counted or measured in one respect by several reports.

    `about` is the event or predicate. Rows are (day published, words, low, high, who says, source numbers).
    """

    item: str
    about: str
    unit: str
    rows: tuple[FigureRow, ...]


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
    timeline: tuple[tuple[str, tuple[Entry, ...]], ...]
    more: int
    transfers: tuple[Line, ...]
    figures: tuple[Figures, ...]
    voices: tuple[Voice, ...]
    disputes: tuple[Dispute, ...]
    clashes: tuple[tuple[Clash, tuple[tuple[int, ...], ...]], ...]
    open: tuple[tuple[str, tuple[Entry, ...]], ...]
    silences: tuple[Entry, ...]
    sources: tuple[Source, ...]


def build(
    views: Iterable[View],
    *,
    title: str,
    as_of: str = "",
    made_by: str = "",
    most: int = 60,
    told: Mapping[str, Told] | None = None,
    clashes: Iterable[Clash] = (),
) -> Brief:
    """Summarise `views`.

    `most` bounds the lines of each part; the most reported are kept. `as_of` is the ledger's day, for the heading. `told` gives
    for claims by their ids the development they belong to: its claims are one line. Claims that it lacks are one line where they
    say the same. `clashes` are contradictions, shown with the reports that `views` hold.
    """
    every = sorted(views, key=lambda v: (v.order, v.published, v.report, v.sentence, v.id))
    sources = _sources(every)
    number = {s.report: s.number for s in sources}
    lines = [x for x in _lines(every, number, told or {}) if substance(x.best)]
    shown = [x for x in lines if x.standing in ("held", "unknown")]
    timeline = _in_order(_weightiest(shown, most))
    disputes = _disputes(lines)
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
        timeline=_by_month(timeline),
        more=len(shown) - len(timeline),
        transfers=tuple(_in_order(_weightiest([x for x in lines if _moves(x)], most))),
        figures=_figures(every, number),
        voices=_voices(lines, number),
        disputes=disputes,
        clashes=_clashes(clashes, number),
        open=tuple((status, _entries(_in_order(_weightiest(group, most // 3)))) for status, group in _open(lines, disputes)),
        silences=_entries(x for x in lines if x.standing == "silent"),
        sources=sources,
    )


def _sources(views: Iterable[View]) -> tuple[Source, ...]:
    """Each report once, numbered from 1 in order of publication."""
    reports = {v.report: v for v in views}
    ordered = sorted(reports.values(), key=lambda v: (v.published, v.outlet, v.report))
    return tuple(Source(n, v.report, v.outlet, v.published, v.title, v.url) for n, v in enumerate(ordered, 1))


def _clashes(clashes: Iterable[Clash], number: dict[str, int]) -> tuple[tuple[Clash, tuple[tuple[int, ...], ...]], ...]:
    """Contradictions of which the brief has both sides, each with the numbers of their reports."""
    out = []
    for c in clashes:
        sides = tuple(tuple(sorted(number[r] for r in s.reports if r in number)) for s in c.sides)
        if all(sides):
            out.append((c, sides))
    return tuple(out)


def _lines(views: Iterable[View], number: dict[str, int], told: Mapping[str, Told]) -> list[Line]:
    """Claims of one development, or else of the same thing, as one line each, in order of day. Denials are lines of their own."""
    groups: dict[tuple[object, ...], list[list[View]]] = defaultdict(list)
    for v in views:
        known = told.get(v.id)
        if known:
            fellows = groups[known.development, words.standing(v.status) in ("disputed", "silent")]
            if not fellows:
                fellows.append([])
            fellows[0].append(v)
            continue
        what = v.event or v.lemma
        figures = frozenset((f.low, f.high, f.item.lower()) for f in v.figures)
        key = (what, frozenset(v.who_keys), frozenset(v.whom_keys), v.status, v.day, v.day_end, figures)
        fellows = groups[key]
        nameless = not v.who_keys and not v.whom_keys
        if fellows and not nameless and (v.day or _near(fellows[-1][-1].published, v.published)):
            fellows[-1].append(v)
        else:
            fellows.append([v])
    return _in_order(_line(group, number, told.get(group[0].id)) for fellows in groups.values() for group in fellows)


def _line(group: Sequence[View], number: dict[str, int], told: Told | None = None) -> Line:
    group = sorted(group, key=lambda v: (v.published, number[v.report], v.sentence))
    best = max(group, key=lambda v: (told is not None and v.id == told.best, _fullness(v), v.confidence))
    numbers = dict.fromkeys(number[v.report] for v in group)
    own, own_end = (told.day, told.day_end) if told else (best.day, best.day_end)
    day = own or group[0].published
    return Line(best, tuple(group), day, max(own_end or group[-1].published, day), bool(own), tuple(numbers), told)


def _fullness(v: View) -> int:
    return 2 * len(v.figures) + 2 * bool(v.whom) + len(v.items) + bool(v.places) + bool(v.says) + bool(v.who)


def _near(a: str, b: str, gap: datetime.timedelta = GAP) -> bool:
    if not a or not b:
        return a == b
    return datetime.date.fromisoformat(b) - datetime.date.fromisoformat(a) <= gap


def _weightiest(lines: Sequence[Line], most: int) -> list[Line]:
    """The `most` lines that most reports tell; of equals those of a category, then the fuller, then the earlier."""
    return sorted(lines, key=lambda x: (-len(x.sources), not x.best.event, -_fullness(x.best), x.day, x.best.id))[:most]


def _in_order(lines: Iterable[Line]) -> list[Line]:
    """By day; what one sentence tells stays together, the fullest first."""
    return sorted(
        lines, key=lambda x: (x.day, x.last, x.best.published, x.best.report, x.best.evidence, -_fullness(x.best), x.best.id)
    )


def _entries(lines: Iterable[Line]) -> tuple[Entry, ...]:
    """Neighbours of one day that one sentence tells, together."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][0] if groups else None
        if last and (last.when, last.best.report, last.best.evidence) == (line.when, line.best.report, line.best.evidence):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Entry(tuple(g)) for g in groups)


def _by_month(lines: Iterable[Line]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    months: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        months[line.day[:7]].append(line)
    return tuple((month, _entries(group)) for month, group in months.items())


def _moves(line: Line) -> bool:
    """Something changes hands or place: a category that says so with a thing or a receiver, or a figure with a way from or to."""
    v = line.best
    if line.standing in ("silent", "disputed"):
        return False
    known = words.events().get(v.event)
    if known and known.transfer:
        return bool(v.items or v.figures or (v.who and v.whom))
    return bool((v.origins or v.destinations) and any(f.item for f in v.figures))


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


def _figures(views: Sequence[View], number: dict[str, int], most: int = 12) -> tuple[Figures, ...]:
    """What at least two reports put different figures on, most reported first."""
    found: dict[tuple[str, str, str], list[tuple[View, Figure]]] = defaultdict(list)
    for v in views:
        for f in v.figures:
            if f.item and (f.low is not None or f.high is not None):
                found[f.item.lower(), v.event or v.lemma, f.unit].append((v, f))
    many = [(key, group) for key, group in found.items() if len({v.report for v, _ in group}) > 1]
    many.sort(key=lambda x: (-len({v.report for v, _ in x[1]}), x[0]))
    made = (Figures(group[0][1].item, _noun(about), unit, _figure_rows(group, number)) for (_, about, unit), group in many)
    return tuple(f for f in made if len({row[2:4] for row in f.rows}) > 1)[:most]


def _figure_rows(group: Iterable[tuple[View, Figure]], number: dict[str, int]) -> tuple[FigureRow, ...]:
    """Each figure of each speaker once; a report's own figure only where it names nobody for it."""
    told: dict[tuple[object, ...], tuple[View, Figure]] = {}
    for v, f in group:
        if v.says or (f.low, f.high, v.report) not in told:
            told[f.low, f.high, v.report] = (v, f)
    rows: dict[tuple[object, ...], FigureRow] = {}
    for v, f in sorted(told.values(), key=lambda x: (x[0].published, number[x[0].report])):
        who = v.says[-1] if v.says else v.outlet
        before = rows.get((f.low, f.high, who))
        if before:
            rows[f.low, f.high, who] = (*before[:5], (*before[5], number[v.report]))
        else:
            rows[f.low, f.high, who] = (v.published, f.words, f.low, f.high, who, (number[v.report],))
    return tuple(rows.values())


def _noun(about: str) -> str:
    known = words.events().get(about)
    return known.noun if known else about


def _voices(lines: Sequence[Line], number: dict[str, int], most: int = 12, each: int = 6) -> tuple[Voice, ...]:
    """The named speakers with the most lines, and the weightiest of each, in its own words."""
    said: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for name in line.says:
            if name != UNNAMED:
                said[name].append(_line([v for v in line.views if v.says and v.says[-1] == name], number))
    ranked = sorted(said.items(), key=lambda x: (-len(x[1]), x[0]))[:most]
    return tuple(Voice(name, _entries(_in_order(_weightiest(group, each))), max(0, len(group) - each)) for name, group in ranked)


def _disputes(lines: Sequence[Line], most: int = 12) -> tuple[Dispute, ...]:
    """What is denied, with the lines that hold the same; what did not happen, where some hold that it did."""
    against: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines:
        if line.standing == "disputed" and line.parties:
            against[line.best.event or line.best.lemma, line.best.who_keys, line.best.whom_keys].append(line)
    out = []
    for group in against.values():
        held = [x for x in lines if x.standing in ("held", "open") and any(_contradicts(x.best, d.best) for d in group)]
        if held or any(d.best.status == "denied" for d in group):
            topic = ": ".join(filter(None, group[0].headline))
            out.append(Dispute(topic, _entries(group), _entries(_in_order(_weightiest(held, 5)))))
    return tuple(sorted(out, key=lambda d: (-len(d.held), -len(d.against), d.topic))[:most])


def _contradicts(a: View, denial: View) -> bool:
    """The same category or predicate at about the same time, and every side that the denial names has a party in common."""
    if (a.event or a.lemma) != (denial.event or denial.lemma) or not denial.who_keys:
        return False
    if any(y and not set(x) & set(y) for x, y in ((a.who_keys, denial.who_keys), (a.whom_keys, denial.whom_keys))):
        return False
    first, last = sorted((a.published, denial.published))
    return _near(first, last, DISPUTE)


def _open(lines: Sequence[Line], disputes: Sequence[Dispute]) -> list[tuple[str, list[Line]]]:
    """Lines that are not (yet) so, by status; what did not happen where nobody disputes it."""
    groups: dict[str, list[Line]] = {
        s: [] for s in ("planned", "considered", "demanded", "possible", "conditional", "not_occurred")
    }
    told = {line for d in disputes for entry in d.against for line in entry.lines}
    for line in lines:
        if line.state in groups and line.parties and line not in told:
            groups[line.state].append(line)
    return [(status, group) for status, group in groups.items() if group]
