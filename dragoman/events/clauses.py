"""Who takes part where a clause leaves it unsaid and the tree shows it elsewhere: asked, called, said behind a comma."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from dragoman.events.parties import Parties
from dragoman.language.trees import Tree

_WHOM = frozenset({"it", "him", "her", "them", "me", "us", "you"})
_ASKING = frozenset({"if", "whether", "what", "who", "whom", "when", "where", "why", "how", "which"})
_THEN = frozenset({"before", "after"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_AIM = ("after", "at", "into", "against", "on", "upon")
_RANKED = frozenset({"first", "second", "third", "last", "next", "only", "other", "another"})
_STOPS = frozenset({",", "–", "—"})
_LOOSE = frozenset({"by", "on", "against", "to", "with", "from", "for", "between", "into"})
_PERSONS = frozenset({"he", "him", "she", "her", "they", "them", "i", "me", "we", "us"})


def predecessor(tree: Tree, i: int) -> int | None:
    """Whom a nomination says to have gone: "… to be Secretary, vice *Jane Doe*, resigned"."""
    t = i - 2
    while t > 0 and (tree.upos[t] == "PROPN" or tree.words[t] in ("-", ".")) and tree.words[t] != "vice":
        t -= 1
    if i < 3 or tree.words[i - 1] != "," or t == i - 2 or tree.words[t] != "vice":
        return None
    return next((u for u in range(t + 1, i - 1) if not t < tree.heads[u] < i - 1), None)


def for_subject(tree: Tree, i: int) -> list[int]:
    """The subject of "called for *the minister* to resign", which the tree takes for what is called for."""
    to = next((c for c in tree.children[i] if tree.lower[c] == "to" and tree.deps[c] == "mark"), -1)
    for c in tree.children[tree.heads[i]]:
        if c < to and tree.deps[c] in ("obl", "nmod"):
            start, end = tree.subtree(c)
            marked = start and tree.lower[start - 1] == "for" and tree.heads[start - 1] == i
            if end == to and (marked or tree.case(c) == "for"):
                return [c]
    return []


def asked(tree: Tree, i: int, requests: Container[str]) -> list[int]:
    """Whom a request asks to do it: "an appeal *to the rebels* to leave", "his call on *Chad* to talk"."""
    noun = tree.heads[i]
    if tree.lemmas[noun].lower() not in requests:
        return []
    return [c for c in tree.children[noun] if c < i and tree.deps[c] == "nmod" and tree.case(c) in ("to", "on", "upon")]


def called(tree: Tree, noun: int) -> int:
    """Who is called by a noun: "*she* is hailed as a leader who …", "*the general* is the man who …"."""
    if tree.upos[noun] != "NOUN":
        return noun
    verb = noun if tree.kid(noun, "cop") is not None else tree.heads[noun]
    if verb != noun and not (tree.case(noun) == "as" and tree.deps[noun] == "obl" and tree.upos[verb] == "VERB"):
        return noun
    found = [c for c in tree.children[verb] if tree.deps[c] == "obj"] or [
        c for c in tree.children[verb] if tree.deps[c] in ("nsubj", "nsubj:pass")
    ]
    if len(found) == 1 and tree.deps[noun] == "acl:relcl" and tree.lower[found[0]] in ("which", "who"):
        return nearest(tree, tree.heads[noun], found[0])  # "*Chad*, which is the only member that …"
    if len(found) != 1 or (tree.upos[found[0]] == "PRON" and tree.lower[found[0]] not in _PERSONS):
        return noun
    return found[0]


def nearest(tree: Tree, noun: int, before: int) -> int:
    """Which of those coordinated with a noun a relative word behind the last of them stands for where one alone is meant."""
    return max((u for u in tree.conjuncts(noun) if u < before), default=noun)


def kept_from(tree: Tree, i: int, controlling: Container[str]) -> bool:
    """Whether the tree hangs from somebody what a verb of `controlling` accuses him of or keeps him from: "accused *troops* of
    shelling", "bars *firms* from buying"."""
    noun, verb = tree.heads[i], tree.heads[tree.heads[i]]
    object_ = tree.deps[noun] in ("obj", "iobj", "nsubj:pass")
    parts = [c for c in tree.children[verb] if tree.deps[c] == "obj" and c < noun and tree.upos[c] in ("DET", "NUM", "PRON")]
    object_ = object_ or (
        tree.deps[noun] == "obl" and tree.case(noun) == "of" and bool(parts)
    )  # "accuses *some* of its troops of"
    had = tree.xpos[i] == "VBN" and any(tree.lower[c] == "having" for c in tree.children[i])  # "of *having shelled*"
    return (
        object_ and (tree.xpos[i] == "VBG" or had) and mark(tree, i) in ("of", "from", "for") and tree.lemmas[verb] in controlling
    )


