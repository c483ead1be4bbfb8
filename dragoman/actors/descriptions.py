"""Descriptions that stand for an actor named before: "the agency", "the country", "both countries", "the two leaders"."""

from __future__ import annotations

from collections import Counter

from dragoman.actors.antecedents import ARMED, SOLDIERS, Antecedent, by_state, distinct, group
from dragoman.actors.memory import BACK, Memory
from dragoman.actors.phrases import Phrase
from dragoman.records import Actor

_MANY = 7  # persons who are still told apart where a text speaks of all of them


def country(memory: Memory, token: int) -> tuple[Actor, str] | None:
    """ "the country": the one state named before it in the sentence, else the subject of the sentence before."""
    here = memory.tree.sent_of[token]
    for sents in (range(here, here + 1), range(here - 1, here), range(here - 2, here - 1)):
        some = [a for a in memory.before(token, "state", sents) if len(a.actors) == 1 and a.actors[0].country]
        others = {a.actors[0].country for a in some if not a.acts}
        some = [a for a in some if a.acts] or some
        if others - {a.actors[0].country for a in some} and not any(a.subject for a in some):
            return None  # "Norway's runner pities *Togolese* players for the war in the country"
        if memory.tree.deps[token] == "obj":  # "Chad condemned *the country*": another
            subject = memory.tree.subject(memory.tree.heads[token])
            done = memory.by_head.get(subject) if subject is not None else None
            some = [a for a in some if done is None or done.actors[0].country != a.actors[0].country]
        ids = {a.actors[0].country for a in some}
        if len(ids) == 1:
            return some[0].actors[0], "the only country named before it"
        if len(ids) > 1:
            # in the clause of its own subject it would be "its": so it is the other one
            lead = memory.governing(token)
            rest = [a for a in some if not (isinstance(lead, Antecedent) and a.actors[0].country == lead.actors[0].country)]
            if len({a.actors[0].country for a in rest}) == 1:
                return rest[0].actors[0], "the only country before it beside its clause's subject"
            return None
    return None


def called(memory: Memory, phrase: Phrase, sorts: tuple[str, ...]) -> Antecedent | None:
    """The latest mention that the noun of a definite description can name: "the agency" after "the IAEA", "the troops" after
    "Russian troops"."""
    token = phrase.head
    here = memory.tree.sent_of[token]
    noun = phrase.role.noun
    low = here - 8
    for a in reversed(memory.items):
        if a.start < phrase.start and a.sent >= low and a.sort in sorts and noun in a.nouns and a.actors[0].id:
            return a
    if phrase.plural and phrase.sectors == ("MIL",):
        some = [a for a in memory.items if a.start < phrase.start and a.sent >= low and SOLDIERS in a.nouns]
        if len({a.actors[0].id for a in some}) == 1 and some[0].actors[0].id:
            return some[-1]
    if phrase.plural and not ARMED.isdisjoint(phrase.sectors):  # "the rebels" after the one group that fights
        some = [a for a in memory.items if a.start < phrase.start and a.sent >= low and group(a)]
        if len({a.actors[0].id for a in some}) == 1:
            return some[-1]
    return None


def body_behind(memory: Memory, phrase: Phrase, token: int) -> Actor | None:
    """The body or group named before it for which somebody speaks: "a spokesman for *the group*", "officials of *the agency*"."""
    tree = memory.tree
    person = phrase.role.kind == "person" and tree.deps[token] == "nmod" and tree.case(token) in ("for", "of", "from")
    kids = tree.children[token]
    definite = any(tree.lower[c] in ("the", "this", "that") for c in kids)
    if not (person and definite) or tree.upos[token] != "NOUN" or any(tree.deps[c] in ("nmod", "compound", "acl") for c in kids):
        return None
    here = tree.sent_of[token]
    for a in reversed(memory.items):
        one = len(a.actors) == 1 and bool(a.actors[0].id) and (a.sort == "body" or group(a))
        if a.start < phrase.start and a.sent >= here - 3 and one and tree.lemmas[token].lower() in a.nouns:
            return a.actors[0]
    return None


def holders(memory: Memory, noun: str, token: int, number: int = 0) -> tuple[Actor, ...]:
    """The persons named before a token whom a title calls by `noun`: "the ministers" after two of them. Of more than the
    `number` told those named most often, if that tells them apart, else nobody."""
    some = [a.actors[0] for a in memory.items if a.sort == "person" and a.start < token and noun in a.nouns]
    every = distinct(some)
    if not number or len(every) <= number:
        return every if len(every) >= number else ()
    often = Counter(a.id for a in some)
    least = sorted((often[a.id] for a in every), reverse=True)[number - 1]  # those without an id count as one
    most = tuple(a for a in every if often[a.id] >= least)
    return most if len(most) == number else ()


def several(memory: Memory, token: int, head: int, people: bool, number: int) -> tuple[tuple[Actor, ...], str] | None:
    """ "both countries", "the two leaders": the last so many persons or states before `token`, if just so many come in
    question. Who does it to them is none of them."""
    sorts = ("person",) if people else ("state", "person")
    here = memory.tree.sent_of[head]
    apart = _doer(memory, head)
    seen: list[Actor] = []
    told = None if people or number != 2 else _earlier_pair(memory, token)
    if told:
        return told, "named together before it"
    for back in range(min(BACK, here) + 1):
        sents = range(here - back, here - back + 1)
        # first the states themselves, then those for which persons stand, then those where things happen
        for sort, strict in [(s, strict) for strict in (True, False) for s in sorts]:
            near = [x for a in memory.before(token, sort, sents) if a is not apart for x in a.actors if a.acts or not strict]
            seen += [
                x
                for x in near
                if apart is None or (x.id != apart.actors[0].id if people else x.country != apart.actors[0].country)
            ]
            some = distinct(seen) if people else by_state(seen)
            if len(some) == number:
                return tuple(reversed(some)), f"the last {number} named before it"
            if len(some) > number:
                pair = _pair(memory, token, sort, sents, number)
                return (pair, "named together before it") if pair else None
    return None


