"""The ledger's tables: their columns, and the rows that one reading gives to each.

Every row carries `batch` (the transaction that wrote it); rows that belong to a reading carry its number, `reading`, too. A
reading is one report as one version of the extractor read it. `docs/ledger.md` describes the columns.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, Literal

import pyarrow as pa

from dragoman.ledger.schema import SPAN, STRINGS, Row, arrow_fields, arrow_type, encoder
from dragoman.records import (
    Actor,
    ActorEntry,
    Attribution,
    AttributionKind,
    Claim,
    Lineage,
    Place,
    Reading,
    Rejection,
    Report,
    Span,
)

FORMAT = 1
INSTANT = pa.timestamp("us", tz="UTC")
AT_HAND = 2_000  # so many rows of one table, and no table's rows are kept as Python's objects any longer
LAYERS = ("sentences", "entities", "times", "quantities", "places", "taught")


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a claim's chain of sources: the attribution's index in its report, who speaks, and the words for it."""

    attribution: int
    kind: AttributionKind
    speaker: Actor | None
    source: str
    cue: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two things are (not) one. `kind` says what they are: "actor", "claim", "report", "story", …; `score` is 0 … 1.

    `by` is "dragoman" with its version, or the user who decided; `decided` an ISO 8601 date-time, empty: when it is written.
    """

    kind: str
    a: str
    b: str
    same: bool
    score: float
    reason: str
    by: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that two reports share: its span in the one, in the other, and how many of its words are the same."""

    span: Span
    of_span: Span
    words: int


@dataclass(frozen=True, slots=True)
class CopyRow:
    """The report with the key `key` shares passages with the earlier one `of_key`: `share` of the shorter one's words."""

    key: str
    report: str
    of_key: str
    of: str
    share: float
    passages: tuple[SharedPassage, ...]
    why: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """From this sweep on the report with the key `key` belongs to the story `story`."""

    key: str
    report: str
    story: int


@dataclass(frozen=True, slots=True)
class Sweep:
    """A step of a layer that is worked out over the readings of complete batches, `covers`, after the step `after` ("": first).

    `rules` says by which version of the layer's rules.
    """

    layer: str
    after: str
    covers: tuple[str, ...]
    rules: str


