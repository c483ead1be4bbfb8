"""``dragoman ingest``."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import AsJson, Inputs, LedgerPath, with_inputs
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.ledger import IngestSummary

EXAMPLE = "dragoman ingest examples/reports.jsonl"


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input.")
    ],
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the ledger; what it has already is skipped.

    May be stopped at any moment and run again: what was reported as kept is kept, and nothing is written twice. Copies,
    stories and developments are worked out batch by batch; see `dragoman duplicates`, `stories` and `developments`.
    """
    from dataclasses import asdict

    from dragoman.cli.output import note, print_json, progress
    from dragoman.digest import Keeping
    from dragoman.gathering import Gathering, Taking
    from dragoman.ledger import IngestSummary, Ledger
    from dragoman.reports import read
    from dragoman.scale import reader

    settings = inputs.settings
    last = IngestSummary("", settings.extractor)
    copies = merges = 0
    with (
        progress() as bar,
        Ledger.open(ledger or settings.ledger, create=True) as book,
        Gathering(book) as gathering,
        Keeping(book) as keeping,
    ):
        task = bar.add_task("loading", total=None, note="")
        batches = [0]
        taking = Taking(gathering, reader(settings, book.entries(), ours=True), settings.extractor)

        def cover() -> None:
            nonlocal copies, merges
            copies += gathering.sweep(settings.extractor).copies
            merges += sum(j.same for j in keeping.sweep(settings.extractor).judgements)

        def shown(summary: IngestSummary) -> None:
            nonlocal last
            fresh, last = summary.batches != batches[0], summary
            if fresh:
                batches[0] = summary.batches
                cover()
            bar.update(task, description="ingesting", completed=summary.read, note=sentence(summary))

        try:
            book.ingest(
                read(paths, inputs.options),
                taking,
                version=settings.extractor,
                batch=settings.batch,
                progress=shown,
            )
            cover()
        except KeyboardInterrupt:
            note(f"{sentence(last)}. Run the same again to go on.")
            raise typer.Exit(128 + signal.SIGINT) from None
    if as_json:
        reasons = [{"fate": f, "reason": r, "count": n} for (f, r), n in sorted(last.reasons.items())]
        print_json({**asdict(last), "reasons": reasons, "copies": copies, "merges": merges, "taken_over": taking.taken})
    else:
        typer.echo(sentence(last))
        for (fate, reason), n in sorted(last.reasons.items()):
            typer.echo(f"  {n:,} {fate}: {reason}")
    if last.read and last.rejected == last.read:
        raise InputError(" ".join(paths), "nothing here could be read")


def sentence(s: IngestSummary) -> str:
    """What a run did, in one line."""
    return f"{s.read:,} read: {s.kept:,} kept with {s.claims:,} claims, {s.skipped:,} skipped, {s.rejected:,} rejected"
