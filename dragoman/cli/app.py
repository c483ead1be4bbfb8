"""The commands put together, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from dragoman.cli import (
    actors,
    brief,
    claim,
    claims,
    contradictions,
    demo,
    development,
    developments,
    duplicates,
    explain,
    export,
    extract,
    figures,
    ingest,
    judge,
    lineage,
    report,
    sql,
    stories,
    story,
    timeline,
    version,
    watch,
)
from dragoman.cli.output import note
from dragoman.errors import DragomanError

COMMANDS = (
    *(extract, explain, ingest, claims, timeline, report, claim, actors),
    *(developments, development, contradictions, figures, judge),
    *(stories, story, duplicates, lineage, watch, sql, brief, export, demo, version),
)
STOPPED = 130

app = typer.Typer(
    name="dragoman",
    help="Read news reports and keep a sourced ledger of who did what to whom, who says so, and how sure it is.",
    epilog="Start with: dragoman demo. Exit codes: docs/exit-codes.md.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in COMMANDS:
    app.command(module.__name__.rpartition(".")[2], epilog=f"Example: {module.EXAMPLE}")(module.command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (the process's own if `arguments` is None) and return its exit code, as in docs/exit-codes.md."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: leave quietly, and keep Python from writing to it again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app(arguments, prog_name="dragoman")
    except DragomanError as e:
        note(f"error: {e}")
        return e.exit_code
    except KeyboardInterrupt:
        note("stopped")
        return STOPPED
    except SystemExit as e:
        if e.code == STOPPED:
            note("stopped")
        return e.code if isinstance(e.code, int) else 0 if e.code is None else 1
    return 0
