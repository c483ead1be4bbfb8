"""``dragoman actors``: what a user says of actors is kept, shown, and refused where it makes no sense."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made import reading

from dragoman.ledger import Ledger
from dragoman.records import Actor, Claim, Predicate, Span

Run = Callable[..., Any]
TEXT = "Kalvo spoke."


def _claim() -> Claim:
    kalvo = Actor(Span(0, 5), "Kalvo", "kalvo", "Kalvo", ("DEU",), sectors=("BUS",), how="name of an organisation")
    return Claim(
        "c1",
        1,
        Span(0, len(TEXT)),
        TEXT,
        (),
        Predicate(Span(6, 11), "spoke", "speak"),
        None,
        None,
        (),
        "occurred",
        "CT+",
        (kalvo,),
    )


@pytest.fixture
def own(dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A ledger of one's own with one report."""
    with Ledger.open(tmp_path / "own", create=True) as ledger:
        ledger.ingest([reading("r1", "Gazette", "2024-03-01", TEXT, [_claim()])], version="test")
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(tmp_path / "own"))
    return dragoman


def test_add_correct_merge_split_show(own: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("name,country,sector\nKalvo AG,AT,BUS\nNo One,Nowhere,\n", encoding="utf-8")
    added = own("actors", "add", str(file))
    assert added.out == "1 actors added, 1 left out: readings that begin now know them\n"
    assert "no country 'Nowhere'" in added.err
    assert own("actors", "correct", "kalvo", "--country", "at", "--sector", "MIL").out == "kalvo is Kalvo (AUT MIL)\n"
    assert own("actors", "merge", "kalvo", "kalvo-ag", "--by", "ito").out == "kalvo is kalvo-ag\n"
    (row,) = own("actors", "kalvo", "--json").rows
    assert (row["country"], row["sectors"], row["merged"], row["mentions"]) == (["AUT"], ["MIL"], ["kalvo-ag"], 1)
    assert [f["role"] for f in own("actors", "show", "kalvo-ag", "--json").rows[0]["said"]] == ["added", "corrected"]
    assert "merged with kalvo-ag" in own("actors", "show", "kalvo").out
    assert own("claims", "--actor", "kalvo-ag", "--all", "--json").rows[0]["actor"][0]["country"] == "AUT"
    own("actors", "split", "kalvo", "kalvo-ag")
    assert {r["id"] for r in own("actors", "kalvo", "--json").rows} == {"kalvo", "kalvo-ag"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("correct", "kalvo"), 2, "what is right"),
        (("correct", "nobody-here", "--country", "DEU"), 2, "no actor 'nobody-here'"),
        (("correct", "kalvo", "--country", "Atlantis"), 2, "no country 'Atlantis'"),
        (("correct", "kalvo", "--sector", "XYZ"), 2, "no sector 'XYZ'"),
        (("merge", "kalvo"), 2, "two or more"),
        (("split", "kalvo", "nobody-here"), 2, "no actor 'nobody-here'"),
        (("merge", "kalvo", "kalvo-ag", "--by", "dragoman 1"), 2, "give another name"),
        (("add",), 2, "add takes files"),
        (("add", "not-there.csv"), 4, "not-there.csv"),
        (("show",), 2, "one id"),
        (("--sector", "MIL"), 2, "correct ID"),
        (("show", "kalvo", "--country", "DEU"), 2, "do not go with show"),
        (("merge", "kalvo", "x", "--as-of", "2024-01-01"), 2, "looks back"),
    ],
)
def test_what_is_refused(own: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = own("actors", *arguments)
    assert ran.code == code
    assert said in " ".join(ran.err.split())
