"""Small inputs made for the tests: a PDF writer, a feed, a WARC."""

from __future__ import annotations


def pdf(pages: list[list[str]], info: dict[str, str] | None = None) -> bytes:
    """A PDF with one text line a string, in Helvetica (Windows-1252 characters only)."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for lines in pages:
        ops = ["BT /F1 11 Tf 72 760 Td 14 TL"]
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            ops.append(f"({escaped}) Tj T*")
        ops.append("ET")
        stream = "\n".join(ops).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 << /Type /Font "
            b"/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>" % content
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    trailer = b""
    if info:
        objects.append(b"<< " + " ".join(f"/{k} ({v})" for k, v in info.items()).encode() + b" >>")
        trailer = b" /Info %d 0 R" % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


PARAGRAPHS = (
    "The foreign ministers of the two countries met on Monday &amp; Tuesday in the capital, officials said, on trade.",
    "A spokesperson for the ministry said that the <b>agreement</b> would be signed next month, <i>if</i> both houses agree.",
    "Neither side gave details. Analysts who follow the region said that a deal on energy had been prepared for a year.",
    "They also said that caf&eacute; talk of a breakthrough was &#8220;premature&#8221;, and much was left to do.",
)


def page(paragraphs: tuple[str, ...] = PARAGRAPHS, head: str = "", language: str = "en") -> str:
    """A saved page: an article between a menu, a list of other stories and a footer."""
    body = "\n".join(f"      <p>{p}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{language}">
  <head><meta charset="utf-8"><title>Ministers meet | The Sample</title>
    <meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Sample">
    <meta property="article:published_time" content="2023-09-13T08:00:00Z">
    <link rel="canonical" href="https://sample.example.org/world/1">{head}
    <script>var a = "<p>not this</p>";</script></head>
  <body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <article><h1>Ministers meet</h1>
{body}
    </article>
    <aside><a href="/2">Another story</a></aside><footer>Copyright. All rights reserved.</footer></body>
</html>
"""


def warc(captures: list[tuple[str, str, bytes, str]]) -> bytes:
    """A WARC of responses: address, content type, body, status line."""
    out = [_record("warcinfo", "", "application/warc-fields", b"software: tests\r\n")]
    for url, kind, body, status in captures:
        out.append(_record("request", url, "application/http; msgtype=request", b"GET / HTTP/1.1\r\nHost: sample\r\n\r\n"))
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        out.append(_record("response", url, "application/http; msgtype=response", head + body))
    return b"".join(out)


def _record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    fields = [f"WARC-Type: {kind}", "WARC-Date: 2023-09-14T01:02:03Z", f"WARC-Record-ID: <urn:uuid:0-{kind}>"]
    if url:
        fields.append(f"WARC-Target-URI: {url}")
    fields += [f"Content-Type: {content_type}", f"Content-Length: {len(block)}"]
    return b"WARC/1.0\r\n" + "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
