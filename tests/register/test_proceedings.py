"""Proceedings, on chains of events as they were reported."""

from __future__ import annotations

import pytest
from stories import fact

from habeas.identity import TableMistake
from habeas.model import Charge
from habeas.register.laws import laws, regime_in
from habeas.register.proceedings import Proceeding, proceedings

ARMS, DISORDER, HOOLIGANISM = Charge(article="228.3"), Charge(article="220.1"), Charge(article="221.2")
ARREST = fact("detention", "2013-03-30")
CHARGE = fact("charge", "2013-04-01", charges=(ARMS,))
REMAND = fact("remand", "2013-04-01", term="P3M", court="Nasimi District Court")
EXTENSION = fact("remand_extension", "2013-06-20", term="P3M")
ADDED = fact("charge", "2013-09-12", charges=(ARMS, DISORDER))
TRIAL = fact("hearing", "2013-11-28", outcome="started", court="Baku Court of Grave Crimes")
REQUEST = fact("sentence_sought", "2014-04-17", term="P8Y", stance="demanded")
SENTENCE = fact("sentence", "2014-05-06", term="P7Y", charges=(DISORDER,), court="Baku Court of Grave Crimes", regime="strict")
UPHELD = fact("appeal_ruling", "2014-12-16", outcome="upheld", court="Baku Court of Appeal")
PARDON = fact("release", "2016-03-17", outcome="pardon")
CHAIN = (ARREST, CHARGE, REMAND, EXTENSION, ADDED, TRIAL, REQUEST, SENTENCE, UPHELD)


def events(case: Proceeding) -> set[str]:
    return {*(charged.event for charged in case.charges), *(step.event for step in case.steps)}


def test_one_case_from_the_charge_to_the_appeal() -> None:
    made = proceedings(reversed(CHAIN))
    assert made.unplaced == ()
    (case,) = made.found
    assert [(str(step.date), str(step.until.date)) for step in case.remands] == [
        ("2013-04-01", "2013-07-01"),
        ("2013-06-20", "2013-10-01"),
    ]
    assert [step.event for step in case.hearings] == [TRIAL.key]
    assert [(str(step.term), step.event) for step in case.requests] == [("P8Y", REQUEST.key)]
    (judgment,) = case.judgments
    assert (str(judgment.term), judgment.regime, str(judgment.until.date)) == ("P7Y", "strict", "2020-03-30")
    assert [step.outcome for step in case.rulings] == ["upheld"]
    assert events(case) == {f.key for f in CHAIN} - {ARREST.key}


def test_charges_with_who_brought_them_what_was_added_and_what_the_judgment_names() -> None:
    (case,) = proceedings(CHAIN).found
    assert [(c.charge.article, c.event, c.is_change, c.in_judgment) for c in case.charges] == [
        ("228.3", CHARGE.key, False, False),
        ("220.1", ADDED.key, True, True),
    ]


def test_without_a_judgment_that_names_charges_nothing_is_said_of_them() -> None:
    bare = fact("sentence", "2014-05-06", term="P7Y")
    (case,) = proceedings([CHARGE, bare]).found
    assert [charged.in_judgment for charged in case.charges] == [None]


def test_offences_in_other_words_are_not_said_to_be_missing_from_the_judgment() -> None:
    riots = fact("charge", "2013-04-01", charges=(Charge(offence="plotting riots"),))
    judged = fact("sentence", "2014-05-06", term="P7Y", charges=(Charge(offence="organising mass disorder"),))
    assert [c.in_judgment for c in proceedings([riots, judged]).found[0].charges] == [None, True]


def test_a_charge_without_a_day_is_not_said_to_have_been_added() -> None:
    undated = fact("charge", told_by="2013-09-12", charges=(DISORDER,))
    assert [c.is_change for c in proceedings([CHARGE, undated]).found[0].charges] == [False, False]


def test_a_hearing_after_the_release_stays_with_the_case() -> None:
    assert len(proceedings([*CHAIN, PARDON, fact("hearing", "2017-04-19")]).found) == 1


def test_an_arrest_under_an_article_brings_a_charge_and_days_of_arrest_bring_none() -> None:
    (case,) = proceedings([fact("detention", "2013-03-30", charges=(ARMS,))]).found
    assert [charged.charge for charged in case.charges] == [ARMS]
    assert proceedings([fact("detention", "2013-03-30", term="P15D", charges=(HOOLIGANISM,))]).found == ()


