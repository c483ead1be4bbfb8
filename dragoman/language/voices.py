"""What the attribution heads say of each word, soft: log-odds instead of decisions.

`Tree.linked` are the heads' own decisions. Who weighs them against other evidence (`dragoman.attribution.merge`) needs to know
how near they were, and how the heads would link a cue that they did not find themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Heard:
    """One window of the text from token `start` on: `cue` (words, link) and `word` (words, 2, link) are the vectors that cues
    and words are linked by."""

    start: int
    cue: Floats
    word: Floats


@dataclass(frozen=True, slots=True)
class Voices:
    """Log-odds, one a token of the text: that it belongs to a cue, to a source, to a content."""

    cue: Floats
    source: Floats
    content: Floats
    windows: Sequence[Heard] = ()
    weights: Floats | None = None

    def links(self, token: int) -> tuple[int, Floats, Floats] | None:
        """Were `token` the first word of a cue: the first token of its window, and for each token of the window the log-odds that
        it belongs to the cue's source, and to its content. None where no window has the token."""
        for w in self.windows:
            if w.start <= token < w.start + len(w.cue) and self.weights is not None:
                row = np.append(w.cue[token - w.start], np.float32(1.0))
                source, content = (w.word[:, k] @ (row @ self.weights[k]) for k in range(2))
                return w.start, source, content
        return None


def belongs(said: Floats) -> tuple[Floats, Floats, Floats]:
    """The heads' scores of a window's words, (words, 5): cue O, B, I, source, content, as log-odds of cue, source, content."""
    cue = np.logaddexp(said[:, 1], said[:, 2]) - said[:, 0]
    return cue, said[:, 3], said[:, 4]
