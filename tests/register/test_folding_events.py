"""What happened: one event with many sources, and nothing said of some that was said of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import told

from habeas.register.folding import FoldedEvent, Told, fold

HASANOV, AZIZOV, GURBANLI = "Rashad Hasanov", "Mammad Azizov", "Zaur Gurbanli"


def events(*readings: Told, kind: str | None = None) -> list[FoldedEvent]:
    return [e for e in fold(readings).events if kind is None or e.type == kind]


def about(*readings: Told) -> dict[str, set[str]]:
    """For each event's key, the names it is about."""
    found: dict[str, set[str]] = {}
    for part in fold(readings).participations:
        if part.role == "about":
            found.setdefault(part.event_id, set()).add(part.name)
    return found


def test_later_pages_refine_the_day() -> None:
    vague = told("p1", "2013-04-02", "detention", HASANOV, date="2013-03", case="NIDA case")
    exact = told("p2", "2013-09-13", "detention", HASANOV, date="2013-03-14", case="NIDA case")
    silent = told("p3", "2014-04-10", "detention", HASANOV, case="NIDA case")
    (event,) = events(vague, exact, silent)
    assert (event.date, event.pages) == ("2013-03-14", 3)
    assert [given["value"] for given in event.support["date"]] == ["2013-03-14", "2013-03"]
    assert event.support["date"][0]["readings"] == [exact.key]
    assert not event.contradicted


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"date": "2013-03-14"}, {"date": "2014-05-14"}),
        ({"date": "2014-05-06", "term": "P7Y"}, {"date": "2014-05-06", "term": "P8Y"}),
        ({"date": "2014-05", "court": "Nasimi District Court"}, {"date": "2014-05", "court": "Supreme Court"}),
    ],
    ids=["other day", "other term", "other court"],
)
def test_what_contradicts_is_another_event(first: dict[str, object], second: dict[str, object]) -> None:
    assert len(events(told("p1", "2014-06-01", "sentence", HASANOV, case="NIDA case", **first),
                      told("p2", "2014-06-02", "sentence", HASANOV, case="NIDA case", **second))) == 2  # fmt: skip


def test_pages_a_day_apart_tell_of_one_arrest_and_both_days_are_kept() -> None:
    one = told("p1", "2013-03-11", "search", HASANOV, date="2013-03-07", case="NIDA case")
    other = told("p2", "2013-04-02", "search", HASANOV, date="2013-03-08", case="NIDA case")
    (event,) = events(one, other)
    assert [given["value"] for given in event.support["date"]] == ["2013-03-07", "2013-03-08"]
    assert event.contradicted


def test_hearings_of_one_trial_are_as_many_as_their_days() -> None:
    days = ["2013-11-28", "2013-12-12", "2013-12-18"]
    hearings = [told(f"p{n}", "2013-12-19", "hearing", HASANOV, date=day, case="NIDA case") for n, day in enumerate(days)]
    undated = told("p9", "2013-12-19", "hearing", HASANOV, case="NIDA case")
    assert len(events(*hearings, undated)) == 4


def test_an_undated_report_that_could_be_of_two_arrests_is_given_to_neither() -> None:
    first = told("p1", "2013-09-13", "detention", HASANOV, date="2013-04-30", case="NIDA case")
    second = told("p2", "2013-09-14", "detention", HASANOV, date="2013-05-17", case="NIDA case")
    undated = told("p3", "2014-10-19", "detention", HASANOV, case="NIDA case")
    assert sorted(e.date for e in events(first, second, undated)) == ["", "2013-04-30", "2013-05-17"]


def test_an_undated_report_is_not_of_what_came_after_it() -> None:
    before = told("p1", "2012-01-10", "detention", HASANOV, case="NIDA case")
    after = told("p2", "2013-04-02", "detention", HASANOV, date="2013-03-14", case="NIDA case")
    assert len(events(before, after)) == 2


def test_what_is_said_of_one_is_not_said_of_the_others() -> None:
    """One page convicts three; another gives one of them his term."""
    together = told("p1", "2014-05-06", "sentence", HASANOV, AZIZOV, GURBANLI, date="2014-05-06")
    his = told("p2", "2014-05-07", "sentence", GURBANLI, AZIZOV, date="2014-05-06", term="P8Y")
    hers = told("p2", "2014-05-07", "sentence", HASANOV, date="2014-05-06", term="P7Y6M")
    record = fold([together, his, hers])
    terms = {
        part.name: event.term
        for event in record.events
        for part in record.participations
        if part.event_id == event.key and part.role == "about"
    }
    assert terms == {GURBANLI: "P8Y", AZIZOV: "P8Y", HASANOV: "P7Y6M"}
    assert all(event.pages == 2 for event in record.events)
    assert sum(source.reading_id == together.key for source in record.sources) == 2


def test_a_list_read_twice_is_one_event_with_all_of_them() -> None:
    one = told("p1", "2013-09-13", "charge", HASANOV, AZIZOV, GURBANLI, date="2013-09-12", articles=("220.1",))
    other = told("p2", "2013-09-14", "charge", GURBANLI, HASANOV, AZIZOV, date="2013-09-12", articles=("220.1",))
    (event,) = events(one, other)
    assert about(one, other)[event.key] == {HASANOV, AZIZOV, GURBANLI}
    assert event.pages == 2


def test_a_range_for_many_holds_the_term_of_one() -> None:
    many = told("p1", "2014-05-06", "sentence", HASANOV, GURBANLI, date="2014-05-06", term="P6Y/P8Y")
    one = told("p2", "2014-05-07", "sentence", HASANOV, date="2014-05-06", term="P7Y6M")
    assert {e.term for e in events(many, one)} == {"P6Y/P8Y", "P7Y6M"}


