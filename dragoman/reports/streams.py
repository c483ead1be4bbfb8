"""Bytes in: opened, unpacked and cut into lines, never more than a bounded part of them in memory."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISFIFO, S_ISREG
from typing import IO, Any, BinaryIO, cast

from dragoman.errors import FormatError, InputError

HEAD = 200  # bytes of an input that a rejection shows
SNIFFED = 65_536  # bytes that decide what an input is
_CHUNK = 262_144
_FREE = 64_000_000  # an expansion up to this size is never called a bomb

_MAGIC = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "xz"), (b"\x28\xb5\x2f\xfd", "zst"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Stream:
    """An input as bytes: what it is called, its name's ending, and a reader that can look ahead.

    Reading raises `FormatError` where compressed data is broken or grows out of bounds.
    """

    def __init__(self, source: str, raw: IO[bytes], max_expansion: int, suffix: str = "", path: Path | None = None) -> None:
        self.source = source
        self.suffix = suffix.lower()
        self.path = path  # the file itself, where the bytes are the file's own
        self._raw: Any = raw
        self._head = b""
        self._expanded = 0
        self._compressed: _Counted | None = None
        self._max_expansion = max_expansion

    def peek(self, size: int = SNIFFED) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        while len(self._head) < size:
            more = self._pull(size - len(self._head))
            if not more:
                break
            self._head += more
        return self._head[:size]

    def read(self, size: int = _CHUNK) -> bytes:
        if self._head:
            out, self._head = self._head[:size], self._head[size:]
            return out
        return self._pull(size)

    def whole(self, limit: int) -> bytes:
        """Everything, which must not be more than `limit` bytes."""
        parts: list[bytes] = []
        size = 0
        while chunk := self.read():
            size += len(chunk)
            if size > limit:
                raise FormatError(self.source, f"larger than {limit:,} bytes", show(parts[0] if parts else chunk))
            parts.append(chunk)
        return b"".join(parts)

    def unpack(self) -> None:
        """From here on the unpacked bytes, if these are compressed."""
        for magic, kind in _MAGIC:
            if self.peek(8).startswith(magic):
                self._compressed = _Counted(self._head, self._raw)
                self._raw, self._head = _opened(self.source, kind, self._compressed), b""
                self.path = None
                if Path("x" + self.suffix).suffix[1:] in ("gz", "bz2", "xz", "zst"):
                    self.suffix = self.suffix.rpartition(".")[0]
                if any(self.peek(8).startswith(m) for m, _ in _MAGIC):
                    raise FormatError(self.source, "compressed twice: unpack it once")
                return

    def close(self) -> None:
        self._raw.close()

    def _pull(self, size: int) -> bytes:
        try:
            data = cast(bytes, self._raw.read(size))
        except (EOFError, zlib.error, lzma.LZMAError, OSError) as e:
            if self._compressed is None:
                raise
            raise FormatError(self.source, f"compressed data is broken or cut short ({e})") from None
        except Exception as e:  # zstandard's own error, which needs the package to be named
            if self._compressed is None or type(e).__name__ != "ZstdError":
                raise
            raise FormatError(self.source, f"compressed data is broken or cut short ({e})") from None
        self._expanded += len(data)
        if self._compressed and self._expanded > max(_FREE, self._max_expansion * self._compressed.taken):
            raise FormatError(self.source, f"grows to more than {self._max_expansion} times its size: not unpacked any further")
        return data


class _Counted(io.RawIOBase):
    """A reader that counts what is taken from it; `head` was read before."""

    def __init__(self, head: bytes, raw: IO[bytes]) -> None:
        self._head = head
        self._source = raw
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] if self._head else self._source.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)

    def close(self) -> None:
        self._source.close()
        super().close()


def _opened(source: str, kind: str, raw: _Counted) -> Any:
    buffered = io.BufferedReader(raw, _CHUNK)
    if kind == "gz":
        return gzip.GzipFile(fileobj=buffered)
    if kind == "bz2":
        return bz2.BZ2File(buffered)
    if kind == "xz":
        return lzma.LZMAFile(buffered)
    try:
        import zstandard
    except ImportError:
        raise InputError(source, "zstandard is needed for .zst files: pip install 'dragoman[zst]'") from None
    return zstandard.ZstdDecompressor().stream_reader(buffered, read_across_frames=True)


def open_path(path: Path, max_expansion: int, pipes: bool) -> Stream:
    """A file, or with `pipes` a pipe that is named as one. Raises `OSError`, and `InputError` for what is neither."""
    mode = path.stat().st_mode
    if not (S_ISREG(mode) or (pipes and S_ISFIFO(mode))):
        raise InputError(str(path), "is neither a file nor a folder")
    raw = path.open("rb")
    suffix = "".join(path.suffixes[-2:])
    return Stream(str(path), raw, max_expansion, suffix, path if S_ISREG(mode) else None)


def open_stdin(max_expansion: int) -> Stream:
    return Stream("-", cast(BinaryIO, sys.stdin.buffer), max_expansion)


def lines(stream: Stream, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """Line number from 1, the line without its end, and whether it is whole.

    A line longer than `limit` bytes is handed on cut to `HEAD` bytes, with False; the rest of it is passed over. Text in UTF-16
    or UTF-32 (known by its byte order mark) comes as UTF-8, a mark itself is left out.
    """
    number, size = 1, 0
    kept: list[bytes] = []
    for chunk in _utf8(stream):
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            size += end - start
            if size <= limit:
                line = b"".join((*kept, chunk[start:end]))
                yield number, line[:-1] if line.endswith(b"\r") else line, True
            else:
                yield number, b"".join((*kept, chunk[start:end]))[:HEAD], False
            number, kept, size, start = number + 1, [], 0, end + 1
        rest = chunk[start:]
        size += len(rest)
        if size <= limit:
            kept.append(rest)
        else:
            kept = [b"".join((*kept, rest))[:HEAD]]
    if size:
        line = b"".join(kept)
        yield number, line, size <= limit


def _utf8(stream: Stream) -> Iterator[bytes]:
    head = stream.peek(4)
    for bom, name in _BOMS:
        if head.startswith(bom):
            stream.read(len(bom))
            if name != "utf-8":
                yield from _recoded(stream, name)
                return
            break
    while chunk := stream.read():
        yield chunk


def _recoded(stream: Stream, name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)(errors="strict")
    while True:
        chunk = stream.read()
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as e:
            raise FormatError(stream.source, f"is not {name.upper()} throughout ({e.reason})") from None
        yield text.encode("utf-8", "surrogatepass")
        if not chunk:
            return


def byte_order(data: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark names, "" if there is none, and the mark's length."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, len(bom)
    return "", 0


def decode(source: str, data: bytes, declared: str = "") -> str:
    """The text of `data`: by its byte order mark, as declared, as UTF-8, or as the Windows code page that old English text is in.

    Raises `FormatError` for binary data, and for text that is broken in all of these.
    """
    name, skip = byte_order(data)
    if not name and b"\x00" in data:
        raise FormatError(source, "is binary, or holds NUL bytes", show(data))
    for encoding in (name, "utf-8", declared):
        if encoding:
            try:
                return data[skip:].decode(encoding)
            except (UnicodeDecodeError, LookupError):
                if encoding == name:
                    break
    if not name and _is_windows(data):
        return data.decode("cp1252")
    raise FormatError(source, "its encoding is broken: neither UTF-8 nor what it says it is", show(data))


def _is_windows(data: bytes) -> bool:
    """Whether bytes beyond ASCII are few, all mean something in Windows-1252, and hardly ever look like UTF-8."""
    beyond = sum(b >= 0x80 for b in data)
    text = data.decode("utf-8", "replace")
    proper = sum(c > "\x7f" and c != "\ufffd" for c in text)
    if beyond * 10 > len(data) or proper * 4 > beyond:
        return False
    return not any(b in b"\x81\x8d\x8f\x90\x9d" for b in set(data)) and not any(b < 9 or 13 < b < 27 for b in set(data))


def show(data: bytes | str) -> str:
    """The first bytes of an input as a rejection shows them."""
    if isinstance(data, bytes):
        data = data[: HEAD + 3].decode("utf-8", "replace")
    out = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in data[:HEAD])
    return out.encode("utf-8", "replace")[:HEAD].decode("utf-8", "ignore")
