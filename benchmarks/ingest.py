"""How fast reports go in, end to end: words a second, peak memory, and that a second run adds nothing.

    python benchmarks/ingest.py ../shared/corpora               everything below a folder, or any files, with the language model
    python benchmarks/ingest.py ../shared/corpora --reports 300 the first so many reports
    python benchmarks/ingest.py --made-up 5000                  made-up readings: what the ledger alone costs

The ledger is made in a temporary folder and removed (`--keep PATH` keeps it). The clock runs from the first report to the
last commit; the language model is loaded before.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import made_up

from dragoman import __version__
from dragoman.ledger import Ledger
from dragoman.records import Rejection, Report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--reports", type=int, help="stop after so many")
    parser.add_argument("--made-up", type=int, metavar="REPORTS", help="time the ledger alone")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if bool(given.paths) == bool(given.made_up):
        parser.error("give paths, or --made-up REPORTS")
    with tempfile.TemporaryDirectory() as folder:
        run(given, given.keep or Path(folder) / "ledger")


def run(given: argparse.Namespace, path: Path) -> None:
    version, read = (made_up.VERSION, made_up.read) if given.made_up else (__version__, reader(given.workers))
    with Ledger.open(path, create=True) as ledger:
        begin, processor = time.perf_counter(), time.process_time()
        done = ledger.ingest(inputs(given), read, version=version, progress=shown)
        seconds, processor = time.perf_counter() - begin, time.process_time() - processor
        print(f"\r{done.read:,} read: {done.kept:,} kept, {done.rejected:,} rejected, {done.skipped:,} skipped   ")
        print(f"{done.words:,} words, {done.claims:,} claims in {seconds:.1f} s: {done.words / seconds:,.0f} words/s")
        print(f"{processor:.1f} s of processor time in this process: {done.words / processor:,.0f} words a second of it")
        print(f"peak memory {peak_mb(given.workers):,.0f} MB")
        if done.kept + done.rejected + done.skipped != done.read:
            raise SystemExit("kept + rejected + skipped is not what was read")
        before = ledger.counts()
        begin = time.perf_counter()
        again = ledger.ingest(inputs(given), read, version=version)
        print(f"again: {again.kept} kept, {again.skipped:,} skipped in {time.perf_counter() - begin:.1f} s")
        if again.kept or ledger.counts() != before:
            raise SystemExit("the second run added something")


def inputs(given: argparse.Namespace) -> Iterable[Report | Rejection]:
    if given.made_up:
        return made_up.reports(given.made_up, sentences=12)
    from dragoman.reports import read

    return itertools.islice(read(given.paths), given.reports)


def reader(workers: int) -> Any:
    from functools import partial

    from dragoman.scale import load, map_reports
    from dragoman.settings import Settings

    make = partial(load, Settings(), ours=True)
    if workers > 1:
        return partial(map_reports, make_reader=make, workers=workers)
    loaded = make()
    return partial(map_reports, make_reader=lambda: loaded)


def shown(summary: Any) -> None:
    print(f"\r{summary.kept:,} kept, {summary.words:,} words, {summary.words / max(summary.seconds, 1e-9):,.0f} words/s ", end="")


def peak_mb(workers: int) -> float:
    """The largest resident size of this process so far and, where others read, of the largest of these for each of them.

    Of children alone the kernel knows little: one that was started and at once became another program counts with the size of
    its parent, so they are left out where this process reads by itself.
    """
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * workers if workers > 1 else 0
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + others) / 1024


if __name__ == "__main__":
    main()
