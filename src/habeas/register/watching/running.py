"""A run: what is due is asked for, one thing after the other; what became of each is told.

Always true: what a feed named is noted in one transaction with the feed's validators, so that nothing it named is lost; a page
and the note that it is kept are one transaction; a page that could not be had is put off, longer each time, and in the end
given up.
"""

from __future__ import annotations

import datetime as dt
import fcntl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Min
from django.db.models.functions import Greatest

from habeas.capture import InputRefused, PageInput
from habeas.capture.feeds import Entry, Listing, ListingRefused, listing_of
from habeas.capture.fetched_pages import page_of, refuse_unless_full, with_day_unless_stated
from habeas.capture.fetching import LISTINGS, PAGES, FetchRefused, Validators
from habeas.capture.robots import origin_of, pause_after
from habeas.model import HabeasError
from habeas.register.add import Added, add
from habeas.register.batches import BATCH, batched
from habeas.register.home import home, made
from habeas.register.keys import key_of
from habeas.register.models import FoundPage, Site, Watched
from habeas.register.watching.courtesy import PATIENCE, Courtesy, NotNow, site_of
from habeas.register.watching.sources import watched_key

_FIRST_PAUSE: Final = dt.timedelta(minutes=5)
"""Before a page is tried again that was not to be had for the moment."""
_FIRST_PAUSE_OF_REFUSED: Final = dt.timedelta(days=1)
"""Before a page is tried again that is not there, is no page, or is not for programs."""
_TRIES: Final = 10
_TRIES_OF_REFUSED: Final = 4
_MOST_SITEMAPS: Final = 1000
_RUNNING: Final = 0x48414247
"""The number of PostgreSQL's advisory lock: one run at a time."""


class WatchRefused(HabeasError):
    """A run that cannot begin."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one address: `checked` (with the number of new pages), `kept` (with what was read), `failed`, `put_off`."""

    what: str
    url: str
    number: int = 0
    problem: str = ""
    until: dt.datetime | None = None
    added: Added | None = None


