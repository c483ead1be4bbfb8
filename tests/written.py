"""Claims as short texts, for tests that read with the model that ships.

A claim is written ``EVENT who > whom``, parties by id, by their words where they have none; what is empty is left out.
"""

from __future__ import annotations

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Report


def told(pipeline: Pipeline, text: str, word: str, published: str) -> str:
    """The first claim whose predicate holds `word`. What stands before " || " is the title."""
    title, _, body = text.rpartition(" || ")
    reading = next(iter(pipeline.read([Report("r", body, title=title, published=published, language="en")])))
    c = next(c for c in reading.claims if word in c.predicate.text)
    out = str(c.event)
    for sign, actors in ((" ", c.actor), (" > ", c.recipient)):
        if actors:
            out += sign + ", ".join(map(_shown, actors))
    return out


def _shown(a: Actor) -> str:
    return a.id or " ".join([a.text, *a.country, *a.sectors])
