"""Learns how far claims are to be trusted: the weights in ``claims_trust.tsv``.

    python -m training.claims_trust ../shared            # about five minutes
    python -m training.claims_trust ../shared --check    # writes nothing

Both print what the chances come to on claims that were held back (five folds by report): how many claims have a chance of 0.8 to
0.9, the mean of their chances, and how many of them readers found right; and, by the weights of them all, on those of
``claims_fresh.tsv``, from which nothing is learned. The examples are the claims of ``claims_judged.tsv``
that are still made; one is right as far as its readers found event, actors and recipients right. None of them stands in
``events_sense.tsv``: what the sense was learned from it knows too well. Ridge of 5 (the bias goes free), Newton's method, no
chance; signs seen less than five times are left out.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.claims.trust import chance, signs_of
from dragoman.pipeline import Pipeline
from training.judged import claims, reports

OUT = Path(__file__).parent.parent / "dragoman" / "lexicons" / "claims_trust.tsv"
HEADER = """# Weights of the signs of a claim that is right: a logistic regression over claims that readers judged, made by
# training/claims_trust.py. A sign that is not here weighs nothing.
sign\tweight
"""
FOLDS, FEWEST, RIDGE, STEPS, SMALLEST = 5, 5, 5.0, 25, 0.02
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Judged(NamedTuple):
    """The signs of a claim that readers judged, the share of them who found all of it right, and its report."""

    signs: list[str]
    right: float
    report: str


def judged(pipeline: Pipeline, shared: Path, name: str) -> Iterator[Judged]:
    verdicts = claims(name)
    for corpus in sorted({w.corpus for w in verdicts}):
        whole = reports(shared, corpus)
        for where in (w for w in verdicts if w.corpus == corpus):
            reading, parts = pipeline.layered(where.cut(whole))
            for layers in (x for x in parts if x.field == where.field):
                mine = [c for c in reading.claims if c.field == where.field]
                for c, shown in zip(mine, signs_of(mine, layers), strict=True):
                    verdict = verdicts[where].get((c.predicate.span.start, c.event or ""))
                    if verdict is not None:
                        yield Judged(shown, verdict.all, where.report)


def fit(rows: list[tuple[list[str], float]]) -> dict[str, float]:
    """The weight of each sign, from signs and the share of readers who found the claim right."""
    seen = Counter(s for shown, _ in rows for s in shown)
    names = sorted(s for s, n in seen.items() if n >= FEWEST)
    number = {s: i for i, s in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for row, (shown, _) in zip(x, rows, strict=True):
        row[[number[s] for s in shown if s in number]] = 1.0
    y = np.array([right for _, right in rows])
    ridge = RIDGE * np.diag([float(n != "bias") for n in names])
    w: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ w)))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-9 * np.eye(len(w)), x.T @ (p - y) + ridge @ w)
    return dict(zip(names, w.tolist(), strict=True))


def report(name: str, chances: NDArray[np.float64], right: NDArray[np.float64]) -> None:
    print(f"| chance, {name} | claims | mean chance | right |")
    print("|---|---|---|---|")
    for low, high in itertools.pairwise(BANDS):
        band = (chances >= low) & (chances < high)
        if band.any():
            print(f"| {low} to {high} | {band.sum()} | {chances[band].mean():.2f} | {right[band].mean():.2f} |")
    both = right > 0.5
    above = chances[both][:, None]
    order = (above > chances[~both]).mean() + 0.5 * (above == chances[~both]).mean()
    print(f"a right claim stands above a wrong one in {order:.3f}; Brier {((chances - right) ** 2).mean():.4f}, ", end="")
    print(f"of the mean {((right.mean() - right) ** 2).mean():.4f}")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("shared", type=Path)
    p.add_argument("--check", action="store_true", help="write nothing")
    a = p.parse_args()
    pipeline = Pipeline.load()
    rows = list(judged(pipeline, a.shared, "claims_judged.tsv"))
    number = {r: i % FOLDS for i, r in enumerate(sorted({r.report for r in rows}))}
    pairs = [(r.signs, r.right) for r in rows]
    chances = np.zeros(len(rows))
    for k in range(FOLDS):
        weights = fit([x for x, r in zip(pairs, rows, strict=True) if number[r.report] != k])
        for i, r in enumerate(rows):
            if number[r.report] == k:
                chances[i] = chance(weights, r.signs)
    table = fit(pairs)
    report("held back", chances, np.array([r.right for r in rows]))
    fresh = list(judged(pipeline, a.shared, "claims_fresh.tsv"))
    report("fresh", np.array([chance(table, r.signs) for r in fresh]), np.array([r.right for r in fresh]))
    if not a.check:
        with OUT.open("w", encoding="utf-8") as f:
            f.write(HEADER)
            f.writelines(f"{s}\t{w:.2f}\n" for s, w in sorted(table.items()) if abs(w) >= SMALLEST or s == "bias")


if __name__ == "__main__":
    main()
