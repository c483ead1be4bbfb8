"""How long one more report takes among the developments of 200,000, and whether it comes to the same as all at once.

    python benchmarks/developments.py                    200,000 made-up reports of three claims each
    python benchmarks/developments.py --reports 20000    fewer

Events are made up first: a kind, two of forty countries (a few of which take part in most), a day in three years. Each is told
by one to twenty reports in the days after it. Prints the seconds to take all reports in, then those for a report more (median,
and the slowest of `--more`), and at the end whether those added one by one are grouped as they are when everything is taken in
at once.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dragoman.stories.developments import Developments
from dragoman.stories.facts import Fact, facts_of
from dragoman.stories.kinds import Words

CODES = "RUSUKRUSACHNISRPSEIRNGBRFRADEUPRKKORJPNINDPAKTURSAUSYRIRQPOLITAESPBRAMEXCANAUSIDNVNMPHLTHAEGYETHSDNNGAZAFKENCOLVENARGCHL"
COUNTRIES = [CODES[i : i + 3] for i in range(0, len(CODES), 3)]
DEEDS = (
    ("met", "meet", "CONSULT", ""),
    ("struck", "strike", "ASSAULT", "heavy-weapons"),
    ("accused", "accuse", "ACCUSE", "disapprove"),
    ("sent", "send", "AID", ""),
    ("sanctioned", "sanction", "SANCTION", ""),
    ("deployed", "deploy", "MOBILIZE", "troops"),
)
TOWNS = 400


def events(rng: random.Random) -> Iterator[dict[str, Any]]:
    while True:
        a, b = (COUNTRIES[min(int(rng.expovariate(0.15)), len(COUNTRIES) - 1)] for _ in range(2))
        if a == b:
            continue
        day = date(2022, 1, 1) + timedelta(days=rng.randrange(1095))
        yield {
            "who": a,
            "whom": b,
            "day": day,
            "deed": rng.choice(DEEDS),
            "town": rng.randrange(TOWNS),
            "dated": rng.random() < 0.5,
        }


def claims(count: int, seed: int = 1) -> Iterator[list[dict[str, Any]]]:
    """The claims of each of `count` reports."""
    rng = random.Random(seed)
    made = events(rng)
    current = [(next(made), rng.choice((1, 1, 1, 2, 3, 5, 20))) for _ in range(60)]
    for n in range(count):
        out = []
        for i in range(3):
            at = rng.randrange(len(current))
            event, left = current[at]
            current[at] = (event, left - 1) if left > 1 else (next(made), rng.choice((1, 1, 1, 2, 3, 5, 20)))
            out.append(claim(f"r{n}", i, event, rng))
        yield out


def claim(report: str, i: int, e: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    words, lemma, event, mode = e["deed"]
    text = f"{e['who']} {words} {e['whom']} near Town{e['town']}, sources of {report} told us."
    start = text.index(words)
    published = (e["day"] + timedelta(days=rng.choice((0, 0, 1)))).isoformat()
    day = e["day"].isoformat()
    time_ = {"span": [len(text) - 1, len(text)], "text": ".", "earliest": day, "latest": day} if e["dated"] else None
    lat, lon = (e["town"] % 20) * 3.0, (e["town"] // 20) * 3.0
    place = {
        "name": f"Town{e['town']}",
        "text": f"Town{e['town']}",
        "geonames_id": e["town"] + 1,
        "country": e["whom"],
        "lat": lat,
    }
    return {
        "id": f"{report}-{i}",
        "report": report,
        "outlet": f"Outlet {int(report[1:]) % 30}",
        "published": published,
        "sentence": i + 1,
        "span": [1000 * i, 1000 * i + len(text)],
        "text": text,
        "sentence_text": text,
        "sentence_span": [0, len(text)],
        "predicate": {"span": [start + 1000 * i, start + len(words) + 1000 * i], "text": words, "lemma": lemma},
        "event": event,
        "mode": mode,
        "status": "occurred",
        "factuality": "CT+",
        "actor": [party(e["who"])],
        "recipient": [party(e["whom"])],
        "items": [],
        "quantities": [],
        "time": time_,
        "places": [{**place, "lon": lon, "precision": "city", "role": "at"}] if event in ("ASSAULT", "CONSULT") else [],
        "sources": [],
    }


def party(code: str) -> dict[str, Any]:
    return {"text": code, "name": code, "id": code, "country": code, "sectors": ["GOV"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--more", type=int, default=200)
    given = parser.parse_args()
    words = Words.load()
    begin = time.process_time()
    by_report: list[list[Fact]] = [
        [replace(f, claim={"id": f.claim["id"]}) for f in facts_of(c, words)] for c in claims(given.reports + given.more)
    ]
    made = time.process_time() - begin
    latest = sorted(range(len(by_report)), key=lambda i: max((f.published for f in by_report[i]), default=0))
    random.Random(2).shuffle(latest)  # those added last are of any day
    first, more = latest[: given.reports], latest[given.reports :]
    begin = time.process_time()
    all_ = Developments(words)
    all_.add(f for i in first for f in by_report[i])
    spent = time.process_time() - begin
    print(f"{given.reports:,} reports, {len(all_):,} claims: {made:.0f} s to facts, {spent:.0f} s to developments", flush=True)
    each = []
    for i in more:
        begin = time.perf_counter()
        all_.add(by_report[i])
        each.append(time.perf_counter() - begin)
    print(
        f"one report more: {statistics.median(each) * 1000:.1f} ms, the slowest of {len(each)}: {max(each) * 1000:.1f} ms",
        flush=True,
    )
    begin = time.perf_counter()
    groups = all_.groups()
    print(f"{len(groups):,} developments listed in {time.perf_counter() - begin:.1f} s")
    whole = Developments(words)
    whole.add(f for fs in by_report for f in fs)
    same = [[f.anchor for f in g.facts] for g in groups] == [[f.anchor for f in g.facts] for g in whole.groups()]
    print(f"one by one as all at once: {'yes' if same else 'NO'}")


if __name__ == "__main__":
    main()
