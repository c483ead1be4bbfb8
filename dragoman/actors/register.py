"""The register of persons, asked by name, by office and by day, and what one report knows of one person."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.phrases import Owner, Phrase
from dragoman.actors.tables import Office, Person, Tables
from dragoman.records import Actor, Span

LATER = 12  # years after the end of an office for which a bare surname still means its holder


@dataclass(slots=True)
class Entity:
    """One person in one report: what is known of him so far."""

    id: str
    name: str
    words: tuple[str, ...]
    sex: str = ""
    country: tuple[str, ...] = ()
    code: str = ""
    sectors: tuple[str, ...] = ()
    office: str = ""
    seat: str = ""
    how: str = "name"
    roles: set[str] = field(default_factory=set)
    first: int = 0

    def actor(self, span: Span, text: str, how: str = "") -> Actor:
        return Actor(span, text, self.id, self.name, self.country, self.code, self.sectors, how or self.how)


class Register:
    """The lexicon's persons, asked by name, by office and by day."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def entity(self, person: Person, day: str, first: int) -> Entity:
        """The person as of `day` (ISO; empty where the report has no date: then what he was last)."""
        e = Entity(person.id, person.name, tuple(person.name.lower().split()), person.sex, first=first)
        offices = self._tables.offices[person.id]
        held = [o for o in offices if o.held(day)] if day else [offices[-1]]
        if held:
            self._take(e, held)
            e.how = f"register: {self._tables.titles[held[-1].office].title} ({held[-1].seat}) from {held[-1].start}"
            if not day:
                e.how += ", the report has no date"
            return e
        e.country = self._states(offices)
        past = [o for o in offices if o.end and o.end < day]
        if past:
            e.sectors = ("ELI",)
            e.how = f"register: {self._tables.titles[past[-1].office].title} ({past[-1].seat}) until {past[-1].end}"
        else:
            e.how = f"register: no office yet on {day}"
        return e

    def holder(self, seat: str, described: str, day: str) -> Person | None:
        """Who held an office of `seat` (country code or organisation) on `day`; None where nobody, or more than one, is known."""
        if not day:
            return None
        if described == "leader":
            for office in (
                self._tables.leader.get(seat, ""),
                "supreme-leader",
                "leader",
                "president",
                "prime-minister",
                "chancellor",
                "monarch",
            ):
                found = self._holders(seat, office, day) if office else set()
                if len(found) == 1:
                    return self._tables.persons[found.pop()]
            return None
        found = self._holders(seat, described, day)
        return self._tables.persons[found.pop()] if len(found) == 1 else None

    def fits(self, person: str, seat: str, described: str) -> bool:
        """Whether the register knows the person in an office of `seat` that `described` can mean, at any time."""
        return any(o.person == person for o in self._tables.holders.get((seat, described), ()))

    def _holders(self, seat: str, described: str, day: str) -> set[str]:
        return {o.person for o in self._tables.holders.get((seat, described), ()) if o.held(day)}

    def _take(self, e: Entity, held: list[Office]) -> None:
        sectors: dict[str, None] = {}
        for o in held:
            sectors.update(dict.fromkeys(self._tables.titles[o.office].sectors))
        last = held[-1]
        e.sectors = tuple(sectors)
        e.office, e.seat = last.office, last.seat
        e.country = self._states([last])
        if not e.country and last.seat in self._tables.organisations:
            org = self._tables.organisations[last.seat]
            e.country, e.code = org.country, org.code

    def _states(self, offices: tuple[Office, ...] | list[Office]) -> tuple[str, ...]:
        for o in reversed(offices):
            if o.seat in self._tables.countries:
                return (o.seat,)
            if o.seat in self._tables.former:
                return self._tables.former[o.seat].successor
        return ()

    def candidates(
        self, persons: list[Person], surname: bool, phrase: Phrase | None, owner: Owner | None, day: str
    ) -> list[Person]:
        """Which persons of a name can be meant: those in office on the day, of the country and office that the title tells; a
        bare `surname` means them only near their time in office. The latest first."""
        fits = persons
        if phrase is not None and owner is not None and owner.country:
            seats = {owner.id, *owner.country}
            fits = [p for p in fits if any(o.seat in seats or o.seat in self._tables.organisations for o in self._of(p))]
        if day and len(fits) > 1:
            fits = [p for p in fits if any(o.held(day) for o in self._of(p))] or fits
        if len(fits) > 1 and phrase is not None and phrase.role.office:
            titles = self._tables.titles
            fits = [p for p in fits if any(phrase.role.office in titles[o.office].described for o in self._of(p))] or fits
        if surname and day:
            fits = [p for p in fits if any(_known_by_surname(o, day) for o in self._of(p))]
        return sorted(fits, key=lambda p: self._of(p)[-1].start, reverse=True)

    def entity_of(self, persons: list[Person], day: str, first: int) -> Entity | None:
        """The person meant. Without a date two of one name and state ("Bush") are told apart no further than that."""
        if len(persons) > 1 and not day:
            some = [self.entity(p, day, first) for p in persons]
            name = persons[0].short[0] if persons[0].short else persons[0].name
            if len({(e.country, e.sectors) for e in some}) > 1:
                return None
            how = "register: " + " or ".join(p.name for p in persons)
            return Entity(
                "", name, (name.lower(),), some[0].sex, some[0].country, some[0].code, some[0].sectors, how=how, first=first
            )
        return self.entity(persons[0], day, first) if persons else None

    def _of(self, person: Person) -> tuple[Office, ...]:
        return self._tables.offices[person.id]


def _known_by_surname(o: Office, day: str) -> bool:
    return o.start[:4] <= day[:4] and (not o.end or int(day[:4]) <= int(o.end[:4]) + LATER)