@dataclass(frozen=True, slots=True)
class Reason:
    """How many inputs of a batch met the same fate."""

    fate: Literal["skipped", "rejected", "unread"]
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of a table belong to a batch."""

    table: str
    rows: int


def _schema(*columns: tuple[str, pa.DataType]) -> pa.Schema:
    return pa.schema(columns)


_OWN = (("batch", pa.string()), ("reading", pa.int64()), ("pos", pa.int64()))
_INPUT = (("outlet", pa.string()), ("title", pa.string()), ("url", pa.string()), ("published", pa.string()), ("day", pa.date32()))

TABLES: dict[str, pa.Schema] = {
    "reports": _schema(
        *_OWN,
        ("key", pa.string()),
        ("version", pa.string()),
        *arrow_fields(Report),
        ("day", pa.date32()),
        ("words", pa.int64()),
        *((name, kind) for name, kind in arrow_fields(Reading) if name in LAYERS),
        ("skipped", pa.string()),
    ),
    "rejected": _schema(("batch", pa.string()), ("key", pa.string()), *arrow_fields(Rejection)),
    "claims": _schema(
        *_OWN,
        ("report", pa.string()),
        ("version", pa.string()),
        *_INPUT,
        *arrow_fields(Claim),
        ("sentence_span", SPAN),
        ("sentence_text", pa.string()),
        ("sources", pa.list_(arrow_type(Voice))),
        ("earliest", pa.date32()),
        ("latest", pa.date32()),
        ("actor_keys", STRINGS),
        ("recipient_keys", STRINGS),
        ("source_keys", STRINGS),
        ("place_keys", STRINGS),
    ),
    "attributions": _schema(
        *_OWN,
        ("report", pa.string()),
        *arrow_fields(Attribution),
        ("source_text", pa.string()),
        ("cue_text", pa.string()),
        ("content_text", pa.string()),
    ),
    "actors": _schema(
        ("batch", pa.string()),
        ("reading", pa.int64()),
        ("report", pa.string()),
        ("id", pa.string()),
        ("name", pa.string()),
        ("country", STRINGS),
        ("code", pa.string()),
        ("sectors", STRINGS),
        ("names", STRINGS),
        ("how", STRINGS),
        ("mentions", pa.int64()),
    ),
    "judgements": _schema(
        ("batch", pa.string()),
        *arrow_fields(Judgement, without=("decided",)),
        ("decided", INSTANT),
    ),
    "register": _schema(
        ("batch", pa.string()),
        ("pos", pa.int64()),
        *arrow_fields(ActorEntry),
        ("decided", INSTANT),
    ),
    "lineage": _schema(
        *_OWN,
        ("report", pa.string()),
        ("from", pa.string()),
        ("to", pa.string()),
        *arrow_fields(Lineage, without=("frm", "to")),
        ("text", pa.string()),
    ),
    "copies": _schema(("batch", pa.string()), *arrow_fields(CopyRow)),
    "stories": _schema(("batch", pa.string()), *arrow_fields(StoryRow)),
    "sweeps": _schema(("batch", pa.string()), *arrow_fields(Sweep)),
    # Last: the table whose presence says that the ledger is complete, and whose rows say that a batch is.
    "ingests": _schema(
        ("batch", pa.string()),
        ("run", pa.string()),
        ("completed", INSTANT),
        ("version", pa.string()),
        ("read", pa.int64()),
        ("kept", pa.int64()),
        ("skipped", pa.int64()),
        ("rejected", pa.int64()),
        ("words", pa.int64()),
        ("reasons", pa.list_(arrow_type(Reason))),
        ("tables", pa.list_(arrow_type(Written))),
    ),
}
DATA_TABLES = tuple(name for name in TABLES if name != "ingests")
# Tables that ledgers of this format may lack, as they were made before.
ADDED_TABLES = frozenset({"copies", "register", "stories", "sweeps"})


def report_key(report: Report) -> str:
    """What makes two inputs the same report: a hash over id, outlet, url, title, date of publication and text."""
    parts = (report.id, report.outlet, report.url, report.title, report.published, report.text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def rejection_key(rejection: Rejection) -> str:
    """What makes two rejections the same one."""
    parts = (rejection.source, rejection.reason, rejection.head)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def short_key(key: str) -> int:
    """The first 60 bits of a key, for sets of many of them."""
    return int(key[:15], 16)


def new_batch() -> str:
    """A name for a batch that no other has; names sort by the millisecond in which they were given."""
    return f"{time.time_ns() // 1_000_000:012x}-{secrets.token_hex(8)}"


def batch_begun(batch: str) -> datetime:
    """When `new_batch` gave the name."""
    return datetime.fromtimestamp(int(batch[:12], 16) / 1000, UTC)


def iso_day(value: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time as written; None where it has none: a day is never invented."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


class Batch:
    """Rows gathered for one transaction, table by table; in between they become Arrow tables, a tenth of the size."""

    def __init__(self, version: str) -> None:
        self.id = new_batch()
        self.version = version
        self.words = 0
        self._rows: dict[str, list[Row]] = {name: [] for name in DATA_TABLES}
        self._made: dict[str, list[pa.Table]] = {name: [] for name in DATA_TABLES}

    def __len__(self) -> int:
        return sum(map(self.count, DATA_TABLES))

    def count(self, name: str) -> int:
        """How many rows of a table it has."""
        return len(self._rows[name]) + sum(int(t.num_rows) for t in self._made[name])

    def add_reading(self, reading: Reading) -> None:
        report = reading.report
        key = report_key(report)
        pos = self.count("reports")
        number = int.from_bytes(hashlib.sha256(f"{self.id}\x1f{pos}\x1f{key}".encode()).digest()[:8]) >> 1
        words = len(report.text.split()) + len(report.title.split())
        self.words += words
        own = {"batch": self.id, "reading": number}
        self._add("reports", [{**own, "pos": pos, "key": key, "version": self.version, **_report_row(reading), "words": words}])
        shared = {
            **own,
            "report": report.id,
            "version": self.version,
            "outlet": report.outlet,
            "title": report.title,
            "url": report.url,
            "published": report.published,
            "day": iso_day(report.published),
        }
        self._add("claims", ({**shared, "pos": i, **claim_row(c, reading)} for i, c in enumerate(reading.claims)))
        own["report"] = report.id
        self._add("attributions", ({**own, "pos": i, **_attribution_row(a, report)} for i, a in enumerate(reading.attributions)))
        self._add("lineage", ({**own, "pos": i, **_lineage_row(x, report)} for i, x in enumerate(reading.lineage)))
        self._add("actors", ({**own, **row} for row in _actor_rows(reading)))

    def add_rejection(self, rejection: Rejection) -> None:
        row = _REJECTION(rejection)
        row["head"] = row["head"][:200]
        self._add("rejected", [{"batch": self.id, "key": rejection_key(rejection), **row}])

    def add_rows(self, name: str, rows: Iterable[Row]) -> None:
        """Rows of a table that belong to no reading."""
        self._add(name, ({"batch": self.id, **row} for row in rows))

    def add_judgement(self, judgement: Judgement, at: datetime) -> None:
        self.add_rows("judgements", [judgement_row(judgement, at)])

    def add_entry(self, entry: ActorEntry, at: datetime) -> None:
        row = {"batch": self.id, "pos": self.count("register"), **_ENTRY(entry), "decided": at}
        self._add("register", [row])

    def tables(self) -> Iterable[tuple[str, pa.Table]]:
        """The batch's rows as Arrow tables, those without any left out."""
        for name in DATA_TABLES:
            self._make(name)
            if self._made[name]:
                yield name, pa.concat_tables(self._made[name])

    def _add(self, name: str, rows: Iterable[Row]) -> None:
        self._rows[name] += rows
        if len(self._rows[name]) >= AT_HAND:
            for each in DATA_TABLES:
                self._make(each)

    def _make(self, name: str) -> None:
        """Have a table's rows at hand become Arrow's."""
        rows, schema = self._rows[name], TABLES[name]
        if rows:
            try:
                made = pa.Table.from_pylist(rows, schema=schema)
            except UnicodeEncodeError:
                made = pa.Table.from_pylist([_encodable(row) for row in rows], schema=schema)
            self._made[name].append(made)
            self._rows[name] = []


