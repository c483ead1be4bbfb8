"""Users' actors: what is read of CSV rows and FollowTheMoney entities, what is refused, and what a reader makes of them."""

from __future__ import annotations

import json

import pytest

from dragoman.actors import ActorReader
from dragoman.actors.entries import EntryReader
from dragoman.actors.register import Register
from dragoman.actors.tables import extended, load_tables
from dragoman.language.trees import Tree
from dragoman.records import ActorEntry, Rejection

HEAD = "name,kind,country,sector,alias,position,seat,start,end,sex\n"


def entries(text: str) -> list[ActorEntry | Rejection]:
    return list(EntryReader("ito").read(text, "own"))


def shown(e: ActorEntry | Rejection) -> str:
    if isinstance(e, Rejection):
        return f"{e.source} {e.reason}"
    what = f"{e.id} {e.kind} {'+'.join(e.country)} {'+'.join(e.sectors)}"
    return f"{what} {e.office or '-'} {e.seat or '-'} {'|'.join(e.names) or '-'}"


def entity(schema: str, **properties: list[str]) -> str:
    return json.dumps({"id": "x1", "schema": schema, "properties": properties})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "Norrvik Group,,SE,BUS,Norrvik; Norrvik AB,,,,,", "norrvik-group organisation SWE BUS - - Norrvik|Norrvik AB"),
        (HEAD + "Ilva Brandt,,Latvia,,,Minister of Finance,,2024-03,,f", "ilva-brandt person LVA GOV finance-minister LVA -"),
        (HEAD + "Jane Roe,person,CHL,GOV,,Envoy for the Sea,,,,", "jane-roe person CHL GOV envoy-for-the-sea CHL -"),
        (HEAD + "Jane Roe,person,Atlantis,,,,,,,", "own:2 there is no country 'Atlantis'"),
        (HEAD + "Jane Roe,person,CHL,ABC,,,,,,", "own:2 there is no sector 'ABC': "),
        (HEAD + "Jane Roe,person,CHL,,,Minister,,last year,,", "own:2 'last year' is no ISO date"),
        (HEAD + "Jane Roe,ship,CHL,,,,,,,", "own:2 kind is person or organisation, not 'ship'"),
        ("who,country\nJane Roe,CHL\n", "own no column is called name; "),
        (entity("Company", name=["Kalvo AG", "Kalvo"], jurisdiction=["at"]), "kalvo-ag organisation AUT BUS - - Kalvo"),
        (
            entity("Person", name=["Jane Roe"], nationality=["cl"], position=["Finance Minister"]),
            "jane-roe person CHL GOV finance-minister CHL -",
        ),
        (entity("PublicBody", name=["Lake Board"], country=["us"], topics=["mil"]), "lake-board organisation USA MIL - - -"),
        (entity("Vessel", name=["Z"]), "own:1 no entity of the schema "),
        ('{"schema": ', "own:1 Expecting value"),
    ],
)  # fmt: skip
def test_what_is_read(text: str, expected: str) -> None:
    (found,) = entries(text)
    assert shown(found).startswith(expected)
    if isinstance(found, ActorEntry):
        assert (found.by, found.act) == ("ito", "added")


def test_a_bad_row_does_not_cost_its_neighbours() -> None:
    found = entries(HEAD + "A Roe,person,CHL,,,,,,,\nB Roe,person,Nowhere,,,,,,,\nC Roe,person,PER,,,,,,,\n")
    assert [type(e).__name__ for e in found] == ["ActorEntry", "Rejection", "ActorEntry"]


def test_added_actors_are_known_by_name_and_office(forest: dict[str, Tree]) -> None:
    own = [
        e
        for e in entries(HEAD + "Danylo Horban,person,UKR,SPY,,intelligence chief,,2023-01,2024-01,m")
        if isinstance(e, ActorEntry)
    ]
    tables = extended(load_tables(), own)
    holder = Register(tables).holder("UKR", "intelligence-chief", "2023-09-01")
    assert "danylo-horban" in tables.persons and "danylo-horban" not in load_tables().persons
    assert holder is None or holder.id == "danylo-horban"  # None where the lexicon has another on that day
    tree = forest["teach-person"]
    (m,) = [
        m for m in ActorReader.knowing(own).read(tree, "2023-09-01").all if m.kind == "name" and m.actors[0].id == "danylo-horban"
    ]
    assert m.actors[0].sectors == ("SPY",) and m.actors[0].how.startswith("register")
    assert not ActorReader.knowing(own).read(tree, "2023-09-01").taught


def test_nothing_added_is_the_shipped_reader() -> None:
    assert ActorReader.knowing(()) is ActorReader.load()
