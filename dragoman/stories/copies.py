"""Near-copies and syndicated text: which passages of one report stand in another, word for word or nearly.

Reports that share a fingerprint (`shingles`) are compared word by word: runs of at least four words that both have are joined
into passages across gaps of a few words on both sides (a word replaced, put in or left out), but not across a figure: the same
words with another figure say something else. A passage counts with at least eight words in common, six of them in a row. The
share is the part of the shorter text's words that stand in passages.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.records import Report, Span
from dragoman.stories.postings import Postings
from dragoman.stories.shingles import SHORTEST, Hasher, Words, words_of

LEAST = 0.5  # the share from which two reports are called copies
SEED = 4
LONGEST_RUN = 6
GAP = 8
PLACES = 16  # of one run of words in one text that are tried
MOST = 200  # texts of one fingerprint that are compared
SIGN = 0.1  # of the share asked for: the part of the fewer fingerprints that has to be shared before words are compared
RECENT = 2000  # texts taken apart that are kept for the next comparison


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two texts share: its span in each (code points, half-open), and how many of its words are the same."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Reports `a` and `b` share `share` of the words of the shorter; `a` is the earlier one where the dates tell."""

    a: str
    b: str
    share: float
    passages: tuple[Passage, ...]
    why: str


@dataclass(slots=True)
class _Chain:
    """Runs that follow one another in both texts: word ranges in the long and the short text, words in common, words covered."""

    long: tuple[int, int]
    short: tuple[int, int]
    same: int
    covered: list[tuple[int, int]]
    longest: int
    last: int


def shared(a: str, b: str) -> tuple[float, tuple[Passage, ...]]:
    """The share of the shorter text that both have, and the passages, in the order of the shorter text."""
    return compare(words_of(a), words_of(b))


def compare(a: Words, b: Words) -> tuple[float, tuple[Passage, ...]]:
    """As `shared`, of texts already taken apart. Texts of fewer than eight words share nothing that could be told from chance."""
    swap = (len(a), a.words) < (len(b), b.words)
    long, short = (b, a) if swap else (a, b)
    if len(short) < SHORTEST:
        return 0.0, ()
    if long.words == short.words:
        chains = [_Chain((0, len(long)), (0, len(short)), len(short), [(0, len(short))], len(short), 0)]
    else:
        chains = [c for c in _chains(long, short) if c.same >= SHORTEST and c.longest >= LONGEST_RUN]
    covered = sum(e - s for c in chains for s, e in c.covered)
    passages = []
    for c in chains:
        in_long = Span(long.starts[c.long[0]], long.ends[c.long[1] - 1])
        in_short = Span(short.starts[c.short[0]], short.ends[c.short[1] - 1])
        passages.append(Passage(in_short, in_long, c.same) if swap else Passage(in_long, in_short, c.same))
    return covered / len(short), tuple(passages)


def _chains(long: Words, short: Words) -> list[_Chain]:
    """The runs both have, from the start of the short text on, chained where the gaps between them are small in both."""
    chains: list[_Chain] = []
    for i, j, n in _runs(long.words, short.words):
        c = chains[-1] if chains else None
        if c is not None:
            in_long, in_short = i - c.long[1], j - c.short[1]
            near = 0 <= in_long <= GAP and 0 <= in_short <= GAP and max(in_long, in_short) <= c.last + n
            if near and not _figures(long.words[c.long[1] : i], short.words[c.short[1] : j]):
                # Of words replaced by others, as many count as copied as stand there in both.
                if in_long >= in_short:
                    c.covered.append((c.short[1], j + n))
                else:
                    c.covered += [(j - in_long, j + n)]
                c.long, c.short = (c.long[0], i + n), (c.short[0], j + n)
                c.same, c.longest, c.last = c.same + n, max(c.longest, n), n
                continue
        chains.append(_Chain((i, i + n), (j, j + n), n, [(j, j + n)], n, n))
    return chains


def _figures(*gaps: tuple[str, ...]) -> bool:
    return any(c.isdigit() for words in gaps for w in words for c in w)


