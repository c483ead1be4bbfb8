"""What copies, stories and developments cost in a ledger, and what it takes to add one report to very many.

    python benchmarks/gathering.py --reports 20000
    python benchmarks/gathering.py --reports 200000 --keep LEDGER      can be stopped, and begun again with the same words

Reports are made up: 250 words of stories of about four reports over a year, every tenth report a copy of an earlier one, and
three claims of events as in `benchmarks/developments.py`; every second one teaches who somebody is. They go into a ledger as
readings and are covered by every layer, `--portion` at a time. Then single reports are added, each by a run of its own that opens
the ledger, writes the reading and covers it by every layer. Times are seconds of one core.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, pairwise
from pathlib import Path

from developments import claims as told_claims

from dragoman.digest import Keeping
from dragoman.gathering import Gathering
from dragoman.ledger import Ledger
from dragoman.records import Actor, Claim, Name, Place, Predicate, Reading, Report, Span, Taught, Time

VERSION = "made-up"
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "os", "un")]
FIRST = date(2023, 1, 1)
PERSONS = 20_000
SINGLE = 20


@cache
def spelt(number: int) -> str:
    own = random.Random(number)
    return "".join(own.choices(SYLLABLES, k=own.choice((2, 2, 3, 4))))


def word(rng: random.Random) -> str:
    """A word of a vocabulary of 60,000 in which a few are common (Zipf)."""
    return spelt(int(60_000 ** rng.random()))


def made(reports: int, start: int = 0) -> Iterator[Reading]:
    """Reports by their numbers; another start gives other texts."""
    rng = random.Random(start)
    held: list[str] = []
    for n, told in zip(range(start, start + reports), told_claims(reports, start + 1), strict=True):
        story = random.Random(n // 4 + rng.randrange(40))
        own = [word(story).capitalize() for _ in range(12)]
        words = [rng.choice(own) if rng.random() < 0.15 else word(rng) for _ in range(250)]
        text = ". ".join(" ".join(words[i : i + 18]) for i in range(0, 250, 18)) + "."
        if n % 10 == 9 and held:
            text = rng.choice(held)[: rng.randrange(700, 1500)] + " " + text[:150]
        held = [*held[-200:], text]
        day = FIRST + timedelta(days=(n // 550) % 365)
        at = text.find(own[0])
        names = (Name(Span(at, at + len(own[0])), own[0], "LOC"),) if at >= 0 else ()
        sentences = [Span(0, len(text))]
        found = []
        for c in told:
            begin = len(text) + 1
            text = f"{text} {c['text']}"
            sentences.append(Span(begin, len(text)))
            found.append(claim(c, n, begin, day))
        yield Reading(
            Report(f"m{n}", text, f"Outlet {n % 50}", f"Report {n}", "", day.isoformat()),
            tuple(sentences),
            names,
            claims=tuple(found),
            taught=(person(rng),) if n % 2 else (),
            version=VERSION,
        )


def claim(c: dict[str, object], n: int, begin: int, day: date) -> Claim:
    """A claim of `benchmarks/developments.py` in the text of a report, told on the days around that of its report."""
    words = str(c["text"])
    who, verb, whom = words.split()[:3]
    at = begin + words.index(verb)
    behind = at + len(verb) + 1
    event = str(c["event"])
    town = words.split("Town")[1].split(",")[0]
    own = day - timedelta(days=n % 3)
    when = Time(Span(begin, begin + 1), who, "DATE", str(own), str(own), str(own), str(own)) if c["time"] else None
    lat, lon = (int(town) % 20) * 3.0, (int(town) // 20) * 3.0
    place = Place(Span(begin, begin + 1), f"Town{town}", f"Town{town}", int(town) + 1, whom, lat, lon, "city", "at")
    return Claim(
        id=f"m{n}-{c['id']}",
        sentence=int(str(c["sentence"])) + 1,
        span=Span(begin, begin + len(words)),
        text=words,
        attribution=(),
        predicate=Predicate(Span(at, at + len(verb)), verb, str(c["predicate"]["lemma"])),  # type: ignore[index]
        event=event,
        mode=str(c["mode"]) or None,
        contexts=(),
        status="occurred",
        factuality="CT+",
        actor=(Actor(Span(begin, begin + 3), who, who, who, (who,), "", ("GOV",)),),
        recipient=(Actor(Span(behind, behind + 3), whom, whom, whom, (whom,), "", ("GOV",)),),
        time=when,
        places=(place,) if event in ("ASSAULT", "CONSULT") else (),
    )


def person(rng: random.Random) -> Taught:
    number = rng.randrange(PERSONS)
    name = f"{spelt(number).capitalize()} {spelt(number + 1).capitalize()}"
    return Taught(Span(0, 1), name, name.lower().replace(" ", "-"), name, "person", country=("FRA",), sectors=("GOV",))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=5000, help="how many the ledger has at the end")
    parser.add_argument("--portion", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="a ledger that is added to, and stays")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "ledger"
        build(path, given.reports, given.portion)
        add(path, given.reports)


def build(path: Path, reports: int, portion: int) -> None:
    """Bring the ledger to so many reports."""
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering, Keeping(ledger) as keeping:
        while True:
            there = ledger.counts()["readings"]
            begin = time.process_time()
            done = gathering.sweep(VERSION)
            middle = time.process_time()
            merges = sum(len(j.judgements) for j in [keeping.sweep(VERSION)])
            spent = [middle - begin, time.process_time() - middle]
            if done.reports:
                rates = " and ".join(f"{s:.0f} s ({3600 * done.reports / s:,.0f} an hour)" for s in spent)
                print(f"{there:,}: {done.reports:,} reports, {done.copies:,} copies, {merges:,} judgements: {rates}", flush=True)
            if there >= reports:
                break
            ledger.ingest(made(min(portion, reports - there), there), version=VERSION)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def add(path: Path, reports: int) -> None:
    """Add single reports, each by a run of its own."""
    spent: dict[str, list[float]] = {}
    parts = ("opening", "writing the reading", "copies and stories", "developments")
    fresh = count(10_000_000 + reports + time.time_ns() % 1_000_000)
    for _ in range(SINGLE):
        times = [time.process_time()]
        with Ledger.open(path) as ledger, Gathering(ledger) as gathering, Keeping(ledger) as keeping:
            steps: tuple[Callable[[], object], ...] = (
                lambda: None,
                lambda: ledger.ingest(made(1, next(fresh)), version=VERSION),
                lambda: gathering.sweep(VERSION),
                lambda: keeping.sweep(VERSION),
            )
            for step in steps:
                step()
                times.append(time.process_time())
        for name, (a, b) in zip(parts, pairwise(times), strict=True):
            spent.setdefault(name, []).append(b - a)
        spent.setdefault("all of it", []).append(times[-1] - times[0])
    print(f"one report more, seconds of one core over {SINGLE}:")
    for name, some in spent.items():
        print(f"  {name:20} {statistics.mean(some):.2f} on average, {max(some):.2f} at most")


if __name__ == "__main__":
    main()
