"""What a report says that it rests on."""

from __future__ import annotations

import pytest

from dragoman.attribution import lineage

CASES = [
    # obtained by one, provided to another: two edges, the second rests on the first
    (
        "The report, obtained by Axios and provided to CNN, lists ten firms.",
        [("Axios", "The report", "obtained"), ("CNN", "Axios", "provided")],
    ),
    ("The deal, first reported by Axios, covers gas.", [("Wire", "Axios", "reported")]),
    ("The company told Reuters that the plant was closed.", [("Wire", "Reuters", "told"), ("Reuters", "The company", "told")]),
    ("In a statement carried by state media, the army rejected the claim.", [("Wire", "state media", "carried")]),
    # an attack "carried out" or a claim by an army is no lineage
    ("The minister said that Russia had sent drones.", []),
    ("The attack was condemned by France.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_edges(text, expected, reader, trees, nobody):
    tree = trees[text]
    edges = lineage(tree, reader.read(tree, nobody), nobody, "Wire")
    assert [(e.frm, e.to, e.how) for e in edges] == expected
    assert all(0 <= e.span.start < e.span.end <= len(tree.text) for e in edges)


def test_who_is_cited_counts_and_what_is_cited_does_not(reader, trees, nobody, known):
    tree = trees["The paper, citing two officials, reported that the plant was closed."]
    somebody = known(tree, {"officials": "two officials"})
    assert lineage(tree, reader.read(tree, nobody), nobody, "Wire") == []  # nobody knows that officials are somebody
    (edge,) = lineage(tree, reader.read(tree, somebody), somebody, "Wire")
    assert (edge.frm, edge.to, edge.how) == ("The paper", "two officials", "cited")


def test_a_press_source_is_an_edge(reader, trees, known):
    tree = trees["Tokyo denied that it had paid, Kyodo reported."]
    mentions = known(tree, {"Kyodo": "Kyodo News"}, sectors=("JRN",))
    edges = lineage(tree, reader.read(tree, mentions), mentions, "Wire")
    assert [(e.frm, e.to, e.how) for e in edges] == [("Wire", "Kyodo News", "reported")]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The news agency Kyodo published the full text on Friday.", {}, [("Wire", "Kyodo News", "reported")]),
        ("The letter released by Kyodo names four banks.", {}, [("Wire", "Kyodo News", "reported")]),
        (
            "The harbour was closed, Kyodo said, quoting the coast guard.",
            {"guard": "Coast Guard"},
            [("Wire", "Kyodo News", "reported"), ("Kyodo News", "Coast Guard", "cited")],
        ),
    ],
)
def test_what_an_agency_gives_out_is_had_from_it(text, names, expected, reader, trees, known):
    tree = trees[text]
    mentions = known(tree, {"Kyodo": "Kyodo News", **names}, sectors=("JRN",))
    edges = lineage(tree, reader.read(tree, mentions), mentions, "Wire")
    assert [(e.frm, e.to, e.how) for e in edges] == expected
    assert lineage(tree, reader.read(tree, mentions), mentions, "Kyodo News")[:1] == edges[1:]


def test_an_outlet_does_not_rest_on_itself(reader, trees, nobody):
    tree = trees["The company told Reuters that the plant was closed."]
    edges = lineage(tree, reader.read(tree, nobody), nobody, "Reuters")
    assert [(e.frm, e.to) for e in edges] == [("Reuters", "The company")]


def test_a_dateline_names_its_agency(reader, flat, nobody):
    tree = flat("SEOUL, June 20 (Yonhap) -- The army moved north.")
    (edge,) = lineage(tree, reader.read(tree, nobody), nobody, "")
    assert (edge.frm, edge.to, edge.how) == ("this report", "Yonhap", "dateline")
    assert tree.piece(edge.span) == "Yonhap"
