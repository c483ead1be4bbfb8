"""What reports teach, what users say, and what becomes of it in later readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger import ClaimFilter, Judgement, Ledger
from dragoman.ledger.register import Register
from dragoman.records import Actor, ActorEntry, Claim, Predicate, Reading, Report, Span, Taught

NOWHERE = Span(0, 0)
VERSION = "test"
CHIEF = Taught(
    NOWHERE, "Danylo Horban, Ukraine's intelligence chief", "danylo-horban", "Danylo Horban", "person", country=("UKR",),
    sectors=("SPY",), role="intelligence chief", office="intelligence-chief", seat="UKR",
)  # fmt: skip
MAKER = Taught(
    NOWHERE, "Kalvo, the German arms maker", "kalvo", "Kalvo", "organisation", country=("DEU",), sectors=("BUS",),
    role="arms maker", seat="DEU",
)  # fmt: skip
UKRAINE = Actor(NOWHERE, "Ukraine", "UKR", "Ukraine", ("UKR",), how="name of a country")


def named(name: str, how: str = "name") -> Actor:
    return Actor(NOWHERE, name, name.lower().replace(" ", "-"), name, how=how)


def office(name: str, country: str) -> Actor:
    return Actor(NOWHERE, name, name, name, (country,), sectors=("GOV",), how="role")


def reading(number: int, published: str, *actors: Actor, taught: Sequence[Taught] = ()) -> Reading:
    claims = [
        Claim(
            f"c{number}-{i}", 1, NOWHERE, "", (), Predicate(NOWHERE, "", "say"), None, None, (), "occurred", "CT+", actor=(a,),
            recipient=(UKRAINE,),
        )
        for i, a in enumerate(actors)
    ]  # fmt: skip
    report = Report(
        f"r{number}", f"text {number}", outlet="Made-up Gazette", url=f"https://made.example/{number}", published=published
    )
    return Reading(report, sentences=(NOWHERE,), claims=tuple(claims), taught=tuple(taught), version=VERSION)


def code(a: Actor) -> str:
    return f"{a.id} {'+'.join(a.country) or '-'} {'+'.join(a.sectors) or '-'}"


@pytest.fixture
def taught() -> Register:
    register = Register()
    register.learn([CHIEF, MAKER], "r1", date(2024, 3, 1))
    return register


@pytest.mark.parametrize(
    ("actor", "published", "expected"),
    [
        (named("Danylo Horban"), "2024-03-01", "danylo-horban UKR SPY"),
        (named("Danylo Horban"), "2024-09-01T08:00:00Z", "danylo-horban UKR SPY"),
        # what he does is not known of a day before it was said, nor years later, nor of no day; where he is from stays
        (named("Danylo Horban"), "2024-02-29", "danylo-horban UKR -"),
        (named("Danylo Horban"), "2028-01-01", "danylo-horban UKR -"),
        (named("Danylo Horban"), "", "danylo-horban UKR -"),
        (named("Horban"), "2024-09-01", "danylo-horban UKR SPY"),
        (named("Horban"), "2024-01-01", "horban - -"),
        # an organisation is what it is
        (named("Kalvo", "name of an organisation"), "2020-01-01", "kalvo DEU BUS"),
        # the office has its holder for a year
        (office("UKR:intelligence-chief", "UKR"), "2024-12-01", "danylo-horban UKR GOV"),
        (office("UKR:intelligence-chief", "UKR"), "2024-02-01", "UKR:intelligence-chief UKR GOV"),
        (office("UKR:intelligence-chief", "UKR"), "2026-01-01", "UKR:intelligence-chief UKR GOV"),
        (named("Somebody Else"), "2024-09-01", "somebody-else - -"),
    ],
)
def test_what_is_filled_in(taught: Register, actor: Actor, published: str, expected: str) -> None:
    given = reading(2, published, actor)
    found = taught.read(given)
    assert code(found.claims[0].actor[0]) == expected
    if found.claims[0].actor[0] != actor:
        assert found.claims[0].actor[0].how.endswith("by report r1 of 2024-03-01")


def test_a_surname_needs_its_country(taught: Register) -> None:
    given = reading(2, "2024-09-01", named("Horban"))
    elsewhere = Reading(given.report, claims=(Claim(*_values(given.claims[0])),))
    assert taught.read(elsewhere) == elsewhere


def _values(c: Claim) -> Iterator[object]:
    for name in Claim.__dataclass_fields__:
        yield () if name == "recipient" else getattr(c, name)


def test_reports_that_disagree_say_nothing(taught: Register) -> None:
    other = Taught(NOWHERE, "", "kalvo", "Kalvo", "organisation", country=("SWE",), sectors=("BUS",), role="maker", seat="SWE")
    taught.learn([other], "r2", date(2024, 4, 1))
    found = taught.read(reading(3, "2024-09-01", named("Kalvo", "name of an organisation")))
    assert found.claims[0].actor[0].country == ()


def test_an_office_passes_on(taught: Register) -> None:
    next_one = Taught(
        NOWHERE, "", "olha-rudko", "Olha Rudko", "person", country=("UKR",), sectors=("SPY",), role="intelligence chief",
        office="intelligence-chief", seat="UKR",
    )  # fmt: skip
    taught.learn([next_one], "r2", date(2024, 6, 1))
    actor = office("UKR:intelligence-chief", "UKR")
    assert taught.read(reading(3, "2024-05-01", actor)).claims[0].actor[0].id == "danylo-horban"
    assert taught.read(reading(3, "2024-07-01", actor)).claims[0].actor[0].id == "olha-rudko"


def test_users_are_not_outvoted(taught: Register) -> None:
    taught.enter([ActorEntry("kalvo", country=("AUT",), act="corrected", by="ito", source="its annual report")])
    found = taught.read(reading(3, "2024-09-01", named("Kalvo", "name of an organisation"))).claims[0].actor[0]
    assert (code(found), found.how) == ("kalvo AUT BUS", "corrected by ito: its annual report")


# ---------------------------------------------------------------------- in a ledger
def stream(last: int = 6) -> list[Reading]:
    """The first report teaches; every later one names the two."""
    later = [
        reading(n, f"2024-03-{n:02}", named("Danylo Horban"), named("Kalvo", "name of an organisation")) for n in range(2, last)
    ]
    return [reading(1, "2024-03-01", taught=[CHIEF, MAKER]), *later]


def shown(ledger: Ledger) -> list[tuple[str, object]]:
    return sorted((c["id"], str(c["actor"][0])) for c in ledger.claims(limit=None))


@pytest.mark.parametrize("batch", [1, 2, 50])
def test_batches_make_no_difference(tmp_path: Path, batch: int) -> None:
    with Ledger.open(tmp_path / "a", create=True) as ledger:
        ledger.ingest(stream(), version=VERSION, batch=batch)
        found = ledger.claims(ClaimFilter(actor=("DEU",)), limit=None)
        assert len(found) == 4
        assert ledger.count(ClaimFilter(actor=("SPY",))) == 4
        assert ledger.reading("r1").taught == (CHIEF, MAKER)


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    def stopped() -> Iterator[Reading]:
        yield from stream()[:3]
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "whole", create=True) as whole, Ledger.open(tmp_path / "cut", create=True) as cut:
        whole.ingest(stream(), version=VERSION, batch=2)
        with pytest.raises(KeyboardInterrupt):
            cut.ingest(stopped(), version=VERSION, batch=2)
        cut.ingest(stream(), version=VERSION, batch=3)
        assert shown(whole) == shown(cut)


def test_another_run_uses_what_the_first_one_taught(ledger: Ledger) -> None:
    ledger.ingest(stream()[:1], version=VERSION)
    ledger.ingest(stream()[1:], version=VERSION)
    assert ledger.count(ClaimFilter(actor=("DEU",))) == 4
    (fact,) = ledger.taught("kalvo")
    assert (fact["since"], fact["report"], fact["text"], fact["by"]) == (
        "2024-03-01",
        "r1",
        "Kalvo, the German arms maker",
        "report",
    )


def test_corrections_hold_for_what_is_there_and_what_comes(ledger: Ledger) -> None:
    ledger.ingest(stream(4), version=VERSION)
    ledger.enter([ActorEntry("kalvo", name="Kalvo AG", country=("AUT",), act="corrected")])
    assert {(a["name"], *a["country"]) for a in ledger.actors(name="kalvo")} == {("Kalvo AG", "AUT")}
    assert {c["actor"][0]["country"] for c in ledger.claims(ClaimFilter(actor=("kalvo",)))} == {"AUT"}
    assert ledger.count(ClaimFilter(actor=("AUT",))) == 2
    ledger.ingest(stream(), version=VERSION)
    assert ledger.count(ClaimFilter(actor=("AUT",))) == 4
    again = [Reading(**{n: getattr(r, n) for n in Reading.__dataclass_fields__} | {"version": "v2"}) for r in stream()]
    ledger.ingest(again, version="v2")
    assert {c["actor"][0]["country"] for c in ledger.claims(ClaimFilter(actor=("kalvo",)), limit=None)} == {"AUT"}


def test_merged_actors_are_shown_and_found_as_one(ledger: Ledger) -> None:
    ledger.ingest([reading(1, "2024-03-01", named("Kalvo AG"), named("Kalvo"))], version=VERSION)
    ledger.judge([Judgement("actor", "kalvo", "kalvo-ag", True, 1.0, "", "ito")])
    (whole,) = ledger.actors(name="kalvo")
    assert (whole["id"], whole["merged"], whole["mentions"]) == ("kalvo", ["kalvo-ag"], 1 + 1)
    assert [c["actor"][0]["id"] for c in ledger.claims(ClaimFilter(actor=("kalvo-ag",)))] == ["kalvo", "kalvo"]
    ledger.judge([Judgement("actor", "kalvo", "kalvo-ag", False, 1.0, "", "ito")])
    assert [a["id"] for a in ledger.actors(name="kalvo")] == ["kalvo", "kalvo-ag"]


def test_as_of_knows_no_later_word(ledger: Ledger, path: Path) -> None:
    ledger.ingest(stream(4), version=VERSION)
    then = ledger.runs()[-1]["ended"]
    ledger.enter([ActorEntry("kalvo", country=("AUT",), act="corrected")])
    with Ledger.open(path, as_of=then) as before:
        assert {tuple(a["country"]) for a in before.actors(name="kalvo")} == {("DEU",)}
        with pytest.raises(LedgerError, match="cannot be written"):
            before.enter([ActorEntry("kalvo", name="Kalvo")])


def test_an_entry_says_something(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="says nothing"):
        ledger.enter([ActorEntry("kalvo")])


def test_added_actors_are_listed_before_a_report_names_them(ledger: Ledger) -> None:
    ledger.enter(_entries())
    assert [(a["id"], a["mentions"]) for a in ledger.actors()] == [("jane-roe", 0)]
    ledger.enter([ActorEntry("j-roe", "J. B. Roe", "person")])
    ledger.judge([Judgement("actor", "jane-roe", "j-roe", True, 1.0, "", "ito")])
    (whole,) = ledger.actors()
    assert (whole["id"], whole["name"], whole["merged"]) == ("jane-roe", "Jane Roe", ["j-roe"])


def _entries() -> Iterable[ActorEntry]:
    yield ActorEntry(
        "jane-roe", "Jane Roe", "person", ("J. Roe",), "f", ("CHL",), "", ("GOV",), "finance-minister", "CHL", "2024-03-01"
    )
