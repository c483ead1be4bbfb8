"""Every span of a cleaned text leads back to the characters it was cleaned from."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import OffsetMap, Span
from dragoman.reports import markup, prose
from dragoman.reports.offsets import Cleaning, align, original

WORD = st.text("abcdefgh", min_size=1, max_size=9)
PIECES = st.one_of(
    WORD,
    st.sampled_from(
        [
            " ",
            "\n\n  ",
            "&amp;",
            "&eacute;",
            "&#8217;",
            "&nbsp;",
            "é",
            "한",
            "😀",
            "5 < 6",
            "<b>",
            "</b>",
            "<br/>",
            "<p class='x > y'>",
        ]
    ),
    st.sampled_from(
        ["</p>", "<!-- no -->", "<script>if (a < b) c()</script>", "<div>", "</div>", "<![CDATA[d]]>", "&", " < ", "AT&T"]
    ),
)
SOURCES = st.lists(PIECES, max_size=40).map("".join)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def seen(source: str) -> str:
    """What is seen of a piece of markup, found in another way than the scanner does: by taking out and unescaping."""
    source = re.sub(r"<!--.*?(?:-->|$)|<script\b.*?</script>", "", source, flags=re.DOTALL)
    source = re.sub(r"<!\[CDATA\[|\]\]>", "", source)
    source = re.sub(r"</?[a-z](?:'[^']*'|[^<>'])*>", "", source)
    return squeezed(html.unescape(source))


def words(text: str) -> list[Span]:
    return [Span(*m.span()) for m in re.finditer(r"\S+", text)]


@given(SOURCES)
@settings(max_examples=300)
def test_cleaned_words_lead_back_to_their_markup(source: str) -> None:
    text, offsets = markup.clean(source)
    for span in words(text):
        start, end = original(offsets, span)
        assert seen(source[start:end]) == text[span.start : span.end]


@given(SOURCES, st.data())
@settings(max_examples=200)
def test_any_span_leads_back_in_order(source: str, data: st.DataObject) -> None:
    text, offsets = markup.clean(source)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    back = original(offsets, Span(start, end))
    assert 0 <= back.start <= back.end <= len(source)
    if text[start:end] == text[start:end].strip():  # half a gap between paragraphs has no exact place
        assert squeezed(text[start:end]) == seen(source[back.start : back.end])


@given(SOURCES)
@settings(max_examples=200)
def test_a_text_cleaned_elsewhere_is_found_again(source: str) -> None:
    text, _ = markup.clean(source)
    solid, through = markup.solid(source)
    assert solid == squeezed(text)
    offsets, cursor, share = align(text, solid, through)
    assert cursor == len(solid)
    assert share == (1.0 if text.strip() else 0.0)
    for span in words(text):
        start, end = original(offsets, span)
        assert seen(source[start:end]) == text[span.start : span.end]


@given(SOURCES)
@settings(max_examples=200)
def test_two_cleanings_make_one_map(source: str) -> None:
    """A feed: markup inside of XML, escaped or as CDATA, leads back to the file."""
    source = source.replace("<![CDATA[d]]>", "")
    for wrapped in (f"<r><d>{html.escape(source)}</d></r>", f"<r><d><![CDATA[{source}]]></d></r>"):
        inner, through = markup.unwrap(wrapped)
        text, offsets = markup.clean(inner, through)
        for span in words(text):
            start, end = original(offsets, span)
            piece = wrapped[start:end]
            assert seen(html.unescape(piece) if "CDATA" not in wrapped else piece) == text[span.start : span.end]


@given(
    st.lists(
        st.one_of(WORD, st.sampled_from(["**", "*", "[x](http://y)", "`c`", "\n# ", "\n> ", " ", "\n\n", "\\*", "![i](j)", "_"])),
        max_size=30,
    )
)
@settings(max_examples=200)
def test_markdown_keeps_every_character_in_its_place(parts: list[str]) -> None:
    source = "".join(parts)
    text, offsets = prose.clean(source)
    for i, character in enumerate(text):
        start, end = original(offsets, Span(i, i + 1))
        assert source[start:end] == character


@given(st.lists(st.tuples(st.sampled_from(["copy", "replace", "insert", "skip"]), WORD, st.integers(0, 6)), max_size=30))
def test_a_map_is_in_order_and_covers_the_text(steps: list[tuple[str, str, int]]) -> None:
    out, at = Cleaning(), 0
    expected: list[tuple[Span, Span]] = []
    for kind, text, size in steps:
        begin = len(out)
        if kind == "copy":
            out.copy(text, at)
            size = len(text)
        elif kind == "replace":
            out.replace(text, at, at + size)
        elif kind == "insert":
            out.insert(text, at)
            size = 0
        if kind != "skip":
            expected.append((Span(begin, len(out)), Span(at, at + size)))
        at += size
    text, offsets = out.finish()
    assert offsets.starts[0] == 0
    assert list(offsets.starts) == sorted(offsets.starts)
    assert offsets.starts[-1] <= len(text)
    for span, back in expected:
        assert original(offsets, span) == back


def test_no_map_means_unchanged() -> None:
    assert original(None, Span(3, 9)) == Span(3, 9)
    assert original(OffsetMap(), Span(3, 9)) == Span(3, 9)


def test_words_that_are_not_in_the_original_lead_to_an_empty_place() -> None:
    source = "<p>The minister spoke on Monday.</p>"
    text = "The minister REALLY spoke on Monday."
    offsets, _, share = align(text, *markup.solid(source))
    assert round(share, 2) == 0.83
    i = text.index("REALLY")
    assert original(offsets, Span(i, i + 6)) == Span(15, 15)
    i = text.index("Monday")
    start, end = original(offsets, Span(i, i + 6))
    assert source[start:end] == "Monday"
