"""How far a claim is to be trusted: the chance that a reader of the report finds its event, actors and recipients right.

A logistic regression over few signs: how far the event lies above what one needs (`dragoman.events.sense`), which event it is,
and for each side how the parties were found (by name, by a role's noun, by coreference …), whether a state or organisation is
known of them, and whether they are several. Its weights lie in ``claims_trust.tsv``, made by ``training/claims_trust.py`` from
claims that readers judged beside their sentences; a sign that is not there weighs nothing. What the chances come to on claims
that the weights were not made from stands in ``docs/quality.md``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from dragoman.claims.making import Layers
from dragoman.lexicons import read_table
from dragoman.records import Actor, Claim

SENSES = (2.0, 3.0, 4.0)
"""Where one step of how far an event is meant ends and the next begins."""

_WAYS = (  # how an actor was found, as `Actor.how` begins
    "an organ",
    "apposition",
    "coreference",
    "demonym",
    "first person",
    "learned here",
    "name of a country",
    "name of an organisation",
    "name",
    "office",
    "people",
    "place",
    "register",
    "role",
    "several states",
)
_LOWERS = -0.3
"""A sign that weighs less than this is named among the reasons."""


@dataclass(frozen=True, slots=True)
class _Weight:
    sign: str
    weight: float


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign. Raises `LexiconError`."""
    return {w.sign: w.weight for w in read_table("claims_trust", _Weight, key=("sign",))}


def weighed(claims: Sequence[Claim], layers: Layers) -> list[Claim]:
    """The claims of one field with their confidence, 0.01 … 0.99, and what lowers it among the reasons."""
    return [_weighed(c, shown) for c, shown in zip(claims, signs_of(claims, layers), strict=True)]


def signs_of(claims: Sequence[Claim], layers: Layers) -> list[list[str]]:
    """The signs that each of the claims of one field shows."""
    tree = layers.tree
    at = {(tree.span(p.start, p.end), p.event): p for p in layers.propositions}
    made = ((c, at[c.predicate.span, c.event]) for c in claims)
    return [signs(c, tree.upos[p.predicate], p.sense) for c, p in made]


def _weighed(claim: Claim, shown: Sequence[str]) -> Claim:
    table = weights()
    lower = [s for s in shown if table.get(s, 0.0) < _LOWERS]
    why = (*claim.why, f"less sure for: {', '.join(lower)}") if lower else claim.why
    return replace(claim, confidence=chance(table, shown), why=why)


def chance(table: Mapping[str, float], shown: Sequence[str]) -> float:
    """The chance that a claim with these signs is right, to two places."""
    total = sum(table.get(s, 0.0) for s in shown)
    return min(0.99, max(0.01, round(1 / (1 + exp(-total)), 2)))


def signs(claim: Claim, form: str, sense: float | None) -> list[str]:
    """The names of the signs that a claim shows whose predicate is of the part of speech `form` (UPOS) and whose event lies
    `sense` above what one needs (None where that is not weighed)."""
    out = ["bias", "title" if claim.field == "title" else "text"]
    if claim.event:
        out += [f"event {claim.event}", "sense unweighed" if sense is None else f"sense {bisect_right(SENSES, sense)}"]
    else:
        out.append(f"no event, {form}")
    if claim.status == "unspecified":
        out.append("status unspecified")
    for side, parties in (("who", claim.actor), ("whom", claim.recipient)):
        out += sorted({f"{side} {way(a)}" for a in parties} or {f"{side} nobody"})
        if len(parties) > 1:
            out.append(f"{side} several")
        if any(not (a.country or a.code or a.sectors) for a in parties):
            out.append(f"{side} unknown")
    return out


def way(actor: Actor) -> str:
    """How an actor was found, in one word or two; "bare" where neither state nor organisation is known."""
    bare = "" if actor.country or actor.code else ", bare"
    if actor.how.endswith("stands for it"):
        return f"capital{bare}"
    return next((w for w in _WAYS if actor.how.startswith(w)), "otherwise") + bare
