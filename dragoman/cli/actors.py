"""``dragoman actors``: who is in the ledger, and what its user says of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, Limit, Page, open_ledger
from dragoman.errors import InputError, QueryError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger
    from dragoman.records import ActorEntry

EXAMPLE = "dragoman actors --country PRK"
ACTIONS = ("show", "add", "merge", "split", "correct")


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME|ACTION ID...",
            help="Part of a name or id; all actors if left out. Or an action: show ID, add FILE, merge ID ID..., split ID ID..., "
            "correct ID with --country, --sector or --name.",
        ),
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="ISO 3166-1 country code; to correct: the right one.")
    ] = None,
    sector: Annotated[list[str] | None, typer.Option(metavar="CODE", help="To correct: the right PLOVER sector.")] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="To correct: the right name.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, to be kept with what you say.")] = "",
    by: Annotated[str, typer.Option(metavar="WHO", help="Who says it.")] = "user",
    page: Page = 1,
    limit: Limit = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List the actors that the ledger knows, the most often mentioned first; add to them, join, part and correct them.

    What you say beats what reports say. It lasts through reruns and new readings, and nothing is rewritten.
    """
    given = list(words or ())
    action = given.pop(0) if given and given[0] in ACTIONS else ""
    if action and action != "correct" and (country or sector or name):
        raise QueryError(f"--country, --sector and --name do not go with {action}")
    if not action and (sector or name):
        raise QueryError("--sector and --name say what is right: dragoman actors correct ID --sector MIL")
    if as_of and action not in ("", "show"):
        raise QueryError("--as-of looks back; what you say of actors is said now")
    if action == "add":
        _add(given, ledger, by, as_json)
        return
    with open_ledger(ledger, as_of) as book:
        if action == "show":
            _show(book, given, as_json)
        elif action == "correct":
            _correct(book, given, country or [], sector or [], name, reason, by, as_json)
        elif action:
            _judge(book, action, given, reason, by, as_json)
        else:
            _list(book, " ".join(given), country or [], page, limit, as_json)


def _list(book: Ledger, name: str, country: Sequence[str], page: int, limit: int | None, as_json: bool) -> None:
    from dragoman.cli.output import console, plain_table, print_json_lines
    from dragoman.settings import load

    if len(country) > 1:
        raise QueryError("one --country narrows the list")
    rows = limit or load().page
    found = book.actors(name=name, country=country[0] if country else "", limit=rows, offset=(page - 1) * rows)
    if as_json:
        print_json_lines(found)
        return
    table = plain_table(("Actor", 3), ("Country", 1), ("Sectors", 1), ("Reports", 0), ("Mentions", 0), ("Also called", 4))
    for a in found:
        others = [n for n in a["names"] if n != a["name"]]
        where = " ".join(a["country"]) or a["code"] or ""
        table.add_row(
            a["name"] or a["id"], where, " ".join(a["sectors"]), str(a["reports"]), str(a["mentions"]), ", ".join(others[:5])
        )
    console().print(table)


def _show(book: Ledger, given: Sequence[str], as_json: bool) -> None:
    """One actor, and what the reports and users said of it."""
    from dragoman.cli.output import console, plain_table, print_json

    if len(given) != 1:
        raise QueryError("show takes one id, as `dragoman actors --json` gives it")
    actor = known(book, given[0])
    facts = book.taught(given[0])
    if as_json:
        print_json({**actor, "said": facts})
        return
    where = " ".join(filter(None, [*actor["country"], actor["code"], *actor["sectors"]]))
    typer.echo(f"{actor['name'] or actor['id']}" + (f" ({where})" if where else ""))
    since = f", {actor['first']} to {actor['last']}" if actor["first"] else ""
    typer.echo(f"{actor['id']}, reports: {actor['reports']}{since}")
    if actor["merged"]:
        typer.echo(f"merged with {', '.join(actor['merged'])}")
    if facts:
        typer.echo("")
        table = plain_table(("Since", 0), ("What", 3), ("Whose", 1), ("Said by", 2), ("Words or source", 4))
        for f in facts:
            what = f["office"].replace("-", " ") or f["role"] or " ".join(f["sectors"])
            table.add_row(f["since"], what, f["seat"] or " ".join(f["country"]), f["report"] or f["by"], f["text"])
        console().print(table)


