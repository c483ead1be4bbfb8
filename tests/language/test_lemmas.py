"""Lemmas of words that training did not meet."""

from __future__ import annotations

import pytest

from dragoman.language.lemmas import Lemmatizer, apply_script, base_forms

WORDS = {"visit", "divide", "spur", "deploy", "min", "mine", "build", "hold"}


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    table = {"held\tVERB": "hold", "fled\tVERB": "flee", "freed\tVERB": "fre", "united\tVERB": "Unite"}
    return Lemmatizer(table, WORDS.__contains__)


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [("studies", "L3y", "study"), ("Ran", "L2un", "run"), ("NATO", "K0", "NATO"), ("is", "L2be", "be"), ("as", "L9", "as")],
)
def test_scripts(word: str, script: str, lemma: str) -> None:
    assert apply_script(word, script) == lemma


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [
        ("fled", "L2e", "flee"),  # met in training
        ("Deplored", "L4y", "deplore"),  # "deploy" is a word, but no base form of it
        ("freed", "L2", "free"),  # met in training, with a wrong lemma
        ("united", "L2", "unite"),
        ("spurned", "L3", "spurn"),
        ("mined", "L2", "mine"),  # "min" would have been doubled
        ("toppled", "L2", "topple"),
        ("quelling", "L4", "quell"),
        ("rebuffed", "L1", "rebuff"),
        ("bemoaned", "L1", "bemoan"),
        ("maimed", "L0", "maim"),
        ("visited", "L2", "visit"),
        ("divided", "L1", "divide"),
        ("vilified", "L3y", "vilify"),
        ("pushes", "L2", "push"),
        ("upheld", "L1", "uphold"),
    ],
)
def test_verbs(lemmatizer: Lemmatizer, word: str, script: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, "VERB", "VBD", script) == lemma


def test_irregular_verbs_that_training_did_not_meet(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Overthrew", "VERB", "VBD", "L2") == "overthrow"
    assert lemmatizer.lemma("wound", "VERB", "VBD", "L0") == "wind"
    assert lemmatizer.lemma("wound", "VERB", "VB", "L0") == "wound"


def test_what_has_no_ending_is_its_own_lemma_whatever_the_head_adds(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Depose", "VERB", "VB", "L0mail") == "depose"
    assert lemmatizer.lemma("automate", "VERB", "VBP", "L3eat") == "automate"
    assert lemmatizer.lemma("NGO", "NOUN", "NN", "K0") == "NGO"


def test_other_words_follow_the_head(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.lemma("Kim", "PROPN", "NNP", "L1") == "Kim"
    assert lemmatizer.lemma("spurs", "NOUN", "NNS", "L1") == "spur"
    assert lemmatizer.lemma("worse", "ADJ", "JJR", "L4bad") == "wbad"  # a script as the head chose it, right or wrong


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("ceded", "cede"),
        ("vowed", "vow"),
        ("razed", "raze"),
        ("annexed", "annex"),
        ("planned", "plan"),
        ("accrues", "accrue"),
        ("freed", "free"),
    ],
)
def test_spelling(word: str, form: str) -> None:
    assert base_forms(word)[0] == form
