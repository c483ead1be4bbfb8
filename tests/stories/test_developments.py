"""Which claims are one, that the order of arrival does not matter, and that a person's word does."""

from __future__ import annotations

import random
from typing import Any

import pytest
from claim_rows import claim, quantity

from dragoman.stories.developments import Developments, Group, developments
from dragoman.stories.facts import facts_of
from dragoman.stories.kinds import Words

WORDS = Words.load()
LAVROV, SHOIGU, KIM = "RUS:sergei-lavrov", "RUS:sergei-shoigu", "PRK:kim-jong-un"
KHARKIV, ODESA = ("Kharkiv", "UKR", 49.98, 36.25), ("Odesa", "UKR", 46.48, 30.73)


def met(report: str, published: str, who: str, whom: str, **given: Any) -> dict[str, Any]:
    return claim(
        report, published, f"{who} met {whom} in {report}.", "met", "meet", event="CONSULT", who=[who], whom=[whom], **given
    )


def sent(report: str, published: str, text: str, low: float, **given: Any) -> dict[str, Any]:
    words = " ".join(text.split()[3:5])
    values = {"event": "MOBILIZE", "mode": "troops", "who": ["PRK"], "whom": ["RUS"], "items": [words]}
    figures = [quantity(text, words, low, low, item="soldiers")]
    return claim(report, published, text, "sent", "send", **{**values, "figures": figures, **given})


def struck(report: str, published: str, place: Any, **given: Any) -> dict[str, Any]:
    text = f"Russia struck {place[0]}, a report of {report} says."
    return claim(
        report,
        published,
        text,
        "struck",
        "strike",
        **{"event": "ASSAULT", "who": ["RUS"], "whom": ["UKR"], "places": [place], **given},
    )


def grouped(*claims: dict[str, Any]) -> list[set[str]]:
    return [{f.report for f in g.facts} for g in developments(facts_of(claims, WORDS), WORDS)]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        # The sides of a meeting have no order; a report a day later tells of the same one.
        (met("a", "2024-05-02", LAVROV, KIM), met("b", "2024-05-03", KIM, LAVROV), True),
        (met("a", "2024-05-02", LAVROV, KIM), met("b", "2024-05-02", SHOIGU, KIM), False),
        (met("a", "2024-05-02", LAVROV, KIM), met("b", "2024-05-20", LAVROV, KIM), False),
        (met("a", "2024-05-02", LAVROV, KIM, day="2024-05-01"), met("b", "2024-05-02", LAVROV, KIM, day="2024-05-01"), True),
        (met("a", "2024-05-02", LAVROV, KIM, day="2024-05-01"), met("b", "2024-05-02", LAVROV, KIM, day="2024-05-02"), False),
        # A plan joins what it planned; a demand does not.
        (met("a", "2024-05-01", LAVROV, KIM, status="planned"), met("b", "2024-05-06", LAVROV, KIM, day="2024-05-06"), True),
        (met("a", "2024-05-06", LAVROV, KIM, status="demanded"), met("b", "2024-05-06", LAVROV, KIM, day="2024-05-06"), False),
        # A person and the state: one may stand for the other, but not for another person of it.
        (met("a", "2024-05-02", LAVROV, KIM), met("b", "2024-05-02", LAVROV, "PRK GOV"), True),
        # Attacks of one country on another on one day are many: the town tells them apart.
        (struck("a", "2024-05-02", KHARKIV), struck("b", "2024-05-02", KHARKIV), True),
        (struck("a", "2024-05-02", KHARKIV), struck("b", "2024-05-02", ODESA), False),
        # A total goes on for weeks, with another figure.
        (
            sent("a", "2024-10-23", "North Korea sent 3,000 soldiers.", 3000),
            sent("b", "2024-11-12", "North Korea sent 10,000 soldiers.", 10000),
            True,
        ),
        (
            sent("a", "2024-10-23", "North Korea sent 3,000 soldiers.", 3000),
            sent("b", "2025-04-12", "North Korea sent 10,000 soldiers.", 10000),
            False,
        ),
        (
            sent("a", "2024-10-23", "North Korea sent 3,000 soldiers.", 3000),
            sent("b", "2024-10-24", "North Korea sent 3,000 soldiers.", 3000, whom=["UKR"]),
            False,
        ),
        # The noun and the verb.
        (
            claim(
                "a", "2024-05-02", "Russia's invasion of Ukraine goes on.", "invasion", event="ASSAULT", who=["RUS"], whom=["UKR"]
            ),
            claim(
                "b",
                "2024-09-02",
                "Since Russia invaded Ukraine, much has changed.",
                "invaded",
                "invade",
                who=["RUS"],
                whom=["UKR"],
            ),
            True,
        ),
    ],
)
def test_pairs(a: dict[str, Any], b: dict[str, Any], one: bool) -> None:
    assert (len(grouped(a, b)) == 1) is one
    assert grouped(a, b) == grouped(b, a)


def test_what_names_nobody_joins_its_own_report() -> None:
    text = "Ukraine captured the town. Its garrison was driven out."
    first = claim("a", "2024-05-02", text, "captured", "retake", who=["UKR"], whom=["RUS MIL"])
    second = claim("a", "2024-05-02", text, "driven", "retake", sentence=2)
    elsewhere = claim("b", "2024-05-02", text, "driven", "retake")
    assert grouped(first, second, elsewhere) == [{"a"}, {"b"}]


