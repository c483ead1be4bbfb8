"""Copies and stories brought up to date with what a ledger holds, one complete batch after the other.

Each batch of readings is one step of the ledger's layer "gathering" (`dragoman.ledger.sweeps`): the copies that its reports make
of those before them, and the stories that they belong to, or that others now belong to because of them. A step depends on the
batch and on the steps before it, so a run that was killed goes on to the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.gathering.copying import Found, Taken, Taker, candidates, copies, words_among
from dragoman.gathering.index import Entry, Index
from dragoman.ledger import Ledger
from dragoman.ledger.beside import beside
from dragoman.ledger.schema import encoder
from dragoman.ledger.sweeps import Layer, Progress
from dragoman.ledger.tables import CopyRow, SharedPassage, StoryRow
from dragoman.records import Reading
from dragoman.stories import Profile, Stories, Terms, profile
from dragoman.stories.shelf import TermNumbers

LAYER = "gathering"
RULES = "3"  # another number when the same reports would be grouped otherwise
TELLING = 30  # of a report's terms by which it is found

_COPY = encoder(CopyRow)
_STORY = encoder(StoryRow)


@dataclass(frozen=True, slots=True)
class Swept:
    """What a call of `sweep` did: batches and reports newly covered, copies found, and the keys of these reports."""

    batches: int = 0
    reports: int = 0
    copies: int = 0
    keys: tuple[str, ...] = ()


class Gathering:
    """Copies and stories of one ledger. Holds its index open."""

    def __init__(self, ledger: Ledger) -> None:
        self._layer = ledger.layer(LAYER, RULES)
        self.path = index_path(self._layer)
        self.index = Index(self.path)
        self.terms = Terms.load()
        self._numbers = TermNumbers()
        self._taker = Taker()
        self._stories = Stories(shelf=self.index)

    def close(self) -> None:
        self.index.close()
        self._layer.__exit__()

    def __enter__(self) -> Gathering:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sweep(self, version: str, told: Callable[[Swept], None] = lambda _: None) -> Swept:
        """Cover all batches that are complete and not yet covered; `told` hears of each. `version` is written to the steps.

        Raises `ConflictError` where another process does the same for too long, `LedgerError`.
        """
        done = Swept()
        while True:
            try:
                with self.index.writing():
                    progress = self._layer.look()
                    if self._follow(progress.steps):
                        continue
                    one = self._one(progress, version)
            except _Lost:
                continue  # the index is as it was, and follows the step that was there first
            if one is None:
                return done
            done = Swept(
                done.batches + one.batches, done.reports + one.reports, done.copies + one.copies, (*done.keys, *one.keys)
            )
            told(done)

    def follow(self) -> int:
        """Bring the index up to the steps that the ledger has, without taking any; returns how many batches no step covers."""
        while True:
            with self.index.writing():
                progress = self._layer.look()
                if not self._follow(progress.steps):
                    return len(progress.pending)

    def read_by(self, version: str, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys whose reports the extractor of this version has read."""
        return frozenset(self._layer.read_by(version, keys))

    def readings(self, version: str, keys: Iterable[str]) -> list[Reading]:
        """The readings of reports, by their keys, by this version of the extractor."""
        return list(self._layer.whole(self._layer.read_by(version, keys).values()).values())

    def near(self, terms: Iterable[str], most: int) -> list[int]:
        """The numbers of the reports of which most of these terms are among the most telling, the rarer ones counting more."""
        weights = {self._numbers[t]: self.terms.weight(t) for t in terms}
        votes: dict[int, float] = {}
        for term, found in self.index.telling(weights):
            for n in found:
                votes[n] = votes.get(n, 0.0) + weights[term]
        return sorted(votes, key=lambda n: (-votes[n], n))[:most]

    def behind(self) -> int:
        """How many complete batches are not covered yet."""
        return len(self._layer.look().pending)

    def _one(self, progress: Progress, version: str) -> Swept | None:
        """Take the next step; None where there is nothing left to do."""
        corrected = self.index.differing()
        if not progress.pending and not corrected:
            return None
        covers = progress.pending[:1]
        found, moved, keys = self._cover(covers[0]) if covers else ([], {}, ())
        rows = {
            "copies": [_COPY(c) for c in found],
            "stories": [_STORY(StoryRow(key, self._id(key), n)) for key, n in sorted((corrected | moved).items())],
        }
        step = self._layer.write(progress.head, covers, rows, version)
        if self._layer.look().head != step:
            raise _Lost
        self.index.agreed()
        self.index.head = step
        return Swept(len(covers), len(keys), len(found), keys)

    def _follow(self, steps: tuple[str, ...]) -> bool:
        """Bring the index one of the ledger's steps further; False where it has come to the last one."""
        head = self.index.head
        if head not in ("", *steps):
            self.index.clear()  # it is of another ledger, or of a step that does not count
            head = ""
        left = steps[steps.index(head) + 1 if head else 0 :]
        for step in left[:1]:
            moved = [k for batch in self._layer.covered(step) for k in self._cover(batch, follow=True)[1]]
            self.index.followed(moved, {row.key: row.story for row in self._layer.stories(step)})
            self.index.head = step
        return bool(left)

    def _cover(self, batch: str, *, follow: bool = False) -> tuple[list[CopyRow], dict[str, int], tuple[str, ...]]:
        """Take the reports of a batch in: copies, stories that changed, and the keys of the reports. `follow`: without copies."""
        taken: dict[str, Taken] = {}
        near: dict[str, tuple[Entry, list[Entry]]] = {}
        profiles: list[Profile] = []
        texts: dict[int, str] = {}
        for key, number, reading in self._layer.readings(batch):
            if key in taken or self.index.entry(key) is not None:
                continue  # read before, by another version of the extractor or in another process
            report, about = reading.report, replace(profile(reading, self.terms), id=key)
            this = taken[key] = self._taker.take(report.text)
            among = [] if follow else candidates(self.index, this)
            entry = Entry(
                *(0, key, report.id, report.outlet, report.url, report.published, about.day or 0),
                *(len(this.words), len(this.prints), this.digest, batch, number),
            )
            telling = about.telling()[:TELLING]
            self.index.add(entry, this.prints, (self._numbers[t] for t in telling), report.title, report.text)
            near[key] = entry, among
            profiles.append(about)
            texts[number] = report.text
        texts |= self.index.texts(e for _, among in near.values() for e in among if e.reading not in texts)
        words = words_among(texts)
        found = [
            row(entry, c)
            for key, (entry, among) in near.items()
            for c in copies(taken[key], among, words)
            if not states_of_one(entry, c.entry)
        ]
        return found, self._stories.add(profiles), tuple(taken)

    def _id(self, key: str) -> str:
        entry = self.index.entry(key)
        return entry.id if entry else ""


class _Lost(Exception):
    """Another process took the step first."""


def states_of_one(a: Entry, b: Entry) -> bool:
    """Whether two reports are states of one: the same address at the same outlet."""
    return bool(a.url) and (a.outlet, a.url) == (b.outlet, b.url)


def row(new: Entry, found: Found) -> CopyRow:
    """The pair as it is kept: the later report, and the earlier one that it copies, as far as the dates tell."""
    old = found.entry
    passages = tuple(SharedPassage(*p) for p in found.passages)
    if (old.published or "~", old.id) < (new.published or "~", new.id):
        return CopyRow(new.key, new.id, old.key, old.id, found.share, passages, found.why)
    passages = tuple(SharedPassage(p.of_span, p.span, p.words) for p in passages)
    return CopyRow(old.key, old.id, new.key, new.id, found.share, passages, found.why)


def index_path(layer: Layer) -> Path:
    """Where the index of a ledger lies."""
    return beside(layer.root, "gathering")
