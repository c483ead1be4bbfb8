"""Noun phrases that tell who somebody is by what he does: country and sector from their parts.

"South Korean defence minister", "a senior White House official", "rebels in eastern Congo", "UN peacekeepers": the head is a role
of the lexicon; what stands before it, and the phrases with of, in, from and at after it, tell whose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.actors import joined
from dragoman.actors.capitals import acts
from dragoman.actors.edges import NOT_OURS, belongs, chamber, dwelling, left_edge, several
from dragoman.actors.names import Hit, excluded, plurals
from dragoman.actors.owners import Owner, leading, listed, of_citizen, repeated, served
from dragoman.actors.tables import BORDERS, Country, FormerState, Organisation, PlaceName, Region, Role, Seat, Tables
from dragoman.language.trees import Tree

_ORIGIN = frozenset({"of", "from", "for"})
_EMPLOYER = frozenset({"at", "with"})
_PLACE = frozenset({"in", "inside", "across", "throughout", "within", "around", "near"})
_EXAMPLE = frozenset({"like", "such as", "including"})
_LONG = 8  # letters of a noun whose ending tells a trade
_BANDS = frozenset({"PRM", "REB"})
_OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "REL", "BUS", "ELI"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role and its parts, as token positions and codes.

    [start, end) runs from the first modifier to the role noun, `head` is the role noun's token. `owners` has several members
    only where they are coordinated ("Russian and Chinese officials"). `possessor` is a pronoun that owns it ("its army").
    """

    start: int
    end: int
    head: int
    role: Role
    owners: tuple[Owner, ...]
    sectors: tuple[str, ...]
    code: str
    former: bool
    plural: bool
    definite: bool
    bare: bool  # without an article, a possessive or an owner before it
    possessor: int | None
    patron: int | None  # a token of a person's name before it ("Putin's government", "the Bush administration")
    deputy: bool
    why: str
    modifies: int | None  # the noun before which it stands as a modifier ("rebel attack")


