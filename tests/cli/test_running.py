"""How the program starts, stops and behaves in a pipe: run as a process of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = [sys.executable, "-m", "dragoman"]


def test_version_imports_nothing_heavy() -> None:
    code = "import sys; from dragoman.cli.app import run; run(['version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[1].split())
    assert not loaded & {"duckdb", "deltalake", "onnxruntime", "spacy", "numpy", "pydantic_settings", "jinja2"}


def test_version_takes_less_than_a_third_of_a_second_of_a_core() -> None:
    def seconds() -> float:
        start = os.times()
        subprocess.run([*PROGRAM, "version"], check=True, capture_output=True)
        end = os.times()
        return end.children_user + end.children_system - start.children_user - start.children_system

    assert min(seconds() for _ in range(5)) < 0.3


def test_ctrl_c_ends_an_ingest_with_a_word_and_its_code(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    # a shell without job control starts what it puts in the background with SIGINT ignored, and children inherit that
    heard = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.executable, sys.argv[1:])"
    command = [sys.executable, "-c", heard, *PROGRAM, "ingest", "-", "--ledger", str(ledger)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not (ledger / "ingests").exists():
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        while process.poll() is None:  # once more where a library that was loading swallowed it
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert err.splitlines()[-1] == "dragoman: stopped"
    assert "Run the same again" in err
    assert "Traceback" not in err


def test_a_reader_that_goes_away_is_no_traceback(made_ledger: Path) -> None:
    query = "SELECT * FROM range(200000)"
    line = f"{sys.executable} -m dragoman sql '{query}' --limit 200000 --json | head -n 1"
    environment = {**os.environ, "DRAGOMAN_LEDGER": str(made_ledger)}
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == '{"range": 0}\n'
    assert done.stderr == ""
