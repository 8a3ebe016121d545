"""The fetcher: an address in, `Fetched` out, redirects followed one by one.

Always true: each hop is parsed by one parser, and what that parser calls the host is what is resolved, checked, connected to and
named in TLS. `httpcore` speaks HTTP, without the cookies, proxies, netrc and redirects that `httpx` would add; `httpx` parses
addresses.
"""

from __future__ import annotations

import datetime as dt
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

import httpcore
import httpx

from habeas.capture.decoding import SIZE_LIMIT
from habeas.capture.fetching.addresses import Network
from habeas.capture.fetching.connecting import (
    CheckedConnections,
    Clock,
    ConnectionRefused,
    OutOfTime,
    Resolve,
    resolved_by_the_system,
)
from habeas.capture.fetching.exchanges import Exchange, Fetched, FetchRefused
from habeas.capture.unpacking import Unpackable, unpacked

USER_AGENT: Final = f"Habeas/{version('habeas')}"
PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/pdf"})
"""Content types that a page may have."""
_FEEDS: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
LISTINGS: Final = PAGES | _FEEDS | {"application/gzip", "application/x-gzip", "application/octet-stream"}
"""Content types under which feeds and sitemaps, packed ones too, are found."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST_ADDRESS: Final = 8192
_RATIO: Final = 200
"""Times: pages shrink to a fifth when packed, rarely to a fiftieth; what shrinks further was made to."""
_RATIO_FROM: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a server's answer is taken: bytes (as sent, all redirects together, and unpacked), seconds, redirects."""

    size: int = SIZE_LIMIT
    total_seconds: float = 60.0
    idle_seconds: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said of the version that is here already; it answers 304 where that is still the newest."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> list[tuple[str, str]]:
        said = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return [(name, value) for name, value in said if value]


NO_VALIDATORS: Final = Validators()


class Fetcher:
    """Fetches addresses. Only public ones, and those in `allowed_networks`."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allowed_networks: Iterable[Network] = (),
        resolve: Resolve = resolved_by_the_system,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._allowed = tuple(allowed_networks)
        self._resolve = resolve
        self._tls = tls or httpx.create_ssl_context(trust_env=False)

    def fetch(
        self,
        url: str,
        *,
        kinds: frozenset[str] | None = PAGES,
        validators: Validators = NO_VALIDATORS,
        before: Callable[[str], None] | None = None,
    ) -> Fetched:
        """The answer to a GET of `url`, whatever its status. Raises `FetchRefused`.

        A full answer (status 200) must be of one of `kinds`, `None` taking any. `before` is called with each address before it is
        asked for; it may wait, which is not counted, or raise.
        """
        clock = Clock(total=self._limits.total_seconds, idle=self._limits.idle_seconds)
        exchanges: list[Exchange] = []
        next_url, payload = url, b""
        while True:
            try:
                address = _parsed(next_url)
                if before is not None:
                    begun = time.monotonic()
                    before(str(address))
                    clock.exclude(time.monotonic() - begun)
                left = self._limits.size - sum(len(exchange.body) for exchange in exchanges)
                exchange, payload = self._exchange(address, kinds, validators, clock, left)
            except ConnectionRefused as refused:
                problem, temporary = str(refused), refused.temporary
            except (OutOfTime, httpcore.TimeoutException):
                problem, temporary = f"{_named(next_url)} did not answer in full in time; try again later", True
            except httpcore.NetworkError as error:
                problem, temporary = f"the connection to {_named(next_url)} failed ({error}); try again later", True
            except httpcore.ProtocolError as error:
                problem, temporary = f"{_named(next_url)} does not answer as HTTP prescribes ({error}); try again later", True
            except Unpackable as error:
                problem, temporary = f"what {_named(next_url)} sent {error}", False
            except _Refused as error:
                problem, temporary = str(error), False
            else:
                exchanges.append(exchange)
                target = exchange.header("Location") if exchange.status in _REDIRECTS else None
                if target is None:
                    return Fetched(exchanges=tuple(exchanges), payload=payload)
                if len(exchanges) <= self._limits.redirects:
                    next_url = _joined(address, target)
                    continue
                problem, temporary = f"was sent on more than {self._limits.redirects} times; open it in a browser and see", False
            sent_on = f"was sent on to {next_url[:500]}; there: " if exchanges and next_url != url else ""
            raise FetchRefused(url, sent_on + problem, temporary=temporary)

    def _exchange(
        self, address: httpx.URL, kinds: frozenset[str] | None, validators: Validators, clock: Clock, left: int
    ) -> tuple[Exchange, bytes]:
        connections = CheckedConnections(self._resolve, self._allowed, clock)
        at = dt.datetime.now(dt.UTC)
        with (
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=connections, max_keepalive_connections=0) as pool,
            pool.stream("GET", _core(address), headers=_headers(address, validators)) as response,
        ):
            headers = tuple((_text(name), _text(value)) for name, value in response.headers)
            _check_announced(headers, left)
            if response.status == 200:
                _check_kind(headers, kinds)
            body = _read(response.iter_stream(), left)
            head = _head(response)
            status = response.status
        payload = _payload(body, headers, left)
        exchange = Exchange(
            url=str(address),
            at=at,
            address=connections.address,
            request=bytes(connections.sent),
            status=status,
            headers=headers,
            head=head,
            body=body,
        )
        return exchange, payload


class _Refused(ValueError):
    """What is wrong, without the address that was asked for."""


def _parsed(url: str) -> httpx.URL:
    if len(url) > _LONGEST_ADDRESS:
        raise _Refused(f"the address is longer than {_LONGEST_ADDRESS} characters")
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise _Refused(f"is no address that can be understood ({error})") from error
    if address.scheme not in ("http", "https"):
        raise _Refused(f"only http and https addresses are fetched, not {address.scheme or 'one without http:// or https://'}")
    if address.userinfo:
        raise _Refused("the address holds a name or password before an @; nothing is sent in them: give it without")
    if not address.raw_host:
        raise _Refused("the address names no host")
    return address.copy_with(fragment=None)


def _joined(address: httpx.URL, target: str) -> str:
    try:
        return str(address.join(target))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return target


def _named(url: str) -> str:
    try:
        return httpx.URL(url).host or url
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return url


def _core(address: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path or b"/")


def _headers(address: httpx.URL, validators: Validators) -> list[tuple[str, str]]:
    return [
        ("Host", address.netloc.decode("ascii")),
        ("User-Agent", USER_AGENT),
        ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
        *validators.headers(),
    ]


def _text(raw: bytes) -> str:
    """Headers are UTF-8 where they can be, else Latin-1, which any bytes are."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _value(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for key, value in headers if key.lower() == name), None)


