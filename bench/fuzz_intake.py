"""Mutated pages, archives, PDFs and feeds through the whole way of capture: nothing may crash, and no page may take two seconds.

    python bench/fuzz_intake.py --minutes 10 [--findings DIR] [--seed N]

Coverage-guided (atheris, `pip install habeas[bench]`), begun from pages made here. Only a `HabeasError` of one line may be
raised; anything else, or more than two seconds of the processor for one page, is a finding: its input is written to --findings,
and the exit code is 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["habeas.capture", "warcio", "feedparser", "readability"]):
    from habeas.capture import PageInput, cut, inputs_from_files, page_from_input
    from habeas.capture.feeds import listing_of
    from habeas.model import HabeasError

SECONDS = 2.0
CAPTURED = dt.date(2024, 6, 1)
SENTENCE = "The Baku Court of Appeal left the sentence of Ülvi Həsənli in force on Tuesday, his lawyer said."
HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Court - The Paper</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-12T10:00:00+04:00"}</script>'
    '<meta property="article:published_time" content="2024-03-12"></head><body><nav><a href=/>Home</a></nav>'
    f"<article><h1>Court leaves sentence in force</h1><time datetime=2024-03-12>12 March 2024</time><p>{SENTENCE}</p>"
    f"<p>{SENTENCE}<br>{SENTENCE}</p></article><aside class=related><h3>Read also</h3><ul><li><a href=/b>Two held at the airport"
    "</a> 11.03.2024</li></ul></aside><form>Leave a review</form><footer>© The Paper</footer></body></html>"
)
PLAIN = (
    f"The Paper\nCourt leaves sentence in force\n12 March 2024, 10:00\n{SENTENCE}\n{SENTENCE}\n-\nRead also\n"
    "Two held at the airport\n11.03.2024\n"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><item><title>Court</title>'
    "<link>https://example.org/a</link><pubDate>Tue, 12 Mar 2024 10:00:00 +0400</pubDate></item></channel></rss>"
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/a</loc>'
    "<lastmod>2024-03-12</lastmod></url></urlset>"
)
DICTIONARY = (
    "<p>", "<div>", "</div>", "<br>", "<table>", "<!--", "-->", "<![CDATA[", "<script>", "class=", "datetime=", "&#x10FFFF;",
    "<a href=", "12.03.2024", "On January 21", "Read also", "Leave a review", "\x00", "\ufeff", "WARC/1.1", "Content-Length: ",
    "Content-Encoding: ", "Transfer-Encoding: chunked", "WARC-Type: revisit", "PK\x03\x04", "%PDF-1.7", "/FlateDecode",
    "stream", "endobj", "<!ENTITY", "xref",
)  # fmt: skip


# --- What is fuzzed: the first byte of an input says which -------------------------------------------------------------------


def html(raw: bytes) -> None:
    _whole_way(PageInput(id="a.html", raw=raw, captured=CAPTURED), fast=True)


def html_by_vote(raw: bytes) -> None:
    _whole_way(PageInput(id="a.html", raw=raw, captured=CAPTURED), fast=False)


def plain(raw: bytes) -> None:
    _whole_way(PageInput(id="a.txt", raw=raw), fast=True)


def pdf(raw: bytes) -> None:
    _whole_way(PageInput(id="a.pdf", raw=raw), fast=True)


def warc(raw: bytes) -> None:
    _archive("a.warc", raw)


def packed_warc(raw: bytes) -> None:
    _archive("a.warc.gz", gzip.compress(raw, 1))


def damaged_gzip(raw: bytes) -> None:
    _archive("a.warc.gz", raw)


def answer(raw: bytes) -> None:
    """What a server sent, in a record that fits it."""
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: {len(raw)}\r\n\r\n"
    _archive("a.warc", head.encode() + raw + b"\r\n\r\n")


def wacz(raw: bytes) -> None:
    _archive("a.wacz", raw)


def wacz_of_warc(raw: bytes) -> None:
    _archive("a.wacz", _wacz(raw))


def feed(raw: bytes) -> None:
    listing_of(raw, "https://example.org/feed")


TARGETS: tuple[Callable[[bytes], None], ...] = (
    html, html, html, html_by_vote, plain, plain, warc, packed_warc, damaged_gzip, answer, answer, wacz, wacz_of_warc, feed, pdf,
)  # fmt: skip


def _whole_way(given: PageInput, *, fast: bool) -> None:
    cut(page_from_input(given), fast=fast)


def _archive(name: str, content: bytes) -> None:
    path = Path(tempfile.gettempdir()) / name
    path.write_bytes(content)
    for given in inputs_from_files([path]):
        with _alarm():
            _whole_way(given, fast=True)


def _wacz(content: bytes) -> bytes:
    out = BytesIO()
    resources = [{"path": "archive/a.warc", "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}]
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("archive/a.warc", content)
        file.writestr("datapackage.json", json.dumps({"resources": resources}))
    return out.getvalue()


def _seeds() -> Iterator[bytes]:
    answered = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()
    chunked = answered.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n", 1)
    packed = answered.partition(b"\r\n\r\n")[0] + b"\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(HTML.encode())
    records = b"".join(
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2024-03-12T10:00:00Z\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
        for kind, content, block in (
            ("warcinfo", "application/warc-fields", b"a: b"),
            ("response", "application/http", answered),
            ("resource", "text/plain", PLAIN.encode()),
        )
    )
    beginnings: dict[Callable[[bytes], None], tuple[bytes, ...]] = {
        html: (HTML.encode(), HTML.encode("utf-16"), HTML.encode("cp1251", "ignore")),
        html_by_vote: (HTML.encode(),),
        plain: (PLAIN.encode(), PLAIN.encode("cp1254", "ignore")),
        pdf: (_pdf(),),
        warc: (records,),
        packed_warc: (records,),
        damaged_gzip: (gzip.compress(records),),
        answer: (answered, chunked, packed),
        wacz: (_wacz(records),),
        wacz_of_warc: (records,),
        feed: (FEED.encode(), SITEMAP.encode()),
    }
    for number, target in enumerate(TARGETS):
        for beginning in beginnings[target]:
            yield bytes([number]) + beginning


def _pdf() -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.set_font("helvetica", size=11)
    document.add_page()
    document.multi_cell(110, 5, SENTENCE.encode("latin-1", "ignore").decode("latin-1"))
    return bytes(document.output())


# --- One input ---------------------------------------------------------------------------------------------------------------


class TooSlow(Exception):
    """One page took longer than it may."""


def _too_slow(*_: object) -> None:
    raise TooSlow


@contextmanager
def _alarm() -> Iterator[None]:
    """Of the processor's time, since other work may share the machine."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


