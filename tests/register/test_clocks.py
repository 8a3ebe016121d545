"""Who was held on a day, as known on another, and why two answers differ."""

from __future__ import annotations

import datetime as dt
import itertools
from unittest import mock

import pytest
from keeping import PAGES, keep

from habeas.register import clocks, queries
from habeas.register.clocks import Counted, Moment, MomentRefused, Why, compared, counted, roll, spelled
from habeas.register.folding import fold
from habeas.register.lists.editions import Edition, EditionRow
from habeas.register.models import Capture
from habeas.register.record import Kept
from habeas.register.sentences import sentences
from habeas.register.status import Kind
from habeas.register.whereabouts import Held

pytestmark = pytest.mark.django_db

LATER = {
    "Zaur Gurbanli was detained on April 1, 2013.": {"type": "detention", "people": ["Zaur Gurbanli"], "date": "2013-04-01"},
    "Emin Huseynov was detained in June 2014.": {"type": "detention", "people": ["Emin Huseynov"], "date": "2014-06"},
    "Huseynli was moved to Prison No. 14.": {
        "type": "transfer",
        "people": ["Huseynli"],
        "date": "2014-06-20",
        "place": "Prison No. 14",
    },
}


@pytest.fixture(autouse=True)
def _kept() -> None:
    keep(*PAGES, ("later.txt", "2015-06-01", LATER))


def at(text: str) -> Counted:
    return counted(Moment.parse(text))


def names(found: Counted) -> dict[str, str]:
    return {one.name.split()[-1]: str(one.held) for one in found.people}


def test_as_known_now_and_as_known_then() -> None:
    assert names(at("2014-05-10")) == {"Gasanov": "held", "Gurbanli": "held"}
    assert names(at("2014-05-10@2014-05-31")) == {"Gasanov": "held"}
    assert names(at("2014-05-10@2013-03-14")) == {}
    (hasanov,) = at("2014-05-10@2013-12-31").people
    assert (hasanov.name, hasanov.status.kind) == ("Rashad Hasanov", Kind.DETAINED), "of the verdict nothing was known"


def test_the_least_and_the_most_under_imprecise_dates_and_lone_surnames() -> None:
    found = at("2014-06-25")
    assert names(found) == {"Gasanov": "held", "Gurbanli": "held", "Huseynov": "perhaps held", "Huseynli": "held"}
    assert (found.least, found.most) == (2, 4)
    assert (at("2014-07-01").least, at("2014-07-01").most) == (3, 4)


def test_what_is_known_now_is_what_people_says() -> None:
    for day in (dt.date(2013, 4, 2), dt.date(2014, 6, 25), dt.date(2015, 1, 1)):
        found = counted(Moment(day))
        told = {one.key: one.status for one in queries.people(day, held_only=True)}
        assert told.items() <= {one.key: one.status for one in found.people}.items()
        assert all(one.held is Held.PERHAPS for one in found.people if one.key not in told)


def test_the_roll_has_everyone_and_counts_as_it_should() -> None:
    for text in ("2014-06-25", "2014-05-10@2014-05-31", "2014-05-10@2013-03-14"):
        moment = Moment.parse(text)
        everyone = roll(moment)
        assert everyone.counted() == counted(moment)
        assert all(one.status is not None or one.held is Held.PERHAPS for one in everyone.people)
    released = next(one for one in roll(Moment.parse("2015-01-01")).people if one.name.endswith("Gurbanli"))
    assert (released.held, released.status.kind) == (Held.NO, Kind.RELEASED)


def test_each_standing_leads_to_a_sentence_that_was_known_then() -> None:
    for text, known in (("2014-06-25", dt.date.max), ("2014-05-10@2014-05-31", dt.date(2014, 5, 31))):
        everyone = roll(Moment.parse(text))
        found = sentences((event for one in everyone.people for event in one.events), everyone.told_in)
        for one in spelled(everyone.moment, everyone.people):
            sentence = found[one.rests_on]
            assert any(spelling.split()[-1] in sentence.quote for spelling in one.spellings), sentence
            assert Capture.objects.get(key=sentence.page).published <= known


def test_what_is_remembered_is_forgotten_when_a_page_comes() -> None:
    moment = Moment.parse("2015-07-01")
    before = roll(moment)
    assert roll(moment) is before
    said = {"Leyla Yunus was detained on June 30, 2015.": {"type": "detention", "people": ["Leyla Yunus"], "date": "2015-06-30"}}
    keep(("newest.txt", "2015-07-01", said))
    assert {one.name for one in roll(moment).people} - {one.name for one in before.people} == {"Leyla Yunus"}


def test_figures_count_nobody_where_no_page_says_it() -> None:
    figures = at("2014-06-25").figures
    assert figures["article"] == {"228.3": 1}
    assert figures["court"] == {"Baku Court of Grave Crimes": 1}
    assert figures["prison"] == {"Prison No. 14": 1}
    assert figures["judge"] == {}
    assert figures["custody"]["detained"] == 2


