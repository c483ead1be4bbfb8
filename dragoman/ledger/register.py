"""The ledger's own register of actors: what its reports taught, and what its users say.

A report that says who somebody is ("Kyrylo Budanov, Ukraine's intelligence chief") teaches it to every report that comes after.
What stays true of an actor (the country; of an organisation also code and sectors) holds whenever a report was published; what
somebody does holds from the day on which it was said, for `FRESH` days, and an office until somebody else is said to hold it.
Users' entries beat reports: they are never outvoted, and hold for the days that they name.

`Register` takes in what was taught in the order in which reports came, and fills in what a reading left open. It knows nothing
beyond what it was given, so that the same reports in the same order give the same rows, however they were cut into batches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from dragoman.records import Actor, ActorEntry, Attribution, Claim, Name, Reading, Taught

FRESH = 730
HELD = 366
# Of what reports say of one actor, so much has to agree.
AGREE = 2 / 3
OPEN = ("name", "learned here", "coreference", "first person", "apposition")


@dataclass(frozen=True, slots=True)
class Fact:
    """What one report taught: who, in which report, on which day (None where the report has none)."""

    told: Taught
    report: str
    day: date | None


class Stored(Protocol):
    """What a register needs of the place where what was taught before is kept."""

    def taught(self) -> bool:
        """Whether there is anything."""

    def facts(self, name: str) -> list[Fact]:
        """What was taught of an actor, in order."""

    def holders(self, office: str) -> list[Fact]:
        """Who was said to hold an office, in order."""

    def called(self, last: str) -> set[str]:
        """The persons with a surname, in small letters."""

    def entries(self) -> list[ActorEntry]:
        """Users' entries, in the order in which they were made."""


def surname(told: Taught) -> str:
    """The last word of a person's name, in small letters."""
    return told.name.split()[-1].casefold()


