"""A person's story drawn: bars for custody, marks for what happened, nothing that has no date, nothing by colour alone."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.test import Client

from habeas.register import queries
from habeas.web.timeline import WIDTH, days_held, timeline

pytestmark = pytest.mark.django_db

UNTIL = dt.date(2020, 1, 1)


def drawn_of(name: str) -> tuple[queries.PersonView, object]:
    key = next(person.key for person in queries.people(UNTIL) if name in person.name)
    view = queries.person(key, UNTIL)
    assert view is not None
    return view, timeline(view.episodes, view.events, UNTIL)


def test_custody_is_bars_and_what_happened_is_marks(register: list[str]) -> None:
    view, drawn = drawn_of("Guliyev")
    assert drawn is not None
    bars, marks = drawn.bars, drawn.marks  # type: ignore[attr-defined]
    assert len(bars) == sum(len(episode.phases) for episode in view.episodes)
    assert [bar.kind for bar in bars] == [phase.kind for episode in view.episodes for phase in episode.phases]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in bars)
    assert all(first.x + first.width <= second.x + 0.2 for first, second in itertools.pairwise(bars))
    assert {mark.event for mark in marks} <= {event.key for event in view.events if event.date is not None}
    places = {(mark.x, mark.y) for mark in marks}
    assert len(places) == len(marks) > 1


def test_nothing_is_drawn_of_what_has_no_date() -> None:
    assert timeline((), (), UNTIL) is None
    assert days_held((), UNTIL) == 0


def test_the_drawing_names_what_it_shows_and_has_nothing_to_press(client: Client, register: list[str]) -> None:
    view, _ = drawn_of("Guliyev")
    page = client.get(f"/people/{view.summary.key}/", follow=True).content.decode()
    svg = page[page.index("<svg") : page.index("</svg>")]
    assert "<title" in svg and "Remand in custody" in svg and "href=" not in svg and "style=" not in svg
    assert "Who asked for them, and what answer came" in page
