"""``dragoman development``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger
from dragoman.errors import LedgerError, QueryError

if TYPE_CHECKING:
    from dragoman.digest import Development
    from dragoman.ledger import Ledger

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
    from dragoman.digest import development_json

    with open_ledger(ledger, as_of) as book:
        found = find(book, id, now=as_of is None)
        if found is None:
            raise QueryError(f"the ledger has no development {id!r}; `dragoman developments` lists them")
        record = development_json(found)
        anchors = sorted({m["anchor"] for m in record["members"]})
        note_judgements(record["merges"], book.judgements(kind="claim", on=anchors))
    if as_json:
        print_json(record)
        return
    from dragoman.cli.unfolding import show_development

    show_development(console(), record)


def find(book: Ledger, name: str, *, now: bool) -> Development | None:
    """A development from what is kept beside the ledger where that is up to date, else from all claims."""
    from dragoman.digest import Keeping, digest

    if now:
        try:
            with Keeping(book) as keeping:
                if not keeping.follow():
                    return keeping.find(name)
        except LedgerError:
            pass  # nothing can be kept there
    return digest(book).find(name)


def note_judgements(merges: list[dict[str, Any]], passed: list[dict[str, Any]]) -> None:
    """Note of each merge when it was judged so (`decided`, None where not yet), and of a person's word who gave it and why."""
    from dragoman.ledger.judgements import ours, pair

    words = {(pair(r["a"], r["b"]), ours(r["by"])): r for r in passed if r["same"]}
    for m in merges:
        word = words.get((pair(m["a"], m["b"]), m["by"] != "user"))
        m["decided"] = word["decided"] if word else None
        if word and m["by"] == "user":
            m["by"], m["reason"] = word["by"], word["reason"] or m["reason"]
