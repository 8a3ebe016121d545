"""Time stamps (RFC 3161): proof by a third party that the originals were there, unchanged, at a certain time.

In: the address of a time-stamp authority. Out: for each WARC file a `Stamped`. A file is finished first: nothing is written to it
any more, and `NAME.sha256` beside it says its SHA-256 in the form that `sha256sum -c` reads. That small file is what is stamped;
the authority's answer is `NAME.sha256.tsr`, which `openssl ts -verify` reads. Always true: whatever was answered, or was not, is
a row; an answer that does not fit what was asked is kept as a failure, never as a stamp.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from habeas.capture.fetching import FetchRefused, posted
from habeas.model import HabeasError
from habeas.register import warc
from habeas.register.add import named_end
from habeas.register.home import home
from habeas.register.keys import key_of
from habeas.register.models import TimeStamp
from habeas.register.record import be_the_one_writer

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

_ANSWER_LIMIT: Final = 1 << 20
_CLOCKS_APART: Final = dt.timedelta(minutes=5)


class AuthoritiesRefused(HabeasError):
    """A file of certificates that cannot be used."""


class TokenRefused(ValueError):
    """Why a time stamp's token proves nothing; reads on after its file's name."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """What became of a file: since when it is stamped, or why it is not; `is_new` where the authority was asked now."""

    file: str
    granted_at: dt.datetime | None
    problem: str
    is_new: bool


def stamp_all(authority: str) -> Iterator[Stamped]:
    """Finishes every WARC file that holds captures and has it stamped, unless it is already."""
    folder = home() / "warc"
    for path in warc.finish_all(folder, named_end):
        granted = _granted(path.name)
        if granted is not None:
            yield Stamped(path.name, granted.granted_at, "", is_new=False)
        else:
            yield _stamp(path, authority)


def _granted(file: str) -> TimeStamp | None:
    return TimeStamp.objects.filter(file=file, problem="").first()


def _stamp(path: Path, authority: str) -> Stamped:
    asked_at = timezone.now()
    message = warc.digest_file(path).read_bytes()
    try:
        answer = _asked(authority, message)
    except (FetchRefused, TokenRefused) as refused:
        problem = " ".join(str(refused).split())
        _keep(path, message, authority, asked_at, problem=problem)
        return Stamped(path.name, None, problem, is_new=True)
    raw, granted_at = answer
    warc.write_beside(token_file(path), raw)
    _keep(path, message, authority, asked_at, granted_at=granted_at, token_sha256=hashlib.sha256(raw).hexdigest())
    return Stamped(path.name, granted_at, "", is_new=True)


def _asked(authority: str, message: bytes) -> tuple[bytes, dt.datetime]:
    """The authority's answer, checked against what was asked, and the time in it."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build()
    raw = posted(
        authority,
        request.as_bytes(),
        sends="application/timestamp-query",
        expects="application/timestamp-reply",
        limit=_ANSWER_LIMIT,
    )
    response = _decoded(raw)
    if response.tst_info.nonce != request.nonce:
        raise TokenRefused(f"{authority} answered another question than was asked (nonce)")
    granted_at = _time_of(response, message)
    if abs(granted_at - timezone.now()) > _CLOCKS_APART:
        raise TokenRefused(f"{authority} says that it is {granted_at:%Y-%m-%d %H:%M} UTC; this machine's clock says otherwise")
    return raw, granted_at


def _decoded(raw: bytes) -> TimeStampResponse:
    from rfc3161_client import decode_timestamp_response

    try:
        response = decode_timestamp_response(raw)
        if response.status not in (0, 1):
            said = "; ".join(response.status_string) or f"status {response.status}"
            raise TokenRefused(f"the authority refused: {said}")
        _ = response.tst_info
    except ValueError as error:
        if isinstance(error, TokenRefused):
            raise
        raise TokenRefused(f"is no answer of a time-stamp authority ({error})") from error
    return response


def _time_of(response: TimeStampResponse, message: bytes) -> dt.datetime:
    """The time in a token. Raises `TokenRefused` where it is not for `message`."""
    info = response.tst_info
    if info.message_imprint.message != hashlib.sha256(message).digest():
        raise TokenRefused("is a time stamp of something else")
    return info.gen_time.astimezone(dt.UTC) if info.gen_time.tzinfo else info.gen_time.replace(tzinfo=dt.UTC)


def _keep(path: Path, message: bytes, authority: str, asked_at: dt.datetime, **answered: object) -> None:
    row = TimeStamp(file=path.name, file_sha256=message[:64].decode(), authority=authority, asked_at=asked_at, **answered)
    row.key = stamp_key(row)
    with transaction.atomic():
        be_the_one_writer()
        row.save(force_insert=True)


def stamp_key(row: TimeStamp) -> str:
    """The key that follows from what a row holds."""
    times = (moment.isoformat() if moment is not None else None for moment in (row.asked_at, row.granted_at))
    return key_of("time stamp", row.file, row.file_sha256, row.authority, *times, row.token_sha256, row.problem)


def token_file(path: Path) -> Path:
    """Where the token of a WARC file is."""
    return path.with_name(f"{path.name}.sha256.tsr")


# --- Checking -------------------------------------------------------------------------------------------------------------


def authorities_in(bundle: Path) -> Sequence[Certificate]:
    """The certificates (PEM) of the authorities that are trusted. Raises `AuthoritiesRefused`."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(bundle.read_bytes())
    except OSError as error:
        raise AuthoritiesRefused(f"{bundle}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise AuthoritiesRefused(f"{bundle}: holds no certificates in PEM form ({error})") from error


def check_token(row: TimeStamp, path: Path, trusted: Sequence[Certificate]) -> None:
    """Raises `TokenRefused` where a granted stamp's token is gone, changed, not of this file, or not by a trusted authority."""
    token = token_file(path)
    try:
        raw = token.read_bytes()
        message = warc.digest_file(path).read_bytes()
    except OSError as error:
        raise TokenRefused(
            f"cannot be checked: {Path(error.filename or token).name} cannot be read ({error.strerror})"
        ) from error
    if hashlib.sha256(raw).hexdigest() != row.token_sha256:
        raise TokenRefused(f"was changed: {token.name} is not what the authority answered")
    response = _decoded(raw)
    if _time_of(response, message) != row.granted_at:
        raise TokenRefused("has another time than its row")
    if trusted:
        _check_signature(response, message, trusted)


def _check_signature(response: TimeStampResponse, message: bytes, trusted: Sequence[Certificate]) -> None:
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder()
    for certificate in trusted:
        builder = builder.add_root_certificate(certificate)
    try:
        builder.build().verify_message(response, message)
    except VerificationError as error:
        raise TokenRefused(f"is not by an authority that is trusted ({error})") from error
