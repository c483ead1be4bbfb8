"""What was known then, who wrote at once, and what is refused."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import made_up
import pyarrow as pa
import pytest
from content import content
from deltalake import DeltaTable, write_deltalake

from dragoman.errors import LedgerError, QueryError
from dragoman.ledger import ClaimFilter, Judgement, Ledger
from dragoman.records import Rejection

ROOT = Path(__file__).resolve().parents[2]
V = made_up.VERSION
WRITER = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "benchmarks")!r}]
import made_up
from dragoman.ledger import Ledger
start, count = int(sys.argv[2]), int(sys.argv[3])
with Ledger.open(sys.argv[1], create=True) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    done = ledger.ingest(made_up.reports(count, start), made_up.read, version=made_up.VERSION, batch=4)
assert done.kept + done.skipped + done.rejected == done.read, done
"""


def write_together(path: Path, *work: tuple[int, int]) -> None:
    """Processes that ingest (first report, how many) at the same time."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(start), str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for start, count in work
    ]
    for p in processes:
        assert p.stdout is not None
        assert p.stdout.readline() == "ready\n"
    for p in processes:
        p.communicate("go\n", timeout=120)
        assert p.returncode == 0


def test_two_writers_of_different_reports(path: Path) -> None:
    write_together(path, (0, 24), (24, 24))
    with Ledger.open(path) as ledger:
        assert {r.report.id for r in ledger.readings()} == {f"r-{i}" for i in range(48)}
        assert ledger.counts()["claims"] == 192
        assert ledger.counts()["ingests"] == 2


def test_two_writers_of_the_same_reports(path: Path) -> None:
    """Both may have read a report before they could see one another; it is shown once, and every reader shows the same one."""
    write_together(path, (0, 24), (0, 24), (12, 18))
    with Ledger.open(path) as ledger, Ledger.open(path.with_name("alone"), create=True) as alone:
        alone.ingest(made_up.reports(30), made_up.read, version=V)
        assert content(ledger) == content(alone)
        assert ledger.counts()["reports"] == 30


def test_reader_beside_a_writer_sees_whole_batches(path: Path) -> None:
    """Every state that a reader meets has all claims of the reports that it has."""
    with Ledger.open(path, create=True) as writer, Ledger.open(path) as reader:
        work = threading.Thread(target=writer.ingest, args=(made_up.reports(60), made_up.read), kwargs={"version": V, "batch": 5})
        work.start()
        states = set()
        while work.is_alive():
            rows = reader.sql(
                "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM claims), (SELECT count(*) FROM lineage)"
            ).rows
            states.add(rows[0])
        work.join()
        assert all(reports % 5 == 0 and claims == 4 * reports and edges == reports for reports, claims, edges in states)
        assert len(states) > 2
        assert reader.counts()["reports"] == 60


def test_as_of(path: Path) -> None:
    """Each question is answered from what was complete then, also when all was put together since."""
    moments = []
    with Ledger.open(path, create=True) as ledger:
        for i in range(3):
            ledger.ingest([made_up.report(i), made_up.report(9, i), Rejection(f"x{i}", "y")], made_up.read, version=V)
            moments.append(datetime.now(UTC).isoformat())
        ledger.maintain(hours=0)
    for i, moment in enumerate(moments):
        with Ledger.open(path, as_of=moment) as then:
            counts = then.counts()
            assert (counts["reports"], counts["readings"], counts["rejected"], counts["ingests"]) == (
                i + 2,
                2 * i + 2,
                i + 1,
                i + 1,
            )
            assert then.report("r-9")["report"]["text"] == made_up.report(9, i).text
            assert then.report("r-9")["ledger"]["replaced_by"] is None
            assert {r["report"] for r in then.claims(limit=None)} == {"r-9", *(f"r-{k}" for k in range(i + 1))}
            with pytest.raises(QueryError, match=r"no report 'r-8' as of \d{4}-"):
                then.report("r-8")
            with pytest.raises(LedgerError, match="cannot be written"):
                then.ingest(made_up.reports(1), made_up.read, version=V)


def test_as_of_a_day_is_its_end(path: Path) -> None:
    today = datetime.now(UTC).date()
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(made_up.reports(2), made_up.read, version=V)
    for day, reports in ((today - timedelta(days=1), 0), (today + timedelta(days=1), 2)):
        for value in (day, day.isoformat()):
            with Ledger.open(path, as_of=value) as then:
                assert then.counts()["reports"] == reports
    with pytest.raises(QueryError, match="as-of takes a day"):
        Ledger.open(path, as_of="June")


def test_open_ledger_sees_what_others_write(path: Path) -> None:
    with Ledger.open(path, create=True) as one, Ledger.open(path) as other:
        assert other.count() == 0
        one.ingest(made_up.reports(1), made_up.read, version=V)
        assert other.count() == 4
        assert other.sql("SELECT count(*) FROM claims").rows == [(4,)]


def test_judgements_are_kept_in_order(ledger: Ledger) -> None:
    first = Judgement("actor", "kim", "kim-jong-un", True, 0.93, "same office", "dragoman 0.1")
    second = Judgement("actor", "kim", "kim-jong-un", False, 1.0, "another Kim", "me", "2030-01-02T03:04:05+02:00")
    assert ledger.judge([first]) == 1
    assert ledger.judge([second, Judgement("claim", "a", "b", True, 0.5, "", "me")]) == 2
    assert ledger.judge([]) == 0
    rows = ledger.judgements(kind="actor")
    assert [(r["same"], r["by"], r["score"]) for r in rows] == [(True, "dragoman 0.1", 0.93), (False, "me", 1.0)]
    assert rows[1]["decided"] == "2030-01-02T01:04:05+00:00"
    assert ledger.counts()["judgements"] == 3


def test_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="`dragoman ingest` makes one"):
        Ledger.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "file", create=True)
    with pytest.raises(LedgerError, match="may not hold any of"):
        Ledger.open(tmp_path / "50%", create=True)


def test_odd_but_lawful_paths(tmp_path: Path) -> None:
    for name in ("with space", "été", "it's"):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            ledger.ingest(made_up.reports(1), made_up.read, version=V)
            assert len(ledger.claims()) == 4
            assert ledger.sql("SELECT count(*) FROM claims").rows == [(4,)]


def test_ledger_at_an_address(tmp_path: Path) -> None:
    """An address is read through deltalake, as an object store is."""
    with Ledger.open((tmp_path / "far").as_uri(), create=True) as ledger:
        ledger.ingest(made_up.reports(6), made_up.read, version=V, batch=3)
        assert ledger.ingest(made_up.reports(6), made_up.read, version=V).skipped == 6
        assert ledger.reading("r-2") == made_up.make(2)
        assert len(ledger.claims(ClaimFilter(report=("r-1",)))) == 4
        assert ledger.sql("SELECT count(*) FROM claims").rows == [(24,)]
        with pytest.raises(QueryError):
            ledger.sql("SELECT * FROM read_text('/etc/hostname')")
    assert (tmp_path / "far" / "claims" / "_delta_log").is_dir()


def test_column_that_another_tool_added(path: Path) -> None:
    Ledger.open(path, create=True).close()
    extra = pa.table({"id": ["x"], "mood": ["good"]})
    write_deltalake(str(path / "claims"), extra, mode="append", schema_mode="merge")
    with pytest.raises(LedgerError, match=r"unknown: mood.*altered by another tool, or written by a newer version"):
        Ledger.open(path)


def test_column_of_another_type(path: Path) -> None:
    Ledger.open(path, create=True).close()
    wrong = pa.table({"source": [1], "batch": ["x"]})
    write_deltalake(str(path / "rejected"), wrong, mode="overwrite", schema_mode="overwrite")
    with pytest.raises(LedgerError, match=r"\(of another type: source\)"):
        Ledger.open(path, create=True)


def test_ledger_of_another_format(path: Path) -> None:
    Ledger.open(path, create=True).close()
    DeltaTable(str(path / "claims")).alter.set_table_description("dragoman ledger, format 99")
    with pytest.raises(LedgerError, match="has the ledger format 99, this version of dragoman reads and writes format 1"):
        Ledger.open(path)


def test_table_that_is_not_ours(path: Path) -> None:
    write_deltalake(str(path / "ingests"), pa.table({"a": [1]}))
    with pytest.raises(LedgerError, match="was not made by dragoman"):
        Ledger.open(path, create=True)


def test_deletion_vectors_are_refused(path: Path) -> None:
    """Their files hold rows that were deleted; the list of files would mislead."""
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest(made_up.reports(1), made_up.read, version=V)
        DeltaTable(str(path / "claims")).alter.set_table_properties({"delta.enableDeletionVectors": "true"})
        with pytest.raises(LedgerError, match="deletion vectors"):
            Ledger.open(path)
        with pytest.raises(LedgerError, match="deletion vectors"):
            ledger.ingest(made_up.reports(1, 1), made_up.read, version=V)
