"""Persons: who a name stands for, and what the report or the register says that he is.

A person of the register has the office he held on the day of the report. Everybody else is what his title or apposition says
("Kyrylo Budanov, Ukraine's intelligence chief"), and stays it for the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.antecedents import OFFICIAL
from dragoman.actors.names import Hit
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.register import Entity, Register
from dragoman.actors.rows import Person
from dragoman.actors.tables import Tables, slug
from dragoman.actors.titles import Titles, spread
from dragoman.language.trees import Tree

NATIONAL = ", by nationality alone"
"""What `how` says of a person of whom no more is told ("*American* Jane Roe")."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in the tree: tokens of the name itself, of the whole with its title, the title's head, and those of further
    titles before it."""

    start: int
    end: int
    head: int
    wide_start: int
    wide_end: int
    title_head: int | None
    entity: Entity
    further: tuple[int, ...] = ()


class PersonReader:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.register = Register(tables)
        people = (w.lower() for c in tables.countries.values() for w in c.people)
        self._nationals = frozenset(w for w in people if not w.endswith(("s", "men")))

    def resolve(
        self,
        tree: Tree,
        spans: list[tuple[int, int, Hit | None]],
        phrases: list[Phrase],
        owners_by_head: dict[int, Owner],
        heads: dict[int, int],
        day: str,
        told: Sequence[Entity] = (),
    ) -> tuple[list[Named], set[int], dict[int, Entity]]:
        """Each name with its person; the heads of the phrases that are titles before a name; those beside one, with the person.

        `heads`: the head token of each span by its start. Full names are settled before surnames, wherever they stand.
        `told`: whom the report has named in full already.
        """
        titles: dict[int, list[tuple[int, Phrase]]] = {}
        asked = Titles(tree, phrases, heads, self._tables.courtesy)
        for start, end, _ in spans:
            mine = asked.of(start, end)
            if mine:
                titles[start] = mine
        spread(tree, spans, phrases, titles)
        full_names = {w for s, e, _ in spans if e - s > 1 for w in tree.lower[s:e]}
        known = [e for e in told if len(e.words) > 1 or (e.country and e.roles and e.words[0] not in full_names)]
        entities = [replace(e, roles=set(e.roles), first=-1, evidence=(0, 0)) for e in known]  # "Prince *Philip*"
        done: dict[int, Entity] = {}
        for full in (True, False):
            for start, end, hit in spans:
                bare = end - start == 1 if hit is None else hit.what == "short"
                if start in done or (full and bare):
                    continue
                done[start] = self._entity(
                    tree, start, end, hit, entities, titles.get(start, []), owners_by_head, heads[start], day
                )
        for k in told:  # "President-elect *Roe*" of a title is the "Jane Roe" of whom the text tells no office
            meant = {e.id: e for e in done.values() if len(k.words) == 1 and len(e.words) > 1 and k.words[0] in e.words}
            for e in meant.values() if len(meant) == 1 else ():
                if k.country and not e.sectors and e.country in ((), k.country):
                    e.country, e.sectors, e.how = k.country, k.sectors, f"{e.how}, by the title of the report"
        named = []
        for start, end, _ in spans:
            wide_start, wide_end, title = start, end, None
            more: list[int] = []
            for _k, p in titles.get(start, []):
                between = tree.words[p.end : start]
                if p.end <= start and not (between if p.plural else {",", "is"}.intersection(between)):
                    wide_start = min(wide_start, p.start)
                    if title is None and p.head != heads[start]:
                        title = p.head
                    elif p.head != heads[start]:
                        more.append(p.head)
            named.append(Named(start, end, heads[start], wide_start, wide_end, title, done[start], tuple(more)))
        before = {p.head for n in named for _, p in titles.get(n.start, []) if n.wide_start <= p.start and p.end <= n.start}
        beside = {
            p.head: n.entity
            for n in named
            for _, p in titles.get(n.start, [])
            if p.head not in before and (n.start == 0 or tree.words[n.start - 1] != "vice")
        }
        return named, before, beside

    def _entity(
        self,
        tree: Tree,
        start: int,
        end: int,
        hit: Hit | None,
        entities: list[Entity],
        titles: list[tuple[int, Phrase]],
        owners_by_head: dict[int, Owner],
        head: int,
        day: str,
    ) -> Entity:
        words = tuple(w for w in tree.lower[start:end])
        known = _same(words, entities, start)
        phrase = max((p for _, p in titles), key=lambda p: (bool(p.owners), bool(p.sectors)), default=None)
        if phrase is not None and phrase.sectors == ("PTY",):  # "Senator Jane Roe, a Republican"
            office = next((p for _, p in titles if not OFFICIAL.isdisjoint(p.sectors)), phrase)
            phrase = replace(office, owners=office.owners or phrase.owners)
        elif phrase is not None and phrase.sectors == ("CVL",):  # "the *reporter* Jane Roe, a citizen of Chile"
            work = next((p for _, p in titles if p.sectors and p.sectors != ("CVL",)), phrase)
            phrase = replace(work, owners=work.owners or phrase.owners)
        elif phrase is not None and phrase.sectors == ("GOV",) and any(p.sectors == ("BUS",) for _, p in titles):
            phrase = replace(phrase, sectors=("BUS",))  # "American Roe Institute *President and CEO*"
        owner = phrase.owners[0] if phrase and phrase.owners else self._affiliation(tree, start, head, owners_by_head)
        persons = [e.ref for e in hit.entries if isinstance(e.ref, Person)] if hit is not None else []
        right = next((p for _, p in titles if p.end == start), None)  # "President Roe and Jane Doe, *President of Chile*"
        held = right is not None and any(self.register.holds(p, right.role.office, day) for p in persons)
        other_state = owner is not None and owner.country and not self.register.candidates(persons, False, None, owner, day)
        if held and other_state:
            phrase, owner = right, None
        other = known is not None and phrase is not None and known.id not in {p.id for p in persons}
        if other and phrase is not None and any(self.register.holds(p, phrase.role.office, day) for p in persons):
            known = None  # "President Biden" beside Jill Biden
        courtesy = start > 0 and tree.lower[start - 1] in self._tables.courtesy
        if known is not None and hit is not None and hit.what == "short" and phrase is None and not courtesy:
            meant = [e for e in entities if e.id in {p.id for p in persons}]
            known = meant[0] if len(meant) == 1 else known  # "Trump" where Melania Trump was named last
        if hit is not None and (known is None or hit.what == "person"):
            told = self.register.entity_of(self.register.candidates(persons, hit.what == "short", phrase, owner, day), day, start)
            if told is not None:
                known = next((e for e in entities if e.id == told.id), None)
                if known is None:
                    known = told
                    entities.append(known)
                back = known.sectors == ("ELI",) and phrase is not None and not OFFICIAL.isdisjoint(phrase.sectors)
                open_ = back or not (day and (known.office or "REB" in known.sectors))
                if phrase is not None and phrase.sectors and open_ and not self._confirms(known, phrase):
                    known.sectors = phrase.sectors  # the register knows no office of that day: the report's own title decides
                    known.how = f"register, {phrase.role.noun} by the title here"
        if known is None:
            if len(words) > 1:
                person = self.register.spelt(tree.words[start:end], owner.country if owner is not None else ())
            else:
                person = self.register.titled(words[0], phrase, owner, day)
                if person is None and phrase is None and owner is None:  # "Putin and *Kim* signed it in Pyongyang"
                    person = self.register.leading(words[0], {c for o in owners_by_head.values() for c in o.country}, day)
            told = self.register.entity(person, day, start) if person is not None else None
            if told is not None:
                known = next((e for e in entities if e.id == told.id), told)
                if known is told:
                    by_title = ", by the title" if phrase or owner else ", whose state is named"
                    told.how += ", in another spelling" if len(words) > 1 else by_title
                    told.words = words if len(words) > 1 else told.words
                    entities.append(told)
        if known is None:
            name = tree.piece(tree.span(start, end))
            known = Entity(
                slug(name), name, words, self._tables.given_names.get(words[0], "") if len(words) > 1 else "", first=start
            )
            entities.append(known)
        if known.how.startswith("register"):
            if phrase is not None:
                known.roles.add(_called(phrase))
        elif phrase is not None or owner is not None:
            self._learn(known, phrase, owner)
            nation = tree.upos[start - 1] == "ADJ" or tree.lower[start - 1] in self._nationals  # "*American* Jane Roe"
            known.how += NATIONAL if phrase is None and owner is not None and owner.head == start - 1 and nation else ""
            citizen = phrase is not None and phrase.role.noun in self._tables.citizens
            if citizen and phrase is not None and phrase.owners and known.country == phrase.owners[0].country:
                known.country = tuple(c for o in phrase.owners for c in o.country)
            if known.evidence == (0, 0):
                known.evidence = (start, end) if phrase is None else (min(start, phrase.start), max(end, phrase.end))
                if owner is not None and owner.head >= known.evidence[1]:  # "finance minister of Chile"
                    known.evidence = (known.evidence[0], owner.head + 1)
        if not known.country and not known.code and _PARTISAN.match(tree.text, tree.ends[end - 1]):
            known.country, known.seat = ("USA",), "USA"  # "Sen. Jane Roe (R-Mo.)"
            known.sectors = known.sectors or ("LEG",)
            known.how = f"{known.how}, of the United States by party and state"
        before = tree.lower[start - 1] if start else ""
        if not known.sex:
            known.sex = self._tables.courtesy.get(before, "") or (phrase.role.sex if phrase is not None else "")
        return known

    def _confirms(self, e: Entity, phrase: Phrase) -> bool:
        """Whether a title is that of an office which the register knows ("President" of one who was president)."""
        known = [self._tables.titles[o.office] for o in self._tables.offices.get(e.id, ())]
        mine = [t for t in known if not phrase.sectors or not set(phrase.sectors).isdisjoint(t.sectors)]
        return not phrase.former and any(phrase.role.office in t.described for t in mine)

    def _affiliation(self, tree: Tree, start: int, head: int, owners_by_head: dict[int, Owner]) -> Owner | None:
        """ "NATO's Jens Stoltenberg", "Jane Roe of the Foreign Ministry of Chile", "American Jane Roe": whose a named person
        without title is."""
        near = start - 1
        first = tree.deps[near] == "amod" and start <= tree.heads[near] <= head  # hung on the first name
        first = first or tree.lower[near] in self._nationals  # "*Frenchwoman* Jane Roe"
        if first and near in owners_by_head and len(owners_by_head[near].country) == 1:
            return owners_by_head[near]
        for c in tree.children[head]:
            if c in owners_by_head and (
                tree.deps[c] == "nmod:poss" or (tree.deps[c] == "nmod" and tree.case(c) in ("of", "from", "at", "with"))
            ):
                return owners_by_head[c]
            if tree.deps[c] == "appos" and tree.kid(c, "det") is not None and tree.upos[c] == "NOUN":
                near = next((k for k in tree.kids(c, "amod") if k in owners_by_head), c)  # "Jane Roe, an *American* dancer"
            else:
                near = c if c == head - 1 else -1
            if near in owners_by_head and tree.upos[near] == "ADJ" and len(owners_by_head[near].country) == 1:
                return owners_by_head[near]  # "*American* Jane Roe"
        return None

    def _learn(self, e: Entity, phrase: Phrase | None, owner: Owner | None) -> None:
        """What the report says of a person whom the register does not know; the first word on each point stays."""
        if owner is not None and not e.country and not e.code:
            e.country, e.code, e.seat = owner.country, owner.code, owner.id
            e.how = f"learned here: of {owner.name}"
        if phrase is not None:
            if owner is None and phrase.patron is not None:
                e.patron = phrase.patron
            if owner is None and phrase.possessor is not None and (phrase.sectors or phrase.role.open):
                e.possessor = phrase.possessor
            if not e.code and not e.country and phrase.code:
                e.code = phrase.code
            if not e.sectors:
                e.sectors = phrase.sectors
                if phrase.possessor is not None and phrase.role.open:  # "his medical *adviser*"
                    e.sectors = tuple(dict.fromkeys((*phrase.role.sectors, *phrase.sectors)))
                e.office = "" if phrase.deputy else phrase.role.office
            whose = f" of {owner.name}" if owner is not None else ""
            e.how = f"learned here: {phrase.role.noun}{whose}"
            e.roles.add(_called(phrase))
        elif owner is not None and not e.sectors and owner.id not in self._tables.countries:
            e.sectors = owner.sectors


def _called(phrase: Phrase) -> str:
    """What a title calls its bearer: "the president" is no vice president."""
    return f"vice {phrase.role.noun}" if phrase.deputy else phrase.role.noun


_PARTISAN = re.compile(r"(?:['’]s)? \((?:R|D|I)(?:[-–—][A-Z][A-Za-z.]*|\))")


def _same(words: tuple[str, ...], entities: list[Entity], start: int) -> Entity | None:
    """The person of the report whom a name means: the same full name, or a part of one ("Budanov", "Kim"), the last met first."""
    exact = [e for e in entities if e.words == words]
    if exact:
        return exact[0]
    if len(words) > 1:
        longer = [e for e in entities if len(e.words) > len(words) and set(words) <= set(e.words)]
        longer += [e for e in entities if len(e.words) > 1 and set(e.words) < set(words)]
        return longer[0] if len(longer) == 1 else None
    last = [e for e in entities if len(e.words) > 1 and e.words[-1] == words[0]]
    some = last or [e for e in entities if len(e.words) > 1 and (e.words[0] == words[0] or words[0] in e.words)]
    if len({e.id for e in some}) <= 1:
        return some[0] if some else None
    before = [e for e in some if e.first < start]
    return max(before, key=lambda e: e.first) if before else None
