"""What is taken over from another report's reading: moved, numbered anew, and only where it does not depend on that report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.claims import claim_id
from dragoman.records import Actor, Attribution, Claim, Lineage, Name, Predicate, Reading, Report, Span, Taught, Time
from dragoman.stories import takeover
from dragoman.stories.takeover import plan, taken_over

SENTENCES = (
    "The harbour office closed the pier on Monday.",
    "Inspectors had found cracks in two of its pillars, it said.",
    "Ferries sail from the old quay until the repairs are done.",
    "The mayor promised the islanders a second boat.",
)
TEXT = " ".join(SENTENCES)
ADDED = "Shopkeepers on the islands asked for help from the county."


def read(report: Report, sentences: tuple[str, ...]) -> Reading:
    """A reading with a claim and a name a sentence, and an attribution over the second and third."""
    spans, at = [], 0
    for s in sentences:
        start = report.text.index(s, at)
        spans.append(Span(start, start + len(s)))
        at = start + len(s)
    claims, names = [], []
    for i, (span, s) in enumerate(zip(spans, sentences, strict=True)):
        verb = Span(span.start + 4, span.start + 9)
        who = Actor(Span(span.start, span.start + 3), s[:3])
        claims.append(
            Claim(
                *(claim_id(report.id, "text", verb, "v", None), i + 1, span, s, (0,) if SENTENCES[1] == s else ()),
                *(Predicate(verb, s[4:9], "v"), None, None, (), "occurred", "CT+"),
                actor=(who,),
                why=("made",),
            )
        )
        names.append(Name(Span(span.start, span.start + 3), s[:3], "ORG"))
    attributions = ()
    if SENTENCES[1] in sentences:
        at = report.text.index(SENTENCES[1])
        cue = report.text.index("said", at)
        attributions = (Attribution((Span(cue - 3, cue - 1),), (Span(cue, cue + 4),), (Span(at, cue - 5),)),)
    taught = ()
    if SENTENCES[3] in sentences:
        at = report.text.index("The mayor")
        taught = (Taught(Span(at, at + 9), "The mayor", "mayor", "Mayor", "person", role="mayor"),)
    edge = (Lineage(report.outlet or "this report", "harbour office", "told", Span(spans[0].start, spans[0].start + 3)),)
    return Reading(
        report,
        tuple(spans),
        tuple(names),
        attributions=attributions,
        claims=tuple(claims),
        lineage=edge,
        taught=taught,
        version="t",
    )


FIRST = read(Report("a", TEXT, "Lantern", "Pier shut", "", "2024-05-02"), SENTENCES)


def told(reading: Reading) -> list[tuple[str, int, tuple[int, ...]]]:
    return [(c.text, c.sentence, c.attribution) for c in reading.claims]


def test_the_whole_text() -> None:
    copy = Report("b", f"\n\n{TEXT}", "Meridian", "Pier shut", "", "2024-05-02")
    made = plan(copy, FIRST)
    assert made is not None
    assert made.rest is None
    found = taken_over(made, None)
    own = read(copy, SENTENCES)
    assert replace(found, claims=()) == replace(own, claims=())
    assert [replace(c, why=()) for c in found.claims] == [replace(c, why=()) for c in own.claims]
    assert {c.why for c in found.claims} == {("made", "taken over from report a")}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four sentences are too few for the limits that reports are held to."""
    monkeypatch.setattr(takeover, "MOST", 2.0)
    monkeypatch.setattr(takeover, "LEAST", 0.1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n\n{ADDED}",
        f"{ADDED}\n\n{TEXT}",
        f"{SENTENCES[0]} {SENTENCES[1]}\n\n{ADDED}\n\n{SENTENCES[2]} {SENTENCES[3]}",
        f"{SENTENCES[1]} {SENTENCES[3]} {ADDED}",
    ],
)
def test_what_is_added_is_read(text: str) -> None:
    copy = Report("b", text, "Meridian", "Pier shut", "", "2024-05-02")
    made = plan(copy, FIRST)
    assert made is not None and made.rest is not None
    assert ADDED in made.rest.text
    here = tuple(sorted((s for s in (*SENTENCES, ADDED) if s in text), key=text.index))
    rest = read(made.rest, tuple(s for s in here if s in made.rest.text))
    found, own = taken_over(made, rest), read(copy, here)
    assert found.sentences == own.sentences
    assert found.entities == own.entities
    assert found.attributions == own.attributions
    assert found.taught == own.taught
    assert told(found) == told(own)
    assert [c.id for c in found.claims] == [c.id for c in own.claims]
    assert [text[slice(*c.predicate.span)] for c in found.claims] == [c.predicate.text for c in found.claims]


