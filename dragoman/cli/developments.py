"""``dragoman developments``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, Limit, Page, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.digest import Development
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman developments --actor PRK --least 3 --sort roots"


class Order(StrEnum):
    last = "last"
    first = "first"
    reports = "reports"
    roots = "roots"


@with_filters
def command(
    chosen: ClaimFilter,
    sort: Annotated[
        Order, typer.Option(help="The latest report first, the earliest first, or the most reports or roots first.")
    ] = Order.last,
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Only what at least N reports tell.")] = 1,
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List developments: claims of many reports about one real event, with how many independent sources each rests on.

    Shown are those with a claim that fits the filters.
    """
    from dragoman.cli.output import note, print_json_lines
    from dragoman.digest import development_json, digest
    from dragoman.settings import load

    rows = limit or load().page
    with open_ledger(ledger, as_of) as book:
        found = [d for d in digest(book, chosen).shown if len(d.reports) >= least]
    found.sort(key=lambda d: _rank(d, sort))
    start = (page - 1) * rows
    shown = [development_json(d, whole=False) for d in found[start : start + rows]]
    if as_json:
        print_json_lines(shown)
        return
    from dragoman.cli.output import console
    from dragoman.cli.unfolding import show_developments

    show_developments(console(), shown)
    where = f"developments {start + 1:,} to {start + len(shown):,} of" if shown else f"no developments on page {page} of"
    note(f"{where} {len(found):,}")


def _rank(d: Development, sort: Order) -> tuple[Any, ...]:
    if sort is Order.last:
        return (-d.last, d.name)
    if sort is Order.first:
        return (d.facts[0].published, d.name)
    most = len(d.reports) if sort is Order.reports else len(d.stands_on.roots)
    return (-most, -d.last, d.name)
