"""One POST to a server that was set up by name: a message in, its answer out.

Always true: the connection is checked and timed as a fetch's is, but that the server may be on this machine: who set it up by
name knows where it is; no redirect is followed; an answer that is not 200, of the wrong type or too large raises `FetchRefused`.
"""

from __future__ import annotations

from ipaddress import ip_network
from typing import Final

import httpcore
import httpx

from habeas.capture.fetching.connecting import CheckedConnections, Clock, ConnectionRefused, OutOfTime, resolved_by_the_system
from habeas.capture.fetching.exchanges import FetchRefused
from habeas.capture.fetching.fetcher import USER_AGENT

_LOOPBACK: Final = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
_TOTAL_SECONDS: Final = 60.0
_IDLE_SECONDS: Final = 20.0


def posted(url: str, message: bytes, *, sends: str, expects: str, limit: int) -> bytes:
    """The answer to `message`, whose content type is `sends`; its own must be `expects`. Raises `FetchRefused`."""
    clock = Clock(total=_TOTAL_SECONDS, idle=_IDLE_SECONDS)
    try:
        address = httpx.URL(url)
        if address.scheme not in ("http", "https") or not address.host or address.userinfo:
            raise FetchRefused(url, "is no address of a server; expected one such as https://tsa.example.org/tsr")
        connections = CheckedConnections(resolved_by_the_system, _LOOPBACK, clock)
        tls = httpx.create_ssl_context(trust_env=False)
        with (
            httpcore.ConnectionPool(ssl_context=tls, network_backend=connections, max_keepalive_connections=0) as pool,
            pool.stream("POST", _core(address), headers=_headers(address, sends), content=message) as response,
        ):
            return _answer(url, response, expects, limit)
    except httpx.InvalidURL as error:
        raise FetchRefused(url, f"is no address ({error})") from error
    except ConnectionRefused as refused:
        raise FetchRefused(url, str(refused), temporary=refused.temporary) from refused
    except (OutOfTime, httpcore.TimeoutException) as error:
        raise FetchRefused(url, "did not answer in full in time; try again later", temporary=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchRefused(url, f"does not answer as HTTP prescribes ({error}); try again later", temporary=True) from error


def _core(address: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)


def _headers(address: httpx.URL, sends: str) -> list[tuple[str, str]]:
    return [
        ("Host", address.netloc.decode("ascii")),
        ("User-Agent", USER_AGENT),
        ("Content-Type", sends),
        ("Accept-Encoding", "identity"),
    ]


def _answer(url: str, response: httpcore.Response, expects: str, limit: int) -> bytes:
    if response.status != 200:
        raise FetchRefused(url, f"answered with status {response.status}", temporary=response.status >= 500)
    content_type = next((value.decode("latin-1") for name, value in response.headers if name.lower() == b"content-type"), "")
    if content_type.partition(";")[0].strip().lower() != expects:
        raise FetchRefused(url, f"answered with {content_type[:60] or 'no content type'!r} in place of {expects}")
    body = bytearray()
    for piece in response.iter_stream():
        body += piece
        if len(body) > limit:
            raise FetchRefused(url, f"answered with more than {limit} bytes")
    return bytes(body)
