"""Who "I" and "we" are: the one who speaks there.

In a quotation it is the quoted speaker, in the turn of a transcript the labelled one, elsewhere the author that the title
names, or the outlet where that is itself a government ("The White House"): its head says "I". Whoever speaks for a state says
"we" of its government; one of two who speak in turn can mean both ("we both"). A reporter's question ("Q") and a report of
the press have no side: their "we" stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.actors import OUTLETS, House, Mention, Mentions
from dragoman.actors.making import Maker
from dragoman.actors.tables import load_tables
from dragoman.attribution.holding import Holding
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.quotes import quotations
from dragoman.attribution.reader import Found
from dragoman.language.trees import Tree
from dragoman.records import Actor, Span

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_ALL = frozenset({"us", "ourselves"})
_BY = frozenset({"by", "from"})
_LAWMAKERS = frozenset({"LEG", "PTY"})
_OF_STATE = frozenset({"GOV", "MIL", "SPY", "LEG"})


def author(title: Tree, mentions: Mentions) -> tuple[Actor, ...] | None:
    """Who speaks in the text under a title: the one person behind "by" or "from" ("Statement by X on …"), the states of a joint
    statement (none where the title names no two) or the organisation whose declaration it is, nobody where persons of several
    states do, the government of those of one; None where it tells nothing."""
    words, lexicon = set(title.lower), Lexicon.load()
    joint = not words.isdisjoint(lexicon.joint) or any(w.startswith("communiqu") for w in words)  # "COMMUNIQUxC9"
    joint = joint and words.isdisjoint(lexicon.spoken)  # who speaks at a joint press conference says "we" for himself
    several = not words.isdisjoint(lexicon.several) and not words.isdisjoint(lexicon.stated)
    if joint or (several and not _speakers(title, mentions)):
        states = {a.id: a for m in mentions.all if not _held_there(title, m) for a in m.actors if a.country == (a.id,)}
        bodies = {a.id: a for m in mentions.all for a in m.actors if a.id and a.code == "IGO"}
        with_body = (*states.values(), *bodies.values()) if len(states) == len(bodies) == 1 else ()  # "U.S.-EU Joint Statement"
        return tuple(states.values()) if len(states) > 1 else with_body or (tuple(bodies.values()) if len(bodies) == 1 else ())
    found = _speakers(title, mentions)
    if len(found) == 1 or not all(len(a.country) == 1 for a in found):
        return found if len(found) == 1 else None
    homes = {a.country[0] for a in found}
    if len(homes) == 1 and all("GOV" in a.sectors for a in found):
        return (Maker(load_tables()).organ(homes.pop(), ("GOV",), found[0].span, found[0].text, "who speaks by the title"),)
    return () if len(homes) > 1 else None


def _held_there(title: Tree, m: Mention) -> bool:
    """Whether a title only tells by a name where somebody met ("their meeting *in Lima, Peru*")."""
    at = m.head if title.deps[m.head] not in ("appos", "nmod:unmarked", "flat") else title.heads[m.head]
    return title.case(at) in ("in", "at")


def partners(title: Tree, mentions: Mentions) -> tuple[Actor, ...]:
    """The states, two or more, whose people speak one after the other under a title ("Remarks by President X and Y of Chile")."""
    states = dict.fromkeys(a.country[0] for a in _speakers(title, mentions) if len(a.country) == 1 and "GOV" in a.sectors)
    make = Maker(load_tables())
    return tuple(make.organ(s, ("GOV",), Span(0, 0), "", "whose people speak") for s in states) if len(states) > 1 else ()


def _speakers(title: Tree, mentions: Mentions) -> tuple[Actor, ...]:
    """The persons behind "by" or "from" in a title, and those coordinated with them."""
    names = (m for m in mentions.all if m.kind == "name")
    named = [m.head for m in names if title.case(m.head) in _BY or (m.start and title.lower[m.start - 1] in _BY)]
    delivered = Lexicon.load().delivered
    done = {t for t in named if title.upos[title.heads[t]] == "VERB" and title.lower[title.heads[t]] not in delivered}
    by = {t for t in named if t not in done}  # not "at a banquet hosted *by* Doe"
    with_them = {u for t in by for c in title.conjuncts(title.first_conjunct(t)) for u in (c, *title.children[c])}
    joined = (u for u in with_them if title.deps[u] in ("conj", "appos", "flat") or u in by)
    heads = by | {u for u in joined if u in mentions.by_head and mentions.by_head[u].kind == "name"}
    return tuple({a.id: a for m in mentions.all if m.kind == "name" and m.head in heads for a in m.actors if _person(a)}.values())


def first_persons(
    tree: Tree,
    mentions: Mentions,
    founds: Sequence[Found],
    house: House | None,
    writer: tuple[Actor, ...] | None = None,
    beside: tuple[Actor, ...] = (),
) -> tuple[Mentions, list[Found]]:
    """The mentions with those of the first person added, and the attributions with the speakers that these words stand for.

    `house`: the government that publishes the text, `writer`: who speaks by its title (see `author`), `beside`: the states
    whose people speak one after the other (see `partners`).
    """
    words = [i for i, w in enumerate(tree.lower) if (w in _I or w in _WE) and tree.upos[i] == "PRON"]
    if not words:
        return mentions, list(founds)
    writer = _declaring(tree, mentions, words) or writer
    spoken = [(q.start, q.end) for q in quotations(tree)]
    new = []
    holding, turns = Holding(founds), any(f.turn for f in founds)
    for i in words:
        who = _who(tree, i, holding, turns, spoken, house, writer)
        if beside and (not who or all(set(a.country) <= {c for b in beside for c in b.country} for a in who)) and _both(tree, i):
            who = beside
        who = _states(tree, i, who)
        if who:
            span = tree.span(i, i + 1)
            text = tree.words[i]
            actors = tuple(replace(a, span=span, text=text, how=f"first person: {a.name or a.text} speaks") for a in who)
            new.append(Mention(i, i + 1, i, actors, "pronoun"))
    by_token = {m.head: m for m in new}
    owned = {id(m): o for m in mentions.all if (o := _owned(tree, m, by_token)) is not None}

    def now(m: Mention) -> Mention:
        return owned.get(id(m), m)

    out = Mentions(
        tuple(sorted([*map(now, mentions.all), *new], key=lambda m: (m.start, -m.end, m.head))),
        {**{t: now(m) for t, m in mentions.by_head.items()}, **by_token},
        {**{t: now(m) for t, m in mentions.within.items()}, **by_token},
    )
    named = []
    for f in founds:
        m = by_token.get(f.source) if f.source is not None else None
        named.append(replace(f, record=replace(f.record, speaker=m.actors[0])) if m is not None else f)
    return out, named


def _owned(tree: Tree, m: Mention, by_token: Mapping[int, Mention]) -> Mention | None:
    """A mention of forces or organs of nobody's, or taken for the outlet's, with the state of the speaker whose they are: "*our
    troops*"."""
    whose = next((c for c in tree.children[m.head] if tree.deps[c] == "nmod:poss" and c in by_token), None)
    taken = all(a.how == OUTLETS for a in m.actors)
    if whose is None or m.kind != "role" or (any(a.id or a.country or a.code for a in m.actors) and not taken):
        return None
    people = tree.lower[m.head] in Lexicon.load().people
    if not people and not any(_OF_STATE.intersection(a.sectors) for a in m.actors):
        return None
    who = by_token[whose].actors
    if any(len(a.country) != 1 or _OF_STATE.isdisjoint(a.sectors or ("GOV",)) for a in who):
        return None
    states = dict.fromkeys(a.country[0] for a in who)
    make, how = Maker(load_tables()), f"of {tree.words[whose]!r}"
    some = (make.organ(s, a.sectors, a.span, a.text, f"{a.how} {how}") for s in states for a in m.actors)
    return replace(m, actors=tuple(some))


