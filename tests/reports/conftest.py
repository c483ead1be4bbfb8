from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.records import Rejection, Report
from dragoman.reports import Options, read

sys.path.insert(0, str(Path(__file__).parent))  # report_files, for the tests beside this

Result = tuple[list[Report], list[Rejection]]


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., Result]:
    """Writes bytes or text to a file and reads it: the reports, and the rejections, with sources relative to the folder."""

    def do(name: str, content: bytes | str, options: Options | None = None) -> Result:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        found = list(read(path, options))
        return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Rejection)]

    return do
