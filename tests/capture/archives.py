"""Web archives and PDFs made for tests: what a crawler would have written, and what goes wrong with it."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = (
    "<!doctype html><title>Ülvi Həsənli</title><h1>Court leaves sentence in force</h1>"
    "<p>The Baku Court of Appeal left the sentence of Ülvi Həsənli in force on Tuesday, his lawyer said.</p>"
).encode()
URL = "https://example.org/ülvi"
HTML = {"Content-Type": "text/html; charset=utf-8"}
DATE = "2024-03-12T10:11:12Z"


class Crawl:
    """Writes the records of a crawl."""

    def __init__(self, *, packed: bool = True) -> None:
        self._out = BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed, warc_version="WARC/1.1")

    def response(self, body: bytes, url: str = URL, *, http: Mapping[str, str] = HTML, status: str = "200 OK") -> Crawl:
        headers = StatusAndHeaders(status, list(http.items()), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict={"WARC-Date": DATE}
        )
        self._writer.write_record(record)
        return self

    def record(self, kind: str, block: bytes, content_type: str, url: str = URL) -> Crawl:
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(block),
            length=len(block),
            warc_content_type=content_type,
            warc_headers_dict={"WARC-Date": DATE},
        )
        self._writer.write_record(record)
        return self

    def written(self, block: bytes, **headers: str) -> Crawl:
        """A response record with just these headers, right or not."""
        said = {"WARC-Type": "response", "WARC-Target-URI": URL, "WARC-Date": DATE, "Content-Length": str(len(block))}
        lines = (f"{name}: {value}\r\n" for name, value in (said | headers).items())
        self._out.write(f"WARC/1.1\r\n{''.join(lines)}\r\n".encode() + block + b"\r\n\r\n")
        return self

    def bytes(self) -> bytes:
        return self._out.getvalue()


def crawl(*, packed: bool = True) -> bytes:
    """Two pages among what crawlers write besides."""
    return (
        Crawl(packed=packed)
        .record("warcinfo", b"software: test\r\n", "application/warc-fields")
        .record("request", b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", "application/http; msgtype=request")
        .response(PAGE)
        .response(b"\x89PNG....", "https://example.org/a.png", http={"Content-Type": "image/png"})
        .response(b"gone", "https://example.org/gone", status="404 Not Found")
        .response(b"User-agent: *", "https://example.org/robots.txt", http={"Content-Type": "text/plain"})
        .response(gzip.compress(PAGE + b"<p>Two.</p>"), "https://example.org/2", http=HTML | {"Content-Encoding": "gzip"})
        .bytes()
    )


def wacz(
    path: Path, warcs: Mapping[str, bytes], *, hashes: Mapping[str, str] | None = None, extra: Sequence[tuple[str, bytes]] = ()
) -> Path:
    """A WACZ file with these WARCs; `hashes` in place of the right ones."""
    resources = [
        {"name": name, "path": f"archive/{name}", "hash": (hashes or {}).get(name, sha256(content)), "bytes": len(content)}
        for name, content in warcs.items()
    ]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
    digest = json.dumps({"path": "datapackage.json", "hash": sha256(package)}).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, content in warcs.items():
            file.writestr(f"archive/{name}", content)
        file.writestr("datapackage.json", package)
        file.writestr("datapackage-digest.json", digest)
        for name, content in extra:
            file.writestr(name, content)
    return path


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def pdf(pages: Sequence[Sequence[str]], *, header: str = "", footer: str = "", password: str = "") -> bytes:
    """A PDF with these paragraphs on its pages, set in a narrow column so that they break into lines."""
    document = _Sheets(header, footer)
    document.set_font("helvetica", size=11)
    for paragraphs in pages:
        document.add_page()
        for paragraph in paragraphs:
            document.multi_cell(110, 5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
            document.ln(4)
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    return bytes(document.output())


class _Sheets(FPDF):
    """A4 pages with a header and a footer that has the page's number."""

    def __init__(self, header: str, footer: str) -> None:
        super().__init__()
        self._header, self._footer = header, footer

    def header(self) -> None:
        if self._header:
            self.cell(0, 5, self._header)
            self.ln(15)

    def footer(self) -> None:
        if self._footer:
            self.set_y(-15)
            self.cell(0, 5, f"{self._footer} {self.page_no()}")
