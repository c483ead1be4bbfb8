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
record. Both are put together once per type, so that a row costs no reflection. A row written before a field was added holds
nothing for it, and is read with the field's default, or with what is empty of its type where it has none.
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
        empty = {name: value for name, value in _empty_values(cls).items() if value is not None}

        def decode(row: Row) -> Any:
            values = {name: None if row.get(name) is None else convert(row[name]) for name, convert in parts}
            if None in values.values():
                values.update({name: value for name, value in empty.items() if values[name] is None})
            return cls(**values)

        return _optional(decode, optional)
    return None


def _empty_values(cls: type) -> dict[str, Any]:
    """What each field of a record holds where nothing was written: None where it may, its default, else what is empty."""
    hints = dict(fields_of(cls))
    out: dict[str, Any] = {}
    for f in dataclasses.fields(cls):
        if hints[f.name] != _required(hints[f.name]):
            out[f.name] = None
        elif f.default is not dataclasses.MISSING:
            out[f.name] = f.default
        else:
            out[f.name] = _empty(hints[f.name])
    return out


def _empty(hint: Any) -> Any:
    if hint is Span:
        return Span(0, 0)
    if typing.get_origin(hint) is tuple:
        return ()
    if typing.get_origin(hint) is Literal:
        return typing.get_args(hint)[0]
    if dataclasses.is_dataclass(hint):
        return typing.cast(type, hint)(**_empty_values(typing.cast(type, hint)))
    return hint()


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


def differences(want: pa.Schema, have: pa.Schema) -> tuple[list[str], list[str], list[str]]:
    """Columns and nested fields (as ``claims.actor.how``) that `have` lacks, has beside those wanted, and has of another type.

    What a list calls its elements, how wide its offsets are, and in which order fields stand makes no difference.
    """
    missing: list[str] = []
    extra: list[str] = []
    changed: list[str] = []

    def compare(a: Any, b: Any, path: str) -> None:
        if _is_list(a) and _is_list(b):
            compare(a.value_type, b.value_type, path)
        elif pa.types.is_struct(a) and pa.types.is_struct(b):
            members(list(a), list(b), f"{path}.")
        elif not (a == b or (_is_string(a) and _is_string(b))):
            changed.append(path)

    def members(a: list[pa.Field], b: list[pa.Field], prefix: str) -> None:
        ours, theirs = {f.name: f.type for f in a}, {f.name: f.type for f in b}
        missing.extend(prefix + name for name in sorted(ours.keys() - theirs.keys()))
        extra.extend(prefix + name for name in sorted(theirs.keys() - ours.keys()))
        for name in sorted(ours.keys() & theirs.keys()):
            compare(ours[name], theirs[name], prefix + name)

    members(list(want), list(have), "")
    return missing, extra, changed


def _is_list(kind: pa.DataType) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_list_view(kind))


def _is_string(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))
