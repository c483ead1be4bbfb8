"""Trees without structure, for what asks no tree."""

from __future__ import annotations

import re

from dragoman.language.trees import Tree


def flat_tree(text: str) -> Tree:
    """Every token hangs on the first one of its line; a line is a sentence."""
    words, starts, heads, sents = [], [], [], []
    for line in re.finditer(r"[^\n]+", text):
        first = len(words)
        for m in re.finditer(r"\w+(?:[’']\w+)?|''|[^\w\s]", line.group()):
            words.append(m.group())
            starts.append(line.start() + m.start())
            heads.append(first)
        sents.append((first, len(words)))
    return Tree(
        text=text,
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        words=words,
        lower=[w.lower() for w in words],
        lemmas=[w.lower() for w in words],
        upos=["PUNCT" if not w[0].isalnum() else "PROPN" if w[0].isupper() else "NOUN" for w in words],
        xpos=["NN"] * len(words),
        heads=heads,
        deps=["root" if i == h else "dep" for i, h in enumerate(heads)],
        sents=sents,
        names=[],
    )
