"""Which attributions hold a word: by content, in order, each once."""

from __future__ import annotations

import pytest

from dragoman.attribution import Found, Holding
from dragoman.records import Attribution, Span

RECORD = Attribution((), (Span(0, 1),), ())


def found(*content: tuple[int, int]) -> Found:
    return Found(RECORD, 0, content, None)


@pytest.mark.parametrize(("token", "expected"), [(0, []), (1, [0]), (2, [0, 1]), (3, [0, 1]), (4, [1]), (7, [1]), (9, [])])
def test_what_holds_a_token(token: int, expected: list[int]) -> None:
    holding = Holding([found((1, 4), (2, 3)), found((2, 5), (7, 8))])
    assert list(holding.at(token)) == expected
    assert holding.lengths == [4, 4]
