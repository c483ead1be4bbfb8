"""What a figure measures in its claim: how many were killed, how much was moved, from how many ports, by how much it rose.

The words that decide stand in ``quantities_roles.tsv``: what a verb (or its noun) says of those it is done to (`patient`) and
of those who do it (`agent`), what a counted noun says by itself (`item`: "deaths"), what a word beside the count says (`beside`:
"five dead"), which nouns have a calibre, and which verbs tell of a change, whose figures are by how much, to what and from what.
Where no word decides, a figure counts who acts or who is acted on, or it stays without a role.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.quantities.role_words import role_words
from dragoman.quantities.words import TIME_UNITS
from dragoman.records import Quantity

_MOVING = frozenset({"moved", "deployed", "withdrawn", "displaced", "exchanged", "fired"})
_PATIENTS = frozenset({"obj", "nsubj:pass", "iobj"})
_FROM = frozenset({"from", "out of"})
_TO = frozenset({"to", "into", "toward", "towards", "onto"})
_PARTS = frozenset({"of", "including", "like", ""})
_TERMS = frozenset({"convicted", "detained", "term"})
_PEOPLE = frozenset({"killed", "wounded", "missing", "captured", "detained", "released", "convicted", "infected", "rescued"})
_IDLE = frozenset({"", "be", "have", "include", "need", "want"})  # what is had or needed takes no part in what is done
_SPENT = frozenset({"paid", "cost"})
_PAST = frozenset({"below", "above", "under", "past", "beyond"})
_LENGTHS = frozenset({"m", "km", "mm", "cm", "[mi_i]", "[nmi_i]", "[ft_i]", "[yd_i]", "[in_i]"})
_WEIGHTS = frozenset({"g", "kg", "t", "[lb_av]", "kt", "Mt"})


@dataclass(frozen=True, slots=True)
class Slots:
    """The arguments of a claim by what they do there: head tokens of who acts, of whom it is done to, and of the things handed
    over."""

    actors: Collection[int] = ()
    recipients: Collection[int] = ()
    items: Collection[int] = ()


def role_of(
    tree: Tree, q: Quantity, first: int, last: int, head: int, predicate: int, slots: Slots, beside: bool = False
) -> tuple[str, str]:
    """The role of a figure (tokens `first` to `last`, topmost `head`) in the claim of `predicate`, and the reason; both empty
    where nothing decides. `beside`: the predicate stands right beside it and has it as its patient."""
    table = role_words()
    alone = _by_itself(tree, q, first, last, head)
    if alone[0]:
        return alone
    lemma = tree.lemmas[predicate].lower()
    top, slot = (head, "patient") if beside else _slot(tree, head, predicate)
    case = "" if tree.lower[first] == "from" else tree.case(head) or tree.case(top)  # "from 12 to 15 crates"
    if any(tree.deps[c] == "cop" for c in tree.children[predicate]):
        lemma = ""  # what something is, not what is done: "at the lowest level"
    done = table.get((lemma, "patient"), "")
    if q.unit in TIME_UNITS:
        jailed = done in _TERMS and not (lemma in ("hold", "keep") and not tree.passive(predicate))  # "held power for two years"
        return ("term", f"length of {lemma!r}") if jailed else ("duration", "a length of time")
    if first <= predicate <= last and tree.upos[predicate] == "VERB" and tree.deps[predicate] != "amod" and q.unit == "1":
        return "level", f"behind {lemma!r}"  # "the toll surpassed 29,000"
    rising = first <= predicate <= last and tree.deps[predicate] == "amod"  # "one of the rising stars" has risen by nothing
    if (lemma, "change") in table and not rising:
        return _change(q, case, lemma, slot)
    lemma = _with_particle(tree, predicate, lemma)
    moved = tree.lower[first - 1] if first else ""
    if q.unit == "%" and moved in ("up", "down") and tree.case(head) == "":
        return "change", f"behind {moved!r}"  # "assaults are down 38%"
    part = q.high if q.low is None else q.low  # "up to half of them"
    if q.unit == "%" or (part is not None and 0 < part < 1 and q.unit == "1"):
        return ("level", f"behind {case!r}") if case in _TO and q.unit == "%" else ("share", "a part of something")
    if _is_money(q) and q.item and q.item.split()[0].lower() == tree.lower[min(last + 1, len(tree) - 1)]:
        at = min(last + len(q.item.split()), len(tree) - 1)
        thing = tree.lemmas[at].lower()
        if (thing, "money") not in table and at != predicate:
            return "cost", f"stands before {thing!r}"  # "a $96 billion missile", but "a $2bn loan"
    straight = tree.heads[top] == predicate or tree.heads[head] == predicate  # not "launched an appeal to 50 firms"
    moves = (straight and done in _MOVING) or (straight and table.get((lemma, "agent"), "") in _MOVING)
    if q.unit == "1" and moves and slot != "agent" and not (slot == "patient" and top == head):
        if case in _FROM:
            return "origins", f"behind {case!r}, {lemma!r}"
        if case in _TO and head not in slots.recipients:
            return "destinations", f"behind {case!r}, {lemma!r}"
    role = table.get((lemma, slot), "")
    whole = q.unit == "1" and q.item and role in _SPENT  # "spent two nights"
    told = role in _PEOPLE and _whom_it_costs(tree, top, predicate)  # "saved 12,000 people $3m"
    if role and role != "term" and not whole and not told and not (q.unit != "1" and role in _PEOPLE):
        return role, f"{slot} of {lemma!r}"
    if q.unit == "1":
        role, why = _by_company(tree, first, last, head, predicate)
        suit = any((w, "suit") in table for w in q.item.lower().split())
        if role == "infected" and (suit or (q.item.lower() == "cases" and (lemma, "tally") not in table)):
            role = why = ""  # "looked at 12 cases"
        party = head in slots.actors or head in slots.recipients
        if role and not (party and role in _PEOPLE | {"displaced"} and why.startswith("counts")):
            return role, why  # but "spoke with a dozen refugees"
    role, why = _by_unit(tree, q, top, head, slots, slot, case)
    return ("", "") if role in ("actors", "recipients", "items") and lemma in _IDLE else (role, why)


def _whom_it_costs(tree: Tree, top: int, predicate: int) -> bool:
    """Whether what is done to somebody is done with an amount of money: "saved 12,000 people $3m"."""
    return any(
        c != top and tree.deps[c] in ("obj", "iobj", "obl:unmarked") and (tree.words[c] in ("$", "€", "£") or tree.xpos[c] == "$")
        for c in tree.children[predicate]
    )


def _with_particle(tree: Tree, predicate: int, lemma: str) -> str:
    """The verb with its particle ("shoot down", "make up") or what it makes something ("make available"), where it has one."""
    particle = next(
        (
            tree.lower[c]
            for c in tree.children[predicate]
            if tree.deps[c] == "compound:prt" or (tree.deps[c] == "xcomp" and tree.upos[c] == "ADJ" and lemma == "make")
        ),
        "",
    )
    if not particle and any(tree.deps[c] == "obj" and tree.lemmas[c].lower() == "life" for c in tree.children[predicate]):
        particle = "life" if lemma == "lose" else ""
    return f"{lemma} {particle}" if particle else lemma


def _by_itself(tree: Tree, q: Quantity, first: int, last: int, head: int) -> tuple[str, str]:
    """What a figure measures whatever is said of it: an age, a calibre, a height."""
    table = role_words()
    before = tree.lower[first - 1] if first else ""
    told = q.text.endswith(("old", "olds", "of age")) or "aged" in (before, tree.lower[first])
    if (q.unit in TIME_UNITS and told) or (q.unit == "a" and "ear" not in q.text.lower()):
        return "age", "a length of life"
    if (before, "before") in table:
        return table[before, "before"], f"behind {before!r}"
    if q.unit in _LENGTHS or q.unit.partition("/")[0] in _LENGTHS or q.unit in _WEIGHTS:
        words = [tree.lemmas[i].lower() for i in range(first, min(last + 3, len(tree)))]
        shell = next((w for w in words if (w, "calibre") in table), "")
        if shell and q.unit in _LENGTHS:
            return "calibre", f"measure of {shell!r}"
        above = tree.lemmas[tree.heads[head]].lower() if tree.case(head) == "of" else ""
        for word in (above, tree.lower[last + 1] if last + 1 < len(tree) else ""):
            if (word, "measure") in table:
                return table[word, "measure"], f"measure of {word!r}"
    return "", ""


def _by_company(tree: Tree, first: int, last: int, head: int, predicate: int) -> tuple[str, str]:
    """What the counted noun says, or a word in or right behind the count ("12 deaths", "five dead", "three men missing")."""
    table = role_words()
    inside = [tree.lemmas[head].lower(), *(tree.lemmas[i].lower() for i in range(last, first - 1, -1))]
    for word in inside:
        if (word, "item") in table:
            return table[word, "item"], f"counts {word!r}"
    top = tree.first_conjunct(head)
    above = tree.lemmas[tree.heads[top]].lower() if tree.case(top) == "of" else ""
    if (above, "of") in table:
        return table[above, "of"], f"behind {above!r}"  # "took the lives of 14 students"
    follow = tree.lemmas[last + 1].lower() if last + 1 < len(tree) and last + 1 != predicate else ""
    said = [tree.lower[c] for c in tree.children[predicate] if tree.deps[c] == "xcomp" and tree.heads[head] == predicate]
    for word in (*inside, *said, follow, tree.lower[last + 1] if last + 1 < len(tree) else ""):
        if (word, "beside") in table:
            return table[word, "beside"], f"beside {word!r}"
    return "", ""


def _possessed(tree: Tree, head: int) -> bool:
    """Whether what is counted only has what the claim is about: "the cost of a dozen eggs", but not "a group of 12 men"."""
    top = tree.first_conjunct(head)
    up = tree.heads[top]
    return tree.deps[top] == "nmod" and tree.case(top) == "of" and (tree.lemmas[up].lower(), "group") not in role_words()


def _by_unit(tree: Tree, q: Quantity, top: int, head: int, slots: Slots, slot: str, case: str) -> tuple[str, str]:
    """What unit and argument say where no word does."""
    if _is_money(q):
        return "amount", "money"
    if q.unit in _LENGTHS:
        return "distance", "a length"
    if q.unit.partition("/")[0] in _LENGTHS and q.unit.endswith(("/h", "/s")):
        return "speed", "a length by time"
    if q.unit == "1" and (q.low is None or q.low > 0):
        for role, heads in (("actors", slots.actors), ("recipients", slots.recipients), ("items", slots.items)):
            if head in heads or top in heads:
                return role, f"counts the claim's {role}"
        if slot == "agent" and not _possessed(tree, head):
            return "actors", "subject of the claim"
        place = (q.item.split() or [""])[-1].lower()
        if (place, "place") in role_words() and case in ("in", "at", "across", "on", *_FROM):
            return "origins" if case in _FROM else "places", f"behind {case!r}"
    return "", ""


def _is_money(q: Quantity) -> bool:
    code = q.unit.partition("/")[0]
    return len(code) == 3 and code.isalpha() and code.isupper()


def _change(q: Quantity, case: str, lemma: str, slot: str) -> tuple[str, str]:
    if case in _TO or case == "at" or case in _PAST or q.text.split(" ")[0].lower() in _PAST:
        return "level", f"behind {case!r}, {lemma!r}"
    if case in _FROM:
        return "before", f"behind {case!r}, {lemma!r}"
    part = q.low is not None and 0 < q.low < 1  # "grew by half"
    if slot == "agent" and _is_money(q):
        return "amount", "money"  # "a $2m gift widens the programme"
    if slot in ("patient", "agent") and q.unit == "1" and not part:
        return "", ""
    return "change", f"{lemma!r} tells of a change"


def _slot(tree: Tree, head: int, predicate: int) -> tuple[int, str]:
    """The token under the predicate in whose phrase a figure stands, and what it is there: "patient", "agent" or ""."""
    if tree.heads[predicate] != predicate and tree.deps[predicate] in ("acl", "amod") and _under(tree, predicate, head):
        return head, "patient" if tree.xpos[predicate] == "VBN" else "agent"
    i = head
    apart = False  # inside a phrase that is no part of what the verb is done to ("aid for 12 people")
    for _ in range(30):
        up = tree.heads[i]
        dep = tree.deps[i]
        apart = apart or (dep in ("nmod", "acl") and up != predicate and tree.case(i) not in _PARTS)
        if dep == "conj" and up != i:
            i = tree.first_conjunct(i)
            continue
        if up in (predicate, i):
            break
        i = up
    dep = tree.deps[i]
    if apart:
        return i, ""
    if i == predicate:
        return head, "patient"
    if dep in _PATIENTS or (dep == "nmod" and tree.case(i) == "of" and tree.upos[predicate] == "NOUN"):
        return i, "patient"
    if dep in SUBJECTS:
        return i, "patient" if tree.xpos[predicate] == "VBN" and tree.passive(predicate) else "agent"
    if dep == "obl" and tree.case(i) == "by":
        return i, "agent"
    if dep in ("obl:unmarked", "obl:npmod", "dep", "nummod", "compound"):
        return i, "patient"
    return i, ""


def _under(tree: Tree, predicate: int, head: int) -> bool:
    """Whether the predicate modifies the figure's noun ("30 wounded soldiers")."""
    return tree.heads[predicate] == head or tree.heads[head] == tree.heads[predicate]
