"""The words of time, loaded once: kinds and values of single words, fixed phrases, and days with a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.language.numerals import Numerals
from dragoman.language.pieces import Pieces
from dragoman.lexicons import read_table
from dragoman.records import TimeType

TYPES: tuple[TimeType, ...] = ("DATE", "TIME", "DURATION", "SET")
KINDS = (
    *(
        "month",
        "weekday",
        "weekdays",
        "season",
        "seasons",
        "part",
        "unit",
        "units",
        "deictic",
        "relative",
        "position",
        "direction",
    ),
    *("approx", "set", "adverb", "era", "meridiem", "zone", "fiscal", "decade", "half", "occasion", "clock_zone"),
)


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of ``times_words.tsv``."""

    word: str
    kind: str
    value: str
    weak: bool


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A row of ``times_phrases.tsv``."""

    phrase: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row of ``times_days.tsv``."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class ContextRow:
    """A row of ``times_contexts.tsv``."""

    name: str
    meaning: str
    words: tuple[str, ...]


class Words:
    """What the grammar asks of the lexicons. `starters` are the words at which an expression can begin, `sets` the contexts by
    name."""

    __slots__ = ("days", "numerals", "phrases", "sets", "starters", "table", "weak")

    def __init__(
        self,
        words: Iterable[WordRow],
        phrases: Iterable[PhraseRow],
        days: Iterable[DayRow],
        contexts: Iterable[ContextRow],
        numerals: Numerals,
    ) -> None:
        self.table: dict[str, dict[str, str]] = {}
        self.weak: set[tuple[str, str]] = set()
        for w in words:
            self.table.setdefault(w.word, {})[w.kind] = w.value
            if w.weak:
                self.weak.add((w.word, w.kind))
        self.phrases = _by_first((r.phrase, (r.type, r.value)) for r in phrases)
        self.days = _by_first((r.name, (r.rule, "")) for r in days)
        self.sets = {r.name: frozenset(r.words) for r in contexts}
        self.numerals = numerals
        quiet = {"era", "meridiem", "zone", "clock_zone", "approx", "direction"}
        self.starters = {w for w, kinds in self.table.items() if kinds.keys() - quiet}
        self.starters |= self.phrases.keys() | self.days.keys() | numerals.ordinals.keys()
        self.starters |= {
            w
            for w, k in numerals.kinds.items()
            if k in ("digit", "teen", "ten", "hundred", "scale", "dozen", "vague", "fraction")
        }
        self.starters |= {"a", "an", "once", "twice", "'", "ad", "these", "those", "from", "between", "weekdays"}

    @classmethod
    def load(cls) -> Words:
        return cls(
            read_table("times_words", WordRow, key=("word", "kind"), codes={"kind": KINDS}),
            read_table("times_phrases", PhraseRow, key=("phrase",), codes={"type": TYPES}),
            read_table("times_days", DayRow, key=("name",)),
            read_table("times_contexts", ContextRow, key=("name",)),
            Numerals.load(),
        )

    def value(self, word: str, kind: str) -> str | None:
        """The value of a word as `kind`, None where it is not of that kind."""
        kinds = self.table.get(word)
        return None if kinds is None else kinds.get(kind)

    def unit(self, word: str) -> str | None:
        """The letter of a unit of time, singular or plural."""
        kinds = self.table.get(word)
        return None if kinds is None else kinds.get("unit") or kinds.get("units")


Listed = dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]]


def _by_first(rows: Iterable[tuple[str, tuple[str, str]]]) -> Listed:
    out: Listed = {}
    for text, value in rows:
        words = tuple(text.split())
        out.setdefault(words[0], []).append((words, value))
    for found in out.values():
        found.sort(key=lambda r: -len(r[0]))
    return out


def listed(p: Pieces, i: int, table: Listed) -> tuple[int, tuple[str, str]] | None:
    """The longest listed phrase that begins at piece `i`: the piece after it, and its value."""
    for words, value in table.get(p.words[i], ()):
        if tuple(p.words[i : i + len(words)]) == words:
            return i + len(words), value
    return None
