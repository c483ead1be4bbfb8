"""The lexicon: what it covers, what the loader refuses, and that a user's own file is heard first."""

from __future__ import annotations

import gc
import re
import time
from importlib import resources
from pathlib import Path

import pytest

from dragoman.errors import LexiconError
from dragoman.events import EventReader
from dragoman.events.frames import EVENTS, Lexicon
from dragoman.language.trees import Tree

HEADER = "lemma\tpos\twhen\tevent\tmode\tcontexts\tactor\trecipient\titem\n"

PREPOSITIONS = frozenset("""
about across after against along alongside among around as at before behind beneath between by despite for from in
inside into near of off on onto opposite out outside over past round through throughout to toward towards under until
upon with within without
""".split())  # fmt: skip # noqa: SIM905
SLOTS = PREPOSITIONS | frozenset("""
subj obj iobj prt xcomp comp mod mod-who mod-where mod-adj mod-name mod-anti poss lv head case speaker recipient faced done
sentence alone det
""".split())  # fmt: skip # noqa: SIM905


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def tree(*rows: str) -> Tree:
    """A one-sentence tree from rows "form lemma upos xpos head deprel"."""
    lines = []
    for n, row in enumerate(rows, 1):
        form, lemma, upos, xpos, head, dep = row.split()
        lines.append("\t".join([str(n), form, lemma, upos, xpos, "_", head, dep, "_", "_"]))
    return Tree.from_conllu("\n".join(lines))


def test_every_event_has_verbs_and_nouns(lexicon: Lexicon) -> None:
    for pos in "vn":
        told = {f.event for rows in lexicon.frames[pos].values() for f in rows}
        assert told >= EVENTS, f"{pos}: nothing tells of {EVENTS - told}"


def test_size(lexicon: Lexicon) -> None:
    triggers = sum(len(rows) for rows in lexicon.frames.values())
    assert triggers >= 1200


def test_names_of_families_and_classes_are_words(lexicon: Lexicon) -> None:
    """`why` and `explain` quote those of classes, and who adds a row reads all: none is one of its words and "etc"."""
    names = set(lexicon.classes)
    for table in ("events_families", "events_frames"):
        for line in resources.files("dragoman.lexicons").joinpath(f"{table}.tsv").read_text(encoding="utf-8").split("\n"):
            if not line.startswith("#"):
                names.update(c.removeprefix("@") for c in line.split("\t")[:3:2] if "|" not in c and ":" not in c)
    assert not {n for n in names if re.fullmatch(r"[a-z-]+etc[x-z]*\d*", n)}


def test_slots_exist(lexicon: Lexicon) -> None:
    """A frame that asks for a slot that no reader fills could never match."""
    for rows in lexicon.frames.values():
        for frames in rows.values():
            for f in frames:
                paths = [t.path for t in f.tests]
                paths += [p for role in (f.actor, f.recipient, f.item) for a in role.alternatives for p in a]
                for path in paths:
                    for slot in path:
                        words = slot.split(" ")
                        assert slot in SLOTS or (len(words) > 1 and words[0] in PREPOSITIONS), f"{f.name}: {slot!r}"


def test_lemmas_are_lemmas(lexicon: Lexicon) -> None:
    for pos, rows in lexicon.frames.items():
        for lemma in rows:
            assert re.fullmatch(r"[a-zé-]+(-[a-z0-9]+)*", lemma), f"{pos}: {lemma!r}"


def test_loads_fast() -> None:
    took = []
    gc.collect()
    gc.disable()  # what other tests have left is not the lexicon's to look through
    try:
        for _ in range(3):
            start = time.process_time()
            Lexicon.load()
            took.append(time.process_time() - start)
    finally:
        gc.enable()
    assert min(took) < 0.5


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("zap\tv\t\tSMITE\t\t\tsubj\tobj\t\n", "unknown event 'SMITE'"),
        ("zap\tv\t\tAID\tarrest\t\tsubj\tobj\t\n", "AID has no mode 'arrest'"),
        ("zap\tv\tobj:@nothing\tAID\t\t\tsubj\tobj\t\n", "there is no class '@nothing'"),
        ("zap\tv\tobj:SMITE\tAID\t\t\tsubj\tobj\t\n", "'SMITE' is no event"),
        ("zap\tx\t\tAID\t\t\tsubj\tobj\t\n", "unknown pos 'x'"),
        ("@nothing\tv\t\tAID\t\t\tsubj\tobj\t\n", "there is no family '@nothing'"),
    ],
    ids=["event", "mode", "class", "event in a test", "part of speech", "family"],
)
def test_refused(tmp_path: Path, row: str, message: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)):
        Lexicon.load(own)


def test_own_file_comes_first(tmp_path: Path) -> None:
    """A user's row beats ours for the same trigger, and its name stands in the reason."""
    own = tmp_path / "own.tsv"
    own.write_text(HEADER + "invade\tv\t\tCONSULT\tvisit\t\tsubj\tobj\t\n", encoding="utf-8")
    t = tree("Norway Norway PROPN NNP 2 nsubj", "invaded invade VERB VBD 0 root", "Leeds Leeds PROPN NNP 2 obj")
    ours, theirs = EventReader.load().read(t), EventReader.load(own).read(t)
    assert [p.event for p in ours] == ["ASSAULT"]
    assert [(p.event, p.mode, p.recipients) for p in theirs] == [("CONSULT", "visit", (2,))]
    assert "frame invade/v" in theirs[0].why


def test_families(lexicon: Lexicon) -> None:
    """A row of a family holds for its verbs; an idiom brings its own tests, and its own slot for the family's object."""
    plain = {f.name: f for f in lexicon.frames["v"]["suspend"]}
    idiom = {f.name: f for f in lexicon.frames["v"]["put"]}
    assert "suspend/v [obj:@relation]" in plain
    found = idiom["put/v [to:@relation obj:end]"]
    assert (found.event, [t.path for t in found.tests]) == ("SANCTION", [("to",), ("obj",)])
    assert found.recipient.alternatives[0] == (("to", "with"),)
    names = {m for rows in lexicon.frames["v"].values() for f in rows for m in (f.lemma,)}
    assert not any(name.startswith("@") for name in names)


def test_why_names_the_frame() -> None:
    t = tree(
        "Rome Rome PROPN NNP 2 nsubj", "imposed impose VERB VBD 0 root", "sanctions sanction NOUN NNS 2 obj",
        "on on ADP IN 5 case", "Tunis Tunis PROPN NNP 2 obl",
    )  # fmt: skip
    (p,) = EventReader.load().read(t)
    assert p.why == ("frame impose/v [obj:@restriction]",)


def test_wrong_lemma_is_no_obstacle() -> None:
    """A model may make up a lemma; the regular forms of the triggers are known."""
    t = tree("Rome Rome PROPN NNP 2 nsubj", "bombarded bombarde VERB VBD 0 root", "Tunis Tunis PROPN NNP 2 obj")
    assert [p.event for p in EventReader.load().read(t)] == ["ASSAULT"]
