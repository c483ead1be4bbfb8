"""What claims are asked for: a filter, an order, and the SQL they become. Every value goes in as a parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from dragoman.errors import QueryError
from dragoman.records import Factuality, Status

Event = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]

# The first and the last day that a claim can mean; a claim whose time has no bound at all is dated by its report.
FROM_DAY = "coalesce(earliest, latest, day)"
TO_DAY = "coalesce(latest, earliest, day)"

SORTS: Mapping[str, str] = {
    "report": "day NULLS LAST, report, reading, field DESC, pos",
    "-report": "day DESC NULLS LAST, report, reading, field DESC, pos",
    "date": f"{FROM_DAY} NULLS LAST, {TO_DAY} NULLS LAST, day, report, reading, field DESC, pos",
    "-date": f"{FROM_DAY} DESC NULLS LAST, {TO_DAY} DESC NULLS LAST, day DESC, report, reading, field DESC, pos",
    "confidence": "confidence, day, report, reading, field DESC, pos",
    "-confidence": "confidence DESC, day DESC, report, reading, field DESC, pos",
}


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims. Fields narrow each other; the values of one field are alternatives.

    `actor`, `recipient`, `source` and `place` match a whole country code (``PRK``), name, PLOVER code or sector, id, or the
    words of the report, in large or small letters; ``*`` stands for any characters (``*budanov*``). `source` looks at everyone
    in the chain of attributions. `event` takes PLOVER categories, and ``none`` for claims that fit none. `since` and `until`
    (days, both included) are held against the first and last day that the claim's time can mean, and against the report's
    date where the claim has no time; `published_since` and `published_until` against the report's date only. `text` is looked
    for in the claim's sentence, `report` is a report's id. `attributed` is True for claims that somebody else makes, False for
    the report's own. `replaced` also shows claims of reports that a newer version replaced.
    """

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    published_since: str = ""
    published_until: str = ""
    attributed: bool | None = None
    least_confidence: float = 0.0
    replaced: bool = False


EVERYTHING = ClaimFilter()


def where(chosen: ClaimFilter) -> tuple[str, list[Any]]:
    """The condition over ``raw_claims`` and its parameters. Raises `QueryError` for a value that no claim can have."""
    parts: list[str] = []
    values: list[Any] = []

    def add(condition: str, *given: Any) -> None:
        parts.append(condition)
        values.extend(given)

    for name in ("actor", "recipient", "source", "place"):
        wanted = [v.strip().casefold() for v in getattr(chosen, name) if v.strip()]
        plain = [v for v in wanted if "*" not in v]
        patterns = [_glob(v) for v in wanted if "*" in v]
        options = [f"list_contains({name}_keys, ?)"] * len(plain)
        options += [f"len(list_filter({name}_keys, lambda k: k LIKE ? ESCAPE '\\')) > 0"] * len(patterns)
        if options:
            add("(" + " OR ".join(options) + ")", *plain, *patterns)

    events = _allowed("event", [v.upper() for v in chosen.event], [*get_args(Event), "NONE"])
    if events:
        add("(event IN (SELECT unnest(?)) OR (event IS NULL AND ?))", events, "NONE" in events)
    for name, allowed in (("status", get_args(Status)), ("factuality", get_args(Factuality))):
        values_given = _allowed(name, getattr(chosen, name), allowed)
        if values_given:
            add(f"{name} IN (SELECT unnest(?))", values_given)
    for column, given in (("mode", chosen.mode), ("report", chosen.report), ("id", chosen.claim)):
        if given:
            add(f"{column} IN (SELECT unnest(?))", list(given))
    if chosen.context:
        add("(" + " OR ".join(["list_contains(contexts, ?)"] * len(chosen.context)) + ")", *chosen.context)
    if chosen.outlet:
        add("lower(outlet) IN (SELECT unnest(?))", [v.lower() for v in chosen.outlet])
    for words in chosen.text:
        add("contains(lower(sentence_text), ?)", words.lower())
    if chosen.since:
        add(f"{TO_DAY} >= ?", _day("since", chosen.since))
    if chosen.until:
        add(f"{FROM_DAY} <= ?", _day("until", chosen.until))
    if chosen.published_since:
        add("day >= ?", _day("published_since", chosen.published_since))
    if chosen.published_until:
        add("day <= ?", _day("published_until", chosen.published_until))
    if chosen.attributed is not None:
        add("(len(attribution) > 0) = ?", chosen.attributed)
    if chosen.least_confidence > 0:
        add("confidence >= ?", chosen.least_confidence)
    shown = "SELECT reading FROM readings WHERE newest" if chosen.replaced else "SELECT reading FROM visible"
    parts.append(f"reading IN ({shown})")
    return " AND ".join(parts), values


def order(sort: str) -> str:
    """The ORDER BY of a sort's name; every order is total, so that pages do not overlap."""
    if sort not in SORTS:
        raise QueryError(f"cannot sort by {sort!r}; allowed: {', '.join(SORTS)}")
    return SORTS[sort]


def _glob(value: str) -> str:
    for special in ("\\", "%", "_"):
        value = value.replace(special, "\\" + special)
    return value.replace("*", "%")


def _allowed(name: str, given: Sequence[str], allowed: Sequence[str]) -> list[str]:
    for value in given:
        if value not in allowed:
            raise QueryError(f"no claim has the {name} {value!r}; allowed: {', '.join(allowed)}")
    return list(given)


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{name} takes a day such as 2023-06-30, not {value!r}") from None
