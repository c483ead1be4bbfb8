"""Which word stands: people's before ours, the latest of one side's, whatever the order of the pair."""

from __future__ import annotations

from dataclasses import replace

import made_up
import pytest

from dragoman.errors import LedgerError
from dragoman.ledger import Judgement, Ledger
from dragoman.ledger.ingest import Read
from dragoman.ledger.judgements import verdicts


def word(same: bool, by: str, a: str = "a", b: str = "b") -> Judgement:
    return Judgement("actor", a, b, same, 1.0, "", by)


@pytest.mark.parametrize(
    ("passed", "same"),
    [
        ([word(True, "dragoman 0.1")], True),
        ([word(True, "dragoman 0.1"), word(False, "dragoman 0.2")], False),
        ([word(True, "dragoman 0.1"), word(False, "ito")], False),
        # A rerun does not overrule a person.
        ([word(False, "ito"), word(True, "dragoman 0.2")], False),
        ([word(False, "ito"), word(True, "dragoman"), word(True, "okafor")], True),
        # A pair has no order.
        ([word(True, "ito", "b", "a"), word(False, "ito")], False),
        # Somebody whose name only begins like ours is a person.
        ([word(True, "dragomanski"), word(False, "dragoman 0.1")], True),
    ],
)
def test_the_word_that_stands(passed: list[Judgement], same: bool) -> None:
    found = verdicts(passed)
    assert found.between("a", "b") == found.between("b", "a")
    assert found.between("a", "b").same is same  # type: ignore[union-attr]
    assert found.between("a", "c") is None


def test_pairs() -> None:
    found = verdicts([word(True, "dragoman 0.1", "x", "y"), word(False, "ito", "d", "c"), word(True, "ito", "a", "c")])
    assert found.same() == [("a", "c"), ("x", "y")]
    assert found.same(people=True) == [("a", "c")]
    assert found.apart() == [("c", "d")]


def test_a_ledger_keeps_them_through_a_new_version(ledger: Ledger) -> None:
    def read(version: str) -> Read:
        return lambda given: (replace(r, version=version) for r in made_up.read(given))

    ledger.ingest(made_up.reports(2), read("v1"), version="v1")
    ledger.judge([word(False, "ito")])
    ledger.ingest(made_up.reports(2), read("v2"), version="v2")
    ledger.judge([word(True, "dragoman 2")])
    assert ledger.verdicts("actor").apart() == [("a", "b")]
    assert ledger.verdicts("claim").same() == []


@pytest.mark.parametrize(
    "wrong", [word(True, "ito", "a", "a"), word(True, "ito", "", "b"), Judgement("x", "a", "b", True, 1.5, "", "ito")]
)
def test_what_is_no_judgement_is_refused_with_all_others(ledger: Ledger, wrong: Judgement) -> None:
    with pytest.raises(LedgerError):
        ledger.judge([word(True, "ito"), wrong])
    assert ledger.judgements() == []
