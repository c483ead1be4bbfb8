"""Why what a frame holds for an event is none after all: nobody takes part, it takes two, those who do speak for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.events.frames import EVENTS, Frame
from dragoman.events.mishaps import mishap
from dragoman.events.triggers import Triggers

_PERSONAL = EVENTS - {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"}
"""Categories that need somebody with a will."""

_PRIVATE = frozenset({"CVL", "EDU", "JRN", "LAB", "MED", "REF"})
"""Sectors of people who speak for no state, party or organisation."""

_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT"})
_MUTUAL = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})


class Vetoes:
    """The vetoes of one tree."""

    def __init__(self, at: Triggers) -> None:
        self.at = at
        self.tree = at.tree

    def veto(
        self, i: int, frame: Frame, event: str | None, mode: str | None, actors: Sequence[int], recipients: Sequence[int]
    ) -> str:
        """Why the predicate at token `i`, with the event that its frame gives, tells of no event; empty where it does."""
        if not actors and self._by_number(i, event, mode):
            return ""  # "tens of thousands marched", "several were detained"
        if not actors and not frame.specific and not self._somebody(recipients, event) and not self._none(i):
            return "nobody takes part"
        if event is None:
            return ""
        if self._one_sided(i, event, mode, actors, recipients):
            return "it takes two, and one is not named"
        if event == "CONSULT" and self._interview((*actors, *recipients)):
            return "a talk with the press"
        if mode == "investigate" and self._interview(actors):
            return "a report by the press"
        if mode == "visit" and self._travellers(actors):
            return "who comes speaks for nobody"
        if not actors and self._told_to_reader(i):
            return "the reader is told to"
        if event == "ASSAULT" and mishap(self.at, i):
            return "nobody's doing"
        if event in _PERSONAL and not actors and self._thing_acts(i) and not self._paper_says(i, event, recipients):
            return "what does it is nobody"
        return ""

    def _one_sided(self, i: int, event: str, mode: str | None, actors: Sequence[int], recipients: Sequence[int]) -> bool:
        """Whether what takes two has only one: praise of nobody, a meeting of one, help that nobody gives or gets. An agreement
        told by a verb may be with whom the report leaves out, a plural subject may meet within itself."""
        tree, parties = self.tree, self.at.parties
        some = [t for t in (*actors, *recipients) if t in parties.heads or parties.acts(t)]
        if event == "SUPPORT" and recipients and all(self.at.parties.crowd(t) for t in recipients):
            return True  # "supports working families": a policy at home
        if any(tree.lemmas[t].lower() in self.at.lexicon.classes["anaphor"] for t in recipients):
            return False  # "supports this move": with whoever made it
        if event == "AID":
            return not some and tree.upos[i] == "VERB"
        if mode in ("visit", "host"):
            return not some
        if event not in _MUTUAL or len(some) > 1 or (event == "AGREE" and (tree.upos[i] == "VERB" or some[:1] == [*recipients])):
            return False
        negotiating = tree.upos[i] == "VERB" and tree.lemmas[i] in self.at.lexicon.classes["negotiating"]
        if event == "CONSULT" and some and negotiating and not self.at.slots(i).get("obj"):
            return False  # "the rebels are negotiating in Doha": with whom may be left out
        if event == "SUPPORT" and tree.upos[i] == "VERB" and some[:1] == [*actors] and (self._carries(i) or self._act(i)):
            return False  # "signed a treaty": with whom may be left out
        within = event != "SUPPORT" and any(tree.xpos[t] in ("NNS", "NNPS") or tree.lower[t] in ("they", "both") for t in some)
        group = some and some[0] in parties.heads and len(parties.heads[some[0]].actors) > 1
        group = group or (event == "CONSULT" and bool(some) and some[0] in actors and self._league(some[0]))  # "the G7 summit"
        return not some or not (within or group or (event == "SUPPORT" and some[0] in recipients))

    def _league(self, t: int) -> bool:
        """Whether a party is an organisation of states itself, not somebody who speaks for it."""
        mention = self.at.parties.heads.get(t)
        named = mention is not None and mention.kind == "name" and self.tree.upos[t] == "PROPN"
        return mention is not None and named and all(a.code == "IGO" and "GOV" not in a.sectors for a in mention.actors)

    def _carries(self, i: int) -> bool:
        """Whether the object of a verb is an agreement, a relation or a bond, which takes two, or what a body decides on."""
        frame, classes = self.at.frame(i), self.at.lexicon.classes
        mutual = (classes["agreement"], classes["relation"], classes["bond"])
        if frame is None:
            return False
        voted = any(t.path == ("subj",) and t.words == classes["voter"] for t in frame.tests)
        return voted or any(t.path == ("obj",) and t.words in mutual for t in frame.tests)

    def _act(self, i: int) -> bool:
        """Whether the object of a verb is itself an event, whose doer may be left out: "welcomed *the ceasefire*", not one's own
        ("voiced its commitment")."""
        told = [t for t in self.at.slots(i).get("obj", []) if (f := self.at.frame(t)) is not None and f.event]
        return any(all(self.tree.xpos[c] != "PRP$" for c in self.tree.children[t]) for t in told)

    def _interview(self, parties: Sequence[int]) -> bool:
        """Whether the press takes part: who speaks to it consults nobody."""
        mentions = self.at.parties.heads
        return any("JRN" in a.sectors for t in parties if t in mentions for a in mentions[t].actors)

    def _travellers(self, actors: Sequence[int]) -> bool:
        """Whether who comes are only people who speak for nobody: refugees, students, reporters, families."""
        mentions = self.at.parties.heads
        found = [a for t in actors if t in mentions for a in mentions[t].actors]
        return bool(found) and all(a.sectors and _PRIVATE.issuperset(a.sectors) for a in found)

    def _told_to_reader(self, i: int) -> bool:
        """Whether a verb is an imperative outside of quotations: nobody in the report is asked ("Meet the men who …")."""
        tree = self.tree
        return tree.xpos[i] == "VB" and tree.heads[i] == i and i == tree.sents[tree.sent_of[i]][0]

    def _somebody(self, recipients: Sequence[int], event: str | None) -> bool:
        """Whether anybody takes part: destruction has things for victims, all else needs people or states."""
        return bool(recipients) and (event == "ASSAULT" or any(self.at.parties.acts(t) for t in recipients))

    def _none(self, i: int) -> bool:
        """Whether it is said to be done to nobody: "*nobody* has been arrested"."""
        tree = self.tree
        done = (c for c in tree.children[i] if tree.deps[c] in ("nsubj:pass", "obj"))
        return tree.upos[i] == "VERB" and any(
            tree.lower[c] in self.at.lexicon.classes["nobody"]
            or (tree.lower[c] == "one" and any(tree.lower[d] == "no" for d in tree.children[c]))
            for c in done
        )

    def _thing_acts(self, i: int) -> bool:
        """Whether the subject of a verb is a thing: it cannot promise, threaten or help."""
        subjects = self.at.slots(i).get("subj", []) if self.tree.upos[i] == "VERB" else []
        return (
            bool(subjects)
            and all(self.tree.upos[s] == "NOUN" for s in subjects)
            and not self.at.parties.of(subjects, themselves=True)
        )

    def _paper_says(self, i: int, event: str, recipients: Sequence[int]) -> bool:
        """Whether a letter, a resolution or a report accuses or asks somebody, whoever wrote it."""
        subjects = self.at.slots(i).get("subj", [])
        papers = self.at.lexicon.classes["speaking-paper"]
        told = event in _SAID and any(self.at.parties.acts(t) for t in recipients)
        return told and all(self.tree.lemmas[s].lower() in papers for s in subjects)

    def _by_number(self, i: int, event: str | None, mode: str | None) -> bool:
        """Whether people told by their number alone protest, or are arrested ("*Tens of thousands* marched", "*several* were
        held")."""
        slot = "subj" if event == "PROTEST" else "obj" if mode in ("arrest", "deport") else ""
        people = self.at.slots(i).get(slot, []) if self.tree.upos[i] == "VERB" else []
        numbers = self.at.lexicon.classes["headcount"]
        return any(self.tree.upos[t] == "NUM" or self.tree.lower[t] in numbers for t in people)