def test_a_charge_after_the_pardon_begins_another_proceeding_and_a_ruling_stays_with_the_old_one() -> None:
    again = fact("charge", "2018-05-01", charges=(HOOLIGANISM,))
    acquitted = fact("acquittal", "2021-11-19")
    made = proceedings([*CHAIN, PARDON, again])
    assert [len(events(case)) for case in made.found] == [8, 1]
    (old,) = proceedings([*CHAIN, PARDON, acquitted]).found
    assert [step.type for step in old.judgments] == ["sentence", "acquittal"]


def test_a_release_before_any_sentence_closes_nothing() -> None:
    assert len(proceedings([CHARGE, fact("release", "2013-05-01", outcome="bail"), TRIAL, SENTENCE]).found) == 1


def test_cases_of_two_names_are_two() -> None:
    nida = fact("charge", "2013-04-01", charges=(ARMS,), case="NIDA case")
    ganja = fact("charge", "2013-06-01", charges=(HOOLIGANISM,), case="Ganja case")
    later = fact("hearing", "2013-11-28", case="NIDA case")
    made = proceedings([nida, ganja, later])
    assert [(case.case, len(events(case))) for case in made.found] == [("NIDA case", 2), ("Ganja case", 1)]


def test_what_has_no_date_belongs_to_what_had_begun_and_to_nothing_where_several_had() -> None:
    undated = fact("appeal_ruling", told_by="2014-12-20", outcome="rejected")
    again = fact("charge", "2018-05-01", charges=(HOOLIGANISM,))
    first, second = proceedings([*CHAIN, PARDON, again, undated]).found
    assert undated.key in events(first) and undated.key not in events(second)
    late = fact("appeal_ruling", told_by="2019-12-20", outcome="rejected")
    made = proceedings([*CHAIN, PARDON, again, late])
    assert [step.event for step in made.unplaced] == [late.key]
    assert [step.event for step in proceedings([undated]).found[0].rulings] == [undated.key]


def test_what_is_denied_or_planned_is_no_step() -> None:
    assert proceedings([fact("charge", "2013-04-01", charges=(ARMS,), stance="denied")]).found == ()
    (case,) = proceedings([CHARGE, fact("hearing", "2013-12-05", stance="planned")]).found
    assert case.hearings == ()


@pytest.mark.parametrize(
    ("quotes", "regime"),
    [
        (["He was sentenced to nine years in a strict-regime colony."], "strict"),
        (["She got five years in a general regime penal colony."], "general"),
        (["Суд приговорил его к шести годам колонии строгого режима."], "strict"),
        (["One got nine years of strict regime, the other six of general regime."], ""),
        (["He was sentenced to nine years."], ""),
    ],
)
def test_a_regime_is_known_where_the_sentences_name_exactly_one(quotes: list[str], regime: str) -> None:
    assert regime_in(quotes) == regime


ATLANTIS = """regimes: {{strict: [strict regime]}}
countries:
  - country: Atlantis
    law: Code of Atlantis
    named_by: {named}
    day_for_day:
      - {rule}
"""


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("countries: [", 2, "is no YAML"),
        ("countries: []", 1, "regimes are"),
        ("regimes: []\ncountries: []", 1, "regimes are"),
        ("regimes: {}\ncountries:\n  - {country: X, law: L, named_by: [X]}", 3, "a country has"),
        (ATLANTIS.format(named="[Atlantis]", rule="{until: soon}"), 7, "are days"),
        (ATLANTIS.format(named="[Atlantis]", rule="{untill: 2018-07-13}"), 7, "a rule has"),
        (ATLANTIS.format(named="[Atlantis]", rule="{regimes: [strct]}"), 7, "some of strict"),
        (ATLANTIS.format(named="[Atlantis]", rule="{regimes: strict}"), 7, "some of strict"),
        (ATLANTIS.format(named="[Atlantis]", rule="{until: 2018-07-13, until: 2019-01-01}"), 7, "stands twice"),
        (ATLANTIS.format(named="[United Kingdom]", rule="{}"), 5, "one telling word"),
        (
            "regimes: {}\ncountries:\n  - {country: X, law: L, named_by: [Z], day_for_day: []}\n"
            "  - {country: Y, law: L, named_by: [Z], day_for_day: []}",
            4,
            "'z' names X too",
        ),
    ],
)
def test_a_mistake_in_the_file_of_laws_is_told_with_its_line(tmp_path, content: str, line: int, said: str) -> None:
    path = tmp_path / "countries.yaml"
    path.write_text(content)
    with pytest.raises(TableMistake, match=said) as told:
        laws(path)
    assert str(told.value).startswith(f"{path}:{line}: ") and "\n" not in str(told.value)
