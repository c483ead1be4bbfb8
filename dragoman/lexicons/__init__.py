"""Data files, and the loader that checks them.

A lexicon is a tab-separated file beside this module. Lines that begin with ``#`` say what it is and where it comes from;
the first other line names the columns. Rows are sorted by their key, nothing stands twice, and every code is one that
the caller allows: a file that breaks this is refused with its name and the line, when it loads and in the tests.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from dragoman.errors import LexiconError


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


Row = TypeVar("Row", bound=_Dataclass)


def read_table(
    name: str | Path,
    row: type[Row],
    *,
    key: tuple[str, ...],
    codes: Mapping[str, Collection[str]] | None = None,
) -> list[Row]:
    """The rows of one lexicon as instances of the dataclass `row`, in the order of the file.

    `name` is a file of this package (``"countries"``: ``countries.tsv``) or a path to a user's own file. The columns are the
    dataclass's fields, in order; a field is ``str``, ``int``, ``float``, ``bool`` (``1``/``0``/empty), ``tuple[str, ...]``
    (values between ``|``), or one of these with ``None`` for an empty cell. `key` names the columns by which rows are sorted (by
    code points) and told apart; `codes` the values a column may have.

    Raises `LexiconError`, naming the file and the line, for a wrong header, a wrong number of cells, a value that does not
    convert, an unknown code, a doubled or misplaced key, or white space around a cell.
    """
    if isinstance(name, Path):
        label, text = str(name), name.read_text(encoding="utf-8")
    else:
        label = f"{name}.tsv"
        text = resources.files(__package__).joinpath(label).read_text(encoding="utf-8")
    hints = typing.get_type_hints(row)
    columns = [f.name for f in dataclasses.fields(row)]
    converters = [(i, _converter(hints[c])) for i, c in enumerate(columns) if hints[c] is not str]
    allowed = [(columns.index(c), frozenset(v)) for c, v in (codes or {}).items()]
    key_of = itemgetter(*(columns.index(k) for k in key))
    width = len(columns)
    loose = _loose(text)
    rows: list[Row] = []
    header = False
    last: str | tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            if cells != columns:
                raise LexiconError(f"{label}:{number}: the columns are {cells}, wanted {columns}")
            header = True
            continue
        if len(cells) != width:
            raise LexiconError(f"{label}:{number}: {len(cells)} cells, wanted {width} ({', '.join(columns)})")
        if loose:
            for column, cell in zip(columns, cells, strict=True):
                if cell != cell.strip():
                    raise LexiconError(f"{label}:{number}: white space around {cell!r} in column {column}")
        this = key_of(cells)
        if last is not None and this <= last:
            shown, before = ((k,) if isinstance(k, str) else k for k in (this, last))
            what = "stands twice" if this == last else f"is out of order (after {before})"
            raise LexiconError(f"{label}:{number}: {shown} {what}")
        last = this
        values: list[Any] = list(cells)
        for index, convert in converters:
            try:
                values[index] = convert(cells[index])
            except ValueError as e:
                raise LexiconError(f"{label}:{number}: {cells[index]!r} is no value for {columns[index]}: {e}") from None
        for index, known in allowed:
            found = values[index]
            if found and (known.isdisjoint((found,)) if isinstance(found, str) else not known.issuperset(found)):
                unknown = found if isinstance(found, str) else next(v for v in found if v not in known)
                raise LexiconError(f"{label}:{number}: unknown {columns[index]} {unknown!r}")
        rows.append(row(*values))
    if not header:
        raise LexiconError(f"{label}: the file has no header line")
    return rows


def first_words(name: str, pos: str) -> frozenset[str]:
    """The words of a lexicon's first column whose second column is `pos`, without reading or checking the rest."""
    lines = resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    cells = (line.split("\t", 2) for line in lines if line and line[0] != "#")
    return frozenset(c[0] for c in cells if len(c) > 1 and c[1] == pos)


def _loose(text: str) -> bool:
    """Whether a cell somewhere begins or ends with white space."""
    spaces = {c for c in set(text) if c.isspace()} - {"\t", "\n"}
    edges = (edge for c in spaces for edge in (c + "\t", "\t" + c, c + "\n", "\n" + c))
    return text[-1:] in spaces or any(edge in text for edge in edges)


def _converter(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        convert = _converter(inner)
        return lambda cell: convert(cell) if cell else None
    if origin is tuple:
        return _values
    if hint is bool:
        return _flag
    if hint in (str, int, float):
        return hint
    raise TypeError(f"a lexicon's column cannot be {hint}")


@cache  # the same few cells stand in thousands of rows
def _values(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    values = tuple(cell.split("|"))
    if len(set(values)) != len(values):
        raise ValueError("a value stands twice")
    if any(not v or v != v.strip() for v in values):
        raise ValueError("an empty value, or white space around one")
    return values


def _flag(cell: str) -> bool:
    if cell not in ("", "0", "1"):
        raise ValueError("a flag is 1, 0 or empty")
    return cell == "1"
