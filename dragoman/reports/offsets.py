"""Keeping the way back from cleaned text to what was read.

`Cleaning` builds a cleaned text together with its `OffsetMap`, `original` follows the map back, and `align` finds the
map of a text that somebody else has cleaned (trafilatura, feedparser).

The characters of a run stand one to one in the original. An empty run is a mark: it says where the original of the run
before it ended, where that cannot be seen from the run's length (``&amp;`` became one character, a line end and its
indent became a space). So every span of the cleaned text has one span of the original, and inserted text has an empty one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from dragoman.records import OffsetMap, Span

_WORD = re.compile(r"\S+")

# Looking for cleaned words in the original: a chunk of this many characters is looked for this far away, a shorter one
# only near the words before it; after so many failures only near. All count characters without white space.
_DISTINCT = 24
_FAR = 200_000
_NEAR = 200
_FAILURES = 2_000


class Cleaning:
    """A text that is being cleaned: its pieces are added in order, each with the place that it came from.

    `through`, where given, is the map of the text that a piece's place counts in, so that two cleanings make one map.
    """

    __slots__ = ("_length", "_marked", "_origins", "_parts", "_starts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._length = 0
        self._marked = False

    def __len__(self) -> int:
        return self._length

    def copy(self, text: str, start: int, through: OffsetMap | None = None) -> None:
        """Adds `text` as it stood at `start`, character for character."""
        if not text:
            return
        base = self._length
        if through is None:
            self._run(base, start)
        else:
            self._run(base, origin(through, start))
            for i in range(bisect_right(through.starts, start), bisect_right(through.starts, start + len(text))):
                at = base + through.starts[i] - start
                if _is_mark(through, i):
                    self._mark(at, through.origins[i])
                elif at < base + len(text):
                    self._run(at, through.origins[i])
        self._add(text)

    def replace(self, text: str, start: int, end: int, through: OffsetMap | None = None) -> None:
        """Adds `text` for the original's ``[start, end)``, which may be of another length or empty."""
        if len(text) == end - start:
            self.copy(text, start, through)
        elif text:
            start, end = original(through, Span(start, end))
            for i in range(len(text)):
                self._run(self._length + i, min(start + i, max(start, end - 1)))
            self._mark(self._length + len(text), end)
            self._add(text)

    def insert(self, text: str, at: int) -> None:
        """Adds `text` that the original does not have; it maps to the empty span at `at`."""
        self.replace(text, at, at)

    def finish(self) -> tuple[str, OffsetMap]:
        """The cleaned text and its map."""
        if self._marked:  # a mark is known by the run that begins where it stands
            self._run(self._starts[-1], self._origins[-1])
        return "".join(self._parts), OffsetMap(tuple(self._starts) or (0,), tuple(self._origins) or (0,))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _run(self, start: int, at: int) -> None:
        if self._starts and not self._marked and at - self._origins[-1] == start - self._starts[-1]:
            return  # the run before goes on
        self._starts.append(start)
        self._origins.append(at)
        self._marked = False

    def _mark(self, start: int, at: int) -> None:
        if not (self._marked and self._starts[-1] == start):
            self._starts.append(start)
            self._origins.append(at)
            self._marked = True


def _is_mark(offsets: OffsetMap, run: int) -> bool:
    return run + 1 < len(offsets.starts) and offsets.starts[run + 1] == offsets.starts[run]


def origin(offsets: OffsetMap, position: int) -> int:
    """Where the character at `position` of the cleaned text stood in the original."""
    run = bisect_right(offsets.starts, position) - 1
    return offsets.origins[run] + position - offsets.starts[run]


def original(offsets: OffsetMap | None, span: Span) -> Span:
    """The original's span for a span of the cleaned text; the span itself where the text was not cleaned."""
    if offsets is None:
        return span
    if span.end <= span.start:
        start = origin(offsets, span.start)
        return Span(start, start)
    run = bisect_left(offsets.starts, span.end)
    if run < len(offsets.starts) and offsets.starts[run] == span.end and _is_mark(offsets, run):
        end = offsets.origins[run]
    else:
        end = origin(offsets, span.end - 1) + 1
    return Span(min(origin(offsets, span.start), end), end)


def align(text: str, solid: str, offsets: OffsetMap, begin: int = 0) -> tuple[OffsetMap, int, float]:
    """The map of a text that was cleaned elsewhere.

    `solid` is all visible text of the original without its white space, and `offsets` the map of `solid`. Each line of `text`
    is looked for in `solid` from `begin` on, as a whole, then in halves down to words. White space stands for whatever
    the original has between two words, and a word that is not found for nothing.

    Returns the map, the place in `solid` from which the next text is to be looked for, and the share of words found.
    """
    out = Cleaning()
    search = _Search(solid, begin)
    at = found = total = done = 0
    for line in re.finditer(r"[^\n]+", text):
        words = [(line.start() + m.start(), m[0]) for m in _WORD.finditer(line[0])]
        places = search.line([w for _, w in words])
        total += len(words)
        for (start, word), place in zip(words, places, strict=True):
            gap = text[done:start]
            if place is None:
                out.insert(gap + word, at)
            else:
                found += 1
                where = original(offsets, Span(place, place + len(word)))
                out.replace(gap, min(at, where.start), where.start) if at <= where.start else out.insert(gap, where.start)
                out.copy(word, place, offsets)
                at = where.end
            done = start + len(word)
    out.insert(text[done:], at)
    return out.finish()[1], search.cursor, found / total if total else 0.0


class _Search:
    __slots__ = ("_failures", "_solid", "cursor")

    def __init__(self, solid: str, cursor: int) -> None:
        self._solid = solid
        self.cursor = cursor
        self._failures = 0

    def line(self, words: list[str]) -> list[int | None]:
        """Where each word of a line stands, None for one that is not found."""
        chunk = "".join(words)
        if len(chunk) >= _DISTINCT and self._failures < _FAILURES:
            ahead = self._solid.find(chunk, self.cursor, self.cursor + len(chunk) + _FAR)
            back = -1 if ahead >= 0 else self._solid.find(chunk, max(0, self.cursor - _FAR), self.cursor)
            if back >= 0:
                self.cursor = back
        return self._halves(words)

    def _halves(self, words: list[str]) -> list[int | None]:
        chunk = "".join(words)
        far = len(chunk) >= _DISTINCT and self._failures < _FAILURES
        place = self._solid.find(chunk, self.cursor, self.cursor + len(chunk) + (_FAR if far else _NEAR))
        if place >= 0:
            self.cursor = place + len(chunk)
            places: list[int | None] = []
            for word in words:
                places.append(place)
                place += len(word)
            return places
        self._failures += far
        if len(words) <= 1:
            return [None] * len(words)
        middle = len(words) // 2
        return self._halves(words[:middle]) + self._halves(words[middle:])
