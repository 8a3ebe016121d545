"""The questions the register answers, each cell with where it comes from."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from keeping import ARREST, PAGES, VERDICT, keep

from habeas.register import queries
from habeas.register.models import Mention
from habeas.register.queries import EventFilter
from habeas.register.status import Kind

pytestmark = pytest.mark.django_db

IN_PRISON = dt.date(2014, 5, 10)


@pytest.fixture(autouse=True)
def _kept() -> None:
    keep(*PAGES)


def test_who_was_held_on_a_day() -> None:
    (hasanov,) = queries.people(IN_PRISON)
    assert hasanov.status is not None
    assert (hasanov.status.kind, hasanov.status.held) == (Kind.SERVING, True)
    assert str(hasanov.status.until.date) == "2020-09-14" and hasanov.status.until.computed
    assert {hasanov.name} < set(hasanov.spellings) == {"Rashad Hasanov", "Rashad Gasanov"}
    assert hasanov.pages == 2


def test_who_is_known_and_who_is_held() -> None:
    later = dt.date(2015, 1, 1)
    assert [(p.name.split()[-1], p.status.held) for p in queries.people(later)] == [("Gasanov", True), ("Gurbanli", False)]
    assert len(queries.people(later, held_only=True)) == 1
    assert queries.people(dt.date(2013, 1, 1)) == ()


def test_every_cell_of_a_status_leads_to_a_sentence() -> None:
    (hasanov,) = queries.people(IN_PRISON)
    status = hasanov.status
    assert status is not None and status.court is not None
    for key in (
        status.event,
        status.since.event,
        status.until.event,
        status.court.event,
        *(event for _, event in status.charges),
    ):
        event = queries.event(key)
        assert event is not None
        for source in event.sources:
            page = queries.page(source.page.key)
            assert page is not None
            (text,) = (segment.text for segment in page.segments if segment.segment == source.segment)
            assert text[source.start : source.end] == source.quote


def test_a_person_with_names_events_and_why_they_are_one() -> None:
    (summary,) = queries.people(IN_PRISON)
    found = queries.person(summary.key, IN_PRISON)
    assert found is not None
    assert sorted(str(event.type) for event in found.events) == ["appeal", "charge", "detention", "sentence"]
    assert {spelling.spelling: [page.page_id for page in spelling.pages] for spelling in found.spellings} == {
        "Rashad Hasanov": ["arrest.txt"],
        "Rashad Gasanov": ["verdict.txt"],
    }
    (why,) = found.identity
    assert set(why.names) == {"Rashad Hasanov", "Rashad Gasanov"}
    detention = next(event for event in found.events if event.type == "detention")
    assert (detention.pages, [source.page.page_id for source in detention.sources]) == (2, ["arrest.txt", "verdict.txt"])


def test_every_mention_leads_to_its_person() -> None:
    (summary,) = queries.people(IN_PRISON)
    keys = {mention.key for mention in Mention.objects.filter(person=summary.key)}
    assert len(keys) == 2
    assert {queries.person(key, IN_PRISON).summary.key for key in keys} == {summary.key}
    assert queries.person("nobody", IN_PRISON) is None


def test_people_by_words_of_any_spelling() -> None:
    assert [p.name for p in queries.people_named("hasanov")] == [p.name for p in queries.people_named("gasanov rashad")]
    assert queries.people_named("Ismayilova") == ()


def test_appeals_with_their_answers() -> None:
    (appeal,) = queries.appeals()
    assert (appeal.event.actor, appeal.event.addressee, appeal.event.demands) == (
        "Amnesty International",
        "President Aliyev",
        ("free him",),
    )
    assert [(answer.event.actor, answer.event.outcome) for answer in appeal.answers] == [("president's office", "no_comment")]
    assert appeal.answers[0].why


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        (EventFilter(types=("sentence", "release")), ["sentence", "release"]),
        (EventFilter(since=dt.date(2014, 1, 1)), ["sentence", "release"]),
        (EventFilter(until=dt.date(2013, 12, 31)), ["detention"]),
        (EventFilter(words="grave crimes"), ["sentence"]),
        (EventFilter(words="gurbanli"), ["release"]),
        (EventFilter(words="hasanov release"), []),
    ],
)
def test_events_by_what_is_asked(wanted: EventFilter, types: list[str]) -> None:
    assert [str(event.type) for event in queries.events(wanted)] == types


def test_a_page_with_the_spans_its_facts_came_from() -> None:
    (kept,) = [page for page in queries.page_summaries(queries.pages_kept()).values() if page.page_id == "arrest.txt"]
    page = queries.page(kept.key)
    assert page is not None
    (segment,) = page.segments
    assert [segment.text[span.start : span.end] for span in segment.spans] == list(ARREST)
    assert {event.key for event in page.events} == {span.event for span in segment.spans}
    assert queries.page("nothing") is None


def test_figures() -> None:
    figures = queries.figures()
    assert (figures.pages, figures.people, figures.appeals) == (3, 2, 1)
    assert figures.events == len(queries.events())


def test_a_question_costs_as_many_queries_for_many_as_for_few() -> None:
    def cost() -> list[int]:
        counts = []
        for ask in (lambda: queries.people(IN_PRISON), queries.events, queries.appeals):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                ask()
            counts.append(len(asked))
        return counts

    few = cost()
    for number in range(6):
        hearing = {"type": "hearing", "people": [f"Anar Mammadli {'x' * number}"]}
        keep((f"copy-{number}.txt", "2014-06-01", {**VERDICT, f"Copy {number}.": hearing}))
    assert cost() == few
