"""Trees for the tests: flat ones for what needs no syntax, and small UD trees in a compact notation."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from dragoman.language.trees import TokenName, Tree
from dragoman.places import Gazetteer
from dragoman.records import NameType

MakeFlat = Callable[..., Tree]
MakeTree = Callable[[str], Tree]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def flat() -> MakeFlat:
    """`flat(text, LOC=("Kursk",), PER=(…))`: every token hangs on the first; capitalised ones are proper nouns; the given
    strings are names."""

    def make(text: str, **names: tuple[str, ...]) -> Tree:
        pieces = [
            (m.group(), m.start()) for m in re.finditer(r"(?:[A-Z]\.)+|[A-Z][a-z]{1,4}\.(?= \(|,| [a-z])|['’]s|\w+|[^\w\s]", text)
        ]
        words = [w for w, _ in pieces]
        starts = [s for _, s in pieces]
        found: list[TokenName] = []
        kind: NameType
        for kind in ("PER", "ORG", "LOC"):
            for name in names.get(kind, ()):
                for m in re.finditer(rf"\b{re.escape(name)}", text):
                    inside = [i for i, (w, s) in enumerate(pieces) if m.start() <= s and s + len(w) <= m.end()]
                    found.append(TokenName(inside[0], inside[-1] + 1, kind))
        upper = [w[0].isupper() and w.lower() not in ("the", "in") for w in words]
        return Tree(
            text=text,
            starts=starts,
            ends=[s + len(w) for w, s in pieces],
            words=words,
            lower=[w.lower() for w in words],
            lemmas=[w.lower() for w in words],
            upos=["PROPN" if u else "PUNCT" if not w[0].isalnum() else "NOUN" for w, u in zip(words, upper, strict=True)],
            xpos=["NNP" if u else "NN" for u in upper],
            heads=[0] * len(words),
            deps=["root", *["dep"] * (len(words) - 1)],
            sents=[(0, len(words))],
            names=sorted(found, key=lambda n: n.start),
        )

    return make


@pytest.fixture(scope="session")
def ud() -> MakeTree:
    """`ud("They/they/PRON/2:nsubj left/leave/VERB/0:root Kyiv/Kyiv/PROPN/2:obj*")`: form/lemma/upos/head:label, "*" for a
    place name."""

    def make(notation: str) -> Tree:
        rows, names = [], []
        start = None
        for n, token in enumerate(notation.split(), 1):
            starred = token.endswith("*")
            form, lemma, upos, link = token.rstrip("*").split("/")
            head, label = link.split(":", 1)
            rows.append(f"{n}\t{form}\t{lemma}\t{upos}\t{'NNP' if upos == 'PROPN' else '_'}\t_\t{head}\t{label}\t_\t_")
            if starred and start is None:
                start = n - 1
            if not starred and start is not None:
                names.append(TokenName(start, n - 1, "LOC"))
                start = None
        if start is not None:
            names.append(TokenName(start, len(rows), "LOC"))
        return Tree.from_conllu("\n".join(rows), names)

    return make
