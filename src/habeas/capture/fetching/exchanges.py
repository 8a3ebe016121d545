"""What passed between Habeas and a server: values, and the one error for what cannot be had."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.message import Message
from typing import Final

from habeas.model import HabeasError

_SHOWN: Final = 500
"""Characters of an address in a message."""
_CHARSET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")


class FetchRefused(HabeasError):
    """An address that was not fetched, or whose answer was not taken.

    `temporary` says that it may go well another time: the server was not reached, did not answer in time, or broke off.
    """

    def __init__(self, url: str, problem: str, *, temporary: bool = False) -> None:
        super().__init__(_shown(f"{url[:_SHOWN]}: {problem}"))
        self.url = url
        self.problem = _shown(problem)
        self.temporary = temporary


def _shown(message: str) -> str:
    """What servers send is shown in messages; it must not steer the terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer.

    `request` is what was sent, byte for byte; `head` the status line and headers that came back, up to and with the empty line;
    `body` what followed, taken out of its transfer coding (chunks) and still in its content coding (gzip). `at` is when the
    request was begun, in UTC; `address` is the IP address of the server that answered.
    """

    url: str
    at: dt.datetime
    address: str
    request: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    head: bytes
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: the exchanges that led to it, redirects first, and its `payload` with the content coding undone."""

    exchanges: tuple[Exchange, ...]
    payload: bytes

    @property
    def answer(self) -> Exchange:
        """The last exchange."""
        return self.exchanges[-1]

    @property
    def url(self) -> str:
        """The address that answered, after all redirects."""
        return self.answer.url

    @property
    def status(self) -> int:
        return self.answer.status

    @property
    def media_type(self) -> str | None:
        """What the server says it sent, such as `text/html`, in lower case."""
        content_type = self._content_type()
        return content_type.get_content_type() if content_type is not None else None

    @property
    def charset(self) -> str | None:
        """The charset the server declared; `None` for what can be no charset's name."""
        content_type = self._content_type()
        named = content_type.get_content_charset() if content_type is not None else None
        return named if named is not None and _CHARSET.fullmatch(named) else None

    def _content_type(self) -> Message | None:
        declared = self.answer.header("Content-Type")
        if declared is None or "/" not in declared:
            return None
        message = Message()
        message["Content-Type"] = declared
        return message
