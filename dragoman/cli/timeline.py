"""``dragoman timeline``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.options import AsJson, AsOf, EveryEvent, LedgerPath, Limit, Page, categorised, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman timeline --actor RUS --recipient PRK --since 2024-01-01"


@with_filters
def command(
    chosen: ClaimFilter,
    every: EveryEvent = False,
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Claims in the order of the days they speak of.

    A day is the event's own where the report gives one; else the report's, marked with ~. Without --event and --all, claims that
    fit one of the event categories.
    """
    from dragoman.cli.output import console, print_json_lines
    from dragoman.settings import load

    rows = limit or load().page
    chosen = chosen if every else categorised(chosen)
    with open_ledger(ledger, as_of) as book:
        found = book.timeline(chosen, limit=rows, offset=(page - 1) * rows)
    if as_json:
        print_json_lines(found)
        return
    from dragoman.cli.listing import show_timeline

    show_timeline(console(), found)
