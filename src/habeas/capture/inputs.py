"""What is handed in: files and addresses named one by one, folders, web archives, or a manifest of files -> `PageInput`s.

A manifest is JSON Lines of `{"id", "file" or "text", "url", "published", "captured", "lang"}`; `file` is relative to the
manifest, dates are `YYYY-MM-DD`, keys it does not know are left alone (annotated corpora carry their own). A web archive (WARC,
WACZ) brings its pages' addresses and days itself, an address is fetched, a folder stands for the pages in it. A page whose
language nobody says is in the one that its prose reads as. Always true: every input is checked (a page down to whether it can be
decoded, an archive to its last record) before the first is given out; of files, one page's bytes at a time are in memory.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from habeas.capture.archived_pages import LeftOut, is_web_archive, pages_of_archive
from habeas.capture.decoding import SIZE_LIMIT, InputRefused, decode, media_type_of
from habeas.capture.fetched_pages import page_of
from habeas.capture.fetching import Fetcher
from habeas.capture.languages import language_of
from habeas.capture.page_input import PageInput, page_from_input
from habeas.capture.pdf import is_pdf
from habeas.model import DEFAULT_LANG, HabeasError, MediaType

_PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".pdf"})
"""Of the files in a folder, those that are taken for pages."""
_PARTS_OF_A_PAGE: Final = ("_files", ".files")
"""How browsers name the folder with the pictures and frames of a page that they saved beside it."""
_LANG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def is_language_code(code: str) -> bool:
    """Whether `code` is written as languages are: `en`, `az`, `en-GB`."""
    return _LANG.fullmatch(code) is not None


class ManifestRefused(HabeasError, ValueError):
    """A manifest with a line that cannot be used; `line` counts from 1, `None` where the whole file is meant."""

    def __init__(self, manifest: Path, line: int | None, problem: str) -> None:
        where = f"{manifest}" if line is None else f"{manifest}, line {line}"
        super().__init__(f"{where}: {problem}")
        self.manifest = manifest
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A checked input whose bytes are still where they were found."""

    id: str
    file: Path | None = None
    text: str | None = None
    url: str | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: str | None = None

    def check(self) -> int:
        """How many pages it is. Raises `InputRefused` where it cannot be decoded."""
        decode(self._raw(), str(self.file or self.id))
        return 1

    def pages(self) -> Iterator[PageInput | LeftOut]:
        yield self._loaded()

    def _raw(self) -> bytes:
        return _bytes_of(self.file) if self.file is not None else (self.text or "").encode("utf-8", "surrogatepass")

    def _loaded(self) -> PageInput:
        raw = self._raw()
        media_type, lang = MediaType.PDF, self.lang
        if lang is None or not is_pdf(raw):
            text = decode(raw, str(self.file or self.id))
            media_type = MediaType.PDF if is_pdf(raw) else media_type_of(text, self.file.name if self.file else "")
            lang = lang or language_of(text, media_type)
        return PageInput(
            id=self.id,
            raw=raw,
            media_type=media_type,
            url=self.url,
            published=self.published,
            captured=self.captured,
            lang=lang,
        )


