"""Which of a text's figures belong to a proposition, and what each of them measures there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.language.pieces import token_at
from dragoman.language.trees import Tree
from dragoman.quantities.role_words import changing
from dragoman.quantities.roles import Slots, role_of
from dragoman.quantities.words import TIME_UNITS
from dragoman.records import Quantity, Span

_FROM_TO = re.compile(r"from\s+(?P<one>\D{0,4}(?P<a>\d[\d,]*(?:\.\d+)?).*?)\s+to\s+(?P<other>\D{0,4}(?P<b>\d[\d,]*(?:\.\d+)?).*)")
_PREDICATES = frozenset({"VERB", "AUX"})
_LINKS = frozenset({"and", ",", "or", "but", ";"})
_FROM_EVENT = frozenset({"after", "before", "into", "prior", "since", "later", "earlier", "ago", "ahead"})
_AFTER_EVENT = frozenset({"after", "before", "following", "until"})
_PARTS = frozenset({"none", "neither", "some", "most", "many", "few", "any", "several", "part"})
_BESIDES = frozenset({"beyond", "besides", "apart from", "aside from", "in addition to", "despite"})
_AUXILIARY = ("aux", "aux:pass", "cop", "amod")


def claim_quantities(
    tree: Tree,
    quantities: Sequence[Quantity],
    predicate: int,
    argument_heads: Collection[int] = (),
    slots: Slots | None = None,
    others: Collection[int] = (),
) -> list[Quantity]:
    """The figures of the proposition whose predicate is token `predicate` and whose arguments are headed by `argument_heads`,
    each with its `role` and the `why` of the role.

    A figure belongs to the predicate that it hangs under with no other predicate between, or to the argument whose phrase it
    stands in. `others` are the predicates of the sentence's other propositions, nouns too: what stands right behind one of them
    ("and wounded 30") or right before a participle ("12 killed, 30 wounded") is its own. Lengths of time are left to the
    proposition's time unless they are an argument themselves. Where parsing has cut a figure loose, it is taken if its sentence
    has no other predicate. `slots` says which arguments act and which are acted on.
    """
    here = tree.sent_of[predicate]
    out: list[Quantity] = []
    arguments = set(argument_heads)
    rivals = {o for o in others if o != predicate and tree.sent_of[o] == here}
    for q in quantities:
        first, last = token_at(tree, q.span.start), token_at(tree, q.span.end - 1)
        if first < 0 or tree.sent_of[first] != here:
            continue
        head = head_of(tree, first, last)
        if q.unit in TIME_UNITS and (
            head not in (*arguments, predicate) or _counted_from(tree, first, last) or _measures_rank(tree, head, first)
        ):
            continue
        if (
            last + 1 < len(tree)
            and tree.words[last + 1] == ")"
            and tree.words[first - 1] == ","
            and not first <= predicate <= last
        ):
            continue  # "(Europa Editions, £14.99)"
        if tree.case(head) in _BESIDES and head != predicate:
            continue  # "a plan beyond the $2 trillion we saved"
        teller = _teller(tree, head, rivals | {predicate})
        if teller >= 0:
            if teller == predicate:
                out.append(replace(q, role="actors", why="subject of the claim"))
            continue
        owner = _beside(tree, first, last, rivals | {predicate})
        described = (
            owner >= 0 and tree.heads[owner] == head and tree.heads[head] == predicate < head
        )  # "found 12 men seized in May"
        if owner >= 0 and owner != predicate and not described:
            continue
        if owner == predicate or _belongs(tree, head, range(first, last + 1), predicate, arguments, rivals):
            if out and first and tree.lower[first - 1] == "including" and out[-1].unit == q.unit:
                role, why = out[-1].role, f"among {out[-1].text!r}"
            elif _none_of(tree, q, first):
                role, why = "whole", "how many are not said"
            elif (part := _part_of(tree, q, quantities, first)) is not None:
                role, why = "whole", f"{part.text!r} is of it"
            else:
                role, why = role_of(tree, q, first, last, head, predicate, slots or Slots(), owner == predicate)
            ends = _ends(q, tree.lemmas[predicate].lower()) if role in ("before", "change", "") else None
            if ends is not None:
                out += ends
            else:
                out.append(replace(q, role=role, why=why))
    return out


def _ends(q: Quantity, lemma: str) -> list[Quantity] | None:
    """The two figures of a change that is told as a span, "rose from 12 to 15": what was before, and the level now."""
    m = _FROM_TO.fullmatch(q.text)
    if m is None or not changing(lemma) or q.low is None or q.high is None:
        return None
    rising = float(m["a"].replace(",", "")) < float(m["b"].replace(",", ""))
    out = []
    for part, value, role in (("one", q.low if rising else q.high, "before"), ("other", q.high if rising else q.low, "level")):
        span = Span(q.span.start + m.start(part), q.span.start + m.end(part))
        si = q.si_low if value == q.low else q.si_high
        out.append(
            replace(
                q, span=span, text=m[part], low=value, high=value, si_low=si, si_high=si, role=role, why=f"a change: {lemma!r}"
            )
        )
    return out


def _none_of(tree: Tree, q: Quantity, first: int) -> bool:
    """ "none of the 2,952 delegates", "most of the 40 ships": the whole of which no number is said."""
    before = first - 1
    while before >= 0 and tree.upos[before] == "DET" and tree.lower[before] not in _PARTS:
        before -= 1
    return q.unit == "1" and before > 0 and tree.lower[before] == "of" and tree.lower[before - 1] in _PARTS


def _part_of(tree: Tree, q: Quantity, quantities: Sequence[Quantity], first: int) -> Quantity | None:
    """The figure that counts a part of what `q` counts: "two" of "two of the five hostages"."""
    before = first - 1
    while before >= 0 and tree.upos[before] == "DET":
        before -= 1
    if q.unit != "1" or before < 0 or tree.lower[before] != "of":
        return None
    for o in quantities:
        around = o.span.start < tree.starts[before] and q.span.end <= o.span.end
        if o is not q and o.unit == "1" and around:
            return o
    return None


def _counted_from(tree: Tree, first: int, last: int) -> bool:
    """Whether a length of time only says how far something lies from another event: "two weeks after …", "four years on", "a year
    into the war", "following two decades"."""
    if last + 1 < len(tree) and tree.sent_of[last + 1] == tree.sent_of[first]:
        behind = tree.lower[last + 1]
        if behind in _FROM_EVENT or (behind in ("on", "from") and tree.deps[last + 1] not in ("case", "mark")):
            return True
    return first > 0 and tree.lower[first - 1] in _AFTER_EVENT


