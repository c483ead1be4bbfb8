"""The shipped model on sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.errors import ModelError
from dragoman.language import Language, Tree


@pytest.fixture(scope="module")
def language() -> Language:
    return Language.load()


def test_tree_of_a_plain_sentence(language: Language) -> None:
    tree = language.trees(["North Korea sent troops to Russia."])[0]
    verb = tree.words.index("sent")
    assert tree.heads[verb] == verb
    assert tree.lemmas[verb] == "send"
    assert tree.deps[tree.words.index("Korea")] == "nsubj"
    assert tree.deps[tree.words.index("troops")] == "obj"
    assert [tree.piece(tree.span(n.start, n.end)) for n in tree.names] == ["North Korea", "Russia"]
    assert tree.names[1].type == "LOC"


def test_sentences_are_found_in_running_text(language: Language) -> None:
    text = "Mr. Kim met Gen. Park in the U.S. last week. They talked for two hours.\n\nNo deal was signed"
    tree = language.trees([text])[0]
    assert [tree.piece(tree.span(s, e)) for s, e in tree.sents] == [
        "Mr. Kim met Gen. Park in the U.S. last week.",
        "They talked for two hours.",
        "No deal was signed",
    ]


def test_a_dateline_is_a_sentence_by_itself(language: Language) -> None:
    tree = language.trees(["SEOUL, Nov 1 (Harbour Wire) - Norland sent Russia shells, officials said. They left."])[0]
    assert [tree.words[s] for s, _ in tree.sents] == ["SEOUL", "Norland", "They"]
    assert tree.lemmas[tree.heads[tree.words.index("Norland")]] == "send"


@pytest.mark.parametrize("title", ["Mrs.", "Sen.", "Lt.", "Prof."])
def test_no_window_and_no_sentence_ends_behind_a_short_title(language: Language, title: str) -> None:
    text = "the crew of the ship left the port again , " * 12 + f"and then {title} Ruiz spoke of it " + "as they had said , " * 8
    tree = language.trees([text])[0]
    assert tree.words.index("Ruiz") not in {s for s, _ in tree.sents}


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200b", "?", "🇰🇵 🚀", "a" * 20_000, "\x00\x01", "." * 3000])
def test_odd_texts_do_no_harm(language: Language, text: str) -> None:
    tree = language.trees([text])[0]
    assert len(tree.heads) == len(tree.words) == len(tree.deps)
    for word, s, e in zip(tree.words, tree.starts, tree.ends, strict=True):
        assert text[s:e] == word


def test_every_sentence_has_one_root_and_stays_within_itself(language: Language) -> None:
    text = "Moscow denied it. " * 40 + "word " * 700 + "Seoul said it was watching closely, and Tokyo agreed. " * 30
    tree = language.trees([text])[0]
    for s, e in tree.sents:
        assert sum(tree.heads[i] == i for i in range(s, e)) == 1
        assert all(s <= tree.heads[i] < e for i in range(s, e))
    assert tree.sents[0][0] == 0
    assert tree.sents[-1][1] == len(tree)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("A shell hit it, injuring them.", "injure"), ("They recycled it.", "recycle")],
)
def test_a_verb_is_not_cut_to_a_part_of_a_word(language: Language, text: str, lemma: str) -> None:
    assert lemma in language.trees([text])[0].lemmas


def test_doc_and_tree_agree(language: Language) -> None:
    text = "  Kim  Jong Un praised the troops.\n\nHe did not name them."
    doc, tree = language.docs([text])[0], language.trees([text])[0]
    assert doc.text == text
    again = Tree.from_doc(doc)
    assert (again.words, again.heads, again.deps, again.lemmas, again.sents) == (
        tree.words,
        tree.heads,
        tree.deps,
        tree.lemmas,
        tree.sents,
    )


def test_the_same_text_reads_the_same_in_any_company(language: Language) -> None:
    text = "Ukraine's intelligence chief said on Tuesday that Pyongyang had shipped a million shells."
    alone = language.trees([text])[0]
    company = language.trees(["A short one.", text, "Another report, rather longer than the first one, about something else."])[1]
    assert (alone.heads, alone.deps, alone.names) == (company.heads, company.deps, company.names)


def test_a_folder_without_a_model_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ModelError, match=str(tmp_path)):
        Language.load(tmp_path)
