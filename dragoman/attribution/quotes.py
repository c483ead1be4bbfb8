"""Direct quotation: where quoted speech begins and ends.

Marks are read from the text, not from the tokens, because tokenisers differ on doubled single quotes. Curly, straight and
doubled single marks open and close double quotation; a single mark counts only where it opens at the front of a word and is
closed at the back of one in the same paragraph (headlines), so that apostrophes stay apostrophes. A quotation that a paragraph
opens and does not close runs to its end if the next paragraph opens one too, which is how newspapers set long speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dragoman.language.trees import Tree

_MARK = re.compile("[\"“”„«»]|''|``|(?<![^\\s(\\[—–-])[‘'](?=\\w)|(?<=[\\w.,!?…])[’'](?=[\\s.,;:!?)\\]—–]|$)|\n")
_SPEECH_PUNCTUATION = frozenset(",.!?…—–-")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token range from the opening to the closing mark, both included; `paragraph` counts from 0; `closed` is False where
    the text leaves the closing mark out; `ended` is True where speech punctuation stands before the closing mark."""

    start: int
    end: int
    paragraph: int
    closed: bool = True
    ended: bool = False


def quotations(tree: Tree) -> list[Quotation]:
    """All outermost quotations in the order of the text. Time is linear in the length of the text."""
    text = tree.text
    found: list[tuple[int, int, int, bool, bool]] = []
    paragraph = 0
    open_at: int | None = None
    single_at: int | None = None
    inner = False
    waiting: tuple[int, int, int] | None = None
    fresh = True  # nothing but white space since the paragraph began
    last = 0
    for m in _MARK.finditer(text):
        at, mark = m.start(), m.group()
        if fresh and text[last:at].strip():
            fresh = False
        last = m.end()
        if mark == "\n":
            if open_at is not None:
                waiting = (open_at, at, paragraph)
            elif not fresh:
                waiting = None
            if not fresh or open_at is not None:
                paragraph += 1
            fresh, open_at, single_at = True, None, None
            continue
        if mark in "‘'’":
            if open_at is not None:
                continue
            if mark == "‘" or (mark == "'" and single_at is None and _opens(text, at, 1)):
                single_at = at
            elif single_at is not None and not _opens(text, at, 1):
                if not found or found[-1][0] < single_at:  # else an apostrophe in front of a real quotation
                    found.append((single_at, m.end(), paragraph, True, True))
                single_at = None
            continue
        if fresh and waiting is not None and mark not in "”»":
            found.append((*waiting, False, False))
        waiting = None
        if open_at is None:
            if mark in "”»" and not (fresh and _opens(text, at, 1)):  # some print a closing mark at a paragraph's head
                continue
            if mark in ('"', "''") and not _opens(text, at, len(mark)) and not fresh:
                continue
            open_at, inner = at, False
        elif mark == "“" and _nested(text, open_at, at):
            inner = True
        elif mark == "”" and inner:
            inner = False
        elif mark not in "“„«``" or mark == "'":
            found.append((open_at, m.end(), paragraph, True, False))
            open_at = None
        else:
            open_at = at  # the earlier mark was never closed
        fresh = False
    return [q for q in (_tokens(tree, *f) for f in found) if q is not None]


def paragraph_starts(tree: Tree) -> set[int]:
    """The first token of each paragraph; a paragraph ends at a line break."""
    out = {0}
    at = tree.text.find("\n")
    while at >= 0:
        i = bisect_left(tree.starts, at)
        while i < len(tree) and tree.words[i].isspace():
            i += 1
        out.add(i)
        at = tree.text.find("\n", at + 1)
    return out


def _nested(text: str, outer: int, at: int) -> bool:
    """Whether a mark that opens inside an open quotation begins a quotation in it: marks enough follow in the paragraph to close
    both."""
    rest = text[at : _paragraph_end(text, at)]
    return '"' in rest if text[outer] == '"' else text[outer] == "“" and rest.count("”") > 1 + rest[1:].count("“")


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _opens(text: str, at: int, width: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + width] if at + width < len(text) else " "
    return (before.isspace() or before in "([{—–-:/,") and not after.isspace()


def _tokens(tree: Tree, start: int, end: int, paragraph: int, closed: bool, single: bool) -> Quotation | None:
    low = bisect_right(tree.ends, start)
    high = bisect_left(tree.starts, end)
    while high > low and tree.words[high - 1].isspace():
        high -= 1
    if high - low < (4 if single else 2):
        return None
    inner = high - 2 if closed else high - 1
    # the last piece of "…,''" may be one token or two
    while inner > low and not tree.words[inner].strip("\"“”'’»`"):
        inner -= 1
    ended = tree.words[inner][-1:] in _SPEECH_PUNCTUATION
    return Quotation(low, high, paragraph, closed, ended)
