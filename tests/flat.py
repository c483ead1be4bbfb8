"""Trees for the rooms that read words more than grammar: flat ones, and sentences of our own from a file."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.language.trees import Tree


def flat_tree(text: str) -> Tree:
    """A tree without parts of speech or arcs: a sentence a line, every token on its first."""
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


def keyed_trees(path: Path) -> dict[str, Tree]:
    """The texts of a CoNLL-U file by their ``# key``: a sentence each, and those without a key that follow it."""
    out = {}
    for block in re.split(r"\n\n+(?=# key = )", path.read_text(encoding="utf-8")):
        key = re.search(r"# key = (\w+)", block)
        if key:
            out[key[1]] = Tree.from_conllu(block)
    return out
