"""Reads the actors of a tree: names, roles, persons, then what stands for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.actors import coreference, descriptions, offices
from dragoman.actors.antecedents import OFFICIAL, Antecedent
from dragoman.actors.athome import AtHome
from dragoman.actors.capitals import acts
from dragoman.actors.groups import Counted, counted
from dragoman.actors.groups import read as group
from dragoman.actors.guests import honoured, styled
from dragoman.actors.house import House, house_of
from dragoman.actors.late import in_office_at_death, inaugurated
from dragoman.actors.listed import add_listed
from dragoman.actors.making import Maker
from dragoman.actors.memory import Memory
from dragoman.actors.mentions import Kind, Mentions
from dragoman.actors.names import Hit, NameFinder, head_of
from dragoman.actors.officers import forces
from dragoman.actors.organisations import (
    add_short_names,
    beside,
    in_full,
    lower_house,
    namesakes,
    no_persons,
    of_the_day,
    tag_organisations,
    undisturbed,
    untreatied,
    warships,
    with_forms,
)
from dragoman.actors.own import household, legislators, own_bodies, own_officer
from dragoman.actors.owners import Owner, tells_origin
from dragoman.actors.person_names import PersonNames
from dragoman.actors.persons import NATIONAL, Named, PersonReader
from dragoman.actors.phrases import Phrase, PhraseReader
from dragoman.actors.register import Entity
from dragoman.actors.roles import RoleReader
from dragoman.actors.rows import Country, FormerState, Organisation, PlaceName, Region, Seat
from dragoman.actors.scene import Scene
from dragoman.actors.tables import Tables, extended, load_tables
from dragoman.actors.teaching import describe, taught
from dragoman.actors.whereabouts import Setting, Whereabouts
from dragoman.language.trees import Tree
from dragoman.records import Actor, ActorEntry, NameType, Span

_SOME = frozenset(
    {"some", "many", "several", "few", "most", "all", "thousands", "hundreds", "dozens", "a", "an", "every", "each", "any"}
)
_ONE = frozenset({"a", "an", "every", "each", "any", "another", "one"})
_MANY = ("ese", "sh", "ch", "s", "ss")  # "the Chinese", "the British", "the French", "the Swiss" are many
_PRONOUNS = coreference.HE | coreference.SHE | coreference.IT | coreference.THEY


class ActorReader:
    """The room's front door. `load` once, then `read` tree after tree; nothing is kept between reports."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._finder = NameFinder(tables)
        self._phrases = PhraseReader(tables)
        self._person_names = PersonNames(tables)
        self._persons = PersonReader(tables)
        self._maker = Maker(tables)

    @classmethod
    @cache
    def load(cls) -> ActorReader:
        """The reader over the lexicons that ship with the package. Raises `LexiconError` where one is broken."""
        return cls(load_tables())

    @classmethod
    def knowing(cls, entries: Sequence[ActorEntry]) -> ActorReader:
        """The reader that also knows whom a user added."""
        return cls(extended(load_tables(), entries)) if entries else cls.load()

    def house(self, outlet: str, published: str) -> House | None:
        """The government that an outlet is ("The White House"), None for the press. `published`: ISO 8601, may be empty."""
        return house_of(outlet, published[:10], self._maker, self._persons.register) if outlet else None

    def read(
        self,
        tree: Tree,
        published: str,
        outlet: str = "",
        told: Sequence[Entity] = (),
        authors: Sequence[Actor] = (),
        states: Sequence[str] = (),
    ) -> Mentions:
        """The mentions of one tree. `told`: whom the report has named before, in its title; `authors`: the states that speak by
        it; `states`: those that it names (ISO 3166-1 alpha-3).

        `published` (ISO 8601, may be empty) is the day on which offices are held. `outlet` is who speaks where the text says
        "this newspaper". Spans are code points of `tree.text`.
        """
        scene = Scene(tree, published[:10], self._maker, self._persons.register, Memory(tree, self.tables))
        scene.house, scene.titled = self.house(outlet, published), tuple(states)
        scene.memory.titled = [_titled(e) for e in told if not OFFICIAL.isdisjoint(e.sectors)]
        if not scene.memory.titled and len(authors) > 1 and all(len(a.country) == 1 for a in authors):
            organs = [self._maker.organ(a.country[0], ("GOV",), Span(0, 0), "", "who speaks") for a in authors]
            scene.memory.titled = [Antecedent(-1, -1, -1, (a,), "body") for a in organs]
        hits = in_full(tree, self.tables, undisturbed(tree, of_the_day(self.tables, self._finder.find(tree), scene.day)))
        american = scene.house is not None and scene.house.government.country == ("USA",)
        hits = namesakes(tree, self.tables, hits, american and not any(e.country == ("GEO",) for e in told))
        hits = lower_house(tree, self.tables, with_forms(tree, self.tables, untreatied(tree, self.tables, hits)))
        hits = warships(tree, self.tables, hits)
        add_short_names(tree, self.tables, hits)
        owners = scene.owners
        for h in hits:
            o = self._phrases.owner(h)
            if o is not None:
                owners[h.start] = o
        tag_organisations(tree, self.tables, hits, owners)
        hits = no_persons(tree, self.tables, hits, {e.words for e in told if len(e.words) > 1})
        own_bodies(tree, self.tables, scene.house, hits, owners)
        hits.sort(key=lambda h: h.start)
        spans = self._person_names.find(tree, hits, told)
        inside = frozenset(i for s, e, _ in spans for i in range(s, e))
        hits = [
            h
            for h in hits
            if h.what in ("role", "modifier") or (h.what not in ("person", "short") and inside.isdisjoint(range(h.start, h.end)))
        ]
        phrases = forces(tree, self.tables, self._phrases.read(tree, hits, owners, inside))
        names = [h for h in hits if h.what not in ("role", "modifier")]
        described, called = describe(tree, self.tables, names, phrases, owners)
        heads = {s: head_of(tree, s, e) for s, e, _ in spans}
        by_head = {h.head: owners[h.start] for h in names if h.start in owners}
        scene.hits = names
        scene.persons, titles, appositions = self._persons.resolve(tree, spans, phrases, by_head, heads, scene.day, told)
        in_office_at_death(tree, scene.persons, scene.register, self.tables, scene.day)
        household(scene)
        inaugurated(tree, scene.persons, scene.register, self.tables, scene.day)
        scene.sight([h for h in names if tells_origin(tree, h, self.tables.affixes)])
        # everything in the order of the text, so that what comes first can be meant by what follows
        work: list[tuple[int, int, Hit | Named | Phrase | Counted | int]] = [(h.start, 0, h) for h in names]
        work += [(n.wide_start, 1, n) for n in scene.persons]
        work += [(p.end - 1, 2, p) for p in phrases if p.head not in titles]
        work += [(g.head, 2, g) for g in counted(tree, self.tables)]
        work += [(i, 3, i) for i, w in enumerate(tree.lower) if w in _PRONOUNS and not styled(tree, i, self.tables)]
        work.sort(key=lambda w: (w[0], w[1]))
        roles = RoleReader(scene)
        taken = frozenset(p.head for p in phrases)
        for _, _, what in work:
            if isinstance(what, Hit):
                if what.what != "adjective" or what.head not in taken:
                    self._name(scene, what)
            elif isinstance(what, Named):
                _person(scene, what)
            elif isinstance(what, Phrase):
                entity = appositions.get(what.head)
                org = called.get(what.head)
                if org is not None:
                    span, text = scene.span(what.start, what.end)
                    actor = Actor(span, text, org.id, org.name, org.country, org.code, org.sectors, f"apposition: {org.name}")
                    scene.add(what.start, what.end, what.head, (actor,), "description")
                elif entity is None:
                    if what.modifies not in taken:  # "intelligence" in "intelligence officials" is said with them
                        roles.read(what, outlet)
                else:
                    for n in scene.persons:
                        if n.entity is entity and (entity.possessor >= 0 or scene.house is not None):
                            _settle(scene, n)
                    actor = entity.actor(*scene.span(what.start, what.end), f"apposition: {entity.name}")
                    scene.add(what.start, what.end, what.head, (actor,), "description")
            elif isinstance(what, Counted):
                group(scene, what)
            else:
                _pronoun(scene, what)
        add_listed(scene, phrases)
        persons = {e.id: e for e in told} | {n.entity.id: n.entity for n in scene.persons}
        return Mentions.of(scene.mentions, scene.more_heads, taught(scene, described.values()), tuple(persons.values()))

    def placed(self, fields: Sequence[Setting], house: House | None = None) -> list[Mentions]:
        """The mentions of a report's title and text, each field's in its turn, with a state for whom only the place of the report
        tells it, or the government that publishes it (`house`)."""
        found = Whereabouts(self.tables, fields) if house is None else AtHome(self.tables, fields, house)
        return found.settled()

    def _name(self, scene: Scene, h: Hit) -> None:
        e = h.entries[0]
        ref = e.ref
        make = scene.make
        span, text = scene.span(h.start, h.end)
        kind: Kind = "name"
        known: NameType | None = None
        sort, nouns = "state", self.tables.nations
        if isinstance(ref, Organisation):
            country = ref.country
            if ref.kind == "people" and not country:
                country = beside(scene.tree, h.start, h.end, scene.hits, scene.owners)
            learned = ref.id not in self.tables.organisations and ref.sectors
            how = f"learned here: {ref.kind}" if learned and ref.kind else "name of an organisation"
            actor = Actor(span, text, ref.id, ref.name, country, ref.code, ref.sectors, how)
            if ref.kind == "party" and legislators(scene, h):
                actor = make.of(scene.owners[h.start], ("LEG", *ref.sectors), "", span, text, f"{how}, in parliament")
            known = "ORG" if ref.kind != "people" else None
            many = ref.kind == "party" and scene.tree.xpos[h.head] == "NNPS"  # "Republicans" can be "they"
            sort, nouns = "people" if many else "body", self.tables.bodies | {ref.kind, *ref.kind.split()}
            if "BUS" in ref.sectors and "GOV" not in ref.sectors:
                nouns |= self.tables.firms
            if (ref.code == "IGO" or not {"JRN", "GOV", "LEG", "MIL"}.isdisjoint(ref.sectors)) and ref.kind != "group":
                nouns -= {"group"}  # neither a newspaper nor the United Nations are "the group"
        elif isinstance(ref, Seat):
            if ref.place and not acts(scene.tree, h, self.tables, town=False):
                actor, kind = make.state(ref.country, span, text, "place: a seat of government where something happens"), "place"
            else:
                actor, kind = make.organ(ref.country, ref.sectors, span, text, f"{text} stands for it"), "place-government"
        elif isinstance(ref, PlaceName):
            actor, kind = make.state(ref.country, span, text, f"place in {ref.country}"), "place"
            if ref.name in self.tables.hosts and acts(scene.tree, h, self.tables):
                actor, kind = make.host(self.tables.hosts[ref.name], scene.hits, span, text), "place-government"
        else:
            assert isinstance(ref, (Country, FormerState, Region))
            if e.what == "capital" and not isinstance(ref, Region):
                if acts(scene.tree, h, self.tables, town=True):
                    actor, kind = make.organ(ref.code, ("GOV",), span, text, f"{text} stands for it"), "place-government"
                else:
                    actor, kind = make.state(ref.code, span, text, "place: a capital where something happens"), "place"
            elif e.what == "adjective" and _somebody(scene.tree, h):
                actor, kind = _people(scene, h, make.whole(ref, span, text, "people")), "group"
                sort, nouns = "people", frozenset()
            elif e.what == "adjective":
                actor, kind = make.whole(ref, span, text, "demonym"), "demonym"
            elif e.what == "people":
                actor, kind = _people(scene, h, make.whole(ref, span, text, "people")), "group"
                sort, nouns = "people", frozenset()
            else:
                actor, known = make.whole(ref, span, text, "name of a country"), "LOC"
        if kind in ("name", "demonym") and len(actor.country) == 1 and not actor.sectors and _waged(scene, h):
            actor = make.organ(actor.country[0], ("MIL",), span, text, f"{actor.how} before what a military does")
        if kind in ("name", "demonym", "place-government") and not tells_origin(scene.tree, h, self.tables.affixes):
            kind = "place"  # "US-backed": whoever that is, it is not the United States
        scene.add(h.start, h.end, h.head, make.states(ref, actor), kind, sort, nouns, known=known)


