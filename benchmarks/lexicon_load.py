"""What it costs to load every lexicon and register: seconds and memory, room by room.

    python benchmarks/lexicon_load.py

Each room is loaded as the pipeline loads it, once, in this order, in one process and without the language model. Time is this
process's own (CPU seconds), so that a busy machine does not blur it; memory is how far its peak grew (MiB, resident). The last
line counts everything against the bounds that the project promises: half a second and 150 MB.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable

SECONDS, MEGABYTES = 0.5, 150.0


def rooms() -> list[tuple[str, Callable[[], object]]]:
    """Each room's name and what loads its data. Importing costs what it costs: it is not counted here."""
    from dragoman.actors import ActorReader
    from dragoman.attribution import AttributionReader
    from dragoman.events import EventReader
    from dragoman.factuality import FactualityReader
    from dragoman.places import Gazetteer
    from dragoman.quantities import QuantityReader
    from dragoman.times import TimeReader

    return [
        ("actors", ActorReader.load),
        ("places", Gazetteer.load),
        ("times", TimeReader.load),
        ("quantities", QuantityReader.load),
        ("attribution", AttributionReader.load),
        ("events", EventReader.load),
        ("factuality", FactualityReader.load),
    ]


def resident() -> float:
    """The most memory that this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measure() -> dict[str, dict[str, float]]:
    """For each room, and for "all": `seconds` and `megabytes`."""
    out: dict[str, dict[str, float]] = {}
    loaders = rooms()
    start, base = time.process_time(), resident()
    for name, load in loaders:
        before, held = time.process_time(), resident()
        load()
        out[name] = {"seconds": round(time.process_time() - before, 3), "megabytes": round(resident() - held, 1)}
    out["all"] = {"seconds": round(time.process_time() - start, 3), "megabytes": round(resident() - base, 1)}
    return out


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--json", action="store_true", help="print JSON")
    figures = measure()
    if p.parse_args().json:
        print(json.dumps(figures))
    else:
        for name, f in figures.items():
            print(f"{name:12} {f['seconds']:6.3f} s {f['megabytes']:7.1f} MB")
        print(f"promised     {SECONDS:6.3f} s {MEGABYTES:7.1f} MB")
    return int(figures["all"]["seconds"] > SECONDS or figures["all"]["megabytes"] > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
