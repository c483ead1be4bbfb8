"""The sample reports, read once into a ledger, and what they come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.digest import Digest, digest
from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
from dragoman.pipeline import Pipeline
from dragoman.reports import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("samples") / "ledger", create=True) as book:
        pipeline = Pipeline.load()
        book.ingest(read([str(EXAMPLES / "reports.jsonl")]), pipeline.read, version=pipeline.version)
        with Gathering(book) as gathering:
            gathering.sweep(pipeline.version)
        yield book


@pytest.fixture(scope="session")
def digested(samples: Ledger) -> Digest:
    return digest(samples)


@pytest.fixture(scope="session")
def sources(samples: Ledger) -> list[dict[str, Any]]:
    """What several reports of a story rest on, of all stories."""
    return [s for row in samples.stories(limit=None)[0] for s in samples.story(row["story"])["sources"]]


@pytest.fixture(scope="session")
def planted() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLES / "planted.json").read_text(encoding="utf-8"))
    return found
