"""Who a development rests on in the end: the roots of its reports, and the chains that lead to them.

An outlet is a root only of what it says itself and no other report's sentence says in its words. Where it names a source, the
root is the last one in the chain: the official, agency or document that is not itself reported to rest on another. A spokesman
and the organ that he speaks for, and an agency under its name and as "Seoul's spy agency", are one root; so are unnamed
officials of one organ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.stories.copies import compare
from dragoman.stories.facts import Fact, Party, party
from dragoman.stories.kinds import Words, tokens
from dragoman.stories.shingles import words_of

Json = Mapping[str, Any]
COPIED = 0.8  # the part of the shorter sentence that both have, from which one is a copy of the other


@dataclass(frozen=True, slots=True)
class Voice:
    """The end of one claim's chain: what it is called, who it is, whether it names nobody, whether it is the outlet itself."""

    name: str
    who: Party
    anonymous: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """How one claim comes to its root: names from the outlet to the root; `copy_of` is the claim whose sentence it repeats, or
    ""."""

    claim: str
    report: str
    outlet: str
    published: str
    path: tuple[str, ...]
    root: int
    copy_of: str


@dataclass(frozen=True, slots=True)
class Root:
    """An independent source: its name, whether it is unnamed, its reports in order, how many of their claims are no copies."""

    name: str
    anonymous: bool
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    originals: int


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The roots of a development, most reported first, and every claim's chain. Reports count with and without copies.

    `numbers` gives each claim's root by its place among `roots`.
    """

    roots: tuple[Root, ...]
    chains: tuple[Chain, ...]
    reports: int
    reports_without_copies: int
    outlets: int
    numbers: Mapping[str, int]

    @property
    def one_anonymous_source(self) -> bool:
        return len(self.roots) == 1 and self.roots[0].anonymous

    def root_of(self, claim: str) -> int:
        """The number of a claim's root among `roots`."""
        return self.numbers[claim]


def corroborate(facts: Sequence[Fact], words: Words, rests: Mapping[str, Sequence[str]] | None = None) -> Corroboration:
    """The roots of one development's facts, given by day of their reports.

    `rests` names by report what it is known to rest on as a whole (the ledger's lineage), for claims that name nobody.
    """
    copied = copies_in(facts)
    voices: list[Voice] = []
    found: dict[str, int] = {}
    own: dict[str, Voice] = {}
    in_report: dict[str, list[int]] = {}
    for f in facts:
        id_ = f.claim["id"]
        original = copied.get(id_)
        voice = own[original] if original in own else voice_of(f.claim, words, (rests or {}).get(f.report, ()))
        own[id_] = voice
        first = in_report.setdefault(f.report, [])
        order = [*first, *(i for i in range(len(voices)) if i not in first)]
        number = next((i for i in order if one_root(voices[i], voice, i in first)), None)
        if number is None:
            number = len(voices)
            voices.append(voice)
        elif voice.who.one and not voices[number].who.one:
            voices[number] = voice
        found[id_] = number
        if number not in first:
            first.append(number)
    for f in facts:  # a title says again what the text says, and seldom who says so
        if f.claim.get("field") == "title" and own[f.claim["id"]].own:
            body = (found[x.claim["id"]] for x in facts if x.report == f.report and x.claim.get("field") != "title")
            found[f.claim["id"]] = next(body, found[f.claim["id"]])
    reports = {
        i: rs for i in range(len(voices)) if (rs := list(dict.fromkeys(f.report for f in facts if found[f.claim["id"]] == i)))
    }
    ranked = sorted(reports, key=lambda i: (-len(reports[i]), i))
    place = {i: n for n, i in enumerate(ranked)}
    outlet_of = {f.report: f.claim["outlet"] for f in facts}
    roots = tuple(
        Root(
            voices[i].name,
            voices[i].anonymous,
            tuple(reports[i]),
            tuple(dict.fromkeys(outlet_of[r] for r in reports[i] if outlet_of[r])),
            sum(1 for f in facts if found[f.claim["id"]] == i and f.claim["id"] not in copied),
        )
        for i in ranked
    )
    chains = tuple(
        Chain(
            f.claim["id"],
            f.report,
            f.claim["outlet"],
            f.claim["published"][:10],
            path_of(f.claim, own[f.claim["id"]]),
            place[found[f.claim["id"]]],
            copied.get(f.claim["id"], ""),
        )
        for f in facts
    )
    of_report: dict[str, list[Fact]] = {}
    for f in facts:
        of_report.setdefault(f.report, []).append(f)
    fresh = [r for r, fs in of_report.items() if any(f.claim["id"] not in copied for f in fs)]
    outlets = {f.claim["outlet"] for f in facts if f.claim["outlet"]}
    return Corroboration(roots, chains, len(of_report), len(fresh), len(outlets), {c.claim: c.root for c in chains})


