"""Where a report is, and which of its people that settles.

"Police arrested two men" has no country in its own words: the towns and states that the sentence, or else the title and the first
paragraph, name have. A report is somewhere only where these speak of one state; and a sentence that names another is about that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.listed import LISTED
from dragoman.actors.mentions import Mention, Mentions
from dragoman.actors.offices import numbered
from dragoman.actors.people import lacking
from dragoman.actors.rows import Role
from dragoman.actors.tables import Tables
from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.records import Actor, Place

_FIRST = 2  # sentences that tell again what the title says
_LEAD = 3  # sentences, a dateline among them
_CROWDS = frozenset({"CVL", "LAB", "AGR", "EDU", "MED", "CRM", "UAF", "OPP", "PTY", "COP"})
_NO_HOME = "VAT"  # a church speaks of people everywhere
_ORGANS = frozenset({"GOV", "LEG", "JUD"})
_OFFICIAL = _ORGANS | {"COP", "PTY"}
_AWAY = frozenset({"UAF", "CRM"})
_HERE = frozenset({"CVL", "OPP", "COP"})  # of groups, those that are where they act


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of a report: its tree, whom it mentions, the places it names."""

    tree: Tree
    mentions: Mentions
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A state that the text names: by the token, whether as the place of something, and whether a place in it is named."""

    token: int
    country: str
    place: bool
    town: bool = False


class Whereabouts:
    """Where the report is that `fields` (the title, if there is one, before the text) make up."""

    def __init__(self, tables: Tables, fields: Sequence[Setting]) -> None:
        self._tables = tables
        self._fields = fields
        self._persons: dict[str, tuple[str, str]] = {}  # what is settled of those with an id
        self._signs = [_signs(f, tables) for f in fields]
        self.country, self.how, self.place = self._where()

    def _where(self) -> tuple[str, str, bool]:
        """The state of the report, by what, and whether a place tells it; empty where the lead names none or several."""
        lead = [s for signs in self._signs for n, found in signs.items() if n < _LEAD for s in found]
        every = Counter(s.country for signs in self._signs for found in signs.values() for s in found)
        title = {s.country for found in self._signs[0].values() for s in found if s.place} if len(self._fields) > 1 else set()
        if len(title) == 1:
            return title.pop(), "the title", True
        for how, named in (("the lead", lead), ("the places of the lead", [s for s in lead if s.place])):
            codes = {s.country for s in named}
            if len(codes) == 1:
                code = codes.pop()
                place = any(s.place for s in named)
                return (code, how, place) if 2 * every[code] > every.total() and code != _NO_HOME else ("", "", False)
        return "", "", False

    def settled(self) -> list[Mentions]:
        """The mentions of each field, with a state for those whom it settles."""
        given: dict[str, str] = {}  # by the words of the mention that later words mean
        return [self._settled(n, given) for n in range(len(self._fields))]

    def _settled(self, n: int, given: dict[str, str]) -> Mentions:
        f = self._fields[n]
        changed: dict[int, Mention] = {}
        for m in f.mentions.all:
            if len(m.actors) != 1 or not self._open(m.actors[0]):
                continue
            a = m.actors[0]
            if a.id:
                code, how = self._persons.setdefault(a.id, self._named(n, m))
                if code:
                    later = a.how.startswith("coreference")
                    how = a.how if later else f"{a.how}, {self._tables.countries[code].name} by {how}"
                    changed[id(m)] = replace(m, actors=(replace(a, country=(code,), how=how),))
                continue
            if a.how.startswith("coreference"):
                told = (given[a.name], "") if a.name in given else None
            else:
                before = given.get(_called(f.tree, m)) if f.tree.lower[m.start] == "the" else None
                again = (before, "what was said before") if before else None
                told = again if f.tree.xpos[m.head] == "NN" else None  # one man stays who he is wherever he is told of
                told = told or self._told(n, m) or self._in_lead(n, m) or again
                for name in (a.name, _called(f.tree, m)):
                    if told:
                        given[name] = told[0]
                    else:
                        given.pop(name, None)
            if told and not lacking(f.tree, m.head, told[0]):
                changed[id(m)] = replace(m, actors=(self._of(a, *told),))
        if not changed:
            return f.mentions
        new = tuple(changed.get(id(m), m) for m in f.mentions.all)
        return replace(
            f.mentions,
            all=new,
            by_head={t: changed.get(id(m), m) for t, m in f.mentions.by_head.items()},
            within={t: changed.get(id(m), m) for t, m in f.mentions.within.items()},
        )

    def _open(self, a: Actor) -> bool:
        return not (a.country or a.code) and bool(a.sectors or a.how == LISTED) and a.how != "document"

    def _of(self, a: Actor, code: str, how: str) -> Actor:
        how = f"{a.how}, {self._tables.countries[code].name} by {how}" if how else a.how
        if not a.sectors:
            return replace(a, country=(code,), how=how)
        name = f"{self._tables.countries[code].name} ({self._tables.label(a.sectors)})"
        return replace(a, id=" ".join((code, *a.sectors)), name=name, country=(code,), how=how)

    def _told(self, n: int, m: Mention) -> tuple[str, str] | None:
        """The state of whom a mention tells by what he does, and by what."""
        tree = self._fields[n].tree
        sectors = set(m.actors[0].sectors)
        described = m.kind == "role" or (m.kind == "place" and m.actors[0].how.startswith("role"))  # "anti-*government*"
        if not described or not sectors <= _CROWDS | _ORGANS or not self._anywhere(tree, m):
            return None
        if sectors & _ORGANS and numbered(tree.lower[m.start : m.head]):
            return None
        if sectors <= _CROWDS and (police := _held_by(self._fields[n], m)):
            return police, "whose police hold them"
        sent = tree.sent_of[m.head]
        here = self._signs[n].get(sent, [])
        codes = {s.country for s in here} - {_NO_HOME}
        before = {s.country for s in here if s.town and m.start <= s.token < m.head}
        if sectors <= _CROWDS and len(before) == 1:
            return before.pop(), "a place before it"  # "a *Lille* man"
        if sectors & _ORGANS and (
            codes - {self.country} or any(_arrives(tree, m.head, s.token) or _dealt(self._fields[n], m, s) for s in here)
        ):
            return None  # an official may be a guest where he goes, or where another state is named
        if len(codes) == 1:
            code = codes.pop()
            return (code, "the sentence") if code == self.country or any(s.place for s in here) else None
        if codes:
            clauses = {_clause(tree, m.head), *tree.kids(m.head, "acl:relcl")}  # "people who live in Lille"
            beside = {s.country for s in here if s.place and _clause(tree, s.token) in clauses}
            if len(beside) > 1 and self.place and self.country in beside:  # "in Reading, Berkshire, UK"
                return self.country, self.how
            return (beside.pop(), "the clause") if len(beside) == 1 else None
        if not self.country or not (self.place or sectors <= _ORGANS | {"COP"}):
            return None
        signs = self._signs[n]
        last = max((k for k in signs if k < sent), default=None)
        if last is not None and self.country not in {s.country for s in signs[last]}:
            return None
        return self.country, self.how

    def _in_lead(self, n: int, m: Mention) -> tuple[str, str] | None:
        """The state of an official or crowd of the title by the words that call him so where the text begins: "*Rebel leader*
        calls for aid" above "The Syrian *rebel leader* Jane Roe …"."""
        if n or len(self._fields) < 2 or m.kind != "role":
            return None
        text, noun = self._fields[1], self._fields[0].tree.lemmas[m.head].lower()
        tree, sectors = text.tree, set(m.actors[0].sectors)
        states = {
            a.country
            for x in text.mentions.all
            if x.kind in ("role", "name", "description") and tree.sent_of[x.head] < _FIRST and len(x.actors) == 1
            for a in x.actors
            if sectors <= set(a.sectors) and noun in (tree.lemmas[t].lower() for t in range(x.start, x.end))
        }
        if len(states) != 1 or len(next(iter(states))) != 1:
            return None
        return states.pop()[0], "whom the text calls so"

    def _named(self, n: int, m: Mention) -> tuple[str, str]:
        """The state of a person or body by name, and by what: of a place before the name ("Lille captain Jane Roe"), of an
        official the report's, if no other is named where he is first told of. Both empty where nothing tells it."""
        tables, who = self._tables, m.actors[0]
        if m.kind != "name" or who.id in tables.persons or who.id in tables.organisations:
            return "", ""
        signs = self._signs[n].get(self._fields[n].tree.sent_of[m.head], ())
        inside = {s.country for s in signs if s.town and m.start <= s.token < m.end}
        if len(inside) == 1:
            return inside.pop(), "a place in the name"
        named = {s.country for s in signs}
        if any(s.place and _arrives(self._fields[n].tree, m.head, s.token) for s in signs):
            return "", ""  # "Deputy Secretary Roe *visited Chad*"
        ours = not _OFFICIAL.isdisjoint(who.sectors) and named <= {self.country}
        crowd = bool(who.sectors) and _CROWDS.issuperset(who.sectors) and any(s.place for s in signs)
        ours = ours or (crowd and named == {self.country})  # "Jane Roe, a suspect in a fire *in Lille*"
        return (self.country, self.how) if ours else ("", "")

    def _anywhere(self, tree: Tree, m: Mention) -> bool:
        """Whether a mention is of people of whom a place can tell whose they are: not tourists, "foreign students", "his men"."""
        roles, tables = self._tables.roles, self._tables
        role: Role | None = roles.get(tree.lower[m.head]) or roles.get(tree.lemmas[m.head].lower())
        kin = role is not None and role.kind == "relative" and tree.xpos[m.head] == "NNS"  # "worried *parents*"
        if role is not None and (role.abroad or (role.kind not in ("person", "group", "body") and not kin)):
            return False
        sectors = set(m.actors[0].sectors)
        if (
            role is not None
            and role.kind != "person"
            and not kin
            and not sectors <= (_ORGANS | _HERE if role.kind == "body" else _HERE)
        ):
            return False
        if tables.foreign.intersection(tree.lower[max(m.start - 1, 0) : m.head]) or tree.lower[m.start] == "governments":
            return False
        if any(
            tree.words[i][:1].isupper() and tree.words[i][1:].islower() and tree.upos[i] == "ADJ"
            for i in range(m.start + 1, m.head)
        ):
            return False  # "a *Ruritanian* adviser"
        the = any(tree.lower[i] in ("the", "these", "those") for i in range(m.start, m.head))
        if sectors <= _ORGANS and role is not None and role.kind == "person" and tree.xpos[m.head] == "NNS" and not the:
            told = (i for i in range(m.start, m.head) if tree.deps[i] == "amod" and tree.lower[i] not in self._tables.ranked)
            if any(tree.lower[i] not in tables.modifiers and tree.lower[i] not in roles for i in told):
                return False  # "corrupt officials" are anybody's
        for c in tree.children[m.head]:
            world = tree.case(c) == "of" and tree.lower[c] == "world"  # "all presidents of the world"
            if tree.deps[c] == "nmod:poss" or (tree.deps[c] == "nmod" and (tree.case(c) == "from" or world)):
                return False
        return True


