"""A claim of a ledger as developments see it: its kind, its parties, when, where, what, how many, and who says so.

A fact keeps only what can be compared. Its kind is the claim's category, unless its predicate and what it moves say more
("delivered … containers" is a delivery, whatever category it was given); a claim of no kind is no fact.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.stories.anchors import anchor
from dragoman.stories.figures import Figure, figures_of, with_sum
from dragoman.stories.kinds import GOODS, Words, singular, tokens

Json = Mapping[str, Any]
REAL = frozenset({"occurred", "ongoing", "planned", "considered", "possible", "denied", "not_occurred", "unspecified"})
HELD = frozenset({"occurred", "ongoing"})
LONG = 40  # different words from which a sentence tells of too much
_BARE = frozenset({"assault", "coerce", "harm", "mobilize"})  # kinds that say nothing without a party, a figure or a place
MANY = 100  # dead or wounded from which a figure without a day, told in the perfect, is a total of many events
PLANNED = frozenset({"planned", "considered", "possible"})
AGAINST = frozenset({"denied", "not_occurred"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: countries, sectors, the id of the one it is if it is more than a country's organ, and the words of its
    name."""

    countries: frozenset[str]
    sectors: frozenset[str]
    one: str
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place below a country: its id, the words of its name, its country, coordinates in degrees where known."""

    id: int
    name: frozenset[str]
    country: str
    lat: float | None
    lon: float | None
    city: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim. Days are proleptic ordinals, 0 where unknown; `first` and `last` bound the claim's own time.

    `published` is the report's day. `running` says that it tells of a state or a running total, so that the own day of one
    report is not held against that of another. `phase` is "planned" where the predicate speaks of what is to come.
    """

    claim: Json
    anchor: str
    report: str
    kind: str
    mode: str
    lemma: str
    status: str
    doers: tuple[Party, ...]
    receivers: tuple[Party, ...]
    published: int
    first: int
    last: int
    spots: tuple[Spot, ...]
    things: frozenset[str]
    figures: tuple[Figure, ...]
    running: bool
    bounded: bool
    sentence: tuple[str, int]
    said: frozenset[str]
    content: frozenset[str]
    objects: frozenset[str]
    order: tuple[Any, ...] = field(compare=False)

    @property
    def day(self) -> int:
        """The day to sort and to block by: the report's for what runs on, else the event's own, else the report's."""
        return self.published or self.last if self.running else self.last or self.first or self.published

    @property
    def countries(self) -> frozenset[str]:
        """Of all that take part."""
        return frozenset(c for p in (*self.doers, *self.receivers) for c in (p.countries or ([p.one] if p.one else ())))


def facts_of(claims: Iterable[Json], words: Words) -> list[Fact]:
    """What can be compared of claims as `Ledger.claims` gives them, in any order; all claims of a report belong together.

    Claims of one sentence that count the same, or tell of dead and wounded, share its day and its place; the dead and the
    wounded of one sentence have a sum.
    """
    sentences: dict[tuple[Any, ...], list[Json]] = {}
    for c in claims:
        sentences.setdefault((c["report"], c.get("field", "text"), c["sentence"]), []).append(c)
    made = []
    for fellows in sentences.values():
        for c in fellows:
            fact = fact_of(c, words, fellows)
            if fact is not None:
                made.append(fact)
    return made


