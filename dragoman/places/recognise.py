"""Which words of a text name a place: the model's names and the gazetteer together.

A stretch of words becomes a `Toponym` by one of these ways, each of which is its `why`:
- the model calls it a place and the gazetteer knows it, whole or without the words around it;
- the model sees nothing there, but it is a proper name that stands for one well-known place;
- it opens or closes the name of an organisation ("Kursk Oblast Duma", "Central Bank of Russia");
- the model calls it a person once and a place elsewhere in the same text;
- it is followed by a comma and the area it lies in ("Hammond, Ind.").
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.trees import Tree
from dragoman.places.beside import abbreviates, compound, direction, glued, kinds_behind, listed, newspaper, proper_beside, street
from dragoman.places.keys import key
from dragoman.places.store import BASE, OWN_NAME, Entry, Store
from dragoman.places.words import WordKind, Words

_PER, _ORG, _LOC = 1, 2, 3
_TAGS = {"PER": _PER, "ORG": _ORG, "LOC": _LOC}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s'"})
_DATELINE_END = frozenset({"-", "--", "–", "—", "(", ",", ":"})
_LONGEST = 6  # words of a name that is looked up
_BIG = 100_000  # inhabitants from which a town is known by its name alone


@dataclass(slots=True)
class Toponym:
    """A place name and what it may stand for. Token range; `within` is the index of the toponym that says where it lies (-1:
    none); `wants` the kind that a word beside the name tells; `part` the direction word in front ("eastern Ukraine"), which has
    `lead` tokens ("north-western": 3)."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    why: str
    wants: WordKind | None = None
    within: int = -1
    part: str = ""
    lead: int = 0
    embedded: bool = False


def toponyms(tree: Tree, store: Store, words: Words) -> list[Toponym]:
    """The place names of a text in the order of the text, none inside another."""
    return _Recogniser(tree, store, words).run()


