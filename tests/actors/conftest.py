"""Trees of sentences made for these tests: parsed once by the shipped model, read by a person, and kept, so that a new model
cannot change what a test of this room says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors import ActorReader
from dragoman.language.trees import TokenName, Tree

HERE = Path(__file__).parent


def trees() -> dict[str, Tree]:
    """The trees of ``sentences.conllu`` by document; ``# names = 0-2:PER`` gives names by token of the sentence."""
    out: dict[str, Tree] = {}
    for document in (HERE / "sentences.conllu").read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        key, _, lines = document.partition("\n")
        names: list[TokenName] = []
        base = 0
        for block in lines.strip().split("\n\n"):
            for line in block.split("\n"):
                if line.startswith("# names = "):
                    for name in line.removeprefix("# names = ").split():
                        where, _, kind = name.partition(":")
                        start, _, end = where.partition("-")
                        names.append(TokenName(base + int(start), base + int(end), kind))  # type: ignore[arg-type]
            base += sum(1 for line in block.split("\n") if line and line[0] != "#")
        out[key.strip()] = Tree.from_conllu(lines, names)
    return out


@pytest.fixture(scope="session")
def forest() -> dict[str, Tree]:
    return trees()


@pytest.fixture(scope="session")
def reader() -> ActorReader:
    return ActorReader.load()