def _held_by(f: Setting, m: Mention) -> str:
    """The state of the police that do something to people ("*Chad's police* held two men"), empty for none."""
    tree, verb = f.tree, f.tree.heads[m.head]
    doer = tree.subject(verb) if tree.deps[m.head] == "obj" else tree.kid(verb, "obl:agent")
    if doer is None or (tree.deps[m.head] != "obj" and tree.deps[m.head] != "nsubj:pass"):
        return ""
    found = f.mentions.by_head.get(doer)
    codes = {c for a in found.actors for c in (a.country if "COP" in a.sectors else ("",))} if found is not None else set()
    return codes.pop() if len(codes) == 1 else ""


def _called(tree: Tree, m: Mention) -> str:
    """What later words call somebody by: the noun, in its number."""
    return f"the {tree.lower[m.head]}"


def _signs(f: Setting, tables: Tables) -> dict[int, list[_Sign]]:
    """The states that a field names, by the sentence."""
    out: dict[int, list[_Sign]] = {}
    away: set[int] = set()
    for m in f.mentions.all:
        if m.kind == "role" and all(not _AWAY.isdisjoint(a.sectors) for a in m.actors):
            away.update(range(m.start, m.head + 1))
    for m in f.mentions.all:
        if m.start in away:
            continue  # "a *Syrian* knifeman" may be anywhere
        if f.tree.lemmas[f.tree.heads[m.head]].lower() in tables.borders:
            continue  # "near the *Afghan* border": on either side
        for a in m.actors:
            press = "JRN" in a.sectors and m.kind == "name"  # "according to the BBC" tells nothing of where it happened
            if len(a.country) == 1 and a.country[0] in tables.countries and not press:
                if m.kind == "place" and (_joined(f.tree, m.start) or _joined(f.tree, m.end + 1)):
                    continue
                place = m.kind == "place"
                out.setdefault(f.tree.sent_of[m.head], []).append(_Sign(m.head, a.country[0], place))
    for p in f.places:
        token = token_at(f.tree, p.span.start)
        of = f.mentions.within.get(token)
        linked = of is not None and of.kind == "place" and _joined(f.tree, of.end + 1)  # "*Beijing*-linked"
        if p.country in tables.countries and token >= 0 and not linked and not _joined(f.tree, token):
            out.setdefault(f.tree.sent_of[token], []).append(_Sign(token, p.country, p.role == "at", True))
    return out


