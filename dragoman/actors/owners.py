"""Whose somebody or something is, and how several owners stand side by side."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.actors.names import Hit
from dragoman.language.trees import Tree

BANDS = frozenset({"PRM", "REB"})
"""The sectors of those who bear arms for no state."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose: a country (or several), or an organisation; `sectors` are what the owner lends to an open role."""

    id: str
    name: str
    country: tuple[str, ...]
    code: str = ""
    sectors: tuple[str, ...] = ()
    head: int = -1
    place: bool = False  # only a town or region told the country


def tells_origin(tree: Tree, hit: Hit, affixes: Mapping[tuple[str, str], bool]) -> bool:
    """Whether a name joined by a hyphen to another word still tells the origin: "US-led", but not "US-backed". `affixes`:
    whether one does, by the word and its side ("before", "after")."""
    before = tree.lower[hit.start - 2] if hit.start >= 2 and tree.words[hit.start - 1] == "-" else ""
    after = tree.lower[hit.end + 1] if hit.end + 1 < len(tree) and tree.words[hit.end] == "-" else ""
    return affixes.get((before, "before")) is not False and affixes.get((after, "after")) is not False


def leading(tree: Tree, owners: list[Owner]) -> tuple[Owner, ...]:
    """The first owner, with those coordinated with it: of "Russia's Chechen fighters" Russia, of "US and Korean troops" both."""
    if len(owners) > 1 and owners[1].head == owners[0].head + 1:
        second = owners[1].head
        whole = owners[0].place and tree.upos[second] == "ADJ"  # "(a tower in) Bryansk Ukrainian president Jane Roe"
        if whole or tree.lower[second + 1 : second + 2] in (["'s"], ["’s"]):  # "(alarm from) Chad Israel's minister"
            owners = owners[1:]  # a full stop is lost: the first belongs to what is before
    if len(owners) > 1 and _own_body(*owners[:2]) and set(tree.upos[owners[0].head + 1 : owners[1].head]) <= {"ADJ", "PROPN"}:
        owners = owners[1:]  # "Chadian *Coast Guard* vessels"
    out = owners[:1]
    for a, b in itertools.pairwise(owners):
        between = tree.lower[a.head + 1 : b.head]
        each = between in (["'s", "and"], ["’s", "and"])  # "Chad's and Togo's envoys"
        if a.id != b.id and any(w in ("and", "or", ",", "-", "–", "/") for w in between) and (each or "'s" not in between):
            out.append(b)
        else:
            break
    return tuple(out)


def _own_body(state: Owner, body: Owner) -> bool:
    """Whether what stands behind a state by name is a body of its own."""
    whole = state.country == (state.id,) and not (state.sectors or state.place)
    return whole and body.country == state.country and body.id != state.id and bool(body.sectors) and not body.place


def repeated(tree: Tree, hit: Hit, case: str, named: dict[int, Hit], owners: dict[int, Owner]) -> tuple[Owner, ...]:
    """The owners behind one that repeat its preposition, and who is coordinated with them: "from Chile, *from Peru* and Togo"."""
    by_start = {h.start: h for h in named.values()}
    last = tree.sents[tree.sent_of[hit.start]][1]
    out: list[Owner] = []
    k, said = hit.end, False
    while k < last:
        n = k
        while n < last and tree.lower[n] in (",", "and"):
            n += 1
        again = n > k and n < last and tree.lower[n] == case
        n += again
        n += n < last and tree.lower[n] == "the"
        said = said or again
        h = by_start.get(n)
        if n == k or h is None or not said or h.start not in owners:
            break
        out.append(owners[h.start])
        k = h.end
    return tuple(out)


def listed(tree: Tree, hit: Hit, named: dict[int, Hit], owners: dict[int, Owner]) -> tuple[Owner, ...]:
    """The states behind one in a list of three or more of nothing but states, whatever the tree says: "from Chile, *Peru, and
    Togo*"."""
    by_start = {h.start: h for h in named.values() if h.what == "country"}
    out: list[Owner] = []
    k, last, closed = hit.end, tree.sents[tree.sent_of[hit.start]][1], False
    if tree.lower[k : k + 1] == ["as"] and "," in tree.lower[k:last]:  # "of Chile *as head of the mission*, Peru, and Togo"
        k = tree.lower.index(",", k)
    while k < last and hit.what == "country" and not closed:
        n = k
        while n < last and tree.lower[n] in (",", "and", "the"):
            closed = closed or tree.lower[n] == "and"
            n += 1
        h = by_start.get(n)
        if n == k or h is None or h.start not in owners:
            return ()
        out.append(owners[h.start])
        k = h.end
    return tuple(out) if closed and len(out) > 1 else ()


def of_citizen(tree: Tree, head: int, named: dict[int, Hit], owners: dict[int, Owner]) -> tuple[Owner, ...]:
    """The state behind "citizen", whatever people stands before it: "a Palestinian citizen of *Israel*" is Israeli."""
    of = {c for c in tree.kids(head, "nmod") if c > head and tree.case(c) == "of"}
    found = (h for h in named.values() if h.head in of and h.what == "country" and h.start in owners)
    return tuple(owners[h.start] for h in found)


def served(tree: Tree, end: int, named: dict[int, Hit], owners: dict[int, Owner]) -> Owner | None:
    """Whose the office is that a role ending before `end` serves: "Secretary for Trade *to the Prime Minister of Chile*"."""
    last = tree.sents[tree.sent_of[end - 1]][1]
    words = tree.lower[end : min(end + 12, last)]
    for k in range(len(words) - 3):
        if words[k : k + 2] == ["to", "the"] and tree.words[end + k + 3][:1].isupper():  # "to the *German* Chancellor"
            hit = next((h for h in named.values() if h.start == end + k + 2 and h.what == "adjective"), None)
            if hit is not None:
                return owners.get(hit.start)
        if words[k : k + 2] == ["to", "the"] and "of" in words[k + 3 : k + 6]:
            start = end + words.index("of", k + 3) + 1
            start += start < last and tree.lower[start] == "the"
            titled = all(tree.words[i][:1].isupper() for i in range(end + k + 2, end + words.index("of", k + 3)))
            hit = next((h for h in named.values() if h.start == start), None)
            return owners.get(start) if hit is not None and titled else None
        if words[k] in (",", ".", "and"):
            return None
    return None