def turned_to(
    tree: Tree, i: int, around: Mapping[str, Sequence[int]], calling: Container[str], aiming: Container[str]
) -> list[int]:
    """Who does what a clause tells where the verb above it turns to him with a preposition: "called on *the rebels* to leave",
    "went after *Roe* for stalling". `around`: that verb's slots."""
    said, verb = mark(tree, i), tree.lemmas[tree.heads[i]]
    names: Sequence[str] = ("on", "upon", "to", "with") if said == "to" and verb in calling else ()
    if said in ("for", "over") and tree.xpos[i] == "VBG" and verb in aiming:
        names = _AIM
    return next((list(t) for name in names if (t := around.get(name)) and t[0] < i), [])


def quoted(tree: Tree, i: int) -> list[int]:
    """The name right before the quotation that a participle opens, with which another headline begins: "… to re-enlist *China*
    ‘barring citizens from leaving’"."""
    if i < 2 or tree.xpos[i] != "VBG" or tree.xpos[i - 1] != "``" or tree.upos[i - 2] != "PROPN":
        return []
    return [i - 2] if not tree.case(i - 2) else []


def agent(tree: Tree, i: int, c: int, passive: bool, times: Container[str]) -> bool:
    """Whether a nominal with "by" is who does it: of a passive, or of an infinitive without an object, which then is a noun that
    the tree takes for a verb ("open to *sabotage by Chad*")."""
    if tree.upos[c] == "VERB" or tree.words[c][0].isdigit():
        return False
    noun = tree.xpos[i] == "VB" and tree.lower[i - 1] == "to" and i + 2 >= c and tree.upos[c] == "PROPN"
    return passive or (noun and tree.lemmas[c].lower() not in times and not has(tree, i, "obj"))


def planned(tree: Tree, i: int) -> list[int]:
    """Who does what a headline tells to be ahead, where the tree hangs it from him: "Chile's *Roe* to meet Doe", "king and ally
    *Roe* to meet Doe"."""
    head = tree.heads[i]
    if tree.lower[i - 1] != "to":
        return []
    if tree.upos[head] == "PROPN" and tree.heads[head] == head:
        return [head]
    name, top = i - 2, tree.first_conjunct(head)
    while name > head and tree.deps[name] == "flat":
        name = tree.heads[name]
    called = name > head and tree.upos[name] == "PROPN" and tree.deps[name] == "appos" and tree.heads[name] == head
    return [name] if called and tree.heads[top] == top else []


def set_off(tree: Tree, i: int) -> int | None:
    """The verb of a clause whose subject does what a participle behind a dash tells, which the tree hangs from where or when that
    is: "*we* will speak at the summit — *working* with Chad"."""
    noun, start = tree.heads[i], tree.subtree(i)[0]
    verb = tree.heads[noun]
    dash = not {"–", "—"}.isdisjoint(tree.words[max(start - 1, 0) : start + 1])
    apart = dash and tree.deps[noun].startswith("obl") and tree.case(noun) != "by" and tree.upos[verb] == "VERB"
    return verb if apart and noun > verb and not mark(tree, i) and not tree.passive(verb) else None


def topic(tree: Tree, i: int) -> list[int]:
    """The subject of a gerund in what is talked about, which the tree hangs from who talks: "Roe to Radio Oslo on *Chad*
    suspending its treaty"."""
    for t in (i - 1, *tree.above(i - 1)) if i else ():
        if not tree.heads[i] < t < i:
            break
        if tree.case(t) in ("on", "about", "over") and tree.subtree(t)[1] == i:
            return [t]
    return []


