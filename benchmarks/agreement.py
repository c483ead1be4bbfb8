"""Whether reports that arrive bit by bit come to the same copies, stories and developments as all of them at once.

    python benchmarks/agreement.py ../shared/corpora/feeds_2023h1.jsonl.xz ../shared/corpora/wikinews.jsonl.xz

All reports are read once. Then they come into a ledger of their own, `--batch` at a time, and every layer is brought up to date
after each batch: in the order of their days, and in mixed orders. What the ledger then holds is held against what the
same readings come to all at once. Copies are pairs that share half of the shorter text (F1 of the pairs), stories are compared by
B³ F1 and by those that are the same, developments by those that are the same to the claim, and by their merges. `--keep` keeps
the readings, so that another run begins with them. Fails where a figure is below what is promised (`TOLERANCE`).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from stories import b3

from dragoman.digest import Keeping, digest
from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
from dragoman.records import Reading, Report
from dragoman.stories import Terms, copies, group, profile
from dragoman.stories.developments import Group

TOLERANCE = {"copies": 0.98, "stories": 0.93, "developments": 1.0, "merges": 1.0}
Shape = tuple[str, tuple[str, ...], tuple[tuple[str, str, float, str], ...]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--reports", type=int, help="at most so many of each file")
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1], help="of the mixed orders")
    parser.add_argument("--keep", type=Path, help="a ledger for the readings")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole = given.keep or Path(folder) / "whole"
        with Ledger.open(whole, create=True) as ledger:
            read_in(ledger, given.corpora, given.reports)
            readings = list(ledger.readings())
            print(f"{len(readings):,} reports, {ledger.counts()['claims']:,} claims", flush=True)
        fine = True
        for n, (how, order) in enumerate(orders(readings, given.seeds)):
            with Ledger.open(Path(folder) / f"bit-{n}", create=True) as ledger:
                arrive(ledger, order, given.batch)
                fine &= compare(how, ledger)
    sys.exit(not fine)


def read_in(ledger: Ledger, paths: Iterable[Path], most: int | None) -> None:
    """The readings of the corpora, as far as the ledger does not have them."""
    from itertools import islice

    from dragoman.pipeline import Pipeline
    from dragoman.reports import read

    pipeline = Pipeline.load()
    for path in paths:
        reports = (r for r in read([str(path)]) if isinstance(r, Report))
        ledger.ingest(islice(reports, most), pipeline.read, version=pipeline.version)


def orders(readings: Sequence[Reading], seeds: Iterable[int]) -> Iterator[tuple[str, list[Reading]]]:
    yield "by day", sorted(readings, key=lambda r: (r.report.published, r.report.id))
    for seed in seeds:
        mixed = list(readings)
        random.Random(seed).shuffle(mixed)
        yield f"mixed, seed {seed}", mixed


def arrive(ledger: Ledger, readings: list[Reading], batch: int) -> None:
    version = readings[0].version
    with Gathering(ledger) as gathering, Keeping(ledger) as keeping:

        def cover(_: object = None) -> None:
            gathering.sweep(version)
            keeping.sweep(version)

        ledger.ingest(readings, version=version, batch=batch, progress=cover)
        cover()


def compare(how: str, ledger: Ledger) -> bool:
    """Print how far a ledger agrees with what its readings come to all at once; whether it is as promised.

    They are those of this ledger: what a report teaches of an actor counts for those that come after it.
    """
    terms = Terms.load()
    readings = list(ledger.readings())
    stories = group(profile(r, terms) for r in readings)
    pairs = {(c.a, c.b) for c in copies(r.report for r in readings)}
    made = [shape(d.group) for d in digest(ledger).every]
    print(f"all at once: {len(pairs):,} copies, {len(set(stories.values())):,} stories, {len(made):,} developments", flush=True)
    found = {(c["of"], c["report"]) for c in ledger.copies(least=0.5)}
    both = {frozenset(p) for p in found} & {frozenset(p) for p in pairs}
    placed = dict(ledger.sql("SELECT report, story FROM stories").rows)
    kept = kept_shapes(ledger)
    same = members(placed) & members(stories)
    merges = [{(name, *m) for name, _, ms in some for m in ms} for some in (kept, made)]
    figures = {
        "copies": 2 * len(both) / max(1, len(found) + len(pairs)),
        "stories": b3(stories, placed),
        "the same stories": len(same) / len(members(stories)),
        "developments": len(set(kept) & set(made)) / max(1, len(set(kept) | set(made))),
        "merges": len(merges[0] & merges[1]) / max(1, len(merges[0] | merges[1])),
    }
    print(f"{how}, bit by bit: " + ", ".join(f"{name} {value:.4f}" for name, value in figures.items()), flush=True)
    return all(figures[name] >= least for name, least in TOLERANCE.items())


def members(stories: dict[str, str]) -> set[frozenset[str]]:
    """Stories as sets of reports."""
    by_story: dict[str, set[str]] = {}
    for report, story in stories.items():
        by_story.setdefault(story, set()).add(report)
    return {frozenset(s) for s in by_story.values()}


def kept_shapes(ledger: Ledger) -> list[Shape]:
    with Keeping(ledger) as keeping:
        return [shape(g) for g in keeping.groups()]


def shape(g: Group) -> Shape:
    return g.name, tuple(f.claim["id"] for f in g.facts), tuple((m.a, m.b, m.score, m.reason) for m in g.merges)


if __name__ == "__main__":
    main()
