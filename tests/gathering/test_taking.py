"""Copies on their way into a ledger: what goes to the reader, and that it makes no difference what happened before."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from told import sentence

from dragoman.claims import claim_id
from dragoman.gathering import Gathering, Taking, taking
from dragoman.ledger import Ledger
from dragoman.records import Claim, Predicate, Reading, Rejection, Report, Span

V = "t"


class Reader:
    """Reads a claim a sentence, and keeps the texts that it was given. A report with "unreadable" in it is rejected."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, reports: Iterable[Report]) -> Iterator[Reading | Rejection]:
        held: list[Report] = []
        for report in reports:
            held.append(report)
            if len(held) == 7:
                yield from map(self.read, held)
                held.clear()
        yield from map(self.read, held)

    def read(self, report: Report) -> Reading | Rejection:
        self.texts.append(report.text)
        if "unreadable" in report.text:
            return Rejection(report.source or report.id, "cannot be read", report.text)
        spans, at = [], 0
        for part in report.text.split("."):
            start = at + len(part) - len(part.lstrip())
            if part.strip():
                spans.append(Span(start, at + len(part) + 1))
            at += len(part) + 1
        claims = tuple(
            Claim(
                *(claim_id(report.id, "text", Span(s.start, s.start + 4), "v", None), i + 1, s, report.text[slice(*s)], ()),
                *(
                    Predicate(Span(s.start, s.start + 4), report.text[s.start : s.start + 4], "v"),
                    None,
                    None,
                    (),
                    "occurred",
                    "CT+",
                ),
            )
            for i, s in enumerate(spans)
        )
        return Reading(report, tuple(spans), claims=claims, version=V)


def reports() -> list[Report]:
    """Twelve reports; copies of them whole, with a sentence more, of a copy, and one of a report that cannot be read."""
    rng = random.Random(3)
    own = [[f"o{i}{j}xen" for j in range(9)] for i in range(12)]
    texts = [" ".join(sentence(rng, own[i]) for _ in range(8)) for i in range(12)]
    texts[7] += " This is unreadable."
    out = [Report(f"r{i:02}", t, "Lantern", "", "", "2024-03-01") for i, t in enumerate(texts)]
    out.insert(3, replace(out[1], id="whole", outlet="Meridian"))
    out.insert(4, replace(out[1], id="again", outlet="Post"))
    added = replace(out[0], id="added", text=f"{out[0].text}\n\n{sentence(rng, own[0])}", outlet="Wire")
    out += [added, replace(added, id="of-added", outlet="Post"), replace(out[9], id="of-lost", text=texts[7][:500])]
    return out


def claims(ledger: Ledger) -> list[tuple[str, ...]]:
    rows = ledger.claims(limit=None)
    return sorted((r["report"], r["id"], r["text"], str(r["sentence"]), "; ".join(r["why"])) for r in rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def ingest(path: Path, inputs: list[Report], batch: int = 500) -> tuple[Reader, int]:
    read = Reader()
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
        taken = Taking(gathering, read, V)
        done = ledger.ingest(inputs, taken, version=V, batch=batch, progress=lambda _: gathering.sweep(V))
        assert done.kept + done.rejected + done.skipped == done.read == len(inputs)
    return read, taken.taken


def content(path: Path) -> list[tuple[str, ...]]:
    with Ledger.open(path) as ledger:
        return claims(ledger)


def test_only_what_is_new_goes_to_the_reader(path: Path) -> None:
    inputs = reports()
    read, taken = ingest(path, inputs)
    whole = [r.text for r in inputs if r.id not in ("whole", "again", "added", "of-added")]
    assert taken == 4
    assert [t for t in read.texts if t not in whole] == [t for t in read.texts if "r00" not in t and len(t) < 400]
    assert len(read.texts) == len(whole) + 1, "of the report with a sentence more that sentence, and what stands before it"
    with Ledger.open(path) as ledger, Ledger.open(path.with_name("plain"), create=True) as plain:
        plain.ingest(inputs, Reader(), version=V)
        assert [c[:4] for c in claims(ledger)] == [c[:4] for c in claims(plain)]
        why = {r["report"]: set(r["why"]) for r in ledger.claims(limit=None) if r["why"]}
        assert why["whole"] == {"taken over from report r01"}
        assert set(why) == {"whole", "again", "added", "of-added"}


@pytest.mark.parametrize("cut", [2, 5, 14, 16])
def test_it_makes_no_difference_where_a_run_ended(path: Path, cut: int) -> None:
    """What was read in an earlier run is taken over from the ledger."""
    inputs = reports()
    ingest(path.with_name("whole"), inputs)
    ingest(path, inputs[:cut])
    read = Reader()
    with Ledger.open(path) as ledger, Gathering(ledger) as gathering:
        ledger.ingest(inputs, Taking(gathering, read, V), version=V, batch=3)
        gathering.sweep(V)
    assert content(path) == content(path.with_name("whole"))


@pytest.mark.parametrize(("name", "value"), [("KEPT", 1), ("WAITING", 1), ("AHEAD", 1)])
def test_nor_how_much_is_kept_at_hand(path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    inputs = reports()
    ingest(path.with_name("whole"), inputs)
    monkeypatch.setattr(taking, name, value)
    ingest(path, inputs, batch=2)
    assert [c[:4] for c in content(path)] == [c[:4] for c in content(path.with_name("whole"))]


def test_another_version_reads_for_itself(path: Path) -> None:
    ingest(path, reports()[:5])
    read = Reader()
    with Ledger.open(path) as ledger, Gathering(ledger) as gathering:
        taken = Taking(gathering, read, "t2")
        inputs = [replace(r, id=f"{r.id}-2") for r in reports()[:2]]
        found = list(taken(inputs))
    assert taken.taken == 0
    assert len(read.texts) == len(found) == 2
