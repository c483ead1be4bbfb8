"""``dragoman claim``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger

EXAMPLE = "dragoman claim hw-002.c1"


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, as claims and timeline show it.")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one claim: its sentence with the spans marked, and why each value was decided."""
    from dragoman.cli.output import console, print_json

    with open_ledger(ledger, as_of) as book:
        row = book.claim(id)
        if as_json:
            print_json(row)
            return
        line = book.report(row["report"])
    from dragoman.cli.evidence import show_claim

    start, end = row["sentence_span"]
    show_claim(console(), row, line["report"], [line["attributions"][i] for i in row["attribution"]], (start, end))
