"""Who has been named so far, asked for what later words may mean: those before a token, and the subject that governs it."""

from __future__ import annotations

from collections.abc import Container

from dragoman.actors.antecedents import Antecedent, distinct
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree
from dragoman.records import Actor

BACK = 2  # how many sentences back an antecedent may stand


class Memory:
    """The antecedents of one reading, in the order of the text."""

    def __init__(self, tree: Tree, tables: Tables) -> None:
        self.tree = tree
        self.fights: Container[str] = tables.fights  # nouns for what somebody fights
        self.impersonal: Container[str] = tables.impersonal  # verbs whose "it" is nobody
        self.penalties: Container[str] = tables.penalties  # what somebody is threatened with
        self.demanding: Container[str] = tables.demanding  # verbs whose clause tells what another is to do
        self.items: list[Antecedent] = []
        self.titled: list[Antecedent] = []  # the officials whom the report's title names
        self.by_head: dict[int, Antecedent] = {}
        self._by_sent: dict[int, list[tuple[int, Antecedent]]] = {}  # with their places in `items`

    def add(self, a: Antecedent) -> None:
        self._by_sent.setdefault(a.sent, []).append((len(self.items), a))
        self.items.append(a)
        self.by_head[a.head] = a

    # ------------------------------------------------------------------ looking back
    def before(self, token: int, sort: str, sents: range | None = None) -> list[Antecedent]:
        """Antecedents of one sort that stand before a token in the given sentences (default: its own), latest first."""
        here = self.tree.sent_of[token]
        wanted = sents if sents is not None else range(here, here + 1)
        near = [x for s in wanted for x in self._by_sent.get(s, ()) if x[1].sort == sort and x[1].start < token]
        return [a for _, a in sorted(near, key=lambda x: -x[0])]

    def governing(self, token: int) -> Antecedent | bool | None:
        """The subject of the nearest clause above `token` that has one before it. False where that subject is no actor."""
        tree = self.tree
        own = tree.deps[token] != "nmod:poss"
        child = token
        for a in tree.above(token):
            if (
                tree.deps[child] == "acl"
                and tree.upos[a] in ("NOUN", "PROPN")
                and tree.heads[token] in (child, *tree.children[child])
            ):
                # "Pyongyang's preparations to expand its support": whose preparations they are
                whose = next((c for c in tree.children[a] if tree.deps[c] == "nmod:poss" and c < token), None)
                if whose is not None and whose in self.by_head:
                    return self.by_head[whose]
            s = tree.subject(a)
            child, below = a, child
            if (
                s is not None
                and tree.lower[s] in ("who", "which")
                and tree.deps[a] == "acl:relcl"
                and tree.heads[a] in self.by_head
                and not (own and _own_clause(tree, token, a))
            ):
                return self.by_head[tree.heads[a]]  # "*Chad*, which has closed its border"
            if s is None or s >= token or s == below or (tree.upos[s] == "PRON" and tree.lower[s] in ("who", "which", "that")):
                continue
            if any(tree.deps[c] == "expl" and tree.lower[c] == "there" for c in tree.children[a]):
                continue  # "said there is one *Chad* as it left"
            if own and _own_clause(tree, token, a):
                continue  # "He met him": the subject of a pronoun's own clause is somebody else
            return self.by_head.get(s) or False
        return None

    def coordinated(self, a: Antecedent) -> tuple[Actor, ...]:
        """An antecedent's actors together with those coordinated with it."""
        out: list[Actor] = []
        for j in self.tree.conjuncts(self.tree.first_conjunct(a.head)):
            b = self.by_head.get(j)
            if b is not None:
                out.extend(b.actors)
        return distinct(out or list(a.actors))


def _own_clause(tree: Tree, token: int, verb: int) -> bool:
    """Whether `token` is an argument of `verb` itself, or of one that shares its subject, not of a clause or noun below it."""
    h = tree.heads[token]
    if tree.deps[token] in ("obj", "iobj"):
        while h != verb and tree.deps[h] == "xcomp" and tree.kid(tree.heads[h], "obj", "iobj") is None:
            h = tree.heads[h]  # "Iran vowed to punish *it*"
    shared = tree.deps[h] == "conj" and tree.upos[h] == "VERB" and tree.kid(h, "nsubj", "nsubj:pass") is None
    return h == verb or (shared and tree.heads[h] == verb and not tree.deps[token].startswith("nsubj"))
