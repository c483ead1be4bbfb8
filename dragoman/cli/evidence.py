"""One claim in full: its sentence with the spans marked, its values, and why each was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.briefs import view, words
from dragoman.cli.listing import STYLES, marked, marks_of, show_listing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Json = Mapping[str, Any]
NAME_WIDTH = 12


def show_claim(console: Console, claim: Json, line: Json) -> None:
    """Print one claim of a line that ``dragoman extract`` prints."""
    from rich.text import Text

    v = view.from_line(claim, line)
    chain = [line["attributions"][i] for i in claim["attribution"]]
    known = words.statuses()[v.status]
    head = Text.assemble(
        (v.event or v.predicate, "bold"), f" {v.mode}" if v.mode else "", "  ", (known.words, STYLES[known.standing])
    )
    head.append(f"  {view.parties(v)}" if view.parties(v) else "")
    console.print(head)
    console.print(Text(f"{v.id}, sentence {v.sentence} of {source_line(v)}", style="dim"))
    console.print()
    text = line["report"][claim.get("field", "text")]
    for words_, rows in marked(text, *view.passage(claim, line), marks_of(claim, chain), console.width - 4):
        console.print(Text("  " + words_))
        for row in rows:
            console.print(Text("  " + row, style="cyan"))
    console.print()
    table = _grid()
    for name, value, why in values(claim, chain, v):
        table.add_row(Text(name, style="bold"), Text(value), Text(why, style="dim"))
    console.print(table)
    if claim.get("why"):
        console.print()
        console.print(Text("decided by", style="bold"))
        for reason in claim["why"]:
            console.print(Text(f"- {reason}"))


def show_report(console: Console, line: Json, every: bool = True) -> None:
    """Print a report as `Ledger.report` gives it: where it comes from, its text, its claims, and what it rests on.

    Without `every`, claims that tell no more than a verb are only counted.
    """
    from rich.text import Text

    report = line["report"]
    console.print(Text(report["title"] or report["id"], style="bold"))
    known = [report["outlet"], (report["published"] or "")[:10], report["url"]]
    console.print(Text("  ".join(x for x in known if x), style="dim"))
    held = line["ledger"]
    if held["replaced_by"]:
        console.print(Text("A newer version of this report is in the ledger.", style="yellow"))
    if line["skipped"]:
        console.print(Text(f"Kept but not read: {line['skipped']}", style="yellow"))
    console.print()
    for paragraph in report["text"].split("\n"):
        console.print(Text(paragraph))
    if line["claims"]:
        console.print()
        _, left = show_listing(console, view.of_reading(line), every)
        if left:
            console.print(Text(f"\nand {left} plain statements: --all", style="dim"))
    if line["lineage"]:
        console.print()
        table = _grid()
        for edge in line["lineage"]:
            table.add_row(
                Text("rests on", style="bold"), Text(edge["to"]), Text(f"{edge['how']} (for {edge['from']})", style="dim")
            )
        console.print(table)


def values(claim: Json, chain: Sequence[Json], v: view.View) -> Iterator[tuple[str, str, str]]:
    """Each value of a claim: its name, the value in words, and the rule or evidence that decided it."""
    mode = f" {claim['mode']}" if claim.get("mode") else ""
    yield "event", (claim.get("event") or "none of the categories") + mode, f"“{claim['predicate']['text']}”"
    if claim.get("contexts"):
        yield "contexts", ", ".join(claim["contexts"]), ""
    for c in claim.get("codes") or []:
        yield c["ontology"], c["code"], c["name"]
    yield "status", f"{claim['status']}, {claim['factuality']}", words.statuses()[claim["status"]].words
    for key in ("actor", "recipient"):
        for a in claim.get(key) or []:
            yield key, actor(a), a.get("how") or ""
        if not claim.get(key):
            yield key, "unknown", ""
    for item in claim.get("items") or []:
        yield "item", item["text"], ""
    for q in claim.get("quantities") or []:
        yield "figure", view.figure(q).words, bounds(q)
    if claim.get("time"):
        t = claim["time"]
        yield "time", f"{t['text']}: {t.get('edtf') or t['timex']}", t.get("why") or span_of_days(t)
    for p in claim.get("places") or []:
        yield f"place {p.get('role') or ''}".rstrip(), place(p), p.get("why") or ""
    for a, said, cue in zip(chain, v.says, v.cues, strict=True):
        who = actor(a["speaker"]) if a["speaker"] else said
        yield "said by", f"{who}: {cue or 'no cue'} ({a['kind']})", a.get("why") or ""
    if not chain:
        yield "said by", "the report itself", ""
    yield "confidence", f"{float(claim.get('confidence') or 0):.2f}", ""


def actor(a: Json) -> str:
    """A name with country or code and sectors: ``Kyrylo Budanov (UKR SPY)``."""
    country = a.get("country") or []
    codes = [country] if isinstance(country, str) else list(country)
    known = " ".join([*codes, *([a["code"]] if a.get("code") and not codes else []), *(a.get("sectors") or [])])
    name = view.label(a)
    text = f" “{a['text']}”" if a["text"] != name else ""
    return f"{name}{text}" + (f" ({known})" if known else "")


def bounds(q: Json) -> str:
    """A quantity's bounds and unit: ``> 74000 t``, ``10000 to 12000``."""
    low, high = q["low"], q["high"]
    unit = "" if q["unit"] in ("", "1") else f" {q['unit']}"
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        return f"{q['approx']} {number(high if low is None else low)}{unit}"
    return (number(low) if low == high else f"{number(low)} to {number(high)}") + unit


def number(value: float) -> str:
    """``1000000.0`` as ``1,000,000``, ``2.5`` as it is."""
    return f"{value:,.15g}"


def span_of_days(t: Json) -> str:
    """The first and last day that a time can mean."""
    if not t.get("earliest") and not t.get("latest"):
        return ""
    return f"{t.get('earliest') or 'open'} to {t.get('latest') or 'open'}"


def place(p: Json) -> str:
    """A place with country and coordinates where they are known."""
    known = [p["country"]] if p.get("country") else []
    if p.get("lat") is not None and p.get("lon") is not None:
        known.append(f"{p['lat']:.2f}, {p['lon']:.2f}")
    return f"{p.get('name') or p['text']}" + (f" ({'; '.join(known)})" if known else "")


def source_line(v: view.View) -> str:
    """Where a claim stands: outlet, day, title, as far as they are known."""
    return ", ".join(x for x in (v.outlet, v.published, v.title and f"“{v.title}”") if x) or f"report {v.report}"


def _grid() -> Table:
    """Name, value and reason side by side, two columns in from the margin."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=NAME_WIDTH)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    return table
