"""Which verbs are in the passive: by their auxiliary, as participles of a noun, and in headlines, which leave it out."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events import clauses
from dragoman.events.clauses import has as _has
from dragoman.language.trees import Tree

_MAIN = frozenset({"root", "ccomp", "parataxis", "conj"})


class Voice:
    """The voice of the verbs of one tree. The lexicon's classes tell which verbs need an object, which keep their form in the
    past, and which take infinitives that a past tense and a participle would share."""

    def __init__(self, tree: Tree, classes: Mapping[str, frozenset[str]]) -> None:
        self.tree = tree
        self._motion = classes["motion"]
        self._infinitive = classes["objinfinitive"]
        self._objectful = classes["objectful"]
        self._undertaking = classes["undertaking"]
        self._invariant = classes["invariant"]
        self._minded = classes["minded"]
        self._firing = classes["firing"]
        self._engaging, self._guilt = classes["engaging"], classes["guiltword"]

    def passive(self, i: int) -> bool:
        """Whether what stands as a verb's subject suffers it: so by its auxiliary, as a participle, or as headlines write it."""
        tree = self.tree
        if tree.lemmas[i] in self._minded and any(tree.case(c) == "to" for c in tree.kids(i, "obl")):
            return False  # "many are *opposed* to it"
        firing = tree.lemmas[i] in self._firing and tree.xpos[i] == "VBD" and not _has(tree, i, "aux:pass")
        if firing and any(tree.case(c) in ("at", "on", "upon") for c in tree.kids(i, "obl")):
            return False  # "troops *fired* on the crowd"
        if tree.lemmas[i] in self._engaging and any(tree.case(c) == "in" for c in tree.kids(i, "obl")):
            return False  # "both are *engaged* in talks"
        if clauses.told_in_past(tree, i, self._motion):
            return False
        if tree.lemmas[i] in ("find", "hold") and tree.xpos[i] in ("VBD", "VBN") and not _has(tree, i, "obj") and self._blamed(i):
            return True  # "Roe *held* responsible for it"
        if tree.passive(i) and (tree.lemmas[i] not in self._undertaking or _has(tree, i, "aux:pass")):
            return tree.xpos[i] != "VBD" or _has(tree, i, "aux:pass") or not _has(tree, i, "obj")
        if tree.xpos[i] == "VBN":
            d = tree.deps[i]
            if d == "acl" or d == "amod" or (d == "advcl" and not _has(tree, i, "obj") and not _has(tree, i, "aux")):
                return True
            if d == "ccomp" and clauses.mark(tree, i) == "as" and self._reduced(i):  # "lists him as *wrongfully detained*"
                return True
            if d in ("xcomp", "acl:relcl") and self._reduced(i):  # "brought home those *held* abroad"
                return True
            if d == "conj" and not any(tree.deps[c] in ("nsubj", "aux", "obj") for c in tree.children[i]):
                head = tree.heads[i]  # "the army suffered many losses, *killed* and wounded"
                counted = tree.lemmas[i] in self._objectful and tree.words[i - 1] == "," and _has(tree, head, "obj")
                return counted or self.passive(head)
            if (
                d in ("root", "ccomp", "parataxis")
                and _has(tree, i, "nsubj")
                and not _has(tree, i, "aux")
                and not _has(tree, i, "obj")
            ):  # as headlines write it: "Two soldiers wounded in raid", but not "Togo also promised to go"
                if clauses.active(tree, i):
                    return False
                return tree.lemmas[i] not in self._undertaking or not _has(tree, i, "xcomp")
            if not any(tree.deps[c] in ("nsubj", "aux", "obj") for c in tree.children[i]) and _has(tree, i, "obl:agent"):
                return True
        if tree.xpos[i] == "VBD" and tree.deps[i] in ("acl", "xcomp") and self._reduced(i):
            return True
        if tree.xpos[i] in ("VBD", "VBP") and tree.lemmas[i] in self._invariant and not _has(tree, i, "obj"):
            return any(tree.deps[c].startswith("obl") and tree.case(c) == "by" for c in tree.children[i])  # "hit by a jet"
        bare = tree.lemmas[i] in self._infinitive  # "Parliament urged to vote"
        transitive = (tree.lemmas[i] in self._objectful and not bare) or (bare and _has(tree, i, "xcomp"))
        transitive = transitive and tree.deps[tree.heads[i]] != "acl:relcl"  # "a ship that it says Chad *seized*"
        if tree.xpos[i] == "VBD" and tree.lower[i][-1:] != "s" and transitive and tree.deps[i] in _MAIN:
            for c in tree.children[i]:
                if tree.deps[c] in ("obj", "iobj", "aux", "ccomp") or (
                    tree.deps[c] == "xcomp" and not (bare and tree.kid(c, "nsubj") is None)  # "urged *them* to vote", misread
                ):
                    return False
            return not clauses.shared(tree, i) and not clauses.shifted(tree, i)
        return False

    def _blamed(self, i: int) -> bool:
        """Whether a verb without an object tells what somebody is held for."""
        kids = self.tree.children[i]
        return any(c - i == 1 and self.tree.deps[c] == "xcomp" and self.tree.lower[c] in self._guilt for c in kids)

    def _reduced(self, i: int) -> bool:
        """Whether a participle has nothing of its own but what is said of where and when: it is said of a noun."""
        tree = self.tree
        return not any(tree.deps[c].startswith(("nsubj", "aux", "obj", "ccomp", "xcomp")) for c in tree.children[i])
