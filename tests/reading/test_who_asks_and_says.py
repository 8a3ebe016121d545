"""Who asks for somebody, who says so and who is accused are kept apart from those they speak of."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_who_asks_for_him_is_not_he_himself() -> None:
    text = f"Envoy {_B} said he was alarmed by the arrest of {_A}. He urged Baku to free him."
    (told,) = events(text, EventType.APPEAL)
    assert (told["actor"], told["people"]) == (_B, [_A])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"The mother of jailed student {_A} appealed to President {_B} to pardon her son.", [_A]),
        (f"{_A}'s wife urged President {_B} to free her husband.", [_A]),
        (f"Activists urged President {_B} to free the blogger and his wife.", []),
        (f"Activists urged President {_B} to free {_A} and his wife.", [_A]),
    ],
)
def test_nothing_is_asked_for_the_one_who_is_asked(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.APPEAL)
    assert told["people"] == people


@pytest.mark.parametrize("accused", ["the police", "guards"])
def test_what_somebody_is_accused_of_is_only_alleged_and_done_by_him(accused: str) -> None:
    (told,) = events(f"The family accused {accused} of beating {_A}.", EventType.ILL_TREATMENT)
    assert (told["stance"], told["attribution"], told["actor"]) == ("alleged", "family", accused.removeprefix("the "))


def test_an_abduction_somebody_is_accused_of_is_alleged() -> None:
    (told,) = events(f"The union accused the army of abducting the reporter {_A}.", EventType.DETENTION)
    assert told["stance"] == "alleged"


def test_nobody_is_charged_with_what_the_police_are_accused_of() -> None:
    assert events(f"Police have been accused of beating {_A}.", EventType.CHARGE) == []
    assert events(f"{_A} was accused of insulting the king.", EventType.CHARGE) != []
    assert events(f"Myanmar journalist {_A} was charged with sedition.", EventType.CHARGE) != []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"“He is innocent,” {_B} told reporters.", []),
        (f"“My husband is innocent,” {_B} told reporters.", []),
        (f"“I am innocent,” {_A} told reporters.", [_A]),
        (f"{_A} said he was innocent.", [_A]),
    ],
)
def test_who_is_innocent_is_not_always_who_says_so(text: str, people: list[str]) -> None:
    (told,) = events(text, EventType.RESPONSE)
    assert told["people"] == people


def test_a_call_for_release_is_not_one_from_prison() -> None:
    text = f"The foreign ministry rejected a call by the European Union for the release of {_A}."
    assert events(text, EventType.ILL_TREATMENT) == []
    assert events(f"The prison cancelled the calls of {_A}.", EventType.ILL_TREATMENT) != []


def test_she_who_added_it_is_the_lawyer_who_spoke() -> None:
    text = f"{_A} was arrested. His lawyer, Leyla Karimova, said that he had been beaten. She added that {_A} was in hospital."
    (told,) = events(text, EventType.HEALTH)
    assert told["attribution"] == "Leyla Karimova"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wang Quan was released in 2020. His wife, Li Wen, campaigned for him. She was detained on Monday.", "Li Wen"),
        ("Li Wen was released in 2020. Her husband, Quan Bo, campaigned for her. He was detained on Monday.", "Quan Bo"),
    ],
)
def test_a_possessive_says_what_the_one_told_of_is(text: str, who: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told["people"] == [who]


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("Two dozen activists", 24),
        ("Several dozen activists", "several dozen"),
        ("A few hundred people", "a few hundred"),
        ("More than a dozen reporters", "more than a dozen"),
        ("Half a dozen activists", "half a dozen"),
        ("A dozen people", 12),
    ],
)
def test_dozens_and_hundreds_are_counted_as_they_are_told(group: str, count: int | str) -> None:
    (told,) = events(f"{group} were detained on Monday.", EventType.DETENTION)
    assert (told["group"], told["count"]) == (group, count)


def test_what_came_before_a_vote_is_not_of_its_day() -> None:
    (told,) = events(f"Ahead of Sunday's election, police arrested {_A} on Thursday.", EventType.DETENTION)
    assert told["date"] == "2025-03-13"


def test_a_trial_that_began_is_not_the_next_hearing() -> None:
    found = events(f"The trial of {_A} began on Monday. The next hearing is on March 25.", EventType.HEARING)
    assert [(e["date"], e["stance"]) for e in found] == [("2025-03-10", "asserted"), ("2025-03-25", "planned")]
    found = events(f"The trial of {_A} began. The next hearing is on March 25.", EventType.HEARING)
    assert [e["stance"] for e in found] == ["asserted", "planned"]


@pytest.mark.parametrize("who", ["Tunisian judge", "Prosecutor"])
def test_whoever_judges_others_may_be_detained_too(who: str) -> None:
    (told,) = events(f"{who} {_A} was detained at the airport on Monday.", EventType.DETENTION)
    assert told["people"] == [_A]


def test_a_judge_is_none_of_those_he_sentenced() -> None:
    text = f"Judge {_B} sentenced {_A} to six years and Leyla Karimova to five. The Supreme Court will hear their appeal in May."
    assert [e["people"] for e in events(text, EventType.HEARING)] == [[_A, "Leyla Karimova"]]


@pytest.mark.parametrize("name", ["Wang Jun", "Jan Mlynar", "May Thu"])
def test_a_name_may_be_a_month(name: str) -> None:
    (told,) = events(f"Lawyer {name} was arrested on Monday.", EventType.DETENTION)
    assert (told["people"], told["date"]) == ([name], "2025-03-10")


def test_a_distance_is_another_day_than_that_of_the_verb_before() -> None:
    (told,) = events(f"{_A} was released in November 2023 and rearrested 12 days later.", EventType.DETENTION)
    assert "date" not in told


def test_a_day_is_no_part_of_a_place() -> None:
    (told,) = events("Police raided the office of the newspaper Trud on Monday night.", EventType.SEARCH)
    assert told["place"] == "office of the newspaper Trud"


@pytest.mark.parametrize(
    "text",
    [
        "Ten organizations called in a joint statement on Tuesday for the release of Kamran Aliyev.",
        "Ten organizations called on Tuesday for the release of Kamran Aliyev.",
        "The union called at a rally in Ganja for the release of Kamran Aliyev.",
        "Amnesty International called in a statement for the release of Kamran Aliyev.",
    ],
)
def test_what_is_asked_for_is_no_part_of_what_it_is_asked_in(text: str) -> None:
    (told,) = events(text, EventType.APPEAL)
    assert (told["people"], told["demands"]) == (["Kamran Aliyev"], ["the release of Kamran Aliyev"])


def test_who_found_that_somebody_was_tortured_asks_for_his_release() -> None:
    text = f"The committee found that {_A} had been tortured and called on Minsk to quash his conviction and release him."
    (appeal,) = events(text, EventType.APPEAL)
    assert (appeal["actor"], appeal["people"], appeal["addressee"]) == ("committee", [_A], "Minsk")


@pytest.mark.parametrize(
    "text", [f"{_A} refused to ask for a pardon.", f"{_A} was pressured to sign a letter with a plea for a pardon."]
)
def test_nobody_asks_who_refuses_to_or_is_made_to(text: str) -> None:
    assert events(text, EventType.APPEAL) == []
    assert events(f"{_A} has asked the president for a pardon.", EventType.APPEAL)


def test_who_is_spoken_for_by_a_name_behind_a_comma_answers() -> None:
    (answer,) = events(f"The spokesman, {_A}, would neither confirm nor deny the arrest of {_B}.", EventType.RESPONSE)
    assert (answer["actor"], answer["outcome"]) == (_A, "no_comment")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"The director at Sahar Watch on Thursday expressed concern over the arrest of {_A}.", "director at Sahar Watch"),
        (f"The head of the group on Friday voiced alarm over the arrest of {_A}.", "head of the group"),
    ],
)
def test_a_day_between_somebody_and_what_he_says_says_nothing(text: str, actor: str) -> None:
    (said,) = events(text, EventType.CONDEMNATION)
    assert said["actor"] == actor


def test_behind_an_opening_stands_who_says_it() -> None:
    (said,) = events("In a joint letter, the ambassadors of 12 states voiced concern over the sentence.", EventType.CONDEMNATION)
    assert said["actor"] == "ambassadors of 12 states"


def test_who_learned_it_is_none_of_those_named() -> None:
    text = f"Activists learned that three prisoners had served their terms and were released: {_A}, {_B} and Anar Aliyev."
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["attribution"]) == ([_A, _B, "Anar Aliyev"], "Activists")


def test_the_prosecutor_without_what_the_sentence_opens_with() -> None:
    text = "In his closing arguments the prosecutor insisted on nine years for Kamran Aliyev."
    (sought,) = events(text, EventType.SENTENCE_SOUGHT)
    assert (sought["actor"], sought["term"]) == ("prosecutor", "P9Y")


@pytest.mark.parametrize(
    ("said", "kind", "actor"),
    [
        ("His wife said they had beaten him in the cell.", EventType.ILL_TREATMENT, None),
        ("The lawyer Leyla Mammadova says they beat him in the cell.", EventType.ILL_TREATMENT, None),
        ("“They put him in a punishment cell,” his sister said.", EventType.ILL_TREATMENT, None),
        ("Prosecutors said they had charged him with fraud.", EventType.CHARGE, "Prosecutors"),
        ("The ministry said it had released him.", EventType.RELEASE, "ministry"),
    ],
)
def test_who_tells_of_it_has_not_done_it(said: str, kind: EventType, actor: str | None) -> None:
    (event,) = events(f"Kamran Aliyev was arrested in May. {said}", kind)
    assert event.get("actor") == actor


def test_in_a_resolution_those_ask_who_made_it() -> None:
    text = f"{_A} was jailed in May. Two senators introduced a resolution in which the ministry is urged to secure his release."
    (appeal,) = events(text, EventType.APPEAL)
    assert (appeal["actor"], appeal["addressee"], appeal["people"]) == ("senators", "ministry", [_A])


def test_what_is_only_suggested_has_not_happened() -> None:
    text = f"{_A} was jailed in May. Eight groups suggested to the authorities that they release him."
    (appeal,) = events(text, EventType.APPEAL)
    assert (appeal["addressee"], appeal["people"]) == ("authorities", [_A])
    assert events(text, EventType.RELEASE) == []


@pytest.mark.parametrize(
    "line", ["Blinken calls on Baku to free Meydan TV journalists", "Macron urges Baku to free five journalists"]
)
def test_a_ruler_may_open_a_headline(line: str) -> None:
    (appeal,) = events(line, EventType.APPEAL)
    assert appeal["actor"] == line.split(maxsplit=1)[0]


def test_the_jailed_do_not_beat_one_another() -> None:
    text = (
        "Kamran Aliyev was detained in Baku. Rauf Hasanov and Anar Huseynov were jailed in May. His mother said they hit Aliyev."
    )
    (event,) = events(text, EventType.ILL_TREATMENT)
    assert (event["people"], event.get("actor")) == (["Kamran Aliyev"], None)


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Kamran Aliyev was arrested in May. The bishop said that he had been beaten.", "bishop"),
        ("Kamran Aliyev was arrested in May. The activist said that Aliyev had been beaten.", "activist"),
        ("Two priests, Kamran Aliyev and Rauf Hasanov, were arrested in May. The mayor said they had been beaten.", "mayor"),
        ("Bishop Kamran Aliyev was arrested in May. The bishop said that he had been beaten.", "Kamran Aliyev"),
        ("Kamran Aliyev was arrested in May. The activist said that he had been beaten.", "Kamran Aliyev"),
    ],
)
def test_who_holds_an_office_or_speaks_of_him_by_name_is_another(text: str, attribution: str) -> None:
    (event,) = events(text, EventType.ILL_TREATMENT)
    assert event["attribution"] == attribution


def test_he_who_goes_on_asking_is_the_lawyer_who_spoke_for_others() -> None:
    text = (
        "Lawyer Rauf Hasanov announced that the reporters Kamran Aliyev and Igor Bely are in prison.\n"
        "Hasanov described the decision as a crime. He called on organisations to support them and to press for their release."
    )
    (event,) = events(text, EventType.APPEAL)
    assert event["actor"] == "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The officer said that Kamran Aliyev was held outside the club, where they marched against the arrest.",
            EventType.CONDEMNATION,
        ),
        (
            "Courts jailed three reporters amid a crackdown on others who express their opposition to the junta.",
            EventType.CONDEMNATION,
        ),
        ("The regime wants to silence reports of torture in prison, said Kamran Aliyev.", EventType.APPEAL),
        ("Kamran Aliyev, sentenced in May, has launched an appeal to have the charges against him dropped.", EventType.APPEAL),
    ],
)
def test_who_neither_asks_nor_condemns(text: str, kind: EventType) -> None:
    assert not events(text, kind)


@pytest.mark.parametrize(
    ("said", "attribution"),
    [
        ("The editor of Kamran Aliyev's newspaper said he was detained on Monday.", "editor of Kamran Aliyev's newspaper"),
        ("The lawyer for Kamran Aliyev said his client was detained on Monday.", "lawyer for Kamran Aliyev"),
        ("The wife of Kamran Aliyev said that he was detained on Monday.", "wife of Kamran Aliyev"),
    ],
)
def test_whose_editor_or_lawyer_tells_of_it_does_not(said: str, attribution: str) -> None:
    (event,) = events(said, EventType.DETENTION)
    assert (event["people"], event["attribution"]) == (["Kamran Aliyev"], attribution)


def test_whose_home_is_searched_is_told_beside_the_search() -> None:
    (event,) = events("The arrest of Kamran Aliyev followed a raid on the flat of Leyla Yunus.", EventType.SEARCH)
    assert event["people"] == ["Leyla Yunus"]
