"""Facts as text that can be kept, and back: everything but their claims, of which only the id is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from dragoman.stories.facts import Fact, Party, Spot
from dragoman.stories.figures import Figure


def pack(f: Fact) -> str:
    """A fact as a line of JSON."""
    row = [
        *(f.claim["id"], f.anchor, f.report, f.kind, f.mode, f.lemma, f.status, _parties(f.doers), _parties(f.receivers)),
        *(f.published, f.first, f.last, [[s.id, sorted(s.name), s.country, s.lat, s.lon, s.city] for s in f.spots]),
        *(sorted(f.things), [astuple(x) for x in f.figures], f.running, f.bounded, f.sentence),
        *(" ".join(sorted(words)) for words in (f.said, f.content, f.objects)),
        f.order,
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpack(line: str) -> Fact:
    """The inverse of `pack`."""
    row = json.loads(line)
    id_, anchor, report, kind, mode, lemma, status, doers, receivers, published, first, last, spots, things, figures = row[:15]
    running, bounded, sentence, said, content, objects, order = row[15:]
    return Fact(
        claim={"id": id_},
        anchor=anchor,
        report=report,
        kind=kind,
        mode=mode,
        lemma=lemma,
        status=status,
        doers=_parties_of(doers),
        receivers=_parties_of(receivers),
        published=published,
        first=first,
        last=last,
        spots=tuple(Spot(n, frozenset(name), *rest) for n, name, *rest in spots),
        things=frozenset(things),
        figures=tuple(Figure(*x) for x in figures),
        running=running,
        bounded=bounded,
        sentence=(sentence[0], sentence[1]),
        said=frozenset(said.split(" ")) if said else frozenset(),
        content=frozenset(content.split(" ")) if content else frozenset(),
        objects=frozenset(objects.split(" ")) if objects else frozenset(),
        order=tuple(order),
    )


def _parties(parties: Iterable[Party]) -> list[list[Any]]:
    return [[sorted(p.countries), sorted(p.sectors), p.one, sorted(p.name)] for p in parties]


def _parties_of(rows: Iterable[list[Any]]) -> tuple[Party, ...]:
    return tuple(Party(frozenset(countries), frozenset(sectors), one, frozenset(name)) for countries, sectors, one, name in rows)
