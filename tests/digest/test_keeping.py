"""What is kept of developments is what all claims at once come to; every merge is a judgement; a person's word outlasts both."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.digest import Digest, Keeping, development_json, digest
from dragoman.errors import LedgerError
from dragoman.ledger import Judgement, Ledger
from dragoman.ledger.judgements import ours, pair, verdicts
from dragoman.records import Claim, Reading

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from gathering import VERSION, made

READINGS = list(made(60))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def shape(found: Digest) -> list[tuple[Any, ...]]:
    return [(d.name, d.reports, [(m.a, m.b, m.score, m.reason, m.by) for m in d.group.merges]) for d in found.every]


def kept(keeping: Keeping) -> list[tuple[Any, ...]]:
    return shape(Digest([], keeping.developments(keeping.held.ids())))


def stored(ledger: Ledger) -> dict[tuple[str, str], tuple[float, str]]:
    """The merges that stand as our own judgements."""
    rows = [Judgement(**r) for r in ledger.judgements(kind="claim") if ours(r["by"])]
    return {p: (j.score, j.reason) for p, j in verdicts(rows).standing.items() if j.same}


def agree(ledger: Ledger, keeping: Keeping) -> None:
    """What is kept is what all claims come to, and every merge of it stands as a judgement."""
    whole = digest(ledger)
    assert kept(keeping) == shape(whole)
    merges = {pair(m.a, m.b): (m.score, m.reason) for d in whole.every for m in d.group.merges if m.by == "dragoman"}
    assert stored(ledger) == {p: why for p, why in merges.items() if p[0] != p[1]}


@pytest.mark.parametrize("batch", [1, 25])
def test_kept_as_all_at_once_whatever_the_batches(path: Path, batch: int) -> None:
    with Ledger.open(path, create=True) as ledger, Keeping(ledger) as keeping:
        ledger.ingest(READINGS, version=VERSION, batch=batch, progress=lambda _: keeping.sweep(VERSION))
        done = keeping.sweep(VERSION)
        agree(ledger, keeping)
        assert done == type(done)(), "nothing is left to do"
        assert any(len(d.reports) > 2 for d in digest(ledger).every)
        (first, *_) = [d for d in digest(ledger).every if len(d.facts) > 2]
        found = keeping.find(first.facts[1].claim["id"])
        assert found is not None
        assert development_json(found) == development_json(first)
        assert keeping.find("d-none") is None


def test_made_anew_and_followed_elsewhere(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(READINGS, version=VERSION, batch=20)
        with Keeping(ledger) as keeping:
            keeping.sweep(VERSION)
            before = kept(keeping)
        words = len(ledger.judgements(kind="claim"))
        shutil.rmtree(path / "index")
        with Keeping(ledger) as keeping:
            assert keeping.follow() == 0
            assert kept(keeping) == before
            assert keeping.sweep(VERSION).judgements == (), "what was said before is not said again"
        assert len(ledger.judgements(kind="claim")) == words


def otherwise(r: Reading, version: str) -> Reading:
    """The same report as a later extractor reads it: every claim under another id, every fourth of another event."""

    def claim(i: int, c: Claim) -> Claim:
        return replace(c, id=f"{c.id}-{version}", event="AID" if (int(r.report.id[1:]) + i) % 4 == 0 else c.event)

    return replace(r, version=version, claims=tuple(claim(i, c) for i, c in enumerate(r.claims)))


def test_read_again_and_replaced(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger, Keeping(ledger) as keeping:
        old = [replace(r, report=replace(r.report, id="", url=f"https://x.org/{i}")) for i, r in enumerate(READINGS[:30])]
        old = [replace(r, report=replace(r.report, id=f"{i:032x}")) for i, r in enumerate(old)]
        ledger.ingest(old, version=VERSION)
        keeping.sweep(VERSION)
        later = [
            replace(r, report=replace(r.report, id=f"{i + 100:032x}", text=r.report.text + " More.", published="2024-01-09"))
            for i, r in enumerate(old[:10])
        ]
        later = [replace(r, claims=tuple(replace(c, id=f"{c.id}-later") for c in r.claims[:2])) for r in later]
        ledger.ingest(later, version=VERSION)
        keeping.sweep(VERSION)
        agree(ledger, keeping)
        assert ledger.counts()["replaced"] == 10
        readings = [replace(r, report=replace(r.report, id=f"m{i}")) for i, r in enumerate(READINGS)]
        ledger.ingest(readings, version=VERSION)
        ledger.ingest([otherwise(r, "v2") for r in readings], version="v2", batch=15)
        assert keeping.sweep("v2").batches == 5
        agree(ledger, keeping)
        gone = [r for r in ledger.judgements(kind="claim") if not r["same"]]
        assert gone and {r["reason"] for r in gone} == {"no longer merged"}


def test_a_persons_word_outlasts_reruns_and_new_readings(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger, Keeping(ledger) as keeping:
        ledger.ingest(READINGS, version=VERSION)
        keeping.sweep(VERSION)
        many = [d for d in digest(ledger).every if len(d.facts) > 3]
        parted, other = many[0].facts[1:3]
        a, b = many[1].facts[0], many[2].facts[0]
        assert pair(many[0].facts[0].anchor, parted.anchor) in stored(ledger) or parted.anchor != many[0].facts[0].anchor
        ledger.judge(
            [
                *(Judgement("claim", parted.anchor, f.anchor, False, 1.0, "", "ito") for f in many[0].facts if f is not parted),
                Judgement("claim", a.anchor, b.anchor, True, 1.0, "one deal", "ito"),
            ]
        )

        def holds() -> None:
            agree(ledger, keeping)
            names = {f.anchor: d.name for d in digest(ledger).every for f in d.facts}
            assert names[parted.anchor] != names[other.anchor]
            assert names[a.anchor] == names[b.anchor]
            found = keeping.find(a.anchor)
            assert found is not None and ("user", "a person's judgement") in {(m.by, m.reason) for m in found.group.merges}

        assert keeping.sweep(VERSION).judgements, "what is no longer merged is said to be so"
        holds()
        ledger.ingest(READINGS, version=VERSION)  # a rerun
        keeping.sweep(VERSION)
        holds()
        ledger.ingest(made(20, 60), version=VERSION)  # more reports
        keeping.sweep(VERSION)
        holds()
        again = [replace(r, version="v2", claims=tuple(replace(c, id=f"{c.id}-2") for c in r.claims)) for r in READINGS]
        ledger.ingest(again, version="v2")
        keeping.sweep("v2")  # a re-extraction
        holds()
    shutil.rmtree(path / "index")
    with Ledger.open(path) as ledger, Keeping(ledger) as keeping:
        keeping.sweep("v2")
        holds()


class Killed(BaseException):
    """Stands in for the end of the process."""


def test_cut_off_between_the_ledger_and_what_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.digest import keeping as module

    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(READINGS, version=VERSION, batch=20)
        write = module.Keeping._judge
        layer = type(Keeping(ledger)._layer)
        real = layer.write

        def cut(*given: Any) -> str:
            real(*given)
            raise Killed

        with monkeypatch.context() as patch, Keeping(ledger) as keeping:
            patch.setattr(layer, "write", cut)
            with pytest.raises(Killed):
                keeping.sweep(VERSION)
        assert write is module.Keeping._judge
        with Keeping(ledger) as keeping:
            assert keeping.sweep(VERSION).batches == 2
            agree(ledger, keeping)


def test_of_the_past_nothing_is_kept(path: Path) -> None:
    with Ledger.open(path, create=True):
        pass
    with Ledger.open(path, as_of="2024-01-01") as then, pytest.raises(LedgerError):
        Keeping(then)


@pytest.fixture
def samples_again(samples: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the ledger with the sample reports."""
    shutil.copytree(samples.root, tmp_path / "samples")
    with Ledger.open(tmp_path / "samples") as ledger:
        yield ledger


def test_the_sample_reports(samples_again: Ledger) -> None:
    """Real claims: what is kept is what they come to; a person's word holds for them as another version reads them."""
    ledger = samples_again
    with Keeping(ledger) as keeping:
        keeping.sweep("x")
        agree(ledger, keeping)
        d = max(digest(ledger).every, key=lambda d: len(d.facts))
        gone = next(f for f in d.facts[1:] if f.report != d.facts[0].report)
        rest = {f.anchor for f in d.facts} - {gone.anchor}
        ledger.judge(Judgement("claim", gone.anchor, x, False, 1.0, "another one", "ito") for x in rest)
        again = [
            replace(r, version="later", claims=tuple(replace(c, id=f"{c.id[:-1]}~") for c in r.claims)) for r in ledger.readings()
        ]
        ledger.ingest(again, version="later")
        keeping.sweep("later")
        agree(ledger, keeping)
        found = keeping.find(gone.anchor)
        assert found is not None
        assert not {f.anchor for f in found.facts} & rest
        assert all(f.claim["id"].endswith("~") for f in found.facts)
