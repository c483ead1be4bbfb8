"""Verbs that the parser gives to the wrong subject, mended: headlines, names borne, what is done to them, what is said next."""

from __future__ import annotations

import pytest

from dragoman.language.mend_headlines import mend_headlines

# words, tags, (head, label) as parsed, (head, label) wanted where it differs, words retagged; heads from 0, −1 for the root
CASES = {
    "a verb that looks like a noun": (
        "Lima probes 4 guards found there",
        "PROPN NOUN NUM NOUN VERB ADV",
        [(1, "compound"), (-1, "root"), (3, "nummod"), (1, "nsubj"), (1, "acl"), (4, "advmod")],
        {0: (1, "nsubj"), 3: (1, "obj"), 4: (3, "acl")},
        {1: ("VERB", "VBZ"), 4: ("VERB", "VBN")},
    ),
    "a noun with its verb stays one": (
        "Lima guards 4 posts ago",
        "PROPN NOUN NUM NOUN ADV",
        [(1, "compound"), (-1, "root"), (3, "nummod"), (4, "obl"), (1, "advmod")],
        {},
        {},
    ),
    "what is done is not done to whom it is named after": (
        "unit named after Roe wiped by rebels",
        "NOUN VERB SCONJ PROPN VERB ADP NOUN",
        [(-1, "root"), (0, "acl"), (4, "mark"), (4, "nsubj"), (1, "advcl"), (6, "case"), (4, "obl:agent")],
        {0: (4, "nsubj:pass"), 2: (3, "case"), 3: (1, "obl"), 4: (-1, "root")},
        {1: ("VERB", "VBN"), 4: ("VERB", "VBN")},
    ),
    "who tracked them threatened them": (
        "agents tracked users who saw it and threatened them",
        "NOUN VERB NOUN PRON VERB PRON CCONJ VERB PRON",
        [
            *[(1, "nsubj"), (-1, "root"), (1, "obj"), (4, "nsubj"), (2, "acl:relcl")],
            *[(4, "obj"), (7, "cc"), (4, "conj"), (7, "obj")],
        ],
        {7: (1, "conj")},
        {},
    ),
    "who buys arms sells them": (
        "agents tracked men who bought guns and sold them",
        "NOUN VERB NOUN PRON VERB NOUN CCONJ VERB PRON",
        [
            *[(1, "nsubj"), (-1, "root"), (1, "obj"), (4, "nsubj"), (2, "acl:relcl")],
            *[(4, "obj"), (7, "cc"), (4, "conj"), (7, "obj")],
        ],
        {},
        {},
    ),
    "two things of a headline": (
        "Oslo and the Lima war",
        "PROPN CCONJ DET PROPN NOUN",
        [(4, "compound"), (3, "cc"), (3, "det"), (0, "conj"), (-1, "root")],
        {0: (-1, "root"), 1: (4, "cc"), 2: (4, "det"), 3: (4, "compound"), 4: (0, "conj")},
        {},
    ),
    "the first of three names": (
        "value of Oslo - Lima - Quito ties",
        "NOUN ADP PROPN PUNCT PROPN PUNCT PROPN NOUN",
        [
            *[(-1, "root"), (7, "case"), (0, "nmod"), (2, "punct")],
            *[(6, "compound"), (4, "punct"), (7, "compound"), (0, "nmod")],
        ],
        {2: (6, "compound")},
        {},
    ),
    "who said it asks": (
        "Roe said Lima was close and asked Oslo",
        "PROPN VERB PROPN AUX ADJ CCONJ VERB PROPN",
        [(1, "nsubj"), (-1, "root"), (4, "nsubj"), (4, "cop"), (1, "ccomp"), (6, "cc"), (4, "conj"), (6, "obj")],
        {6: (1, "conj")},
        {},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_mended(case: str) -> None:
    words, tags, parsed, wanted, retagged = CASES[case]
    heads, deps = [h for h, _ in parsed], [d for _, d in parsed]
    assert mend_headlines(heads, deps, tags.split(), words.split()) == retagged
    assert list(zip(heads, deps, strict=True)) == [wanted.get(i, arc) for i, arc in enumerate(parsed)]
