"""Mends change trees in place; none may leave anything but trees behind.

A rule that hangs a word from one of the words below it makes a ring, and whoever walks down from there never comes back. Rules
look at a few arcs and can't see that, so each runs under `soundly`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Bounds = Sequence[tuple[int, int]]


def soundly(heads: list[int], deps: list[str], bounds: Bounds, step: Callable[[], object]) -> list[tuple[int, int]]:
    """Runs `step`, which changes `heads` (−1 for a root) and `deps` in place, and takes back what it did to every sentence
    (start and end among the words, half-open) that is no tree any more; returns those."""
    before, labels = heads[:], deps[:]
    step()
    undone = [] if heads == before else [(s, e) for s, e in bounds if heads[s:e] != before[s:e] and not is_tree(heads, s, e)]
    for s, e in undone:
        heads[s:e], deps[s:e] = before[s:e], labels[s:e]
    return undone


def tagging(
    heads: list[int],
    deps: list[str],
    bounds: Bounds | None,
    rules: Sequence[Callable[[], object]],
    tags: dict[int, tuple[str, str]],
) -> dict[int, tuple[str, str]]:
    """Runs rules that also write new tags (UPOS and XPOS by word) into `tags`, each under `soundly`; what a rule tagged in a
    sentence that is taken back goes with it. Returns `tags`."""
    for rule in rules:
        had = set(tags)
        for start, end in soundly(heads, deps, bounds or [(0, len(heads))], rule):
            for i in [i for i in tags if start <= i < end and i not in had]:
                del tags[i]
    return tags


def is_tree(heads: Sequence[int], start: int, end: int) -> bool:
    """Whether the words from `start` to before `end` have one root (−1) that all of them reach without leaving the sentence."""
    reaches = [False] * (end - start)
    roots = 0
    for i in range(start, end):
        path = []
        while i >= 0 and not reaches[i - start]:
            path.append(i)
            if (heads[i] >= 0 and not start <= heads[i] < end) or len(path) > end - start:
                return False
            roots += heads[i] < 0
            i = heads[i]
        for k in path:
            reaches[k - start] = True
    return roots == 1