def fact_of(claim: Json, words: Words, fellows: Iterable[Json] = ()) -> Fact | None:
    """What can be compared of a claim; None where there is nothing. `fellows` are the claims of its sentence."""
    counted = {tuple(q["span"]) for q in claim["quantities"]}
    harms = _harms(claim, words)
    sharing = [
        c
        for c in fellows
        if c is not claim and (any(tuple(q["span"]) in counted for q in c["quantities"]) or (harms and _harms(c, words)))
    ]
    figures = figures_of(claim, words)
    if any(f.measure == "dead" for f in figures):
        figures = with_sum(figures, [f for c in fellows if c is not claim for f in figures_of(c, words)])
    lemma, event, mode = claim["predicate"]["lemma"], claim["event"] or "", claim["mode"] or ""
    kind, phase = _kind(claim, figures, lemma, event, words)
    if not kind:
        return None
    told = words.kinds[kind]
    doers, receivers = _parties(claim, kind, lemma, words)
    if kind in _BARE and not doers and not receivers and not figures and not claim["places"]:
        return None
    first, last, published = _days(claim, sharing, words)
    harmed = receivers or doers
    held = kind == "coerce" and mode == "arrest" and any(p.one for p in receivers)
    running = told.running or held  # somebody in particular stays arrested
    bounded = bool(first and last and last - first <= 62 and (kind == "harm" or not published or published - last > 2))
    if kind == "harm":
        many = any((f.low or 0) >= MANY for f in figures if f.measure in ("dead", "wounded", "losses"))
        soldiers = any("MIL" in p.sectors for p in harmed) or any(
            _is_thing(a, words) and words.thing(a["text"]) == "troops" for a in claim["recipient"]
        )
        running = not bounded and (soldiers or (many and _perfect(claim)))
    places = [p for c in (claim, *sharing) for p in c["places"]]
    spots = tuple(dict.fromkeys(s for s in (_spot(p) for p in places if p["role"] != "from") if s))
    things = _things(claim, kind, figures, words)
    status = claim["status"]
    if phase == "planned" and status in HELD:
        status = phase
    said = frozenset(tokens(claim["sentence_text"]))
    position = claim["predicate"]["span"][0]
    tier = 0 if (doers and receivers) or len(doers) > 1 or (kind == "harm" and receivers) else 1 if doers or receivers else 2
    dated = not running and bool(first or last)
    key = anchor(claim)
    day = (published or last) if running else (last or first or published)
    return Fact(
        claim=claim,
        anchor=key,
        report=claim["report"],
        kind=kind,
        mode=mode,
        lemma=lemma,
        status=status,
        doers=doers,
        receivers=receivers,
        published=published,
        first=first,
        last=last,
        spots=spots,
        things=things,
        figures=figures,
        running=running,
        bounded=bounded,
        sentence=(claim.get("field", "text"), claim["sentence"]),
        said=said,
        objects=_objects(claim, (*doers, *receivers), spots, words),
        content=_content(said if len(said) <= LONG else frozenset(tokens(claim["text"])), (*doers, *receivers), words),
        order=(tier, not dated, day or 10**7, claim["report"], claim.get("field", "text") == "title", position, claim["id"]),
    )


def _content(said: frozenset[str], parties: Iterable[Party], words: Words) -> frozenset[str]:
    """Longer words that neither name a nation or a party nor say that somebody says something."""
    names = frozenset(n for p in parties for n in p.name)
    return frozenset(w for w in said - names if len(w) > 4 and w not in words.nations and w not in words.saying)


def _objects(claim: Json, parties: Iterable[Party], spots: Iterable[Spot], words: Words) -> frozenset[str]:
    """The words for what it was done to: those behind the predicate in the claim's own text that name no nation, party, place,
    day or figure, and are no troops."""
    behind = claim["predicate"]["span"][1] - claim["span"][0]
    said = [w for w in tokens(claim["text"][behind:]) if len(w) > 3 and not w[0].isdigit()]
    names = {n for p in parties for n in p.name} | {n for s in spots for n in s.name}
    names.update(*(tokens(q["text"]) for q in claim["quantities"]))
    if claim["time"]:
        names.update(tokens(claim["time"]["text"]))
    return frozenset(
        w for w in said if w not in names and w not in words.nations and w not in words.saying and words.thing(w) != "troops"
    )


def _kind(claim: Json, figures: Iterable[Figure], lemma: str, event: str, words: Words) -> tuple[str, str]:
    """The kind and the phase; ("", "") where the claim is of none."""
    measures = {f.measure for f in figures}
    if measures & {"dead", "wounded", "losses"}:
        return "harm", ""
    verb = words.verbs.get(lemma)
    if verb is not None:
        things = {words.thing(i["text"]) for i in claim["items"]} | measures
        if verb.kind != "moves":
            if _has(claim, verb.needs, things, words):
                return verb.kind, verb.phase
        else:
            for party in (*claim["actor"], *claim["recipient"]):
                things.add(words.thing(party["text"]))
            if not things & GOODS and "troops" not in things:
                things |= _named_things(claim["text"], words)
            if "troops" in things:
                return "troops", verb.phase
            if things & GOODS and "goods" in verb.needs and event in ("", "AID", "COOPERATE", "SUPPORT"):
                return "goods", verb.phase
    if event == "AID" and any(words.thing(i["text"]) in GOODS for i in claim["items"]):
        return "goods", ""
    if event:
        return event.lower(), ""
    if "troops" in measures and any(words.nation(f.words) for f in figures if f.measure == "troops"):
        return "troops", ""
    sides = (claim["actor"], claim["recipient"])
    if lemma not in words.saying and all(any(a["country"] or a["id"] for a in side) for side in sides):
        return "deed", ""
    return "", ""


