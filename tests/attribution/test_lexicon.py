"""The room's tables load, and agree with one another."""

from __future__ import annotations

from dragoman.attribution.lexicon import Lexicon


def test_tables_are_checked_and_large_enough():
    lexicon = Lexicon.load()
    assert len(lexicon.cues) > 600
    assert {c.kind for c in lexicon.cues.values()} == {"speech", "thought", "document", "perception"}
    assert lexicon.takes("warn", "VERB", "of")
    assert not lexicon.takes("warn", "VERB", "under")


def test_light_and_raising_verbs_are_told_apart():
    lexicon = Lexicon.load()
    assert not lexicon.light & lexicon.raising
    assert lexicon.raising <= {lemma for lemma, pos in lexicon.cues if pos == "VERB"}


def test_weights_are_of_signs_that_can_occur():
    # a lemma's weight without the lemma in the cue table could never be asked for
    lexicon = Lexicon.load()
    known = {lemma for lemma, _ in lexicon.cues} | {"in", "according"}
    unknown = [s for s in lexicon.weights if "/" in s.split()[0] and s.split()[0].split("/")[0] not in known]
    assert len(unknown) < 0.1 * len(lexicon.weights)
