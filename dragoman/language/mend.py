"""What a parser that looks at one arc at a time gets wrong, and what UD says of it.

Three errors that cost an event its party: the parts of a person's name hung side by side from the verb ("Petro" and "Poroshenko"
both subjects); a preposition hung from the title in front of a name instead of from the name ("with defence chief Ngo"); a
noun with a preposition taken for the subject of the participle behind it ("gave asylum *to officers* held there").
"""

from __future__ import annotations

from collections.abc import Iterable


def mend(heads: list[int], deps: list[str], upos: list[str], persons: Iterable[tuple[int, int]]) -> None:
    """Changes `heads` (−1 for the root) and `deps` of some words in place; `persons` are the names of persons, token ranges.

    A name of a person has one word that hangs from outside, the others are `flat` on the first of them (UD: names without inner
    grammar). A preposition in front of a title marks the name that the title belongs to. A subject has no preposition:
    such a noun is the oblique of the verb before it, and the participle tells of it."""
    for start, end in persons:
        out = [i for i in range(start, end) if not start <= heads[i] < end]
        side = all(upos[i] == "PROPN" and deps[i] == deps[out[0]] and heads[i] == heads[out[0]] for i in out)
        if side and len(out) > 1 and heads[out[0]] >= 0:
            for i in out[1:]:
                heads[i], deps[i] = out[0], "flat"
    for i, dep in enumerate(deps):
        marked = heads[i]
        if dep != "case" or upos[i] != "ADP" or marked <= i:
            continue
        above = heads[marked]
        if deps[marked] == "nmod:desc" and above > marked and not _marked(above, heads, deps):
            heads[i] = above
        elif deps[marked] in ("nsubj", "nsubj:pass") and deps[above] == "advcl" and 0 <= heads[above] < i:
            heads[marked], deps[marked] = heads[above], "obl"
            heads[above], deps[above] = marked, "acl"


def _marked(i: int, heads: list[int], deps: list[str]) -> bool:
    return any(h == i and d == "case" for h, d in zip(heads, deps, strict=True))
