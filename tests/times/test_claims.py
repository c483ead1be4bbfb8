"""Which time a predicate gets."""

from __future__ import annotations

import pytest

from dragoman.times import claim_time

CASES = [
    ("fired", "fired", "Monday"),
    # an adverbial clause and what is coordinated with it happen when its clause does
    ("fired", "killing", "Monday"),
    ("said", "said", "Monday"),
    # the time of saying is not the time of what is said
    ("said", "attacked", "May"),
    ("sent", "sent", "October"),
    ("sent", "said", "Wednesday"),
    # each clause has its own
    ("met", "visited", "2019"),
    ("met", "met", "last week"),
    # an interval before its ends; the clause beside shares it
    ("covers", "cover", "from March through June"),
    ("covers", "moved", "from March through June"),
    # coordinated predicates share the time before them
    ("landed", "met", "Monday"),
    ("plans", "visit", "May"),
    ("ahead", "spoke", "Tuesday"),
    # an age dates nothing
    ("old", "wounded", "Sunday"),
    ("nothing", "praised", None),
    # what the event's relative clause says of it
    ("relative", "earthquake", "Monday"),
    ("relative", "killed", None),
    # an adjective and an owner date their noun alone, and what that noun does
    ("recent", "launch", "the recent"),
    ("recent", "condemned", None),
    ("recent", "work", None),
    ("possessive", "attack", "Monday"),
    ("possessive", "killed", "Monday"),
    # a noun that is the root has nothing above it
    ("fragment", "left", "Monday"),
    # a number's bound compares nothing
    ("bounded", "sent", "August"),
    ("most", "lost", "May"),
    # how long nothing like it was is not when it was
    ("superlative", "attack", None),
    # an event before or after that of its clause has its own time
    ("following", "issued", "Monday"),
    ("following", "comments", None),
    ("visit", "visit", "next week"),
    ("visit", "act", None),
    ("visit", "called", None),
    ("object", "sanctions", "Monday"),
    # a day that names a noun is the noun's
    ("compound", "censured", None),
    ("compound", "stampede", "the Halloween"),
    # how far something lies from an event is neither's length
    ("counted", "found", None),
    ("counted", "reported", None),
    ("into", "hire", None),
    # a time as a thing, a time to compare with, the year that an account is of
    ("future", "pillar", None),
    ("than", "lower", None),
    ("account", "reported", None),
    ("scheduled", "scheduled", "2025"),
    ("after", "calm", None),
    ("compared", "rose", None),
    # a verb that speaks of an event does not date it, one by which it comes about does
    ("judged", "condemned", "Monday"),
    ("judged", "attack", None),
    ("launched", "attack", "Monday"),
    ("rate", "ran", None),
    # a topic, a purpose, an effort, a clause behind "after" and one of another tense have another time or none
    ("topic", "spoke", "April 21"),
    ("topic", "cutting", None),
    ("efforts", "bolstering", "Friday"),
    ("efforts", "ease", None),
    ("asnow", "jumped", "last year"),
    ("asnow", "boost", None),
    ("faceoff", "face", "Sunday"),
    ("purpose", "double", None),
    ("gone", "meet", "Monday"),
    ("struck", "hit", "Friday"),
    ("struck", "struck", None),
    ("term", "jailed", None),
    # what stands beside a date, right behind an event or a name
    ("leadup", "elections", "later this year"),
    ("leadup", "block", None),
    ("whenleft", "left", "2018"),
    ("namely", "devastated", None),
    ("lord", "Independence", None),
    ("saying", "announced", "Saturday"),
    ("proclaimed", "proclaim", None),
    ("timeline", "see", None),
    ("saying", "recognises", None),
    ("reports", "indicate", None),
    ("expecting", "expect", None),
    ("expecting", "announcement", "this week"),
    ("actof", "acted", None),
    ("actof", "Act", "1961"),
    ("discourse", "look", None),
    ("amods", "met", None),
    # what a relative clause says of it later is not when it happened
    ("leak", "leak", None),
    ("leak", "received", "last week"),
    # how long one clause lasted says nothing of the next
    ("decades", "moves", None),
    ("decades", "served", "two decades"),
]


def test_an_event_spoken_of_again_keeps_its_time(reader, trees):
    tree = trees["again"]
    times = reader.read(tree, "2023-09-20")
    for word in ("strike", "killed"):
        at = len(tree) - 1 - tree.words[::-1].index(word)
        found = claim_time(tree, times, at)
        assert found is not None
        assert found.timex == "2023-09-18"
        assert found.why.endswith("told of 'strike' in the sentence before")


def test_a_clock_alone_on_its_line_dates_nothing(reader, flat):
    tree = flat("They met and left\n12:53 p.m. EDT\n")
    times = reader.read(tree, "2023-09-20")
    assert [t.text for t in times] == ["12:53 p.m. EDT"]
    assert claim_time(tree, times, 0) is None


def test_what_is_approved_is_past_whatever_is_planned(reader, trees):
    (t,) = reader.read(trees["approved"], "2023-04-20")
    assert t.timex == "2023-04-19"


@pytest.mark.parametrize(("key", "predicate", "words"), CASES)
def test_claim_time(reader, trees, key, predicate, words):
    tree = trees[key]
    times = reader.read(tree, "2023-09-20")
    found = claim_time(tree, times, tree.words.index(predicate))
    assert (found.text if found else None) == words


def test_a_reported_clause_does_not_take_the_time_of_saying(reader, trees):
    tree = trees["said"]
    times = [t for t in reader.read(tree, "2023-09-20") if t.text == "Monday"]
    assert claim_time(tree, times, tree.words.index("attacked")) is None