def judgement_row(judgement: Judgement, at: datetime) -> Row:
    """A judgement as a row; one that says not when it was passed, was at `at`."""
    return {**_JUDGEMENT(judgement), "decided": instant(judgement.decided) if judgement.decided else at}


def _encodable(value: Any) -> Any:
    """The same value with half surrogate pairs, which no file can hold, as U+FFFD: one for one, so that offsets stay."""
    if isinstance(value, str):
        return _HALF_PAIR.sub("\ufffd", value)
    if isinstance(value, dict):
        return {k: _encodable(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_encodable(v) for v in value]
    return value


def instant(value: str) -> datetime:
    """An ISO 8601 date-time as an instant; UTC where it names no zone. Raises `ValueError`."""
    at = datetime.fromisoformat(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


_HALF_PAIR = re.compile("[\ud800-\udfff]")
_READING = encoder(Reading)
_CLAIM = encoder(Claim)
_VOICE = encoder(Voice)
_ATTRIBUTION = encoder(Attribution)
_REJECTION = encoder(Rejection)
_JUDGEMENT = encoder(Judgement)
_ENTRY = encoder(ActorEntry)


def _report_row(reading: Reading) -> Row:
    row = _READING(replace(reading, attributions=(), claims=(), lineage=()))
    report: Row = row["report"]
    return {
        **report,
        "day": iso_day(reading.report.published),
        **{name: row[name] for name in LAYERS},
        "skipped": reading.skipped,
    }


def claim_row(claim: Claim, reading: Reading) -> Row:
    """The columns of a claim that come from its reading: the record, its sentence, its sources, and what it is found by."""
    report = reading.report
    body = report.title if claim.field == "title" else report.text
    span = sentence_of(claim, reading)
    voices = [_voice(i, reading) for i in claim.attribution if 0 <= i < len(reading.attributions)]
    row = _CLAIM(claim)
    row["sentence_span"] = {"start": span.start, "end": span.end}
    row["sentence_text"] = body[span.start : span.end]
    row["sources"] = [_VOICE(v) for v in voices]
    row["earliest"] = iso_day(claim.time.earliest) if claim.time else None
    row["latest"] = iso_day(claim.time.latest) if claim.time else None
    row["actor_keys"] = actor_keys(claim.actor)
    row["recipient_keys"] = actor_keys(claim.recipient)
    row["source_keys"] = actor_keys([v.speaker for v in voices if v.speaker], [v.source for v in voices])
    row["place_keys"] = _place_keys(claim.places)
    return row


def sentence_of(claim: Claim, reading: Reading) -> Span:
    """Where the claim's sentence stands: in the text by its number, in the title the whole of it."""
    if claim.field == "title":
        return Span(0, len(reading.report.title))
    if 1 <= claim.sentence <= len(reading.sentences):
        return reading.sentences[claim.sentence - 1]
    return claim.span


def actor_keys(actors: Iterable[Actor], texts: Iterable[str] = ()) -> list[str]:
    """What an actor is found by, in small letters: countries, code, sectors, id, name, and the words of the report."""
    keys = {t for a in actors for t in (*a.country, a.code, *a.sectors, a.id, a.name, a.text)}
    keys.update(texts)
    return sorted({k.casefold() for k in keys if k})


def _place_keys(places: Iterable[Place]) -> list[str]:
    keys = {k for p in places for k in (p.name, p.text, p.country, str(p.geonames_id or "")) if k}
    return sorted({k.casefold() for k in keys})


def _voice(index: int, reading: Reading) -> Voice:
    a = reading.attributions[index]
    body = _body(a, reading.report)
    return Voice(index, a.kind, a.speaker, _words(body, a.source), _words(body, a.cue))


def _attribution_row(attribution: Attribution, report: Report) -> Row:
    body = _body(attribution, report)
    return {
        **_ATTRIBUTION(attribution),
        "source_text": _words(body, attribution.source),
        "cue_text": _words(body, attribution.cue),
        "content_text": _words(body, attribution.content),
    }


def _lineage_row(edge: Lineage, report: Report) -> Row:
    return {
        "from": edge.frm,
        "to": edge.to,
        "how": edge.how,
        "span": {"start": edge.span.start, "end": edge.span.end},
        "field": edge.field,
        "text": _words(_body(edge, report), (edge.span,)),
    }


def _body(record: Attribution | Lineage, report: Report) -> str:
    return report.title if record.field == "title" else report.text


def _words(body: str, spans: Sequence[Span]) -> str:
    return " … ".join(body[s.start : s.end].rstrip(" ,–—") for s in spans)


def _actor_rows(reading: Reading) -> Iterable[Row]:
    """One row for each actor with an id that the reading's claims and attributions show: how this report names it."""
    seen: dict[str, list[Actor]] = {}
    mentions = [a for c in reading.claims for a in (*c.actor, *c.recipient)]
    mentions += [a.speaker for a in reading.attributions if a.speaker]
    for actor in mentions:
        if actor.id:
            seen.setdefault(actor.id, []).append(actor)
    for name, shown in seen.items():
        yield {
            "id": name,
            "name": next((a.name for a in shown if a.name), ""),
            "country": list(dict.fromkeys(c for a in shown for c in a.country)),
            "code": next((a.code for a in shown if a.code), ""),
            "sectors": list(dict.fromkeys(s for a in shown for s in a.sectors)),
            "names": list(dict.fromkeys(a.text for a in shown if a.text and not a.how.startswith("coreference"))),
            "how": list(dict.fromkeys(a.how for a in shown if a.how)),
            "mentions": len({(a.span, a.text) for a in shown}),
        }
