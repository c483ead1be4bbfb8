"""Speed from report to claims, on one core and without a ledger: words a second, and the share that each room takes.

    python benchmarks/end_to_end.py ../shared/corpora/feeds_2023h1.jsonl.xz [--reports 500]

Times the whole way, then the model's pass and each room above it, over the same reports in one run; the rooms should cost
less than half of the model's pass. Processor time, and the clock's for the whole.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable
from typing import Any

from dragoman.actors import country_codes
from dragoman.pipeline import Pipeline, unread
from dragoman.records import Report
from dragoman.reports import read


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("path")
    p.add_argument("--reports", type=int, default=500)
    a = p.parse_args()
    reports = [r for r in itertools.islice(read([a.path]), a.reports) if isinstance(r, Report) and not unread(r)]
    words = sum(len(r.text.split()) + len(r.title.split()) for r in reports)
    pipeline = Pipeline.load()
    spent: dict[str, float] = {}

    def timed(name: str, call: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        got = call(*given)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return got

    clock, processor = time.perf_counter(), time.process_time()
    claims = sum(len(x.claims) for x in pipeline.read(reports))
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    for r in reports:
        for text in (r.title, r.text):
            (tree,) = timed("language", pipeline.language.trees, [text])
            mentions = timed("actors", pipeline.actors.read, tree, r.published, r.outlet)
            times = timed("times", pipeline.times.read, tree, r.published)
            timed("quantities", pipeline.quantities.read, tree, [t.span for t in times])
            timed("places", pipeline.places.read, tree, country_codes(mentions))
            timed("attribution", pipeline.attribution.read, tree, mentions, r.outlet)
            timed("events", pipeline.events.read, tree, mentions)
    spent["factuality, claims, lineage"] = max(0.0, processor - sum(spent.values()))
    print(f"reports {len(reports)}")
    print(f"words {words}")
    print(f"claims {claims}")
    for name, seconds in spent.items():
        print(f"{name}: {1e6 * seconds / words:.1f} µs a word")
    above = sum(spent.values()) - spent["language"]
    print(f"rooms_above_the_model_to_the_model {above / spent['language']:.2f}")
    print(f"words_a_processor_second {words / processor:.0f}")
    print(f"words_a_second {words / clock:.0f}")


if __name__ == "__main__":
    main()
