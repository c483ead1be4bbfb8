"""Stories: what keeps reports together and what keeps them apart, in whatever order they come."""

from __future__ import annotations

import random

import made
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.lexicons import read_table
from dragoman.records import Name, Reading, Report, Span
from dragoman.stories import EVENT_CUT, Profile, Stories, Terms, group, profile
from dragoman.stories.grouping import BLOCK, YOUNG
from dragoman.stories.terms import Counted, stem

FERRY = (
    "The ferry Selkie sank off Brannay in a storm; forty passengers were rescued by lifeboats.",
    "Lifeboats rescued forty passengers when the Selkie, a ferry, went down in a storm near Brannay.",
    "Divers searched the wreck of the Selkie off Brannay, and the ferry's captain was questioned about the storm.",
)
VOTE = (
    "Voters in Marhold chose a new mayor; turnout in the election was the highest in decades.",
    "Marhold's election for mayor brought the highest turnout in decades, officials who counted the votes said.",
)


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms.load()


def told(texts: dict[str, tuple[str, str]], terms: Terms) -> list[Profile]:
    return [profile(Reading(Report(i, text, published=day)), terms) for i, (text, day) in texts.items()]


def sample(terms: Terms) -> list[Profile]:
    texts = {f"f{i}": (t, f"2024-03-0{i + 1}") for i, t in enumerate(FERRY)}
    return told(texts | {f"v{i}": (t, f"2024-03-0{i + 2}") for i, t in enumerate(VOTE)}, terms)


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("ferries", "ferry"),
        ("ferry", "ferry"),
        ("rescued", "rescu"),
        ("rescues", "rescu"),
        ("rescue", "rescu"),
        ("stopped", "stop"),
        ("stopping", "stop"),
        ("minister’s", "minister"),
        # Short words keep their ends.
        ("his", "his"),
        ("king", "king"),
        ("red", "red"),
        ("bus", "bus"),
    ],
)
def test_stem(word: str, term: str) -> None:
    assert stem(word) == term


def test_two_stories_are_told_apart(terms: Terms) -> None:
    assert group(sample(terms)) == {"f0": "f0", "f1": "f0", "f2": "f0", "v0": "v0", "v1": "v0"}


def test_a_story_is_named_after_its_first_report(terms: Terms) -> None:
    texts = {"z": (FERRY[0], "2024-03-01"), "a": (FERRY[1], "2024-03-02")}
    assert group(told(texts, terms)) == {"z": "z", "a": "z"}


def test_the_same_kind_of_event_a_year_later_is_another_story(terms: Terms) -> None:
    first = "A ferry sank in a storm off Brannay; lifeboats rescued the passengers."
    later = "A ferry sank in heavy seas off Tolmouth; a helicopter brought the passengers ashore."
    near = told({"a": (first, "2024-03-01"), "b": (later, "2024-03-02")}, terms)
    far = told({"a": (first, "2024-03-01"), "b": (later, "2025-03-02")}, terms)
    # A cut between the two likenesses: only the time differs.
    cuts = [c for c in np.arange(0.02, 0.6, 0.01) if len(set(group(near, float(c)).values())) == 1]
    assert cuts
    assert len(set(group(far, float(cuts[-1])).values())) == 2


def test_a_story_that_goes_on_for_months_stays_one(terms: Terms) -> None:
    texts = {f"r{i:02}": (FERRY[i % 3], f"2024-{1 + i // 2:02}-{1 + 14 * (i % 2):02}") for i in range(20)}
    assert set(group(told(texts, terms)).values()) == {"r00"}


def test_names_count_beside_words(terms: Terms) -> None:
    text = "Selkie sank."
    bare = profile(Reading(Report("a", text)), terms)
    named = profile(Reading(Report("a", text), entities=(Name(Span(0, 6), "Selkie", "ORG"),)), terms)
    assert set(named.weights) - set(bare.weights) == {"@selki"}
    assert named.telling()[0] == "selki"
    assert bare.weights["selki"] < named.weights["selki"]


