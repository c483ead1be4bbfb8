"""``dragoman duplicates``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.options import Inputs, with_inputs

EXAMPLE = "dragoman duplicates examples/reports.jsonl --format table"


class Format(StrEnum):
    jsonl = "jsonl"
    table = "table"


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input.")
    ],
    format: Annotated[Format, typer.Option("--format", help="JSON Lines, or a table for people.")] = Format.jsonl,
    least: Annotated[
        float, typer.Option(min=0.01, max=1, metavar="SHARE", help="The share of the shorter text that both have at least.")
    ] = 0.5,
) -> None:
    """Find reports that copy one another, whole or in part.

    Prints one JSON object a pair: the ids, the earlier report first; the share of the shorter text that both have; and the
    passages, each with its span in both texts.
    """
    from dragoman.cli.output import console, note, plain_table, print_json_lines
    from dragoman.cli.reading import Tally, unread_reports
    from dragoman.records import to_json
    from dragoman.stories import copies

    tally = Tally()
    found = copies(unread_reports(paths, inputs, tally), least)
    if format is Format.jsonl:
        print_json_lines(to_json(c) for c in found)
        return
    table = plain_table(("Share", 0), ("Earlier", 3), ("Later", 3), ("What both have", 5))
    for c in found:
        table.add_row(f"{c.share:.2f}", c.a, c.b, c.why)
    console().print(table)
    note(f"{len(found):,} pair{'' if len(found) == 1 else 's'} in {tally.sentence()}")
