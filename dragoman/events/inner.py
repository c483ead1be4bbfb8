"""Who is only named inside of what an act is about, and is not the one to whom it is done.

Where the head of an argument is nobody, `parties` takes whom its phrase names. For some acts that is mostly somebody else: who
calls for the *release of nurses*, a *meeting with Oslo* or *peace in Chad* asks none of them; who commits himself to stop *Oslo's
tax* promises Oslo nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from dragoman.language.trees import Tree

_BEFORE = frozenset({"nmod:poss", "compound", "amod"})
_ITSELF = frozenset({"appos", "conj", "flat", "nmod:desc"})
_ASKED = frozenset({"from", "by", "including", "such as", "like"})
_TOWARD = frozenset({"to", "for", "with", "between", "against", "on"})


def links(tree: Tree, t: int, tokens: Container[int]) -> tuple[int, list[int]] | None:
    """The token of `tokens` whose phrase names the party `t`, and the tokens between that hang as more than parts of a name, from
    below; None where `t` stands there itself."""
    between: list[int] = []
    x = t
    while x not in tokens:
        if tree.deps[x] not in _ITSELF:
            between.append(x)
        if tree.heads[x] == x:
            return None
        x = tree.heads[x]
    return (x, between) if between else None


def unasked(
    tree: Tree, found: Sequence[int], tokens: Container[int], theirs: Container[str], somebody: Callable[[int], bool]
) -> set[int]:
    """Those of `found` whom what is requested only names. Kept is from whom it is wanted ("an answer *from Oslo*") and who is to
    do what its noun tells (`theirs`: "the withdrawal *of Chad's troops*", "a *UN* presence"). `somebody`: whether a token is a
    word for people."""
    out = set()
    for t in found:
        over = links(tree, t, tokens)
        if over is None or somebody(over[0]):
            continue
        noun, between = over
        top = between[-1]
        own = tree.lemmas[noun].lower() in theirs and (tree.deps[top] in _BEFORE or tree.case(top) == "of")
        if not (own or any(tree.deps[x] == "nmod" and tree.case(x) in _ASKED for x in between)):
            out.add(t)
    return out


def unpromised(
    tree: Tree,
    found: Sequence[int],
    tokens: Container[int],
    friendly: Callable[[int], bool],
    somebody: Callable[[int], bool],
    about: Container[str] = (),
) -> set[int]:
    """Those of `found` whom the object of what is promised only names, unless that is itself done for somebody ("to continue its
    support *for Chad*") or the phrase says so ("to send arms *to Chad*"). `about`: nouns of which "on" tells the topic ("to hold
    talks *on Chad*")."""
    out = set()
    for t in found:
        over = links(tree, t, tokens)
        if over is None or somebody(over[0]):
            continue
        noun, between = over
        if tree.case(between[-1]) == "on" and tree.lemmas[noun].lower() in about:
            out.add(t)
            continue
        meant = any(tree.deps[x] == "nmod" and tree.case(x) in _TOWARD for x in between)
        if not (meant or friendly(noun) or friendly(tree.heads[noun])):
            out.add(t)
    return out


def there(tree: Tree, found: Sequence[int], tokens: Container[int], fronts: Container[str] = ()) -> set[int]:
    """Those of `found` whom a phrase names only as where its noun is ("the deaths *in Chad*", "talks with allies *in Lima*").
    `fronts`: nouns of which any phrase tells no more ("*Donetsk* front lines"); none for all with "in" or "at"."""
    out = set()
    for t in found:
        over = links(tree, t, tokens)
        if over is None:
            continue
        noun, between = over
        if tree.lemmas[noun].lower() in fronts if fronts else tree.case(between[-1]) in ("in", "at", "across"):
            out.add(t)
    return out


def behind(tree: Tree, found: Sequence[int], tokens: Container[int], cases: Container[str]) -> set[int]:
    """Those of `found` whom a phrase only names behind one of these prepositions."""
    out = set()
    for t in found:
        over = links(tree, t, tokens)
        if over is not None and tree.case(over[1][-1]) in cases:
            out.add(t)
    return out


def linked(tree: Tree, found: Sequence[int], tokens: Container[int], words: Container[str], cases: Container[str]) -> set[int]:
    """Those of `found` who stand behind a noun that only links them to the clause by one of these prepositions: "talks with
    *respect* to Chad", "in the *wake* of raids by Chad"."""
    out = set()
    for t in found:
        over = links(tree, t, tokens)
        if over is not None and tree.lower[over[0]] in words and tree.case(over[0]) in cases:
            out.add(t)
    return out
