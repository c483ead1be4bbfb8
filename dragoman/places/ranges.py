"""Ranges of a text that may name a place: what the gazetteer knows of them, and which are taken already."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.trees import Tree
from dragoman.places.keys import key
from dragoman.places.store import BASE, OWN_NAME, Entry, Store
from dragoman.places.words import WordKind, Words

PER, ORG, LOC = 1, 2, 3
_TAGS = {"PER": PER, "ORG": ORG, "LOC": LOC}
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s'"})
LONGEST = 6  # words of a name that is looked up
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


class Ranges:
    """The place names found so far in one text, and its words asked for more.

    `tags` has what the model calls each token (0 for nothing); `taken` tells the tokens of what is found.
    """

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

    def add(
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
        """Finds a place name; its words are taken."""
        for i in range(start, end):
            self.taken[i] = True
        self.found.append(Toponym(start, end, entries, why, wants, part=part, lead=lead, embedded=embedded))

    def look(self, start: int, end: int) -> tuple[Entry, ...]:
        """What the gazetteer knows by the words of a range: none for more than `LONGEST`."""
        if end - start > LONGEST:
            return ()
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        found = self.store.find(name)
        if len(name) < 4 and tree.words[start].isupper():
            return tuple(e for e in found if e.kind in ("country", "region", "site"))
        return tuple(e for e in found if e.how != BASE) or found

    def divisions(self, start: int, end: int, wants: WordKind) -> tuple[Entry, ...]:
        """Divisions of this name, said with its kind ("Kursk region", "Rapides Parish")."""
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        entries = [e for e in self.store.find(name) if e.kind in ("division1", "division2", "region")]
        best = [e for e in entries if e.kind == wants or e.kind == "region"]
        return tuple(best or entries)

    def well_known(self, entries: tuple[Entry, ...]) -> bool:
        """Whether one of the entries is known by this name alone."""
        return self._big(tuple(e for e in entries if e.how == OWN_NAME or e.kind in ("country", "region", "site")))

    def _big(self, entries: tuple[Entry, ...]) -> bool:
        return any(e.kind in ("country", "region", "site", "capital", "division1") or e.people >= _BIG for e in entries)

    def is_word(self, start: int, end: int) -> bool:
        """A name that is also a word, or is made of words for directions and kinds of places only ("North", "East Court")."""
        tree = self.tree
        name = key(tree.text[tree.starts[start] : tree.ends[end - 1]])
        if name in self.words.common:
            return True
        return all(w in self.words.directions or w in self.words.kinds for w in tree.lower[start:end])

    def area_follows(self, end: int) -> bool:
        """Whether a comma and a place found already stand behind a range."""
        return end + 1 < len(self.tree) and self.tree.words[end] == "," and self.taken[end + 1]

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The range without an article, a possessive and punctuation at its edges."""
        tree = self.tree
        while start < end and (tree.lower[start] == "the" or not tree.words[start][0].isalnum()):
            start += 1
        while end > start and (
            tree.words[end - 1] in POSSESSIVE or (not tree.words[end - 1][-1].isalnum() and tree.words[end - 1][-1] != ".")
        ):
            end -= 1
        return start, end

    def rest(self, start: int, end: int) -> tuple[int, int]:
        """What is left of a range whose edges are taken already; nothing if a middle part is."""
        while start < end and self.taken[start]:
            start += 1
        while end > start and self.taken[end - 1]:
            end -= 1
        return self.trim(start, end) if self.free(start, end) else (0, 0)

    def free(self, start: int, end: int) -> bool:
        """Whether no token of the range is taken."""
        return True not in self.taken[start:end]

    def feature(self, start: int, end: int) -> bool:
        """A lake, a mountain or a river that is called like a town ("Lake Huron", "Los Angeles River")."""
        tree, kinds = self.tree, self.words.kinds
        beside = [i for i in (start - 1, end) if 0 <= i < len(tree) and tree.sent_of[i] == tree.sent_of[start]]
        return any(tree.words[i][0].isupper() and not self.taken[i] and kinds.get(tree.lower[i]) == "feature" for i in beside)

    def inside(self, kind: str, start: int, end: int) -> bool:
        """Whether a longer name of this kind ("ORG", "PER") holds the range."""
        return any(
            n.type == kind and n.start <= start and end <= n.end and n.end - n.start > end - start for n in self.tree.names
        )
