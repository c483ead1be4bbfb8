"""``dragoman explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import AsJson, iso_date
from dragoman.errors import QueryError

EXAMPLE = 'dragoman explain "Seoul is considering supplying weapons to Ukraine, officials said."'


def command(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence, or several.")],
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="The day from which “yesterday” is counted.", show_default="none"),
    ] = None,
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME", help="Whose report this is.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show how a sentence is read: tree, mentions, the triggers tried, and every claim with why each value was decided.

    What could have told of an event and did not stands among the triggers, with the reason.
    """
    if published is not None:
        iso_date("--published", published)
    if not text.strip():
        raise QueryError("there is no text to explain")
    from dragoman.cli.output import print_json
    from dragoman.cli.workings import show_workings, workings_json
    from dragoman.records import Report, to_json
    from dragoman.scale import load as load_pipeline
    from dragoman.settings import load

    report = Report("explained", text, outlet=outlet, published=published or "", language="en")
    reading, layers, found = load_pipeline(load(), ours=True).explain(report)
    line = to_json(reading)
    if as_json:
        print_json({**line, **workings_json(layers.tree, layers.mentions, found)})
        return
    from dragoman.cli.evidence import show_claim
    from dragoman.cli.output import console

    out = console()
    show_workings(out, layers.tree, layers.mentions, found)
    if not line["claims"]:
        out.print("No claim was found in this text.")
    for i, c in enumerate(sorted(line["claims"], key=lambda c: c["event"] is None)):
        if i:
            out.rule(style="dim")
        show_claim(out, c, line)