def test_a_day_in_the_first_lines_stands_in_for_a_date(terms: Terms) -> None:
    text = "13 September 2023 – The ferry sank."
    reading = Reading(Report("a", text), times=(made.day(text, "13 September 2023", "2023-09-13"),))
    assert profile(reading, terms).day == profile(Reading(Report("b", text, published="2023-09-13")), terms).day
    assert profile(Reading(Report("c", text)), terms).day is None


def test_what_says_nothing_stands_alone(terms: Terms) -> None:
    assert group(told({"a": ("", ""), "b": ("", ""), "c": ("the of and", "2024-01-01")}, terms)) == {"a": "a", "b": "b", "c": "c"}


def test_nothing_in_nothing_out() -> None:
    assert group([]) == {}


def test_an_unknown_report_has_no_story() -> None:
    with pytest.raises(KeyError):
        Stories().story_of("nobody")


def crowd(seed: int, stories: int, reports: int) -> list[Profile]:
    """Profiles of made-up stories: each has telling words of its own, and shares less telling ones with all others."""
    rng = random.Random(seed)
    out = []
    for s in range(stories):
        for r in range(reports):
            words = {f"own{s}-{rng.randrange(12)}": 2.0 for _ in range(8)} | {f"all{rng.randrange(500)}": 1.0 for _ in range(8)}
            out.append(Profile(f"{s:03}-{r:02}", words, 700_000 + s + r, dict.fromkeys(words, 9.0)))
    return out


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_all_at_once_the_order_does_not_matter(seed: int) -> None:
    profiles = crowd(seed, stories=8, reports=4)
    want = group(profiles)
    random.Random(seed).shuffle(profiles)
    assert group(profiles) == want


@pytest.mark.parametrize("arrival", ["by day", "mixed"])
def test_one_by_one_is_as_all_at_once(arrival: str) -> None:
    profiles = crowd(1, stories=40, reports=6)
    want = group(profiles)
    assert len(set(want.values())) == 40
    if arrival == "mixed":
        random.Random(5).shuffle(profiles)
    found = Stories()
    for p in profiles:
        found.add([p])
    assert {p.id: found.story_of(p.id) for p in profiles} == want


def test_more_than_a_block_and_more_than_a_young_story() -> None:
    profiles = crowd(2, stories=(BLOCK + 300) // (YOUNG + 4), reports=YOUNG + 4)
    assert len(profiles) > BLOCK
    found = group(profiles, EVENT_CUT)
    assert all(story.split("-")[0] == report.split("-")[0] for report, story in found.items())
    assert len(set(found.values())) == len(profiles) // (YOUNG + 4)


def test_adding_again_changes_nothing(terms: Terms) -> None:
    found = Stories()
    found.add(sample(terms))
    before = found.stories()
    found.add(sample(terms))
    assert found.stories() == before


def test_a_bridge_makes_two_stories_one() -> None:
    def of(name: str, *words: str) -> Profile:
        return Profile(name, dict.fromkeys(words, 1.0), 700_000, dict.fromkeys(words, 9.0))

    found = Stories(0.3)
    found.add([of("a", "w1", "w2", "w3"), of("b", "w5", "w6", "w7")])
    assert found.story_of("a") != found.story_of("b")
    found.add([of(f"c{i}", "w1", "w2", "w3", "w5", "w6", "w7") for i in range(3)])
    assert found.story_of("a") == found.story_of("b") == "a"


def test_the_finer_grain_never_has_fewer_stories(terms: Terms) -> None:
    profiles = crowd(3, stories=12, reports=4)
    assert len(set(group(profiles, EVENT_CUT).values())) >= len(set(group(profiles).values()))


def test_terms_table_counts_no_more_than_it_has() -> None:
    rows = read_table("stories_terms", Counted, key=("term",))
    total = next(r.texts for r in rows if r.term == "*")
    assert all(0 < r.texts <= total for r in rows)
    assert all(stem(r.term) for r in rows)