def _somebody(tree: Tree, h: Hit) -> bool:
    """Whether a demonym is one of its people ("*an American* was hurt", "every American")."""
    one = not tree.lower[h.head].endswith(_MANY) and tree.deps[h.head] in ("nsubj", "nsubj:pass")
    the = "the" if one else ""  # "the Iranian left"
    alone = tree.upos[h.head] in ("NOUN", "PROPN") and h.start and tree.lower[h.start - 1] in (*_ONE, the)
    return bool(alone) and not tree.deps[h.head].startswith(("amod", "compound", "nmod:desc", "flat", "conj"))


def _people(scene: Scene, h: Hit, actor: Actor) -> Actor:
    """ "168 Liberians" are civilians; "the Russians" may as well be their state, so their sector stays open."""
    tree = scene.tree
    before = tree.lower[h.start - 1] if h.start else ""
    by_head = {x.head: scene.owners[x.start] for x in scene.hits if x.start in scene.owners}
    for c in tree.kids(h.head, "nmod:poss"):  # "Kosovo's Serbs", "the country's Serbs"
        a = scene.memory.by_head.get(c)
        home = by_head[c].country if c in by_head else a.actors[0].country if a is not None else ()
        if home != actor.country and (home or tree.lemmas[c].lower() in scene.make.tables.nations):
            return Actor(actor.span, actor.text, "", f"ethnic {actor.text}", home, "", ("CVL",), "a people in another state")
    if before == "ethnic":
        for c in tree.kids(h.head, "nmod"):
            if c in by_head and by_head[c].country and tree.case(c) in ("in", "of", "from"):
                name = f"ethnic {actor.text} of {by_head[c].name}"
                return Actor(actor.span, actor.text, "", name, by_head[c].country, "", ("CVL",), "a people in another state")
    one = not tree.lower[h.end - 1].endswith(("s", "e")) or before in ("a", "an")
    ours = scene.house is not None and actor.country == scene.house.government.country  # whoever calls upon "Americans"
    if (
        one
        or ours
        or before in _SOME
        or (before == "of" and h.start > 1 and tree.lower[h.start - 2] in _SOME)  # "thousands of *Swedes*"
        or (before != "the" and _protests(scene, h.head))
        or (h.start and tree.upos[h.start - 1] in ("NUM", "ADJ"))
    ):
        return replace(actor, id=f"{actor.id} CVL", name=f"{actor.name} ({scene.make.tables.label(('CVL',))})", sectors=("CVL",))
    return actor


