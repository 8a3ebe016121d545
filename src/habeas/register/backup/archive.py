"""The file of a backup: a ZIP with `tables/NAME.jsonl`, `warc/NAME` and, written last, `manifest.json`.

The manifest names the form's version, the level of the tables, and of each member the size and SHA-256. Always true of writing:
the file appears under its name whole and on disk, or not at all, for its owner alone. Always true of reading: nothing but these
members is taken, none is larger than the manifest says, each fits its digest; names that lead elsewhere, links and what is packed
beyond reason are refused, and nothing is written by reading.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, NoReturn

from habeas.model import HabeasError

FORM: Final = "habeas backup"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"

_MANIFEST_LIMIT: Final = 64 << 20
_LINE_LIMIT: Final = 256 << 20
_CHUNK: Final = 1 << 20
_MEMBER: Final = re.compile(r"tables/[a-z0-9_]{1,80}\.jsonl|warc/[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_PACKED_TO: Final = 400
"""Rows pack to a tenth or so; what claims to be this many times larger than it is was made to fill a disk."""
_SMALL: Final = 64 << 20

_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)
"""What the standard library raises where a ZIP is not as it should be."""


class ArchiveRefused(HabeasError):
    """A file that is no backup, or one that is damaged, hostile or of a newer form."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the manifest has it; `rows` for a table."""

    name: str
    size: int
    sha256: str
    rows: int | None = None

    def to_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {"size": self.size, "sha256": self.sha256}
        return said if self.rows is None else said | {"rows": self.rows}


# --- Writing --------------------------------------------------------------------------------------------------------------


