import re
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.records import Span
from dragoman.reports import FeedState, Options, markup, original

Reading = Callable[..., Any]
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Sample &amp; Co</title><link>https://sample.example.org</link><language>en-us</language>
<item><title>Talks &amp;amp; more</title><link>https://sample.example.org/1</link><guid>1</guid>
  <pubDate>Wed, 13 Sep 2023 09:30:00 +0900</pubDate>
  <description>&lt;p&gt;The &lt;b&gt;talks&lt;/b&gt; began &amp;amp; went on.&lt;/p&gt;</description></item>
<item><title>Second</title><link>https://sample.example.org/2</link>
  <description><![CDATA[<p>Short</p>]]></description>
  <content:encoded><![CDATA[<p>The longer caf&eacute; text.</p>
  <p>And R&D goes on.</p><script>x()</script>]]></content:encoded></item>
<item><title>Only a title stands here today</title><link>https://sample.example.org/3</link></item>
<item><title>Le ministre</title>
  <description>Le président russe a rencontré le dirigeant nord-coréen à Vladivostok.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A Feed</title>
<entry><title type="html">&lt;i&gt;Talks&lt;/i&gt;</title><link href="https://a.example.org/1"/><id>urn:1</id>
<updated>2023-09-13T18:30:02Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>The <em>talks</em> began.</p><p>They ended.</p></div></content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old Feed</title></channel>
<item rdf:about="https://o.example.org/1"><title>Talks</title><link>https://o.example.org/1</link>
<description>The talks began.</description><dc:date>2023-09-13</dc:date></item></rdf:RDF>"""


def test_items_are_reports(reading: Reading) -> None:
    reports, rejected = reading("a.xml", RSS)
    assert not rejected
    assert [r.text for r in reports[:3]] == [
        "The talks began & went on.",
        "The longer café text.\n\nAnd R&D goes on.",
        "Only a title stands here today",
    ]
    first = reports[0]
    assert (first.title, first.outlet, first.url) == ("Talks & more", "The Sample & Co", "https://sample.example.org/1")
    assert (first.published, first.language) == ("2023-09-13T09:30:00+09:00", "en")
    assert [r.source.rsplit(":", 1)[1] for r in reports] == ["1", "2", "3", "4"]
    assert reports[3].language == "fr"


@pytest.mark.parametrize("source", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_every_word_leads_back_to_the_file(reading: Reading, source: str) -> None:
    reports, _ = reading("a.xml", source)
    for report in reports:
        for m in re.finditer(r"\S+", report.text):
            start, end = original(report.offsets, Span(*m.span()))
            assert markup.clean(markup.unwrap(source[start:end])[0])[0] == m[0]


def test_atom_and_rdf(reading: Reading) -> None:
    (report,), _ = reading("a.atom", ATOM)
    assert (report.title, report.text, report.outlet) == ("Talks", "The talks began.\n\nThey ended.", "A Feed")
    assert (report.published, report.url) == ("2023-09-13T18:30:02Z", "https://a.example.org/1")
    (report,), _ = reading("a", RDF)
    assert (report.text, report.published, report.outlet) == ("The talks began.", "2023-09-13", "Old Feed")


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 00:00:00 GMT", "0001-01-01T00:00:00Z", "soon", "06/07/2023"])
def test_an_impossible_date_is_left_out_with_a_note(reading: Reading, date: str) -> None:
    notes: list[tuple[str, str]] = []
    options = Options(note=lambda source, text: notes.append((source, text)))
    (report,), _ = reading("a.xml", re.sub(r"<dc:date>.*</dc:date>", f"<dc:date>{date}</dc:date>", RDF), options)
    assert report.published == ""
    assert len(notes) == 1
    assert notes[0][0].endswith("a.xml:1")
    assert date in notes[0][1]


def test_broken_feeds(reading: Reading) -> None:
    notes: list[str] = []
    options = Options(note=lambda source, text: notes.append(text))
    reports, _ = reading("a.xml", RSS[: RSS.index("<item><title>Only")], options)
    assert len(reports) == 2
    assert "XML is broken" in notes[0]
    reports, _ = reading("a.xml", RSS.replace("UTF-8", "ISO-8859-1").replace("président", "pr\xe9sident").encode("latin-1"))
    assert "président" in reports[3].text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<?xml version="1.0"?><note><to>you</to></note>', "is XML, but neither RSS nor Atom"),
        ("<rss", "is XML, but neither RSS nor Atom"),
        ("<rss " + "<a>" * 1000, "is no feed that can be read"),
        ("<feed>", "is no feed that can be read"),
    ],
)
def test_what_is_rejected(reading: Reading, content: str, reason: str) -> None:
    reports, (rejected,) = reading("a.xml", content)
    assert not reports
    assert rejected.reason.startswith(reason)


def test_entities_neither_grow_nor_read_files(reading: Reading) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    for head, name in ((f'<!ENTITY l0 "ha">{laughs}', "l9"), ('<!ENTITY x SYSTEM "file:///etc/hostname">', "x")):
        item = f"<item><title>a &{name}; b</title></item>"
        content = f'<?xml version="1.0"?><!DOCTYPE r [{head}]><rss version="2.0"><channel>{item}</channel></rss>'
        reports, rejected = reading("a.xml", content)
        assert all(len(r.text) < 20 for r in reports)
        assert len(reports) + len(rejected) == 1


def test_an_empty_feed_has_no_reports(reading: Reading) -> None:
    reports, rejected = reading("a.xml", '<rss version="2.0"><channel><title>x</title></channel></rss>')
    assert not reports
    assert not rejected


def test_states_are_plain_values() -> None:
    assert FeedState() == FeedState(etag="", last_modified="")
