"""Where the names of persons stand: those that the register knows, those that the tagger marked, and those that only a title
tells ("President Laurent Gbagbo").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.names import Hit
from dragoman.actors.register import Entity
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree


class PersonNames:
    """Finds the names of persons in a tree."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        towns = (*(p.name for p in tables.places), *(t for c in tables.countries.values() for t in c.capitals))
        self._towns = frozenset(t.lower() for t in towns)

    def find(self, tree: Tree, hits: list[Hit], told: Sequence[Entity] = ()) -> list[tuple[int, int, Hit | None]]:
        """Token ranges of persons' names, with the register's entry where one was found, in the order of the text. `told`: who
        has been named before, whatever the model takes the name for here."""
        spans: list[tuple[int, int, Hit | None]] = []
        taken: set[int] = set()
        states = {
            i
            for h in hits
            if h.what in ("country", "organisation", "adjective", "people", "seat", "role")
            for i in range(h.start, h.end)
        }
        for h in hits:
            if h.what == "person" or (h.what == "short" and self._alone(tree, h)):
                spans.append((h.start, h.end, h))
                taken.update(range(h.start, h.end))
        for name in tree.names:
            start, end = name.start, name.end
            while start < end and (
                tree.lower[start] in self._tables.courtesy
                or tree.lower[start] in self._tables.roles
                or tree.lower[start] in ("'s", "’s", "the")
            ):
                start += 1
            while end > start and (tree.lower[end - 1] in ("'s", "’s") or tree.upos[end - 1] == "PUNCT"):
                end -= 1
            while end - start > 1 and tree.lower[end - 1] == tree.words[end - 1] and tree.lower[end - 1] in self._tables.roles:
                end -= 1  # "the *South Carolina* senator" is not called so
            if end - start > 2 and start and tree.lower[start - 1] == "of" and tree.lower[start] in self._towns:
                start += 1  # "the Mayor of *Lille* Jane Roe"
            if (
                (name.type != "PER" and not any(len(e.words) > 1 and e.words == tuple(tree.lower[start:end]) for e in told))
                or start == end
                or not taken.isdisjoint(range(start, end))
                or not states.isdisjoint(range(start, end))
            ):
                continue
            if any(h.start <= start and end <= h.end and h.what in ("capital", "place") for h in hits):
                continue
            if not tree.words[start][:1].isupper() or (end - start == 1 and tree.lower[start] in self._tables.modifiers):
                continue
            if self._broken_off(tree, start, taken | states):
                start -= 1  # "Mark *Wesley Menezes*"
            if self._goes_on(tree, start, end, taken | states):
                end += 1  # "*Jane* Roe"
            before = tree.lower[start - 1] if start else ""
            if before in self._tables.given_names and before in self._tables.roles and start - 2 not in states:
                start -= 1  # "Christian Atsu" is no Christian
            spans.append((start, end, None))
            taken.update(range(start, end))
        for start, end in _untagged(tree, self._tables, taken | states):
            spans.append((start, end, None))
        spans.sort(key=lambda s: s[0])
        return spans

    def _broken_off(self, tree: Tree, start: int, taken: set[int]) -> bool:
        """Whether the word before a name is its first part, which the tagger left out: the tree joins them."""
        k = start - 1
        if k < 0 or k in taken or tree.upos[k] != "PROPN":
            return False
        initial = len(tree.words[k]) == 2 and tree.words[k][1] == "." and tree.words[k][0].isupper()  # "vice *R.* Jane Roe"
        given = tree.lower[k] in self._tables.given_names and tree.lower[k] not in self._tables.roles
        joined = tree.heads[start] == k or (initial and tree.heads[k] == start)
        return joined and (initial or (given and tree.deps[start] == "flat"))

    def _goes_on(self, tree: Tree, start: int, end: int, taken: set[int]) -> bool:
        """Whether the word behind a first name is its last part, which the tagger left out: the tree joins them."""
        if end - start > 1 or end >= len(tree) or end in taken or tree.lower[end] in self._tables.roles:
            return False
        joined = tree.deps[end] == "flat" and tree.heads[end] == start
        return joined and tree.upos[end] == "PROPN" and tree.words[end][0].isupper()

    def _alone(self, tree: Tree, h: Hit) -> bool:
        """Whether a surname stands alone: not "Hunter Biden", not "Trump Tower"."""
        if tree.upos[h.start] != "PROPN":
            return False
        if h.start > 0 and tree.upos[h.start - 1] == "PROPN" and tree.sent_of[h.start - 1] == tree.sent_of[h.start]:
            before = tree.lower[h.start - 1]
            joined = (
                tree.heads[h.start] == h.start - 1
                or tree.deps[h.start] == "flat"
                or (tree.heads[h.start - 1] == h.start and tree.deps[h.start - 1] == "flat")
            )
            known = before in self._tables.roles or before in self._tables.courtesy
            tagged = any(n.start < h.start < n.end and n.type == "PER" for n in tree.names)
            if not known and (joined or tagged):
                return False
        if h.end < len(tree) and tree.upos[h.end] == "PROPN" and tree.deps[h.end] == "flat" and tree.heads[h.end] == h.start:
            return False
        after = h.end
        if (
            after < len(tree)
            and tree.upos[after] == "PROPN"
            and tree.heads[h.start] == after
            and tree.lower[after] not in self._tables.roles
        ):
            return False
        return not any(
            n.type == "ORG"
            and n.start <= h.start
            and h.end <= n.end
            and n.end - n.start > h.end - h.start
            and not ((role := self._tables.roles.get(tree.lower[n.end - 1])) and role.sectors == ("GOV",) and h.end == n.end - 1)
            for n in tree.names
        )


def _untagged(tree: Tree, tables: Tables, taken: set[int]) -> list[tuple[int, int]]:
    """Names that no model marked, right after a title: "President Laurent Gbagbo"."""
    out = []
    n = len(tree)
    for i in range(n - 1):
        if i + 1 in taken or tree.upos[i + 1] != "PROPN" or not tree.words[i + 1][0].isupper():
            continue
        role = tables.roles.get(tree.lower[i]) if tree.upos[i] != "ADJ" else None  # "*National* Security"
        if (role is None or role.kind != "person" or not tree.words[i][0].isupper()) and tree.lower[i] not in tables.courtesy:
            continue
        if tree.lower[i + 1] in tables.roles or tree.sent_of[i + 1] != tree.sent_of[i]:
            continue
        j = i + 1
        while (
            j < n
            and j not in taken
            and tree.upos[j] == "PROPN"
            and tree.sent_of[j] == tree.sent_of[i]
            and tree.words[j][0].isupper()
            and tree.lower[j] not in tables.roles
        ):
            j += 1
        around = [nm for nm in tree.names if nm.start <= i + 1 < nm.end]
        if not around or (j == i + 2 and all(nm.type == "ORG" and nm.end - nm.start == 1 for nm in around)):
            out.append((i + 1, j))
            taken.update(range(i + 1, j))
    return out
