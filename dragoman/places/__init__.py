"""Place names of a text: which words name a place, which place it is, and its role.

gazetteer = Gazetteer.load()
places = gazetteer.read(tree, countries=("UKR", "RUS"))
gazetteer.claim_places(tree, places, predicate)
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.language.trees import Tree
from dragoman.places import roles
from dragoman.places.decide import decide
from dragoman.places.keys import key
from dragoman.places.ranges import Toponym
from dragoman.places.recognise import toponyms
from dragoman.places.roles import beside, struck
from dragoman.places.store import Bounds, Entry, Store
from dragoman.places.words import Words
from dragoman.records import Place

__all__ = ["Bounds", "Entry", "Gazetteer", "beside", "claim_places", "struck"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that are known, and the reading of texts with them. Load it once, with `Gazetteer.load`."""

    store: Store
    words: Words

    @classmethod
    def load(cls) -> Gazetteer:
        """Raises `LexiconError` if a data file is missing, damaged or malformed."""
        return cls(Store.load(), _words())

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, ours first, then by population."""
        return self.store.find(key(name))

    def read(self, tree: Tree, countries: Collection[str] = ()) -> list[Place]:
        """The places named in a text, in its order.

        `countries` (ISO 3166-1 alpha-3) are those the report is about: they help to decide between places of one name.
        Nationalities ("Russian") are no places; capitals are, also where they stand for their governments. Spans are code
        points of the tree's text. A part of an area ("eastern Ukraine") has bounds and no point.
        """
        found = toponyms(tree, self.store, self.words)
        if not found:
            return []
        names = [key(tree.text[tree.starts[t.start] : tree.ends[t.end - 1]]) for t in found]
        places = [self._place(tree, t, e) for t, e in zip(found, decide(found, names, countries), strict=True)]
        for n, t in enumerate(found):
            if t.within >= 0 and not places[n].role and not t.embedded:
                places[n] = replace(places[n], role=places[t.within].role)
        return places

    def claim_places(self, tree: Tree, places: Sequence[Place], predicate: int, others: Collection[int] = ()) -> list[Place]:
        """The places that belong to the predicate token, with their roles; see `roles.claim_places`."""
        return roles.claim_places(tree, places, predicate, self.words, others)

    def _place(self, tree: Tree, t: Toponym, e: Entry) -> Place:
        part = self.words.directions.get(t.part) if e.kind in ("country", "division1", "region") else None
        span = tree.span(t.start - t.lead if part else t.start, t.end)
        return Place(
            span=span,
            text=tree.piece(span),
            name=f"{t.part} {e.name}" if part else e.name,
            geonames_id=None if part else e.geonames_id,
            country=e.country,
            lat=None if part else e.lat,
            lon=None if part else e.lon,
            precision="region" if part else e.precision,
            role="" if t.embedded else roles.local_role(tree, t.start, t.end, "region" if part else e.precision, self.words),
            why=t.why,
            bounds=_part(e.bounds, part) if part else e.bounds,
        )


def claim_places(tree: Tree, places: Sequence[Place], predicate: int, others: Collection[int] = ()) -> list[Place]:
    """The places that belong to the predicate token, with their roles; see `roles.claim_places`."""
    return roles.claim_places(tree, places, predicate, _words(), others)


def _part(whole: Bounds | None, share: Bounds) -> Bounds | None:
    """The bounds of a part of an area; `share` gives its sides as fractions of the whole, from south to north and from west
    to east."""
    if whole is None:
        return None
    south, west, north, east = whole
    wide = east - west if east >= west else east - west + 360
    sides = (
        south + share.south * (north - south),
        west + share.west * wide,
        south + share.north * (north - south),
        west + share.east * wide,
    )
    return Bounds(*(round(x - 360 if n % 2 and x > 180 else x, 3) for n, x in enumerate(sides)))


@cache
def _words() -> Words:
    return Words.load()
