"""Addresses: a server on this machine stands for the world, and is reached only where a test allows it."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dragoman.errors import FetchError
from dragoman.records import Rejection, Report
from dragoman.reports import FeedState, Fetching, Options, read
from dragoman.reports.fetch import fetch
from dragoman.reports.options import is_public

FEED = b'<rss version="2.0"><channel><title>F</title><item><title>The talks began on Monday</title></item></channel></rss>'
Answer = Callable[[Any], None]


def answering(status: int = 200, body: bytes = FEED, **headers: str) -> Answer:
    def answer(handler: Any) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Server:
    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests.append((self.path, dict(self.headers)))
                with contextlib.suppress(OSError):  # the reader has gone, as it should
                    server.answers.get(self.path, answering(404, b""))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def url(self, path: str, host: str = "news.example.org") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.http.shutdown()
    one.http.server_close()


def to_here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


LOCAL = Fetching(timeout=5, resolve=to_here, allow=lambda address: True)


def test_a_feed_is_read(server: Server) -> None:
    server.answers["/f?a=1&b=%20"] = answering(Date="Wed, 13 Sep 2023 09:30:00 GMT")
    (report,) = read(server.url("/f?a=1&b=%20"), Options(fetching=LOCAL))
    assert isinstance(report, Report)
    assert (report.text, report.outlet) == ("The talks began on Monday", "F")
    assert report.source == server.url("/f?a=1&b=%20") + ":1"
    _, headers = server.requests[0]
    assert headers["Host"] == f"news.example.org:{server.port}"
    assert "dragoman" in headers["User-Agent"]


def test_only_what_is_new_is_asked_for(server: Server) -> None:
    def answer(handler: Any) -> None:
        if handler.headers.get("If-None-Match") == '"v1"' and handler.headers.get("If-Modified-Since") == "yesterday":
            answering(304, b"")(handler)
        else:
            answering(ETag='"v1"', Last_Modified="yesterday")(handler)

    server.answers["/f"] = answer
    states: dict[str, FeedState] = {}
    notes: list[str] = []
    options = Options(fetching=LOCAL, feeds=states, note=lambda source, text: notes.append(text))
    assert len(list(read(server.url("/f"), options))) == 1
    assert states == {server.url("/f"): FeedState('"v1"', "yesterday")}
    assert list(read(server.url("/f"), options)) == []
    assert notes == ["has not been modified since it was read last"]


def test_a_state_is_kept_only_when_all_was_read(server: Server) -> None:
    server.answers["/f"] = answering(ETag='"v1"')
    states: dict[str, FeedState] = {}
    reports = read(server.url("/f"), Options(fetching=LOCAL, feeds=states))
    next(reports)
    del reports
    assert states == {}


def test_redirects_are_followed_and_end(server: Server) -> None:
    server.answers["/a"] = answering(302, b"", Location="/b")
    server.answers["/b"] = answering(301, b"", Location=server.url("/f"))
    server.answers["/f"] = answering()
    assert fetch(server.url("/a"), LOCAL).url == server.url("/f")
    server.answers["/loop"] = answering(302, b"", Location="/loop")
    with pytest.raises(FetchError, match="redirected more than 5 times"):
        fetch(server.url("/loop"), LOCAL)


INSIDE = [
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
    *("255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1"),
    *(
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:db8::1",
    ),
]


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_inside_is_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/f",
        "http://localhost:{port}/f",
        "http://[::1]:{port}/f",
        "http://[::ffff:127.0.0.1]:{port}/f",
        "http://2130706433:{port}/f",  # 127.0.0.1 as one number
        "http://0x7f.1:{port}/f",
        "http://0:{port}/f",
    ],
)
def test_nothing_is_sent_inside(server: Server, url: str) -> None:
    (rejected,) = read(url.format(port=server.port), Options(fetching=Fetching(timeout=5)))
    assert isinstance(rejected, Rejection)
    assert "not a public address" in rejected.reason or "is not found" in rejected.reason
    assert server.requests == []


def test_one_address_inside_is_enough_to_refuse(server: Server) -> None:
    how = Fetching(timeout=5, resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1, which is not a public address"):
        fetch(server.url("/f"), how)


def test_a_redirect_inside_is_refused(server: Server) -> None:
    server.answers["/a"] = answering(302, b"", Location=server.url("/secret", host="inside.example.org"))
    inside = {"news.example.org": "127.0.0.1", "inside.example.org": "10.0.0.7"}
    how = Fetching(
        timeout=5,
        resolve=lambda host, port: [inside[host]],
        allow=lambda address: is_public(address) or str(address) == "127.0.0.1",
    )
    with pytest.raises(FetchError, match=r"inside\.example\.org leads to 10\.0\.0\.7"):
        fetch(server.url("/a"), how)
    assert [path for path, _ in server.requests] == ["/a"]


def test_the_checked_address_is_the_one_that_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: a name that resolves to something else the second time is not resolved a second time."""
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    connected: list[str] = []
    create = socket.create_connection

    def noted(address: tuple[str, int], *args: Any, **named: Any) -> socket.socket:
        connected.append(address[0])
        return create(address, *args, **named)

    monkeypatch.setattr(socket, "create_connection", noted)
    server.answers["/f"] = answering()
    fetch(server.url("/f"), Fetching(timeout=5, resolve=once, allow=lambda address: True))
    assert (asked, connected) == (["news.example.org"], ["127.0.0.1"])


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/f", "only http and https are fetched, not ftp"),
        ("file:///etc/passwd", "only http and https are fetched, not file"),
        ("http://user:word@example.org/f", "with a name or a password"),
        ("http:///f", "has no host"),
        ("http://example.org:99999/f", "cannot be fetched"),
        ("http://exa mple.org/\r\nX: y", "cannot be fetched|is not found"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, reason: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        if " " in host:
            raise OSError("no such host")
        return ["127.0.0.1"]

    with pytest.raises(FetchError, match=reason):
        fetch(url, Fetching(timeout=2, resolve=resolve))


def test_a_redirect_to_a_file_is_refused(server: Server) -> None:
    server.answers["/a"] = answering(302, b"", Location="file:///etc/passwd")
    with pytest.raises(FetchError, match="only http and https"):
        fetch(server.url("/a"), LOCAL)


def endless(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(FEED * 10)


def dripping(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b"<")
        handler.wfile.flush()
        time.sleep(0.05)


def dripping_headers(handler: Any) -> None:
    for _ in range(1000):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize(
    "answer", [dripping, dripping_headers, lambda handler: time.sleep(3)], ids=["body", "headers", "silence"]
)
def test_what_takes_too_long_is_stopped(server: Server, answer: Answer) -> None:
    server.answers["/f"] = answer
    began = time.monotonic()
    (rejected,) = read(server.url("/f"), Options(fetching=Fetching(timeout=0.6, resolve=to_here, allow=lambda address: True)))
    assert time.monotonic() - began < 2
    assert isinstance(rejected, Rejection)
    assert rejected.reason == "took more than 0.6 seconds"


def test_what_never_ends_is_stopped(server: Server) -> None:
    server.answers["/f"] = endless
    (rejected,) = read(
        server.url("/f"), Options(fetching=Fetching(timeout=20, max_bytes=100_000, resolve=to_here, allow=lambda address: True))
    )
    assert isinstance(rejected, Rejection)
    assert rejected.reason == "does not end within 100,000 bytes"
    server.answers["/g"] = answering(body=b"x" * 200_000)
    with pytest.raises(FetchError, match="is larger than 100,000 bytes"):
        fetch(server.url("/g"), Fetching(max_bytes=100_000, resolve=to_here, allow=lambda address: True))


@pytest.mark.parametrize("status", [403, 404, 500, 204])
def test_other_answers(server: Server, status: int) -> None:
    server.answers["/f"] = answering(status, b"")
    (rejected,) = read(server.url("/f"), Options(fetching=LOCAL))
    assert isinstance(rejected, Rejection)
    assert rejected.reason.startswith(f"the server answers {status}")


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (rejected,) = read(f"http://news.example.org:{port}/f", Options(fetching=LOCAL))
    assert isinstance(rejected, Rejection)
    assert rejected.reason.startswith("cannot be fetched")


def test_no_http_at_all(server: Server) -> None:
    server.answers["/f"] = lambda handler: handler.wfile.write(b"\x00\x01garbage\r\n\r\n")
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch(server.url("/f"), LOCAL)
