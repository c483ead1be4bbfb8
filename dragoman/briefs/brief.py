"""A dated, sourced summary of many claims: what happened when, what changed hands, who says what, what is open or disputed.

`build` sorts and groups; it invents no wording: a line is made of names, a category's noun and the report's own words, with the
numbers of the reports that it rests on. Claims that say the same (event, parties, status, day, figures) are one line.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.briefs import words
from dragoman.briefs.parts import Brief, Clash, Dispute, Entry, FigureRow, Figures, Line, Source, Told, Voice
from dragoman.briefs.view import UNNAMED, Figure, View, parties, substance

GAP = datetime.timedelta(days=14)
"""Undated claims of the same thing that stand further apart than this are told as two."""
DISPUTE = datetime.timedelta(days=60)
"""A denial is set against claims of reports published at most so long before or after it."""


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