def _has(claim: Json, needs: str, things: set[str], words: Words) -> bool:
    if not needs:
        return True
    if needs == "place":
        return not claim["recipient"] and any(p["precision"] != "country" for p in claim["places"])
    if needs == "force":
        return any("MIL" in a["sectors"] for a in claim["recipient"])
    if needs == "pact":
        return (
            "pact" in things
            or "pact" in {words.thing(t["text"]) for t in (*claim["recipient"], *claim["items"])}
            or "pact" in _named_things(claim["text"], words)
        )
    if needs == "harm":
        return any(_is_thing(a, words) and words.thing(a["text"]) == "troops" for a in claim["recipient"])
    return bool(things & ({"troops"} | GOODS if "goods" in needs else {"troops"}))


def _named_things(text: str, words: Words) -> set[str]:
    """Classes of things behind a nation's adjective in a claim's words: "North Korean troops"."""
    said = tokens(text)
    out = set()
    for _, at in words.nations_in(said):
        for size in (2, 1):
            thing = words.thing(" ".join(said[at : at + size]))
            if thing:
                out.add(thing)
                break
    for word in said:
        if words.things.get(singular(word)) in ("pact", "troops"):
            out.add(words.things[singular(word)])
    return out


def _things(claim: Json, kind: str, figures: Iterable[Figure], words: Words) -> frozenset[str]:
    found = {words.thing(i["text"]) for i in claim["items"]} | {f.measure for f in figures if f.measure in GOODS}
    if kind == "goods" and not found - {""}:
        found = _named_things(claim["text"], words)
    return frozenset(found - {"", "troops", "pact"})


# ------------------------------------------------------------------ who
def _parties(claim: Json, kind: str, lemma: str, words: Words) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides. What is moved or lost is nobody's side; whose it is ("North Korean soldiers"), and from where to where, is."""
    moved = kind in ("troops", "goods", "harm")
    actors = [a for a in claim["actor"] if not (moved and _is_thing(a, words))]
    recipients = [a for a in claim["recipient"] if not (moved and _is_thing(a, words))]
    known = lemma in words.verbs or claim["event"]
    doers = _known(actors) if known else ()
    receivers = _known(recipients) if known else ()
    if not moved:
        return doers, receivers
    owner = _owner(claim, kind, words)
    if kind == "harm":
        verb = words.verbs.get(lemma)
        if verb is not None and verb.phase == "subject" and doers:
            doers, receivers = (), doers
        victims = receivers or doers
        if owner and not any(owner in p.countries for p in victims):
            receivers = (_country(owner, "MIL" if _military(claim["sentence_text"], words) else ""),)
        elif not receivers:
            doers, receivers = (), doers
        if any("MIL" in p.sectors for p in receivers):
            doers = ()  # who killed soldiers is seldom said, and seldom read rightly
        return doers, receivers
    if owner and (kind == "troops" or not doers):
        doers = (_country(owner, ""),)
    sources = {p["country"] for p in claim["places"] if p["role"] == "from" and p["country"]}
    targets = {p["country"] for p in claim["places"] if p["role"] in ("to", "at") and p["country"]}
    if not doers and len(sources) == 1:
        doers = (_country(sources.pop(), ""),)
    if not receivers and len(targets) == 1:
        receivers = (_country(targets.pop(), ""),)
    mine = {c for p in receivers for c in p.countries}
    if receivers and doers and all(p.countries & mine for p in doers):
        doers = ()
    return doers, receivers


def _known(actors: Iterable[Json]) -> tuple[Party, ...]:
    return tuple(p for p in map(party, actors) if p.countries or p.one or p.name)


def party(actor: Json) -> Party:
    """Who an actor of a claim is. An id in capitals is a country or its organ, any other somebody in particular."""
    country = actor["country"]
    countries = frozenset([country] if isinstance(country, str) else country or ())
    id_ = actor["id"] or ""
    one = id_ if id_ and not id_[:3].isupper() else ""
    name = frozenset(tokens(actor["name"] or actor["text"])) if not countries else frozenset(tokens(actor["name"] or ""))
    return Party(countries, frozenset(actor["sectors"]), one, name)