def _protests(scene: Scene, token: int) -> bool:
    """Whether somebody is the subject of a protest ("Chileans *rally*", "Chileans stepped up *protests*"): people, no state."""
    tree, tables, verb = scene.tree, scene.make.tables, scene.tree.heads[token]
    if tree.deps[token] != "nsubj":
        return False
    done = tree.kid(verb, "obj")
    if done is None or tree.lemmas[verb] == "protest":
        return tree.lemmas[verb] in tables.protesting
    return tree.lemmas[verb] in tables.holding | tables.ordering and tree.lemmas[done] in tables.protesting


def _waged(scene: Scene, h: Hit) -> bool:
    """Whether a state's name stands before "military" and what a military does: "the *Chadian* military operation"."""
    tree, noun = scene.tree, scene.tree.heads[h.head]
    mine = tree.deps[h.head] in ("amod", "compound") and h.end < noun
    waged = mine and tree.lemmas[noun].lower() in scene.make.tables.waged
    return waged and any(tree.lower[i] in scene.make.tables.martial for i in range(h.end, noun))


def _settle(scene: Scene, n: Named) -> None:
    """Gives a person whose state neither his title nor the register tells that of those beside him, or of the context."""
    e = n.entity
    if own_officer(scene, n.start, e):
        assert scene.house is not None
        named = "nominee" in e.roles or scene.tree.words[n.start - 1] == "vice"
        sectors = ("GOV",) if named and OFFICIAL.isdisjoint(e.sectors) else e.sectors or ("GOV",)
        e.country, e.sectors, e.how = scene.house.government.country, sectors, f"{e.how}, of the outlet"
    state = "" if e.country or e.code or e.sectors or not _of_office(scene, e) else _fellow(scene, n)
    if state:  # "the call with Administrator Roe and *Director of Outreach Jane Doe*"
        e.country, e.sectors, e.how = (state,), ("GOV",), f"{e.how}, {state} by whom he stands beside"
    if e.how.endswith(NATIONAL) and not (e.sectors or e.roles):
        e.sectors = ("CVL",)
    if not (e.country or e.code) and (abroad := honoured(scene, n)):
        e.country, e.sectors, e.how = (abroad,), e.sectors or ("GOV",), f"{e.how}, of the state that is told with it"
    if not (e.country or e.code) and not (OFFICIAL | {"ELI"}).isdisjoint(e.sectors):
        home, by = _home(scene, n)
        if home is not None:
            e.country, e.how = home.country, f"{e.how}, {home.name} by {by}"


