"""Who else stands in a list with somebody, where the tree does not say so.

A parser that looks at one arc at a time takes the middle of a list for appositions ("the minister, *the police chief*, the head
of the navy, and envoys"), hangs what follows a name from one of its further words ("Director *Jane Roe* and *farmers*"), and
takes the first of two in a headline for a part of the second ("*Oslo*, spy agencies seek calm").
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from dragoman.language.trees import Tree

_TITLES = frozenset({"role", "description", "group"})
_LONG = 4
_PARTY_LETTERS = frozenset({"R", "D", "I"})  # of the parties of the United States


class Lists:
    """Answers for one tree. `heads`: token -> the mention that it heads; `in_name`: token -> the type of the name it is in;
    `place`: whether a token names a place; `bodies`: words for one that may stand beside a word for many and mean the same
    people."""

    def __init__(
        self,
        tree: Tree,
        heads: Mapping[int, Any],
        in_name: Mapping[int, str],
        place: Callable[[int], bool],
        bodies: Container[str],
    ) -> None:
        self.tree = tree
        self.heads = heads
        self._in_name = in_name
        self._place = place
        self._bodies = bodies

    def coordinated(self, t: int) -> list[int]:
        """`t` and what is coordinated with it, or with a word of the same name or title."""
        tree = self.tree
        mention = self.heads.get(t)
        first = mention.head if mention is not None and mention.kind == "name" else t
        out: dict[int, None] = {t: None}
        todo = [t, first]
        while todo:
            x = todo.pop()
            m = self.heads.get(x)
            for c in tree.children[x]:
                if tree.deps[c] == "conj":
                    if c not in out:
                        out[c] = None
                        todo.append(c)
                elif tree.deps[c] in ("flat", "appos") and m is not None and m.start <= c < m.end:
                    todo.append(c)
        return sorted(out)

    def beside(self, t: int) -> list[int]:
        """The further members of a list whose first `t` heads: those taken for appositions of it, with what is coordinated with
        these; and a name before it that is no part of it."""
        return [*self._appositions(t), *self._before(t)]

    def _appositions(self, t: int) -> list[int]:
        tree = self.tree
        mention = self.heads.get(t)
        if mention is None:
            return []
        out: dict[int, None] = {}
        todo = [t, *(f for f in tree.children[t] if tree.deps[f] in ("flat", "appos") and mention.start <= f < mention.end)]
        while todo:
            x = todo.pop()
            for c in tree.children[x]:
                if tree.deps[c] not in ("appos", "nmod:unmarked") or c in out or mention.start <= c < mention.end:
                    continue
                if "," in tree.words[max(self._begins(c) - 1, 0) : c] and self._another(t, c):
                    for u in self.coordinated(c):
                        out[u] = None
                        todo.append(u)
        return sorted(out)

    def _another(self, t: int, c: int) -> bool:
        """Whether what the tree takes for an apposition of `t` is somebody else."""
        return self._two_states(t, c) or self._two_persons(t, c) or self._of_two_states(t, c) or self._two_titles(t, c)

    def _begins(self, t: int) -> int:
        """The first token of what `t` heads, with its title where the tree hangs that elsewhere."""
        first = self.tree.subtree(t)[0]
        return min(first, self.heads[t].start) if t in self.heads else first

    def _two_states(self, t: int, u: int) -> bool:
        states = [{a.country for a in self.heads[x].actors} for x in (t, u) if x in self.heads and self._place(x)]
        return len(states) == 2 and all(len(s) == 1 and len(next(iter(s))) == 1 for s in states) and states[0] != states[1]

    def _of_two_states(self, t: int, u: int) -> bool:
        """Whether those told by what they are belong to two states ("the Chadian king, *a Malian general* and a priest"; in a
        headline "Chadian king, *Malian general* meet")."""
        both = [self.heads.get(x) for x in (t, u)]
        if any(m is None or m.kind not in _TITLES for m in both):
            return False
        mine, other = ({c for a in m.actors for c in a.country} for m in both if m is not None)
        if not mine or not other or not mine.isdisjoint(other):
            return False
        bare = not any(self.tree.upos[i] == "DET" for i in range(self.heads[u].start, u))
        return self._ends(t, u) or (bare and self.tree.words[self.tree.subtree(u)[1] : self.tree.subtree(u)[1] + 1] != [","])

    def _two_persons(self, t: int, u: int) -> bool:
        """Whether both tokens head names of persons, with their titles or without, and not of one."""
        if not (self._person(t) and self._person(u)):
            return False
        party = self.tree.words[u] in _PARTY_LETTERS and self.tree.words[u + 1 : u + 2] == ["-"]  # "Jane Roe, *R-Mo.*"
        return not self._same(t, u) and not party

    def _person(self, t: int) -> bool:
        mention = self.heads.get(t)
        if mention is None:
            return False
        return self._in_name.get(t) == "PER" or (
            mention.kind == "name" and any(self._in_name.get(i) == "PER" for i in range(mention.start, mention.end))
        )

    def _same(self, t: int, u: int) -> bool:
        ids = [{a.id or a.text for a in self.heads[x].actors} for x in (t, u)]
        return not ids[0].isdisjoint(ids[1])

    def _two_titles(self, t: int, u: int) -> bool:
        """Whether two that are told by what they are cannot be one: one is many and the other is not, or there are four of them,
        and the list ends as lists do. Of names without a person's, two that are known are two."""
        tree = self.tree
        mine, other = self.heads[t], self.heads.get(u)
        if other is None or self._person(t) or self._person(u) or self._same(t, u) or not self._ends(t, u):
            return False
        if mine.kind == "name" and other.kind == "name":
            return not (self._place(t) or self._place(u)) and all(a.id for m in (mine, other) for a in m.actors)
        if mine.kind not in _TITLES or other.kind not in _TITLES:
            return False
        if all(tree.upos[x] == "PROPN" and tree.lower[self.heads[x].start] == "the" for x in (t, u)):
            return True  # "the King of Norway, *the King of Denmark*, and the Pope"
        many = [tree.xpos[x] in ("NNS", "NNPS") for x in (t, u)]
        if many[0] != many[1]:
            return many[1] and tree.lemmas[t].lower() not in self._bodies
        return len(list(self._members(t))) >= _LONG or (many[0] and tree.lemmas[t] != tree.lemmas[u])

    def _members(self, t: int) -> Iterator[int]:
        todo = [t]
        while todo:
            x = todo.pop()
            yield x
            m = self.heads.get(x)
            for c in self.tree.children[x]:
                if self.tree.deps[c] in ("conj", "appos"):
                    todo.append(c)
                elif self.tree.deps[c] == "flat" and m is not None and m.start <= c < m.end:
                    todo += [g for g in self.tree.children[c] if self.tree.deps[g] in ("conj", "appos")]

    def _ends(self, t: int, u: int) -> bool:
        """Whether a member behind `u` is joined by "and"."""
        joined = (x for x in self._members(t) if x > u)
        return any(self.tree.deps[x] == "conj" and any(self.tree.deps[c] == "cc" for c in self.tree.children[x]) for x in joined)

    def _before(self, t: int) -> list[int]:
        """Names before `t` that the tree takes for its modifiers although "and" follows them ("*the U.S.* and Western allies"),
        or, before a subject, a comma ("*Oslo*, spy agencies seek calm")."""
        tree = self.tree
        subject = tree.deps[t] in ("nsubj", "nsubj:pass")
        return [
            c
            for c in tree.children[t]
            if c + 1 < t
            and tree.upos[c] == "PROPN"
            and tree.deps[c] in ("compound", "nmod:unmarked", "nmod:desc")
            and ((tree.upos[c + 1] == "CCONJ" and tree.heads[c + 1] != c) or (subject and tree.words[c + 1] == ","))
            and c in self.heads
            and (t not in self.heads or self.heads[t].start > c)
            and (
                not any(tree.deps[g] == "conj" and tree.upos[g] != "ADJ" for g in tree.children[c])  # "*the UN* and local bodies"
                or self._two_persons(c, t)
            )
        ]
