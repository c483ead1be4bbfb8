"""The ledger's tables: their columns, what a row is told apart by, and the records that only the ledger has.

Every row carries `batch` (the transaction that wrote it); rows that belong to a reading carry its number, `reading`, too. A
reading is one report as one version of the extractor read it. `docs/ledger.md` describes the columns.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

import pyarrow as pa

from dragoman.ledger.schema import SPAN, STRINGS, arrow_fields, arrow_type
from dragoman.records import (
    Actor,
    ActorEntry,
    Attribution,
    AttributionKind,
    Claim,
    Lineage,
    Reading,
    Rejection,
    Report,
    Span,
)

FORMAT = 1
INSTANT = pa.timestamp("us", tz="UTC")
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


Fate = Literal["skipped", "rejected", "unread"]
"""What became of an input of which no claims are read."""


@dataclass(frozen=True, slots=True)
class Reason:
    """How many inputs of a batch met the same fate."""

    fate: Fate
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


def instant(value: str) -> datetime:
    """An ISO 8601 date-time as an instant; UTC where it names no zone. Raises `ValueError`."""
    at = datetime.fromisoformat(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
