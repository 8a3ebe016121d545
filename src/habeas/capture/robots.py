"""What a site asks of programs: its robots.txt and its answers in; whether and when to ask it again out.

Always true (RFC 9309): a site without robots.txt allows everything; one whose robots.txt cannot be had allows nothing until it
can.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final

import httpx
from protego import Protego

AGENT: Final = "Habeas"
ROBOTS_SIZE_LIMIT: Final = 512 * 1024
"""Bytes: as much of a robots.txt as the standard wants read."""
LONGEST_DELAY: Final = 3600.0
"""Seconds between two requests, whatever a robots.txt asks for."""
LONGEST_PAUSE: Final = dt.timedelta(days=7)
"""Nobody is believed to ask for more patience than this."""


@dataclass(frozen=True, slots=True)
class Robots:
    """A robots.txt, its text as far as it counts."""

    text: str

    def allows(self, url: str) -> bool:
        """Whether programs may ask for `url`."""
        return bool(_parsed(self.text).can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        robots = _parsed(self.text)
        rate = robots.request_rate(AGENT)
        seconds = max(
            robots.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        )
        return min(seconds, LONGEST_DELAY) if seconds > 0 else 0.0


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    return Protego.parse(text)


def robots_of(status: int, payload: bytes) -> Robots | None:
    """What a site's answer to /robots.txt says; `None` where it has to be asked again before anything else is."""
    if status == 200:
        return Robots(payload[:ROBOTS_SIZE_LIMIT].decode("utf-8", "replace").replace("\x00", ""))
    if 400 <= status < 500 and status != 429:
        return Robots("")
    return None


def origin_of(url: str) -> str:
    """Scheme, host and port: what one robots.txt and one pace are for."""
    address = httpx.URL(url)
    return f"{address.scheme}://{address.netloc.decode('ascii')}"


def pause_after(tries: int, first: dt.timedelta) -> dt.timedelta:
    """How long to leave alone what has failed `tries` times in a row: `first`, then twice as long each time."""
    doublings = min(max(tries - 1, 0), 20)
    return min(first * (1 << doublings), LONGEST_PAUSE)


def asked_to_wait(retry_after: str | None, now: dt.datetime) -> dt.timedelta | None:
    """What a Retry-After header asks for: seconds, or a time; `None` where there is none that can be read."""
    if retry_after is None:
        return None
    written = retry_after.strip()
    if written.isascii() and written.isdigit():
        return min(dt.timedelta(seconds=int(written[:9])), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = until if until.tzinfo is not None else until.replace(tzinfo=dt.UTC)
    return min(max(aware - now, dt.timedelta(0)), LONGEST_PAUSE)
