"""Records survive the way through Arrow, whatever they hold."""

import dataclasses
import typing
from typing import Any, Literal

import made_up
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ledger.schema import arrow_fields, arrow_type, decoder, encoder
from dragoman.ledger.tables import TABLES, Judgement, Voice
from dragoman.records import Actor, Attribution, Claim, Lineage, Rejection, Report, Span, Time

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
NUMBER = st.integers(-(2**63), 2**63 - 1)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Anything that a field of this type may hold."""
    arguments = typing.get_args(hint)
    if type(None) in arguments:
        return st.none() | values(next(a for a in arguments if a is not type(None)))
    if typing.get_origin(hint) is Literal:
        return st.sampled_from(arguments)
    if hint is Span:
        return st.builds(Span, NUMBER, NUMBER)
    if typing.get_origin(hint) is tuple and arguments[-1] is not ...:
        return st.tuples(*map(values, arguments))
    if typing.get_origin(hint) is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if dataclasses.is_dataclass(hint):
        return st.builds(hint, **{k: values(t) for k, t in typing.get_type_hints(hint).items()})
    return {str: TEXT, int: NUMBER, bool: st.booleans(), float: st.floats(allow_nan=False)}[hint]


@pytest.mark.parametrize("cls", [Report, Rejection, Actor, Time, Attribution, Claim, Lineage, Voice, Judgement])
def test_record_row_record(cls: type) -> None:
    schema = pa.schema(arrow_fields(cls))

    @settings(max_examples=30, deadline=None)
    @given(values(cls))
    def same(record: Any) -> None:
        table = pa.Table.from_pylist([encoder(cls)(record)], schema=schema)
        assert decoder(cls)(table.to_pylist()[0]) == record

    same()


def test_whole_reading() -> None:
    reading = made_up.make(3)
    cls = type(reading)
    table = pa.Table.from_pylist([encoder(cls)(reading)], schema=pa.schema(arrow_fields(cls)))
    assert decoder(cls)(table.to_pylist()[0]) == reading


def test_numbers_are_wide_from_the_first_day() -> None:
    """Delta Lake does not widen int32 to int64 later."""

    def leaves(kind: pa.DataType) -> typing.Iterator[pa.DataType]:
        if pa.types.is_struct(kind):
            for f in kind:
                yield from leaves(f.type)
        elif pa.types.is_list(kind):
            yield from leaves(kind.value_type)
        else:
            yield kind

    found = {leaf for schema in TABLES.values() for column in schema for leaf in leaves(column.type)}
    assert not {k for k in found if pa.types.is_integer(k)} - {pa.int64()}
    assert not {k for k in found if pa.types.is_floating(k)} - {pa.float64()}


@pytest.mark.parametrize("hint", [dict[str, int], tuple[int, str], int | str, bytes])
def test_what_no_table_can_hold_is_refused(hint: Any) -> None:
    with pytest.raises(TypeError, match="no column type"):
        arrow_type(hint)
