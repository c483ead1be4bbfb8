"""What a report or a claim rests on, as a tree.

Three things say so: the report itself ("told Reuters", "citing the ministry", an agency in its dateline), resolved to a report in
the ledger where one of that outlet tells the same; the earlier reports that it copies; and earlier reports, or such of the same
day, that tell the same in rare words, names, figures and quotations (`dragoman.stories.resting`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.gathering.index import Entry
from dragoman.gathering.sweep import Gathering, states_of_one
from dragoman.ledger import Ledger
from dragoman.records import Lineage, Reading, Span
from dragoman.stories.resting import LEAST, Query, likeness, query

CANDIDATES = 80  # reports whose texts are looked at
PROBED = 60  # of a report's terms by which they are found
CLAIMED = 0.35  # of what a claim's sentence tells, for another report to tell the same
DAYS = 30.0  # in which what an earlier report counts falls to 1/e
FLOOR = 0.25  # the part of it that is left after the longest time
WEEK = 7  # days before a report in which a source that it names is looked for
NAMED = 0.2  # what it adds that a report's outlet is named
_DOMAIN = frozenset(["com", "co", "org", "net", "edu", "gov", "mil", "int", "info", "news", "www", "edition", "uk", "us"])


@dataclass(frozen=True, slots=True)
class Node:
    """A report (`id`), a claim (`id`) or a source that is only named; `how` says what makes the one above rest on it.

    `name` is the outlet or the source. `score` (0 … 1, None where only named) is how much of the one above it tells.
    """

    kind: str
    name: str
    id: str = ""
    title: str = ""
    published: str = ""
    how: tuple[str, ...] = ()
    score: float | None = None
    rests_on: tuple[Node, ...] = ()


@dataclass(slots=True)
class _Ground:
    """A report on which another may rest, as it is put together."""

    entry: Entry
    score: float = 0.0
    rank: float = 0.0
    how: list[str] = field(default_factory=list)


class Lineages:
    """Answers for one ledger. Holds the gathering's index open while it is used."""

    def __init__(self, ledger: Ledger, gathering: Gathering) -> None:
        """`ledger` may be one as of a moment in the past; `gathering` is that of the same ledger now."""
        self._ledger, self._gathering = ledger, gathering

    def report(self, name: str, *, depth: int = 1, most: int = 5) -> Node:
        """The tree of a report by its id or key, at most `most` reports below each. Raises `QueryError`."""
        row = self._ledger.report(name)
        return self._report(row["ledger"]["key"], self._ledger.reading(name), depth, most, set())

    def claim(self, name: str, *, depth: int = 1, most: int = 5) -> Node:
        """The tree of a claim by its id: who says it, the report it stands in, and the earlier reports that tell it."""
        row = self._ledger.claim(name)
        reading = self._ledger.reading(row["report"])
        key = self._ledger.report(row["report"])["ledger"]["key"]
        span = Span(*row["sentence_span"])
        voices = tuple(_voice(s) for s in reversed(row["sources"]))
        edges = [e for e in reading.lineage if e.field == row.get("field", "text") and span.start <= e.span.start < span.end]
        names = [n for n in reading.entities if n.field == row.get("field", "text") and span.start <= n.span.start < span.end]
        figures = [q for q in reading.quantities if span.start <= q.span.start < span.end]
        sought = query(row["sentence_text"], names, figures, self._gathering.terms)
        below = self._grounds(key, reading, sought, edges, CLAIMED, depth, most, {key})
        own = Node("report", row["outlet"], row["report"], row["title"], row["published"], ("stands in it",), None, below)
        return Node("claim", row["outlet"], row["id"], row["sentence_text"], row["published"], (), None, (*voices, own))

    def _report(self, key: str, reading: Reading, depth: int, most: int, seen: set[str]) -> Node:
        report = reading.report
        seen = seen | {key}
        sought = query(f"{report.title}\n{report.text}", reading.entities, reading.quantities, self._gathering.terms)
        below = self._grounds(key, reading, sought, reading.lineage, LEAST, depth, most, seen) if depth else ()
        return Node("report", report.outlet, report.id, report.title, report.published, (), None, below)

    def _grounds(
        self,
        key: str,
        reading: Reading,
        sought: Query,
        edges: Sequence[Lineage],
        least: float,
        depth: int,
        most: int,
        seen: set[str],
    ) -> tuple[Node, ...]:
        """What is below a report: reports, the likeliest first, then sources that are only named."""
        index = self._gathering.index
        this = index.entry(key)
        if this is None:
            return tuple(_named(edges, reading.report.outlet, frozenset()))
        copied = {c["of_key"]: c for c in self._ledger.copies(key, least=0.0) if c["key"] == key}
        by_outlet = self._by_outlet(edges, this)
        found = self._gathering.near(sought.telling(PROBED), CANDIDATES)
        entries = {e.key: e for e in index.entries(found)}
        entries.update((e.key, e) for some in by_outlet.values() for e in some)
        entries.update((k, e) for k in copied if (e := index.entry(k)) is not None)
        held = self._ledger.holds(entries)
        grounds = [
            _Ground(e)
            for k, e in entries.items()
            if k in held and k not in seen and not states_of_one(e, this) and (k in copied or _not_later(e, this))
        ]
        texts = self._gathering.index.texts((g.entry for g in grounds), titles=True)
        plain = _letters(f"{reading.report.title} {reading.report.text}")
        for g in grounds:
            self._weigh(g, sought, texts[g.entry.reading], copied.get(g.entry.key), this, plain)
            for name, some in by_outlet.items():
                if g.score >= least / 2 and g.entry in some:
                    g.rank += NAMED
                    g.how.insert(0, f"named: {name}")
        kept = sorted((g for g in grounds if g.rank >= least), key=lambda g: (-g.rank, g.entry.published, g.entry.id))[:most]
        resolved = frozenset(h.removeprefix("named: ") for g in kept for h in g.how if h.startswith("named: "))
        nodes = [self._below(g, depth - 1, most, seen | {k.entry.key for k in kept}) for g in kept]
        return (*nodes, *_named(edges, reading.report.outlet, resolved))

    def _weigh(self, g: _Ground, sought: Query, text: str, copy: dict[str, Any] | None, this: Entry, plain: str) -> None:
        told = likeness(sought, text, self._gathering.terms)
        g.score = g.rank = told.score
        if this.day and g.entry.day:
            g.rank *= FLOOR + (1 - FLOOR) * math.exp(-abs(this.day - g.entry.day) / DAYS)
        if copy is not None:
            g.how.append(f"copied: {100 * copy['share']:.0f}% of the shorter text, {copy['why']}")
            g.rank = max(g.rank, copy["share"])
        g.how += told.why()
        names = [n for n in _labels(g.entry.outlet) if f" {n} " in plain]
        if names and not (set(names) & set(_labels(this.outlet))):
            g.rank += NAMED * g.score
            g.how.append(f"the outlet's name stands in it: {names[0]}")

    def _below(self, g: _Ground, depth: int, most: int, seen: set[str]) -> Node:
        e = g.entry
        node = Node("report", e.outlet, e.id, "", e.published, tuple(g.how), round(g.score, 4))
        reading = self._ledger.reading(e.key)
        inner = self._report(e.key, reading, depth, most, seen) if depth > 0 else None
        rests = inner.rests_on if inner else ()
        return Node(node.kind, node.name, node.id, reading.report.title, node.published, node.how, node.score, rests)

    def _by_outlet(self, edges: Iterable[Lineage], this: Entry) -> dict[str, list[Entry]]:
        """For every source that a report names and that is an outlet in the ledger: its reports of the days before."""
        names = {e.to for e in edges}
        if not names:
            return {}
        outlets: dict[str, list[str]] = {}
        for outlet in self._gathering.index.outlets():
            for label in (_key(outlet), *_labels(outlet)):
                outlets.setdefault(label, []).append(outlet)
        first, last = (this.day - WEEK, this.day) if this.day else (0, 0)
        out = {}
        for name in sorted(names):
            some = [
                e
                for outlet in dict.fromkeys(outlets.get(_key(name), ()))
                if outlet != this.outlet
                for e in self._gathering.index.of_outlet(outlet, first, last, CANDIDATES // 2)
            ]
            if some:
                out[name] = some
        return out


def first_reports(node: Node) -> list[Node]:
    """The reports right below a node, in order."""
    return [n for n in node.rests_on if n.kind == "report"]


def _named(edges: Sequence[Lineage], outlet: str, resolved: frozenset[str]) -> Iterable[Node]:
    """Sources that a report names itself, as chains: whom it has it from, and whom that one has it from."""
    below: dict[str, list[Lineage]] = {}
    for e in edges:
        below.setdefault(_key(e.frm), []).append(e)

    def chain(key: str, seen: frozenset[str]) -> tuple[Node, ...]:
        return tuple(
            Node("source", e.to, how=(e.how,), rests_on=chain(_key(e.to), seen | {_key(e.to)}))
            for e in below.get(key, ())
            if _key(e.to) not in seen and e.to not in resolved
        )

    roots = {_key(outlet or "this report")}
    targets = {_key(e.to) for e in edges}
    roots |= {k for k in below if k not in targets}
    for root in sorted(roots, key=lambda k: (k != _key(outlet or "this report"), k)):
        if root == _key(outlet or "this report"):
            yield from chain(root, frozenset({root}))
        else:
            e = below[root][0]
            yield Node("source", e.frm, how=("has it from another",), rests_on=chain(root, frozenset({root})))


def _voice(source: dict[str, Any]) -> Node:
    speaker = source["speaker"] or {}
    name = speaker.get("name") or source["source"] or speaker.get("text") or "unnamed"
    return Node("source", name, how=(f"says so: {source['cue']}" if source["cue"] else "says so",))


def _not_later(a: Entry, b: Entry) -> bool:
    return not a.day or not b.day or a.day <= b.day


def _labels(outlet: str) -> tuple[str, ...]:
    """The words by which a text may name an outlet: "bbc" for news.bbc.co.uk, the name's letters else."""
    if "." in outlet and " " not in outlet.strip():
        return tuple(p for p in outlet.lower().split(".") if len(p) > 2 and p not in _DOMAIN)
    return (" ".join(_words(outlet)),) if len(outlet) > 2 else ()


def _words(name: str) -> list[str]:
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return [w for w in words if w not in ("the", "a", "an")]


def _key(name: str) -> str:
    return "".join(_words(name))


def _letters(text: str) -> str:
    return f" {' '.join(_words(text))} "
