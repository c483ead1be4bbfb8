"""What tests of all rooms share."""

from pathlib import Path

import pytest

from dragoman.pipeline import Pipeline

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of given material beside the repository; tests that need it are skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the given material (../shared) is not here")
    return folder


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """All rooms with the model that ships."""
    return Pipeline.load()
