"""Claims for people: a listing of many, and one claim with its evidence marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.briefs import view, words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {"held": "green", "open": "yellow", "disputed": "red", "silent": "magenta", "unknown": "dim"}
LABELS = {"items": "item", "quantities": "figure", "places": "place"}


def show_listing(console: Console, views: Iterable[view.View], every: bool = True) -> tuple[int, int]:
    """Print three or four lines a claim, without `every` only for those of substance; returns how many were shown and not."""
    shown = left = 0
    for v in views:
        if not every and not view.substance(v):
            left += 1
            continue
        if shown:
            console.print()
        for line in listing_lines(v, console.width):
            console.print(line, no_wrap=True, overflow="ellipsis")
        shown += 1
    return shown, left


def listing_lines(v: view.View, width: int) -> Iterator[Text]:
    """A claim in a few lines: when, what, its status and who; the evidence; where it stands and who says so."""
    from rich.text import Text

    what = " ".join(x for x in (v.event or v.predicate, v.mode) if x)
    known = words.statuses()[v.status]
    head = Text(f"{v.order or 'undated':<10}  ")
    head.append(what, style="bold")
    head.append("  ")
    head.append(known.words, style=STYLES[known.standing])
    who = view.parties(v)
    if who:
        head.append("  " + who)
    yield head
    if view.matter(v):
        yield Text("  " + view.matter(v))
    yield Text(f"  “{shortened(v.text, width - 4)}”", style="italic")
    says = " > ".join(v.says)
    where = " ".join(x for x in (v.outlet, v.published) if x) or f"report {v.report}"
    yield Text(f"  {v.id}  {where}" + (f"  says: {says}" if says else ""), style="dim")


def show_timeline(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    """Print claims as `Ledger.timeline` gives them: the day where it changes, then who, what and status, then the evidence."""
    from rich.text import Text

    last = ""
    margin = " " * 13
    for row in rows:
        v = view.from_row(row)
        day = ("" if row["dated"] == "claim" else "~") + row["from"]
        head = Text(f"{day if day != last else '':<11}  ")
        last = day
        head.append(view.parties(v) or v.predicate, style="bold")
        head.append("  " + " ".join(x for x in (v.event.lower() or v.predicate, v.mode) if x) + "  ")
        known = words.statuses()[v.status]
        head.append(known.words, style=STYLES[known.standing])
        console.print(head, no_wrap=True, overflow="ellipsis")
        console.print(Text(f"{margin}“{shortened(v.text, console.width - 15)}”", style="italic"), no_wrap=True)
        says = f", says {v.says[-1]}" if v.says else ""
        console.print(Text(f"{margin}{v.id}  {v.outlet or v.report}{says}", style="dim"), no_wrap=True, overflow="ellipsis")


def shortened(text: str, width: int) -> str:
    """`text` cut to `width` columns, with an ellipsis where something was left out."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


class Mark(NamedTuple):
    """A span to be marked, in code points of the same text, and the word to put under it."""

    start: int
    end: int
    label: str


def marks_of(claim: Mapping[str, Any], attributions: Sequence[Mapping[str, Any]]) -> list[Mark]:
    """What to mark under a claim's evidence: its values, and who says so by which words."""
    spans = [(claim["predicate"]["span"], "event" if claim.get("event") else "predicate")]
    for key in ("actor", "recipient", "items", "quantities", "places"):
        spans += [(x["span"], LABELS.get(key, key)) for x in claim.get(key) or []]
    if claim.get("time"):
        spans.append((claim["time"]["span"], "time"))
    for a in attributions:
        if a.get("field", "text") == claim.get("field", "text"):
            spans += [(s, part) for part in ("source", "cue") for s in a[part]]
    return sorted({Mark(start, end, label) for (start, end), label in spans})


def marked(text: str, start: int, end: int, marks: Sequence[Mark], width: int) -> list[tuple[str, list[str]]]:
    """The passage ``text[start:end]`` wrapped to `width` columns, and under each line the marks that fall on it.

    A line comes with as many lines of marks as it takes for no two labels to touch: ``└actor`` under the span's first character,
    drawn out to its end.
    """
    out: list[tuple[str, list[str]]] = []
    for s, e in _wrapped(text, start, end, width):
        rows: list[str] = []
        for m in marks:
            first, last = max(m.start, s), min(m.end, e)
            if first >= last:
                continue
            label = "└" + m.label if m.start >= s else "…" + m.label
            label += "─" * (last - first - len(label))
            at = min(first - s, max(0, width - len(label)))
            for i, row in enumerate(rows):
                if len(row) < at:
                    rows[i] = row.ljust(at) + label
                    break
            else:
                rows.append(" " * at + label)
        out.append((text[s:e].replace("\n", " ").replace("\t", " "), rows))
    return out


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Ranges of at most `width` characters, broken at white space where there is any."""
    while start < end and text[start].isspace():
        start += 1
    while start < end:
        if end - start <= width:
            yield start, end
            return
        cut = next((i for i in range(start + width, start, -1) if text[i].isspace()), start + width)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
