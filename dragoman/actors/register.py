"""The register of persons, asked by name, by office and by day, and what one report knows of one person."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.rows import Office, Person
from dragoman.actors.tables import Tables
from dragoman.records import Actor, Span

LEAST = 6  # letters of a name's sound that are enough to know it in another spelling
ALIKE = 0.84  # how alike two spellings of one name are at least
HISTORY = 40  # years after which whoever held an office is spoken of as its holder
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
    patron: int = -1  # a token of the name of the person whose he is told to be ("*Jane Roe's* deputy")
    possessor: int = -1  # the pronoun for whose he is told to be ("*his* deputy, Jane Roe")
    evidence: tuple[int, int] = (0, 0)  # the tokens that say who he is, where the report itself does

    def actor(self, span: Span, text: str, how: str = "") -> Actor:
        return Actor(span, text, self.id, self.name, self.country, self.code, self.sectors, how or self.how)


class Register:
    """The lexicon's persons, asked by name, by office and by day."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @cached_property
    def _spellings(self) -> dict[str, list[Person]]:
        """Persons by the sound of their names; made when a report first has a name that no lexicon holds."""
        out: dict[str, list[Person]] = {}
        for person in self._tables.persons.values():
            for key in dict.fromkeys(_sound(n.split()) for n in (person.name, *person.names)):
                out.setdefault(key, []).append(person)
        return out

    @cached_property
    def _named(self) -> dict[str, list[Person]]:
        """Persons by their names in small letters."""
        out: dict[str, list[Person]] = {}
        for person in self._tables.persons.values():
            out.setdefault(person.name.lower(), []).append(person)
        return out

    def spelt(self, words: Sequence[str], countries: tuple[str, ...]) -> Person | None:
        """The person whom a name of at least two words means in another spelling, with a middle initial or "Jr." ("Volodomyr
        Zelenskyy", "Vladimir V. Putin"). None where `countries`, if told, are not his, or more than one could be meant."""
        key = _sound(words)
        found = self._spellings.get(key, []) if key.count(" ") and len(key) > LEAST else []
        plain = "".join(c for c in " ".join(words).lower() if c.isalpha())
        near = []
        for person in found:
            names = ("".join(c for c in n.lower() if c.isalpha()) for n in (person.name, *person.names))
            if any(SequenceMatcher(None, plain, n).ratio() > ALIKE for n in names) and (
                not countries or set(countries) & set(self._states(self._of(person)))
            ):
                near.append(person)
        if len(near) != 1 and len(words) == 2:  # "Ishiba Shigeru": the family's name first
            turned = f"{words[1]} {words[0]}".lower()
            near = self._named.get(turned, [])
        return near[0] if len(near) == 1 else None

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
        if not e.country and offices[-1].seat in self._tables.organisations:
            e.country = self._tables.organisations[offices[-1].seat].country
        past = [o for o in offices if o.end and o.end < day]
        if past and (self._armed(past[-1]) or int(day[:4]) - int(past[-1].end[:4]) > HISTORY):
            self._take(e, past[-1:])
            e.office = ""
            e.how = f"register: {self._tables.titles[past[-1].office].title} ({past[-1].seat}) until {past[-1].end}"
        elif past:
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

    @cached_property
    def _surnames(self) -> dict[str, list[Person]]:
        """Persons by the last word of their names in small letters, with and without an article ("al-Roe")."""
        out: dict[str, list[Person]] = {}
        for person in self._tables.persons.values():
            last = person.name.lower().split()[-1]
            for name in dict.fromkeys((last, last.removeprefix("al-").removeprefix("el-"))):
                out.setdefault(name, []).append(person)
        return out

    @cached_property
    def _first_names(self) -> dict[str, list[Person]]:
        """Monarchs by the first word of their names in small letters."""
        out: dict[str, list[Person]] = {}
        for person in self._tables.persons.values():
            if any(o.office in _REGNAL for o in self._of(person)):
                out.setdefault(person.name.lower().split()[0], []).append(person)
        return out

    def titled(self, surname: str, phrase: Phrase | None, owner: Owner | None, day: str) -> Person | None:
        """Whom a surname that many bear means behind a title: the only one of that name who on that day held an office of the
        title's sectors ("Secretary Austin"), without one an office of the owner's ("Chad's Roe"). `surname` in small letters.
        None without a date."""
        if not day or (phrase is None and (owner is None or not owner.country)):
            return None
        if phrase is not None and (not phrase.sectors or phrase.former):
            return None
        fits, once = set(), set()
        regnal = phrase is not None and phrase.role.office in _REGNAL
        for person in (*self._surnames.get(surname, ()), *(self._first_names.get(surname, ()) if regnal else ())):
            for o in self._of(person):
                title = self._tables.titles[o.office]
                told = phrase is None or (
                    phrase.role.office in title.described if phrase.role.office else set(phrase.sectors) <= set(title.sectors)
                )
                if told and o.held(day) and (owner is None or owner.id == o.seat or set(owner.country) & set(self._states([o]))):
                    fits.add(person.id)
                past = phrase is not None and phrase.role.office in _FOR_LIFE and phrase.role.office in title.described
                if past and owner is None and o.end and o.end < day:
                    once.add(person.id)
        found = fits or once  # "President *Roe*" is called so for life
        return self._tables.persons[found.pop()] if len(found) == 1 else None

    def leading(self, surname: str, states: Collection[str], day: str) -> Person | None:
        """The only one of a name, in small letters, who led one of these states on that day, or else its government. None
        without a date."""
        for office in ("leader", "prime-minister"):
            led = [p for p in (self.holder(s, office, day) for s in states) if p is not None]
            fits = {p.id for p in led if surname in (p.name.lower().split()[0], p.name.lower().split()[-1])}
            if fits:
                return self._tables.persons[fits.pop()] if len(fits) == 1 else None
        return None

    def holds(self, person: Person, described: str, day: str) -> bool:
        """Whether a person held on a day an office that `described` can mean; False without either."""
        titles = self._tables.titles
        return bool(day and described) and any(described in titles[o.office].described and o.held(day) for o in self._of(person))

    def _holders(self, seat: str, described: str, day: str) -> set[str]:
        return {o.person for o in self._tables.holders.get((seat, described), ()) if o.held(day)}

    def _take(self, e: Entity, held: list[Office]) -> None:
        sectors: dict[str, None] = {}
        for o in held:
            sectors.update(dict.fromkeys(self._tables.titles[o.office].sectors))
        last = held[-1]
        e.sectors = self._tables.organisations[last.seat].sectors if self._armed(last) else tuple(sectors)
        e.office, e.seat = last.office, last.seat
        e.country = self._states([last])
        if not e.country and last.seat in self._tables.organisations:
            org = self._tables.organisations[last.seat]
            e.country, e.code = org.country, org.code

    def _armed(self, o: Office) -> bool:
        """Whether an office is one of an armed group: who led it governed nothing, and is no elder statesman."""
        org = self._tables.organisations.get(o.seat)
        return org is not None and "REB" in org.sectors

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
        if owner is not None and owner.country:
            seats = {owner.id, *owner.country}
            fits = [p for p in fits if any(o.seat in seats or o.seat in self._tables.organisations for o in self._of(p))]
        if day and len(fits) > 1:
            fits = [p for p in fits if any(o.held(day) for o in self._of(p))] or fits
        if len(fits) > 1 and phrase is not None and phrase.role.office:
            titles = self._tables.titles
            fits = [p for p in fits if any(phrase.role.office in titles[o.office].described for o in self._of(p))] or fits
        if surname and day:
            called = phrase.role.office if phrase is not None and phrase.role.office in _FOR_LIFE else ""
            titles = self._tables.titles
            fits = [
                p
                for p in fits
                if any(_known_by_surname(o, day) or (called in titles[o.office].described and o.start < day) for o in self._of(p))
            ]
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


def _sound(words: Sequence[str]) -> str:
    """The consonants of each word of a name, without initials and "Jr.", letters that transliterations exchange made one."""
    out = []
    for word in words:
        plain = unicodedata.normalize("NFKD", word.lower()).translate(_SOUNDS)
        letters = "".join(c for c in plain if c.isalpha())
        if len(letters) < 2 or letters in _SUFFIXES:
            continue
        bare = letters[0] + "".join(c for c in letters[1:] if c not in "aeiouh")  # "Prighozin"
        out.append("".join(c for c, _ in itertools.groupby(bare)))
    return " ".join(out)


_REGNAL = frozenset({"crown-prince", "monarch", "pope"})
_FOR_LIFE = frozenset({"president"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SOUNDS = str.maketrans({"y": "i", "j": "i", "w": "v", "q": "k", "c": "k", "z": "s", "-": None, "'": None, "’": None})


def _known_by_surname(o: Office, day: str) -> bool:
    return o.start[:4] <= day[:4] and (not o.end or int(day[:4]) <= int(o.end[:4]) + LATER)
