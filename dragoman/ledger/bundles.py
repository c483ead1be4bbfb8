"""What the ledger holds of copies and stories, as questions to a snapshot.

Both count only for reports that are current, and only from the steps of the layer that count (`sweeps`). A story is called by the
id of any of its reports; its own name is that of its first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dragoman.errors import QueryError

if TYPE_CHECKING:
    from dragoman.ledger.snapshot import Rows

TOGETHER = timedelta(days=2)  # between reports that can rest on one statement of a source that both name
SORTS = {
    "reports": "reports DESC, first NULLS LAST, story",
    "first": "first NULLS LAST, story",
    "last": "last DESC NULLS LAST, reports DESC, story",
    "outlets": "len(outlets) DESC, reports DESC, story",
}
_FIRST = "(coalesce(day, DATE '0001-01-01'), id, key)"
# The current reports with the story that each belongs to, and the pairs of current reports; `report` is the later one.
MEMBERS = """
SELECT t.reading, t.key, t.id, t.outlet, t.title, t.url, t.published, t.day, t.words, t.text, m.story
FROM raw_reports t JOIN readings r USING (reading)
JOIN (
    SELECT key, arg_max(story, n) AS story FROM raw_stories JOIN steps USING (batch) WHERE layer = 'gathering' GROUP BY key
) m ON m.key = t.key
WHERE r.current
"""
PAIRS = """
SELECT c.key, c.report, c.of_key, c."of", c.share, c.passages, c.why FROM raw_copies c
SEMI JOIN (FROM steps WHERE layer = 'gathering') USING (batch)
WHERE c.key IN (SELECT key FROM readings WHERE current) AND c.of_key IN (SELECT key FROM readings WHERE current)
"""
# The same for a user's own SQL, without keys.
VIEWS = (
    f'CREATE VIEW copies AS SELECT report, "of", share, passages, why FROM ({PAIRS})',
    f"""CREATE VIEW stories AS
    SELECT id AS report, first_value(id) OVER (PARTITION BY story ORDER BY {_FIRST}) AS story FROM ({MEMBERS})""",
)


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories: with a report of one of the outlets, with reports that hold the words (each) in title or text; not over
    before `since`, begun by `until` (ISO days); of at least so many reports."""

    outlet: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    least: int = 1


def stories(rows: Rows, chosen: StoryFilter, sort: str, limit: int | None, offset: int) -> tuple[list[dict[str, Any]], int]:
    """One row a story, and how many there are in all; see `Ledger.stories`."""
    if sort not in SORTS:
        raise QueryError(f"stories cannot be sorted by {sort!r}; allowed: {', '.join(SORTS)}")
    condition, values = _where(chosen)
    grouped = f"""
    WITH members AS ({MEMBERS}), copied AS (SELECT DISTINCT key FROM ({PAIRS}) WHERE share >= 0.5)
    SELECT arg_min(id, {_FIRST}) AS story, count(*) AS reports, count(copied.key) AS copies,
        list_sort(list(DISTINCT outlet) FILTER (outlet <> '')) AS outlets, min(day) AS first, max(day) AS last,
        arg_min(title, {_FIRST}) AS title
    FROM (SELECT * RENAME (story AS number) FROM members) LEFT JOIN copied USING (key) GROUP BY number HAVING {condition}
    """
    page = (f"LIMIT {int(limit)} " if limit is not None else "") + (f"OFFSET {int(offset)}" if offset else "")
    tables = ("reports", "sweeps", "stories", "copies")
    found = rows.rows(tables, f"SELECT * FROM ({grouped}) ORDER BY {SORTS[sort]} {page}", values)
    total = rows.rows(tables, f"SELECT count(*) AS n FROM ({grouped})", values)[0]["n"]
    return [
        {**row, "outlets": row["outlets"] or [], "first": _iso(row["first"]), "last": _iso(row["last"])} for row in found
    ], total


def story(rows: Rows, name: str) -> dict[str, Any]:
    """One story by the id or key of one of its reports, with its reports in order; see `Ledger.story`."""
    query = f"""
    WITH members AS ({MEMBERS})
    SELECT reading, key, id, outlet, title, url, published, day, words FROM members
    WHERE story = (SELECT story FROM members WHERE id = ? OR key = ? ORDER BY id <> ?, key LIMIT 1) ORDER BY {_FIRST}
    """
    reports = rows.rows(("reports", "sweeps", "stories"), query, [name, name, name])
    if not reports:
        raise QueryError(f"the ledger has no story with a report {name!r}")
    found: dict[str, list[dict[str, Any]]] = {r["key"]: [] for r in reports}
    for pair in copies(rows, keys=list(found), least=0.0):
        if pair["key"] in found:
            found[pair["key"]].append({"report": pair["of"], "share": pair["share"]})
    named = _named(rows, reports)
    for r in reports:
        r["copies"] = found[r.pop("key")]
        del r["reading"], r["day"]
    days = sorted(r["published"][:10] for r in reports if r["published"])
    return {
        "story": reports[0]["id"],
        "title": reports[0]["title"],
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "outlets": sorted({r["outlet"] for r in reports} - {""}),
        "days": {day: days.count(day) for day in sorted(set(days))},
        "sources": named,
        "reports": reports,
    }


