"""The small words around a place name, read from the lexicons `places_*.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from dragoman.lexicons import read_table
from dragoman.places.store import Bounds

WordKind = Literal[
    "division1", "division2", "settlement", "street", "media", "facility", "body", "area", "prefix", "feature", "hyphened"
]
Role = Literal["at", "from", "to", ""]
_ROLES = ("at", "from", "to")
PRECISIONS = ("point", "city", "admin1", "country", "region")


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Direction:
    word: str
    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class _Preposition:
    words: str
    role: str
    precisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Verb:
    lemma: str
    role: str


@dataclass(frozen=True, slots=True)
class _Figurative:
    word: str
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """`kinds`: what a word beside a name says of it; `directions`: the part of an area that a word cuts out (fractions of its
    bounds); `prepositions` the role of a place behind them and the precisions of places for which it holds; `verbs` that of
    their objects (lemmas); `figurative` the prepositions that tell no place behind a lemma; `given_names`: places that people are
    called after; `common`: place names that are also words; `hyphened`: words that a hyphen joins to a place ("Kyiv-based")."""

    kinds: dict[str, WordKind]
    directions: dict[str, Bounds]
    prepositions: dict[str, tuple[Role, frozenset[str]]]
    verbs: dict[str, Role]
    figurative: dict[str, frozenset[str]]
    given_names: frozenset[str]
    common: frozenset[str]
    hyphened: frozenset[str]

    @classmethod
    def load(cls) -> Words:
        kinds = read_table("places_words", _Word, key=("word",), codes={"kind": get_args(WordKind)})
        directions = read_table("places_directions", _Direction, key=("word",))
        prepositions = read_table(
            "places_prepositions", _Preposition, key=("words",), codes={"role": _ROLES, "precisions": PRECISIONS}
        )
        verbs = read_table("places_verbs", _Verb, key=("lemma",), codes={"role": _ROLES})
        return cls(
            kinds={w.word: cast(WordKind, w.kind) for w in kinds if w.kind != "hyphened"},
            hyphened=frozenset(w.word for w in kinds if w.kind == "hyphened"),
            directions={d.word: Bounds(d.south, d.west, d.north, d.east) for d in directions},
            prepositions={p.words: (cast(Role, p.role), frozenset(p.precisions or PRECISIONS)) for p in prepositions},
            verbs={v.lemma: cast(Role, v.role) for v in verbs},
            figurative={f.word: frozenset(f.prepositions) for f in read_table("places_figurative", _Figurative, key=("word",))},
            given_names=frozenset(n.name for n in read_table("places_given_names", _Listed, key=("name",))),
            common=frozenset(n.name for n in read_table("places_common", _Listed, key=("name",))),
        )
