"""``dragoman contradictions``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, Limit, Page, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman contradictions --actor PRK --of figure"


class Of(StrEnum):
    figure = "figure"
    status = "status"
    actor = "actor"
    date = "date"


@with_filters
def command(
    chosen: ClaimFilter,
    of: Annotated[
        Of | None, typer.Option("--of", help="Only those of figures, status, actors or dates.", show_default="all")
    ] = None,
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List where sources cannot all be right about one development, with both sides' evidence.

    A figure that a source moves over time, a vague one, and a part of a whole are no contradictions.
    """
    from dragoman.cli.output import note, print_json_lines
    from dragoman.digest import contradiction_json, digest
    from dragoman.settings import load

    rows = limit or load().page
    with open_ledger(ledger, as_of) as book:
        every = [
            contradiction_json(c, d) for d in digest(book, chosen).shown for c in d.contradictions if of is None or c.of == of
        ]
    start = (page - 1) * rows
    shown = every[start : start + rows]
    if as_json:
        print_json_lines(shown)
        return
    from dragoman.cli.output import console
    from dragoman.cli.unfolding import show_contradictions

    show_contradictions(console(), shown)
    where = f"contradictions {start + 1:,} to {start + len(shown):,} of" if shown else f"no contradictions on page {page} of"
    note(f"{where} {len(every):,}")
