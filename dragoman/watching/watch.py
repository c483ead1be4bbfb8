"""Feeds, folders and files read round after round.

Of every round that is over a file beside the ledger's index keeps what the next one needs: up to which moment news was told, what
the feeds said of their state (so that they are only asked for what changed), and which inputs failed. It is written when all
of the round is in the ledger and was told: a watch that is killed and begun again reads that round anew, which costs little, as
what is in the ledger is skipped, and tells what it had not told.

The file is that of a watch over these inputs, in any order. Another watch of the ledger has its own, so each tells all that is
new in the ledger since it last did, and neither says for the other that something was told.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.digest import Keeping
from dragoman.gathering import Gathering, Taking
from dragoman.ledger import Ledger
from dragoman.ledger.ingest import Read
from dragoman.records import Reading, Rejection, Report
from dragoman.reports import FeedState, Options, read
from dragoman.watching.news import Item, news

LONGEST = 64  # rounds that an input is left alone at most after failing again and again
REPORTS = 5000  # new reports that are taken from one input in one round


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did: reports read and kept, inputs that failed (with the reason), inputs left alone, and what is new."""

    read: int
    kept: int
    failed: dict[str, str]
    left_alone: tuple[str, ...]
    items: list[Item]


@dataclass(slots=True)
class _State:
    told: str | None = None
    feeds: dict[str, FeedState] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    waits: Counter[str] = field(default_factory=Counter)


class Watch:
    """One watch over some inputs. `round` reads them once; between rounds is up to the caller."""

    def __init__(
        self,
        ledger: Ledger,
        gathering: Gathering,
        keeping: Keeping,
        reader: Read,
        paths: Sequence[str],
        options: Options,
        version: str,
        batch: int = 500,
    ) -> None:
        """`options.feeds` is filled from the state that was kept. What the ledger holds when it is first watched is no news."""
        self._ledger, self._gathering, self._keeping, self._reader = ledger, gathering, keeping, reader
        self._paths, self._options, self._version, self._batch = tuple(paths), options, version, batch
        self._file = state_file(gathering.path, paths)
        self._state = _loaded(self._file)
        self._fresh = 0
        if self._state.told is None:
            self._state.told = ledger.moment()
            _save(self._file, self._state)
        options.feeds.update(self._state.feeds)

    def round(self) -> Round:
        """Read every input that is not left alone, keep what is new, and say so; it counts as told once `done` is called."""
        state = self._state
        due = [p for p in self._paths if state.waits[p] <= 0]
        alone = tuple(p for p in self._paths if p not in due)
        for p in alone:
            state.waits[p] -= 1
        failed: dict[str, str] = {}
        taking = Taking(self._gathering, self._counted, self._version)
        summary = self._ledger.ingest(self._inputs(due, failed), taking, version=self._version, batch=self._batch)
        self._gathering.sweep(self._version)
        self._keeping.sweep(self._version)
        for p in due:
            if p in failed:
                state.failures[p] += 1
                state.waits[p] = min(LONGEST, 2 ** (state.failures[p] - 1)) - 1
            else:
                del state.failures[p], state.waits[p]
        self._moment = self._ledger.moment()
        return Round(summary.read, summary.kept, failed, alone, news(self._ledger, self._keeping, state.told or ""))

    def done(self) -> None:
        """The round has been told: the next one begins where it ended."""
        self._state.told = self._moment
        self._state.feeds = dict(self._options.feeds)
        _save(self._file, self._state)

    def _counted(self, reports: Iterable[Report]) -> Iterator[Reading | Rejection]:
        """What the reader makes of new reports, which are counted."""

        def each() -> Iterator[Report]:
            for r in reports:
                self._fresh += 1
                yield r

        return iter(self._reader(each()))

    def _inputs(self, paths: Sequence[str], failed: dict[str, str]) -> Iterator[Report | Rejection]:
        """What the inputs hold; an input that as a whole cannot be read is noted, not kept: it may be there again tomorrow.

        One with more than `REPORTS` new ones is left there, and gone on with in the next round.
        """
        for path in paths:
            before = self._fresh
            for item in read([path], self._options):
                if isinstance(item, Rejection) and item.source == path:
                    failed[path] = item.reason
                    continue
                yield item
                if self._fresh - before >= REPORTS:
                    self._options.feeds.pop(path, None)  # or the feed would say that nothing has changed
                    break


def state_file(index: Path, paths: Sequence[str]) -> Path:
    """Where the watch over these inputs keeps its state, beside the index of the ledger."""
    inputs = "\x1f".join(sorted({p if "://" in p else str(Path(p).expanduser().resolve()) for p in paths}))
    digest = hashlib.blake2b(inputs.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return index.with_name(f"{index.stem}.watch-{digest}.json")


def _loaded(path: Path) -> _State:
    """The state that was kept; a new one where there is none that can be read."""
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        feeds = {url: FeedState(*state) for url, state in kept["feeds"].items()}
        return _State(kept["told"], feeds, Counter(kept["failures"]), Counter(kept["waits"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _State()


def _save(path: Path, state: _State) -> None:
    kept = {
        "told": state.told,
        "feeds": {url: [f.etag, f.last_modified] for url, f in state.feeds.items()},
        "failures": dict(state.failures),
        "waits": dict(state.waits),
    }
    part = path.with_suffix(".part")
    part.write_text(json.dumps(kept), encoding="utf-8")
    part.replace(path)
