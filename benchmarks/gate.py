"""The accuracy gate: read the gold corpora with `dragoman`, score what it prints, fail where a figure is below its floor.

    python benchmarks/gate.py ../shared                 check every figure of floors.toml
    python benchmarks/gate.py ../shared --only plover   check some
    python benchmarks/gate.py ../shared --raise         write better figures into floors.toml; it never lowers one

The corpora are pinned by their hashes, and the scorer by its own: figures of other files say nothing about these floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.records import FAILED

FLOORS = Path(__file__).with_name("floors.toml")
STEP = 0.001
OURS = "here/"  # before a path: beside this file, not in the folder that is given


@dataclass(frozen=True)
class Result:
    """What one layer's run gave: its figures by name, the seconds it took, and what went wrong (empty: nothing)."""

    name: str
    figures: dict[str, float]
    seconds: float
    trouble: str = ""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found(name: str, shared: Path) -> Path:
    """A layer's file: of the shared folder, or one that we wrote, beside this script."""
    return FLOORS.parent / name.removeprefix(OURS) if name.startswith(OURS) else shared / name


def number(value: str) -> float:
    """A figure as the scorer prints it: ``0.713``, ``155``, or ``14/19``, whose first number counts."""
    return float(value.partition("/")[0])


def left_unread(predicted: Path) -> str:
    """How many reports of what was printed a fault of ours left unread, and the first reason; empty where there is none."""
    with predicted.open(encoding="utf-8") as lines:
        reasons = [r["skipped"] for r in map(json.loads, lines) if r.get("skipped", "").startswith(FAILED)]
    return f"{len(reasons)} reports not read: {reasons[0]}" if reasons else ""


def measure(name: str, layer: dict[str, Any], shared: Path, folder: Path) -> Result:
    """Read a layer's gold file, by `extract` or the command that the layer names, and score what came out."""
    start = time.monotonic()
    gold, reports = [found(f, shared) for f in layer["gold"]], found(layer["reports"], shared)
    for path, pinned in zip([*gold, reports], [*layer["sha256"], layer["reports_sha256"]], strict=True):
        if digest(path) != pinned:
            return Result(name, {}, 0.0, f"{path} is not the file that the floors were measured on")
    predicted = folder / f"{name}.jsonl"
    with predicted.open("wb") as out:
        reader = layer.get("command", "extract")
        command = [sys.executable, "-m", "dragoman", reader, str(reports), "--format", "jsonl"]
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        trouble = f"{reader} exits with {done.returncode}: {done.stderr.decode()[-2000:]}"
        return Result(name, {}, time.monotonic() - start, trouble)
    if trouble := left_unread(predicted):
        return Result(name, {}, time.monotonic() - start, trouble)
    command = [sys.executable, str(shared / "tools/score.py"), layer["task"], *map(str, gold), str(predicted)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    if scored.returncode:
        return Result(name, {}, time.monotonic() - start, f"the scorer exits with {scored.returncode}: {scored.stderr[-2000:]}")
    pairs = [line.split() for line in scored.stdout.splitlines()]
    figures = {p[0]: number(p[1]) for p in pairs if len(p) == 2 and re.fullmatch(r"-?[\d./]+", p[1])}
    return Result(name, figures, time.monotonic() - start)


def judge(result: Result, layer: dict[str, Any]) -> list[tuple[str, float, float, bool]]:
    """(figure, measured, bound, whether it holds) for every floor and ceiling; a figure that is missing does not hold."""
    missing = float("nan")
    rows = [(k, result.figures.get(k, missing), float(v)) for k, v in layer.get("floor", {}).items()]
    tops = [(k, result.figures.get(k, missing), float(v)) for k, v in layer.get("ceiling", {}).items()]
    return [(k, got, v, got >= v) for k, got, v in rows] + [(k, got, v, got <= v) for k, got, v in tops]


def raise_floors(text: str, name: str, figures: dict[str, float]) -> str:
    """`text` with the floors of one layer at what was measured, where that is higher."""

    def better(line: re.Match[str]) -> str:
        got = figures.get(line[1], 0.0)
        return f"{line[1]} = {got:g}" if got >= float(line[2]) + STEP else line[0]

    def section(match: re.Match[str]) -> str:
        return match[1] + re.sub(r"^(\w+) = ([\d.]+)$", better, match[2], flags=re.M)

    return re.sub(rf"(^\[{re.escape(name)}\.floor\]\n)(.*?)(?=^\[|\Z)", section, text, flags=re.M | re.S)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder with gold/, partnership/ and tools/")
    parser.add_argument("--only", action="append", default=[], metavar="LAYER")
    parser.add_argument("--raise", dest="raise_", action="store_true", help="write better figures into floors.toml")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="layers measured at once")
    given = parser.parse_args()
    text = FLOORS.read_text(encoding="utf-8")
    layers: dict[str, Any] = tomllib.loads(text)
    scorer = layers.pop("scorer")
    if digest(given.shared / "tools/score.py") != scorer["sha256"]:
        print("tools/score.py is not the scorer that the floors were measured with", file=sys.stderr)
        return 1
    if unknown := set(given.only) - set(layers):
        print(f"no layer {min(unknown)!r}; there are {', '.join(layers)}", file=sys.stderr)
        return 2
    wanted = {k: v for k, v in layers.items() if not given.only or k in given.only}
    failures = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as pool:
        for result in pool.map(lambda x: measure(x[0], x[1], given.shared, Path(folder)), wanted.items()):
            print(f"{result.name}  ({result.seconds:.0f} s)  {result.trouble}".rstrip(), flush=True)
            failures += bool(result.trouble)
            for figure, got, bound, holds in judge(result, layers[result.name]):
                print(f"  {'ok  ' if holds else 'FAIL'} {figure:<24} {got:8.3f}  bound {bound:g}", flush=True)
                failures += not holds
            text = raise_floors(text, result.name, result.figures)
    if given.raise_:
        FLOORS.write_text(text, encoding="utf-8")
    print(f"gate: {len(wanted)} layers, {failures} below their floors")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