def _titled(e: Entity) -> Antecedent:
    """An official whom the title names, as one whom words of the text may mean."""
    nouns = frozenset(e.roles | {e.office.replace("-", " ")})
    return Antecedent(-1, -1, -1, (e.actor(Span(0, 0), e.name),), "person", e.sex, nouns)


def _person(scene: Scene, n: Named) -> None:
    e = n.entity
    _settle(scene, n)
    span, text = scene.span(n.wide_start, n.wide_end)
    nouns = frozenset(e.roles | {e.office.replace("-", " ")})
    known: NameType | None = "PER" if e.id in scene.make.tables.persons else None
    m = scene.add(n.wide_start, n.wide_end, n.head, (e.actor(span, text),), "name", "person", nouns, e.sex, known)
    for head in (n.title_head, *n.further):
        if head is not None:
            scene.more_heads[head] = m


def _of_office(scene: Scene, e: Entity) -> bool:
    """Whether a title in a government's text is one that any body has ("director"): it is its own among its own officials."""
    roles = scene.make.tables.roles
    return scene.house is not None and any(r in roles and roles[r].open and roles[r].kind == "person" for r in e.roles)


def _home(scene: Scene, n: Named) -> tuple[Owner | None, str]:
    """Whose an official without a state is, and who tells it; a house does not say whose its governors and senators are."""
    e, house = n.entity, scene.house
    fellow = _fellow(scene, n) or _patron(scene, e)
    if fellow:
        return scene.make.country(fellow), "whom he stands beside"
    if house is not None and e.patron >= 0 and not n.start <= e.patron < n.end:
        return None, ""
    if house is not None and e.office in ("", "head") and "OPP" not in e.sectors and not _foreign(scene, e):
        return scene.make.country(house.government.country[0]), "the outlet"
    if house is not None and (guest := _guest(scene, n, house)) is not None:
        return guest, "an office that the outlet's own man holds"
    home = scene.home(n.head, by_place=False)
    if home is not None and house is not None and home.country == house.government.country and _foreign(scene, e):
        return None, ""  # the United States have no king
    if home is not None and not offices.may_hold(scene, e, home.id):
        return None, ""  # "President *Roe*" where Chad is known to have another
    if home is None and any(r in scene.make.tables.levels and scene.make.tables.levels[r].where == "alone" for r in e.roles):
        return scene.parted(n.head), "the parts of it that are named"
    return home, "the context"


