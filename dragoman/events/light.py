"""Nouns that tell of an event beside a verb that says little: "paid a *visit*", "took part in the *talks*"."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events import clauses
from dragoman.events.clauses import has as _has
from dragoman.language.trees import Tree

_DURING = frozenset({"in", "on", "during", "at", "after", "following", "before"})


class LightVerbs:
    """The light verbs of one tree's nouns, by the lexicon's classes."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]]) -> None:
        self.tree = tree
        self.verbs = classes["lightverb"] | classes["aspect"] | classes["reverselight"]
        self._transparent = classes["transparent"]
        self._reaching, self._agreements = classes["reaching"], classes["agreement"]
        self._courses, self._there = classes["course"], classes["going-for"]
        self._entering = classes["entering"] | {"be", "join"}
        self._attacks, self._wielding = classes["attack"], classes["wielding"]
        self.visits = classes["visitword"] | {"visit"}
        self.talks = classes["visitword"] | classes["talk"] | {"call"}

    def verb_of(self, i: int) -> int | None:
        """The verb whose subject does what the noun `i` tells of: one of the light, aspectual and transparent verbs."""
        tree = self.tree
        first = tree.first_conjunct(i)
        d, verb = tree.deps[first], tree.heads[first]
        if d == "nmod" and tree.case(first) == "of" and tree.lemmas[verb].lower() in self._courses:
            d, verb = tree.deps[verb], tree.heads[verb]  # "waged a *series* of raids"
        if d == "nmod" and tree.deps[verb] == "obj" and tree.lemmas[i].lower() in self.visits and "to" in self._cases(i):
            d, verb = "obl", tree.heads[verb]  # "Oslo vows *friendship in* a visit to Lima"
        if verb == first or tree.upos[verb] != "VERB":
            return None
        lemma = tree.lemmas[verb]
        if (lemma == "be" and _has(tree, verb, "expl")) or clauses.suffered(tree, verb, first):
            return None  # "in this war there is a victim", "has sanctions imposed on it"
        if d in ("obj", "nsubj:pass", "xcomp") and (lemma in self.verbs or lemma in self._transparent):
            return verb
        if d == "obj" and lemma in self._reaching and tree.lemmas[i] in self._agreements:
            return verb  # "Oslo seeks a *deal* with Lima"
        if d == "nsubj" and lemma in self.verbs and tree.passive(verb):
            return verb
        asking = tree.lower[i + 1 : i + 2] == ["for"] or tree.upos[i + 1 : i + 2] == ["PART"]  # "at *calls* for change"
        spoken = i == first and tree.lemmas[i] in self.talks and not asking
        if d == "obl" and spoken and tree.case(i) in _DURING and not tree.passive(verb):
            people = {t for n in tree.names if n.type == "PER" for t in range(n.start, n.end)}
            owned = any(
                tree.deps[c] == "nmod:poss" or tree.case(c) in ("by", "between", "of") or (c < i and c in people)
                for c in tree.children[i]
            )
            definite = any(tree.lower[c] in ("the", "this", "that") for c in tree.children[i])
            return None if owned or (definite and "to" not in self._cases(i)) else verb
        if tree.lemmas[i] in self._attacks and d == "obl" and tree.case(i) in ("in", "during") and lemma in self._wielding:
            active = not tree.passive(verb) and _has(tree, verb, "obj") and _has(tree, verb, "nsubj")
            return verb if active else None  # "fired missiles in an *attack* on Lima"
        if d == "obl" and lemma == "return" and tree.lemmas[i] in self.visits and tree.case(i) == "from":
            return None if any(tree.deps[c] == "nmod:poss" for c in tree.children[i]) else verb
        if d == "obl" and lemma in self._entering and tree.case(first) in ("in", "on", "into"):
            return verb
        return verb if d == "acl:relcl" else None

    def goers(self, i: int) -> list[int]:
        """Who is, is due or is expected somewhere for the talks or the visit that the noun `i` tells of: "*Ruiz* is in Lima *for
        talks*"."""
        tree = self.tree
        first = tree.first_conjunct(i)
        there = tree.heads[first]
        if tree.lemmas[i] not in self.talks or tree.case(first) != "for" or tree.deps[first] not in ("obl", "nmod"):
            return []
        going = tree.lemmas[there].lower() in self._there
        if going and tree.lemmas[i] in self.visits:
            return []  # "is due *in Lima* for a visit" tells it
        if not going and (tree.upos[there] == "VERB" or tree.case(there) not in ("in", "at") or not _has(tree, there, "cop")):
            return []
        return [c for c in tree.children[there] if tree.deps[c] in ("nsubj", "nsubj:pass") and c < i]

    def _cases(self, i: int) -> set[str]:
        return {self.tree.case(c) for c in self.tree.children[i]}
