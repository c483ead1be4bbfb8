"""``dragoman figures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, Limit, open_ledger, with_filters
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman figures --item troops --actor PRK"


@with_filters
def command(
    chosen: ClaimFilter,
    item: Annotated[str, typer.Option(metavar="WORD", help="What is counted: troops, killed, casualties, containers, …")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the chart and table to FILE, .html or .svg.")
    ] = None,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Figures over time by source: a table, and a chart of each estimate from its lower to its upper bound.

    Shown are the figures of developments that have a claim which fits the filters; a copied sentence counts once.
    """
    from dragoman.cli.output import note, print_json_lines
    from dragoman.digest import digest, figure_rows

    with open_ledger(ledger, as_of) as book:
        rows = figure_rows(digest(book, chosen).shown, item)
    rows = rows[:limit] if limit else rows
    if output is not None:
        _write(output, rows, item)
    if as_json:
        print_json_lines(rows)
        return
    if output is not None:
        typer.echo(f"{output}: {len(rows):,} figures")
        return
    from dragoman.cli.output import console
    from dragoman.cli.unfolding import show_figures

    show_figures(console(), rows)
    note(f"{len(rows):,} figure{'' if len(rows) == 1 else 's'} by {len({r['source'] for r in rows}):,} sources")


def _write(path: Path, rows: list[dict[str, object]], item: str) -> None:
    """Raises `QueryError` for another kind of file, for nothing to draw, and where the file cannot be written."""
    from dragoman.briefs.estimates import page, svg

    kind = path.suffix.lower()
    if kind not in (".html", ".htm", ".svg"):
        raise QueryError(f"--output takes a file that ends in .html or .svg, not {path.name!r}")
    if not rows:
        raise QueryError("no figure fits these filters: there is nothing to draw")
    title = f"Figures for {item}" if item else "Figures"
    try:
        path.write_text(svg(rows, title) if kind == ".svg" else page(rows, title), encoding="utf-8")
    except OSError as e:
        raise QueryError(f"cannot write {path}: {e.strerror}") from None
