"""Trees and spans out of scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import decode


def is_tree(heads: list[int]) -> bool:
    if sum(h < 0 for h in heads) != 1:
        return False
    for start in range(len(heads)):
        seen = set()
        i = start
        while i >= 0:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return True


def best_by_trying(scores: np.ndarray) -> float:
    n = len(scores)
    return max(
        sum(scores[i, h + 1] for i, h in enumerate(heads))
        for heads in itertools.product(*[[h for h in range(-1, n) if h != i] for i in range(n)])
        if is_tree(list(heads))
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_tree_is_the_best_of_all_trees(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    heads = decode.tree(scores)
    assert is_tree(heads.tolist())
    got = sum(float(scores[i, h + 1]) for i, h in enumerate(heads))
    assert got == pytest.approx(best_by_trying(scores), abs=1e-4)


def test_a_word_is_never_its_own_head() -> None:
    scores = np.zeros((3, 4), dtype=np.float32)
    scores[np.arange(3), np.arange(3) + 1] = 50.0  # every word likes itself best
    assert is_tree(decode.tree(scores).tolist())


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        ("O O O", []),
        ("B1 I1 O", [(0, 2, 0)]),
        ("B1 B1 I1", [(0, 1, 0), (1, 3, 0)]),  # two names side by side
        ("O I2 O", []),  # an I without a B is no span: O is the next best here
        ("B2 I2 I2", [(0, 3, 1)]),
    ],
)
def test_spans_follow_legal_transitions_only(best: str, expected: list[tuple[int, int, int]]) -> None:
    tags = ["O", "B1", "I1", "B2", "I2"]
    scores = np.full((3, 5), -8.0, dtype=np.float32)
    scores[:, 0] = -1.0
    for i, tag in enumerate(best.split()):
        scores[i, tags.index(tag)] = 0.0
    assert decode.spans(scores, 2) == expected
