"""Claims that readers judged beside their sentences: ``claims_judged.tsv``, and ``claims_fresh.tsv``, kept from learning.

A row: corpus, report, field, the passage that was read (first and last character of the report's text), where the predicate
starts in it (in the title, for a claim of the title), the event (empty where there is none), and how many of its readers found
the event, the actors and the recipients right, as a share (empty where the claim has none).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dragoman.records import Field, Report
from dragoman.reports import read

HERE = Path(__file__).parent


class Passage(NamedTuple):
    """A run of a report's text, and the field of it that is looked at."""

    corpus: str
    report: str
    field: Field
    start: int
    end: int

    def cut(self, reports: Mapping[str, Report]) -> Report:
        """The report with this passage for its text."""
        whole = reports[self.report]
        return replace(whole, text=whole.text[self.start : self.end])


class Verdict(NamedTuple):
    """What the readers of a claim said: how far event, actors and recipients are right, 0 … 1; None where there are none."""

    event: float
    actor: float | None
    recipient: float | None

    @property
    def all(self) -> float:
        return min(x for x in self if x is not None)


Place = tuple[int, str]
"""Where a predicate starts, and its event."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this module, lines of comment left out."""
    with (HERE / name).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t"))


def passage(row: Mapping[str, str]) -> tuple[Passage, Place]:
    field: Field = "title" if row["field"] == "title" else "text"
    return Passage(row["corpus"], row["report"], field, int(row["start"]), int(row["end"])), (int(row["at"]), row["event"])


def claims(name: str) -> dict[Passage, dict[Place, Verdict]]:
    """The verdicts of one of the two tables by the passages."""
    out: dict[Passage, dict[Place, Verdict]] = {}
    for row in table(name):
        event, actor, recipient = (float(row[k]) if row[k] else None for k in ("right", "actor", "recipient"))
        assert event is not None
        where, at = passage(row)
        out.setdefault(where, {})[at] = Verdict(event, actor, recipient)
    return out


def reports(shared: Path, corpus: str) -> dict[str, Report]:
    """The reports of one of the given corpora by their ids."""
    found = read([str(shared / "corpora" / f"{corpus}.jsonl.xz")])
    return {r.id: r for r in found if isinstance(r, Report)}
