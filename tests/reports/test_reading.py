"""Files, folders, standard input and compressed files; what cannot be read; and that nothing is held that need not be."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_files import page, pdf, warc

from dragoman.errors import SettingsError
from dragoman.records import Rejection, Report
from dragoman.reports import Options, read
from dragoman.reports.rows import hash_of

Reading = Callable[..., Any]
LINE = '{"text": "The talks began on Monday."}\n'
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


def texts(found: object) -> list[str]:
    return [r.text if isinstance(r, Report) else f"! {r.reason}" for r in found]  # type: ignore[attr-defined]


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name, content in {
        "b.txt": "In b.",
        "a/z.md": "In a, z.",
        "a/b/x.jsonl": LINE * 2,
        "B.txt": "In B.",
        ".hidden": "no",
        ".git/x.txt": "no",
        "c.png": "\x00\x01",
        "d.json": "[]",
        "e/empty.txt": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    found = list(read(tmp_path))
    assert [Path(r.source).relative_to(tmp_path).as_posix() for r in found] == [
        "B.txt",
        "a/b/x.jsonl:1",
        "a/b/x.jsonl:2",
        "a/z.md",
        "b.txt",
        "c.png",
        "e/empty.txt",
    ]
    assert found == list(read(str(tmp_path)))
    assert found == list(read([tmp_path]))


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks began.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert texts(read(tmp_path)) == ["The talks began.", "The talks began.", "! cannot be read: No such file or directory"]


def test_a_folder_inside_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "z.txt").write_text("The talks began.")
    scan = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert texts(read(tmp_path)) == ["! cannot be read: Permission denied", "The talks began."]


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert texts(read([tmp_path / "missing.jsonl", "/dev/zero", tmp_path])) == [
        "! cannot be read: No such file or directory",
        "! is neither a file nor a folder",
        "! is neither a file nor a folder",
    ]


def test_a_named_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(["sh", "-c", f"printf '%s' '{LINE}' > '{pipe}'"])
    assert texts(read(pipe)) == ["The talks began on Monday."]
    writer.wait()


@pytest.mark.parametrize(
    "content",
    [
        LINE.encode(),
        gzip.compress(LINE.encode()),
        b"text\nThe talks began on Monday.\n"[5:-1],
        pdf([["The talks began on Monday."]]),
    ],
    ids=["jsonl", "gz", "text", "pdf"],
)
def test_standard_input(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert report.text == "The talks began on Monday."
    assert report.source in ("-", "-:1")


def zst(data: bytes) -> bytes:
    return bytes(pytest.importorskip("zstandard").ZstdCompressor().compress(data))


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zst)])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", LINE.encode()),
        ("a.csv", b"text,title\nThe talks began on Monday.,T\n"),
        ("a.pdf", pdf([["The talks began on Monday."]])),
        ("a.txt", b"The talks began on Monday."),
        ("a", LINE.encode()),
    ],
)
def test_compressed_files(reading: Reading, suffix: str, pack: Callable[[bytes], bytes], name: str, content: bytes) -> None:
    for called in (f"{name}.{suffix}", name):
        (report,), rejected = reading(called, pack(content))
        assert not rejected
        assert report.text == "The talks began on Monday."


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zst])
def test_a_compressed_file_that_is_cut_short_gives_what_it_has(reading: Reading, pack: Callable[[bytes], bytes]) -> None:
    noise = os.urandom(300_000).hex()
    packed = pack((LINE * 1000 + json.dumps({"text": noise}) + "\n").encode())
    reports, rejected = reading("a.jsonl", packed[: len(packed) * 9 // 10])
    assert len(reports) in (0, 1000)
    assert len(rejected) == 1
    assert "compressed data is broken or cut short" in rejected[0].reason or "is not JSON" in rejected[0].reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zst])
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a.html", "a.csv"])
def test_a_bomb_is_not_unpacked(reading: Reading, pack: Callable[[bytes], bytes], name: str) -> None:
    bomb = pack(b"<html>" + b"x" * 80_000_000)
    tracemalloc.start()
    reports, rejected = reading(name, bomb, Options(max_record_bytes=1_000_000))
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert not reports
    assert rejected[-1].reason.startswith(("grows to more than 300 times", "larger than 1,000,000 bytes", "the line is longer"))


def test_compressed_twice(reading: Reading) -> None:
    _, (rejected,) = reading("a.jsonl.gz", gzip.compress(gzip.compress(LINE.encode())))
    assert rejected.reason == "compressed twice: unpack it once"


def test_a_line_of_fifty_megabytes_is_never_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as f:
        f.write(b'{"text": "')
        for _ in range(50):
            f.write(b"x" * 1_000_000)
        f.write(b'"}\n' + LINE.encode())
    tracemalloc.start()
    found = list(read(path, Options(max_record_bytes=2_000_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(found) == ["! the line is longer than 2,000,000 bytes", "The talks began on Monday."]
    assert [r.source.rsplit(":", 1)[1] for r in found] == ["1", "2"]
    assert peak < 20_000_000


BINARY = [
    (b"PK\x03\x04rest", "is a ZIP archive or an Office document"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is binary"),
    (b"\x7fELF\x02\x01\x01\x00", "is binary"),
    (b"\x1f\x8b", "compressed data is broken"),
    (b"\x1f\x8b\x08\x00broken", "compressed data is broken"),
    (b"\xfd7zXZ\x00broken", "compressed data is broken"),
    (b"BZhbroken", "compressed data is broken"),
    (b"", "is empty"),
    (b"\n\n  \n", "is empty"),
    (b"\x05\x06\x07\x01\x02\x03\x04\x05", "is binary"),
]


@pytest.mark.parametrize(("content", "reason"), BINARY)
@pytest.mark.parametrize("name", ["a", "a.xyz", "a.txt"])
def test_binary_files(reading: Reading, name: str, content: bytes, reason: str) -> None:
    reports, (rejected,) = reading(name, content)
    assert not reports
    assert rejected.reason.startswith(reason)


def test_an_unknown_ending_is_read_by_what_it_holds(reading: Reading) -> None:
    assert reading("a.log", "The talks began on Monday.")[0][0].text == "The talks began on Monday."
    assert reading("a.data", LINE)[0][0].text == "The talks began on Monday."
    assert reading("a.jsonl.old", '{"text":\n "The talks."}')[0][0].text == "The talks."
    assert len(reading("a.txt", warc([("https://a.example.org/t", "text/plain", b"The talks.", "200 OK")]))[0]) == 1


def test_a_format_that_is_named_goes_before_all_else(reading: Reading) -> None:
    (report,), _ = reading("a.jsonl", LINE, Options(format="text"))
    assert report.text == LINE


def test_defaults_for_inputs_that_say_nothing(reading: Reading) -> None:
    options = Options(outlet="The Outlet", published="2023-09-13", language="de")
    (report,), _ = reading("a.txt", "Putin, Kim.", options)
    assert (report.outlet, report.published, report.language) == ("The Outlet", "2023-09-13", "de")
    (report,), _ = reading(
        "a.jsonl", '{"text": "The talks began on Monday.", "outlet": "O", "published": "2020", "language": "en"}', options
    )
    assert (report.outlet, report.published, report.language) == ("O", "2020", "en")


def test_ids_are_hashes_of_outlet_address_and_text() -> None:
    assert hash_of("a", "b", "c") == hash_of("a", "b", "c")
    assert len({hash_of("a", "b", "c"), hash_of("ab", "", "c"), hash_of("a", "bc", ""), hash_of("", "b", "c")}) == 4


@pytest.mark.parametrize("wrong", [{"format": "docx"}, {"columns": {"body": "text"}}, {"max_record_bytes": 0}])
def test_wrong_options_are_told_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Options(**wrong)


@pytest.mark.parametrize(
    ("name", "content", "package", "extra"),
    [
        ("a.html", page().encode(), "trafilatura", "html"),
        ("a.pdf", pdf([["x"]]), "pypdfium2", "pdf"),
        ("a.xml", b'<rss version="2.0"></rss>', "feedparser", "feeds"),
        ("a.warc", warc([]), "fastwarc", "warc"),
        ("a.jsonl.zst", b"\x28\xb5\x2f\xfd\x00", "zstandard", "zst"),
    ],
)
def test_a_missing_package_is_named_with_what_to_install(
    tmp_path: Path, name: str, content: bytes, package: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "z.jsonl").write_text(LINE)
    code = f"""
