"""``dragoman story``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger

EXAMPLE = "dragoman story hw-001"
COPIED = 0.5  # the share from which a report is marked as a copy


def command(
    name: Annotated[str, typer.Argument(metavar="ID", help="The story's name, or the id of any report in it.")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one story of the ledger: its reports in order, which of them copy which, what several rest on, and how they
    spread."""
    from dragoman.cli.output import console, note, plain_table, print_json

    with open_ledger(ledger, as_of) as book:
        story = book.story(name)
    if as_json:
        print_json(story)
        return
    out = console()
    out.print(story["title"] or story["story"])
    out.print(headline(story))
    out.print()
    table = plain_table(("Day", 0), ("Outlet", 2), ("Report", 2), ("Title", 5), ("Copies", 3))
    for r in story["reports"]:
        copied = "; ".join(f"{c['report']} {100 * c['share']:.0f}%" for c in r["copies"][:3])
        table.add_row(r["published"][:10], r["outlet"], r["id"], r["title"], copied)
    out.print(table)
    if story["sources"]:
        out.print()
        table = plain_table(("Days", 0), ("Several rest on", 3), ("Reports", 4))
        for s in story["sources"]:
            days = s["first"] if s["first"] == s["last"] else f"{s['first']} to {s['last']}"
            table.add_row(days, s["source"], ", ".join(s["reports"]))
        out.print(table)
    copies = sum(any(c["share"] >= COPIED for c in r["copies"]) for r in story["reports"])
    note(f"{len(story['reports']):,} reports, {copies:,} of them copies")


def headline(story: dict[str, Any]) -> str:
    """How long a story runs, and how wide it is spread."""
    days = "no dates" if not story["first"] else story["first"]
    if story["first"] and story["last"] != story["first"]:
        days = f"{story['first']} to {story['last']}, on {len(story['days'])} days"
    outlets = ", ".join(story["outlets"][:8]) + (" and others" if len(story["outlets"]) > 8 else "")
    return f"{days}; {len(story['outlets'])} outlet{'' if len(story['outlets']) == 1 else 's'}: {outlets or 'unknown'}"
