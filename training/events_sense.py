"""Learns which events are meant in their own sense: the weights in ``events_sense.tsv``.

    python -m training.events_sense ../shared            # about five minutes
    python -m training.events_sense ../shared --folds 5  # precision and recall on what was held back, instead

The examples: every event that the reader finds in PLV's training part and in PLOVER's development half and that has the category
of the gold annotation is right; one between the right two with another category is wrong, but weighs little; one in our own
dispatches of a category that the report is expected to tell is right; and events of the
White House corpus, of the feed items and of Wikinews are right or wrong as ``events_sense.tsv`` beside this script says, which
was judged by reading (the columns: ``judged.py``). An event that the reader does not find any more is left out. Ridge of 2;
signs seen less than three times are left out; Adam, full batch, 300 steps, no chance. The events of ``claims_judged.tsv`` that
are not among these bring nothing more (on events held back F1 0.949 with and without them in feed items, 0.916 in the White
House corpus).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dragoman.claims import Layers
from dragoman.events.sense import weigh
from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Field, Report
from dragoman.reports import read
from training.judged import Passage, Place, passage, reports, table

HERE = Path(__file__).parent
OUT = HERE.parent / "dragoman" / "lexicons" / "events_sense.tsv"
HEADER = """# Weights of the signs of an event that is meant in its own sense: a logistic regression made by
# training/events_sense.py.
# A sign that is not here weighs nothing.
sign\tweight
"""
FEWEST, RIDGE, STEPS, SMALLEST = 3, 2.0, 300, 0.03
GROUP = 40  # passages that go through the model together
GOLD = {"plv/train": 2.0, "plover_gsr/dev": 6.0}  # weight of an example of the gold
DISPATCHES = 0.3  # of one of our own dispatches: their expected events lean on the frames that were written from them
HALF = 0.5  # of that, for one of which only the category is known
OTHER = 0.15  # of that, for one between the right two with another category
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


class Example(NamedTuple):
    """The signs of one event, whether it is meant, how much it counts, and where it is from."""

    signs: list[str]
    right: bool
    weight: float
    source: str
    report: str


def layers(pipeline: Pipeline, reports: list[tuple[Report, Field]]) -> Iterator[Layers]:
    """Everything below the claims of one field of each report."""
    for i in range(0, len(reports), GROUP):
        group = reports[i : i + GROUP]
        texts = [r.title if field == "title" else r.text for r, field in group]
        for (report, field), tree in zip(group, pipeline.language.trees(texts), strict=True):
            yield pipeline.layers(report, tree, field)


def from_gold(pipeline: Pipeline, shared: Path) -> Iterator[Example]:
    for name, key in (("plv/train", "root"), ("plover_gsr/dev", "event")):
        lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        for g, found in zip(rows, layers(pipeline, [(Report(g["id"], g["text"]), "text") for g in rows]), strict=True):
            for p, shown in pipeline.events.unweighed(found.tree, found.mentions):
                event = OLDER.get(p.event or "", p.event) if key == "root" else p.event
                pair = key == "event" or _between(found, p.actors, p.recipients, g["source"], g["target"])
                if event == g[key] or (pair and key == "root"):
                    part = OTHER if event != g[key] else 1.0 if pair else HALF
                    yield Example(shown, event == g[key], GOLD[name] * part, name, g["id"])


def from_dispatches(pipeline: Pipeline) -> Iterator[Example]:
    """The events of our own annotated reports that are of a category expected there; of the others nothing is known."""
    folder = HERE.parent / "benchmarks" / "dispatches"
    told: dict[str, set[str]] = {}
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        g = json.loads(line)
        told.setdefault(g["report"], set()).update(e for e in (g["event"], *g.get("event_also", ())) if e)
    reports = [r for r in read([str(folder / "reports.jsonl")]) if isinstance(r, Report)]
    whole: list[tuple[Report, Field]] = [(r, "text") for r in reports]
    for r, found in zip(reports, layers(pipeline, whole), strict=True):
        for p, shown in pipeline.events.unweighed(found.tree, found.mentions):
            if p.event in told.get(r.id, ()):
                yield Example(shown, True, DISPATCHES, "dispatches", r.id)


def _between(found: Layers, actors: tuple[int, ...], recipients: tuple[int, ...], source: list[int], target: list[int]) -> bool:
    """Whether an event is between these two (or, told of both at once, among them)."""

    def touches(heads: tuple[int, ...], span: list[int]) -> bool:
        met: list[Actor] = [a for h in heads for a in found.mentions.at(h)]
        return any(a.span.start < span[1] and span[0] < a.span.end for a in met)

    return touches(actors, source) and touches(recipients or actors, target)


def from_readers(pipeline: Pipeline, shared: Path) -> Iterator[Example]:
    passages: dict[Passage, dict[Place, bool]] = {}
    for row in table("events_sense.tsv"):
        where, at = passage(row)
        passages.setdefault(where, {})[at] = row["right"] == "1"
    for corpus in sorted({w.corpus for w in passages}):
        whole = reports(shared, corpus)
        mine = [w for w in passages if w.corpus == corpus]
        for w, found in zip(mine, layers(pipeline, [(w.cut(whole), w.field) for w in mine]), strict=True):
            for p, shown in pipeline.events.unweighed(found.tree, found.mentions):
                right = passages[w].get((found.tree.span(p.start, p.end).start, p.event or ""))
                if right is not None:
                    yield Example(shown, right, 1.0, corpus, w.report)


def fit(rows: list[Example]) -> dict[str, float]:
    """The weight of each sign."""
    seen = Counter(s for r in rows for s in r.signs)
    names = sorted(s for s, n in seen.items() if n >= FEWEST)
    number = {s: i for i, s in enumerate(names)}
    columns = [sorted(number[s] for s in r.signs if s in number) for r in rows]
    row = np.repeat(np.arange(len(rows)), [len(c) for c in columns])
    column = np.concatenate([np.asarray(c, dtype=np.int64) for c in columns])
    right = np.array([r.right for r in rows], dtype=float)
    counts = np.array([r.weight for r in rows])
    w, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.bincount(row, w[column], len(rows))))
        slope = np.bincount(column, (counts * (p - right))[row], len(names)) + RIDGE * w
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        pace = 0.1 * (1.01 - step / STEPS)
        w -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, w.tolist(), strict=True))


def folds(rows: list[Example], n: int) -> None:
    """Prints, for each source, how many events are kept and how many of those are meant, judged by weights from the others."""
    number = {r: i % n for i, r in enumerate(sorted({r.report for r in rows}))}
    kept: list[tuple[Example, bool]] = []
    for k in range(n):
        weights = fit([r for r in rows if number[r.report] != k])
        kept += [(r, weigh(weights, r.signs) >= 0) for r in rows if number[r.report] == k]
    for source in sorted({r.source for r in rows}):
        mine = [(r, k) for r, k in kept if r.source == source]
        meant, left = sum(r.right for r, _ in mine), sum(k for _, k in mine)
        both = sum(r.right and k for r, k in mine)
        print(f"{source}: {len(mine)} events, {meant} meant; {left} kept, {both} of them meant")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("shared", type=Path)
    p.add_argument("--folds", type=int, default=0, metavar="N", help="judge by N folds; write nothing")
    a = p.parse_args()
    pipeline = Pipeline.load()
    rows = [*from_gold(pipeline, a.shared), *from_dispatches(pipeline), *from_readers(pipeline, a.shared)]
    if a.folds:
        folds(rows, a.folds)
        return
    weights = fit(rows)
    with OUT.open("w", encoding="utf-8") as f:
        f.write(HEADER)
        f.writelines(f"{s}\t{w:.2f}\n" for s, w in sorted(weights.items()) if abs(w) >= SMALLEST)
    print(f"{len(rows)} events, {sum(r.right for r in rows)} meant, {len(weights)} signs")


if __name__ == "__main__":
    main()
