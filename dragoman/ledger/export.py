"""Claims as files for other tools."""

from __future__ import annotations

import csv
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import duckdb

from dragoman.errors import LedgerError, QueryError
from dragoman.ledger.rows import CLAIM_COLUMNS, claim_json
from dragoman.ledger.snapshot import Snapshot

KINDS = ("jsonl", "csv", "parquet")
# The columns of a CSV file that a claim has under the same name, and all of them, in order.
_SAME = ("id", "report", "outlet", "published", "url", "sentence", "text", "status", "factuality", "confidence")
COLUMNS = (
    *_SAME,
    *("event", "mode", "contexts", "predicate", "actor", "actor_country", "recipient", "recipient_country"),
    *("source", "source_country", "items", "quantities", "earliest", "latest", "place", "place_country", "evidence"),
    "codes",
)
_PARQUET = f"{CLAIM_COLUMNS}, day, earliest, latest"


def export_claims(snapshot: Snapshot, condition: str, order: str, values: Sequence[Any], kind: str, path: Path) -> int:
    """Write the claims that a condition lets through, in an order; see `Ledger.export`."""
    if kind not in KINDS:
        raise QueryError(f"cannot export to {kind!r}; allowed: {', '.join(KINDS)}")
    try:
        with _whole(path) as part:
            rest = f"FROM raw_claims WHERE {condition} ORDER BY {order}"
            if kind == "parquet":
                return _parquet(snapshot, f"SELECT {_PARQUET} {rest}", values, part)
            rows = map(claim_json, snapshot.stream(("claims",), f"SELECT {CLAIM_COLUMNS} {rest}", values))
            if kind == "jsonl":
                with part.open("w", encoding="utf-8", newline="\n") as file:
                    return _jsonl(rows, file)
            with part.open("w", encoding="utf-8", newline="") as file:
                return _csv(rows, file)
    except (OSError, duckdb.IOException) as e:
        raise LedgerError(f"cannot write {path}: {e}") from e


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when all went well, on the disk before it does."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield part
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _jsonl(rows: Iterator[dict[str, Any]], file: IO[str]) -> int:
    count = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _csv(rows: Iterator[dict[str, Any]], file: IO[str]) -> int:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows:
        flat = flat_claim(row)
        writer.writerow([flat[c] for c in COLUMNS])
        count += 1
    return count


def _parquet(snapshot: Snapshot, query: str, values: Sequence[Any], part: Path) -> int:
    with snapshot.cursor("claims") as cursor:
        quoted = str(part).replace("'", "''")
        cursor.execute(f"COPY ({query}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)", list(values))
        done = cursor.fetchone()
        return int(done[0]) if done else 0


def flat_claim(row: dict[str, Any]) -> dict[str, Any]:
    """A claim as one line of a table: ISO dates, lists joined by "; ", what is unknown empty."""
    time = row["time"] or {}
    speakers = [s["speaker"] for s in row["sources"] if s["speaker"]]
    return {
        **{c: row[c] for c in _SAME},
        "event": row["event"] or "",
        "mode": row["mode"] or "",
        "contexts": "; ".join(row["contexts"]),
        "predicate": row["predicate"]["lemma"],
        "actor": _joined(a["name"] or a["text"] for a in row["actor"]),
        "actor_country": _joined(c for a in row["actor"] for c in _countries(a)),
        "recipient": _joined(a["name"] or a["text"] for a in row["recipient"]),
        "recipient_country": _joined(c for a in row["recipient"] for c in _countries(a)),
        "source": _joined((s["speaker"] or {}).get("name") or s["source"] for s in row["sources"]),
        "source_country": _joined(c for a in speakers for c in _countries(a)),
        "items": _joined(i["text"] for i in row["items"]),
        "quantities": _joined(q["text"] for q in row["quantities"]),
        "earliest": time.get("earliest") or "",
        "latest": time.get("latest") or "",
        "place": _joined(p["name"] for p in row["places"]),
        "place_country": _joined(p["country"] for p in row["places"]),
        "evidence": row["sentence_text"],
        "codes": _joined(f"{c['ontology']}:{c['code']}" for c in row["codes"]),
    }


def _joined(values: Iterator[str]) -> str:
    return "; ".join(v for v in values if v)


def _countries(actor: dict[str, Any]) -> list[str]:
    country = actor["country"]
    return [country] if isinstance(country, str) else country or []
