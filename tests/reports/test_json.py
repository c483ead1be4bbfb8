import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reports import Options
from dragoman.reports.json_text import _objects, _record
from dragoman.reports.streams import Stream

Reading = Callable[..., Any]
FULL = {
    "id": "a-1", "outlet": "The Outlet", "title": "Talks", "url": "https://example.org/1",
    "published": "2023-09-13 10:00:00", "language": "en-GB",
    "text": "  The talks began.\r\n\tThey went on.  ", "other": {"ignored": [1]},
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a", "a.txt.jsonl"])
def test_a_line_is_a_report_and_its_text_stays_as_it_is(reading: Reading, name: str) -> None:
    (report,), rejected = reading(name, json.dumps(FULL) + "\n")
    assert not rejected
    assert report.text == FULL["text"]
    assert (report.id, report.outlet, report.title, report.url) == ("a-1", "The Outlet", "Talks", "https://example.org/1")
    assert (report.published, report.language, report.offsets) == ("2023-09-13T10:00:00", "en", None)
    assert report.source.endswith(f"{name}:1")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")).filter(str.strip))
def test_any_text_comes_out_unchanged(text: str) -> None:
    report = _record(json.dumps({"text": text}).encode(), "x:1", Options())
    assert report.text == text  # type: ignore[union-attr]


def test_the_text_is_all_that_is_needed(reading: Reading) -> None:
    reports, _ = reading("a.jsonl", '{"text": "One."}\n{"text": "Two."}\n\n{"text": "One.", "outlet": "O"}\n{"text": "One."}\n')
    assert len({r.id for r in reports}) == 3
    assert reports[0].id == reports[3].id
    assert all(len(r.id) == 32 for r in reports)
    assert [r.source.rsplit(":", 1)[1] for r in reports] == ["1", "2", "4", "5"]
    assert reports[0].published == reports[0].title == reports[0].outlet == ""


def test_numbers_and_nulls_in_fields(reading: Reading) -> None:
    (report,), _ = reading(
        "a.jsonl", '{"text": "One.", "id": 17, "title": null, "published": 20230913, "outlet": ["no"], "url": true}\n'
    )
    assert (report.id, report.title, report.published, report.outlet, report.url) == ("17", "", "2023-09-13", "", "")


BAD = [
    (b'{"text": "cut sho', "is not JSON"),
    (b"not json at all", "is not JSON"),
    (b'{"title": "Only a title"}', "has no text"),
    (b'{"text": null}', "has no text"),
    (b'{"text": ""}', "its text is empty"),
    (b'{"text": " \\n\\t"}', "its text is empty"),
    (b'{"text": 5}', "its text is not a string but int"),
    (b'["text"]', "is not an object but list"),
    (b"17", "is not an object but int"),
    (b'{"text": "half a \\ud800 pair"}', "its text holds half a surrogate pair (U+D800) at 7"),
    (b'{"text": "fine", "title": "\\udc12"}', "its title holds half a surrogate pair"),
    (b'{"text": "nul \\u0000"}', "its text holds a NUL character (U+0000) at 4"),
    (b'{"text": "broken \xff\xfe"}', "is not UTF-8 (byte 18)"),
    (b'{"text": "x", "id": ' + b"9" * 5000 + b"}", "is JSON that cannot be read"),
    (b"[" * 200_000, "is JSON that cannot be read"),
]


@pytest.mark.parametrize(("line", "reason"), BAD, ids=[r[:40] + str(i) for i, (_, r) in enumerate(BAD)])
def test_a_bad_line_is_rejected_and_the_next_is_read(reading: Reading, line: bytes, reason: str) -> None:
    reports, (rejected,) = reading("a.jsonl", b'{"text": "First."}\n' + line + b'\n{"text": "Last."}\n')
    assert [r.text for r in reports] == ["First.", "Last."]
    assert rejected.source.endswith("a.jsonl:2")
    assert rejected.reason.startswith(reason)
    assert rejected.head
    assert len(rejected.head.encode()) <= 200
    json.dumps(rejected.head).encode()


def test_a_line_that_is_too_long_is_rejected_and_the_next_is_read(reading: Reading) -> None:
    long = json.dumps({"text": "x" * 3_000_000})
    content = f'{long}\n{{"text": "Last."}}\n{long}'
    reports, rejected = reading("a.jsonl", content, Options(max_record_bytes=1_000_000))
    assert [r.text for r in reports] == ["Last."]
    assert [(r.source.rsplit(":", 1)[1], r.reason) for r in rejected] == [
        ("1", "the line is longer than 1,000,000 bytes"),
        ("3", "the line is longer than 1,000,000 bytes"),
    ]
    assert rejected[0].head.startswith('{"text": "xxx')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(reading: Reading, encoding: str) -> None:
    reports, rejected = reading("a.jsonl", '{"text": "Één."}\n{"text": "Zwei."}\n'.encode(encoding))
    assert not rejected
    assert [r.text for r in reports] == ["Één.", "Zwei."]


def test_windows_line_ends(reading: Reading) -> None:
    reports, rejected = reading("a.jsonl", b'{"text": "One."}\r\n\r\n{"text": "Two."}\r\n')
    assert not rejected
    assert [r.source.rsplit(":", 1)[1] for r in reports] == ["1", "3"]


def test_the_mapping_names_the_keys(reading: Reading) -> None:
    options = Options(columns={"text": "body", "outlet": "source"})
    (report,), _ = reading("a.jsonl", '{"body": "The talks.", "source": "O", "text": "not this"}\n', options)
    assert (report.text, report.outlet) == ("The talks.", "O")


ARRAYS = [
    ('[{"text": "A"}, {"text": "B"}]', ["A", "B"]),
    ('[\n  {\n    "text": "A ] } \\" {"\n  },\n  {"text": "B"}\n]\n', ['A ] } " {', "B"]),
    ('{\n  "text": "A"\n}\n{\n  "text": "B"\n}', ["A", "B"]),
    ('{"text": "A"}{"text": "B"}', ["A", "B"]),
    ('[{"text": "A", "tags": [{"text": "no"}]}]', ["A"]),
    ("[]", []),
    ('[\n{"text": "A"},\n]', ["A"]),
]


@pytest.mark.parametrize(("content", "texts"), ARRAYS)
def test_arrays_and_objects_over_many_lines(reading: Reading, content: str, texts: list[str]) -> None:
    reports, rejected = reading("a.json", content)
    assert [r.text for r in reports] == texts
    assert not rejected


def test_a_bad_object_of_an_array_costs_itself_only(reading: Reading) -> None:
    content = '[\n{"text": "A"},\n{"text": broken},\n{"title": "none"},\n{"text": "B"},\n{"text": "cut'
    reports, rejected = reading("a.json", content)
    assert [(r.text, r.source.rsplit(":", 1)[1]) for r in reports] == [("A", "2"), ("B", "5")]
    assert [(r.source.rsplit(":", 1)[1], r.reason[:11]) for r in rejected] == [
        ("3", "is not JSON"),
        ("4", "has no text"),
        ("6", "is not JSON"),
    ]


def test_an_object_that_is_too_long(reading: Reading) -> None:
    content = json.dumps([{"text": "A"}, {"text": "x" * 3_000_000}, {"text": "B"}])
    reports, (rejected,) = reading("a.json", content, Options(max_record_bytes=1_000_000))
    assert [r.text for r in reports] == ["A", "B"]
    assert rejected.reason == "the record is longer than 1,000,000 bytes"


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=6), st.sampled_from([None, 2]), st.integers(1, 40)
)
def test_objects_are_cut_where_json_ends_them(rows: list[dict[str, object]], indent: int | None, chunk: int) -> None:
    class Slow(Stream):
        def read(self, size: int = chunk) -> bytes:
            return super().read(chunk)

    for content in (json.dumps(rows, indent=indent), "\n".join(json.dumps(r, indent=indent) for r in rows)):
        if content.strip():
            found = list(_objects(Slow("x", io.BytesIO(content.encode()), 100), 10**6))
            assert [json.loads(data) for _, data, _ in found] == rows
            assert all(whole for _, _, whole in found)


def test_json_that_holds_no_object(reading: Reading) -> None:
    _, (rejected,) = reading("a.json", "not json")
    assert rejected.reason == "is not JSON"
