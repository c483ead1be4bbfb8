"""``dragoman brief``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import AsJson, AsOf, LedgerPath, open_ledger, with_filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.briefs.parts import Brief, Clash, Told
    from dragoman.digest import Development
    from dragoman.ledger import ClaimFilter

EXAMPLE = "dragoman brief --actor PRK --title 'North Korea abroad' --output brief.html"


class Format(StrEnum):
    md = "md"
    html = "html"


@with_filters
def command(
    chosen: ClaimFilter,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The heading.")] = "What the reports say",
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, .md or .html; may be given twice.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="The form.", show_default="as the file is called, else md")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Lines in each part; the most reported are kept.")] = 60,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write a dated, sourced summary of developments, as Markdown or as one self-contained HTML page.

    It has a timeline, what changed hands with figures, who says what, what is disputed, where sources contradict each other, and
    what is only planned or possible. Each thing says how many independent sources it rests on.
    """
    from dragoman import __version__
    from dragoman.briefs.brief import build
    from dragoman.briefs.view import from_row
    from dragoman.digest import contradiction_json, digest
    from dragoman.errors import QueryError

    with open_ledger(ledger, as_of) as book:
        found = digest(book, chosen).shown
        rows = {c["id"]: c for c in book.stream(chosen)} | {f.claim["id"]: f.claim for d in found for f in d.facts}
        made = build(
            map(from_row, rows.values()),
            title=title,
            as_of=(as_of or "")[:10],
            made_by=__version__,
            most=most,
            told={claim: told for d in found for claim, told in known(d)},
            clashes=[clash(contradiction_json(c, d)) for d in found for c in d.contradictions],
        )
    if not made.claims:
        raise QueryError("no claim fits these filters: there is nothing to summarise")
    if as_json:
        from dragoman.briefs.plain import plain
        from dragoman.cli.output import print_json

        print_json(plain(made))
        return
    for path in output or ():
        called = Format.html if path.suffix.lower() in (".html", ".htm") else Format.md
        try:
            path.write_text(written(made, format or called), encoding="utf-8")
        except OSError as e:
            raise QueryError(f"cannot write {path}: {e.strerror}") from None
        typer.echo(f"{path}: {made.claims:,} claims of {len(made.sources):,} reports")
    if not output:
        typer.echo(written(made, format or Format.md), nl=False)


def known(d: Development) -> Iterator[tuple[str, Told]]:
    """For each claim of a development what a brief says of it."""
    from dragoman.briefs.parts import Told
    from dragoman.digest.records import best_of, course, days_of, status_of

    day, day_end = days_of(d)
    stands = d.stands_on
    told = Told(
        d.name,
        status_of(d),
        best_of(d.facts).claim["id"],
        day,
        day_end,
        tuple(r.name for r in stands.roots),
        stands.reports - stands.reports_without_copies,
        course(d),
        stands.one_anonymous_source,
    )
    for f in d.facts:
        yield f.claim["id"], told


def clash(c: dict[str, Any]) -> Clash:
    """A contradiction as a brief shows it."""
    from dragoman.briefs.parts import Clash, Side

    a, b = (
        Side(s["says"], tuple(s["sources"]), tuple(s["reports"]), " ".join(s["evidence"][0]["sentence_text"].split()))
        for s in c["sides"]
    )
    return Clash(c["of"], c["about"], c["why"], (a, b))


def written(brief: Brief, form: Format) -> str:
    """The brief in one of its forms."""
    if form is Format.html:
        from dragoman.briefs.page import page

        return page(brief)
    from dragoman.briefs.markdown import markdown

    return markdown(brief)
