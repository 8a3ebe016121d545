"""Requests as a guest makes them: an address in, `Fetched` out, after the pause that its site wants.

Always true: each address, redirects too, is asked for only where its site's robots.txt allows it; the pause between two
requests to a site is kept in the register, so that it holds from one run to the next; a site that fails or asks for patience is
left alone.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Final

from django.utils import timezone

from habeas.capture.fetching import Fetched, Fetcher, FetchRefused, Validators
from habeas.capture.robots import Robots, asked_to_wait, origin_of, pause_after, robots_of
from habeas.model import HabeasError
from habeas.register.keys import key_of
from habeas.register.models import Site

PATIENCE: Final = dt.timedelta(seconds=60)
"""A longer pause is not waited for: what is wanted is put off instead."""
_ROBOTS_COUNT_FOR: Final = dt.timedelta(hours=24)
_FIRST_REST: Final = dt.timedelta(minutes=1)
_ASKING_FOR_PATIENCE: Final = frozenset({429, 503})


class NotNow(HabeasError):
    """The site is to be left alone until `until`, and why."""

    def __init__(self, url: str, until: dt.datetime, why: str) -> None:
        super().__init__(f"{url}: {why}; its site is left alone until {until:%Y-%m-%d %H:%M} UTC")
        self.until = until


class Courtesy:
    """Fetches at the pace of each site: at least `delay` seconds between two requests. `wait` and `now` are the clock."""

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        delay: float,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], dt.datetime] = timezone.now,
    ) -> None:
        self._fetcher = fetcher
        self._delay = delay
        self._wait = wait
        self.now = now

    def fetch(self, url: str, *, kinds: frozenset[str], validators: Validators | None = None) -> Fetched:
        """The answer. Raises `FetchRefused`, and `NotNow` where the site is to be left alone for long."""
        try:
            fetched = self._fetcher.fetch(url, kinds=kinds, validators=validators or Validators(), before=self._arrive)
        except FetchRefused as refused:
            if refused.temporary:
                self._rest(url, None)
            raise
        if fetched.status in _ASKING_FOR_PATIENCE or fetched.status >= 500:
            self._rest(fetched.url, fetched.answer.header("Retry-After"))
        else:
            Site.objects.filter(origin=origin_of(fetched.url)).update(tries=0)
        return fetched

    def _arrive(self, url: str) -> None:
        """Waits for the site's pace. Raises `NotNow`, and `FetchRefused` where robots.txt forbids `url`."""
        site = site_of(url, self.now())
        self._pause(url, site)
        robots = self._robots(url, site)
        if not robots.allows(url):
            raise FetchRefused(
                url, "the site's robots.txt asks programs not to fetch it; save it from a browser and add the file"
            )
        self._pause(url, site)
        site.ready_at = self.now() + dt.timedelta(seconds=max(self._delay, robots.delay))
        site.save(update_fields=["ready_at"])

    def _pause(self, url: str, site: Site) -> None:
        left = site.ready_at - self.now()
        if left > PATIENCE:
            raise NotNow(url, site.ready_at, "could not be had before, or its site asked for patience")
        if left > dt.timedelta(0):
            self._wait(left.total_seconds())

    def _robots(self, url: str, site: Site) -> Robots:
        if site.robots_until is not None and site.robots_until > self.now():
            return Robots(site.robots)
        try:
            fetched = self._fetcher.fetch(f"{site.origin}/robots.txt", kinds=None)
        except FetchRefused as refused:
            if not refused.temporary:
                raise
            robots, retry_after, why = None, None, refused.problem
        else:
            robots, retry_after = robots_of(fetched.status, fetched.payload), fetched.answer.header("Retry-After")
            why = f"was answered with {fetched.status}"
        if robots is None:
            raise NotNow(url, self._rest(url, retry_after), f"the site's robots.txt cannot be had ({why})")
        site.robots, site.robots_until = robots.text, self.now() + _ROBOTS_COUNT_FOR
        site.ready_at = self.now() + dt.timedelta(seconds=max(self._delay, robots.delay))
        site.save(update_fields=["robots", "robots_until", "ready_at"])
        return robots

    def _rest(self, url: str, retry_after: str | None) -> dt.datetime:
        """The site is left alone for as long as it asks, and longer each time; until when."""
        site = site_of(url, self.now())
        site.tries += 1
        asked = asked_to_wait(retry_after, self.now()) or dt.timedelta(0)
        site.ready_at = self.now() + max(asked, pause_after(site.tries, _FIRST_REST))
        site.save(update_fields=["tries", "ready_at"])
        return site.ready_at


def site_of(url: str, now: dt.datetime) -> Site:
    """The site of `url`, made where it was not known."""
    origin = origin_of(url)
    site, _ = Site.objects.get_or_create(key=key_of("site", origin), defaults={"origin": origin, "ready_at": now})
    return site
