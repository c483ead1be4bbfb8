"""``dragoman report``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, Every, LedgerPath, open_ledger

EXAMPLE = "dragoman report hw-002"


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A report's id, as claims and timeline show it.")],
    every: Every = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one report: its text, what it claims, and what it rests on."""
    from dragoman.cli.output import console, print_json

    with open_ledger(ledger, as_of) as book:
        line = book.report(id)
    if as_json:
        print_json(line)
        return
    from dragoman.cli.evidence import show_report

    show_report(console(), line, every)
