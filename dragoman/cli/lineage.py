"""``dragoman lineage``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from rich.tree import Tree

    from dragoman.gathering import Node

EXAMPLE = "dragoman lineage ts-010"


def command(
    name: Annotated[str, typer.Argument(metavar="ID", help="A report's or a claim's id.")],
    depth: Annotated[int, typer.Option(min=1, max=6, metavar="N", help="How many reports deep.")] = 1,
    most: Annotated[int, typer.Option("--most", min=1, max=50, metavar="N", help="Reports below each report.")] = 5,
    dot: Annotated[bool, typer.Option("--dot", help="Print a graph in Graphviz's language.")] = False,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show what a report or a claim rests on: the sources it names, the reports it copies, earlier ones that tell the same."""
    from dragoman.cli.output import console, note, print_json
    from dragoman.gathering import Gathering, Lineages

    with open_ledger(ledger) as now, Gathering(now) as gathering, open_ledger(ledger, as_of) as book:
        behind = gathering.follow()
        lineages = Lineages(book, gathering)
        try:
            node = lineages.report(name, depth=depth, most=most)
        except QueryError:
            try:
                node = lineages.claim(name, depth=depth, most=most)
            except QueryError:
                raise QueryError(f"the ledger has no report and no claim {name!r}") from None
    if dot:
        typer.echo(graph(node))
    elif as_json:
        print_json(as_record(node))
    else:
        console().print(tree(node))
    if behind:
        note(f"{behind:,} batch{'' if behind == 1 else 'es'} of reports not grouped yet: run `dragoman ingest`")


def as_record(node: Node) -> dict[str, Any]:
    """A node as JSON."""
    return {
        "kind": node.kind,
        "name": node.name,
        **({"id": node.id, "title": node.title, "published": node.published} if node.id else {}),
        "how": list(node.how),
        "score": node.score,
        "rests_on": [as_record(n) for n in node.rests_on],
    }


def label(node: Node) -> str:
    """A node in one line."""
    if node.kind == "source":
        return node.name
    parts = (node.published[:10], node.name, node.id if node.kind == "report" else "")
    return f"{'  '.join(p for p in parts if p)}  {node.title}"


def tree(node: Node) -> Tree:
    """The tree for a terminal, each node with its reasons below it."""
    from rich.text import Text
    from rich.tree import Tree

    def grow(parent: Tree, of: Node) -> None:
        for below in of.rests_on:
            text = Text(label(below), "bold" if below.kind == "report" else "")
            for reason in below.how:
                text.append(f"\n{reason}", "dim")
            grow(parent.add(text), below)

    root = Tree(Text(label(node), "bold"))
    grow(root, node)
    return root


def graph(node: Node) -> str:
    """The tree as a graph: an arrow leads from what rests to what it rests on; a report that stands in several places is one."""
    lines = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box, fontname=Helvetica];"]
    names: dict[str, str] = {}

    def name(of: Node) -> str:
        key = f"{of.kind} {of.id or of.name}"
        if key not in names:
            names[key] = f"n{len(names)}"
            shape = ", shape=ellipse" if of.kind == "source" else ""
            lines.append(f"  {names[key]} [label={json.dumps(label(of), ensure_ascii=False)}{shape}];")
        return names[key]

    edges: dict[str, None] = {}

    def walk(of: Node) -> None:
        for below in of.rests_on:
            why = json.dumps(below.how[0] if below.how else "", ensure_ascii=False)
            edges[f"  {name(of)} -> {name(below)} [label={why}];"] = None
            walk(below)

    name(node)
    walk(node)
    return "\n".join([*lines, *edges, "}"])
