"""Claims as a ledger gives them, from a line of words. Spans are found by their words in the sentence."""

from __future__ import annotations

from typing import Any

NAMES = {"PRK": "North Korea", "RUS": "Russia", "UKR": "Ukraine", "USA": "United States", "KOR": "South Korea"}


def actor(who: str) -> dict[str, Any]:
    """``RUS`` a state, ``RUS MIL`` its organ, ``RUS:sergei-lavrov`` somebody in particular, ``=words`` only words."""
    if who.startswith("="):
        return {"span": [0, 1], "text": who[1:], "id": "", "name": "", "country": None, "code": "", "sectors": [], "how": ""}
    country, _, one = who.partition(":")
    code, _, sector = country.partition(" ")
    name = one.replace("-", " ").title() or NAMES.get(code, code)
    known = {"country": code, "code": "", "sectors": [sector] if sector else [], "how": ""}
    return {"span": [0, 1], "text": name, "id": one or country, "name": name, **known}


def quantity(text: str, words: str, low: float | None, high: float | None, approx: str = "=", item: str = "") -> dict[str, Any]:
    start = text.index(words)
    bounds = {"low": low, "high": high, "approx": approx, "unit": "1", "unit_name": "", "item": item}
    return {"span": [start, start + len(words)], "text": words, **bounds}


def claim(report: str, published: str, text: str, predicate: str, lemma: str = "", **given: Any) -> dict[str, Any]:
    """A claim over a sentence that is its whole report. `who`, `whom` and `says` are as `actor` takes them; `day` is its own
    day."""
    start = text.index(predicate)
    day, until = given.get("day", ""), given.get("until", "")
    time = None
    if day:
        at = text.index(given.get("day_words", predicate))
        time = {
            "span": [at, at + 1],
            "text": "x",
            "type": "DATE",
            "timex": day,
            "edtf": day,
            "earliest": day,
            "latest": until or day,
        }
    places = [
        {
            "span": [0, 1],
            "text": p,
            "name": p,
            "geonames_id": None,
            "country": c,
            "lat": la,
            "lon": lo,
            "precision": "city",
            "role": "at",
        }
        for p, c, la, lo in given.get("places", ())
    ]
    sources = [
        {
            "attribution": i,
            "kind": "speech",
            "speaker": actor(s) if not s.startswith("=") else None,
            "source": s.lstrip("="),
            "cue": "said",
        }
        for i, s in enumerate(given.get("says", ()))
    ]
    return {
        "id": f"{report}-{start}",
        "report": report,
        "outlet": given.get("outlet", f"Outlet of {report}"),
        "title": "",
        "url": "",
        "published": published,
        "version": "test",
        "sentence": given.get("sentence", 1),
        "span": [0, len(text)],
        "text": text,
        "sentence_text": text,
        "sentence_span": [0, len(text)],
        "attribution": list(range(len(sources))),
        "predicate": {"span": [start, start + len(predicate)], "text": predicate, "lemma": lemma or predicate},
        "event": given.get("event"),
        "mode": given.get("mode"),
        "contexts": [],
        "status": given.get("status", "occurred"),
        "factuality": "CT+",
        "actor": [actor(a) for a in given.get("who", ())],
        "recipient": [actor(a) for a in given.get("whom", ())],
        "items": [{"span": [0, 1], "text": t} for t in given.get("items", ())],
        "quantities": list(given.get("figures", ())),
        "time": time,
        "places": places,
        "confidence": 0.9,
        "why": [],
        "sources": sources,
    }
