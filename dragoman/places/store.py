"""The gazetteer's data: what ships in `data/gazetteer.npz` and the lexicons `places_*.tsv`, and the look-up by name."""

from __future__ import annotations

import zipfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Literal, NamedTuple

import numpy as np

from dragoman.errors import LexiconError
from dragoman.lexicons import read_table
from dragoman.places.keys import key

Kind = Literal["country", "division1", "division2", "settlement", "capital", "region", "site"]
Precision = Literal["point", "city", "admin1", "country", "region"]

_KINDS: tuple[Kind, ...] = ("country", "division1", "division2", "settlement", "capital")
_PRECISION: dict[Kind, Precision] = {
    "country": "country", "division1": "admin1", "division2": "region", "settlement": "city", "capital": "city",
    "region": "region", "site": "point",
}  # fmt: skip
_SITES = frozenset({"base", "crossing", "port", "site"})
_AREAS = frozenset({"canal", "continent", "front", "gulf", "island", "lake", "ocean", "region", "river", "sea", "strait"})
_NO_PARENT = 65535
OWN_NAME, ALTERNATE, BASE = 0, 1, 2
LIMIT = 120  # entries a name: the most populous


class Bounds(NamedTuple):
    """Degrees, WGS 84; west is greater than east across the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer under one of its names.

    `index` tells entries apart, `parent` is the index of the first-level division in which it lies (its own for a division), -1
    for none. `countries` are ISO 3166-1 alpha-3. `how` is 0 for its own name, 1 for an alternate name, 2 for a division's name
    without the kind of division. `bounds` is there for areas; `lat` and `lon` (degrees) are an area's label point, which says
    where a map writes its name and nothing about where something happened. `weight` is the head start of the place that news
    mean by this name, in decimal orders of inhabitants.
    """

    index: int
    geonames_id: int | None
    name: str
    kind: Kind
    countries: tuple[str, ...]
    parent: int
    people: int
    lat: float | None
    lon: float | None
    bounds: Bounds | None
    how: int
    weight: float = 0.0

    @property
    def precision(self) -> Precision:
        return _PRECISION[self.kind]

    @property
    def country(self) -> str:
        return self.countries[0] if len(self.countries) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Region:
    name: str
    aliases: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    south: float | None
    west: float | None
    north: float | None
    east: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    aliases: tuple[str, ...]
    geonames_id: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class _Country:
    iso3: str
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Preferred:
    name: str
    geonames_id: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Abbreviation:
    form: str
    after_comma: bool
    geonames_id: int
    name: str


