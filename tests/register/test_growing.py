"""A register that grows page by page, decisions in between, holds at every step what one fold of all of it gives."""

from __future__ import annotations

import random
from unittest import mock

import pytest
from keeping import PAGES, Story, keep

from habeas.register import add, record
from habeas.register.decisions import decide, take_back
from habeas.register.models import Decision, Mention

pytestmark = pytest.mark.django_db

_SAYING_MORE: tuple[tuple[str, str, Story], ...] = (
    (
        "appeal.txt",
        "2014-06-01",
        {
            "Amnesty International asked President Aliyev to free Rashad Hasanov and Zaur Gurbanli.": {
                "type": "appeal",
                "people": ["Rashad Hasanov", "Zaur Gurbanli"],
                "actor": "Amnesty International",
                "addressee": "President Aliyev",
                "demands": ["free them"],
                "stance": "demanded",
            },
        },
    ),
    (
        "arrests.txt",
        "2013-04-02",
        {
            "Rashad Hasanov and Zaur Gurbanli were detained on March 14.": {
                "type": "detention",
                "people": ["Rashad Hasanov", "Zaur Gurbanli"],
                "date": "2013-03-14",
            },
            "Their friend Uzeyir Mammadli was detained on March 30.": {
                "type": "detention",
                "people": ["Uzeyir Mammadli"],
                "date": "2013-03-30",
            },
        },
    ),
    (
        "namesake.txt",
        "2014-05-08",
        {
            "A Rashad Hasanov was detained on May 7.": {
                "type": "detention",
                "people": ["Rashad Hasanov"],
                "date": "2014-05-07",
            },
        },
    ),
)


@pytest.mark.parametrize("seed", range(6))
def test_every_step_leaves_what_one_fold_gives(seed: int) -> None:
    chance = random.Random(seed)
    pages = [*PAGES, *_SAYING_MORE]
    chance.shuffle(pages)
    remembering = record.Kept()
    with mock.patch.object(add, "Kept", lambda: remembering):
        for page in pages:
            keep(page)
            assert not record.differences(), page[0]
            if chance.random() < 0.6:
                chance.choice((_decide, _take_back))(chance)
                assert not record.differences(), page[0]
    grown = [line for line in record.lines() if line["table"] != "standings"]
    assert not record.rebuild()
    assert [line for line in record.lines() if line["table"] != "standings"] == grown


def _decide(chance: random.Random) -> None:
    mentions = list(Mention.objects.filter(spelling__contains=" ").order_by("key").values_list("key", flat=True))
    if len(mentions) > 1:
        one, other = chance.sample(mentions, 2)
        decide(one, other, same=chance.random() < 0.5, by="A. Jurist", why="read both pages")


def _take_back(chance: random.Random) -> None:
    by_people = Decision.objects.filter(undoes=None, undone_by=None, decided_by="A. Jurist").order_by("key")
    if by_people:
        take_back(chance.choice(list(by_people)).key, by="A. Jurist", why="read the wrong page")
