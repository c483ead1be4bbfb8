"""Gold corpora as training sees them: GUM's entity layer drawn as UNER draws names, titles, commas left out in haste."""

from __future__ import annotations

import lzma
import random
from pathlib import Path

import pytest

from training import data

# form, UPOS, XPOS, head, label, MISC; one sentence each
SENTENCES = {
    "a university with 'of' is one name, its place another": (
        [
            ("She", "PRON", "PRP", 2, "nsubj", "Entity=(1-person-giv)"),
            ("left", "VERB", "VBD", 0, "root", "_"),
            ("the", "DET", "DT", 4, "det", "Entity=(2-organization-new"),
            ("University", "PROPN", "NNP", 2, "obj", "_"),
            ("of", "ADP", "IN", 6, "case", "_"),
            ("Tartu", "PROPN", "NNP", 4, "nmod", "Entity=(3-place-new)2)"),
            (".", "PUNCT", ".", 2, "punct", "_"),
        ],
        [(3, 6, "ORG")],
    ),
    "an adjective that Penn's tag makes part of a name": (
        [
            ("The", "DET", "DT", 3, "det", "Entity=(1-organization-new"),
            ("Red", "ADJ", "NNP", 3, "amod", "_"),
            ("Cross", "PROPN", "NNP", 4, "nsubj", "Entity=1)"),
            ("helped", "VERB", "VBD", 0, "root", "_"),
        ],
        [(1, 3, "ORG")],
    ),
    "a state that acts is a place, as UNER has it": (
        [
            ("Norway", "PROPN", "NNP", 2, "nsubj", "Entity=(1-organization-new)"),
            ("agreed", "VERB", "VBD", 0, "root", "_"),
        ],
        [(0, 1, "LOC")],
    ),
    "a person's name goes no further than an 'of'": (
        [
            ("General", "PROPN", "NNP", 3, "compound", "Entity=(1-person-new"),
            ("Anna", "PROPN", "NNP", 3, "compound", "_"),
            ("Lund", "PROPN", "NNP", 6, "nsubj", "_"),
            ("of", "ADP", "IN", 5, "case", "_"),
            ("Malmö", "PROPN", "NNP", 3, "nmod", "Entity=(2-place-new)1)"),
            ("spoke", "VERB", "VBD", 0, "root", "_"),
        ],
        [(0, 3, "PER"), (4, 5, "LOC")],
    ),
}


def written(at: Path, rows: list[tuple[str, str, str, int, str, str]]) -> Path:
    lines = [
        "\t".join([str(i), form, form.lower(), upos, xpos, "_", str(head), label, "_", misc])
        for i, (form, upos, xpos, head, label, misc) in enumerate(rows, 1)
    ]
    path = at / "made.conllu.xz"
    path.write_bytes(lzma.compress(("# newdoc id = made\n" + "\n".join(lines) + "\n\n").encode()))
    return path


@pytest.mark.parametrize("name", SENTENCES)
def test_names_of_gum_are_drawn_as_uner_draws_them(name: str, tmp_path: Path) -> None:
    rows, names = SENTENCES[name]
    (sentence,) = data.conllu(written(tmp_path, rows), data.country_names())
    assert sentence.names == names


def test_titles_are_taken_off_and_stand_for_nobody_alone(tmp_path: Path) -> None:
    rows, _ = SENTENCES["a person's name goes no further than an 'of'"]
    (sentence,) = data.conllu(written(tmp_path, rows), data.country_names())
    data.without_titles(sentence, frozenset({"General"}))
    assert sentence.names == [(1, 3, "PER"), (4, 5, "LOC")]
    sentence.names = [(0, 1, "PER")]
    data.without_titles(sentence, frozenset({"General"}))
    assert sentence.names == []


def test_a_comma_between_places_is_left_out_with_heads_and_names_moved() -> None:
    sentence = data.Sentence(
        words=["In", "Oslo", ",", "Norway", ",", "she", "spoke"],
        leads=[2, 1, 0, 1, 0, 1, 1],
        upos=["ADP", "PROPN", "PUNCT", "PROPN", "PUNCT", "PRON", "VERB"],
        xpos=["IN", "NNP", ",", "NNP", ",", "PRP", "VBD"],
        lemmas=["in", "Oslo", ",", "Norway", ",", "she", "speak"],
        heads=[1, 6, 3, 1, 1, 6, -1],
        deps=["case", "obl", "punct", "appos", "punct", "nsubj", "root"],
        names=[(1, 2, "LOC"), (3, 4, "LOC")],
        facts={6: 3.0},
    )
    got = {id(out): out for i in range(20) if (out := data.without_commas(sentence, random.Random(i))) is not sentence}
    assert 0 < len(got) < 20
    for out in got.values():
        assert out.words == ["In", "Oslo", "Norway", ",", "she", "spoke"]
        assert out.heads == [1, 5, 1, 1, 5, -1]
        assert out.names == [(1, 2, "LOC"), (2, 3, "LOC")]
        assert out.facts == {5: 3.0}