def test_what_is_demanded_is_not_what_happened() -> None:
    demanded = told("p1", "2014-04-17", "sentence", HASANOV, date="2014-05-06", stance="demanded", case="NIDA case")
    real = told("p2", "2014-05-06", "sentence", HASANOV, date="2014-05-06", case="NIDA case")
    assert sorted(e.stance for e in events(demanded, real)) == ["asserted", "demanded"]


def test_alleged_and_asserted_are_one_event_that_is_asserted() -> None:
    alleged = told("p1", "2013-03-11", "search", HASANOV, date="2013-03-07", stance="alleged")
    asserted = told("p2", "2013-03-12", "search", HASANOV, date="2013-03-07")
    (event,) = events(alleged, asserted)
    assert event.stance == "asserted"


def test_appeals_by_two_on_one_day_are_two_and_by_one_in_two_pages_one() -> None:
    cardin = told("p1", "2014-05-07", "appeal", actor="Senator Ben Cardin", date="2014-05-06", addressee="Azerbaijan")
    again = told("p2", "2014-05-08", "appeal", actor="US Senator Ben Cardin", date="2014-05-06", addressee="Azerbaijan")
    smith = told("p1", "2014-05-07", "appeal", actor="Chris Smith", date="2014-05-06", addressee="Azerbaijan")
    assert sorted(e.pages for e in events(cardin, again, smith)) == [1, 2]


def test_as_many_senators_asking_the_same_man_are_the_same_senators() -> None:
    said = {"count": 16, "count_of": "actors", "addressee": "President Aliyev"}
    one = told("p1", "2015-07-10", "appeal", actor="Sixteen senators", date="2015-07-08", **said)
    other = told("p2", "2015-12-25", "appeal", actor="members of the US Senate", date="2015-07", **said)
    (event,) = events(one, other)
    assert (event.date, event.count, event.pages) == ("2015-07-08", "16", 2)
    other_count = told("p3", "2015-12-25", "appeal", actor="members of the US Senate", date="2015-07", **said | {"count": 17})
    assert len(events(one, other_count)) == 2


def test_groups_of_one_size_on_one_day_are_one_event() -> None:
    one = told("p1", "2024-03-07", "detention", group="six journalists", count=6, count_of="people", date="2024-03-06")
    other = told("p2", "2024-03-08", "detention", group="journalists", count=6, count_of="people", date="2024-03-06")
    less = told("p3", "2024-03-08", "detention", group="journalists", count=5, count_of="people", date="2024-03-06")
    assert sorted(e.pages for e in events(one, other, less)) == [1, 2]


def test_every_reading_is_a_source_and_every_value_shown_was_read() -> None:
    readings = [
        told("p1", "2014-05-06", "sentence", HASANOV, AZIZOV, date="2014-05-06", term="P7Y6M", court="Grave Crimes Court"),
        told("p2", "2014-05-07", "sentence", AZIZOV, date="2014-05-06", judge="Javid Huseynov"),
        told("p3", "2015-07-10", "meeting", "Isaac Herzog", date="2015-07-09"),
    ]
    record = fold(readings)
    assert {source.reading_id for source in record.sources} == {r.key for r in readings}
    for event in record.events:
        for field in ("date", "term", "court", "judge"):
            value = getattr(event, field)
            assert value == "" or value in [given["value"] for given in event.support[field]]


def test_one_reading_that_tells_two_events_of_two_people_gives_two_keys() -> None:
    """Of Hasanov the undated report could be of either day, of Azizov only of one."""
    undated = told("p1", "2013-04-02", "detention", HASANOV, AZIZOV)
    alone = told("p1", "2013-04-02", "detention", HASANOV, date="2013-03-20")
    together = told("p1", "2013-04-02", "detention", HASANOV, AZIZOV, date="2013-03-14")
    record = fold([undated, alone, together])
    assert sorted(event.date for event in record.events) == ["", "2013-03-14", "2013-03-20"]
    assert len({event.key for event in record.events}) == 3


_NAMES = st.lists(
    st.sampled_from([HASANOV, "Rashad Gasanov", AZIZOV, "Mamed Azizov", GURBANLI, "Hasanov"]), max_size=3, unique=True
)
_TOLD = st.builds(
    lambda page, day, kind, people, given: told(f"p{page}", day, kind, *people, **given),
    st.integers(0, 3),
    st.sampled_from(["2013-04-02", "2014-05-06", None]),
    st.sampled_from(["detention", "sentence", "hearing", "appeal", "response", "listing"]),
    _NAMES,
    st.fixed_dictionaries(
        {},
        optional={
            "date": st.sampled_from(["2013-03-14", "2013-03-15", "2013-03", "2014-05-06", "2013-03-14/.."]),
            "term": st.sampled_from(["P8Y", "P7Y", "P6Y/P8Y"]),
            "actor": st.sampled_from(["Amnesty International", "the court", HASANOV]),
            "addressee": st.sampled_from(["President Aliyev", "Amnesty International"]),
            "case": st.just("NIDA case"),
            "outcome": st.sampled_from(["no_comment", "denied"]),
        },
    ),
)


@given(st.lists(_TOLD, max_size=9, unique_by=lambda t: t.key), st.randoms())
def test_the_order_of_arrival_leaves_no_trace(readings: list[Told], random) -> None:
    record = fold(readings)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert fold(shuffled) == record
    assert {source.reading_id for source in record.sources} == {r.key for r in readings}
    for rows in (record.people, record.mentions, record.events, record.participations, record.sources, record.answers):
        assert len({row.key for row in rows}) == len(rows)
    people = {person.key for person in record.people}
    assert {m.person_id for m in record.mentions} - {None} == people
