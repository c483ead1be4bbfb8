"""How operators meet states, what the value makes of the score, and how a text reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.factuality.operators import STATUSES, VALUES, Operator, Operators
from dragoman.factuality.states import NUMBERS, State, under, weaker, within
from dragoman.factuality.values import Register, share, value
from dragoman.language.trees import Tree

MANAGE = Operator("manage", "v", ("inf",), "", "CT+", "not_occurred", "CT-")
PREVENT = Operator("prevent", "v", ("obj",), "not_occurred", "PR-", "occurred", "PR+")
PLAN = Operator("plan", "v", ("inf",), "planned", "PR+", "not_occurred", "PR-")
CONSIDER = Operator("consider", "v", ("ger",), "considered", "Uu", "", "")
CONDEMN = Operator("condemn", "v", ("obj",), "occurred", "CT+", "occurred", "CT+")

DID = State("occurred", "CT+")
DID_NOT = State("not_occurred", "CT-")
WILL = State("planned", "PR+")
DENIES = State("denied", "CT-")


@pytest.mark.parametrize(
    ("above", "operator", "status", "expected"),
    [
        (DID, MANAGE, "occurred", "CT+"),
        (DID_NOT, MANAGE, "not_occurred", "CT-"),
        (WILL, MANAGE, "planned", "PR+"),
        (DID, PREVENT, "not_occurred", "PR-"),
        (DID_NOT, PREVENT, "occurred", "PR+"),
        (WILL, PREVENT, "possible", "PS-"),
        (DID, PLAN, "planned", "PR+"),
        (DID_NOT, PLAN, "not_occurred", "PR-"),
        (WILL, CONSIDER, "considered", "Uu"),
        (State("considered", "Uu"), PLAN, "considered", "Uu"),
        (DID_NOT, CONSIDER, "considered", "Uu"),
        (WILL, CONDEMN, "occurred", "CT+"),
        (DID_NOT, CONDEMN, "occurred", "CT+"),
        (DENIES, MANAGE, "not_occurred", "CT-"),
        (DENIES, Operator("claim", "n", ("that",), "", "PR+", "", ""), "denied", "CT-"),
    ],
)
def test_under(above: State, operator: Operator, status: str, expected: str) -> None:
    found = under(above, operator, operator.word)
    assert (found.status, found.value) == (status, expected)
    assert found.why[0] == operator.word


@pytest.mark.parametrize(
    ("own", "handed", "status", "expected"),
    [
        (State("possible", "PS+"), WILL, "possible", "PS+"),
        (WILL, State("possible", "PS+"), "possible", "PS+"),
        (State("", "PR+"), WILL, "planned", "PR+"),
        (State("not_occurred", "CT-", ("not",)), State("not_occurred", "PR-", ("failed",)), "occurred", "PR+"),
        (State("not_occurred", "CT-", ("no",)), State("not_occurred", "PR-", ("held", "no")), "not_occurred", "PR-"),
        (State("not_occurred", "CT-"), State("possible", "PS+"), "possible", "PS-"),
    ],
    ids=["own weaker", "outer weaker", "adverb only", "two negations", "one negation seen twice", "may not"],
)
def test_within(own: State, handed: State, status: str, expected: str) -> None:
    found = within(own, handed)
    assert (found.status, found.value) == (status, expected)


def test_weaker_of_two_signs_is_open() -> None:
    assert weaker("CT+", "PS-") == "Uu"
    assert weaker("PS-", "CT-") == "PS-"


@given(st.sampled_from(list(STATUSES)), st.sampled_from(list(VALUES)), st.floats(-5, 5), st.floats(0, 1))
def test_value_never_contradicts_the_status(status: str, said: str, score: float, report: float) -> None:
    state = State(status, said)
    number = NUMBERS[value(state, score, report)]
    assert not (state.negative and number > 0)
    assert not (state.real and number < 0)
    assert state.negative or state.real or abs(number) < 3


def test_value_follows_the_words_in_a_report_and_the_score_in_talk() -> None:
    assert value(WILL, -2.0, 1.0) == "PR+"
    assert value(WILL, -2.0, 0.0) == "PR-"
    assert value(DID_NOT, 1.0, 1.0) == "CT-"
    assert value(DID, 1.0, 1.0) == "PR+"


def tree(words: str, upos: str) -> Tree:
    tokens = words.split()
    lines = [
        f"{i}\t{w}\t{w}\t{u}\tX\t_\t{0 if i == 1 else 1}\t{'root' if i == 1 else 'dep'}\t_\t_"
        for i, (w, u) in enumerate(zip(tokens, upos.split(), strict=True), 1)
    ]
    return Tree.from_conllu("\n".join(lines))


def test_a_dispatch_reads_like_a_report_and_a_chat_like_talk() -> None:
    register = Register.load()
    report = register.of(tree("Moscow sent 400 tanks to Minsk on Monday .", "PROPN VERB NUM NOUN ADP PROPN ADP PROPN PUNCT"))
    talk = register.of(tree("well i do n't think you will !", "INTJ PRON AUX PART VERB PRON AUX PUNCT"))
    assert share(report) == 1.0
    assert share(talk) == 0.0


def test_one_scope_of_a_word_has_one_meaning() -> None:
    with pytest.raises(LexiconError, match="'obj' twice"):
        Operators([PREVENT, Operator("prevent", "v", ("ger", "obj"), "planned", "PS+", "", "")])


def test_lexicon_says_nothing_contradictory() -> None:
    """A status and its value agree in every row: what did not occur has no positive value, what occurred no negative one."""
    operators = Operators.load()
    for row in operators.rows():
        for status, said in ((row.status, row.value), (row.negated_status, row.negated_value)):
            state = State(status, said or "Uu")
            assert not (state.negative and NUMBERS[state.value] > 0), row
            assert not (status and state.real and NUMBERS[state.value] < 0), row
