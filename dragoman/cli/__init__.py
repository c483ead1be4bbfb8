"""The command line: one file a command, each named as the command is. `app` puts them together, `options` holds what they share.

Modules here import what is heavy (the ledger, the language model, rich) only where a command runs, so that ``dragoman version``
and ``--help`` answer at once.
"""


def main() -> None:
    """What the ``dragoman`` script runs."""
    import sys

    from dragoman.cli.app import run

    sys.exit(run())
