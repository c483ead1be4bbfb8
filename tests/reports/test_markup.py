import time

import pytest

from dragoman.reports.markup import clean, pieces

CASES = [
    # paragraphs and lines are kept, other white space is one space
    ("<p>One  two</p>\n<p>Three<br>four</p>", "One two\n\nThree\nfour"),
    # inline elements do not part words
    ("<b>Py</b>ong<i>yang</i> said", "Pyongyang said"),
    # entities, also such as lack their semicolon, and those of Windows
    ("A &amp; B &lt; C &#8212; D &#146;s E&nbsp;F &eacute &copy;", "A & B < C — D ’s E F é ©"),
    # a bare ampersand or angle bracket is text
    ("R&D, 5 < 6 and a<b", "R&D, 5 < 6 and a<b"),
    # what nobody sees is left out, also when it holds markup
    ("a<script>var x = '<p>no</p>';</script>b<style>p{}</style><!-- <p>no</p> -->c", "abc"),
    # an element that is never closed hides nothing
    ("<script>shown, as nothing closes it", "shown, as nothing closes it"),
    # an attribute may hold an angle bracket
    ("<a title='x > y' href=\"z\">link</a>", "link"),
    # nothing
    ("", ""),
    ("<p> </p><br>", ""),
    ("<![CDATA[in character data]]>", "in character data"),
]


@pytest.mark.parametrize(("source", "text"), CASES)
def test_visible_text(source: str, text: str) -> None:
    assert clean(source)[0] == text


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 300_000,
        "<a" * 200_000,
        "<a '" * 100_000,
        "<!--" * 100_000,
        "<script>" * 50_000,
        "&" * 300_000,
        "<div>" * 100_000,
        '<a>"' * 100_000,
    ],
    ids=lambda s: s[:8],
)
def test_hostile_markup_takes_no_longer_than_its_length(hostile: str) -> None:
    began = time.monotonic()
    assert sum(end - start for start, end, _ in pieces(hostile)) <= len(hostile)
    assert time.monotonic() - began < 5
