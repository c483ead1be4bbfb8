"""Each filter finds what a plain loop over the claims finds."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import made_up
import pyarrow.parquet as pq
import pytest

from dragoman.errors import QueryError
from dragoman.ledger import ClaimFilter, Ledger
from dragoman.ledger.filters import SORTS
from dragoman.records import Claim, Reading, to_json

READINGS = [made_up.make(i) for i in range(120)]
Test = Callable[[Reading, Claim], bool]


def countries(actors: tuple[made_up.Actor, ...]) -> set[str]:
    return {c for a in actors for c in a.country}


def speaker(r: Reading, c: Claim) -> set[str]:
    return countries(tuple(a for a in (r.attributions[i].speaker for i in c.attribution) if a))


def day(r: Reading, c: Claim) -> str:
    return (c.time.earliest if c.time else None) or r.report.published


FILTERS: dict[str, tuple[ClaimFilter, Test]] = {
    "country, in any letters": (ClaimFilter(actor=("prk",)), lambda r, c: "PRK" in countries(c.actor)),
    "either of two": (ClaimFilter(actor=("PRK", "RUS")), lambda r, c: bool({"PRK", "RUS"} & countries(c.actor))),
    "one of several countries of an actor": (ClaimFilter(recipient=("USA",)), lambda r, c: "USA" in countries(c.recipient)),
    "name": (ClaimFilter(recipient=("South Korea",)), lambda r, c: c.recipient[0].name == "South Korea"),
    "a part of a name is not the name": (ClaimFilter(actor=("korea",)), lambda r, c: False),
    "star": (ClaimFilter(actor=("*korea*",)), lambda r, c: "Korea" in c.actor[0].name),
    "a percent sign is itself": (ClaimFilter(actor=("%korea*",)), lambda r, c: False),
    "sector": (ClaimFilter(source=("MIL",)), lambda r, c: any("MIL" in a.sectors for a in _speakers(r, c))),
    "source": (ClaimFilter(source=("JPN",)), lambda r, c: "JPN" in speaker(r, c)),
    "actor is not source": (
        ClaimFilter(actor=("JPN",), source=("KOR",)),
        lambda r, c: "JPN" in countries(c.actor) and "KOR" in speaker(r, c),
    ),
    "event, in any letters": (ClaimFilter(event=("aid",)), lambda r, c: c.event == "AID"),
    "no event": (ClaimFilter(event=("none",)), lambda r, c: c.event is None),
    "an event or none": (ClaimFilter(event=("none", "AID")), lambda r, c: c.event in (None, "AID")),
    "status": (ClaimFilter(status=("planned",)), lambda r, c: c.status == "planned"),
    "context": (ClaimFilter(context=("military",)), lambda r, c: "military" in c.contexts),
    "place": (ClaimFilter(place=("rajin",)), lambda r, c: c.places[0].name == "Rajin"),
    "place by country": (ClaimFilter(place=("CHE",)), lambda r, c: c.places[0].country == "CHE"),
    "place by number": (ClaimFilter(place=("2013348",)), lambda r, c: c.places[0].name == "Vladivostok"),
    "outlet": (ClaimFilter(outlet=("northern wire",)), lambda r, c: r.report.outlet == "Northern Wire"),
    "report": (ClaimFilter(report=("r-7", "r-8")), lambda r, c: r.report.id in ("r-7", "r-8")),
    "text": (ClaimFilter(text=("Rockets through",)), lambda r, c: "rockets through" in c.text),
    "both texts": (ClaimFilter(text=("rockets", "geneva")), lambda r, c: "rockets" in c.text and "Geneva" in c.text),
    "since": (ClaimFilter(since="2024-01-01"), lambda r, c: day(r, c) >= "2024-01-01"),
    "window": (ClaimFilter(since="2023-05-01", until="2023-05-31"), lambda r, c: "2023-05-01" <= day(r, c) <= "2023-05-31"),
    "published": (
        ClaimFilter(published_since="2023-05-01", published_until="2023-05-31"),
        lambda r, c: "2023-05-01" <= r.report.published <= "2023-05-31",
    ),
    "attributed": (ClaimFilter(attributed=True), lambda r, c: bool(c.attribution)),
    "the report's own": (ClaimFilter(attributed=False), lambda r, c: not c.attribution),
    "sure": (ClaimFilter(least_confidence=0.9), lambda r, c: c.confidence >= 0.9),
    "a quotation mark is a character": (ClaimFilter(text=("' OR 1=1 --",)), lambda r, c: False),
}


def _speakers(r: Reading, c: Claim) -> list[made_up.Actor]:
    return [a for a in (r.attributions[i].speaker for i in c.attribution) if a]


@pytest.mark.parametrize("name", FILTERS)
def test_filter(filled: Ledger, name: str) -> None:
    chosen, wanted = FILTERS[name]
    expected = {c.id for r in READINGS for c in r.claims if wanted(r, c)}
    assert {row["id"] for row in filled.claims(chosen, limit=None)} == expected
    assert filled.count(chosen) == len(expected)


def test_filters_of_the_table_find_something() -> None:
    """A filter that expects nothing proves nothing, but for those that are there to find nothing."""
    empty = {n for n, (_, wanted) in FILTERS.items() if not any(wanted(r, c) for r in READINGS for c in r.claims)}
    assert empty == {"a part of a name is not the name", "a percent sign is itself", "a quotation mark is a character"}


@pytest.mark.parametrize("sort", SORTS)
def test_pages_do_not_overlap(filled: Ledger, sort: str) -> None:
    chosen = ClaimFilter(event=("AID",))
    whole = [r["id"] for r in filled.claims(chosen, sort=sort, limit=None)]
    pages = [r["id"] for start in range(0, len(whole) + 7, 7) for r in filled.claims(chosen, sort=sort, limit=7, offset=start)]
    assert pages == whole
    assert len(set(whole)) == len(whole)


def test_sorts(filled: Ledger) -> None:
    rows = filled.claims(sort="-confidence", limit=None)
    assert [r["confidence"] for r in rows] == sorted((r["confidence"] for r in rows), reverse=True)
    rows = filled.claims(sort="-report", limit=None)
    assert [r["published"] for r in rows] == sorted((r["published"] for r in rows), reverse=True)


def test_timeline_is_in_order_and_says_whose_date_it_is(filled: Ledger) -> None:
    rows = filled.timeline(ClaimFilter(actor=("RUS",)))
    assert [r["from"] for r in rows] == sorted(r["from"] for r in rows)
    assert {(r["dated"] == "claim") == bool(r["time"]) for r in rows} == {True}
    assert all(r["from"] == r["published"] for r in rows if r["dated"] == "report")


@pytest.mark.parametrize(
    ("chosen", "sort", "message"),
    [
        (ClaimFilter(event=("AIDS",)), "date", "no claim has the event 'AIDS'; allowed: AGREE"),
        (ClaimFilter(status=("done",)), "date", "no claim has the status 'done'; allowed: occurred"),
        (ClaimFilter(since="June"), "date", "since takes a day such as 2023-06-30, not 'June'"),
        (ClaimFilter(), "size", "cannot sort by 'size'; allowed: report"),
    ],
)
def test_a_query_that_cannot_be_answered_says_what_can(filled: Ledger, chosen: ClaimFilter, sort: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        filled.claims(chosen, sort=sort)


def test_what_is_not_there_is_named(filled: Ledger) -> None:
    with pytest.raises(QueryError, match="no report 'r-999'"):
        filled.report("r-999")
    with pytest.raises(QueryError, match="no claim 'c'"):
        filled.claim("c")


def test_actors(filled: Ledger) -> None:
    rows = filled.actors(limit=None)
    assert [r["mentions"] for r in rows] == sorted((r["mentions"] for r in rows), reverse=True)
    (chad,) = filled.actors(name="CHAD")
    shown = [r for r in READINGS if any(a.id == "chad" for a in _all_actors(r))]
    assert chad["reports"] == len(shown)
    assert chad["mentions"] == sum(len({a.span for a in _all_actors(r) if a.id == "chad"}) for r in shown)
    assert (chad["first"], chad["last"]) == (min(r.report.published for r in shown), max(r.report.published for r in shown))
    assert {r["id"] for r in filled.actors(country="usa", limit=None)} == {"united-states", "ministry-of-defence"}


def _all_actors(r: Reading) -> list[made_up.Actor]:
    claimed = [a for c in r.claims for a in (*c.actor, *c.recipient)]
    return claimed + [a.speaker for a in r.attributions if a.speaker]


def test_counts(filled: Ledger) -> None:
    assert filled.counts() == {
        "reports": 120,
        "replaced": 0,
        "readings": 120,
        "claims": 480,
        "attributions": sum(len(r.attributions) for r in READINGS),
        "lineage": 120,
        "actors": len(made_up.WHO),
        "judgements": 0,
        "rejected": 0,
        "ingests": 1,
    }


def test_sql_sees_the_claims(filled: Ledger) -> None:
    answer = filled.sql("SELECT event, count(*) AS n FROM claims WHERE event = ? GROUP BY ALL", ["AID"])
    expected = sum(c.event == "AID" for r in READINGS for c in r.claims)
    assert (answer.columns, answer.rows) == (("event", "n"), [("AID", expected)])
    assert filled.sql("SELECT actor[1].country[1] FROM claims WHERE id = 'r-3:0:1'").rows == [
        (made_up.make(3).claims[0].actor[0].country[0],)
    ]
    assert len(filled.sql("FROM claims", limit=3).rows) == 3
    assert filled.sql("SELECT max(day) FROM reports").rows == [(max(date.fromisoformat(r.report.published) for r in READINGS),)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM enable_logging('QueryLog', storage := 'file', storage_path := '{out}')",
        "COPY (SELECT 1) TO '{out}'",
        "COPY claims TO '{out}'",
        "EXPLAIN ANALYZE COPY claims TO '{out}'",
        "ATTACH '{out}' AS x",
        "EXPORT DATABASE '{out}'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW claims",
        "DELETE FROM committed",
        "INSERT INTO visible VALUES (1)",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "SELECT 1; DROP VIEW claims",
        "SELECT 1; SELECT 2",
        "",
        "SELEC 1",
        "SELECT nothing FROM claims",
    ],
)
def test_sql_cannot_do_anything_else(filled: Ledger, tmp_path: Path, query: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(QueryError):
        filled.sql(query.format(out=out))
    assert not out.exists()
    assert filled.sql("SELECT count(*) FROM claims").rows == [(480,)]


def test_sql_stops_in_time(filled: Ledger) -> None:
    with pytest.raises(QueryError, match="longer than"):
        filled.sql("SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 5", seconds=0.2)
    assert filled.sql("SELECT 1").rows == [(1,)]


def test_export_jsonl_holds_what_claims_gives(filled: Ledger, tmp_path: Path) -> None:
    chosen = ClaimFilter(actor=("PRK",))
    out = tmp_path / "claims.jsonl"
    count = filled.export("jsonl", out, chosen)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows == filled.claims(chosen, sort="report", limit=None)
    assert count == len(rows) == filled.count(chosen)
    by_id = {c.id: to_json(c) for r in READINGS for c in r.claims}
    assert all({k: row[k] for k in by_id[row["id"]]} == by_id[row["id"]] for row in rows)


def test_export_csv(filled: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    assert filled.export("csv", out) == 480
    with out.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    reading = made_up.make(11)
    for claim in reading.claims:
        row = rows[claim.id]
        assert row["actor"] == claim.actor[0].name
        assert row["actor_country"] == "; ".join(claim.actor[0].country)
        assert row["event"] == (claim.event or "")
        assert row["codes"] == ("cameo:072" if claim.event == "AID" else "")
        assert row["earliest"] == ((claim.time.earliest or "") if claim.time else "")
        assert row["source"] == "; ".join(a.name for a in _speakers(reading, claim))


def test_export_parquet(filled: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "it's claims.parquet"
    assert filled.export("parquet", out) == 480
    rows = {r["id"]: r for r in pq.read_table(out).to_pylist()}
    assert rows["r-5:0:2"]["quantities"][0]["low"] == made_up.make(5).claims[1].quantities[0].low


def test_export_is_whole_or_not_there(filled: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "claims.jsonl"
    out.write_text("what stood there before")
    calls = iter(range(100))

    def breaks(value: object, **_: object) -> str:
        if next(calls) > 50:
            raise KeyboardInterrupt
        return "{}"

    monkeypatch.setattr("dragoman.ledger.export.json.dumps", breaks)
    with pytest.raises(KeyboardInterrupt):
        filled.export("jsonl", out)
    assert [p.name for p in tmp_path.iterdir()] == ["claims.jsonl"]
    assert out.read_text() == "what stood there before"
    with pytest.raises(QueryError, match="cannot export to 'xlsx'; allowed: jsonl, csv, parquet"):
        filled.export("xlsx", out)