class Run:
    """Inputs tried and what was found, written down as it goes: the fuzzer ends its process without a word."""

    def __init__(self, findings: Path) -> None:
        self.findings = findings
        self.tried: Counter[str] = Counter()
        self.slowest: dict[str, float] = {}
        self.found: dict[str, str] = {}
        self.said = 0.0

    def one_input(self, content: bytes) -> None:
        if not content:
            return
        target = TARGETS[content[0] % len(TARGETS)]
        begun = time.process_time()
        try:
            with _alarm():
                target(content[1:])
        except HabeasError as refused:
            if "\n" in str(refused):
                self._find(target.__name__, "says more than one line", content)
        except TooSlow:
            self._find(target.__name__, "takes too long", content)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._find(target.__name__, f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}", content)
        name = target.__name__
        self.tried[name] += 1
        self.slowest[name] = max(self.slowest.get(name, 0.0), time.process_time() - begun)
        if time.monotonic() - self.said > 5:
            self.said = time.monotonic()
            self._write_down()

    def _find(self, target: str, what: str, content: bytes) -> None:
        key = f"{target}: {what}"
        if key not in self.found:
            name = f"{target}-{hashlib.sha256(content).hexdigest()[:12]}"
            (self.findings / name).write_bytes(content[1:])
            self.found[key] = name
            self._write_down()

    def _write_down(self) -> None:
        record = {"tried": dict(self.tried), "slowest": self.slowest, "found": self.found}
        (self.findings / "run.json").write_text(json.dumps(record))


def fuzz(findings: Path, corpus: Path, seconds: int, seed: int) -> None:
    """Never returns."""
    run = Run(findings)
    signal.signal(signal.SIGPROF, _too_slow)
    words = corpus.with_name("dictionary")
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in DICTIONARY))
    options = [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-max_len=20000",
        "-timeout=60",
        "-rss_limit_mb=4096",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, f"-dict={words}", f"-artifact_prefix={findings}/crash-", str(corpus)], run.one_input)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    seconds = int(options.minutes * 60)
    options.findings.mkdir(parents=True, exist_ok=True)
    if options.corpus is not None:
        fuzz(options.findings, options.corpus, seconds, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(_seeds()):
            (corpus / f"{number}").write_bytes(seed)
        command = [sys.executable, __file__, "--corpus", str(corpus), "--minutes", str(options.minutes)]
        command += ["--findings", str(options.findings), "--seed", str(options.seed)]
        environment = {"TMPDIR": folder, "PATH": "/usr/bin:/bin"}
        ended = subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    return report(json.loads((options.findings / "run.json").read_text()), ended.returncode)


def report(record: dict[str, dict[str, float | str]], code: int) -> int:
    print(f"{'target':<16}{'inputs':>10}{'slowest, s':>12}")
    for name, tried in sorted(record["tried"].items()):
        print(f"{name:<16}{tried:>10}{record['slowest'][name]:>12.2f}")
    for what, name in record["found"].items():
        print(f"FOUND {what} ({name})")
    if code != 0:
        print(f"FOUND the fuzzer's process ended with {code}")
    print(f"{sum(int(n) for n in record['tried'].values())} inputs, {len(record['found'])} findings")
    return 1 if record["found"] or code != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
