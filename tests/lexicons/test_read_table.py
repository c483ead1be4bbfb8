"""The loader refuses what a lexicon must not hold, and names the file and the line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicons import read_table


@dataclass(frozen=True, slots=True)
class Row:
    word: str
    codes: tuple[str, ...]
    weight: float | None
    plural: bool


GOOD = "# a comment\nword\tcodes\tweight\tplural\narmy\tMIL|GOV\t1.5\t\nrebels\tREB\t\t1\n"


def table(tmp_path: Path, text: str) -> list[Row]:
    path = tmp_path / "made.tsv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, Row, key=("word",), codes={"codes": {"MIL", "GOV", "REB"}})


def test_rows_are_typed(tmp_path: Path) -> None:
    assert table(tmp_path, GOOD) == [Row("army", ("MIL", "GOV"), 1.5, False), Row("rebels", ("REB",), None, True)]


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("rebels\t", "army\t"), 4, "stands twice"),
        (("rebels\t", "airmen\t"), 4, "out of order"),
        (("REB", "XYZ"), 4, "unknown codes 'XYZ'"),
        (("rebels\tREB", "rebels REB"), 4, "3 cells, wanted 4"),  # the missing tab that joins two cells
        (("MIL|GOV", "MIL|MIL"), 3, "stands twice"),
        (("MIL|GOV", "MIL|"), 3, "empty value"),
        (("1.5", "much"), 3, "no value for weight"),
        (("\t\t1\n", "\t\tyes\n"), 4, "1, 0 or empty"),
        (("army\t", "army \t"), 3, "white space"),
        (("word\tcodes", "codes\tword"), 2, "the columns are"),
    ],
)
def test_what_is_refused(tmp_path: Path, change: tuple[str, str], line: int, message: str) -> None:
    with pytest.raises(LexiconError, match=message) as e:
        table(tmp_path, GOOD.replace(*change))
    assert f"made.tsv:{line}:" in str(e.value)


def test_a_file_of_comments_is_no_lexicon(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no header"):
        table(tmp_path, "# nothing\n")
