"""A register that grows page by page, lists and decisions of every kind in between, holds at each step what one fold gives."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from keeping import PAGES, Story, keep

from habeas.model import Sex
from habeas.register import decisions, record
from habeas.register.clocks import Moment, Roll, everyone, roll
from habeas.register.lists.keeping import import_list
from habeas.register.lists.own import OwnListRefused, own_list, publish_own_list
from habeas.register.models import Decision, EventRow, Mention, Name, PageRelation, ReadingRow

pytestmark = pytest.mark.django_db

_BY = {"by": "A. Jurist", "why": "read both pages"}
_PEOPLE = (
    ("Rashad Hasanov", "Rashad Gasanov", "Рашад Гасанов"),
    ("Zaur Gurbanli", "Zaur Qurbanlı"),
    ("Uzeyir Mammadli", "Uzeyir Mammadli"),
    ("Aysel Karimova", "Aysel Kerimova"),
    ("Mahammad Azizov", "Məhəmməd Əzizov"),
)
_LISTS = ("Union", "Committee")
_BODIES = ("Amnesty International", "Lamplight Group", "Sixteen senators")
_ASKED = ("President Aliyev", "president's office", "Ministry of Justice")
_DAYS = ("2013-03-14", "2013-03-15", "2013-03", "2013-05-06", "2013", "2013-06-01/2013-06-20", "2014-05-06", None)
_LATER = Moment(dt.date(2014, 6, 1))
_KINDS = ("detention", "charge", "remand", "hearing", "sentence", "release", "listing", "health", "transfer")
_PLACES = ("Prison No. 2", "Baku Detention Center", "Ganja", None)


def _pages(chance: random.Random) -> Iterator[tuple[str, str, Story]]:
    """Pages of a small world: a few people under several names, arrests and sentences, groups, appeals and answers; some print
    again what others did."""
    printed: list[tuple[str, dict[str, Any]]] = []
    for number in range(chance.randrange(6, 11)):
        year, month = chance.choice((2013, 2014)), chance.randrange(1, 13)
        sentences = [_said(chance) for _ in range(chance.randrange(1, 6))]
        new = [
            (f"Sentence {number}.{place}: {told}{_titled(chance, told)} {_words(chance)}", told)
            for place, told in enumerate(sentences)
        ]
        story = dict([*new, *chance.sample(printed, min(len(printed), chance.choice((0, 0, 1, 3, 6))))])
        printed += new
        yield f"page-{number}.txt", f"{year}-{month:02}-{chance.randrange(1, 28):02}", story


def _titled(chance: random.Random, told: dict[str, Any]) -> str:
    """Those it is about with a title, which may be another elsewhere."""
    return "".join(f"; {title} {name}" for name in told.get("people", ()) if (title := chance.choice(("Mr", "Ms", ""))))


def _words(chance: random.Random) -> str:
    """Enough for a sentence to be known again where it is printed again."""
    return " ".join(chance.choice(("river", "paper", "window", "stone", "winter", "market")) + str(n) for n in range(40))


def _said(chance: random.Random) -> dict[str, Any]:
    make = chance.choice((_befell, _befell, _befell, _group, _asked, _asked, _answered, _met))
    said = {"date": chance.choice(_DAYS), **make(chance)}
    return {field: value for field, value in said.items() if value}


def _names(chance: random.Random, most: int) -> list[str]:
    several = chance.sample(_PEOPLE, chance.randrange(1, most + 1))
    names = [chance.choice(spellings) for spellings in several]
    return [name.split()[-1] if chance.random() < 0.1 else name for name in names]


def _befell(chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(_KINDS)
    more: dict[str, Any] = {}
    if kind in ("sentence", "remand"):
        more["term"] = chance.choice(("P7Y", "P3M", None))
        more["court"] = chance.choice(("Baku Court of Grave Crimes", "Nasimi District Court", None))
    if kind in ("detention", "remand", "release", "health", "transfer"):
        more["place"] = chance.choice(_PLACES)
    if kind == "charge":
        more["charges"] = chance.choice(([{"article": "228.3"}], [{"article": "220.1"}]))
    if kind == "listing":
        more["actor"] = chance.choice(_BODIES)
    if kind == "release":
        more["outcome"] = chance.choice(("pardon", None))
    return {"type": kind, "people": _names(chance, 3), **more}


def _group(chance: random.Random) -> dict[str, Any]:
    return {"type": "detention", "group": "activists", "count": str(chance.randrange(3, 5)), "count_of": "people"}


def _asked(chance: random.Random) -> dict[str, Any]:
    people = _names(chance, 2) if chance.random() < 0.7 else []
    asked = {"actor": chance.choice(_BODIES), "addressee": chance.choice((*_ASKED, None)), "demands": ["free them"]}
    return {"type": "appeal", "people": people, "stance": "demanded", **asked}


def _answered(chance: random.Random) -> dict[str, Any]:
    actor = chance.choice((*_ASKED, *_PEOPLE[0][:2]))
    people = _names(chance, 1) if chance.random() < 0.3 else []
    return {"type": "response", "actor": actor, "outcome": chance.choice(("no_comment", "rejected")), "people": people}


def _met(chance: random.Random) -> dict[str, Any]:
    return {"type": "meeting", "people": ["Ilham Aliyev", chance.choice(("Jane Roe", "John Doe"))]}


def _list(chance: random.Random) -> None:
    """An edition of one of two lists, with some of the people, or of the register's own."""
    if chance.random() < 0.2:
        with contextlib.suppress(OwnListRefused):  # nobody is held
            made = own_list(dt.date(2015, chance.randrange(1, 13), 1), perhaps=True)
            publish_own_list(made, "Our register", accept="looked at")
        return
    names = [chance.choice(spellings) for spellings in chance.sample(_PEOPLE, 3)]
    rows = "".join(f"{name},{chance.choice(('2013-03-14', '', '2014-05-06'))},{chance.choice('FM?')}\n" for name in names)
    day = dt.date(2014, chance.randrange(1, 13), chance.randrange(1, 28))
    import_list(f"Name,Arrested,Sex\n{rows}".encode(), "list.csv", publisher=chance.choice(_LISTS), as_of=day, accept="looked at")


