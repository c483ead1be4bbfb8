"""From a predicate up its tree: what stands around it, what it hangs from, and what that makes of it.

The way: (1) the predicate's own modifiers: negation, modals, adverbs, adjectives, marks, a question; (2) up the tree, from
head to head, as long as the meaning of what is above reaches down: the words that a clause or phrase hangs from, each with its own negation and
modals; what is presupposed ("following Putin's visit") or asserted by itself (a relative clause) stops the climb; (3) the
innermost operator decides, those above it can only weaken; (4) without any, tense and aspect say whether it occurred or goes on,
and the model's score whether that is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.attribution import Found
from dragoman.events import Proposition
from dragoman.factuality.operators import CLASSES, Operators
from dragoman.language.trees import Tree
from dragoman.records import Factuality, Status

# Thresholds on the model's score (−3 … 3), set on UDS and MEANTIME dev.
DOUBTFUL = 0.5
CERTAIN = 1.5
UNREAL = -0.7


@dataclass(frozen=True, slots=True)
class Judgement:
    status: Status
    factuality: Factuality
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Force:
    """What one operator does: a status (may be empty), a value, and the words that say so."""

    status: str
    value: str
    why: str


class FactualityReader:
    """Holds the lexicon; `judge` is a pure function."""

    def __init__(self, operators: Operators) -> None:
        self._operators = operators

    @classmethod
    def load(cls) -> FactualityReader:
        return cls(Operators.load())

    def judge(self, tree: Tree, proposition: Proposition, founds: Sequence[Found], chain: Sequence[int]) -> Judgement:
        """Status and value of one proposition for its innermost source (the last of `chain`, indices into `founds`)."""
        i = proposition.predicate
        forces = list(self._around(tree, i))
        carrier = self._carrier(tree, proposition)
        if carrier is not None:
            forces = [*self._around(tree, carrier), *forces]
            i = carrier
        cue = founds[chain[-1]].cue if chain else None
        forces += self._above(tree, i, cue)
        score = tree.facts[proposition.predicate] if tree.facts else None
        return _combine(forces, score) or _plain(tree, i, score, proposition.event is not None)

    @staticmethod
    def _carrier(tree: Tree, p: Proposition) -> int | None:
        """The light verb of an event noun ("held talks"): its tense and modals are the event's."""
        if tree.upos[p.predicate] != "NOUN":
            return None
        head = tree.heads[p.predicate]
        return head if p.start <= head < p.end and tree.upos[head] == "VERB" else None

    # ------------------------------------------------------------------ (1) around the predicate
    def _around(self, tree: Tree, i: int) -> list[_Force]:
        out: list[_Force] = []
        negated = negation(tree, i)
        modal = False
        for c in tree.children[i]:
            dep, word = tree.deps[c], tree.lower[c]
            kind = CLASSES.get(tree.upos[c], "")
            if dep in ("aux", "advmod", "amod", "mark", "case", "det"):
                if dep == "aux":
                    kind = "x"
                elif dep == "mark":
                    kind = "m"
                elif dep == "case":
                    kind = "p"
                elif dep == "amod":
                    kind = "a"
                found = self._operators.find(word, kind, ("self",)) or self._operators.find(tree.lemmas[c].lower(), kind, ("self",))
                if found is None or (kind == "x" and modal):
                    continue
                modal |= kind == "x"
                status, value = found.effect(negated is not None and kind == "x")
                if kind == "x" and word in _WOULD and _would_have(tree, i):
                    status, value = "conditional", "CT-"
                out.append(_Force(status, value, f"{tree.words[c]} ({dep})"))
        if negated is not None and not modal:
            out.append(_Force("not_occurred", "CT-", f"{tree.words[negated]} (negation)"))
        elif not modal and negated is None and _asked(tree, i):
            out.append(_Force("unspecified", "Uu", "a question"))
        if not out and _inherits(tree, i):
            first = tree.heads[i]
            out += [f for f in self._around(tree, first) if f.why.endswith("(aux)") or "if " in f.why]
        return out

    # ------------------------------------------------------------------ (2) what it hangs from
    def _above(self, tree: Tree, i: int, cue: int | None) -> list[_Force]:
        out: list[_Force] = []
        for _ in range(12):
            head = tree.heads[i]
            if head == i:
                break
            dep = tree.deps[i]
            if dep == "conj":
                i = tree.first_conjunct(i)
                continue
            links = _links(tree, i, head, dep)
            if not links:
                break
            if links == ("purpose",):
                out.append(_Force("planned", "PS+", "a purpose"))
                break
            if links == ("if-clause",):
                out.append(_Force("conditional", "Uu", "an if-clause"))
                break
            found = self._governor(tree, head, links)
            if found is not None:
                out.append(found)
            if links == ("subject",):  # "talks will resume", "a meeting is to take place": what is said of the verb is said of the noun
                if found is None:
                    break
                around = self._around(tree, head)
                out += around
                if not around and tree.deps[head] not in ("xcomp", "ccomp"):
                    break
                i = head
                continue
            if head == cue:
                break
            out += [f for f in self._around(tree, head) if _reaches_down(f, links)]
            if tree.upos[head] in ("NOUN", "PROPN") and _stands_alone(tree, head, dep):
                break
            i = head
        return [f for f in out if f.status or f.value]

    def _governor(self, tree: Tree, head: int, links: tuple[str, ...]) -> _Force | None:
        kind = CLASSES.get(tree.upos[head], "")
        lemma = tree.lemmas[head].lower()
        particle = next((tree.lower[c] for c in tree.children[head] if tree.deps[c] == "compound:prt"), "")
        found = (self._operators.find(f"{lemma} {particle}", kind, links) if particle else None) or self._operators.find(lemma, kind, links)
        if found is None and tree.xpos[head] in ("VBG", "VBN") and kind != "v":
            found = self._operators.find(lemma, "v", links)
        if found is None:
            negated = negation(tree, head)
            silent = self._operators.find(lemma, kind, ("none",)) if negated is not None and _CONTENT & set(links) else None
            if silent is None:
                return None
            return _Force(silent.negated_status, silent.negated_value, f"{tree.words[negated or head]} {tree.words[head]}")
        negated = negation(tree, head)
        status, value = found.effect(negated is not None and links != ("subject",))
        words = f"{tree.words[negated]} {tree.words[head]}" if negated is not None else tree.words[head]
        return _Force(status, value, f"{words} ({links[0]})")


