"""Nouns, adjectives, adverbs and prepositions that attribute."""

from __future__ import annotations

from dragoman.attribution import spans
from dragoman.attribution.drafts import CLAUSE_PREPOSITIONS, Draft, find_subject, infinitive, marker, np, set_source
from dragoman.attribution.lexicon import Lexicon
from dragoman.language.trees import Tree


def noun_draft(tree: Tree, n: int, kind: str, lexicon: Lexicon) -> Draft | None:
    """ "X's claim that", "a warning from X that", "plans to", "criticism of Y by X", "issued a statement saying"."""
    deps = tree.deps
    clause = content = source = None
    word = ""
    for c in tree.children[n]:
        d = deps[c]
        agent = next((a for a in tree.children[c] if deps[a] == "obl:agent"), None) if d == "acl" and c > n else None
        if agent is not None and tree.xpos[c] == "VBN" and source is None:
            source = agent  # "a hint dropped *by X* that"
        elif c > n and d in ("acl", "ccomp", "xcomp", "acl:relcl") and clause is None:
            word_before = marker(tree, c)
            if (word_before == "that" and (d != "acl:relcl")) or infinitive(tree, c) or d == "ccomp":
                clause = c
                word = "to" if infinitive(tree, c) else "clause"
            elif word_before in CLAUSE_PREPOSITIONS and content is None and lexicon.takes(tree.lemmas[n], "NOUN", word_before):
                content, word = c, word_before
        elif d == "nmod:poss":
            source = c
        elif d == "nmod" and c > n:
            case = tree.case(c)
            if case in ("by", "from"):
                source = c if source is None else source
            elif content is None and clause is None and lexicon.takes(tree.lemmas[n], "NOUN", case):
                content, word = c, case
            elif case == "of" and source is None:
                source = c
        elif d in ("amod", "compound") and source is None and tree.upos[c] in ("PROPN", "ADJ") and tree.words[c][0].isupper():
            source = c
    cues = {n}
    construction = "noun"
    if clause is not None:
        draft = Draft(n, f"{construction} {word}", kind, cues, spans.subtree(tree, clause), clause)
    elif content is not None:
        case_marks = [c for c in tree.children[content] if deps[c] in ("case", "mark") and c < content]
        draft = Draft(n, f"{construction} {word}", kind, cues, spans.subtree(tree, content, case_marks), content)
        draft.cues |= {c for c in case_marks if c == n + 1}
    else:
        return None
    governor = tree.heads[n]
    light = (
        deps[n] in ("obj", "obl")
        and tree.upos[governor] == "VERB"
        and tree.lemmas[governor] in lexicon.light
        and governor < n
        and not tree.passive(governor)
    )
    if light and (source is None or tree.lower[source] in _POSSESSIVE_PRONOUNS):
        subject = find_subject(tree, governor)
        draft.cues |= spans.cue_chain(tree, governor) | set(range(governor, n))
        draft.construction = f"light {word}"
        set_source(tree, draft, subject)
    else:
        set_source(tree, draft, source)
    return draft


