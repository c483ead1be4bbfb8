"""Actors that users bring along: rows of a CSV file, or FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dragoman.actors.tables import Tables, load_tables, slug
from dragoman.lexicons import read_table
from dragoman.records import ActorEntry, Rejection

COLUMNS = ("name", "kind", "country", "sector", "alias", "position", "seat", "start", "end", "sex", "source", "id")
_SEVERAL = re.compile(r"[|;]")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
Kind = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True)
class _Alpha2:
    alpha2: str
    alpha3: str


@dataclass(frozen=True, slots=True)
class _Term:
    term: str
    kind: str
    sectors: tuple[str, ...]


class EntryReader:
    """Reads rows and entities into entries. `by` is who brings them."""

    def __init__(self, by: str = "user") -> None:
        self._by = by
        self._tables: Tables = load_tables()
        self._alpha2, self._terms = _codes()

    def read(self, text: str, source: str) -> Iterator[ActorEntry | Rejection]:
        """The entries of a file, and what cannot be read of it with its line.

        A file whose first character but white space is a brace holds entities, any other is CSV with a header: `COLUMNS`, of
        which only `name` has to be there.
        """
        if text.lstrip()[:1] == "{":
            for number, line in enumerate(text.splitlines(), 1):
                if line.strip():
                    yield from self._tried(f"{source}:{number}", line, self._entity)
            return
        rows = csv.DictReader(text.splitlines())
        names = [(n or "").strip().lower() for n in rows.fieldnames or ()]
        if "name" not in names:
            yield Rejection(source, f"no column is called name; the columns may be {', '.join(COLUMNS)}", text[:200])
            return
        rows.fieldnames = names
        for row in rows:
            yield from self._tried(f"{source}:{rows.line_num}", row, self._row)

    def country(self, value: str) -> str:
        """The ISO 3166-1 alpha-3 code of a code of two or three letters or an English name. Raises `ValueError`."""
        plain = value.strip()
        if plain.upper() in self._tables.countries:
            return plain.upper()
        if plain.upper() in self._alpha2:
            return self._alpha2[plain.upper()]
        for c in self._tables.countries.values():
            if plain.casefold() in (c.name.casefold(), *(n.casefold() for n in c.names)):
                return c.code
        raise ValueError(f"there is no country {value!r}")

    def sectors(self, values: Iterable[str]) -> tuple[str, ...]:
        """PLOVER sector codes. Raises `ValueError` for one that is none."""
        out = tuple(dict.fromkeys(v.strip().upper() for v in values if v.strip()))
        for v in out:
            if v not in self._tables.sector_labels:
                raise ValueError(f"there is no sector {v!r}: {', '.join(sorted(self._tables.sector_labels))}")
        return out

    # ------------------------------------------------------------------ the two forms
    def _tried(self, source: str, given: Any, make: Any) -> Iterator[ActorEntry | Rejection]:
        try:
            yield from make(given, source)
        except (ValueError, TypeError, AttributeError) as e:
            yield Rejection(source, str(e), str(given)[:200])

    def _row(self, row: Mapping[str | None, str | list[str] | None], source: str) -> Iterator[ActorEntry]:
        cells = {k: v.strip() for k, v in row.items() if k and isinstance(v, str)}
        kind = cells.get("kind", "").lower() or ("person" if cells.get("position") else "organisation")
        if kind not in ("person", "organisation"):
            raise ValueError(f"kind is person or organisation, not {kind!r}")
        several = {k: [x.strip() for x in _SEVERAL.split(cells.get(k, "")) if x.strip()] for k in ("alias", "country", "sector")}
        yield from self._entries(
            cells.get("name", ""), kind, several["alias"], several["country"], self.sectors(several["sector"]),
            [cells.get("position", "")], cells.get("seat", ""), (cells.get("start", ""), cells.get("end", "")),
            cells.get("sex", ""), cells.get("source", "") or source, cells.get("id", ""),
        )  # fmt: skip

    def _entity(self, line: str, source: str) -> Iterator[ActorEntry]:
        entity = json.loads(line)
        term = self._terms.get(entity["schema"] if isinstance(entity, dict) and "schema" in entity else "")
        if term is None or term.kind not in ("person", "organisation"):
            raise ValueError("no entity of the schema Person, Organization, Company, PublicBody or LegalEntity")
        given = entity.get("properties") or {}
        values = {k: [str(x) for x in (v if isinstance(v, list) else [v])] for k, v in given.items()}
        names = values.get("name") or [str(entity.get("caption") or "")]
        sectors = dict.fromkeys(s for t in values.get("topics", ()) if t in self._terms for s in self._terms[t].sectors)
        countries = next((values[k] for k in ("nationality", "jurisdiction", "country", "mainCountry") if values.get(k)), [])
        yield from self._entries(
            names[0], term.kind, [*names[1:], *values.get("alias", ())], countries, tuple(sectors) or term.sectors,
            values.get("position", [""]), "", ("", ""), values.get("gender", [""])[0][:1].lower(),
            (values.get("sourceUrl") or [source])[0], "",
        )  # fmt: skip

    def _entries(
        self, name: str, kind: str, aliases: Iterable[str], countries: Iterable[str], sectors: tuple[str, ...],
        positions: Iterable[str], seat: str, days: tuple[str, str], sex: str, source: str, own: str,
    ) -> Iterator[ActorEntry]:  # fmt: skip
        if not name:
            raise ValueError("an actor without a name")
        for day in days:
            if day and not _DAY.fullmatch(day):
                raise ValueError(f"{day!r} is no ISO date")
        codes = tuple(dict.fromkeys(self.country(c) for c in countries))
        whose = self.country(seat) if seat and seat not in self._tables.organisations else seat
        what: Kind = "person" if kind == "person" else "organisation"
        for position in positions:
            role = self._role(position)
            told = sectors or (role.sectors if role is not None else ())
            office = role.office if role is not None and role.office else slug(position) if position else ""
            yield ActorEntry(
                own or slug(name), name, what, tuple(dict.fromkeys(a for a in aliases if a != name)),
                sex if sex in ("m", "f") else "", codes, "", told, office,
                (whose or (codes[0] if codes else "")) if office else "", *days, source, self._by,
            )  # fmt: skip

    def _role(self, position: str) -> Any:
        """The role of the lexicon that a position names: "Minister of Finance" is the finance minister."""
        words = position.lower().strip()
        swapped = re.fullmatch(r"(minister|secretary) (?:of|for) (?:the )?(\w+)(?: affairs)?", words)
        for noun in (words, *((f"{swapped[2]} {swapped[1]}",) if swapped else ()), words.partition(" of ")[0]):
            if noun in self._tables.roles:
                return self._tables.roles[noun]
        return None


@cache
def _codes() -> tuple[dict[str, str], dict[str, _Term]]:
    countries = frozenset(load_tables().countries)
    sectors = frozenset(load_tables().sector_labels)
    alpha2 = {r.alpha2: r.alpha3 for r in read_table("actors_iso2", _Alpha2, key=("alpha2",), codes={"alpha3": countries})}
    return alpha2, {r.term: r for r in read_table("actors_topics", _Term, key=("term",), codes={"sectors": sectors})}
