"""From rows back to records, and to the JSON of `docs/output.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from dragoman.ledger.schema import Row, decoder
from dragoman.ledger.snapshot import Rows
from dragoman.ledger.tables import TABLES, Voice
from dragoman.records import Attribution, Claim, Lineage, Reading, to_json

_READING = decoder(Reading)
_CLAIM = decoder(Claim)
_VOICE = decoder(Voice)
_ATTRIBUTION = decoder(Attribution)
_LINEAGE = decoder(Lineage)
_BESIDE = ("report", "outlet", "title", "url", "published", "version", "sentence_text")
# What `claim_json` needs of a row.
CLAIM_COLUMNS = ", ".join((*(f.name for f in fields(Claim)), *_BESIDE, "sentence_span", "sources"))


def claim_json(row: Row) -> dict[str, Any]:
    """A claim as `to_json` writes it, with the report it stands in, its sentence, and its chain of sources.

    `sentence_span` is where the sentence stands in the claim's field; `sources` has for each attribution, outermost first,
    its index in the report, kind, speaker, and the words for source and cue.
    """
    out: dict[str, Any] = to_json(_CLAIM(row))
    out.update({name: row[name] for name in _BESIDE})
    out["sentence_span"] = [row["sentence_span"]["start"], row["sentence_span"]["end"]]
    out["sources"] = [to_json(_VOICE(v)) for v in row["sources"]]
    return out


def reading_of(row: Row, attributions: Sequence[Row], claims: Sequence[Row], lineage: Sequence[Row]) -> Reading:
    """The reading whose rows these are; each sequence in the order of `pos`."""
    bare: Reading = _READING({**row, "report": row, "attributions": (), "claims": (), "lineage": ()})
    return Reading(
        report=bare.report,
        sentences=bare.sentences,
        entities=bare.entities,
        times=bare.times,
        quantities=bare.quantities,
        places=bare.places,
        attributions=tuple(map(_ATTRIBUTION, attributions)),
        claims=tuple(map(_CLAIM, claims)),
        lineage=tuple(_LINEAGE({**x, "frm": x["from"]}) for x in lineage),
        taught=bare.taught,
        skipped=bare.skipped,
        version=bare.version,
    )


def load(rows: Rows, batch: str, numbers: Sequence[int]) -> list[Reading]:
    """Readings of one batch by their numbers, in their order."""
    condition = f"reading IN ({', '.join(map(str, numbers))})"
    parts: dict[str, dict[int, list[Row]]] = {}
    for name in ("reports", "attributions", "claims", "lineage"):
        grouped = parts[name] = {number: [] for number in numbers}
        columns = ", ".join(f'"{c}"' for c in TABLES[name].names)
        for row in rows.page(name, columns, condition, "ORDER BY pos", [], batches=[batch]):
            grouped[row["reading"]].append(row)
    return [
        reading_of(parts["reports"][n][0], parts["attributions"][n], parts["claims"][n], parts["lineage"][n]) for n in numbers
    ]