class Register:
    """What is known beyond the lexicons. `learn` and `enter` add to it, `read` fills a reading in."""

    def __init__(self, stored: Stored | None = None) -> None:
        """`stored` is what is known already and looked up as it is needed; `learn` and `enter` come after it."""
        self._stored = stored
        self.clear()

    def __bool__(self) -> bool:
        return bool(self._facts or self._entries) or (self._stored is not None and self._stored.taught())

    def clear(self) -> None:
        """Forget what was learned here: what is stored has it now."""
        self._facts: dict[str, list[Fact]] = {}
        self._surnames: dict[str, set[str]] = {}
        self._offices: dict[str, list[Fact]] = {}
        self._entries: dict[str, ActorEntry] = {}
        self._before: dict[tuple[str, str], list[Fact]] = {}
        if self._stored is not None:
            self.enter(self._stored.entries())

    # ------------------------------------------------------------------ taking in
    def learn(self, taught: Iterable[Taught], report: str, day: date | None) -> None:
        """Take in what a report of `day` said."""
        for told in taught:
            fact = Fact(told, report, day)
            self._facts.setdefault(told.id, []).append(fact)
            if told.kind == "person":
                self._surnames.setdefault(surname(told), set()).add(told.id)
                if told.office and told.seat:
                    self._offices.setdefault(f"{told.seat}:{told.office}", []).append(fact)

    def enter(self, entries: Iterable[ActorEntry]) -> None:
        """Take in users' entries in the order in which they were made: the later word on each point counts."""
        for e in entries:
            old = self._entries.get(e.id)
            if old is not None:
                e = replace(
                    e, name=e.name or old.name, country=e.country or old.country, code=e.code or ("" if e.country else old.code),
                    sectors=e.sectors or old.sectors,
                )  # fmt: skip
            self._entries[e.id] = e

    # ------------------------------------------------------------------ giving out
    def read(self, reading: Reading) -> Reading:
        """The reading with its actors filled in; the same object where there is nothing to say."""
        if not self:
            return reading
        day = _day(reading.report.published)
        own = {t.id for t in reading.taught}
        countries = {c for claim in reading.claims for a in (*claim.actor, *claim.recipient) for c in a.country}
        countries |= {p.country for p in reading.places if p.country}
        known: dict[Actor, Actor] = {}

        def of(a: Actor) -> Actor:
            if a not in known:
                known[a] = self._actor(a, day, own, countries)
            return known[a]

        def claim(c: Claim) -> Claim:
            actor, recipient = tuple(map(of, c.actor)), tuple(map(of, c.recipient))
            return c if (actor, recipient) == (c.actor, c.recipient) else replace(c, actor=actor, recipient=recipient)

        def voice(a: Attribution) -> Attribution:
            return a if a.speaker is None or of(a.speaker) == a.speaker else replace(a, speaker=of(a.speaker))

        claims, voices = tuple(map(claim, reading.claims)), tuple(map(voice, reading.attributions))
        renamed = {a.id: b.id for a, b in known.items() if a.id != b.id}
        if not renamed and all(a == b for a, b in known.items()):
            return reading
        names = tuple(_named(n, renamed) for n in reading.entities)
        return replace(reading, claims=claims, attributions=voices, entities=names)

    def _actor(self, a: Actor, day: date | None, own: set[str], countries: set[str]) -> Actor:
        if not a.id:
            return a
        out = a
        if _open(a) and not (a.id in own and a.country):
            fact = self._office(a, day) if ":" in a.id else self._fact(a.id, day) or self._surname(a.id, day, countries)
            if fact is not None:
                out = self._filled(a, fact, day)
        entry = self._entries.get(out.id)
        return _entered(out, entry) if entry is not None else out

    def _filled(self, a: Actor, fact: Fact, day: date | None) -> Actor:
        told = fact.told
        sectors = a.sectors or (told.sectors if told.kind == "organisation" or _fresh(fact, day) else ())
        country = a.country or self._country(told.id)
        if (country, sectors) == (a.country, a.sectors) and told.id == a.id:
            return a
        what = told.role if sectors and told.role else told.kind
        since = f" of {fact.day.isoformat()}" if fact.day else ""
        how = f"ledger: {what}{f' of {told.seat}' if told.seat else ''}, by report {fact.report}{since}"
        code = "" if country else a.code or told.code
        return replace(a, id=told.id, name=told.name, country=country, code=code, sectors=sectors, how=how)

    def _fact(self, name: str, day: date | None) -> Fact | None:
        """What counts of one actor on a day: the last that was said by then, else what was said first."""
        facts = self._all(name)
        before = [f for f in facts if f.day is not None and day is not None and f.day <= day]
        return max(before, key=lambda f: f.day or date.min) if before else facts[0] if facts else None

    def _all(self, name: str) -> list[Fact]:
        """What was taught of one actor, in order."""
        return [*self._stored_facts("id", name), *self._facts.get(name, ())]

    def _holders(self, office: str) -> list[Fact]:
        return [*self._stored_facts("office", office), *self._offices.get(office, ())]

    def _stored_facts(self, of: str, name: str) -> list[Fact]:
        if self._stored is None:
            return []
        got = self._before.get((of, name))
        if got is None:
            got = self._before[of, name] = self._stored.facts(name) if of == "id" else self._stored.holders(name)
        return got

    def _country(self, name: str) -> tuple[str, ...]:
        """The country of which reports agree; none where they do not."""
        votes = Counter(f.told.country for f in self._all(name) if f.told.country)
        if not votes:
            return ()
        best, n = votes.most_common(1)[0]
        return best if n / votes.total() > AGREE else ()

    def _surname(self, name: str, day: date | None, countries: set[str]) -> Fact | None:
        """Whom a bare surname means: the only one so called of whom a report spoke, where his country is spoken of."""
        some = self._surnames.get(name, set())
        if self._stored is not None:
            some = some | self._stored.called(name)
        if "-" in name or len(some) != 1:
            return None
        fact = self._fact(next(iter(some)), day)
        if fact is None or not _fresh(fact, day) or not set(self._country(fact.told.id)) & countries:
            return None
        return fact

    def _office(self, a: Actor, day: date | None) -> Fact | None:
        """Who holds an office: the last of whom it was said, not longer than `HELD` days ago, if it was said of one only."""
        if day is None:
            return None
        some = [f for f in self._holders(a.id) if f.day is not None and day - timedelta(HELD) <= f.day <= day]
        last = max((f.day for f in some if f.day), default=None)
        found = {f.told.id: f for f in some if f.day == last}
        return next(iter(found.values())) if len(found) == 1 else None


def _open(a: Actor) -> bool:
    """Whether the report itself leaves open who it is: a bare name, what stands for one, or an office without its holder."""
    return ":" in a.id or (not (a.country and a.sectors) and a.how.startswith(OPEN))


def _fresh(fact: Fact, day: date | None) -> bool:
    return fact.day is not None and day is not None and fact.day <= day <= fact.day + timedelta(FRESH)


def _entered(a: Actor, e: ActorEntry) -> Actor:
    country = e.country or a.country
    out = replace(
        a, name=e.name or a.name, country=country, sectors=e.sectors or a.sectors, code="" if country else e.code or a.code
    )
    return a if out == a else replace(out, how=f"{e.act} by {e.by}: {e.source or 'actors'}")


def _named(n: Name, renamed: dict[str, str]) -> Name:
    return replace(n, actor=renamed[n.actor]) if n.actor in renamed else n


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
