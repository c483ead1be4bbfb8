"""A brief as Markdown: readable as it stands, and in any viewer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.briefs.brief import Brief, Line, Source
from dragoman.briefs.days import day_name, month_name, short_day
from dragoman.briefs.phrases import route, summary, unit, web_address
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
            yield from map(item, lines)
        if b.more:
            yield from ("", f"{b.more} more, each told by fewer reports, are in the ledger.")
    if b.transfers:
        yield from ("", "## Transfers", "")
        yield from table(("When", "From → to", "What", "Status", "Who says so", "Source"), map(_transfer, b.transfers))
    if b.figures:
        yield from ("", "## Figures that sources give")
        for f in b.figures:
            yield from ("", f"### {escape(f.item.capitalize())}{unit(f.unit)}", "")
            yield from table(
                ("Published", "Figure", "Who says so", "Source"),
                ((short_day(r[0]), escape(r[1]), escape(r[4]), f"[{r[5]}]") for r in f.rows),
            )
    if b.voices:
        yield from ("", "## Who says what")
        for voice in b.voices:
            yield from ("", f"**{escape(voice.name)}**", "")
            yield from map(item, voice.lines)
            if voice.more:
                yield f"- and {voice.more} more"
    if b.disputes:
        yield from ("", "## Disputed")
        for d in b.disputes:
            yield from ("", f"**{escape(d.topic)}**", "", *map(item, d.against))
            if d.held:
                yield from ("", "Against it:", "", *map(item, d.held))
    if b.open:
        yield from ("", "## Not, or not yet, so")
        for status, lines in b.open:
            yield from ("", f"### {statuses()[status].words.capitalize()}", "", *map(item, lines))
    if b.silences:
        yield from ("", "## Not mentioned", "", *map(item, b.silences))
    if b.sources:
        yield from ("", "## Sources", "")
        yield from (f"{s.number}. {source(s)}" for s in b.sources)


def item(line: Line) -> str:
    """One line as a list item: when, who, what, its status, the evidence, who says so, the sources."""
    head = f"**{escape(line.parties)}**: {escape(line.topic)}" if line.parties else f"**{escape(line.topic)}**"
    matter = f" – {escape(line.matter)}" if line.matter else ""
    says = f" Says {escape(', '.join(line.says))}." if line.says else ""
    return f"- {line.when} · {head}{matter} ({line.status}). “{escape(line.best.text)}”{says} {refs(line.sources)}"


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