def _declaring(tree: Tree, mentions: Mentions, words: Sequence[int]) -> tuple[Actor, ...]:
    """The several who name themselves where a declaration begins: "We, *the leaders of Norway and Chile*, …", "We,
    *President Roe of Chile and Prime Minister Doe of Norway*, …"."""
    first = next((i for i in words if tree.words[i] == "We"), None)
    if first is None or tree.sent_of[first] > 2 or tree.words[first + 1 : first + 2] != [","]:
        return ()
    named = next((m for m in mentions.all if m.start == first + 2 and m.kind != "place"), None)
    if named is None or not all(a.country or a.code for a in named.actors):
        return ()
    if len(named.actors) > 1 or named.actors[0].code == "IGO":
        return named.actors
    listed = [m for m in mentions.all if m.kind == "name" and m.head in tree.conjuncts(tree.first_conjunct(named.head))]
    states = dict.fromkeys(a.country[0] for m in listed for a in m.actors if _person(a) and len(a.country) == 1)
    make, span = Maker(load_tables()), named.actors[0].span
    return tuple(make.organ(s, ("GOV",), span, "", "who declares it") for s in states) if len(states) > 1 else ()


def _who(
    tree: Tree,
    i: int,
    holding: Holding,
    turns: bool,
    spoken: Sequence[tuple[int, int]],
    house: House | None,
    writer: tuple[Actor, ...] | None,
) -> tuple[Actor, ...]:
    quote = next(((s, e) for s, e in spoken if s <= i < e), None)
    founds = holding.founds
    around = [n for n in holding.at(i) if founds[n].cue != i and founds[n].source != i]
    if quote is not None:
        around = [n for n in around if not quote[0] <= founds[n].cue < quote[1]]
    else:
        around = [n for n in around if founds[n].turn]
    many = tree.lower[i] in _WE
    if around:
        return _side(founds[min(around, key=holding.lengths.__getitem__)].record.speaker, many, house)
    if quote is not None or turns:
        return ()
    if writer is not None and (len(writer) != 1 or writer[0].code == "IGO" or writer[0].id in load_tables().organisations):
        return writer if many else ()
    if tree.lower[i] in _ALL:
        return ()  # "helped us all": a text that nobody speaks means its readers too
    if writer is not None and not many and not _person(writer[0]):
        return ()  # of several who speak by the title one says "I"
    if writer is not None:
        return _side(writer[0], many, house)
    if house is None:
        return ()
    return (house.government,) if many else (house.head,) if house.head is not None else ()