def _country(code: str, sector: str) -> Party:
    return Party(frozenset([code]), frozenset([sector] if sector else ()), "", frozenset())


def _is_thing(actor: Json, words: Words) -> bool:
    """Whether the words for an actor are only what is moved or harmed: "3,800 soldiers"."""
    return (
        not actor["country"] and not actor["id"] and (any(c.isdigit() for c in actor["text"]) or bool(words.thing(actor["text"])))
    )


def _owner(claim: Json, kind: str, words: Words) -> str:
    """Whose troops or dead they are: the nation whose adjective stands before the thing; "" where none or several do."""
    for text in (claim["text"], claim["sentence_text"]):
        found = _owners(tokens(text), kind, words)
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _owners(said: list[str], kind: str, words: Words) -> set[str]:
    found = set()
    for code, at in words.nations_in(said):
        before = said[max(0, at - 1)]
        for size in (3, 2, 1):
            if at + size <= len(said) and words.thing(" ".join(said[at : at + size])) == "troops":
                found.add(code)
                break
        else:
            if kind in ("harm", "troops") and before.endswith("s") and before[:-1] in words.nations:
                found.add(code)
    return found


def _harms(claim: Json, words: Words) -> bool:
    """Whether a claim's predicate kills or wounds: "killed or wounded" are two claims of one figure and one day."""
    verb = words.verbs.get(claim["predicate"]["lemma"])
    return verb is not None and verb.kind == "harm" and not verb.needs


def _perfect(claim: Json) -> bool:
    """Whether a claim's predicate stands in the perfect: "have been killed" sums up, "were killed" tells."""
    at = claim["predicate"]["span"][0] - claim["sentence_span"][0]
    return not {"have", "has", "had"}.isdisjoint(claim["sentence_text"][:at].lower().split()[-4:])


def _military(text: str, words: Words) -> bool:
    return any(words.things.get(w.removesuffix("s")) == "troops" for w in tokens(text))


# ------------------------------------------------------------------ when and where
_DATELINE = re.compile(r"[^a-z]{3,40}, [A-Z][\w.]* \d+ (?:\([^)]{1,40}\) )?[-–—]")


def _days(claim: Json, sharing: Iterable[Json], words: Words) -> tuple[int, int, int]:
    """First and last day of the claim's own time and the report's day, as ordinals. A day that says when somebody spoke is not
    its own."""
    published = ordinal(claim["published"])
    for c in (claim, *sharing):
        time = c["time"]
        if time and not _of_saying(c, time, words):
            return ordinal(time["earliest"]), ordinal(time["latest"]), published
    return 0, 0, published


def _of_saying(claim: Json, time: Json, words: Words) -> bool:
    """Whether the time stands in a dateline, or within five words behind a word of saying: "told lawmakers on Monday"."""
    text, base = claim["sentence_text"], claim["sentence_span"][0]
    at = time["span"][0] - base
    head = _DATELINE.match(text)
    if head is not None and at < head.end():
        return True
    if not claim["event"] and claim["predicate"]["lemma"] not in words.verbs:
        behind = claim["predicate"]["span"][1] - base
        if behind <= at and len(text[behind:at].split()) <= 4:
            return True
    for source in claim["sources"]:
        for cue in source["cue"].split(" … "):
            start = text.rfind(cue, 0, max(0, at)) if cue else -1
            if start >= 0 and not claim["predicate"]["text"].startswith(cue) and len(text[start:at].split()) <= 6:
                between = claim["predicate"]["span"][0] - base
                if not start < between < at:
                    return True
    return False


def ordinal(day: str | None) -> int:
    """An ISO day as a proleptic ordinal; 0 where there is none."""
    try:
        return datetime.date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return 0


def iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat() if day else ""


def _spot(p: Json) -> Spot | None:
    if p["precision"] == "country" or not (p["name"] or p["text"]):
        return None
    name = frozenset(tokens(p["text"])) | frozenset(tokens(p["name"]))
    return Spot(p["geonames_id"] or 0, name, p["country"] or "", p["lat"], p["lon"], p["precision"] in ("city", "point"))
