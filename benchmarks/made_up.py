"""Made-up reports and their readings, with every field of every record in use: for benchmarks and for the ledger's tests.

A report is known by two numbers: which one, and which state of it (0, 1, … are texts under the same url). Both stand in its
`source`, so that `read` gives the reading back without a language model. The same numbers give the same report everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.records import (
    Actor,
    Attribution,
    Claim,
    Code,
    Item,
    Lineage,
    Name,
    OffsetMap,
    Place,
    Predicate,
    Quantity,
    Reading,
    Report,
    Span,
    Status,
    Time,
)

VERSION = "made-up-1"
OUTLETS = ("The Harbour Post", "Northern Wire", "Daily Lantern", "Strait Times Weekly", "Radio Meridian", "The Cartographer")


class Who(NamedTuple):
    text: str
    name: str
    country: str
    sector: str


WHO = (
    Who("Pyongyang", "North Korea", "PRK", "GOV"),
    Who("Moscow", "Russia", "RUS", "GOV"),
    Who("Seoul", "South Korea", "KOR", "GOV"),
    Who("Kyiv", "Ukraine", "UKR", "GOV"),
    Who("Washington", "United States", "USA", "GOV"),
    Who("Tokyo", "Japan", "JPN", "GOV"),
    Who("Beijing", "China", "CHN", "GOV"),
    Who("Tehran", "Iran", "IRN", "GOV"),
    Who("the defence ministry", "Ministry of Defence", "KOR", "MIL"),
    Who("Chad", "Chad", "TCD", "GOV"),
)
DEEDS = (
    ("sent", "send", "AID", "occurred"),
    ("will send", "send", "AID", "planned"),
    ("promised", "promise", "SUPPORT", "planned"),
    ("threatened", "threaten", "THREATEN", "occurred"),
    ("accused", "accuse", "ACCUSE", "occurred"),
    ("did not invite", "invite", "CONSULT", "not_occurred"),
    ("watched", "watch", None, "occurred"),
)
ITEMS = ("shells", "rockets", "tonnes of rice", "workers", "engineers")
PLACES = (
    ("Rajin", 2042893, "PRK", 42.25, 130.3),
    ("Vladivostok", 2013348, "RUS", 43.1, 131.9),
    ("Geneva", 2660646, "CHE", 46.2, 6.1),
)


def report(number: int, state: int = 0, sentences: int = 4) -> Report:
    """One report; other states differ in their text and not in their url."""
    return make(number, state, sentences).report


def reports(count: int, start: int = 0, sentences: int = 4) -> Iterator[Report]:
    return (report(i, 0, sentences) for i in range(start, start + count))


def read(given: Iterable[Report]) -> Iterator[Reading]:
    """Stands in for a pipeline: the readings of made-up reports, one by one."""
    for one in given:
        number, state, sentences = map(int, one.source.split(":")[1:])
        yield make(number, state, sentences)


def make(number: int, state: int = 0, sentences: int = 4) -> Reading:
    """The reading of one report, with one claim a sentence."""
    day = date(2023, 1, 1) + timedelta(days=random.Random(number).randrange(900))
    rng = random.Random(f"{number} {state}")
    body = _Body()
    for i in range(sentences):
        body.sentence(rng, day, i + 1, number, state)
    one = Report(
        id=f"r-{number}",
        text=body.text,
        outlet=OUTLETS[number % len(OUTLETS)],
        title=f"Report {number}",
        url=f"https://example.org/{number}",
        published=day.isoformat(),
        retrieved=f"{day + timedelta(days=1)}T06:00:00Z",
        language="en",
        source=f"made:{number}:{state}:{sentences}",
        offsets=OffsetMap((0, 5), (0, 7)),
    )
    title = Name(Span(0, 6), "Report", "ORG", None, "title")
    lineage = (Lineage(one.id, "a satellite image", "cited", body.spans[0]),)
    return Reading(
        report=one,
        sentences=tuple(body.spans),
        entities=(*body.names, title),
        times=tuple(body.times),
        quantities=tuple(body.quantities),
        places=tuple(body.places),
        attributions=tuple(body.attributions),
        claims=tuple(body.claims),
        lineage=lineage,
        version=VERSION,
    )


class _Body:
    """A text that grows sentence by sentence, with the layers over it."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.names: list[Name] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.places: list[Place] = []
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def sentence(self, rng: random.Random, day: date, count: int, number: int, state: int) -> None:
        begin = len(self.text)
        actor, recipient, speaker = rng.sample(WHO, 3)
        verb, lemma, event, status = rng.choice(DEEDS)
        amount, item, (place, geonames, country, lat, lon) = rng.randrange(100, 9999), rng.choice(ITEMS), rng.choice(PLACES)
        when = day - timedelta(days=rng.randrange(60))

        who = self._actor(actor)
        self.put(" ")
        predicate = Predicate(self.put(verb), verb, lemma)
        self.put(" ")
        whom = self._actor(recipient)
        self.put(" ")
        figure = self.put(f"{amount:,}")
        self.put(" ")
        thing = self.put(item)
        self.put(" through ")
        where = Place(self.put(place), place, place, geonames, country, lat, lon, "city", "from", "gazetteer")
        self.put(" on ")
        said = f"{when:%d %B %Y}"
        time = Time(self.put(said), said, "DATE", str(when), str(when), str(when), str(when), "absolute date")
        content = Span(begin, len(self.text))
        self.put(", ")
        attribution: tuple[int, ...] = ()
        if rng.random() < 0.6:
            source = self._actor(speaker)
            cue = self.put(" said")
            attribution = (len(self.attributions),)
            self.attributions.append(Attribution((source.span,), (cue,), (content,), source, "speech", None, "verb of saying"))
        else:
            self.put("after talks")
        self.put(f". {'It was said again. ' * state}")
        span = Span(begin, len(self.text) - 1)
        quantity = Quantity(figure, f"{amount:,}", float(amount), float(amount), "=", "1", "", item)
        self.spans.append(span)
        self.times.append(time)
        self.quantities.append(quantity)
        self.places.append(where)
        self.names.append(Name(who.span, who.text, "LOC", who.id))
        self.claims.append(
            Claim(
                id=f"r-{number}:{state}:{count}",
                sentence=count,
                span=content,
                text=self.text[content.start : content.end],
                attribution=attribution,
                predicate=predicate,
                event=event,
                mode=None,
                contexts=("military",) if count % 2 else (),
                status=_status(status),
                factuality="CT+",
                actor=(who,),
                recipient=(whom,),
                items=(Item(thing, item),),
                quantities=(quantity,),
                time=time if count % 3 else None,
                places=(where,),
                confidence=round(rng.random(), 3),
                why=("made up", f"verb {lemma}"),
                codes=(Code("cameo", "072", "Provide military aid"),) if event == "AID" else (),
            )
        )

    def _actor(self, who: Who) -> Actor:
        countries = (who.country,) if who.text != "the defence ministry" else (who.country, "USA")
        return Actor(
            self.put(who.text), who.text, who.name.casefold().replace(" ", "-"), who.name, countries, "", (who.sector,), "made up"
        )


def _status(value: str) -> Status:
    known: dict[str, Status] = {"occurred": "occurred", "planned": "planned", "not_occurred": "not_occurred"}
    return known[value]