def _guest(scene: Scene, n: Named, house: House) -> Owner | None:
    """The one other state that a sentence names of somebody whose office in the house another holds ("In *Oslo* he will meet
    National Security Advisor Roe")."""
    own, here = house.government.country[0], scene.tree.sent_of[n.head]
    holder = scene.register.holder(own, n.entity.office, scene.day) if n.entity.office else None
    others = {s.owner.country[0] for s in scene.sightings if s.sent == here} - {own}
    if holder is None or holder.id == n.entity.id or len(others) != 1:
        return None
    return scene.make.country(others.pop())


def _patron(scene: Scene, e: Entity) -> str:
    """The state of the person whose somebody is told to be ("*Jane Roe's* deputy", "*her* deputy"), empty for none."""
    other = next((m.entity.country for m in scene.persons if m.start <= e.patron < m.end), ())
    if e.possessor >= 0:  # "*his* deputy, Jane Roe": the pronoun may stand behind this in the order of reading
        meant = scene.resolved.get(e.possessor) or coreference.pronoun(scene.memory, e.possessor)[0]
        other = meant[0].country if len(meant) == 1 and not meant[0].code else other
    return other[0] if len(other) == 1 else ""


def _foreign(scene: Scene, e: Entity) -> bool:
    """Whether the state that publishes the text has no such title ("Minister Roe" in a text of the White House)."""
    levels, house = scene.make.tables.levels, scene.house
    without = {c for r in e.roles if r in levels for c in levels[r].without}
    return house is not None and not without.isdisjoint(house.government.country)