def _side(speaker: Actor | None, many: bool, house: House | None) -> tuple[Actor, ...]:
    """Whom a speaker means by "we" (`many`) or "I"; nobody where the speaker is not known."""
    if speaker is None or not (speaker.id or speaker.country or speaker.code) or "JRN" in speaker.sectors:
        return ()
    if not many or not speaker.country or _OF_STATE.isdisjoint(speaker.sectors):
        return (speaker,) if not many or not _person(speaker) else ()
    if len(speaker.country) == 1 and set(speaker.sectors) <= _LAWMAKERS and _person(speaker):
        return (Maker(load_tables()).organ(speaker.country[0], ("LEG",), speaker.span, speaker.text, speaker.how),)
    if house is not None and house.government.country == speaker.country:
        return (house.government,)
    if len(speaker.country) > 1:
        return (speaker,)
    code = speaker.country[0]
    if house is not None and "GOV" in speaker.sectors:  # a guest of the house speaks for his government
        return (Maker(load_tables()).organ(code, ("GOV",), speaker.span, speaker.text, speaker.how),)
    return (replace(speaker, id=code, name=load_tables().countries[code].name, sectors=()),)


def _both(tree: Tree, i: int) -> bool:
    """Whether "we" or "our" of one of two speakers is told to mean both: "we *both*", "*together* we", "*our two countries*", "we
    *agreed*" and no one else is told with whom."""
    lexicon, head = Lexicon.load(), tree.heads[i]
    if tree.lower[i] not in _WE:
        return False
    if tree.deps[i] == "nmod:poss":
        third = any(tree.case(c) == "with" for c in tree.kids(head, "nmod"))
        shared = not third and any(tree.lemmas[c].lower() in lexicon.shared for c in tree.kids(head, "amod", "compound"))
        return shared or (tree.lemmas[head].lower() in lexicon.nations and tree.xpos[head] in ("NNS", "NNPS"))
    if not tree.deps[i].startswith("nsubj"):
        return False
    told = [c for c in (*tree.children[head], *tree.children[i]) if tree.lower[c] in lexicon.together]
    if any(tree.lower[c + 1 : c + 2] != ["with"] for c in told):
        return True
    alone = not any(tree.case(c) in ("with", "to") for c in tree.kids(head, "obl"))
    met = tree.lemmas[head] == "meet" and tree.kid(head, "obj") is not None
    return tree.lemmas[head] in lexicon.mutual and alone and not met


def _states(tree: Tree, i: int, who: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whose "*our* Nation" is: the states of these, not their governments. "*Our* two countries" takes more than one to tell."""
    owned = tree.heads[i]
    if tree.deps[i] != "nmod:poss" or tree.lemmas[owned].lower() not in Lexicon.load().nations:
        return who
    names = load_tables().countries
    if tree.xpos[owned] in ("NNS", "NNPS") and len(who) < 2 and not any(a.code for a in who):
        return ()
    return tuple(
        replace(a, id=a.country[0], name=names[a.country[0]].name, sectors=())
        if len(a.country) == 1 and a.country[0] in names and not a.code
        else a
        for a in who
    )


def _person(a: Actor) -> bool:
    return bool(a.id) and a.id == a.id.lower()
