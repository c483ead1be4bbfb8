"""A ledger of hand-made readings, and a way to run a command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from made import readings

from dragoman.cli.app import run
from dragoman.ledger import Ledger


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "ledger"
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(readings(), version="test")
    return path


@pytest.fixture
def dragoman(
    made_ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run ``dragoman …`` on the made ledger, 80 columns wide, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(made_ledger))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    def go(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return go
