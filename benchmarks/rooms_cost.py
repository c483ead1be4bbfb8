"""What times, figures and places cost: their share of the model's pass, and what the gazetteer takes to load.

    python benchmarks/rooms_cost.py ../shared/corpora/feeds_2023h1.jsonl.xz [--reports 300]

Prints processor time a word of the model's pass and of each of the three rooms over the same reports in one run, and their ratio
(issue 5: less than 0.2); then, measured in a process of its own, the seconds of processor time and the memory (growth of the
resident set, Linux only) that loading the gazetteer takes (less than 0.3 s and 200 MB), behind the imports.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from dragoman.actors import country_codes
from dragoman.pipeline import Pipeline, unread
from dragoman.records import Report
from dragoman.reports import read

_LOAD = """
import time
from pathlib import Path
from dragoman.places import Gazetteer

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20

before, start = resident(), time.process_time()
gazetteer = Gazetteer.load()
spent = time.process_time() - start
gazetteer.find("kyiv")
print(f"gazetteer_load_s {spent:.2f}")
print(f"gazetteer_mb {resident() - before:.0f}")
"""


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("path")
    p.add_argument("--reports", type=int, default=300)
    a = p.parse_args()
    reports = [r for r in itertools.islice(read([a.path]), a.reports) if isinstance(r, Report) and not unread(r)]
    words = sum(len(r.text.split()) + len(r.title.split()) for r in reports)
    pipeline = Pipeline.load()
    pipeline.language.trees([reports[0].text])
    spent: dict[str, float] = {"model": 0.0, "times": 0.0, "quantities": 0.0, "places": 0.0}

    def timed(name: str, call: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        got = call(*given)
        spent[name] += time.process_time() - start
        return got

    trees = timed("model", pipeline.language.trees, [t for r in reports for t in (r.title, r.text)])
    for r, title, text in zip(reports, trees[::2], trees[1::2], strict=True):
        for tree in (title, text):
            mentions = pipeline.actors.read(tree, r.published, r.outlet)
            times = timed("times", pipeline.times.read, tree, r.published)
            timed("quantities", pipeline.quantities.read, tree, [t.span for t in times])
            timed("places", pipeline.places.read, tree, country_codes(mentions))
    print(f"words {words}")
    for name, seconds in spent.items():
        print(f"{name}: {1e6 * seconds / words:.1f} µs a word")
    print(f"three_rooms_to_the_model {(sum(spent.values()) - spent['model']) / spent['model']:.3f}")
    print(subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True).stdout, end="")


if __name__ == "__main__":
    main()
