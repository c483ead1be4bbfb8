"""Whether a capital is meant as a government or as a town: "Moscow warned Kyiv", but "a concert in Moscow"."""

from __future__ import annotations

from dragoman.actors.names import Hit
from dragoman.actors.tables import Tables
from dragoman.language.trees import Tree

_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "across",
        "throughout",
        "within",
        "above",
        "over",
        "via",
        "through",
        "into",
        "beyond",
        "outside of",
    }
)
_WAY = frozenset({"to", "from", "toward", "towards", "for"})


def acts(tree: Tree, hit: Hit, tables: Tables, town: bool = True) -> bool:
    """True where the capital (or seat, `town` False) stands for its government, judged by its place in the tree."""
    head = tree.first_conjunct(hit.head)
    case = tree.case(head) or tree.case(hit.head)
    if case in _WHERE:
        return False
    n = len(tree)
    if (
        hit.end + 1 < n
        and tree.words[hit.end] == ","
        and tree.upos[hit.end + 1] == "PROPN"
        and town
        and tree.deps[hit.end + 1] in ("appos", "nmod", "flat")
    ):
        return False  # "Berlin, Germany"
    if hit.start <= 1 and hit.end < n and town and _dateline(tree, hit.end):
        return False
    if town and hit.start > 1 and tree.lower[hit.start - 1] in ("'s", "’s") and tree.upos[hit.start - 2] == "PROPN":
        return False  # "Ukraine's Kyiv"
    dep = tree.deps[head]
    governor = tree.heads[head]
    lemma = tree.lemmas[governor].lower()
    shows = tables.place_words.get(lemma, frozenset())
    if hit.start > 0 and town and "place" in tables.place_words.get(tree.lower[hit.start - 1], ()):
        return False  # "the capital Khartoum"
    if case in ("like", "such as", "including"):
        return not town or "place" not in shows
    if case in _WAY or case == "on" or case == "against":
        if case in ("on", "against"):
            return case == "against" or not town or "target" not in shows
        under = any(tree.case(c) == "under" for c in tree.children[governor])  # "came under pressure from Paris"
        return not town or under or "motion" not in shows
    if not town:
        return dep != "compound" or "target" not in shows  # "the *Kremlin* drone strike"
    if case == "of" and dep != "nmod:poss":
        return "place" not in shows and "target" not in shows
    if dep in ("obj", "nsubj:pass"):
        return "target" not in shows
    if dep == "nsubj":
        return not any(tree.deps[c] == "cop" for c in tree.children[governor]) or "place" not in shows
    if dep == "nmod:poss":
        return "place" not in shows
    if dep in ("compound", "amod", "nmod", "nmod:desc", "flat") and not case:
        joined = (hit.end < n and tree.words[hit.end] in "-–—/") or (hit.start > 0 and tree.words[hit.start - 1] in "-–—/")
        role = tables.roles.get(lemma) or tables.roles.get(tree.lower[governor])
        return joined or (role is not None and "GOV" in role.sectors and "place" not in shows) or lemma in tables.facing
    return dep not in ("list", "appos", "vocative")


def _dateline(tree: Tree, i: int) -> bool:
    """Whether token `i` continues a dateline: "MOSCOW (Outlet) -", "SEOUL, June 20 -", "KYIV -"."""
    if tree.words[i] in ("(", "-", "–", "—", ":") and (tree.words[i - 1].isupper() or tree.words[i] == "("):
        return True
    return tree.words[i] == "," and i + 2 < len(tree) and tree.words[i - 1].isupper() and (tree.upos[i + 2] == "NUM")
