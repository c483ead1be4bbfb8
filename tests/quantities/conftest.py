"""Flat trees for what is read from words alone, and sentences of our own with their trees for what asks the grammar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.language.trees import Tree
from dragoman.quantities import QuantityReader
from tests.flat import flat_tree, keyed_trees

Flat = Callable[[str], Tree]


@pytest.fixture(scope="session")
def reader() -> QuantityReader:
    return QuantityReader.load()


@pytest.fixture(scope="session")
def flat() -> Flat:
    return flat_tree


@pytest.fixture(scope="session")
def trees() -> dict[str, Tree]:
    return keyed_trees(Path(__file__).with_name("sentences.conllu"))