def _add(given: Sequence[str], ledger: str | None, by: str, as_json: bool) -> None:
    """Entries from files into the register; what cannot be read is told and left out."""
    from dataclasses import asdict

    from dragoman.actors.entries import EntryReader
    from dragoman.cli.output import note, print_json_lines
    from dragoman.ledger import Ledger
    from dragoman.records import Rejection
    from dragoman.settings import load

    if not given:
        raise QueryError("add takes files: CSV with a column called name, or FollowTheMoney entities, one a line")
    reader = EntryReader(_person(by))
    entries: list[ActorEntry] = []
    rejected = 0
    for path in given:
        for item in reader.read(_text(path), path):
            if isinstance(item, Rejection):
                note(f"not read: {item.source}: {item.reason}")
                rejected += 1
            else:
                entries.append(item)
    if not entries:
        raise InputError(" ".join(given), "no actor could be read")
    with Ledger.open(load(ledger=ledger).ledger, create=True) as book:
        book.enter(entries)
    if as_json:
        print_json_lines(asdict(e) for e in entries)
        return
    left = f", {rejected:,} left out" if rejected else ""
    typer.echo(f"{len({e.id for e in entries}):,} actors added{left}: readings that begin now know them")


def _correct(
    book: Ledger,
    given: Sequence[str],
    country: Sequence[str],
    sector: Sequence[str],
    name: str,
    reason: str,
    by: str,
    as_json: bool,
) -> None:
    from dataclasses import asdict

    from dragoman.actors.entries import EntryReader
    from dragoman.cli.output import print_json
    from dragoman.records import ActorEntry

    if len(given) != 1 or not (country or sector or name):
        raise QueryError("correct takes one id and what is right: --country, --sector or --name")
    reader = EntryReader()
    actor = known(book, given[0])
    try:
        countries = tuple(reader.country(c) for c in country)
        sectors = reader.sectors(sector)
    except ValueError as e:
        raise QueryError(str(e)) from None
    entry = ActorEntry(actor["id"], name, country=countries, sectors=sectors, source=reason, by=_person(by), act="corrected")
    book.enter([entry])
    if as_json:
        print_json(asdict(entry))
        return
    right = " ".join([*countries, *sectors])
    typer.echo(f"{actor['id']} is {name or actor['name']}" + (f" ({right})" if right else ""))


def _judge(book: Ledger, action: str, given: Sequence[str], reason: str, by: str, as_json: bool) -> None:
    from dataclasses import asdict

    from dragoman.cli.output import print_json_lines
    from dragoman.ledger import Judgement

    by = _person(by)
    ids = list(dict.fromkeys(given))
    if len(ids) < 2:
        raise QueryError(f"{action} takes two or more ids of actors")
    for x in ids:
        known(book, x)
    passed = [Judgement("actor", ids[0], other, action == "merge", 1.0, reason, by) for other in ids[1:]]
    book.judge(passed)
    if as_json:
        print_json_lines(asdict(j) for j in passed)
        return
    for j in passed:
        typer.echo(f"{j.a} {'is' if j.same else 'is not'} {j.b}")


def known(book: Ledger, name: str) -> dict[str, Any]:
    """An actor by its id, or by that of one merged with it. Raises `QueryError` where there is none."""
    for a in book.actors(name=name, limit=None):
        if name == a["id"] or name in a["merged"]:
            return a
    for a in book.actors(limit=None):
        if name in a["merged"]:
            return a
    raise QueryError(f"the ledger has no actor {name!r}: dragoman actors --json shows the ids")


def _person(by: str) -> str:
    from dragoman.ledger.judgements import ours

    if ours(by):
        raise QueryError(f"--by {by} is what Dragoman's own judgements carry: give another name")
    return by


def _text(path: str) -> str:
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise InputError(path, str(e)) from None