class PhraseReader:
    """Finds the roles of a tree and puts them together."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._states = frozenset(tables.countries) | frozenset(tables.former) | {r.id for r in tables.regions}
        self._nouns = dict(tables.roles)
        for noun, role in tables.roles.items():
            if noun.isalpha():
                for many in plurals(noun):
                    self._nouns.setdefault(many, role)

    def owner(self, hit: Hit) -> Owner | None:
        """What a name says about the country or organisation of the phrase it stands in; None for persons and roles."""
        e = hit.entries[0]
        ref = e.ref
        if isinstance(ref, Country):
            sectors = ("GOV",) if e.what == "capital" else ()
            return Owner(ref.code, ref.name, (ref.code,), sectors=sectors, head=hit.head)
        if isinstance(ref, FormerState):
            return Owner(ref.code, ref.name, ref.successor, head=hit.head)
        if isinstance(ref, Region):
            return Owner(ref.id, ref.name, ref.countries, head=hit.head)
        if isinstance(ref, Seat):
            return Owner(
                ref.country, self._tables.countries[ref.country].name, (ref.country,), sectors=ref.sectors, head=hit.head
            )
        if isinstance(ref, PlaceName):
            return Owner(ref.country, self._tables.countries[ref.country].name, (ref.country,), head=hit.head, place=True)
        if isinstance(ref, Organisation):
            return Owner(
                ref.id, ref.name, ref.country, ref.code, ref.sectors or (("GOV",) if ref.code == "IGO" else ()), hit.head
            )
        return None

    def read(self, tree: Tree, hits: list[Hit], owners: dict[int, Owner], persons: frozenset[int]) -> list[Phrase]:
        """The roles of a tree. `owners`: by the start token of a name; `persons`: tokens that are part of a person's name."""
        roles = self._nouns
        taken: set[int] = set(persons)
        found: list[tuple[int, int, int, Role]] = []
        modifiers: dict[int, Hit] = {}  # by their last token, like the names
        named: dict[int, Hit] = {}
        for h in hits:
            if h.what == "role":
                role = h.entries[0].ref
                assert isinstance(role, Role)
                found.append((h.start, h.end, h.head, role))
                taken.update(range(h.start, h.end))
                modifiers[h.end - 1] = h
            elif h.what == "modifier":
                modifiers[h.end - 1] = h
            else:
                taken.update(range(h.start, h.end))
                named[h.end - 1] = h
        for i, word in enumerate(tree.lower):
            r = roles.get("house of representatives" if chamber(tree, i, i + 1) else word) or roles.get(tree.lemmas[i].lower())
            r = r or self._trade(tree, i)
            noun = tree.upos[i] in ("NOUN", "PROPN") or (word in self._tables.citizens and i + 1 in persons)
            if r is not None and i not in taken and noun and not self._other(tree, i, r):
                found.append((i, i + 1, i, r))
        for i in _described(tree, persons, taken | {f[2] for f in found}):
            found.append((i, i + 1, i, Role(tree.lower[i], (), "", "", "person", True, "", "", False)))
        found.sort(key=lambda f: f[0])
        phrases = [self._compose(tree, *f, named, modifiers, owners, persons) for f in found]
        phrases = [q for q in phrases if q.role.noun != "campaign" or _runs(tree, q)]
        by_start = {q.start: q for q in phrases}
        return [_with_next(tree, p, by_start) for p in phrases]

    def _trade(self, tree: Tree, i: int) -> Role | None:
        """A scholar or physician by the ending of a noun that no lexicon has ("*biomechanicist*"), None for others."""
        word = tree.lemmas[i].lower()
        if tree.upos[i] != "NOUN" or len(word) < _LONG:
            return None
        endings = (self._tables.trades.get(word[-n:]) for n in range(len(word), 3, -1))
        trade = next((t for t in endings if t is not None), None)
        return Role(word, trade, "", "", "person", False, "", "", False) if trade is not None else None

    # ------------------------------------------------------------------ parts
    def _compose(
        self,
        tree: Tree,
        start: int,
        end: int,
        head: int,
        role: Role,
        named: dict[int, Hit],
        modifiers: dict[int, Hit],
        owners: dict[int, Owner],
        persons: frozenset[int],
    ) -> Phrase:
        governor = tree.heads[head]
        attributive = tree.deps[head] in ("compound", "amod", "nmod:desc", "nmod", "flat") and governor >= end
        low, definite, possessor = left_edge(tree, start, named)
        if role.noun.split()[-1] in self._tables.styles:
            possessor = None  # "*His* Excellency" is nobody's
        mine: list[Owner] = []
        strong: list[str] = []
        normal: list[str] = []
        weak: list[str] = []
        added: list[str] = []
        code, former = "", False
        deputy = low > 0 and tree.words[low - 1] == "Under"  # "Under Secretary of Defense" is not the Secretary
        patron: int | None = None
        i = start - 1
        while i >= low:
            if tree.lower[i] == "and" and i - 1 in persons:  # "President Roe and *NATO leaders*"
                low = i + 1
                break
            if tree.words[i] == ")" and tree.words[i - 2] == "(":  # what the name before is called for short
                i -= 3
                continue
            hit = named.get(i)
            if hit is not None and hit.start >= low:
                o = owners.get(hit.start)
                beside = hit.end == start and tree.lower[hit.start - 1] == "and" and hit.start - 2 in persons  # Roe's conjunct
                attached = beside or belongs(tree, hit, start, end, head, governor if attributive else -1)
                if o is not None and attached and self.origin(tree, hit):
                    mine.append(o)
                i = hit.start - 1
                continue
            if i in persons:
                if tree.heads[i] in persons or (
                    tree.deps[i] not in NOT_OURS and tree.deps[i] != "nmod:desc" and low <= tree.heads[i] < end
                ):
                    patron = i
                i -= 1
                continue
            mhit = modifiers.get(i)
            if mhit is not None:
                word, i = mhit.entries[0].surface, mhit.start - 1
                if isinstance(mhit.entries[0].ref, Role):
                    normal[:0] = mhit.entries[0].ref.sectors
                    continue
            else:
                word, i = tree.lower[i], i - 1
            m = self._tables.modifiers.get(word)
            if m is None:
                if word in ("deputy", "vice", "assistant", "acting"):
                    deputy = True
                noun = self._tables.roles.get(word)
                adjective = tree.upos[i + 1] == "ADJ"  # "public officials" are not the public
                if noun is not None and noun.sectors and noun.kind in ("body", "group") and not adjective:
                    normal[:0] = noun.sectors
                continue
            code = code or m.code
            if m.strength == "former":
                former = True
            else:
                {"strong": strong, "normal": normal, "weak": weak, "add": added}[m.strength][:0] = m.sectors
        mine.reverse()
        why = [f"role {role.noun!r}"]
        if possessor is not None and role.noun != "counterpart":  # "its top China official" is not China's
            mine = [o for o in mine if tree.upos[o.head] == "ADJ" or "PRM" in o.sectors or "REB" in o.sectors]
        whose = leading(tree, mine)
        lent: tuple[str, ...] = ()
        if not whose and not (possessor is not None and "MIL" in role.sectors):  # "our troops from the eastern flank" are ours
            whose, lent = self._after(tree, start, end, head, role, bool(strong or normal), named, owners)
        elif whose and role.open and role.kind == "person":
            lent = self._over(tree, head)
        elif whose:
            whose = (role.noun in self._tables.citizens and of_citizen(tree, head, named, owners)) or whose
        if not whose and patron is None:
            for c in tree.children[head]:
                if c >= end and tree.deps[c] == "nmod" and tree.case(c) in _ORIGIN | {"to", "in"}:
                    there = (
                        tree.kids(c, "nmod:poss") if tree.case(c) == "in" else (c, *tree.kids(c, "flat"), *tree.kids(c, "appos"))
                    )
                    patron = next((t for t in there if t in persons), patron)  # "an aide to *Roe*", "in *Roe's* cabinet"
        ship = self._tables.ships.get(tree.words[end], "") if role.kind == "force" and end < len(tree) else ""
        if ship and not whose:  # "the destroyer *USS Roe*"
            whose = (Owner(ship, self._tables.countries[ship].name, (ship,)),)
        if role.country and (not whose or (role.abroad and role.country not in whose[0].country)):  # a "state senator"
            whose = (Owner(role.country, self._tables.countries[role.country].name, (role.country,)),)
            why.append(f"the title belongs to {role.country}")
        held = role.open or not _OFFICES.isdisjoint(role.sectors)
        former = former and role.kind == "person" and held and role.sectors != ("CVL",)  # a former player held no office
        if former:
            sectors: tuple[str, ...] = ("ELI",)
        elif role.kind == "person" and role.sectors == ("BUS",) and whose and whose[0].country and whose[0].sectors == ("GOV",):
            sectors = whose[0].sectors  # "chief executive of the Millennium Challenge Corporation"
        elif (
            role.sectors == ("MIL",)
            and len(whose) == 1
            and not _BANDS.isdisjoint(whose[0].sectors)
            and "GOV" not in whose[0].sectors
        ):
            sectors = whose[0].sectors  # "Wagner soldiers"
        elif role.sectors == ("GOV",) and self._private(whose) and not _keeps(role, whose):
            sectors = whose[0].sectors  # "the president of the club"
        elif strong:
            sectors = _merge(strong, () if role.open else role.sectors if not _armed(role.sectors) else ())
        elif role.kind == "member" and lent:
            sectors = _merge(lent)  # "members of the *Texas* Senate"
        elif role.open and not normal and _keeps(role, whose):
            sectors = _merge(role.sectors, added)
        elif role.open and (normal or lent or (any(o.sectors for o in whose) and (not role.sectors or _alike(whose)))):
            sectors = _merge(normal or lent or whose[0].sectors)
        elif role.open and role.kind == "person" and (led := self._led(tree, head, mine)) is not None:
            sectors = _merge(led, added)
        elif role.noun == "leader" and not whose and not definite and several(tree, role, start, end):
            told = self._tables.statesman.intersection(tree.lower[low:start])
            abroad = (told - {"national"} if weak else told) or _named(tree, low, start, modifiers)
            sectors = _merge(role.sectors if abroad else weak)  # "courageous leaders" need not govern
        elif role.sectors:
            sectors = _merge(role.sectors, added)
        elif role.noun == "state" and whose and whose[0].place and acts(tree, Hit(low, end, head, ()), self._tables):
            sectors = ("GOV",)  # "*the state of Ohio* sued"
        else:
            sectors = _merge(normal or weak, added)
        if not (sectors or code or whose) and joined.society(tree, start, role, self._tables.anybody):
            sectors = ("SOC",)
        sectors = joined.merged(sectors, joined.before(tree, start, head, self._tables.modifiers))
        return Phrase(
            start=low,
            end=end,
            head=head,
            role=role,
            owners=whose,
            sectors=sectors,
            code=role.code or code,
            former=former,
            plural=several(tree, role, start, end),
            definite=definite,
            bare=not mine and not any(tree.upos[k] in ("DET", "NUM") or tree.deps[k] == "nmod:poss" for k in range(low, start)),
            possessor=possessor,
            patron=patron,
            deputy=deputy,
            why=", ".join(why),
            modifies=governor if attributive else None,
        )

    def _led(self, tree: Tree, head: int, owners: list[Owner]) -> tuple[str, ...] | None:
        """The sectors of whom somebody leads who governs no state: "the mercenary group's leader", "a Syrian Kurdish leader".
        None where nothing tells that he does not."""
        for c in tree.children[head]:
            of = tree.deps[c] == "nmod:poss" or (tree.deps[c] == "nmod" and tree.case(c) == "of")
            r = self._tables.roles.get(tree.lemmas[c].lower()) if of and tree.upos[c] == "NOUN" else None
            if r is None or r.kind not in ("group", "body") or r.noun == "government":
                continue
            return self._told(tree, c, r)
        peoples = [o for o in owners if (org := self._tables.organisations.get(o.id)) is not None and org.kind == "people"]
        return () if peoples else None

    def _over(self, tree: Tree, head: int) -> tuple[str, ...]:
        """The sectors of what somebody heads who has a possessor, too: "Kyiv's head of *military intelligence*"."""
        for c in tree.kids(head, "nmod"):
            if c < head or tree.case(c) != "of" or tree.upos[c] != "NOUN":
                continue
            r, word = self._tables.roles.get(tree.lemmas[c].lower()), self._tables.modifiers.get(tree.lower[c])
            if r is not None and r.sectors:
                return _merge(self._told(tree, c, r), r.sectors if r.sectors == ("SPY",) else ())
            if word is not None:
                before = (self._tables.modifiers.get(tree.lower[m]) for m in tree.kids(c, "amod", "compound"))
                return _merge(*(m.sectors for m in before if m is not None and m.strength != "weak"), word.sectors)
        return ()

    def _told(self, tree: Tree, noun: int, role: Role) -> tuple[str, ...]:
        """The sectors of a group: what stands before its noun tells them ("*mercenary* force"), else the noun."""
        before = list(tree.kids(noun, "amod", "compound"))
        for m in before:
            r, word = self._tables.roles.get(tree.lower[m]), self._tables.modifiers.get(tree.lower[m])
            if r is not None and r.sectors and not self._other(tree, m, r):
                return r.sectors
            if word is not None and word.sectors and (word.strength in ("strong", "normal") or not role.sectors):
                return word.sectors
        return role.sectors

    def _other(self, tree: Tree, i: int, role: Role) -> bool:
        """Whether a role's noun means something else beside its neighbour ("high-capacity magazines")."""
        return any(excluded(a, tree, i, i + 1) for a in self._tables.ambiguous.get(role.noun, ()))

    def _lends(self, tree: Tree, low: int, head: int) -> tuple[str, ...]:
        """The sectors that modifiers tell of an unnamed body: "leaders of *civil rights* organizations"."""
        words = tree.lower[low:head]
        told = (self._tables.modifiers.get(" ".join(words[i:j])) for i in range(len(words)) for j in range(len(words), i, -1))
        return next((m.sectors for m in told if m is not None and m.strength in ("normal", "strong")), ())

    def _private(self, owners: tuple[Owner, ...]) -> bool:
        """Whether an owner is known to be neither a state nor an organ of one: its president governs nobody."""
        return (
            bool(owners)
            and owners[0].id not in self._states
            and "GOV" not in owners[0].sectors
            and bool(owners[0].code or owners[0].sectors)
        )

    def origin(self, tree: Tree, hit: Hit) -> bool:
        """Whether a name joined by a hyphen to another word still tells the origin: "US-led", but not "US-backed"."""
        before = tree.lower[hit.start - 2] if hit.start >= 2 and tree.words[hit.start - 1] == "-" else ""
        after = tree.lower[hit.end + 1] if hit.end + 1 < len(tree) and tree.words[hit.end] == "-" else ""
        affixes = self._tables.affixes
        return affixes.get((before, "before")) is not False and affixes.get((after, "after")) is not False

    def _fetched(self, tree: Tree, head: int) -> bool:
        """Whether a verb brings somebody away: "evacuated diplomats from Chad", "flew hundreds of citizens from Chad"."""
        t = tree.first_conjunct(head)
        if tree.deps[t] == "nmod" and tree.case(t) == "of":
            t = tree.heads[t]
        verb = tree.heads[t]
        away = any(tree.case(c) == "out of" for c in tree.kids(verb, "obl"))  # "citizens from Chad out of the country"
        return tree.deps[t] in ("obj", "nsubj:pass") and tree.lemmas[verb] in self._tables.fetching and not away

    def _after(
        self,
        tree: Tree,
        start: int,
        end: int,
        head: int,
        role: Role,
        told: bool,
        named: dict[int, Hit],
        owners: dict[int, Owner],
    ) -> tuple[tuple[Owner, ...], tuple[str, ...]]:
        """The owner that a phrase after the role names, and the sectors of an unnamed body there ("chief of the army"). `told`:
        whether a word before the role tells its sector."""
        by_head = {h.head: h for h in named.values() if self.origin(tree, h)}
        lent: tuple[str, ...] = ()
        place: tuple[Owner, ...] = ()
        theme = False
        held = (role.abroad and role.sectors == ("CVL",)) or self._fetched(tree, head)  # "hostages from Gaza" were held there
        kids = [c for t in (head, *range(start, end)) for c in tree.children[t] if c >= end]
        for c in dict.fromkeys(kids):
            dep = tree.deps[c]
            if dep in ("nmod", "nmod:poss", "obl"):
                case = tree.case(c)
                sent = case == "for" and role.abroad and role.kind == "person"  # "our envoy for Chad"
                away = sent or (held and case == "from")
                away = away or (case == "from" and joined.to_another(tree, c))
                origin = (case in _ORIGIN and not away) or (case in _EMPLOYER and role.kind == "person")
                border = tree.lemmas[c].lower() in BORDERS  # "near the *Afghan* border": on either side
                if (not origin and case not in _PLACE and (case not in _EXAMPLE or role.kind in ("person", "group"))) or border:
                    continue  # "1,300 people, including 32 Americans" are not Americans
                some = [by_head[j] for j in tree.conjuncts(c) if j in by_head]
                if not some:
                    low, high = tree.phrase(c)
                    inside = [h for h in by_head.values() if low <= h.start and h.end <= high]
                    named_body = [h for h in inside if h.what == "organisation" and tree.heads[h.head] == c]
                    some = (named_body or inside)[:1]  # "the leader of Chad's *Wagner* group"
                    house = "house of representatives" if tree.words[c] == "House" else tree.lower[c]
                    names = (house, tree.lemmas[c].lower(), " ".join(tree.lower[c : c + 3]))  # "House of …"
                    r = next((self._tables.roles[w] for w in names if w in self._tables.roles), None)
                    if (
                        r is None
                        and some
                        and case == "of"
                        and tree.deps[some[0].head] == "compound"
                        and role.kind in ("group", "person")
                    ):
                        theme = True
                        continue  # "a group of China hawks" is not China's
                    if origin and r is not None and not lent:
                        lent = self._told(tree, c, r) if r.kind in ("group", "body") else r.sectors
                        lent = lent or self._lends(tree, low, c)
                    life = origin or (case in _PLACE and tree.upos[c] == "NOUN" and tree.deps[c] == "nmod")
                    if life and not some and role.kind in ("person", "group"):
                        lent = _merge(lent, joined.behind(tree, c, self._tables.roles, self._tables.modifiers))
                whose = tuple(o for h in some if (o := owners.get(h.start)) is not None)
                band = some and some[0].what == "organisation" and not _BANDS.isdisjoint(whose[0].sectors if whose else ())
                if whose and (origin or case in _EXAMPLE or (band and role.kind == "person")):  # "mercenaries in *Wagner*"
                    more = listed(tree, some[0], named, owners) if len(whose) == 1 and origin else ()
                    return whose + (more or repeated(tree, some[-1], case, named, owners)), lent
                if whose and not place and (role.sectors or told) and not role.abroad:
                    place = tuple(Owner(o.id, o.name, o.country, o.code, (), o.head) for o in whose if o.country)
            elif dep in ("acl", "acl:relcl") and "MIL" not in role.sectors:  # "troops stationed in Chad" need not be its own
                for j in dwelling(tree, c, self._tables.dwelling, self._tables.settled):
                    if j in by_head and (o := owners.get(by_head[j].start)) is not None and o.country and not place:
                        place = (Owner(o.id, o.name, o.country, o.code, (), o.head),)
        if (
            not place
            and not theme
            and end + 1 < len(tree)
            and tree.lower[end] in ("of", "from")
            and not (held and tree.lower[end] == "from")
        ):
            # the parser may have hung the phrase elsewhere: look at the next few words
            for h in named.values():
                o = owners.get(h.start)
                near = end < h.start <= end + 3 and all(tree.upos[k] in ("DET", "ADJ", "NOUN") for k in range(end + 1, h.start))
                if near and o is not None:
                    return (o,), lent
        if not place and role.kind == "person" and (master := served(tree, end, named, owners)) is not None:
            return (master,), lent
        return place, lent


