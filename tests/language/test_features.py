from __future__ import annotations

import pytest

from dragoman.language import features
from dragoman.language.runtime import MODEL


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("troops", features.LOWER),
        ("Kim", features.CAPITAL),
        ("NATO", features.UPPER),
        ("I", features.LETTER),
        ("McDonald", features.MIXED),
        ("2024", features.DIGITS),
        ("—", features.PUNCTUATION),
        ("T-72", features.ALPHANUMERIC),
        ("o'clock", features.OTHER),
    ],
)
def test_shape(word: str, expected: int) -> None:
    assert features.shape(word) == expected


def test_codes_are_distinct_and_leave_nought_to_padding() -> None:
    codes = {features.shape_code(s, lead) for s in range(features.SHAPES) for lead in range(features.LEADS)}
    assert len(codes) == features.SHAPES * features.LEADS
    assert 0 not in codes
    assert max(codes) == features.CODES - 1


def test_window_points_at_first_and_last_pieces() -> None:
    f = features.Featurizer(MODEL / "tokenizer.json")
    w = f.window(["Vostochny", "met"], [features.BROKEN, features.SPACED])
    assert w.pieces[0] == f.cls
    assert w.pieces[-1] == f.sep
    assert w.first.tolist()[0] == 1
    assert w.last[0] + 1 == w.first[1]
    assert w.last[1] == len(w.pieces) - 2
    assert len(w.pieces) == len(w.codes)


def test_a_monstrous_word_keeps_its_ends() -> None:
    f = features.Featurizer(MODEL / "tokenizer.json")
    ids, _ = f.pieces("qzxw" * 5000)
    assert len(ids) == features.MAX_PIECES
