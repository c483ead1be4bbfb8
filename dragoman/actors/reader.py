"""Reads the actors of a tree: names, roles, persons, then what stands for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors import coreference as co
from dragoman.actors.capitals import acts
from dragoman.actors.mentions import Kind, Mention, Mentions
from dragoman.actors.names import Entry, Hit, NameFinder, head_of
from dragoman.actors.persons import Entity, Named, PersonReader
from dragoman.actors.phrases import Owner, Phrase, PhraseReader
from dragoman.actors.tables import Country, FormerState, Organisation, PlaceName, Region, Seat, Tables, load_tables, slug
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "csubj"})
_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "neighbour", "neighbor"})
_CITIZENS = frozenset({"some", "many", "several", "few", "most", "young", "all", "thousands", "hundreds", "dozens", "ordinary"})
_DEPARTMENTS = frozenset({"minister", "ministry", "secretary", "department", "undersecretary", "commissioner"})
_BODY_WORDS = frozenset({"group", "organisation", "organization", "body"})
_ARMED = frozenset({"GOV", "MIL", "REB", "COP", "OPP", "PRM", "SPY", "LEG", "JUD", "UAF"})
_HEADED = frozenset({"PTY", "REB", "GOV", "MIL", "SPY", "LEG", "COP", "JUD", "PRM", "OPP"})


class ActorReader:
    """The room's front door. `load` once, then `read` tree after tree; nothing is kept between reports."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._finder = NameFinder(tables)
        self._phrases = PhraseReader(tables)
        self._persons = PersonReader(tables)

    @classmethod
    @cache
    def load(cls) -> ActorReader:
        """The reader over the lexicons that ship with the package. Raises `LexiconError` where one is broken."""
        return cls(load_tables())

    def read(self, tree: Tree, published: str, outlet: str = "") -> Mentions:
        """The mentions of one tree.

        `published` (ISO 8601, may be empty) is the day on which offices are held; `outlet` names who speaks where the text
        says "this newspaper". Spans are code points of `tree.text`.
        """
        return _Reading(self, tree, published[:10], outlet).run()


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A state named somewhere: in which sentence, and whether as the place of something."""

    sent: int
    owner: Owner
    place: bool


class _Reading:
    """The work on one tree."""

    def __init__(self, reader: ActorReader, tree: Tree, day: str, outlet: str) -> None:
        self.tree = tree
        self.day = day
        self.outlet = outlet
        self.tables = reader.tables
        self.reader = reader
        self.mentions: list[Mention] = []
        self.more_heads: dict[int, Mention] = {}
        self.memory = co.Memory(tree)
        self.resolved: dict[int, tuple[Actor, ...]] = {}  # pronouns
        self.phrase_at: dict[int, Phrase] = {}
        self.named_persons: list[Named] = []
        self.sightings: list[_Sighting] = []
        self.hits: list[Hit] = []
        self.owners: dict[int, Owner] = {}

    def run(self) -> Mentions:
        tree, r = self.tree, self.reader
        hits = self._undisturbed(r._finder.find(tree))
        owners: dict[int, Owner] = {}
        for h in hits:
            o = r._phrases.owner(h)
            if o is not None:
                owners[h.start] = o
        self._tagged_organisations(hits, owners)
        hits.sort(key=lambda h: h.start)
        spans = r._persons.spans(tree, hits)
        person_tokens = frozenset(i for s, e, _ in spans for i in range(s, e))
        hits = [
            h
            for h in hits
            if h.what not in ("person", "short")
            and (h.what in ("role", "modifier") or person_tokens.isdisjoint(range(h.start, h.end)))
        ]
        phrases = r._phrases.read(tree, hits, owners, person_tokens)
        heads = {s: head_of(tree, s, e) for s, e, _ in spans}
        by_head = {h.head: owners[h.start] for h in hits if h.start in owners}
        named, titles = r._persons.resolve(tree, spans, phrases, by_head, heads, self.day)
        self.phrase_at = {p.head: p for p in phrases}
        self.named_persons = named
        self.hits, self.owners = hits, owners
        for h in hits:
            o = owners.get(h.start)
            if o is not None and len(o.country) == 1 and h.what != "organisation" and r._phrases.origin(tree, h):
                located = h.what == "place" or tree.case(h.head) in (
                    "in",
                    "at",
                    "near",
                    "across",
                    "throughout",
                    "inside",
                    "around",
                )
                self.sightings.append(_Sighting(tree.sent_of[h.start], o, located))
        for n in named:
            if len(n.entity.country) == 1 and n.entity.country[0] in self.tables.countries:
                code = n.entity.country[0]
                self.sightings.append(
                    _Sighting(tree.sent_of[n.start], Owner(code, self.tables.countries[code].name, (code,)), False)
                )
        # everything in the order of the text, so that what comes first can be meant by what follows
        work: list[tuple[int, int, object]] = [(h.start, 0, h) for h in hits if h.what not in ("role", "modifier")]
        work += [(n.wide_start, 1, n) for n in named]
        work += [(p.end - 1, 2, p) for p in phrases if p.head not in titles]
        pronouns = co.HE | co.SHE | co.IT | co.THEY
        work += [(i, 3, i) for i, w in enumerate(tree.lower) if w in pronouns]
        work.sort(key=lambda w: (w[0], w[1]))
        for _, _, what in work:
            if isinstance(what, Hit):
                self._name(what)
            elif isinstance(what, Named):
                self._person(what)
            elif isinstance(what, Phrase):
                self._role(what)
            elif isinstance(what, int):
                self._pronoun(what)
        return Mentions.of(self.mentions, self.more_heads)

    # ------------------------------------------------------------------ names
    def _undisturbed(self, hits: list[Hit]) -> list[Hit]:
        """Without country and place names that are part of a person's or a firm's name ("Chad Smith", "Paris Hilton")."""
        longer = [n for n in self.tree.names if n.type == "PER" and n.end - n.start > 1]
        out = []
        for h in hits:
            if h.what in ("country", "adjective", "people", "capital", "place", "seat") and any(
                n.start <= h.start and h.end <= n.end and n.end - n.start > h.end - h.start for n in longer
            ):
                continue
            if h.what in ("capital", "place", "country") and self._given_name(h):
                continue
            out.append(h)
        return out

    def _given_name(self, h: Hit) -> bool:
        """A single word that the tree takes for the first or last part of a longer name ("Jordan Peterson")."""
        t = self.tree
        if h.end - h.start > 1 or any(n.start == h.start and n.end == h.end for n in t.names):
            return False
        flat = [c for c in t.children[h.start] if t.deps[c] == "flat" and t.upos[c] == "PROPN"]
        return bool(flat) and all(c == h.end for c in flat[:1]) and h.what != "capital"

    def _tagged_organisations(self, hits: list[Hit], owners: dict[int, Owner]) -> None:
        """Organisations that only the language model knows: an id made of the name, a country from its parts."""
        taken: dict[int, Hit] = {i: h for h in hits for i in range(h.start, h.end)}
        for name in self.tree.names:
            if name.type != "ORG":
                continue
            start, end = name.start, name.end
            if self.tree.lower[start] == "the" and end - start > 1:
                start += 1
            while end > start and (self.tree.lower[end - 1] in ("'s", "’s") or self.tree.upos[end - 1] == "PUNCT"):
                end -= 1
            inner = {id(taken[i]): taken[i] for i in range(start, end) if i in taken}
            if start == end or any(h.start < start or h.end > end for h in inner.values()):
                continue
            if any(h.what in ("organisation", "person", "seat", "short") for h in inner.values()):
                continue
            parts = list(inner.values())
            if any(h.start == start and h.end == end for h in parts):
                continue
            words = self.tree.lower[start:end]
            if len(words) == 1 and (words[0] in self.tables.modifiers or self.tree.upos[start] in ("DET", "ADP", "PRON")):
                continue
            role = self.tables.roles.get(words[-1]) or (self.tables.roles.get(words[0]) if "of" in words else None)
            if role is not None and role.kind == "person":
                continue
            if role is not None and parts and role.sectors and role.noun != "party":
                continue  # "Russian Defence Ministry": the words tell it
            country: tuple[str, ...] = ()
            for h in parts:
                o = owners.get(h.start)
                if o is not None and o.country:
                    country = o.country[:1]
                    break
            text = self.tree.piece(self.tree.span(start, end))
            if len(text) < 2 or not text[0].isupper():
                continue
            if start > 1 and self.tree.lower[start - 1] in ("of", "for") and self.tree.lower[start - 2] in _DEPARTMENTS:
                continue  # "the Minister for Interior"
            country = country or self._beside(start, end, hits, owners)
            org = Organisation(
                slug(text), text, (), country, role.code if role else "", role.sectors if role else (), role.noun if role else ""
            )
            for h in parts:
                hits.remove(h)
            hit = Hit(start, end, head_of(self.tree, start, end), (Entry("organisation", org, text, True),))
            hits.append(hit)
            owners[start] = Owner(org.id, org.name, org.country, org.code, org.sectors, hit.head)

    def _beside(self, start: int, end: int, hits: list[Hit], owners: dict[int, Owner]) -> tuple[str, ...]:
        """The country that an adjective before a name or "of" after it tells ("Serbian Workers' Union", "the Bus Company of Tehran")."""
        t = self.tree
        for h in hits:
            o = owners.get(h.start)
            if o is None or len(o.country) != 1:
                continue
            if (
                h.end == start
                and (h.what == "adjective" or t.deps[h.head] in ("amod", "compound", "nmod:poss"))
                and start <= t.heads[h.head] < end
            ):
                return o.country
            if h.end + 1 == start and t.lower[h.end] in ("'s", "’s"):
                return o.country
            if h.start == end + 1 and t.lower[end] in ("of", "in"):
                return o.country
        return ()

    def _name(self, h: Hit) -> None:
        e = h.entries[0]
        ref = e.ref
        span, text = self._span(h.start, h.end)
        kind: Kind = "name"
        sort, nouns = "state", _STATE_NOUNS
        if isinstance(ref, Organisation):
            country = ref.country
            if ref.kind == "people" and not country:
                country = self._beside(h.start, h.end, self.hits, self.owners)
            actor = Actor(span, text, ref.id, ref.name, country, ref.code, ref.sectors, "name of an organisation")
            sort, nouns = "body", frozenset({ref.kind, *ref.kind.split(), *_BODY_WORDS})
            if ref.code == "IGO":
                nouns |= {"bloc", "alliance"} if ref.kind in ("bloc", "alliance", "union") else frozenset()
        elif e.what == "seat" or e.what == "capital":
            assert isinstance(ref, (Seat, Country, FormerState))
            code = ref.country if isinstance(ref, Seat) else ref.code
            sectors = ref.sectors if isinstance(ref, Seat) else ("GOV",)
            town = not isinstance(ref, Seat)
            if (town or (isinstance(ref, Seat) and ref.place)) and not acts(self.tree, h, self.tables, town):
                actor = self._state(code, span, text, f"place: {text} where something happens")
                kind = "place"
            else:
                actor = self._organ(code, sectors, span, text, f"{text} stands for it")
                kind = "place-government"
        elif isinstance(ref, PlaceName):
            actor = self._state(ref.country, span, text, f"place in {ref.country}")
            kind = "place"
        elif e.what == "adjective":
            if h.head in self.phrase_at:
                return
            actor = self._whole(ref, span, text, "demonym")
            kind = "demonym"
        elif e.what == "people":
            actor = self._people(h, self._whole(ref, span, text, "people"))
            kind, sort, nouns = "group", "people", frozenset()
        else:
            actor = self._whole(ref, span, text, "name of a country")
        self._add(h.start, h.end, h.head, self._states(ref, actor), kind, sort, nouns)

    def _states(self, ref: object, actor: Actor) -> tuple[Actor, ...]:
        """One actor, or one for each member where a name stands for a closed group of states ("the two Koreas")."""
        if isinstance(ref, Region) and len(ref.countries) > 1:
            return tuple(
                Actor(actor.span, actor.text, c, self.tables.countries[c].name, (c,), how=f"member of {ref.name}")
                for c in ref.countries
            )
        return (actor,)

    def _whole(self, ref: object, span: Span, text: str, how: str) -> Actor:
        assert isinstance(ref, (Country, FormerState, Region))
        if isinstance(ref, FormerState):
            return Actor(
                span, text, ref.code, ref.name, ref.successor, how=f"{how}, a former state, continued by {ref.successor[0]}"
            )
        if isinstance(ref, Region):
            return Actor(span, text, ref.id, ref.name, ref.countries, how=f"{how}: region")
        return Actor(span, text, ref.code, ref.name, (ref.code,), how=how)

    def _people(self, h: Hit, actor: Actor) -> Actor:
        """ "168 Liberians" are civilians; "the Russians" may as well be their state, so their sector stays open."""
        before = self.tree.lower[h.start - 1] if h.start else ""
        if before == "ethnic":
            for c in self.tree.kids(h.head, "nmod"):
                o = next((self.owners[x.start] for x in self.hits if x.head == c and x.start in self.owners), None)
                if o is not None and o.country and self.tree.case(c) in ("in", "of", "from"):
                    return Actor(
                        actor.span,
                        actor.text,
                        "",
                        f"ethnic {actor.text} of {o.name}",
                        o.country,
                        "",
                        ("CVL",),
                        "people of another state",
                    )
        counted = before in _CITIZENS or (h.start and self.tree.upos[h.start - 1] in ("NUM", "ADJ"))
        if self.tree.lower[h.start : h.end][-1].endswith("n") or counted or before in ("a", "an"):
            return replace(actor, id=f"{actor.id} CVL", name=f"{actor.name} (civilians)", sectors=("CVL",))
        return actor

    def _state(self, code: str, span: Span, text: str, how: str) -> Actor:
        former = self.tables.former.get(code)
        if former is not None:
            return Actor(span, text, code, former.name, former.successor, how=how)
        return Actor(span, text, code, self.tables.countries[code].name, (code,), how=how)

    def _organ(self, code: str, sectors: tuple[str, ...], span: Span, text: str, how: str) -> Actor:
        whole = self._state(code, span, text, how)
        if not sectors:
            return whole
        return replace(
            whole, id=" ".join((whole.id, *sectors)), name=f"{whole.name} ({self.tables.label(sectors)})", sectors=sectors
        )

    # ------------------------------------------------------------------ persons
    def _person(self, n: Named) -> None:
        e = n.entity
        span, text = self._span(n.wide_start, n.wide_end)
        if (
            not e.country
            and not e.code
            and e.sectors
            and not {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"}.isdisjoint(e.sectors)
        ):
            home = self._home(n.head, False)
            if home is not None:
                e.country, e.how = home.country, f"{e.how}, {home.name} by the context"
        actor = e.actor(span, text)
        m = self._add(
            n.wide_start, n.wide_end, n.head, (actor,), "name", "person", frozenset(e.roles | {e.office.replace("-", " ")}), e.sex
        )
        if n.title_head is not None:
            self.more_heads[n.title_head] = m

    # ------------------------------------------------------------------ roles
    def _role(self, p: Phrase) -> None:
        tree = self.tree
        span, text = self._span(p.start, p.end)
        role = p.role
        number = self._number(p)
        if p.plural and number and role.kind in ("country", "person", "body", "group") and not p.owners:
            if role.kind in ("country", "person") or role.noun in ("side", "government", "military", "army", "party"):
                got = self.memory.several(p, number)
                if got is not None:
                    actors = tuple(replace(a, span=span, text=text, how=f"coreference: {got[1]}") for a in got[0])
                    actors = self._with_sectors(actors, p)
                    self._add(p.start, p.end, p.head, actors, "description", "", frozenset())
                    return
        if role.kind == "country":
            self._country(p, span, text)
            return
        if role.kind == "document":
            if p.modifies is None and tree.upos[p.head] == "NOUN":
                owner = p.owners[0] if p.owners and (p.owners[0].code or p.owners[0].sectors) else None
                actor = self._of(owner, (), "", span, text, "document") if owner else Actor(span, text, "", text, how="document")
                self._add(p.start, p.end, p.head, (actor,), "document", "", frozenset())
            return
        owners = p.owners
        how = p.why
        if not owners and p.possessor is not None:
            held = self.resolved.get(p.possessor, ())
            if held:
                owners = tuple(self._behind(a) for a in held if a.country or a.code)
                how = f"{p.why}, coreference: {tree.words[p.possessor]!r} is {held[0].name}"
        if not owners and p.patron is not None:
            n = next((n for n in self.named_persons if n.start <= p.patron < n.end), None)
            if n is not None and (n.entity.country or n.entity.code):
                owners = (self._belonging(n.entity),)
                how = f"{p.why} of {n.entity.name}"
        if role.noun == "counterpart":
            self._counterpart(p, owners, span, text)
            return
        if not owners and not p.plural and p.definite and role.kind in ("person", "body", "group") and p.possessor is None:
            a = self.memory.called(p, ("person",) if role.kind == "person" else ("body", "state"))
            if a is not None and not p.former:
                actors = tuple(
                    replace(x, span=span, text=text, how=f"coreference: {tree.words[a.head]!r} named before") for x in a.actors
                )
                self._add(p.start, p.end, p.head, actors, "description", a.sort, a.nouns, a.sex)
                return
        if not any(o.country or o.code for o in owners) and not p.code and (need := _needs_state(p)):
            home = self._home(p.head, need == "place")
            if home is not None:
                owners = (home,)
                how = f"{p.why}, {home.name} by the context"
        if (
            not owners
            and not p.code
            and role.open
            and (not p.sectors or (role.kind in ("body", "group") and not p.plural and not p.definite))
        ):
            return
        if not owners and p.modifies is not None and (role.kind in ("force", "relative") or _ARMED.isdisjoint(p.sectors)):
            return
        if role.kind == "relative":
            owners = tuple(replace(o, id="") for o in owners)
        actors = tuple(self._holder(p, o, span, text, how) for o in owners) or (
            self._of(None, p.sectors, p.code, span, text, how),
        )
        kind: Kind = "role"
        sort = "people" if p.plural or role.kind == "force" else "person" if role.kind == "person" else "body"
        if any(" at " in a.how and a.how.startswith("office") for a in actors):
            kind = "description"
        sex = ""
        if sort == "person" and actors[0].id in self.tables.persons:
            sex = self.tables.persons[actors[0].id].sex
        nouns = frozenset({role.noun, *role.noun.split()[-1:]})
        if sort == "body" and not _HEADED.isdisjoint(p.sectors) and actors[0].country:
            nouns |= {"agency", "service"} if "SPY" in p.sectors else frozenset()
        self._add(p.start, p.end, p.head, actors, kind, sort, nouns, sex)

    def _belonging(self, e: Entity) -> Owner:
        """The state or organisation for which a person stands ("the Bush administration": the United States)."""
        if len(e.country) == 1:
            return Owner(e.country[0], self.tables.countries[e.country[0]].name, e.country)
        org = self.tables.organisations.get(e.seat)
        return Owner(e.seat or e.id, org.name if org else e.name, e.country, e.code)

    def _behind(self, a: Actor) -> Owner:
        """The state or organisation behind an actor that owns something ("his generals": those of his state)."""
        e = next((n.entity for n in self.named_persons if n.entity.id == a.id), None)
        if e is not None:
            return self._belonging(e)
        if len(a.country) == 1 and not a.code and a.country[0] == a.id[:3]:
            return Owner(a.country[0], self.tables.countries[a.country[0]].name, a.country)
        return Owner(a.id.split(" ")[0], a.name.split(" (")[0], a.country, a.code)

    def _holder(self, p: Phrase, owner: Owner, span: Span, text: str, how: str) -> Actor:
        """The person who holds the office on the day, where the phrase names an office and the register knows one."""
        if p.role.office and not p.plural and not p.former and not p.deputy and p.role.kind == "person":
            seat = owner.country[0] if len(owner.country) == 1 and not owner.code else owner.id
            named = self._in_report(seat, p.role.office)
            if named is not None:
                return replace(named, span=span, text=text, how=f"office: {p.role.noun} of {seat}, named in the report")
            person = self.reader._persons.register.holder(seat, p.role.office, self.day) if self._bare(p, owner) else None
            if person is not None:
                e = self.reader._persons.register.entity(person, self.day, 0)
                return e.actor(span, text, f"office: {p.role.noun} of {seat} at {self.day}")
            whole = self._of(owner, p.sectors, p.code, span, text, how)
            if whole.id and self._bare(p, owner):
                return replace(whole, id=f"{seat}:{p.role.office}", name=f"{p.role.noun} of {owner.name}")
            return whole
        return self._of(owner, p.sectors, p.code, span, text, how)

    def _bare(self, p: Phrase, owner: Owner) -> bool:
        """Whether nothing beside the owner narrows the office ("South Korea's unification minister" is no "minister")."""
        words = [self.tree.lower[i] for i in range(p.start, p.head) if self.tree.upos[i] in ("ADJ", "NOUN", "PROPN")]
        known = set(owner.name.lower().split()) | set(p.role.noun.split()) | {"new", "current", "incumbent", "top", "embattled"}
        own = set()
        if owner.country and owner.country[0] in self.tables.countries:
            c = self.tables.countries[owner.country[0]]
            own = {w.lower() for s in (*c.names, *c.adjectives, *c.capitals) for w in s.split()}
        return all(w in known or w in own for w in words)

    def _in_report(self, seat: str, office: str) -> Actor | None:
        """A person of this report whom the register knows in that office, now or (without a date) ever."""
        reg = self.reader._persons.register
        if self.day:
            return None
        for n in self.named_persons:
            if reg.fits(n.entity.id, seat, office):
                return n.entity.actor(Span(0, 0), "")
        return None

    def _of(self, owner: Owner | None, sectors: tuple[str, ...], code: str, span: Span, text: str, how: str) -> Actor:
        if owner is None:
            return Actor(span, text, "", text, (), code, sectors, how)
        if not sectors and owner.country and owner.sectors:
            sectors = owner.sectors
        key = " ".join((owner.id, *sectors)) if sectors and owner.id else ""
        name = f"{owner.name} ({self.tables.label(sectors)})" if sectors else text
        return Actor(span, text, key, name, owner.country, owner.code or ("" if owner.country else code), sectors, how)

    def _country(self, p: Phrase, span: Span, text: str) -> None:
        """ "the country", "pariah nations like Iran and Syria", "Russia's neighbours"."""
        noun = p.role.noun
        examples = [c for c in self.tree.children[p.head] if self.tree.case(c) in ("like", "such as", "including")]
        if examples and p.owners:
            actors = tuple(Actor(span, text, o.id, o.name, o.country, o.code, (), "named as an example") for o in p.owners)
            self._add(p.start, p.end, p.head, actors, "description", "state", frozenset())
            return
        if noun == "side" and p.owners and not p.plural:
            actors = tuple(Actor(span, text, o.id, o.name, o.country, o.code, (), p.why) for o in p.owners)
            self._add(p.start, p.end, p.head, actors, "role", "state", _STATE_NOUNS)
            return
        if p.plural or p.owners or not p.definite or noun not in _STATE_NOUNS or p.possessor is not None:
            return
        got = self.memory.country(p.head)
        if got is not None:
            a = got[0]
            code = a.country[0]
            actor = self._state(code, span, text, f"coreference: {got[1]}")
            self._add(p.start, p.end, p.head, (actor,), "description", "state", _STATE_NOUNS)

    def _counterpart(self, p: Phrase, owners: tuple[Owner, ...], span: Span, text: str) -> None:
        """ "his Russian counterpart": the holder, in the other state, of the office that the possessor holds."""
        held = self.resolved.get(p.possessor, ()) if p.possessor is not None else ()
        for o in p.owners[:1]:
            actor = self._of(o, ("GOV",), "", span, text, "counterpart")
            e = next((n.entity for n in self.named_persons if held and n.entity.id == held[0].id), None)
            if e is not None and o.country:
                actor = self._of(o, e.sectors or ("GOV",), "", span, text, f"counterpart of {e.name}")
                described = (
                    self.tables.titles[e.office].described if e.office in self.tables.titles else (e.office,) if e.office else ()
                )
                person = self.reader._persons.register.holder(o.country[0], described[0], self.day) if described else None
                if person is not None:
                    actor = self.reader._persons.register.entity(person, self.day, 0).actor(
                        span, text, f"office: counterpart of {e.name} at {self.day}"
                    )
            self._add(p.start, p.end, p.head, (actor,), "description", "person", frozenset())

    def _with_sectors(self, actors: tuple[Actor, ...], p: Phrase) -> tuple[Actor, ...]:
        """ "both governments", "the two armies": the states' organs."""
        if p.role.kind != "body" or not p.sectors:
            return actors
        return tuple(self._organ(a.country[0], p.sectors, a.span, a.text, a.how) if a.country else a for a in actors)

    def _number(self, p: Phrase) -> int:
        words = self.tree.lower[p.start : p.end]
        if words[0] == "both" or (p.start and self.tree.lower[p.start - 1] == "both"):
            return 2
        if p.definite and "two" in words:
            return 2
        if p.definite and "three" in words:
            return 3
        if p.role.noun == "ally" and words[0] == "the" and len(words) == 2:
            return 2
        return 0

    def _home(self, token: int, by_place: bool) -> Owner | None:
        """Whose an organ or crowd without a country is ("the foreign ministry said"): the only state that the sentence names,
        else the only one that the report has named up to there. `by_place`: only the place where something happens tells it."""
        here = self.tree.sent_of[token]
        for low in (here,) if by_place else (here, 0):
            seen = [s for s in self.sightings if low <= s.sent <= here]
            codes = {s.owner.country[0] for s in seen}
            if len(codes) == 1:
                code = codes.pop()
                if by_place and not any(s.place for s in seen):
                    return None
                if any(s.sent < here and not s.place and s.owner.country[0] != code for s in self.sightings):
                    return None  # another state acted before: it may be its
                return Owner(code, self.tables.countries[code].name, (code,))
            if codes:
                return None
        return None

    # ------------------------------------------------------------------ pronouns
    def _pronoun(self, token: int) -> None:
        actors, why, a = self.memory.pronoun(token)
        if not actors:
            return
        span, text = self._span(token, token + 1)
        got = tuple(replace(x, span=span, text=text, how=f"coreference: {why}") for x in actors)
        self.resolved[token] = got
        self._add(token, token + 1, token, got, "pronoun", a.sort if a else "", a.nouns if a else frozenset(), a.sex if a else "")

    # ------------------------------------------------------------------ bookkeeping
    def _span(self, start: int, end: int) -> tuple[Span, str]:
        span = self.tree.span(start, end)
        return span, self.tree.piece(span)

    def _add(
        self,
        start: int,
        end: int,
        head: int,
        actors: tuple[Actor, ...],
        kind: Kind,
        sort: str,
        nouns: frozenset[str],
        sex: str = "",
    ) -> Mention:
        m = Mention(start, end, head, actors, kind)
        self.mentions.append(m)
        if sort and kind != "document":
            deps = self.tree.deps[self.tree.first_conjunct(head)]
            acting = kind != "place" and kind != "demonym" and self.tree.case(head) not in ("in", "at", "near", "inside", "from")
            if kind != "place":
                self.memory.add(
                    co.Antecedent(head, start, self.tree.sent_of[head], actors, sort, sex, nouns, deps in _SUBJECTS, acting)
                )
        return m


def _needs_state(p: Phrase) -> str:
    """Whether a role without a country is somebody of a state that the context can tell: "any" mention of it will do for an
    organ of state, only the "place" of things for a crowd; empty where nothing can."""
    sectors = set(p.sectors)
    if (p.plural and p.role.kind == "body") or (p.modifies is not None and p.role.kind != "body"):
        return ""
    if sectors & {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"} and p.role.kind != "force":
        return "any"
    if sectors & {"REB", "OPP"} and p.role.kind != "body":
        return "any"
    if sectors & {"CVL", "LAB", "AGR", "REL", "CRM"} and not p.role.open and p.role.kind == "person":
        return "place"
    return ""
