"""Two people of whom one thing is told, with a clause about the first between them; and years said once in a sentence."""

import pytest
from told import events

from habeas.model import EventType

KARIM, LEYLA = "Rashid Karimov", "Leyla Mammadova"


@pytest.mark.parametrize(
    "text",
    [
        f"{KARIM}, who wrote about corruption, and {LEYLA} were arrested on Monday.",
        f"{KARIM}, a reporter who had covered protests, and {LEYLA}, his editor, were arrested on Monday.",
        f"{KARIM}, who wrote about corruption and led a party, and {LEYLA} were arrested on Monday.",
        f"Police arrested {KARIM}, who wrote about corruption, and {LEYLA} on Monday.",
        f"On Monday police arrested {KARIM}, who edits the site, and his colleague {LEYLA}.",
    ],
)
def test_a_clause_about_the_first_does_not_take_the_second_away(text: str) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    assert (arrest["people"], arrest["date"]) == ([KARIM, LEYLA], "2025-03-10")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{KARIM} was detained on Monday, as was his lawyer {LEYLA}.", [KARIM, LEYLA]),
        (f"{KARIM} was detained on Monday, as was reported by {LEYLA}.", [KARIM]),
        (f"Those arrested on Monday are {KARIM}, editor of Sahar, {LEYLA}, a reporter, and Anar Aliyev.", None),
        (f"Others arrested in the case are {KARIM}, {LEYLA} and Anar Aliyev.", None),
        (f"Police arrested {KARIM}, editor of Sahar, {LEYLA}, a reporter, and Anar Aliyev on Monday.", None),
        (f"Three people were arrested: {KARIM}, editor of Sahar; {LEYLA}, a reporter; and Anar Aliyev, a blogger.", None),
        (f"Police detained {KARIM}, editor of Sahar; the reporter {LEYLA}; and Anar Aliyev, a blogger.", None),
    ],
)
def test_a_list_is_read_to_its_end(text: str, people: list[str] | None) -> None:
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["people"] == (people or [KARIM, LEYLA, "Anar Aliyev"])


def test_who_is_written_about_is_not_arrested_with_the_writer() -> None:
    (arrest,) = events(f"Police arrested {KARIM}, who wrote about corruption, poverty, and {LEYLA}.", EventType.DETENTION)
    assert arrest["people"] == [KARIM]


def test_a_sentence_is_imposed_by_a_court_on_somebody() -> None:
    (sentence,) = events(
        f"A one-year jail sentence has been imposed by a Casablanca court on {KARIM}, the editor of Sahar.", EventType.SENTENCE
    )
    assert (sentence["people"], sentence["court"], sentence["term"]) == ([KARIM], "Casablanca court", "P1Y")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (f"{KARIM} was detained on June 5, 2023, and on July 7 was charged with fraud.", EventType.CHARGE, "2023-07-07"),
        (
            f"{KARIM} was detained on December 9, 2009, and on January 25 was jailed for two years.",
            EventType.SENTENCE,
            "2010-01-25",
        ),
        (
            f"{KARIM}, who was detained on 12 March 2023, was on 20 February jailed for two years.",
            EventType.SENTENCE,
            "2025-02-20",
        ),
        (f"{KARIM} was detained on June 5, 2023. On July 7 he was charged with fraud.", EventType.CHARGE, "2023-07-07"),
    ],
)
def test_a_year_said_once_holds_for_what_the_sentence_goes_on_to(text: str, kind: EventType, date: str) -> None:
    assert [event["date"] for event in events(text, kind)] == [date]


def test_of_two_subjects_neither_is_lost() -> None:
    (release,) = events("State news agency Sahar said 14 women and 16 men had been pardoned.", EventType.RELEASE)
    assert (release["group"], release["count"]) == ("14 women and 16 men", 30)


def test_who_found_that_somebody_was_tortured_asks_for_his_release() -> None:
    text = f"The committee found that {KARIM} had been tortured and called on Minsk to quash his conviction and release him."
    (appeal,) = events(text, EventType.APPEAL)
    assert (appeal["actor"], appeal["people"], appeal["addressee"]) == ("committee", [KARIM], "Minsk")


@pytest.mark.parametrize(
    "text", [f"{KARIM} refused to ask for a pardon.", f"{KARIM} was pressured to sign a letter with a plea for a pardon."]
)
def test_nobody_asks_who_refuses_to_or_is_made_to(text: str) -> None:
    assert events(text, EventType.APPEAL) == []
    assert events(f"{KARIM} has asked the president for a pardon.", EventType.APPEAL)


