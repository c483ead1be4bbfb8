"""What a caller may say about the inputs, and the bounds within which they are read."""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

FORMATS = ("jsonl", "json", "csv", "tsv", "text", "markdown", "html", "pdf", "feed", "warc")
FIELDS = ("id", "outlet", "title", "url", "published", "retrieved", "language", "text")

_LOG = logging.getLogger("dragoman.reports")


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a server said about the copy of a feed that was read last; handed back, it answers "not modified"."""

    etag: str = ""
    last_modified: str = ""


def is_public(address: Address) -> bool:
    """Whether an address may be fetched from: global unicast, also after unwrapping IPv4 that is mapped into IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        for inner in (address.ipv4_mapped, address.sixtofour, (address.teredo or (None, None))[1]):
            if inner is not None:
                return is_public(inner)
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Fetching:
    """How addresses are fetched. Times are seconds for the whole of one fetch, redirects and all; sizes are bytes."""

    timeout: float = 30.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    agent: str = "dragoman (+https://pypi.org/project/dragoman)"
    allow: Callable[[Address], bool] = is_public
    resolve: Callable[[str, int], list[str]] = resolve


def _log(source: str, text: str) -> None:
    _LOG.info("%s: %s", source, text)


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    `format` is one of `FORMATS` and overrides what the content shows. `columns` says which column (CSV, TSV) or key (JSON)
    holds which of the `FIELDS`: ``{"text": "body"}``. `outlet`, `published` and `language` are for inputs that say
    nothing themselves.

    `max_record_bytes` bounds one record as read (a line, a page, a message); `max_document_bytes` a PDF; what is larger is
    rejected and never held in memory. `max_expansion` is how many times larger than itself a compressed file may become.

    `feeds` holds the states of feeds by address and is updated when a feed has been read. `note` is told what
    was odd but did not keep a report from being read; by default that goes to the log ``dragoman.reports``.
    """

    format: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    outlet: str = ""
    published: str = ""
    language: str = ""
    max_record_bytes: int = 20_000_000
    max_document_bytes: int = 300_000_000
    max_expansion: int = 300
    fetching: Fetching = field(default_factory=Fetching)
    feeds: MutableMapping[str, FeedState] = field(default_factory=dict)
    note: Callable[[str, str], None] = _log

    def __post_init__(self) -> None:
        from dragoman.errors import SettingsError

        if self.format and self.format not in FORMATS:
            raise SettingsError(f"unknown format {self.format!r}: choose from {', '.join(FORMATS)}")
        if unknown := sorted(set(self.columns) - set(FIELDS)):
            raise SettingsError(f"unknown field {unknown[0]!r} in the mapping of columns: choose from {', '.join(FIELDS)}")
        if min(self.max_record_bytes, self.max_document_bytes, self.max_expansion) < 1:
            raise SettingsError("max_record_bytes, max_document_bytes and max_expansion are 1 or more")
