"""``dragoman brief``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.briefs.brief import Brief
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman brief --actor PRK --title 'North Korea abroad' --output brief.html"


class Format(StrEnum):
    md = "md"
    html = "html"


@with_filters
def command(
    chosen: ClaimFilter,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The heading.")] = "What the reports say",
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, .md or .html; may be given twice.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="The form.", show_default="as the file is called, else md")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Lines in each part; the most reported are kept.")] = 60,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write a dated, sourced summary, as Markdown or as one self-contained HTML page.

    It has a timeline, what changed hands with figures, who says what, what is disputed, and what is only planned or possible.
    """
    from dragoman import __version__
    from dragoman.briefs.brief import build
    from dragoman.briefs.view import from_row
    from dragoman.errors import QueryError

    with open_ledger(ledger, as_of) as book:
        made = build(map(from_row, book.stream(chosen)), title=title, as_of=(as_of or "")[:10], made_by=__version__, most=most)
    if not made.claims:
        raise QueryError("no claim fits these filters: there is nothing to summarise")
    if as_json:
        from dragoman.briefs.plain import plain
        from dragoman.cli.output import print_json

        print_json(plain(made))
        return
    for path in output or ():
        called = Format.html if path.suffix.lower() in (".html", ".htm") else Format.md
        try:
            path.write_text(written(made, format or called), encoding="utf-8")
        except OSError as e:
            raise QueryError(f"cannot write {path}: {e.strerror}") from None
        typer.echo(f"{path}: {made.claims:,} claims of {len(made.sources):,} reports")
    if not output:
        typer.echo(written(made, format or Format.md), nl=False)


def written(brief: Brief, form: Format) -> str:
    """The brief in one of its forms."""
    if form is Format.html:
        from dragoman.briefs.page import page

        return page(brief)
    from dragoman.briefs.markdown import markdown

    return markdown(brief)
