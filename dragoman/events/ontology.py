"""Other ontologies beside PLOVER: a table from a claim's event, mode, context and status to a code.

A row's empty cell stands for anything, `status` may name several between ``|``. Of the rows that fit a claim one wins: one with a
status before one without, then one with an event, with a mode, with a context; among contexts that of the claim's first. A row
without a code says that there is none. ``ontology_cameo.tsv`` is such a table, and a user's file has the same columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from dragoman.errors import LexiconError
from dragoman.events.frames import EVENTS, plover_codes
from dragoman.lexicons import read_table
from dragoman.records import Code, Status

SHIPPED = ("cameo",)
_STATUSES = frozenset(get_args(Status))


@dataclass(frozen=True, slots=True)
class _Row:
    event: str
    mode: str
    context: str
    status: tuple[str, ...]
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """`rows` by what they ask of a claim: status, event, mode, context, each empty where it asks nothing."""

    name: str
    rows: Mapping[tuple[str, str, str, str], _Row]

    @classmethod
    def load(cls, name: str, path: Path | None = None) -> Ontology:
        """One that ships, or a user's file. Raises `LexiconError` for a row that is malformed or carries an unknown event, mode,
        context or status, and for two rows that ask for the same."""
        codes = plover_codes()
        modes = {m.split(":")[1] for m in codes["mode"]}
        allowed = {"event": EVENTS, "mode": modes, "context": codes["context"], "status": _STATUSES}
        label = path if path is not None else f"ontology_{name}"
        rows: dict[tuple[str, str, str, str], _Row] = {}
        for row in read_table(label, _Row, key=("event", "mode", "context", "status"), codes=allowed):
            if row.mode and f"{row.event}:{row.mode}" not in codes["mode"]:
                raise LexiconError(f"{label}: {row.event or 'no event'} has no mode {row.mode!r}")
            for status in row.status or ("",):
                asks = (status, row.event, row.mode, row.context)
                if asks in rows:
                    raise LexiconError(f"{label}: two rows for {' '.join(a for a in asks if a)}")
                rows[asks] = row
        return cls(name, rows)

    def code(self, event: str | None, mode: str | None, contexts: Sequence[str], status: str) -> Code | None:
        """The code of a claim; None where the table has none for it, or the claim has no event."""
        if event is None:
            return None
        for s in (status, ""):
            for e in (event, ""):
                for m in (mode, "") if mode else ("",):
                    for c in (*contexts, ""):
                        row = self.rows.get((s, e, m, c))
                        if row is not None:
                            return Code(self.name, row.code, row.name) if row.code else None
        return None


def ontologies(own: Mapping[str, str] | None = None) -> tuple[Ontology, ...]:
    """Those that ship and the user's own (name -> file; one that bears the name of a shipped one takes its place), by name."""
    files: dict[str, Path | None] = dict.fromkeys(SHIPPED) | {name: Path(path) for name, path in (own or {}).items()}
    return tuple(Ontology.load(name, path) for name, path in sorted(files.items()))