class _Recogniser:
    def __init__(self, tree: Tree, store: Store, words: Words) -> None:
        self.tree = tree
        self.store = store
        self.words = words
        self.tags = [0] * len(tree)
        for n in tree.names:
            for i in range(n.start, n.end):
                self.tags[i] = _TAGS[n.type]
        self.taken = [False] * len(tree)
        self.found: list[Toponym] = []

    def run(self) -> list[Toponym]:
        self._abbreviations()
        self._datelines()
        self._phrases()
        for n in self.tree.names:
            if n.type == "LOC":
                self._named(n.start, n.end)
        for n in self.tree.names:
            if n.type == "ORG":
                self._organisation(n.start, n.end)
            elif n.type == "PER" and n.end - n.start == 1:
                self._person(n.start)
        self._before_areas()
        self._hyphened()
        self._missed()
        self._said_elsewhere()
        self.found.sort(key=lambda t: t.start)
        self._containers()
        return self.found

    # ------------------------------------------------------------------ ways of finding
    def _abbreviations(self) -> None:
        """ "Ill.", "W.Va.", "D.C.": forms that are nothing else, and "IL" after a comma and a name."""
        tree, store = self.tree, self.store
        for i, word in enumerate(tree.words):
            if not word[0].isupper() or len(word) > 6:
                continue
            if word in store.postal:
                before = tree.words[i - 1] if i else ""
                if before == "," and i > 1 and tree.words[i - 2][0].isupper():
                    self._add(i, i + 1, (store.postal[word],), "postal abbreviation")
                continue
            for end in (i + 4, i + 3, i + 2, i + 1):
                if end <= len(tree) and tree.ends[end - 1] - tree.starts[i] <= 6:
                    form = tree.text[tree.starts[i] : tree.ends[end - 1]]
                    entry = store.abbreviations.get(form) or (store.abbreviations.get(form + ".") if "." in form[:-1] else None)
                    sure = "." in form[:-1]  # "N.J.": nothing else is written so
                    if (
                        entry is not None
                        and (sure or abbreviates(tree, i, self.tags[i] == _LOC))
                        and not (end < len(tree) and tree.upos[end] == "NUM")
                    ):
                        self._add(i, end, (entry,), "abbreviation")
                        break

    def _datelines(self) -> None:
        """The place in capitals that opens a sentence before a dash, or a line before a bracket or an area ("KYIV — …",
        "ST. JOHN'S, N.L. - …")."""
        tree = self.tree
        for start, last in tree.sents:
            if not tree.words[start].isupper() or len(tree.words[start]) < 3:
                continue
            line = not start or "\n" in tree.text[tree.ends[start - 1] : tree.starts[start]]
            end = start
            while end < min(last, start + 4) and (tree.words[end].isupper() or tree.lower[end] in _POSSESSIVE):
                end += 1
            after = tree.words[end] if end < len(tree) else ""
            if end == start or after not in _DATELINE_END or not self._free(start, end):
                continue
            entries = self._look(start, end)
            dash = after not in (",", "(", ":")
            if entries and (dash or (line and (self._well_known(entries) or self._area_follows(end)))):
                self._add(start, end, entries, "dateline")

    def _hyphened(self) -> None:
        """ "Sligo-based", "R-Ocilla": towns that a hyphen joins to a word for where somebody sits, or to a party's letter."""
        tree, bound = self.tree, self.words.hyphened
        for i, word in enumerate(tree.words):
            if (
                word != "-"
                or not 0 < i < len(tree) - 1
                or tree.starts[i] != tree.ends[i - 1]
                or tree.ends[i] != tree.starts[i + 1]
            ):
                continue
            if tree.lower[i + 1] in bound:
                last = i
            elif tree.words[i - 1] in ("R", "D", "I") and tree.words[i + 1][:1].isupper():
                last = i + 2
            else:
                continue
            for start in range(last - 3, last) if last == i else (i + 1,):
                if start >= 0 and self._free(start, last) and all(w[:1].isupper() for w in tree.words[start:last]):
                    entries = self._look(start, last)
                    if entries and not self._is_word(start, last):
                        self._add(start, last, entries, "joined by a hyphen")
                        break

    def _phrases(self) -> None:
        """Known names of several words, wherever they stand ("Russia's Far East", "Strait of Hormuz")."""
        tree, openers, known = self.tree, self.store.openers, self.store.known
        for i, low in enumerate(tree.lower):
            most = openers.get(low)
            if most is None:
                most = openers.get(key(low)) if low[-1] == "." or not low.isascii() else openers.get(low + "s") and 6
                if not most:
                    continue
            if self.taken[i] or not tree.words[i][0].isupper() or tree.upos[i] == "PRON":
                continue
            last = tree.sents[tree.sent_of[i]][1]
            for end in range(min(i + most + 2, last), i + 1, -1):
                if not tree.words[end - 1][0].isalnum():
                    continue
                kind = self.words.kinds.get(tree.lower[end]) if end < last and tree.words[end][0].isupper() else None
                if kind in ("division1", "division2") and tree.lower[end] != "state":
                    if not (entries := self._divisions(i, end, kind)):
                        continue
                    self._add(i, end + 1, entries, "gazetteer: name of several words", kind)  # "La Paz County"
                    break
                if tree.words[end - 1] in ("city", "town") and end < len(tree) and tree.lower[end] == "of":
                    continue  # "the southern Gaza city of Rafah"
                name = key(tree.text[tree.starts[i] : tree.ends[end - 1]])
                if name in known and not self._is_word(i, end) and self._free(i, end) and _PER not in self.tags[i:end]:
                    if self._inside("ORG", i, end):
                        break
                    self._add(i, end, self.store.find(name), "gazetteer: name of several words")
                    break

    def _named(self, start: int, end: int) -> None:
        """A name that the model calls a place."""
        tree, kinds = self.tree, self.words.kinds
        start, end = self._trim(start, end)
        if start >= end or not self._free(start, end):
            start, end = self._rest(start, end)
            if start >= end:
                return
        if (
            street(self.tree, self.words, start, end)
            or newspaper(self.tree, self.words, end)
            or not any(w[0].isupper() for w in tree.words[start:end])
        ):
            return
        after = tree.lower[end] if end < len(tree) else ""
        wants = kinds.get(after)
        if after == "state" and tree.words[end][0].isupper():
            wants = None  # "Michigan State" is a university
        if wants in ("division1", "division2"):
            entries = self._divisions(start, end, wants)
            if entries:
                self._add(start, end + 1, entries, "model, with the kind of division", wants)
                return
        inner = kinds.get(tree.lower[end - 1]) if end - start > 1 and tree.words[end - 1] != "State" else None
        if inner in ("division1", "division2"):
            entries = self._divisions(start, end - 1, inner) or self._look(start, end)
            if entries:
                self._add(start, end, entries, "model, with the kind of division", inner)
                return
        start, end = self._longer(start, end)
        if self._resolve(start, end, "model"):
            return
        # The model's name may hold several, or more than the name: "Springfield, Illinois", "downtown Seoul", "Cottonport Fire
        # Station".
        found = [self._resolve(*piece, "model, a part of its name") for piece in self._pieces(start, end)]
        if not any(found) and end - start > 2:
            self._organisation(start, end)  # "the U.S. House of Representatives"

    def _longer(self, start: int, end: int) -> tuple[int, int]:
        """Takes in a word that the model left out, if the gazetteer knows the longer name ("East [Lansing]")."""
        tree = self.tree
        first, last = tree.sents[tree.sent_of[start]]
        for s, e in ((start - 1, end), (start, end + 1)):
            new = s if s < start else end
            if not (first <= s and e <= last) or self.taken[new] or self.tags[new] == _PER or not tree.words[new][0].isupper():
                continue
            if any(x.how == OWN_NAME for x in self._look(s, e)):
                return s, e
        return start, end

    def _resolve(self, start: int, end: int, why: str) -> bool:
        entries = self._look(start, end)
        if self.words.kinds.get(self.tree.lower[end - 1]) == "feature" and end - start > 1:
            entries = tuple(e for e in entries if e.how != BASE)
        if (
            not entries
            or self._feature(start, end)
            or (self._is_word(start, end) and not self._well_known(entries) and not self._area_follows(end))
        ):
            return False
        if all(w in self.words.directions for w in self.tree.lower[start:end]):
            return False
        low = self.tree.lower[start - 1] if start else ""
        part, lead = direction(self.tree, self.words, start)
        if part and self._free(start - lead, start):
            name = self.tree.lower[end - 1]
            whole = tuple(e for e in self._look(start - lead, end) if e.kind == "region" and e.name.lower().endswith(name))
            if whole:  # "south-east Asia"
                self._add(start - lead, end, whole, why)
                return True
        wants = kinds_behind(self.tree, self.words, end)
        if wants is not None:
            entries = self._divisions(start, end, wants) or entries
        elif low == "of" and start > 1:
            wants = self.words.kinds.get(self.tree.lower[start - 2])
        wants = wants if wants in ("division1", "division2", "settlement") else None
        self._add(start, end, entries, why, wants, part=part, lead=lead)
        return True

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        tree = self.tree
        cuts = [i for i in range(start, end) if tree.words[i] in (",", "-", "–", "/", "and", "(")]
        if cuts:
            edges = [start, *(x for c in cuts for x in (c, c + 1)), end]
            pieces = [self._trim(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
            known = [(a, b) for a, b in pieces if b > a and self._look(a, b)]
            return known if len(known) > 1 or "-" not in tree.words[start:end] else []
        low = tree.lower[start]
        if end - start > 1 and (
            low in self.words.directions or low[0] == tree.words[start][0] or self.words.kinds.get(low) == "prefix"
        ):
            return [(start + 1, end)]
        if end - start > 1 and self.words.kinds.get(tree.lower[end - 1]) in ("facility", "settlement", "body"):
            for stop in range(end - 1, start, -1):
                if self._well_known(self._look(start, stop)):
                    return [(start, stop)]
        return []

    def _organisation(self, start: int, end: int) -> None:
        """A place at the front of an organisation's name, or behind "of" at its end. Newspapers are named after places, but
        are not there."""
        tree, kinds = self.tree, self.words.kinds
        start, end = self._trim(start, end)
        if (
            start >= end
            or any(kinds.get(w) == "media" for w in tree.lower[start + 1 : end])
            or street(self.tree, self.words, start, end)
        ):
            return
        whole = end - start
        for stop in range(end, start, -1):
            if stop - start > _LONGEST or not self._free(start, stop):
                continue
            if self.words.kinds.get(tree.lower[stop - 1]) in ("division1", "division2"):
                entries = self._divisions(start, stop - 1, "division2") if stop - start > 1 else ()
                if entries and stop < end:  # "Butler County Sheriff's Office" is of the county, however small
                    self._add(start, stop, entries, "in the name of an organisation", "division2", embedded=True)
                    return
            else:
                entries = self._look(start, stop)
            entries = tuple(e for e in entries if e.how == OWN_NAME or e.kind == "division2")
            public = stop < end and kinds.get(tree.lower[stop]) in ("body", "division1", "division2")
            if entries and (self._well_known(entries) or public) and not self._is_word(start, stop):
                why = "in the name of an organisation" if stop - start < whole else "model, as an organisation"
                self._add(start, stop, entries, why, embedded=stop - start < whole)
                return
        for i in range(end - 1, start, -1):
            if tree.lower[i] == "of":
                for stop in range(end, i + 1, -1):  # "the University of Kentucky Medical Center"
                    name = key(tree.text[tree.starts[i + 1] : tree.ends[stop - 1]])
                    if name in self.store.known and self._free(i + 1, stop):
                        entries = self.store.find(name)
                        land = tuple(e for e in entries if e.kind not in ("region", "site"))  # no river has a university
                        self._add(*self._trim(i + 1, stop), land or entries, "in the name of an organisation", embedded=True)
                        break
                return

    def _person(self, i: int) -> None:
        """A country or capital that the model takes for a person ("Pyongyang has said"), unless people are called so."""
        tree = self.tree
        name = key(tree.words[i])
        if self.taken[i] or name not in self.store.known or name in self.words.given_names or not tree.words[i][0].isupper():
            return
        entries = self.store.find(name)
        own = [e for e in entries if e.how == OWN_NAME]
        if tree.deps[i] == "compound" and tree.heads[i] == i + 1 and self.tags[i + 1] != _PER:  # "Texas Ranger Steve Jeter"
            known = any(e.kind in ("country", "division1") for e in own)
        else:
            known = any(e.kind == "country" or (e.kind == "capital" and e.people >= 300_000) for e in own)
            known = known and not proper_beside(tree, i)
        if known:
            self._add(i, i + 1, entries, "model, as a person")

    def _before_areas(self) -> None:
        """ "Hammond, Ind.": what stands before a comma and an area that holds a place of that name."""
        tree = self.tree
        for area in list(self.found):
            comma = area.start - 1
            if comma < 1 or tree.words[comma] != "," or area.embedded:
                continue
            inside = {e.index for e in area.entries if e.kind in ("country", "division1")}
            countries = {e.country for e in area.entries if e.kind == "country"}
            if not inside:
                continue
            for start in range(max(0, comma - 3), comma):
                if not self._free(start, comma) or not all(tree.words[i][0].isupper() for i in range(start, comma)):
                    continue
                entries = tuple(e for e in self._look(start, comma) if e.parent in inside or e.country in countries)
                if entries and entries[0].index not in inside:
                    self._add(start, comma, entries, "followed by the area it lies in")
                    break

    def _missed(self) -> None:
        """Proper names of one word that stand alone and for one well-known place."""
        tree, known, tags = self.tree, self.store.known, self.tags
        for i, upos in enumerate(tree.upos):
            if upos != "PROPN" or tags[i] or self.taken[i] or not tree.words[i][0].isupper():
                continue
            name = key(tree.words[i])
            if name not in known or tree.xpos[i] not in ("NNP", "NNPS", "PROPN"):
                continue
            if proper_beside(tree, i, self.taken):
                continue
            entries = self.store.find(name)
            if len(name) > 2 and name not in self.words.common and self._well_known(entries) and not compound(self.tree, i):
                self._resolve(i, i + 1, "gazetteer: well known")

    def _said_elsewhere(self) -> None:
        """The same name where the model saw something else: what is a place in one sentence is one in the next."""
        tree = self.tree
        surnames = {tree.lower[i] for n in tree.names if n.type == "PER" and n.end - n.start > 1 for i in range(n.start, n.end)}
        names: dict[str, set[int]] = {}
        for t in self.found:
            name = key(tree.text[tree.starts[t.start] : tree.ends[t.end - 1]])
            if t.wants is None and name not in self.words.common and name not in surnames:
                names.setdefault(name.split(" ")[0], set()).add(t.end - t.start)
        whole = {key(tree.text[tree.starts[t.start] : tree.ends[t.end - 1]]) for t in self.found}
        for i, low in enumerate(tree.lower):
            sizes = names.get(low)
            if not sizes or not tree.words[i][0].isupper() or glued(self.tree, i):
                continue
            for size in sorted(sizes, reverse=True):
                end = i + size
                if (
                    end > len(tree)
                    or not self._free(i, end)
                    or self._inside("PER", i, end)
                    or street(self.tree, self.words, i, end)
                    or newspaper(self.tree, self.words, end)
                    or (end < len(tree) and tree.lower[end] in ("islander", "islanders"))
                ):
                    continue
                if key(tree.text[tree.starts[i] : tree.ends[end - 1]]) in whole:
                    entries = self._look(i, end)
                    if not entries:
                        continue
                    embedded = self._inside("ORG", i, end)
                    self._add(i, end, entries, "a place elsewhere in this text", embedded=embedded)
                    break

    # ------------------------------------------------------------------ helpers
    def _containers(self) -> None:
        """Links a place to the area named right after a comma ("Springfield, Illinois"), after "in" ("Sudzha in Kursk"), or
        before 's."""
        tree, ranges = self.tree, [(t.start, t.end) for t in self.found]
        areas = [any(e.kind in ("division1", "country") and e.how == OWN_NAME for e in t.entries) for t in self.found]
        for n, t in enumerate(self.found[:-1]):
            nxt = self.found[n + 1]
            gap = [tree.lower[i] for i in range(t.end, nxt.start)]
            if gap == [","] and listed(tree, ranges, areas, n):
                continue
            if gap in ([","], ["in"], [",", "in"], ["in", "the"], ["("]) or (not gap and tree.words[nxt.start - 1] == ","):
                t.within = n + 1
            elif len(gap) == 1 and gap[0] in _POSSESSIVE:
                nxt.within = n

    def _add(
        self,
        start: int,
        end: int,
        entries: tuple[Entry, ...],
        why: str,
        wants: WordKind | None = None,
        *,
        part: str = "",
        lead: int = 0,
        embedded: bool = False,
    ) -> None:
        for i in range(start, end):
            self.taken[i] = True
        self.found.append(Toponym(start, end, entries, why, wants, part=part, lead=lead, embedded=embedded))

    def _look(self, start: int, end: int) -> tuple[Entry, ...]:
        if end - start > _LONGEST:
            return ()
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        found = self.store.find(name)
        if len(name) < 4 and tree.words[start].isupper():
            return tuple(e for e in found if e.kind in ("country", "region", "site"))
        return tuple(e for e in found if e.how != BASE) or found

    def _divisions(self, start: int, end: int, wants: WordKind) -> tuple[Entry, ...]:
        """Divisions of this name, said with its kind ("Kursk region", "Rapides Parish")."""
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        entries = [e for e in self.store.find(name) if e.kind in ("division1", "division2", "region")]
        best = [e for e in entries if e.kind == wants or e.kind == "region"]
        return tuple(best or entries)

    def _well_known(self, entries: tuple[Entry, ...]) -> bool:
        return self._big(tuple(e for e in entries if e.how == OWN_NAME or e.kind in ("country", "region", "site")))

    def _big(self, entries: tuple[Entry, ...]) -> bool:
        return any(e.kind in ("country", "region", "site", "capital", "division1") or e.people >= _BIG for e in entries)

    def _is_word(self, start: int, end: int) -> bool:
        """A name that is also a word, or is made of words for directions and kinds of places only ("North", "East Court")."""
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        if name in self.words.common:
            return True
        return all(w in self.words.directions or w in self.words.kinds for w in tree.lower[start:end])

    def _area_follows(self, end: int) -> bool:
        return end + 1 < len(self.tree) and self.tree.words[end] == "," and self.taken[end + 1]

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        tree = self.tree
        while start < end and (tree.lower[start] == "the" or not tree.words[start][0].isalnum()):
            start += 1
        while end > start and (
            tree.words[end - 1] in _POSSESSIVE or (not tree.words[end - 1][-1].isalnum() and tree.words[end - 1][-1] != ".")
        ):
            end -= 1
        return start, end

    def _rest(self, start: int, end: int) -> tuple[int, int]:
        """What is left of a range whose edges are taken already; nothing if a middle part is."""
        while start < end and self.taken[start]:
            start += 1
        while end > start and self.taken[end - 1]:
            end -= 1
        return self._trim(start, end) if self._free(start, end) else (0, 0)

    def _free(self, start: int, end: int) -> bool:
        return True not in self.taken[start:end]

    def _feature(self, start: int, end: int) -> bool:
        """A lake, a mountain or a river that is called like a town ("Lake Huron", "Los Angeles River")."""
        tree, kinds = self.tree, self.words.kinds
        beside = [i for i in (start - 1, end) if 0 <= i < len(tree) and tree.sent_of[i] == tree.sent_of[start]]
        return any(tree.words[i][0].isupper() and not self.taken[i] and kinds.get(tree.lower[i]) == "feature" for i in beside)

    def _inside(self, kind: str, start: int, end: int) -> bool:
        """Whether a longer name of this kind ("ORG", "PER") holds the range."""
        return any(
            n.type == kind and n.start <= start and end <= n.end and n.end - n.start > end - start for n in self.tree.names
        )