def suffered(tree: Tree, verb: int, noun: int) -> bool:
    """Whether "have" tells what is done to its subject: "they had sanctions *imposed on them*"."""
    done = [c for c in tree.children[noun] if c > noun and tree.xpos[c] == "VBN"] if tree.lemmas[verb] == "have" else []
    return any(tree.deps[g].startswith("obl") and tree.lower[g] in _WHOM for c in done for g in tree.children[c])


def content(tree: Tree, i: int) -> str:
    """The slot of a clause that a verb governs: "comp", or "question" for what somebody is asked to tell."""
    if tree.lemmas[tree.heads[i]] != "ask" or mark(tree, i) in ("to", "that"):
        return "comp"
    subject = tree.kid(i, "nsubj")
    inverted = subject is not None and any(tree.deps[c] in ("aux", "cop") and c < subject for c in tree.children[i])
    asking = any(tree.lower[t] in _ASKING for t in tree.children[i] if t < i)
    return "question" if inverted or asking else "comp"


def preposition(tree: Tree, noun: int, i: int) -> str:
    """The preposition of a noun's phrase, with the word before it that the tree gives to the noun ("a meeting *ahead of* a
    summit")."""
    before = tree.subtree(i)[0] - 1
    apart = before > noun and tree.heads[before] == noun and tree.deps[before] == "case"
    return f"{tree.lower[before]} {tree.case(i)}" if apart else tree.case(i)


def anybody(tree: Tree, i: int, said: str, comparing: Container[str], ruling: Container[str]) -> bool:
    """Whether a clause has nobody's doer that is told: "compared it *to stealing*", "steps *like banning arms*", "amid *deepening
    ties*", "amended a rule *over charging troops*". `said`: its subordinator."""
    if tree.xpos[i] != "VBG":
        return False
    head = tree.heads[i]
    if said == "to":
        return tree.lemmas[head] in comparing
    ruled = said in ("over", "about", "on") and any(
        tree.deps[c] == "obj" and tree.lemmas[c] in ruling for c in tree.children[head]
    )
    return said in ("like", "amid") or ruled


def named(tree: Tree, head: int, naming: Container[str], sent: Container[str]) -> list[int]:
    """Who is named for what an infinitive tells: "announced a *delegation* to attend", "the appointment of *an envoy* to speak".
    `head`: the verb or noun of naming, one of `naming`, where its object is people that are `sent`."""
    if tree.lemmas[head].lower() in sent:
        return [head]
    if tree.lemmas[head].lower() not in naming:
        return []
    whom = [c for c in tree.children[head] if tree.deps[c] == "obj" or (tree.deps[c] == "nmod" and tree.case(c) == "of")]
    return [c for c in whom if tree.lemmas[c].lower() in sent]


def main_clause(tree: Tree, i: int) -> int | None:
    """The verb that heads the sentence, for a clause that the tree hangs lower: a participle behind a comma from a condition
    ("*warned* that war comes if nobody acts, *urging* …"), or behind "before" from what a noun is meant to do ("*praised* its
    plan to end it before *flying* on"); an instance of what is done ("*sent* troops to help, including *calling* on nurses"); or
    what is done besides helping ("will *help* Chad meet its needs, and *assist* others")."""
    head = tree.heads[i]
    start = tree.subtree(i)[0]
    said = mark(tree, i)
    comma = not _STOPS.isdisjoint(tree.words[max(start - 1, 0) : start + 1])
    if tree.deps[i] == "conj":
        helped = tree.heads[head]
        besides = tree.deps[head] == "xcomp" and tree.lemmas[helped] == "help" and not said and has(tree, i, "cc")
        return helped if besides and comma and tree.xpos[i] == tree.xpos[head] == "VB" else None
    if tree.deps[i] != "advcl" or tree.xpos[i] != "VBG":
        return None
    condition = tree.deps[head] == "advcl" and mark(tree, head) in ("if", "unless")
    condition = condition and not said and comma
    aside = said in _THEN and tree.deps[head] == "acl" and mark(tree, head) == "to"
    beside = (
        said == "while" and comma and tree.deps[head] in ("ccomp", "acl:relcl")
    )  # "*helped* ensure that it works, while *refusing* …"
    if not (condition or aside or beside or (said == "including" and comma)) or head > i:
        return None
    top = head
    while tree.heads[top] != top:
        top = tree.heads[top]
    return top if top <= head and tree.upos[top] == "VERB" and (top < head or said == "including") else None


