"""``dragoman version``."""

from __future__ import annotations

import typer

from dragoman import __version__
from dragoman.cli.options import AsJson

EXAMPLE = "dragoman version"


def command(as_json: AsJson = False) -> None:
    """Print the version of Dragoman."""
    if as_json:
        from dragoman.cli.output import print_json

        print_json({"dragoman": __version__})
    else:
        typer.echo(f"dragoman {__version__}")
