"""Developments kept up to date with what a ledger holds, one complete batch after the other.

Each batch of readings is one step of the ledger's layer "developments" (`dragoman.ledger.sweeps`). With the step go the
judgements that its claims bring about: every merge of two claims with its score and reason, and every earlier one that is none
any more. What is kept beside the ledger (`Held`) is what `digest` works out from all claims at once, and people's words count
in it as they do there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from dragoman import __version__
from dragoman.digest.digest import Development, words
from dragoman.digest.held import Held
from dragoman.ledger import Judgement, Ledger
from dragoman.ledger.batch import judgement_row
from dragoman.ledger.beside import beside
from dragoman.ledger.judgements import OURS, pair, verdicts
from dragoman.stories.developments import Developments, Group
from dragoman.stories.facts import facts_of

LAYER = "developments"
RULES = "1"  # another number when the same claims would be put together otherwise
GONE = "no longer merged"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a call of `Keeping.sweep` did: batches newly covered, and the judgements that were written."""

    batches: int = 0
    judgements: tuple[Judgement, ...] = ()


class Keeping:
    """The developments of one ledger. Holds its index open."""

    def __init__(self, ledger: Ledger) -> None:
        self._layer = ledger.layer(LAYER, RULES)
        self.held = Held(beside(self._layer.root, LAYER))
        same, apart = _parted(self.held.words())
        self._made = Developments(words(), same, apart, self.held)

    def close(self) -> None:
        self.held.close()
        self._layer.__exit__()

    def __enter__(self) -> Keeping:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sweep(self, version: str, told: Callable[[Kept], None] = lambda _: None) -> Kept:
        """Cover all batches that are complete and not yet covered, and what people judged since; `told` hears of each step.

        Raises `ConflictError` where another process does the same for too long, `LedgerError`.
        """
        done = Kept()
        while True:
            try:
                with self.held.writing():
                    one = self._one(version)
            except _Lost:
                continue  # what is kept is as it was, and follows the step that was there first
            if one is None:
                return done
            done = Kept(done.batches + one.batches, (*done.judgements, *one.judgements))
            told(done)

    def follow(self) -> int:
        """Bring what is kept up to the steps that the ledger has, without taking any; returns how many batches no step covers."""
        with self.held.writing():
            progress = self._layer.look()
            self._follow(progress.steps)
            self._listen()
        return len(progress.pending)

    def groups(self) -> list[Group]:
        """All developments; of their claims only the ids are there."""
        return self._made.groups()

    def developments(self, ids: Iterable[str]) -> list[Development]:
        """The developments to which some claims belong, by day of their first reports."""
        groups = self._made.groups_of(ids)
        where = self.held.where(f.claim["id"] for g in groups for f in g.facts)
        places = set(where.values())
        claims = {c["id"]: c for _, c in self._layer.claims(places)}
        rests = self._layer.rests(places)
        whole = [replace(g, facts=tuple(replace(f, claim=claims[f.claim["id"]]) for f in g.facts)) for g in groups]
        return [Development(g, rests) for g in whole]

    def find(self, name: str) -> Development | None:
        """As `Digest.find`."""
        found = self.developments(self.held.known_as(name))
        return next((d for d in found if d.name == name), found[0] if found else None)

    # ------------------------------------------------------------------ steps
    def _one(self, version: str) -> Kept | None:
        """Take the next step; None where there is nothing left to do."""
        progress = self._layer.look()
        self._follow(progress.steps)
        self._listen()
        covers = progress.pending[:1]
        for batch in covers:
            self._cover(batch)
        judgements = self._judge()
        if not covers and not judgements:
            return None
        now = datetime.now(UTC)
        rows = {"judgements": [judgement_row(j, now) for j in judgements]}
        step = self._layer.write(progress.head, covers, rows, version)
        if self._layer.look().head != step:
            raise _Lost
        self.held.head = step
        return Kept(len(covers), tuple(judgements))

    def _follow(self, steps: tuple[str, ...]) -> None:
        head = self.held.head
        if head not in ("", *steps):
            self.held.clear()  # it is of another ledger, or of a step that does not count
            self._made.judge((), ())
            head = ""
        for step in steps[steps.index(head) + 1 if head else 0 :]:
            for batch in self._layer.covered(step):
                self._cover(batch)
            for j in self._layer.judgements(step):
                self.held.say(j.a, j.b, (j.score, j.reason) if j.same else None)
                self.held.note([j.a, j.b])
            self.held.head = step

    def _cover(self, batch: str) -> None:
        """Take in the readings of a batch, and leave out those that are no longer current because of them."""
        related: list[dict[str, Any]] = self.held.take(self._layer.listed(batch))
        gone, come = self.held.turn(self._layer.current(related))
        old = [id_ for reading in gone for id_ in self.held.told_in(reading)]
        anchors = {self.held.fact(x).anchor for x in old}
        changed = self._made.remove(old)
        found = self._layer.claims(come)
        self.held.come_from({c["id"]: reading for reading, c in found})
        changed |= self._made.add(facts_of((c for _, c in found), words()))
        self.held.note(anchors | {self.held.fact(x).anchor for x in changed if self.held.has(x)})

    def _listen(self) -> None:
        """Take in what people judged since."""
        standing = verdicts(self._layer.judged("claim")).standing
        said = {p: j.same for p, j in standing.items()}
        if said != self.held.words():
            changed = self._made.judge(*_parted(said))
            self.held.note(self.held.fact(x).anchor for x in changed)
            self.held.set_words(said)

    def _judge(self) -> list[Judgement]:
        """What has to be said of the merges that changed: each that is new or has another score or reason, each that is none
        any more."""
        by = f"{OURS} {__version__}"
        new: dict[tuple[str, str], Judgement] = {}
        gone: list[tuple[str, str]] = []
        for b in self.held.noted():
            merges = [m for x in self.held.at(b) if (m := self._made.merge(x)) and m.a != b]
            best = {m.a: (m.score, m.reason) for m in sorted(merges, key=lambda m: (m.score, m.reason))}
            said = self.held.said(b)
            for a, why in best.items():
                if said.get(a) != why:
                    new[pair(a, b)] = Judgement("claim", a, b, True, *why, by)
                    self.held.say(a, b, why)
            for a in said.keys() - best.keys():
                self.held.say(a, b, None)
                gone.append((a, b))
        for a, b in gone:
            if pair(a, b) not in new and a not in self.held.said(b) and b not in self.held.said(a):
                new[pair(a, b)] = Judgement("claim", a, b, False, 1.0, GONE, by)
        return [j for _, j in sorted(new.items())]


class _Lost(Exception):
    """Another process took the step first."""


def _parted(said: dict[tuple[str, str], bool]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return sorted(p for p, same in said.items() if same), sorted(p for p, same in said.items() if not same)
