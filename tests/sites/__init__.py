"""A site on this machine that answers exactly the bytes it is told to, well-behaved or not.

In: for each path an answer: bytes, or a function that is given the request and the connection. Out: what was asked for, in order.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_network

LOOPBACK = (ip_network("127.0.0.0/8"),)
PAGE = b"<!doctype html><html><head><title>Court</title></head><body><p>The court held the hearing on Thursday.</p></body></html>"


@dataclass(frozen=True)
class Request:
    """A request as it came in."""

    method: str
    target: str
    headers: Mapping[str, str]
    raw: bytes
    at: float


Answer = bytes | Callable[[Request, socket.socket], bytes | None]


def answer(
    body: bytes = PAGE, *, status: str = "200 OK", content_type: str | None = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A whole answer; underscores in the names of further headers stand for hyphens."""
    said = {"Content-Length": str(len(body))}
    if content_type is not None:
        said["Content-Type"] = content_type
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def redirect(to: str, status: str = "302 Found", **headers: str) -> bytes:
    """An answer that sends on to `to`."""
    return answer(b"moved", status=status, Location=to, **headers)


class Site:
    """A running site; `answers` may be changed while it runs."""

    def __init__(self, answers: Mapping[str, Answer], *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.answers = dict(answers)
        self.requests: list[Request] = []
        self.connections = 0
        self.host = host
        self._tls = tls
        self._closing = threading.Event()
        self._listener = socket.create_server((host, 0), backlog=32)
        self.port = self._listener.getsockname()[1]
        self.base = f"{'https' if tls else 'http'}://{host}:{self.port}"

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.target for request in self.requests]

    @property
    def closing(self) -> bool:
        return self._closing.is_set()

    def serve(self) -> None:
        while not self.closing:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            connection.settimeout(10)
            request = _request(connection)
            if request is None:
                return
            self.requests.append(request)
            path = request.target.partition("?")[0]
            given = self.answers.get(path, answer(b"no such page", status="404 Not Found", content_type="text/plain"))
            whole = given if isinstance(given, bytes) else given(request, connection)
            if whole is not None:
                connection.sendall(whole)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_WR)


def _request(connection: socket.socket) -> Request | None:
    raw = b""
    while b"\r\n\r\n" not in raw:
        piece = connection.recv(65536)
        if not piece:
            return None
        raw += piece
    first, *lines = raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Request(method, target, headers, raw, time.monotonic())


@contextlib.contextmanager
def site(
    answers: Mapping[str, Answer] | None = None, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A site that runs while the context lasts."""
    running = Site(answers if answers is not None else {"/": answer()}, host=host, tls=tls)
    threading.Thread(target=running.serve, daemon=True).start()
    try:
        yield running
    finally:
        running.close()
