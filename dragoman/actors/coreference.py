"""Pronouns: whom "he", "it", "they" and "its" mean.

Nothing is resolved unless one antecedent stands out: the only one that fits, or the subject on which the clause depends. All
else stays open.
"""

from __future__ import annotations

from dragoman.actors import pronouns
from dragoman.actors.antecedents import OFFICIAL, Antecedent
from dragoman.actors.memory import BACK, Memory
from dragoman.records import Actor

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_ANY = frozenset({"a", "an", "any", "every", "some", "another", "no", "one"})


def pronoun(memory: Memory, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
    """What a pronoun stands for: its actors, why, and the antecedent; nothing where none stands out."""
    word = memory.tree.lower[token]
    near = _next_to(memory, token)
    if near is not None:
        return memory.coordinated(near) if word in THEY else near.actors, "right before it", near
    if word in HE or word in SHE:
        return _person(memory, token, "m" if word in HE else "f")
    if word in IT:
        return _it(memory, token)
    return _they(memory, token)


def _coordinated(memory: Memory, token: int) -> Antecedent | None:
    """The one person with whom whoever is his is told of: "met *Jane Roe* and *her* delegation"."""
    tree, sex = memory.tree, "m" if memory.tree.lower[token] in HE else "f"
    first = tree.first_conjunct(tree.heads[token])
    if first >= token or len(tree.conjuncts(first)) != 2:
        return None
    named = [first, *tree.kids(first, "flat", "appos"), *([tree.heads[first]] if tree.deps[first] == "flat" else ())]
    found = [a for t in named if (a := memory.by_head.get(t)) is not None and a.sort == "person" and a.head < token]
    one = found[0] if found else None
    return one if one is not None and len(one.actors) == 1 and one.sex in ("", sex) else None


def _next_to(memory: Memory, token: int) -> Antecedent | None:
    """Whom a possessive right behind a name and a preposition means: "arms for *Russia* for *its* war", "used by *Russia* in
    *its* war"."""
    tree = memory.tree
    near = tree.lower[token - 1] if token > 1 and tree.deps[token] == "nmod:poss" else ""
    if near == "and" and tree.lower[token] in HE | SHE:  # "met *Jane Roe* and *her* delegation"
        return _coordinated(memory, token)
    if near == "and" and tree.lower[token] in IT:  # "supports *Chile* (and the government of *Chile*) and *its* people"
        first = memory.by_head.get(tree.first_conjunct(tree.heads[token]))
        if first is None or first.sort not in ("state", "body") or len(first.actors) != 1 or first.head > token:
            return None
        return first if len(tree.conjuncts(first.head)) == 2 else None
    fights = tree.lemmas[tree.heads[token]] in memory.fights  # "help *Russia* in *its* war"
    if near not in ("for", "over", "amid", "in") and not (fights and near in ("during", "since", "after", "despite")):
        return None
    before = token - 2
    if tree.words[before] == ")":  # "the Republic (*RX*) for its launch"
        before -= 1
    word = tree.lower[token]
    person = word in HE or word in SHE
    a = memory.by_head.get(before)
    while person and (a is None or a.sort != "person") and tree.deps[before] in ("flat", "nmod", "appos"):
        before = tree.heads[before]  # "thanked President *Roe* of Uruguay for *his* support"
        a = memory.by_head.get(before)
    held = ("obl:agent",) if near == "in" and not fights else ("obj", "obl", "nmod", "conj", "flat", "appos")
    if a is None or len(a.actors) != 1 or not tree.deps[a.head].startswith(held):
        return None
    if person:
        sex = "m" if word in HE else "f"
        thanked = tree.deps[a.head] == "obj" and near == "for"
        return a if a.sort == "person" and a.sex in ((sex, "") if thanked else (sex,)) else None
    return a if a.sort in ("state", "body") and (word in IT or a.sort == "state") else None


def _person(memory: Memory, token: int, sex: str) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
    def fit(a: Antecedent) -> bool:
        return a.sort == "person" and a.sex in ("", sex) and len(a.actors) == 1

    here = memory.tree.sent_of[token]
    barred = _clause_mates(memory, token)
    lead = memory.governing(token)
    if isinstance(lead, Antecedent) and fit(lead):
        sure = {
            a.actors[0].id or a.head
            for a in memory.before(token, "person")
            if a.sex == sex and a.head not in barred and not pronouns.in_clause_of(memory.tree, a.head, lead.head)
        }
        if lead.sex == sex or not sure or (lead.actors[0].id or lead.head) in sure:
            return lead.actors, "the subject of the clause above", lead
        if len(sure) > 1:
            return (), "", None
    doubtful: tuple[tuple[Actor, ...], str, Antecedent | None] = ((), "", None)
    for back in range(min(BACK, here) + 1):
        near = memory.before(token, "person", range(here - back, here - back + 1))
        some = [a for a in near if fit(a) and a.head not in barred and _spoken_of(memory, a, token)]
        sure_here = [a for a in some if a.sex == sex]
        some = sure_here or some
        ids = {a.actors[0].id or a.head for a in some}
        if len(ids) == 1:
            found = some[0].actors, "the only person that it can mean", some[0]
            if sure_here or back > 0 or len(some[0].actors[0].name.split()) > 1:
                return doubtful if doubtful[0] and not sure_here else found
            doubtful = found
        elif ids:
            subjects = [a for a in some if a.subject]
            if len({a.actors[0].id or a.head for a in subjects}) == 1 and (
                back > 0 or memory.tree.deps[token].startswith("nsubj")
            ):
                return (
                    subjects[0].actors,
                    "the subject of the sentence before" if back else "the subject before it",
                    subjects[0],
                )
            break
    return doubtful


def _spoken_of(memory: Memory, a: Antecedent, token: int) -> bool:
    """Whether "he" can mean an antecedent that does not govern it: one without a name ("*a president*", "*the soldier*") has
    to be told of by whoever speaks there, and to be a certain one or do something."""
    who, tree = a.actors[0], memory.tree
    if ":" in who.id or (who.id and who.id == who.id.lower()):
        return True
    labels = (tree.words[tree.sents[s][0] : tree.sents[s][0] + 5] for s in range(a.sent + 1, tree.sent_of[token] + 1))
    turned = any(w[0] == "Q" or (w[0].isupper() and ":" in w and len(w[0]) > 1) for w in labels)
    certain = a.subject or a.sent == tree.sent_of[token] or tree.lower[a.start] not in _ANY
    return certain and tree.kid(a.head, "cop") is None and not (turned and tree.words[a.head].islower())


def _it(memory: Memory, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
    if memory.tree.deps[token] == "nsubj" and memory.tree.lemmas[memory.tree.heads[token]] in memory.impersonal:
        return (), "", None  # "it doesn't mean that"
    if pronouns.expletive(memory.tree, token):
        return (), "", None  # "it was agreed (that) prices would rise"
    if memory.tree.deps[token] == "expl" and memory.tree.kid(memory.tree.heads[token], "csubj", "nsubj", "ccomp") is not None:
        return (), "", None  # "it is clear that": without what it announces "it" was misread as this
    if memory.tree.deps[token] in ("obj", "expl", "nsubj") and memory.tree.upos[min(token + 1, len(memory.tree) - 1)] == "ADJ":
        return (), "", None  # "makes it easier to travel"
    done = [memory.by_head[t] for t in pronouns.done_to(memory.tree, token, memory.demanding) if t in memory.by_head]
    some = [a for a in done if a.sort in ("state", "body") and len(a.actors) == 1]
    if len(some) == 1:
        return some[0].actors, "to whom the verb before is done", some[0]
    warned = [memory.by_head[t] for t in pronouns.threatened(memory.tree, token, memory.penalties) if t in memory.by_head]
    if len(warned) == 1 and warned[0].sort in ("state", "body"):
        return warned[0].actors, "whom the clause above threatens", warned[0]
    lead = memory.governing(token)
    if isinstance(lead, Antecedent) and lead.sort in ("state", "body"):
        return lead.actors, "the subject of the clause above", lead
    if isinstance(lead, Antecedent) and memory.tree.deps[token] == "nmod:poss" and lead.sort == "people":
        ruling = all("GOV" in a.sectors and len(a.country) == 1 and not a.code for a in lead.actors)
        if ruling and len(lead.actors) == 1:
            return lead.actors, "the state of the officials above", lead  # "*authorities* denied that its troops left"
    fought = _fought(memory, token)
    if fought is not None:
        return fought.actors, "the only state before it that can wage what it has", fought
    if lead is False:
        return (), "", None
    here = memory.tree.sent_of[token]
    if lead is None and here > 0 and memory.tree.deps[token] in ("nsubj", "nsubj:pass", "nmod:poss"):
        some = [
            a
            for a in memory.before(token, "state", range(here - 1, here)) + memory.before(token, "body", range(here - 1, here))
            if a.subject
        ]
        mine = memory.before(token, "state") + memory.before(token, "body")
        if not mine and len({a.actors[0].id or a.head for a in some}) == 1:
            return some[0].actors, "the subject of the sentence before", some[0]
    return (), "", None


def _fought(memory: Memory, token: int) -> Antecedent | None:
    """Whose a war or invasion is, where nothing that acts governs it: "firms left *Chad* in response to *its* invasion of
    Togo". The only state named before it in the sentence beside the one that suffers it."""
    tree, noun = memory.tree, memory.tree.heads[token]
    if tree.deps[token] != "nmod:poss" or tree.lemmas[noun] not in memory.fights or tree.xpos[noun] != "NN":
        return None
    some = [a for a in memory.before(token, "state") if a.acts and len(a.actors) == 1 and len(a.actors[0].country) == 1]
    return some[0] if len({a.actors[0].country for a in some}) == 1 else None


def _they(memory: Memory, token: int) -> tuple[tuple[Actor, ...], str, Antecedent | None]:
    tree = memory.tree
    done = [memory.by_head[t] for t in pronouns.done_to(tree, token, memory.demanding) if t in memory.by_head]
    many = [a for a in done if a.sort == "people" or len(memory.coordinated(a)) > 1]
    if len(many) == 1:
        return memory.coordinated(many[0]), "to whom the verb before is done", many[0]
    lead = memory.governing(token)
    if isinstance(lead, Antecedent):
        both = memory.coordinated(lead)
        if len(both) > 1:
            return both, "the subjects of the clause above", lead
        if lead.sort == "people":
            return lead.actors, "the subject of the clause above", lead
        doer = lead.sort == "body" and lead.subject and tree.deps[token] in ("nsubj", "nmod:poss")
        if doer and len(lead.actors) == 1 and not memory.before(token, "people"):
            return lead.actors, "the body that is the subject of the clause above", lead  # "police said *they* …"
    elif lead is None:
        here = tree.sent_of[token]
        fronted = memory.by_head.get(pronouns.fronted(tree, token))
        if fronted is not None and fronted.sort in ("people", "body") and len(fronted.actors) == 1:
            return fronted.actors, "the subject of the clause before", fronted  # "when *Hamas* seized the town, they …"
        content = _content(memory, token)
        if content is not None and here > 0:
            spoke = [a for a in memory.items if a.sent == here - 1 and a.subject and _content(memory, a.head) is not None]
            if len(spoke) == 1 and spoke[0].sort in ("people", "body"):
                return spoke[0].actors, "who spoke in the sentence before", spoke[0]
        for back in (0, 1):
            if here - back < 0:
                break
            some = list(memory.before(token, "people", range(here - back, here - back + 1)))
            if content is not None:  # nobody says of himself "… sends *soldiers*, they said"
                some = [a for a in some if a.subject or content not in (a.head, *tree.above(a.head))]
            if len({a.actors[0].id or a.head for a in some}) == 1 and (some[0].subject or back == 0):
                return some[0].actors, "the only people that it can mean", some[0]
            tops = [a for a in some if a.subject and tree.deps[tree.heads[tree.first_conjunct(a.head)]] == "root"]
            if back and len(tops) == 1:
                return tops[0].actors, "the people that the sentence before is about", tops[0]
            leads = [a for a in memory.items if a.subject and a.start < token and a.sent == here - back]
            groups = [g for a in leads if len(g := memory.coordinated(a)) > 1]
            if len(groups) == 1 and not some:
                return groups[0], "the subjects before it", leads[0]
            if some or groups:
                break
            met = _two(memory, here - back) if back and tree.deps[token].startswith("nsubj") else ()
            if met:
                return tuple(a.actors[0] for a in met), "the two persons of the sentence before", met[0]
    return (), "", None


def _content(memory: Memory, subject: int) -> int | None:
    """The clause that a subject tells with its verb, on either side of it: "*Oslo will send troops*, they said"."""
    tree, verb = memory.tree, memory.tree.heads[subject]
    if tree.deps[subject] != "nsubj":
        return None
    if tree.deps[verb] == "parataxis" and tree.heads[verb] < verb:
        return tree.heads[verb]
    return next((c for c in tree.children[verb] if tree.deps[c] == "ccomp"), None)


def _two(memory: Memory, sent: int) -> tuple[Antecedent, ...]:
    """The subject of a sentence and the one other person that it names ("X met Y."), nothing where there are more."""
    persons = {a.actors[0].id: a for a in reversed(memory.items) if a.sort == "person" and a.sent == sent}
    acting = {k: a for k, a in persons.items() if memory.tree.deps[a.head] != "nmod:poss"}  # "to advance *Roe's* plan"
    some = tuple(sorted((acting if len(acting) == 2 else persons).values(), key=lambda a: a.start))
    crowds = any(a.sort == "people" and a.sent == sent for a in memory.items)
    named = all(a.actors[0].id for a in some)  # not "one person", whom the other has arrested
    heads = some[:1] if some and not OFFICIAL.isdisjoint(some[0].actors[0].sectors) else ()
    return (some if named else heads) if len(some) == 2 and some[0].subject and not crowds else ()


def _clause_mates(memory: Memory, token: int) -> set[int]:
    """What an object pronoun cannot mean: the other arguments of its clause, and whatever means the same as they do."""
    tree = memory.tree
    if tree.deps[token] == "nmod:poss":
        return set()
    mates = {c for c in tree.children[tree.heads[token]] if c != token}
    ids = {x.id for c in mates if c in memory.by_head for x in memory.by_head[c].actors if x.id}
    return mates | {a.head for a in memory.items if any(x.id in ids for x in a.actors)} if ids else mates
