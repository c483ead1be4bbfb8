"""Status and value of a predicate: what the tree makes of it (`climb`), what the cue of its source says of it from outside its
clause, and what the model's score then makes of the value (`values`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.attribution import Found
from dragoman.events import Proposition
from dragoman.factuality.climb import DEPTH, Climb, Words
from dragoman.factuality.operators import STATUSES, VALUES, Operator, Operators
from dragoman.factuality.states import State, under
from dragoman.factuality.values import Register, share, value
from dragoman.language.trees import Tree
from dragoman.records import Factuality, Status

_CERTAIN = 1.5  # the score above which an infinitive without any operator is taken to have happened
_OPEN = frozenset({"PR+", "PS+", "PS-", "Uu"})  # values that do not bear out a noun by itself
_UNREAL = -1.2  # the score below which tense alone proves nothing


@dataclass(frozen=True, slots=True)
class Judgement:
    status: Status
    factuality: Factuality
    why: tuple[str, ...]


class FactualityReader:
    """Holds the lexicon and the register's weights; `judge` is a function of its arguments."""

    def __init__(self, operators: Operators, register: Register) -> None:
        self._words = Words.of(operators)
        self._register = register
        self._last: tuple[Tree, float] | None = None  # the text last judged, and how much of a report it is
        self._spoken: tuple[Sequence[Found], frozenset[int]] = ((), frozenset())  # likewise, and the cues of speech there

    @classmethod
    def load(cls) -> FactualityReader:
        return cls(Operators.load(), Register.load())

    def judge(self, tree: Tree, proposition: Proposition, founds: Sequence[Found], chain: Sequence[int]) -> Judgement:
        """Status and value of one proposition for its innermost source (the last of `chain`, indices into `founds`)."""
        i = proposition.predicate
        cue = founds[chain[-1]].cue if chain else -1
        told = cue >= 0 and tree.xpos[cue] in ("VBD", "VBN", "VBZ", "NN", "NNS")
        speech = i in self._speeches(founds)
        climb = Climb(self._words, tree, i, cue, told, proposition.base or proposition.event, speech)
        state = climb.state(i, DEPTH, carrier(tree, proposition))
        named = climb.known(i) or (
            tree.upos[i] == "VERB" and self._words.own.tells(tree, i)
        )  # "was *accused* of it, which he denied"
        denied = None if speech or named else self._denial(tree, i, cue)
        if denied is not None and state.real:
            state = under(State("", "CT+"), denied, f"{tree.words[cue]} (of what was told)")
        if not tree.facts or state.status == "not_mentioned":
            return Judgement(STATUSES[state.status], VALUES[state.value], state.why)
        score, report = tree.facts[i], self._share(tree)
        why = (*state.why, f"score {score:.1f}")
        if state.bare and state.status == "unspecified" and score >= _CERTAIN:
            state = replace(state, status="occurred")
        elif state.bare and score < _UNREAL:  # neither the article nor the tense proves anything then
            climb.doubted = True
            again = climb.state(i, DEPTH, carrier(tree, proposition))
            state = replace(again, status="unspecified", value="Uu") if again.bare else again
            why = (*state.why, why[-1])
        judged = value(state, score, report)
        if state.bare and state.status == "occurred" and judged in _OPEN and proposition.event is None and climb.merely_named(i):
            state, why = replace(state, status="unspecified"), (*why, "named only")
        return Judgement(STATUSES[state.status], VALUES[judged], why)

    def _denial(self, tree: Tree, i: int, cue: int) -> Operator | None:
        """What denies `i` from outside its clause: "accused X of lying, *which X denied*"."""
        if cue < i or tree.upos[cue] != "VERB" or cue in tree.above(i):
            return None
        op = self._words.operators.find(tree.lemmas[cue].lower(), "v", ("ccomp",))
        other = self._words.operators.find(tree.lemmas[cue].lower(), "v", ("obj:indef",))  # "a bill, but it was *dismissed*"
        told = self._words.operators.has(tree.lemmas[tree.heads[cue]].lower(), "n", "claim")  # "a claim that she rejects"
        if other is not None and other.status == "not_occurred" and not told:
            return None
        return op if op is not None and op.status == "denied" and self._words.own.negation(tree, cue) is None else None

    def _speeches(self, founds: Sequence[Found]) -> frozenset[int]:
        """The cues of what is said; looked up once a text."""
        if self._spoken[0] is not founds:
            self._spoken = (founds, frozenset(f.cue for f in founds if f.record.kind == "speech"))
        return self._spoken[1]

    def _share(self, tree: Tree) -> float:
        """How much of a report this text is; worked out once a text."""
        if self._last is None or self._last[0] is not tree:
            self._last = (tree, share(self._register.of(tree)))
        return self._last[1]


def carrier(tree: Tree, p: Proposition) -> int | None:
    """The light verb of an event noun ("held talks"): its tense and modals are the event's."""
    if tree.upos[p.predicate] != "NOUN":
        return None
    head = tree.heads[p.predicate]
    return head if p.start <= head < p.end and tree.upos[head] == "VERB" else None
