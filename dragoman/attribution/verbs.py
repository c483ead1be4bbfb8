"""Verbs that attribute: the constructions in which source and content stand to them."""

from __future__ import annotations

from dragoman.attribution import spans
from dragoman.attribution.drafts import CLAUSE_PREPOSITIONS, Draft, antecedent, find_subject, infinitive, marker, np, set_source
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import SUBJECTS, Tree

_RELATIVES = frozenset({"who", "which", "that", "what", "whom", "whose"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV"})


def verb_draft(tree: Tree, v: int, kind: str, lexicon: Lexicon) -> Draft | None:
    """The candidate whose cue is the verb `v`, None where nothing stands with it that could be attributed."""
    deps, lower = tree.deps, tree.lower
    obj = clause = xcomp = subject = agent = passive_subject = addressee = None
    obliques: list[int] = []
    passive = expletive = False
    for c in tree.children[v]:
        d = deps[c]
        if d == "ccomp" or d == "csubj:pass":
            if clause is None or c > v > clause:
                clause = c
        elif d in ("obj", "iobj", "advcl", "dep") and c > v and _says_that(tree, c):
            clause = c if clause is None else clause
        elif d == "obj":
            obj = c if obj is None else obj
        elif d == "iobj" and c > v:
            addressee = c
        elif d == "xcomp":
            xcomp = c if xcomp is None else xcomp
        elif d == "nsubj:pass":
            passive_subject, passive = c, True
        elif d in SUBJECTS:
            subject = c if subject is None else subject
        elif d == "aux:pass":
            passive = True
        elif d == "expl":
            expletive = True
        elif d == "parataxis" and c > v and clause is None and _finite(tree, c) and _near(tree, v, c):
            clause = c
        elif d == "obl:agent":
            agent = c
        elif d.startswith("obl") or d == "nmod":
            obliques.append(c)
        elif d == "advcl" and c > v:
            word = marker(tree, c)
            if word in CLAUSE_PREPOSITIONS:
                obliques.append(c)
    if passive and agent is None:
        agent = next((o for o in obliques if tree.case(o) == "by"), None)
    if agent is not None and agent in obliques:
        obliques.remove(agent)
    if deps[v] == "acl" and tree.xpos[v] == "VBN" and not passive:
        return _participle(tree, v, kind, agent, obliques, xcomp)
    if passive:
        return _passive(tree, v, kind, passive_subject, clause, xcomp, obj, obliques, agent, expletive)
    if (final := _final(tree, v, kind)) is not None:
        return final
    source = subject if subject is not None and not expletive else find_subject(tree, v)
    if clause is not None and clause != source:
        said = spans.subtree(tree, clause, _tails(tree, v, clause, lexicon))
        draft = Draft(v, "clause", kind, spans.cue_chain(tree, v), said, clause)
        if (
            obj is not None
            and v < obj < clause
            and tree.lemmas[v] in lexicon.light
            and (tree.lemmas[obj], "NOUN") in lexicon.cues
        ):
            draft.cues |= set(range(v, obj + 1))
        if deps[clause] == "parataxis":
            draft.construction = "parataxis"
        elif clause < v:
            draft.construction = "fronted"
    elif xcomp is not None and (called := next((o for o in obliques if v < o < xcomp and _takes(lexicon, tree, v, o)), None)):
        draft = _oblique(tree, v, kind, called)
    elif xcomp is not None and obj is None:
        draft = _infinitive(tree, v, kind, xcomp, source, lexicon)
    elif xcomp is not None and obj is not None:
        construction = "object to" if infinitive(tree, xcomp) else "object as" if marker(tree, xcomp) == "as" else "object is"
        draft = Draft(v, construction, kind, spans.cue_chain(tree, v), np(tree, obj) | spans.subtree(tree, xcomp), xcomp)
    elif obj is not None and source is None and _after_comma(tree, v) and (host := _host(tree, v)) is not None:
        draft = Draft(v, "inserted", kind, spans.cue_chain(tree, v), spans.subtree(tree, host, (v,)), host)
        source = obj
    elif obj is not None:
        draft = _object(tree, v, kind, obj, obliques)
        if addressee is not None and tree.lemmas[v] in lexicon.naming:
            draft.content |= np(tree, addressee)
            draft.construction = "object is"
    elif (host := _host(tree, v)) is not None:
        draft = Draft(v, "inserted", kind, spans.cue_chain(tree, v), spans.subtree(tree, host, (v,)), host)
        if any(deps[c] == "mark" and lower[c] == "as" for c in tree.children[v]):
            draft.construction = "as inserted"
    else:
        content = next((o for o in obliques if o > v and _takes(lexicon, tree, v, o)), None)
        draft = _oblique(tree, v, kind, content) if content is not None else _flat(tree, v, kind, source)
        if v + 1 in draft.content and tree.lower[v + 1] in lexicon.cues[tree.lemmas[v], "VERB"].takes:
            _take_preposition(tree, v, draft)
    set_source(tree, draft, source)
    if deps[v] == "xcomp" or (deps[v] == "advcl" and infinitive(tree, v)):
        _governed(tree, v, draft, lexicon)
    elif deps[v] == "advcl" and tree.xpos[v] == "VBG" and marker(tree, v) == "as":
        _quoted(tree, v, draft)
    elif deps[v] in ("acl", "advcl") and tree.xpos[v] == "VBG":
        _carried(tree, v, draft, lexicon)
    if v + 3 < len(tree) and tree.lower[v + 1] == "in":
        _venue(tree, v, draft, lexicon)
    return draft


def _quoted(tree: Tree, v: int, draft: Draft) -> None:
    """ "was quoted as saying", "quoted him as saying": who is quoted is the source; who quotes him belongs to neither."""
    g = tree.heads[v]
    speaker = next((c for c in tree.children[g] if tree.deps[c] in ("nsubj:pass", "obj")), None)
    if speaker is None:
        return
    if tree.deps[speaker] == "nsubj:pass":
        others = {t for c in tree.children[g] if tree.deps[c].startswith("obl") for t in spans.subtree(tree, c)}
        draft.cues |= spans.cue_chain(tree, g) | (set(range(g, v)) - others)
    else:
        draft.cues.add(v - 1)
    draft.source, draft.sources = None, set()
    set_source(tree, draft, speaker)
    draft.told = bool(draft.sources)


def _carried(tree: Tree, v: int, draft: Draft, lexicon: Lexicon) -> None:
    """ "issued a statement saying": who issued it is the source, and all of it is the cue."""
    noun = v - 1
    governor = tree.heads[noun]
    if tree.deps[noun] == "obj" and tree.lemmas[governor] in lexicon.light and tree.heads[v] in (noun, governor):
        draft.cues |= spans.cue_chain(tree, governor) | set(range(governor, v))
        draft.source, draft.sources = None, set()
        set_source(tree, draft, find_subject(tree, governor))


def _venue(tree: Tree, v: int, draft: Draft, lexicon: Lexicon) -> None:
    """ "said in a statement": where it was said belongs to the cue."""
    noun = tree.heads[v + 1]
    if v + 1 < noun <= v + 5 and tree.heads[noun] == v and tree.lemmas[noun] in lexicon.venues:
        draft.cues |= set(range(v + 1, noun + 1))
        draft.content -= draft.cues


def _governed(tree: Tree, v: int, draft: Draft, lexicon: Lexicon) -> None:
    """ "went on to say", "continued to insist", "declined to comment on": the governing verb belongs to the cue."""
    g = tree.heads[v]
    if tree.upos[g] != "VERB" or g > v:
        return
    silent = tree.lemmas[g] in lexicon.unwilling and tree.lemmas[v] in lexicon.silent and draft.content
    if (silent or tree.lemmas[g] in lexicon.aspect) and not any(tree.deps[c] in ("obj", "iobj") for c in tree.children[g]):
        draft.cues |= spans.cue_chain(tree, g)
        if v - g <= 3:
            draft.cues |= set(range(g, v))
        if tree.deps[g] == "xcomp" and not silent:
            _governed(tree, g, draft, lexicon)


def _tails(tree: Tree, v: int, clause: int, lexicon: Lexicon) -> list[int]:
    """Participles of saying after a comma (", adding that …") that the tree hangs below what is said: they go with the cue."""
    out = []
    for j in tree.conjuncts(clause):
        for c in tree.children[j]:
            if c > v and tree.deps[c] in ("advcl", "acl") and tree.xpos[c] == "VBG" and tree.words[c - 1] == ",":
                cue = lexicon.cues.get((tree.lemmas[c], "VERB"))
                if cue is not None and cue.kind == "speech":
                    out.append(c)
    return out


def _final(tree: Tree, v: int, kind: str) -> Draft | None:
    """ "…, X said." at the end of a sentence: all that stands before the comma is the content, other attributions included."""
    start, end = tree.sents[tree.sent_of[v]]
    if tree.xpos[v] not in ("VBD", "VBZ", "VBP"):
        return None
    if any(tree.upos[i] != "PUNCT" for i in range(v + 1, end)):
        return None
    comma = v - 1
    while comma > start and tree.words[comma] != ",":
        by_the_way = tree.xpos[comma] == "VBN" and tree.deps[comma] == "acl"  # "a letter *seen* by the paper shows"
        if (tree.upos[comma] not in _PHRASE and not by_the_way) or v - comma > _LONGEST:
            return None
        comma -= 1
    named = [i for i in range(comma + 1, v) if tree.upos[i] in ("NOUN", "PROPN", "PRON")]
    if comma - start < 4 or not named or not any(tree.upos[i] in ("VERB", "AUX") for i in range(start, comma)):
        return None
    head = _head(tree, start, comma)
    draft = Draft(v, "final", kind, spans.cue_chain(tree, v), set(range(start, comma)), head)
    seen = next((tree.heads[i] for i in range(comma + 1, v) if tree.xpos[i] == "VBN" and tree.deps[i] == "acl"), named[-1])
    draft.source = next((i for i in named if tree.heads[i] == v), seen)
    draft.sources = set(range(comma + 1, v)) - draft.cues
    return draft


_LONGEST = 10  # words between the comma and "said"
_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART", "ADV", "AUX"})


def _flat(tree: Tree, v: int, kind: str, source: int | None) -> Draft:
    """A verb of saying for which the tree has no complement: what the order of the words tells."""
    start, end = tree.sents[tree.sent_of[v]]
    cues = spans.cue_chain(tree, v)
    for i in range(v + 1, min(end - 2, v + 9)):
        if tree.lower[i] == "that" and tree.upos[i] == "SCONJ":
            return Draft(v, "flat that", kind, cues, set(range(i, end)), _head(tree, i, end))
        if tree.upos[i] in ("VERB", "PUNCT"):
            break
    if (
        source is None
        and start < v - 3
        and _after_comma(tree, v)
        and v + 1 < end
        and tree.upos[v + 1] in ("PROPN", "NOUN", "DET", "ADJ")
    ):
        draft = Draft(v, "flat inverted", kind, cues, set(range(start, v)), _head(tree, start, v))
        draft.source = next((i for i in range(v + 1, end) if tree.upos[i] in ("PROPN", "NOUN")), None)
        if draft.source is not None:
            while v < tree.heads[draft.source] < end and tree.deps[draft.source] in (
                "compound",
                "flat",
                "amod",
                "nmod:poss",
                "nmod:desc",
            ):
                draft.source = tree.heads[draft.source]
            draft.sources = set(range(v + 1, max(spans.subtree(tree, draft.source) & set(range(v, end))) + 1))
            return draft
    last = end - 1
    while last > v and tree.upos[last] == "PUNCT":
        last -= 1
    first = v if source is None else min(v, tree.subtree(source)[0] if tree.sent_of[source] == tree.sent_of[v] else v)
    if last <= v + 1 and first - start > 3 and tree.words[first - 1] == ",":
        return Draft(v, "flat before", kind, cues, set(range(start, first - 1)), _head(tree, start, first - 1))
    if source is not None and source < v and end - v > 4:
        return Draft(v, "flat after", kind, cues, set(range(v + 1, end)), _head(tree, v + 1, end))
    return Draft(v, "bare", kind, cues, set(), None)


def _head(tree: Tree, start: int, end: int) -> int | None:
    """The first verb of a token range that is governed from outside of it, else the first such token."""
    best = None
    for i in range(start, end):
        h = tree.heads[i]
        if (h == i or not start <= h < end) and tree.upos[i] != "PUNCT":
            if tree.upos[i] in ("VERB", "AUX", "ADJ"):
                return i
            best = i if best is None else best
    return best


def _object(tree: Tree, v: int, kind: str, obj: int, obliques: list[int]) -> Draft:
    """A verb with an object: the object is the content, with "as …" or with what somebody is accused of or praised for."""
    cues = spans.cue_chain(tree, v)
    if tree.lower[obj] in _RELATIVES and obj < v:
        draft = Draft(v, "object relative", kind, cues, {obj}, antecedent(tree, v))
        for o in obliques:
            if o > v and tree.case(o) in ("as", "for", "of"):
                draft.content |= spans.subtree(tree, o)
        _take_preposition(tree, v, draft)
        return draft
    if tree.deps[v] == "acl:relcl" and obj < v:
        return Draft(v, "object", kind, cues, np(tree, obj), obj)
    for o in obliques:
        if o > obj:
            word = tree.case(o) or marker(tree, o)
            if word in ("as", "of", "for", "about", "against"):
                return Draft(v, f"object {word}", kind, cues, np(tree, obj) | spans.subtree(tree, o), o if word == "as" else obj)
    return Draft(v, "object", kind, cues, np(tree, obj), obj)


def _take_preposition(tree: Tree, v: int, draft: Draft) -> None:
    """A preposition right behind the verb belongs to the cue ("was accused of", "which he described as")."""
    i = v + 1
    if i in draft.content and tree.lower[i] in ("as", "of", "for", "on", "about", "with", "against"):
        draft.content.discard(i)
        draft.cues.add(i)


def _oblique(tree: Tree, v: int, kind: str, o: int) -> Draft:
    """A verb with a preposition ("warned of", "called for"): the preposition belongs to the cue, what follows is the content."""
    word = tree.case(o) or marker(tree, o)
    case = [c for c in tree.children[o] if tree.deps[c] in ("case", "mark") and c < o and tree.lower[c] in word.split()]
    draft = Draft(v, f"with {word}", kind, spans.cue_chain(tree, v) | set(case), spans.subtree(tree, o, case), o)
    # "called on Israel to stop": the infinitive belongs to the content
    for c in tree.children[v]:
        if c > o and tree.deps[c] in ("xcomp", "advcl") and infinitive(tree, c):
            draft.content |= spans.subtree(tree, c)
            draft.construction += " to"
            draft.root = c
            break
    return draft


def _infinitive(tree: Tree, v: int, kind: str, xcomp: int, source: int | None, lexicon: Lexicon) -> Draft:
    """ "seems to", "pledged to", "sounded alarmed"; the subject of a raising verb belongs to the content."""
    cues = spans.cue_chain(tree, v)
    content = spans.subtree(tree, xcomp)
    if tree.lemmas[v] in lexicon.raising:
        if source is not None:
            content |= np(tree, source)
        return Draft(v, "raising", kind, cues, content, xcomp)
    name = "to" if infinitive(tree, xcomp) else "ing" if tree.xpos[xcomp] == "VBG" else "is"
    return Draft(v, name, kind, cues, content, xcomp)


def _passive(
    tree: Tree,
    v: int,
    kind: str,
    subject: int | None,
    clause: int | None,
    xcomp: int | None,
    obj: int | None,
    obliques: list[int],
    agent: int | None,
    expletive: bool,
) -> Draft:
    """ "is expected to", "was criticised by", "was told that", "it is believed that", "was quoted as saying"."""
    cues = spans.cue_chain(tree, v)
    if subject is None and not expletive:
        subject = find_subject(tree, v)
        if subject == agent:
            subject = None
    if clause is not None:
        name = "passive clause" if expletive or subject is None or tree.deps[clause] == "csubj:pass" else "told clause"
        draft = Draft(v, name, kind, cues, spans.subtree(tree, clause), clause)
    elif xcomp is not None:
        content = spans.subtree(tree, xcomp)
        if subject is not None:
            content |= np(tree, subject)
        draft = Draft(v, "passive to" if infinitive(tree, xcomp) else "passive is", kind, cues, content, xcomp)
    elif obj is not None:
        draft = Draft(v, "told object", kind, cues, np(tree, obj), obj)
    elif subject is not None:
        content, root, name = np(tree, subject), subject, "passive"
        for o in obliques:
            word = tree.case(o) or marker(tree, o)
            if o > v and word in ("as", "for", "of", "about"):
                content |= spans.subtree(tree, o)
                name, root = f"passive {word}", (o if word == "as" else subject)
                break
        if (host := _host(tree, v)) is not None and tree.lower[subject] == "it":
            content, root, name = spans.subtree(tree, host, (v,)), host, "inserted"
        draft = Draft(v, name, kind, cues, content, root)
        _take_preposition(tree, v, draft)
    else:
        draft = Draft(v, "bare", kind, cues, set(), None)
    set_source(tree, draft, agent)
    if agent is not None:
        draft.cues |= {c for c in tree.children[agent] if tree.deps[c] == "case" and c == v + 1}
        draft.construction += " by"
    return draft


def _participle(tree: Tree, v: int, kind: str, agent: int | None, obliques: list[int], xcomp: int | None) -> Draft:
    """A participle after its noun ("the country described by the president as poor"): the noun is part of the content."""
    head = tree.heads[v]
    content = np(tree, head, (v,))
    root = head
    if xcomp is not None:
        content |= spans.subtree(tree, xcomp)
        root = xcomp
    else:
        for o in obliques:
            if tree.case(o) == "as":
                content |= spans.subtree(tree, o)
    draft = Draft(v, "participle by" if agent is not None else "participle", kind, spans.cue_chain(tree, v), content, root)
    _take_preposition(tree, v, draft)
    set_source(tree, draft, agent)
    return draft


def _takes(lexicon: Lexicon, tree: Tree, v: int, o: int) -> bool:
    word = tree.case(o) or marker(tree, o)
    return bool(word) and lexicon.takes(tree.lemmas[v], "VERB", word)


def _host(tree: Tree, v: int) -> int | None:
    """The clause into which "X said" is inserted: the head of a parataxis, or of "as X said", or the clause before it where
    both hang on a third ("…, said X, Y reports")."""
    d, h = tree.deps[v], tree.heads[v]
    if h == v:
        return None
    if d == "parataxis" and tree.upos[h] in _PREDICATES:
        return h
    if (
        d == "advcl"
        and tree.upos[h] in _PREDICATES
        and any(tree.deps[c] == "mark" and tree.lower[c] == "as" for c in tree.children[v])
    ):
        return h
    if d in ("ccomp", "conj", "advcl") and _after_comma(tree, v):
        return next((c for c in tree.children[h] if c < v and tree.deps[c] == "ccomp"), None)
    return None


def _says_that(tree: Tree, c: int) -> bool:
    """Whether a dependant that the tree does not call a clause is one: a verb with "that" or with a subject of its own."""
    if tree.upos[c] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    that = any(tree.lower[k] == "that" and tree.deps[k] == "mark" and k < c for k in tree.children[c])
    if that or tree.deps[c] == "advcl":
        return that
    return tree.upos[c] in ("VERB", "AUX") and any(tree.deps[k] in SUBJECTS for k in tree.children[c])


def _finite(tree: Tree, v: int) -> bool:
    return tree.xpos[v] in ("VBD", "VBZ", "VBP", "MD") or any(
        tree.deps[c] in ("aux", "cop", "aux:pass", "nsubj") for c in tree.children[v]
    )


def _after_comma(tree: Tree, v: int) -> bool:
    return v > 0 and tree.words[v - 1] in (",", "”", '"', "''", "—", "–")


def _near(tree: Tree, v: int, c: int) -> bool:
    """Whether a parataxis after a verb is introduced by a colon, a comma with a quotation mark, or nothing."""
    start = tree.subtree(c)[0]
    return any(tree.words[i] in (":", '"', "“", "''", "``", "‘") for i in range(max(v + 1, start - 3), start + 1))
