"""A small ledger of made-up reports, and the module that makes them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(Path(__file__).parent)]

import made_up  # noqa: E402

from dragoman.ledger import Ledger  # noqa: E402


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(path, create=True) as made:
        yield made


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of 120 reports with 480 claims, written in batches of 50; not to be written to."""
    with Ledger.open(tmp_path_factory.mktemp("filled") / "ledger", create=True) as made:
        made.ingest(made_up.reports(120), made_up.read, version=made_up.VERSION, batch=50)
        yield made