def result(tree: Tree, i: int, outcomes: Container[str]) -> bool:
    """Whether a participle behind a comma tells what came of a passive before it: whom it was done to does not do that.
    `outcomes`: lemmas that tell so even where the passive leaves out by whom."""
    start = tree.subtree(i)[0]
    behind = tree.xpos[i] == "VBG" and tree.deps[i] == "advcl" and tree.heads[i] < i and "," in tree.words[start - 1 : start + 1]
    if not behind or mark(tree, i):
        return False
    whom = [c for c in tree.children[i] if tree.deps[c] == "obj"]
    return bool(whom) and (has(tree, tree.heads[i], "obl:agent") or tree.lemmas[i] in outcomes)


def aim(tree: Tree, i: int, objects: Sequence[int]) -> list[int]:
    """At whom something is fired that the tree hangs from what is said of the missiles: "fired missiles supplied by Chad *at
    Togo*"."""
    said = [c for t in (i, *objects) for c in tree.children[t] if tree.xpos[c] == "VBN" and c > max(objects)]
    return [c for v in said for c in tree.kids(v, "obl") if tree.case(c) in ("at", "toward", "towards")]


def taken(tree: Tree, i: int) -> list[int]:
    """The subject right before a finite verb that the tree takes for an apposition of what the sentence begins with: "In a
    call with Lavrov, *Blinken* urged …"."""
    t = i - 1
    if t >= 0 and tree.heads[t] == i and tree.deps[t] == "obl" and tree.upos[t] == "PROPN" and not tree.case(t):
        return [t]  # "weeks after neighbouring *Norway* expelled them"
    first = tree.first_conjunct(t) if t >= 0 and tree.deps[t] == "conj" else -1
    if first >= 0 and first == tree.sents[tree.sent_of[i]][0] and tree.deps[first] == "obl:unmarked" and tree.heads[first] == i:
        return [first] if tree.upos[first] == "PROPN" == tree.upos[t] else []  # a headline's "*Chad*, Togo agree"
    while t >= 0 and tree.heads[t] != i and tree.heads[t] != t:
        if tree.deps[t] == "appos":
            fronted = any(tree.heads[u] == i and tree.deps[u].startswith("obl") for u in tree.above(t))
            return [t] if fronted and tree.subtree(t)[1] == i else []
        t = tree.heads[t]
    return []


def passive_for(tree: Tree, i: int, obj: int) -> bool:
    """Whether what the tree takes for the object of a verb is the subject of a passive infinitive behind "for"."""
    first = i + 1
    if first >= obj or tree.lower[first] != "for" or tree.deps[first] != "mark":
        return False
    clause = tree.heads[first]
    return clause > obj and tree.heads[clause] == i and has(tree, clause, "aux:pass")


def absolute(tree: Tree, i: int) -> int | None:
    """The subject of "with *troops* fighting there": the nominal with "with" right before the participle."""
    for c in tree.children[tree.heads[i]]:
        if c < i and tree.deps[c].startswith("obl") and tree.case(c) == "with" and tree.subtree(c)[1] == i:
            return c
    return None


def shared(tree: Tree, i: int) -> list[int]:
    """The object of the conjunct right behind a verb that has none ("detained and deported *them*")."""
    for c in tree.children[i]:
        if tree.deps[c] == "conj" and c - i <= 3 and tree.upos[c] == "VERB" and not has(tree, c, "nsubj"):
            return [g for g in tree.children[c] if tree.deps[g] == "obj"]
    before = tree.heads[i]  # or of the one before it, where the tree hangs it there: "closed and seized *the site*"
    if tree.deps[i] == "conj" and i - before <= 3 and not any(tree.deps[c] in ("nsubj", "obj", "obl") for c in tree.children[i]):
        return [g for g in tree.children[before] if tree.deps[g] == "obj" and g > i]
    return []


