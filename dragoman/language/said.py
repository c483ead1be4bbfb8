"""The attribution heads' scores: cues, and the words that each cue's source and content are made of.

A cue's first word is scored against every word of its window twice (biaffine, as arcs are): does the word belong to the
cue's source, to its content? So sources and contents may be interrupted, shared and nested.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.language import decode
from dragoman.language.trees import Linked

Floats = NDArray[np.float32]


class Linker:
    """`weights` is (2, link + 1, link): source and content."""

    def __init__(self, weights: Floats) -> None:
        self.weights = weights

    def read(self, said: Floats, cue: Floats, word: Floats) -> list[Linked]:
        """`said` (words, 5): cue O, B, I and two more scores; `cue` (words, link), `word` (words, 2 · link). Returns for each cue
        its word range, the words of its source and of its content, and the cue's probability."""
        chances = said[:, :3] - said[:, :3].max(1, keepdims=True)
        chances = chances - np.log(np.exp(chances).sum(1, keepdims=True))
        found = decode.spans(chances, 1)
        if not found:
            return []
        starts = [s for s, _, _ in found]
        n = len(said)
        rows = np.concatenate([cue[starts], np.ones((len(starts), 1), dtype=np.float32)], axis=1)
        words = word.reshape(n, 2, -1)
        out = []
        scores = [(rows @ self.weights[k]) @ words[:, k].T for k in range(2)]
        for i, (s, e, _) in enumerate(found):
            source = np.flatnonzero(scores[0][i] > 0).tolist()
            content = np.flatnonzero(scores[1][i] > 0).tolist()
            out.append(Linked(s, e, tuple(source), tuple(content), float(np.exp(chances[s, 1]))))
        return out