def _doer(memory: Memory, head: int) -> Antecedent | None:
    """The one who does what is done to `head`: the subject of the verb whose object it is, told by one actor."""
    tree, verb = memory.tree, memory.tree.heads[head]
    done = tree.deps[head] in ("obj", "iobj") or (tree.deps[head] == "obl" and tree.case(head) in ("to", "on", "upon", "against"))
    subject = tree.subject(verb) if done and tree.upos[verb] == "VERB" and not tree.passive(verb) else None
    doer = memory.by_head.get(subject) if subject is not None else None
    one = doer is not None and len(doer.actors) == 1 and len(tree.conjuncts(subject if subject is not None else head)) == 1
    return doer if one else None


def leaders(memory: Memory, token: int, number: int, nouns: frozenset[str]) -> tuple[tuple[Actor, ...], str] | None:
    """ "the two leaders" of a report that has named so many persons, two or three where `number` is 0, whom titles call by
    one of `nouns`."""
    some = distinct([a.actors[0] for a in memory.items if a.sort == "person" and a.start < token and nouns & a.nouns])
    some = tuple(a for a in some if a.id) if number and len(some) > number else some
    now = tuple(a for a in some if "ELI" not in a.sectors)  # those who were leaders once are only spoken of
    some = now if len(now) > 1 else some
    fits = len(some) == number if number else 1 < len(some) <= 3 or _together(memory, token, some)
    return (some, "the leaders named before it") if fits else None


def _together(memory: Memory, token: int, persons: tuple[Actor, ...]) -> bool:
    """Whether several persons, each of another state, are all named in the sentences right before."""
    low = memory.tree.sent_of[token] - BACK
    near = {a.actors[0].id for a in memory.items if a.sort == "person" and a.sent >= low and a.start < token}
    states = {a.country or (a.code,) for a in persons}
    return 1 < len(persons) <= _MANY and len(states) == len(persons) and near.issuperset(a.id for a in persons)


def of_title(memory: Memory, number: int) -> tuple[tuple[Actor, ...], str] | None:
    """ "The two leaders" of a text that has not named them yet: the officials of its title, each of another state, where they
    are so many, several where `number` is 0."""
    fits = tuple(a.actors[0] for a in memory.titled)
    apart = len({a.country or (a.code,) for a in fits}) == len(fits)
    told = len(fits) == number if number else 1 < len(fits) <= _MANY
    return (fits, "those whom the title names") if apart and told else None


def sides(memory: Memory, token: int) -> tuple[tuple[Actor, ...], str] | None:
    """The states whose leaders "the leaders *of the two countries*" are, or "*the leaders*" under states that act together:
    "*Chad and Togo* warned that war is near as *the leaders* met"."""
    tree, here = memory.tree, memory.tree.sent_of[token]
    of = [c for c in tree.children[token] if tree.deps[c] == "nmod" and tree.case(c) == "of"]
    if any(tree.lower[g] in ("two", "both") and tree.xpos[c] == "NNS" for c in of for g in tree.children[c]):
        for low in (here, max(here - 1, 0)):
            some = by_state([x for a in memory.before(token, "state", range(low, here + 1)) if a.acts for x in a.actors])
            if len(some) > 1:
                return (tuple(reversed(some)), "the two states named before it") if len(some) == 2 else None
        return None
    *_, root = token, *tree.above(token)
    top = tree.subject(root) if not of else None
    a = memory.by_head.get(top) if top is not None and top < token else None
    both = memory.coordinated(a) if a is not None and a.sort == "state" else ()
    return (both, "the states that act together") if len(by_state(list(both))) > 1 else None


def _earlier_pair(memory: Memory, token: int) -> tuple[Actor, ...]:
    """The two states that a sentence before has named together, where two of this one are apart, each in a clause of its own
    ("Talks between *Chad and Togo* go on. It urged Togo to stop and said that Oslo would help *the two countries*")."""
    tree, here = memory.tree, memory.tree.sent_of[token]
    mine = [a for a in memory.before(token, "state") if a.acts and len(a.actors) == 1]
    heads = {tree.heads[tree.first_conjunct(a.head)] for a in mine}
    if len(by_state([a.actors[0] for a in mine])) != 2 or len(heads) < 2 or any(tree.deps[a.head] == "conj" for a in mine):
        return ()
    if any(tree.deps[a.head].startswith(("nmod", "compound", "amod")) for a in mine):
        return ()
    for back in range(1, min(BACK, here) + 1):
        for a in memory.before(token, "state", range(here - back, here - back + 1)):
            some = by_state(list(memory.coordinated(a)))
            if len(some) == 2:
                return some
    return ()


def _pair(memory: Memory, token: int, sort: str, sents: range, number: int) -> tuple[Actor, ...] | None:
    for a in memory.before(token, sort, sents):
        first = memory.tree.first_conjunct(a.head)
        b = memory.by_head.get(first)
        if b is not None:
            some = memory.coordinated(b)
            if len(some) == number:
                return some
    return None
