"""What the grammar finds, before it is known against which day it has to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.times.moments import Moment

# From where a distance is counted: the day of speaking, the time last spoken of, or whichever the report's way of telling
# asks for.
Origin = Literal["now", "ref", "near"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with fields that may be missing. `step` picks a neighbour ("last September": -1, "this Monday": 0); None: as told.

    `base` supplies the coarser fields ("August of that year"); `digits` is a year of two digits, `tens` a decade of one; `rule`
    a named day; `further` how many years follow the year ("the 2023-24 fiscal year": 1).
    """

    moment: Moment
    step: int | None = None
    origin: Origin = "near"
    base: Dated | Distance | None = None
    digits: int | None = None
    tens: int | None = None
    rule: str = ""
    further: int = 0


@dataclass(frozen=True, slots=True)
class Distance:
    """So many units from somewhere: "two days ago", "last week", "the same year". `count` None: some ("weeks later"). `exact` is
    the finer unit that it is told to ("20 years ago this week": W; "next week": W+)."""

    unit: str
    count: float | None
    sign: int
    origin: Origin
    part: str = ""
    start: Dated | None = None
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A duration. `step` -1 or 1 places it before or after now ("the past two years"); `inside` is the period that it begins or
    ends ("the first two weeks of March"), `edge` START or END of it. `age` marks somebody's age."""

    unit: str
    count: float | None
    step: int = 0
    origin: Origin = "now"
    inside: Dated | Distance | None = None
    edge: str = ""
    age: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A type and value that need no calendar: sets, PAST_REF, PRESENT_REF, FUTURE_REF, and days that the words do not fix."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    why: str = "fixed expression"


@dataclass(frozen=True, slots=True)
class Between:
    """From one phrase to another; either may be missing (open)."""

    first: Phrase
    last: Phrase


Node = Dated | Distance | Amount | Fixed | Between


@dataclass(frozen=True, slots=True)
class Phrase:
    """A node and the pieces [start, end) that it was read from. `mod`: the TIMEX3 modifier. `bound`: an open side that the word
    before gives it ("since": "after"; "until", "by": "before")."""

    start: int
    end: int
    node: Node
    mod: str = ""
    bound: str = ""


def level_of(node: Dated | Distance) -> str:
    """How fine the time is that a node names."""
    if isinstance(node, Dated):
        return node.moment.level or ("year" if node.digits is not None else "decade" if node.tens is not None else "")
    if node.part:
        return "part"
    return {
        "S": "time",
        "I": "time",
        "H": "time",
        "D": "day",
        "W": "week",
        "F": "week",
        "M": "month",
        "Q": "quarter",
        "Y": "year",
    }.get(node.unit, {"E": "decade", "C": "century", "N": "weekend"}.get(node.unit, ""))