def test_what_happened_to_one_of_many_happened_to_nobody_else() -> None:
    text = f"Police arrested 14 people, among them the student leader {KARIM}, who was later freed without charge."
    (arrest,), (release,) = events(text, EventType.DETENTION), events(text, EventType.RELEASE)
    assert (arrest["group"], arrest["people"]) == ("14 people", [KARIM])
    assert release["people"] == [KARIM]
    assert "group" not in release
    assert "count" not in release


def test_several_are_held_and_no_trial() -> None:
    text = "No date has been set for the trial of the six, who have been held at Camp Makindye since January."
    assert events(text, EventType.HEARING) == []
    (held,) = events(text, EventType.DETENTION)
    assert (held["count"], held["date"]) == (6, "2025-01")


def test_who_is_spoken_for_by_a_name_behind_a_comma_answers() -> None:
    (answer,) = events(f"The spokesman, {KARIM}, would neither confirm nor deny the arrest of {LEYLA}.", EventType.RESPONSE)
    assert (answer["actor"], answer["outcome"]) == (KARIM, "no_comment")


def test_who_is_protested_against_is_none_of_the_protesters() -> None:
    text = (
        "A court has sentenced three protesters for rioting at a march against Viktor Orlin. The march took place a day before "
        f"Mr Orlin was sworn in.\n{KARIM} and {LEYLA} were jailed for four years."
    )
    assert {name for event in events(text, EventType.SENTENCE) for name in event.get("people", [])} == {KARIM, LEYLA}


def test_respective_terms_of_years_and_months() -> None:
    text = f"{KARIM} and {LEYLA} were sentenced to three years and nine months, and two years and three months, respectively."
    first, second = events(text, EventType.SENTENCE)
    assert (first["people"], first["term"]) == ([KARIM], "P3Y9M")
    assert (second["people"], second["term"]) == ([LEYLA], "P2Y3M")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"The director at Sahar Watch on Thursday expressed concern over the arrest of {KARIM}.", "director at Sahar Watch"),
        (f"The head of the group on Friday voiced alarm over the arrest of {KARIM}.", "head of the group"),
    ],
)
def test_a_day_between_somebody_and_what_he_says_says_nothing(text: str, actor: str) -> None:
    (said,) = events(text, EventType.CONDEMNATION)
    assert said["actor"] == actor


def test_two_subjects_behind_what_the_first_is() -> None:
    (arrest,) = events(f"A former deputy, {KARIM}, and his driver were detained on Monday.", EventType.DETENTION)
    assert arrest["people"] == [KARIM]


def test_behind_an_opening_stands_who_says_it() -> None:
    (said,) = events("In a joint letter, the ambassadors of 12 states voiced concern over the sentence.", EventType.CONDEMNATION)
    assert said["actor"] == "ambassadors of 12 states"


def test_a_number_behind_a_month_counts_people() -> None:
    (arrest,) = events(
        "On 6-8 March nine journalists of Sahar TV and its partner organisation were detained.", EventType.DETENTION
    )
    assert (arrest["group"], arrest["count"], arrest["date"]) == ("nine journalists", 9, "2025-03-06/2025-03-08")


def test_a_list_of_terms_extended_names_all() -> None:
    text = (
        f"Thus, the arrest terms of {KARIM}, director of the Institute of Free Initiatives (IFI); member of the same Institute "
        f"Rustam Velizade; founder of 'Sahar TV' {LEYLA} and employees of this publication: Anar Aliyev and Ali Nabizade have "
        "been extended for three months."
    )
    (extension,) = events(text, EventType.REMAND_EXTENSION)
    assert extension["people"] == [KARIM, "Rustam Velizade", LEYLA, "Anar Aliyev", "Ali Nabizade"]
    assert extension["term"] == "P3M"


def test_who_learned_it_is_none_of_those_named() -> None:
    text = f"Activists learned that three prisoners had served their terms and were released: {KARIM}, {LEYLA} and Anar Aliyev."
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["attribution"]) == ([KARIM, LEYLA, "Anar Aliyev"], "Activists")


def test_terms_asked_for_several_are_not_those_of_the_last_named() -> None:
    (sought,) = events(
        f"{KARIM} was held at home. Prosecutors had requested jail terms of five to six years.", EventType.SENTENCE_SOUGHT
    )
    assert sought["people"] == []
