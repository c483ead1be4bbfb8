"""Whose word a claim is, outermost first: who vouches for it, and who does not."""

from __future__ import annotations

import pytest
from written import first, read

from dragoman.pipeline import Pipeline

DAY = "2023-03-16"
VOUCHING = {
    # acts say nothing of what they are called by the way, unless they are quoted
    ("Two senators introduced a bill that would ban the arms trade with Chad.", "trade"): [],
    ("A court in Lima convicted a man of helping gunmen who had killed two guards.", "killed"): [],
    ('Norway released a statement: "Chad has shelled two villages on the border this week."', "shelled"): ["Norway"],
    # who judges what is known does not tell it, be it told by the way of another noun
    ("Oslo played down talks; Lima downplayed leaked papers that showed troops had crossed the river.", "leaked"): [],
    ("The bishop condemned the raid that killed four people.", "killed"): [],
    ("The envoy mocked the generals who had surrendered the port.", "surrendered"): [],
    ('The bishop condemned what he called "a raid that killed four people".', "killed"): ["bishop"],
    # who tells others what to do does not vouch for what they shall look into
    ("Lima directed its navy to escort boats that had been attacked.", "attacked"): [],
    # whom somebody asks stands behind "on"; it is not his own promise
    ("The United States calls on Chad to free the jailed editor.", "free"): ["United States"],
    ("Norway vowed to stay in the pact.", "stay"): [],
}


@pytest.mark.parametrize(("case", "speakers"), VOUCHING.items())
def test_who_vouches(pipeline: Pipeline, case: tuple[str, str], speakers: list[str]) -> None:
    assert told_by(pipeline, *case) == speakers


def told_by(pipeline: Pipeline, text: str, word: str) -> list[str]:
    """The speakers of the first claim whose predicate holds `word`, by their words without the article. What stands before " || "
    is the title."""
    title, _, body = text.rpartition(" || ")
    r = read(pipeline, body, DAY, title=title)
    found = [r.attributions[i].speaker for i in first(r, word).attribution]
    return ["?" if a is None else a.text.removeprefix("The ").removeprefix("the ") for a in found]
