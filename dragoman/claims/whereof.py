"""Of which state the parties are of whom a report tells only what they do: "*two* were killed in a strike on Togo's Lomé", "*the
junta* banned parties".

This looks at the whole report, title and text, and comes last: whoever has a state keeps it. Whom an assault kills is of the
state that is struck there. Soldiers and courts are of the only state whose soldiers or courts the report tells of, lawmakers of
that whose parties it tells of. Who arrests or tries somebody is of the place where he does, or of the one place that the sentence
names beside whom it is done to; the government that a party accuses is its own state's, and so are the troops that a minister
orders. Lawmakers, parties and people who turn to an official are of his state where the sentence names no other. And all, but for
armed bands, reporters and those whose words tell of another state, are of the only state that the report names at all.
Elsewhere nothing is
told: read claim by claim, the wider rules that one thinks of (the nearest state, that of the title, the most frequent one) and a
regression over such signs were wrong in every fourth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors import House, lacking, parliaments, people_of, strange
from dragoman.claims.making import Layers
from dragoman.claims.named import Named, head_of, located, states_in
from dragoman.claims.papers import paper
from dragoman.claims.targets import victim_of
from dragoman.claims.words import words
from dragoman.language.trees import Tree
from dragoman.records import Actor, Claim

_NOBODYS = frozenset({"CRM", "ELI", "JRN", "REB", "REF", "REL", "UAF"})  # may well be of another state than all else in a report
_ARMED = frozenset({"MIL", "PRM", "SPY"})
_LAW = frozenset({"COP", "JUD", "LEG"})
_TURNING = frozenset({"AGR", "BUS", "COP", "CVL", "EDU", "JUD", "LAB", "LEG", "MED", "OPP", "PTY", "SOC"})
_OFFICIAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PTY", "SPY"})
_VICTIMS = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "MED", "SOC"})
_AGAINST = frozenset({"ASSAULT", "SANCTION", "THREATEN"})
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_CARING = frozenset({"AID", "REQUEST", "THREATEN"})
_AT_HOME = frozenset({"ACCUSE", "COERCE", "PROTEST", "REJECT", "REQUEST"})
_ENFORCING = frozenset({"COP", "GOV", "JUD", "SPY"})
_HELD = frozenset({"arrest", "censor", "execute", "investigate", "release", "seize"})
_POLITICS = frozenset({"ELI", "LEG", "OPP", "PTY"})
_TURNED_ON = frozenset({"ACCUSE", "PROTEST", "REJECT", "REQUEST"})
_LAWMAKING = frozenset({"LEG", "PTY"})
_RULES = frozenset({"LEG"})
_PAPERS = frozenset({"GOV", "LEG", "MIL"})
_PROTESTING = frozenset({"AGR", "CVL", "EDU", "LAB", "OPP", "SOC"})
_GOVERNING = frozenset({"GOV", "JUD", "LEG"})
_ALONE = "the only state of the report"
_LAWFUL = frozenset({("ACCUSE", "investigate"), ("RETREAT", "release")})
_FIRST = 2  # sentences
_Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Party:
    """One party of a claim of whom no state is told, and all that is looked at."""

    claim: Claim
    actor: Actor
    others: Sequence[Actor]
    beside: Sequence[Actor]
    suffers: bool
    layers: Layers
    head: int
    named: Sequence[Named]  # by its field, its own words apart
    within: frozenset[str]  # by its own words

    @property
    def sent(self) -> int:
        return self.layers.tree.sent_of[self.head]

    @property
    def here(self) -> frozenset[str]:
        """The states that its sentence names."""
        return frozenset(n.country for n in self.named if n.sent == self.sent)


class Whereof:
    """Answers for one report. `fields`: its title, if there is one, and its text; `house`: the government that publishes it;
    `outlet`: the paper."""

    def __init__(self, fields: Sequence[Layers], house: House | None, published: str = "", outlet: str = "") -> None:
        self._paper = paper(outlet)
        self._fields = fields
        self._home = house.government.country[0] if house is not None else ""
        self._published = published
        self._named = [states_in(x) for x in fields]
        self._known: dict[str, Actor] = {}  # what the title tells of persons, by id
        self._all = frozenset(n.country for named in self._named for n in named)
        self._told = any(not n.alien for named in self._named for n in named)
        courts = (a for x in fields for m in x.mentions.all for a in m.actors if "JUD" in a.sectors)
        self._tried = any(a.code for a in courts)  # before a court of several states
        self._style = frozenset(c for x in fields for c in parliaments(x.tree))

    def settled(self, claims: Sequence[Claim], layers: Layers, titled: Sequence[Claim] = ()) -> list[Claim]:
        """The claims of a field, with the state of each party of whom the report tells it. `titled`: the claims of its title."""
        for c in claims:
            if c.event is not None and c.sentence <= _FIRST:
                self._learn(c.actor, [t.actor for t in titled if (t.event, t.mode) == (c.event, c.mode)])
                self._learn(c.recipient, [t.recipient for t in titled if (t.event, t.mode) == (c.event, c.mode)])
        return _alike([self._settled(c, claims, layers) for c in claims])

    def _learn(self, parties: Sequence[Actor], titled: Sequence[Sequence[Actor]]) -> None:
        """Keeps what the title tells of those whom the text names in the same event: "*Chadian singer* jailed", then "*Ida Roe*
        was jailed"."""
        if not parties or len(titled) != 1 or len(titled[0]) != 1 or any(a.how != "name" for a in parties):
            return
        t, tree = titled[0][0], self._fields[0].tree
        head = head_of(tree, t.span)
        one = head >= 0 and tree.xpos[head] in ("NN", "NNP") and tree.kid(head, "conj") is None
        if (
            t.how.startswith("role")
            and "," not in t.how
            and len(t.country) == 1
            and t.sectors
            and not t.code
            and one == (len(parties) == 1)
        ):
            self._known.update((a.id, t) for a in parties)

    def _settled(self, c: Claim, claims: Sequence[Claim], layers: Layers) -> Claim:
        if c.event is None:
            return c
        actors = tuple(self._of(c, claims, layers, a, False) for a in c.actor)
        recipients = tuple(self._of(c, claims, layers, a, True) for a in c.recipient)
        return c if (actors, recipients) == (c.actor, c.recipient) else replace(c, actor=actors, recipient=recipients)

    def _of(self, c: Claim, claims: Sequence[Claim], layers: Layers, a: Actor, suffers: bool) -> Actor:
        if a.id in self._known and a.how in ("name", "learned here") and not (a.country or a.code or a.sectors):
            t = self._known[a.id]
            return replace(a, country=t.country, sectors=t.sectors, how=f"{a.how}, {t.text!r} of the title")
        if a.country or a.code or not a.sectors or a.how == "document" or " " in a.id:
            return a  # "leaders of the Global South" are of no state
        tree, named = layers.tree, self._named[self._fields.index(layers)]
        head = head_of(tree, a.span)
        if head < 0 or strange(tree, layers.mentions, head, a):
            return a
        own = {n.token for n in named if a.span.start <= tree.starts[n.token] < a.span.end}
        party = _Party(
            c,
            a,
            c.actor if suffers else c.recipient,
            [x for x in (c.recipient if suffers else c.actor) if x is not a and x.sectors],
            suffers,
            layers,
            head,
            [n for n in named if n.token not in own],
            frozenset(n.country for n in named if n.token in own),
        )
        if (was := self._former(party)) is not None:
            return was
        told = (
            self._its_country(party)
            or self._struck(party, claims)
            or self._marched(party)
            or self._leaving(party)
            or self._enforcing(party)
            or self._own_rulers(party)
            or self._ordered(party)
            or self._alike(party)
            or self._lawmakers(party)
            or self._papers_own(party)
            or self._visited(party, claims)
            or self._official(party)
            or self._own(party)
            or self._only(party)
        )
        if told is None or lacking(tree, head, told[0]):
            return a
        if a.id:
            return replace(a, country=(told[0],), how=f"{a.how}, {told[1]}")
        return people_of(a, (told[0],), told[1])

    def _struck(self, p: _Party, claims: Sequence[Claim]) -> _Told | None:
        """The state that is struck where people are killed: by the assaults of the sentence, else the one besides the assailant's
        that it names, else the victim of a war that everybody knows."""
        c, tree = p.claim, p.layers.tree
        if c.event != "ASSAULT" or not p.suffers or not _VICTIMS.issuperset(p.actor.sectors) or p.within or _whose(tree, p.head):
            return None
        speaking = {x for i in c.attribution if (s := p.layers.founds[i].record.speaker) is not None for x in s.country}
        near = [d for d in claims if d.event == "ASSAULT" and d.sentence == c.sentence]
        one = [c] if c.actor else [d for d in near if len({a.country for a in d.actor}) < 2]  # "the Russia-Ukraine war" is by two
        by = {x for d in one for a in d.actor for x in a.country}
        if any("COP" in a.sectors for a in c.actor) or (tree.lower[p.head] == "others" and tree.kid(p.head, "nummod") is None):
            return None  # "from invading *others*"
        hit = {a.country[0] for d in near if d is not c for a in d.recipient if a.how.startswith("place") and len(a.country) == 1}
        hit = (hit | {x.country for d in near for x in d.places if x.role == "at" and x.country}) - by
        if len(hit) == 1:
            return hit.pop(), "where the same sentence tells of a blow"
        wars = {(x, v) for x in (by or p.here) if (v := victim_of(x, self._published)) and v in self._all and v not in by}
        victims = {v for _, v in wars}
        if len(wars) == 1 and not hit and len(by) < 2 and (victims <= p.here or p.here - speaking <= by):
            return victims.pop(), "a war that everybody knows"
        left = {n.country for n in p.named if n.sent == p.sent and n.place} - by
        alone = len(left) == 1 and not hit and (bool(by) or (bool(c.actor or p.here == left) and not self._home))
        return (left.pop(), "the only place of the sentence beside the assailant") if alone else None

    def _former(self, p: _Party) -> Actor | None:
        """The only one out of such an office whom the report names: "*the former president* denied it", where it tells of Roe."""
        tree, noun = p.layers.tree, p.layers.tree.lemmas[p.head].lower()
        if p.actor.sectors != ("ELI",) or p.actor.text.split()[0].lower() != "the" or tree.xpos[p.head][-1] == "S" or p.within:
            return None
        named = (a for x in self._fields for m in x.mentions.all for a in m.actors)
        told = list({a.id: a for a in named if a.sectors == ("ELI",) and a.id.islower()}.values())
        if len(told) != 1 or not told[0].how.startswith("register") or noun not in told[0].how:
            return None
        return replace(told[0], span=p.actor.span, text=p.actor.text, how=f"the only former {noun} whom the report names")

    def _alike(self, p: _Party) -> _Told | None:
        """The only state of whose soldiers, or police, courts and lawmakers, the report tells, near or in its title."""
        defence = p.actor.sectors == ("GOV", "MIL") and p.layers.tree.lemmas[p.head].lower() in words()["defence"]
        if p.within or not (defence or (_ARMED | _LAW).issuperset(p.actor.sectors)) or _whose(p.layers.tree, p.head):
            return None
        beside = {x.country for x in p.beside if _ARMED.issuperset(x.sectors) and len(x.country) == 1 and not x.code}
        if len(beside) == 1 and _ARMED.issuperset(p.actor.sectors):
            return beside.pop()[0], "of whom they are told of with"
        courts = p.actor.sectors == ("JUD",)  # a department of justice is with them
        every = (n for named in self._named for n in named)
        of = {n.country for n in every if n.sectors == p.actor.sectors or (courts and "JUD" in n.sectors)}
        if p.claim.event == "ASSAULT" and len(of) == 2:
            of -= {x for a in p.others for x in a.country}  # of two who fight, whoever fights the other
        near = {n.country for n in p.named if p.sent - _FIRST <= n.sent <= p.sent} | {n.country for n in self._named[0]}
        same = any(x.sectors == p.actor.sectors or not (x.sectors or of & set(x.country)) for x in p.others)
        if of == {self._home}:
            return None  # a house speaks of its own soldiers wherever it tells of others
        if len(of) != 1 or not of <= near or (same and p.claim.event not in _AGAINST) or self._against(p, of):
            return None  # "Chadian troops train *local forces*", "Chad trains *troops* in Togo"
        return of.pop(), "the only state of whose the report tells"

    def _leaving(self, p: _Party) -> _Told | None:
        """The only state that a sentence names besides that from which soldiers go: "an American inquiry into why
        *troops* left Kabul"."""
        there = {x for a in p.others for x in a.country} | {x.country for x in p.claim.places if x.country}
        going = p.claim.event == "RETREAT" and p.claim.mode == "withdraw"  # tanks that arrive may be another's
        if (
            not going
            or p.suffers
            or not there
            or not _ARMED.issuperset(p.actor.sectors)
            or p.within
            or _whose(p.layers.tree, p.head)
        ):
            return None
        left = p.here - there
        return (next(iter(left)), "the only other state of the sentence") if len(left) == 1 else None

    def _enforcing(self, p: _Party) -> _Told | None:
        """The state of the place where police, courts or authorities hold or try somebody, or the only place of the sentence
        besides the state of those to whom they do something: "Chadians who work in *Togo* were held by *the authorities*"."""
        c, tree = p.claim, p.layers.tree
        law = _ENFORCING.issuperset(p.actor.sectors) and not p.suffers and not p.within and tree.upos[p.head] != "PRON"
        if not law or _whose(tree, p.head) or ((c.event, c.mode) not in _LAWFUL and (c.event != "COERCE" or not p.others)):
            return None
        at = {x.country for x in c.places if x.role == "at" and x.country}
        if len(at) == 1 and c.mode in _HELD:
            return at.pop(), "where they do it"
        theirs = {x for a in p.others for x in a.country}
        there = {n.country for n in p.named if n.sent == p.sent and located(tree, n)} - theirs
        return (there.pop(), "the only place of the sentence beside whom it is done to") if theirs and len(there) == 1 else None

    def _lawmakers(self, p: _Party) -> _Told | None:
        """The only state of whose lawmakers and parties the report tells, or of whose alone it is told so ("*bipartisan*")."""
        if p.actor.sectors != ("LEG",) or p.within or _whose(p.layers.tree, p.head) or self._home:
            return None
        of = {n.country for named in self._named for n in named if not _LAWMAKING.isdisjoint(n.sectors)} | self._style
        guests = p.claim.event in _TOGETHER and any("LEG" in x.sectors for x in p.others)
        if len(of) != 1 or guests or any(not (x.sectors or of & set(x.country)) for x in p.others) or self._against(p, of):
            return None
        return of.pop(), "the only state of whose parties the report tells"

    def _papers_own(self, p: _Party) -> _Told | None:
        """The state for whose readers a paper writes, for lawmakers and ministers of whom it tells as only at home: "*senators*"
        in The Hill, where the report tells of nobody else's."""
        tree, its = p.layers.tree, self._paper
        noun = next((n for n in _nouns(tree, p.head) if its is not None and n in its.nouns), "")
        if its is None or not noun or not _PAPERS.issuperset(p.actor.sectors) or p.within or _whose(tree, p.head):
            return None
        lawmaking = {n.country for named in self._named for n in named if not _RULES.isdisjoint(n.sectors)}
        others = {x for a in p.others for x in a.country if a.sectors and not _OFFICIAL.isdisjoint(a.sectors)}
        ruling = {n.country for named in self._named for n in named if not _OFFICIAL.isdisjoint(n.sectors)}
        own = noun.startswith(tuple(words()["chamber"])) or (its.country in self._all and ruling <= {its.country})
        if not own or p.claim.event in _TOGETHER or not lawmaking | others <= {its.country}:
            return None
        return its.country, "the paper's own"

    def _its_country(self, p: _Party) -> _Told | None:
        """The state that "the country" means in "*the country's* parliament": the only one that the sentence names, besides that
        which does something to it."""
        tree = p.layers.tree
        whose = [c for c in tree.kids(p.head, "nmod:poss") if tree.lemmas[c].lower() in words()["nation"]]
        if not whose or p.within or tree.lower[tree.phrase(whose[0])[0]] not in ("the", "that"):
            return None
        hostile = p.claim.event in _AGAINST and p.suffers
        theirs = {x for a in p.others for x in a.country}
        left = p.here - theirs if hostile else theirs if p.claim.event == "PROTEST" and len(theirs) == 1 else p.here
        return (next(iter(left)), "the only state that the country can be") if len(left) == 1 else None

    def _marched(self, p: _Party) -> _Told | None:
        """The state of the only place of the sentence, for those who protest there and the government against which they do."""
        tree, said = p.layers.tree, p.claim.predicate.span
        near = [n for n in p.named if n.sent == p.sent and n.place and not n.alien]
        within = {n.country for n in near if said.start <= tree.starts[n.token] < said.end}  # "joined a *Lille* rally"
        here = within or {n.country for n in near}
        some = _GOVERNING if p.suffers else _PROTESTING
        ours = p.claim.event == "PROTEST" and some.issuperset(p.actor.sectors) and not p.within
        there = {x.country for x in p.claim.places if x.country} or here
        below = range(*tree.subtree(p.head)) if tree.upos[p.head] != "VERB" else ()
        among = any(
            tree.upos[i] == "ADJ" and tree.words[i][1:].islower() and tree.words[i][0].isupper() for i in below if i > p.head
        )
        among = among or any(
            a.country and "GOV" not in a.sectors for a in p.others
        )  # "youths clashed with *Palestinians* in Jenin"
        if not ours or among or len(there) != 1 or len(here | there) != 1 or _whose(p.layers.tree, p.head):
            return None
        return there.pop(), "where they protest"

    def _visited(self, p: _Party, claims: Sequence[Claim]) -> _Told | None:
        """The state that a guest visits, for lawmakers, ministers and officials to whom he turns there: "Roe came to *Chad* and
        asked *lawmakers* for help"."""
        c = p.claim
        if not p.suffers or c.event not in ("CONSULT", "REQUEST") or not _OFFICIAL.issuperset(p.actor.sectors) or p.within:
            return None
        mine = {x for a in p.others for x in a.country}
        visits = [d for d in claims if (d.event, d.mode, d.sentence) == ("CONSULT", "visit", c.sentence) and d is not c]
        ids = {a.id for a in p.others if a.id}
        to = {x for d in visits if ids & {a.id for a in d.actor} for a in d.recipient for x in a.country} - mine
        return (to.pop(), "whom the guest visits") if len(to) == 1 and not _whose(p.layers.tree, p.head) else None

    def _own_rulers(self, p: _Party) -> _Told | None:
        """The state of the parties, lawmakers and former officials who turn to a government, or of a government that blames
        courts: "*Chad's* opposition accused *ministers* of lying"."""
        tree, states = p.layers.tree, {a.country for a in p.others}
        politics = all(a.sectors and not a.code and _POLITICS.issuperset(a.sectors) for a in p.others)
        ruling = politics and p.actor.sectors == ("GOV",) and tree.lemmas[p.head].lower() in words()["ruler"]
        organs = all(a.sectors and not a.code and (_POLITICS | {"GOV"}).issuperset(a.sectors) for a in p.others)
        judged = organs and p.actor.sectors == ("JUD",) and p.claim.event in ("ACCUSE", "COERCE") and not self._tried
        asked = p.suffers and (ruling or judged) and p.claim.event in _TURNED_ON | {"COERCE"}
        if not asked or len(states) != 1 or len(next(iter(states))) != 1:
            return None
        state = states.pop()[0]
        before = {n.country for n in p.named if n.sent == p.sent and n.token < p.head}
        if not before <= {state} or p.within or _whose(tree, p.head):
            return None
        return state, "of the politicians who turn to it"

    def _ordered(self, p: _Party) -> _Told | None:
        """The state whose officials order troops to do something: "Roe, Chad's president, ordered *troops* to leave"."""
        orders = p.claim.event == "REQUEST" and p.claim.predicate.lemma in words()["order"]
        states = {a.country for a in p.others if not a.code and _OFFICIAL.intersection(a.sectors)}
        told = orders and p.suffers and p.actor.sectors == ("MIL",) and len(states) == 1
        if not told or p.within or _whose(p.layers.tree, p.head):
            return None
        state = states.pop()
        return (state[0], "whose officials order them") if len(state) == 1 else None

    def _official(self, p: _Party) -> _Told | None:
        """The state of the official or organ to whom people, lawmakers and parties at home turn, or who turns to them, where the
        sentence names no other: "*Roe, a Norwegian MP,* criticised *the parties*"."""
        c, states = p.claim, {a.country for a in p.others}
        organs = all(not a.code and _OFFICIAL.intersection(a.sectors) for a in p.others)
        if not p.others or not organs or len(states) != 1 or not _TURNING.issuperset(p.actor.sectors) or p.within:
            return None
        state = frozenset(next(iter(states)))
        alone = p.here <= state and len(state) == 1 and (not self._home or self._home in state)
        if not alone or c.event not in _AT_HOME or p.layers.tree.upos[p.head] == "PRON" or _whose(p.layers.tree, p.head):
            return None
        return next(iter(state)), "of the official who is told of with them"

    def _own(self, p: _Party) -> _Told | None:
        """The state whose people its government warns, asks or helps: "Norwegians were warned by *the government*"."""
        tree, states = p.layers.tree, {a.country for a in p.others}
        ours = (
            p.claim.event in _CARING
            and not p.suffers
            and p.actor.sectors == ("GOV",)
            and tree.lemmas[p.head].lower() in words()["ruling"]
        )
        people = all((a.sectors == ("CVL",) or a.how.startswith("people")) and not a.code for a in p.others)
        if not ours or not people or len(states) != 1 or len(next(iter(states))) != 1 or p.within or _whose(tree, p.head):
            return None
        return states.pop()[0], "whose people it speaks to"

    def _only(self, p: _Party) -> _Told | None:
        """The only state that the report names."""
        if len(self._all) != 1 or not self._told or p.within or not _NOBODYS.isdisjoint(p.actor.sectors) or self._home:
            return None
        if p.actor.id and p.actor.sectors == ("BUS",):
            return None  # a firm by name
        if p.layers.tree.upos[p.head] == "PRON" or (not p.suffers and any(not a.sectors for a in p.others)):
            return None  # who accuses Chad may be from anywhere
        if p.claim.event in _TOGETHER and (_OFFICIAL | {"BUS"}).issuperset(p.actor.sectors):
            return None  # a guest may be from anywhere
        if p.claim.event != "COERCE" and _whose(p.layers.tree, p.layers.tree.first_conjunct(p.head)):
            return None  # "*their* child", released by Chad, may be of anywhere
        return None if self._against(p, self._all) else (next(iter(self._all)), _ALONE)

    def _against(self, p: _Party, states: frozenset[str] | set[str]) -> bool:
        """Whether the other party is of these states, and what is done is done to others than one's own."""
        within = {"PRM", "OPP"}.issuperset(p.actor.sectors) and all("MIL" in a.sectors for a in p.others)  # a civil war
        return p.claim.event in _AGAINST and not within and any(states & set(a.country) for a in p.others)