def _with_next(tree: Tree, p: Phrase, by_start: dict[int, Phrase]) -> Phrase:
    """A phrase with the owner behind the one that is coordinated with it: "*the government* and people of Chile"."""
    q = by_start.get(p.end + 1) if p.end < len(tree) and tree.lower[p.end] in ("and", "or") else None
    behind = q is not None and q.bare and bool(q.owners) and q.owners[0].head > q.head and tree.heads[q.head] == p.head
    shared = behind and not (p.owners or p.possessor is not None or p.patron is not None or p.modifies is not None)
    return replace(p, owners=q.owners) if q is not None and shared else p


def _band(o: Owner) -> bool:
    """Whether an owner is an armed group that governs nobody."""
    return not _BANDS.isdisjoint(o.sectors) and "GOV" not in o.sectors


def _alike(owners: tuple[Owner, ...]) -> bool:
    """Whether owners lend the same sectors: "Taliban and *Iranian* troops" are no rebels of Iran."""
    return len({o.sectors for o in owners}) == 1


def _keeps(role: Role, owners: tuple[Owner, ...]) -> bool:
    """Whether a role does not take its sector from whose it is: the forces of a seat of government ("*Kremlin* forces") are no
    officials, the ministers of an alliance no soldiers."""
    if len(owners) != 1:
        return False
    seat = role.kind == "group" and role.sectors == ("MIL",) and owners[0].sectors == ("GOV",) and bool(owners[0].country)
    return seat or (role.office.endswith("minister") and owners[0].code == "IGO")