def _dealt(f: Setting, m: Mention, s: _Sign) -> bool:
    """Whether what an organ does is about a state by name: "*the official* raised concerns about Chad", "a motion against Chad
    was adopted by *the parliament*". What it says of it in a clause is another matter."""
    tree, verb, named = f.tree, _clause(f.tree, m.head), f.mentions.by_head.get(s.token)
    if named is None or named.kind == "place" or any(a.sectors for a in named.actors) or m.start <= s.token < m.end:
        return False
    if not tree.deps[m.head].startswith(("nsubj", "obl:agent")) or tree.heads[m.head] != verb:
        return False
    t = s.token
    while t != verb and t != m.head and tree.heads[t] != t:
        if tree.deps[t] in ("ccomp", "advcl", "parataxis", "conj"):
            return False
        t = tree.heads[t]
    return t == verb


def _joined(tree: Tree, start: int) -> bool:
    """Whether a hyphen joins a name to the word before it ("pro-Moscow")."""
    return 1 < start < len(tree) and tree.words[start - 1] == "-" and tree.ends[start - 1] == tree.starts[start]


def _arrives(tree: Tree, who: int, place: int) -> bool:
    """Whether a verb leads its subject to a place ("an official *visited Lille*", "officials *flew to Lille*")."""
    verb = tree.heads[who]
    way = tree.deps[place] == "obj" or (tree.deps[place] == "obl" and tree.case(place) in ("to", "into", "for"))
    return tree.deps[who] == "nsubj" and tree.heads[place] == verb and way


def _clause(tree: Tree, token: int) -> int:
    """The verb above a token, itself where there is none."""
    t = token
    while tree.heads[t] != t and tree.heads[t] >= 0 and tree.upos[t] not in ("VERB", "AUX"):
        t = tree.heads[t]
    return t
