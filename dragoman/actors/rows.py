"""What one row of each of the room's tables says; a field that holds several is a tuple."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerState:
    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    successor: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    id: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    name: str
    country: str
    sectors: tuple[str, ...]
    place: bool


@dataclass(frozen=True, slots=True)
class Host:
    """A town that speaks for an organisation (an id) that has its seat there, and the town's state."""

    name: str
    organisation: str
    country: str


@dataclass(frozen=True, slots=True)
class PlaceName:
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    names: tuple[str, ...]
    country: tuple[str, ...]
    code: str
    sectors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    sex: str


@dataclass(frozen=True, slots=True)
class Office:
    person: str
    start: str
    seat: str
    office: str
    end: str
    source: str

    def held(self, day: str) -> bool:
        """Whether it was held on `day` (an ISO date or the beginning of one); the ends count as held."""
        n = len(day)
        return self.start[:n] <= day[: len(self.start)] and (not self.end or day[: len(self.end)] <= self.end[:n])


@dataclass(frozen=True, slots=True)
class Title:
    office: str
    sectors: tuple[str, ...]
    described: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """That an organisation governed from one day to another (ISO, an empty end: still)."""

    organisation: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Role:
    noun: str
    sectors: tuple[str, ...]
    country: str
    code: str
    kind: str
    open: bool
    office: str
    sex: str
    abroad: bool


@dataclass(frozen=True, slots=True)
class Modifier:
    word: str
    sectors: tuple[str, ...]
    code: str
    strength: str


@dataclass(frozen=True, slots=True)
class Affix:
    affix: str
    side: str
    origin: bool


@dataclass(frozen=True, slots=True)
class Ambiguous:
    name: str
    rule: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceWord:
    word: str
    shows: str


@dataclass(frozen=True, slots=True)
class OtherName:
    name: str


@dataclass(frozen=True, slots=True)
class ShortName:
    name: str
    country: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Courtesy:
    word: str
    sex: str


@dataclass(frozen=True, slots=True)
class GivenName:
    name: str
    sex: str


@dataclass(frozen=True, slots=True)
class Level:
    word: str
    where: str
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    ending: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ship:
    prefix: str
    country: str


@dataclass(frozen=True, slots=True)
class Parliament:
    words: str
    country: str


@dataclass(frozen=True, slots=True)
class Sector:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class VerbUse:
    verb: str
    use: str


@dataclass(frozen=True, slots=True)
class WordUse:
    word: str
    use: str


@dataclass(frozen=True, slots=True)
class System:
    country: str
    office: str