@dataclass(frozen=True, slots=True)
class _Archive:
    """A web archive, still where it was found."""

    path: Path
    lang: str | None

    def check(self) -> int:
        """How many pages are in it. Raises `InputRefused` where it cannot be read to its end."""
        return sum(isinstance(found, PageInput) for found in self.pages())

    def pages(self) -> Iterator[PageInput | LeftOut]:
        return pages_of_archive(self.path, lang=self.lang or DEFAULT_LANG)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of saved pages. What is no page in it is left out, as it is of a web archive."""

    path: Path
    published: dt.date | None
    captured: dt.date | None
    lang: str | None

    def check(self) -> int:
        """How many pages are in it. Raises `InputRefused` where there is none."""
        found = list(self._files())
        pages = sum(isinstance(each, _Entry) for each in found)
        if not pages:
            lost = next((f" ({each})" for each in found if isinstance(each, LeftOut) and each.is_loss), "")
            raise InputRefused(str(self.path), f"is a folder without a page: no HTML, text or PDF file in it can be read{lost}")
        return pages

    def pages(self) -> Iterator[PageInput | LeftOut]:
        for found in self._files():
            if isinstance(found, LeftOut):
                yield found
            else:
                yield from found.pages()

    def _files(self) -> Iterator[_Entry | LeftOut]:
        for path in sorted(self.path.rglob("*")):
            within = path.relative_to(self.path)
            if path.is_file() and not any(part.startswith(".") for part in within.parts):
                yield self._file(path, within)

    def _file(self, path: Path, within: Path) -> _Entry | LeftOut:
        name = f"{self.path.resolve().name}/{within.as_posix()}"
        if is_web_archive(path):
            return LeftOut(name, "is a web archive; hand it in by itself", is_loss=True, kind="file")
        if path.suffix.lower() not in _PAGE_SUFFIXES:
            return LeftOut(name, "is no page by its name (HTML, text or PDF)", is_loss=False, kind="file")
        if any(_is_part_of_a_page(self.path / parent) for parent in within.parents):
            return LeftOut(name, "belongs to a page that a browser saved beside it", is_loss=False, kind="file")
        entry = _Entry(id=name, file=path, published=self.published, captured=self.captured, lang=self.lang)
        try:
            entry.check()
        except InputRefused as refused:
            return LeftOut(name, refused.problem, is_loss=True, kind="file")
        return entry


def _is_part_of_a_page(folder: Path) -> bool:
    for ending in _PARTS_OF_A_PAGE:
        if folder.name.endswith(ending):
            page = folder.name.removesuffix(ending)
            return any(folder.with_name(f"{page}{suffix}").is_file() for suffix in (".html", ".htm"))
    return False


@dataclass(slots=True)
class _Address:
    """A page on the web; it is fetched to be checked, and kept in memory until it is given out."""

    url: str
    published: dt.date | None
    lang: str | None
    fetcher: Fetcher
    _page: PageInput | None = None

    def check(self) -> int:
        """How many pages it is. Raises `FetchRefused`, or `InputRefused` where it cannot be decoded."""
        fetched = self.fetcher.fetch(self.url)
        self._page = page_of(fetched, page_id=self.url, lang=self.lang, published=self.published)
        return 1

    def pages(self) -> Iterator[PageInput | LeftOut]:
        if self._page is not None:
            yield self._page


@dataclass(slots=True)
class PageInputs:
    """Checked inputs, to be walked once: `total` pages, and what was `left_out` as far as they were walked."""

    _sources: Sequence[_Entry | _Folder | _Archive | _Address]
    total: int
    left_out: list[LeftOut] = field(default_factory=list)

    def __iter__(self) -> Iterator[PageInput]:
        for source in self._sources:
            for found in source.pages():
                read = self._decoded(found, source) if isinstance(source, _Archive) and isinstance(found, PageInput) else found
                if isinstance(read, LeftOut):
                    self.left_out.append(read)
                else:
                    yield read

    def _decoded(self, found: PageInput, archive: _Archive) -> PageInput | LeftOut:
        """With its language where none was said. A file was refused before; a page among the thousands of an archive is left
        out."""
        try:
            page = page_from_input(found)
        except InputRefused as refused:
            return LeftOut(f"{archive.path.name} ({found.id[:200]})", refused.problem, is_loss=True)
        return found if archive.lang is not None else replace(found, lang=language_of(page.text, page.media_type))


def inputs_from_files(
    files: Iterable[Path | str],
    *,
    url: str | None = None,
    published: dt.date | None = None,
    captured: dt.date | None = None,
    lang: str | None = None,
    fetcher: Fetcher | None = None,
) -> PageInputs:
    """One input for each file, its id the file's name; for each page in a folder, its id its path from there; for each page of a
    web archive, its id its address; for each text, which is an address and the page's id. In order.

    Raises `InputRefused`, before anything is given out, for a file that cannot be read or is no page or whole archive, for a
    folder without a page, for two files of one name, for one address given for several files,
    and for an address or day given for what has its own;
    `FetchRefused` for an address that cannot be fetched.
    """
    paths = list(files)
    total = 0
    if url is not None and len(paths) > 1:
        raise InputRefused(url, f"is one address for {len(paths)} files; name each page's own in a manifest")
    sources: dict[str, _Entry | _Folder | _Archive | _Address] = {}
    seen: dict[str, Path | str] = {}
    for path in paths:
        name = path.resolve().name if isinstance(path, Path) else path
        if name in seen:
            raise InputRefused(str(path), f"has the same name as {seen[name]}; give each its own id in a manifest")
        seen[name] = path
        if isinstance(path, str):
            if url is not None or captured is not None:
                raise InputRefused(path, "is an address itself, and fetched today; --url and --captured are said of files")
            fetcher = fetcher or Fetcher()
            sources[name] = _Address(path, published, lang, fetcher)
        elif path.is_dir():
            if url is not None:
                raise InputRefused(str(path), "is a folder, whose pages have no one address; name each page's own in a manifest")
            sources[name] = _Folder(path, published, captured, lang)
        elif is_web_archive(path):
            if url is not None or published is not None or captured is not None:
                raise InputRefused(str(path), "is a web archive, which has the addresses and days of its pages itself")
            sources[name] = _Archive(path, lang)
        else:
            sources[name] = _Entry(id=name, file=path, url=url, published=published, captured=captured, lang=lang)
        total += sources[name].check()
    return PageInputs(list(sources.values()), total)


def inputs_from_manifest(manifest: Path) -> PageInputs:
    """One input for each line, in order. Raises `ManifestRefused`, before anything is given out, for the first bad line."""
    lines_of_ids: dict[str, int] = {}
    entries: list[_Entry] = []
    for number, line in _lines(manifest):
        try:
            entry = _entry(_record(line), manifest.parent)
            entry.check()
        except (_LineRefused, InputRefused) as refused:
            raise ManifestRefused(manifest, number, str(refused)) from refused
        first = lines_of_ids.setdefault(entry.id, number)
        if first != number:
            raise ManifestRefused(manifest, number, f'"id" {entry.id!r} is that of line {first} too; each page needs its own')
        entries.append(entry)
    if not entries:
        raise ManifestRefused(manifest, None, 'names no page; each line is {"id": …, "file": …} or {"id": …, "text": …}')
    return PageInputs(entries, total=len(entries))


class _LineRefused(ValueError):
    """What is wrong with one line, without saying which."""


def _lines(manifest: Path) -> Iterator[tuple[int, str]]:
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ManifestRefused(manifest, None, f"cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise ManifestRefused(manifest, None, f"is not UTF-8 ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _record(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _LineRefused(f"is no JSON ({error})") from error
    if not isinstance(record, dict):
        raise _LineRefused('is no JSON object; expected {"id": …, "file" or "text": …}')
    return record


def _entry(record: dict[str, object], folder: Path) -> _Entry:
    page_id, file, text = _text(record, "id"), _text(record, "file"), _text(record, "text")
    if page_id is None:
        raise _LineRefused('has no "id"; each page needs a name of its own')
    if (file is None) == (text is None):
        raise _LineRefused('needs "file" or "text"' if file is None else 'has both "file" and "text"; give one of them')
    lang = _text(record, "lang")
    if lang is not None and not is_language_code(lang):
        raise _LineRefused(f'"lang" {lang!r} is no language code such as "en", "ru" or "az"')
    if file is not None and is_web_archive(Path(file)):
        raise _LineRefused(f'"file" {file!r} is a web archive, which is no page; hand it in by itself, without a manifest')
    return _Entry(
        id=page_id,
        file=None if file is None else folder / file,
        text=text,
        url=_text(record, "url"),
        published=_day(record, "published"),
        captured=_day(record, "captured"),
        lang=lang,
    )


def _text(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _LineRefused(f'"{key}" is {json.dumps(value)[:60]}; expected a text in quotes')
    if not value.strip():
        raise _LineRefused(f'"{key}" is empty')
    return value


def _day(record: dict[str, object], key: str) -> dt.date | None:
    value = _text(record, key)
    if value is None:
        return None
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise _LineRefused(f'"{key}" {value!r} is no day; expected YYYY-MM-DD such as 2024-10-04')
    return day


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(SIZE_LIMIT + 1)
    except IsADirectoryError as error:
        raise InputRefused(str(path), "is a folder; name the files in it") from error
    except OSError as error:
        raise InputRefused(str(path), f"cannot be read ({error.strerror or error})") from error
    except ValueError as error:  # a NUL in the name
        raise InputRefused(str(path), f"cannot be read ({error})") from error
