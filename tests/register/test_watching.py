"""Feeds that are watched: politely, and so that nothing is lost or kept twice.

The sites are on this machine, the clock is the test's.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.db import connection

from habeas.capture.feeds import ListingRefused
from habeas.capture.fetching import Fetcher, FetchRefused, Limits
from habeas.register import add
from habeas.register.models import Capture, FoundPage, Watched
from habeas.register.models import Site as SiteRow
from habeas.register.verify import verify
from habeas.register.watching import Courtesy, Run, Step, again, alone, failures, unwatch, watch, watched
from habeas.register.watching.courtesy import NotNow
from habeas.register.watching.sources import NotWatched
from running import environment, habeas, started
from sites import LOOPBACK, Request, Site, answer, redirect, site

pytestmark = pytest.mark.django_db

BEGIN = dt.datetime(2024, 10, 4, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.time = BEGIN
        self.waits: list[float] = []

    def now(self) -> dt.datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.pass_by(dt.timedelta(seconds=seconds))

    def pass_by(self, time_passed: dt.timedelta) -> None:
        self.time += time_passed


class Watcher:
    """A run against sites on this machine."""

    def __init__(self) -> None:
        self.clock = Clock()
        fetcher = Fetcher(limits=Limits(total_seconds=2, idle_seconds=1), allowed_networks=LOOPBACK)
        self.courtesy = Courtesy(fetcher, delay=3, wait=self.clock.wait, now=self.clock.now)

    def watch(self, url: str, since: dt.date | None = None, lang: str | None = "en") -> None:
        watch(url, self.courtesy, lang=lang, since=since)

    def run(self) -> list[Step]:
        steps: list[Step] = []
        with mock.patch.object(add, "read", lambda segments, lang: ()):
            Run(self.courtesy, every=HOUR, tell=steps.append).once()
        return steps


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


def page(title: str) -> bytes:
    return answer(f"<html><head><title>{title}</title></head><body><p>{title}: the court met again.</p></body></html>".encode())


def rss(*paths: str, day: str = "Fri, 04 Oct 2024 10:00:00 +0400") -> bytes:
    items = "".join(f"<item><title>About {path}</title><link>{path}</link><pubDate>{day}</pubDate></item>" for path in paths)
    return f"<rss version='2.0'><channel><title>Court news</title>{items}</channel></rss>".encode()


def feed(*paths: str, **headers: str) -> bytes:
    return answer(rss(*paths), content_type="application/rss+xml", **headers)


@pytest.fixture
def news() -> Iterator[Site]:
    with site({"/rss": feed("/a", "/b"), "/a": page("A"), "/b": page("B")}) as running:
        yield running


def states() -> dict[str, str]:
    return {row.url.rpartition("/")[2]: row.state for row in FoundPage.objects.all()}


# --- What is watched ------------------------------------------------------------------------------------------------------


def test_new_pages_are_kept_with_what_passed(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    steps = watcher.run()
    assert [(step.what, step.url.removeprefix(news.base), step.number) for step in steps] == [
        ("checked", "/rss", 2),
        ("kept", "/a", 0),
        ("kept", "/b", 0),
    ]
    assert {capture.url for capture in Capture.objects.all()} == {f"{news.base}/a", f"{news.base}/b"}
    assert {capture.published for capture in Capture.objects.all()} == {dt.date(2024, 10, 4)}
    (view,) = watched()
    assert (view.title, view.kept, view.waiting, view.failed, view.checked_at is not None) == ("Court news", 2, 0, 0, True)
    assert list(verify()) == []


def test_what_is_known_is_not_fetched_again(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    news.answers |= {"/rss": feed("/c", "/a", "/b"), "/c": page("C")}
    watcher.clock.pass_by(HOUR)
    assert [step.what for step in watcher.run()] == ["checked", "kept"]
    assert [news.paths().count(path) for path in ("/a", "/b", "/c", "/robots.txt")] == [1, 1, 1, 1]
    assert watcher.run() == []


def test_a_feed_is_asked_whether_it_has_changed(news: Site, watcher: Watcher) -> None:
    def conditional(request: Request, connection: socket.socket) -> bytes:
        if request.headers.get("if-none-match") == '"v1"':
            return answer(b"", status="304 Not Modified")
        return feed("/a", "/b", ETag='"v1"', Last_Modified="Fri, 04 Oct 2024 06:00:00 GMT")

    news.answers["/rss"] = conditional
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    watcher.clock.pass_by(HOUR)
    assert [(step.what, step.number) for step in watcher.run()] == [("checked", 0)]
    asked = [request.headers for request in news.requests if request.target == "/rss"][-1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', "Fri, 04 Oct 2024 06:00:00 GMT")
    assert states() == {"a": "kept", "b": "kept"}


def test_sitemaps_of_an_index_are_watched_with_it(news: Site, watcher: Watcher) -> None:
    def sitemap(root: str, *entries: tuple[str, str]) -> bytes:
        within = "".join(f"<url><loc>{path}</loc><lastmod>{day}</lastmod></url>" for path, day in entries)
        return answer(f"<{root}>{within}</{root}>".encode(), content_type="text/xml")

    news.answers |= {
        "/index.xml": sitemap("sitemapindex", ("/one.xml", "2024-10-04"), ("/old.xml", "2019-01-01")),
        "/one.xml": sitemap("urlset", ("/a", "2024-10-03"), ("/old", "2020-05-05")),
    }
    watcher.watch(f"{news.base}/index.xml", since=dt.date(2024, 1, 1))
    watcher.run()
    assert states() == {"a": "kept"}
    assert "/old.xml" not in news.paths()
    (view,) = watched()
    assert (view.kept, view.sitemaps) == (1, 1)
    assert unwatch(f"{news.base}/index.xml") == 0
    assert Watched.objects.count() == 0


def test_what_is_no_feed_is_not_watched(news: Site, watcher: Watcher) -> None:
    for path, problem in (("/a", ListingRefused), ("/nothing", FetchRefused)):
        with pytest.raises(problem):
            watcher.watch(f"{news.base}{path}")
    without_leave = Courtesy(Fetcher(), delay=3, now=watcher.clock.now, wait=watcher.clock.wait)
    with pytest.raises(FetchRefused, match="only public addresses"):
        watch(f"{news.base}/rss", without_leave, lang="en", since=None)
    assert Watched.objects.count() == 0


def test_what_is_no_longer_watched_leaves_what_is_kept(news: Site, watcher: Watcher) -> None:
    news.answers["/rss"] = feed("/a", "/gone")
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    assert unwatch(f"{news.base}/rss") == 1
    assert (Capture.objects.count(), states(), failures(), watched()) == (1, {"a": "kept"}, (), ())
    with pytest.raises(NotWatched):
        unwatch(f"{news.base}/rss")
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    assert Capture.objects.count() == 1


# --- Politeness -----------------------------------------------------------------------------------------------------------


def test_what_robots_txt_forbids_is_not_asked_for(news: Site, watcher: Watcher) -> None:
    news.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /b\n", content_type="text/plain")
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    assert "/b" not in news.paths()
    assert states() == {"a": "kept", "b": "waiting"}
    (failure,) = failures()
    assert (failure.url, failure.tries) == (f"{news.base}/b", 1)
    assert "robots.txt" in failure.problem


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(news: Site, watcher: Watcher) -> None:
    with site({"/robots.txt": answer(b"User-agent: Habeas\nDisallow: /\n"), "/x": page("X")}) as closed:
        news.answers["/a"] = redirect(f"{closed.base}/x")
        watcher.watch(f"{news.base}/rss")
        watcher.run()
        assert closed.paths() == ["/robots.txt"]
    assert states() == {"a": "waiting", "b": "kept"}


def test_a_feed_that_robots_txt_forbids_is_not_watched(news: Site, watcher: Watcher) -> None:
    news.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /rss\n")
    with pytest.raises(FetchRefused, match=r"robots\.txt"):
        watcher.watch(f"{news.base}/rss")
    assert news.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Slow down"])
def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(news: Site, watcher: Watcher, status: str) -> None:
    news.answers["/robots.txt"] = answer(b"", status=status, Retry_After="600")
    with pytest.raises(NotNow, match=rf"robots\.txt .* {status[:3]}\); its site is left alone until 2024-10-04 12:10"):
        watcher.watch(f"{news.base}/rss")
    assert news.paths() == ["/robots.txt"]


def test_a_site_that_cannot_be_reached_is_said_to_be_so(news: Site, watcher: Watcher) -> None:
    news.close()
    for _ in range(2):
        with pytest.raises(NotNow, match=r"rss: the site's robots\.txt cannot be had \(127\.0\.0\.1 does not answer"):
            watcher.watch(f"{news.base}/rss")
    with pytest.raises(NotNow, match="could not be had before"):
        watcher.watch(f"{news.base}/rss")


EVERYONE = b"User-agent: *\n"


@pytest.mark.parametrize(("robots", "pause"), [(b"", 3), (EVERYONE + b"Crawl-delay: 20", 20), (EVERYONE + b"Crawl-delay: 1", 3)])
def test_there_is_a_pause_between_requests_to_a_site(news: Site, watcher: Watcher, robots: bytes, pause: float) -> None:
    news.answers["/robots.txt"] = answer(robots)
    watcher.watch(f"{news.base}/rss")
    watcher.run()
    assert news.paths() == ["/robots.txt", "/rss", "/rss", "/a", "/b"]
    assert watcher.clock.waits == [pytest.approx(pause)] * 4


def test_the_pause_holds_from_one_run_to_the_next(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    later = Watcher()
    later.clock.time = watcher.clock.time
    later.run()
    assert later.clock.waits[0] == pytest.approx(3)


def test_a_slow_site_holds_up_no_other(news: Site, watcher: Watcher) -> None:
    with site({"/c": page("C"), "/robots.txt": answer(b"User-agent: *\nCrawl-delay: 3000")}) as slow:
        news.answers["/rss"] = feed(f"{slow.base}/c", f"{slow.base}/d", "/a", "/b")
        watcher.watch(f"{news.base}/rss")
        kept = [step.url for step in watcher.run() if step.what == "kept"]
    assert kept == [f"{news.base}/a", f"{news.base}/b"]
    assert sum(watcher.clock.waits) < 60


def test_who_asks_for_patience_is_given_it(news: Site, watcher: Watcher) -> None:
    news.answers["/a"] = answer(b"", status="429 Too Many Requests", Retry_After="7200")
    watcher.watch(f"{news.base}/rss")
    assert [step.what for step in watcher.run()] == ["checked", "failed"]
    assert "/b" not in news.paths(), "the whole site is left alone"
    news.answers["/a"] = page("A")
    watcher.clock.pass_by(HOUR)
    asked = len(news.paths())
    watcher.run()
    assert len(news.paths()) == asked
    watcher.clock.pass_by(2 * HOUR)
    watcher.run()
    assert states() == {"a": "kept", "b": "kept"}
    assert failures() == ()


def test_a_site_that_fails_is_left_alone_for_longer_each_time(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    news.answers["/rss"] = answer(b"", status="500 Oops")
    pauses = []
    for _ in range(6):
        watcher.run()
        row = SiteRow.objects.get()
        pauses.append((row.ready_at - watcher.clock.time).total_seconds())
        watcher.clock.time = max(Watched.objects.get().next_at, row.ready_at)
    assert pauses == [60, 120, 240, 480, 960, 1920]


def test_a_page_that_fails_is_put_off_listed_and_given_up(news: Site, watcher: Watcher) -> None:
    def broken(request: Request, connection: socket.socket) -> bytes:
        return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>half"

    news.answers |= {"/a": broken, "/rss": feed("/b", "/a", ETag="x")}
    watcher.watch(f"{news.base}/rss")
    pauses = []
    for tries in range(1, 11):
        watcher.run()
        (failure,) = failures()
        assert failure.tries == tries
        if failure.next_at is not None:
            pauses.append((failure.next_at - watcher.clock.time).total_seconds() / 60)
            watcher.clock.time = max(failure.next_at, SiteRow.objects.get().ready_at)
    assert pauses[:4] == [5, 10, 20, 40]
    assert (states()["a"], failure.next_at) == ("given_up", None)
    assert Capture.objects.count() == 1, "nothing half-kept"
    news.answers["/a"] = page("A")
    watcher.clock.pass_by(HOUR * 24 * 8)
    watcher.run()
    assert states()["a"] == "given_up"
    assert again(watcher.clock.now()) == 1
    watcher.run()
    assert (states()["a"], failures()) == ("kept", ())


NO_PAGES = {
    "not there": answer(b"", status="404 Not Found"),
    "picture": answer(b"x", content_type="image/png"),
    "empty": answer(b""),
    "elsewhere": redirect("ftp://127.0.0.1/"),
    "no text": answer(b"\0" * 99),
}


@pytest.mark.parametrize("what", NO_PAGES)
def test_what_is_no_page_is_tried_again_a_day_later_and_four_times_in_all(news: Site, watcher: Watcher, what: str) -> None:
    news.answers |= {"/rss": feed("/b", "/a"), "/a": NO_PAGES[what]}
    watcher.watch(f"{news.base}/rss")
    for days in (1, 2, 4):
        watcher.run()
        (failure,) = failures()
        assert failure.next_at is not None
        assert (failure.next_at - watcher.clock.time).total_seconds() == days * 86400
        watcher.clock.time = failure.next_at
    watcher.run()
    assert states() == {"a": "given_up", "b": "kept"}
    assert Capture.objects.count() == 1


def test_a_listing_that_fails_is_listed(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    news.answers["/rss"] = answer(b"<html>We have moved</html>")
    assert [step.what for step in watcher.run()] == ["failed"]
    (failure,) = failures()
    assert (failure.url, failure.next_at) == (f"{news.base}/rss", watcher.clock.time + HOUR)
    assert "names no feed" in failure.problem


# --- Broken off -----------------------------------------------------------------------------------------------------------


def test_a_page_that_breaks_the_reader_does_not_hold_up_the_rest(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    whole, broken = add.cut, itertools.chain([True], itertools.repeat(False))
    with mock.patch.object(add, "cut", lambda page: 1 / 0 if next(broken) else whole(page)):
        steps = watcher.run()
    assert [step.what for step in steps] == ["checked", "failed", "kept"]
    (failure,) = failures()
    assert "ZeroDivisionError" in failure.problem
    assert sorted(states().values()) == ["kept", "waiting"]


def test_a_run_ends_where_nothing_can_be_written(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    with pytest.raises(OSError, match="disk"), mock.patch.object(add.warc, "open_for_writing", side_effect=OSError("disk full")):
        watcher.run()
    assert (Capture.objects.count(), states(), failures()) == (0, {"a": "waiting", "b": "waiting"}, ())


def test_the_language_of_its_pages_is_told_from_their_text(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss", lang=None)
    text = "Суд оставил журналиста под стражей ещё на два месяца. Адвокат сказал, что обжалует это решение на следующей неделе."
    news.answers["/a"] = answer(f"<html><body><p>{text}</p></body></html>".encode())
    watcher.run()
    assert set(Capture.objects.values_list("lang", flat=True)) == {"ru", "en"}


def test_a_page_and_the_note_that_it_is_kept_are_one(news: Site, watcher: Watcher) -> None:
    watcher.watch(f"{news.base}/rss")
    with pytest.raises(KeyboardInterrupt), mock.patch.object(Run, "_note_kept", side_effect=KeyboardInterrupt):
        watcher.run()
    assert (Capture.objects.count(), states(), failures()) == (0, {"a": "waiting", "b": "waiting"}, ())
    watcher.run()
    assert (Capture.objects.count(), states()) == (2, {"a": "kept", "b": "kept"})
    assert list(verify()) == []


@pytest.mark.commands
def test_one_run_at_a_time(register_folder: Path) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL's lock is of a database, and the other process does not know the tests' own")
    with alone():
        held = habeas("watch", "run", "--once", home=register_folder)
    assert (held.returncode, held.stderr.count("\n")) == (1, 1)
    assert "another `habeas watch run` is at work" in held.stderr
    with alone():
        pass  # it can be begun again


RUN = """
import datetime as dt, sys
from unittest import mock
from habeas.register.opening import open_register
open_register()
from sites import LOOPBACK
from habeas.capture.fetching import Fetcher
from habeas.register import add
from habeas.register.models import Capture, FoundPage
from habeas.register.verify import verify
from habeas.register.watching import Courtesy, Run, watch
courtesy = Courtesy(Fetcher(allowed_networks=LOOPBACK), delay=0.01)
if sys.argv[2] == "run":
    watch(sys.argv[1], courtesy, lang="en", since=None)
    with mock.patch.object(add, "read", lambda segments, lang: ()):
        Run(courtesy, every=dt.timedelta(hours=1), tell=lambda step: print(step.what, step.url, flush=True)).once()
else:
    print(sorted(FoundPage.objects.values_list("url", "state")))
    print(sorted(Capture.objects.values_list("url", flat=True)))
    print(list(verify()))
"""


@pytest.mark.crash
def test_killed_at_any_moment_a_run_goes_on_where_it_was(register_folder: Path) -> None:
    paths = [f"/{number}" for number in range(12)]
    with site({path: page(path) for path in paths} | {"/rss": feed(*paths)}) as news:
        command, there = ("-c", RUN, f"{news.base}/rss"), environment(register_folder)
        chance = random.Random(4)
        for _ in range(5):
            with started(*command, "run", environment=there) as process:
                process.stdout.readline()
                time.sleep(chance.uniform(0, 0.4))  # and then it is killed
        for what in ("run", "show"):
            with started(*command, what, environment=there) as process:
                shown, err = process.communicate()
                assert process.wait() == 0, err
    kept = sorted(f"{news.base}{path}" for path in paths)
    assert shown.splitlines() == [str([(url, "kept") for url in kept]), str(kept), "[]"]
    again_fetched = sum(news.paths().count(path) - 1 for path in paths)
    assert again_fetched <= 5, "no more than the one page in hand at each kill"
