"""Units, currencies and the words around figures, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.language.numerals import Numerals
from dragoman.language.pieces import Pieces, cut
from dragoman.lexicons import read_table
from dragoman.records import Approx


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of ``quantities_units.tsv``."""

    name: str
    unit: str
    forms: tuple[str, ...]
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiRow:
    """A row of ``quantities_si.tsv``: a figure in the SI is ``factor * figure + offset``."""

    unit: str
    si: str
    factor: float
    offset: float

    def of(self, figure: float | None) -> float | None:
        """A figure in the SI, to twelve digits; None stays None."""
        return None if figure is None else float(f"{self.factor * figure + self.offset:.12g}")


@dataclass(frozen=True, slots=True)
class CurrencyRow:
    """A row of ``quantities_currencies.tsv``."""

    code: str
    name: str
    words: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundRow:
    """A row of ``quantities_bounds.tsv``."""

    phrase: str
    side: str
    approx: str


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A row of ``quantities_labels.tsv``."""

    word: str
    case: str


@dataclass(frozen=True, slots=True)
class VagueRow:
    """A row of ``quantities_vague.tsv``."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A row of ``quantities_contexts.tsv``."""

    name: str
    meaning: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or currency as a figure carries it. `money` marks a currency."""

    code: str
    name: str
    money: bool = False


Sequences = dict[str, list[tuple[tuple[str, ...], Unit]]]
COUNT = Unit("1", "")
YEAR = Unit("a", "year")
TIME_UNITS = frozenset({"s", "min", "h", "d", "wk", "mo", "a", "10.a", "100.a", "2.wk"})  # UCUM codes
APPROX: tuple[Approx, ...] = ("=", "~", ">", ">=", "<", "<=")


class QuantityWords:
    """What the figure grammar asks of the lexicons. Sequences of pieces are kept by their first (signs and bounds before a
    figure: last) piece."""

    __slots__ = (
        "after",
        "before",
        "labels",
        "losses",
        "numerals",
        "sets",
        "si",
        "signs",
        "small_symbols",
        "starters",
        "symbols",
        "units",
        "vague_adjectives",
        "vague_numbers",
    )

    def __init__(
        self,
        units: Iterable[UnitRow],
        currencies: Iterable[CurrencyRow],
        bounds: Iterable[BoundRow],
        labels: Iterable[LabelRow],
        vague: Iterable[VagueRow],
        contexts: Iterable[ContextRow],
        numerals: Numerals,
        si: Iterable[SiRow] = (),
    ) -> None:
        self.si = {r.unit: r for r in si}
        self.numerals = numerals
        self.sets = {r.name: frozenset(r.words) for r in contexts}
        self.units: Sequences = {}
        self.symbols: Sequences = {}
        self.signs: Sequences = {}
        for u in units:
            for form in u.forms:
                _add(self.units, cut(form).words, Unit(u.unit, u.name))
            for symbol in u.symbols:
                _add(self.symbols, cut(symbol).raw, Unit(u.unit, u.name))
        single = {s[0][0][0]: s[0][1] for s in self.symbols.values() if len(s[0][0]) == 1}
        self.small_symbols = {k.lower(): u for k, u in sorted(single.items(), reverse=True) if len(k) > 1}
        for c in currencies:
            unit = Unit(c.code, c.name, True)
            for word in c.words:
                _add(self.units, cut(word).words, unit)
            for sign in c.signs:
                _add(self.signs, cut(sign).raw[::-1], unit)
                if len(cut(sign)) == 1:
                    _add(self.symbols, cut(sign).raw, unit)
        for table in (self.units, self.symbols, self.signs):
            for found in table.values():
                found.sort(key=lambda r: -len(r[0]))
        self.before: dict[str, list[tuple[tuple[str, ...], Approx]]] = {}
        self.after: dict[str, list[tuple[tuple[str, ...], Approx]]] = {}
        for b in bounds:
            words = tuple(b.phrase.split())
            approx = next(a for a in APPROX if a == b.approx)
            if b.side == "before":
                self.before.setdefault(words[-1], []).append((words[::-1], approx))
            else:
                self.after.setdefault(words[0], []).append((words, approx))
        for rows in (*self.before.values(), *self.after.values()):
            rows.sort(key=lambda r: -len(r[0]))
        self.labels = {r.word: r.case == "upper" for r in labels}
        rows_ = list(vague)
        self.vague_numbers = frozenset(r.word for r in rows_ if r.kind == "number")
        self.vague_adjectives = frozenset(r.word for r in rows_ if r.kind == "adjective")
        self.losses = frozenset(r.word for r in rows_ if r.kind == "noun")
        number_words = {w for w, k in numerals.kinds.items() if k not in ("suffix", "fraction", "vague")}
        self.starters = (
            number_words
            | {"half", "½", "¼", "¾", "⅓", "⅔", "a", "an", "couple", "several", "few", "."}
            | self.vague_numbers
            | self.vague_adjectives
        )

    @classmethod
    def load(cls) -> QuantityWords:
        return cls(
            read_table("quantities_units", UnitRow, key=("name",)),
            read_table("quantities_currencies", CurrencyRow, key=("code",)),
            read_table("quantities_bounds", BoundRow, key=("phrase",), codes={"side": ("before", "after"), "approx": APPROX}),
            read_table("quantities_labels", LabelRow, key=("word",), codes={"case": ("upper", "any")}),
            read_table("quantities_vague", VagueRow, key=("word",), codes={"kind": ("adjective", "noun", "number")}),
            read_table("quantities_contexts", ContextRow, key=("name",)),
            Numerals.load(),
            read_table("quantities_si", SiRow, key=("unit",)),
        )


def _add(table: Sequences, pieces: list[str], unit: Unit) -> None:
    table.setdefault(pieces[0], []).append((tuple(pieces), unit))


def longest(table: Sequences, pieces: list[str], i: int) -> tuple[int, Unit] | None:
    """The longest sequence of `table` that begins at piece `i`: the piece after it, and its unit."""
    if i >= len(pieces):
        return None
    for words, unit in table.get(pieces[i], ()):
        if len(words) == 1 or tuple(pieces[i : i + len(words)]) == words:
            return i + len(words), unit
    return None


def ending(table: Sequences, pieces: list[str], end: int) -> tuple[int, Unit] | None:
    """The longest sequence that ends before piece `end`, from tables kept back to front: its first piece, and its unit."""
    if end <= 0:
        return None
    for words, unit in table.get(pieces[end - 1], ()):
        n = len(words)
        if n <= end and tuple(pieces[end - n : end][::-1]) == words:
            return end - n, unit
    return None


def bound_before(words: QuantityWords, p: Pieces, start: int) -> tuple[int, Approx] | None:
    """The comparator that ends before piece `start` ("more than"): its first piece, and what it means."""
    if start <= 0:
        return None
    for phrase, approx in words.before.get(p.words[start - 1], ()):
        n = len(phrase)
        if n <= start and tuple(p.words[start - n : start][::-1]) == phrase:
            return start - n, approx
    return None


def bound_after(words: QuantityWords, p: Pieces, end: int) -> tuple[int, Approx] | None:
    """The comparator that begins at piece `end` ("or more"): the piece after it, and what it means."""
    if end >= len(p):
        return None
    for phrase, approx in words.after.get(p.words[end], ()):
        if tuple(p.words[end : end + len(phrase)]) == phrase:
            return end + len(phrase), approx
    return None
