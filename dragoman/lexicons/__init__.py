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
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import LexiconError

Row = TypeVar("Row")


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
    columns = [f.name for f in dataclasses.fields(row)]  # type: ignore[arg-type]
    converters = [_converter(hints[c]) for c in columns]
    allowed = [(columns.index(c), frozenset(v)) for c, v in (codes or {}).items()]
    keys = [columns.index(k) for k in key]
    rows: list[Row] = []
    header = False
    last: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            if cells != columns:
                raise LexiconError(f"{label}:{number}: the columns are {cells}, wanted {columns}")
            header = True
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{label}:{number}: {len(cells)} cells, wanted {len(columns)} ({', '.join(columns)})")
        for column, cell in zip(columns, cells, strict=True):
            if cell != cell.strip():
                raise LexiconError(f"{label}:{number}: white space around {cell!r} in column {column}")
        this = tuple(cells[k] for k in keys)
        if last is not None and this <= last:
            what = "stands twice" if this == last else f"is out of order (after {last})"
            raise LexiconError(f"{label}:{number}: {this} {what}")
        last = this
        values = []
        for column, cell, convert in zip(columns, cells, converters, strict=True):
            try:
                values.append(convert(cell))
            except ValueError as e:
                raise LexiconError(f"{label}:{number}: {cell!r} is no value for {column}: {e}") from None
        for index, known in allowed:
            for value in values[index] if isinstance(values[index], tuple) else (values[index],):
                if value and value not in known:
                    raise LexiconError(f"{label}:{number}: unknown {columns[index]} {value!r}")
        rows.append(row(*values))
    if not header:
        raise LexiconError(f"{label}: the file has no header line")
    return rows


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


def _values(cell: str) -> tuple[str, ...]:
    values = tuple(cell.split("|")) if cell else ()
    if len(set(values)) != len(values):
        raise ValueError("a value stands twice")
    if any(not v or v != v.strip() for v in values):
        raise ValueError("an empty value, or white space around one")
    return values


def _flag(cell: str) -> bool:
    if cell not in ("", "0", "1"):
        raise ValueError("a flag is 1, 0 or empty")
    return cell == "1"
