"""Where settings come from, which source wins, and what a mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import SettingsError
from dragoman.settings import load


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LEDGER", "BATCH", "COLUMNS", "SETTINGS"):
        monkeypatch.delenv(f"DRAGOMAN_{name}", raising=False)


def test_defaults() -> None:
    assert (load().ledger, load().batch, load().columns) == ("./ledger", 500, {})


def test_command_line_beats_environment_beats_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dragoman.toml").write_text('ledger = "file"\nbatch = 7\npage = 3\n', encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_LEDGER", "environment")
    monkeypatch.setenv("DRAGOMAN_BATCH", "8")
    settings = load(ledger="given", batch=None)
    assert (settings.ledger, settings.batch, settings.page) == ("given", 8, 3)


def test_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('[columns]\ntext = "body"\n', encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_SETTINGS", str(tmp_path / "other.toml"))
    assert load().columns == {"text": "body"}


@pytest.mark.parametrize(
    ("file", "variable", "value", "said"),
    [
        ("ledgr = 'x'", "", "", "unknown setting 'ledgr'; allowed: batch, columns"),
        ("batch = 0", "", "", "'batch' cannot be 0"),
        ("batch = 'many'", "", "", "'batch' cannot be 'many'"),
        ("batch =", "", "", "dragoman.toml"),
        ("", "DRAGOMAN_LEDGR", "x", "unknown environment variable DRAGOMAN_LEDGR; allowed: DRAGOMAN_BATCH"),
        ("", "DRAGOMAN_BATCH", "-1", "'batch' cannot be '-1'"),
        ("", "DRAGOMAN_COLUMNS", "no json", "columns"),
        ("frames = 'no-such.tsv'", "", "", "there is no file no-such.tsv"),
        ("ontologies = {own = 'no-such.tsv'}", "", "", "there is no file no-such.tsv"),
        ("", "DRAGOMAN_SETTINGS", "no-such.toml", "not a file"),
    ],
)
def test_mistakes_say_what_is_allowed(file: str, variable: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if file:
        Path("dragoman.toml").write_text(file + "\n", encoding="utf-8")
    if variable:
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=said):
        load()
