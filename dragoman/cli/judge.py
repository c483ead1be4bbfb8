"""``dragoman judge``."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, LedgerPath, open_ledger
from dragoman.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.ledger import Judgement, Ledger

EXAMPLE = "dragoman judge show"


class Action(Enum):
    confirm = "confirm"
    merge = "merge"
    split = "split"
    keep = "keep"
    show = "show"


class Kind(StrEnum):
    claim = "claim"
    actor = "actor"
    report = "report"


def command(
    action: Annotated[
        Action,
        typer.Argument(
            help="confirm: a development's claims are one. merge: all are one. split: the first is none of the others. "
            "keep: bring Dragoman's own merges, which are stored as reports come in, up to date. show: what people judged."
        ),
    ],
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Ids of claims, developments (their first claims), actors or reports."),
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What the ids are.", show_default="what the ledger knows them as")] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, to be kept with it.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")] = "user",
    own: Annotated[bool, typer.Option("--own", help="With show: Dragoman's own judgements as well.")] = False,
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two things are one; your word beats Dragoman's, and lasts through reruns and new readings."""
    from dataclasses import asdict

    from dragoman.cli.output import print_json_lines

    with open_ledger(ledger) as book:
        if action is Action.show:
            show_judgements(listed(book, kind, own), as_json)
            return
        if action is Action.keep:
            passed = kept(book)
            if not as_json:
                typer.echo(f"{len(passed):,} judgements kept")
                return
        else:
            passed = judgements(book, action, ids or [], kind, reason, by)
            book.judge(passed)
    if as_json:
        print_json_lines(asdict(j) for j in passed)
        return
    for j in passed:
        typer.echo(f"{j.kind} {j.a} {'is' if j.same else 'is not'} {j.b}")


def judgements(book: Ledger, action: Action, ids: Sequence[str], kind: Kind | None, reason: str, by: str) -> list[Judgement]:
    """What an action says of the ids: each pair of the first and another. Raises `QueryError`."""
    from dragoman.ledger import Judgement
    from dragoman.ledger.judgements import ours

    if ours(by):
        raise QueryError(f"--by {by} is what Dragoman's own judgements carry: give another name")
    if action is Action.confirm:
        return [Judgement("claim", a, b, True, 1.0, reason, by) for a, b in confirmed(book, ids)]
    if len(ids) < 2:
        raise QueryError(f"{action.value} takes two or more ids")
    kind = kind or kind_of(book, ids[0])
    keys = list(dict.fromkeys(key(book, kind, x) for x in ids))
    if len(keys) < 2:
        raise QueryError("these ids are one and the same")
    same = action is Action.merge
    return [Judgement(kind.value, keys[0], other, same, 1.0, reason, by) for other in keys[1:]]


def confirmed(book: Ledger, ids: Sequence[str]) -> list[tuple[str, str]]:
    """The first claim of a development with each of its others. Raises `QueryError`."""
    from dragoman.digest import digest

    if len(ids) != 1:
        raise QueryError("confirm takes one development")
    found = digest(book).find(ids[0])
    if found is None:
        raise QueryError(f"the ledger has no development {ids[0]!r}; `dragoman developments` lists them")
    anchors = list(dict.fromkeys(f.anchor for f in found.facts))
    if len(anchors) < 2:
        raise QueryError(f"{ids[0]} has one claim only: there is nothing to confirm")
    return [(anchors[0], other) for other in anchors[1:]]


def kept(book: Ledger) -> list[Judgement]:
    """Bring the stored merges up to date: those that are new, and those that are none any more."""
    from dragoman import __version__
    from dragoman.digest import Keeping

    with Keeping(book) as keeping:
        return list(keeping.sweep(__version__).judgements)


def kind_of(book: Ledger, name: str) -> Kind:
    """What the ledger knows by this name. Raises `QueryError` where it is nothing."""
    for kind in Kind:
        try:
            key(book, kind, name)
        except QueryError:
            continue
        return kind
    raise QueryError(f"the ledger has no claim, actor or report {name!r}")


def key(book: Ledger, kind: Kind, name: str) -> str:
    """What a thing is judged under: a claim's anchor, for a development its first claim's, else an actor's or a report's id.

    Raises `QueryError` where there is none.
    """
    from dragoman.stories.anchors import anchor, place

    if kind is Kind.claim and name.startswith("d-"):
        from dragoman.digest import digest

        found = digest(book).find(name)
        if found is None:
            raise QueryError(f"the ledger has no development {name!r}")
        return found.facts[0].anchor
    if kind is Kind.claim:
        where = place(name)
        if where is None:
            return anchor(book.claim(name))
        book.report(where[0])
        return name
    if kind is Kind.report:
        return str(book.report(name)["report"]["id"])
    if not book.sql("SELECT 1 FROM actors WHERE id = ?", [name]).rows:
        raise QueryError(f"the ledger has no actor {name!r}")
    return name


def listed(book: Ledger, kind: Kind | None, own: bool) -> list[dict[str, Any]]:
    """What people judged, or everybody, with `stands`: whether it is the word that counts on its pair."""
    found = book.judgements(kind=kind.value if kind else "", people=not own)
    standing = {k: book.verdicts(k, people=not own) for k in {row["kind"] for row in found}}
    out = []
    for row in found:
        word = standing[row["kind"]].between(row["a"], row["b"])
        out.append({**row, "stands": word is not None and word.decided == row["decided"] and word.by == row["by"]})
    return out


def show_judgements(rows: Sequence[dict[str, Any]], as_json: bool) -> None:
    from dragoman.cli.output import console, note, plain_table, print_json_lines

    if as_json:
        print_json_lines(rows)
        return
    if not rows:
        note("nothing was judged yet")
        return
    table = plain_table(("Decided", 0), ("Kind", 1), ("One", 3), ("", 1), ("Other", 3), ("By", 2), ("Reason", 4))
    for r in rows:
        word = "is" if r["same"] else "is not"
        table.add_row(r["decided"][:10], r["kind"], r["a"], word if r["stands"] else f"({word})", r["b"], r["by"], r["reason"])
    console().print(table)
