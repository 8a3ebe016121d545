"""What happens to somebody else in whose description a prisoner is named did not happen to the prisoner."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"The mother of one of the defendants, {_A}, was taken away in a police van.", EventType.DETENTION),
        (f"A lawyer for one of the defendants, {_A}, was arrested outside the court.", EventType.DETENTION),
        (f"The driver of opposition leader {_A} was arrested on Monday.", EventType.DETENTION),
        (f"A court has convicted a friend of marathon bombing suspect {_A}.", EventType.SENTENCE),
        (f"The lawyer defending {_A} has been disbarred.", EventType.RESTRICTION),
        (f"Police detained 304 serving and former staff accused of having ties to the party led by {_A}.", EventType.CHARGE),
        (f"The policeman accused of beating {_A} was acquitted on Monday.", EventType.ACQUITTAL),
        (f"The man convicted of killing {_A} was released on Monday.", EventType.RELEASE),
        (f"The officer who beat {_A} was released.", EventType.RELEASE),
        (f"The officer who had beaten {_A} was released.", EventType.RELEASE),
        (f"The witness who testified against {_A} was released on Monday.", EventType.RELEASE),
        (f"Lawyers defending {_A} were detained on Monday.", EventType.DETENTION),
        (f"{_A} has yet to be charged.", EventType.CHARGE),
        (f"It is not true that {_A} was arrested, the ministry said.", EventType.DETENTION),
        (f"It is untrue that {_A} was arrested.", EventType.DETENTION),
        (f"Was {_A} arrested on Monday?", EventType.DETENTION),
        (f"Was {_A} arrested on Monday because of what he wrote?", EventType.DETENTION),
        (f"Did police beat {_A}, who was arrested in May?", EventType.ILL_TREATMENT),
        (f"Men accused of killing journalist {_A} are still at large.", EventType.CHARGE),
        (f"Activists demanded a new trial, followed by the release of {_A}.", EventType.RELEASE),
        (f"Amnesty fears the arrest of {_A}, followed by torture.", EventType.ILL_TREATMENT),
        (f"Did police beat {_A}?", EventType.ILL_TREATMENT),
        (f"When will {_A} be released?", EventType.RELEASE),
        (f"Wife of jailed blogger {_A} arrested", EventType.DETENTION),
        (f"Lawyer of {_A} disbarred", EventType.RESTRICTION),
        (f"The trial of {_A} was put off because the judge was ill.", EventType.HEALTH),
        (f"The trial of {_A} was put off because a witness fell ill.", EventType.HEALTH),
        (f"The court heard the case of {_A}, whom prosecutors want executed.", EventType.DEATH),
    ],
)
def test_it_is_not_read_of_the_one_named(text: str, kind: EventType) -> None:
    assert [event for event in events(text, kind) if _A in event["people"]] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_B}, accused of defaming {_A}, was jailed.", EventType.DETENTION),
        (f"{_B}, arrested in May for insulting {_A}, was fined on Monday.", EventType.SENTENCE),
        (f"His wife, the translator {_B}, was detained on Monday.", EventType.DETENTION),
        (f"The policeman said {_B} was arrested on Monday.", EventType.DETENTION),
        (f"Why was {_B} arrested?", EventType.DETENTION),
        (f"{_B} was arrested on Monday, but will he be freed?", EventType.DETENTION),
        (f"The journalist {_A} confirmed the news, saying {_B} was arrested on Monday.", EventType.DETENTION),
        (f"The minister responded by saying {_B} was released.", EventType.RELEASE),
        (f"The secretary of the teachers' union, {_B}, was arrested on Monday.", EventType.DETENTION),
        (f"A lawyer for several political prisoners, {_B}, was arrested on Monday.", EventType.DETENTION),
    ],
)
def test_it_is_read_of_whom_it_is_told(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [[_B]]


def test_he_behind_what_a_minister_says_may_be_the_minister() -> None:
    spoken = f"Interior Minister {_B} said that the journalist {_A} was being treated well."
    assert [e for e in events(f"{spoken} He denied that force had been used.", EventType.RESPONSE) if _A in e["people"]] == []
    told = events(f"{spoken} He denies the charges.", EventType.RESPONSE)
    assert [e["people"] for e in told if e["people"]] == [[_A]]


def test_he_behind_a_meeting_is_not_the_one_in_office() -> None:
    (told,) = events(f"President {_B} met {_A} in May. He was arrested a month later.", EventType.DETENTION)
    assert told["people"] == [_A]


def test_those_who_have_arrested_others_are_no_group_arrested() -> None:
    text = "Since March 3, security personnel have arrested at least eight journalists in the capital."
    (event,) = events(text, EventType.DETENTION)
    assert (event["group"], event["actor"]) == ("at least eight journalists", "security personnel")


@pytest.mark.parametrize(
    ("text", "kind", "actor", "day"),
    [
        (f"On Thursday police accused {_A} of inciting violence.", EventType.CHARGE, "police", "2025-03-13"),
        (f"At a hearing on Thursday prosecutors accused {_A} of treason.", EventType.CHARGE, "prosecutors", "2025-03-13"),
        (f"In Baku on Monday officers beat {_A}.", EventType.ILL_TREATMENT, "officers", "2025-03-10"),
    ],
)
def test_those_who_do_it_stand_behind_the_day(text: str, kind: EventType, actor: str, day: str) -> None:
    (event,) = events(text, kind)
    assert (event["people"], event["actor"], event["date"], event["stance"]) == ([_A], actor, day, "asserted")


def test_how_somebody_is_whom_nobody_knows_is_not_how_the_speaker_is() -> None:
    assert (
        events('"Masha is in a very bad condition," Leyla Mammadova, a former councillor, said by telephone.', EventType.HEALTH)
        == []
    )


def test_two_things_of_several_people_are_one_subject() -> None:
    text = "Kamran Aliyev, Rauf Hasanov and Emin Guliyev were beaten. Hasanov is on hunger strike."
    further = "Also the phone calls of all three and their visits are cut until further notice, Mr. Guliyev's wife told."
    told = events(f"{text} {further}", EventType.ILL_TREATMENT)
    assert [e["people"] for e in told][-1] == ["Kamran Aliyev", "Rauf Hasanov", "Emin Guliyev"]


def test_what_a_crime_is_punished_with_is_no_term() -> None:
    text = "Activist Chow Man-ling has been in custody for two years. Chow and two other leaders, Lee Sun and Albert Lo, stand"
    told = events(f"{text} accused of inciting subversion, an offence punishable by up to 10 years.", EventType.CHARGE)
    assert [(len(e["people"]), e.get("term")) for e in told] == [(3, None)]


def test_who_is_protested_against_is_none_of_the_protesters() -> None:
    text = (
        "A court has sentenced three protesters for rioting at a march against Viktor Orlin. The march took place a day before "
        f"Mr Orlin was sworn in.\n{_A} and {_B} were jailed for four years."
    )
    assert {name for event in events(text, EventType.SENTENCE) for name in event.get("people", [])} == {_A, _B}


def test_where_somebody_is_from_is_nobody() -> None:
    (found,) = events(
        "Bushra Hamdan, 36, of Wadi Burkin, detained at a checkpoint in May, was freed on Monday.", EventType.DETENTION
    )
    assert found["people"] == ["Bushra Hamdan"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Everyone who was detained with {_A} and {_B} has been released.", EventType.RELEASE),
        (f"Both were acquitted, unlike {_A} and {_B}.", EventType.ACQUITTAL),
        (f"Those arrested are not {_A} and {_B}.", EventType.DETENTION),
        (f"{_A} and {_B}, neither of whom was charged, were at home.", EventType.CHARGE),
        (f"The brother and the sister of {_A} were given nine and eight years.", EventType.SENTENCE),
    ],
)
def test_it_happened_to_others_than_those_named(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind) if event.get("people")] == []


def test_a_president_who_is_met_or_a_prosecutor_who_says_so_is_not_the_prisoner() -> None:
    assert events(f"{_A} was freed when {_B} met the president.", EventType.MEETING)[0]["people"] == [_B]
    (sought,) = events(f"The prosecutor said that {_A} should be jailed for 12 years.", EventType.SENTENCE_SOUGHT)
    assert "attribution" not in sought


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{_A} was freed by a pardon of President {_B}.", [[_A]]),
        (f"The pardon of President {_B} freed {_A} on Monday.", [[_A]]),
        (f"The pardon of former President {_B} was welcomed.", [[_B]]),
        (f"Governor {_B} was jailed in May. The pardon of Governor {_B} was welcomed.", [[_B]]),
    ],
)
def test_whoever_grants_a_pardon_is_not_freed_by_it(text: str, people: list[list[str]]) -> None:
    assert [event["people"] for event in events(text, EventType.RELEASE)] == people


def test_where_somebody_was_born_is_nobody() -> None:
    text = f"{_A} was fined on Monday. The 40-year-old native of Roi Et has been held since May."
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [[_A]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Three were convicted of insulting King {_A}, giving them a total of eight years behind bars.", EventType.SENTENCE),
        (f"The court gave {_B} two more years for insulting King {_A}, bringing his term to eight.", EventType.SENTENCE),
        (f"{_B} is accused of breaking taboos by criticising King {_A}, risking prosecution.", EventType.CHARGE),
        (f"They are accused of breaking the law by criticising the verdict against {_A}.", EventType.CHARGE),
        (f"{_B} faces charges. He was arrested on a complaint filed by a landlord, Mr. {_A}.", EventType.DETENTION),
        (f"{_A} was freed. Five lawyers are in prison, including one who is held incommunicado.", EventType.ILL_TREATMENT),
    ],
)
def test_whom_an_offence_or_a_complaint_names_is_not_whom_it_happens_to(text: str, kind: EventType) -> None:
    assert _A not in [name for event in events(text, kind) for name in event.get("people", ())]


def test_an_official_who_was_overthrown_is_the_one_detained() -> None:
    (event,) = events(f"Soldiers who overthrew President {_A} detained him on Monday.", EventType.DETENTION)
    assert event["people"] == [_A]


def test_a_lawyer_named_behind_is_none_of_those_counted() -> None:
    text = f"Two reporters have been freed. Their lawyer, {_A} confirmed the ruling, and {_B} wept."
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [[]]
