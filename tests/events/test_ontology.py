"""Codes of other ontologies: which row wins, what is refused, and that CAMEO has an answer for all of PLOVER."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.events import Ontology, ontologies
from dragoman.events.frames import EVENTS, plover_codes

HEADER = "event\tmode\tcontext\tstatus\tcode\tname\n"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "codes.tsv"


def code(ontology: Ontology, event: str | None, mode: str | None, contexts: tuple[str, ...], status: str) -> str:
    found = ontology.code(event, mode, contexts, status)
    return found.code if found is not None else ""


@pytest.fixture(scope="module")
def cameo() -> Ontology:
    (found,) = ontologies()
    return found


@pytest.mark.parametrize(
    ("event", "mode", "contexts", "status", "expected"),
    [
        ("CONSULT", "visit", ("diplomatic",), "occurred", "042"),
        ("CONSULT", "visit", ("diplomatic",), "planned", "036"),
        ("CONSULT", "visit", (), "considered", "014"),
        ("CONSULT", "visit", (), "not_occurred", ""),
        ("AID", None, (), "ongoing", "070"),
        ("AID", None, ("election", "military"), "occurred", "072"),
        ("AID", None, ("military", "economic"), "planned", "0332"),
        ("ASSAULT", "torture", ("human_rights",), "occurred", "1822"),
        ("ASSAULT", None, ("cyber",), "occurred", "176"),
        ("COERCE", "restrict", ("economic",), "denied", ""),
        ("COERCE", "restrict", ("economic",), "occurred", "163"),
        ("REQUEST", "meet", (), "demanded", "026"),
        ("THREATEN", "violence", (), "conditional", "138"),
        (None, None, ("military",), "occurred", ""),
    ],
)
def test_cameo(
    cameo: Ontology, event: str | None, mode: str | None, contexts: tuple[str, ...], status: str, expected: str
) -> None:
    assert code(cameo, event, mode, contexts, status) == expected


def test_cameo_has_a_code_for_whatever_happens(cameo: Ontology) -> None:
    codes = plover_codes()
    for event in sorted(EVENTS):
        for mode in (None, *(m.split(":")[1] for m in codes["mode"] if m.startswith(event + ":"))):
            for context in sorted(codes["context"]):
                for status in ("occurred", "ongoing", "planned", "considered"):
                    assert re.fullmatch(r"\d{3,4}", code(cameo, event, mode, (context,), status)), (event, mode, context, status)


def test_one_code_has_one_name(cameo: Ontology) -> None:
    named = {(r.code, r.name) for r in cameo.rows.values()}
    assert len(named) == len({c for c, _ in named})


def test_a_users_ontology_stands_beside_cameo() -> None:
    both = ontologies({"desk": str(EXAMPLE)})
    assert [o.name for o in both] == ["cameo", "desk"]
    assert [code(o, "AID", None, ("military",), "planned") for o in both] == ["0332", "arms-ahead"]
    assert [code(o, "PROTEST", "riot", (), "occurred") for o in both] == ["145", ""]


def test_a_users_file_takes_the_place_of_one_that_ships() -> None:
    (only,) = ontologies({"cameo": str(EXAMPLE)})
    assert code(only, "ASSAULT", None, (), "occurred") == "war"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("SMITE\t\t\t\t1\tx\n", "unknown event 'SMITE'"),
        ("AID\tvisit\t\t\t1\tx\n", "AID has no mode 'visit'"),
        ("\tvisit\t\t\t1\tx\n", "no event has no mode 'visit'"),
        ("AID\t\tweather\t\t1\tx\n", "unknown context 'weather'"),
        ("AID\t\t\tdone\t1\tx\n", "unknown status 'done'"),
        ("AID\t\t\tdenied|planned\t1\tx\nAID\t\t\tplanned\t2\ty\n", "two rows for planned AID"),
    ],
)
def test_refused(tmp_path: Path, rows: str, message: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        Ontology.load("own", own)
