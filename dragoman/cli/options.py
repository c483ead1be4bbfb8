"""Options that several commands share, and the filters of a listing."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.ledger import ClaimFilter, Ledger
    from dragoman.reports import Options
    from dragoman.settings import Settings

LedgerPath = Annotated[
    str | None,
    typer.Option("--ledger", metavar="PATH", help="The ledger: a directory or an object-store prefix.", show_default="./ledger"),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Answer from what the ledger held then: a day (its end, UTC) or a time."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Every = Annotated[bool, typer.Option("--all", help="Also claims that fit no event category and name no more than a verb.")]
EveryEvent = Annotated[bool, typer.Option("--all", help="Also claims that fit no event category.")]
Page = Annotated[int, typer.Option("--page", min=1, metavar="N", help="Which page to show.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Rows on a page.", show_default="20")]
Sort = Annotated[str, typer.Option("--sort", help="date, report or confidence; with - in front the other way round.")]


def _filters(
    actor: Annotated[
        list[str] | None, typer.Option(metavar="WHO", help="Who does it: country code, name, sector; * for any characters.")
    ] = None,
    recipient: Annotated[list[str] | None, typer.Option(metavar="WHO", help="To whom it is done.")] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="WHO", help="Who says it, anywhere in the chain of sources.")
    ] = None,
    event: Annotated[list[str] | None, typer.Option(metavar="TYPE", help="PLOVER category such as AID, or none.")] = None,
    mode: Annotated[list[str] | None, typer.Option(metavar="MODE", help="PLOVER mode such as visit.")] = None,
    context: Annotated[list[str] | None, typer.Option(metavar="WORD", help="PLOVER context such as military.")] = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help="occurred, planned, denied, …: docs/output.md.")
    ] = None,
    place: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Where: a name, country code or GeoNames number.")
    ] = None,
    outlet: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Whose report it stands in.")] = None,
    text: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Words that its sentence holds; all, if given again.")
    ] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Not over before this day.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="Begun by this day.")] = "",
    least_confidence: Annotated[
        float,
        typer.Option("--sure", min=0, max=1, metavar="CHANCE", show_default=False, help="Right with at least this chance: 0.8."),
    ] = 0.0,
) -> None:
    """The filters: each narrows the others; one given twice allows either value."""


def _inputs(
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Another UD-labelled spaCy pipeline to read with.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Processes that read; 0: one a core.", show_default="1")
    ] = None,
    input_format: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="jsonl, json, csv, tsv, text, markdown, html, pdf, feed or warc, where it is not as it looks."
        ),
    ] = "",
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=NAME", help="Which column or key holds a field: text=body.")
    ] = None,
    outlet: Annotated[str, typer.Option(metavar="NAME", help="The outlet of reports that name none.")] = "",
    published: Annotated[str, typer.Option(metavar="DATE", help="The day of reports that name none.")] = "",
) -> None:
    """How inputs are read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command that reads reports was told: settings, and how to read the inputs."""

    settings: Settings
    options: Options


def make_filter(**given: Any) -> ClaimFilter:
    from dragoman.ledger import ClaimFilter

    values: dict[str, Any] = {k: v if isinstance(v, str | float) else tuple(v or ()) for k, v in given.items()}
    return ClaimFilter(**values)


def categorised(chosen: ClaimFilter) -> ClaimFilter:
    """The same filter, less claims that fit no category, unless it asks for events itself."""
    from dataclasses import replace

    from dragoman.briefs.words import events

    return chosen if chosen.event else replace(chosen, event=tuple(events()))


def make_inputs(
    model: str | None, workers: int | None, input_format: str, column: list[str] | None, outlet: str, published: str
) -> Inputs:
    from dragoman.reports import Fetching, Options
    from dragoman.settings import load

    columns = {}
    for pair in column or ():
        field, sign, name = pair.partition("=")
        if not sign or not field or not name:
            raise QueryError(f"--column takes FIELD=NAME such as text=body, not {pair!r}")
        columns[field.strip()] = name
    if published:
        iso_date("--published", published)
    settings = load(model=model, workers=workers)
    fetching = Fetching(timeout=settings.fetch_timeout, max_bytes=settings.fetch_limit)
    columns = {**settings.columns, **columns}
    return Inputs(settings, Options(format=input_format, columns=columns, outlet=outlet, published=published, fetching=fetching))


def takes(template: Callable[..., None], make: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `template`; it takes what `make` makes of them as its first parameter.

    So an option that several commands have is written once, with its help.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        shared = _parameters(template)
        names = [p.name for p in shared]

        def run(**given: Any) -> None:
            command(make(**{name: given.pop(name) for name in names}), **given)

        together = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*_parameters(command)[1:], *shared]]
        run.__doc__ = command.__doc__
        run.__name__ = command.__name__
        run.__module__ = command.__module__
        run.__annotations__ = {p.name: p.annotation for p in together}
        vars(run)["__signature__"] = inspect.Signature(together)
        return run

    return decorate


def _parameters(function: Callable[..., None]) -> list[inspect.Parameter]:
    """Parameters with their annotations resolved; what is imported only for types stays unresolved as `object`."""
    hints = get_type_hints(function, localns={"ClaimFilter": object, "Inputs": object}, include_extras=True)
    return [p.replace(annotation=hints[p.name]) for p in inspect.signature(function).parameters.values()]


with_filters = takes(_filters, make_filter)
with_inputs = takes(_inputs, make_inputs)


def iso_date(option: str, value: str) -> datetime.date:
    """A day as an option gives it. Raises `QueryError`."""
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        raise QueryError(f"{option} takes an ISO 8601 date such as 2024-06-19, not {value!r}") from None


def open_ledger(path: str | None, as_of: str | None = None) -> Ledger:
    """The ledger that the command line, the environment or the settings' file names, as it is or as it was."""
    from dragoman.ledger import Ledger
    from dragoman.settings import load

    return Ledger.open(load(ledger=path).ledger, as_of=as_of)
