"""Flat trees for what is read from words alone, and sentences of our own with their trees for what asks the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.language.trees import Tree
from dragoman.times import TimeReader

Flat = Callable[[str], Tree]


@pytest.fixture(scope="session")
def reader() -> TimeReader:
    return TimeReader.load()


@pytest.fixture(scope="session")
def flat() -> Flat:
    """Makes a tree without parts of speech or arcs: a sentence a line, every token on its first."""

    def make(text: str) -> Tree:
        words: list[str] = []
        starts: list[int] = []
        heads: list[int] = []
        sents: list[tuple[int, int]] = []
        for line in re.finditer(r"[^\n]+", text):
            first = len(words)
            for m in re.finditer(r"[^\W\d_]+|\d+|[^\w\s]|_", line.group()):
                words.append(m.group())
                starts.append(line.start() + m.start())
                heads.append(first)
            if len(words) > first:
                sents.append((first, len(words)))
        blank = [""] * len(words)
        return Tree(
            text=text,
            starts=starts,
            ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
            words=words,
            lower=[w.lower() for w in words],
            lemmas=[w.lower() for w in words],
            upos=blank,
            xpos=list(blank),
            heads=heads,
            deps=["root" if i == h else "dep" for i, h in enumerate(heads)],
            sents=sents,
            names=[],
        )

    return make


@pytest.fixture(scope="session")
def trees() -> dict[str, Tree]:
    """The sentences of ``sentences.conllu`` by their key."""
    blocks = Path(__file__).with_name("sentences.conllu").read_text(encoding="utf-8").split("\n\n")
    out = {}
    for block in blocks:
        key = re.search(r"# key = (\w+)", block)
        if key:
            out[key[1]] = Tree.from_conllu(block)
    return out
