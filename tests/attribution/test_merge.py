"""Rules and the model's attribution head together."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from attribution.flat_trees import flat_tree

from dragoman.attribution import AttributionReader
from dragoman.attribution.merge import merge
from dragoman.language.trees import Linked


@pytest.fixture(scope="module")
def both() -> AttributionReader:
    return AttributionReader.load()


class Sure:
    """Heads that are sure of what they found, as log-odds, and know nothing else."""

    def __init__(self, tree, found):
        self.found = {f.start: f for f in found}
        n = len(tree)
        self.cue, self.source, self.content = (np.full(n, -1.0) for _ in range(3))
        for f in found:
            self.cue[f.start : f.end] = np.log(f.score / (1 - f.score))

    def links(self, token):
        f = self.found.get(token)
        members = (set(), set()) if f is None else (f.source, f.content)
        source, content = (np.array([5.0 if i in m else -5.0 for i in range(len(self.cue))]) for m in members)
        return 0, source, content


def linked(tree, *found):
    return dataclasses.replace(tree, linked=list(found), voices=Sure(tree, found), sent_of=[], children=[])


def read(reader, tree, nobody):
    def words(spans):
        return " / ".join(tree.piece(s) for s in spans)

    return [(words(f.record.source), words(f.record.cue), words(f.record.content)) for f in reader.read(tree, nobody)]


def test_without_findings_the_rules_stand(both, reader, trees, nobody):
    for tree in trees.values():
        assert read(both, tree, nobody) == read(reader, tree, nobody)


def test_a_finding_that_no_rule_has_is_taken_over(both, reader, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    told = linked(tree, Linked(1, 2, (0,), (2, 3, 4), 0.9))
    assert read(both, told, nobody) == [("He", "sat", "on the bench")]
    assert read(reader, told, nobody) == []  # asked for rules alone


def test_a_weak_finding_is_not(both, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    assert read(both, linked(tree, Linked(1, 2, (0,), (2, 3, 4), 0.3)), nobody) == []


def test_holes_in_a_source_are_filled_and_strays_of_a_content_dropped(both, trees, nobody):
    # the head left "army"'s article out, and took a word of the next phrase for content
    tree = trees["The army issued a statement saying that two soldiers had died."]
    told = linked(tree, Linked(5, 6, (1,), (0, 6, 7, 8, 10), 0.9))
    assert read(both, told, nobody) == [("The army", "issued a statement saying", "that two soldiers had died")]


@pytest.mark.parametrize(("front", "source"), [(["Sen."], "Sen. Berg"), (["Oslo", "."], "Berg")])
def test_a_short_title_belongs_to_the_source_whatever_the_tree_says(both, nobody, front, source):
    words = [*front, "Berg", "said", "no"]
    text = " ".join(words).replace(" .", ".")
    starts = [text.index(w) for w in words]
    n = len(front)
    tree = dataclasses.replace(
        flat_tree(text),
        **{k: [w.lower() for w in words] for k in ("lower", "lemmas")},
        words=words,
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        upos=["PUNCT" if w == "." else "PROPN" for w in front] + ["PROPN", "VERB", "NOUN"],
        xpos=["NNP"] * (n + 1) + ["VBD", "NN"],
        heads=[0] * n + [n + 1] * 3,
        deps=["root"] + ["punct"] * (n - 1) + ["nsubj", "root", "obj"],
        sents=[(0, n), (n, n + 3)],
        sent_of=[],
        children=[],
    )
    assert read(both, linked(tree, Linked(n + 1, n + 2, (n,), (n + 2,), 0.9)), nobody) == [(source, "said", "no")]


def test_a_source_begins_where_its_noun_does(both, nobody):
    tree = dataclasses.replace(
        flat_tree("New customs data said no"),
        heads=[2, 2, 3, 3, 3],
        deps=["amod", "compound", "nsubj", "root", "obj"],
        upos=["ADJ", "NOUN", "NOUN", "VERB", "NOUN"],
    )
    assert read(both, linked(tree, Linked(3, 4, (2,), (4,), 0.9)), nobody) == [("New customs data", "said", "no")]


@pytest.mark.parametrize(("doubt", "content"), [(-1.0, "that two soldiers had died"), (-3.0, "that two / died")])
def test_a_content_is_whole_where_the_rules_have_it_so_and_the_heads_do_not_deny_it(both, trees, nobody, doubt, content):
    tree = trees["The army issued a statement saying that two soldiers had died."]
    told = linked(tree, Linked(5, 6, (0, 1), (6, 7, 10), 0.9))
    told.voices.content[8:10] = doubt
    assert read(both, told, nobody) == [("The army", "issued a statement saying", content)]


def test_who_is_quoted_speaks_whatever_the_heads_say(both, trees, nobody):
    tree = trees["Ruiz was quoted by state media as saying that talks had failed."]
    told = linked(tree, Linked(1, 3, (4, 5), (0, 8, 9, 10, 11), 0.9), Linked(7, 8, (), (0, 8, 9, 10, 11), 0.9))
    assert ("Ruiz", "was quoted / as saying", "that talks had failed") in read(both, told, nobody)


def test_who_speaks_between_the_words_of_a_cue_is_its_source(both, nobody):
    tree = dataclasses.replace(
        flat_tree("has she urged calm"),
        upos=["AUX", "PRON", "VERB", "NOUN"],
        xpos=["VBZ", "PRP", "VBN", "NN"],
        heads=[2, 2, 2, 2],
        deps=["aux", "nsubj", "root", "obj"],
        sent_of=[],
        children=[],
    )
    assert read(both, linked(tree, Linked(0, 3, (1,), (3,), 0.9)), nobody) == [("she", "has / urged", "calm")]


def test_an_inner_speaker_stays_out_of_the_outer_source(both, trees, nobody):
    tree = trees["Tokyo denied that it had paid, Kyodo reported."]
    told = linked(tree, Linked(8, 9, (0, 7), (0, 1, 2, 3, 4, 5), 0.9))
    assert read(both, told, nobody) == [
        ("Tokyo", "denied", "that it had paid"),
        ("Kyodo", "reported", "Tokyo denied that it had paid"),
    ]


def test_a_nested_act_by_name_needs_more_than_nested_words(both, trees, nobody):
    outer = Linked(8, 9, (7,), (0, 1, 2, 3, 4, 5), 0.9)
    tree = linked(trees["Tokyo denied that it had paid, Kyodo reported."], outer)
    drafts = both.drafts(trees["Tokyo denied that it had paid, Kyodo reported."], [])
    inner = next(d for d in drafts if d.cue == 1)
    kept = []
    for construction in ("clause", "object"):
        d = dataclasses.replace(inner, construction=construction, score=2.0)
        merge(tree, [d, *(dataclasses.replace(x) for x in drafts if x.cue == 8)], both._lexicon)
        kept.append(d.score > 0)
    assert kept == [True, False]


def test_a_cue_does_not_end_in_an_article(both, trees, nobody):
    tree = trees["He sat on the bench and ate an apple."]
    told = linked(tree, Linked(6, 8, (0,), (8,), 0.9))
    assert read(both, told, nobody) == [("He", "ate", "apple")]


def test_a_quotation_without_a_cue_goes_to_who_spoke_last(both, trees, nobody):
    said = trees["He sat on the bench and ate an apple."]
    quote = flat_tree('"We shall stay here until it ends."')
    n = len(said)
    tree = joined(said, quote)
    told = linked(tree, Linked(1, 2, (0,), (2, 3, 4), 0.9))
    assert read(both, told, nobody) == [("He", "sat", "on the bench")]  # the heads take it for the report's own words
    told.voices.content[n:] = 2.0
    assert read(both, told, nobody) == [("He", "sat", 'on the bench / "We shall stay here until it ends."')]


def test_a_content_runs_on_as_far_as_the_model_is_sure(both, trees, nobody):
    said, more = trees["He sat on the bench and ate an apple."], flat_tree("All was quiet there")
    found = Linked(1, 2, (0,), (2, 3, 4), 0.9)
    alone = linked(said, found)
    alone.voices.content[5:7] = 2.0
    assert read(both, alone, nobody) == [("He", "sat", "on the bench and ate")]
    n = len(said)
    for gap, expected in ((" ", "on the bench and ate an apple. All was quiet there"), ("\n", "on the bench and ate an apple")):
        told = linked(joined(said, more, gap), found)
        told.voices.content[5:] = 2.0
        assert read(both, told, nobody) == [("He", "sat", expected)]  # never into the next paragraph
    told = linked(joined(said, more, " "), found)
    told.voices.content[5 : n + 2] = 2.0  # half of the next sentence is no sentence
    assert read(both, told, nobody) == [("He", "sat", "on the bench and ate an apple")]


def test_who_is_understood_to_speak_does_where_the_model_hears_somebody_there(both, trees, nobody):
    tree = trees["Tokyo denied that it had paid, Kyodo reported."]
    told = linked(tree, Linked(1, 2, (), (2, 3, 4, 5), 0.9), Linked(8, 9, (7,), (0, 1, 2, 3, 4, 5), 0.9))
    assert ("", "denied", "that it had paid") not in read(both, told, nobody)
    lone = linked(tree, Linked(1, 2, (), (2, 3, 4, 5), 0.9))
    assert ("", "denied", "that it had paid") in read(both, lone, nobody)
    lone.voices.source[0] = 1.0
    assert ("Tokyo", "denied", "that it had paid") in read(both, lone, nobody)


def joined(a, b, gap="\n"):
    """One text of two, a paragraph each where `gap` is a line's end."""
    n, at = len(a), len(a.text) + 1
    columns = {k: getattr(a, k) + getattr(b, k) for k in ("words", "lower", "lemmas", "upos", "xpos", "deps")}
    return dataclasses.replace(
        a,
        **columns,
        text=f"{a.text}{gap}{b.text}",
        starts=a.starts + [s + at for s in b.starts],
        ends=a.ends + [e + at for e in b.ends],
        heads=a.heads + [h + n for h in b.heads],
        sents=a.sents + [(s + n, e + n) for s, e in b.sents],
        sent_of=[],
        children=[],
    )
