"""Where a place stands in its clause: it happens there, moves from there, or to there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import CLAUSES, SUBJECTS, Tree
from dragoman.places.words import Role, Words
from dragoman.records import Place

_NAME_PARTS = frozenset({"flat", "flat:name", "compound", "nmod:poss", "appos", "conj", "goeswith", "fixed", "amod", "nmod:unmarked"})
_OBJECTS = frozenset({"obj", "nsubj:pass"})


def head_of(tree: Tree, start: int, end: int) -> int:
    """The token of the range that hangs outside it; its last one if the parse leaves several."""
    inside = range(start, end)
    for i in inside:
        if tree.heads[i] not in inside or tree.heads[i] == i:
            return i
    return end - 1


def local_role(tree: Tree, head: int, words: Words) -> Role:
    """The role that the nearest preposition or verb gives to a place, "" where there is none ("Kyiv said", "Ukraine's army")."""
    i = head
    while True:
        case = tree.case(i)
        if case:
            return words.prepositions.get(case, "")
        dep = tree.deps[i]
        if dep in _OBJECTS:
            return words.verbs.get(tree.lemmas[tree.heads[i]], "")
        if dep not in _NAME_PARTS or tree.heads[i] == i or (dep == "nmod:poss" and i == head):
            return ""
        i = tree.heads[i]


def claim_places(tree: Tree, places: Sequence[Place], predicate: int, words: Words) -> list[Place]:
    """The places of a claim whose predicate is token `predicate`, each with its role there, in the order of the text.

    A place belongs to the predicate if it hangs below it in the same clause: as an oblique or as a modifier of one of its arguments
    ("troops in Kursk", "ports in Russia's Far East"); as the object of a verb that takes places ("visited Pyongyang"); as a modifier of
    a noun that is the predicate ("talks in Moscow", "invasion of Ukraine"). Who acts is no place ("Kyiv said"), nor is whose it
    is ("Ukraine's army"). The outermost preposition wins: in "from two ports in the Far East" the Far East is where it comes from.
    A predicate noun also takes the places of the light verb that carries it ("paid a visit to Moscow").
    """
    first, last = tree.sents[tree.sent_of[predicate]]
    low, high = tree.starts[first], tree.ends[last - 1]
    out = []
    for place in places:
        if low <= place.span.start < high:
            start = bisect_right(tree.starts, place.span.start) - 1
            end = bisect_right(tree.starts, place.span.end - 1)
            role = _role_for(tree, head_of(tree, start, end), predicate, words)
            if role:
                out.append(replace(place, role=role))
    return out


def _role_for(tree: Tree, head: int, predicate: int, words: Words) -> Role:
    carrier = _carrier(tree, predicate)
    role: Role = ""
    i = head
    if i == predicate:
        return ""
    while True:
        dep, up = tree.deps[i], tree.heads[i]
        if up == i:
            return ""
        arrived = up == predicate or (up == carrier and i != predicate)
        if dep == "conj":
            if i != head and tree.upos[i] in ("VERB", "AUX"):
                return ""
            first = tree.first_conjunct(i)
            if first == predicate:
                return ""
            own = words.prepositions.get(tree.case(i), "")
            role = own or role
            if own and tree.heads[first] in (predicate, carrier):
                return role
            i = first
            continue
        if i != head and i != predicate and (dep in CLAUSES or dep == "root"):
            return ""
        case = tree.case(i)
        given = words.prepositions.get(case, "")
        if given:
            role = given if given != "at" or not role else role
        elif dep in SUBJECTS and dep != "nsubj:pass":
            if i == head or not role:
                return ""
        elif dep in _OBJECTS:
            verb = words.verbs.get(tree.lemmas[up], "")
            if not role:
                if i != head and not _named_after(tree, head, i):
                    return ""
                role = verb
                if not role:
                    return ""
        elif dep == "nmod:poss" or dep == "compound" or case == "of":
            if arrived and up == predicate and tree.upos[predicate] in ("NOUN", "PROPN"):
                return role or ("at" if case == "of" or dep == "compound" else "")
            if i == head and case == "of" and not _is_site(tree, up, words):
                return ""
            if i == head and dep != "compound" and case != "of" and not _is_site(tree, up, words):
                return ""
        elif not role and dep not in _NAME_PARTS and not dep.startswith("obl") and dep != "nmod":
            return ""
        if arrived:
            return role
        i = up


def _carrier(tree: Tree, predicate: int) -> int:
    """The light verb whose object a predicate noun is; -1 for none."""
    up = tree.heads[predicate]
    if up != predicate and tree.deps[predicate] in ("obj", "nsubj:pass") and tree.upos[predicate] == "NOUN":
        return up
    return -1


def _named_after(tree: Tree, head: int, i: int) -> bool:
    """`head` is a part of the name or the site that `i` heads ("Kursk region", "the capital of Ukraine")."""
    while head != i:
        if tree.deps[head] not in _NAME_PARTS:
            return False
        head = tree.heads[head]
    return True


def _is_site(tree: Tree, i: int, words: Words) -> bool:
    """A noun for a kind of place ("the city of", "Ukraine's region")."""
    return tree.lower[i] in words.kinds or tree.lemmas[i] in words.kinds