@pytest.mark.parametrize("seed", range(2))
def test_every_step_leaves_what_one_fold_gives(seed: int) -> None:
    chance = random.Random(seed)
    pages = [*_pages(chance), *chance.sample(PAGES, 2)]
    chance.shuffle(pages)
    for page in pages:
        keep(page)
        assert not record.differences(), page
        assert roll(_LATER) == Roll(_LATER, tuple(everyone(_LATER.day)), {}), page
        if chance.random() < 0.4:
            _list(chance)
            assert not record.differences(), "a list"
            assert roll(_LATER) == Roll(_LATER, tuple(everyone(_LATER.day)), {}), "a list"
        for _ in range(chance.randrange(3)):
            decide = chance.choice(_DECIDING)
            with contextlib.suppress(decisions.DecisionRefused):
                decide(chance)
            assert not record.differences(), (page[0], decide.__name__)
            assert roll(_LATER) == Roll(_LATER, tuple(everyone(_LATER.day)), {}), (page[0], decide.__name__)
    grown = list(record.lines())
    assert not record.rebuild()
    assert list(record.lines()) == grown


def _passage(name: str) -> str:
    """Sixty words that nothing else has."""
    return " ".join(f"{name}{number}" for number in range(60))


@pytest.mark.parametrize(
    "pages",
    [
        [("2013-01-01", "awb"), ("2013-02-01", "a"), ("2013-02-02", "b"), ("2013-03-01", "wz")],
        [("2013-02-01", "aq"), ("2013-02-02", "bq"), ("2013-03-01", "acb"), ("2013-04-01", "cz")],
    ],
    ids=["an older text is no digest of later ones", "what two parts are to one another"],
)
def test_a_digest_is_known_by_all_its_parts(pages: list[tuple[str, str]]) -> None:
    for number, (day, passages) in enumerate(pages):
        keep((f"{number}.txt", day, {_passage(name): {} for name in passages}))
        assert not record.differences(), (day, passages)
    assert PageRelation.objects.exists()