def many(seed: int, count: int = 300) -> list[dict[str, Any]]:
    """Meetings, strikes and totals of a few parties in a few weeks, so that much comes near much."""
    rng = random.Random(seed)
    out = []
    for i in range(count):
        day = f"2024-05-{rng.randint(1, 28):02d}"
        own = {"day": f"2024-05-{rng.randint(1, 28):02d}"} if rng.random() < 0.4 else {}
        kind = rng.randrange(4)
        if kind == 0:
            who, whom = rng.sample([LAVROV, SHOIGU, KIM, "USA:antony-blinken", "PRK GOV", "RUS"], 2)
            out.append(met(f"r{i}", day, who, whom, status=rng.choice(["occurred", "planned", "denied"]), **own))
        elif kind == 1:
            out.append(struck(f"r{i}", day, rng.choice([KHARKIV, ODESA]), who=rng.choice([["RUS"], []]), **own))
        elif kind == 2:
            n = rng.choice([1000, 3000, 10000])
            out.append(sent(f"r{i}", day, f"North Korea sent {n:,} soldiers.", n, whom=rng.choice([["RUS"], [], ["UKR"]])))
        else:
            out.append(met(f"r{i}", day, rng.choice([LAVROV, KIM]), "=somebody", **own))
    return out


def shape(groups: list[Group]) -> list[tuple[str, frozenset[str], tuple[Any, ...]]]:
    return [(g.name, frozenset(f.anchor for f in g.facts), tuple((m.a, m.b, m.score) for m in g.merges)) for g in groups]


@pytest.mark.parametrize("seed", range(6))
def test_one_by_one_in_any_order_is_as_all_at_once(seed: int) -> None:
    facts = facts_of(many(seed), WORDS)
    wanted = shape(developments(facts, WORDS))
    assert max(len(members) for _, members, _ in wanted) > 5
    rng = random.Random(seed)
    for size in (1, 7, 60):
        shuffled = list(facts)
        rng.shuffle(shuffled)
        made = Developments(WORDS)
        for i in range(0, len(shuffled), size):
            made.add(shuffled[i : i + size])
        assert shape(made.groups()) == wanted


def test_a_persons_word_goes_before() -> None:
    a, b, c = (met(r, "2024-05-02", LAVROV, KIM) for r in "abc")
    far = met("d", "2024-08-02", LAVROV, KIM)
    facts = facts_of([a, b, c, far], WORDS)
    anchors = {f.report: f.anchor for f in facts}

    def parted(same: list[str], apart: list[str]) -> list[set[str]]:
        made = Developments(WORDS, [tuple(anchors[x] for x in p) for p in same], [tuple(anchors[x] for x in p) for p in apart])  # type: ignore[misc]
        for f in facts:
            made.add([f])
        return [{f.report for f in g.facts} for g in made.groups()]

    assert parted([], []) == [{"a", "b", "c"}, {"d"}]
    assert parted(["cd"], []) == [{"a", "b", "c", "d"}]
    assert parted([], ["ab"]) == [{"a", "c"}, {"b"}, {"d"}]
    # One that must not be with any of the others stands alone, also where it was the first.
    assert parted([], ["ab", "ac"]) == [{"a"}, {"b", "c"}, {"d"}]
    assert parted(["cd"], ["bc", "ac"]) == [{"a", "b"}, {"c", "d"}]


def test_every_merge_has_a_score_and_a_reason() -> None:
    (group,) = developments(facts_of([met("a", "2024-05-02", LAVROV, KIM), met("b", "2024-05-03", KIM, LAVROV)], WORDS), WORDS)
    (merge,) = group.merges
    assert 0.55 <= merge.score <= 1
    assert "sergei-lavrov" in merge.reason and "a day apart" in merge.reason


@pytest.mark.parametrize("seed", range(4))
def test_whatever_matches_is_found(seed: int) -> None:
    """Every two claims that match are looked at, however one finds the other."""
    from dragoman.stories.developments import found_by
    from dragoman.stories.matching import match

    facts = facts_of(many(seed, 120), WORDS)
    for a in facts:
        for b in facts:
            mutual = WORDS.kinds[a.kind].mutual
            if a.kind == b.kind and match(a, b, WORDS):
                assert found_by(a, mutual)[0] & found_by(b, mutual)[1], (a.claim, b.claim)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_out_leaves_nothing(seed: int) -> None:
    facts = facts_of(many(seed), WORDS)
    rng = random.Random(seed)
    gone = {f.claim["id"] for f in rng.sample(facts, len(facts) // 3)}
    made = Developments(WORDS)
    made.add(facts)
    made.remove(gone)
    assert shape(made.groups()) == shape(developments([f for f in facts if f.claim["id"] not in gone], WORDS))
    for f in facts:
        made.remove([f.claim["id"]])
    assert made.groups() == []
    made.add(facts)
    assert shape(made.groups()) == shape(developments(facts, WORDS))


@pytest.mark.parametrize("seed", range(4))
def test_a_word_that_comes_later_is_as_one_that_was_there(seed: int) -> None:
    facts = facts_of(many(seed), WORDS)
    anchors = [f.anchor for f in facts]
    rng = random.Random(seed)
    together = [(m.a, m.b) for g in developments(facts, WORDS) for m in g.merges]
    same = [(a, b) for a, b in zip(rng.sample(anchors, 6), rng.sample(anchors, 6), strict=True) if a != b]
    apart = rng.sample(together, 12)
    made = Developments(WORDS)
    made.add(facts[:200])
    made.judge(same[:3], apart[:6])
    made.add(facts[200:])
    made.judge(same, apart)
    whole = Developments(WORDS, same, apart)
    whole.add(facts)
    assert shape(made.groups()) == shape(whole.groups())
    made.judge((), ())
    assert shape(made.groups()) == shape(developments(facts, WORDS))
    for g in whole.groups():
        assert [shape([x]) for x in whole.groups_of([g.facts[-1].claim["id"]])] == [shape([g])]
