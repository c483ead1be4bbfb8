"""What a report rests on: sources that it names, reports that it copies, earlier ones that tell the same; and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from told import VERSION, made

from dragoman.cli.lineage import as_record, graph
from dragoman.errors import QueryError
from dragoman.gathering import Gathering, Lineages, first_reports
from dragoman.ledger import Ledger
from dragoman.records import Attribution, Claim, Lineage, Name, Predicate, Quantity, Reading, Report, Span
from dragoman.stories import Terms
from dragoman.stories.resting import likeness, query

WIRE = (
    "Divers raised the wreck of the trawler Selkie off Brannay on Tuesday, 14 years after she sank with 23 men. "
    "“We owed it to the families of the drowned fishermen,” said the harbour master, Ines Caldwell."
)
PAPER = (
    "The trawler Selkie has been raised off Brannay. Wire of the North reported that 23 men had drowned in her. "
    "Ines Caldwell, the harbour master, said: “We owed it to the families of the drowned fishermen.”"
)
OLD = "A trawler from Brannay, the Selkie, is overdue; 23 men are on board, the coast guard said."
LATER = PAPER + " A memorial is planned, the county said on Friday."


def reading(id: str, outlet: str, day: str, text: str, *names: str, edges: tuple[Lineage, ...] = ()) -> Reading:
    found = tuple(Name(Span(text.index(n), text.index(n) + len(n)), n, "ORG") for n in names)
    at = text.find("23")
    figures = (Quantity(Span(at, at + 2), "23", 23, 23),) if at >= 0 else ()
    return Reading(
        Report(id, text, outlet, f"Title of {id}", "", day),
        (Span(0, len(text)),),
        found,
        quantities=figures,
        lineage=edges,
        version=VERSION,
    )


def readings() -> Iterator[Reading]:
    yield from made(6, 3)
    yield reading("wire", "wireofthenorth.com", "2024-05-07", WIRE, "Selkie", "Brannay", "Ines Caldwell")
    yield reading("old", "Lantern", "2010-02-01", OLD, "Selkie", "Brannay")
    start = PAPER.index("Wire of the North reported")
    edges = (
        Lineage("Meridian", "wireofthenorth", "reported", Span(start, start + 26)),
        Lineage("Meridian", "Ines Caldwell", "told", Span(start, start + 26)),
        Lineage("Ines Caldwell", "the county", "cited", Span(start, start + 26)),
    )
    paper = reading("paper", "Meridian", "2024-05-08", PAPER, "Selkie", "Brannay", "Ines Caldwell", edges=edges)
    at = PAPER.index("drowned")
    claim = Claim(
        *("claim-1", 1, Span(0, 20), PAPER[:20], (0,), Predicate(Span(at, at + 7), "drowned", "drown")),
        *(None, None, (), "occurred", "CT+"),
    )
    voice = Attribution((Span(start, start + 17),), (Span(start + 18, start + 26),), (Span(start + 27, start + 60),))
    yield replace(paper, claims=(claim,), attributions=(voice,))
    yield reading("later", "Post", "2024-05-10", LATER, "Selkie", "Brannay", "Ines Caldwell")


@pytest.fixture(scope="module")
def lineages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lineages]:
    path = tmp_path_factory.mktemp("lineage") / "ledger"
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering:
        ledger.ingest(readings(), version=VERSION)
        gathering.sweep(VERSION)
        yield Lineages(ledger, gathering)


def test_a_named_source_that_is_in_the_ledger(lineages: Lineages) -> None:
    wire, *others = lineages.report("paper").rests_on
    assert (wire.kind, wire.id, wire.title) == ("report", "wire", "Title of wire")
    assert wire.how[0] == "named: wireofthenorth"
    assert any("quoted words in both" in h for h in wire.how)
    assert "figures 23" in wire.how
    assert "later" not in {n.id for n in others}, "nothing rests on what came after it"
    assert [(n.kind, n.name, n.how) for n in others if n.kind == "source"] == [("source", "Ines Caldwell", ("told",))]
    assert [n.name for n in others[-1].rests_on] == ["the county"]


def test_a_copy(lineages: Lineages) -> None:
    first = first_reports(lineages.report("later"))[0]
    assert first.id == "paper"
    assert first.how[0].startswith("copied: 100% of the shorter text")


def test_deeper(lineages: Lineages) -> None:
    node = lineages.report("later", depth=3)
    paper = first_reports(node)[0]
    assert "wire" in {n.id for n in first_reports(node)}
    assert [n.name for n in paper.rests_on if n.kind == "source"] == ["wireofthenorth", "Ines Caldwell"]
    ids = [n.id for n in first_reports(node)] + [m.id for n in first_reports(node) for m in first_reports(n)]
    assert len(ids) == len(set(ids)), "a report stands once"


def test_no_report_on_something_else(lineages: Lineages) -> None:
    assert {n.id for n in first_reports(lineages.report("paper", most=20))} <= {"wire", "old"}
    assert lineages.report("wire").rests_on == () or {n.id for n in lineages.report("wire").rests_on} == {"old"}


def test_a_claim(lineages: Lineages) -> None:
    node = lineages.claim("claim-1")
    assert (node.kind, node.title) == ("claim", PAPER)
    voice, own = node.rests_on
    assert (voice.name, voice.how) == ("Wire of the North", ("says so: reported",))
    assert (own.id, own.how) == ("paper", ("stands in it",))
    assert first_reports(own)[0].id == "wire"


def test_graph_and_record(lineages: Lineages) -> None:
    node = lineages.report("later", depth=2)
    lines = graph(node).splitlines()
    assert (lines[0], lines[-1]) == ("digraph lineage {", "}")
    assert sum("paper" in line and "[label=" in line and "->" not in line for line in lines) == 1
    assert any(line.startswith('  n0 -> n1 [label="copied: ') for line in lines)
    record = as_record(node)
    assert (record["kind"], record["id"], record["rests_on"][0]["id"]) == ("report", "later", "paper")


def test_no_such_report(lineages: Lineages) -> None:
    with pytest.raises(QueryError, match="no report"):
        lineages.report("nobody")


@pytest.mark.parametrize(
    ("text", "figures", "quoted"),
    [(WIRE, ("23",), True), (OLD, ("23",), False), ("Voters chose a mayor.", (), False)],
)
def test_likeness(text: str, figures: tuple[str, ...], quoted: bool) -> None:
    paper = reading("paper", "Meridian", "2024-05-08", PAPER, "Selkie", "Brannay")
    terms = Terms.load()
    sought = query(PAPER, paper.entities, paper.quantities, terms)
    found = likeness(sought, text, terms)
    assert (found.figures, found.quoted > 0) == (figures, quoted)
    assert likeness(sought, PAPER, terms).score == 1.0
    assert 0 <= found.score <= 1
