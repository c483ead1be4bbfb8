"""Which phrases around a name are titles of its bearer: before it, after a comma, in apposition, after "is"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.actors.edges import also_verb
from dragoman.actors.names import Hit
from dragoman.actors.phrases import Phrase
from dragoman.language.trees import Tree


class Titles:
    """The phrases of one tree, asked which of them tell who a name is.

    `heads`: the head of each name by its start; `courtesy`: words such as "Mr." between a title and the name.
    """

    def __init__(self, tree: Tree, phrases: Sequence[Phrase], heads: dict[int, int], courtesy: Container[str]) -> None:
        self._tree = tree
        self._phrases = phrases
        self._heads = heads
        self._courtesy = courtesy
        self._by_start = {p.start: k for k, p in enumerate(phrases)}
        self._by_end = {p.end: k for k, p in enumerate(phrases)}
        self._by_role = {p.head: k for k, p in enumerate(phrases)}

    def of(self, start: int, end: int) -> list[tuple[int, Phrase]]:
        """The phrases that tell who the person at [start, end) is: before the name, after a comma, in apposition, after "is".
        Each with its place in the sequence of phrases."""
        tree, phrases, heads, by_role = self._tree, self._phrases, self._heads, self._by_role
        found: dict[int, None] = {}
        head = heads[start]

        def take(k: int | None) -> None:
            kin = k is not None and phrases[k].role.kind == "relative" and phrases[k].end > start
            if k is not None and (kin or phrases[k].role.kind == "person") and not phrases[k].plural:
                found[k] = None

        first = tree.sents[tree.sent_of[start]][0]
        last = tree.sents[tree.sent_of[start]][1]
        if start > first and tree.words[start - 1] == "vice":  # "… to be Secretary of Labor, vice Jane Roe, resigned"
            before = [
                k
                for k, p in enumerate(phrases)
                if first <= p.start and p.end < start and p.role.kind == "person" and not p.plural
            ]
            take(max(before, default=None, key=lambda k: phrases[k].end))
            return [(k, phrases[k]) for k in found]
        i = start
        while i > first and tree.lower[i - 1] in self._courtesy:
            i -= 1
        take(self._by_end.get(i) if i > first else None)
        if not found:
            take(before_name(tree, i, {p.end: k for k, p in enumerate(phrases) if p.role.kind == "person"}))
        if not found and first < i - 1 < i < start and tree.words[i - 1] == "," and tree.words[end : end + 1] in ([","], ["."]):
            k = self._by_end.get(i - 1)  # "her *adviser*, Dr. Jane Roe, and others"
            take(k if k is not None and (phrases[k].definite or phrases[k].owners) else None)
        if not found:  # "Minister of Education Stefania Giannini", "Secretary of State Kurt Campbell"
            for c in tree.children[head]:
                if tree.deps[c] in ("nmod:desc", "compound", "nmod", "amod") and c < start and c in by_role and not tree.case(c):
                    take(by_role[c])
            g = tree.heads[head]
            if (
                g < start
                and g in by_role
                and tree.deps[head] in ("appos", "flat", "nmod:desc")
                and "," not in tree.words[g:start]
            ):
                take(by_role[g])
        for p in [phrases[k] for k in found]:  # "*Deputy Prime Minister* and Defence Minister Roe"
            j = self._by_end.get(p.start - 1) if p.end <= start and tree.lower[p.start - 1] == "and" else None
            firm = (
                j is not None and p.sectors == ("BUS",) and not p.owners and phrases[j].role.kind == "person"
            )  # "President and CEO"
            alone = j is not None and not (phrases[j].owners or phrases[j].definite)
            if j is not None and tree.words[phrases[j].start][:1].isupper() and (alone or firm):
                take(j)
            for k in further(tree, p, phrases, heads) if p.end <= start else ():
                take(k)
        if end < last and tree.words[end] == ",":
            k = self._by_start.get(end + 1)
            if k is not None and not also_verb(tree, phrases[k].head) and phrases[k].end not in heads:
                take(k)  # not "after the murder of Jane Roe, *President* Doe spoke"
        for c in tree.children[head]:
            if (c in by_role and tree.deps[c] == "appos" and not credited(tree, end, phrases[by_role[c]])) or (
                tree.deps[c] == "acl:relcl" and c in by_role and tree.kid(c, "cop") is not None
            ):
                take(by_role[c])
        g = tree.heads[head]
        another = any(
            i in heads and not tree.case(heads[i]) for i in range(g + 1, start)
        )  # "*Director* Jane Roe and Envoy Mia Doe"
        if g in by_role and ((tree.deps[head] == "appos" and not another) or (tree.deps[head] == "nsubj" and _is(tree, g))):
            take(by_role[g])
        return [(k, phrases[k]) for k in found]


def spread(
    tree: Tree,
    spans: Sequence[tuple[int, int, Hit | None]],
    phrases: Sequence[Phrase],
    titles: dict[int, list[tuple[int, Phrase]]],
) -> None:
    """Gives a title of several to each name of the list behind it: "*Secretaries* Roe, Doe, and Poe"."""
    by_end = {p.end: k for k, p in enumerate(phrases)}
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


def _is(tree: Tree, predicate: int) -> bool:
    """Whether a nominal predicate is said of its subject for now: "is", but neither "was" nor "is no longer"."""
    be = any(tree.deps[c] == "cop" and tree.lower[c] in ("is", "'s") for c in tree.children[predicate])
    return be and tree.kid(predicate, "advmod") is None