@dataclass(slots=True)
class Store:
    """Names to entries. Load it once, with `Store.load`; look-ups are remembered."""

    _ids: memoryview
    _lat: memoryview
    _lon: memoryview
    _people: memoryview
    _country: memoryview
    _parent: memoryview
    _kind: memoryview
    _bounds: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    _codes: tuple[str, ...]
    _labels: bytes
    _label_at: memoryview
    _keys: _Blob
    _link_at: memoryview
    _links: memoryview
    _how: memoryview
    _own: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    _names: dict[int, _Name] = field(default_factory=dict)
    _countries: dict[str, _Country] = field(default_factory=dict)
    _preferred: dict[str, list[_Preferred]] = field(default_factory=dict)
    _found: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    abbreviations: dict[str, Entry] = field(default_factory=dict)
    postal: dict[str, Entry] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    openers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Store:
        """Reads the packaged data. Raises `LexiconError` if the data file is missing or damaged, or a lexicon malformed."""
        path = resources.files(__package__) / "data" / "gazetteer.npz"
        try:
            with path.open("rb") as f, np.load(f) as data:
                column = {name: data[name] for name in data.files}
        except (OSError, ValueError, zipfile.BadZipFile) as e:
            raise LexiconError(f"the gazetteer {path} cannot be read: {e}; reinstall dragoman") from None
        codes = column["codes"].tobytes().decode()
        store = cls(
            _ids=memoryview(column["ids"]),
            _lat=memoryview(column["lat"]),
            _lon=memoryview(column["lon"]),
            _people=memoryview(column["people"]),
            _country=memoryview(column["country"]),
            _parent=memoryview(column["parent"]),
            _kind=memoryview(column["kind"]),
            _bounds=column["bounds"],
            _codes=tuple(codes[i : i + 3] for i in range(0, len(codes), 3)),
            _labels=column["labels"].tobytes(),
            _label_at=_ends(column["label_sizes"]),
            _keys=_Blob(column["keys"].tobytes(), _ends(column["key_sizes"])),
            _link_at=_ends(column["counts"]),
            _links=memoryview(column["links"]),
            _how=memoryview(column["how"]),
        )
        store._read_lexicons(column["ids"])
        store._learn_known(column["known"])
        return store

    # ------------------------------------------------------------------ look-up
    def find(self, name: str) -> tuple[Entry, ...]:
        """The entries of a name in the form of `keys.key`, ours first, then the most populous; empty if there is none."""
        found = self._found.get(name)
        if found is None:
            if len(self._found) > 100_000:
                self._found.clear()
            own = self._own.get(name, ())
            ours = {e.index for e in own}
            found = (*own, *(e for e in self._packaged(name) if e.index not in ours))
            for p in self._preferred.get(name, ()):
                found = tuple(replace(e, weight=p.weight) if e.geonames_id == p.geonames_id else e for e in found)
            self._found[name] = found
        return found

    def _packaged(self, name: str) -> Iterator[Entry]:
        at = bisect_left(self._keys, name.encode())
        if at < len(self._keys) and self._keys[at] == name.encode():
            start = self._link_at[at]
            for n in range(start, min(self._link_at[at + 1], start + LIMIT)):
                yield self._entry(self._links[n], self._how[n])

    def _entry(self, index: int, how: int) -> Entry:
        kind = _KINDS[self._kind[index]]
        iso3 = self._codes[self._country[index]]
        name = self._labels[self._label_at[index] : self._label_at[index + 1]].decode()
        lat: float = self._lat[index]
        lon: float = self._lon[index]
        parent = index if kind == "division1" else self._parent[index]
        bounds = None
        if index < len(self._bounds) and not np.isnan(self._bounds[index, 0]):
            bounds = Bounds(*(round(float(x), 3) for x in self._bounds[index]))
        ours = self._countries.get(iso3) if kind == "country" else self._names.get(index)
        if ours is not None:
            name = ours.name
            lat, lon = (lat, lon) if ours.lat is None or ours.lon is None else (ours.lat, ours.lon)
        point = None if lat != lat else (round(lat, 5), round(lon, 5))
        return Entry(
            index=index,
            geonames_id=self._ids[index],
            name=name,
            kind=kind,
            countries=(iso3,),
            parent=-1 if parent == _NO_PARENT else parent,
            people=self._people[index],
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            bounds=bounds,
            how=how,
        )

    # ------------------------------------------------------------------ made at load
    def _read_lexicons(self, ids: np.ndarray[tuple[int], np.dtype[np.int32]]) -> None:
        """Our own places, and our names for packaged ones; a region with the GeoNames id of a packaged place stands in its
        stead."""
        regions = read_table("places_regions", _Region, key=("name",), codes={"kind": _SITES | _AREAS})
        names = read_table("places_names", _Name, key=("name",))
        abbreviations = read_table("places_abbreviations", _Abbreviation, key=("form",))
        self._countries = {c.iso3: c for c in read_table("places_countries", _Country, key=("iso3",))}
        for p in read_table("places_preferred", _Preferred, key=("name",)):
            self._preferred.setdefault(p.name, []).append(p)
        named = [(d.name, d.geonames_id) for d in names] + [(a.form, a.geonames_id) for a in abbreviations]
        wanted = {i for _, i in named} | {r.geonames_id for r in regions if r.geonames_id}
        at = {self._ids[i]: i for i in np.flatnonzero(np.isin(ids, list(wanted))).tolist()}
        for name, id_ in named:
            if id_ not in at:
                raise LexiconError(f"places_names.tsv or places_abbreviations.tsv: {name}: the gazetteer has no place {id_}")

        own: dict[str, list[Entry]] = {}
        self._names = {at[d.geonames_id]: d for d in names}
        for d in names:
            for name in {key(n) for n in (d.name, *d.aliases)}:
                own.setdefault(name, []).append(self._entry(at[d.geonames_id], OWN_NAME))
        for number, r in enumerate(regions):
            index = at.get(r.geonames_id or 0, len(ids) + number)
            for how, name in enumerate(dict.fromkeys(key(n) for n in (r.name, *r.aliases))):
                own.setdefault(name, []).append(_region(r, index, ALTERNATE if how else OWN_NAME))
        first = {self._codes[self._country[i]]: i for i in range(len(self._codes)) if self._kind[i] == 0}
        for c in self._countries.values():
            for name in {key(n) for n in (c.name, *c.aliases)}:
                own.setdefault(name, []).insert(0, self._entry(first[c.iso3], OWN_NAME))
        self._own = {k: tuple(v) for k, v in own.items()}
        for a in abbreviations:
            (self.postal if a.after_comma else self.abbreviations)[a.form] = self._entry(at[a.geonames_id], OWN_NAME)

    def _learn_known(self, numbers: np.ndarray[tuple[int], np.dtype[np.int32]]) -> None:
        """Names that stand for one well-known place even where the model sees none: ours, divisions of the first level, big
        towns."""
        self.known = {self._keys[n].decode() for n in numbers.tolist()}
        self.known.update(self._own)
        for name in self.known:
            words = name.split(" ")
            if len(words) > 1 and len(words) > self.openers.get(words[0], 0):
                self.openers[words[0]] = len(words)


def _region(r: _Region, index: int, how: int) -> Entry:
    bounds = None
    if r.south is not None and r.west is not None and r.north is not None and r.east is not None:
        bounds = Bounds(r.south, r.west, r.north, r.east)
    kind: Kind = "site" if r.kind in _SITES else "region"
    lat, lon = (r.lat, r.lon) if bounds is None or r.lat is not None else _middle(bounds)
    return Entry(index, r.geonames_id, r.name, kind, r.countries, -1, 0, lat, lon, bounds, how)


def _middle(b: Bounds) -> tuple[float, float]:
    lon = (b.west + b.east) / 2 if b.west <= b.east else (b.west + b.east + 360) / 2
    return round((b.south + b.north) / 2, 3), round(lon - 360 if lon > 180 else lon, 3)


class _Blob:
    """Sorted byte strings in one piece."""

    def __init__(self, data: bytes, at: memoryview) -> None:
        self._data = data
        self._at = at

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, i: int) -> bytes:
        return self._data[self._at[i] : self._at[i + 1]]


def _ends(sizes: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> memoryview:
    """Offsets of pieces with these sizes, one more than there are pieces."""
    out = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=out[1:])
    return out.data
