"""What a `Ledger` answers about reports as a whole: copies, stories, and what came when."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from dragoman.ledger import bundles
from dragoman.ledger.bundles import StoryFilter
from dragoman.ledger.snapshot import Rows, Snapshot
from dragoman.ledger.tables import instant

EVERY_STORY = StoryFilter()


class Gathered(ABC):
    """The part of `Ledger` that stands on the layer of copies and stories (`dragoman.gathering`)."""

    @abstractmethod
    def _current(self, *, public: bool = False) -> Snapshot: ...

    @abstractmethod
    def _plain(self) -> Rows: ...

    @abstractmethod
    def _ask(self, tables: Sequence[str], query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]: ...

    def stories(
        self, chosen: StoryFilter = EVERY_STORY, *, sort: str = "reports", limit: int | None = 20, offset: int = 0
    ) -> tuple[list[dict[str, Any]], int]:
        """Stories as far as the reports have been grouped (`dragoman.gathering`), and how many the filter lets through.

        Each: `story` (the id of its first report), `reports`, `copies` (reports that copy another one for at least half),
        `outlets`, `first` and `last` (days, None where not known), `title` of the first. `sort`: reports, first, last or outlets.
        Raises `QueryError`.
        """
        return bundles.stories(self._current(), chosen, sort, limit, offset)

    def story(self, name: str) -> dict[str, Any]:
        """One story by the id or key of any of its reports: its reports in order, each with what it copies and how much.

        Raises `QueryError` where no such report has been grouped.
        """
        return bundles.story(self._current(), name)

    def holds(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys whose reports are current."""
        query = "SELECT key FROM readings WHERE current AND key IN (SELECT unnest(?::VARCHAR[]))"
        return frozenset(key for (key,) in self._ask(("reports",), query, [list(keys)]))

    def stories_of(self, keys: Iterable[str]) -> list[dict[str, Any]]:
        """The stories of some reports, by their keys: `story`, `title`, `reports`, how many of them are among these (`new`), and
        their `ids`."""
        return bundles.stories_of(self._current(), keys)

    def moment(self) -> str:
        """When the last batch that it holds was completed (ISO 8601); "" where there is none."""
        found = self._plain().rows((), "SELECT max(completed) AS last FROM committed")[0]["last"]
        return found.astimezone(UTC).isoformat() if found else ""

    def arrived(self, after: str = "") -> list[dict[str, Any]]:
        """Current reports that came after a moment (ISO 8601; "": all of them): `key`, `id`; not those only read anew."""
        query = (
            "SELECT t.key, t.id FROM raw_reports t JOIN readings r USING (reading) WHERE r.current AND "
            "(SELECT min(o.completed) FROM readings o WHERE o.key = t.key) > ?::TIMESTAMPTZ ORDER BY t.batch, t.pos"
        )
        return self._current().rows(("reports",), query, [instant(after) if after else datetime(1, 1, 2, tzinfo=UTC)])

    def copies(self, report: str = "", *, least: float = 0.5, limit: int | None = None) -> list[dict[str, Any]]:
        """Pairs of reports that share at least `least` (0.2 at the lowest) of the shorter text, the largest share first.

        Each: `report` (the later one) and `of` with their `key` and `of_key`, `share`, `passages` (spans in both, words in
        common), `why`. `report`: only those with this id or key.
        """
        keys = None
        if report:
            keys = [k for (k,) in self._ask(("reports",), "SELECT key FROM raw_reports WHERE id = ? OR key = ?", [report] * 2)]
        return bundles.copies(self._current(), keys=keys, least=least, limit=limit)
