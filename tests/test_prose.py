"""The check of README.md and docs/: what fits what is shown, and how today's output is written in."""

from __future__ import annotations

from pathlib import Path

import prose
import pytest


@pytest.mark.parametrize(
    ("shown", "real", "fits"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], False),
        # A gap stands for any number of lines, also none.
        (["a", "[...]", "z"], ["a", "b", "c", "z"], True),
        (["a", "[...]", "z"], ["a", "z"], True),
        (["a", "[...]", "z"], ["a", "b"], False),
        (["[...]"], [], True),
        # Within a line it stands for characters of that line.
        (["12 passed in [...]s"], ["12 passed in 3.4s"], True),
        (["12 passed in [...]s"], ["13 passed in 3.4s"], False),
        # Blanks at a line's end are not shown and not compared; what looks like a pattern is none.
        (["a"], ["a  "], True),
        (["a.c"], ["abc"], False),
    ],
)
def test_matches(shown: list[str], real: list[str], fits: bool) -> None:
    assert prose.matches(shown, real) is fits


def test_steps_of_a_console_block() -> None:
    first, second = prose.steps("console", " exit=2", "$ one \\\n  more\nout\n$ two\n")
    assert (first.command, first.shown, first.code) == ("one \\\n  more", ["out"], 0)
    assert (second.command, second.shown, second.code) == ("two", [], 2)


def test_renewed_keeps_the_gap_where_it_was() -> None:
    assert prose.renewed(["a", "[...]", "y", "z"], list("12345")) == ["1", "[...]", "4", "5"]
    assert prose.renewed(["a", "b"], list("12345")) == list("12345")


def page(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def check(path: Path, monkeypatch: pytest.MonkeyPatch, write: bool = False) -> list[str]:
    monkeypatch.setattr(prose, "ROOT", path.parent)
    return list(prose.check(path, write, {}, {"PATH": "/usr/bin:/bin"}))


def test_problems_are_found_and_written_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = page(tmp_path, "# T\n\n```console\n$ echo new\nold\n$ true\n```\n\ntext\n")
    (problem,) = check(path, monkeypatch)
    assert "echo new" in problem
    assert check(path, monkeypatch, write=True) == []
    assert path.read_text(encoding="utf-8") == "# T\n\n```console\n$ echo new\nnew\n$ true\n```\n\ntext\n"


def test_a_command_that_ends_otherwise_is_a_problem_even_when_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = page(tmp_path, "```console exit=3\n$ exit 4\n```\n\n```sh\nfalse\ntrue\n```\n")
    problems = check(path, monkeypatch, write=True)
    assert ["exits with 4, not 3" in problems[0], "exits with 1, not 0" in problems[1]] == [True, True]
