"""Noun phrases that tell who somebody is by what he does: country and sector from their parts.

"South Korean defence minister", "a senior White House official", "rebels in eastern Congo", "UN peacekeepers": the head is a role
of the lexicon; what stands before it, and the phrases with of, in, from and at after it, tell whose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.actors import joined, lent
from dragoman.actors.behind import ORIGIN, owners_behind
from dragoman.actors.capitals import acts
from dragoman.actors.edges import NOT_OURS, belongs, chamber, left_edge, several
from dragoman.actors.names import Hit, plurals
from dragoman.actors.owners import BANDS, Owner, leading, of_citizen, tells_origin
from dragoman.actors.rows import Country, FormerState, Organisation, PlaceName, Region, Role, Seat
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_LONG = 8  # letters of a noun whose ending tells a trade
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
            if r is not None and i not in taken and noun and not lent.otherwise(tree, self._tables, i, r):
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
        low, definite, possessor = left_edge(tree, start, named, self._tables.realms)
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
                if o is not None and attached and tells_origin(tree, hit, self._tables.affixes):
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
                if word in self._tables.deputies:
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
        given: tuple[str, ...] = ()
        if not whose and not (possessor is not None and "MIL" in role.sectors):  # "our troops from the eastern flank" are ours
            whose, given = owners_behind(tree, self._tables, start, end, head, role, bool(strong or normal), named, owners)
        elif whose and role.open and role.kind == "person":
            given = lent.over(tree, self._tables, head)
        elif whose:
            whose = (role.noun in self._tables.citizens and of_citizen(tree, head, named, owners)) or whose
        if not whose and patron is None:
            for c in tree.children[head]:
                if c >= end and tree.deps[c] == "nmod" and tree.case(c) in ORIGIN | {"to", "in"}:
                    there = (
                        tree.kids(c, "nmod:poss") if tree.case(c) == "in" else (c, *tree.kids(c, "flat"), *tree.kids(c, "appos"))
                    )
                    patron = next((t for t in there if t in persons), patron)  # "an aide to *Roe*", "in *Roe's* cabinet"
        ship = self._tables.ships.get(tree.words[end], "") if role.kind == "force" and end < len(tree) else ""
        if ship and not whose:  # "the destroyer *USS Roe*"
            whose = (Owner(ship, self._tables.countries[ship].name, (ship,)),)
        state = self._tables.countries.get(role.country)
        named_so = state is not None and role.noun.startswith(tuple(f"{n.lower()} " for n in (state.name, *state.names)))
        other = bool(whose) and role.country not in whose[0].country and (role.abroad or named_so)  # "*US* Attorney for Georgia"
        if role.country and (not whose or other):  # a "state senator"
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
            and not BANDS.isdisjoint(whose[0].sectors)
            and "GOV" not in whose[0].sectors
        ):
            sectors = whose[0].sectors  # "Wagner soldiers"
        elif role.sectors == ("GOV",) and self._private(whose) and not _keeps(role, whose):
            sectors = whose[0].sectors  # "the president of the club"
        elif strong:
            sectors = lent.merged(strong, () if role.open else role.sectors if not _armed(role.sectors) else ())
        elif role.kind == "member" and given:
            sectors = lent.merged(given)  # "members of the *Texas* Senate"
        elif role.open and not normal and _keeps(role, whose):
            sectors = lent.merged(role.sectors, added)
        elif role.open and (normal or given or (any(o.sectors for o in whose) and (not role.sectors or _alike(whose)))):
            sectors = lent.merged(normal or given or whose[0].sectors)
        elif role.open and role.kind == "person" and (led := lent.led(tree, self._tables, head, mine)) is not None:
            sectors = lent.merged(led, added)
        elif role.noun == "leader" and not whose and not definite and several(tree, role, start, end):
            told = self._tables.statesman.intersection(tree.lower[low:start])
            abroad = (told - {"national"} if weak else told) or _named(tree, low, start, modifiers)
            sectors = lent.merged(role.sectors if abroad else weak)  # "courageous leaders" need not govern
        elif role.sectors:
            sectors = lent.merged(role.sectors, added)
        elif role.noun == "state" and whose and whose[0].place and acts(tree, Hit(low, end, head, ()), self._tables):
            sectors = ("GOV",)  # "*the state of Ohio* sued"
        else:
            sectors = lent.merged(normal or weak, added)
        if not (sectors or code or whose) and joined.society(tree, start, role, self._tables):
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

    def _private(self, owners: tuple[Owner, ...]) -> bool:
        """Whether an owner is known to be neither a state nor an organ of one: its president governs nobody."""
        return (
            bool(owners)
            and owners[0].id not in self._states
            and "GOV" not in owners[0].sectors
            and bool(owners[0].code or owners[0].sectors)
        )


def _with_next(tree: Tree, p: Phrase, by_start: dict[int, Phrase]) -> Phrase:
    """A phrase with the owner behind the one that is coordinated with it: "*the government* and people of Chile"."""
    q = by_start.get(p.end + 1) if p.end < len(tree) and tree.lower[p.end] in ("and", "or") else None
    behind = q is not None and q.bare and bool(q.owners) and q.owners[0].head > q.head and tree.heads[q.head] == p.head
    shared = behind and not (p.owners or p.possessor is not None or p.patron is not None or p.modifies is not None)
    return replace(p, owners=q.owners) if q is not None and shared else p


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
        if (i and tree.lower[i - 1] in ORIGIN | {"to", "the", "and"}) or tree.words[i] == "vice":
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
