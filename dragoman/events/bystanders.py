"""Whom a recipient's slot names although it is not done to him: of whom a request or a promise only speaks, what is sent, where
it is, who stands by.
"""

from __future__ import annotations

from collections.abc import Container, Sequence, Set
from typing import TYPE_CHECKING

from dragoman.events import inner
from dragoman.events.frames import COOPERATIVE, Frame

if TYPE_CHECKING:
    from dragoman.events.triggers import Triggers

_TOGETHER = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "MOBILIZE", "SUPPORT"})
"""Events that nobody does to him "with respect to" whom they take place."""


class Bystanders:
    """Answers for one tree."""

    def __init__(self, at: Triggers) -> None:
        self.at, self.tree, self.classes = at, at.tree, at.lexicon.classes

    def of(
        self,
        i: int,
        frame: Frame,
        paths: Sequence[tuple[str, ...]],
        tokens: Sequence[int],
        found: Sequence[int],
        other: tuple[int, ...],
    ) -> set[int]:
        """Those of `found` (recipients of the trigger `i`, read from `tokens` in the slots `paths`) to whom it is not done.
        `other`: who does it."""
        tree, classes, about = self.tree, self.classes, self.classes["aboutword"]
        whole = {u for t in tokens for u in tree.conjuncts(t)}
        if paths[0][0] == "comp" and paths[0][-1] == "obj" and (moved := {t for t in found if self._moved(t)}):
            return moved
        if linked := self._linked(frame.event, found, whole):
            return linked
        if frame.event == "ACCUSE" and frame.mode == "investigate":  # "probed the *Chad* shooting", "a leak of *Chad's* papers"
            hurt = {t for t in whole if self.at.event(t) == "ASSAULT" or tree.lemmas[t].lower() == "leak"}
            if paths[0][-1] == "in" and all(self.at.event(tree.heads[t]) == "ASSAULT" for t in tokens):
                return set(found)
            return {t for t in found if (over := inner.links(tree, t, hurt)) and tree.case(over[1][-1]) not in ("by", "of")}
        if frame.event == "SUPPORT":  # "defended his stance *on Chad*"
            return inner.behind(tree, found, whole, ("against", "on", "over"))
        if frame.event == "MOBILIZE":
            return self._between_others(found, whole, other)
        if tree.deps[i] == "amod":  # "the use of banned *mines by Chad*"
            return inner.behind(tree, found, whole, ("by",))
        if frame.event == "PROTEST":  # "rallied in solidarity *with nurses*", "protested the war in *Chad*"
            siding = {t for t in whole if tree.lemmas[t].lower() in classes["siding"]}
            fought = {t for t in (*whole, *self.at.slot(i, "obj")) if self.at.event(t) == "ASSAULT"}
            there = set(found) if fought and paths == (("in",),) else inner.there(tree, found, fought)
            return there | inner.behind(tree, found, siding, ("with", "of"))
        if frame.event == "REQUEST":
            if len(paths[0]) > 1 and paths[0][-1] in ("of", "poss"):  # "called for the jailing *of two men*"
                whole = {tree.heads[tree.first_conjunct(t)] for t in tokens}
            left = inner.unasked(tree, found, whole, classes["ownact"], self._people)
            return left | {t for t in whole if tree.case(t) == "from" and self._leaves(tree.heads[t])}
        if frame.event == "AGREE" and paths[0][0] == "comp":
            if paths[0][-1] == "on" and all(tree.lemmas[tree.heads[tree.first_conjunct(t)]].lower() in about for t in tokens):
                return set(found)  # "will work together on *Chad*"
            where = paths[0] == ("comp", "in") and all(self.at.event(tree.heads[t]) in ("CONSULT", None) for t in tokens)
            if where and all(map(self.at.parties.merely_where, found)):  # "agreed to meet in *Lima*"
                return set(found)
            return inner.unpromised(tree, found, whole, lambda t: self.at.event(t) in COOPERATIVE, self._people, about)
        if frame.event == "CONSULT" and paths[0][-1] == "with":
            return inner.there(tree, found, whole)
        if frame.event == "ACCUSE":  # "condemned the deaths *in Chad*", not "the arrests *in Chad*"
            suffered = {t for t in whole if self.at.event(t) == "ASSAULT" or tree.lemmas[t].lower() in classes["plight"]}
            return inner.there(tree, found, whole) & inner.there(tree, found, suffered)
        mine = {c for t in other if t in self.at.parties.heads for a in self.at.parties.heads[t].actors for c in a.country}
        own = {t for t in found if t in self.at.parties.heads and self._of_states(t, mine)}
        if frame.event == "COERCE":
            return own & inner.there(tree, found, whole)
        if frame.event == "ASSAULT":  # "attacked on its eastern *Donetsk* front lines", "made advances *in Chad*" by Chad's army
            gained = any(t.path == ("obj",) and t.words == classes["gain"] for t in frame.tests)
            beside = self._listed_beside(tokens, found) if paths[0][-1] in ("against", "of", "on") else set()
            return beside | (own if gained else own & inner.there(tree, found, whole, classes["front"]))
        return set()

    def _linked(self, event: str | None, found: Sequence[int], whole: Set[int]) -> set[int]:
        """Who stands behind a noun that only links him to the clause, tells the occasion, or with whose leave it is done."""
        tree, classes = self.tree, self.classes
        out = inner.linked(tree, found, whole, classes["occasion"], ("at", "by", "in", "on"))
        if event in _TOGETHER:
            out |= inner.linked(tree, found, whole, classes["linkword"], ("in", "with"))
            out |= inner.linked(tree, found, whole, classes["withwhose"], ("with",))
        if event == "AGREE":  # "agreed to it in a deal brokered by Chad"
            deals = {t for t in whole if tree.lemmas[t].lower() in classes["agreement"] | classes["talk"]}
            out |= {t for t in found if (over := inner.links(tree, t, deals)) and any(tree.case(x) == "by" for x in over[1])}
        if event == "MOBILIZE":
            out |= inner.linked(tree, found, whole, classes["answering"], ("in",))
        return out

    def _between_others(self, found: Sequence[int], whole: Container[int], other: Sequence[int]) -> set[int]:
        """The neighbours of a border near which troops are: the one whose they are is not their target, nor, where they are
        nobody's, either ("near the *Chadian-Libyan* border")."""
        heads, tree = self.at.parties.heads, self.tree
        two = [
            t for t in found if (over := inner.links(tree, t, whole)) and tree.lemmas[over[0]].lower() in self.classes["border"]
        ]
        states = {c for t in two if t in heads for a in heads[t].actors for c in a.country}
        mine = {c for t in other if t in heads for a in heads[t].actors for c in a.country}
        if len(states) < 2:
            return set()
        return {t for t in two if not states & mine or self._of_states(t, mine)}

    def _leaves(self, noun: int) -> bool:
        """Whether what "from" tells of behind a noun is left, not asked: "demanded a departure *from Chad*"."""
        return self.at.event(noun) == "RETREAT" or self.tree.lemmas[noun].lower() in self.classes["leavingnoun"]

    def _moved(self, t: int) -> bool:
        """Whether troops or arms are what is sent, not to whom: "agreed to send *jets*"."""
        tree, classes, verb = self.tree, self.classes, self.tree.heads[self.tree.first_conjunct(t)]
        things, frame = classes["arms"] | classes["force"] | classes["troops"], self.at.frame(verb)
        sent = frame is not None and frame.event in ("AID", "MOBILIZE") and (("obj",),) in frame.item.alternatives
        sent = sent or tree.lemmas[verb] in classes["giving"] | classes["handing"]
        return sent and tree.upos[verb] == "VERB" and tree.lemmas[t].lower() in things

    def _listed_beside(self, tokens: Sequence[int], found: Sequence[int]) -> set[int]:
        """Who is only listed as a further topic behind a war: "spoke of the invasion of Chad, *the Middle East*, and *Togo*"."""
        out: set[int] = set()
        for t in tokens:
            several = self.tree.conjuncts(t)
            vague = [u for u in several if u != t and not self.at.parties.somebody(u)]
            if len(several) > 2 and vague and self.at.parties.state(t):
                out.update(u for u in found if u in several and u != t)
        return out

    def _of_states(self, t: int, states: set[str]) -> bool:
        return all(a.country and states.issuperset(a.country) for a in self.at.parties.heads[t].actors)

    def _people(self, t: int) -> bool:
        return self.tree.lemmas[t].lower() in self.classes["people"] or t in self.at.parties.heads