def active(tree: Tree, i: int) -> bool:
    """Whether a participle without an auxiliary is a past tense after all, with its subject before it: "*he* asked", "also asked
    *people* to pray", "condemned and *regretted the raid*"."""
    pronoun = any(tree.deps[c] == "nsubj" and tree.lower[c] in _NOMINATIVE for c in tree.children[i])
    other = any(
        tree.deps[c] == "conj" and tree.xpos[c] == "VBD" and has(tree, c, "obj") and not has(tree, c, "nsubj")
        for c in tree.children[i]
    )
    return pronoun or other or has(tree, i, "iobj")


def shifted(tree: Tree, i: int) -> bool:
    """Whether the object of a verb stands behind its "as" phrase, where the tree does not see it ("denounced as a lie *the
    claim* that …")."""
    phrases = [c for c in tree.children[i] if c > i and tree.deps[c] == "obl"]
    bare = [c for c in phrases if not tree.case(c)]
    as_what = [c for c in phrases if tree.case(c) == "as"]
    bare += [a for c in as_what for a in tree.children[c] if a > c and tree.deps[a] in ("appos", "nmod") and not tree.case(a)]
    return any(tree.upos[tree.subtree(c)[0] - 1] != "PUNCT" for c in bare)


def behind_particle(tree: Tree, i: int, c: int) -> bool:
    """Whether a nominal stands right behind the particle of a verb without an object: it is one, whatever the tree calls it
    ("called in *the ambassador*")."""
    if c < i or tree.upos[c] not in ("NOUN", "PROPN") or tree.deps[c] != "obl" or has(tree, i, "obj"):
        return False
    first = tree.subtree(c)[0]
    return first - 1 > i and tree.deps[first - 1] == "compound:prt" and tree.heads[first - 1] == i and first - i <= 2


def ended(tree: Tree, i: int, c: int, ending: Container[str]) -> bool:
    """Whether what the tree takes for a predicate is what a verb of `ending` ends ("stopped *aid* to Chad")."""
    bare = not any(tree.deps[k] in ("cop", "mark", "case") for k in tree.children[c])
    return tree.lemmas[i] in ending and tree.upos[c] == "NOUN" and bare and not has(tree, i, "obj")


def told_in_past(tree: Tree, i: int, motion: Container[str]) -> bool:
    """Whether a past form that the tree takes for a passive without an auxiliary is none: the sentence is no headline, nobody is
    said to do it, and it is a verb of `motion` or has a particle and something behind it ("their forces *crossed* into Chad.",
    "he *called in* the envoy.", "they *made off* with it.")."""
    if tree.xpos[i] not in ("VBD", "VBN") or tree.deps[i] not in ("root", "ccomp", "conj"):
        return False
    end = tree.sents[tree.sent_of[i]][1] - 1
    kids = tree.children[i]
    if tree.words[end] not in (".", ";") or any(tree.deps[c] in ("aux", "aux:pass", "obl:agent", "obj") for c in kids):
        return False
    if not (has(tree, i, "nsubj") or has(tree, i, "nsubj:pass")) or any(tree.case(c) == "by" for c in kids):
        return False
    with_object = any(behind_particle(tree, i, c) or tree.case(c) == "with" for c in kids)
    return tree.lemmas[i] in motion or (has(tree, i, "compound:prt") and with_object)


def upon_itself(tree: Tree, parties: Parties, i: int, objects: Sequence[int], actors: Sequence[int]) -> bool:
    """Whether a participle is said to do something by name to whom it has its subject from: it has another."""
    said = tree.deps[i] == "advcl" and tree.xpos[i] == "VBG" and not set(actors) <= set(objects)  # "*angering* Chad": Chad is
    return said and bool(actors) and any(tree.upos[o] == "PROPN" and parties.same(o, actors) for o in objects)


def nearest_subject(tree: Tree, parties: Parties, i: int, others: Sequence[int]) -> tuple[int, ...]:
    """The subject named last before a token that is not one of `others` ("which *Kyiv* denied, accusing Moscow")."""
    for t in range(i - 1, tree.sents[tree.sent_of[i]][0] - 1, -1):
        if tree.deps[t] == "nsubj" and t in parties.heads and parties.acts(t) and not parties.same(t, others):
            return (t,)
    return ()


