"""Ledgers made before a column or a nested field was thought of: read, written beside one another, and what stays refused."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import made_up
import pyarrow as pa
import pytest
from content import content
from deltalake import DeltaTable, write_deltalake

from dragoman.errors import LedgerError
from dragoman.ledger import ClaimFilter, Ledger
from dragoman.ledger.schema import differences
from dragoman.ledger.tables import TABLES
from dragoman.records import to_json

ROOT = Path(__file__).resolve().parents[2]
V = made_up.VERSION
# Of the nested records, and of the tables: fields that the older ledger does not have.
NESTED = {"why", "how", "code", "precision", "edtf"}
COLUMNS = {"claims": {"confidence", "latest", "contexts", "codes"}, "reports": {"places", "words"}, "lineage": {"how"}}
WRITER = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "benchmarks")!r}]
import made_up
from dragoman.ledger import Ledger
with Ledger.open(sys.argv[1], create=True) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    ledger.ingest(made_up.reports(8, int(sys.argv[2])), made_up.read, version=made_up.VERSION, batch=4)
"""


def narrower(kind: pa.DataType) -> pa.DataType:
    """The type without the nested fields in `NESTED`."""
    if pa.types.is_list(kind):
        return pa.list_(narrower(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(f.name, narrower(f.type)) for f in kind if f.name not in NESTED])
    return kind


def made_older(path: Path, reports: int, address: str = "") -> None:
    """A ledger of `reports` made-up reports whose tables lack columns and nested fields."""
    with Ledger.open(path.with_name("newest"), create=True) as ledger:
        ledger.ingest(made_up.reports(reports), made_up.read, version=V, batch=4)
    for name, schema in TABLES.items():
        less = pa.schema([(f.name, narrower(f.type)) for f in schema if f.name not in COLUMNS.get(name, ())])
        DeltaTable.create(f"{address or path}/{name}", less, name=name, description="dragoman ledger, format 1")
        rows = DeltaTable(str(path.with_name("newest") / name)).to_pyarrow_table().to_pylist()
        write_deltalake(f"{address or path}/{name}", pa.Table.from_pylist(rows, schema=less), mode="append")


def test_what_was_not_kept_is_read_as_its_default(path: Path) -> None:
    made_older(path, 6)
    with Ledger.open(path) as ledger:
        reading, full = ledger.reading("r-2"), made_up.make(2)
        assert reading.report == full.report
        assert reading.places == ()
        assert [c.id for c in reading.claims] == [c.id for c in full.claims]
        assert {c.confidence for c in reading.claims} == {1.0}
        assert {c.contexts for c in reading.claims} == {()}
        assert {c.codes for c in reading.claims} == {()}
        assert {a.how for c in reading.claims for a in c.actor} == {""}
        assert [a.text for c in reading.claims for a in c.actor] == [a.text for c in full.claims for a in c.actor]
        assert {x.how for x in reading.lineage} == {""}
        claims = ledger.claims(ClaimFilter(event=("AID",)), limit=None)
        assert claims
        assert {c["confidence"] for c in claims} == {1.0}
        assert ledger.sql("SELECT count(*), count(contexts), count(actor[1].how) FROM claims").rows == [(24, 0, 0)]
        assert ledger.export("parquet", path.with_name("x.parquet")) == 24
        assert len(ledger.timeline()) == len(ledger.timeline(limit=None)) > 0
    with Ledger.open(path, as_of="2100-01-01") as then:
        assert then.count() == 24


def test_reading_changes_nothing(path: Path) -> None:
    made_older(path, 1)
    with Ledger.open(path) as ledger:
        ledger.claims()
    assert {DeltaTable(str(path / name)).version() for name in TABLES} == {1}


def test_writing_adds_what_is_missing_and_keeps_what_is_there(path: Path) -> None:
    made_older(path, 6)
    with Ledger.open(path) as reader, Ledger.open(path, create=True) as ledger:
        before = to_json(reader.reading("r-2"))
        done = ledger.ingest(made_up.reports(10), made_up.read, version=V)
        assert (done.skipped, done.kept) == (6, 4)
        for book in (reader, ledger):
            assert book.reading("r-8") == made_up.make(8)
            assert to_json(book.reading("r-2")) == before
            assert book.count() == 40
        assert ledger.maintain(hours=0)["compacted"]
        assert to_json(ledger.reading("r-2")) == before
        assert ledger.reading("r-9") == made_up.make(9)
    for name in ("claims", "reports", "attributions", "lineage"):
        assert differences(TABLES[name], pa.schema(DeltaTable(str(path / name)).schema().to_arrow())) == ([], [], [])


def test_several_writers_at_once_add_it_once(path: Path) -> None:
    made_older(path, 4)
    command = [sys.executable, "-c", WRITER, str(path)]
    processes = [
        subprocess.Popen([*command, start], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for start in ("4", "8", "12")
    ]
    for p in processes:
        assert p.stdout is not None
        assert p.stdout.readline() == "ready\n"
    for p in processes:
        p.communicate("go\n", timeout=120)
        assert p.returncode == 0
    with Ledger.open(path) as ledger, Ledger.open(path.with_name("alone"), create=True) as alone:
        alone.ingest(made_up.reports(16, 4), made_up.read, version=V)
        assert {r.report.id for r in ledger.readings()} == {f"r-{i}" for i in range(20)}
        ours, theirs = content(ledger)["claims_history"], content(alone)["claims_history"]
        assert set(theirs) <= set(ours)
        assert len(ours) == 80


def test_older_ledger_at_an_address(path: Path) -> None:
    address = path.as_uri()
    made_older(path, 3, address)
    with Ledger.open(address) as ledger:
        assert {c.confidence for c in ledger.reading("r-1").claims} == {1.0}
    with Ledger.open(address, create=True) as ledger:
        ledger.ingest(made_up.reports(5), made_up.read, version=V)
        assert ledger.reading("r-4") == made_up.make(4)
        assert ledger.reading("r-1").places == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda s: s.append(pa.field("mood", pa.string())), r"unknown: mood"),
        (lambda s: s.set(s.get_field_index("score"), pa.field("score", pa.string())), r"of another type: score"),
        (lambda s: s.set(s.get_field_index("a"), pa.field("a", pa.struct([("b", pa.string())]))), r"of another type: a"),
    ],
)
def test_more_than_this_version_knows_stays_refused(path: Path, change: Callable[[pa.Schema], pa.Schema], message: str) -> None:
    Ledger.open(path, create=True).close()
    DeltaTable.create(
        str(path / "judgements"), change(TABLES["judgements"]), mode="overwrite", description="dragoman ledger, format 1"
    )
    with pytest.raises(LedgerError, match=message):
        Ledger.open(path)


def test_nested_field_that_this_version_does_not_know_is_named(path: Path) -> None:
    Ledger.open(path, create=True).close()
    table = DeltaTable(str(path / "claims"))
    row = {"batch": "x", "items": [{"text": "rice", "grade": 3}]}
    write_deltalake(table, pa.Table.from_pylist([row]), mode="append", schema_mode="merge")
    with pytest.raises(LedgerError, match=r"unknown: items\.grade"):
        Ledger.open(path)
