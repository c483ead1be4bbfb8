"""What goes in once is there once, complete, whatever comes between."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import made_up
import pytest

from dragoman.errors import LedgerError
from dragoman.ledger import ClaimFilter, Ledger
from dragoman.ledger.ingest import KNOWN, TWICE
from dragoman.records import Reading, Rejection, Report, to_json

V = made_up.VERSION
BROKEN = Rejection("feed.jsonl:7", "not JSON: expecting a value", "{'id'")


def keep(ledger: Ledger, *items: Report | Rejection) -> None:
    ledger.ingest(items, made_up.read, version=V)


def test_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    ledger.ingest(made_up.reports(9), made_up.read, version=V, batch=4)
    assert [ledger.reading(f"r-{i}") for i in range(9)] == [made_up.make(i) for i in range(9)]
    assert {r.report.id for r in ledger.readings()} == {f"r-{i}" for i in range(9)}


def test_every_input_is_counted_once(ledger: Ledger) -> None:
    inputs: list[Report | Rejection] = [*made_up.reports(5), BROKEN, made_up.report(2), replace(BROKEN, source="x")]
    done = ledger.ingest(inputs, made_up.read, version=V, batch=2)
    assert (done.read, done.kept, done.skipped, done.rejected) == (8, 5, 1, 2)
    assert done.reasons == {("skipped", TWICE): 1, ("rejected", BROKEN.reason): 2}
    (run,) = ledger.runs()
    assert (run["read"], run["kept"], run["skipped"], run["rejected"], run["batches"]) == (8, 5, 1, 2, done.batches)


def test_second_run_adds_nothing(ledger: Ledger) -> None:
    inputs = [*made_up.reports(7), BROKEN]
    ledger.ingest(inputs, made_up.read, version=V, batch=3)
    before = ledger.counts(), [p for p in Path(ledger.root).rglob("*") if p.is_file()]

    def untouched(reports: Iterable[Report]) -> Iterator[Reading]:
        assert not list(reports), "a report that is known must not be read again"
        return iter(())

    done = ledger.ingest(inputs, untouched, version=V)
    assert (done.read, done.kept, done.skipped, done.rejected) == (8, 0, 7, 1)
    assert done.reasons["skipped", KNOWN] == 7
    assert (ledger.counts(), [p for p in Path(ledger.root).rglob("*") if p.is_file()]) == before


def test_readings_can_be_handed_in(ledger: Ledger) -> None:
    done = ledger.ingest([made_up.make(0), BROKEN, made_up.make(0), made_up.make(1)], version=V)
    assert (done.read, done.kept, done.skipped, done.rejected) == (4, 2, 1, 1)
    with pytest.raises(LedgerError, match="without having been read"):
        ledger.ingest([made_up.report(3)], version=V)


def test_reader_may_reject(ledger: Ledger) -> None:
    """A report that no worker survives is rejected, and tried again by the next run."""

    def choosy(reports: Iterable[Report]) -> Iterator[Reading | Rejection]:
        for r in reports:
            yield Rejection(r.source, "the worker died") if r.id == "r-1" else next(made_up.read([r]))

    done = ledger.ingest(made_up.reports(3), choosy, version=V)
    assert (done.read, done.kept, done.rejected) == (3, 2, 1)
    again = ledger.ingest(made_up.reports(3), made_up.read, version=V)
    assert (again.kept, again.skipped) == (1, 2)


@pytest.mark.parametrize(("change", "message"), [(-1, "lost 1 report"), (1, "more than it was given")])
def test_reader_that_loses_or_invents_reports(ledger: Ledger, change: int, message: str) -> None:
    def wrong(reports: Iterable[Report]) -> Iterator[Reading]:
        readings = list(made_up.read(reports))
        return iter(readings[:change] if change < 0 else [*readings, made_up.make(99)])

    with pytest.raises(LedgerError, match=message):
        ledger.ingest(made_up.reports(4), wrong, version=V)


def test_reading_of_another_version_is_refused(ledger: Ledger) -> None:
    """Its reports would be read again and again: the look-up goes by the run's version."""
    with pytest.raises(LedgerError, match="made-up-1 came to a run of version other"):
        ledger.ingest(made_up.reports(1), made_up.read, version="other")


def test_unread_reports_are_kept(ledger: Ledger) -> None:
    unread = Reading(Report("fr-1", "Le ministre est parti.", language="fr"), skipped="language: fr", version=V)
    done = ledger.ingest([unread], version=V)
    assert (done.kept, done.unread, done.reasons) == (1, 1, {("unread", "language: fr"): 1})
    assert ledger.report("fr-1")["skipped"] == "language: fr"