def copies_in(facts: Sequence[Fact]) -> dict[str, str]:
    """Claims whose sentence repeats an earlier report's: their ids, and the id of the claim that it repeats."""
    seen: list[tuple[Fact, Any]] = []
    by_words: dict[frozenset[str], int] = {}
    out: dict[str, str] = {}
    for f in facts:
        taken = words_of(f.claim["sentence_text"])
        original = by_words.get(f.said)
        if original is not None and seen[original][0].report != f.report:
            out[f.claim["id"]] = seen[original][0].claim["id"]
            continue
        for other, their in seen:
            near = other.report != f.report and len(other.said & f.said) >= COPIED * min(len(other.said), len(f.said))
            if near and compare(their, taken)[0] >= COPIED:
                out[f.claim["id"]] = other.claim["id"]
                break
        else:
            by_words.setdefault(f.said, len(seen))
            seen.append((f, taken))
    return out


def voice_of(claim: Json, words: Words, rests: Iterable[str] = ()) -> Voice:
    """The end of a claim's chain; what its report rests on as a whole where the claim names nobody; else the outlet itself."""
    outlet = claim["outlet"] or claim["report"]
    for source in reversed(claim["sources"]):
        speaker, said = source["speaker"], " ".join(source["source"].split())
        if speaker is None and not said:
            continue
        name = (speaker and speaker["name"]) or said
        if not name or _is_outlet(name, outlet):
            continue
        who = party(speaker) if speaker else Party(frozenset(), frozenset(), "", frozenset(tokens(name)))
        anonymous = not who.one and _names_nobody(said or name, words)
        return Voice(said if anonymous and said else name, who, anonymous, False)
    if not claim["event"] and claim["predicate"]["lemma"] not in words.verbs:
        for actor in claim["actor"]:  # "Zelensky spoke of 11,000 soldiers": the predicate itself says who says so
            who = party(actor)
            if who.one and actor["name"]:
                return Voice(actor["name"], who, False, False)
    for name in rests:
        if not _is_outlet(name, outlet):
            return Voice(name, Party(frozenset(), frozenset(), "", frozenset(tokens(name))), False, False)
    return Voice(outlet, Party(frozenset(), frozenset(), outlet.lower(), frozenset(tokens(outlet))), False, True)


def _is_outlet(name: str, outlet: str) -> bool:
    return name.lower() == outlet.lower()


def _names_nobody(said: str, words: Words) -> bool:
    """Whether the words for a source only describe it: their head is an official or the like, and no name stands behind it."""
    found = said.split()
    for i, w in enumerate(found):
        if w.lower().strip(",.") in words.anonymous:
            rest = [x for x in found[i + 1 : i + 3] if x[:1].isupper()]
            return not rest or w.endswith(",") or w.lower() != w
    return False


def one_root(a: Voice, b: Voice, together: bool) -> bool:
    """Whether two ends of chains are one source. `together`: they stand in one report, where "Seoul says" may mean the organ
    named."""
    x, y = a.who, b.who
    if a.own or b.own:
        return x.name == y.name
    if x.one and y.one:
        return x.one == y.one
    if x.name and y.name and (x.name == y.name or (not (x.countries and y.countries) and (x.name <= y.name or y.name <= x.name))):
        return True
    if not x.countries & y.countries or a.anonymous != b.anonymous:
        return False
    if x.sectors == y.sectors or (_government(x) and _government(y)):
        return True
    if _government(x) or _government(y):
        return together
    return bool(x.sectors and y.sectors and (x.sectors <= y.sectors or y.sectors <= x.sectors))


def _government(p: Party) -> bool:
    """Whether only a country or its government is named: "Seoul says", where the text may name the organ."""
    return not p.one and p.sectors <= {"GOV"}


def path_of(claim: Json, voice: Voice) -> tuple[str, ...]:
    """Names from the outlet to the root, each once."""
    names = [claim["outlet"] or claim["report"]]
    for source in claim["sources"]:
        speaker = source["speaker"]
        names.append((speaker and speaker["name"]) or " ".join(source["source"].split()))
    names.append(voice.name)
    return tuple(dict.fromkeys(n for n in names if n))
