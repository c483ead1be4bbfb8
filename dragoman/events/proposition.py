"""What the room hands out."""

from __future__ import annotations

from dataclasses import dataclass

FACED = "who faces it"
"""The reason of recipients who are only said to meet, resist or fight off an act."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its arguments.

    `predicate` is its head token, `[start, end)` the token range to show (a light verb with its noun where they are near).
    `actors` and `recipients` are head tokens of nominals, `items` token ranges, `obliques` the head tokens of what is left.
    `event` is None where no category fits or where the predicate is only spoken of; `base` is then the event that it would be.
    `sense` is how far the event lies above what one needs (`dragoman.events.sense`), None where it was not weighed.
    """

    predicate: int
    start: int
    end: int
    lemma: str
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    items: tuple[tuple[int, int], ...]
    obliques: tuple[int, ...]
    why: tuple[str, ...]
    base: str | None = None
    sense: float | None = None