# ---------------------------------------------------------------------- (3) operators
def _combine(forces: Sequence[_Force], score: float | None) -> Judgement | None:
    """The innermost operator gives the status; one above that leaves less standing gives its own instead. The value is the
    operator's, drawn half-way to the model's score; a negation said in so many words is not."""
    status, value = "", "Uu"
    for f in forces:
        if (not status and f.status) or (f.status and _STRENGTH[f.status] > _STRENGTH[status]):
            status, value = f.status, f.value or "Uu"
        elif not status and f.value:
            value = f.value
    if not status:
        return None
    why = tuple(f.why for f in forces)
    if score is not None and status != "not_mentioned" and not any(f.why.endswith("(negation)") for f in forces):
        value = _value((_NUMBERS[value] + score) / 2)
        why = (*why, f"score {score:.1f}")
    return Judgement(status, value, why)  # type: ignore[arg-type]


# ---------------------------------------------------------------------- (4) tense, aspect, score
def _plain(tree: Tree, verb: int, score: float | None, event: bool) -> Judgement:
    status, why = _tense(tree, verb, event)
    if score is None:
        return Judgement(status, "Uu" if status == "unspecified" else "CT+", (why,))
    why = f"{why}; score {score:.1f}"
    if status == "unspecified":
        return Judgement("occurred" if score >= CERTAIN else status, _value(score), (why,))
    if score < UNREAL:
        return Judgement("unspecified", "Uu", (why,))
    return Judgement(status, "CT+" if score >= CERTAIN else "PR+" if score >= DOUBTFUL else "PS+", (why,))


def _value(number: float) -> Factuality:
    """The value of FactBank's scale that is nearest to a number between −3 and 3."""
    return min(_NUMBERS, key=lambda v: abs(_NUMBERS[v] - number))  # type: ignore[return-value]


_NUMBERS: dict[str, float] = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}

# An operator further out overrules one further in only if it takes more away from what is said.
_STRENGTH = {
    "": -1,
    "occurred": 0,
    "ongoing": 0,
    "planned": 1,
    "unspecified": 1,
    "not_occurred": 1,
    "considered": 2,
    "possible": 2,
    "demanded": 2,
    "conditional": 2,
    "denied": 3,
    "not_mentioned": 4,
}
_CONTENT = {"ccomp", "obj", "of", "about", "to", "on", "whether", "that"}
_WOULD = frozenset({"would", "could", "'d", "’d"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "nobody", "none", "nothing", "cannot"})


def negation(tree: Tree, i: int) -> int | None:
    """The token that negates the predicate `i`: its own "not", "never" or "nor", or the "no" of its subject or object."""
    for c in tree.children[i]:
        dep = tree.deps[c]
        if tree.lower[c] in _NEGATIONS and dep in ("advmod", "det", "cc:preconj", "cc", "nsubj", "nsubj:pass", "obj"):
            if tree.lower[c] == "no" and dep == "advmod":
                continue
            return c
        if dep in ("nsubj", "nsubj:pass", "obj") and tree.upos[i] in ("VERB", "ADJ"):
            for g in tree.children[c]:
                if tree.deps[g] == "det" and tree.lower[g] in ("no", "neither"):
                    return g
    return None


