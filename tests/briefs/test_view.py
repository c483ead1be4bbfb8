"""A claim in a few strings, from a record and from a ledger's row."""

from __future__ import annotations

from pathlib import Path

from made import readings

from dragoman.briefs.view import Figure, figure, from_row, matter, of_reading, parties, speaker
from dragoman.ledger import Ledger
from dragoman.records import to_json


def test_from_a_reading() -> None:
    (view,) = of_reading(readings()[3])
    assert (view.says, view.cues) == (("Kyiv's military intelligence",), ("said",))
    assert parties(view) == "North Korea → Russia"
    assert view.figures == (Figure("more than 3,000 containers", 3000.0, None, "1", "containers"),)
    assert (view.day, view.order) == ("", "2023-11-04")


def test_from_a_line_of_extract() -> None:
    assert of_reading(to_json(readings()[0])) == of_reading(readings()[0])


def test_from_a_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger", create=True) as ledger:
        ledger.ingest(readings(), version="test")
        rows = [from_row(row) for row in ledger.stream()]
    assert {v.id: v for v in rows} == {v.id: v for r in readings() for v in of_reading(r)}


def test_a_day_with_an_open_end_dates_nothing() -> None:
    (claim,) = to_json(readings()[0])["claims"]
    claim["time"]["latest"] = None
    line = to_json(readings()[0]) | {"claims": [claim]}
    assert of_reading(line)[0].day == ""


def test_figure_names_what_is_counted_once() -> None:
    base = {"low": 5, "high": 5, "unit": "t", "item": "explosives"}
    assert figure({**base, "text": "5 tons"}).words == "5 tons of explosives"
    assert figure({**base, "text": "5 tons of explosives"}).words == "5 tons of explosives"
    assert figure({**base, "text": "five", "unit": "1", "item": "ships"}).words == "five ships"


def test_a_source_in_words_ends_without_the_mark_that_closes_its_aside() -> None:
    assert speaker(None, "Ann Berg, a lawyer,") == "Ann Berg, a lawyer"


def test_what_is_counted_is_said_once() -> None:
    (claim,) = to_json(readings()[3])["claims"]
    items = ["more than 3,000 containers of shells", "containers of the shells"]
    claim["items"] = [{"text": i, "span": claim["span"]} for i in items]
    (view,) = of_reading(to_json(readings()[3]) | {"claims": [claim]})
    assert matter(view) == "more than 3,000 containers of shells"


def test_a_number_of_known_parties_is_no_figure() -> None:
    (claim,) = to_json(readings()[3])["claims"]
    span = claim["quantities"][0]["span"]
    claim["actor"] = [claim["actor"][0] | {"span": span}] * 2
    (view,) = of_reading(to_json(readings()[3]) | {"claims": [claim]})
    assert view.figures == ()
