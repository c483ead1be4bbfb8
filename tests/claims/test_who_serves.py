"""Who serves somebody is of his kind, a body of two states is of both, and words that only look like a name or a title."""

from __future__ import annotations

import pytest
from written import DAY, claim_of, codes

from dragoman.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("A top aide to opposition leader Alexei Navalny met Norwegian diplomats.", "met", ["RUS OPP"]),
        ("An adviser to the rebel leader Joseph Kony met Norwegian diplomats.", "met", ["UGA REB"]),
        ("An aide to President Vladimir Putin met Norwegian diplomats.", "met", ["RUS GOV"]),
        ("The US-Chad Security Committee condemned Togo.", "condemned", ["USA TCD GOV"]),
        ("The Chad-Togo Joint Defense Commission condemned Peru.", "condemned", ["TCD TGO GOV"]),
        ("The Chadian Security Committee condemned Togo.", "condemned", ["TCD COP"]),
        ("Trudeau Announces Military Aid, Agreements During Ukraine PM’s Visit", "Visit", ["UKR GOV"]),
        ("Several western officials met Norwegian diplomats in Chad.", "met", ["GOV"]),
        ("Pro-Iranian forces in Syria shelled Norwegian troops.", "shelled", ["MIL"]),
        ("A three-time cancer fighter met Norwegian diplomats.", "met", ["CVL"]),
        ("Israel struck Hamas targets following a barrage of rockets.", "barrage", []),
        ("Chad tested a drone, however analysts urged caution.", "urged", ["EDU"]),
        ("Chadian jet fighters bombed a Togolese base.", "bombed", ["TCD MIL"]),
        ("The oil cartel agreed to cut its output.", "agreed", ["IGO"]),
        ("Congress debated Ukraine assistance.", "assistance", []),
        ("White House leaders met Norwegian diplomats.", "met", ["USA GOV"]),
        ("House leaders met Norwegian diplomats.", "met", ["USA LEG"]),
        (
            "We urge the governments of Chad, Cuba and Togo to pay. Such governments rejected the demand.",
            "rejected",
            ["TCD GOV", "CUB GOV", "TGO GOV"],
        ),
    ],
)
def test_who_it_is(pipeline: Pipeline, text: str, word: str, who: list[str]) -> None:
    assert codes(claim_of(pipeline, text, word, DAY).actor) == who


def test_the_moon_is_no_president(pipeline: Pipeline) -> None:
    text = "{} visited Pyongyang and met Kim Jong Un."
    assert claim_of(pipeline, text.format("Moon"), "visited", "2018-09-19").actor[0].id == "moon-jae-in"
    assert not any(a.id for a in claim_of(pipeline, text.format("The Moon"), "visited", "2018-09-19").actor)


def test_who_works_for_a_firm_is_not_the_firm(pipeline: Pipeline) -> None:
    (one,) = claim_of(pipeline, "An ex-Apple engineer was indicted in Oslo.", "indicted", DAY).recipient
    assert (one.id, codes([one])) == ("", ["USA BUS"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Oslo threatened sanctions on Chad if it attacks Togo.", "attacks"),
        ("Norway prepares measures to impose on Chad if it further invades Togo.", "invades"),
        ("Norway Pledges ‘Consequences’ for Chad if it Provides Military Aid to Togo", "Provides"),
    ],
)
def test_whom_a_clause_threatens_is_who_may_do_it(pipeline: Pipeline, text: str, word: str) -> None:
    assert codes(claim_of(pipeline, text, word, DAY).actor) == ["TCD"]
