"""From paths to readings, with what cannot be read told on standard error: what `extract`, `explain` and `ingest` share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.records import Rejection, Report

if TYPE_CHECKING:
    from dragoman.cli.options import Inputs
    from dragoman.records import Reading

MOST_COMPLAINTS = 20


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run: reports handed on, reports read, kept unread (not English), and inputs rejected."""

    reports: int = 0
    read: int = 0
    unread: int = 0
    rejected: int = 0

    def sentence(self) -> str:
        parts = [f"{self.reports:,} report{'' if self.reports == 1 else 's'}"]
        if self.unread:
            parts.append(f"{self.unread:,} not in English")
        if self.rejected:
            parts.append(f"{self.rejected:,} input{'' if self.rejected == 1 else 's'} rejected")
        return ", ".join(parts)


def accepted(inputs: Iterable[Report | Rejection], tally: Tally) -> Iterator[Report]:
    """The reports among `inputs`; the first rejections are told on standard error, all are counted."""
    for x in inputs:
        if isinstance(x, Report):
            tally.reports += 1
            yield x
            continue
        tally.rejected += 1
        if tally.rejected <= MOST_COMPLAINTS:
            print(f"dragoman: not read: {x.source}: {x.reason}", file=sys.stderr)
        elif tally.rejected == MOST_COMPLAINTS + 1:
            print("dragoman: more inputs were not read; they are counted at the end", file=sys.stderr)


def readings(paths: Sequence[str], inputs: Inputs, tally: Tally) -> Iterator[Reading]:
    """Read every report under `paths`, in order.

    Raises `InputError` at the end if there were inputs and none could be read.
    """
    from dragoman.cli.output import progress
    from dragoman.pipeline import Pipeline
    from dragoman.reports import read

    with progress(shown=not sys.stdout.isatty()) as bar:
        task = bar.add_task("loading the language model", total=None, note="")
        pipeline = Pipeline.load(inputs.settings)
        bar.update(task, description="reading")
        for reading in pipeline.read(accepted(read(paths, inputs.options), tally)):
            tally.unread += bool(reading.skipped)
            tally.read += not reading.skipped
            bar.update(task, advance=1, note=tally.sentence())
            yield reading
    if tally.rejected and not tally.reports:
        raise InputError(" ".join(paths), "nothing here could be read")
