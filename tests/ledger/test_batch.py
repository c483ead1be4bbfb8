"""Rows of a batch: whenever they become Arrow tables, the tables are the same."""

from __future__ import annotations

from dataclasses import replace

import made_up
import pyarrow as pa
import pytest

from dragoman.ledger.batch import Batch
from dragoman.records import Reading, Rejection


def filled(readings: list[Reading]) -> Batch:
    batch = Batch(made_up.VERSION)
    for n, reading in enumerate(readings):
        batch.add_reading(reading)
        batch.add_rejection(Rejection(f"file {n}", "made up", "head"))
    return batch


def content(batch: Batch) -> dict[str, list[dict[str, object]]]:
    made: dict[str, pa.Table] = dict(batch.tables())
    own = ("batch", "reading")
    return {name: t.drop_columns([c for c in own if c in t.column_names]).to_pylist() for name, t in made.items()}


@pytest.mark.parametrize("at_hand", [1, 7])
def test_rows_do_not_depend_on_how_many_are_at_hand(monkeypatch: pytest.MonkeyPatch, at_hand: int) -> None:
    readings = list(made_up.read(made_up.reports(12)))
    readings[5] = replace(readings[5], report=replace(readings[5].report, title="half \ud83d a pair"))
    whole = filled(readings)
    monkeypatch.setattr("dragoman.ledger.batch.AT_HAND", at_hand)
    parts = filled(readings)
    assert len(parts) == len(whole) > 24
    assert [parts.count(name) for name in ("reports", "rejected")] == [12, 12]
    assert parts.words == whole.words
    made = content(parts)
    assert made == content(whole)
    assert [row["pos"] for row in made["reports"]] == list(range(12))
    assert {name: len(rows) for name, rows in made.items()} == {name: parts.count(name) for name in made}
    assert made["reports"][5]["title"] == "half \ufffd a pair"
