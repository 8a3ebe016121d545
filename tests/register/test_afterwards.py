"""What happened later to those an appeal names: later, counted in days where both are known, and only what entered the record."""

from __future__ import annotations

import pytest
from keeping import keep

from habeas.register import queries

pytestmark = pytest.mark.django_db


def story(released: str, **more: object) -> None:
    keep(
        (
            "asked.txt",
            "2014-06-01",
            {
                "Rashad Hasanov was detained on March 14, 2013.": {
                    "type": "detention",
                    "people": ["Rashad Hasanov"],
                    "date": "2013-03-14",
                },
                "On May 10, 2014, CPJ called for Rashad Hasanov to be freed.": {
                    "type": "appeal",
                    "people": ["Rashad Hasanov"],
                    "actor": "CPJ",
                    "date": "2014-05-10",
                    "demands": ["free him"],
                    "stance": "demanded",
                },
                "Rashad Hasanov was let go.": {"type": "release", "people": ["Rashad Hasanov"], "date": released, **more},
            },
        )
    )


def later() -> list[tuple[str, int | None]]:
    (appeal,) = queries.appeals()
    return [(str(one.date), one.days) for one in appeal.afterwards]


def test_days_are_counted_where_both_are_known() -> None:
    story("2014-06-22")
    assert later() == [("2014-06-22", 43)]


def test_a_month_is_told_and_not_counted() -> None:
    story("2014-06")
    assert later() == [("2014-06", None)]


@pytest.mark.parametrize(
    ("released", "more"),
    [("2014-05-10", {}), ("2014-05", {}), ("2014-06-22", {"confidence": 0.2}), ("2014-06-22", {"stance": "planned"})],
)
def test_what_may_have_been_before_or_is_no_fact_of_the_record_is_not_told(released: str, more: dict[str, object]) -> None:
    story(released, **more)
    assert later() == []


def test_the_appeals_of_one_person() -> None:
    story("2014-06-22")
    (appeal,) = queries.appeals()
    person = appeal.event.people[0].person
    assert [one.event.key for one in queries.appeals(person)] == [appeal.event.key]
    assert queries.appeals("nobody") == ()
