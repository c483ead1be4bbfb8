"""``dragoman duplicates``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, Inputs, LedgerPath, open_ledger, with_inputs
from dragoman.errors import QueryError

LEAST = 0.2  # what the ledger keeps (`dragoman.gathering.copying.LEAST`)
EXAMPLE = "dragoman duplicates examples/reports.jsonl --format table"


class Format(StrEnum):
    jsonl = "jsonl"
    table = "table"


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input; none: the ledger."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="JSON Lines, or a table for people.")] = Format.jsonl,
    least: Annotated[
        float, typer.Option(min=0.01, max=1, metavar="SHARE", help="The share of the shorter text that both have at least.")
    ] = 0.5,
    report: Annotated[str, typer.Option("--report", metavar="ID", help="In the ledger: only pairs with this report.")] = "",
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Find reports that copy one another, whole or in part: in files, or, without PATHS, in the ledger.

    Prints one JSON object a pair: the ids, the earlier report first; the share of the shorter text that both have; and the
    passages, each with its span in both texts.
    """
    from dragoman.cli.output import console, note, plain_table, print_json_lines
    from dragoman.cli.reading import Tally, unread_reports
    from dragoman.records import to_json
    from dragoman.stories import copies

    if paths:
        if ledger or as_of or report:
            raise QueryError("--ledger, --as-of and --report ask the ledger: leave the files out, or the options")
        tally = Tally()
        found = [to_json(c) for c in copies(unread_reports(paths, inputs, tally), least)]
        where = tally.sentence()
    else:
        with open_ledger(ledger, as_of) as book:
            found = [_pair(row) for row in book.copies(report, least=least)]
            where = "the ledger" if least >= LEAST else f"the ledger, which keeps those that share {LEAST} and more"
    if as_json or format is Format.jsonl:
        print_json_lines(found)
        return
    table = plain_table(("Share", 0), ("Earlier", 3), ("Later", 3), ("What both have", 5))
    for c in found:
        table.add_row(f"{c['share']:.2f}", c["a"], c["b"], c["why"])
    console().print(table)
    note(f"{len(found):,} pair{'' if len(found) == 1 else 's'} in {where}")


def _pair(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the ledger as a pair of files is printed: the earlier report is `a`."""
    passages = [{"a": p["of_span"], "b": p["span"], "words": p["words"]} for p in row["passages"]]
    return {"a": row["of"], "b": row["report"], "share": row["share"], "passages": passages, "why": row["why"]}
