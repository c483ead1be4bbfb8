"""Readings put together by hand, for rooms that stand above the reading of text. Spans are found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.records import (
    Actor,
    Attribution,
    Claim,
    Item,
    Place,
    Predicate,
    Quantity,
    Reading,
    Report,
    Span,
    Time,
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def actor(text: str, words: str, name: str = "", country: str = "", sector: str = "") -> Actor:
    return Actor(
        span(text, words), words, name=name or words, country=(country,) if country else (), sectors=(sector,) if sector else ()
    )


def attribution(text: str, source: str, cue: str, content: str, speaker: Actor | None = None) -> Attribution:
    return Attribution((span(text, source),), (span(text, cue),), (span(text, content),), speaker, why=f"cue “{cue}”")


def claim(id: str, text: str, predicate: str, **given: Any) -> Claim:
    """A claim over the whole of `text`, which happened unless `given` says otherwise."""
    values: dict[str, Any] = {
        "sentence": 1,
        "span": Span(0, len(text)),
        "text": text,
        "attribution": (),
        "event": None,
        "mode": None,
        "contexts": (),
        "status": "occurred",
        "factuality": "CT+",
        "why": ("made by hand",),
    }
    return Claim(id=id, predicate=Predicate(span(text, predicate), predicate, predicate), **values | given)


def reading(id: str, outlet: str, published: str, text: str, claims: Sequence[Claim], **given: Any) -> Reading:
    url = f"https://{outlet.lower().replace(' ', '')}.example.invalid/{id}"
    report = Report(id, text, outlet=outlet, title=f"Title of {id}", url=url, published=published, language="en")
    return Reading(report, sentences=(Span(0, len(text)),), claims=tuple(claims), version="test", **given)


def day(text: str, words: str, iso: str) -> Time:
    return Time(span(text, words), words, "DATE", iso, edtf=iso, earliest=iso, latest=iso, why="a day")


def readings() -> list[Reading]:
    """Seven reports of three outlets: a visit told twice, shells, a figure that moves, a denial, a plan, a silence."""
    visit = "Kim Jong Un met Vladimir Putin in Vladivostok on 13 September."
    shells = "North Korea shipped about 1,000 containers of shells to Russia, Seoul's defence ministry said."
    more = "North Korea shipped more than 3,000 containers of shells to Russia, Kyiv's military intelligence said."
    denial = "Moscow denied that North Korea shipped shells to Russia."
    plan = "South Korea is preparing to send weapons to Ukraine."
    silence = "Kim Jong Un did not mention shells."

    def met(id: str) -> Claim:
        return claim(
            id,
            visit,
            "met",
            event="CONSULT",
            mode="meet",
            actor=(actor(visit, "Kim Jong Un", country="PRK", sector="GOV"),),
            recipient=(actor(visit, "Vladimir Putin", country="RUS", sector="GOV"),),
            time=day(visit, "on 13 September", "2023-09-13"),
            places=(
                Place(span(visit, "Vladivostok"), "Vladivostok", "Vladivostok", country="RUS", lat=43.1, lon=131.9, role="at"),
            ),
        )

    def shipped(
        id: str, text: str, figure: str, low: float, high: float | None, speaker: Actor, status: str = "occurred"
    ) -> Reading:
        quantity = Quantity(span(text, figure), figure, low, high, "=" if high else ">", "1", "", "containers")
        c = claim(
            id + "-c1",
            text,
            "shipped",
            event="AID",
            status=status,
            attribution=(0,),
            actor=(actor(text, "North Korea", country="PRK"),),
            recipient=(actor(text, "Russia", country="RUS"),),
            items=(Item(span(text, "shells"), "shells"),),
            quantities=(quantity,),
        )
        said = attribution(text, speaker.text, "said", text[: text.index(", ")], speaker)
        return reading(id, "Northgate Monitor", "2023-11-0" + id[-1], text, [c], attributions=(said,))

    seoul = actor(shells, "Seoul's defence ministry", country="KOR", sector="MIL")
    kyiv = actor(more, "Kyiv's military intelligence", country="UKR", sector="SPY")
    moscow = actor(denial, "Moscow", name="Government of Russia", country="RUS", sector="GOV")
    denied = claim(
        "r5-c1",
        denial,
        "shipped",
        event="AID",
        status="denied",
        factuality="CT-",
        attribution=(0,),
        actor=(actor(denial, "North Korea", country="PRK"),),
        recipient=(actor(denial, "Russia", country="RUS"),),
        items=(Item(span(denial, "shells"), "shells"),),
    )
    planned = claim(
        "r6-c1",
        plan,
        "send",
        event="AID",
        status="planned",
        factuality="PS+",
        actor=(actor(plan, "South Korea", country="KOR"),),
        recipient=(actor(plan, "Ukraine", country="UKR"),),
        items=(Item(span(plan, "weapons"), "weapons"),),
    )
    unmentioned = claim(
        "r7-c1", silence, "shells", event="AID", status="not_mentioned", factuality="Uu", attribution=(0,), confidence=0.6
    )
    return [
        reading("r1", "Harbour Wire", "2023-09-13", visit, [met("r1-c1")]),
        reading("r2", "Tallow Street Post", "2023-09-14", visit, [met("r2-c1")]),
        shipped("r3", shells, "about 1,000 containers", 1000, 1000, seoul),
        shipped("r4", more, "more than 3,000 containers", 3000, None, kyiv),
        reading(
            "r5",
            "Harbour Wire",
            "2023-11-06",
            denial,
            [denied],
            attributions=(attribution(denial, "Moscow", "denied", "North Korea shipped shells to Russia", moscow),),
        ),
        reading("r6", "Harbour Wire", "2024-06-20", plan, [planned]),
        reading(
            "r7",
            "Tallow Street Post",
            "2024-06-21",
            silence,
            [unmentioned],
            attributions=(
                attribution(silence, "Kim Jong Un", "did not mention", "shells", actor(silence, "Kim Jong Un", country="PRK")),
            ),
        ),
    ]
