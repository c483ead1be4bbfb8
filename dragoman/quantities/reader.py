"""The room's front: a parsed text in, figures out."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.trees import Tree
from dragoman.quantities.grammar import Figure, FigureGrammar
from dragoman.quantities.items import item_of
from dragoman.quantities.words import COUNT, QuantityWords
from dragoman.records import Quantity, Span


class QuantityReader:
    """Finds figures. Made once with `load`; reading changes nothing in it."""

    __slots__ = ("words",)

    def __init__(self, words: QuantityWords) -> None:
        self.words = words

    @classmethod
    def load(cls) -> QuantityReader:
        return cls(QuantityWords.load())

    def read(self, tree: Tree, taken: Sequence[Span] = ()) -> list[Quantity]:
        """The figures of a text in order. `taken` are the spans of its times: inside them only a length of time ("two years")
        is a figure."""
        grammar = FigureGrammar(self.words, tree, taken)
        return [_quantity(grammar, f) for f in grammar.figures()]


def _quantity(g: FigureGrammar, f: Figure) -> Quantity:
    p, tree = g.p, g.tree
    start, end = item_of(g, f)
    item = tree.piece(tree.span(start, end)) if start < end else ""
    low, high = f.low, f.high
    if low is not None and low == high:
        if f.approx in (">", ">="):
            high = None
        elif f.approx in ("<", "<="):
            low = None
    stop = p.ends[f.end - 1]
    if start < end and f.unit is COUNT and not f.part and p.starts[f.number] < tree.starts[start]:
        stop = max(stop, tree.ends[end - 1])
    span = Span(p.starts[f.start], stop)
    si = g.words.si.get(f.unit.code)
    return Quantity(
        span=span,
        text=p.text[span.start : span.end],
        low=low,
        high=high,
        approx=f.approx,
        unit=f.unit.code,
        unit_name=f.unit.name,
        item=item,
        si_low=si.of(low) if si else None,
        si_high=si.of(high) if si else None,
        si_unit=si.si if si else "",
    )
