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
    """Read the sample reports into a ledger, ask it a few things, and write brief.html.

    The samples are invented reports about the publicly known course of the partnership of Russia and North Korea.
    """
    samples = sample_reports()
    if keep is not None:
        tour(samples, str(keep))
        typer.echo(f"\nThe ledger is kept: dragoman claims --ledger {keep}")
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        tour(samples, str(Path(folder) / "ledger"))
    typer.echo("\nOpen brief.html in a browser. To go on: dragoman ingest FILES, then dragoman claims --help")


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

    stop("Read the sample reports into a ledger", ["ingest", shown(samples)], ledger)
    stop("Who was only going to send troops?", ["claims", "--event", "MOBILIZE", "--status", "planned", "--limit", "2"], ledger)
    with Ledger.open(ledger) as book:
        sent = ClaimFilter(event=("AID",), actor=("PRK",), recipient=("RUS",), text=("shells",))
        best = book.claims(sent, sort="report", limit=1)
    if best:
        stop("Who says that shells were sent, and in which words?", ["claim", best[0]["id"]], ledger)
    stop("Who met whom, in order?", ["timeline", "--event", "CONSULT", "--status", "occurred", "--limit", "4"], ledger)
    stop("All of it as a page to read", ["brief", "--title", TITLE, "--output", "brief.html"], ledger)


TITLE = "Russia and North Korea, in sample reports"


def shown(path: Path) -> str:
    """As short as it can be typed from here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def stop(title: str, arguments: list[str], ledger: str) -> None:
    from dragoman.cli.app import app

    typer.echo(f"\n# {title}\n> dragoman {shlex.join(arguments)}\n")
    app([*arguments, "--ledger", ledger], prog_name="dragoman", standalone_mode=False)
