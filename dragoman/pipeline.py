"""The whole way, one ordered list: from reports to readings.

`Pipeline.load` loads every room once; `read` is a pure map over reports, in order, in groups so that the language
model's pass is batched. A report that is not English, or empty, comes back unread, with the reason in `Reading.skipped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from dragoman import __version__
from dragoman.actors import ActorReader, Entity, House, Mentions, Setting, country_codes, states_named
from dragoman.attribution import AttributionReader, author, first_persons, lineage, partners
from dragoman.claims import Layers, Whereof, claims, merge_title, shifted, weighed
from dragoman.events import EventReader, ontologies
from dragoman.events.explain import Tried, tried
from dragoman.factuality import FactualityReader
from dragoman.language import Tree
from dragoman.places import Gazetteer
from dragoman.quantities import QuantityReader
from dragoman.records import (
    FAILED,
    Actor,
    ActorEntry,
    Attribution,
    Claim,
    Field,
    Lineage,
    Name,
    Place,
    Quantity,
    Reading,
    Report,
    Taught,
    Time,
)
from dragoman.times import TimeReader

if TYPE_CHECKING:
    from dragoman.settings import Settings

T = TypeVar("T", Time, Quantity, Place, Taught)

GROUP = 24_000  # characters that go through the model together


class Parser(Protocol):
    def trees(self, texts: Iterable[str]) -> list[Tree]: ...


class Pipeline:
    """Every room, loaded. `version` names what decided: a reading by another version is another reading."""

    def __init__(
        self,
        language: Parser,
        version: str = __version__,
        known: Sequence[ActorEntry] = (),
        frames: Path | None = None,
        own: Mapping[str, str] | None = None,
    ) -> None:
        """`known`: actors that a user added; `frames`: a user's file of event frames; `own`: the user's ontologies, name -> file.
        Raises `LexiconError`."""
        self.version = version
        self.language = language
        self.actors = ActorReader.knowing(known)
        self.places = Gazetteer.load()
        self.times = TimeReader.load()
        self.quantities = QuantityReader.load()
        self.attribution = AttributionReader.load()
        self.events = EventReader.load(frames)
        self.ontologies = ontologies(own)
        self.factuality = FactualityReader.load()

    @classmethod
    def load(cls, settings: Settings | None = None, known: Sequence[ActorEntry] = ()) -> Pipeline:
        """With the shipped model, or the UD-labelled spaCy pipeline that `settings.model` names; `known` are actors that a user
        added. Raises `ModelError`, and `LexiconError` for a file of the settings."""
        from dragoman.language.runtime import Language

        if settings is None:
            return cls(Language.load(), known=known)
        language: Parser
        if not settings.model:
            language = Language.load(threads=settings.threads)
        elif (Path(settings.model) / "model.onnx").exists():
            language = Language.load(Path(settings.model), settings.threads)
        else:
            from dragoman.language.other import OtherPipeline

            language = OtherPipeline.load(settings.model)
        frames = Path(settings.frames) if settings.frames else None
        return cls(language, settings.extractor, known, frames, settings.ontologies)

    # ------------------------------------------------------------------ reports in
    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading a report, in order."""
        group: list[Report] = []
        size = 0
        for report in reports:
            group.append(report)
            size += len(report.text) + len(report.title)
            if size >= GROUP:
                yield from self._group(group)
                group, size = [], 0
        if group:
            yield from self._group(group)

    def _group(self, group: Sequence[Report]) -> Iterator[Reading]:
        reasons = [unread(r) for r in group]
        texts = [t for r, why in zip(group, reasons, strict=True) if not why for t in (r.title, r.text)]
        trees = iter(self.language.trees(texts))
        for report, why in zip(group, reasons, strict=True):
            if why:
                yield Reading(report, skipped=why, version=self.version)
                continue
            title, text = next(trees), next(trees)
            try:
                yield self._layered(report, title, text)[0]
            except Exception as e:  # one report that a room cannot stand must not stop the others
                yield Reading(report, skipped=f"{FAILED}: {type(e).__name__}: {e}", version=self.version)

    def _layered(self, report: Report, title: Tree, text: Tree) -> tuple[Reading, list[Layers]]:
        head = self.layers(report, title, "title") if len(title) else None
        writer = author(title, head.mentions) if head is not None else None
        told = head.mentions.persons if head is not None else ()
        beside = partners(title, head.mentions) if head is not None else ()
        states = states_named(head.mentions) if head is not None else ()
        body = self.layers(report, text, "text", writer, told, beside, states)
        if head is not None and any(len(p.words) == 1 for p in head.mentions.persons):  # "Budanov: …": the text has his full name
            head = self.layers(report, title, "title", told=body.mentions.persons)
        house = self.actors.house(report.outlet, report.published)
        head, body = self._placed(head, body, house)
        whereof = Whereof([x for x in (head, body) if x is not None], house, report.published, report.outlet)
        parts = [body]
        attributions = [f.record for f in body.founds]
        titled = self._claims(report, head) if head is not None else []
        found = weighed(whereof.settled(self._claims(report, body), body, titled), body)
        if head is not None:
            kept = merge_title(weighed(whereof.settled(titled, head), head), found)
            shift = len(attributions)
            attributions += [_moved(f.record, shift) for f in head.founds]
            found = [*(shifted(c, shift) for c in kept), *found]
            parts.append(head)
        reading = Reading(
            report=report,
            sentences=tuple(text.span(s, e) for s, e in text.sents),
            entities=tuple(n for p in parts for n in _names(p)),
            times=tuple(t for p in parts for t in p.times),
            quantities=tuple(q for p in parts for q in p.quantities),
            places=tuple(x for p in parts for x in p.places),
            attributions=tuple(attributions),
            claims=tuple(found),
            lineage=tuple(self._lineage(report, parts)),
            taught=tuple({t.id: t for p in reversed(parts) for t in reversed(p.mentions.taught)}.values())[::-1],
            version=self.version,
        )
        return reading, parts

    def layered(self, report: Report) -> tuple[Reading, list[Layers]]:
        """The reading of a report, and the layers below its claims: those of its text, and of its title where it has one.

        Nothing is skipped: text in another language is read as if it were English.
        """
        title, text = self.language.trees([report.title, report.text])
        return self._layered(report, title, text)

    def explain(self, report: Report) -> tuple[Reading, Layers, list[Tried]]:
        """The reading of a report's text, the layers below its claims, and every word that could have told of an event.

        A title is left out. Nothing is skipped: text in another language is read as if it were English.
        """
        reading, (layers,) = self.layered(replace(report, title=""))
        return reading, layers, tried(self.events.lexicon, layers.tree, layers.mentions, layers.propositions)

    # ------------------------------------------------------------------ one field
    def layers(
        self,
        report: Report,
        tree: Tree,
        field: Field,
        writer: tuple[Actor, ...] | None = None,
        told: Sequence[Entity] = (),
        beside: tuple[Actor, ...] = (),
        states: tuple[str, ...] = (),
    ) -> Layers:
        """Every layer of one field below its claims. `writer`: who speaks by the title, `told`: whom it names, `beside`: the
        states whose people speak one after the other, `states`: those that it names."""
        mentions = self.actors.read(tree, report.published, report.outlet, told, writer or (), states)
        times = [_in(field, t) for t in self.times.read(tree, report.published)]
        quantities = [_in(field, q) for q in self.quantities.read(tree, [t.span for t in times])]
        places = [_in(field, p) for p in self.places.read(tree, country_codes(mentions))]
        founds = self.attribution.read(tree, mentions, report.outlet, field)
        house = self.actors.house(report.outlet, report.published)
        taught = mentions.taught
        mentions, founds = first_persons(tree, mentions, founds, house, writer, beside)
        mentions = replace(mentions, taught=tuple(_in(field, t) for t in taught))
        return Layers(tree, field, mentions, times, quantities, places, founds, self.events.read(tree, mentions))

    def _placed(self, head: Layers | None, body: Layers, house: House | None) -> tuple[Layers | None, Layers]:
        """The layers with a state for those whom only the place of the report tells ("police")."""
        fields = [x for x in (head, body) if x is not None]
        new = self.actors.placed([Setting(x.tree, x.mentions, x.places) for x in fields], house)
        done = [x if m is x.mentions else _with(x, m) for x, m in zip(fields, new, strict=True)]
        return (done[0] if head is not None else None), done[-1]

    def _claims(self, report: Report, layers: Layers) -> list[Claim]:
        return claims(layers, report.id, self.factuality.judge, self.ontologies, report.published)

    def _lineage(self, report: Report, parts: Sequence[Layers]) -> Iterator[Lineage]:
        for p in parts:
            yield from lineage(p.tree, p.founds, p.mentions, report.outlet, p.field)


