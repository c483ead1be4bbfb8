"""Makes ``dragoman/lexicons/factuality_register.tsv``: how the signs of a report and of talk weigh.

    python -m training.factuality_register ../shared/gold/factuality

A logistic regression that tells sentences of MEANTIME's training part (news) from sentences of UDS's (the web); both kinds
weigh the same, ridge of 5 on standardised signs, Newton's method. Prints how well it tells the dev parts apart (area under the
curve).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.factuality.values import Register, Sign
from dragoman.language import Language
from dragoman.lexicons import read_table

OUT = Path(__file__).parent.parent / "dragoman" / "lexicons" / "factuality_register.tsv"
HEADER = """# Signs by which a text reads like a report (above nought) or like talk: a logistic regression over the training
# parts of UDS-IH2 and MEANTIME, made by training/factuality_register.py. words: the words that make the sign, where it is made
# of words. CC0.
sign\twords\tweight
"""
RIDGE, STEPS, EVERY = 5.0, 50, 6  # of UDS every sixth sentence is enough

Matrix = NDArray[np.float64]


def texts(path: Path, every: int = 1) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()[::every]]


def fit(x: Matrix, y: Matrix, weight: Matrix) -> Matrix:
    """Weights of the columns of `x`; the first column is the bias and goes free."""
    b = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(len(b))
    ridge[0, 0] = 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (weight * (p - y)) + ridge @ b
        b -= np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return b


def curve(news: Matrix, talk: Matrix) -> float:
    """The area under the curve."""
    return float(np.mean(news[:, None] > talk[None, :]))


def main(folder: str) -> None:
    gold, language, register = Path(folder), Language.load(), Register.load()
    parts = {
        "talk": texts(gold / "uds_train.jsonl", EVERY),
        "news": texts(gold / "meantime_train.jsonl"),
        "talk dev": texts(gold / "uds_dev.jsonl"),
        "news dev": texts(gold / "meantime_dev.jsonl"),
    }
    signs: dict[str, Matrix] = {}
    names: list[str] = []
    for part, lines in parts.items():
        rows = [register.signs(t) for t in language.trees(lines)]
        names = list(rows[0])
        signs[part] = np.array([list(r.values()) for r in rows])
    x = np.concatenate([signs["talk"], signs["news"]])
    y = np.repeat([0.0, 1.0], [len(signs["talk"]), len(signs["news"])])
    mean, spread = x.mean(0), x.std(0)
    mean[0], spread[0] = 0.0, 1.0
    weight = np.where(y == 1, len(y) / 2 / y.sum(), len(y) / 2 / (1 - y).sum())
    b = fit((x - mean) / spread, y, weight) / spread
    b[0] -= float(b[1:] @ mean[1:])
    print(f"area under the curve on dev: {curve(signs['news dev'] @ b, signs['talk dev'] @ b):.3f}")
    words = {r.sign: r.words for r in read_table("factuality_register", Sign, key=("sign",))}
    with OUT.open("w", encoding="utf-8") as f:
        f.write(HEADER)
        f.writelines(f"{n}\t{'|'.join(words.get(n, ()))}\t{w:.2f}\n" for n, w in sorted(zip(names, b, strict=True)))


if __name__ == "__main__":
    main(sys.argv[1])