_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def adjective_draft(tree: Tree, a: int, kind: str, lexicon: Lexicon) -> Draft | None:
    """ "is confident that", "was eager to", "apprehensive about"."""
    deps = tree.deps
    clause = content = None
    copula = False
    word = ""
    for c in tree.children[a]:
        d = deps[c]
        if d == "cop":
            copula = True
        elif c > a and d in ("ccomp", "xcomp", "advcl", "csubj") and clause is None:
            word_before = marker(tree, c)
            if infinitive(tree, c):
                clause, word = c, "to"
            elif d == "ccomp" or word_before == "that":
                clause, word = c, "clause"
            elif word_before and lexicon.takes(tree.lemmas[a], "ADJ", word_before) and content is None:
                content, word = c, word_before
        elif c > a and d in ("obl", "nmod") and content is None and lexicon.takes(tree.lemmas[a], "ADJ", tree.case(c)):
            content, word = c, tree.case(c)
    if clause is None and content is None:
        return None
    if clause is not None:
        draft = Draft(a, f"adjective {word}", kind, spans.cue_chain(tree, a), spans.subtree(tree, clause), clause)
    else:
        assert content is not None
        marks = [c for c in tree.children[content] if deps[c] in ("case", "mark") and c < content]
        draft = Draft(a, f"adjective {word}", kind, spans.cue_chain(tree, a), spans.subtree(tree, content, marks), content)
        draft.cues |= {c for c in marks if c == a + 1}
    governor = tree.heads[a]
    if deps[a] == "xcomp" and tree.lemmas[governor] == "make":
        draft.cues |= spans.cue_chain(tree, governor) | set(range(governor, a))
        draft.construction = f"made {word}"
        set_source(tree, draft, find_subject(tree, governor))
        return draft
    subject = find_subject(tree, a)
    if subject is None and deps[a] == "amod":
        subject = tree.heads[a]
    if not copula and tree.upos[tree.heads[a]] == "VERB" and deps[a] == "xcomp":
        draft.cues |= spans.cue_chain(tree, tree.heads[a]) if tree.heads[a] == a - 1 else set()
    set_source(tree, draft, subject)
    return draft


def adverb_draft(tree: Tree, a: int, kind: str) -> Draft | None:
    """ "reportedly": the clause that it stands in is the content, and nobody is named."""
    h = tree.heads[a]
    if h == a:
        return None
    while tree.upos[h] not in ("VERB", "AUX") and tree.deps[h] in ("advmod", "amod") and tree.heads[h] != h:
        h = tree.heads[h]
    without = [a, *(c for c in tree.children[h] if tree.deps[c] in ("cc", "parataxis", "advcl", "conj"))]
    return Draft(a, "adverb", kind, {a}, spans.subtree(tree, h, without), h)


def modifier_draft(tree: Tree, a: int, kind: str) -> Draft | None:
    """ "alleged", "so-called", "suspected" before a noun: the noun phrase is the content."""
    h = tree.heads[a]
    if tree.deps[a] not in ("amod", "compound") or h <= a:
        return None
    cues = {a - 2, a - 1, a} if a > 1 and tree.words[a - 1] == "-" else {a}
    content = np(tree, h, (a,))
    return Draft(a, "modifier", kind, cues, content - {i for i in content if tree.upos[i] == "DET" and i < a}, h)


def preposition_draft(tree: Tree, first: int, last: int, noun: int, kind: str, construction: str) -> Draft | None:
    """ "according to X", "in X's view": the clause around is the content, X is the source. `noun` is the head of X."""
    top = tree.heads[noun] if tree.deps[noun] == "nmod:poss" and construction == "possessor" else noun
    h = tree.heads[top]
    phrase = spans.subtree(tree, top)
    if h == top:
        # the phrase was made the sentence's head: the rest of the sentence is its content
        start, end = tree.sents[tree.sent_of[top]]
        phrase = spans.noun_phrase(tree, top)
        host, content = top, set(range(start, end)) - phrase
    else:
        start, end = tree.sents[tree.sent_of[top]]
        edge = min(phrase) <= start + 1 or max(phrase) >= end - 3
        host = h
        while (
            tree.heads[host] != host and (tree.upos[host] not in ("VERB", "AUX") or edge) and tree.deps[host] not in _CLAUSE_TOPS
        ):
            host = tree.heads[host]
        content = spans.subtree(tree, host) - phrase
        content -= {c for c in tree.children[host] if tree.deps[c] == "cc" and c == min(content, default=-1)}
        if edge and sum(tree.upos[c] != "PUNCT" for c in content) < 3:
            content = set(range(start, end)) - phrase
    cues = set(range(first, last + 1))
    draft = Draft(first, construction, kind, cues, content - cues, host)
    draft.source = noun
    draft.sources = spans.noun_phrase(tree, noun, cues & set(tree.children[noun])) - cues
    return draft


_CLAUSE_TOPS = frozenset({"root", "parataxis", "acl:relcl", "advcl"})
