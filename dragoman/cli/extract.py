"""``dragoman extract``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.options import Every, Inputs, with_inputs

EXAMPLE = "dragoman extract examples/reports.jsonl --format table"


class Format(StrEnum):
    jsonl = "jsonl"
    table = "table"


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input.")
    ],
    format: Annotated[
        Format, typer.Option("--format", help="JSON Lines as docs/output.md describes them, or a listing for people.")
    ] = Format.jsonl,
    every: Every = False,
) -> None:
    """Read reports and print what they claim, without a ledger.

    Prints one JSON object a report, or with --format table a listing of the claims.
    """
    from dragoman.cli.reading import Tally, readings

    tally = Tally()
    found = readings(paths, inputs, tally)
    if format is Format.jsonl:
        from dragoman.cli.output import print_json_lines
        from dragoman.records import to_json

        print_json_lines(to_json(r) for r in found)
    else:
        from dragoman.briefs.view import of_reading
        from dragoman.cli.listing import show_listing
        from dragoman.cli.output import console, note

        shown, left = show_listing(console(), (v for r in found for v in of_reading(r)), every)
        more = f" (and {left:,} plain statements: --all)" if left else ""
        note(f"{shown:,} claims{more} in {tally.sentence()}")