def test_newer_state_replaces(ledger: Ledger) -> None:
    """Same url, other text: a new row that says which it replaces; the older one stays, and is not counted with."""
    for state in (0, 1, 2):
        keep(ledger, made_up.report(1, state), made_up.report(2))
    counts = ledger.counts()
    assert (counts["reports"], counts["replaced"], counts["readings"], counts["claims"]) == (2, 2, 4, 8)
    answer = ledger.sql("SELECT key, replaces, replaced_by, current FROM reports_history WHERE id = 'r-1'")
    rows = {key: (replaces, by, current) for key, replaces, by, current in answer.rows}
    (first,) = [k for k, v in rows.items() if v[0] is None]
    second, third = rows[first][1], rows[rows[first][1]][1]
    assert rows == {first: (None, second, False), second: (first, third, False), third: (second, None, True)}
    assert ledger.report("r-1")["ledger"]["replaces"] == second
    assert ledger.report(first)["report"]["text"] == made_up.report(1, 0).text
    older = ledger.claims(ClaimFilter(report=("r-1",), replaced=True))
    assert len(older) == 12
    assert len(ledger.claims(ClaimFilter(report=("r-1",)))) == 4


def test_older_state_that_comes_late_replaces_nothing(ledger: Ledger) -> None:
    new = replace(made_up.report(1, 1), published="2024-05-02")
    old = replace(made_up.report(1, 0), published="2024-05-01")
    ledger.ingest([replace(made_up.make(1, 1), report=new)], version=V)
    ledger.ingest([replace(made_up.make(1, 0), report=old)], version=V)
    assert ledger.report("r-1")["report"]["published"] == "2024-05-02"


def test_rows_with_ids_of_their_own_under_one_url_stay(ledger: Ledger) -> None:
    """A file with a row for each paragraph of one page: nothing of it may disappear."""
    rows = [replace(made_up.make(i), report=replace(made_up.report(i), url="https://example.org/page")) for i in range(4)]
    ledger.ingest(rows, version=V)
    assert ledger.counts()["reports"] == 4


def test_same_id_in_two_places_stays_two_reports(ledger: Ledger) -> None:
    rows = [replace(made_up.make(i), report=replace(made_up.report(i), id="1")) for i in range(2)]
    ledger.ingest(rows, version=V)
    assert ledger.counts()["reports"] == 2


def test_newer_version_reads_again(ledger: Ledger) -> None:
    """The newest reading is the one shown; the old one stays in the history."""
    keep(ledger, *made_up.reports(3))
    fewer = [replace(made_up.make(i), claims=made_up.make(i).claims[:1], version="2") for i in range(3)]
    done = ledger.ingest(fewer, version="2")
    assert done.kept == 3
    counts = ledger.counts()
    assert (counts["reports"], counts["readings"], counts["claims"], counts["replaced"]) == (3, 6, 3, 0)
    history = ledger.sql("SELECT version, count(*), bool_or(current) FROM claims_history GROUP BY ALL ORDER BY ALL").rows
    assert history == [("2", 3, True), (V, 12, False)]
    assert ledger.ingest(made_up.reports(3), made_up.read, version=V).skipped == 3


def test_rejected_rows(ledger: Ledger) -> None:
    keep(ledger, BROKEN)
    keep(ledger, BROKEN, replace(BROKEN, head="é" * 500))
    rows = [(r["source"], r["reason"], len(r["head"])) for r in ledger.rejected()]
    assert rows == [(BROKEN.source, BROKEN.reason, 5), (BROKEN.source, BROKEN.reason, 200)]


def test_half_a_surrogate_pair_does_not_stop_a_run(ledger: Ledger) -> None:
    """JSON may hold one; no file can. Offsets stay."""
    broken = Reading(Report("s", "a\ud83d b", title="\x00"), sentences=made_up.make(0).sentences[:1], version=V)
    assert ledger.ingest([broken], version=V).kept == 1
    assert ledger.report("s")["report"]["text"] == "a\ufffd b"
    assert ledger.ingest([broken], version=V).skipped == 1


def test_report_line_is_the_line_of_extract(ledger: Ledger) -> None:
    keep(ledger, made_up.report(4))
    line = ledger.report("r-4")
    del line["ledger"]
    assert line == to_json(made_up.make(4))


def test_claim_is_the_claim_of_extract(ledger: Ledger) -> None:
    keep(ledger, *made_up.reports(3))
    reading = made_up.make(1)
    for claim in reading.claims:
        row = ledger.claim(claim.id)
        whole = to_json(claim)
        assert {k: row[k] for k in whole} == whole
        start, end = row["sentence_span"]
        assert row["sentence_text"] == reading.report.text[start:end]
        assert [s["speaker"] for s in row["sources"]] == [to_json(reading.attributions[i].speaker) for i in claim.attribution]