class FileThere(HabeasError):
    """The file is there already."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file}: is there already, and is not overwritten; name another file, or say --force")


@dataclass
class Writing:
    """An archive that is being written."""

    packed: zipfile.ZipFile
    members: list[Member] = field(default_factory=list)

    def table(self, name: str, lines: Iterable[bytes]) -> Member:
        """Adds a table, line by line."""
        return self._add(f"tables/{name}.jsonl", lines, zipfile.ZIP_DEFLATED, counted=True)

    def file(self, name: str, chunks: Iterable[bytes]) -> Member:
        """Adds a file as it is: originals are packed already."""
        return self._add(f"warc/{name}", chunks, zipfile.ZIP_STORED, counted=False)

    def finish(self, about: Mapping[str, Any]) -> None:
        """Adds the manifest."""
        said = {"form": FORM, "version": VERSION, **about, "members": {m.name: m.to_json() for m in self.members}}
        self.packed.writestr(_entry(MANIFEST, zipfile.ZIP_DEFLATED), json.dumps(said, indent=1, sort_keys=True))

    def _add(self, name: str, chunks: Iterable[bytes], packing: int, *, counted: bool) -> Member:
        digest, size, count = hashlib.sha256(), 0, 0
        with self.packed.open(_entry(name, packing), "w", force_zip64=True) as out:
            for chunk in chunks:
                count += 1
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
        member = Member(name, size, digest.hexdigest(), count if counted else None)
        self.members.append(member)
        return member


def _entry(name: str, packing: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = packing
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    return entry


@contextmanager
def written(file: Path, *, force: bool) -> Iterator[Writing]:
    """An archive to write to; under its name when the context ends well. Raises `FileThere`, or `OSError` naming the file."""
    if not force and os.path.lexists(file):
        raise FileThere(file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "r+b") as out:
            _take(out, unfinished)
            try:
                with zipfile.ZipFile(out, "w", allowZip64=True) as packed:
                    yield Writing(packed)
                out.flush()
                os.fsync(out.fileno())
                _put_in_place(unfinished, file, force=force)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
    except OSError as error:  # of writing, or of closing after that has failed
        _name(error, file)


def _take(out: IO[bytes], unfinished: Path) -> None:
    """For this process alone, and empty: a killed one may have left it."""
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_it_still = unfinished.stat().st_ino == os.fstat(out.fileno()).st_ino
    except (BlockingIOError, FileNotFoundError):
        is_it_still = False
    if not is_it_still:
        raise HabeasError(f"{unfinished}: another process is writing this backup")
    out.truncate()
    os.fchmod(out.fileno(), 0o600)


def _name(error: OSError, file: Path) -> NoReturn:
    if error.filename is None and error.errno is not None:
        raise type(error)(error.errno, os.strerror(error.errno), str(file)) from error
    raise error


def _put_in_place(unfinished: Path, file: Path, *, force: bool) -> None:
    if force:
        unfinished.replace(file)
    else:
        try:
            os.link(unfinished, file)  # fails where it has appeared meanwhile, as renaming does not
            unfinished.unlink()
        except FileExistsError:
            raise FileThere(file) from None
        except OSError:  # a file system without links
            if os.path.lexists(file):
                raise FileThere(file) from None
            unfinished.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    with suppress(OSError):  # some file systems know no such thing
        os.fsync(folder)
    os.close(folder)


# --- Reading --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Archive:
    """A backup whose list of members is in order; what they hold is checked as it is read."""

    file: Path
    packed: zipfile.ZipFile
    members: Mapping[str, Member]
    about: Mapping[str, Any]
    sha256: str
    """Of the manifest, which names the digests of everything else."""

    @property
    def level(self) -> str:
        """The last migration of the register it was made from."""
        return str(self.about.get("level"))

    @property
    def tables(self) -> dict[str, Member]:
        """By the name of the table."""
        return {n.removeprefix("tables/").removesuffix(".jsonl"): m for n, m in self.members.items() if n.startswith("tables/")}

    @property
    def files(self) -> dict[str, Member]:
        """By the name of the file of originals."""
        return {n.removeprefix("warc/"): m for n, m in self.members.items() if n.startswith("warc/")}

    def chunks(self, member: Member) -> Iterator[bytes]:
        """What a member holds. Raises `ArchiveRefused` where that is not what the manifest says."""
        digest, left = hashlib.sha256(), member.size
        with self._reading(member) as inside:
            while chunk := inside.read(min(_CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    raise ArchiveRefused(self.file, f"is damaged: {member.name} is larger than the manifest says")
                digest.update(chunk)
                yield chunk
        if left or digest.hexdigest() != member.sha256:
            raise ArchiveRefused(self.file, f"is damaged: {member.name} does not fit its SHA-256")

    def lines(self, member: Member) -> Iterator[bytes]:
        """The lines of a table."""
        rest = b""
        for chunk in self.chunks(member):
            *whole, rest = (rest + chunk).split(b"\n") if b"\n" in chunk else (rest + chunk,)
            if len(rest) > _LINE_LIMIT:
                raise ArchiveRefused(self.file, f"is damaged: a line of {member.name} has no end")
            yield from whole
        if rest:
            raise ArchiveRefused(self.file, f"is damaged: {member.name} ends within a line")

    @contextmanager
    def _reading(self, member: Member) -> Iterator[IO[bytes]]:
        try:
            with self.packed.open(member.name) as inside:
                yield inside
        except _DAMAGED as error:
            raise ArchiveRefused(self.file, f"is damaged: {member.name} cannot be unpacked ({_said(error)})") from error


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """A backup to read. Raises `ArchiveRefused`, or `OSError` where there is no such file."""
    with file.open("rb") as handle:
        try:
            packed = zipfile.ZipFile(handle)
        except _DAMAGED as error:
            raise ArchiveRefused(file, f"is no backup, or is damaged or cut off ({_said(error)})") from error
        with packed:
            yield _archive(file, packed)


def _archive(file: Path, packed: zipfile.ZipFile) -> Archive:
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    if MANIFEST not in names:
        raise ArchiveRefused(file, f"is no backup: it has no {MANIFEST}")
    raw = _manifest(file, packed)
    try:
        about = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ArchiveRefused(file, f"is damaged: its {MANIFEST} is no JSON") from error
    if not isinstance(about, dict) or about.get("form") != FORM:
        raise ArchiveRefused(file, f"is no backup: its {MANIFEST} is of something else")
    if not isinstance(about.get("version"), int) or about["version"] > VERSION:
        raise ArchiveRefused(file, f"was made by a newer Habeas (form {about.get('version')!r}); update Habeas")
    members = _members(file, about.get("members"))
    if len(set(names)) != len(names) or set(names) != {MANIFEST, *members}:
        odd = sorted({MANIFEST, *members} ^ set(names)) or sorted(names)
        raise ArchiveRefused(file, f"is damaged or was changed: {odd[0]!r} is not both in it and in its manifest, once")
    for entry in entries:
        _refuse_hostile(file, entry, members.get(entry.filename))
    return Archive(file, packed, members, about, hashlib.sha256(raw).hexdigest())


def _manifest(file: Path, packed: zipfile.ZipFile) -> bytes:
    try:
        with packed.open(MANIFEST) as inside:
            raw = inside.read(_MANIFEST_LIMIT + 1)
    except _DAMAGED as error:
        raise ArchiveRefused(file, f"is damaged: its {MANIFEST} cannot be read ({_said(error)})") from error
    if len(raw) > _MANIFEST_LIMIT:
        raise ArchiveRefused(file, f"is no backup: its {MANIFEST} is too large")
    return raw


def _members(file: Path, said: object) -> dict[str, Member]:
    if not isinstance(said, dict):
        raise ArchiveRefused(file, f"is damaged: its {MANIFEST} lists no members")
    return {name: _member(file, name, about) for name, about in said.items()}


def _member(file: Path, name: str, about: object) -> Member:
    if not _MEMBER.fullmatch(name):
        raise ArchiveRefused(file, f"is refused: a backup has no member {name[:100]!r}")
    if isinstance(about, dict):
        size, sha256, rows = _count(about.get("size")), about.get("sha256"), _count(about.get("rows"))
        fits = isinstance(sha256, str) and _SHA256.fullmatch(sha256)
        if size is not None and fits and (rows is not None) is name.startswith("tables/"):
            return Member(name, size, str(sha256), rows)
    raise ArchiveRefused(file, f"is damaged: its {MANIFEST} does not say what {name} holds")


def _count(said: object) -> int | None:
    return said if type(said) is int and said >= 0 else None


def _refuse_hostile(file: Path, entry: zipfile.ZipInfo, member: Member | None) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or entry.is_dir():
        raise ArchiveRefused(file, f"is refused: {entry.filename} is no plain file")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 0x1:
        raise ArchiveRefused(file, f"is refused: {entry.filename} is packed in a way that backups are not")
    if entry.file_size > _SMALL and entry.file_size > _PACKED_TO * max(entry.compress_size, 1):
        raise ArchiveRefused(file, f"is refused: {entry.filename} would unpack to {entry.file_size} bytes")
    if member is not None and entry.file_size != member.size:
        raise ArchiveRefused(file, f"is damaged: {entry.filename} has another size than the manifest says")


def _said(error: BaseException) -> str:
    return str(error).strip() or type(error).__name__