def _runs(long: tuple[str, ...], short: tuple[str, ...]) -> Iterable[tuple[int, int, int]]:
    """Runs of at least `SEED` words in both: start in the long text, start in the short one, length; disjoint in the latter.

    Of several places in the long text the one with the longest run is taken, then the one nearest to the last run's end.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(long) - SEED + 1):
        places.setdefault(long[i : i + SEED], []).append(i)
    j = end = 0
    while j <= len(short) - SEED:
        best: tuple[int, int, int] | None = None
        for i in places.get(short[j : j + SEED], ())[:PLACES]:
            n = SEED
            while i + n < len(long) and j + n < len(short) and long[i + n] == short[j + n]:
                n += 1
            if best is None or (n, -abs(i - end)) > (best[0], best[1]):
                best = (n, -abs(i - end), i)
        if best is None:
            j += 1
            continue
        n, _, i = best
        yield i, j, n
        j, end = j + n, i + n


class CopyIndex:
    """Reports seen so far, and the copies that a new one makes with them.

    Holds about five bytes a word. The texts are kept by whoever gives `text_of` (a report's id to its text), else here. Which
    pairs are found does not depend on the order, as long as no passage stands in more than `MOST` different texts.
    """

    def __init__(self, least: float = LEAST, text_of: Callable[[str], str] | None = None) -> None:
        self.least = least
        self._hasher = Hasher()
        self._postings = Postings(MOST)
        self._texts: dict[str, str] = {}
        self._kept_here = text_of is None
        self._text_of = text_of or self._texts.__getitem__
        self._members: list[list[tuple[str, str]]] = []  # reports (id, published) of each distinct run of words
        self._same: dict[bytes, int] = {}
        self._sizes: list[int] = []  # fingerprints of each distinct run of words
        self._recent: OrderedDict[str, Words] = OrderedDict()

    def add(self, report: Report) -> list[Copy]:
        """Take `report` in, under an id not seen before; its copies among the reports so far, the largest share first."""
        words = words_of(report.text)
        if self._kept_here:
            self._texts[report.id] = report.text
        if len(words) < SHORTEST:
            return []
        found: list[Copy] = []
        fingerprints = self._hasher.fingerprints(words.words)
        key = self._hasher.numbers(words.words).tobytes()
        same = self._same.get(_digest(key))
        for text, common in sorted(self._postings.sharing(fingerprints).items()):
            if common < SIGN * self.least * min(len(fingerprints), self._sizes[text]):
                continue
            first = self._members[text][0][0]
            share, passages = compare(words, self._words(first))
            if share >= self.least:
                for other, published in self._members[text]:
                    spans = passages if other == first else compare(words, self._words(other))[1]
                    found.append(_copy(report, other, published, min(len(words), len(self._words(first))), share, spans))
        if same is None:
            self._same[_digest(key)] = len(self._members)
            self._postings.add(len(self._members), fingerprints)
            self._members.append([(report.id, report.published)])
            self._sizes.append(len(fingerprints))
        else:
            self._members[same].append((report.id, report.published))
        return sorted(found, key=lambda c: (-c.share, c.a, c.b))

    def _words(self, report: str) -> Words:
        got = self._recent.pop(report, None) or words_of(self._text_of(report))
        self._recent[report] = got
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return got


def _copy(report: Report, other: str, published: str, total: int, share: float, passages: tuple[Passage, ...]) -> Copy:
    """The pair, the earlier report first; `passages` have the spans of `report` first."""
    a, b = report.id, other
    if (published or "~", other) < (report.published or "~", report.id):
        a, b = b, a
        passages = tuple(Passage(p.b, p.a, p.words) for p in passages)
    same = sum(p.words for p in passages)
    where = f"{len(passages)} passage{'' if len(passages) == 1 else 's'}"
    return Copy(a, b, round(share, 4), passages, f"{same} of the shorter text's {total} words in {where}")


def _digest(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=16).digest()


def copies(reports: Iterable[Report], least: float = LEAST) -> list[Copy]:
    """All pairs of reports that share at least `least` of the shorter text, by the ids of the pair.

    A report whose id came before is passed over.
    """
    index = CopyIndex(least)
    seen: set[str] = set()
    found: list[Copy] = []
    for r in reports:
        if r.id not in seen:
            seen.add(r.id)
            found += index.add(r)
    return sorted(found, key=lambda c: (c.a, c.b))
