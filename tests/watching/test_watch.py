"""A feed on this machine that changes, and a folder that files come into: only what is new is told, once."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.cli.watch import as_record, line
from dragoman.digest import Keeping
from dragoman.gathering import Gathering, taking
from dragoman.ledger import Ledger
from dragoman.records import Reading, Report
from dragoman.reports import Fetching, Options
from dragoman.watching import Watch, watch

V = "t"
PIER = "Inspectors found cracks in two pillars of the northern pier at Marhold, and ferries leave from the old quay."
VOTE = "Voters in the hill districts of Ostrava chose an assembly, the first since the valley was flooded by the great dam."


@dataclass
class Feed:
    """What the server answers: items, or a status other than 200."""

    items: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def etag(self) -> str:
        return f'"{len(self.items)}"'

    def body(self) -> bytes:
        items = "".join(
            f"<item><title>{title}</title><link>http://x.org/{i}</link><description>{text}</description>"
            "<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
            for i, (title, text) in enumerate(self.items)
        )
        return f'<rss version="2.0"><channel><title>Lantern</title>{items}</channel></rss>'.encode()


@pytest.fixture
def feed() -> Iterator[Feed]:
    told = Feed([("Pier shut", PIER)])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.headers.get("If-None-Match") or "")
            same = self.headers.get("If-None-Match") == told.etag() and told.status == 200
            self.send_response(304 if same else told.status)
            self.send_header("ETag", told.etag())
            self.send_header("Content-Type", "application/rss+xml")
            body = b"" if same or told.status != 200 else told.body()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/feed"
    yield told
    server.shutdown()
    server.server_close()


def reader(reports: Iterable[Report]) -> Iterator[Reading]:
    return (Reading(r, version=V) for r in reports)


@contextmanager
def watching(path: Path, *inputs: str) -> Iterator[Watch]:
    options = Options(fetching=Fetching(timeout=5, allow=lambda _: True))
    with Ledger.open(path, create=True) as ledger, Gathering(ledger) as gathering, Keeping(ledger) as keeping:
        yield Watch(ledger, gathering, keeping, reader, inputs, options, V)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger"


def told(watch: Watch) -> list[tuple[str, str]]:
    found = [(i.kind, i.text) for i in watch.round().items]
    watch.done()
    return found


def told_of(watch: Watch) -> tuple[int, int]:
    """Reports read and kept in a round."""
    done = watch.round()
    watch.done()
    return done.read, done.kept


FIRST = [("story", "Pier shut (1 report)")]
SECOND = [("story", "Vote (1 report)")]


def test_only_what_is_new_is_told(path: Path, feed: Feed) -> None:
    with watching(path, feed.url) as w:
        assert told(w) == FIRST
        assert told(w) == []
        feed.items.append(("Vote", VOTE))
        assert told(w) == SECOND
        assert told(w) == []
    assert feed.asked == ["", '"1"', '"1"', '"2"'], "the feed is only asked for what changed"


def test_a_watch_goes_on_where_it_was(path: Path, feed: Feed) -> None:
    with watching(path, feed.url) as w:
        assert told(w) == FIRST
    feed.items.append(("Vote", VOTE))
    with watching(path, feed.url) as w:
        assert told(w) == SECOND
    assert feed.asked[1] == '"1"'


def test_what_was_kept_and_not_told_is_told_by_the_next(path: Path, feed: Feed) -> None:
    """Killed after the ingest, before anybody heard of it."""
    with watching(path, feed.url) as w:
        w.round()
    with watching(path, feed.url) as w:
        assert told(w) == FIRST
        assert told(w) == []


def test_two_watches_of_one_ledger_do_not_tell_for_one_another(path: Path, feed: Feed, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with watching(path, feed.url) as one, watching(path, str(folder)) as other:
        assert told(one) == FIRST
        assert told(other) == FIRST, "what the ledger got since the other one began"
        feed.items.append(("Vote", VOTE))
        assert told(one) == SECOND
    with watching(path, str(folder)) as other:
        assert told(other) == SECOND, "told by the first watch only"
        assert told(other) == []
    with watching(path, feed.url) as one:
        assert told(one) == []
    assert feed.asked[-1] == '"2"', "the second watch has not cost the first what the feed said"


def test_what_the_ledger_held_before_is_no_news(path: Path, feed: Feed) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.ingest([Reading(Report("old", VOTE, "Wire", "Vote", "", "2024-05-01"), version=V)], version=V)
    with watching(path, feed.url) as w:
        assert told(w) == FIRST


def test_a_copy_is_told(path: Path, feed: Feed) -> None:
    with watching(path, feed.url) as w:
        told(w)
        feed.items.append(("Ferries moved", f"{PIER} The mayor regretted it."))
        this = w.round()
    (copy,) = (i for i in this.items if i.kind == "copy")
    assert copy.details["share"] == 1.0
    assert as_record(copy)["of"] == copy.details["of"]
    assert line(copy).startswith("copy ")


def test_an_input_that_fails_is_left_alone_for_longer_and_longer(path: Path, feed: Feed, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    feed.status = 503
    with watching(path, feed.url, str(tmp_path / "in")) as w:
        rounds = []
        for _ in range(8):
            rounds.append(w.round())
            w.done()
        assert [bool(r.failed) for r in rounds] == [True, True, False, True, False, False, False, True]
        assert [bool(r.left_alone) for r in rounds] == [False, False, True, False, True, True, True, False]
        assert "503" in rounds[0].failed[feed.url]
    feed.status = 200
    with watching(path, feed.url, str(tmp_path / "in")) as w:
        for _ in range(7):
            assert told(w) == []
        assert told(w) == FIRST
        assert told(w) == []
    assert len(feed.asked) == 6


def test_a_folder(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(PIER, encoding="utf-8")
    with watching(path, str(folder)) as w:
        assert len(told(w)) == 1
        (folder / "b.txt").write_text(VOTE, encoding="utf-8")
        (folder / "c.pdf").write_bytes(b"%PDF-broken")
        this = w.round()
        assert (this.read, this.kept, this.failed, len(this.items)) == (3, 1, {}, 1)


@pytest.mark.parametrize("kept", ["", "{", '{"told": 3}', "[]"])
def test_state_that_cannot_be_read_counts_from_now(path: Path, feed: Feed, kept: str) -> None:
    with watching(path, feed.url) as w:
        told(w)
    (file,) = (path / "index").glob("gathering.watch-*.json")
    file.write_text(kept, encoding="utf-8")
    with watching(path, feed.url) as w:
        assert told(w) == []


def test_no_more_than_so_many_reports_of_one_input(path: Path, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left there comes in the next rounds, also where the feed has not changed since."""
    monkeypatch.setattr(watch, "REPORTS", 1)
    monkeypatch.setattr(taking, "AHEAD", 1)
    feed.items += [("Vote", VOTE), ("Boat", PIER.replace("cracks", "holes"))]
    with watching(path, feed.url) as w:
        assert [told_of(w) for _ in range(4)] == [(1, 1), (2, 1), (3, 1), (0, 0)]
