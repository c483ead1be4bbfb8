"""How sure, how real: one state, and what happens to it under an operator.

What hangs from a word gets its state from the word's operator and from the state of the word itself: "failed to *prevent*" is a
thing that did not happen, so what was to be prevented did. States are real (occurred, ongoing), negative (not occurred,
denied), or open (all the rest), and an operator meets each of the three in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.factuality.operators import Operator

NUMBERS = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "CTu": 0.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}
"""FactBank's values on the scale of the corpora."""

REAL = frozenset({"", "occurred", "ongoing"})
NEGATIVE = frozenset({"not_occurred", "denied"})

_ASKED = {"a question", "whether (mark)", "if (an indirect question)"}  # "do they *plan to* stay?" says nothing

# A state further out overrules one further in only if it leaves less of what is said.
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


@dataclass(frozen=True, slots=True)
class State:
    """Status (empty: as the verb's own tense has it), value, the words that decided (innermost first); `bare`: nothing
    decided; `weak`: only a determiner did, which gives way to a negation above it ("did not see *any* attack")."""

    status: str
    value: str
    why: tuple[str, ...] = ()
    bare: bool = False
    weak: bool = False

    @property
    def real(self) -> bool:
        return self.status in REAL

    @property
    def negative(self) -> bool:
        return self.status in NEGATIVE


def weaker(a: str, b: str) -> str:
    """The value that claims less: of two of one sign the one nearer to nought, of two signs none."""
    x, y = NUMBERS[a], NUMBERS[b]
    if x * y < 0:
        return "Uu"
    return a if abs(x) <= abs(y) else b


def under(g: State, op: Operator, word: str) -> State:
    """The state of what hangs from a word whose own state is `g`."""
    why = (word, *g.why) if not g.real or op.transparent else (word,)
    if g.negative:
        if op.negated_status:
            return State(op.negated_status, op.negated_value, why)
        if op.status == "occurred":
            return State("occurred", op.value, why)
        if g.status == "denied":
            return State("denied", g.value, why)
        return State(op.status or g.status, "Uu" if op.status else g.value, why)
    if op.transparent:
        return State(g.status, weaker(g.value, op.value), why)
    if g.real or op.status == "occurred":
        return State(op.status, op.value, why)
    if op.status == "not_occurred":
        return State("possible", "PS-", why)
    if _STRENGTH[g.status] > _STRENGTH[op.status] or (op.status == "planned" and _ASKED & set(g.why)):
        return State(g.status, weaker(g.value, op.value), why)
    return State(op.status, weaker(op.value, g.value), why)


def within(own: State, handed: State) -> State:
    """The state of a predicate from its own marks and from what hangs above it."""
    why = (*own.why, *handed.why)
    if own.weak and handed.negative:
        return replace(handed, why=why)
    if own.negative and handed.negative:
        return handed if set(own.why) & set(handed.why) else State("occurred", "PR+", why)
    if own.status == "planned" and handed.status == "not_occurred":
        return replace(handed, why=why)  # "called off the *planned* march"
    if not own.status:
        return replace(handed, value=weaker(handed.value, own.value), why=why)
    if not handed.status:
        return replace(own, value=own.value if handed.value == "CT+" else weaker(own.value, handed.value), why=why)
    if _STRENGTH[handed.status] > _STRENGTH[own.status]:
        value = f"{handed.value[:2]}-" if own.negative and handed.value.endswith("+") else handed.value
        return State(handed.status, value, why)
    return replace(own, why=why)
