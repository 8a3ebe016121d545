"""What is told of somebody in passing, between commas: its day is its own, and it happened whatever the sentence wishes."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A = "Kamran Aliyev"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A}, an American citizen detained in Caracas in November, was released on Monday.", EventType.RELEASE),
        (f"{_A}, 45, convicted of fraud in 2023, was freed on parole on Monday.", EventType.RELEASE),
        (f"{_A}, jailed since May 2024, was sentenced on Monday to five years.", EventType.SENTENCE),
        (f"The teacher {_A}, sentenced to five years in May, died on Monday.", EventType.DEATH),
    ],
)
def test_the_day_of_the_verb(text: str, kind: EventType) -> None:
    assert [(e["people"], e["date"]) for e in events(text, kind) if "2025" in e["date"]] == [([_A], "2025-03-10")]


@pytest.mark.parametrize(
    "text",
    [
        f"The EU demanded the release of {_A}, arrested in May.",
        f"The court refused to free {_A}, a teacher arrested in May.",
        f"The embassy was denied access to {_A}, arrested in Ganja in May.",
    ],
)
def test_it_happened(text: str) -> None:
    assert [(e["people"], e["date"], e["stance"]) for e in events(text, EventType.DETENTION)] == [([_A], "2024-05", "asserted")]


def test_a_refusal_has_no_day_of_an_arrest() -> None:
    (told,) = events(f"The embassy was denied access to {_A}, an American detained in November.", EventType.ILL_TREATMENT)
    assert "date" not in told


def test_prisoners_of_conscience_are_counted() -> None:
    (told,) = events("Seven prisoners of conscience were freed on Friday.", EventType.RELEASE)
    assert (told["group"], told["count"]) == ("Seven prisoners of conscience", 7)


def test_a_fine_beside_a_term() -> None:
    (told,) = events(f"{_A} was sentenced to three years. He was also ordered to pay a fine.", EventType.SENTENCE)
    assert (told["term"], told.get("outcome")) == ("P3Y", None)


def test_food_refused_till_now() -> None:
    (told,) = events(f"{_A}, who has refused food for 43 days, was taken to hospital.", EventType.HUNGER_STRIKE)
    assert told["outcome"] == "continued"


def test_a_day_picked_up_by_when_is_a_day() -> None:
    text = f"{_A} has been in custody since 10 April 2024, when officers raided his home."
    assert [e["date"] for e in events(text, EventType.SEARCH)] == ["2024-04-10"]


def test_what_is_told_beside_a_strike_has_days_of_its_own() -> None:
    text = f"{_A} has been detained for seven years and has been on hunger strike since 8 November."
    (held,), (strike,) = events(text, EventType.DETENTION), events(text, EventType.HUNGER_STRIKE)
    assert (held.get("date"), held["term"]) == (None, "P7Y")
    assert (strike["date"], strike.get("term")) == ("2024-11-08/..", None)


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (f"The sentence handed to {_A} in April was upheld on Friday.", EventType.APPEAL_RULING, "2025-03-14"),
        (f"CPJ condemns a court's decision on Thursday to jail {_A} for three years.", EventType.CONDEMNATION, "2025-03-13"),
        ("The decree, signed by the president on December 29, covers 87 people.", EventType.RELEASE, "2024-12-29"),
        ("CPJ welcomes Tuesday’s verdict acquitting Maria Reyna.", EventType.ACQUITTAL, "2025-03-11"),
    ],
)
def test_which_day_it_is(text: str, kind: EventType, date: str) -> None:
    assert [(e["date"], e["stance"]) for e in events(text, kind)] == [(date, "asserted")]


def test_what_a_court_decides_to_do_is_done() -> None:
    text = f"A court's decision on Thursday to extend the detention of {_A} until November 30 drew protests."
    assert [e["until"] for e in events(text, EventType.REMAND_EXTENSION)] == ["2025-11-30"]


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        (
            f"A Minsk court sentenced {_A}, accused of slander, to nine years in prison on Monday.",
            EventType.SENTENCE,
            "term",
            "P9Y",
        ),
        (f"A court on Monday sentenced {_A}, arrested in May 2024, to nine years.", EventType.SENTENCE, "term", "P9Y"),
        (
            f"The court extended the detention of {_A}, detained in May, until June 5.",
            EventType.REMAND_EXTENSION,
            "until",
            "2025-06-05",
        ),
        (f"A judge remanded {_A}, accused of tax evasion, in custody until May 20.", EventType.REMAND, "until", "2025-05-20"),
    ],
)
def test_what_follows_it_is_the_verbs(text: str, kind: EventType, field: str, value: str) -> None:
    assert [event.get(field) for event in events(text, kind)] == [value]
    arrests = events(text, EventType.DETENTION)
    assert len(arrests) == text.count(" in May")
    assert all(event.get(field) is None for event in arrests)


@pytest.mark.parametrize(("others", "were"), [("Two supporters", "were"), ("Friends", "were"), ("A supporter", "was")])
@pytest.mark.parametrize("kind", [EventType.DETENTION, EventType.SENTENCE])
def test_supporters_told_of_aside_are_the_ones(others: str, were: str, kind: EventType) -> None:
    text = f"{others} of {_A}, arrested on Sunday, {were} fined on Monday."
    assert [(event["people"], event["group"]) for event in events(text, kind)] == [([], others)]


def test_the_charge_of_an_acquittal_told_aside() -> None:
    (told,) = events("The three men, charged with treason, were acquitted on Monday.", EventType.ACQUITTAL)
    assert [charge["offence"] for charge in told["charges"]] == ["treason"]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (f"Journalist {_A} imprisoned in Ganja since 2020 was moved to a colony on Monday.", EventType.TRANSFER, "2025-03-10"),
        ("Two journalists held in Ganja since December 2023 were released on Monday.", EventType.RELEASE, "2025-03-10"),
        ("An activist detained in Ganja since May has been sentenced to five years.", EventType.SENTENCE, None),
        ("Two journalists held in Ganja since December 2023 were released in a prisoner swap.", EventType.RELEASE, None),
        ("Six activists jailed after a protest in 2020 were released, the ministry said.", EventType.RELEASE, None),
    ],
)
def test_since_when_and_where_they_were_held_is_not_said_of_the_verb(text: str, kind: EventType, day: str | None) -> None:
    (told,) = events(text, kind)
    assert (told.get("date"), told.get("place")) == (day, "colony" if kind is EventType.TRANSFER else None)


@pytest.mark.parametrize("who", ["newspaper editor", "union boss", "student leader"])
def test_a_trial_opens_whatever_the_accused_is(who: str) -> None:
    (told,) = events(f"The trial of {who} {_A} opened in Ganja on Monday.", EventType.HEARING)
    assert (told["people"], told["date"], told["outcome"]) == ([_A], "2025-03-10", "started")


@pytest.mark.parametrize("who", ["beekeeper", "the rancher", "opposition lawmaker", "the retired nurse"])
def test_whoever_is_found_guilty_is_not_the_judge(who: str) -> None:
    (told,) = events(f"A Ganja judge found {who} {_A} guilty of treason.", EventType.SENTENCE)
    assert (told["people"], told.get("group")) == ([_A], None)


def test_a_network_of_one_letter_is_no_initial() -> None:
    found = events(
        f"{_A} was freed on Thursday, his sister said on X. Aliyev was sentenced to six years in 2022.", EventType.SENTENCE
    )
    assert [(e["people"], e["date"]) for e in found] == [([_A], "2022")]


def test_witnesses_are_not_those_tried() -> None:
    found = events(f"{_A} was arrested in May. The court heard two prosecution witnesses on Monday.", EventType.HEARING)
    assert [(e.get("group"), e["date"]) for e in found] == [(None, "2025-03-10")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"{_A} was arrested in May and convicted of treason.", None),
        (f"{_A} was arrested in May and sentenced in June to five years.", "2024-06"),
        (f"{_A} was detained on Monday and fined for hooliganism.", "2025-03-10"),
        (f"{_A} was tried on Monday and sentenced to five years.", "2025-03-10"),
    ],
)
def test_nobody_is_convicted_on_the_day_of_the_arrest(text: str, day: str | None) -> None:
    assert [e.get("date") for e in events(text, EventType.SENTENCE)] == [day]


def test_the_same_day_is_none_where_no_day_was_told() -> None:
    (told,) = events(f"A court freed the reporter Leyla Karimova. {_A} was arrested on the same day.", EventType.DETENTION)
    assert "date" not in told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"{_A} was jailed, the rights group Viasna said.", "Viasna"),
        (f"{_A}, who claimed that guards had beaten him, was freed.", _A),
    ],
)
def test_who_says_so_is_called_by_name(text: str, who: str) -> None:
    found = [e for kind in (EventType.DETENTION, EventType.ILL_TREATMENT) for e in events(text, kind)]
    assert [e.get("attribution") for e in found] == [who]


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        (f"{_A} was charged with public disorder in connection with the July protests.", ["public disorder"]),
        (f"{_A} was charged with public disorder in response to a rally.", ["public disorder"]),
        (
            f"{_A} was convicted of “spreading false news”, “misusing social media” and joining a banned group.",
            ["spreading false news", "misusing social media", "joining a banned group"],
        ),
        (f"{_A} was charged with disorder in a public place.", ["disorder in a public place"]),
    ],
)
def test_offences_end_where_it_is_said_over_what(text: str, offences: list[str]) -> None:
    (told,) = [e for kind in (EventType.CHARGE, EventType.SENTENCE) for e in events(text, kind)]
    assert [charge["offence"] for charge in told["charges"]] == offences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Officials released jailed reporter {_A} on Monday.", EventType.RELEASE),
        (f"The court freed detained blogger {_A} on Monday.", EventType.RELEASE),
        (f"President Rauf Hasanov pardoned jailed reporter {_A} on Monday.", EventType.RELEASE),
        (f"Police arrested exiled writer {_A} on Monday.", EventType.DETENTION),
        (f"A court sentenced disbarred lawyer {_A} to two years on Monday.", EventType.SENTENCE),
        (f"A judge placed retired general {_A} under house arrest on Monday.", EventType.REMAND),
    ],
)
def test_a_quality_is_not_what_is_done(text: str, kind: EventType) -> None:
    found = [e for each in EventType for e in events(text, each)]
    assert [(e["type"], e["people"], e["date"]) for e in found] == [(kind.value, [_A], "2025-03-10")]


def test_a_verb_before_a_bare_name_is_no_quality() -> None:
    assert events(f"The man arrested accused {_A} of lying.", EventType.DETENTION) == []


def test_nobody_who_asks_for_a_detained_man_detained_him() -> None:
    text = f"The EU urged Iran to free detained reporter {_A}."
    assert events(text, EventType.DETENTION) == []
    (told,) = events(text, EventType.APPEAL)
    assert (told["people"], told["demands"]) == ([_A], [f"free detained reporter {_A}"])


def test_who_is_called_jailed_behind_a_verb_is_not_jailed() -> None:
    for told in (f"The party elected jailed mayor {_A} on Monday.", f"The mayor replaced jailed deputy {_A} on Monday."):
        assert events(told, EventType.REMAND) == []
        assert events(told, EventType.DETENTION) == []


def test_who_but_not_somebody_else_is_freed() -> None:
    for told in (f"{_A}, but not Emin Karimov, was released on Monday.", f"Police freed {_A} and not Emin Karimov on Monday."):
        assert [event["people"] for event in events(told, EventType.RELEASE)] == [[_A]]


def test_it_is_the_husband_who_is_jailed_and_not_whose_husband_he_is() -> None:
    text = "Leyla Karimova, whose husband Emin Karimov was jailed in May, was fined on Monday."
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [["Emin Karimov"]]
    assert [event["people"] for event in events(text, EventType.SENTENCE)] == [["Leyla Karimova"]]


def test_who_accuses_a_detained_man_did_not_detain_him() -> None:
    text = f"The prosecutor accused detained mayor {_A} of bribery on Monday."
    assert events(text, EventType.DETENTION) == []


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (f"{_A}, 71 years old and sentenced to nine years in 2022, fell ill on Friday.", EventType.SENTENCE, "2022"),
        (f"{_A}, blind in one eye and held since May, has asked for a doctor.", EventType.DETENTION, "2024-05"),
        (f"{_A}, a mother of two and arrested in March, is on hunger strike.", EventType.DETENTION, "2025-03"),
    ],
)
def test_what_is_told_of_somebody_beside_what_he_is(text: str, kind: EventType, date: str) -> None:
    (event,) = events(text, kind)
    assert (event["people"], event["date"], event["stance"]) == ([_A], date, "asserted")


def test_what_is_told_beside_a_plan_is_none() -> None:
    (event,) = events(f"{_A}, in prison since 2017 and acquitted once, will be tried again in June.", EventType.ACQUITTAL)
    assert event["stance"] == "asserted"


def test_the_day_of_what_opens_a_sentence_is_its_own() -> None:
    text = f"Freed on bail in May, {_A} is not allowed to leave the country."
    (event,) = events(text, EventType.RESTRICTION)
    assert "date" not in event
    assert events(text, EventType.APPEAL_RULING) == []


def test_what_opens_a_sentence_is_told_whatever_follows() -> None:
    (event,) = events(f"Sentenced to seven years in 2022, {_A} has not seen his children since.", EventType.SENTENCE)
    assert (event["people"], event["term"]) == ([_A], "P7Y")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{_A}, arrested in May, refuses to eat.", EventType.HUNGER_STRIKE),
        (f"{_A}, jailed since May, denies the charges.", EventType.RESPONSE),
        (f"{_A}, held since May, has been denied bail.", EventType.APPEAL_RULING),
    ],
)
def test_both_are_read_and_the_day_is_that_of_the_arrest(text: str, kind: EventType) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    (event,) = events(text, kind)
    assert (arrest["people"], arrest["date"], arrest["stance"]) == ([_A], "2024-05", "asserted")
    assert (event["people"], "date" in event) == ([_A], False)
