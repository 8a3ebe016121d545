"""Article text, side by side with other extractors, on public sets with gold.

    python bench/extraction.py --shingles DIR     scrapinghub/article-extraction-benchmark, by its own 4-word shingles
    python bench/extraction.py --snippets DIR     trafilatura's own set (DIR holds tests/evaldata.json)
    python bench/extraction.py --shingles DIR --as-text     the same pages as plain-text captures

Each set is read from the folder given and skipped where it is not there; so is each extractor that is not installed (`pip
install habeas[bench]`). One process, one core; pages a second are of the extraction alone, markup already decoded, by the
processor's time of the fastest of `--passes`.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import logging
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.capture import PageInput, cut, page_from_input
from habeas.model import MediaType, Page

Extractor = Callable[[str, bytes], str]


@dataclass
class GoldPage:
    name: str
    raw: bytes
    text: str
    gold: dict[str, object]


def _habeas_text(page: Page, **options: bool) -> str:
    article = next((segment for segment in cut(page, **options) if segment.id == "article"), None)
    return article.text if article else ""


def habeas(markup: str, _raw: bytes) -> str:
    return _habeas_text(Page(id="page", text=markup, media_type=MediaType.HTML))


def habeas_fast(markup: str, _raw: bytes) -> str:
    return _habeas_text(Page(id="page", text=markup, media_type=MediaType.HTML), fast=True)


def habeas_plain(text: str, _raw: bytes) -> str:
    return _habeas_text(Page(id="page", text=text, media_type=MediaType.PLAIN))


def with_trafilatura(markup: str, _raw: bytes, **options: bool) -> str:
    from trafilatura import extract

    return extract(markup, include_comments=False, include_tables=True, **options) or ""


def with_readability(markup: str, _raw: bytes) -> str:
    from lxml import html
    from readability import Document

    summary = Document(markup).summary()
    root = html.fromstring(summary)
    return "\n".join(str(piece) for piece in root.itertext())


def with_newspaper(markup: str, _raw: bytes) -> str:
    from newspaper import Article

    article = Article(url="", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


def with_resiliparse(markup: str, _raw: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True))


EXTRACTORS: dict[str, Extractor] = {
    "habeas": habeas,
    "habeas, fast": habeas_fast,
    "trafilatura, precision": functools.partial(with_trafilatura, favor_precision=True),
    "trafilatura, fast": functools.partial(with_trafilatura, fast=True),
    "trafilatura": with_trafilatura,
    "readability-lxml": with_readability,
    "newspaper4k": with_newspaper,
    "resiliparse": with_resiliparse,
}
_BLOCK_ENDS = re.compile(r"\s*\n\s*")


def as_plain_capture(markup: str) -> str:
    """The whole page as the lines a reader sees, as a copy-and-paste or a text-only capture has them."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(markup, main_content=False, alt_texts=False, list_bullets=False, preserve_formatting=True)
    return _BLOCK_ENDS.sub("\n", text)


def first_line(text: str, _raw: bytes) -> str:
    return text


def longest_text_run(text: str, _raw: bytes) -> str:
    """The naive peer for captures: the longest run of lines that are long or end as sentences do."""
    best: list[str] = []
    run: list[str] = []
    for line in [*text.splitlines(), ""]:
        if len(line) > 80 or (len(line) > 30 and line.rstrip().endswith((".", "!", "?", '"', "”"))):
            run.append(line)
        else:
            best = max(best, run, key=lambda lines: sum(map(len, lines)))
            run = []
    return "\n".join(best)


PLAIN_EXTRACTORS: dict[str, Extractor] = {"habeas": habeas_plain, "longest run": longest_text_run, "raw": first_line}


# scrapinghub's measure


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[i : i + n]) for i in range(max(1, len(tokens) - n + 1)) if tokens[i : i + n])


def shingle_match(true: str, predicted: str) -> tuple[float, float, float]:
    gold, found = shingles(true), shingles(predicted)
    hits, extra, missed = (gold & found).total(), (found - gold).total(), (gold - found).total()
    total = hits + extra + missed
    return (hits / total, extra / total, missed / total) if total else (0.0, 0.0, 0.0)


def _ratio(part: float, other: float, hits: float) -> float:
    return 1.0 if part == other == 0 else (hits / (hits + part) if hits + part else 0.0)