def test_who_acts_is_whom_the_other_page_has_when_one_names_them_no_longer() -> None:
    arrest = {"type": "detention", "people": ["Rashad Hasanov"], "date": "2013-03-14"}
    reply = {
        "type": "response",
        "actor": "Rashad Hasanov",
        "outcome": "denied",
        "date": "2013-03-20",
        "attribution": "his lawyer",
    }
    keep(
        ("one.txt", "2013-03-21", {"Rashad Hasanov was detained in Baku.": arrest, "He denied it in Baku.": reply}),
        ("two.txt", "2013-03-22", {"Rashad Hasanov was detained in Ganja.": arrest, "He denied it in Ganja.": reply}),
    )
    one, other = sorted(Name.objects.values_list("key", flat=True))
    decisions.decide(one, other, same=False, **_BY)
    assert not record.differences()
    first = ReadingRow.objects.get(type="detention", quote__contains="Baku")
    decisions.reject(first.key, **_BY)
    assert not record.differences()


def _one(chance: random.Random, keys: list[str]) -> str:
    return chance.choice(sorted(keys)) if keys else "none"


def _event(chance: random.Random) -> str:
    return _one(chance, list(EventRow.objects.values_list("key", flat=True)))


def _who_is_who(chance: random.Random) -> None:
    mentions = sorted(Name.objects.values_list("key", flat=True))
    if len(mentions) > 1:
        one, other = chance.sample(mentions, 2)
        decisions.decide(one, other, same=chance.random() < 0.5, **_BY)


def _describe(chance: random.Random) -> None:
    mention = _one(chance, list(Mention.objects.values_list("key", flat=True)))
    decisions.say_sex(mention, chance.choice((Sex.FEMALE, Sex.MALE, None)), **_BY)


def _accept(chance: random.Random) -> None:
    decisions.accept(_event(chance), **_BY)


def _reject(chance: random.Random) -> None:
    decisions.reject(_event(chance), **_BY)


def _correct(chance: random.Random) -> None:
    field, value = chance.choice(
        (
            ("date", "2013-03-16"),
            ("date", None),
            ("people", _names(chance, 2)),
            ("people", []),
            ("type", chance.choice(_KINDS)),
            ("stance", chance.choice(("asserted", "denied"))),
            ("actor", chance.choice(_PEOPLE)[0]),
            ("actor", "Amnesty International"),
            ("court", None),
        )
    )
    decisions.amend(_event(chance), field, value, **_BY)


def _same_event(chance: random.Random) -> None:
    rows = list(EventRow.objects.order_by("key"))
    alike = [(a.key, b.key) for a in rows for b in rows if a.key < b.key and a.type == b.type]
    if alike:
        decisions.same_event(*chance.choice(alike), **_BY)


def _apart(chance: random.Random) -> None:
    several = [row for row in EventRow.objects.order_by("key") if row.sources.count() > 1]
    if several:
        event = chance.choice(several)
        decisions.different_events(event.key, _one(chance, list(event.sources.values_list("reading", flat=True))), **_BY)


def _one_reading(chance: random.Random) -> None:
    decisions.reject(_one(chance, list(ReadingRow.objects.values_list("key", flat=True))), **_BY)


def _publish(chance: random.Random) -> None:
    decisions.publish(_event(chance), **_BY)


def _take_back(chance: random.Random) -> None:
    by_people = Decision.objects.filter(undoes=None, undone_by=None, decided_by=_BY["by"]).order_by("key")
    if by_people:
        decisions.take_back(chance.choice(list(by_people)).key, by="A. Jurist", why="read the wrong page")


_DECIDING: tuple[Callable[[random.Random], None], ...] = (
    _who_is_who,
    _describe,
    _accept,
    _reject,
    _correct,
    _same_event,
    _apart,
    _one_reading,
    _publish,
    _take_back,
    _take_back,
)
