"""Copies: what counts as a shared passage, where it stands, and that the order of reports does not matter."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Report
from dragoman.reports import read
from dragoman.stories import Copy, CopyIndex, copies, shared
from dragoman.stories.postings import Postings
from dragoman.stories.shingles import SHORTEST, Hasher, words_of

EXAMPLES = Path(__file__).parents[2] / "examples"
BASE = (
    "The harbour authority closed the northern pier on Monday after inspectors found cracks in two of its pillars. "
    "Ferries to the islands leave from the old quay until further notice, and lorries must wait on the ring road. "
    "Repairs are expected to take at least six weeks, the authority's engineer told the town council."
)
OTHER = (
    "Voters in the hill districts chose a new assembly on Sunday, the first since the valley was flooded. "
    "Counting went on through the night because two ballot boxes had to be carried down on foot."
)


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        # The whole text, however it is written.
        (BASE, BASE, 1, 1),
        (BASE, BASE.upper().replace(",", " –").replace("'", "’"), 1, 1),
        # Cut: all of the shorter text.
        (BASE, BASE[: len(BASE) // 2], 0.95, 1),
        # Paragraphs added before and after: all of the original.
        (BASE, f"{OTHER}\n\n{BASE}\n\n{OTHER}", 0.95, 1),
        # Sentences in another order.
        (BASE, " ".join(reversed(BASE.split(". "))), 0.8, 1),
        # Lightly paraphrased: words replaced, left out, put in.
        (
            BASE,
            BASE.replace("closed", "shut").replace("found", "discovered").replace("must", "have to").replace("at least ", ""),
            0.9,
            1,
        ),
        # Half of the shorter text is copied.
        (
            BASE + " " + OTHER,
            BASE.split(". ")[0] + ". " + "Nothing else in this text was ever printed by anybody before today. ",
            0.4,
            0.75,
        ),
        # Another text.
        (BASE, OTHER, 0, 0),
        # The same facts in other words.
        (BASE, "Cracked pillars have shut the north pier; six weeks of repairs are foreseen, says the port's engineer.", 0, 0),
        # Seven words in a row are a turn of phrase, eight a passage.
        ("x " + "one two three four five six seven", "one two three four five six seven y", 0, 0),
        ("x " + "one two three four five six seven eight", "one two three four five six seven eight y", 0.8, 1),
        # The same phrase with another figure in it is a turn of phrase: only what stands after the figure is shared.
        (
            "As the strike enters its 39th day, here is what you need to know",
            "As the strike enters its 41st day, here is what you need to know",
            0.5,
            0.65,
        ),
        # A short text is a copy of nothing.
        ("Photos of the day", "Photos of the day", 0, 0),
        ("", "", 0, 0),
    ],
)
def test_share(a: str, b: str, least: float, most: float) -> None:
    share, passages = shared(a, b)
    assert least <= share <= most
    assert bool(passages) is (most > 0)
    assert shared(b, a)[0] == share


def test_passages_say_where_they_stand_in_both() -> None:
    sentence = "Ferries to the islands leave from the old quay until further notice, and lorries must wait on the ring road"
    own = f"What the islanders say. {sentence}! That is what we heard."
    _, (passage,) = shared(BASE, own)
    assert BASE[passage.a.start : passage.a.end] == sentence
    assert own[passage.b.start : passage.b.end] == sentence
    assert passage.words == 20


def test_two_passages_of_one_text_stand_apart() -> None:
    one, _, three = BASE.split(". ")
    _, passages = shared(BASE, f"{three} And now for something that nobody has said before, at some length. {one}")
    assert len(passages) == 2
    assert passages[0].a.start > passages[1].a.start
    assert passages[0].b.start < passages[1].b.start


def test_earlier_report_stands_first() -> None:
    late, early = Report("a", BASE, published="2024-05-02"), Report("b", BASE + " More.", published="2024-05-01")
    (copy,) = copies([late, early])
    assert (copy.a, copy.b) == ("b", "a")
    (undated,) = copies([Report("b", BASE), Report("a", BASE)])
    assert (undated.a, undated.b) == ("a", "b")


def test_spans_belong_to_their_report_whichever_came_first() -> None:
    before = Report("late", f"{OTHER} {BASE}", published="2024-05-02")
    for reports in (
        [before, Report("early", BASE, published="2024-05-01")],
        [Report("early", BASE, published="2024-05-01"), before],
    ):
        (copy,) = copies(reports)
        (passage,) = copy.passages
        assert passage.a.start == 0
        assert passage.b.start == len(OTHER) + 1


def test_syndicated_text_makes_every_pair() -> None:
    reports = [Report(str(i), BASE + (" " + OTHER if i % 2 else "")) for i in range(8)]
    assert len(copies(reports)) == 8 * 7 / 2


def test_an_id_that_comes_again_is_passed_over() -> None:
    assert copies([Report("a", BASE), Report("a", BASE)]) == []


def test_texts_may_be_kept_elsewhere() -> None:
    texts = {"a": BASE, "b": BASE[:200]}
    index = CopyIndex(text_of=texts.__getitem__)
    assert index.add(Report("a", BASE)) == []
    assert [c.share for c in index.add(Report("b", BASE[:200]))] == [1.0]


def test_order_of_reports_does_not_matter() -> None:
    reports = [Report(f"{k}{i}", t, published=f"2024-01-{i + 1:02}") for i, t in enumerate((BASE, OTHER)) for k in "abc"]
    reports += [Report("mixed", BASE[:150] + OTHER[:150]), Report("cut", BASE[100:])]
    want = pairs(copies(reports))
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert pairs(copies(reports)) == want


def pairs(found: list[Copy]) -> list[tuple[str, str, float]]:
    return [(c.a, c.b, c.share) for c in found]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.lists(st.sampled_from("abcdefgh"), max_size=30), st.integers(0, 99))
def test_eight_words_in_common_are_always_found(before: list[str], after: list[str], seed: int) -> None:
    passage = [str(random.Random(seed + i).random()) for i in range(SHORTEST)]
    hasher = Hasher()
    one = hasher.fingerprints((*before, *passage, *after))
    two = hasher.fingerprints((*after, *passage, "end"))
    assert np.intersect1d(one, two).size


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts(a: str, b: str) -> None:
    share, passages = shared(a, b)
    assert 0 <= share <= 1
    for p in passages:
        assert 0 <= p.a.start < p.a.end <= len(a)
        assert 0 <= p.b.start < p.b.end <= len(b)
        assert p.words >= SHORTEST


def test_words_keep_their_places() -> None:
    text = "“It’s over,” she said in 2019."
    found = words_of(text)
    assert found.words == ("it's", "over", "she", "said", "in", "2019")
    assert text[found.starts[0] : found.ends[0]] == "It’s"


def test_fingerprints_are_the_same_on_every_machine() -> None:
    words = words_of("one two three four five six seven eight nine ten").words
    assert Hasher().fingerprints(words).tolist() == [739581692357495479]


def test_postings_across_segments() -> None:
    """More entries than the buffer holds, so that some are in sorted segments and some are not."""
    postings = Postings(most=3)
    for text in range(40):
        postings.add(text, np.arange(text, text + 5000, dtype=np.uint64))
    # 5,038 stands in text 39 only, 5,037 in 38 and 39; 4,000 in all, of which the first three count.
    assert postings.sharing(np.array([5037, 5038, 9999], dtype=np.uint64)) == {38: 1, 39: 2}
    assert postings.sharing(np.array([4000], dtype=np.uint64)) == {0: 1, 1: 1, 2: 1}


def test_planted_copies_are_found() -> None:
    planted = json.loads((EXAMPLES / "planted.json").read_text(encoding="utf-8"))["copies"]
    reports = [r for r in read([str(EXAMPLES / "reports.jsonl")]) if isinstance(r, Report)]
    found = {frozenset((c.a, c.b)): c.share for c in copies(reports)}
    assert found == {frozenset((p["a"], p["b"])): pytest.approx(p["share"], abs=0.01) for p in planted}