def shingle_scores(matches: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    precision = statistics.mean(_ratio(extra, missed, hits) for hits, extra, missed in matches if hits + extra > 0)
    recall = statistics.mean(_ratio(missed, extra, hits) for hits, extra, missed in matches if hits + missed > 0)
    return 2 * precision * recall / (precision + recall), precision, recall


def shingle_pages(folder: Path) -> Iterator[GoldPage]:
    for name, gold in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield GoldPage(name, raw, raw.decode("utf-8", "replace"), gold)


# trafilatura's measure


def one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def snippet_counts(gold: dict[str, list[str]], found: str) -> tuple[int, int, int]:
    flat = one_space(found)
    hits = sum(1 for snippet in gold["with"] if one_space(snippet) in flat)
    extra = sum(1 for snippet in gold["without"] if one_space(snippet) in flat)
    return hits, extra, len(gold["with"]) - hits


def snippet_scores(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    hits, extra, missed = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hits / (2 * hits + extra + missed), hits / (hits + extra), hits / (hits + missed)


def snippet_pages(folder: Path) -> Iterator[GoldPage]:
    tests = folder / "tests"
    for url, gold in json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).items():
        path = next((p for sub in ("cache", "eval") if (p := tests / sub / gold["file"]).is_file()), None)
        if path is None:
            continue
        raw = path.read_bytes()
        page = page_from_input(PageInput(id=gold["file"], raw=raw, media_type=MediaType.HTML))
        yield GoldPage(url, raw, page.text, gold)


# the comparison


def fastest(extractor: Extractor, pages: list[GoldPage], as_text: list[str] | None, passes: int) -> tuple[list[str], float]:
    """What is found, and the seconds of the processor of the fastest of some passes over all pages: others share it."""
    ran = [run(extractor, pages, as_text) for _ in range(passes)]
    return ran[0][0], min(seconds for _, seconds in ran)


def run(extractor: Extractor, pages: list[GoldPage], as_text: list[str] | None) -> tuple[list[str], float]:
    found, started = [], time.process_time()
    for at, page in enumerate(pages):
        try:
            found.append(extractor(as_text[at] if as_text else page.text, page.raw))
        except Exception as error:
            logging.debug("%s: %s", page.name, error)
            found.append("")
    return found, time.process_time() - started


def compare(pages: list[GoldPage], wanted: list[str], *, by_snippets: bool, as_plain: bool, show: bool, passes: int) -> None:
    as_text = [as_plain_capture(page.text) for page in pages] if as_plain else None
    print(f"{'':24} {'F1':>6} {'P':>6} {'R':>6} {'pages/s':>8}   ({len(pages)} pages{', as plain text' if as_plain else ''})")
    for name, extractor in (PLAIN_EXTRACTORS if as_plain else EXTRACTORS).items():
        if wanted and name not in wanted:
            continue
        try:
            extractor("<html><body><p>One sentence to see whether it is installed.</p></body></html>", b"")
        except ImportError as error:
            print(f"{name:24} SKIPPED: {error}")
            continue
        except Exception as error:
            logging.debug("%s", error)
        found, seconds = fastest(extractor, pages, as_text, passes)
        if by_snippets:
            counts = [snippet_counts(page.gold, text) for page, text in zip(pages, found, strict=True)]  # type: ignore[arg-type]
            scores = snippet_scores(counts)
            worst = [(hits - extra - missed, page.name) for (hits, extra, missed), page in zip(counts, pages, strict=True)]
        else:
            matches = [shingle_match(str(page.gold["articleBody"]), text) for page, text in zip(pages, found, strict=True)]
            scores = shingle_scores(matches)
            worst = [(round(hits, 3), page.name) for (hits, _, _), page in zip(matches, pages, strict=True)]
        print(f"{name:24} {scores[0]:6.3f} {scores[1]:6.3f} {scores[2]:6.3f} {len(pages) / seconds:8.1f}")
        if show:
            for score, page_name in sorted(worst)[:40]:
                print(f"    {score:6} {page_name}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shingles", type=Path, help="a copy of scrapinghub/article-extraction-benchmark")
    parser.add_argument("--snippets", type=Path, help="a copy of adbar/trafilatura")
    parser.add_argument("--as-text", action="store_true", help="turn the pages into plain-text captures first")
    parser.add_argument("--only", action="append", default=[], help="an extractor to run (may be repeated)")
    parser.add_argument("--passes", type=int, default=1, help="passes over the pages; the fastest counts")
    parser.add_argument("--show", action="store_true", help="name the pages that went worst")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL)
    for folder, gold_file, pages_of, by_snippets in (
        (arguments.shingles, "ground-truth.json", shingle_pages, False),
        (arguments.snippets, "tests/evaldata.json", snippet_pages, True),
    ):
        if folder is None or not (folder / gold_file).is_file():
            print(f"SKIPPED: no {gold_file} at {folder}", file=sys.stderr)
            continue
        pages = list(pages_of(folder))
        options = {"as_plain": arguments.as_text, "show": arguments.show, "passes": max(1, arguments.passes)}
        compare(pages, arguments.only, by_snippets=by_snippets, **options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
