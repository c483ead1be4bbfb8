"""Makes ``dragoman/lexicons/attribution_weights.tsv``: how much each sign of an attribution weighs.

    python -m training.attribution_weights ../shared/gold/polnear/train.jsonl

A logistic regression over the candidates that the rules find in PolNeAR's training part: a candidate is right if its cue is
a cue of the corpus. Candidates inside another attribution's content are left out, because the corpus annotates the
outermost attribution only. Ridge of 1; signs seen less than three times are left out; Adam, full batch, 200 steps, no chance.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.quotes import quotations
from dragoman.attribution.reader import AttributionReader
from dragoman.attribution.weights import signs
from dragoman.language import Language, Tree

OUT = Path(__file__).parent.parent / "dragoman" / "lexicons" / "attribution_weights.tsv"
HEADER = """# Weights of the signs of an attribution: a logistic regression over candidates in PolNeAR's training part,
# made by training/attribution_weights.py. A sign that is not here weighs nothing.
sign\tweight
"""
FEWEST, RIDGE, STEPS, SMALLEST = 3, 1.0, 200, 0.05
GROUP = 20  # articles that go through the model together


def tokens(tree: Tree, spans: list[list[int]] | None) -> set[int]:
    return {i for s, e in spans or [] for i in range(bisect_right(tree.ends, s), bisect_left(tree.starts, e))}


def examples(tree: Tree, gold: list[dict[str, Any]], reader: AttributionReader, lexicon: Lexicon) -> list[tuple[set[str], bool]]:
    """The signs of each candidate of one article, and whether the corpus has it."""
    cues = {i for a in gold for i in tokens(tree, a.get("cue"))}
    nested = {i for a in gold for i in tokens(tree, a.get("content"))} - cues
    out = []
    for d in reader.drafts(tree, quotations(tree)):
        if d.certain or not d.content - d.cues:
            continue
        right = d.cue in cues or any(i in cues and tree.upos[i] not in ("ADP", "AUX", "PART", "ADV") for i in d.cues)
        if right or d.cue not in nested:
            out.append((set(signs(tree, d, lexicon)), right))
    return out


def fit(rows: list[tuple[set[str], bool]]) -> dict[str, float]:
    """The weight of each sign."""
    seen = Counter(s for x, _ in rows for s in x)
    names = sorted(s for s, n in seen.items() if n >= FEWEST)
    number = {s: i for i, s in enumerate(names)}
    columns = [sorted(number[s] for s in x if s in number) for x, _ in rows]
    row = np.repeat(np.arange(len(rows)), [len(c) for c in columns])
    column = np.concatenate([np.asarray(c, dtype=np.int64) for c in columns])
    right = np.array([y for _, y in rows], dtype=float)
    w, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.bincount(row, w[column], len(rows))))
        slope = np.bincount(column, (p - right)[row], len(names)) + RIDGE * w
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        pace = 0.1 * (1.01 - step / STEPS)
        w -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, w.tolist(), strict=True))


def main(path: str) -> None:
    articles = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    lexicon, language = Lexicon.load(), Language.load()
    reader = AttributionReader(lexicon, learned=False)
    rows: list[tuple[set[str], bool]] = []
    for i in range(0, len(articles), GROUP):
        group = articles[i : i + GROUP]
        for a, tree in zip(group, language.trees([a["text"] for a in group]), strict=True):
            rows += examples(tree, a["attributions"], reader, lexicon)
    weights = fit(rows)
    with OUT.open("w", encoding="utf-8") as f:
        f.write(HEADER)
        f.writelines(f"{s}\t{w:.2f}\n" for s, w in sorted(weights.items()) if abs(w) >= SMALLEST)
    right = sum(y for _, y in rows)
    print(f"{len(rows)} candidates, {right} right, {len(weights)} signs")


if __name__ == "__main__":
    main(sys.argv[1])
