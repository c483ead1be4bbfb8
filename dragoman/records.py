"""What passes between the rooms.

Every record is frozen and slotted. A `Span` is half-open, counted in Unicode code points of the field it was read
from: ``report.text`` unless the record says ``field == "title"``. Nothing in here computes anything: these are the
words that the rooms use to talk to one another, and `to_json` writes them as `docs/output.md` promises.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Field = Literal["text", "title"]
NameType = Literal["PER", "ORG", "LOC"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Approx = Literal["=", "~", ">", ">=", "<", "<="]
AttributionKind = Literal["speech", "thought", "document", "perception"]
FAILED = "internal error"
"""How the reason begins why a report is unread that a room could not stand: a fault of ours, not the report's."""

Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "considered",
    "possible",
    "demanded",
    "conditional",
    "denied",
    "not_occurred",
    "not_mentioned",
    "unspecified",
]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]


class Span(NamedTuple):
    """Start and stop offsets in code points of the field the record was read from; half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of cleaned text stood in what was read.

    `starts[i]` is the first offset in the cleaned text of run `i`, `origins[i]` the offset in the original (code points
    of the decoded input) at which that run began. Runs are in order and cover the cleaned text.
    """

    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came in.

    `id` is the input's own id, else a hash of outlet, url and text. `published` and `retrieved` are ISO 8601 dates or
    date-times, empty where unknown. `source` names the file or address that it was
    read from, with the line or record number behind a colon where there is one. `language` is an ISO 639-1 code.
    """

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    language: str = ""
    source: str = ""
    offsets: OffsetMap | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be read: where it stood, why, and its first bytes (at most 200, as text)."""

    source: str
    reason: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a text. `actor` is the id of the actor it stands for, None where it stands for none that is known."""

    span: Span
    text: str
    type: NameType
    actor: str | None = None
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a state, an organisation, a person or a described group, as one mention shows it.

    `country` holds ISO 3166-1 alpha-3 codes (several for "both countries" or a union), `code` the PLOVER code of an actor
    that belongs to no country (IGO, NGO, MNC, …), `sectors` PLOVER sector codes (GOV, MIL, SPY, …). `how` names
    the rule or the evidence that resolved it. What is not known is empty.
    """

    span: Span
    text: str
    id: str = ""
    name: str = ""
    country: tuple[str, ...] = ()
    code: str = ""
    sectors: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a report says of an actor whom no lexicon holds: "Kyrylo Budanov, Ukraine's intelligence chief".

    `id`, `name`, `country`, `code` and `sectors` are those of `Actor`; `names` what else it is called there. `role` is the noun
    that says it, `office` the office of the register that the noun can mean (empty for none), `seat` whose it is: a country
    code or an organisation's id. `span` and `text` are the words that say so.
    """

    span: Span
    text: str
    id: str
    name: str
    kind: Literal["person", "organisation"]
    names: tuple[str, ...] = ()
    sex: str = ""
    country: tuple[str, ...] = ()
    code: str = ""
    sectors: tuple[str, ...] = ()
    role: str = ""
    office: str = ""
    seat: str = ""
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """What a user says of an actor: a new one, or what is right of one that the ledger knows.

    `id` is the actor's. Empty fields say nothing, so that a correction changes what it names and nothing else. `office` is held
    by a person for `seat` (a country code or an organisation's id) from `start` to `end` (ISO dates as precise as known, empty
    where not). `source` is where it comes from, `by` who says it, `act` whether it was added or corrects what was there.
    """

    id: str
    name: str = ""
    kind: Literal["person", "organisation", "country", ""] = ""
    names: tuple[str, ...] = ()
    sex: str = ""
    country: tuple[str, ...] = ()
    code: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    seat: str = ""
    start: str = ""
    end: str = ""
    source: str = ""
    by: str = "user"
    act: Literal["added", "corrected"] = "added"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: its TIMEX3 value, EDTF, and the first and last day it can mean (ISO dates, None = unbounded)."""

    span: Span
    text: str
    type: TimeType
    timex: str
    edtf: str = ""
    earliest: str | None = None
    latest: str | None = None
    why: str = ""
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: bounds (None = open), comparator, UCUM unit ("1" for counts) or ISO 4217 code, and what is counted.

    `si_low` and `si_high` are the bounds in `si_unit`, a base or derived unit of the SI (UCUM); money, counts, shares and lengths
    of time have none. `role` is what it measures in a claim ("killed", "moved", "origins", …), `why` the reason; both are empty
    outside claims and where nothing decides.
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    approx: Approx = "="
    unit: str = "1"
    unit_name: str = ""
    item: str = ""
    field: Field = "text"
    role: str = ""
    why: str = ""
    si_low: float | None = None
    si_high: float | None = None
    si_unit: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and the gazetteer's entry for it; coordinates in decimal degrees, WGS 84.

    `bounds` (south, west, north, east) are an area's; west is greater than east across the date line. A part of an area ("eastern
    Ukraine") has bounds only, no point.
    """

    span: Span
    text: str
    name: str
    geonames_id: int | None = None
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: Literal["point", "city", "admin1", "country", "region", ""] = ""
    role: Literal["at", "from", "to", ""] = ""
    why: str = ""
    field: Field = "text"
    bounds: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words (source, cue, content as in PolNeAR; each a list of spans).

    `parent` is the index of the attribution inside whose content this one stands. `named`: whether it is known by name who the
    source is (None where there is none, or only a pronoun); `number`: how many they are, where that is said ("two officials").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Actor | None = None
    kind: AttributionKind = "speech"
    parent: int | None = None
    why: str = ""
    field: Field = "text"
    named: bool | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A thing handed over, used or asked for."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Predicate:
    span: Span
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Code:
    """What an ontology other than PLOVER calls a claim's event: the ontology's name, its code, and the code's name."""

    ontology: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition in one place of one report, with everything that the report says about it.

    `sentence` counts from 1 in the claim's field. `attribution` holds indices into the reading's attributions, outermost
    first; empty where the report says it itself. `confidence` is 0 … 1, `why` the rules and scores that decided.
    """

    id: str
    sentence: int
    span: Span
    text: str
    attribution: tuple[int, ...]
    predicate: Predicate
    event: str | None
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    factuality: Factuality
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    items: tuple[Item, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    time: Time | None = None
    places: tuple[Place, ...] = ()
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    field: Field = "text"
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """What a report or a claim rests on: `frm` rests on `to` (names or ids), by which words."""

    frm: str
    to: str
    how: str
    span: Span
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read out of one report: the line that `dragoman extract` prints."""

    report: Report
    sentences: tuple[Span, ...] = ()
    entities: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    taught: tuple[Taught, ...] = ()
    skipped: str = ""
    version: str = field(default="")


def to_json(record: Any) -> Any:
    """A record as plain lists, dictionaries and scalars in the shape of `docs/output.md`.

    Spans become ``[start, end]``; a country of one becomes a string and an empty one null; the report's line carries its
    own public fields only; ``field`` is written only where it is ``"title"``.
    """
    if isinstance(record, Span):
        return [record.start, record.end]
    if isinstance(record, tuple):
        return [to_json(x) for x in record]
    if isinstance(record, Actor):
        out: dict[str, Any] = _fields(record)
        out["country"] = record.country[0] if len(record.country) == 1 else list(record.country) or None
        return out
    if isinstance(record, Report):
        keep = ("id", "outlet", "title", "url", "published", "language", "text")
        return {k: getattr(record, k) for k in keep}
    if isinstance(record, Lineage):
        out = _fields(record)
        return {"from": out.pop("frm"), **out}
    if dataclasses.is_dataclass(record):
        return _fields(record)
    return record


def _fields(record: Any) -> dict[str, Any]:
    out = {f.name: to_json(getattr(record, f.name)) for f in dataclasses.fields(record)}
    if out.get("field") == "text":
        del out["field"]
    return out
