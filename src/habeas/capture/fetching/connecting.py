"""Connections to checked addresses, against the clock: what httpcore calls a network backend.

Always true: a name is resolved once for a connection, every address it has is checked, and the connection goes to one of exactly
these, so that an answer that changes afterwards changes nothing; TLS still names and checks the host. Nothing waits longer than
the time left.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore

from habeas.capture.fetching.addresses import Address, Network, refusal_of

Resolve = Callable[[str, int], Sequence[str]]
"""A host's name and a port in, its IP addresses as texts out; raises `OSError` where it has none."""


class ConnectionRefused(Exception):
    """No connection may or can be made; says why. `temporary` as in `FetchRefused`."""

    def __init__(self, problem: str, *, temporary: bool = False) -> None:
        super().__init__(problem)
        self.temporary = temporary


class OutOfTime(Exception):
    """The time for all of it is over."""


class Clock:
    """The time left for a fetch: `total` seconds in all, `idle` seconds for any one thing waited for."""

    def __init__(self, *, total: float, idle: float) -> None:
        self._end = time.monotonic() + total
        self._idle = idle

    def allowance(self) -> float:
        """Seconds that may be waited now. Raises `OutOfTime`."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return min(left, self._idle)

    def exclude(self, seconds: float) -> None:
        """Takes off the account what was spent on purpose."""
        self._end += seconds


def resolved_by_the_system(host: str, port: int) -> Sequence[str]:
    """As the machine is set up to resolve names; IP addresses in all their spellings are read here too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class CheckedConnections(httpcore.NetworkBackend):
    """Connects for one exchange. `sent` is what was written to the server, `address` where it is."""

    def __init__(self, resolve: Resolve, allowed: Iterable[Network], clock: Clock) -> None:
        self._resolve = resolve
        self._allowed = tuple(allowed)
        self._clock = clock
        self.sent = bytearray()
        self.address = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connects to the first address that answers. Raises `ConnectionRefused`."""
        del timeout, local_address, socket_options
        problem = "has no address"
        for address in self._checked(host, port):
            try:
                stream = httpcore.SyncBackend().connect_tcp(str(address), port, timeout=self._clock.allowance())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = f"does not answer at {address}, port {port} ({error})"
                continue
            self.address = str(address)
            return _TimedStream(stream, self._clock, self.sent)
        raise ConnectionRefused(f"{host} {problem}; try again later", temporary=True)

    def _checked(self, host: str, port: int) -> list[Address]:
        addresses = [ip_address(text) for text in self._answered(host, port)]
        for address in addresses:
            refusal = refusal_of(address, self._allowed)
            if refusal is not None:
                raise ConnectionRefused(f"{host} leads to {address}, which {refusal}; only public addresses are fetched")
        return addresses

    def _answered(self, host: str, port: int) -> Sequence[str]:
        """The resolver's answer; it knows no time limit, so that it is waited for from outside."""
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name=f"resolving {host}").start()
        try:
            answer = answers.get(timeout=self._clock.allowance())
        except queue.Empty:
            raise ConnectionRefused(f"the name {host} was not resolved in time; try again later", temporary=True) from None
        if isinstance(answer, OSError):
            said = answer.strerror or answer
            raise ConnectionRefused(f"the name {host} cannot be resolved ({said}); check the spelling", temporary=True)
        if isinstance(answer, UnicodeError):
            raise ConnectionRefused(f"{host} is no host's name; check the spelling")
        if isinstance(answer, Exception):
            raise answer
        return answer


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait is bounded by the clock."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock, sent: bytearray) -> None:
        self._stream = stream
        self._clock = clock
        self._sent = sent

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._clock.allowance())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._clock.allowance())
        self._sent += buffer

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._clock.allowance()), self._clock, self._sent
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
