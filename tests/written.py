"""Reports of one text and their claims, for tests that read with the model that ships.

A claim is written ``EVENT who > whom``, parties by id, by their words where they have none; what is empty is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Claim, Reading, Report

DAY = "2024-06-20"
HOUSE = "The White House"


def read(pipeline: Pipeline, text: str, published: str = DAY, outlet: str = "", title: str = "") -> Reading:
    """The reading of one report."""
    report = Report("r", text, title=title, published=published, outlet=outlet, language="en")
    return next(iter(pipeline.read([report])))


def first(reading: Reading, word: str) -> Claim:
    """The first claim whose predicate holds `word`."""
    return next(c for c in reading.claims if word in c.predicate.text)


def claim_of(pipeline: Pipeline, text: str, word: str, published: str = DAY, outlet: str = "", title: str = "") -> Claim:
    """The first claim of one report whose predicate holds `word`."""
    return first(read(pipeline, text, published, outlet, title), word)


def told(pipeline: Pipeline, text: str, word: str, published: str) -> str:
    """The same as a short text. What stands before " || " is the title."""
    title, _, body = text.rpartition(" || ")
    c = claim_of(pipeline, body, word, published, title=title)
    out = str(c.event)
    for sign, actors in ((" ", c.actor), (" > ", c.recipient)):
        if actors:
            out += sign + ", ".join(map(_shown, actors))
    return out


def codes(actors: Iterable[Actor]) -> list[str]:
    """Countries, code and sectors of each."""
    return [" ".join(x for x in (*a.country, a.code, *a.sectors) if x) for a in actors]


def _shown(a: Actor) -> str:
    return a.id or " ".join([a.text, *a.country, *a.sectors])
