"""A WACZ file -> the WARC files in it, read where they are.

In: a ZIP with `datapackage.json` and `archive/*.warc(.gz)`. Out: each WARC's name, and its content as a stream. Always true:
nothing is unpacked to disk; what a stream gave fits the digest that `datapackage.json` has for it, or reading its end raises
`ArchiveDamaged`, as does a ZIP that is encrypted, damaged, a bomb, or has names that lead out of it.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO, Final, cast

from habeas.capture.warc_records import UNPACKED_LIMIT, ArchiveDamaged

_PACKAGE: Final = "datapackage.json"
_PACKAGE_DIGEST: Final = "datapackage-digest.json"
_JSON_LIMIT: Final = 16 * 1024 * 1024
_ENTRY_LIMIT: Final = 20_000
_RATIO: Final = 200
_BEFORE_RATIO_COUNTS: Final = 64 * 1024 * 1024
_ARCHIVES_IN_ARCHIVES: Final = (".wacz", ".zip", ".tar", ".tgz", ".tar.gz", ".7z", ".rar")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_DAMAGES: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError)
"""What the ZIP reader raises for a file it cannot make sense of."""


def warcs_in(path: Path) -> Iterator[tuple[str, AbstractContextManager[BinaryIO]]]:
    """Name and content of each WARC, in the order of their names. Raises `ArchiveDamaged`, or `OSError`."""
    try:
        with zipfile.ZipFile(path) as package:
            _refuse_unsafe(package)
            digests = _digests(package)
            names = sorted(info.filename for info in package.infolist() if _is_warc(info.filename))
            _refuse_unlisted(names, digests)
            for name in names:
                yield name, _opened(package, name, digests[name])
    except _DAMAGES as error:
        raise ArchiveDamaged(f"is no whole ZIP file, as a WACZ is ({error or type(error).__name__})") from error


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


# --- What a ZIP may not hold ----------------------------------------------------------------------------------------------


def _refuse_unsafe(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    if len(entries) > _ENTRY_LIMIT:
        raise ArchiveDamaged(f"has {len(entries)} files in it; {_ENTRY_LIMIT} are the most that a WACZ may have")
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise ArchiveDamaged(f"unpacks to more than {UNPACKED_LIMIT >> 30} GB")
    seen: set[str] = set()
    for entry in entries:
        if problem := _problem(entry, seen):
            raise ArchiveDamaged(f"has {entry.filename[:80]!r} in it, {problem}")
        seen.add(entry.filename)


def _problem(entry: zipfile.ZipInfo, seen: set[str]) -> str | None:
    name = entry.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0] or "\x00" in entry.orig_filename:
        return "a name that leads out of the archive"
    if name in seen:
        return "twice"
    if entry.flag_bits & _ENCRYPTED:
        return "which is encrypted; hand in a copy without a password"
    if name.lower().endswith(_ARCHIVES_IN_ARCHIVES):
        return "an archive in an archive; hand it in by itself"
    if entry.compress_type not in _METHODS:
        return "packed in a way that WACZ files are not"
    if entry.file_size > max(_BEFORE_RATIO_COUNTS, _RATIO * entry.compress_size):
        return f"which unpacks to more than {_RATIO} times its size, as nothing but a bomb does"
    return None


# --- What the package says of itself --------------------------------------------------------------------------------------


def _digests(package: zipfile.ZipFile) -> dict[str, str]:
    """The SHA-256 of each file that `datapackage.json` lists, which itself must fit the digest beside it."""
    listed = _content(package, _PACKAGE)
    if listed is None:
        raise ArchiveDamaged(f"has no {_PACKAGE} in it; it is no WACZ")
    vouched = _content(package, _PACKAGE_DIGEST)
    if vouched is not None:
        said = _json(vouched, _PACKAGE_DIGEST).get("hash")
        if _sha256_of(said) not in (None, hashlib.sha256(listed).hexdigest()):
            raise ArchiveDamaged(f"was changed: its {_PACKAGE} does not fit {_PACKAGE_DIGEST}")
    resources = _json(listed, _PACKAGE).get("resources")
    if not isinstance(resources, list):
        raise ArchiveDamaged(f'has no list of "resources" in its {_PACKAGE}')
    digests: dict[str, str] = {}
    for resource in resources:
        path = resource.get("path") if isinstance(resource, dict) else None
        digest = _sha256_of(resource.get("hash")) if isinstance(resource, dict) else None
        if isinstance(path, str) and digest is not None:
            digests[path] = digest
    return digests


def _sha256_of(said: object) -> str | None:
    return said.removeprefix("sha256:").lower() if isinstance(said, str) and said.startswith("sha256:") else None


def _content(package: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        with package.open(name) as file:
            content = file.read(_JSON_LIMIT + 1)
    except KeyError:
        return None
    if len(content) > _JSON_LIMIT:
        raise ArchiveDamaged(f"has a {name} of more than {_JSON_LIMIT >> 20} MB")
    return content


def _json(content: bytes, name: str) -> dict[str, Any]:
    try:
        record = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ArchiveDamaged(f"has a {name} that is no JSON ({error})") from error
    if not isinstance(record, dict):
        raise ArchiveDamaged(f"has a {name} that is no JSON object")
    return record


def _refuse_unlisted(names: list[str], digests: dict[str, str]) -> None:
    if not names:
        raise ArchiveDamaged("has no WARC file in its folder archive/")
    for name in names:
        if name not in digests:
            raise ArchiveDamaged(f"has {name!r} in it, for which {_PACKAGE} has no SHA-256; nothing vouches for it")
    for name in digests:
        if _is_warc(name) and name not in names:
            raise ArchiveDamaged(f"lacks {name!r}, which {_PACKAGE} lists")


# --- A WARC in the ZIP, digested as it is read ----------------------------------------------------------------------------


class _Digesting:
    """A stream that is digested as it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._stream.read(size)
        except _DAMAGES as error:
            raise ArchiveDamaged(f"is damaged inside ({error or type(error).__name__})") from error
        self.digest.update(piece)
        return piece


@contextmanager
def _opened(package: zipfile.ZipFile, name: str, digest: str) -> Iterator[BinaryIO]:
    try:
        opened = package.open(name)
    except _DAMAGES as error:
        raise ArchiveDamaged(f"is damaged where {name!r} begins ({error or type(error).__name__})") from error
    with opened as stream:
        digesting = _Digesting(stream)
        yield cast(BinaryIO, digesting)
        while digesting.read(1 << 16):
            pass
        if digesting.digest.hexdigest() != digest:
            raise ArchiveDamaged(f"was changed: {name!r} does not fit its SHA-256 in {_PACKAGE}")
