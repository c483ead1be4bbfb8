"""What short agency reports pack into a sentence, read with the model that ships: status, source, place, day, figure."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Reading, Report


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def read(pipeline: Pipeline, text: str) -> Reading:
    return next(iter(pipeline.read([Report("r", text, published="2024-06-12", language="en")])))


def claim(reading: Reading, word: str) -> Claim:
    """The first claim whose predicate holds `word`."""
    return next(c for c in reading.claims if word in c.predicate.text)


STATUSES = [
    # what is called off did not take place, also where the noun is an act by itself
    ("A debate between Oslo and Lima that had been due in Turin has been called off.", "debate", "not_occurred"),
    # "is to", wherever it stands
    ("Togo and Chad signed a pact under which Chad is to return 200 refugees.", "return", "planned"),
    ("Togo and Chad agreed to a truce under which the rebels are to free at least 90 sailors.", "free", "planned"),
    ("The truce, which was to have begun on Sunday, was delayed.", "begun", "planned"),
    ("French troops are to leave Togo by May while the Togolese army takes over their bases.", "takes over", "planned"),
    # predicates of a preposition and a noun
    ("An inquiry by Danish prosecutors is under way.", "inquiry", "ongoing"),
    ("A visit by Orban to Lima is under consideration.", "visit", "considered"),
    ("An attack on Togo is not off the table, Orban said.", "attack", "considered"),
    ("A meeting of the two presidents is on the table.", "meeting", "considered"),
    ("Deliveries of tanks to Togo are due in March.", "Deliveries", "planned"),
    # what takes place is still to come when it is announced
    ("Chad announced military drills near Lima on Monday.", "drills", "planned"),
    ("Chad announced the withdrawal of its forces from Togo.", "withdrawal", "planned"),
    ("Chad announced new sanctions against Togo.", "sanctions", "occurred"),
    # weighed again, suspected, not told
    ("Oslo is reconsidering whether to send arms to Togo.", "send", "considered"),
    ("The ship is suspected of having cut the cable.", "cut", "possible"),
    ("The statement did not say when the talks would resume.", "resume", "not_mentioned"),
    ("When the deputies might vote, the chairman did not say.", "vote", "not_mentioned"),
    # background is not drawn into the plan beside it
    ("After opening an embassy in Lima, Togo will sign a pact with Peru.", "opening", "occurred"),
    ("Chad plans to move its guns to Togo as fighting in Libya continues.", "fighting", "ongoing"),
    ("They spoke of the importance of expanding the pact.", "expanding", "demanded"),
    ("No aid will come without reform in Togo.", "reform", "conditional"),
]


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_status(pipeline: Pipeline, text: str, word: str, status: str) -> None:
    found = claim(read(pipeline, text), word)
    assert found.status == status, found.why
