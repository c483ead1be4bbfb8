"""The copies that a new report makes of those in the index, or they of it.

Of longer texts only some of the fingerprints are kept (`SAMPLED`), which is enough to find a passage of some length among
hundreds of thousands of reports; reports that share one are then compared word by word (`dragoman.stories.copies`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.gathering.index import SAMPLED, Entry, Index
from dragoman.records import Span
from dragoman.stories.copies import SIGN, compare
from dragoman.stories.shingles import SHORTEST, Hasher, Words, words_of

LEAST = 0.2  # the share of the shorter text from which two reports are kept as a pair
TOGETHER = 20  # reports with the very same words that are kept as pairs with another report
WHOLE = 48  # fingerprints up to which a text keeps all of them: about 120 words
COMPARED = 32  # reports that a new one is compared with


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken apart: its words, its fingerprints that are kept (63 bits), and a digest of its words."""

    words: Words
    prints: tuple[int, ...]
    digest: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A report that shares `share` of the shorter text; passages as spans in the new text and in the old, and words in common."""

    entry: Entry
    share: float
    passages: tuple[tuple[Span, Span, int], ...]
    why: str


class Taker:
    """Takes texts apart."""

    def __init__(self) -> None:
        self._hasher = Hasher()

    def take(self, text: str) -> Taken:
        words = words_of(text)
        prints = (self._hasher.fingerprints(words.words) >> 1).tolist()
        digest = hashlib.blake2b(self._hasher.numbers(words.words).tobytes(), digest_size=16).digest()
        return Taken(words, tuple(p for p in prints if len(prints) <= WHOLE or not p % SAMPLED), digest)


def candidates(index: Index, taken: Taken, least: float = LEAST) -> list[Entry]:
    """The reports that may share `least` of the shorter text with this one, those that share most fingerprints first."""
    if len(taken.words) < SHORTEST:
        return []
    same = index.with_text(taken.digest, TOGETHER)
    known = {e.n for e in same}
    counts = index.sharing(taken.prints)
    likely = sorted(((-c, n) for n, c in counts.items() if n not in known))[: 4 * COMPARED]
    by_number = {e.n: e for e in index.entries(n for _, n in likely)}
    digests: dict[bytes, int] = {}
    out = list(same)
    for c, n in likely:
        e = by_number[n]
        fewer = min(len(taken.prints), e.prints)
        if -c < max(SIGN * least * fewer, 2 if fewer > WHOLE else 1):
            continue
        digests[e.digest] = digests.get(e.digest, 0) + 1
        if digests[e.digest] <= TOGETHER:
            out.append(e)
    return out[: COMPARED + len(same)]


def copies(taken: Taken, among: Sequence[Entry], words: Callable[[Entry], Words], least: float = LEAST) -> list[Found]:
    """Those of the candidates that do share so much, with the passages, the largest share first."""
    shares: dict[bytes, float] = {}
    out = []
    for e in among:
        if shares.get(e.digest, 1.0) < least:
            continue
        other = words(e)
        share, passages = compare(taken.words, other)
        shares[e.digest] = share
        if share >= least:
            same = sum(p.words for p in passages)
            where = f"{len(passages)} passage{'' if len(passages) == 1 else 's'}"
            why = f"{same} of the shorter text's {min(len(taken.words), len(other))} words in {where}"
            out.append(Found(e, round(share, 4), tuple((p.a, p.b, p.words) for p in passages), why))
    return sorted(out, key=lambda f: (-f.share, f.entry.n))


def words_among(texts: Mapping[int, str]) -> Callable[[Entry], Words]:
    """The words of entries whose texts are given by the numbers of their readings."""
    held: dict[int, Words] = {}

    def words(entry: Entry) -> Words:
        if entry.reading not in held:
            held[entry.reading] = words_of(texts[entry.reading])
        return held[entry.reading]

    return words
