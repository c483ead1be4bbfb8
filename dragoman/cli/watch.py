"""``dragoman watch``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, Inputs, LedgerPath, with_inputs
from dragoman.errors import ConflictError

if TYPE_CHECKING:
    from dragoman.watching import Item, Round

EXAMPLE = "dragoman watch examples/feed.rss --once"
WORDS = {
    "development": "new",
    "status": "status",
    "figure": "figure",
    "contradiction": "contradiction",
    "story": "story",
    "copy": "copy",
}


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Addresses of feeds, folders or files.")],
    every: Annotated[float, typer.Option("--every", min=1, metavar="SECONDS", help="From one round to the next.")] = 900.0,
    once: Annotated[bool, typer.Option("--once", help="One round, then stop.")] = False,
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """Read feeds or folders into the ledger again and again, and say only what is new.

    New are developments, a status that changed, figures that nobody gave before, contradictions, stories and copies, from the
    first round on. An input that fails is left alone for longer and longer. May be stopped at any moment and begun again.
    """
    from dragoman.cli.output import note
    from dragoman.digest import Keeping
    from dragoman.gathering import Gathering
    from dragoman.ledger import Ledger
    from dragoman.scale import reader
    from dragoman.watching import Watch

    settings = inputs.settings
    with Ledger.open(ledger or settings.ledger, create=True) as book, Gathering(book) as gathering, Keeping(book) as keeping:
        read = reader(settings, book.entries(), ours=True)
        watch = Watch(book, gathering, keeping, read, paths, inputs.options, settings.extractor, settings.batch)
        while True:
            begin = time.monotonic()
            try:
                this = watch.round()
                tell(this, as_json)
                watch.done()
            except ConflictError as e:
                if once:
                    raise
                note(f"this round came to nothing: {e}")
            if once:
                return
            time.sleep(max(0.0, every - (time.monotonic() - begin)))


def tell(this: Round, as_json: bool) -> None:
    """What a round brought: news on standard output, the rest on standard error."""
    from dragoman.cli.output import note, print_json

    for item in this.items:
        if as_json:
            print_json(as_record(item))
        else:
            typer.echo(line(item))
    for path, reason in this.failed.items():
        note(f"not read: {path}: {reason}")
    if this.left_alone:
        note(f"left alone for now: {', '.join(this.left_alone)}")
    note(f"{this.read:,} read, {this.kept:,} new, {len(this.items):,} things to tell")


def as_record(item: Item) -> dict[str, Any]:
    """An item of news as JSON."""
    return {"kind": item.kind, "id": item.id, "text": item.text, "reports": list(item.reports), **item.details}


def line(item: Item) -> str:
    """An item of news in one line."""
    d = item.details
    text = item.text if len(item.text) <= 160 else item.text[:159].rstrip() + "…"
    if item.kind in ("status", "figure"):
        what = d.get("measure", "")
        text = f"{what + ' ' if what else ''}{d['was'] or 'unknown'} → {d['now']}: {text}"
    elif item.kind == "development":
        text = f"{d['event'] or ''} {d['status']}: {text}".strip()
    return f"{WORDS[item.kind]:<13}  {item.id}  {text}  [{', '.join(item.reports[:3])}]"
