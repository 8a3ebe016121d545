"""Times in custody, on chains of events as they were reported."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from stories import fact

from habeas.model import Edtf, EventType
from habeas.register.episodes import Episode, episodes, is_prison
from habeas.register.status import Kind, known_by, status_on

ARREST = fact("detention", "2013-03-30", place="Baku")
REMAND = fact("remand", "2013-03-30", term="P3M", court="Nasimi District Court")
EXTENSION = fact("remand_extension", "2013-06-20", term="P3M")
TRIAL = fact("hearing", "2013-11-28", outcome="started")
SENTENCE = fact("sentence", "2014-05-06", term="P8Y", court="Baku Court of Grave Crimes")
MOVED = fact("transfer", "2015-02-10", place="Prison No. 14")
PARDON = fact("release", "2016-03-17", outcome="pardon")


def kinds(episode: Episode) -> list[tuple[str, str]]:
    return [(str(phase.kind), str(phase.date)) for phase in episode.phases]


def test_from_the_arrest_to_the_pardon_is_one_episode_in_phases() -> None:
    (episode,) = episodes([PARDON, SENTENCE, MOVED, TRIAL, REMAND, ARREST, EXTENSION])
    assert (str(episode.since.date), episode.since.event, episode.since.at_latest) == ("2013-03-30", ARREST.key, False)
    assert kinds(episode) == [("detained", "2013-03-30"), ("remanded", "2013-03-30"), ("serving", "2014-05-06")]
    assert str(episode.phases[1].until.date) == "2013-09-30", "as extended"
    assert str(episode.phases[2].until.date) == "2021-03-30"
    assert [(stay.place, stay.event) for stay in episode.places] == [("Prison No. 14", MOVED.key)]
    assert (str(episode.end.date), episode.end.outcome, episode.end.event) == ("2016-03-17", "pardon", PARDON.key)
    assert not episode.is_open


def test_a_place_of_arrest_is_no_place_of_custody() -> None:
    assert episodes([ARREST])[0].places == ()


def places(episode: Episode) -> list[tuple[str, str, bool]]:
    return [(stay.place, str(stay.date or ""), stay.at_latest) for stay in episode.places]


def test_whatever_finds_or_brings_somebody_to_what_is_called_a_prison_says_where_they_were() -> None:
    (episode,) = episodes(
        [
            ARREST,
            fact("remand", "2013-04-02", term="P3M", place="Kurdakhani"),
            fact("health", "2013-08-01", place="the Kurdakhani detention centre"),
            fact("sentence", "2014-05-06", term="P8Y", place="Penal Colony No. 2"),
            fact("ill_treatment", "2014-09-01", place="punishment cell"),
            fact("hunger_strike", "2015-03-01/..", place="Penal Colony No. 2"),
            fact("release", "2016-03-17", outcome="pardon", place="Prison No. 14"),
        ]
    )
    assert places(episode) == [
        ("Kurdakhani", "2013-04-02", False),
        ("the Kurdakhani detention centre", "2013-08-01", True),
        ("Penal Colony No. 2", "2014-05-06", False),
        ("Prison No. 14", "2016-03-17", True),
    ]


def test_a_prison_in_which_nobody_is_held_by_then_is_no_place_of_theirs() -> None:
    assert episodes([fact("health", "2013-03-01", place="Prison No. 14"), ARREST])[0].places == ()
    assert is_prison("SIZO-1") and not any(map(is_prison, ("Baku", "prison", "courtroom", "punishment cell", "")))


def test_an_end_that_no_page_tells_of_is_none() -> None:
    (episode,) = episodes([ARREST, REMAND])
    assert episode.end is None and episode.is_open


def test_a_move_to_house_arrest_is_a_phase_and_no_end() -> None:
    home = fact("release", "2013-11-12", outcome="house_arrest")
    (episode,) = episodes([ARREST, REMAND, home])
    assert [kind for kind, _ in kinds(episode)] == ["detained", "remanded", "house arrest"]
    assert episode.is_open


def test_a_sentence_that_leaves_at_large_ends_it() -> None:
    (episode,) = episodes([ARREST, fact("sentence", "2014-05-06", term="P3Y", outcome="suspended")])
    assert (episode.end.kind, episode.end.outcome) == (Kind.SENTENCED, "suspended")


def test_a_death_ends_it_and_nothing_comes_after() -> None:
    (episode,) = episodes([ARREST, fact("death", "2013-12-01"), fact("transfer", "2014-01-01", place="Prison No. 1")])
    assert episode.end.kind is Kind.DIED and episode.places == ()


def test_fifteen_days_a_release_and_an_arrest_are_two() -> None:
    days, out, again = (
        fact("detention", "2013-04-30", term="P15D"),
        fact("release", "2013-05-15"),
        fact("detention", "2013-05-17/.."),
    )
    first, second = episodes([days, out, again])
    assert first.end.event == out.key and second.since.event == again.key


def test_an_arrest_after_days_that_were_over_is_another_and_nothing_is_said_of_how_the_first_ended() -> None:
    first, second = episodes([fact("detention", "2013-04-30", term="P15D"), fact("detention", "2013-05-17")])
    assert (first.end, first.superseded, first.is_open) == (None, True, False)
    assert str(second.since.date) == "2013-05-17" and second.is_open


def test_custody_that_only_a_later_event_shows_began_at_the_latest_then() -> None:
    (episode,) = episodes([MOVED])
    assert episode.since.at_latest and kinds(episode) == [("detained", "2015-02-10")]
    assert [stay.place for stay in episode.places] == ["Prison No. 14"]


def test_what_is_planned_or_demanded_makes_no_episode() -> None:
    assert episodes([fact("detention", "2013-03-30", stance="planned")]) == ()
    (episode,) = episodes([ARREST, fact("release", "2013-04-30", stance="demanded")])
    assert episode.is_open


_FACTS = st.lists(
    st.builds(
        lambda kind, date, term, outcome: fact(
            kind, date, told_by="2014-01-01", term=term, outcome=outcome, place="Prison No. 1"
        ),
        st.sampled_from([kind.value for kind in EventType]),
        st.dates(dt.date(2013, 1, 1), dt.date(2015, 12, 31)).map(lambda d: d.isoformat()),
        st.sampled_from([None, "P15D", "P3M", "P8Y"]),
        st.sampled_from([None, "house_arrest", "suspended", "reduced", "overturned"]),
    ),
    max_size=8,
    unique_by=lambda made: made.key,
)


@given(_FACTS, st.dates(dt.date(2012, 1, 1), dt.date(2017, 1, 1)), st.randoms())
def test_held_by_status_is_within_an_open_episode_whatever_the_order(facts, day, random) -> None:
    found = episodes(known_by(day, facts))
    status = status_on(day, facts)
    assert (status is not None and status.held) == any(one.is_open for one in found)
    assert sum(one.is_open for one in found) <= 1
    shuffled = list(facts)
    random.shuffle(shuffled)
    assert episodes(known_by(day, shuffled)) == found
    keys = {f.key for f in facts}
    assert all(phase.event in keys for one in found for phase in one.phases)
    assert all(one.end is None or one.end.event in keys for one in found)
    assert all(isinstance(one.since.date, Edtf) for one in found)
