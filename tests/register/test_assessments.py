"""Who regards whom as a political prisoner: from lists, from pages, from notes; and counts in one view."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from keeping import PAGES, keep

from habeas.register import queries
from habeas.register.assessments import Told, View
from habeas.register.clocks import Moment, Why, compared, counted
from habeas.register.decisions import Assessing, accept, assess, reject, take_back
from habeas.register.definitions import definitions
from habeas.register.lists.editions import Edition
from habeas.register.models import Mention

pytestmark = pytest.mark.django_db

BY = {"by": "N. Reviewer", "why": "their statement"}
LISTED = {
    "Amnesty International recognised Rashad Hasanov as a prisoner of conscience on May 8, 2014.": {
        "type": "listing",
        "people": ["Rashad Hasanov"],
        "actor": "Amnesty International",
        "date": "2014-05-08",
        "outcome": "recognised",
    },
    "It took Rashad Hasanov off its list on January 3, 2015.": {
        "type": "listing",
        "people": ["Rashad Hasanov"],
        "actor": "Amnesty International",
        "date": "2015-01-03",
        "outcome": "removed",
    },
    "Rashad Hasanov was detained on March 14, 2013.": {
        "type": "detention",
        "people": ["Rashad Hasanov"],
        "date": "2013-03-14",
        "charges": [{"article": "228.3"}],
    },
}


@pytest.fixture
def hasanov() -> str:
    keep(*PAGES)
    return Mention.objects.get(spelling="Rashad Hasanov").key


def views_of(mention: str) -> list[tuple[str, dt.date | None, dt.date | None, str]]:
    person = queries.person(mention, dt.date(2026, 1, 1))
    assert person is not None
    return [(one.organisation, one.since, one.until, str(one.told)) for one in person.assessments]


def note(mention: str, **fields: object) -> str:
    view = Assessing(**({"organisation": "Union for Freedom", "since": dt.date(2014, 6, 1)} | fields))  # type: ignore[arg-type]
    return assess(mention, view, **BY).key


def test_what_pages_tell_of_listings_begins_and_ends_a_view(hasanov: str) -> None:
    keep(("listed.txt", "2015-01-05", LISTED))
    assert views_of(hasanov) == [("Amnesty International", dt.date(2014, 5, 8), dt.date(2015, 1, 3), "event")]


def test_a_rejected_listing_is_nobodys_view(hasanov: str) -> None:
    keep(("listed.txt", "2015-01-05", LISTED))
    for event in queries.events():
        if event.type == "listing":
            reject(event.key, by="N.", why="another Hasanov")
    assert views_of(hasanov) == []


def test_a_noted_view_is_shown_until_it_is_taken_back(hasanov: str) -> None:
    key = note(hasanov, until=dt.date(2014, 12, 1), definition="pace-1900", criteria=("a",))
    assert views_of(hasanov) == [("Union for Freedom", dt.date(2014, 6, 1), dt.date(2014, 12, 1), "note")]
    take_back(key, by="N.", why="another list")
    assert views_of(hasanov) == []


def test_editions_begin_a_view_and_the_first_without_them_ends_it() -> None:
    from habeas.register.assessments import Listing, assessments

    days = [dt.date(2014, month, 1) for month in (1, 3, 5, 7)]
    editions = [Edition(f"list-{day.month}", "Union", day, (), "PACE") for day in days]
    listings = [Listing("person", editions[at]) for at in (0, 1, 3)]
    found = assessments(listings, (), (), editions)["person"]
    assert [(one.since, one.until, one.source, one.told) for one in found] == [
        (days[0], days[2], "list-1", Told.LIST),
        (days[3], None, "list-7", Told.LIST),
    ]
    assert found[0].holds_on(days[1]) and not found[0].holds_on(days[2])


def test_counts_in_one_view(hasanov: str) -> None:
    day = Moment(dt.date(2014, 6, 10))
    assert [one.name for one in counted(day).people] == ["Rashad Gasanov"]
    view = View("Union for Freedom")
    assert counted(day, view).most == 0
    note(hasanov, definition="pace-1900", criteria=("a", "e"))
    assert counted(day, view).most == 1
    assert counted(Moment(dt.date(2014, 5, 10)), view).most == 0, "it was stated in June"
    assert counted(day, View(definition="pace-1900")).most == 1
    assert counted(day, View(definition="wgad")).most == 0
    assert counted(day, View("Amnesty")).most == 0
    assert counted(Moment(day.day, known=dt.date(2014, 5, 31)), view).most == 0, "it was not known in May"


def test_a_view_that_begins_is_the_cause_of_a_difference(hasanov: str) -> None:
    note(hasanov)
    found = compared(Moment(dt.date(2014, 5, 10)), Moment(dt.date(2014, 6, 10)), View("Union for Freedom"))
    (change,) = found.changes
    assert (found.before.most, found.after.most, change.why, change.event) == (0, 1, Why.REGARDED, "")


def test_figures_say_whose_view_it_is(hasanov: str) -> None:
    note(hasanov)
    assert counted(Moment(dt.date(2014, 6, 10))).figures["regarded by"] == {"Union for Freedom": 1}


def test_as_the_register_had_it(hasanov: str) -> None:
    (sentence,) = (event for event in queries.events() if event.type == "sentence")
    accept(sentence.key, **BY)
    today = dt.datetime.now(dt.UTC).date()
    day = dt.date(2014, 6, 10)
    assert counted(Moment(day, recorded=today)).most == 1
    assert counted(Moment(day, recorded=today - dt.timedelta(days=1))).most == 0, "nothing was kept yet"
    found = compared(Moment(day, recorded=today - dt.timedelta(days=1)), Moment(day))
    assert [change.why for change in found.changes] == [Why.NOW_KNOWN]


def test_definitions_are_data_and_a_mistake_names_its_line(tmp_path: Path) -> None:
    assert list(definitions()["pace-1900"].criteria) == list("abcde")
    assert list(definitions()["wgad"].criteria) == ["I", "II", "III", "IV", "V"]
    wrong = tmp_path / "definitions.yaml"
    wrong.write_text("own:\n  name: Our own\n  criteria: {}\n")
    with pytest.raises(ValueError, match=r"definitions\.yaml:1: 'own' needs name, source and criteria"):
        definitions(wrong)
