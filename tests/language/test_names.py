"""Names made whole or cut back."""

from __future__ import annotations

import pytest

from dragoman.language import features
from dragoman.language.names import whole
from dragoman.language.trees import TokenName

# words ("_" before one: glued to the word in front), tags, names as tagged, names wanted
CASES = {
    "goes on behind its preposition to the next name": (
        "the Bay of Oslo froze", "DET PROPN ADP PROPN VERB", [(1, 3, "LOC"), (3, 4, "LOC")], [(1, 4, "LOC")],
    ),
    "goes on behind preposition and article to proper nouns": (
        "the Hall of the People opened", "DET PROPN ADP DET PROPN VERB", [(1, 3, "LOC")], [(1, 5, "LOC")],
    ),
    "loses a preposition that nothing follows": ("Union of workers", "PROPN ADP NOUN", [(0, 2, "ORG")], [(0, 1, "ORG")]),
    "ends where a hyphened word ends": ("Lim Ha _- _jun spoke", "PROPN PROPN PUNCT PROPN VERB", [(0, 3, "PER")], [(0, 4, "PER")]),
    "is no party and state": ("Roe _R _- _Ma", "PROPN PROPN PUNCT PROPN", [(0, 1, "PER"), (1, 3, "PER")], [(0, 1, "PER")]),
    "has no comma behind it": ("Roe _, Ann", "PROPN PUNCT PROPN", [(0, 2, "PER"), (2, 3, "PER")], [(0, 1, "PER"), (2, 3, "PER")]),
    "keeps its full stop": ("Acme Inc _.", "PROPN PROPN PUNCT", [(0, 3, "ORG")], [(0, 3, "ORG")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_name(case: str) -> None:
    text, tags, tagged, wanted = CASES[case]
    words = text.split()
    leads = [features.GLUED if w[0] == "_" and len(w) > 1 else features.SPACED for w in words]
    found = whole([TokenName(*n) for n in tagged], [w.lstrip("_") for w in words], tags.split(), leads)
    assert [(n.start, n.end, n.type) for n in found] == wanted
