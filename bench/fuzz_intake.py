"""Mutated pages, archives, PDFs and feeds through the whole way of capture: nothing may crash, and no page may take two seconds.

    python bench/fuzz_intake.py --minutes 10 [--findings DIR] [--seed N]

Coverage-guided (atheris, `pip install habeas[bench]`), begun from pages made here, each kind in a process of its own. Only a
`HabeasError` of one line may be raised; anything else, or more than two seconds of the processor for one page, is a finding: its
input is written to --findings, and the exit code is 1. What is watched runs slower than what is used: the slowest inputs are
timed once more, unwatched, and that time decides; what takes twenty seconds watched is a finding at once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from io import BytesIO
from pathlib import Path

import atheris

_AGAIN = "--again"
_WATCHED = ["habeas.capture", "warcio", "feedparser", "readability"]

with nullcontext() if _AGAIN in sys.argv else atheris.instrument_imports(include=_WATCHED):
    from habeas.capture import PageInput, cut, inputs_from_files, page_from_input
    from habeas.capture.feeds import listing_of
    from habeas.model import HabeasError

SECONDS = 2.0
_TIMED_AGAIN = 10
"""How many of the slowest inputs of a kind."""
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


# --- What is fuzzed ----------------------------------------------------------------------------------------------------------


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


TARGETS: dict[Callable[[bytes], None], int] = {
    html: 5, html_by_vote: 2, plain: 4, answer: 3, warc: 2, packed_warc: 1, damaged_gzip: 1, wacz: 2, wacz_of_warc: 1,
    feed: 2, pdf: 2,
}  # fmt: skip
"""How much of the time each has, in parts."""


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


def _beginnings() -> dict[Callable[[bytes], None], tuple[bytes, ...]]:
    """What each is begun from."""
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
    return {
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


def _pdf() -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.set_font("helvetica", size=11)
    document.add_page()
    document.multi_cell(110, 5, SENTENCE.encode("latin-1", "ignore").decode("latin-1"))
    return bytes(document.output())


# --- One input ---------------------------------------------------------------------------------------------------------------


class TooSlow(BaseException):
    """One page took many times longer than it may; nothing that expects errors of a library catches it."""


def _too_slow(*_: object) -> None:
    raise TooSlow


@contextmanager
def _alarm() -> Iterator[None]:
    """Of the processor's time, since other work may share the machine."""
    signal.setitimer(signal.ITIMER_PROF, 10 * SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


class Run:
    """Inputs tried and what was found, written down as it goes: the fuzzer ends its process without a word."""

    def __init__(self, target: Callable[[bytes], None], findings: Path) -> None:
        self.target = target
        self.findings = findings
        self.tried = 0
        self.slowest = 0.0
        self.found: dict[str, str] = {}
        self.slow: dict[str, float] = {}
        self.said = 0.0

    def one_input(self, content: bytes) -> None:
        begun = time.process_time()
        try:
            with _alarm():
                self.target(content)
        except HabeasError as refused:
            if "\n" in str(refused):
                self._find("says more than one line", content)
        except TooSlow:
            self._find("takes too long", content)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._find(f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}", content)
        self.tried += 1
        took = time.process_time() - begun
        self.slowest = max(self.slowest, took)
        if took > SECONDS:
            self._remember(took, content)
        if time.monotonic() - self.said > 1:
            self.said = time.monotonic()
            self._write_down()

    def _find(self, what: str, content: bytes) -> None:
        if what not in self.found:
            self.found[what] = self._kept(content)
            self._write_down()

    def _remember(self, took: float, content: bytes) -> None:
        """To be timed again, if it is one of the slowest."""
        self.slow[self._kept(content)] = took
        if len(self.slow) > _TIMED_AGAIN:
            quickest = min(self.slow, key=self.slow.__getitem__)
            del self.slow[quickest]
            if quickest not in self.found.values():
                (self.findings / quickest).unlink()

    def _kept(self, content: bytes) -> str:
        """The name of the file that it is written to."""
        name = f"{self.target.__name__}-{hashlib.sha256(content).hexdigest()[:12]}"
        (self.findings / name).write_bytes(content)
        return name

    def _write_down(self) -> None:
        record = {"tried": self.tried, "slowest": self.slowest, "found": self.found, "slow": list(self.slow)}
        (self.findings / f"{self.target.__name__}.json").write_text(json.dumps(record))


def fuzz(target: Callable[[bytes], None], findings: Path, corpus: Path, seconds: int, seed: int) -> None:
    """Never returns."""
    signal.signal(signal.SIGPROF, _too_slow)
    words = corpus.with_name("dictionary")
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in DICTIONARY))
    options = [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-max_len=20000",
        "-len_control=0",
        "-timeout=60",
        "-rss_limit_mb=4096",
    ]
    command = [sys.argv[0], *options, f"-dict={words}", f"-artifact_prefix={findings}/crash-", str(corpus)]
    atheris.Setup(command, Run(target, findings).one_input)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=[target.__name__ for target in TARGETS], help="This one alone.")
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    parser.add_argument(_AGAIN, type=Path, help="Prints how many seconds of the processor this input takes, unwatched.")
    options = parser.parse_args()
    options.findings.mkdir(parents=True, exist_ok=True)
    chosen = {target: parts for target, parts in TARGETS.items() if options.target in (None, target.__name__)}
    if options.again is not None:
        print(_seconds(next(iter(chosen)), options.again.read_bytes()))
        return 0
    if options.corpus is not None:
        fuzz(next(iter(chosen)), options.findings, options.corpus, int(options.minutes * 60), options.seed)
    failed = [_run(target, options, options.minutes * parts / sum(chosen.values())) for target, parts in chosen.items()]
    return 1 if any(failed) else 0


def _seconds(target: Callable[[bytes], None], content: bytes) -> float:
    """Of the processor; what is loaded at first use is loaded before."""
    took = 0.0
    for given in (*_beginnings()[target], content):
        begun = time.process_time()
        with suppress(Exception):  # what it raises is found already
            target(given)
        took = time.process_time() - begun
    return took


def _timed_again(target: Callable[[bytes], None], input_file: Path) -> float:
    command = [sys.executable, __file__, "--target", target.__name__, _AGAIN, str(input_file)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603


def _run(target: Callable[[bytes], None], options: argparse.Namespace, minutes: float) -> bool:
    """One kind in a process of its own, and a line about it; whether anything was found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(_beginnings()[target]):
            (corpus / f"{number}").write_bytes(seed)
        command = [sys.executable, __file__, "--corpus", str(corpus), "--minutes", str(minutes), "--target", target.__name__]
        command += ["--findings", str(options.findings), "--seed", str(options.seed)]
        environment = os.environ | {"TMPDIR": folder}
        ended = subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
    record = json.loads((options.findings / f"{target.__name__}.json").read_text())
    found = [f"{what} ({name})" for what, name in record["found"].items()]
    if ended.returncode != 0:
        found.append(f"the process ended with {ended.returncode}")
    again = {name: _timed_again(target, options.findings / name) for name in record["slow"]}
    found += [f"takes {took:.2f} s ({name})" for name, took in again.items() if took > SECONDS]
    for name in again.keys() - record["found"].values():
        if again[name] <= SECONDS:
            (options.findings / name).unlink()
    slowest = f"slowest {record['slowest']:.2f} s watched" + (f", {max(again.values()):.2f} s not" if again else "")
    print(f"{target.__name__:<14}{record['tried']:>9} inputs, {slowest}: {'; '.join(found) or 'nothing found'}", flush=True)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
