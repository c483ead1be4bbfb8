"""``dragoman sql``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger

EXAMPLE = 'dragoman sql "SELECT event, count(*) AS claims FROM claims GROUP BY event ORDER BY claims DESC"'


def command(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT in DuckDB's SQL; docs/ledger.md lists the tables.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Rows to print at most.")] = 1000,
    seconds: Annotated[float, typer.Option(min=0, metavar="S", help="Seconds it may take; 0: no limit.")] = 60.0,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Ask the ledger in SQL. Nothing can be written, and no other file be read."""
    from dragoman.cli.output import console, plain_table, print_json_lines

    with open_ledger(ledger, as_of) as book:
        answer = book.sql(query, limit=limit, seconds=seconds)
    if as_json:
        print_json_lines(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        return
    table = plain_table(*((c, 1) for c in answer.columns))
    for row in answer.rows:
        table.add_row(*("" if v is None else str(v) for v in row))
    console().print(table)
