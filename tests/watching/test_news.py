"""News of developments: new ones, changed status, moved figures, contradictions; each told once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import __version__
from dragoman.cli.watch import line
from dragoman.digest import Keeping
from dragoman.ledger import Ledger
from dragoman.pipeline import Pipeline
from dragoman.records import Report
from dragoman.watching import news

V = __version__
FIRST = [
    Report("a", "Norland sent 300 soldiers to Easten on Monday, the ministry said.", "Lantern", "", "", "2024-05-06"),
    Report("b", "France will send 2,000 soldiers to Mali, Paris said on Monday.", "Wire", "", "", "2024-05-06"),
]
SECOND = [
    Report(
        "c",
        "France has sent 3,500 soldiers to Mali, Paris said on Wednesday.",
        "Post",
        "",
        "",
        "2024-05-08",
    ),
    Report("d", "Japan gave 40 tonnes of rice to Kenya on Tuesday, Tokyo said.", "Post", "", "", "2024-05-08"),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Keeping, str]]:
    """A ledger into which two lots of reports came, and the moment between them."""
    read = Pipeline.load().read
    with Ledger.open(tmp_path_factory.mktemp("news") / "ledger", create=True) as ledger:
        ledger.ingest(FIRST, read, version=V)
        moment = ledger.moment()
        ledger.ingest(SECOND, read, version=V)
        with Keeping(ledger) as keeping:
            keeping.sweep(V)
            yield ledger, keeping, moment


def test_nothing_since_the_last_batch(book: tuple[Ledger, Keeping, str]) -> None:
    ledger, keeping, _ = book
    assert news(ledger, keeping, ledger.moment()) == []


def test_what_came_since(book: tuple[Ledger, Keeping, str]) -> None:
    ledger, keeping, moment = book
    items = news(ledger, keeping, moment)
    assert {r for i in items for r in i.reports} == {"c", "d"}, "the first lot is no news"
    new = [i for i in items if i.kind == "development" and i.reports == ("d",)]
    assert [i.details["event"] for i in new] == ["AID"]
    (status,) = (i for i in items if i.kind == "status")
    assert (status.details["was"], status.details["now"], status.reports) == ("planned", "occurred", ("c",))
    (figure,) = (i for i in items if i.kind == "figure")
    assert "2,000" in figure.details["was"]
    assert "3,500" in figure.details["now"]
    assert line(status).startswith("status ")
    assert "planned → occurred" in line(status)
    assert "3,500" in line(figure)


def test_everything_from_the_beginning(book: tuple[Ledger, Keeping, str]) -> None:
    ledger, keeping, _ = book
    assert {r for i in news(ledger, keeping, "") for r in i.reports} >= {"a", "b", "c", "d"} - {"a"}
