"""What a brief is made of: its sources, the things that happened in lines and entries, who speaks, what is disputed."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.briefs import words
from dragoman.briefs.days import day_range
from dragoman.briefs.view import View, matter, parties

LONG = 280
"""Sentences of more characters are not shown whole."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the brief rests on, by its number in the list of sources."""

    number: int
    report: str
    outlet: str
    published: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the development that a claim belongs to: its id and status, the claim that tells most of it, the day or
    days of the event ("" where it has none of its own), whom it rests on in the end, how many of its reports only copy, its
    figures in the order of their days, and whether its one source is unnamed."""

    development: str
    status: str
    best: str
    day: str
    day_end: str
    roots: tuple[str, ...]
    copies: int
    figures: tuple[str, ...]
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: what it says, who says so, and the reports."""

    says: str
    sources: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides of one development that cannot both be right. `of` is "figure", "status", "actor" or "date"."""

    of: str
    about: str
    why: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, told by one or more claims; `best` is the fullest of them.

    `sources` are the numbers of their reports in order of publication. `dated` says that `day` is the event's own, and not that
    of the first report. `told` is the development that all of its claims belong to, where it is known.
    """

    best: View
    views: tuple[View, ...]
    day: str
    last: str
    dated: bool
    sources: tuple[int, ...]
    told: Told | None = None

    @property
    def topic(self) -> str:
        """What kind of thing: ``talks (visit)``, or the predicate where no category fits."""
        known = words.events().get(self.best.event)
        noun = known.noun if known else self.best.predicate
        return f"{noun} ({self.best.mode.replace('_', ' ')})" if self.best.mode else noun

    @property
    def parties(self) -> str:
        """Who → whom; "?" for who where only whom is known."""
        return parties(self.best)

    @property
    def headline(self) -> tuple[str, str]:
        """The words to stress and the rest: ("A → B", "attack"), ("A", "attack"), ("attack on B", ""), ("attack", "")."""
        if self.best.who:
            return self.parties, self.topic
        if self.best.whom:
            known = words.events().get(self.best.event)
            return f"{self.topic} {known.towards if known else '→'} {' and '.join(self.best.whom)}", ""
        return self.topic, ""

    @property
    def state(self) -> str:
        """The development's status over all of its claims; a line of denials keeps its own."""
        if self.told is None or words.standing(self.best.status) in ("disputed", "silent"):
            return self.best.status
        return self.told.status if words.standing(self.told.status) != "disputed" else self.best.status

    @property
    def status(self) -> str:
        return words.statuses()[self.state].words

    @property
    def standing(self) -> str:
        return words.standing(self.state)

    @property
    def legs(self) -> str:
        """Whom it rests on in the end, where several reports tell it or its one source is unnamed."""
        if self.told is None:
            return ""
        if self.told.anonymous:
            return "Rests on one unnamed source"
        roots = self.told.roots
        if len(self.sources) < 2:
            return ""
        named = ", ".join(roots[:3]) + (f" and {len(roots) - 3} more" if len(roots) > 3 else "")
        copies = (
            f"; {self.told.copies} of the reports only cop{'ies' if self.told.copies == 1 else 'y'}" if self.told.copies else ""
        )
        return f"Rests on {'one source' if len(roots) == 1 else f'{len(roots)} sources'}: {named}{copies}"

    @property
    def course(self) -> str:
        """The figures over time where there are several; "" elsewhere."""
        return " → ".join(self.told.figures) if self.told and len(self.told.figures) > 1 else ""

    @property
    def matter(self) -> str:
        return self.course or matter(self.best)

    @property
    def when(self) -> str:
        """The event's day or days; the report's own, marked, where none is given."""
        if not self.day:
            return "undated"
        return day_range(self.day, self.last) if self.dated else f"reported {day_range(self.day, self.last)}"

    @property
    def says(self) -> tuple[str, ...]:
        """The innermost speakers, each once, in order of publication; reports that say it themselves add none."""
        return tuple(dict.fromkeys(v.says[-1] for v in self.views if v.says))


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that one sentence tells, so that it is shown once."""

    lines: tuple[Line, ...]

    @property
    def evidence(self) -> str:
        """The sentence; the claim's own words where it is long."""
        best = self.lines[0].best
        return best.evidence if len(best.evidence) <= LONG else best.text

    @property
    def says(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for line in self.lines for name in line.says))

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(sorted({n for line in self.lines for n in line.sources}))

    @property
    def outlet(self) -> str:
        return self.lines[0].best.outlet


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and the entries that rest on what it said; `more` counts the lines left out."""

    name: str
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A thing that some deny and others hold. `against` deny it or say that it did not happen."""

    topic: str
    against: tuple[Entry, ...]
    held: tuple[Entry, ...]


FigureRow = tuple[str, str, float | None, float | None, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """One thing counted or measured in one respect by several reports.

    `about` is the event or predicate. Rows are (day published, words, low, high, who says, source numbers).
    """

    item: str
    about: str
    unit: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole summary. Parts may be empty; `more` counts the lines of the timeline that were left out as the least reported."""

    title: str
    first: str
    last: str
    as_of: str
    made_by: str
    claims: int
    outlets: int
    pairs: tuple[tuple[str, int, int, int], ...]
    months: tuple[tuple[str, int, int, int], ...]
    timeline: tuple[tuple[str, tuple[Entry, ...]], ...]
    more: int
    transfers: tuple[Line, ...]
    figures: tuple[Figures, ...]
    voices: tuple[Voice, ...]
    disputes: tuple[Dispute, ...]
    clashes: tuple[tuple[Clash, tuple[tuple[int, ...], ...]], ...]
    open: tuple[tuple[str, tuple[Entry, ...]], ...]
    silences: tuple[Entry, ...]
    sources: tuple[Source, ...]
