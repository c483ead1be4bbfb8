"""The state of one reading: what has been found so far, and what the report has named."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.antecedents import OFFICIAL, Antecedent
from dragoman.actors.house import House
from dragoman.actors.making import Maker
from dragoman.actors.memory import Memory
from dragoman.actors.mentions import Kind, Mention
from dragoman.actors.names import Hit
from dragoman.actors.owners import Owner
from dragoman.actors.persons import Named
from dragoman.actors.register import Register
from dragoman.language.trees import Tree
from dragoman.records import Actor, NameType, Span

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent", "csubj"})
_LOCATIVE = frozenset({"in", "at", "near", "across", "throughout", "inside", "around"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A state named somewhere: in which sentence, and whether as the place of something."""

    sent: int
    owner: Owner
    place: bool
    token: int
    alien: bool = False  # by an adjective of what comes from there ("*Chadian* refugees", "a *Chadian* raid")


@dataclass(slots=True)
class Scene:
    """One tree being read on behalf of one day. `resolved` holds the pronouns, by token."""

    tree: Tree
    day: str
    make: Maker
    register: Register
    memory: Memory
    hits: list[Hit] = field(default_factory=list)
    owners: dict[int, Owner] = field(default_factory=dict)
    persons: list[Named] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    more_heads: dict[int, Mention] = field(default_factory=dict)
    resolved: dict[int, tuple[Actor, ...]] = field(default_factory=dict)
    house: House | None = None
    titled: tuple[str, ...] = ()  # the states that the report's title names

    def span(self, start: int, end: int) -> tuple[Span, str]:
        span = self.tree.span(start, end)
        return span, self.tree.piece(span)

    def sight(self, origins: list[Hit]) -> None:
        """Notes where the report names states. `origins`: the names that tell an origin ("US-led", not "pro-US")."""
        for h in origins:
            o = self.owners.get(h.start)
            noun = self.tree.lemmas[self.tree.heads[h.head]].lower()
            border = noun in self.make.tables.borders  # "near the *Afghan* border": on either side
            if o is not None and len(o.country) == 1 and h.what != "organisation" and not border:
                located = h.what == "place" or self.tree.case(self.tree.first_conjunct(h.head)) in _LOCATIVE
                alien = h.what == "adjective" and noun in self.make.tables.alien
                self.sightings.append(Sighting(self.tree.sent_of[h.start], o, located, h.start, alien))
        for n in self.persons:
            if len(n.entity.country) == 1:
                self.sightings.append(Sighting(self.tree.sent_of[n.start], self.make.behind(n.entity), False, n.start))

    def add(
        self,
        start: int,
        end: int,
        head: int,
        actors: tuple[Actor, ...],
        kind: Kind,
        sort: str = "",
        nouns: frozenset[str] = frozenset(),
        sex: str = "",
        known: NameType | None = None,
    ) -> Mention:
        """Keeps a mention; with a `sort` (see `Antecedent`) later words may mean it, documents apart."""
        m = Mention(start, end, head, actors, kind, known)
        self.mentions.append(m)
        spoken_to = self.tree.deps[head] == "vocative" and (sort == "people" or kind == "role")  # "… , *Mr. President*?"
        if sort and kind != "document" and not spoken_to and not (sort == "person" and self.label(start, end)):
            subject = kind != "place" and self.tree.deps[self.tree.first_conjunct(head)] in _SUBJECTS
            acts = kind not in ("demonym", "place") and self.tree.case(head) not in _LOCATIVE and self.tree.case(head) != "from"
            self.memory.add(Antecedent(head, start, self.tree.sent_of[head], actors, sort, sex, nouns, subject, acts))
        return m

    def label(self, start: int, end: int) -> bool:
        """Whether a mention is the label of a turn ("MR. KIRBY:"): whoever speaks there says "I"."""
        tree = self.tree
        first = tree.sents[tree.sent_of[start]][0]
        capitals = all(w.isupper() or not w.isalpha() for w in tree.words[first:end])
        return capitals and end < len(tree) and tree.words[end] == ":"

    def scene_of(self, token: int) -> Owner | None:
        """The country where the predicate of an argument has its place: of "prisoners rioted at a jail in Dili" East Timor."""
        tree = self.tree
        if not tree.deps[token].startswith(("nsubj", "obj")):
            return None
        words = self.make.tables.place_words
        by_head = {
            h.head: o
            for h in self.hits
            if (o := self.owners.get(h.start)) is not None
            and len(o.country) == 1
            and (h.what != "adjective" or "place" in words.get(tree.lemmas[tree.heads[h.head]].lower(), ()))
        }  # not in "killed in a Russian strike", but in "a strike on a Ukrainian town"
        for c in tree.kids(tree.heads[token], "obl"):
            if tree.case(c) in _LOCATIVE:
                for j in tree.below(c):
                    if j in by_head:
                        return self.make.country(by_head[j].country[0])
        return None

    def _done_to(self, token: int) -> frozenset[int]:
        """The tokens below the object of a subject's verb: the state that "MPs" condemn, or write to, need not be theirs."""
        tree = self.tree
        verb = tree.heads[token]
        if tree.deps[token] == "obl:agent":
            done = list(tree.kids(verb, "nsubj:pass"))
            if not done and tree.deps[verb] in ("acl", "advcl"):  # "*Norwegian troops* left Chad, ousted by the junta"
                above = tree.heads[verb]
                subject = above if tree.deps[verb] == "acl" else tree.subject(above)
                done = [subject] if subject is not None else []
            mine = frozenset(tree.below(verb)) if tree.deps[verb] == "acl" else frozenset()
            heads = {n.start for n in self.persons if not OFFICIAL.isdisjoint(n.entity.sectors) or "ELI" in n.entity.sectors}
            return frozenset(j for o in done for j in tree.below(o)) - mine - heads  # "*President Roe* was deposed by the army"
        if tree.deps[token] != "nsubj" or tree.upos[verb] != "VERB":
            return frozenset()
        done = [o for o in tree.kids(verb, "obj", "iobj", "xcomp") if o > token]
        for clause in tree.kids(verb, "ccomp"):  # "the MP says that he will not let *Chad* win"
            done += [o for o in tree.kids(clause, "obj", "iobj") if o > token]
        for clause in tree.kids(verb, "advcl"):  # "after praising the raid on *a Chadian village*, the minister …"
            if tree.xpos[clause] == "VBG" and tree.kid(clause, "nsubj") is None:
                done += tree.kids(clause, "obj", "iobj", "xcomp")
        done += [o for o in tree.kids(verb, "obl") if o > token and tree.case(o) in ("to", "against", "with", "over")]
        return frozenset(j for o in done for j in tree.below(o))

    def parted(self, token: int) -> Owner | None:
        """Whose a governor or senator is: the only state of whose parts, or bodies, the sentence or else the report names some
        ("Governor Roe" where *Florida* stands beside China)."""
        here = self.tree.sent_of[token]
        for sents in (range(here, here + 1), range(len(self.tree.sents))):
            codes = {
                self.owners[h.start].country
                for h in self.hits
                if h.what in ("place", "organisation") and h.start in self.owners and self.tree.sent_of[h.start] in sents
            }
            codes = {c for c in codes if len(c) == 1}
            if codes:
                return self.make.country(codes.pop()[0]) if len(codes) == 1 else None
        return None

    def home(self, token: int, by_place: bool, armed: bool = False) -> Owner | None:
        """Whose an organ or crowd without a country is ("the foreign ministry said"): the only state that the sentence names,
        else the only one that the report has named up to there. `by_place`: only the place where something happens tells it;
        `armed`: it may be who does what comes from a state ("the *army* said of the Chadian raid")."""
        here = self.tree.sent_of[token]
        done_to = self._done_to(token)
        for low in (here,) if by_place else (here, 0):
            seen = [s for s in self.sightings if low <= s.sent <= here and s.token not in done_to and (armed or not s.alien)]
            codes = {s.owner.country[0] for s in seen}
            if len(codes) == 1:
                code = codes.pop()
                if by_place and not any(s.place for s in seen):
                    return None
                if any(s.sent < here and not s.place and s.owner.country[0] != code for s in self.sightings):
                    return None  # another state acted before: it may be its
                return self.make.country(code)
            if codes:
                return None
        return None
