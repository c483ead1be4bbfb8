"""A brief as Markdown: readable as it stands, and in any viewer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.briefs.days import day_name, month_name, short_day
from dragoman.briefs.parts import Brief, Entry, Line, Source
from dragoman.briefs.phrases import clash, route, summary, title_of, web_address
from dragoman.briefs.words import statuses

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(brief: Brief) -> str:
    """The whole brief; numbers in brackets are those of the list of sources at its end."""
    return "\n".join(_parts(brief)).rstrip() + "\n"


def _parts(b: Brief) -> Iterator[str]:
    yield f"# {escape(b.title)}"
    yield ""
    yield summary(b) + "."
    if b.pairs:
        yield from ("", "## Who and whom", "")
        yield from table(
            ("Who → whom", "Held", "Open", "Disputed"), ((escape(p), str(h), str(o), str(d)) for p, h, o, d in b.pairs)
        )
    if b.timeline:
        yield from ("", "## Timeline")
        for month, lines in b.timeline:
            yield from ("", f"### {month_name(month)}", "")
            yield from items(lines)
        if b.more:
            yield from ("", f"{b.more} more, each told by fewer reports, are in the ledger.")
    if b.transfers:
        yield from ("", "## Transfers", "")
        yield from table(("When", "From → to", "What", "Status", "Who says so", "Source"), map(_transfer, b.transfers))
    if b.figures:
        yield from ("", "## Figures that sources give")
        for f in b.figures:
            yield from ("", f"### {escape(title_of(f))}", "")
            yield from table(
                ("Published", "Figure", "Who says so", "Source"),
                ((short_day(r[0]), escape(r[1]), escape(r[4]), refs(r[5])) for r in f.rows),
            )
    if b.voices:
        yield from ("", "## Who says what")
        for voice in b.voices:
            yield from ("", f"**{escape(voice.name)}**", "")
            yield from items(voice.entries)
            if voice.more:
                yield f"- and {voice.more} more"
    if b.disputes:
        yield from ("", "## Disputed")
        for d in b.disputes:
            yield from ("", f"**{escape(d.topic)}**", "", *items(d.against))
            if d.held:
                yield from ("", "Others hold:", "", *items(d.held))
    if b.clashes:
        yield from ("", "## Where sources contradict each other")
        for c, numbers in b.clashes:
            yield from ("", f"**{escape(clash(c))}**", "")
            for side, reports in zip(c.sides, numbers, strict=True):
                yield f"- {escape(side.says)}: {escape(', '.join(side.sources))}. “{escape(side.evidence)}” {refs(reports)}"
    if b.open:
        yield from ("", "## Not, or not yet, so")
        for status, lines in b.open:
            yield from ("", f"### {statuses()[status].words.capitalize()}", "", *items(lines))
    if b.silences:
        yield from ("", "## Not mentioned", "", *items(b.silences))
    if b.sources:
        yield from ("", "## Sources", "")
        yield from (f"{s.number}. {source(s)}" for s in b.sources)


def items(entries: Iterable[Entry]) -> Iterator[str]:
    """Each entry as a list item: when; who, what and its status for each of its lines; the evidence, who says so, the sources."""
    for entry in entries:
        told = "; ".join(map(headline, entry.lines))
        says = f" Says {escape(', '.join(entry.says[:4]))}." if entry.says else ""
        legs = "".join(f" {escape(leg)}." for leg in dict.fromkeys(line.legs for line in entry.lines) if leg)
        yield f"- {entry.lines[0].when} · {told}. “{escape(entry.evidence)}”{legs or says} {refs(entry.sources)}"


def headline(line: Line) -> str:
    """Who, what, and its status."""
    stressed, rest = line.headline
    head = f"**{escape(stressed)}**" + (f": {escape(rest)}" if rest else "")
    return head + (f" – {escape(line.matter)}" if line.matter else "") + f" ({line.status})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell or '–' for cell in row)} |"


def _transfer(x: Line) -> tuple[str, ...]:
    what = x.matter or x.topic
    return (
        x.when,
        escape(x.parties or route(x)),
        escape(what),
        x.status,
        escape(", ".join(x.says)) or "the reports",
        refs(x.sources),
    )


def refs(numbers: Sequence[int], most: int = 6) -> str:
    more = f" +{len(numbers) - most}" if len(numbers) > most else ""
    return "".join(f"[{n}]" for n in numbers[:most]) + more


def source(s: Source) -> str:
    title = f"[{escape(s.title or s.url)}]({s.url})" if web_address(s.url) else escape(s.title)
    return ", ".join(x for x in (escape(s.outlet), s.published and day_name(s.published), title) if x) or escape(s.report)


def escape(text: str) -> str:
    """`text` with Markdown's own characters made literal, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
