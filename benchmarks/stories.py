"""How well reports are grouped into stories, whether one by one gives what all at once gives, and how fast.

    python benchmarks/stories.py ../shared/gold/stories/*.jsonl     B³ F1 against the gold, and of one by one against all at once
    python benchmarks/stories.py --made-up 200000                   time and memory of the layer alone, and of adding one report

B³ (Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model", COLING-ACL 1998) as in score.py.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from dragoman.stories import CUT, EVENT_CUT, Profile, Stories, Terms, group, profile

ORDERS = ("day", 1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--made-up", type=int, metavar="REPORTS")
    given = parser.parse_args()
    if bool(given.gold) == bool(given.made_up):
        parser.error("give gold files, or --made-up REPORTS")
    if given.made_up:
        speed(given.made_up)
    for path in given.gold:
        accuracy(path)


def accuracy(path: Path) -> None:
    from dragoman.pipeline import Pipeline
    from dragoman.records import Report
    from dragoman.reports import read

    gold = {r["id"]: r["story"] for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    terms = Terms.load()
    reports = (r for r in read([str(path)]) if isinstance(r, Report))
    profiles = [profile(r, terms) for r in Pipeline.load().read(reports)]
    for name, cut in (("story", CUT), ("event", EVENT_CUT)):
        batch = group(profiles, cut)
        print(f"{path.name} --grain {name}: B³ F1 {b3(gold, batch):.3f}, {len(set(batch.values()))} of {len(set(gold.values()))}")
        for order in ORDERS:
            begin = time.process_time()
            one = one_by_one(profiles, cut, order)
            each = 1000 * (time.process_time() - begin) / len(profiles)
            how = "by day" if order == "day" else f"mixed, seed {order}"
            same = b3(batch, one)
            print(f"    one by one ({how}): B³ F1 {b3(gold, one):.3f}, against all at once {same:.3f}, {each:.1f} ms a report")


def one_by_one(profiles: list[Profile], cut: float, order: str | int) -> dict[str, str]:
    arrival = sorted(profiles, key=lambda p: (p.day or 0, p.id))
    if order != "day":
        random.Random(order).shuffle(arrival)
    found = Stories(cut)
    for p in arrival:
        found.add([p])
    return {p.id: found.story_of(p.id) for p in arrival}


def b3(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """F1 of B³ precision and recall over the reports of `gold`."""
    wanted: dict[str, set[str]] = defaultdict(set)
    made: dict[str, set[str]] = defaultdict(set)
    for report, story in gold.items():
        wanted[story].add(report)
        made[found[report]].add(report)
    both = {r: len(wanted[gold[r]] & made[found[r]]) for r in gold}
    precision = sum(both[r] / len(made[found[r]]) for r in gold) / len(gold)
    recall = sum(both[r] / len(wanted[gold[r]]) for r in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


def speed(reports: int) -> None:
    """Made-up profiles as they come in, in lots of a hundred: stories of about four reports over a year."""
    rng = random.Random(0)
    found = Stories()
    begin = time.process_time()
    lot: list[Profile] = []
    for n in range(reports):
        lot.append(made_up(rng, str(n), n // 4 + rng.randrange(40), 730_000 + 365 * n // reports))
        if len(lot) == 100:
            found.add(lot)
            lot = []
    found.add(lot)
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = 3600 * reports / seconds
    print(f"{reports:,} reports in {seconds:.0f} s (with making them up): {rate:,.0f} an hour; peak {peak:,.0f} MB")
    times = []
    for n in range(50):
        one = made_up(rng, f"more {n}", reports // 4 - n, 730_365)
        begin = time.perf_counter()
        found.add([one])
        times.append(time.perf_counter() - begin)
    print(f"adding one report: {1000 * sum(times) / len(times):.1f} ms on average, {1000 * max(times):.1f} ms at most")


def made_up(rng: random.Random, name: str, story: int, day: int) -> Profile:
    """About 90 terms: some of the story, more that are spread as words are (Zipf)."""
    own = random.Random(story)
    telling = [int(40_000 * own.random()) for _ in range(30)]
    weights = {f"t{t}": 2.0 for t in rng.sample(telling, 20)}
    rare = dict.fromkeys(weights, 9.0)
    for _ in range(70):
        rank = int(30_000 ** rng.random())
        weights[f"w{rank}"] = 1.0
        rare[f"w{rank}"] = min(9.0, math.log(1 + rank))
    return Profile(name, weights, day, rare)


if __name__ == "__main__":
    main()
