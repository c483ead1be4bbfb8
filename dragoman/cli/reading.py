"""From paths to readings, with what cannot be read told on standard error: what `extract`, `explain` and `ingest` share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.cli.output import note, progress
from dragoman.errors import InputError
from dragoman.records import FAILED, Rejection, Report

if TYPE_CHECKING:
    from dragoman.cli.options import Inputs
    from dragoman.records import Reading

MOST_COMPLAINTS = 20


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run: reports, those of them that are not in English or have no text, those that we failed
    to read, and inputs rejected."""

    reports: int = 0
    unread: int = 0
    failed: int = 0
    rejected: int = 0

    def sentence(self) -> str:
        parts = [f"{self.reports:,} report{'' if self.reports == 1 else 's'}"]
        if self.unread:
            parts.append(f"{self.unread:,} not in English")
        if self.failed:
            parts.append(f"{self.failed:,} not read by a fault of dragoman's")
        if self.rejected:
            parts.append(f"{self.rejected:,} input{'' if self.rejected == 1 else 's'} rejected")
        return ", ".join(parts)

    def leave(self, reading: Reading) -> None:
        """Count a report that came back unread. What failed is told, because it should be reported to us."""
        if reading.skipped.startswith(FAILED):
            self.failed += 1
            note(f"not read: {reading.report.id}: {reading.skipped}")
        else:
            self.unread += 1

    def reject(self, rejection: Rejection) -> None:
        """Count an input that could not be read; the first ones are told on standard error."""
        self.rejected += 1
        if self.rejected <= MOST_COMPLAINTS:
            note(f"not read: {rejection.source}: {rejection.reason}")
        elif self.rejected == MOST_COMPLAINTS + 1:
            note("more inputs were not read; they are counted at the end")


def accepted(inputs: Iterable[Report | Rejection], tally: Tally) -> Iterator[Report]:
    """The reports among `inputs`; rejections are counted."""
    for x in inputs:
        if isinstance(x, Report):
            tally.reports += 1
            yield x
        else:
            tally.reject(x)


def unread_reports(paths: Sequence[str], inputs: Inputs, tally: Tally) -> Iterator[Report]:
    """Every report under `paths` as it came, in order.

    Raises `InputError` at the end if there were inputs and none could be read.
    """
    from dragoman.reports import read

    yield from accepted(read(paths, inputs.options), tally)
    if tally.rejected and not tally.reports:
        raise InputError(" ".join(paths), "nothing here could be read")


def readings(paths: Sequence[str], inputs: Inputs, tally: Tally) -> Iterator[Reading]:
    """Read every report under `paths`, in order.

    Raises `InputError` at the end if there were inputs and none could be read.
    """
    from dragoman.reports import read
    from dragoman.scale import reader

    with progress(shown=not sys.stdout.isatty()) as bar:
        task = bar.add_task("reading", total=None, note="")
        for result in reader(inputs.settings, ours=True)(accepted(read(paths, inputs.options), tally)):
            if isinstance(result, Rejection):
                tally.reports -= 1
                tally.reject(result)
                continue
            if result.skipped:
                tally.leave(result)
            bar.update(task, advance=1, note=tally.sentence())
            yield result
    if tally.rejected and not tally.reports:
        raise InputError(" ".join(paths), "nothing here could be read")