def _measures_rank(tree: Tree, head: int, first: int) -> bool:
    """ "the lowest level in two years": a length of time over which nothing like it was."""
    if tree.case(head) not in ("in", "of", "for"):
        return False
    start = max(tree.sents[tree.sent_of[first]][0], first - 9)
    return any(tree.xpos[i] in ("JJS", "RBS") or tree.lower[i] in ("first", "than") for i in range(start, first - 1))


def _teller(tree: Tree, head: int, predicates: Collection[int]) -> int:
    """The participle of which a figure behind "with" is the subject ("with more than 850,000 migrants arriving"); -1 for none."""
    i = head
    if tree.case(i) != "with" and tree.heads[i] != i and tree.deps[i] in ("nummod", "advmod", "nmod"):
        i = tree.heads[i]
    if tree.case(i) != "with":
        return -1
    for c in tree.children[i]:
        if c > i and c in predicates and tree.deps[c] == "acl" and tree.xpos[c] == "VBG":
            return c
    return -1


def _beside(tree: Tree, first: int, last: int, predicates: Collection[int]) -> int:
    """The predicate that a figure stands right beside and that no arc can rob of it; -1 for none: the participle behind it that
    ends the phrase ("30 wounded in Kharkiv"), or the coordinated verb before it ("and wounded 30 others")."""
    behind = last + 1
    if behind in predicates and tree.xpos[behind] == "VBN" and not (behind + 1 < len(tree) and tree.upos[behind + 1] == "NOUN"):
        return behind
    before = first - 1
    if before in predicates and tree.upos[before] == "VERB" and before > 0 and tree.lower[before - 1] in _LINKS:
        return before
    return -1


def _belongs(tree: Tree, head: int, tokens: range, predicate: int, arguments: set[int], rivals: Collection[int]) -> bool:
    if predicate in tokens:
        return True
    i = head
    nested = 0  # phrases around the figure that are no part of what is counted
    for _ in range(30):
        if i not in (head, predicate) and tree.deps[i] == "nmod" and tree.case(i) not in ("of", ""):
            nested += 1
            if nested and i not in arguments and head not in arguments and tree.deps[head] == "nmod":
                return False  # "arrested in connection with the poisoning of 200 girls"
        if i == predicate or (i in arguments and not (i in rivals and i not in tokens)):
            return i == predicate or not _through(tree, i, predicate, rivals)
        if i != head and (tree.upos[i] in _PREDICATES or i in rivals):
            return False
        if tree.heads[i] == i:
            break
        i = tree.heads[i]
    if not arguments.isdisjoint(tokens):
        return True
    start, end = tree.sents[tree.sent_of[predicate]]
    alone = not any(tree.upos[k] in _PREDICATES and tree.deps[k] not in _AUXILIARY and k != predicate for k in range(start, end))
    return alone and tree.upos[predicate] in _PREDICATES


def _through(tree: Tree, i: int, predicate: int, rivals: Collection[int]) -> bool:
    """Whether another proposition's predicate stands between an argument and the predicate ("condemned the killing of 12")."""
    while tree.heads[i] != i and i != predicate:
        i = tree.heads[i]
        if i in rivals:
            return True
    return False


def head_of(tree: Tree, first: int, last: int) -> int:
    """The topmost token of a figure."""
    for i in range(first, last + 1):
        if not first <= tree.heads[i] <= last or tree.heads[i] == i:
            return i
    return first
