"""``dragoman stories``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, Inputs, LedgerPath, Limit, Page, iso_date, open_ledger, with_inputs
from dragoman.errors import QueryError

EXAMPLE = "dragoman stories examples/reports.jsonl --format table"


class Format(StrEnum):
    jsonl = "jsonl"
    table = "table"


class Grain(StrEnum):
    story = "story"
    event = "event"


@with_inputs
def command(
    inputs: Inputs,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input; none: the ledger."),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="JSON Lines, or a table for people.", show_default="jsonl; table of the ledger's"),
    ] = None,
    grain: Annotated[
        Grain, typer.Option("--grain", help="Stories with all that belongs to them, or more finely, by single event.")
    ] = Grain.story,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="In the ledger: not over before this day.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="In the ledger: begun by this day.")] = "",
    text: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="In the ledger: words that its reports hold; all, if given again.")
    ] = None,
    least: Annotated[int, typer.Option(min=1, metavar="N", help="In the ledger: of at least so many reports.")] = 1,
    sort: Annotated[str, typer.Option("--sort", help="In the ledger: by reports, outlets, first or last day.")] = "reports",
    page: Page = 1,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Group reports into stories, however many there are; without PATHS, list the stories of the ledger.

    Of files it prints one JSON object a report: its id, and its story, which is named after its first report. Of the ledger it
    lists the stories; there --outlet chooses those with a report of that outlet.
    """
    if paths:
        if ledger or as_of or since or until or text or least > 1:
            raise QueryError(
                "--ledger, --as-of, --since, --until, --text and --least ask the ledger: leave out the files, or these"
            )
        _grouped(paths, inputs, grain, as_json or format is not Format.table)
        return
    if grain is not Grain.story:
        raise QueryError("the ledger holds stories; --grain event groups files")
    from dragoman.ledger import StoryFilter

    outlet = (inputs.options.outlet,) if inputs.options.outlet else ()
    days = [iso_date(option, day).isoformat() if day else "" for option, day in (("--since", since), ("--until", until))]
    chosen = StoryFilter(outlet, tuple(text or ()), days[0], days[1], least)
    rows = limit or inputs.settings.page
    with open_ledger(ledger, as_of) as book:
        found, total = book.stories(chosen, sort=sort, limit=rows, offset=(page - 1) * rows)
    _listed(found, total, as_json or format is Format.jsonl)


def _listed(found: list[dict[str, Any]], total: int, lines: bool) -> None:
    """Stories of the ledger."""
    from dragoman.cli.output import console, note, plain_table, print_json_lines

    if lines:
        print_json_lines(found)
        return
    table = plain_table(
        *(("Reports", 0), ("Copies", 0), ("First", 0), ("Last", 0), ("Outlets", 0), ("Story", 2), ("First report's title", 5))
    )
    for s in found:
        counts = str(s["reports"]), str(s["copies"] or ""), s["first"] or "", s["last"] or "", str(len(s["outlets"]))
        table.add_row(*counts, s["story"], s["title"])
    console().print(table)
    note(f"{total:,} stor{'y' if total == 1 else 'ies'}" + (f", {len(found):,} shown" if len(found) < total else ""))


def _grouped(paths: list[str], inputs: Inputs, grain: Grain, lines: bool) -> None:
    """Stories of files."""
    from dragoman.cli.output import console, note, plain_table, print_json_lines
    from dragoman.cli.reading import Tally, readings
    from dragoman.stories import CUT, EVENT_CUT, Profile, Stories, Terms, profile

    tally = Tally()
    terms = Terms.load()
    profiles: list[Profile] = []
    shown: dict[str, tuple[str, str, str]] = {}
    for read in readings(paths, inputs, tally):
        report = read.report
        if report.id not in shown:
            profiles.append(profile(read, terms))
            shown[report.id] = (report.published[:10], report.outlet, report.title)
    found = Stories(CUT if grain is Grain.story else EVENT_CUT)
    found.add(profiles)
    if lines:
        print_json_lines({"id": p.id, "story": found.story_of(p.id)} for p in profiles)
        return
    table = plain_table(("Reports", 0), ("First", 0), ("Last", 0), ("Outlets", 0), ("Story", 2), ("First report's title", 5))
    stories = found.stories()
    for name, reports in sorted(stories.items(), key=lambda x: -len(x[1])):
        days = sorted(shown[r][0] for r in reports if shown[r][0])
        outlets = {shown[r][1] for r in reports} - {""}
        first, last = (days[0], days[-1]) if days else ("", "")
        table.add_row(str(len(reports)), first, last, str(len(outlets)), name, shown[name][2])
    console().print(table)
    note(f"{len(stories):,} stor{'y' if len(stories) == 1 else 'ies'} in {tally.sentence()}")
