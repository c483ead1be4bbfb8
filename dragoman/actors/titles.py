"""Which phrases before a name are titles of its bearer."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.actors.names import Hit
from dragoman.actors.phrases import Phrase
from dragoman.language.trees import Tree


def spread(
    tree: Tree,
    spans: Sequence[tuple[int, int, Hit | None]],
    phrases: Sequence[Phrase],
    by_end: dict[int, int],
    titles: dict[int, list[tuple[int, Phrase]]],
) -> None:
    """Gives a title of several to each name of the list behind it: "*Secretaries* Roe, Doe, and Poe"."""
    title: tuple[int, Phrase] | None = None
    last = -1
    for start, end, _ in spans:
        k = by_end.get(start)
        if k is not None and phrases[k].plural and phrases[k].role.kind == "person":
            title = k, phrases[k]
        elif title is None or not set(tree.lower[last:start]) <= {",", "and"} or last == start:
            title = None
        if title is not None and start not in titles:
            titles[start] = [title]
        last = end


def further(tree: Tree, title: Phrase, phrases: Sequence[Phrase], names: Container[int]) -> list[int]:
    """The titles that one person has before the one next to his name: "*Assistant to the President*, *Senior Adviser to the First
    Lady*, and Director of Outreach Ana Roe". `names`: where names of persons begin."""
    by_end = {p.end: k for k, p in enumerate(phrases) if p.role.kind == "person" and not p.plural and not p.definite}
    out: list[int] = []
    at = title.start
    while at > 1 and tree.lower[at - 1] in ("and", ","):
        gap = at - (2 if tree.lower[at - 2 : at] == [",", "and"] else 1)
        k = by_end.get(gap)
        k = k if k is not None else before_name(tree, gap, by_end)
        if k is None or not tree.words[phrases[k].start][:1].isupper() or any(i in names for i in range(phrases[k].start, gap)):
            return out
        bare = phrases[k].end == gap and not {"to", "of", "for"}.intersection(tree.lower[phrases[k].start : gap])
        if not (tree.lower[at - 1] == "and" or out) or bare:
            return out  # told apart only by what is behind it
        out.append(k)
        at = phrases[k].start
    return out


def before_name(tree: Tree, start: int, by_end: dict[int, int]) -> int | None:
    """A capitalised title with a phrase between it and the name: "Ambassador to China Graham Fletcher"."""
    i = start
    while i > 0 and start - i < 8:
        k = i - 1
        if tree.lower[k] in ("of", "to", "for") and i < start:
            j = by_end.get(k)
            if j is not None or tree.lower[k] != "of" or not tree.words[k - 1][:1].isupper():
                return j if j is not None and tree.words[k - 1][:1].isupper() else None
        elif tree.upos[k] not in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ"):
            return None
        i = k
    return None


def credited(tree: Tree, end: int, p: Phrase) -> bool:
    """Whether a phrase behind a dash at the end of a headline tells who says all before it: "Roe may return – *adviser*"."""
    closes = p.end == tree.sents[tree.sent_of[p.start]][1]
    return closes and p.start - 1 > end and tree.words[p.start - 1] in ("-", "–", "—")