def _links(tree: Tree, i: int, head: int, dep: str) -> tuple[str, ...]:
    """The names of the way in which `i` hangs from `head`, as scopes have them; empty where nothing above reaches it."""
    if dep == "acl:relcl":
        return ()
    if dep in ("ccomp", "csubj", "csubj:pass"):
        mark = next((tree.lower[c] for c in tree.children[i] if tree.deps[c] == "mark"), "")
        return ("ccomp", dep, mark) if mark else ("ccomp", dep)
    if dep == "xcomp":
        return ("xcomp", "ger") if tree.xpos[i] == "VBG" else ("xcomp", "inf")
    if dep in ("advcl", "advcl:relcl", "acl"):
        marks = [tree.lower[c] for c in tree.children[i] if tree.deps[c] in ("mark", "case")]
        infinitive = tree.xpos[i] in ("VB", "VBP") and (not marks or "to" in marks)
        if dep == "acl":
            if infinitive:
                return ("inf", "acl")
            return (*marks, "ger", "that") if marks else ()
        if tree.upos[head] == "ADJ" and infinitive:
            return ("inf",)
        if "if" in marks or "unless" in marks:
            return ("if-clause",)
        if marks and marks[0] in ("from", "of", "for", "about", "against", "on", "to", "into", "with") and tree.xpos[i] == "VBG":
            return (marks[0], "ger")
        if infinitive and "to" in marks:
            return ("purpose",)
        return ()
    if dep in ("obj", "iobj", "nsubj:pass"):
        return ("obj",)
    if dep == "nsubj" and tree.upos[i] == "NOUN":
        return ("subject",)
    if dep in ("obl", "nmod", "obl:agent"):
        case = tree.case(i)
        return (case.split(" ", 1)[0], "prep") if case and case.split(" ", 1)[0] in _REACHING else ()
    if dep == "compound":
        return ("of", "compound")
    return ()


_REACHING = frozenset({"of", "for", "about", "on", "to", "from", "against", "over", "with", "into", "in", "as"})


def _reaches_down(force: _Force, links: tuple[str, ...]) -> bool:
    """Whether what is said of the head is said of what hangs from it too: of objects and clauses yes, of a speaker's words no."""
    if "ccomp" in links or "prep" in links:
        return False
    return force.status not in ("occurred", "ongoing", "")


def _stands_alone(tree: Tree, noun: int, dep: str) -> bool:
    """A noun that is no event of its own ("officials", "the country") ends the climb, unless what hangs from it is its content."""
    return dep in ("nmod", "acl", "compound") and tree.deps[noun] in ("nsubj", "nsubj:pass", "obl", "root", "nmod:poss")


def _would_have(tree: Tree, i: int) -> bool:
    return any(tree.deps[c] == "aux" and tree.lower[c] == "have" for c in tree.children[i]) and tree.xpos[i] in ("VBN", "VBD")


def _asked(tree: Tree, i: int) -> bool:
    """Whether `i` is the main predicate of a question."""
    if tree.deps[i] not in ("root", "parataxis", "conj"):
        return False
    _, end = tree.sents[tree.sent_of[i]]
    return end - 1 > i and tree.lower[end - 1] in ("?", "?!", "??") and tree.deps[i] == "root"


def _inherits(tree: Tree, i: int) -> bool:
    """A coordinated verb without subject and auxiliary of its own shares those of the verb before it."""
    return (
        tree.deps[i] == "conj"
        and tree.heads[i] < i
        and tree.upos[i] == tree.upos[tree.heads[i]]
        and not any(tree.deps[c] in ("aux", "nsubj", "nsubj:pass", "mark") for c in tree.children[i])
        and tree.xpos[i] == tree.xpos[tree.heads[i]]
    )


def _tense(tree: Tree, i: int, event: bool) -> tuple[Status, str]:
    """What the verb's form says; a noun is taken as having happened, as is presupposed of it. The simple present of a headline, or of
    a report on what somebody does now, tells an event as done; of a state, that it lasts."""
    tag = tree.xpos[i]
    if tree.upos[i] not in ("VERB", "AUX", "ADJ"):
        return "occurred", "a noun"
    aux = [tree.lower[c] for c in tree.children[i] if tree.deps[c] in ("aux", "aux:pass", "cop")]
    present = any(a in ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m") for a in aux)
    if tag == "VBG":
        if not aux:
            clause = tree.deps[i]
            if clause in ("acl", "advcl", "xcomp") and clause == "acl":
                return "ongoing", "a present participle"
            return "occurred", "a participle or gerund"
        if "been" in aux or present:
            return "ongoing", "progressive"
        return "occurred", "past progressive"
    if tag in ("VBD", "VBN"):
        if tag == "VBN" and "being" in aux:
            return ("ongoing", "progressive") if present else ("occurred", "past progressive")
        return "occurred", "past tense"
    if tag in ("VBZ", "VBP") and not aux and event:
        return "occurred", "present tense of an event"
    if tag in ("VBZ", "VBP") or present:
        return "ongoing", "present tense"
    if tag == "VB":
        if any(a in ("did", "do", "does") for a in aux):
            return "occurred", "emphatic do"
        return "unspecified", "a bare infinitive"
    return "occurred", "a nominal form"
