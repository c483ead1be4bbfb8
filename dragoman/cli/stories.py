"""``dragoman stories``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.options import Inputs, with_inputs

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
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, addresses of feeds, or - for standard input.")
    ],
    format: Annotated[Format, typer.Option("--format", help="JSON Lines, or a table for people.")] = Format.jsonl,
    grain: Annotated[
        Grain, typer.Option("--grain", help="Stories with all that belongs to them, or more finely, by single event.")
    ] = Grain.story,
) -> None:
    """Group reports into stories, however many there are.

    Prints one JSON object a report: its id, and its story, which is named after its first report.
    """
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
    if format is Format.jsonl:
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
