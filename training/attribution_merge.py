"""Makes ``dragoman/lexicons/attribution_merge.tsv``: how the rules and the model's heads are put together.

    python -m training.attribution_merge ../shared/gold/polnear/train.jsonl

Four logistic regressions over the candidates of PolNeAR's training part, with the terms that `dragoman.attribution.merge`
sums up: is a candidate an attribution (its cue shares a word with a cue of the corpus); does a word near a right cue belong to
it; does a word of the cue's window belong to its source, to its content. Every second article, ridge of 1, Newton's method, no
chance. Run it after ``training.attribution_weights``, whose weights it builds on.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.attribution import merge
from dragoman.attribution.lexicon import QUESTIONS, Lexicon
from dragoman.attribution.quotes import quotations
from dragoman.attribution.reader import AttributionReader
from dragoman.language import Language, Tree
from training.attribution_weights import GROUP, tokens

OUT = Path(__file__).parent.parent / "dragoman" / "lexicons" / "attribution_merge.tsv"
HEADER = """# How rules and the model's heads are put together: a logistic regression for each question (keep: is a candidate an
# attribution; cue, source, content: does a word belong), over PolNeAR's training part, made by training/attribution_merge.py.
part\tsign\tweight
"""
EVERY, RIDGE, STEPS = 2, 1.0, 25
MINOR = frozenset({"ADP", "AUX", "PART", "ADV", "DET", "PUNCT"})  # a cue is not found by such a word alone

Rows = dict[str, list[tuple[merge.Terms, bool]]]


def add(rows: Rows, tree: Tree, gold: list[dict[str, Any]], reader: AttributionReader) -> None:
    """The terms and answers of one article."""
    voices = tree.voices
    assert voices is not None
    marked = [{k: tokens(tree, a.get(k)) for k in ("cue", "source", "content")} for a in gold]
    cues = {i for a in marked for i in a["cue"]}
    drafts = [d for d in reader.drafts(tree, quotations(tree)) if d.content and not d.certain]
    for p in merge.pairs(tree, drafts):
        right = any(i in cues and tree.upos[i] not in MINOR for i in p.cue)
        rows["keep"].append((merge.keep_terms(tree, voices, p), right))
        best = max(marked, key=lambda a: len(a["cue"] & p.cue), default=None)
        if best is None or not best["cue"] & p.cue:
            continue
        rows["cue"] += [(merge.cue_terms(voices, p, i), i in cues) for i in merge.near(tree, p)]
        links = voices.links(p.first)
        if links is None:
            continue
        for name, found in zip(("source", "content"), links[1:], strict=True):
            rule = getattr(p.draft, "sources" if name == "source" else "content", None)
            rows[name] += [
                (merge.member_terms(x, rule, links[0] + k), links[0] + k in best[name]) for k, x in enumerate(found.tolist())
            ]


def fit(rows: list[tuple[merge.Terms, bool]]) -> dict[str, float]:
    """The weight of each term; the bias goes free of the ridge."""
    names = sorted({k for x, _ in rows for k in x})
    x = np.array([[t.get(n, 0.0) for n in names] for t, _ in rows])
    y = np.array([right for _, right in rows], dtype=float)
    ridge = RIDGE * np.diag([float(n != "bias") for n in names])
    b: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        b -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(len(b)), x.T @ (p - y) + ridge @ b)
    return dict(zip(names, b.tolist(), strict=True))


def main(path: str) -> None:
    articles = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()[::EVERY]]
    lexicon, language = Lexicon.load(), Language.load()
    reader = AttributionReader(lexicon, learned=False)
    rows: Rows = defaultdict(list)
    for i in range(0, len(articles), GROUP):
        group = articles[i : i + GROUP]
        for a, tree in zip(group, language.trees([a["text"] for a in group]), strict=True):
            add(rows, tree, a["attributions"], reader)
    with OUT.open("w", encoding="utf-8") as f:
        f.write(HEADER)
        for part in sorted(QUESTIONS):
            f.writelines(f"{part}\t{k}\t{w:.2f}\n" for k, w in sorted(fit(rows[part]).items()))
            print(part, len(rows[part]), "rows,", sum(y for _, y in rows[part]), "right")


if __name__ == "__main__":
    main(sys.argv[1])
