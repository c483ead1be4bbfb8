"""Commands that ask a ledger: what they print for people and for programs, and how they end."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), {"r1", "r2", "r3", "r4", "r5", "r6", "r7"}),
        (("--event", "aid"), {"r3", "r4", "r5", "r6", "r7"}),
        (("--event", "AID", "--status", "occurred"), {"r3", "r4"}),
        # The same filter twice allows either value; two filters narrow each other.
        (("--status", "denied", "--status", "planned"), {"r5", "r6"}),
        (("--actor", "PRK", "--recipient", "RUS", "--mode", "meet"), {"r1", "r2"}),
        (("--source", "*intelligence*"), {"r4"}),
        (("--source", "UKR"), {"r4"}),
        (("--place", "Vladivostok"), {"r1", "r2"}),
        (("--outlet", "harbour wire"), {"r1", "r5", "r6"}),
        (("--text", "containers"), {"r3", "r4"}),
        (("--since", "2024-01-01"), {"r6", "r7"}),
        # r2 was published on the 14th, but says that it happened on the 13th.
        (("--until", "2023-09-13"), {"r1", "r2"}),
        (("--sure", "0.6"), {"r1", "r2", "r3", "r4", "r5", "r6", "r7"}),
        (("--sure", "0.61"), {"r1", "r2", "r3", "r4", "r5", "r6"}),
        (("--actor", "Atlantis"), set()),
    ],
)
def test_filters(dragoman: Run, arguments: tuple[str, ...], expected: set[str]) -> None:
    ran = dragoman("claims", "--json", *arguments)
    assert ran.code == 0
    assert {row["report"] for row in ran.rows} == expected


def test_listing_stays_within_80_columns_and_tells_what_a_reader_needs(dragoman: Run) -> None:
    ran = dragoman("claims", "--event", "AID", "--status", "occurred", "--sort", "report")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "2023-11-03  AID  happened  North Korea → Russia"
    assert lines[1] == "  about 1,000 containers; shells"
    assert lines[3] == "  r3-c1  Northgate Monitor 2023-11-03  says: Seoul's defence ministry"
    assert ran.err == "dragoman: claims 1 to 2 of 2\n"


def test_pages_do_not_overlap(dragoman: Run) -> None:
    pages = [dragoman("claims", "--json", "--limit", "3", "--page", str(n)).rows for n in (1, 2, 3, 4)]
    assert [len(p) for p in pages] == [3, 3, 1, 0]
    assert len({row["id"] for page in pages for row in page}) == 7


def test_sort_by_the_day_of_the_event(dragoman: Run) -> None:
    reports = [row["report"] for row in dragoman("claims", "--json", "--sort", "-date").rows]
    assert reports[0] == "r7"
    assert set(reports[-2:]) == {"r1", "r2"}


def test_timeline_marks_days_that_are_only_the_reports(dragoman: Run) -> None:
    ran = dragoman("timeline")
    days = [line[:11].strip() for line in ran.out.splitlines() if line[:11].strip()]
    assert days == ["2023-09-13", "~2023-11-03", "~2023-11-04", "~2023-11-06", "~2024-06-20", "~2024-06-21"]
    assert max(map(len, ran.out.splitlines())) <= 80


def test_claim_marks_the_spans_under_the_sentence(dragoman: Run) -> None:
    ran = dragoman("claim", "r4-c1")
    lines = ran.out.splitlines()
    sentence = next(i for i, line in enumerate(lines) if line.startswith("  North Korea shipped"))
    for label, word in (("└actor", "North Korea"), ("└event", "shipped"), ("└figure", "more than"), ("└recipient", "Russia")):
        assert lines[sentence + 1].index(label) == lines[sentence].index(word)
    assert "said by       Kyiv's military intelligence" in ran.out
    assert "- made by hand" in ran.out


def test_report_shows_text_and_claims(dragoman: Run) -> None:
    ran = dragoman("report", "r5")
    assert "Moscow denied that North Korea shipped shells to Russia.\n" in ran.out
    assert "AID  denied  North Korea → Russia" in ran.out
    assert dragoman("report", "r5", "--json").rows[0]["ledger"]["current"] is True


def test_sql(dragoman: Run) -> None:
    ran = dragoman("sql", "SELECT status, count(*) AS n FROM claims GROUP BY status ORDER BY n DESC LIMIT 1", "--json")
    assert ran.rows == [{"status": "occurred", "n": 4}]
    assert dragoman("sql", "DROP TABLE claims").code == 2


def test_as_of_answers_from_before_there_was_anything(dragoman: Run) -> None:
    assert dragoman("claims", "--json", "--as-of", "2000-01-01").out == ""
    assert len(dragoman("claims", "--json", "--as-of", "2999-01-01").rows) == 7


def test_export_forms_agree(dragoman: Run, tmp_path: Path) -> None:
    for name in ("x.jsonl", "x.csv", "x.parquet"):
        ran = dragoman("export", name, "--event", "AID")
        assert (ran.code, ran.out) == (0, f"5 claims in {name}\n")
    lines = [json.loads(line)["id"] for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == lines
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet").column("id").to_pylist() == lines


def test_brief_in_three_forms(dragoman: Run, tmp_path: Path) -> None:
    ran = dragoman("brief", "--title", "Shells", "-o", "b.html", "-o", "b.md", "--event", "AID")
    assert ran.out == "b.html: 5 claims of 5 reports\nb.md: 5 claims of 5 reports\n"
    assert (tmp_path / "b.html").read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == dragoman("brief", "--title", "Shells", "--event", "AID").out
    assert dragoman("brief", "--title", "Shells", "--json").rows[0]["title"] == "Shells"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("claims", "--event", "FOO"), 2, "allowed: AGREE"),
        (("claims", "--since", "yesterday"), 2, "2023-06-30"),
        (("claims", "--sort", "size"), 2, "allowed: report"),
        (("claims", "--as-of", "then"), 2, "as-of takes a day"),
        (("claims", "--nonsense"), 2, "No such option"),
        (("claim", "no-such"), 2, "no claim 'no-such'"),
        (("report", "no-such"), 2, "no report 'no-such'"),
        (("brief", "--actor", "Atlantis"), 2, "nothing to summarise"),
        (("brief", "-o", "no/such/folder.html"), 2, "cannot write"),
        (("export", "claims.xml"), 2, "jsonl, csv, parquet"),
        (("export", "no/such/folder.csv"), 5, "cannot write"),
        (("claims", "--ledger", "no-such-folder"), 5, "dragoman ingest"),
        (("explain", " "), 2, "no text"),
        (("explain", "Hello.", "--published", "Tuesday"), 2, "2024-06-19"),
        (("extract", "x", "--column", "body"), 2, "FIELD=NAME"),
    ],
)
def test_mistakes_end_with_their_code_and_say_what_to_do(dragoman: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = dragoman(*arguments)
    assert ran.code == code
    assert said in " ".join(ran.err.replace("│", " ").split())
    assert ran.out == ""