def _fellow(scene: Scene, n: Named) -> str:
    """The state of the official with whom another is coordinated ("President X and First Lady *Y*"), empty for none."""
    heads = [n.head] if n.title_head is None else [n.head, n.title_head]
    first = {scene.tree.first_conjunct(h) for h in heads}
    other = next((m for m in scene.persons if m.head in first and m is not n), None)
    ours = other is not None and len(other.entity.country) == 1 and not OFFICIAL.isdisjoint(other.entity.sectors)
    return other.entity.country[0] if other is not None and ours else ""


def _two_of_title(scene: Scene, token: int) -> bool:
    """Whether "they" at a sentence's start can mean the two whom the title names: the two sentences before name no one else."""
    tree, here = scene.tree, scene.tree.sent_of[token]
    first = here > 0 and token == tree.sents[here][0] and tree.deps[token] == "nsubj"
    titled = {a.actors[0].id for a in scene.memory.titled}
    near = [a for a in scene.memory.items if here - 2 <= a.sent < here and tree.deps[a.head] != "nmod:poss"]
    return first and all(a.sort != "people" and (a.sort != "person" or a.actors[0].id in titled) for a in near)


def _pronoun(scene: Scene, token: int) -> None:
    actors, why, a = coreference.pronoun(scene.memory, token)
    if a is None and scene.tree.lower[token] == "they" and _two_of_title(scene, token):
        told = descriptions.of_title(scene.memory, 2)
        actors, why = told if told is not None else ((), "")
        a = scene.memory.titled[0] if told is not None else None
    if a is None:
        return
    span, text = scene.span(token, token + 1)
    got = tuple(replace(x, span=span, text=text, how=f"coreference: {why}") for x in actors)
    scene.resolved[token] = got
    scene.add(token, token + 1, token, got, "pronoun", a.sort, a.nouns, a.sex)
