"""What copies and stories cost in the ledger: reports an hour for the layer alone, and adding one report to many.

    python benchmarks/gathering.py --reports 20000

Reports are made up: stories of about four reports over a year, 250 words each, every tenth report a copy of an earlier one.
They go into a ledger as readings, in batches of 500; timed is what comes after: `Gathering.sweep`, on one core, with reading
the batch from the ledger and writing the step. Then single reports are added, each an ingest and a sweep of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
from dragoman.records import Name, Reading, Report, Span

VERSION = "made-up"
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "os", "un")]
FIRST = date(2023, 1, 1)
SINGLE = 10


def word(rng: random.Random) -> str:
    """A word of a vocabulary of 60,000 in which a few are common (Zipf)."""
    own = random.Random(int(60_000 ** rng.random()))
    return "".join(own.choices(SYLLABLES, k=own.choice((2, 2, 3, 4))))


def made(reports: int, start: int = 0) -> Iterator[Reading]:
    rng = random.Random(start)
    held: list[str] = []
    for n in range(start, start + reports):
        story = random.Random(n // 4 + rng.randrange(40))
        own = [word(story).capitalize() for _ in range(12)]
        words = [rng.choice(own) if rng.random() < 0.15 else word(rng) for _ in range(250)]
        text = ". ".join(" ".join(words[i : i + 18]) for i in range(0, 250, 18)) + "."
        if n % 10 == 9 and held:
            text = rng.choice(held)[: rng.randrange(700, 1500)] + " " + text[:150]
        held = [*held[-200:], text]
        day = FIRST + timedelta(days=(n // 550) % 365)
        at = text.find(own[0])
        names = (Name(Span(at, at + len(own[0])), own[0], "LOC"),) if at >= 0 else ()
        yield Reading(
            Report(f"m{n}", text, f"Outlet {n % 50}", f"Report {n}", "", day.isoformat()), entities=names, version=VERSION
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="a ledger that is added to, and stays")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "ledger"
        with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
            measure(ledger, gathering, given.reports)


def measure(ledger: Ledger, gathering: Gathering, reports: int) -> None:
    there = ledger.counts()["reports"]
    ledger.ingest(made(reports, there), version=VERSION)
    wall, processor = time.perf_counter(), time.process_time()
    done = gathering.sweep(VERSION)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    rate = 3600 * done.reports / processor
    print(f"{done.reports:,} reports, {done.copies:,} pairs of copies in {processor:.0f} s of one core: {rate:,.0f} an hour")
    print(f"({wall:.0f} s by the clock); peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    both, alone = [], []
    for i in range(SINGLE):
        begin = time.process_time()
        ledger.ingest(made(1, 10_000_000 + there + reports + i), version=VERSION)
        middle = time.process_time()
        gathering.sweep(VERSION)
        alone.append(time.process_time() - middle)
        both.append(time.process_time() - begin)
    total = there + reports
    print(f"one more to {total:,}: {sum(alone) / SINGLE:.2f} s of one core on average, {max(alone):.2f} s at most; ", end="")
    print(f"with writing its reading {sum(both) / SINGLE:.2f} s")


if __name__ == "__main__":
    main()
