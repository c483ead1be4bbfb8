"""Records as table rows and back, with explicit Arrow types derived from the records themselves.

    str, Literal          string
    int                   int64        (from the first day: Delta Lake does not widen a column later)
    float                 double
    bool                  bool
    X | None              the same, null allowed
    Span                  struct<start: int64, end: int64>
    tuple[X, ...]         list<X>      (also tuples of a fixed length, all of one type)
    a record              struct of its fields

`encoder(cls)` gives the function from a record to a plain row, `decoder(cls)` its inverse: ``decode(encode(r)) == r`` for every
record. Both are put together once per type, so that a row costs no reflection.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, Literal

import pyarrow as pa

from dragoman.records import Span

Row = dict[str, Any]
Convert = Callable[[Any], Any]

SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
STRINGS = pa.list_(pa.string())
_SCALARS: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@cache
def fields_of(cls: type) -> tuple[tuple[str, Any], ...]:
    """Names and resolved types of a record's fields, in order."""
    hints = typing.get_type_hints(cls)
    return tuple((f.name, hints[f.name]) for f in dataclasses.fields(cls))


def arrow_fields(cls: type, *, without: tuple[str, ...] = ()) -> list[tuple[str, pa.DataType]]:
    """The columns of a record type, less those named."""
    return [(name, arrow_type(hint)) for name, hint in fields_of(cls) if name not in without]


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a field's type. Raises `TypeError` for a type that no table can hold."""
    hint = _required(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if typing.get_origin(hint) is Literal:
        return pa.string()
    if hint is Span:
        return SPAN
    if typing.get_origin(hint) is tuple:
        return pa.list_(arrow_type(_element(hint)))
    if dataclasses.is_dataclass(hint):
        return pa.struct(arrow_fields(typing.cast(type, hint)))
    raise TypeError(f"no column type for {hint!r}")


@cache
def encoder(cls: type) -> Callable[[Any], Row]:
    """The function from a record to a row of plain values."""
    return typing.cast(Callable[[Any], Row], _encoder(cls))


@cache
def decoder(cls: type) -> Callable[[Row], Any]:
    """The function from a row to the record; columns that the record does not have are passed over."""
    return typing.cast(Callable[[Row], Any], _decoder(cls))


def _required(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        rest = [x for x in typing.get_args(hint) if x is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"no column type for {hint!r}")
        return rest[0]
    return hint


def _element(hint: Any) -> Any:
    inner, *rest = typing.get_args(hint)
    if rest != [...] and set(rest) != {inner}:
        raise TypeError(f"no column type for {hint!r}: only tuples of one type")
    return inner


def _encoder(hint: Any) -> Convert | None:
    """None where the value is stored as it is."""
    optional, hint = hint != _required(hint), _required(hint)
    if hint is Span:
        return _optional(_encode_span, optional)
    if typing.get_origin(hint) is tuple:
        inner = _encoder(_element(hint))
        return _optional(list if inner is None else _each(inner, list), optional)
    if dataclasses.is_dataclass(hint):
        parts = [(name, _encoder(t)) for name, t in fields_of(typing.cast(type, hint))]
        names = tuple(name for name, _ in parts)
        values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
        rest = tuple((name, convert) for name, convert in parts if convert is not None)

        def encode(record: Any) -> Row:
            row = dict(zip(names, values(record), strict=True))
            for name, convert in rest:
                row[name] = convert(row[name])
            return row

        return _optional(encode, optional)
    return None


def _decoder(hint: Any) -> Convert | None:
    optional, hint = hint != _required(hint), _required(hint)
    if hint is Span:
        return _optional(_decode_span, optional)
    if typing.get_origin(hint) is tuple:
        inner = _decoder(_element(hint))
        return _optional(tuple if inner is None else _each(inner, tuple), optional)
    if dataclasses.is_dataclass(hint):
        cls = typing.cast(type, hint)
        parts = tuple((name, _decoder(t) or _same) for name, t in fields_of(cls))

        def decode(row: Row) -> Any:
            return cls(**{name: convert(row[name]) for name, convert in parts})

        return _optional(decode, optional)
    return None


def _same(value: Any) -> Any:
    return value


def _encode_span(span: Span) -> Row:
    return {"start": span[0], "end": span[1]}


def _decode_span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _each(inner: Convert, make: Callable[[Any], Any]) -> Convert:
    return lambda values: make(map(inner, values))


def _optional(convert: Convert, optional: bool) -> Convert:
    return (lambda value: None if value is None else convert(value)) if optional else convert
