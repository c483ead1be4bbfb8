"""Arcs that UD rules out, mended: names side by side, prepositions on titles, subjects with prepositions, headlines."""

from __future__ import annotations

import pytest

from dragoman.language.mend import mend, nouns
from dragoman.language.trees import TokenName

# words, tags, (head, label) as parsed, names, (head, label) wanted where it differs; heads from 0, −1 for the root
CASES = {
    "two places before the noun that is of both": (
        "Oslo , Lima envoys meet",
        "PROPN PUNCT PROPN NOUN VERB",
        [(4, "obl:unmarked"), (3, "punct"), (3, "compound"), (4, "nsubj"), (-1, "root")],
        [(0, 1, "LOC"), (2, 3, "LOC")],
        {0: (3, "compound"), 1: (2, "punct"), 2: (0, "conj")},
    ),
    "a person hung from the next one's name": (
        "Ngo and Commission President Roe urged",
        "PROPN CCONJ PROPN PROPN PROPN VERB",
        [(4, "compound"), (2, "cc"), (0, "conj"), (4, "nmod:desc"), (5, "nsubj"), (-1, "root")],
        [(0, 1, "PER"), (2, 3, "ORG"), (4, 5, "PER")],
        {0: (5, "nsubj"), 1: (4, "cc"), 2: (4, "compound"), 4: (0, "conj")},
    ),
    "a name behind and is no part of the one before": (
        "Roe , Doe and Ngo met",
        "PROPN PUNCT PROPN CCONJ PROPN VERB",
        [(5, "nsubj"), (2, "punct"), (0, "appos"), (4, "cc"), (2, "compound"), (-1, "root")],
        [(0, 1, "PER"), (2, 3, "PER"), (4, 5, "PER")],
        {4: (2, "conj")},
    ),
    "two adjectives of states before one noun": (
        "Chadian , Polish envoys meet",
        "ADJ PUNCT ADJ NOUN VERB",
        [(3, "amod"), (2, "punct"), (3, "amod"), (4, "nsubj"), (-1, "root")],
        [],
        {2: (0, "conj")},
    ),
    "what a headline plans behind a semicolon": (
        "Ngo flies ; Oslo to expel envoys",
        "PROPN VERB PUNCT PROPN PART VERB NOUN",
        [(1, "nsubj"), (-1, "root"), (3, "punct"), (1, "conj"), (5, "mark"), (1, "advcl"), (5, "obj")],
        [],
        {3: (5, "nsubj"), 5: (1, "parataxis")},
    ),
    "a place where something happens is not of the noun behind the comma": (
        "In Oslo , Lima envoys meet",
        "ADP PROPN PUNCT PROPN NOUN VERB",
        [(1, "case"), (5, "obl"), (1, "punct"), (4, "compound"), (5, "nsubj"), (-1, "root")],
        [(1, 2, "LOC"), (3, 4, "LOC")],
        {},
    ),
    "the parts of a name side by side": (
        "Ana Silva meets them",
        "PROPN PROPN VERB PRON",
        [(2, "nsubj"), (2, "nsubj"), (-1, "root"), (2, "obj")],
        [(0, 2, "PER")],
        {1: (0, "flat")},
    ),
    "two persons in one span by different labels stay apart": (
        "Ana Silva meets them",
        "PROPN PROPN VERB PRON",
        [(2, "vocative"), (2, "nsubj"), (-1, "root"), (2, "obj")],
        [(0, 2, "PER")],
        {},
    ),
    "a preposition before a title marks the name": (
        "talks with army chief Ngo",
        "NOUN ADP NOUN NOUN PROPN",
        [(-1, "root"), (3, "case"), (3, "compound"), (4, "nmod:desc"), (0, "nmod")],
        [],
        {1: (4, "case")},
    ),
    "a name that has a preposition keeps its own": (
        "talks with chief of Ngo",
        "NOUN ADP NOUN ADP PROPN",
        [(-1, "root"), (2, "case"), (4, "nmod:desc"), (4, "case"), (0, "nmod")],
        [],
        {},
    ),
    "a subject with a preposition is an oblique with a participle": (
        "gave asylum to officers held there",
        "VERB NOUN ADP NOUN VERB ADV",
        [(-1, "root"), (0, "obj"), (3, "case"), (4, "nsubj"), (0, "advcl"), (4, "advmod")],
        [],
        {3: (0, "obl"), 4: (3, "acl")},
    ),
    "a participle with its agent tells of the noun before it": (
        "fired rockets supplied by Oslo",
        "VERB NOUN VERB ADP PROPN",
        [(-1, "root"), (0, "obj"), (0, "advcl"), (4, "case"), (2, "obl:agent")],
        [],
        {2: (1, "acl")},
    ),
    "a participle behind a comma stays with the verb": (
        "lost ground , pressed by Oslo",
        "VERB NOUN PUNCT VERB ADP PROPN",
        [(-1, "root"), (0, "obj"), (3, "punct"), (0, "advcl"), (5, "case"), (3, "obl:agent")],
        [],
        {},
    ),
    "a second subject behind and is coordinated with what stands before": (
        "states cut ties with Oslo and firms selling arms",
        "NOUN VERB NOUN ADP PROPN CCONJ NOUN VERB NOUN",
        [
            (1, "nsubj"),
            (-1, "root"),
            (1, "obj"),
            (4, "case"),
            (1, "obl"),
            (6, "cc"),
            (1, "nsubj"),
            (1, "advcl"),
            (7, "obj"),
        ],
        [],
        {6: (4, "conj"), 7: (6, "acl")},
    ),
    "the first of two objects of a participle is its subject": (
        "shows jets chasing drones",
        "VERB NOUN VERB NOUN",
        [(-1, "root"), (2, "obj"), (0, "ccomp"), (2, "obj")],
        [],
        {1: (2, "nsubj")},
    ),
    "whoever stands before the mark of a clause is the object above": (
        "accusing Ngo of failing",
        "VERB PROPN SCONJ VERB",
        [(-1, "root"), (3, "nsubj"), (3, "mark"), (0, "ccomp")],
        [],
        {1: (0, "obj"), 3: (0, "advcl")},
    ),
    "what stands behind the verb of saying is its own": (
        "Oslo pays , Ngo said after talks",
        "PROPN VERB PUNCT PROPN VERB ADP NOUN",
        [(1, "nsubj"), (4, "ccomp"), (4, "punct"), (4, "nsubj"), (-1, "root"), (6, "case"), (1, "advcl")],
        [],
        {6: (4, "obl")},
    ),
    "what goes on behind a comma is told": (
        "Oslo pays , Ngo said , after talks",
        "PROPN VERB PUNCT PROPN VERB PUNCT ADP NOUN",
        [(1, "nsubj"), (4, "ccomp"), (4, "punct"), (4, "nsubj"), (-1, "root"), (7, "punct"), (7, "case"), (1, "obl")],
        [],
        {},
    ),
    "two names with a comma are one subject": (
        "Seoul , Tokyo seek talks",
        "PROPN PUNCT PROPN VERB NOUN",
        [(3, "obl:unmarked"), (0, "punct"), (3, "nsubj"), (-1, "root"), (3, "obj")],
        [(0, 1, "LOC"), (2, 3, "LOC")],
        {0: (3, "nsubj"), 2: (0, "conj")},
    ),
    "a place before a person is no subject": (
        "Seoul , Ngo seeks talks",
        "PROPN PUNCT PROPN VERB NOUN",
        [(3, "obl:unmarked"), (0, "punct"), (3, "nsubj"), (-1, "root"), (3, "obj")],
        [(0, 1, "LOC"), (2, 3, "PER")],
        {},
    ),
    "a place with a preposition is no subject": (
        "In Oslo , Chad seeks talks",
        "ADP PROPN PUNCT PROPN VERB NOUN",
        [(1, "case"), (4, "obl"), (1, "punct"), (4, "nsubj"), (-1, "root"), (4, "obj")],
        [(1, 2, "LOC"), (3, 4, "LOC")],
        {},
    ),
    "a name before an infinitive is its subject": (
        "Ngo to visit Oslo soon",
        "PROPN PART VERB PROPN ADV",
        [(-1, "root"), (2, "mark"), (0, "xcomp"), (2, "obj"), (0, "advmod")],
        [(0, 1, "PER")],
        {0: (2, "nsubj"), 2: (-1, "root"), 4: (2, "advmod")},
    ),
    "a nominee is to be something": (
        "Ngo , of Ohio , to be judge ( new )",
        "PROPN PUNCT ADP PROPN PUNCT PART AUX NOUN PUNCT ADJ PUNCT",
        [
            *[(-1, "root"), (3, "punct"), (3, "case"), (0, "nmod"), (0, "punct"), (7, "mark"), (7, "cop"), (0, "nmod")],
            *[(9, "punct"), (0, "parataxis"), (9, "punct")],
        ],
        [(0, 1, "PER")],
        {0: (7, "nsubj"), 7: (-1, "root"), 9: (7, "parataxis")},
    ),
    "a noun with an infinitive of its own stays": (
        "Plan to expand base",
        "NOUN PART VERB NOUN",
        [(-1, "root"), (2, "mark"), (0, "acl"), (2, "obj")],
        [],
        {},
    ),
    "a subject without one stays": (
        "left as officers slept",
        "VERB SCONJ NOUN VERB",
        [(-1, "root"), (3, "mark"), (3, "nsubj"), (0, "advcl")],
        [],
        {},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_arcs_are_mended_where_ud_rules_them_out(name: str) -> None:
    words, tags, arcs, names, wanted = CASES[name]
    heads = [h for h, _ in arcs]
    deps = [d for _, d in arcs]
    assert len(words.split()) == len(arcs) == len(tags.split())
    mend(heads, deps, tags.split(), words.split(), [TokenName(*n) for n in names])
    assert list(zip(heads, deps, strict=True)) == [wanted.get(i, arc) for i, arc in enumerate(arcs)]


def test_a_noun_that_the_tagger_takes_for_an_adjective_is_one_where_a_noun_stands() -> None:
    words = ["Ngo", "launched", "its", "counteroffensive", "."]
    assert nouns(["nsubj", "root", "nmod:poss", "obj", "punct"], ["PROPN", "VERB", "PRON", "ADJ", "PUNCT"], words) == [3]
    assert nouns(["amod", "nsubj"], ["ADJ", "NOUN"], ["counteroffensive", "plans"]) == []
    assert nouns(["obj"], ["ADJ"], ["good"]) == []