def test_who_entered_and_who_left_and_because_of_what() -> None:
    found = compared(Moment.parse("2014-06-10"), Moment.parse("2015-01-01"))
    changes = {change.name.split()[-1]: change for change in found.changes}
    assert {name: (str(c.was), str(c.now), c.why, str(c.type), c.date) for name, c in changes.items()} == {
        "Gurbanli": ("held", "not held", Why.LEFT, "release", "2014-12-29"),
        "Huseynov": ("perhaps held", "held", Why.ENTERED, "detention", "2014-06"),
        "Huseynli": ("not held", "held", Why.ENTERED, "transfer", "2014-06-20"),
    }
    assert all(queries.event(change.event) is not None for change in found.changes)


def test_what_is_now_known_says_by_what() -> None:
    (change,) = compared(Moment.parse("2014-05-10@2014-05-31"), Moment.parse("2014-05-10")).changes
    assert (change.name, change.was, change.now, change.why) == ("Zaur Gurbanli", Held.NO, Held.YES, Why.NOW_KNOWN)
    assert (change.type, change.told_by) == ("detention", dt.date(2015, 6, 1))
    (back,) = compared(Moment.parse("2014-05-10"), Moment.parse("2014-05-10@2014-05-31")).changes
    assert (back.was, back.now, back.why) == (Held.YES, Held.NO, Why.NO_LONGER_KNOWN)


def test_two_spellings_that_a_later_page_joins_were_two_people_before() -> None:
    arrest = {"type": "detention", "people": ["Ilgar Guliyev"], "date": "2016-03-14", "court": "Ganja City Court"}
    verdict = {"type": "sentence", "people": ["Ilqar Quliyev"], "date": "2017-05-06", "term": "P7Y", "court": "Ganja City Court"}
    keep(
        ("one.txt", "2016-03-15", {"Ilgar Guliyev was detained on March 14.": arrest}),
        ("two.txt", "2017-05-07", {"Ilqar Quliyev got seven years.": verdict}),
        (
            "three.txt",
            "2018-01-01",
            {
                "Ilqar Quliyev has been in custody since March 14, 2016.": {**arrest, "people": ["Ilqar Quliyev"]},
                "He got seven years on May 6, 2017.": verdict,
            },
        ),
    )
    before, after = Moment.parse("2017-06-01@2017-12-31"), Moment.parse("2017-06-01")
    assert (counted(before).most, counted(after).most) == (5, 4)
    joined = [change for change in compared(before, after).changes if change.why is Why.ONE_PERSON]
    assert [change.names for change in joined] == [("Ilgar Guliyev", "Ilqar Quliyev")]
    parted = [change for change in compared(after, before).changes if change.why is Why.TWO_PEOPLE]
    assert [(change.names, change.was, change.now) for change in parted] == [(joined[0].names, Held.NO, Held.YES)]
    assert {change.name for change in compared(after, before).changes} == {
        change.name for change in compared(before, after).changes
    }


def test_a_release_that_is_not_yet_known_is_the_cause() -> None:
    text = "The activist Zaur Gurbanli was arrested on April 1."
    keep(("early.txt", "2013-04-02", {text: {"type": "detention", "people": ["Zaur Gurbanli"], "date": "2013-04-01"}}))
    changes = compared(Moment.parse("2015-01-02"), Moment.parse("2015-01-02@2014-12-30")).changes
    (change,) = (change for change in changes if change.name == "Zaur Gurbanli")
    assert (change.was, change.now, change.why, change.type) == (Held.NO, Held.YES, Why.NO_LONGER_KNOWN, "release")


def test_the_rows_of_lists_tell_who_is_who_from_the_day_they_are_as_of() -> None:
    edition = Edition("list", "Union", dt.date(2014, 12, 31), (EditionRow("row", "Zaur Gurbanli", {"values": {}}),))
    with (
        mock.patch.object(Kept, "editions", lambda _: (edition,)),
        mock.patch.object(clocks, "listed_name", lambda row, of: (row, of)),
        mock.patch.object(clocks, "fold", wraps=lambda told, related, decided, *_: fold(told, related, decided)) as folded,
    ):
        for moment in ("2014-05-10@2014-12-30", "2014-05-10@2014-12-31", "2014-05-10"):
            at(moment)
    assert [len(call.args[3]) for call in folded.call_args_list] == [0, 1]  # what is known now is in the tables


def test_every_difference_adds_up() -> None:
    days = ("2013-03-01", "2013-04-02", "2014-06-10", "2014-06-25", "2015-01-01")
    moments = [Moment.parse(day + known) for day in days for known in ("", "@2014-05-31", "@2014-12-31")]
    for first, second in itertools.permutations(moments, 2):
        found = compared(first, second)
        by_changes = sum((change.now is not Held.NO) - (change.was is not Held.NO) for change in found.changes)
        assert found.after.most - found.before.most == by_changes, (first, second)
    assert compared(moments[0], moments[0]).changes == ()


def test_a_moment_that_cannot_be_understood_is_refused() -> None:
    for text in ("", "yesterday", "2014-05-10@", "2014-05-10@x", "@2014-05-10"):
        with pytest.raises(MomentRefused, match="is no moment such as"):
            Moment.parse(text)


@pytest.mark.parametrize("day", ["2013-03-14", "2013-12-01", "2014-05-10", "2014-12-30", "2016-01-01"])
def test_what_is_known_now_is_what_a_fold_of_all_pages_tells(day: str) -> None:
    moment = Moment.parse(day)
    by_folding = clocks.counted(Moment(moment.day, known=dt.date.max)).people
    assert spelled(moment, clocks.counted(moment).people) == list(by_folding)
