"""`read`: from paths and addresses to reports, whatever stands there."""

from __future__ import annotations

import dataclasses
import io
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from dragoman.errors import InputError
from dragoman.records import Rejection, Report
from dragoman.reports import json_text, sniff, tables
from dragoman.reports.feeds import read_feed
from dragoman.reports.options import Options
from dragoman.reports.pages import read_page
from dragoman.reports.pdfs import read_pdf
from dragoman.reports.prose import read_prose
from dragoman.reports.streams import Stream, open_path, open_stdin, show
from dragoman.reports.warcs import Capture, read_captures

Found = Iterator[Report | Rejection]


def read(paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str], options: Options | None = None) -> Found:
    """Every report under `paths`, in order, and a `Rejection` for each thing that cannot be read.

    A path is a file, a folder (read in the order of its names, with the folders in it; links to folders and names that begin with
    a dot are passed over), ``-`` for standard input, or an address that begins with http. What a file is shows in what it holds,
    compressed or not. Reports come one by one: memory holds one record, page or feed at a time, never a whole corpus.

    Nothing that an input holds raises an error; options that are wrong do, when they are made.
    """
    options = options or Options()
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        name = os.fspath(path)
        if name.lower().startswith(("http://", "https://")):
            yield from _guarded(name, options, _read_address)
        elif name == "-":
            yield from _guarded(name, options, _read_stdin)
        else:
            yield from _guarded(name, options, _read_path)


def _guarded(name: str, options: Options, reader: Callable[[str, Options], Found]) -> Found:
    try:
        yield from reader(name, options)
    except InputError as e:
        yield Rejection(e.source, e.reason, e.head)
    except OSError as e:
        yield Rejection(name, f"cannot be read: {e.strerror or e}")
    except (ValueError, RecursionError, MemoryError) as e:  # a parser below broke on hostile input
        yield Rejection(name, f"cannot be read: {type(e).__name__}: {show(str(e))}")


def _read_stdin(name: str, options: Options) -> Found:
    return _read_stream(open_stdin(options.max_expansion), options)


def _read_path(name: str, options: Options, pipes: bool = True) -> Found:
    """A file, or what is in a folder and in the folders in it, each in the order of the names (code points)."""
    if Path(name).is_dir():
        with os.scandir(name) as entries:
            shown = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
        for entry in shown:
            if entry.is_dir(follow_symlinks=False) or not entry.is_dir():  # a link to a folder could lead round in a circle
                yield from _guarded(entry.path, options, _read_inside)
        return
    stream = open_path(Path(name), options.max_expansion, pipes)
    try:
        yield from _read_stream(stream, options)
    finally:
        stream.close()


def _read_inside(name: str, options: Options) -> Found:
    return _read_path(name, options, pipes=False)  # a pipe that nobody writes to would never end


def _read_address(url: str, options: Options) -> Found:
    from dragoman.reports.fetch import fetch  # http and TLS are not needed for anything else

    fetched = fetch(url, options.fetching, options.feeds.get(url))
    if fetched.data is None:
        options.note(url, "has not been modified since it was read last")
        return
    suffix = "".join(Path(url.partition("?")[0]).suffixes[-2:])
    stream = Stream(url, io.BytesIO(fetched.data), options.max_expansion, suffix if len(suffix) <= 10 else "")
    yield from _read_stream(stream, options, fetched.url, fetched.charset, fetched.date)
    if fetched.state.etag or fetched.state.last_modified:
        options.feeds[url] = fetched.state


def _read_stream(stream: Stream, options: Options, url: str = "", charset: str = "", retrieved: str = "") -> Found:
    stream.unpack()
    kind = options.format or sniff.format_of(stream)
    if kind == "jsonl":
        yield from json_text.read_lines(stream, options)
    elif kind == "json":
        yield from json_text.read_objects(stream, options)
    elif kind in ("csv", "tsv"):
        yield from tables.read_table(stream, options, tabs=kind == "tsv")
    elif kind == "warc":
        yield from _read_archive(stream, options)
    elif kind == "feed":
        data = stream.whole(options.max_record_bytes)
        yield from read_feed(data, stream.source, options, charset=charset, retrieved=retrieved)
    elif kind == "html":
        data = stream.whole(options.max_record_bytes)
        yield read_page(data, stream.source, options, url=url, charset=charset, retrieved=retrieved)
    elif kind == "pdf":
        yield read_pdf(stream, options, url=url, retrieved=retrieved)
    else:
        yield read_prose(stream, options, markdown=kind == "markdown", url=url, charset=charset, retrieved=retrieved)


def _read_archive(stream: Stream, options: Options) -> Found:
    inner = dataclasses.replace(options, format="")
    for capture in read_captures(stream, options):
        if isinstance(capture, Rejection):
            yield capture
            continue
        yield from _guarded(capture.source, inner, partial(_read_capture, capture))


def _read_capture(capture: Capture, name: str, options: Options) -> Found:
    stream = Stream(name, io.BytesIO(capture.data), options.max_expansion)
    return _read_stream(stream, options, capture.url, capture.charset, capture.retrieved)
