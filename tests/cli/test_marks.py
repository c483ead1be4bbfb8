"""Marks under a passage: each under its words, no two touching, whatever the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.listing import Mark, marked, shortened

SENTENCE = "Seoul sent 12 howitzers to Kyiv."


def test_marks_stand_under_their_words() -> None:
    marks = [Mark(0, 5, "actor"), Mark(11, 13, "figure"), Mark(27, 31, "to")]
    (line, rows), *rest = marked(SENTENCE, 0, len(SENTENCE), marks, 76)
    assert not rest
    assert line == SENTENCE
    assert rows == ["└actor     └figure         └to─"]


def test_labels_that_would_touch_go_to_the_next_row() -> None:
    ((_, rows),) = marked(SENTENCE, 0, len(SENTENCE), [Mark(0, 5, "actor"), Mark(6, 10, "event")], 76)
    assert rows == ["└actor", "      └event"]


def test_a_span_over_a_line_end_is_marked_on_both_lines() -> None:
    (first, above), (second, below) = marked(SENTENCE, 0, len(SENTENCE), [Mark(11, 31, "item")], 20)
    assert (first, second) == ("Seoul sent 12", "howitzers to Kyiv.")
    assert above[0].index("└item") == 11
    assert below == ["…item────────────"]


@given(
    text=st.text(st.sampled_from("ab \n"), min_size=1, max_size=120),
    width=st.integers(12, 40),
    spans=st.lists(st.tuples(st.integers(0, 119), st.integers(1, 30)), max_size=6),
)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(s, min(len(text), s + n), "mark") for s, n in spans if s < len(text)]
    lines = marked(text, 0, len(text), marks, width)
    assert "".join("".join(line.split()) for line, _ in lines) == "".join(text.split())
    assert all(len(x) <= width for line, rows in lines for x in (line, *rows))


def test_shortened_says_that_it_is() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abc defg", 6) == "abc d…"
    assert shortened("abcd efgh", 6) == "abcd…"
