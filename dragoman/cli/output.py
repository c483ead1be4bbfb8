"""Ways to print: JSON lines for programs, rich text for people, progress on standard error."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table


def note(message: str) -> None:
    """One line for people, on standard error, so that what is piped stays clean; after all that was printed before it."""
    sys.stdout.flush()
    print(f"dragoman: {message}", file=sys.stderr)


def print_json(record: Any) -> None:
    """One object on one line of standard output, UTF-8; dates as ISO 8601."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")


def print_json_lines(records: Iterable[Any]) -> None:
    """One object a line."""
    for record in records:
        print_json(record)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return str(value)


def console() -> Console:
    """Where people read: 80 columns where the output is no terminal, so that it looks the same in a file."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False, soft_wrap=False)


def plain_table(*columns: tuple[str, int]) -> Table:
    """A table without frames, its columns with a heading and a share of the width (0: no wider than needed, to the right)."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name, share in columns:
        if share:
            table.add_column(name, ratio=share, overflow="fold")
        else:
            table.add_column(name, justify="right", no_wrap=True)
    return table


@contextmanager
def progress(shown: bool = True) -> Iterator[Progress]:
    """Progress on standard error, only where that is a terminal and `shown`."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not (shown and sys.stderr.isatty()),
    )
    with bar:
        yield bar
