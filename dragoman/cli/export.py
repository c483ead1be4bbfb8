"""``dragoman export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman export claims.csv --actor PRK"


@with_filters
def command(
    chosen: ClaimFilter,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; .jsonl, .csv or .parquet says in which form.")],
    format: Annotated[
        str, typer.Option("--format", metavar="FORM", help="jsonl, csv or parquet.", show_default="as the file is called")
    ] = "",
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write claims to a file: JSON Lines, CSV or Parquet."""
    with open_ledger(ledger, as_of) as book:
        count = book.export(format or path.suffix.lstrip(".").lower(), path, chosen)
    if as_json:
        from dragoman.cli.output import print_json

        print_json({"claims": count, "file": str(path)})
    else:
        typer.echo(f"{count:,} claims in {path}")