def receiver(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    """The receiver that was taken for the first part of a compound ("gave *Lebanon* fuel")."""
    if len(slots["obj"]) > 1 and tree.upos[slots["obj"][0]] in ("PROPN", "PRON"):  # "is sending Ukraine $5 million in aid"
        slots["iobj"], slots["obj"] = slots["obj"][:1], slots["obj"][1:]
        return
    for o in slots["obj"]:
        whole = tree.lemmas[i] != "supply" or tree.words[i + 1][-1:].islower()  # "supply *US* weapons" to others
        to = (*slots.get("to", ()), *(c for c in tree.children[o] if tree.case(c) == "to"))  # "granted *US* visas to her"
        whole = whole and not any(t > o and tree.upos[t] in ("NOUN", "PROPN") for t in to)
        if o > i + 1 and tree.upos[i + 1] == "PROPN" and tree.heads[i + 1] == o and tree.deps[i + 1] == "compound" and whole:
            slots["iobj"] = [i + 1]


def attach(tree: Tree, i: int, slots: dict[str, list[int]], others_own: Container[str]) -> None:
    """Phrases that the tree hangs elsewhere though they stand where a noun's own would: on its "of" phrase ("the invasion
    of Ukraine *by Russia*"), or right behind it on its head ("killed in a raid *on Hebron*")."""
    end = i + 1
    for t in slots.get("of", ()):
        for g in tree.children[t]:
            if tree.deps[g] == "nmod" and g > t and tree.case(g) in _LOOSE and tree.case(g) not in slots:
                slots[tree.case(g)] = [g]
        end = t + 1
    for t in (*slots.get("on", ()), *slots.get("against", ())):  # "an attack on a base *by militias*"
        for g in tree.kids(t, "nmod"):
            if g > t and tree.case(g) == "by" and "by" not in slots:
                slots["by"] = [g]
    head = tree.heads[i]
    if head < i and tree.deps[i] in ("obl", "obj", "nmod") and tree.lemmas[head] not in others_own:
        for c in tree.children[head]:
            if (
                c > end
                and tree.deps[c] in ("obl", "nmod")
                and tree.case(c) in _LOOSE
                and tree.subtree(c)[0] == end
                and tree.upos[end] != "PUNCT"
            ):
                slots.setdefault(tree.case(c), []).append(c)


def hyphened(tree: Tree, i: int) -> str:
    """A noun with what a hyphen joins to it on the left ("take-off"), empty where nothing is."""
    joined = i > 1 and tree.words[i - 1] == "-" and tree.heads[i - 2] == i and tree.ends[i - 2] == tree.starts[i] - 1
    return f"{tree.lower[i - 2]}-{tree.lemmas[i].lower()}" if joined else ""


def so_called(tree: Tree, slots: dict[str, list[int]], calling: Container[str]) -> None:
    """What somebody calls a thing stands for it: "condemned what it called *an attack*", "what they described as *a raid*"."""
    for name, tokens in slots.items():
        for n, t in enumerate(tokens):
            verb = next((c for c in tree.kids(t, "acl:relcl") if tree.lemmas[c].lower() in calling), -1)
            if tree.lower[t] != "what" or verb < 0:
                continue
            told = [c for c in tree.children[verb] if c > verb and (tree.deps[c] == "xcomp" or tree.case(c) == "as")]
            if told and tree.upos[told[0]] in ("NOUN", "PROPN", "VERB"):
                slots[name] = [*tokens[:n], told[0], *tokens[n + 1 :]]
                break


def singled_out(tree: Tree, noun: int) -> bool:
    """Whether a noun tells which one of many does something: "the *latest* country to leave", "the *only* one to stay"."""
    return any(tree.xpos[c] == "JJS" or tree.lower[c] in _RANKED for c in tree.children[noun])


def has(tree: Tree, i: int, dep: str) -> bool:
    """Whether a token has a child with just this label."""
    return any(tree.deps[c] == dep for c in tree.children[i])


def mark(tree: Tree, i: int) -> str:
    """The subordinator of a clause in lower case, "" for none."""
    for c in tree.children[i]:
        if tree.deps[c] in ("mark", "case") and c < i:
            return tree.lower[c]
    return ""