def _named(rows: Rows, reports: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whom several reports of a story say that they rest on within days of one another: one statement, told by all of them.

    Each: `source`, `first` and `last` day of the reports, and their ids.
    """
    by_reading = {r["reading"]: r for r in reports}
    query = 'SELECT DISTINCT reading, "to" AS source FROM raw_lineage WHERE list_contains(?, reading)'
    told: dict[str, list[tuple[date, str, str]]] = {}
    for row in rows.rows(("lineage",), query, [list(by_reading)]):
        r, name = by_reading[row["reading"]], " ".join(w for w in row["source"].split() if w.lower() not in ("the", "a", "an"))
        if r["day"] is not None:
            told.setdefault(name.casefold(), []).append((r["day"], r["id"], row["source"]))
    out = []
    for some in told.values():
        together: list[tuple[date, str, str]] = []
        for one in [*sorted(some), None]:
            if one is not None and (not together or one[0] - together[-1][0] <= TOGETHER):
                together.append(one)
                continue
            ids = list(dict.fromkeys(name for _, name, _ in together))
            if len(ids) > 1:
                days = {"first": _iso(together[0][0]), "last": _iso(together[-1][0])}
                out.append({"source": together[0][2], **days, "reports": ids})
            together = [one] if one is not None else []
    return sorted(out, key=lambda s: (s["first"], s["source"]))


def stories_of(rows: Rows, keys: Iterable[str]) -> list[dict[str, Any]]:
    """The stories of some reports, by their keys; see `Ledger.stories_of`."""
    query = f"""
    WITH members AS ({MEMBERS}), given AS (SELECT unnest(?::VARCHAR[]) AS key),
        touched AS (SELECT DISTINCT story FROM members SEMI JOIN given USING (key))
    SELECT arg_min(id, {_FIRST}) AS story, arg_min(title, {_FIRST}) AS title, count(*) AS reports, count(given.key) AS new,
        list(id ORDER BY {_FIRST}) FILTER (given.key IS NOT NULL) AS ids
    FROM (SELECT * RENAME (story AS number) FROM members WHERE story IN (FROM touched)) LEFT JOIN given USING (key)
    GROUP BY number ORDER BY story
    """
    return rows.rows(("reports", "sweeps", "stories"), query, [list(keys)])


def copies(rows: Rows, *, keys: Iterable[str] | None = None, least: float, limit: int | None = None) -> list[dict[str, Any]]:
    """Pairs of current reports that share at least `least` of the shorter text, the largest share first; of these reports only,
    where keys are given."""
    own: Sequence[Any] = () if keys is None else [list(keys)] * 2
    among = "" if keys is None else "AND (list_contains(?, p.key) OR list_contains(?, p.of_key))"
    query = f"""
    SELECT p.* FROM ({PAIRS}) p WHERE p.share >= ? {among} ORDER BY p.share DESC, p."of", p.report, p.of_key, p.key
    """ + (f"LIMIT {int(limit)}" if limit is not None else "")
    found = rows.rows(("reports", "sweeps", "copies"), query, [least, *own])
    for row in found:
        row["passages"] = [
            {"span": list(p["span"].values()), "of_span": list(p["of_span"].values()), "words": p["words"]}
            for p in row["passages"]
        ]
    return found


def _where(chosen: StoryFilter) -> tuple[str, list[Any]]:
    parts: list[str] = ["count(*) >= ?"]
    values: list[Any] = [chosen.least]
    if chosen.outlet:
        parts.append("bool_or(list_contains(?, lower(outlet)))")
        values.append([o.lower() for o in chosen.outlet])
    for words in chosen.text:
        parts.append("bool_or(contains(lower(title), ?) OR contains(lower(text), ?))")
        values += [words.lower()] * 2
    for value, sign, which in ((chosen.since, ">=", "max"), (chosen.until, "<=", "min")):
        if value:
            parts.append(f"{which}(day) {sign} ?::DATE")
            values.append(value[:10])
    return " AND ".join(parts), values


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
