"""The words that readers see for event categories and statuses, from the lexicons ``briefs_events`` and ``briefs_statuses``."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.lexicons import read_table
from dragoman.records import Status

Standing = Literal["held", "open", "disputed", "silent", "unknown"]


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event category: its name in a line of a brief, the word before a recipient, its tone, whether things change hands."""

    event: str
    noun: str
    towards: str
    tone: str
    transfer: bool


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status: what a reader would call it, and whether such a claim is held, open, disputed or a silence."""

    status: str
    words: str
    standing: str


@cache
def events() -> dict[str, EventWords]:
    """Category to its words."""
    rows = read_table("briefs_events", EventWords, key=("event",), codes={"tone": ("cooperative", "hostile", "neutral")})
    return {r.event: r for r in rows}


@cache
def statuses() -> dict[str, StatusWords]:
    """Status to its words."""
    codes = {"status": typing.get_args(Status), "standing": typing.get_args(Standing)}
    return {r.status: r for r in read_table("briefs_statuses", StatusWords, key=("status",), codes=codes)}


@dataclass(frozen=True, slots=True)
class Word:
    word: str


@cache
def pronouns() -> frozenset[str]:
    """Words that name nobody, in lower case."""
    return frozenset(r.word for r in read_table("briefs_pronouns", Word, key=("word",)))


def standing(status: str) -> str:
    """Whether a claim of this status is held, open, disputed, a silence, or unknown."""
    return statuses()[status].standing