def _alike(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a field, with the state that one tells of somebody in every other that means him by the same words."""
    every = [a for c in claims for a in (*c.actor, *c.recipient)]
    known = Counter(a.span for a in {(a.span, a.id, a.name): a for a in every}.values() if a.country)
    some = (a for a in every if len(a.country) == 1 and not (a.code or a.how.endswith(_ALONE)))
    told = {(a.span, a.sectors): a for a in some if known[a.span] == 1}  # "our two leaders" are not one

    def same(c: Claim, parties: tuple[Actor, ...], others: Sequence[Actor]) -> tuple[Actor, ...]:
        against = {x for a in others for x in a.country} if c.event in _AGAINST else set()
        out = []
        for a in parties:
            alone = sum(x.span == a.span for x in parties) == 1
            other = told.get((a.span, a.sectors)) if alone and a.sectors and not (a.country or a.code or a.id) else None
            fits = other is not None and against.isdisjoint(other.country)
            out.append(replace(other, how=f"{other.how}, by another claim") if other is not None and fits else a)
        return tuple(out)

    return [
        c if c.event is None else replace(c, actor=same(c, c.actor, c.recipient), recipient=same(c, c.recipient, c.actor))
        for c in claims
    ]


def _nouns(tree: Tree, head: int) -> tuple[str, ...]:
    """What a token is called, alone and with the word before it: "*senate panel*"."""
    lemma = tree.lemmas[head].lower()
    house = ("house of representatives",) if tree.words[head] == "House" else ()
    return (f"{tree.lower[head - 1]} {lemma}", lemma, *house) if head else (lemma, *house)


def _whose(tree: Tree, head: int) -> bool:
    """Whether people are told to be somebody's ("*her* children")."""
    return tree.kid(head, "nmod:poss") is not None
