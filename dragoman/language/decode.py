"""From the model's scores to tags, spans and trees.

`tree`: the best single-rooted tree over a sentence's arc scores (Chu–Liu/Edmonds; McDonald et al. 2005, "Non-projective
dependency parsing using spanning tree algorithms"). Greedy heads are a tree nearly always; only where they are not is the
algorithm run. `spans`: the best BIO sequence (Viterbi over the legal transitions).
"""

from __future__ import annotations

import math

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
    # One root only: each word in turn, the one with the best bound (its greedy heads, a tree or not) first, until none left
    # can be better than the best tree found (Gabow and Tarjan's constraint, by enumeration).
    free = full[1:, 1:].max(1)
    bounds = free.sum() - free + full[1:, 0]
    best: Ints | None = None
    best_score = -np.inf
    for k in np.argsort(-bounds, kind="stable").tolist():
        if bounds[k] <= best_score:
            break
        row = k + 1
        rooted = full.copy()
        rooted[1:, 0] = FORBIDDEN
        rooted[row] = FORBIDDEN
        rooted[row, 0] = full[row, 0]
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
    if not len(scores):
        return []
    likeliest = scores.argmax(1)
    tags = likeliest.tolist()
    inside = np.flatnonzero((likeliest > 0) & (likeliest % 2 == 0)).tolist()
    if not all(i and tags[i - 1] in (tags[i], tags[i] - 1) for i in inside):  # else each word's best tag makes the best sequence
        tags = _viterbi(scores.astype(np.float64).tolist(), types)
    found: list[tuple[int, int, int]] = []
    for i, tag in enumerate(tags):
        if tag % 2 == 1:
            found.append((i, i + 1, (tag - 1) // 2))
        elif tag > 0:
            start, _, kind = found[-1]
            found[-1] = (start, i + 1, kind)
    return found


def _viterbi(scores: list[list[float]], types: int) -> list[int]:
    """The best legal sequence of tags: an inside tag follows its own beginning or inside tag only."""
    best = [-math.inf if tag > 0 and tag % 2 == 0 else x for tag, x in enumerate(scores[0])]
    back: list[list[int]] = []
    for row in scores[1:]:
        top = max(range(len(best)), key=best.__getitem__)
        came = [top] * len(best)
        new = [best[top]] * len(best)
        for inside in range(2, 2 * types + 1, 2):
            before = inside - 1 if best[inside - 1] >= best[inside] else inside
            came[inside], new[inside] = before, best[before]
        back.append(came)
        best = [a + b for a, b in zip(new, row, strict=True)]
    path = [max(range(len(best)), key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    path.reverse()
    return path
