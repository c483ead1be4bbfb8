"""Sentences of our own (``sentences.conllu``: parsed by the model, checked by hand), and flat trees for what asks no tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from attribution.flat_trees import flat_tree

from dragoman.attribution import AttributionReader
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span


class Nobody:
    """Mentions of a text in which nobody is known."""

    def at(self, token: int) -> tuple[Actor, ...]:
        return ()

    def surnamed(self, name: str, span: Span, text: str) -> Actor | None:
        return None


class Known:
    """Mentions that know some words: token text to actor id."""

    def __init__(self, tree: Tree, ids: dict[str, str], sectors: tuple[str, ...] = ()) -> None:
        self._actors = {
            i: (Actor(Span(tree.starts[i], tree.ends[i]), w, id=ids[w], name=ids[w], sectors=sectors),)
            for i, w in enumerate(tree.words)
            if w in ids
        }

    def at(self, token: int) -> tuple[Actor, ...]:
        return self._actors.get(token, ())

    def surnamed(self, name: str, span: Span, text: str) -> Actor | None:
        return None


@pytest.fixture(scope="session")
def reader() -> AttributionReader:
    return AttributionReader.load(learned=False)


@pytest.fixture(scope="session")
def trees() -> dict[str, Tree]:
    """Text to tree."""
    source = (Path(__file__).parent / "sentences.conllu").read_text(encoding="utf-8")
    out = {}
    for block in re.split(r"(?=^# text = )", source, flags=re.M)[1:]:
        head, rows = block.split("\n", 1)
        out[head.removeprefix("# text = ")] = Tree.from_conllu(rows)
    return out


@pytest.fixture(scope="session")
def nobody() -> Nobody:
    return Nobody()


@pytest.fixture(scope="session")
def known() -> type[Known]:
    return Known


@pytest.fixture(scope="session")
def flat() -> Callable[[str], Tree]:
    return flat_tree
