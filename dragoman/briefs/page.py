"""A brief as one self-contained HTML page: no script, nothing loaded, readable on a phone, on paper and in the dark."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dragoman.briefs import charts, days, phrases
from dragoman.briefs.parts import Brief
from dragoman.briefs.words import statuses


def page(brief: Brief) -> str:
    """The whole page. Text of reports is escaped; addresses other than http and https do not become links."""
    return _template().render(
        brief=brief,
        words=statuses(),
        months=Markup(charts.months_chart(brief.months)),
        ranges=[Markup(charts.range_chart(f)) for f in brief.figures],
        busiest=max((sum(p[1:]) for p in brief.pairs), default=1),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("dragoman.briefs", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=days.day_name,
        short=days.short_day,
        month=days.month_name,
        about=phrases.title_of,
        route=phrases.route,
    )
    environment.globals.update(clash=phrases.clash, summary=phrases.summary, web_address=phrases.web_address)
    return environment.get_template("page.html.j2")
