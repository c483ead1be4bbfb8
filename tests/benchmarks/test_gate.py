"""The accuracy gate fails where it has to, and floors only go up."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "benchmarks/gate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module
    spec.loader.exec_module(module)
    return module


LAYER = {"floor": {"f1": 0.5}, "ceiling": {"forbidden": 0}}
TEXT = "[a.floor]\nf1 = 0.5\nrecall = 0.9\n\n[b.floor]\nf1 = 0.1\n"


@pytest.mark.parametrize(
    ("figures", "holds"),
    [
        ({"f1": 0.5, "forbidden": 0.0}, [True, True]),
        ({"f1": 0.499, "forbidden": 0.0}, [False, True]),
        ({"f1": 0.9, "forbidden": 1.0}, [True, False]),
        # A figure that the scorer did not print cannot hold.
        ({}, [False, False]),
    ],
)
def test_judge(gate: ModuleType, figures: dict[str, float], holds: list[bool]) -> None:
    assert [row[3] for row in gate.judge(gate.Result("a", figures, 0.0), LAYER)] == holds


def test_a_report_that_a_fault_left_unread_is_trouble(gate: ModuleType, tmp_path: Path) -> None:
    printed = tmp_path / "a.jsonl"
    printed.write_text('{"skipped": ""}\n{"skipped": "no text"}\n', encoding="utf-8")
    assert gate.left_unread(printed) == ""
    printed.write_text('{"skipped": ""}\n{"skipped": "internal error: IndexError: 3"}\n', encoding="utf-8")
    assert gate.left_unread(printed) == "1 reports not read: internal error: IndexError: 3"


def test_floors_are_raised_in_their_own_section_and_never_lowered(gate: ModuleType) -> None:
    raised = tomllib.loads(gate.raise_floors(TEXT, "a", {"f1": 0.612, "recall": 0.8}))
    assert raised == {"a": {"floor": {"f1": 0.612, "recall": 0.9}}, "b": {"floor": {"f1": 0.1}}}


@pytest.mark.parametrize(("printed", "value"), [("0.713", 0.713), ("14/19", 14.0), ("0", 0.0)])
def test_figures_as_the_scorer_prints_them(gate: ModuleType, printed: str, value: float) -> None:
    assert gate.number(printed) == value


def test_pinned_files_are_those_of_the_given_material(gate: ModuleType, shared: Path) -> None:
    layers = tomllib.loads((ROOT / "benchmarks/floors.toml").read_text(encoding="utf-8"))
    assert gate.digest(shared / "tools/score.py") == layers.pop("scorer")["sha256"]
    for layer in layers.values():
        assert [gate.digest(gate.found(f, shared)) for f in layer["gold"]] == layer["sha256"]
        assert gate.digest(gate.found(layer["reports"], shared)) == layer["reports_sha256"]
