"""``dragoman demo``."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import InputError

EXAMPLE = "dragoman demo"
PACKAGE = Path(__file__).resolve().parents[1]


def command(
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="PATH", help="Keep the ledger there; else it is removed at the end.")
    ] = None,
) -> None:
    """Read the sample reports into a ledger, and ask it a few things.

    The samples are invented reports about the publicly known course of the partnership of Russia and North Korea.
    """
    samples = sample_reports()
    if keep is not None:
        tour(samples, str(keep))
        typer.echo(f"\nThe ledger is kept: dragoman claims --ledger {keep}")
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        tour(samples, str(Path(folder) / "ledger"))
    typer.echo("\nTo look around yourself: dragoman ingest FILES, then dragoman claims --help")


def sample_reports() -> Path:
    """The sample reports, in the installed package or in the repository."""
    for folder in (PACKAGE, PACKAGE.parent):
        path = folder / "examples/reports.jsonl"
        if path.is_file():
            return path
    raise InputError("examples/reports.jsonl", "the sample reports are not part of this installation")


def tour(samples: Path, ledger: str) -> None:
    """Each stop is a command line as a user would type it, run by the same code."""
    from dragoman.ledger import ClaimFilter, Ledger

    stop("Read the sample reports into a ledger", ["ingest", str(samples)], ledger)
    stop("What is only planned?", ["claims", "--event", "AID", "--status", "planned", "--limit", "3", "--sort", "date"], ledger)
    with Ledger.open(ledger) as book:
        best = book.claims(ClaimFilter(event=("AID",), actor=("PRK",), attributed=True), sort="-confidence", limit=1)
    if best:
        stop("Why does it say so?", ["claim", best[0]["id"]], ledger)
    stop("What happened, in order?", ["timeline", "--event", "CONSULT", "--status", "occurred", "--limit", "5"], ledger)
    stop("Who talks most?", ["sql", SPEAKERS], ledger)


SPEAKERS = (
    "SELECT coalesce(s.speaker.name, s.source) AS speaker, count(*) AS claims "
    "FROM claims, unnest(sources) AS t(s) GROUP BY speaker ORDER BY claims DESC, speaker LIMIT 5"
)


def stop(title: str, arguments: list[str], ledger: str) -> None:
    from dragoman.cli.app import app

    typer.echo(f"\n# {title}\n$ dragoman {shlex.join(arguments)}\n")
    app([*arguments, "--ledger", ledger], prog_name="dragoman", standalone_mode=False)
