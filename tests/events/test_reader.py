"""What is read out of each of our sentences, and that the whole is stable."""

from __future__ import annotations

from pathlib import Path

import pytest
from events.cases import CASES

from dragoman.events import EventReader, Proposition
from dragoman.language.trees import Tree


@pytest.fixture(scope="module")
def reader() -> EventReader:
    return EventReader.load()


@pytest.fixture(scope="module")
def trees() -> dict[str, Tree]:
    blocks = (Path(__file__).parent / "trees.conllu").read_text(encoding="utf-8").strip().split("\n\n")
    return {b.split("\n", 1)[0].removeprefix("# text = "): Tree.from_conllu(b) for b in blocks}


def told(tree: Tree, p: Proposition) -> str:
    """A proposition in the notation of `cases.py`."""
    out = f"{p.event}:{p.mode}" if p.mode else str(p.event)
    if p.contexts and "peacekeeping" in p.contexts and p.event == "AID":
        out += ":peacekeeping"
    for sign, tokens in (("", p.actors), ("> ", p.recipients)):
        if tokens:
            out += f" {sign}" + " ".join(tree.words[t] for t in tokens)
    return out + "".join(f" [{' '.join(tree.words[a:b])}]" for a, b in p.items)


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[0] for c in CASES])
def test_cases(reader: EventReader, trees: dict[str, Tree], text: str, expected: list[str], reason: str) -> None:
    tree = trees[text]
    assert [told(tree, p) for p in reader.read(tree) if p.event] == expected, reason


_ELLIPSIS = """1	Chile	Chile	PROPN	NNP	_	2	nsubj	_	_
2	did	do	AUX	VBD	_	0	root	_	_
3	not	not	PART	RB	_	2	advmod	_	_"""
_WHOLE = """1	Chile	Chile	PROPN	NNP	_	3	nsubj	_	_
2	did	do	AUX	VBD	_	3	aux	_	_
3	sign	sign	VERB	VB	_	0	root	_	_"""
_TAGGED = """1	Chile	Chile	PROPN	NNP	_	3	nsubj:pass	_	_
2	was	be	AUX	VBD	_	3	aux:pass	_	_
3	involved	involved	ADJ	JJ	_	0	root	_	_"""


@pytest.mark.parametrize(("block", "predicate"), [(_ELLIPSIS, 1), (_WHOLE, 2), (_TAGGED, 2)])
def test_what_an_auxiliary_makes_a_predicate(reader: EventReader, block: str, predicate: int) -> None:
    (found,) = reader.read(Tree.from_conllu(block))
    assert (found.predicate, found.event, found.actors) == (predicate, None, (0,))
