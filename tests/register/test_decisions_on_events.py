"""What people decide of events: it changes the record as it says, holds against what comes later, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from keeping import PAGES, keep

from habeas.model import EventType
from habeas.register import queries, record, reviewing
from habeas.register.decisions import (
    Assessing,
    DecisionRefused,
    accept,
    amend,
    assess,
    different_events,
    publish,
    reject,
    same_event,
    take_back,
    withhold,
)
from habeas.register.folding.judging import Standing
from habeas.register.models import Decision, EventRow, Mention
from habeas.register.reviewing import alike, frames_reviewed, queue
from habeas.register.verify import verify

pytestmark = pytest.mark.django_db

BY = {"by": "N. Reviewer", "why": "I read the page"}


def the(kind: str, name: str = "") -> queries.EventView:
    (found,) = (view for view in queries.events() if view.type == kind and (not name or any(n.name == name for n in view.people)))
    return found


def is_as_kept() -> bool:
    return record.differences() == () and list(verify()) == []


def test_an_event_is_reported_by_the_policy_and_confirmed_by_a_person() -> None:
    keep(*PAGES)
    assert the("sentence").standing is Standing.REPORTED
    decided = accept(the("sentence").key, **BY)
    assert the("sentence").standing is Standing.CONFIRMED and the("sentence").decisions == (decided.key,)
    assert is_as_kept()
    take_back(decided.key, by="N.", why="too early")
    assert the("sentence").standing is Standing.REPORTED and the("sentence").decisions == ()


def test_what_is_not_sure_enough_waits_and_no_status_builds_on_it() -> None:
    text = "Anar Mammadli was detained on May 1."
    keep(("unsure.txt", "2014-05-02", {text: {"type": "detention", "people": ["Anar Mammadli"], "confidence": 0.6}}))
    assert the("detention").standing is Standing.UNREVIEWED
    assert queries.people(dt.date(2014, 6, 1)) == ()
    accept(the("detention").key, **BY)
    (person,) = queries.people(dt.date(2014, 6, 1))
    assert person.status is not None and person.status.held and person.standing is Standing.CONFIRMED


def test_two_independent_sources_are_enough() -> None:
    told = {"type": "detention", "people": ["Anar Mammadli"], "date": "2014-05-01", "confidence": 0.6}
    keep(
        ("one.txt", "2014-05-02", {"Anar Mammadli was detained on May 1.": told}),
        ("two.txt", "2014-05-03", {"Police took Anar Mammadli from his flat in Baku last Thursday, his wife said.": told}),
    )
    assert the("detention").standing is Standing.REPORTED


def test_the_register_s_own_policy_holds(tmp_path: object) -> None:
    from habeas.register.home import home

    keep(*PAGES)
    (home() / "entering.yaml").write_text("independent_sources: 2\nconfidence: 0.99\n")
    try:
        record.rebuild()
        assert the("sentence").standing is Standing.UNREVIEWED
        (home() / "entering.yaml").write_text("independent_sources: none\nconfidence: 0.99\n")
        with pytest.raises(ValueError, match=r"entering\.yaml:1: independent_sources is a whole number"):
            record.rebuild()
    finally:
        (home() / "entering.yaml").unlink()


def test_what_is_rejected_leaves_the_record_and_comes_back() -> None:
    keep(*PAGES)
    before = list(record.lines())
    decided = reject(the("release").key, **BY)
    assert [view for view in queries.events() if view.type == "release"] == []
    assert [person.name for person in queries.people(dt.date(2015, 2, 1)) if "Zaur" in person.name] == []
    assert is_as_kept()
    take_back(decided.key, by="N.", why="it was right")
    assert list(record.lines()) == before


def test_a_corrected_value_is_shown_first_and_names_its_decision() -> None:
    keep(*PAGES)
    was = the("sentence")
    decided = amend(was.key, "term", "P8Y", **BY)
    now = the("sentence")
    assert str(now.term) == "P8Y" and now.standing is Standing.CONFIRMED
    assert [(value.value, value.readings, value.decisions) for value in now.support["term"]] == [("P8Y", (), (decided.key,))]
    assert Decision.objects.get(key=decided.key).said["was"] == ["P7Y6M"]
    assert is_as_kept()
    keep(
        (
            "later.txt",
            "2014-05-09",
            {
                "Rashad Hasanov got seven and a half years on May 6, his lawyer said.": {
                    "type": "sentence",
                    "people": ["Rashad Hasanov"],
                    "term": "P7Y6M",
                    "date": "2014-05-06",
                }
            },
        )
    )
    sentences = [view for view in queries.events() if view.type == "sentence"]
    assert "P8Y" in {str(view.term) for view in sentences}
    take_back(decided.key, by="N.", why="misread")
    assert str(the("sentence").term) == "P7Y6M" and the("sentence").pages == 2


def test_who_an_event_is_about_can_be_corrected() -> None:
    keep(*PAGES)
    amend(the("release").key, "people", ["Zaur Qurbanli"], **BY)
    assert [name.name for name in the("release").people] == ["Zaur Qurbanli"]
    assert "Zaur Gurbanli" not in {person.name for person in queries.people(dt.date(2015, 2, 1))}
    assert is_as_kept()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("term", "eight years", "term cannot be 'eight years'"),
        ("date", "2014-13-01", "date cannot be '2014-13-01'"),
        ("quote", "other words", "'quote' cannot be corrected"),
        ("colour", "red", "'colour' cannot be corrected"),
        ("people", ["  "], "holds no letters"),
        ("type", "party", "type cannot be 'party'"),
    ],
)
def test_impossible_corrections_are_refused(field: str, value: object, said: str) -> None:
    keep(*PAGES)
    with pytest.raises(DecisionRefused, match=said):
        amend(the("sentence").key, field, value, **BY)
    assert not Decision.objects.filter(kind="amend").exists()


def _twice() -> tuple[str, str]:
    told = {"type": "ill_treatment", "people": ["Rashad Hasanov"]}
    story = {
        "Rashad Hasanov was beaten on June 1, 2014.": {**told, "date": "2014-06-01"},
        "Guards struck Rashad Hasanov on June 8, 2014.": {**told, "date": "2014-06-08"},
    }
    keep(*PAGES, ("beaten.txt", "2014-06-09", story))
    first, second = (view.key for view in queries.events() if view.type == "ill_treatment")
    return first, second


def test_two_events_are_made_one_and_come_apart_again() -> None:
    first, second = _twice()
    before = list(record.lines())
    assert second in {view.key for view in alike(queries.event(first))}  # type: ignore[arg-type]
    decided = same_event(first, second, **BY)
    merged = the("ill_treatment")
    assert len(merged.sources) == 2 == len(merged.support["date"]) == 2 and decided.key in merged.decisions
    assert is_as_kept()
    take_back(decided.key, by="N.", why="two beatings")
    assert list(record.lines()) == before


def test_a_reading_is_told_apart_from_the_event_it_was_put_with() -> None:
    keep(*PAGES)
    merged = next(view for view in queries.events() if view.type == "detention" and view.pages == 2)
    reading = merged.sources[-1].reading
    decided = different_events(merged.key, reading, **BY)
    assert len([view for view in queries.events() if view.type == "detention"]) == 2
    assert is_as_kept()
    take_back(decided.key, by="N.", why="one arrest")
    assert the("detention").pages == 2


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda: same_event(the("sentence").key, the("release").key, **BY), "of two types are never one"),
        (lambda: same_event(the("sentence").key, the("sentence").key, **BY), "one event already"),
        (lambda: different_events(the("sentence").key, the("sentence").sources[0].reading, **BY), "one of several readings"),
        (lambda: accept("nobodyknowsthis1", **BY), "there is no event 'nobodyknowsthis1'"),
        (lambda: accept(the("sentence").key, by=" ", why="x"), "by whom it is and why"),
        (lambda: accept(the("sentence").key, by="rule: mine", why="x"), "by whom it is and why"),
        (lambda: take_back("nobodyknowsthis1", by="N.", why="x"), "no decision"),
    ],
)
def test_decisions_that_cannot_be_are_refused(decide: Callable[[], object], said: str) -> None:
    keep(*PAGES)
    before = list(record.lines()), Decision.objects.count()
    with pytest.raises(DecisionRefused, match=said):
        decide()
    assert (list(record.lines()), Decision.objects.count()) == before


def test_events_about_two_people_are_never_made_one() -> None:
    keep(
        *PAGES,
        (
            "other.txt",
            "2014-12-31",
            {"Anar Mammadli was pardoned.": {"type": "release", "people": ["Anar Mammadli"], "date": "2014-12-29"}},
        ),
    )
    before = list(record.lines()), Decision.objects.count()
    with pytest.raises(DecisionRefused, match="nobody in common"):
        same_event(the("release", "Zaur Gurbanli").key, the("release", "Anar Mammadli").key, **BY)
    assert (list(record.lines()), Decision.objects.count()) == before


def test_the_last_word_on_publishing_holds() -> None:
    keep(*PAGES)
    assert the("sentence").published is None
    publish(the("sentence").key, **BY)
    assert the("sentence").published is True
    withheld = withhold(the("sentence").key, **BY)
    assert the("sentence").published is False
    take_back(withheld.key, by="N.", why="x")
    assert the("sentence").published is True and is_as_kept()


def test_the_queue_has_the_most_consequential_first_and_loses_what_is_decided() -> None:
    keep(
        *PAGES,
        (
            "unsure.txt",
            "2014-05-02",
            {"Anar Mammadli's flat was searched.": {"type": "search", "people": ["Anar Mammadli"], "confidence": 0.5}},
        ),
    )
    kinds = [waiting.type for waiting in queue().first()]
    assert kinds[:2] == [EventType.SEARCH, EventType.SENTENCE]
    accept(the("sentence").key, **BY)
    assert EventType.SENTENCE not in {waiting.type for waiting in queue().first()}
    assert [waiting.type for waiting in queue(only=[EventType.RELEASE]).first()] == [EventType.RELEASE]
    assert [waiting.type for waiting in queue(frame="search.test").first()] == [EventType.SEARCH]


def test_types_of_one_place_wait_behind_those_before_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "consequence", lambda: {kind: int(kind is not EventType.CHARGE) for kind in EventType})
    keep(*PAGES)
    assert [waiting.type for waiting in queue().first(1)] == [EventType.CHARGE]


def test_the_queue_goes_on_from_each_to_the_next() -> None:
    searched = {"type": "search", "people": ["Rashad Hasanov"], "case": "NIDA case"}
    keep(
        *PAGES,
        ("one.txt", "2013-03-11", {"Police searched the home of Rashad Hasanov on March 7.": searched | {"date": "2013-03-07"}}),
        ("two.txt", "2013-04-02", {"On March 8 the flat of Rashad Hasanov was searched.": searched | {"date": "2013-03-08"}}),
    )
    waiting = queue().first()
    walked = [queue().after("")]
    while (following := queue().after(str(walked[-1]))) is not None:
        walked.append(following)
    assert walked == [one.key for one in waiting]
    assert len(queue()) == len(waiting)
    assert [one.type for one in waiting if one.contradicted] == [EventType.SEARCH]
    assert EventType.SEARCH not in {one.type for one in queue(settled=True).first()}


def test_frames_are_known_by_how_their_readings_fared() -> None:
    keep(*PAGES)
    accept(the("sentence").key, **BY)
    reject(the("release").key, **BY)
    amend(the("charge").key, "date", "2013-03-16", **BY)
    assert {(one.frame, one.accepted, one.of) for one in frames_reviewed()} == {
        ("sentence.test", 1, 1),
        ("release.test", 0, 1),
        ("charge.test", 0, 1),
    }


def test_an_assessment_is_somebodys_and_names_its_definition() -> None:
    keep(*PAGES)
    mention = Mention.objects.get(spelling="Rashad Hasanov").key
    view = Assessing(organisation="Amnesty International", since=dt.date(2014, 5, 8), definition="pace-1900", criteria=("a", "e"))
    made = assess(mention, view, **BY)
    assert made.said["criteria"] == ["a", "e"] and is_as_kept()
    for wrong, said in (
        ({"definition": "pace-1901"}, "no definition 'pace-1901'"),
        ({"criteria": ("z",)}, "has no criterion 'z'"),
        ({"until": dt.date(2014, 1, 1)}, "before it begins"),
        ({"organisation": " "}, "whose it is"),
    ):
        fields = {"organisation": "A", "since": dt.date(2014, 5, 8), "definition": "pace-1900"} | wrong
        with pytest.raises(DecisionRefused, match=said):
            assess(mention, Assessing(**fields), **BY)  # type: ignore[arg-type]


def test_every_decision_is_kept_as_it_was_made() -> None:
    keep(*PAGES)
    decided = accept(the("sentence").key, **BY)
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(key=decided.key).update(said={})
    assert EventRow.objects.filter(standing="confirmed").count() == 1