def unread(report: Report) -> str:
    """Why a report is kept without being read; empty where it is read."""
    if not report.text.strip() and not report.title.strip():
        return "no text"
    if report.language and report.language.split("-")[0].lower() != "en":
        return f"language {report.language}: only English is read"
    return ""


def _names(layers: Layers) -> Iterator[Name]:
    """The model's names, each with the actor it stands for; of a name that the lexicons have, they know better what it is."""
    tree = layers.tree
    known = {(m.start, m.end): m.known for m in layers.mentions if m.known}
    for n in tree.names:
        span = tree.span(n.start, n.end)
        actor = None
        for i in range(n.start, n.end):
            mention = layers.mentions.by_head.get(i)
            if mention is not None and mention.start < n.end and n.start < mention.end and mention.actors:
                actor = mention.actors[0].id or None
                break
        yield Name(span, tree.piece(span), known.get((n.start, n.end), n.type), actor, layers.field)


def _with(layers: Layers, mentions: Mentions) -> Layers:
    """The layers with other actors behind their mentions, and behind their speakers."""
    pairs = ((m, n) for m, n in zip(layers.mentions, mentions, strict=True) if m is not n)
    known = {(a.span, a.name): b for m, n in pairs for a, b in zip(m.actors, n.actors, strict=True)}
    founds = []
    for f in layers.founds:
        who = f.record.speaker
        new = known.get((who.span, who.name)) if who is not None else None
        founds.append(f if new is None else replace(f, record=replace(f.record, speaker=new)))
    return replace(layers, mentions=mentions, founds=founds)


def _in(field: Field, record: T) -> T:
    return record if field == "text" else replace(record, field=field)


def _moved(a: Attribution, by: int) -> Attribution:
    return replace(a, parent=a.parent + by) if by and a.parent is not None else a
