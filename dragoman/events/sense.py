"""Is an event meant in its own sense? The sum of the weights of the signs that it shows.

A trigger often stands for something else than its category: "yield the floor", an assault on rights, a president who helps
families at home. The signs are the trigger, its category, who does it to whom (their kinds, whether they are of one state), and
what stands in its slots, and for violence what the report and the sentence are about (a match, a storm, a laboratory, a
war …), by the words of ``events_domains.tsv``. Their weights come from a logistic regression (`training/events_sense.py`) and
lie in ``events_sense.tsv``; a sign that was never seen weighs nothing. An event whose sum is below zero is none; where the words
are those of politics at home, or the first person speaks, and no second state takes part, it needs a little more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.events.triggers import Triggers

_CROWD = frozenset({"AGR", "BUS", "CVL", "EDU", "LAB", "MED", "REF", "REL", "JRN", "SOC", "ELI"})
"""Sectors of people who do not act for a state."""

_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "SPY", "IMG"})
_FIRST = frozenset({"i", "we", "us", "me", "my", "our"})
_AT_HOME = frozenset({"home", "home slot", "first", "whom first"})
_MORE = 0.6
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_ABOUT, _FEWEST = 0.02, 2
"""A report is about what at least these many of its content words speak of: as a share, and in number."""

_SLOTS = ("subj", "obj", "iobj", "comp", "to", "for", "of", "on", "against", "with", "from", "in", "by", "mod", "poss")


def weigh(weights: Mapping[str, float], shown: Sequence[str]) -> float:
    """The sum of the weights of these signs, less what an event needs."""
    total = sum(weights.get(s, 0.0) for s in shown)
    return total - _MORE if "across" not in shown and not _AT_HOME.isdisjoint(shown) else total


class Sense:
    """Answers for one tree."""

    def __init__(self, at: Triggers) -> None:
        self.at = at
        self._lands: list[set[str]] | None = None
        self._about: list[str] | None = None

    def score(self, shown: Sequence[str]) -> float:
        """How far the sum of the weights of these signs lies above what an event needs; below zero it is none."""
        return weigh(self.at.lexicon.sense, shown)

    def signs(
        self, i: int, trigger: int, event: str, mode: str | None, actors: Sequence[int], recipients: Sequence[int]
    ) -> list[str]:
        """The names of the signs that the event at token `i` (its trigger may be the noun that a light verb carries) shows."""
        tree, frame = self.at.tree, self.at.frame(trigger)
        lemma = f"{tree.lemmas[trigger].lower()}/{'n' if tree.upos[trigger] == 'NOUN' else 'v'}"
        who, whom = self._kind(actors), self._kind(recipients)
        relation = self._relation(actors, recipients)
        lands = f"lands {min(2, len(self._states_of(tree.sent_of[i])))}"
        bare = frame is None or len(frame.tests) < 2  # what asks for more is not judged by its verb ("offered its good offices")
        out = [
            "bias",
            *((lemma, f"{lemma} {relation}") if bare else ()),
            f"who {who}",
            f"whom {whom}",
            relation,
            lands,
            f"{relation} {lands}",
        ]
        kinds = [event, f"{event} {mode}", f"{event} who {who}", f"{event} whom {whom}", f"{event} {who} {whom}"]
        out += [*kinds, f"{event} {relation}", f"{event} {lands}", f"{event} {relation} {lands}"]
        tests = "tests" if frame is not None and frame.tests else "no tests"
        out += [f"frame {frame.name if frame is not None else 'none'}", tests, f"{event} {tests}"]
        for side, tokens in (("", actors), ("whom ", recipients)):
            if any(tree.lower[t] in _FIRST for t in tokens):
                out += [f"{side}first", f"{event} {side}first"]
        form = tree.xpos[i] if tree.upos[i] == "VERB" else tree.upos[i]
        out += [f"form {form}", f"{event} form {form}", f"as {tree.deps[i]}"]
        if form == "VB" and i and tree.lower[i - 1] == "to":
            out += ["to", f"{event} to"]
        for sign in self._in_slots(trigger):
            out += [sign, f"{event} {sign}"]
        if self._home(i):
            out += ["home", f"{event} home", f"{relation} home"]
        if event == "ASSAULT":
            out += [*(f"ASSAULT about {d}" for d in self._domains()), *(f"ASSAULT near {d}" for d in self._near(i))]
        return list(dict.fromkeys(out))

    def _in_slots(self, trigger: int) -> list[str]:
        tree, at = self.at.tree, self.at
        out = []
        for name, tokens in at.slots(trigger).items():
            if name not in _SLOTS:
                continue
            for t in tokens:
                word = tree.lemmas[t].lower()
                if tree.upos[t] in ("NOUN", "VERB", "ADJ"):
                    out.append(f"{name} {word}")
                    if word in at.lexicon.classes["home"]:
                        out.append("home slot")
                    if not at.parties.acts(t):
                        out.append(f"{name} thing")
                elif tree.upos[t] == "PROPN" and t not in at.parties.heads:
                    out.append(f"{name} name")
        return out

    def _domains(self) -> list[str]:
        """What the report is about, in the order of the alphabet."""
        if self._about is None:
            tree, domains = self.at.tree, self.at.lexicon.domains
            words = [tree.lemmas[t].lower() for t in range(len(tree)) if tree.upos[t] in _CONTENT]
            told = Counter(domains[w] for w in words if w in domains)
            self._about = sorted(d for d, n in told.items() if n >= max(_FEWEST, _ABOUT * len(words)))
        return self._about

    def _near(self, i: int) -> list[str]:
        """What the other words of the sentence speak of, in the order of the alphabet."""
        tree, domains = self.at.tree, self.at.lexicon.domains
        start, end = tree.sents[tree.sent_of[i]]
        words = (tree.lemmas[t].lower() for t in range(start, end) if t != i and tree.upos[t] in _CONTENT)
        return sorted({domains[w] for w in words if w in domains})

    def _home(self, i: int) -> bool:
        """Whether a word of politics at home stands near, in what the token governs."""
        tree = self.at.tree
        start, end = tree.subtree(i)
        home = self.at.lexicon.classes["home"]
        return any(tree.lemmas[t].lower() in home for t in range(max(start, i - 12), min(end, i + 16)))

    def _kind(self, tokens: Sequence[int]) -> str:
        """What the first of the parties is: a state, an alliance, armed people, a crowd, someone of whom nothing is known …"""
        parties = self.at.parties
        if not tokens:
            return "nobody"
        mention = parties.heads.get(tokens[0])
        if mention is None or not mention.actors:
            return "people" if parties.acts(tokens[0]) else "thing"
        a = mention.actors[0]
        sectors = set(a.sectors)
        if a.code:
            return str(a.code).lower()
        where = "" if a.country else " of nowhere"
        if sectors & _ARMED:
            return "armed" + where
        if sectors:
            return ("crowd" if sectors <= _CROWD else "office") + where
        return "state" if a.country else "unknown"

    def _relation(self, actors: Sequence[int], recipients: Sequence[int]) -> str:
        """Whether the two sides are of one state ("within"), of two, or one or both are of none that is known."""
        one, other = (set().union(*map(self._states, side)) for side in (actors, recipients))
        if (one and other and one != other) or len(one) > 1 or len(other) > 1:
            return "across"
        return "within" if one and other else "half" if one or other else "open"

    def _states(self, t: int) -> set[str]:
        mention = self.at.parties.heads.get(t)
        return {c for a in (mention.actors if mention is not None else ()) for c in (a.country or (a.code,)) if c}

    def _states_of(self, sentence: int) -> set[str]:
        """The states (and organisations of states) that a sentence names or speaks of."""
        if self._lands is None:
            self._lands = [set() for _ in self.at.tree.sents]
            for t in self.at.parties.heads:
                self._lands[self.at.tree.sent_of[t]] |= self._states(t)
        return self._lands[sentence]
