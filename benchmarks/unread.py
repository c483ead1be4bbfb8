"""Reads whole corpora and names every report that a fault of ours leaves unread.

    python benchmarks/unread.py ../shared/corpora/whitehouse.jsonl.xz ../shared/corpora/wikinews.jsonl.xz

Rare trees show faults that no test has: of 1,887 long pages three. Prints the id of each such report and why, then for each file
how many were read and in what time; ends with status 1 if there was one. `.ci/run` reads feed items and Wikinews (two minutes
of a core); the White House takes a quarter of an hour more.
"""

from __future__ import annotations

import argparse
import sys
import time

from dragoman.pipeline import Pipeline
from dragoman.records import FAILED, Report
from dragoman.reports import read


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("paths", nargs="+")
    pipeline, faults = Pipeline.load(), 0
    for path in p.parse_args().paths:
        start, n = time.process_time(), 0
        for reading in pipeline.read(r for r in read([path]) if isinstance(r, Report)):
            n += 1
            if reading.skipped.startswith(FAILED):
                faults += 1
                print(f"{reading.report.id}: {reading.skipped}", flush=True)
        print(f"{path}: {n} reports, {time.process_time() - start:.0f} s", flush=True)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
