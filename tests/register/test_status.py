"""The rules of status, on chains of events as they were reported."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import fact

from habeas.model import Charge, Edtf, EventType, Stance
from habeas.register import status as rules
from habeas.register.laws import DayForDay, Law
from habeas.register.status import Fact, Kind, held_bounds, status_on

ARREST = fact("detention", "2013-03-30")
REMAND = fact("remand", "2013-03-30", term="P3M", court="Nasimi District Court")
TRIAL = fact("hearing", "2013-11-28", outcome="started")
SENTENCE = fact("sentence", "2014-05-06", term="P8Y", court="Baku Court of Grave Crimes", judge="Javid Huseynov")
PARDON = fact("release", "2016-03-17", outcome="pardon")
CHAIN = (ARREST, REMAND, TRIAL, SENTENCE, PARDON)


def on(day: str, *facts: Fact):
    return status_on(dt.date.fromisoformat(day), facts)


@pytest.mark.parametrize(
    ("day", "kind", "held", "until"),
    [
        ("2013-03-30", Kind.REMANDED, True, "2013-06-30"),
        ("2013-12-01", Kind.ON_TRIAL, True, None),
        ("2014-05-06", Kind.SERVING, True, "2021-03-30"),
        ("2016-03-16", Kind.SERVING, True, "2021-03-30"),
        ("2016-03-17", Kind.RELEASED, False, None),
    ],
)
def test_a_whole_chain_day_by_day(day: str, kind: Kind, held: bool, until: str | None) -> None:
    status = on(day, *CHAIN)
    assert status is not None
    assert (status.kind, status.held) == (kind, held)
    assert (str(status.until.date) if status.until else None) == until
    assert (str(status.since.date) if status.since else None) == ("2013-03-30" if held else None)


def test_before_the_first_event_nothing_is_known() -> None:
    assert on("2013-03-29", *CHAIN) is None


def test_an_end_that_is_stated_is_not_computed_and_one_that_is_computed_says_from_what() -> None:
    stated = on("2014-10-25", fact("detention", "2014-07-30"), fact("remand_extension", "2014-10-24", until="2015-02-28"))
    assert stated.until.date == Edtf.parse("2015-02-28")
    assert not stated.until.computed
    computed = on("2014-06-01", *CHAIN)
    assert computed.until.computed
    assert computed.until.how == "P8Y counted from the arrest, 2013-03-30 (Criminal Code of Azerbaijan, Article 69.3)"


def test_an_extension_for_a_term_runs_from_the_end_known_before() -> None:
    extended = on("2013-07-01", REMAND, fact("remand_extension", "2013-06-20", term="P2M"))
    assert str(extended.until.date) == "2013-08-30"
    assert "2013-06-30" in extended.until.how


def test_an_extension_without_an_end_known_before_has_none() -> None:
    assert on("2013-09-14", fact("remand_extension", "2013-09-13", term="P2M")).until is None


@pytest.mark.parametrize("arrest", ["2013-03", "2013", "2013-03-07/2013-03-14"])
def test_the_end_of_a_sentence_is_not_computed_from_an_arrest_on_no_one_day(arrest: str) -> None:
    assert on("2014-06-01", fact("detention", arrest), SENTENCE).until is None


def test_the_end_of_a_sentence_is_not_computed_where_no_arrest_is_reported() -> None:
    status = on("2014-06-01", SENTENCE)
    assert (status.kind, status.until) == (Kind.SERVING, None)
    assert status.since.at_latest


@pytest.mark.parametrize(
    ("court", "sentenced", "regime", "until"),
    [
        ("Baku Court of Grave Crimes", "2014-05-06", "", "2021-03-30"),
        ("Supreme Court", "2014-05-06", "", None),
        ("Court of Grave Crimes in Atlantis", "2014-05-06", "", None),
        ("Tverskoy District Court of Moscow", "2014-05-06", "general", None),
        ("Tverskoy District Court of Moscow", "2019-05-06", "", None),
        ("Tverskoy District Court of Moscow", "2019-05-06", "strict", "2021-03-30"),
        ("Tverskoy District Court of Moscow", "2019-05-06", "general", None),
        ("Minsk City Court", "2019-05-06", "special", "2021-03-30"),
        ("Minsk City Court", "2021-07-06", "", None),
        ("court in Baku on a request from Minsk", "2014-05-06", "", None),
    ],
)
def test_time_served_is_counted_as_the_law_of_the_country_says_where_it_is_known(
    court: str, sentenced: str, regime: str, until: str | None
) -> None:
    status = on("2021-07-07", ARREST, fact("sentence", sentenced, term="P8Y", court=court, regime=regime))
    assert status.held and status.kind is Kind.SERVING
    assert (str(status.until.date) if status.until else None) == until


def test_the_end_of_a_sentence_after_an_earlier_time_in_custody_is_not_computed() -> None:
    bail, again = fact("release", "2013-09-30", outcome="bail"), fact("detention", "2014-03-30")
    court = fact("sentence", "2014-05-06", term="P3Y", court="Baku Court of Grave Crimes")
    assert on("2014-06-01", ARREST, bail, again, court).until is None
    days = fact("detention", "2013-03-01", term="P15D")
    assert str(on("2014-06-01", days, fact("release", "2013-03-16"), ARREST, court).until.date) == "2016-03-30"


def test_an_imprecise_day_of_judgment_must_fit_the_law_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = DayForDay(dt.date.min, dt.date(2014, 5, 14), frozenset())
    law = Law("Atlantis", "Code of Atlantis", frozenset({"atlantis"}), (rule,))
    monkeypatch.setattr(rules, "law_of", lambda texts: law)
    ends = [on("2014-12-01", ARREST, fact("sentence", day, term="P8Y")).until for day in ("2014-05-06", "2014-05", "2014")]
    assert [end is not None for end in ends] == [True, False, False]


def test_a_remand_long_after_the_days_of_an_arrest_begins_another_custody() -> None:
    days = fact("detention", "2013-04-30", term="P15D")
    assert str(on("2014-06-01", days, fact("remand", "2013-07-01")).since.date) == "2013-07-01"
    assert str(on("2014-06-01", days, fact("remand", "2013-05-16")).since.date) == "2013-04-30"


def test_the_end_of_a_sentence_after_house_arrest_is_not_computed() -> None:
    house = fact("remand", "2013-04-01", outcome="house_arrest", term="P3M")
    assert on("2014-06-01", ARREST, house, SENTENCE).until is None


def test_a_detention_after_the_days_of_an_arrest_were_over_is_another() -> None:
    days, again = fact("detention", "2013-04-30", term="P15D"), fact("detention", "2013-05-17")
    assert str(on("2013-05-20", days, again).since.date) == "2013-05-17"
    within = fact("detention", "2013-05-10")
    assert str(on("2013-05-20", days, within).since.date) == "2013-04-30"


@pytest.mark.parametrize("term", ["life", "P6Y/P8Y"])
def test_a_life_term_and_a_range_have_no_computed_end(term: str) -> None:
    assert on("2014-06-01", ARREST, fact("sentence", "2014-05-06", term=term)).until is None


@pytest.mark.parametrize("stance", [Stance.DEMANDED, Stance.DENIED, Stance.PLANNED])
@pytest.mark.parametrize("kind", ["release", "acquittal", "sentence", "detention", "death"])
def test_what_is_demanded_denied_or_planned_changes_nothing(kind: str, stance: Stance) -> None:
    said = Fact(key="said", type=EventType(kind), stance=stance, date=Edtf.parse("2014-01-10"))
    assert on("2014-02-01", ARREST, said) == on("2014-02-01", ARREST)


@pytest.mark.parametrize("outcome", ["suspended", "fine", "in_absentia"])
def test_some_sentences_leave_at_large(outcome: str) -> None:
    status = on("2014-06-01", fact("sentence", "2014-05-06", term="P3Y", outcome=outcome))
    assert (status.kind, status.held) == (Kind.SENTENCED, False)


def test_a_conviction_without_a_term_does_not_put_in_custody() -> None:
    assert not on("2015-04-17", fact("sentence", "2015-04-16", outcome="convicted")).held
    assert on("2015-04-17", ARREST, fact("sentence", "2015-04-16", outcome="convicted")).held


def test_house_arrest_is_deprivation_of_liberty_by_either_road() -> None:
    ordered = on("2013-04-01", fact("remand", "2013-03-30", outcome="house_arrest", term="P3M"))
    moved = on("2013-12-01", ARREST, fact("release", "2013-11-12", outcome="house_arrest"))
    assert ordered.kind == moved.kind == Kind.HOUSE_ARREST
    assert ordered.held and moved.held


def test_administrative_arrest_ends_with_its_days_and_a_second_arrest_begins_anew() -> None:
    facts = (
        fact("detention", "2013-04-30", term="P15D"),
        fact("release", "2013-05-15", outcome="served"),
        fact("detention", "2013-05-17/.."),
    )
    assert str(on("2013-05-02", *facts).until.date) == "2013-05-15"
    assert on("2013-05-16", *facts).kind == Kind.RELEASED
    again = on("2013-05-20", *facts)
    assert (again.kind, str(again.since.date), again.until) == (Kind.DETAINED, "2013-05-17/..", None)


def test_a_ruling_reduces_the_term_and_another_overturns_the_judgment() -> None:
    reduced = on("2015-01-01", *CHAIN[:4], fact("appeal_ruling", "2014-12-16", outcome="reduced", term="P6Y"))
    assert str(reduced.until.date) == "2019-03-30"
    overturned = on("2015-01-01", *CHAIN[:4], fact("appeal_ruling", "2014-12-16", outcome="overturned"))
    assert (overturned.kind, overturned.held, overturned.until) == (Kind.ON_TRIAL, True, None)
    upheld = on("2015-01-01", *CHAIN[:4], fact("appeal_ruling", "2014-12-16", outcome="upheld"))
    assert upheld.kind is Kind.SERVING


def test_death_is_the_end_whatever_is_reported_later() -> None:
    status = on("2026-01-01", ARREST, fact("death", "2025-12-06"), fact("hearing", "2025-12-20"))
    assert (status.kind, status.held) == (Kind.DIED, False)


def test_a_transfer_shows_custody_that_nobody_reported() -> None:
    status = on("2017-05-01", fact("transfer", "2017-04-22"))
    assert status.held and status.since.at_latest


def test_imprecise_dates_leave_open_what_they_leave_open() -> None:
    facts = (fact("detention", "2013-03"), fact("release", "2014-10", outcome="pardon"))
    assert held_bounds(dt.date(2013, 2, 28), facts, status_on(dt.date(2013, 2, 28), facts)) == (False, False)
    assert held_bounds(dt.date(2013, 3, 10), facts, status_on(dt.date(2013, 3, 10), facts)) == (False, True)
    assert held_bounds(dt.date(2014, 1, 1), facts, status_on(dt.date(2014, 1, 1), facts)) == (True, True)
    assert held_bounds(dt.date(2014, 10, 15), facts, status_on(dt.date(2014, 10, 15), facts)) == (False, True)
    assert held_bounds(dt.date(2014, 11, 1), facts, status_on(dt.date(2014, 11, 1), facts)) == (False, False)
    assert not on("2014-10-15", *facts).certain


def test_arrest_and_release_in_one_year_leave_free_after_it() -> None:
    facts = (fact("detention", "2013"), fact("release", "2013"))
    assert held_bounds(dt.date(2014, 1, 1), facts, status_on(dt.date(2014, 1, 1), facts)) == (False, False)
    assert held_bounds(dt.date(2013, 7, 1), facts, status_on(dt.date(2013, 7, 1), facts)) == (False, True)


def test_an_undated_report_counts_from_its_page_and_undoes_nothing_that_came_later() -> None:
    background = fact("detention", told_by="2016-03-18")
    assert on("2016-03-18", background).since.at_latest
    assert on("2016-03-17", background) is None
    assert on("2016-04-01", *CHAIN, background).kind is Kind.RELEASED
    assert on("2013-04-02", ARREST, fact("remand", told_by="2013-04-01", term="P3M")).kind is Kind.REMANDED
    assert on("2017-01-01", *CHAIN, fact("remand", told_by="2016-12-01")).kind is Kind.RELEASED


def test_custody_nobody_confirms_becomes_doubtful() -> None:
    assert not on("2014-03-30", ARREST).unconfirmed
    doubtful = on("2014-04-01", ARREST)
    assert doubtful.held and doubtful.doubt == "nothing was reported since 2013-03-30"
    confirmed = on("2014-04-01", ARREST, fact("health", "2014-01-30"))
    assert (confirmed.confirmed, confirmed.doubt) == (dt.date(2014, 1, 30), "")
    over = on("2013-07-01", REMAND)
    assert over.doubt == "the term ended on 2013-06-30 and nothing was reported since"
    assert not on("2030-01-01", *CHAIN).unconfirmed


def test_charges_court_and_judge_come_from_the_latest_that_name_them() -> None:
    arms, disorder = Charge(article="228.3"), Charge(article="220.1", offence="mass disorder")
    charge, added = fact("charge", "2013-04-01", charges=(arms,)), fact("charge", "2013-09-12", charges=(disorder,))
    before = on("2013-10-01", ARREST, REMAND, charge, added)
    assert before.charges == ((arms, charge.key), (disorder, added.key))
    assert before.court.text == "Nasimi District Court"
    convicted = fact("sentence", "2014-05-06", term="P8Y", charges=(disorder,), court="Baku Court of Grave Crimes")
    after = on("2014-05-07", ARREST, REMAND, charge, added, convicted)
    assert after.charges == ((disorder, convicted.key),)
    assert (after.court.text, after.court.event) == ("Baku Court of Grave Crimes", convicted.key)


_DATES = st.one_of(
    st.none(),
    st.dates(dt.date(2013, 1, 1), dt.date(2015, 12, 31)).map(lambda d: d.isoformat()),
    st.sampled_from(["2013", "2013-05", "2014-10", "2013-03/2013-05", "2013-05-17/..", "../2014-03", "2014-07?"]),
)
_FACTS = st.lists(
    st.builds(
        lambda kind, date, told, term, outcome: fact(kind, date, told_by=told, term=term, outcome=outcome),
        st.sampled_from([kind.value for kind in EventType]),
        _DATES,
        st.sampled_from(["2014-01-01", "2015-06-30"]),
        st.sampled_from([None, "P3M", "life", "P6Y/P8Y"]),
        st.sampled_from([None, "house_arrest", "suspended", "reduced", "overturned"]),
    ),
    max_size=8,
    unique_by=lambda made: made.key,  # as events' keys are
)


@given(_FACTS, st.dates(dt.date(2012, 1, 1), dt.date(2030, 1, 1)), st.randoms())
def test_any_facts_in_any_order_give_one_status_that_rests_on_one_of_them(facts, day, random) -> None:
    status = status_on(day, facts)
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert status_on(day, shuffled) == status
    least, most = held_bounds(day, facts, status_on(day, facts))
    assert least <= most
    if status is not None:
        assert status.event in {f.key for f in facts}
        assert (least, most) == ((status.held, status.held) if status.certain else (False, True))
