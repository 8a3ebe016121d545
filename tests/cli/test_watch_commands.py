"""`habeas watch`, and addresses given to `habeas add`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from habeas.capture.fetching import Fetcher
from habeas.cli import habeas as command_group
from habeas.register import add
from habeas.register.watching import Courtesy
from running import habeas
from sites import LOOPBACK, PAGE, Site, answer, site

ITEMS = b"<item><link>/a</link></item><item><link>/no</link></item>"
FEED = b"<rss version='2.0'><channel><title>Court news</title>%s</channel></rss>" % ITEMS


@pytest.fixture
def news() -> Iterator[Site]:
    with site({"/rss": answer(FEED, content_type="application/rss+xml"), "/a": answer(PAGE)}) as running:
        yield running


@pytest.mark.commands
def test_this_machine_is_not_fetched_however_it_is_asked_for(news: Site, tmp_path: Path) -> None:
    for arguments in (
        ("add", f"{news.base}/a"),
        ("read", f"HTTP://127.0.0.1:{news.port}/a"),
        ("watch", "add", f"{news.base}/rss"),
    ):
        ran = habeas(*arguments, home=tmp_path)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
        assert "which is this machine itself; only public addresses are fetched" in ran.stderr
    assert news.connections == 0


def test_a_watch_from_its_beginning_to_its_end(news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    courtesy = Courtesy(Fetcher(allowed_networks=LOOPBACK), delay=0.01)

    def typed(*arguments: str) -> str:
        ran = CliRunner().invoke(command_group, ["watch", *arguments], catch_exceptions=False)
        assert ran.exit_code == 0
        return ran.stdout

    with (
        mock.patch("habeas.cli.watching._courtesy", lambda delay: courtesy),
        mock.patch.object(add, "read", lambda segments, lang: ()),
    ):
        assert typed("list") == "Nothing is watched; begin with `habeas watch add URL`.\n"
        assert typed("add", f"{news.base}/rss") == f"{news.base}/rss (Court news): watched from now on\n"
        assert "is watched already" in typed("add", f"{news.base}/rss")
        checked, kept, failed, end = typed("run", "--once").splitlines()
        assert (checked, kept) == (f"{news.base}/rss: 2 new pages", f"{news.base}/a: kept, 0 events read")
        assert failed.startswith(
            f"{news.base}/no: was answered with 404 (Not Found); there is no such page; check the address (tried"
        )
        assert end.startswith("Nothing more is due before 2")
        (listed,) = map(json.loads, typed("list", "--format", "jsonl").splitlines())
        assert {key: listed[key] for key in ("kept", "waiting", "failed")} == {"kept": 1, "waiting": 0, "failed": 1}
        assert f"{news.base}/rss" in typed("list").replace("\n", "")
        (failure,) = map(json.loads, typed("failures", "--format", "jsonl").splitlines())
        assert (failure["url"], failure["tries"]) == (f"{news.base}/no", 1)
        assert typed("failures", "--again") == "1 will be tried at the next `habeas watch run`.\n"
        assert typed("remove", f"{news.base}/rss").endswith("no longer watched; 1 page still to be fetched forgotten\n")
        assert typed("failures") == "Nothing has failed.\n"