def _check_announced(headers: tuple[tuple[str, str], ...], left: int) -> None:
    announced = _value(headers, "content-length")
    if announced is not None and announced.isdigit() and int(announced[:20]) > left:
        raise Unpackable(f"is larger than {left / (1 << 20):.3g} MB, as it says itself")


def _check_kind(headers: tuple[tuple[str, str], ...], kinds: frozenset[str] | None) -> None:
    declared = _value(headers, "content-type")
    if kinds is None or not declared:
        return
    kind = declared.partition(";")[0].strip().lower()
    if kind in _FEEDS and kind not in kinds:
        raise _Refused(f"is {kind!r}: a feed, not a page; watch it, or name the pages it lists")
    if kind not in kinds:
        raise _Refused(f"is {kind[:80]!r}; expected a page ({', '.join(sorted(kinds & PAGES))})")


def _read(pieces: Iterable[bytes], left: int) -> bytes:
    """The body as sent, in its content coding."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > left:
            raise Unpackable(f"is larger than {left / (1 << 20):.3g} MB")
    return bytes(body)


def _payload(body: bytes, headers: tuple[tuple[str, str], ...], left: int) -> bytes:
    """The body with its content coding undone."""
    if not body:
        return b""
    coding = ", ".join(value for name, value in headers if name.lower() == "content-encoding")
    payload = unpacked(body, coding, limit=left)
    if len(payload) > max(_RATIO_FROM, _RATIO * len(body)):
        raise Unpackable(f"unpacks to more than {_RATIO} times its size, as no page does")
    return payload


def _head(response: httpcore.Response) -> bytes:
    protocol = response.extensions.get("http_version", b"HTTP/1.1")
    reason = response.extensions.get("reason_phrase", b"")
    lines = [b"%s %d %s" % (protocol, response.status, reason)]
    lines += [b"%s: %s" % (name, value) for name, value in response.headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"
