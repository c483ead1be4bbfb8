"""Names that the tagger broke off: made whole, or cut back to what is one.

The best sequence of tags knows nothing of words: a name may end in a preposition ("Sea of" beside "Japan"), in the middle of a
hyphened word ("Tsai Ing-" before "wen"), or take in the comma behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language import features
from dragoman.language.trees import TokenName

_OPEN = frozenset({"ADP", "DET", "CCONJ"})
_HYPHENS = frozenset({"-", "–", "‑"})


def whole(names: Sequence[TokenName], words: Sequence[str], upos: Sequence[str], leads: Sequence[int]) -> list[TokenName]:
    """The names of a window, in order, without overlap; `leads` is what stands in front of each word (see `features`)."""
    out: list[TokenName] = []
    begins = {n.start: n for n in names}
    for n in names:
        if out and n.start < out[-1].end:
            continue  # taken into the one before
        end = n.end
        if end < len(words) and words[end - 1] in _HYPHENS and leads[end - 1] == leads[end] == features.GLUED:
            if end - n.start == 2 and len(words[n.start]) == 1:
                continue  # "(R-Maine)"
            end += words[end].isalpha()
        elif upos[end - 1] in _OPEN and end - n.start > 1:
            end = _continued(end, begins, words, upos)
        while end > n.start + 1 and _trails(words[end - 1], upos[end - 1]):
            end -= 1
        if not _trails(words[end - 1], upos[end - 1]):
            out.append(TokenName(n.start, end, n.type))
    return out


def _continued(end: int, begins: dict[int, TokenName], words: Sequence[str], upos: Sequence[str]) -> int:
    """Where a name that ends in "of" goes on to: the end of the next name, or of the proper nouns, behind it."""
    at = end + (end < len(words) and upos[end] == "DET")
    if at in begins:
        return begins[at].end
    proper = at
    while proper < len(words) and upos[proper] == "PROPN":
        proper += 1
    return proper if proper > at else end


def _trails(word: str, tag: str) -> bool:
    return tag in _OPEN or (tag in ("PUNCT", "SYM") and not any(c.isalnum() for c in word) and word not in (".", "!", "&"))
