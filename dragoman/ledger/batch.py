"""From records to rows: what one reading gives to each table, gathered for one transaction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pyarrow as pa

from dragoman.ledger.schema import Row, encoder
from dragoman.ledger.tables import (
    DATA_TABLES,
    LAYERS,
    TABLES,
    Judgement,
    Voice,
    instant,
    iso_day,
    new_batch,
    rejection_key,
    report_key,
)
from dragoman.records import Actor, ActorEntry, Attribution, Claim, Lineage, Place, Reading, Rejection, Report, Span

AT_HAND = 2_000  # so many rows of one table, and no table's rows are kept as Python's objects any longer


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
