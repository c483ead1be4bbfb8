"""People in a government's own text of whom nothing tells whose they are: its own, where the text speaks of no one abroad.

"The President met with automakers" are those of the state that publishes the text, as long as neither its title nor the sentences
around name another state, a body of several or a region, and no word ("foreign", "abroad") tells otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.house import House
from dragoman.actors.mentions import Mention
from dragoman.actors.tables import Tables
from dragoman.actors.whereabouts import Setting, Whereabouts
from dragoman.language.pieces import token_at
from dragoman.records import Actor

_NOBODY = frozenset({"NGO", "MNC"})
_PEOPLE = frozenset({"AGR", "BUS", "COP", "CVL", "EDU", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "REL", "SOC"})
_SOCIETY = frozenset({"CVL", "LEG", "OPP", "PTY"})
_KINDS = frozenset({"person", "group", "body"})
_BEFORE, _BEHIND = 3, 1  # sentences
_AROUND = frozenset({"around", "across", "throughout", "all over"})


class AtHome(Whereabouts):
    """The whereabouts of a report that a government publishes itself."""

    def __init__(self, tables: Tables, fields: Sequence[Setting], house: House) -> None:
        self._home = house.government.country[0]
        self._strange = [_strange(f, tables, self._home) for f in fields]
        super().__init__(tables, fields)

    def _where(self) -> tuple[str, str, bool]:
        return self._home, "the outlet", True

    def _open(self, a: Actor) -> bool:
        return super()._open(a) or (a.code == "NGO" and not (a.id or a.country))

    def _of(self, a: Actor, code: str, how: str) -> Actor:
        ours = replace(a, code="", sectors=a.sectors or ("SOC",)) if a.code else a  # "environmental groups"
        return super()._of(ours, code, how)

    def _told(self, n: int, m: Mention) -> tuple[str, str] | None:
        """The house's own state, where nobody abroad is spoken of around a mention, or the one abroad of which the title is; None
        for nobody's."""
        return self._ours(n, m) or self._theirs(n, m)

    def _theirs(self, n: int, m: Mention) -> tuple[str, str] | None:
        """The one state abroad that the title names, for its people, parties and lawmakers where the sentences name no other."""
        field = self._fields[n]
        here = field.tree.sent_of[m.head]
        abroad = {s.country for found in self._signs[0].values() for s in found} - {self._home} if n else set()
        sectors = set(m.actors[0].sectors)
        if len(abroad) != 1 or m.kind != "role" or not sectors or not sectors <= _SOCIETY or not self._plain(n, m):
            return None
        near = {s.country for k in (here - 1, here) for s in self._signs[n].get(k, ())}
        named = (x for x in field.mentions.all if field.tree.sent_of[x.head] == here and x.kind != "pronoun")
        at_home = any(a.id.startswith(self._home) for x in named for a in x.actors)
        return (abroad.pop(), "the title") if abroad <= near <= abroad | {self._home} and not at_home else None

    def _plain(self, n: int, m: Mention) -> bool:
        """Whether no word before or at a mention speaks of who is nobody's, or of somebody's kin."""
        tree, tables = self._fields[n].tree, self._tables
        role = tables.roles.get(tree.lower[m.head]) or tables.roles.get(tree.lemmas[m.head].lower())
        strange = tables.foreign.intersection(tree.lower[max(m.start - 1, 0) : m.head])
        kin = role is None or role.kind not in _KINDS or role.abroad
        return not (strange or kin) and tree.kid(m.head, "nmod:poss") is None

    def _ours(self, n: int, m: Mention) -> tuple[str, str] | None:
        tree, tables = self._fields[n].tree, self._tables
        sectors = set(m.actors[0].sectors)
        role = tables.roles.get(tree.lower[m.head]) or tables.roles.get(tree.lemmas[m.head].lower())
        kin = role is not None and (role.kind not in _KINDS or (role.abroad and "BUS" not in sectors))
        once = any((w := tables.modifiers.get(x)) is not None and w.strength == "former" for x in tree.lower[m.start : m.head])
        if m.kind != "role" or not (sectors <= _PEOPLE or (sectors == {"ELI"} and not once)) or kin:
            return None
        if tables.foreign.intersection(tree.lower[max(m.start - 1, 0) : m.head]) or tree.kid(m.head, "nmod:poss") is not None:
            return None
        number = not tables.counted.keys().isdisjoint(tree.lower[m.start : m.head])
        if "GOV" in sectors and (number or "both" in tree.lower[m.start : m.head]):
            return None  # "the two presidents" are of two states
        levels = tables.levels.get(role.noun) if role is not None else None
        if levels is not None and self._home in levels.without:
            return None  # "the Prime Minister"
        named = any(n.type != "PER" and m.start <= n.start and n.end <= m.head for n in tree.names)  # "*Pacific Islands* leaders"
        if named or (len(self._fields) > 1 and n and self._strange[0]):
            return None
        here = tree.sent_of[m.head]
        if any(k in self._strange[n] for k in range(here - _BEFORE, here + _BEHIND + 1)):
            return None
        return self._home, "the outlet"

    def _named(self, n: int, m: Mention) -> tuple[str, str]:
        return "", ""


def _strange(f: Setting, tables: Tables, home: str) -> frozenset[int]:
    """The sentences of a field that speak of somebody abroad: of another state, a body of several, a region, or by a word."""
    tree = f.tree
    out = {tree.sent_of[i] for i, w in enumerate(tree.lower) if w in tables.abroad}
    out |= {tree.sent_of[i] for i, w in enumerate(tree.lower) if w in tables.everywhere and tree.case(i) in _AROUND}
    for i, lemma in enumerate(tree.lemmas):
        role = tables.roles.get(lemma.lower())
        if role is not None and role.kind == "country" and tree.xpos[i] in ("NNS", "NNPS"):
            out.add(tree.sent_of[i])
    regions = {r.id for r in tables.regions}
    for m in f.mentions.all:
        for a in m.actors:
            some = a.code and (a.id or a.code not in _NOBODY)  # "environmental groups" may well be one's own
            if some or (a.country and home not in a.country) or a.id in regions:
                out.add(tree.sent_of[m.head])
    out.update(tree.sent_of[t] for p in f.places if p.country and p.country != home and (t := token_at(tree, p.span.start)) >= 0)
    return frozenset(out)
