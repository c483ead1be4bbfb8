"""Where hyphens and full stops are tokens."""

from __future__ import annotations

import pytest

from dragoman.language.tokens import blank


@pytest.fixture(scope="module")
def tokens():
    nlp = blank()
    return lambda text: [t.text for t in nlp(text)]


@pytest.mark.parametrize(
    "word", ["de-escalate", "Non-lethal", "re-election", "counter-attack", "co-operate", "e-mail", "sub-Saharan"]
)
def test_a_prefix_stays_on_its_word(tokens, word):
    assert tokens(f"The ({word}) talks") == ["The", "(", word, ")", "talks"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("US-led", ["US", "-", "led"]),
        ("UN-backed", ["UN", "-", "backed"]),  # "un" in capitals is no prefix
        ("pro-Russian", ["pro", "-", "Russian"]),  # the name is wanted by itself
        ("ex-minister", ["ex", "-", "minister"]),
        ("police-overseen", ["police", "-", "overseen"]),  # "over" is none there, nor "de" in "made-up"
        ("made-up", ["made", "-", "up"]),
        ("non-nuclear-armed", ["non-nuclear", "-", "armed"]),
    ],
)
def test_other_hyphens_are_tokens(tokens, text, parts):
    assert tokens(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [("Lt. Ruiz", ["Lt.", "Ruiz"]), ("Sen. Ruiz", ["Sen.", "Ruiz"]), ("the col. ended", ["the", "col", ".", "ended"])],
)
def test_a_short_title_keeps_its_full_stop(tokens, text, parts):
    assert tokens(text) == parts
