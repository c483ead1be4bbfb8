"""``dragoman claims``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.cli.options import AsJson, AsOf, EveryEvent, LedgerPath, Limit, Page, Sort, categorised, open_ledger, with_filters

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman claims --actor PRK --event AID --status occurred"


@with_filters
def command(
    chosen: ClaimFilter,
    sort: Sort = "-report",
    every: EveryEvent = False,
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List claims: who did what to whom, when, and who says so.

    Without --event and --all, claims that fit one of the event categories.
    """
    from dragoman.cli.output import console, note, print_json_lines
    from dragoman.settings import load

    rows = limit or load().page
    chosen = chosen if every else categorised(chosen)
    with open_ledger(ledger, as_of) as book:
        found = book.claims(chosen, sort=sort, limit=rows, offset=(page - 1) * rows)
        if as_json:
            print_json_lines(found)
            return
        total = book.count(chosen)
    from dragoman.briefs.view import from_row
    from dragoman.cli.listing import show_listing

    shown, _ = show_listing(console(), map(from_row, found))
    first = (page - 1) * rows + 1
    where = (
        f"claims {first:,} to {first + shown - 1:,} of {total:,}" if shown else f"no claims on page {page} of {total:,} claims"
    )
    note(where)
