"""What was read in one report, taken over for the sentences that another report has from it letter by letter.

Taken over are whole sentences, with everything that was read in them, moved to where they stand in the copy; ids, numbers of
sentences and of attributions are those that the copy would have by itself. A sentence is read anew where what was read in it may
depend on what the two reports do not share: where an attribution reaches into a sentence that the copy does not have, where a
time counts from another day of publication, and where the outlet itself speaks. What is left of the copy is read as a report
of its own, with the two sentences before each gap for what pronouns refer to (`Plan.rest`), and put together with the rest.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dragoman.claims import claim_id
from dragoman.records import Actor, Attribution, Claim, Lineage, OffsetMap, Reading, Report, Span

LEAST = 0.5  # the part of a report that has to be taken over for it to be worth while
MOST = 0.6  # the part of it that may have to be read anyway, with what stands before the gaps
CONTEXT = 2  # sentences before a gap that are read with it
SHORT = 25  # characters; shorter sentences are only found right behind the one before
DAYS_APART = 7  # between two reports of which one is the other's copy, in days

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report takes over from `source`: its sentences there and here, in order, and what is left to be read.

    `rest` is None where nothing is left. `gaps` are the parts of the text that are read; `windows` the same with what stands
    before them, in order and apart: `rest` holds their text, joined by blank lines.
    """

    report: Report
    source: Reading
    there: tuple[Span, ...]
    here: tuple[Span, ...]
    gaps: tuple[Span, ...]
    windows: tuple[Span, ...]
    rest: Report | None


def plan(report: Report, source: Reading) -> Plan | None:
    """What `report` can take over from `source`; None where that is too little to be worth while."""
    if source.skipped or not report.text.strip() or report.language != source.report.language:
        return None
    there = _takeable(source, _shared(source, report.text), report)
    pairs = sorted(((there[s], s) for s in there), key=lambda x: x[0])
    here = tuple(h for h, _ in pairs)
    gaps = _gaps(report.text, here)
    if sum(h.end - h.start for h in here) < LEAST * len(report.text.strip()):
        return None
    windows = _windows(gaps, here)
    if not windows and report.title != source.report.title:
        windows = (Span(here[0].start, here[min(CONTEXT, len(here)) - 1].end),)
    if sum(w.end - w.start for w in windows) > MOST * len(report.text):
        return None
    rest = None
    if windows:
        text = "\n\n".join(report.text[w.start : w.end] for w in windows)
        rest = replace(report, text=text, offsets=None)
    return Plan(report, source, tuple(s for _, s in pairs), here, gaps, windows, rest)


def taken_over(plan: Plan, read: Reading | None) -> Reading:
    """The whole reading; `read` is that of `plan.rest`, None where there is none."""
    old = _Part(plan.source, plan.there, _mover(plan.there, plan.here))
    title = plan.source if read is None else read
    parts = [old]
    if read is not None:
        parts.append(_Part(read, _in_gaps(read, plan), _back(plan)))
    sentences = sorted({p.move(s) for p in parts for s in p.kept})
    starts = [s.start for s in sentences]
    texts = [(p, i, a) for p in parts for i, a in p.attributions()]
    texts.sort(key=lambda x: _place(x[2]))
    heads = [(title, i, a) for i, a in enumerate(title.attributions) if a.field == "title"]
    numbers = {(id(p.reading), i): n for n, (p, i, _) in enumerate(texts)}
    numbers |= {(id(title), i): len(texts) + n for n, (_, i, _) in enumerate(heads)}
    attributions = [replace(a, parent=numbers.get((id(p.reading), a.parent))) if a.parent is not None else a for p, i, a in texts]
    attributions += [replace(a, parent=numbers.get((id(title), a.parent))) if a.parent is not None else a for _, i, a in heads]
    claims = [_claim(c, title, plan, numbers, None) for c in title.claims if c.field == "title"]
    body = [_claim(c, p.reading, plan, numbers, starts) for p in parts for c in p.of("claims", lambda c: c.predicate.span)]
    claims += sorted(body, key=lambda c: c.predicate.span)
    return Reading(
        report=plan.report,
        sentences=tuple(sentences),
        entities=_layer(parts, title, "entities"),
        times=_layer(parts, title, "times"),
        quantities=_layer(parts, title, "quantities"),
        places=_layer(parts, title, "places"),
        attributions=tuple(attributions),
        claims=tuple({c.id: c for c in claims}.values()),
        lineage=tuple(_edges(parts, title, plan)),
        taught=tuple({t.id: t for t in reversed(_layer(parts, title, "taught"))}.values())[::-1],
        version=plan.source.version,
    )


