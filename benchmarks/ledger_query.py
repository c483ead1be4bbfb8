"""How long a filtered `claims` query takes on a ledger of a million made-up claims.

    python benchmarks/ledger_query.py                  makes build/ledger-1000000 once (some minutes), then times the queries
    python benchmarks/ledger_query.py --claims 100000  a smaller one

Prints one line a query: the median of the runs in milliseconds by the clock and of processor time (all threads; less hangs on
what else the machine does), in a process that has the ledger open, and how many claims the filter lets through. `open` is what a
new process pays before its first query.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import made_up

from dragoman.ledger import ClaimFilter, Ledger

SENTENCES = 12
QUERIES: dict[str, tuple[ClaimFilter, str]] = {
    "all, newest reports first": (ClaimFilter(), "-report"),
    "actor PRK": (ClaimFilter(actor=("PRK",)), "-report"),
    "actor PRK, recipient RUS, AID, occurred": (
        ClaimFilter(actor=("PRK",), recipient=("RUS",), event=("AID",), status=("occurred",)),
        "-date",
    ),
    "source KOR, in Rajin, June 2023": (
        ClaimFilter(source=("KOR",), place=("Rajin",), since="2023-06-01", until="2023-06-30"),
        "date",
    ),
    "text “rockets through geneva”": (ClaimFilter(text=("rockets through Geneva",)), "-report"),
    "actor *korea*, surest first": (ClaimFilter(actor=("*korea*",)), "-confidence"),
    "one report": (ClaimFilter(report=("r-777",)), "report"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    path = given.ledger or Path(f"build/ledger-{given.claims}")
    build(path, given.claims)
    with Ledger.open(path) as ledger:
        timed("open, and the first question", lambda: ledger.count(ClaimFilter(report=("r-0",))), 1)
        for name, (chosen, sort) in QUERIES.items():
            found = ledger.count(chosen)
            timed(name, lambda c=chosen, s=sort: ledger.claims(c, sort=s, limit=20), given.runs, f"{found:,} claims")
        timed("page 500 of actor PRK", lambda: ledger.claims(ClaimFilter(actor=("PRK",)), offset=10_000), given.runs)
        timed("count by event (sql)", lambda: ledger.sql("SELECT event, count(*) FROM claims GROUP BY 1"), given.runs)
        timed("report r-777, with everything", lambda: ledger.report("r-777"), given.runs)
        timed("claim r-777:0:3", lambda: ledger.claim("r-777:0:3"), given.runs)


def build(path: Path, claims: int) -> None:
    """Fill a ledger up to so many claims; what an earlier run left is taken up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Ledger.open(path, create=True) as ledger:
        reports = made_up.reports(-(-claims // SENTENCES), sentences=SENTENCES)
        done = ledger.ingest(
            reports,
            made_up.read,
            version=made_up.VERSION,
            batch=1000,
            progress=lambda s: print(f"\r{s.kept * SENTENCES:,} claims", end="", flush=True),
        )
        print(f"\rmade {done.claims:,} claims of {done.kept:,} reports in {done.seconds:.0f} s")
        if done.claims:
            ledger.maintain()


def timed(name: str, action: Callable[[], object], runs: int, note: str = "") -> None:
    clock, processor = [], []
    for _ in range(runs):
        begin, spent = time.perf_counter(), time.process_time()
        action()
        clock.append((time.perf_counter() - begin) * 1000)
        processor.append((time.process_time() - spent) * 1000)
    print(f"{name:44} {statistics.median(clock):8.0f} ms {statistics.median(processor):8.0f} ms of processor time   {note}")


if __name__ == "__main__":
    main()
