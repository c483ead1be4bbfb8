"""A user's frames and ontologies, from the settings to the claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.pipeline import Pipeline
from dragoman.records import Claim, Report, to_json
from dragoman.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = "Estonia has embedded trainers with Ukraine's army."
HOME = "The mayor gifted families a garden."


def claims(settings: Settings | None, text: str) -> dict[str, Claim]:
    (reading,) = Pipeline.load(settings).read([Report("r", text, language="en")])
    return {c.predicate.text.split()[0]: c for c in reading.claims}


def test_example_files_are_read() -> None:
    own = Settings(frames=str(EXAMPLES / "frames.tsv"), ontologies={"desk": str(EXAMPLES / "codes.tsv")})
    assert claims(None, TEXT)["embedded"].event is None
    claim = claims(own, TEXT)["embedded"]
    assert (claim.event, [a.country for a in claim.actor], [a.country for a in claim.recipient]) == (
        "COOPERATE",
        [("EST",)],
        [("UKR",)],
    )
    assert to_json(claim)["codes"] == [
        {"ontology": "cameo", "code": "062", "name": "Cooperate militarily"},
        {"ontology": "desk", "code": "arms", "name": "Arms and training"},
    ]


def test_a_users_frame_is_taken_at_its_word() -> None:
    """The sense of its event is not weighed: what would be politics at home by the weights stays."""
    own = Settings(frames=str(EXAMPLES / "frames.tsv"))
    assert claims(own, HOME)["gifted"].event == "AID"


def test_the_version_carries_what_the_files_hold(tmp_path: Path) -> None:
    one, two = tmp_path / "one.tsv", tmp_path / "two.tsv"
    one.write_bytes((EXAMPLES / "frames.tsv").read_bytes())
    two.write_bytes(one.read_bytes() + b"# more\n")
    plain, first, same, other = (Settings(frames=f) for f in ("", str(one), str(EXAMPLES / "frames.tsv"), str(two)))
    assert first.extractor == same.extractor
    assert len({plain.extractor, first.extractor, other.extractor}) == 3
    (reading,) = Pipeline.load(first).read([Report("r", TEXT, language="en")])
    assert reading.version == first.extractor


def test_a_file_that_is_wrong_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("lemma\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="the columns are"):
        Pipeline.load(Settings(frames=str(wrong)))
