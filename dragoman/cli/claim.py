"""``dragoman claim``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger

EXAMPLE = "dragoman claim b21dbb606bb9f656"


def command(
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, as claims and timeline show it.")],
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one claim: its sentence with the spans marked, and why each value was decided."""
    from dragoman.cli.output import console, print_json

    with open_ledger(ledger, as_of) as book:
        row = book.claim(id)
        if as_json:
            print_json(row)
            return
        line = book.report(row["report"])
    from dragoman.cli.evidence import show_claim

    show_claim(console(), row, line if any(c["id"] == id for c in line["claims"]) else standing_in(row))


def standing_in(row: dict[str, Any]) -> dict[str, Any]:
    """The line of a report that a newer version has replaced, as far as one of its claims knows it."""
    field, (start, end) = row.get("field", "text"), row["sentence_span"]
    report = {"id": row["report"], **{k: row[k] for k in ("outlet", "title", "url", "published")}, "text": ""}
    report[field] = " " * start + row["sentence_text"]
    chain = {s["attribution"]: {**s, "source": [], "cue": []} for s in row["sources"]}
    silent: dict[str, Any] = {"source": [], "cue": [], "speaker": None, "kind": ""}
    return {
        "report": report,
        "sentences": [[start, end]] * row["sentence"],
        "attributions": [chain.get(i, silent) for i in range(max(chain, default=-1) + 1)],
        "claims": [row],
    }
