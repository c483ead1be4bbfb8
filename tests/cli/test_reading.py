"""What a run tells of the reports that it could not read."""

from __future__ import annotations

import pytest

from dragoman.cli.reading import Tally
from dragoman.records import FAILED, Reading, Report


def test_a_fault_of_ours_is_told_and_not_taken_for_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally(reports=3)
    tally.leave(Reading(Report("a", "Nada."), skipped="language es: only English is read"))
    tally.leave(Reading(Report("b", "Oslo spoke."), skipped=f"{FAILED}: IndexError: 3"))
    assert tally.sentence() == "3 reports, 1 not in English, 1 not read by a fault of dragoman's"
    assert capsys.readouterr().err.strip() == "dragoman: not read: b: internal error: IndexError: 3"
