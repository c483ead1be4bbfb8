"""Which words of a text name a place: the model's names and the gazetteer together.

A stretch of words becomes a `Toponym` by one of these ways, each of which is its `why`:
- the model calls it a place and the gazetteer knows it, whole or without the words around it;
- the model sees nothing there, but it is a proper name that stands for one well-known place;
- it opens or closes the name of an organisation ("Kursk Oblast Duma", "Central Bank of Russia");
- the model calls it a person once and a place elsewhere in the same text;
- it is followed by a comma and the area it lies in ("Hammond, Ind.").
"""

from __future__ import annotations

from dragoman.language.trees import Tree
from dragoman.places import written
from dragoman.places.beside import compound, direction, glued, kinds_behind, listed, newspaper, proper_beside, street
from dragoman.places.keys import key
from dragoman.places.ranges import LONGEST, PER, POSSESSIVE, Ranges, Toponym
from dragoman.places.store import BASE, OWN_NAME, Store
from dragoman.places.words import Words


def toponyms(tree: Tree, store: Store, words: Words) -> list[Toponym]:
    """The place names of a text in the order of the text, none inside another."""
    return _Recogniser(tree, store, words).run()


class _Recogniser(Ranges):
    def run(self) -> list[Toponym]:
        written.abbreviations(self)
        written.datelines(self)
        written.phrases(self)
        for n in self.tree.names:
            if n.type == "LOC":
                self._named(n.start, n.end)
        for n in self.tree.names:
            if n.type == "ORG":
                self._organisation(n.start, n.end)
            elif n.type == "PER" and n.end - n.start == 1:
                self._person(n.start)
        written.before_areas(self)
        written.hyphened(self)
        self._missed()
        self._said_elsewhere()
        self.found.sort(key=lambda t: t.start)
        self._containers()
        return self.found

    def _named(self, start: int, end: int) -> None:
        """A name that the model calls a place."""
        tree, kinds = self.tree, self.words.kinds
        start, end = self.trim(start, end)
        if start >= end or not self.free(start, end):
            start, end = self.rest(start, end)
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
            entries = self.divisions(start, end, wants)
            if entries:
                self.add(start, end + 1, entries, "model, with the kind of division", wants)
                return
        inner = kinds.get(tree.lower[end - 1]) if end - start > 1 and tree.words[end - 1] != "State" else None
        if inner in ("division1", "division2"):
            entries = self.divisions(start, end - 1, inner) or self.look(start, end)
            if entries:
                self.add(start, end, entries, "model, with the kind of division", inner)
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
            if not (first <= s and e <= last) or self.taken[new] or self.tags[new] == PER or not tree.words[new][0].isupper():
                continue
            if any(x.how == OWN_NAME for x in self.look(s, e)):
                return s, e
        return start, end

    def _resolve(self, start: int, end: int, why: str) -> bool:
        entries = self.look(start, end)
        if self.words.kinds.get(self.tree.lower[end - 1]) == "feature" and end - start > 1:
            entries = tuple(e for e in entries if e.how != BASE)
        if (
            not entries
            or self.feature(start, end)
            or (self.is_word(start, end) and not self.well_known(entries) and not self.area_follows(end))
        ):
            return False
        if all(w in self.words.directions for w in self.tree.lower[start:end]):
            return False
        low = self.tree.lower[start - 1] if start else ""
        part, lead = direction(self.tree, self.words, start)
        if part and self.free(start - lead, start):
            name = self.tree.lower[end - 1]
            whole = tuple(e for e in self.look(start - lead, end) if e.kind == "region" and e.name.lower().endswith(name))
            if whole:  # "south-east Asia"
                self.add(start - lead, end, whole, why)
                return True
        wants = kinds_behind(self.tree, self.words, end)
        if wants is not None:
            entries = self.divisions(start, end, wants) or entries
        elif low == "of" and start > 1:
            wants = self.words.kinds.get(self.tree.lower[start - 2])
        wants = wants if wants in ("division1", "division2", "settlement") else None
        self.add(start, end, entries, why, wants, part=part, lead=lead)
        return True

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        tree = self.tree
        cuts = [i for i in range(start, end) if tree.words[i] in (",", "-", "–", "/", "and", "(")]
        if cuts:
            edges = [start, *(x for c in cuts for x in (c, c + 1)), end]
            pieces = [self.trim(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
            known = [(a, b) for a, b in pieces if b > a and self.look(a, b)]
            return known if len(known) > 1 or "-" not in tree.words[start:end] else []
        low = tree.lower[start]
        if end - start > 1 and (
            low in self.words.directions or low[0] == tree.words[start][0] or self.words.kinds.get(low) == "prefix"
        ):
            return [(start + 1, end)]
        if end - start > 1 and self.words.kinds.get(tree.lower[end - 1]) in ("facility", "settlement", "body"):
            for stop in range(end - 1, start, -1):
                if self.well_known(self.look(start, stop)):
                    return [(start, stop)]
        return []

    def _organisation(self, start: int, end: int) -> None:
        """A place at the front of an organisation's name, or behind "of" at its end. Newspapers are named after places, but
        are not there."""
        tree, kinds = self.tree, self.words.kinds
        start, end = self.trim(start, end)
        if (
            start >= end
            or any(kinds.get(w) == "media" for w in tree.lower[start + 1 : end])
            or street(self.tree, self.words, start, end)
        ):
            return
        whole = end - start
        for stop in range(end, start, -1):
            if stop - start > LONGEST or not self.free(start, stop):
                continue
            if self.words.kinds.get(tree.lower[stop - 1]) in ("division1", "division2"):
                entries = self.divisions(start, stop - 1, "division2") if stop - start > 1 else ()
                if entries and stop < end:  # "Butler County Sheriff's Office" is of the county, however small
                    self.add(start, stop, entries, "in the name of an organisation", "division2", embedded=True)
                    return
            else:
                entries = self.look(start, stop)
            entries = tuple(e for e in entries if e.how == OWN_NAME or e.kind == "division2")
            public = stop < end and kinds.get(tree.lower[stop]) in ("body", "division1", "division2")
            if entries and (self.well_known(entries) or public) and not self.is_word(start, stop):
                why = "in the name of an organisation" if stop - start < whole else "model, as an organisation"
                self.add(start, stop, entries, why, embedded=stop - start < whole)
                return
        for i in range(end - 1, start, -1):
            if tree.lower[i] == "of":
                for stop in range(end, i + 1, -1):  # "the University of Kentucky Medical Center"
                    name = key(tree.text[tree.starts[i + 1] : tree.ends[stop - 1]])
                    if name in self.store.known and self.free(i + 1, stop):
                        entries = self.store.find(name)
                        land = tuple(e for e in entries if e.kind not in ("region", "site"))  # no river has a university
                        self.add(*self.trim(i + 1, stop), land or entries, "in the name of an organisation", embedded=True)
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
        if tree.deps[i] == "compound" and tree.heads[i] == i + 1 and self.tags[i + 1] != PER:  # "Texas Ranger Steve Jeter"
            known = any(e.kind in ("country", "division1") for e in own)
        else:
            known = any(e.kind == "country" or (e.kind == "capital" and e.people >= 300_000) for e in own)
            known = known and not proper_beside(tree, i)
        if known:
            self.add(i, i + 1, entries, "model, as a person")

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
            if len(name) > 2 and name not in self.words.common and self.well_known(entries) and not compound(self.tree, i):
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
                    or not self.free(i, end)
                    or self.inside("PER", i, end)
                    or street(self.tree, self.words, i, end)
                    or newspaper(self.tree, self.words, end)
                    or (end < len(tree) and tree.lower[end] in ("islander", "islanders"))
                ):
                    continue
                if key(tree.text[tree.starts[i] : tree.ends[end - 1]]) in whole:
                    entries = self.look(i, end)
                    if not entries:
                        continue
                    embedded = self.inside("ORG", i, end)
                    self.add(i, end, entries, "a place elsewhere in this text", embedded=embedded)
                    break

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
            elif len(gap) == 1 and gap[0] in POSSESSIVE:
                nxt.within = n
