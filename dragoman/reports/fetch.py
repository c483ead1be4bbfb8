"""Addresses fetched safely: checked before anything is sent, bounded in size and in time, asked only for what is new.

A host is resolved once, every address it has is checked, and the connection goes to one of the checked addresses: a name that
resolves to something else a moment later (DNS rebinding) changes nothing. Redirects go through the same.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.errors import FetchError
from dragoman.reports.dates import iso_date
from dragoman.reports.options import FeedState, Fetching

_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the address it came from in the end, its bytes (None: not modified), and what its headers say."""

    url: str
    data: bytes | None
    content_type: str
    charset: str
    date: str
    state: FeedState


def fetch(url: str, how: Fetching, state: FeedState | None = None) -> Fetched:
    """What stands at `url`. Raises `FetchError`, with the reason in words."""
    end = time.monotonic() + how.timeout
    here = url
    for _ in range(how.max_redirects + 1):
        try:
            answer = _once(here, how, state, end)
        except TimeoutError:
            raise FetchError(url, f"took more than {how.timeout:g} seconds") from None
        except (OSError, http.client.HTTPException, ValueError) as e:
            raise FetchError(url, f"cannot be fetched: {e or type(e).__name__}") from None
        if isinstance(answer, Fetched):
            return answer
        here = urljoin(here, answer)
    raise FetchError(url, f"is redirected more than {how.max_redirects} times")


def _once(url: str, how: Fetching, state: FeedState | None, end: float) -> Fetched | str:
    parts = urlsplit(url)
    host, port, checked = _checked(parts, how, url)
    with contextlib.closing(_connect(parts.scheme, host, port, checked, end)) as sock:
        connection = http.client.HTTPConnection(host, port)
        connection.default_port = 443 if parts.scheme == "https" else 80
        connection.auto_open = 0  # the connection must never be opened again by name
        connection.sock = _Timed(sock, end)
        connection.request("GET", _target(parts), headers=_headers(how, state))
        response = connection.getresponse()
        if response.status in _REDIRECTS and (place := response.getheader("Location")):
            return place
        content_type = response.getheader("Content-Type") or ""
        fetched = Fetched(
            url=url,
            data=None,
            content_type=content_type.partition(";")[0].strip().lower(),
            charset=response.headers.get_content_charset() or "",
            date=iso_date(response.getheader("Date") or "") or "",
            state=FeedState(response.getheader("ETag") or "", response.getheader("Last-Modified") or ""),
        )
        if response.status == 304:
            return fetched
        if response.status != 200:
            raise FetchError(url, f"the server answers {response.status} {response.reason}")
        length = response.getheader("Content-Length") or ""
        if length.isdecimal() and int(length) > how.max_bytes:
            raise FetchError(url, f"is larger than {how.max_bytes:,} bytes")
        data = io.BytesIO()
        while chunk := response.read1(65_536):
            if data.write(chunk) and data.tell() > how.max_bytes:
                raise FetchError(url, f"does not end within {how.max_bytes:,} bytes")
        return Fetched(url, data.getvalue(), fetched.content_type, fetched.charset, fetched.date, fetched.state)


def _target(parts: SplitResult) -> str:
    """Path and query as they go into a request: what is no ASCII is percent-encoded, what is encoded stays."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|") if parts.query else "")


def _headers(how: Fetching, state: FeedState | None) -> dict[str, str]:
    headers = {
        "User-Agent": how.agent,
        "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if state and state.etag:
        headers["If-None-Match"] = state.etag
    if state and state.last_modified:
        headers["If-Modified-Since"] = state.last_modified
    return headers


def _checked(parts: SplitResult, how: Fetching, url: str) -> tuple[str, int, list[str]]:
    if parts.scheme not in ("http", "https"):
        raise FetchError(url, f"only http and https are fetched, not {parts.scheme or 'this'}")
    if parts.username is not None or parts.password is not None:
        raise FetchError(url, "addresses with a name or a password in them are not fetched")
    host = parts.hostname
    if not host:
        raise FetchError(url, "has no host")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        addresses = how.resolve(host, port)
    except OSError as e:
        raise FetchError(url, f"the host {host} is not found: {e}") from None
    for address in addresses:
        if not how.allow(ipaddress.ip_address(address.partition("%")[0])):
            raise FetchError(url, f"{host} leads to {address}, which is not a public address: not fetched")
    if not addresses:
        raise FetchError(url, f"the host {host} has no address")
    return host, port, addresses


def _connect(scheme: str, host: str, port: int, addresses: list[str], end: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            sock = socket.create_connection((address, port), timeout=_left(end))
        except TimeoutError:
            raise
        except OSError as e:
            failure = e
            continue
        if scheme == "http":
            return sock
        try:
            sock.settimeout(_left(end))
            return _tls().wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise
    raise failure or OSError("no address")


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Timed:
    """A socket, as far as `http.client` uses one, of which no read or write goes on beyond `end`. It is closed by its owner."""

    def __init__(self, sock: socket.socket, end: float) -> None:
        self._sock = sock
        self._end = end

    def sendall(self, data: Any) -> None:
        self._sock.settimeout(_left(self._end))
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reads(self._sock, self._end), 65_536)

    def close(self) -> None:
        """Nothing: what was answered is still to be read when http.client closes."""


class _Reads(io.RawIOBase):
    def __init__(self, sock: socket.socket, end: float) -> None:
        self._sock = sock
        self._end = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left(self._end))
        return self._sock.recv_into(buffer)
