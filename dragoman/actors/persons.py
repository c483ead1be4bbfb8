"""Persons: who a name stands for, and what the report or the register says that he is.

A person of the register has the office he held on the day of the report. Everybody else is what his title or apposition says
("Kyrylo Budanov, Ukraine's intelligence chief"), and stays it for the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.coreference import OFFICIAL
from dragoman.actors.edges import also_verb
from dragoman.actors.names import Hit
from dragoman.actors.owners import Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.register import Entity, Register
from dragoman.actors.tables import Person, Tables, slug
from dragoman.actors.titles import before_name, credited, further, spread
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
        towns = (*(p.name for p in tables.places), *(t for c in tables.countries.values() for t in c.capitals))
        people = (w.lower() for c in tables.countries.values() for w in c.people)
        self._nationals = frozenset(w for w in people if not w.endswith(("s", "men")))
        self._towns = frozenset(t.lower() for t in towns)

    # ------------------------------------------------------------------ where the names are
    def spans(self, tree: Tree, hits: list[Hit], told: Sequence[Entity] = ()) -> list[tuple[int, int, Hit | None]]:
        """Token ranges of persons' names, with the register's entry where one was found, in the order of the text. `told`: who
        has been named before, whatever the model takes the name for here."""
        spans: list[tuple[int, int, Hit | None]] = []
        taken: set[int] = set()
        states = {
            i
            for h in hits
            if h.what in ("country", "organisation", "adjective", "people", "seat", "role")
            for i in range(h.start, h.end)
        }
        for h in hits:
            if h.what == "person" or (h.what == "short" and self._alone(tree, h)):
                spans.append((h.start, h.end, h))
                taken.update(range(h.start, h.end))
        for name in tree.names:
            start, end = name.start, name.end
            while start < end and (
                tree.lower[start] in self._tables.courtesy
                or tree.lower[start] in self._tables.roles
                or tree.lower[start] in ("'s", "’s", "the")
            ):
                start += 1
            while end > start and (tree.lower[end - 1] in ("'s", "’s") or tree.upos[end - 1] == "PUNCT"):
                end -= 1
            if end - start > 2 and start and tree.lower[start - 1] == "of" and tree.lower[start] in self._towns:
                start += 1  # "the Mayor of *Lille* Jane Roe"
            if (
                (name.type != "PER" and not any(len(e.words) > 1 and e.words == tuple(tree.lower[start:end]) for e in told))
                or start == end
                or not taken.isdisjoint(range(start, end))
                or not states.isdisjoint(range(start, end))
            ):
                continue
            if any(h.start <= start and end <= h.end and h.what in ("capital", "place") for h in hits):
                continue
            if not tree.words[start][:1].isupper() or (end - start == 1 and tree.lower[start] in self._tables.modifiers):
                continue
            if self._broken_off(tree, start, taken | states):
                start -= 1  # "Mark *Wesley Menezes*"
            if self._goes_on(tree, start, end, taken | states):
                end += 1  # "*Jane* Roe"
            before = tree.lower[start - 1] if start else ""
            if before in self._tables.given_names and before in self._tables.roles and start - 2 not in states:
                start -= 1  # "Christian Atsu" is no Christian
            spans.append((start, end, None))
            taken.update(range(start, end))
        for start, end in _untagged(tree, self._tables, taken | states):
            spans.append((start, end, None))
        spans.sort(key=lambda s: s[0])
        return spans

    def _broken_off(self, tree: Tree, start: int, taken: set[int]) -> bool:
        """Whether the word before a name is its first part, which the tagger left out: the tree joins them."""
        k = start - 1
        if k < 0 or k in taken or tree.upos[k] != "PROPN":
            return False
        initial = len(tree.words[k]) == 2 and tree.words[k][1] == "." and tree.words[k][0].isupper()  # "vice *R.* Jane Roe"
        given = tree.lower[k] in self._tables.given_names and tree.lower[k] not in self._tables.roles
        joined = tree.heads[start] == k or (initial and tree.heads[k] == start)
        return joined and (initial or (given and tree.deps[start] == "flat"))

    def _goes_on(self, tree: Tree, start: int, end: int, taken: set[int]) -> bool:
        """Whether the word behind a first name is its last part, which the tagger left out: the tree joins them."""
        if end - start > 1 or end >= len(tree) or end in taken or tree.lower[end] in self._tables.roles:
            return False
        joined = tree.deps[end] == "flat" and tree.heads[end] == start
        return joined and tree.upos[end] == "PROPN" and tree.words[end][0].isupper()

    def _alone(self, tree: Tree, h: Hit) -> bool:
        """Whether a surname stands alone: not "Hunter Biden", not "Trump Tower"."""
        if tree.upos[h.start] != "PROPN":
            return False
        if h.start > 0 and tree.upos[h.start - 1] == "PROPN" and tree.sent_of[h.start - 1] == tree.sent_of[h.start]:
            before = tree.lower[h.start - 1]
            joined = (
                tree.heads[h.start] == h.start - 1
                or tree.deps[h.start] == "flat"
                or (tree.heads[h.start - 1] == h.start and tree.deps[h.start - 1] == "flat")
            )
            known = before in self._tables.roles or before in self._tables.courtesy
            tagged = any(n.start < h.start < n.end and n.type == "PER" for n in tree.names)
            if not known and (joined or tagged):
                return False
        if h.end < len(tree) and tree.upos[h.end] == "PROPN" and tree.deps[h.end] == "flat" and tree.heads[h.end] == h.start:
            return False
        after = h.end
        if (
            after < len(tree)
            and tree.upos[after] == "PROPN"
            and tree.heads[h.start] == after
            and tree.lower[after] not in self._tables.roles
        ):
            return False
        return not any(
            n.type == "ORG"
            and n.start <= h.start
            and h.end <= n.end
            and n.end - n.start > h.end - h.start
            and not ((role := self._tables.roles.get(tree.lower[n.end - 1])) and role.sectors == ("GOV",) and h.end == n.end - 1)
            for n in tree.names
        )

    # ------------------------------------------------------------------ who they are
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
        by_start = {p.start: k for k, p in enumerate(phrases)}
        by_end = {p.end: k for k, p in enumerate(phrases)}
        by_role = {p.head: k for k, p in enumerate(phrases)}
        for start, end, _ in spans:
            mine = self._titles(tree, start, end, heads, phrases, by_start, by_end, by_role)
            if mine:
                titles[start] = mine
        spread(tree, spans, phrases, by_end, titles)
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

    def _titles(
        self,
        tree: Tree,
        start: int,
        end: int,
        heads: dict[int, int],
        phrases: list[Phrase],
        by_start: dict[int, int],
        by_end: dict[int, int],
        by_role: dict[int, int],
    ) -> list[tuple[int, Phrase]]:
        """The phrases that tell who the person at [start, end) is: before the name, after a comma, in apposition, after "is".
        `heads`: the head of each name by its start."""
        found: dict[int, None] = {}
        head = heads[start]

        def take(k: int | None) -> None:
            kin = k is not None and phrases[k].role.kind == "relative" and phrases[k].end > start
            if k is not None and (kin or phrases[k].role.kind == "person") and not phrases[k].plural:
                found[k] = None

        first = tree.sents[tree.sent_of[start]][0]
        last = tree.sents[tree.sent_of[start]][1]
        if start > first and tree.words[start - 1] == "vice":  # "… to be Secretary of Labor, vice Jane Roe, resigned"
            before = [
                k
                for k, p in enumerate(phrases)
                if first <= p.start and p.end < start and p.role.kind == "person" and not p.plural
            ]
            take(max(before, default=None, key=lambda k: phrases[k].end))
            return [(k, phrases[k]) for k in found]
        i = start
        while i > first and tree.lower[i - 1] in self._tables.courtesy:
            i -= 1
        take(by_end.get(i) if i > first else None)
        if not found:
            take(before_name(tree, i, {p.end: k for k, p in enumerate(phrases) if p.role.kind == "person"}))
        if not found and first < i - 1 < i < start and tree.words[i - 1] == "," and tree.words[end : end + 1] in ([","], ["."]):
            k = by_end.get(i - 1)  # "her *adviser*, Dr. Jane Roe, and others"
            take(k if k is not None and (phrases[k].definite or phrases[k].owners) else None)
        if not found:  # "Minister of Education Stefania Giannini", "Secretary of State Kurt Campbell"
            for c in tree.children[head]:
                if tree.deps[c] in ("nmod:desc", "compound", "nmod", "amod") and c < start and c in by_role and not tree.case(c):
                    take(by_role[c])
            g = tree.heads[head]
            if (
                g < start
                and g in by_role
                and tree.deps[head] in ("appos", "flat", "nmod:desc")
                and "," not in tree.words[g:start]
            ):
                take(by_role[g])
        for p in [phrases[k] for k in found]:  # "*Deputy Prime Minister* and Defence Minister Roe"
            j = by_end.get(p.start - 1) if p.end <= start and tree.lower[p.start - 1] == "and" else None
            firm = (
                j is not None and p.sectors == ("BUS",) and not p.owners and phrases[j].role.kind == "person"
            )  # "President and CEO"
            alone = j is not None and not (phrases[j].owners or phrases[j].definite)
            if j is not None and tree.words[phrases[j].start][:1].isupper() and (alone or firm):
                take(j)
            for k in further(tree, p, phrases, heads) if p.end <= start else ():
                take(k)
        if end < last and tree.words[end] == ",":
            k = by_start.get(end + 1)
            if k is not None and not also_verb(tree, phrases[k].head) and phrases[k].end not in heads:
                take(k)  # not "after the murder of Jane Roe, *President* Doe spoke"
        for c in tree.children[head]:
            if (c in by_role and tree.deps[c] == "appos" and not credited(tree, end, phrases[by_role[c]])) or (
                tree.deps[c] == "acl:relcl" and c in by_role and tree.kid(c, "cop") is not None
            ):
                take(by_role[c])
        g = tree.heads[head]
        another = any(
            i in heads and not tree.case(heads[i]) for i in range(g + 1, start)
        )  # "*Director* Jane Roe and Envoy Mia Doe"
        if g in by_role and ((tree.deps[head] == "appos" and not another) or (tree.deps[head] == "nsubj" and _is(tree, g))):
            take(by_role[g])
        return [(k, phrases[k]) for k in found]

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


def _is(tree: Tree, predicate: int) -> bool:
    """Whether a nominal predicate is said of its subject for now: "is", but neither "was" nor "is no longer"."""
    be = any(tree.deps[c] == "cop" and tree.lower[c] in ("is", "'s") for c in tree.children[predicate])
    return be and tree.kid(predicate, "advmod") is None


def _untagged(tree: Tree, tables: Tables, taken: set[int]) -> list[tuple[int, int]]:
    """Names that no model marked, right after a title: "President Laurent Gbagbo"."""
    out = []
    n = len(tree)
    for i in range(n - 1):
        if i + 1 in taken or tree.upos[i + 1] != "PROPN" or not tree.words[i + 1][0].isupper():
            continue
        role = tables.roles.get(tree.lower[i]) if tree.upos[i] != "ADJ" else None  # "*National* Security"
        if (role is None or role.kind != "person" or not tree.words[i][0].isupper()) and tree.lower[i] not in tables.courtesy:
            continue
        if tree.lower[i + 1] in tables.roles or tree.sent_of[i + 1] != tree.sent_of[i]:
            continue
        j = i + 1
        while (
            j < n
            and j not in taken
            and tree.upos[j] == "PROPN"
            and tree.sent_of[j] == tree.sent_of[i]
            and tree.words[j][0].isupper()
            and tree.lower[j] not in tables.roles
        ):
            j += 1
        around = [nm for nm in tree.names if nm.start <= i + 1 < nm.end]
        if not around or (j == i + 2 and all(nm.type == "ORG" and nm.end - nm.start == 1 for nm in around)):
            out.append((i + 1, j))
            taken.update(range(i + 1, j))
    return out
