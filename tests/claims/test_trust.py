"""How far a claim is to be trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.claims.trust import SENSES, chance, signs, way, weights
from dragoman.pipeline import Pipeline
from dragoman.records import Actor, Claim, Report, Span
from tests.made import claim


def read(pipeline: Pipeline, text: str, title: str = "") -> list[Claim]:
    return list(next(iter(pipeline.read([Report("r", text, title=title, published="2024-06-20")]))).claims)


def someone(how: str, country: str = "", sector: str = "") -> Actor:
    known = (country,) if country else ()
    return Actor(Span(0, 1), "x", "x", "x", country=known, sectors=(sector,) if sector else (), how=how)


@pytest.mark.parametrize(
    ("how", "country", "expected"),
    [
        ("name of a country", "TCD", "name of a country"),
        ("name", "TCD", "name"),
        ("role 'soldier', Chad by the sentence", "TCD", "role"),
        ("role 'soldier'", "", "role, bare"),
        ("Moscow stands for it", "RUS", "capital"),
        ("coreference: the only person that it can mean", "", "coreference, bare"),
        ("whom the other attacks hit", "UKR", "otherwise"),
    ],
)
def test_the_way_in_which_an_actor_was_found(how: str, country: str, expected: str) -> None:
    assert way(someone(how, country)) == expected


def test_the_more_an_event_is_meant_the_surer_it_is() -> None:
    steps = [weights().get(f"sense {i}", 0.0) for i in range(len(SENSES) + 1)]
    assert steps[0] < min(steps[1:])
    assert max(steps[:2]) < min(steps[2:])


def test_signs_tell_of_both_sides() -> None:
    made = claim("c", "x attacked x and x", "attacked", event="ASSAULT")
    sides = {"actor": (someone("name", "TCD"),), "recipient": (someone("role 'man'"), someone("role 'man'", "TGO"))}
    shown = signs(replace(made, **sides), "VERB", 0.2)
    assert {"event ASSAULT", "sense 0", "who name", "whom role", "whom role, bare", "whom several", "whom unknown"} <= set(shown)
    assert "who nobody" in signs(made, "VERB", 9.0)
    assert "no event, NOUN" in signs(replace(made, event=None), "NOUN", None)


def test_who_is_known_is_trusted_more_than_who_is_not() -> None:
    made = claim("c", "x attacked x", "attacked", event="ASSAULT")
    known, bare = (someone("name of a country", "TCD"),), (someone("role 'man'"),)
    sure, doubtful = (
        chance(weights(), signs(replace(made, actor=a, recipient=a), "VERB", 5.0 if a is known else 0.1)) for a in (known, bare)
    )
    assert sure > 0.9
    assert doubtful < 0.5


def test_what_lowers_the_chance_much_is_among_the_reasons(pipeline: Pipeline) -> None:
    (sure,) = read(pipeline, "North Korea fired two missiles at South Korea on Monday.")
    assert sure.confidence >= 0.9
    assert not any(w.startswith("less sure") for w in sure.why)
    doubtful = [c for c in read(pipeline, "Some experts helped an engineer.") if c.event == "AID"]
    for c in doubtful:
        assert c.confidence < sure.confidence
        assert any(w.startswith("less sure for: ") for w in c.why)


def test_a_claim_without_an_event_is_trusted_less(pipeline: Pipeline) -> None:
    found = read(pipeline, "North Korea fired two missiles at South Korea, where the weather is warm.")
    told = {bool(c.event): c.confidence for c in found}
    assert told[True] > told[False]


def test_a_chance_is_never_certain() -> None:
    assert chance({"a": 50.0}, ["a"]) == 0.99
    assert chance({"a": -50.0}, ["a", "never seen"]) == 0.01