# ---------------------------------------------------------------------- which sentences
def _shared(source: Reading, text: str) -> dict[Span, Span]:
    """The source's sentences that stand in a text letter by letter, and where, in the same order in both."""
    out: dict[Span, Span] = {}
    at = 0
    for s in source.sentences:
        words = source.report.text[s.start : s.end]
        found = text.find(words, at)
        if found < 0 or (len(words) < SHORT and found - at > 4):
            continue
        out[s] = Span(found, found + len(words))
        at = found + len(words)
    return out


def _takeable(source: Reading, shared: dict[Span, Span], report: Report) -> dict[Span, Span]:
    """Those of the shared sentences in which nothing depends on what is not shared."""
    before = source.report
    same_day = before.published[:10] == report.published[:10]
    if not same_day and not _near(before.published, report.published):
        return {}
    kept = dict(shared)
    starts = [s.start for s in source.sentences]

    def drop(spans: Iterable[Span]) -> None:
        for span in spans:
            i = bisect_right(starts, span.start) - 1
            if i >= 0:
                kept.pop(source.sentences[i], None)

    body = [c for c in source.claims if c.field == "text"]
    if not same_day:
        drop(t.span for t in source.times if t.field == "text")
        drop(c.predicate.span for c in body if c.time is not None)
    if before.outlet != report.outlet:
        drop(c.predicate.span for c in body if _of_outlet([*c.actor, *c.recipient]))
        drop(s for a in source.attributions if a.field == "text" and a.speaker and _of_outlet([a.speaker]) for s in _spans(a))
    while True:
        count = len(kept)
        for a in source.attributions:
            if a.field == "text" and not _all_inside(_spans(a), kept, source.sentences, starts):
                drop(_spans(a))
        for c in body:
            if not _all_inside(_spans(c), kept, source.sentences, starts):
                drop([c.predicate.span])
            else:
                chain = [s for i in c.attribution if i < len(source.attributions) for s in _spans(source.attributions[i])]
                if not _all_inside(chain, kept, source.sentences, starts):
                    drop([c.predicate.span])
        if len(kept) == count:
            return kept


