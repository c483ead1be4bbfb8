"""For whose readers a paper writes, and of whose lawmakers and ministers it tells without the name of their state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicons import read_table


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper or channel: its domain, the state of its readers, the nouns of its lawmaking that need no name."""

    domain: str
    country: str
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Outlet:
    domain: str
    country: str
    nouns: tuple[str, ...]


def paper(outlet: str) -> Paper | None:
    """The paper that an outlet's domain is ("moxie.foxnews.com"), None for one that no lexicon has."""
    name = outlet.lower().strip()
    return next((p for p in _papers() if name == p.domain or name.endswith(f".{p.domain}")), None)


@cache
def _papers() -> tuple[Paper, ...]:
    rows = read_table("claims_outlets", _Outlet, key=("domain",))
    return tuple(Paper(r.domain, r.country, frozenset(r.nouns)) for r in rows)