import sys
sys.modules[{package!r}] = None
from dragoman.reports import read
for r in read({str(tmp_path)!r}): print(r)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert f"{package} is needed" in done.stdout
    assert f"pip install 'dragoman[{extra}]'" in done.stdout
    assert "The talks began on Monday." in done.stdout


ROOT = Path(__file__).parents[2]


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, dragoman.reports; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(
        {"trafilatura", "lxml", "pypdfium2", "feedparser", "fastwarc", "py3langid", "numpy", "zstandard", "ssl", "http.client"}
    )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.txt", "a.md", "a.html", "a.pdf", "a.xml", "a.warc", "a.gz", "a"]),
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda s: s.encode("utf-8", "surrogatepass")),
        st.sampled_from(
            [
                LINE.encode(),
                page().encode(),
                pdf([["The talks."]]),
                warc([("https://a.org", "text/html", page().encode(), "200 OK")]),
            ]
        ),
    ),
    st.lists(st.tuples(st.integers(0, 3000), st.binary(min_size=1, max_size=4)), max_size=4),
)
def test_nothing_that_a_file_holds_raises(tmp_path: Path, name: str, content: bytes, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(content)
    for at, piece in damage:
        data[at : at + len(piece)] = piece
    path = tmp_path / name
    path.write_bytes(data)
    for found in read(path, Options(note=lambda source, text: None)):
        assert found.source.startswith(str(path))
        if isinstance(found, Report):
            found.text.encode()
            assert found.text.strip()
        else:
            assert found.reason
            assert len(found.head.encode()) <= 200


@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs ../shared/corpora")
def test_the_corpora_stream_through() -> None:
    rejected = 0
    languages: dict[str, int] = {}
    ids = set()
    for report in read(CORPORA):
        if isinstance(report, Rejection):
            rejected += 1
            continue
        ids.add(report.id)
        languages[report.language] = languages.get(report.language, 0) + 1
        assert report.published
    assert rejected == 0
    assert sum(languages.values()) == 8182
    assert len(ids) == 8180  # two reports stand twice in the White House corpus, at two addresses with one id
    assert languages["en"] >= 8179
