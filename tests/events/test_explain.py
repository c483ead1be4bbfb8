"""What could have told of an event is listed with the frames tried for it, whether it came out or not."""

from __future__ import annotations

import pytest

from dragoman.events import EventReader
from dragoman.events.explain import Tried, tried
from dragoman.language.trees import Tree

CONLLU = """
1	Iran	Iran	PROPN	NNP	_	2	nsubj	_	_
2	supplied	supply	VERB	VBD	_	0	root	_	_
3	weapons	weapon	NOUN	NNS	_	2	obj	_	_
4	to	to	ADP	IN	_	5	case	_	_
5	Russia	Russia	PROPN	NNP	_	2	obl	_	_

1	They	they	PRON	PRP	_	2	nsubj	_	_
2	talk	talk	VERB	VBP	_	0	root	_	_
"""


@pytest.fixture(scope="module")
def found() -> list[Tried]:
    reader = EventReader.load()
    tree = Tree.from_conllu(CONLLU)
    return tried(reader.lexicon, tree, None, reader.read(tree))


def test_a_trigger_says_which_frame_holds_and_which_do_not(found: list[Tried]) -> None:
    supplied = next(t for t in found if t.word == "supplied")
    assert supplied.event == "AID"
    assert [f.holds for f in supplied.frames].count(True) == 1 and supplied.frames[-1].holds
    assert supplied.why[0] == f"frame {supplied.frames[-1].name}"
    assert all(f.failed for f in supplied.frames if not f.holds)


def test_what_tells_of_none_says_why(found: list[Tried]) -> None:
    assert all(t.why for t in found)
    for t in found:
        for f in t.frames:
            assert bool(f.failed) != f.holds
            assert not f.failed or f.failed in f.name


def test_every_word_of_the_lexicon_is_there(found: list[Tried]) -> None:
    assert [t.token for t in found] == sorted(t.token for t in found)
    assert {"supplied", "talk"} <= {t.word for t in found}