@contextmanager
def alone() -> Iterator[None]:
    """One run at a time for a register. Raises `WatchRefused` where another is under way."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_RUNNING])
            _refuse_unless(bool(cursor.fetchone()[0]))
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_RUNNING])
        return
    with (made(home()) / "watching.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _refuse_unless(False)
        yield


def _refuse_unless(is_alone: bool) -> None:
    if not is_alone:
        raise WatchRefused("another `habeas watch run` is at work on this register; let it end, or stop it")


class Run:
    """Fetches what is due. What is watched is checked again after `every`; each `Step` is given to `tell` as it was taken."""

    def __init__(self, courtesy: Courtesy, *, every: dt.timedelta, tell: Callable[[Step], None]) -> None:
        self._courtesy = courtesy
        self._every = every
        self._tell = tell
        self._page: FoundPage | None = None

    def once(self) -> None:
        """Until nothing is due any more. A page that the reader breaks at is put off, and the rest goes on; what keeps anything
        from being written (a full disk, a lost database) is raised."""
        while not self._is_done():
            pass

    def _is_done(self) -> bool:
        try:
            for added in add(self._due_pages(), together_with=self._note_kept):
                self._tell(Step("kept", added.page_id, number=added.readings, added=added))
        except (OperationalError, InterfaceError, OSError):
            raise
        except Exception as error:
            if self._page is None:
                raise
            page, self._page = self._page, None
            self._note_failed(page, f"could not be read ({type(error).__name__}: a fault in the reader)", is_temporary=True)
            return False
        return True

    def next_at(self) -> dt.datetime | None:
        """When something is due again; `None` where nothing is watched and no page waits."""
        waiting = FoundPage.objects.filter(state=FoundPage.State.WAITING)
        times = (
            Watched.objects.aggregate(at=Min("next_at"))["at"],
            waiting.aggregate(at=Min(Greatest("next_at", "site__ready_at")))["at"],
        )
        known = [time for time in times if time is not None]
        return min(known) if known else None

    def _due_pages(self) -> Iterator[PageInput]:
        """Pages fetched, each noted in `_page` before it is given out; between them, whatever is watched and due is checked."""
        while True:
            source = Watched.objects.filter(next_at__lte=self._courtesy.now()).order_by("next_at").first()
            if source is not None:
                self._check(source)
                continue
            page = self._due_page()
            if page is None:
                return
            given = self._fetched(page)
            if given is not None:
                self._page = page
                yield given
                self._page = None

    def _due_page(self) -> FoundPage | None:
        """The page whose site is ready first, so that a slow site holds up no other."""
        now = self._courtesy.now()
        due = FoundPage.objects.filter(state=FoundPage.State.WAITING, next_at__lte=now, site__ready_at__lte=now + PATIENCE)
        return due.select_related("source").order_by("site__ready_at", "found_at", "key").first()

    # --- Feeds and sitemaps -----------------------------------------------------------------------------------------------

    def _check(self, source: Watched) -> None:
        try:
            validators = Validators(etag=source.etag, last_modified=source.last_modified)
            fetched = self._courtesy.fetch(source.url, kinds=LISTINGS, validators=validators)
            if fetched.status == 304:
                self._note_checked(source, Listing())
                return
            refuse_unless_full(fetched)
            listing = listing_of(fetched.payload, fetched.url)
        except NotNow as later:
            self._put_off(source, later.until)
            return
        except (FetchRefused, ListingRefused) as refused:
            self._note_check_failed(source, refused.problem)
            return
        source.etag = (fetched.answer.header("ETag") or "")[:1000]
        source.last_modified = (fetched.answer.header("Last-Modified") or "")[:200]
        source.title = listing.title or source.title
        self._note_checked(source, listing)

    def _note_checked(self, source: Watched, listing: Listing) -> None:
        now = self._courtesy.now()
        with transaction.atomic():
            found = self._note_found(source, listing.entries, now)
            if source.named_by_id is None:
                self._note_sitemaps(source, listing.sitemaps, now)
            source.checked_at, source.next_at, source.tries, source.problem = now, now + self._every, 0, ""
            source.save()
        self._tell(Step("checked", source.url, number=found))

    def _note_found(self, source: Watched, entries: Iterable[Entry], now: dt.datetime) -> int:
        """Pages that were not known are waiting from now on; how many these are."""
        recent = {key_of("page", entry.url): entry for entry in entries if _is_recent(entry, source.since)}
        keys = list(recent)
        for some in batched(keys):
            known = FoundPage.objects.filter(key__in=some).values_list("key", flat=True)
            for key in known:
                del recent[key]
        sites = {origin_of(entry.url): entry.url for entry in recent.values()}
        keys_of_sites = {origin: site_of(url, now).key for origin, url in sites.items()}
        FoundPage.objects.bulk_create(
            (
                FoundPage(
                    key=key,
                    url=entry.url,
                    title=entry.title,
                    published=entry.published,
                    lang=source.lang,
                    source=source,
                    site_id=keys_of_sites[origin_of(entry.url)],
                    found_at=now + dt.timedelta(microseconds=place),  # so that they are fetched in the order they stand in
                    next_at=now,
                )
                for place, (key, entry) in enumerate(recent.items())
            ),
            batch_size=BATCH,
        )
        return len(recent)

    def _note_sitemaps(self, index: Watched, sitemaps: Iterable[Entry], now: dt.datetime) -> None:
        recent = [entry for entry in sitemaps if _is_recent(entry, index.since)][-_MOST_SITEMAPS:]
        Watched.objects.bulk_create(
            (
                Watched(
                    key=watched_key(entry.url),
                    url=entry.url,
                    lang=index.lang,
                    since=index.since,
                    named_by=index,
                    added_at=now,
                    next_at=now,
                )
                for entry in recent
            ),
            batch_size=BATCH,
            ignore_conflicts=True,
        )

    def _put_off(self, source: Watched, until: dt.datetime) -> None:
        source.next_at = until
        source.save(update_fields=["next_at"])
        self._tell(Step("put_off", source.url, until=until))

    def _note_check_failed(self, source: Watched, problem: str) -> None:
        source.tries += 1
        source.problem = problem
        source.next_at = self._courtesy.now() + max(self._every, pause_after(source.tries, _FIRST_PAUSE))
        source.save(update_fields=["tries", "problem", "next_at"])
        self._tell(Step("failed", source.url, problem=problem, until=source.next_at))

    # --- Pages ------------------------------------------------------------------------------------------------------------

    def _fetched(self, page: FoundPage) -> PageInput | None:
        try:
            fetched = self._courtesy.fetch(page.url, kinds=PAGES)
            given = page_of(fetched, page_id=page.url, lang=page.lang or None)
        except NotNow as later:
            page.next_at = later.until
            page.save(update_fields=["next_at"])
            self._tell(Step("put_off", page.url, until=later.until))
        except FetchRefused as refused:
            self._note_failed(page, refused.problem, is_temporary=refused.temporary)
        except InputRefused as refused:
            self._note_failed(page, refused.problem, is_temporary=False)
        else:
            return with_day_unless_stated(given, page.published)
        return None

    def _note_kept(self, key: str) -> None:
        """Called within the transaction that keeps the page."""
        if self._page is None:
            raise AssertionError("a page was kept that was not fetched here")
        kept = {"state": FoundPage.State.KEPT, "capture_id": key, "tries": 0, "problem": ""}
        FoundPage.objects.filter(key=self._page.key).update(**kept)

    def _note_failed(self, page: FoundPage, problem: str, *, is_temporary: bool) -> None:
        page.tries += 1
        page.problem = problem
        ready_at = Site.objects.get(key=page.site_id).ready_at
        pause = pause_after(page.tries, _FIRST_PAUSE if is_temporary else _FIRST_PAUSE_OF_REFUSED)
        page.next_at = max(self._courtesy.now() + pause, ready_at)
        if page.tries >= (_TRIES if is_temporary else _TRIES_OF_REFUSED):
            page.state = FoundPage.State.GIVEN_UP
        page.save(update_fields=["tries", "problem", "next_at", "state"])
        until = None if page.state == FoundPage.State.GIVEN_UP else page.next_at
        self._tell(Step("failed", page.url, problem=problem, until=until))


def _is_recent(entry: Entry, since: dt.date | None) -> bool:
    """What bears no day may be new."""
    day = entry.published or entry.changed
    return since is None or day is None or day >= since
