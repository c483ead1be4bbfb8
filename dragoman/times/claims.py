"""Which of a text's times a predicate belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.pieces import token_at
from dragoman.language.trees import CLAUSES, SUBJECTS, Tree
from dragoman.records import Time
from dragoman.times.datable import belongs_to_noun, datable, words_of_claims
from dragoman.times.sharing import apart

_PREDICATES = frozenset({"VERB", "AUX"})
# Relations over which a clause shares the time of the clause above it.
_SHARING = frozenset({"conj", "xcomp", "parataxis"})


def claim_time(tree: Tree, times: Sequence[Time], predicate: int) -> Time | None:
    """The time of the proposition whose predicate is token `predicate`, None where it is not sure.

    Its own dependents come first ("visited on 13 September"), the nearest one winning; then the clause whose time it shares
    (coordinated predicates, open complements: "On Monday he landed and met …"); then the only time on the way up the sentence,
    unless that dates a verb of saying above it or stands in another clause; then, for an event that the sentence speaks of again
    ("The strike killed 12 people"), the time that the sentence before told it with. What stands beside a noun as its adjective
    or owner ("the recent launch", "Monday's vote") dates that noun alone. Ages, repeated times and "now" are taken only where
    nothing better stands beside them, and only from beside the predicate itself; a span that a superlative is measured over ("the
    first attack in two months") is not when it happened.
    """
    found = [x for x in datable(tree, times, tree.sent_of[predicate]) if not _beside_time(tree, x[1], predicate)]
    governed = [(_governor(tree, head) if _lasts(tree, head, t) else _measured(tree, head), head, t) for head, t in found]
    own = [
        (head, t)
        for governor, head, t in governed
        if predicate in (governor, head) or _told_by_subject(tree, head, predicate) or _when(tree, t, predicate)
    ]
    if own:
        return _best(tree, own, predicate)
    inside = _below(tree, predicate)
    nominal = [
        (head, t)
        for governor, head, t in governed
        if head in inside and (governor not in inside or governor == predicate) and not belongs_to_noun(tree, head)
    ]
    if nominal:
        return _best(tree, nominal, predicate)
    told = _of_relative(tree, governed, predicate)
    if told is not None:
        return told
    apart = tree.deps[predicate] not in _SHARING  # a length of time is shared by what is coordinated only
    governed = [
        g
        for g in governed
        if not (
            g[2].timex.endswith("_REF")
            or _of_name(tree, g[1])
            or belongs_to_noun(tree, g[1])
            or (apart and g[2].type == "DURATION")
        )
    ]
    dates = [g for g in governed if g[2].type != "DURATION"]
    governed = dates or governed
    shared = _shared(tree, governed, predicate) if governed and _same_time(tree, predicate) else None
    return shared or (_told_before(tree, times, predicate) if not found else None)


_LASTING = frozenset({"", "for", "in", "over", "within", "during", "throughout", "through"})


def _lasts(tree: Tree, head: int, t: Time) -> bool:
    """Whether a time can say how long its clause lasted: an adverbial does ("for two days", "in 15 days"), a length that measures
    a noun ("a nine-year sentence", "after five weeks of war") does not."""
    if t.type != "DURATION":
        return True
    dep = tree.deps[head]
    if dep.startswith("obl") or dep in ("advmod", "obj", "root", "xcomp"):
        of = any(tree.case(c) == "of" for c in tree.children[head])
        return tree.case(head) in _LASTING and not (of and tree.case(head) == "")
    return dep not in ("compound", "nummod", "nmod", "conj", "appos", "amod")


def _measured(tree: Tree, head: int) -> int:
    """The noun that a length of time measures; the length itself where it measures none."""
    return tree.heads[head] if tree.upos[tree.heads[head]] in ("NOUN", "PROPN") else head


def _told_by_subject(tree: Tree, head: int, predicate: int) -> bool:
    """Whether the time describes the event that is the predicate's subject ("Monday's attack killed 12")."""
    noun = tree.heads[head]
    happens = tree.lemmas[predicate].lower() in words_of_claims()["happens"]  # "the recent reports indicate" nothing of a day
    return happens and belongs_to_noun(tree, head) and tree.heads[noun] == predicate and tree.deps[noun] in SUBJECTS


def _beside_time(tree: Tree, t: Time, predicate: int) -> bool:
    """Whether the predicate is a noun coordinated with a part of the time: "in the year 2025, and of the Independence …"."""
    if tree.deps[predicate] != "conj" or tree.upos[predicate] not in ("NOUN", "PROPN"):
        return False
    up = tree.heads[predicate]
    return t.span.start <= tree.starts[up] < t.span.end


def _when(tree: Tree, t: Time, predicate: int) -> bool:
    """Whether the predicate's clause says what happened at the time before it: "in 2018, when he left"."""
    behind = token_at(tree, t.span.end - 1) + 1
    if behind < len(tree) and tree.words[behind] == ",":
        behind += 1
    return behind < len(tree) and tree.lower[behind] == "when" and tree.heads[behind] == predicate and behind < predicate


def _of_relative(tree: Tree, governed: list[tuple[int, int, Time]], predicate: int) -> Time | None:
    """The time of a noun's relative clause whose subject it is: "the earthquake that hit Turkey on Monday"."""
    if tree.upos[predicate] not in ("NOUN", "PROPN"):
        return None
    for c in tree.children[predicate]:
        happens = tree.lemmas[c].lower() in words_of_claims()["happens"]  # "struck on Monday", not "drew criticism on Monday"
        if (
            happens
            and tree.deps[c].startswith("acl")
            and any(tree.lower[k] in ("that", "which", "who") and tree.deps[k] in SUBJECTS for k in tree.children[c])
        ):
            here = [(head, t) for governor, head, t in governed if governor == c]
            if here:
                return _best(tree, here, predicate)
    return None


_APART = frozenset({"before", "after", "ahead of", "following", "since", "until"})  # events at another time than their clause
_OTHER = _APART | {"to", "for", "over", "from", "about", "on", "despite", "because of", "against", "due to", "towards", "toward"}


def _same_time(tree: Tree, predicate: int) -> bool:
    """Whether a predicate can share the time of the clause above it: verbs do; a noun does as its subject, as the object of a
    verb by which it comes about ("launched an attack", not "condemned the attack"), and behind "in", "at" or "during", but not
    behind "after", "over", "in response to": those are other events."""
    if tree.upos[predicate] in _PREDICATES:
        return True
    i = predicate
    while tree.heads[i] != i and tree.upos[i] not in _PREDICATES:
        case = tree.case(i)
        if case in _OTHER or (i == predicate and case == "in" and any(tree.case(c) == "to" for c in tree.children[i])):
            return False
        if tree.deps[i] == "obj" and tree.upos[tree.heads[i]] == "VERB":
            return tree.lemmas[tree.heads[i]].lower() in words_of_claims()["carrier"]
        i = tree.heads[i]
    return True


_AGAIN = frozenset({"the", "this", "that", "these", "those"})


def _told_before(tree: Tree, times: Sequence[Time], predicate: int) -> Time | None:
    """The time of an event spoken of again: "The strike …" with its lemma in the sentence before, where that has one time."""
    sentence = tree.sent_of[predicate]
    if sentence == 0:
        return None
    nouns = [predicate] if tree.upos[predicate] == "NOUN" else [c for c in tree.children[predicate] if tree.deps[c] in SUBJECTS]
    start, end = tree.sents[sentence - 1]
    for noun in nouns:
        if tree.upos[noun] != "NOUN" or tree.lemmas[noun].lower().endswith(tuple(words_of_claims()["person"])):
            continue
        if not any(tree.deps[c] == "det" and tree.lower[c] in _AGAIN for c in tree.children[noun]):
            continue
        for i in range(start, end):
            if tree.lemmas[i] == tree.lemmas[noun] and tree.upos[i] in ("NOUN", "VERB"):
                earlier = [t for t in times if start <= token_at(tree, t.span.start) < end]
                t = claim_time(tree, earlier, i)
                if t is not None and t.earliest and t.type in ("DATE", "TIME"):
                    return replace(t, why=f"{t.why}; told of {tree.words[i]!r} in the sentence before")
    return None


def _shared(tree: Tree, governed: list[tuple[int, int, Time]], predicate: int) -> Time | None:
    """The time that reaches the predicate from further up its sentence."""
    sharing = True
    below = predicate
    above = list(tree.above(predicate))
    for clause in above:
        if apart(tree, below, clause):
            return None
        relation = tree.deps[below]
        sharing = sharing and (relation in _SHARING or tree.upos[below] not in _PREDICATES)
        here = [(head, t) for governor, head, t in governed if governor == clause]
        if tree.upos[predicate] not in _PREDICATES and not here and (tree.upos[clause] in _PREDICATES or _clausal(tree, clause)):
            return None  # a noun shares the time of the nearest verb above it, not of those beyond
        if here and relation != "ccomp":
            if not sharing:
                here = [x for x in here if x[1].type != "DURATION"]
                if not here:
                    return None
            early = [x for x in here if x[0] < clause]
            if relation == "conj" and not early:
                here = [x for x in here if x[1].type != "DURATION"]  # "lived there for a year and says"
                if not here:
                    return None
            if sharing and (early or relation == "xcomp" or len(governed) == 1):
                return _best(tree, early or here, predicate)
            if len(governed) == 1 and relation in CLAUSES | {"conj"}:
                return here[0][1]
            return None
        if here:
            return None  # the time of saying, not of what is said
        below = clause
    # A single time under the sentence's root, outside any other clause: "the data covers shipments from August through
    # January and shows that …".
    if len(governed) == 1:
        governor, _, t = governed[0]
        if t.type != "DURATION" and governor in above and not _reported(tree, predicate, governor):
            return t
    return None


def _clausal(tree: Tree, i: int) -> bool:
    """Whether an adjective heads a clause of its own ("a land once bloody with war")."""
    return tree.upos[i] == "ADJ" and tree.deps[i] in CLAUSES


def _reported(tree: Tree, predicate: int, governor: int) -> bool:
    """Whether the predicate stands in the content clause of the governor itself."""
    below = predicate
    for clause in tree.above(predicate):
        if clause == governor:
            return tree.deps[below] == "ccomp"
        below = clause
    return True


def _below(tree: Tree, predicate: int) -> set[int]:
    """The tokens under the predicate that no other predicate's clause holds."""
    out: set[int] = set()
    todo = [predicate]
    while todo:
        i = todo.pop()
        out.add(i)
        todo.extend(
            c
            for c in tree.children[i]
            if not (tree.deps[c] in CLAUSES or (tree.deps[c] == "conj" and tree.upos[c] in _PREDICATES))
        )
    return out


def _governor(tree: Tree, head: int) -> int:
    """The predicate that a time hangs on: the nearest verb or clause head above it, the noun that it describes, or an event
    before or after that of the clause ("before a visit next week")."""
    if belongs_to_noun(tree, head):
        return tree.heads[head]
    if _of_name(tree, head):
        return tree.heads[head]
    before = _event_before(tree, head)
    if before >= 0:
        return before
    if tree.deps[head].startswith("advmod") and tree.upos[tree.heads[head]] == "PROPN" and head < tree.heads[head]:
        return tree.heads[head]  # "storms, most recently Helene, have …"
    for i in tree.above(head):
        if tree.case(i) in _APART and tree.upos[i] in ("NOUN", "PROPN"):
            return i
        if tree.upos[i] in _PREDICATES or tree.deps[i] in CLAUSES or tree.heads[i] == i:
            said = [c for c in tree.children[i] if tree.deps[c] == "ccomp" and i < c < head]
            return said[-1] if said else i  # "says it fired missiles a day earlier"
    return head


def _of_name(tree: Tree, head: int) -> bool:
    """Whether a time belongs to a name: "the Foreign Aid Act of 1961"."""
    return tree.deps[head] == "nmod" and tree.case(head) == "of" and tree.upos[tree.heads[head]] == "PROPN"


def _event_before(tree: Tree, head: int) -> int:
    """The event right in front of a time that hangs on the verb of both: "block it ahead of elections later this year"; -1 for
    none."""
    first = tree.subtree(head)[0] - 1
    if first < 0 or tree.upos[first] not in ("NOUN", "PROPN") or tree.deps[head] not in ("obl:unmarked", "advmod"):
        return -1
    for up in tree.above(first):
        if tree.heads[first] == tree.heads[head] or tree.upos[up] not in ("NOUN", "PROPN"):
            break
        first = up
    if tree.heads[first] != tree.heads[head]:
        return -1
    expected = tree.deps[first] == "obj" and tree.lemmas[tree.heads[head]].lower() in words_of_claims()["awaiting"]
    return first if tree.case(first) in _APART or expected else -1  # "expect an announcement this week"


def _best(tree: Tree, found: list[tuple[int, Time]], predicate: int) -> Time:
    return min(found, key=lambda x: (_rank(x[1]), _depth(tree, x[0], predicate), abs(x[0] - predicate)))[1]


def _depth(tree: Tree, head: int, predicate: int) -> int:
    """0 for a time that hangs on the predicate itself, 1 for one that hangs on something in its clause."""
    return int(tree.heads[head] != predicate and head != predicate)


def _rank(t: Time) -> int:
    """How well a time dates an event: dates and spans, then durations, repeated times, and "now"."""
    if t.timex.endswith("_REF"):
        return 3
    return {"DATE": 0, "TIME": 0, "DURATION": 1, "SET": 2}[t.type] + (1 if t.type in ("DATE", "TIME") and not t.edtf else 0)
