"""Whether a person may be shown to everyone: the last word holds, whoever their mentions are joined with."""

from __future__ import annotations

import datetime as dt

import pytest
from keeping import PAGES, keep

from habeas.publish import public_record
from habeas.register import queries, record
from habeas.register.decisions import (
    DecisionRefused,
    accept,
    decide,
    judgments,
    last_words,
    publish_person,
    reject,
    take_back,
    withhold_person,
)
from habeas.register.models import Decision, Mention
from habeas.register.verify import verify

pytestmark = pytest.mark.django_db

BY = {"by": "N. Reviewer", "why": "the family agreed"}
DAY = dt.date(2015, 2, 1)


@pytest.fixture
def two() -> tuple[str, str]:
    """The mentions of one person in two pages."""
    keep(*PAGES)
    one = Mention.objects.get(spelling="Rashad Hasanov").key
    other = Mention.objects.get(spelling="Rashad Gasanov").key
    decide(one, other, same=True, by="N.", why="one face")
    return one, other


def public() -> dict[str, bool]:
    return {key: word.public for key, word in last_words().items()}


def test_the_last_word_holds_and_is_taken_back(two: tuple[str, str]) -> None:
    one, other = two
    assert public() == {}
    publish_person(other, **BY)
    assert public() == {one: True}
    withheld = withhold_person(one, **BY)
    assert public() == {one: False}
    publish_person(one, **BY)
    assert public() == {one: True}
    take_back(Decision.objects.get(kind="publish", one=one).key, by="N.", why="too early")
    assert public() == {one: False}
    take_back(withheld.key, by="N.", why="they changed their mind")
    assert public() == {one: True}
    assert record.differences() == () and list(verify()) == []


def test_it_is_no_decision_about_an_event(two: tuple[str, str]) -> None:
    before = list(record.lines())
    decided = publish_person(two[0], **BY)
    assert decided.names == ["Rashad Gasanov"]
    assert judgments() == []
    record.rebuild()
    assert list(record.lines()) == before


def test_whoever_comes_apart_is_not_public_unless_they_were_meant(two: tuple[str, str]) -> None:
    one, other = two
    publish_person(one, **BY)
    decide(one, other, same=False, by="N.", why="two men")
    assert public() == {one: True}
    decide(one, other, same=True, by="N.", why="one man after all")
    withhold_person(one, **BY)
    decide(one, other, same=False, by="N.", why="two men")
    assert public() == {one: False, other: False}
    publish_person(one, **BY)
    decide(one, other, same=True, by="N.", why="one man after all")
    assert public() == {one: True}
    withhold_person(other, **BY)
    assert public() == {one: False}


def test_whose_page_is_found_to_say_otherwise_is_not_public(two: tuple[str, str]) -> None:
    (release,) = (view for view in queries.events() if view.type == "release")
    accept(release.key, **BY)
    zaur = next(person.key for person in queries.people(DAY) if "Zaur" in person.name)
    publish_person(zaur, **BY)
    assert [person.name for person in public_record(DAY).people] == ["Zaur Gurbanli"]
    reject(release.key, by="N.", why="another Zaur")
    assert public_record(DAY).people == () and zaur not in public()


def test_nobody_is_public_of_whom_nothing_is_confirmed(two: tuple[str, str]) -> None:
    publish_person(two[0], **BY)
    assert public_record(DAY).people == ()
    for view in queries.events():
        if view.type == "detention":
            accept(view.key, **BY)
    (person,) = public_record(DAY).people
    assert [one.event.type for one in person.events] == ["detention"] and person.status is not None
    assert person.status.kind == "detained"


@pytest.mark.parametrize("by", [{"by": " ", "why": "x"}, {"by": "N.", "why": " "}])
def test_it_says_by_whom_and_why(two: tuple[str, str], by: dict[str, str]) -> None:
    with pytest.raises(DecisionRefused, match="says by whom it is and why"):
        publish_person(two[0], **by)
    assert public() == {}


def test_somebody_unknown_is_refused(two: tuple[str, str]) -> None:
    with pytest.raises(DecisionRefused, match="there is no mention 'nobody'"):
        withhold_person("nobody", **BY)