def _runs(tree: Tree, p: Phrase) -> bool:
    """Whether a campaign is somebody's for an office ("the *Roe* campaign"), not one against something."""
    return p.patron is not None and tree.deps[p.patron] == "compound" and tree.heads[p.patron] == p.head == p.patron + 1


def _named(tree: Tree, low: int, start: int, modifiers: dict[int, Hit]) -> bool:
    """Whether a name that no lexicon has stands in [low, start): "*Pacific Islands* leaders"."""
    return any(tree.upos[k] == "PROPN" and tree.lower[k].isalpha() and k not in modifiers for k in range(low, start))


def _described(tree: Tree, persons: frozenset[int], taken: set[int]) -> list[int]:
    """Nouns that no lexicon has right before a person's name: "her Russian opponent Jane Roe", "County Recorder John Doe"."""
    out = []
    for i in range(len(tree) - 1):
        if i + 1 not in persons or i in taken or tree.upos[i] not in ("NOUN", "PROPN") or not tree.words[i][1:].isalpha():
            continue
        if (i and tree.lower[i - 1] in _ORIGIN | {"to", "the", "and"}) or tree.words[i] == "vice":
            continue  # "the Minister for Interior Jane Roe", "director of the Institute John Doe", "vice Jane Roe, resigned"
        over, under = tree.heads[i + 1] == i, tree.heads[i] == i + 1
        same = tree.heads[i] == tree.heads[i + 1] and tree.deps[i] == tree.deps[i + 1]
        if (
            (over and tree.deps[i + 1] not in NOT_OURS)
            or (under and tree.deps[i] in ("compound", "nmod:desc", "nmod"))
            or (same and tree.deps[i] in ("nsubj", "obj"))
        ):
            out.append(i)
    return out


def _armed(sectors: tuple[str, ...]) -> bool:
    return sectors in (("MIL",), ("UAF",), ("PRM",), ("CVL",), ("GOV",), ("PTY",))


def _merge(*parts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for p in parts for s in p))
