"""What the room makes of sentences of our own, with trees that do not change with the model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factuality.cases import CASES

from dragoman.attribution import Found
from dragoman.events import Proposition
from dragoman.factuality import FactualityReader, Judgement
from dragoman.language.trees import Tree
from dragoman.records import Attribution, Span

TREES = {
    block.split("\n", 1)[0].removeprefix("# text = "): Tree.from_conllu(block)
    for block in (Path(__file__).parent / "trees.conllu").read_text(encoding="utf-8").strip().split("\n\n")
}


@pytest.fixture(scope="module")
def reader() -> FactualityReader:
    return FactualityReader.load()


def judged(reader: FactualityReader, text: str, predicate: str) -> Judgement:
    """The judgement of the word `predicate`; a cue in square brackets attributes all that stands behind it."""
    tree = TREES[text.replace("[", "").replace("]", "")]
    i = tree.words.index(predicate)
    p = Proposition(i, i, i + 1, tree.lemmas[i], None, None, (), (), (), (), (), ())
    founds = []
    if "[" in text:
        cue = tree.words.index(text[text.index("[") + 1 : text.index("]")])
        record = Attribution((), (Span(tree.starts[cue], tree.ends[cue]),), (Span(tree.ends[cue], tree.ends[-1]),))
        founds = [Found(record, cue, ((cue + 1, len(tree)),), i)]
    return reader.judge(tree, p, founds, range(len(founds)))


@pytest.mark.parametrize(("text", "predicate", "status", "value", "reason"), CASES, ids=[f"{c[1]}: {c[4]}" for c in CASES])
def test_case(reader: FactualityReader, text: str, predicate: str, status: str, value: str, reason: str) -> None:
    found = judged(reader, text, predicate)
    assert (found.status, found.factuality) == (status, value), f"{reason}: {found.why}"
    assert found.why


def scored(reader: FactualityReader, text: str, predicate: str, score: float) -> Judgement:
    """The judgement of a word where the model's score of every word is `score`."""
    tree = replace(TREES[text], facts=[score] * len(TREES[text]))
    i = tree.words.index(predicate)
    p = Proposition(i, i, i + 1, tree.lemmas[i], None, None, (), (), (), (), (), ())
    return reader.judge(tree, p, [], [])


@pytest.mark.parametrize(
    ("text", "predicate", "score", "status"),
    [
        ("The ruling sparked protests.", "protests", 1.6, "occurred"),
        ("Riots followed the ruling.", "Riots", 1.6, "occurred"),
        ("Ministers met to sign the deal.", "sign", 2.5, "occurred"),
        ("Ministers met to sign the deal.", "sign", 1.5, "planned"),
        ("They did little to calm Oslo.", "calm", 2.5, "planned"),
        ("Oslo revealed plans to leave.", "plans", 2.0, "occurred"),
        ("Oslo revealed plans to leave.", "plans", 1.0, "unspecified"),
        ("They met over claims that he lied.", "claims", 2.0, "occurred"),
        ("Roe blamed recent protests.", "protests", 2.0, "occurred"),
        ("Riots follow ruling", "Riots", 2.0, "occurred"),
        ("Oslo is making progress.", "progress", 2.0, "occurred"),
        ("Oslo is making progress.", "progress", 1.0, "unspecified"),
        ("He fled amid fears Chad will help to kill him.", "help", -1.0, "possible"),
        ("The risks that they take are high.", "take", 2.0, "ongoing"),
        ("Firms were able to stay.", "stay", 2.5, "occurred"),
        ("Firms were able to stay.", "stay", 0.5, "possible"),
        ("Oslo condemned Chad for allowing a balloon to fly there.", "fly", 1.8, "occurred"),
    ],
)
def test_what_a_past_made_happen(reader: FactualityReader, text: str, predicate: str, score: float, status: str) -> None:
    found = scored(reader, text, predicate, score)
    assert found.status == status, found.why


@pytest.mark.parametrize(("score", "status"), [(2.9, "occurred"), (1.6, "unspecified"), (0.2, "unspecified")])
def test_a_noun_by_itself_happened_only_where_the_score_is_sure(reader: FactualityReader, score: float, status: str) -> None:
    tree = TREES["Families wait for assistance."]
    scored = replace(tree, facts=[score] * len(tree))
    i = tree.words.index("assistance")
    found = reader.judge(scored, Proposition(i, i, i + 1, "assistance", None, None, (), (), (), (), (), ()), [], [])
    assert found.status == status, found.why
