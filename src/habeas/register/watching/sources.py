"""What is watched, and what became of the pages found: begun, ended, listed.

Always true: something is watched only after it was read once as a feed or sitemap; what is no longer watched leaves its kept
pages in the register.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q

from habeas.capture.feeds import listing_of
from habeas.capture.fetched_pages import refuse_unless_full
from habeas.capture.fetching import LISTINGS
from habeas.model import HabeasError
from habeas.register.keys import key_of
from habeas.register.models import FoundPage, Watched
from habeas.register.watching.courtesy import Courtesy


class NotWatched(HabeasError):
    """An address that is not watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedView:
    """A feed or sitemap, when it was last read, and how many of its pages are kept, wait for their turn, or could not be had."""

    url: str
    title: str
    lang: str
    since: dt.date | None
    sitemaps: int
    checked_at: dt.datetime | None
    problem: str
    kept: int
    waiting: int
    failed: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be had, why, how often it was tried in a row, and when it is tried again (`None`: given up)."""

    url: str
    problem: str
    tries: int
    next_at: dt.datetime | None


def watched_key(url: str) -> str:
    return key_of("watched", url)


def watch(url: str, courtesy: Courtesy, *, lang: str | None, since: dt.date | None) -> tuple[Watched, bool]:
    """What is watched from now on, and whether it was not before. Pages from before the day `since` are passed over; their
    language is told from their text where `lang` is `None`.

    Raises `FetchRefused` and `ListingRefused` where there is no feed or sitemap at `url`, and `NotNow`.
    """
    before = Watched.objects.filter(key=watched_key(url)).first()
    if before is not None and before.named_by_id is None:
        return before, False
    fetched = courtesy.fetch(url, kinds=LISTINGS)
    refuse_unless_full(fetched)
    listing = listing_of(fetched.payload, fetched.url)
    said = {"url": url, "title": listing.title, "lang": lang or "", "since": since, "next_at": courtesy.now()}
    row, _ = Watched.objects.update_or_create(
        key=watched_key(url), defaults={**said, "named_by": None}, create_defaults={**said, "added_at": courtesy.now()}
    )
    return row, True


@transaction.atomic
def unwatch(url: str) -> int:
    """Ends the watch; how many pages that were still to be fetched are forgotten. Raises `NotWatched`."""
    row = Watched.objects.filter(key=watched_key(url), named_by=None).first()
    if row is None:
        raise NotWatched(f"{url}: is not watched; `habeas watch list` shows what is")
    theirs = FoundPage.objects.filter(Q(source=row) | Q(source__named_by=row)).exclude(state=FoundPage.State.KEPT)
    forgotten, _ = theirs.delete()
    row.delete()
    return forgotten


def watched() -> tuple[WatchedView, ...]:
    """What is watched, in the order in which it began."""
    counts = _counts()
    rows = Watched.objects.filter(named_by=None).annotate(sitemaps=Count("named")).order_by("added_at", "url")
    return tuple(
        WatchedView(
            url=row.url,
            title=row.title,
            lang=row.lang,
            since=row.since,
            sitemaps=row.sitemaps,
            checked_at=row.checked_at,
            problem=row.problem,
            kept=counts[row.key, "kept"],
            waiting=counts[row.key, "waiting"],
            failed=counts[row.key, "failed"],
        )
        for row in rows
    )


def _counts() -> Counter[tuple[str, str]]:
    """How many pages are kept, waiting and failed, by what is watched; those of sitemaps count for the index that names them."""
    counts: Counter[tuple[str, str]] = Counter()
    grouped = FoundPage.objects.exclude(source=None).values("source", "source__named_by", "state", has_failed=Q(tries__gt=0))
    for group in grouped.annotate(pages=Count("key")).order_by():
        is_kept = group["state"] == FoundPage.State.KEPT
        is_failed = group["state"] == FoundPage.State.GIVEN_UP or group["has_failed"]
        what = "kept" if is_kept else "failed" if is_failed else "waiting"
        counts[group["source__named_by"] or group["source"], what] += group["pages"]
    return counts


def failures() -> tuple[Failure, ...]:
    """What could not be had: what is watched first, then pages, those that are tried again soonest first."""
    listings = Watched.objects.filter(tries__gt=0).order_by("next_at", "url")
    given_up = FoundPage.State.GIVEN_UP
    pages = FoundPage.objects.filter(tries__gt=0).exclude(state=FoundPage.State.KEPT).order_by("-state", "next_at", "url")
    return (
        *(Failure(row.url, row.problem, row.tries, row.next_at) for row in listings),
        *(Failure(row.url, row.problem, row.tries, None if row.state == given_up else row.next_at) for row in pages),
    )


@transaction.atomic
def again(now: dt.datetime) -> int:
    """What failed is due now, what was given up too; how many these are."""
    failed = FoundPage.objects.filter(tries__gt=0).exclude(state=FoundPage.State.KEPT)
    pages = failed.update(state=FoundPage.State.WAITING, next_at=now)
    return pages + Watched.objects.filter(tries__gt=0).update(next_at=now)
