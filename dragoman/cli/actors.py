"""``dragoman actors``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, Limit, Page, open_ledger

EXAMPLE = "dragoman actors --country PRK"


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Part of a name or id; all actors if left out.")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="ISO 3166-1 alpha-3 country code.")] = "",
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the actors that the ledger knows, the most often mentioned first."""
    from dragoman.cli.output import console, print_json_lines
    from dragoman.settings import load

    rows = limit or load().page
    with open_ledger(ledger, as_of) as book:
        found = book.actors(name=name, country=country, limit=rows, offset=(page - 1) * rows)
    if as_json:
        print_json_lines(found)
        return
    from dragoman.cli.output import plain_table

    table = plain_table(("Actor", 3), ("Country", 1), ("Sectors", 1), ("Reports", 0), ("Mentions", 0), ("Also called", 4))
    for a in found:
        others = [n for n in a["names"] if n != a["name"]]
        where = " ".join(a["country"]) or a["code"] or ""
        table.add_row(
            a["name"] or a["id"], where, " ".join(a["sectors"]), str(a["reports"]), str(a["mentions"]), ", ".join(others[:5])
        )
    console().print(table)
