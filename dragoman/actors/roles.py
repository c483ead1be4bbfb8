"""From a role to its actors: whose organ it is, who holds the office, what a definite description stands for."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import descriptions, guests, meant, officers, offices, own
from dragoman.actors.antecedents import SOLDIERS
from dragoman.actors.departments import departments, staff
from dragoman.actors.mentions import Kind
from dragoman.actors.owners import BANDS, Owner
from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tables import slug
from dragoman.records import Actor, Span

_ARMED = frozenset({"REB", "OPP", "PRM", "UAF"})
_OTHER = frozenset({"other", "another", "first", "second", "third", "only", "next", "last", "same", "whole", "fellow"})


class RoleReader:
    """Turns the phrases of one scene into mentions, each when its turn in the text comes."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._nations = scene.make.tables.nations
        self._unidentified = tuple(scene.make.tables.unidentified)
        self._regions = {r.id for r in scene.make.tables.regions}
        led = [t for t in scene.make.tables.titles.values() if "leader" in t.described]
        self._tops = {d for t in led for d in t.described}
        self._leaders = frozenset({d.replace("-", " ") for d in self._tops} | {t.office.replace("-", " ") for t in led})

    def read(self, p: Phrase, outlet: str) -> None:
        tree, memory = self.scene.tree, self.scene.memory
        span, text = self.scene.span(p.start, p.end)
        role = p.role
        number = 0 if role.abroad else meant.number(self.scene, p)  # nobody told of before is meant by "these three *hostages*"
        if not p.owners and (number or (p.plural and role.noun == "leader" and meant.all_meant(self.scene, p))):
            got = guests.sides_met(self.scene, p)
            got = got or (descriptions.several(memory, p.start, p.head, role.kind == "person", number) if number else None)
            if got is None and role.noun == "leader":
                got = descriptions.leaders(memory, p.start, number, self._leaders) or descriptions.sides(memory, p.head)
            got = got or meant.those_of_title(self.scene, p, number)
            if got is not None:
                actors = self._several(p, got[0], span, text, f"coreference: {got[1]}")
                nouns = frozenset({role.noun})
                self.scene.add(p.start, p.end, p.head, actors, "description", "people" if role.kind == "person" else "", nouns)
                return
        if role.noun == "party" and p.plural and not p.owners and not self._political(p):
            return  # "the parties" to an agreement
        if outlet and tree.lower[p.start] == "this" and "JRN" in p.sectors and not p.owners:
            actor = Actor(span, text, slug(outlet), outlet, (), "", p.sectors, "the outlet speaks of itself")
            self.scene.add(p.start, p.end, p.head, (actor,), "description", "body", frozenset({role.noun}))
            return
        if role.kind == "country":
            self._country(p, span, text)
            return
        if role.noun in self.scene.make.tables.untold and not (p.sectors or p.code or p.owners):
            return
        if role.noun in ("person", "people") and not p.owners and self._insider(p):
            actor = Actor(span, text, "", text, how=f"{p.why}, whom only what he knows tells")
            self.scene.add(p.start, p.end, p.head, (actor,), "role", "people" if p.plural else "person", frozenset({role.noun}))
            return  # "people familiar with the matter" are nobody's, and no civilians either
        if role.kind == "member" and not (p.plural and p.owners):
            return  # "Hamas members" are Hamas; "NATO's 31st member" is not NATO
        if "SPY" in p.sectors and p.modifies is not None and (role.noun == "spy" or (not p.owners and role.kind == "body")):
            return  # "intelligence cooperation", "a Chinese spy balloon"
        plain = all(tree.upos[i] == "DET" for i in range(p.start, p.head))
        power = plain or any(tree.deps[c] == "acl" and tree.lower[c - 1] == "to" for c in tree.children[p.head])
        if role.noun == "opposition" and any(tree.case(c) == "to" for c in tree.children[p.head]):
            return  # "our opposition to force"
        if role.noun == "authority" and not p.plural and not p.owners and power:
            return  # "the (emergency) authority to direct"
        if role.noun == "fighter" and p.plural and self._aircraft(p):
            role = self.scene.make.tables.roles["fighter jet"]
            p = replace(p, role=role, sectors=role.sectors)
        if role.kind == "force" and p.modifies is not None and self._at_seat(p):
            return  # "the Kremlin drone strike" is on it
        if role.kind == "document":
            if p.modifies is None and tree.upos[p.head] == "NOUN":
                owner = p.owners[0] if p.owners and (p.owners[0].code or p.owners[0].sectors) else None
                actor = (
                    self.scene.make.of(owner, (), "", span, text, "document")
                    if owner
                    else Actor(span, text, "", text, how="document")
                )
                self.scene.add(p.start, p.end, p.head, (actor,), "document", "", frozenset())
            return
        many, how = departments(self.scene, p), p.why
        owners = many or tuple(own.learned(self.scene, o) for o in p.owners)
        p = replace(p, sectors=("GOV",)) if many else p
        if role.noun == "leadership" and not owners and tree.deps[p.head] not in ("nsubj", "nsubj:pass", "obl:agent"):
            return  # "thank you for your leadership" thanks nobody else
        if not owners and p.possessor is not None and (held := self.scene.resolved.get(p.possessor)):
            owners = tuple(self._behind(a) for a in held if a.country or a.code)
            how = f"{p.why}, coreference: {tree.words[p.possessor]!r} is {held[0].name}"
            if len(owners) == 1 and p.sectors == ("MIL",) and not _ARMED.isdisjoint(owners[0].sectors):
                p = replace(p, sectors=owners[0].sectors)  # "his forces", of who leads rebels
        if not owners and p.possessor is None:
            owners, how = self._described_owner(p) or meant.of_several(self.scene, p) or (owners, how)
        n = next((n for n in self.scene.persons if n.start <= p.patron < n.end), None) if p.patron is not None else None
        if n is not None and not owners:
            sectors, owners = self.scene.make.serving(n.entity, p.sectors if role.open else ())
            p = replace(p, sectors=sectors or p.sectors)
            how = f"{p.why} of {n.entity.name}" if owners else how
        if not p.sectors:  # "relevant agencies", "the senator and *his team*"
            p = replace(p, sectors=staff(self.scene, p) if owners else own.unnamed(self.scene, p))
        if not owners and (far := own.across(self.scene, p, self._nations)) is not None:
            owners, how = (far,), f"{p.why}, from across the country"
        if not owners and (state := own.own_organ(self.scene, p)) is not None:
            owners, how = (state,), own.OUTLETS
        if role.noun == "counterpart":
            self._counterpart(p, span, text)
            return
        whose = any(tree.deps[c] == "nmod:poss" or tree.case(c) == "of" for c in tree.children[p.head])
        if not owners and not whose and p.definite and role.kind in ("person", "body", "group") and p.possessor is None:
            sorts = ("people",) if p.plural else ("person",) if role.kind == "person" else ("body", "state")
            a = descriptions.called(memory, p, sorts)
            bearer = meant.holder_meant(self.scene, p, a) if a is not None else meant.titled(self.scene, p)
            if bearer is not None:
                actor, noun = replace(bearer, span=span, text=text), frozenset({role.noun})
                self.scene.add(p.start, p.end, p.head, (actor,), "description", "person", noun)
                return
            a = a if a is not None and not p.former and not meant.another(self.scene, p, a) else None
            if others := guests.with_others(self.scene, p, a):
                how = f"coreference: {tree.words[a.head]!r} named before" if a is not None else "coreference: those who met"
                actors = tuple(replace(x, span=span, text=text, how=how) for x in others)
                sort, nouns, sex = (a.sort, a.nouns, a.sex) if a is not None else ("people", frozenset({role.noun}), "")
                self.scene.add(p.start, p.end, p.head, actors, "description", sort, nouns, sex)
                return
        if not owners and p.plural and p.definite and role.office:
            held = guests.all_called(self.scene, p, number)
            held = guests.more_who_met(self.scene, p, held, number)
            if len(held) > 1:
                actors = tuple(replace(a, span=span, text=text, how="coreference: all who are so called before it") for a in held)
                self.scene.add(p.start, p.end, p.head, actors, "description", "people", frozenset({role.noun}))
                return
        if not owners and p.bare and not p.plural and not p.former and not p.deputy and role.office and p.patron is None:
            bearers = offices.bearers(self.scene, role.office)
            if len(bearers) == 1:
                actor = bearers[0].actor(span, text, f"the only {role.noun} whom the report names")
                self.scene.add(p.start, p.end, p.head, (actor,), "description", "person", frozenset({role.noun}), bearers[0].sex)
                return
        if not owners and p.bare and p.possessor is None:
            owners = (meant.shared(self.scene, p.head) if p.plural else ()) or self._possessed_before(p) or ()
        sent = "MIL" in p.sectors or (role.abroad and role.kind == "person" and p.sectors == ("GOV",))  # "Chad sent *an envoy*"
        if not owners and sent and p.possessor is None and not p.definite:
            owners = self._sender(p.head)
        if not owners and p.possessor is None and p.sectors:
            owners = meant.labelled(self.scene, p)
        if not owners and (state := own.held_at_home(self.scene, p) or guests.office_abroad(self.scene, p)) is not None:
            owners, how = (state,), f"{p.why}, which {state.name} has"
        if not owners and (seated := self._seated(p)) is not None:
            owners, how = (seated,), f"{p.why}, for whom {seated.name}'s seat speaks"
        guest = p.sectors == ("GOV",) and not p.definite  # "two diplomats" are of another
        away = role.abroad and ((role.open and role.kind == "body") or guest)  # "the mission" is not of the state where it is
        placed = bool(p.code) or any(o.country or o.code or o.id in self._regions for o in owners)
        if not placed and self._possessed_before(p) is not None and not self._rebels_own(p) and (need := self._needs_state(p)):
            home = self.scene.scene_of(p.head) if need == "place" and not role.abroad and not self._of_another(p.head) else None
            if (need != "place" or not role.abroad) and not away:
                home = home or self.scene.home(p.head, need == "place", "MIL" in p.sectors and tree.deps[p.head] == "nsubj")
            if home is not None and self.scene.house is not None and need == "any" and p.plural and not p.definite:
                mine = home.country == self.scene.house.government.country and "REB" not in p.sectors
                home = home if mine else None  # "officials" in a text of the White House; rebels are nobody's own
            if home is not None and p.plural and officers.of_many(tree, p, self._tops):
                home = None  # "the two presidents" are of two states, "officials from six nations" of six
            if home is not None and offices.has_office(self.scene, p, home, self._tops):
                owners = (home,)
                how = f"{p.why}, {home.name} by the context"
        if (
            not owners
            and not p.code
            and role.open
            and role.noun != "leader"
            and (not p.sectors or (role.kind in ("body", "group") and not p.plural and (not p.definite or away)))
        ):
            return
        if (
            not owners
            and p.modifies is not None
            and (role.kind in ("force", "relative") or (meant.ORGANS | _ARMED).isdisjoint(p.sectors))
        ):
            return
        if not owners and role.kind == "force" and not self._unknown_force(p):
            return
        if role.kind == "relative":
            owners = tuple(replace(o, id="") for o in owners)
        each = offices.single(self.scene, p) if p.plural and owners else (p,)
        actors = tuple(dict.fromkeys(offices.holder(self.scene, q, o, span, text, how) for q in each for o in owners)) or (
            self.scene.make.of(None, p.sectors, p.code, span, text, how),
        )
        if self._opposed(p):
            self.scene.add(p.start, p.end, p.head, actors, "place")
            return
        kind: Kind = "description" if any(a.how.startswith("office:") for a in actors) else "role"
        sort = "people" if p.plural or role.kind == "force" else "person" if role.kind == "person" else "body"
        known = self.scene.make.tables.persons.get(actors[0].id) if sort == "person" else None
        sex = known.sex if known is not None else ""
        words = [] if role.noun.startswith("vice ") else role.noun.split()  # "the president" is no vice president
        nouns = frozenset({role.noun, *words[-1:]})
        if sort == "people" and p.sectors == ("MIL",):
            nouns |= {SOLDIERS}
        if sort == "body" and "SPY" in p.sectors:
            nouns |= self.scene.make.tables.intelligence
        sort = "" if p.modifies is not None and sort == "person" else sort  # no "she" is the extremist of an "extremist text"
        self.scene.add(p.start, p.end, p.head, actors, kind, sort, nouns, sex)

    def _possessed_before(self, p: Phrase) -> tuple[Owner, ...] | None:
        """Whose the next of several is where a possessor stands before the first ("*Chad's* army, navy and *police*"): None
        where it is not known whose, nothing where there is no such possessor."""
        tree, first = self.scene.tree, self.scene.tree.first_conjunct(p.head)
        whose = first != p.head and tree.kid(first, "nmod:poss") is not None and tree.kid(p.head, "nmod") is None
        if not whose or not p.bare or p.possessor is not None:
            return ()
        a = self.scene.memory.by_head.get(first)
        if a is None or len(a.actors) != 1 or len(a.actors[0].country) != 1 or a.actors[0].code:
            return None
        return (self.scene.make.country(a.actors[0].country[0]),)

    def _seated(self, p: Phrase) -> Owner | None:
        """The state whose seat of government speaks beside its officer: "*The president* will go, *the White House* said"."""
        tree, scene = self.scene.tree, self.scene
        if not p.role.office or not p.definite or p.plural or p.former or p.deputy or p.possessor is not None:
            return None
        sent = tree.sent_of[p.head]
        codes = {
            scene.owners[h.start].country
            for h in scene.hits
            if h.what == "seat" and tree.sent_of[h.head] == sent and tree.deps[h.head] == "nsubj" and h.start in scene.owners
        }
        code = codes.pop()[0] if len(codes) == 1 and len(next(iter(codes))) == 1 else ""
        return scene.make.country(code) if code and scene.register.holder(code, p.role.office, scene.day) else None

    def _sender(self, head: int) -> tuple[Owner, ...]:
        """Whose troops are sent: "Norway deployed (a number of) *troops*", "announced the deployment of *troops*"."""
        tree, sending, ordering = self.scene.tree, self.scene.make.tables.sending, self.scene.make.tables.ordering
        t = tree.heads[head] if tree.deps[head] == "nmod" and tree.case(head) == "of" else head
        verb = tree.heads[t]
        sends = tree.lemmas[verb] in sending or (t != head and tree.lemmas[t] in sending and tree.lemmas[verb] in ordering)
        if tree.deps[t] != "obj" or not sends:
            return ()
        subject = tree.subject(verb)
        if subject is None and tree.deps[verb] == "xcomp":  # "is ready to send *troops*"
            subject = tree.subject(tree.heads[verb])
        a = self.scene.memory.by_head.get(subject) if subject is not None else None
        if a is None or len(a.actors) != 1 or not (len(a.actors[0].country) == 1 or a.actors[0].code == "IGO"):
            return ()
        if not _ARMED.isdisjoint(a.actors[0].sectors):
            return ()  # a rebel's troops are not the state's
        return (self._behind(a.actors[0]),) if a.actors[0].code else (self.scene.make.country(a.actors[0].country[0]),)

    def _rebels_own(self, p: Phrase) -> bool:
        """Whether an armed group orders or sends troops: they are no state's ("the rebel chief ordered *troops* to halt")."""
        tree, tables, head = self.scene.tree, self.scene.make.tables, p.head
        verb = tree.heads[head]
        if (
            p.sectors != ("MIL",)
            or tree.deps[head] not in ("obj", "iobj")
            or tree.lemmas[verb] not in tables.sending | tables.ordering
        ):
            return False
        subject = tree.subject(verb)
        a = self.scene.memory.by_head.get(subject) if subject is not None else None
        return a is not None and all(not _ARMED.isdisjoint(x.sectors) for x in a.actors)

    def _of_another(self, head: int) -> bool:
        """Whether what is said of somebody names his state: "*a man* thought to be a *Chilean* banker was held in Chad"."""
        tree = self.scene.tree
        below = set(tree.below(head))
        roles = self.scene.make.tables.roles
        said = [h.head for h in self.scene.hits if h.what == "adjective" and h.head in below]
        return any((r := roles.get(tree.lemmas[tree.heads[t]])) is not None and r.kind == "person" for t in said)

    def _insider(self, p: Phrase) -> bool:
        """Whether all that is told of somebody is that he is close to what he tells: "a person *briefed* on the talks"."""
        tree, knowing = self.scene.tree, self.scene.make.tables.knowing
        return any(t > p.head and tree.lower[t] in knowing for t in tree.below(p.head))

    def _at_seat(self, p: Phrase) -> bool:
        """Whether a seat of government stands before arms: where they strike."""
        heads = {o.head for o in p.owners}
        return any(h.what == "seat" and h.head in heads for h in self.scene.hits)

    def _aircraft(self, p: Phrase) -> bool:
        """Whether fighters are planes: by what they do ("Chilean *fighters* intercepted the plane") or by their type ("J-16")."""
        tree = self.scene.tree
        typed = any(any(x.isdigit() for x in w) and w[:1].isalpha() for w in tree.words[max(0, p.head - 2) : p.head])
        return typed or tree.lemmas[tree.heads[p.head]].lower() in self.scene.make.tables.flying

    def _opposed(self, p: Phrase) -> bool:
        """Whether a role is only named in an adjective: "anti-government protests" are not the government's."""
        tree = self.scene.tree
        joined = p.modifies is not None and p.head > 1 and tree.words[p.head - 1] == "-"
        return joined and self.scene.make.tables.affixes.get((tree.lower[p.head - 2], "before")) is False

    def _described_owner(self, p: Phrase) -> tuple[tuple[Owner, ...], str] | None:
        """The state or organisation for which a description stands that possesses a role: "*the country's* foreign minister",
        "the head of *the country's* police"; the state that has an office ("*Chad* has a new president")."""
        tree, memory = self.scene.tree, self.scene.memory
        for c in tree.children[p.head]:
            a = memory.by_head.get(c) if tree.deps[c] == "nmod:poss" else None
            if a is not None and len(a.actors) == 1 and (a.actors[0].country or a.actors[0].code):
                return (self._behind(a.actors[0]),), f"{p.why} of {a.actors[0].name}"
            if tree.deps[c] == "nmod" and tree.case(c) == "of" and p.role.kind == "person":
                for g in tree.kids(c, "nmod:poss"):
                    got = descriptions.country(memory, g) if tree.lemmas[g].lower() in self._nations else None
                    if got is not None:
                        return (self.scene.make.country(got[0].country[0]),), f"{p.why} of {got[0].name}"
            if (body := descriptions.body_behind(memory, p, c)) is not None:
                return (self._behind(body),), f"{p.why} of {body.name}"
        verb = tree.heads[p.head]
        if p.role.office and tree.deps[p.head] == "obj" and tree.lemmas[verb] in self.scene.make.tables.having:
            s = tree.subject(verb)
            a = memory.by_head.get(s) if s is not None and not tree.passive(verb) else None
            if a is not None and a.sort == "state" and len(a.actors) == 1 and len(a.actors[0].country) == 1:
                return (self.scene.make.country(a.actors[0].country[0]),), f"{p.why}, whom {a.actors[0].name} has"
        return None

    def _needs_state(self, p: Phrase) -> str:
        """As `needs_state`, but "enemy troops" and "foreign officials" are just not those of the state that is spoken of."""
        tree, tables = self.scene.tree, self.scene.make.tables
        before = tree.lower[max(p.start - 1, 0) : p.head]
        told = p.plural and not p.definite and p.role.kind == "person"  # "corrupt officials" are anybody's
        plain = all(
            tree.deps[i] != "amod"
            or tree.lower[i] in tables.modifiers
            or tree.lower[i] in tables.roles
            or tree.lower[i] in tables.ranked
            for i in range(p.start, p.head)
        )
        anybody = told and (not plain or p.role.noun == "leader")
        headline = "MIL" not in p.sectors and p.bare and not p.plural and p.role.kind == "person" and tree.deps[p.head] == "nsubj"
        p = replace(p, definite=True) if headline else p  # "*Rebel leader* calls for aid"
        return "" if tables.foreign.intersection(before) or anybody or offices.numbered(before) else meant.needs_state(p)

    def _unknown_force(self, p: Phrase) -> bool:
        """Whether arms without an owner act as somebody unknown ("unidentified drones"), and are not merely used."""
        tree, before = self.scene.tree, self.scene.tree.lower[p.start : p.head]
        told = any(w.startswith(self._unidentified) for w in before)
        return told or (tree.deps[p.head] in ("nsubj", "obl:agent") and not officers.instrument(self.scene, p))

    def _behind(self, a: Actor) -> Owner:
        """The state or organisation behind an actor that owns something ("his generals": those of his state)."""
        e = next((n.entity for n in self.scene.persons if n.entity.id == a.id), None)
        if e is not None:
            return self.scene.make.behind(e)
        if a.id in self.scene.make.tables.offices:  # named by his office alone
            person = self.scene.make.tables.persons[a.id]
            return self.scene.make.behind(self.scene.register.entity(person, self.scene.day, 0))
        if len(a.country) == 1 and not a.code and a.country[0] == a.id[:3]:
            return self.scene.make.country(a.country[0])
        lent = tuple(s for s in a.sectors if s in BANDS)  # "*the group's* spokesman" after "the M23"
        return Owner(a.id.split(" ")[0], a.name.split(" (")[0], a.country, a.code, lent)

    def _country(self, p: Phrase, span: Span, text: str) -> None:
        """ "the country", "pariah nations like Iran and Syria", "Russia's neighbours"."""
        noun = p.role.noun
        examples = [c for c in self.scene.tree.children[p.head] if self.scene.tree.case(c) in ("like", "such as", "including")]
        if examples and p.owners:
            actors = tuple(Actor(span, text, o.id, o.name, o.country, o.code, (), "named as an example") for o in p.owners)
            self.scene.add(p.start, p.end, p.head, actors, "description", "state", frozenset())
            return
        if noun == "side" and p.owners:
            actors = tuple(Actor(span, text, o.id, o.name, o.country, o.code, (), p.why) for o in p.owners)
            self.scene.add(p.start, p.end, p.head, actors, "role", "state", self._nations)
            return
        within = len(p.owners) == 1 and p.owners[0].id in self._regions  # "the East African nation"
        if noun in self._nations and (his := meant.his_country(self.scene, p)) is not None:
            self.scene.add(p.start, p.end, p.head, (his,), "description", "state", self._nations)
        if p.plural or (p.owners and not within) or not p.definite or noun not in self._nations or p.possessor is not None:
            return
        tree = self.scene.tree
        if any(tree.xpos[i] == "JJS" or tree.lower[i] in _OTHER for i in range(p.start, p.head)):
            return  # "the poorest country on the peninsula", "the other country"
        house = self.scene.house
        if house is not None and tree.lower[p.start] == "this":
            actor = self.scene.make.state(house.government.country[0], span, text, "the state that publishes this")
            self.scene.add(p.start, p.end, p.head, (actor,), "description", "state", self._nations)
            return
        got = descriptions.country(self.scene.memory, p.head)
        if got is not None:
            actor = self.scene.make.state(got[0].country[0], span, text, f"coreference: {got[1]}")
            self.scene.add(p.start, p.end, p.head, (actor,), "description", "state", self._nations)

    def _counterpart(self, p: Phrase, span: Span, text: str) -> None:
        """ "his Russian counterpart": the holder, in the other state, of the office that the possessor holds; "his Chinese and
        Russian counterparts" are two."""
        held = self.scene.resolved.get(p.possessor, ()) if p.possessor is not None else ()
        e = next((n.entity for n in self.scene.persons if held and n.entity.id == held[0].id), None)
        if e is None and held and held[0].id in self.scene.make.tables.offices:  # named by his office alone
            e = self.scene.register.entity(self.scene.make.tables.persons[held[0].id], self.scene.day, 0)
        found = tuple(offices.counterpart(self.scene, o, e, span, text) for o in (p.owners if p.plural else p.owners[:1]))
        if found:
            self.scene.add(p.start, p.end, p.head, found, "description", "people" if len(found) > 1 else "person", frozenset())

    def _several(self, p: Phrase, actors: tuple[Actor, ...], span: Span, text: str, how: str) -> tuple[Actor, ...]:
        """ "The two leaders" are the persons; "both countries" the states behind them, "both armies" their organs."""
        if p.role.kind == "person":
            new = [replace(a, span=span, text=text, how=how) for a in actors]
            return tuple(self.scene.make.organ(a.id, p.sectors, span, text, how) if a.id in a.country else a for a in new)
        sectors = p.sectors if p.role.kind == "body" and p.role.noun != "party" else ()
        return tuple(self.scene.make.organ(a.country[0], sectors, span, text, how) for a in actors if a.country)

    def _political(self, p: Phrase) -> bool:
        """Whether a word before "parties" tells what they stand for ("opposition parties")."""
        tree, said = self.scene.tree, self.scene.make.tables.any_party
        told = (i for i in range(p.start, p.head) if tree.lower[i] not in said)
        return any(tree.upos[i] in ("ADJ", "NOUN", "PROPN", "VERB") for i in told)