def _all_inside(spans: Iterable[Span], kept: dict[Span, Span], sentences: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether all of these spans lie in sentences that are kept."""
    for span in spans:
        for at in (span.start, max(span.start, span.end - 1)):
            i = bisect_right(starts, at) - 1
            if i < 0 or sentences[i] not in kept or at >= sentences[i].end:
                return False
    return True


def _of_outlet(actors: Iterable[Actor]) -> bool:
    return any("outlet" in a.how for a in actors)


def _near(a: str, b: str) -> bool:
    from datetime import date

    try:
        return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= DAYS_APART
    except ValueError:
        return False


def _gaps(text: str, here: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of a text between sentences that are taken over, without the white space around them."""
    out = []
    at = 0
    for s in (*here, Span(len(text), len(text))):
        part = text[at : s.start]
        if any(c.isalnum() for c in part):
            start = at + len(part) - len(part.lstrip())
            out.append(Span(start, at + len(part.rstrip())))
        at = s.end
    return tuple(out)


def _windows(gaps: Sequence[Span], here: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for gap in gaps:
        before = [s for s in here if s.end <= gap.start][-CONTEXT:]
        start = before[0].start if before else gap.start
        if out and start <= out[-1].end:
            out[-1] = Span(out[-1].start, gap.end)
        else:
            out.append(Span(start, gap.end))
    return tuple(out)


# ---------------------------------------------------------------------- moving
@dataclass(frozen=True, slots=True)
class _Part:
    """A reading of which the sentences `kept` are used, and how its spans move."""

    reading: Reading
    kept: tuple[Span, ...]
    move: Callable[[Span], Span]

    def holds(self, span: Span) -> bool:
        i = bisect_right(self.kept, (span.start, 1 << 60)) - 1
        return i >= 0 and span.start < self.kept[i].end

    def of(self, layer: str, place: Callable[[Any], Span]) -> list[Any]:
        """The records of a layer that stand in the sentences kept, moved."""
        records = [r for r in getattr(self.reading, layer) if r.field == "text" and self.holds(place(r))]
        return [moved(r, self.move) for r in records]

    def attributions(self) -> list[tuple[int, Attribution]]:
        found = [(i, a) for i, a in enumerate(self.reading.attributions) if a.field == "text" and self.holds(_place(a))]
        return [(i, moved(a, self.move)) for i, a in found]


def moved(record: T, move: Callable[[Span], Span]) -> T:
    """A record with all its spans moved."""
    out: T = _moved(record, move)
    return out


def _moved(record: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(record, Span):
        return move(record)
    if isinstance(record, tuple):
        return tuple(_moved(x, move) for x in record)
    if dataclasses.is_dataclass(record) and not isinstance(record, (type, OffsetMap)):
        names = [f.name for f in dataclasses.fields(record)]
        return type(record)(**{name: _moved(getattr(record, name), move) for name in names})
    return record


def _mover(there: Sequence[Span], here: Sequence[Span]) -> Callable[[Span], Span]:
    """Spans of the source to spans of the copy; each end by the sentence that it stands in, or the one before."""
    order = sorted(zip(there, here, strict=True))
    starts = [t.start for t, _ in order]

    def shift(at: int) -> int:
        i = max(0, bisect_right(starts, at) - 1)
        return order[i][1].start - order[i][0].start

    return lambda s: Span(s.start + shift(s.start), s.end + shift(max(s.start, s.end - 1)))


def _back(plan: Plan) -> Callable[[Span], Span]:
    """Spans of the rest to spans of the copy."""
    starts, at = [], 0
    for w in plan.windows:
        starts.append(at)
        at += w.end - w.start + 2

    def shift(at: int) -> int:
        i = max(0, bisect_right(starts, at) - 1)
        return plan.windows[i].start - starts[i]

    return lambda s: Span(s.start + shift(s.start), s.end + shift(max(s.start, s.end - 1)))


def _in_gaps(read: Reading, plan: Plan) -> tuple[Span, ...]:
    """The sentences of the rest that are not taken over."""
    back = _back(plan)
    out = []
    for s in read.sentences:
        now = back(s)
        if any(g.start < now.end and now.start < g.end for g in plan.gaps) and not any(now.start == h.start for h in plan.here):
            out.append(s)
    return tuple(out)


def _place(a: Attribution) -> Span:
    return min((*a.cue, *a.source, *a.content), default=Span(0, 0))


def _spans(record: Any) -> list[Span]:
    """All spans in a record."""
    if isinstance(record, Span):
        return [record]
    if isinstance(record, tuple):
        return [s for x in record for s in _spans(x)]
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return [s for f in dataclasses.fields(record) for s in _spans(getattr(record, f.name))]
    return []


def _layer(parts: Sequence[_Part], title: Reading, name: str) -> tuple[Any, ...]:
    body = sorted((r for p in parts for r in p.of(name, lambda r: r.span)), key=lambda r: r.span)
    return (*body, *(r for r in getattr(title, name) if r.field == "title"))


def _claim(c: Claim, reading: Reading, plan: Plan, numbers: dict[tuple[int, int], int], starts: list[int] | None) -> Claim:
    """A claim as the copy has it: its id, its sentence and its attributions by their numbers there."""
    chain = tuple(numbers[id(reading), i] for i in c.attribution if (id(reading), i) in numbers)
    sentence = c.sentence if starts is None else bisect_right(starts, c.predicate.span.start)
    why = (*c.why, f"taken over from report {plan.source.report.id}") if reading is plan.source else c.why
    name = claim_id(plan.report.id, c.field, c.predicate.span, c.predicate.lemma, c.event)
    return replace(c, id=name, sentence=sentence, attribution=chain, why=why)


def _edges(parts: Sequence[_Part], title: Reading, plan: Plan) -> Iterable[Lineage]:
    """What the copy rests on: what the source has from others, the copy has from them too."""
    before, now = (r.outlet or "this report" for r in (plan.source.report, plan.report))
    found = [e for p in parts for e in p.of("lineage", lambda e: e.span)]
    found.sort(key=lambda e: e.span)
    seen: set[tuple[str, str, str]] = set()
    for e in (*found, *(e for e in title.lineage if e.field == "title")):
        edge = replace(e, frm=now) if e.frm == before else e
        key = (edge.frm, edge.to, edge.how)
        if key not in seen and edge.to != edge.frm:
            seen.add(key)
            yield edge
