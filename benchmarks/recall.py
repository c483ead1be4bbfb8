"""How many of the events that a reader names in feed items and Wikinews articles the program names, by category and by reason.

    python benchmarks/recall.py ../shared/corpora --draw 91602

``benchmarks/recall.tsv`` holds what the reader named. An event is found where a claim of one of its categories has the word, and
told elsewhere where such a claim stands within 45 characters of it, or in the text for a word of a title that is no claim of its
own. For each event that is missed the last table has what `why` says of the claim that stands there.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Report
from dragoman.reports import read

GOLD = Path(__file__).parent / "recall.tsv"
NEAR = 45


def reason(claims: Sequence[Claim]) -> str:
    """Why the first of the claims at a word has no event, in the words of `why`."""
    if not claims:
        return "no claim"
    if claims[0].event:
        return "another event"
    said = [re.sub(r" \(.*\)|, by .*", "", w) for w in claims[0].why if not w.startswith("actors of")]
    return said[0] if said[0] == "no frame" else said[1]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=Path)
    p.add_argument("--draw", default="91602")
    args = p.parse_args()
    with GOLD.open(encoding="utf-8", newline="") as f:
        lines = (line for line in f if not line.startswith("#"))
        gold = [r for r in csv.DictReader(lines, delimiter="\t") if r["draw"] == args.draw]
    until = {r["report"]: int(r["until"]) for r in gold}
    paths = [str(args.corpora / f"{c}.jsonl.xz") for c in sorted({r["corpus"] for r in gold})]
    drawn = [r for r in read(paths) if isinstance(r, Report) and r.id in until]
    cut = [dataclasses.replace(r, text=r.text[: until[r.id]]) for r in drawn]
    claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for reading in Pipeline.load().read(cut):
        for c in reading.claims:
            claims[reading.report.id, c.field].append(c)
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    why: Counter[str] = Counter()
    for r in gold:
        places = [int(x) for x in r["at"].split("|")]
        events = r["event"].split("|")
        field = claims[r["report"], r["field"]]
        here = [c for c in field if any(c.predicate.span.start <= x < c.predicate.span.end for x in places)]
        fits = [c for c in field if c.event in events]
        beside = any(abs(c.predicate.span.start - x) < NEAR for c in fits for x in places)
        if r["field"] == "title" and not here:
            beside = beside or any(c.event in events for c in claims[r["report"], "text"])
        found = "named" if any(c in here for c in fits) else "elsewhere" if beside else "missed"
        told[events[0]][found] += 1
        if found == "missed":
            why[reason(here)] += 1
    print(f"{'':12}{'told':>6}{'named':>7}{'elsewhere':>11}")
    for event, n in sorted(told.items()):
        print(f"{event:12}{n.total():6}{n['named']:7}{n['elsewhere']:11}")
    all_ = sum(told.values(), Counter())
    print(f"{'all':12}{all_.total():6}{all_['named']:7}{all_['elsewhere']:11}")
    print(f"recall {1 - all_['missed'] / all_.total():.3f}\n")
    for text, n in why.most_common(12):
        print(f"{n:4}  {text}")


if __name__ == "__main__":
    main()
