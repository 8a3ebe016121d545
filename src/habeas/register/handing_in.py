"""Pages as people hand them in through a form: a text that was pasted, or files that were sent -> kept and read, as `add` does.

Always true: everything is checked before the first page is kept; what is refused is named by what its sender calls it, never by
where it lay on this machine; no name that a file came with is used as a path.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from habeas.capture import InputRefused, PageInput, inputs_from_files, page_from_input
from habeas.capture.archived_pages import is_web_archive
from habeas.capture.languages import language_of
from habeas.register.add import Added, add

TEXT_LIMIT: Final = 1_000_000
"""Characters of a text that is pasted."""
FILES_LIMIT: Final = 20
"""Files handed in at once."""
BYTES_LIMIT: Final = 50 * 1024 * 1024
"""Bytes of all files handed in at once. A page among them may have fewer; see `habeas.capture.decoding`."""
REQUEST_LIMIT: Final = BYTES_LIMIT + 10 * 1024 * 1024
"""Bytes of anything that is sent to the web app; what is larger is refused (413) before it is read."""

_NAME_BYTES: Final = 120
_CALLED: Final = 80


class HandedInRefused(InputRefused):
    """What cannot be kept; nothing of what came with it was."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of it: the pages, and what was left out of web archives, each with the reason."""

    pages: tuple[Added, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent: what it is called, and its bytes in pieces."""

    name: str
    pieces: Iterable[bytes]


def keep_text(
    text: str, *, title: str = "", url: str = "", published: dt.date | None = None, captured: dt.date | None = None
) -> Added:
    """A pasted text becomes a page, its title the first line. Raises `HandedInRefused`."""
    whole = "\n".join(f"{title.strip()}\n\n{text}".splitlines()) if title.strip() else "\n".join(text.splitlines())
    called = _called(whole)
    if len(whole) > TEXT_LIMIT:
        raise HandedInRefused(called, f"has more than {TEXT_LIMIT} characters; hand it in as a file")
    given = PageInput(
        id=url or called,
        raw=whole.encode("utf-8", "replace"),
        url=url or None,
        published=published,
        captured=captured,
    )
    try:
        page = page_from_input(given)
    except InputRefused as refused:
        raise HandedInRefused(called, refused.problem) from refused
    (added,) = add(
        [
            PageInput(
                id=given.id,
                raw=given.raw,
                media_type=page.media_type,
                url=given.url,
                published=published,
                captured=captured,
                lang=language_of(page.text, page.media_type),
            )
        ]
    )
    return added


def keep_files(
    files: Sequence[SentFile], *, url: str = "", published: dt.date | None = None, captured: dt.date | None = None
) -> HandedIn:
    """The files become pages, archives as many as are in them. Raises `HandedInRefused`."""
    names = [file_name(file.name) for file in files]
    _refuse_at_a_glance(names, url=url)
    with tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        paths = _written(files, names, Path(folder))
        try:
            inputs = inputs_from_files(paths, url=url or None, published=published, captured=captured)
            pages = tuple(add(inputs))
        except InputRefused as refused:
            raise HandedInRefused(Path(refused.name).name, refused.problem) from refused
    if not pages:
        raise HandedInRefused(", ".join(names), "holds no page that could be read")
    return HandedIn(pages, tuple(str(left) for left in inputs.left_out if left.is_loss))


def _refuse_at_a_glance(names: Sequence[str], *, url: str) -> None:
    if not names:
        raise HandedInRefused("the form", "has no file in it")
    if len(names) > FILES_LIMIT:
        raise HandedInRefused(names[FILES_LIMIT], f"is one too many; hand in {FILES_LIMIT} files at a time")
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice is not None:
        raise HandedInRefused(twice, "is the name of two of these files; hand them in one after the other")
    if url and len(names) > 1:
        raise HandedInRefused(url, f"is one address for {len(names)} files; hand each in with its own")
    if url and is_web_archive(Path(names[0])):
        raise HandedInRefused(names[0], "is a web archive, which has the addresses of its pages itself")


def _written(files: Sequence[SentFile], names: Sequence[str], folder: Path) -> list[Path]:
    size = 0
    paths = []
    for file, name in zip(files, names, strict=True):
        path = folder / name
        with path.open("xb") as out:
            for piece in file.pieces:
                size += len(piece)
                if size > BYTES_LIMIT:
                    limit = f"{BYTES_LIMIT // 1024 // 1024} MB"
                    raise HandedInRefused(name, f"is too large: more than {limit} at once; use habeas add for more")
                out.write(piece)
        paths.append(path)
    return paths


def file_name(sent: str) -> str:
    """The last part of the name it came with, without what no file may be called, and short; its ending stays."""
    last = PurePosixPath(PureWindowsPath(sent.replace("\0", "")).name).name
    plain = re.sub(r"[\x00-\x1f\x7f/\\:]+", " ", last).strip().lstrip(".") or "file"
    ending = "".join(re.findall(r"\.[A-Za-z0-9]{1,8}", plain[-24:])[-2:]) if "." in plain else ""
    if len(plain.encode("utf-8", "replace")) <= _NAME_BYTES:
        return plain
    stem = plain.removesuffix(ending).encode("utf-8", "replace")[: _NAME_BYTES - len(ending)].decode("utf-8", "ignore")
    return f"{stem}{ending}"


def _called(text: str) -> str:
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return first[:_CALLED] or "the text"
