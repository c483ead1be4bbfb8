"""The country and the sector of a party, where its sentence tells them, read with the model that ships."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Report


def codes(a: Actor) -> str:
    return " ".join(x for x in (*a.country, a.code, *a.sectors) if x)


def told(pipeline: Pipeline, text: str, word: str, outlet: str = "", day: str = "2024-06-20", title: str = "") -> str:
    """The codes of the parties of the first claim whose predicate holds `word`: "who > whom"."""
    report = Report("r", text, title=title, published=day, outlet=outlet, language="en")
    c = next(c for c in next(iter(pipeline.read([report]))).claims if word in c.predicate.text)
    return " > ".join(", ".join(map(codes, parties)) for parties in (c.actor, c.recipient)).strip()


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        # firms, unions and societies that the lexicon knows, with what they are by law
        ("Togo sold the port to Charoen Pokphand in March.", "sold", "TGO > THA BUS"),
        ("The Center for Food Safety accused Chad of fraud.", "accused", "USA SOC > TCD"),
        ("Chad allowed SK Hynix Inc. to buy land.", "allowed", "TCD > KOR BUS"),
        ("Chad accused the NHS of fraud.", "accused", "TCD > GBR GOV MED"),
        ("Ford fired 100 workers in Lima.", "fired", "USA BUS > PER LAB"),
        # and whom a register knows who holds no office
        ("Chad freed Brittney Griner.", "freed", "TCD > USA CVL"),
        ("A court in Chad jailed Roman Abramovich.", "jailed", "TCD JUD > RUS BUS"),
    ],
)
def test_the_lexicon_knows_them(pipeline: Pipeline, text: str, word: str, parties: str) -> None:
    assert told(pipeline, text, word) == parties
