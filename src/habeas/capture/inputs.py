"""What is handed in: files named one by one, or a manifest of them -> `PageInput`, and from that the decoded `Page`.

A manifest is JSON Lines of `{"id", "file" or "text", "url", "published", "captured", "lang"}`; `file` is relative to the
manifest, dates are `YYYY-MM-DD`, keys it does not know are left alone (annotated corpora carry their own). Always true: every
input is checked, down to whether it can be decoded, before the first is given out; one page's bytes at a time are in memory.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from habeas.capture.decoding import SIZE_LIMIT, InputRefused, decode, media_type_of
from habeas.model import HabeasError, MediaType, Page

_LANG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
DEFAULT_LANG: Final = "en"


class ManifestRefused(HabeasError, ValueError):
    """A manifest with a line that cannot be used; `line` counts from 1, `None` where the whole file is meant."""

    def __init__(self, manifest: Path, line: int | None, problem: str) -> None:
        where = f"{manifest}" if line is None else f"{manifest}, line {line}"
        super().__init__(f"{where}: {problem}")
        self.manifest = manifest
        self.line = line
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInput:
    """One page as it was handed in: its bytes, and what the one who hands it in says about it.

    `media_type` is `None` where it is to be told from the bytes; `charset` is what a server declared.
    """

    id: str
    raw: bytes
    media_type: MediaType | None = None
    url: str | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: str = DEFAULT_LANG
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A checked input whose bytes are still where they were found."""

    id: str
    file: Path | None = None
    text: str | None = None
    url: str | None = None
    published: dt.date | None = None
    captured: dt.date | None = None
    lang: str = DEFAULT_LANG

    def load(self) -> PageInput:
        raw = _bytes_of(self.file) if self.file is not None else (self.text or "").encode("utf-8", "surrogatepass")
        text = decode(raw, str(self.file or self.id))
        return PageInput(
            id=self.id,
            raw=raw,
            media_type=media_type_of(text, self.file.name if self.file else ""),
            url=self.url,
            published=self.published,
            captured=self.captured,
            lang=self.lang,
        )


def page_from_input(given: PageInput) -> Page:
    """The page, decoded. Raises `InputRefused` for what is empty, too large or no text."""
    text = decode(given.raw, given.id, header_charset=given.charset)
    return Page(
        id=given.id,
        text=text,
        media_type=given.media_type or media_type_of(text, given.id),
        url=given.url,
        published=given.published,
        captured=given.captured,
        lang=given.lang,
    )


def inputs_from_files(
    files: Iterable[Path],
    *,
    url: str | None = None,
    published: dt.date | None = None,
    captured: dt.date | None = None,
    lang: str = DEFAULT_LANG,
) -> Iterator[PageInput]:
    """One input for each file, its id the file's name, in the order given.

    Raises `InputRefused`, before anything is given out, for a file that cannot be read or is no page, for two files of one
    name, and for one address given for several files.
    """
    paths = list(files)
    if url is not None and len(paths) > 1:
        raise InputRefused(url, f"is one address for {len(paths)} files; name each page's own in a manifest")
    entries: dict[str, _Entry] = {}
    for path in paths:
        if path.name in entries:
            raise InputRefused(str(path), f"has the same name as {entries[path.name].file}; give each its own id in a manifest")
        entry = _Entry(id=path.name, file=path, url=url, published=published, captured=captured, lang=lang)
        entry.load()
        entries[path.name] = entry
    return (entry.load() for entry in entries.values())


def inputs_from_manifest(manifest: Path) -> Iterator[PageInput]:
    """One input for each line, in order. Raises `ManifestRefused`, before anything is given out, for the first bad line."""
    lines_of_ids: dict[str, int] = {}
    entries: list[_Entry] = []
    for number, line in _lines(manifest):
        try:
            entry = _entry(_record(line), manifest.parent)
            entry.load()
        except (_LineRefused, InputRefused) as refused:
            raise ManifestRefused(manifest, number, str(refused)) from refused
        first = lines_of_ids.setdefault(entry.id, number)
        if first != number:
            raise ManifestRefused(manifest, number, f'"id" {entry.id!r} is that of line {first} too; each page needs its own')
        entries.append(entry)
    if not entries:
        raise ManifestRefused(manifest, None, 'names no page; each line is {"id": …, "file": …} or {"id": …, "text": …}')
    return (entry.load() for entry in entries)


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
    lang = _text(record, "lang") or DEFAULT_LANG
    if not _LANG.fullmatch(lang):
        raise _LineRefused(f'"lang" {lang!r} is no language code such as "en", "ru" or "az"')
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
