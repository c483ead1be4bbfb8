"""What stands beside a name of a place: directions, kinds, streets."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.places.words import WordKind, Words


def direction(tree: Tree, words: Words, start: int) -> tuple[str, int]:
    """The word for a direction before a name, whole or in three ("north", "-", "western"), and its tokens."""
    lower, known = tree.lower, words.directions
    if start > 2 and lower[start - 2] in ("-", "‑") and f"{lower[start - 3]}-{lower[start - 1]}" in known:
        return f"{lower[start - 3]}-{lower[start - 1]}", 3
    low = lower[start - 1] if start else ""
    return (low, 1) if low in known else ("", 0)


def kinds_behind(tree: Tree, words: Words, end: int) -> WordKind | None:
    """The kind that a plural behind coordinated names tells of each: "Kherson, Mykolaiv and Kharkiv regions"."""
    j = end
    while j < len(tree) and (tree.lower[j] in (",", "and", "or") or tree.words[j][0].isupper()):
        j += 1
    if j == len(tree) or not tree.words[j].endswith("s") or not _coordinated(tree, end, j):
        return None
    kind = words.kinds.get(tree.lower[j][:-1])
    return kind if kind in ("division1", "division2") else None


def _coordinated(tree: Tree, end: int, j: int) -> bool:
    """Whether "and" or "or" joins the last name before token `j` to others, the one that ends at `end` among them."""
    links = [k for k in range(max(end - 6, tree.sents[tree.sent_of[j]][0]), j) if tree.lower[k] in ("and", "or")]
    return bool(links) and (end < j or links[-1] < end)


def street(tree: Tree, words: Words, start: int, end: int) -> bool:
    kinds = words.kinds
    if end < len(tree) and kinds.get(tree.lower[end].rstrip(".")) == "street" and tree.words[end][0].isupper():
        return True
    if end + 2 < len(tree) and tree.lower[end] == "and" and tree.words[end + 1][:1].isupper():
        for word in tree.lower[end + 2 : end + 4]:  # "the corner of Lakeview and Harrison streets"
            if word.endswith("s") and kinds.get(word.rstrip("s")) == "street":
                return True
    return end - start > 1 and kinds.get(tree.lower[end - 1].rstrip(".")) == "street"


def glued(tree: Tree, i: int) -> bool:
    """Whether a hyphen joins the word to the one before or behind ("Wal-Mart"), unless they are two names ("Paris-Dakar"
    is)."""
    before = i and tree.words[i - 1] == "-" and tree.ends[i - 1] == tree.starts[i]
    behind = i + 1 < len(tree) and tree.words[i + 1] == "-" and tree.ends[i] == tree.starts[i + 1]
    return bool(before or behind)


def compound(tree: Tree, i: int) -> bool:
    """Whether the name is the first part of a hyphened word ("Virginia-class")."""
    return (
        i + 2 < len(tree) and tree.words[i + 1] == "-" and tree.ends[i] == tree.starts[i + 1] and tree.words[i + 2][0].islower()
    )


def listed(tree: Tree, ranges: Sequence[tuple[int, int]], areas: Sequence[bool], n: int) -> bool:
    """Whether name `n` and the one behind its comma are of a list of three or more areas ("Ohio, Iowa, …"), so that the second
    does not hold the first. `ranges`: the names' tokens; `areas`: which of them may be countries or first-level divisions."""

    def joined(k: int) -> bool:
        if k < 0 or k + 1 >= len(ranges) or not (areas[k] and areas[k + 1]):
            return False
        return tree.lower[ranges[k][1] : ranges[k + 1][0]] in ([","], ["and"], [",", "and"], [",", "and", "the"])

    return joined(n) and (joined(n - 1) or joined(n + 1))


def newspaper(tree: Tree, words: Words, end: int) -> bool:
    """Whether the next word makes the name a newspaper's ("Washington Post")."""
    return end < len(tree) and tree.words[end][0].isupper() and words.kinds.get(tree.lower[end]) == "media"


def abbreviates(tree: Tree, i: int, place: bool) -> bool:
    """An abbreviated state stands after a comma, a hyphen ("D-Pa.") or a preposition, or the model calls it a place;
    "Pa." and "Miss." alone do not."""
    before = tree.words[i - 1] if i else ""
    if before in ("in", "of", "from") and i + 2 >= tree.sents[tree.sent_of[i]][1] and not place:
        return False  # "graduates from Penn."
    return before in (",", "-", "(", "in", "of", "from") or before.endswith("-") or place


def proper_beside(tree: Tree, i: int, taken: Sequence[bool] = ()) -> bool:
    """Whether a proper noun stands beside token `i`; those that are `taken` already do not count."""
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(tree) and tree.sent_of[j] == tree.sent_of[i]]
    return any(tree.upos[j] == "PROPN" and not (taken and taken[j]) for j in near)
