"""Run what README.md and docs/ tell a reader to type, and compare what they show with what comes out today.

    python tests/prose.py README.md docs              check
    python tests/prose.py --write README.md docs      write today's output into the files
    python tests/prose.py --ran "make test" LOG …     take that command's output from a file: it ran just before

A fenced block marked ``console`` holds commands behind ``$`` with their output below; a block marked ``sh`` is a script that has
to exit with 0. ``exit=4`` after ``console`` says how its last command ends. In shown output ``[...]`` stands for anything: on a
line of its own for any number of lines, within a line for any characters. A command without shown output has to exit with 0 only.
Commands run in the repository's root in the order of the files, with one ledger of their own, 80 columns wide.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(r"^```(console|sh)([^\n]*)\n(.*?)^```$", re.M | re.S)
GAP = "[...]"
SECONDS = 1800


@dataclass
class Step:
    """One command of a block: its text, the lines shown below it, and the exit code it has to end with."""

    command: str
    shown: list[str]
    code: int = 0


def steps(kind: str, info: str, body: str) -> list[Step]:
    """The commands of one fenced block."""
    if kind == "sh":
        return [Step("set -eu\n" + body, [])]
    out: list[Step] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            out.append(Step(line[2:], []))
        elif not out:
            raise SystemExit(f"a console block begins with {line!r}; it has to begin with a command behind $")
        elif out[-1].command.endswith("\\"):
            out[-1].command += "\n" + line
        else:
            out[-1].shown.append(line)
    code = re.search(r"exit=(\d+)", info)
    if code:
        out[-1].code = int(code[1])
    return out


def matches(shown: list[str], real: list[str]) -> bool:
    """Whether `real` fits `shown`, with its gaps."""
    pattern = ""
    for line in shown:
        if line.strip() == GAP:
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*?".join(map(re.escape, line.rstrip().split(GAP))) + r"\n"
    return re.fullmatch(pattern, "".join(x.rstrip() + "\n" for x in real)) is not None


def renewed(shown: list[str], real: list[str]) -> list[str]:
    """Today's lines in the shape of what was shown: with a gap after as many lines, and as many lines after the gap."""
    gaps = [i for i, line in enumerate(shown) if line.strip() == GAP]
    if not gaps:
        return real
    head, tail = gaps[0], len(shown) - gaps[-1] - 1
    if len(real) <= head + tail:
        return real
    return [*real[:head], GAP, *(real[-tail:] if tail else [])]


def run(step: Step, ran: dict[str, list[str]], environment: dict[str, str]) -> tuple[list[str], int]:
    if step.command in ran:
        return ran[step.command], 0
    done = subprocess.run(
        ["bash", "-c", step.command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.stdout.splitlines(), done.returncode


def check(path: Path, write: bool, ran: dict[str, list[str]], environment: dict[str, str]) -> Iterator[str]:
    """Problems of one file, in words. With `write`, output that differs is written into it instead."""
    text = path.read_text(encoding="utf-8")
    out, at = [], 0
    for block in FENCE.finditer(text):
        made = steps(block[1], block[2], block[3])
        for step in made:
            real, code = run(step, ran, environment)
            where = f"{path.relative_to(ROOT)}: {step.command}"
            if code != step.code:
                yield f"{where}\n  exits with {code}, not {step.code}\n" + "\n".join("  | " + x for x in real[-15:])
            elif step.shown and not matches(step.shown, real):
                if write:
                    step.shown = renewed(step.shown, real)
                    print(f"written: {where}")
                else:
                    yield (
                        f"{where}\n  shows\n"
                        + "\n".join("  | " + x for x in step.shown)
                        + "\n  prints\n"
                        + "\n".join("  | " + x for x in real)
                    )
        out.append(text[at : block.start(3)])
        at = block.start(3)
        if block[1] == "console":
            out.append("".join(f"$ {s.command}\n" + "".join(x.rstrip() + "\n" for x in s.shown) for s in made))
            at = block.end(3)
    if write:
        path.write_text("".join(out) + text[at:], encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the commands of README.md and docs/ and compare what they show.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write today's output into the files")
    parser.add_argument(
        "--ran", nargs=2, action="append", default=[], metavar=("COMMAND", "FILE"), help="output of a command that ran already"
    )
    given = parser.parse_args()
    files = [f for p in given.paths for f in (sorted(p.rglob("*.md")) if p.is_dir() else [p])]
    ran = {command: Path(file).read_text(encoding="utf-8").splitlines() for command, file in given.ran}
    with tempfile.TemporaryDirectory() as folder:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("DRAGOMAN_")}
        environment |= {
            "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}",
            "DRAGOMAN_LEDGER": f"{folder}/ledger",
            "COLUMNS": "80",
            "NO_COLOR": "1",
            "TERM": "dumb",
        }
        problems = [p for f in files for p in check(f.resolve(), given.write, ran, environment)]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"prose: {len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