def test_another_title_is_read_with_the_first_sentences() -> None:
    made = plan(replace(FIRST.report, id="b", title="Islanders stranded"), FIRST)
    assert made is not None and made.rest is not None
    assert (made.rest.title, made.rest.text) == ("Islanders stranded", " ".join(SENTENCES[:2]))
    title = Claim(
        "x", 1, Span(0, 9), "Islanders", (), Predicate(Span(10, 18), "stranded", "strand"), None, None, (), "occurred", "CT+"
    )
    rest = read(made.rest, SENTENCES[:2])
    found = taken_over(made, replace(rest, claims=(replace(title, field="title"), *rest.claims)))
    assert [c.field for c in found.claims] == ["title", "text", "text", "text", "text"]
    assert found.sentences == FIRST.sentences


def reached(content: Span) -> Reading:
    return replace(FIRST, attributions=(replace(FIRST.attributions[0], content=(content,)),))


DATED = replace(FIRST, times=(Time(Span(38, 44), "Monday", "DATE", "2024-04-29", earliest="2024-04-29", latest="2024-04-29"),))
OWN = replace(FIRST.claims[3].actor[0], how="the outlet speaks of itself")
SELF = replace(FIRST, claims=(*FIRST.claims[:3], replace(FIRST.claims[3], actor=(OWN,))))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("source", "change", "kept"),
    [
        (FIRST, {}, (0, 1, 2, 3)),
        (DATED, {}, (0, 1, 2, 3)),
        # "Monday" is another day in the paper of the next.
        (DATED, {"published": "2024-05-03"}, (1, 2, 3)),
        (FIRST, {"published": "2024-05-03"}, (0, 1, 2, 3)),
        # "This newspaper" is another one.
        (SELF, {"outlet": "Meridian"}, (0, 1, 2)),
        (SELF, {}, (0, 1, 2, 3)),
        # The content reaches into a sentence that the copy does not have.
        (reached(Span(46, 160)), {"text": " ".join((SENTENCES[0], SENTENCES[1], SENTENCES[3]))}, (0, 3)),
    ],
)
def test_what_depends_on_the_other_report_is_read_anew(source: Reading, change: dict[str, str], kept: tuple[int, ...]) -> None:
    made = plan(replace(source.report, id="b", **change), source)  # type: ignore[arg-type]
    assert made is not None
    assert made.there == tuple(source.sentences[i] for i in kept)


@pytest.mark.parametrize(
    "report",
    [
        Report("b", "Nothing of it.", "Meridian", "", "", "2024-05-02"),
        Report("b", "", "Meridian", "", "", "2024-05-02"),
        Report("b", f"{SENTENCES[0]} {ADDED} {ADDED}", "Meridian", "", "", "2024-05-02"),
        Report("b", TEXT, "Meridian", "Pier shut", "", "2024-06-02"),
        Report("b", TEXT, "Meridian", "Pier shut", "", ""),
        Report("b", TEXT, "Meridian", "Pier shut", "", "2024-05-02", language="fr"),
    ],
)
def test_not_worth_while(report: Report) -> None:
    assert plan(report, FIRST) is None


def test_what_was_not_read_is_not_taken_over() -> None:
    assert plan(replace(FIRST.report, id="b"), replace(FIRST, skipped="no text")) is None


def test_what_the_source_has_from_others_the_copy_has_too() -> None:
    made = plan(replace(FIRST.report, id="b", outlet="Meridian"), FIRST)
    assert made is not None
    assert [(e.frm, e.to) for e in taken_over(made, None).lineage] == [("Meridian", "harbour office")]
    named = plan(replace(FIRST.report, id="b", outlet="harbour office"), FIRST)
    assert named is not None
    assert taken_over(named, None).lineage == ()
