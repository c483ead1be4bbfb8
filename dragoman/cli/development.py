"""``dragoman development``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger
from dragoman.errors import QueryError

EXAMPLE = "dragoman development d-a7c137d45f8d0a"


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A development's id, or that of one of its claims.")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one development: its status and figures over time, whom it rests on, what contradicts what, and why its claims are
    one."""
    from dragoman.cli.output import console, print_json
    from dragoman.digest import development_json, digest

    with open_ledger(ledger, as_of) as book:
        found = digest(book).find(id)
        if found is None:
            raise QueryError(f"the ledger has no development {id!r}; `dragoman developments` lists them")
        record = development_json(found)
    if as_json:
        print_json(record)
        return
    from dragoman.cli.unfolding import show_development

    show_development(console(), record)
