"""Claims picked at random, beside their sentences, for reading by people.

    python benchmarks/sample.py ../shared/corpora/feeds_2023h1.jsonl.xz --claims 50 --seed 1

Draws reports first, then at most one claim with an event of each, so that long reports do not crowd out short ones; the same seed
gives the same reports on every machine. `docs/quality.md` is made with it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Claim, Reading, Report
from dragoman.reports import read


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("path")
    p.add_argument("--claims", type=int, default=50)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--all", action="store_true", help="claims without a PLOVER event too")
    p.add_argument("--why", action="store_true", help="print the reasons")
    p.add_argument("--with", dest="kind", choices=["time", "quantity", "place"], help="only claims that have one, shown in full")
    a = p.parse_args()
    chance = random.Random(a.seed)
    reports = [r for r in read([a.path]) if isinstance(r, Report)]
    chance.shuffle(reports)
    done = 0
    for reading in Pipeline.load().read(_cut(reports, chance)):
        claims = [c for c in reading.claims if (c.event or a.all) and (not a.kind or _has(c, a.kind))]
        if not claims:
            continue
        done += 1
        show(done, reading, chance.choice(claims), a.why, a.kind)
        if done == a.claims:
            break


def _cut(reports: list[Report], chance: random.Random) -> Iterator[Report]:
    """Reports of more than 6,000 characters are read from a paragraph drawn at random, so that a long corpus costs minutes."""
    from dataclasses import replace

    for r in reports:
        if len(r.text) > 6000:
            start = r.text.rfind("\n", 0, chance.randrange(len(r.text) - 5000) + 1) + 1
            r = replace(r, text=r.text[start : start + 5000].rpartition("\n")[0] or r.text[start : start + 5000])
        yield r


def _has(c: Claim, kind: str) -> bool:
    return bool({"time": c.time, "quantity": c.quantities, "place": c.places}[kind])


def _full(c: Claim, kind: str) -> Iterator[str]:
    """The times, figures or places of a claim with all that was read of them."""
    if kind == "time" and c.time:
        t = c.time
        yield f"time «{t.text}» {t.type} {t.timex} edtf {t.edtf or '-'} {t.earliest}..{t.latest} ({t.why})"
    for q in c.quantities if kind == "quantity" else ():
        yield f"figure «{q.text}» {q.low}..{q.high} {q.approx} {q.unit} of «{q.item}» role {q.role or '-'} ({q.why})"
    for x in c.places if kind == "place" else ():
        yield f"place «{x.text}» {x.name} {x.country or '-'} {x.precision} {x.lat},{x.lon} role {x.role} ({x.why})"


def show(number: int, reading: Reading, c: Claim, why: bool, kind: str = "") -> None:
    if c.field == "title":
        sentence = reading.report.title
    else:
        s = reading.sentences[c.sentence - 1]
        sentence = reading.report.text[s.start : s.end]
    print(f"{number}. [{reading.report.id} {c.field}] {' '.join(sentence.split())}")
    chain = [reading.attributions[i] for i in c.attribution]
    said = " > ".join(_actor(a.speaker) if a.speaker else "?" for a in chain)
    event = f"{c.event}/{c.mode}" if c.mode else f"{c.event}"
    who, whom = ("; ".join(map(_actor, actors)) or "-" for actors in (c.actor, c.recipient))
    print(f"   {event} «{c.predicate.text}» {c.status} {c.factuality}  [{', '.join(c.contexts)}]")
    print(f"   who {who}  |  whom {whom}  |  says {said or '-'}")
    rest = [f"item {i.text}" for i in c.items] + [f"figure {q.text}" for q in c.quantities]
    rest += [f"time {c.time.text} {c.time.timex}"] if c.time else []
    rest += [f"place {x.text} ({x.role})" for x in c.places]
    if rest:
        print(f"   {'; '.join(rest)}")
    for line in _full(c, kind):
        print(f"   {line} | published {reading.report.published[:10] or '-'}")
    if why:
        print(f"   why {' | '.join(c.why)}")
    print()


def _actor(a: Actor) -> str:
    tags = " ".join([*a.country, a.code, *a.sectors]).strip()
    return f"{a.text} <{a.name or '?'}{': ' + tags if tags else ''}>"


if __name__ == "__main__":
    main()
