"""From the model's scores to tags, spans and trees.

`tree`: the best single-rooted tree over a sentence's arc scores (Chu–Liu/Edmonds; McDonald et al. 2005, "Non-projective
dependency parsing using spanning tree algorithms"). Greedy heads are a tree nearly always; only where they are not is the
algorithm run. `spans`: the best BIO sequence (Viterbi over the legal transitions).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FORBIDDEN = np.float32(-1e9)


def tree(scores: Floats) -> Ints:
    """Heads of one sentence of n words.

    `scores` is (n, n + 1): how well word j (column j + 1) or the root (column 0) suits as the head of word i. Returns n
    heads, −1 for the root; exactly one word has the root as its head.
    """
    n = len(scores)
    if n == 1:
        return np.array([-1])
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = FORBIDDEN
    heads: Ints = scores.argmax(1) - 1
    roots = np.flatnonzero(heads < 0)
    if len(roots) == 1 and _rooted(heads):
        return heads
    full = np.full((n + 1, n + 1), FORBIDDEN, dtype=np.float64)
    full[1:, :] = scores
    # One root only: try the likeliest roots in turn and keep the best tree (Gabow and Tarjan's constraint, by enumeration).
    best: Ints | None = None
    best_score = -np.inf
    candidates = np.argsort(-scores[:, 0])[: min(n, 4)]
    candidates = np.unique(np.concatenate([candidates, roots[:4]]))
    for r in candidates:
        rooted = full.copy()
        rooted[1:, 0] = FORBIDDEN
        rooted[r + 1, 0] = full[r + 1, 0]
        found = _chu_liu_edmonds(rooted)
        score = float(rooted[np.arange(1, n + 1), found[1:]].sum())
        if score > best_score:
            best, best_score = found[1:] - 1, score
    assert best is not None
    return best


def _rooted(heads: Ints) -> bool:
    """Whether every word reaches the root."""
    n = len(heads)
    state = [0] * n  # 1 on the present path, 2 known to reach the root
    for i in range(n):
        path = []
        j = i
        while j >= 0 and state[j] == 0:
            state[j] = 1
            path.append(j)
            j = int(heads[j])
        if j >= 0 and state[j] == 1:
            return False
        for k in path:
            state[k] = 2
    return True


def _cycle(heads: Ints) -> list[int]:
    n = len(heads)
    state = [0] * n
    for i in range(1, n):
        path = []
        j = i
        while j > 0 and state[j] == 0:
            state[j] = 1
            path.append(j)
            j = int(heads[j])
        if j > 0 and state[j] == 1:
            return path[path.index(j) :]
        for k in path:
            state[k] = 2
    return []


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> Ints:
    """Heads (row 0 is the root, its entry is 0) of the best tree; `scores[i, j]` is the score of j as i's head."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(sorted(cycle))
    outside = np.array([i for i in range(n) if i not in set(cycle)])
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    own = scores[inside, heads[inside]]
    into = scores[np.ix_(inside, outside)] - own[:, None]
    enter = into.argmax(0)
    small[m, :m] = into[enter, np.arange(m)] + own.sum()
    out = scores[np.ix_(outside, inside)]
    leave = out.argmax(1)
    small[:m, m] = out[np.arange(m), leave]
    small[0, :] = -np.inf
    found = _chu_liu_edmonds(small)
    result = np.zeros(n, dtype=np.int64)
    for a in range(1, m):
        h = int(found[a])
        result[outside[a]] = outside[h] if h < m else inside[leave[a]]
    result[inside] = heads[inside]
    h = int(found[m])
    result[inside[enter[h]]] = outside[h]
    return result


def spans(scores: Floats, types: int) -> list[tuple[int, int, int]]:
    """The best sequence of spans over (n, 1 + 2 · types) scores of O, B-1, I-1, B-2, I-2, …: a list of (start, end, type)."""
    n, k = scores.shape
    if n == 0:
        return []
    before = scores[:, 1::2].max(1) > scores[:, 0] - 12.0
    if not before.any():
        return []
    best = scores[0].astype(np.float64).copy()
    best[2::2] = -np.inf
    back = np.zeros((n, k), dtype=np.int64)
    for i in range(1, n):
        arg = int(best.argmax())
        new = np.full(k, best[arg])
        back[i, :] = arg
        for t in range(types):
            b, inside = 1 + 2 * t, 2 + 2 * t
            prev = b if best[b] >= best[inside] else inside
            new[inside] = best[prev]
            back[i, inside] = prev
        best = new + scores[i]
    path = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    path.reverse()
    found: list[tuple[int, int, int]] = []
    for i, tag in enumerate(path):
        if tag % 2 == 1:
            found.append((i, i + 1, (tag - 1) // 2))
        elif tag > 0:
            start, _, kind = found[-1]
            found[-1] = (start, i + 1, kind)
    return found
