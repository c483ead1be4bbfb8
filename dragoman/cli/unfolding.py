"""Developments, contradictions and figures for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.briefs import words
from dragoman.briefs.days import day_range, short_day
from dragoman.cli.listing import STYLES, shortened
from dragoman.cli.output import plain_table

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Json = Mapping[str, Any]
CHART = 18  # columns of the chart of figures


def show_developments(console: Console, rows: Iterable[Json]) -> None:
    """Three or four lines a development: when, what, its status, who; in words; on how many legs it stands."""
    from rich.text import Text

    for i, d in enumerate(rows):
        if i:
            console.print()
        for line in (_head(d), Text(f"  “{shortened(d['text'], console.width - 4)}”", style="italic"), *_legs(d)):
            console.print(line, no_wrap=True, overflow="ellipsis")


def _head(d: Json) -> Text:
    from rich.text import Text

    days = day_range(d["from"], d["to"]) if d["from"] else f"reported {day_range(d['first'] or '', d['last'] or '')}"
    head = Text(f"{days}  ")
    head.append(" ".join(x for x in (d["event"] or d["kind"], d["mode"]) if x), style="bold")
    known = words.statuses()[d["status"]]
    head.append("  ")
    head.append(known.words, style=STYLES[known.standing])
    sides = [" and ".join(d[side][:2]) for side in ("actor", "recipient")]
    head.append("  " + (f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0]))
    return head


def _legs(d: Json) -> list[Text]:
    from rich.text import Text

    copies = d["reports"] - d["reports_without_copies"]
    parts = [f"{_plural(d['reports'], 'report')} of {_plural(d['outlets'], 'outlet')}"]
    if copies:
        parts.append(f"{copies} a copy" if copies == 1 else f"{copies} copies")
    names = ", ".join(r["name"] for r in d["roots"][:3]) + (", …" if len(d["roots"]) > 3 else "")
    parts.append(f"{_plural(len(d['roots']), 'root')}: {names}")
    out = [Text(f"  {d['id']}  " + ", ".join(parts), style="dim")]
    if d["one_anonymous_source"]:
        out.append(Text("  rests on one anonymous source", style="yellow"))
    n = d["contradictions"] if isinstance(d["contradictions"], int) else len(d["contradictions"])
    if n:
        out.append(Text(f"  {_plural(n, 'contradiction')}", style="red"))
    return out


def show_development(console: Console, d: Json) -> None:
    """One development in full."""
    from rich.text import Text

    for line in (_head(d), Text(f"“{d['sentence_text']}”", style="italic"), *_legs(d)):
        console.print(line)
    e = d["earliest"]
    console.print(
        Text(f"  first told {short_day(e['published'])} by {e['outlet'] or e['report']}, from {e['source']}", style="dim")
    )
    _heading(console, "Status over time")
    for h in d["history"]:
        known = words.statuses()[h["status"]]
        line = Text(f"  {h['day'] or 'undated':<12}")
        line.append(f"{known.words:<16}", style=STYLES[known.standing])
        line.append(f"{h['source']} ({h['outlet'] or h['report']})")
        console.print(line)
    if d["figures"]:
        _heading(console, "Figures over time")
        first: dict[tuple[Any, ...], Json] = {}
        for r in d["figures"]:
            first.setdefault((r["source"], r["measure"], r["low"], r["high"], r["planned"]), r)
        show_figures(console, list(first.values()))
    _heading(console, "Rests on")
    by_root: dict[str, list[Json]] = {}
    for c in d["chains"]:
        by_root.setdefault(c["root"], []).append(c)
    for r in d["roots"]:
        unnamed = " (unnamed)" if r["anonymous"] else ""
        console.print(Text(f"  {r['name']}{unnamed}", style="bold"))
        seen = set()
        for c in by_root[r["name"]]:
            path = " > ".join(c["path"]) + (", a copy" if c["copy_of"] else "")
            if (c["report"], path) not in seen:
                seen.add((c["report"], path))
                console.print(Text(f"    {c['published'] or 'undated'}  {c['report']}  {path}"))
    if d["contradictions"]:
        _heading(console, "Contradictions")
        show_contradictions(console, d["contradictions"])
    _heading(console, "Claims, and why they are one")
    why: dict[str, list[str]] = {}
    for m in d["merges"]:
        who = "" if m["by"] == "dragoman" else f"{m['by']}: "
        why.setdefault(m["b"], []).append(f"{m['score']:.2f}: {who}{m['reason']}")
    for m in d["members"]:
        console.print(Text(f"  {m['claim']}  {m['outlet'] or m['report']} {m['published'][:10]}  {m['status']}"), no_wrap=True)
        console.print(Text(f"    “{shortened(m['text'], console.width - 8)}”", style="italic"), no_wrap=True)
        for reason in why.get(m["anchor"], ()):
            console.print(Text(f"    {reason}", style="dim"))


def _heading(console: Console, title: str) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(title, style="bold"))


def show_contradictions(console: Console, rows: Iterable[Json]) -> None:
    """Each with both sides: what they say, who says so, and the sentences of the first report of every source."""
    from rich.text import Text

    for i, c in enumerate(rows):
        if i:
            console.print()
        head = Text(f"{c['of']}", style="bold red")
        head.append(f"  {c['about']}: {c['why']}", style="default")
        head.append(f"  {c['development']}", style="dim")
        console.print(head)
        for side in c["sides"]:
            console.print(Text(f"  {side['says']}: {', '.join(side['sources'])}", style="bold"))
            sources = set()
            for e in side["evidence"]:
                if e["source"] not in sources:
                    sources.add(e["source"])
                    console.print(Text(f"    {e['published'][:10]}  {e['outlet'] or e['report']}  {e['claim']}", style="dim"))
                    console.print(
                        Text(f"    “{shortened(' '.join(e['sentence_text'].split()), 2 * console.width - 12)}”", style="italic")
                    )


def show_figures(console: Console, rows: Sequence[Json]) -> None:
    """A table of figures by day, with a bar from the lower to the upper bound of each; one scale for each thing and unit."""
    from rich.text import Text

    tops: dict[tuple[str, str], float] = {}
    for r in rows:
        values = [v for v in (r["low"], r["high"]) if v is not None]
        if values:
            key = (r["measure"], r["unit"])
            tops[key] = max(tops.get(key, 0.0), *values)
    several = len({r["measure"] for r in rows}) > 1
    # The scale of most rows stands above them, the others' below.
    counts = Counter(key for r in rows if (key := (r["measure"], r["unit"])) in tops)
    scales = [(measure, unit, f"0 to {tops[measure, unit]:,.10g}") for (measure, unit), _ in counts.most_common()]
    table = plain_table(("Day", 0), ("Figure", 5), (scales[0][2] if scales else "", 0), ("Who says so", 4))
    table.columns[2].justify = "left"
    for r in rows:
        top = tops.get((r["measure"], r["unit"]), 0.0)
        said = shortened(r["text"], 34) + (f" ({r['measure']})" if several and r["measure"] not in r["text"] else "")
        said += ", planned" if r["planned"] else ""
        table.add_row(r["day"] or "", said, bar(r["low"], r["high"], top), r["source"])
    console.print(table)
    units = len(tops) > len({m for m, _ in tops})
    for measure, unit, scale in scales[1:]:
        console.print(Text(f"{measure}{f' in {unit}' if units and unit not in ('', '1') else ''}: {scale}", style="dim"))


def bar(low: float | None, high: float | None, top: float, width: int = CHART) -> str:
    """A line of `width` columns from 0 to `top`: a dot for an exact figure, a bar between bounds, an arrow for an open end."""
    if top <= 0 or (low is None and high is None):
        return ""
    start = round((low or 0.0) / top * (width - 2))
    if low is not None and low == high:
        return "·" * start + "●"
    if high is None:
        return "·" * start + "├" + "─" * max(0, width - 2 - start) + "→"
    end = max(start + 1, round(high / top * (width - 2)))
    return "·" * start + ("├" if low is not None else "╶") + "─" * (end - start - 1) + "┤"


def _plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
