"""From a tree to attributions: find the candidates, give quotations to them, weigh, nest, and say who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dragoman.attribution import spans
from dragoman.attribution.drafts import Draft
from dragoman.attribution.find import candidates
from dragoman.attribution.lexicon import Lexicon
from dragoman.attribution.links import carry_on, link
from dragoman.attribution.quotes import Quotation, quotations
from dragoman.attribution.weights import score
from dragoman.language.trees import Tree
from dragoman.records import Actor, Attribution, Field


class Speakers(Protocol):
    """What this room asks of the mentions of a text: the actors for which the phrase headed by a token stands."""

    def at(self, token: int) -> tuple[Actor, ...]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution and where it stands in the tree: the cue's head token, the token ranges of the content, and the content's
    head token (None where it has no one head). A list of them is indexed by `Attribution.parent` and `Claim.attribution`."""

    record: Attribution
    cue: int
    content: tuple[tuple[int, int], ...]
    root: int | None


class AttributionReader:
    """Reads the attributions of a tree. Load once; `read` keeps no state and touches no file."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @classmethod
    def load(cls) -> AttributionReader:
        return cls(Lexicon.load())

    def read(self, tree: Tree, mentions: Speakers, outlet: str = "", field: Field = "text") -> list[Found]:
        """The attributions of one field, in the order of their cues."""
        quotes = quotations(tree)
        drafts = self.drafts(tree, quotes)
        kept = self._keep(tree, drafts, quotes)
        marks: dict[int, int] = {}
        for q in quotes:
            if q.closed:
                marks[q.start], marks[q.end - 1] = q.end - 1, q.start
        shaped = [(d, spans.clean(tree, d.content - d.cues, marks)) for d in kept]
        parents = _parents([d.cue for d, _ in shaped], [c for _, c in shaped])
        out = []
        for (d, content), parent in zip(shaped, parents, strict=True):
            record = Attribution(
                source=tuple(tree.span(s, e) for s, e in spans.clean(tree, d.sources, marks)),
                cue=tuple(tree.span(s, e) for s, e in spans.ranges(tree, d.cues)),
                content=tuple(tree.span(s, e) for s, e in content),
                speaker=_speaker(tree, d, mentions),
                kind=d.kind,  # type: ignore[arg-type]
                parent=parent,
                why=f"cue {tree.lemmas[d.cue]} ({d.construction}), weight {d.score:.1f}",
                field=field,
            )
            out.append(Found(record, d.cue, content, d.root))
        return out

    def drafts(self, tree: Tree, quotes: list[Quotation]) -> list[Draft]:
        """All candidates, weighed, with the quotations that belong to them."""
        drafts = candidates(tree, self._lexicon)
        owner = link(tree, quotes, drafts)
        for d in drafts:
            d.score = score(tree, d, self._lexicon)
        carry_on(tree, quotes, owner, drafts)
        return drafts

    def _keep(self, tree: Tree, drafts: list[Draft], quotes: list[Quotation]) -> list[Draft]:
        kept = [d for d in drafts if d.score > 0 and d.content - d.cues]
        return kept


def _parents(cues: list[int], contents: list[spans.Ranges]) -> list[int | None]:
    """For each attribution the one with the smallest content that its cue stands in; two that hold each other's cues
    are taken in the order of the text."""

    def holds(k: int, token: int) -> bool:
        return any(s <= token < e for s, e in contents[k])

    out: list[int | None] = []
    for i, cue in enumerate(cues):
        best = None
        for k in range(len(cues)):
            if k == i or not holds(k, cue) or (holds(i, cues[k]) and k > i):
                continue
            if best is None or _size(contents[k]) < _size(contents[best]):
                best = k
        out.append(best)
    return out


def _size(content: spans.Ranges) -> int:
    return sum(e - s for s, e in content)


def _speaker(tree: Tree, d: Draft, mentions: Speakers) -> Actor | None:
    if d.source is None:
        return None
    actors = mentions.at(d.source)
    if actors:
        return actors[0]
    runs = spans.ranges(tree, d.sources)
    if not runs:
        return None
    span = tree.span(runs[0][0], runs[0][1])
    text = tree.piece(span)
    return Actor(span, text, name=text, how="described source")
