"""Whom a pronoun, a role or a ruling means: the one a paragraph is about, and never somebody who only stands near."""

from __future__ import annotations

import pytest
from told import events, people

from habeas.model import EventType


def test_the_topic_of_a_sentence_is_meant_by_the_next() -> None:
    text = (
        "Kamran Aliyev was arrested in May.\n"
        "As for Oleg Savchuk, the sentence passed on him was broken by the Supreme Court. He also was deprived of a lawyer."
    )
    assert people(text, EventType.ILL_TREATMENT) == [["Oleg Savchuk"]]


def test_the_only_one_a_paragraph_names_is_meant_in_it() -> None:
    text = (
        "Kamran Aliyev, sentenced to eight years, was not on the list.\n"
        "Nor was Igor Petrenko, a journalist; Warsaw said he had been told to leave. "
        '"We demand his release," Foreign Minister Radek Nowak wrote.'
    )
    assert people(text, EventType.APPEAL) == [["Igor Petrenko"]]


def test_all_are_those_of_the_paragraph() -> None:
    text = (
        "Kamran Aliyev was detained in August.\n"
        "Oleg Savchuk was placed in custody together with 14 others, among them Igor Petrenko. All were charged with treason."
    )
    assert people(text, EventType.CHARGE) == [["Oleg Savchuk", "Igor Petrenko"]]
    assert people("Kamran Aliyev was detained.\nOleg Savchuk was detained.\nAll are accused of treason.", EventType.CHARGE) == [
        ["Kamran Aliyev", "Oleg Savchuk"]
    ]


def test_a_ruling_is_of_the_one_named_in_the_sentence_before() -> None:
    text = (
        "Kamran Aliyev was granted bail in August.\n"
        "Igor Petrenko, 38, has already served jail terms of 12 and 15 months. The second conviction was quashed in December."
    )
    assert people(text, EventType.APPEAL_RULING) == [["Igor Petrenko"]]
    text = "Kamran Aliyev was jailed in May. Reporter Igor Petrenko covered the case. The sentence was upheld on Friday."
    assert people(text, EventType.APPEAL_RULING) == [["Kamran Aliyev"]]


def test_an_appeal_that_points_at_nobody_is_for_nobody() -> None:
    text = "Kamran Aliyev was arrested in May.\nTen women wrote to the president, asking him to {}."
    assert people(text.format("visit the prisons and demanding an end to executions"), EventType.APPEAL) == [[]]
    assert people(text.format("free him"), EventType.APPEAL) == [["Kamran Aliyev"]]


def test_those_counted_before_answer_for_themselves() -> None:
    (event,) = events("Twelve journalists are accused of smuggling. They deny the charges.", EventType.RESPONSE)
    assert (event["actor"], event["count"]) == ("Twelve journalists", 12)


def test_a_quality_before_a_name_is_no_deed_of_the_sentence() -> None:
    text = "The minister, speaking in Paris on Monday, praised arrested lawyer Kamran Aliyev."
    assert events(text, EventType.DETENTION) == []
    text = "Igor Petrenko, 63, who had spent two years behind bars, embraced exiled opposition leader Kamran Aliyev."
    assert events(text, EventType.RESTRICTION) == []
    (event,) = events("The court freed jailed blogger Kamran Aliyev on Monday.", EventType.RELEASE)
    assert (event["people"], event["date"]) == (["Kamran Aliyev"], "2025-03-10")
    (event,) = events(
        "A court on Thursday sentenced in absentia exiled journalist Kamran Aliyev to eight years.", EventType.SENTENCE
    )
    assert (event["people"], event["term"], event["outcome"]) == (["Kamran Aliyev"], "P8Y", "in_absentia")


def test_who_tells_of_a_list_is_none_of_it() -> None:
    text = "Egypt ordered the release of 33 prisoners, including activist Kamran Aliyev, lawmaker Tarek Smith said on Monday."
    (event,) = events(text, EventType.RELEASE)
    assert (event["people"], event["attribution"]) == (["Kamran Aliyev"], "Tarek Smith")


def test_both_are_two_who_were_counted() -> None:
    (event,) = events("Two journalists are accused of smuggling. Both deny the charges.", EventType.RESPONSE)
    assert event["count"] == 2
    (event,) = events("Twelve journalists are accused of smuggling. Both deny the charges.", EventType.RESPONSE)
    assert "count" not in event


def test_a_total_of_people_is_counted() -> None:
    (event,) = events("A total of 14 people were convicted on Monday.", EventType.SENTENCE)
    assert event["count"] == 14
    assert "count" not in events("A total of 23 charges were brought against Kamran Aliyev.", EventType.CHARGE)[0]


def test_who_came_up_as_somebodys_is_passed_by() -> None:
    text = "Police detained Maria Petrova. Her former colleague Olga Smith had been given 12 years in 2023. {}She was freed."
    (event,) = events(text.format(""), EventType.RELEASE)
    assert event["people"] == ["Olga Smith"]
    (event,) = events(text.format("According to Viasna, 35 journalists are in prison. "), EventType.RELEASE)
    assert event["people"] == ["Maria Petrova"]


def test_what_is_asked_for_says_nothing_of_when() -> None:
    text = "The committee called on Cameroon {}to free Tarek Smith, a reporter held since August."
    (event,) = events(text.format(""), EventType.APPEAL)
    assert "date" not in event
    (event,) = events(text.format("on Monday "), EventType.APPEAL)
    assert event["date"] == "2025-03-10"


def test_of_two_kept_apart_it_is_told_of_the_one_held() -> None:
    apart = "Leyla Yunus has not been permitted to see her husband, former lawmaker Kamran Aliyev."
    assert people(f"Kamran Aliyev was jailed in May.\n{apart}", EventType.ILL_TREATMENT) == [["Kamran Aliyev"]]
    assert events(apart, EventType.ILL_TREATMENT) == []
    text = "Kamran Aliyev was jailed in May. He has not been allowed to see his wife, Leyla Yunus."
    assert people(text, EventType.ILL_TREATMENT) == [["Kamran Aliyev"]]


def test_one_of_them_who_is_named_is_meant() -> None:
    text = "Memorial says 765 people are held. One of them, deputy Kamran Aliyev, was taken last week to a prison in Perm."
    assert people(text, EventType.TRANSFER) == [["Kamran Aliyev"]]


def test_whoever_drives_to_a_prison_is_not_taken_there() -> None:
    text = "Kamran Aliyev was jailed in May. His lawyer, Omar Khan, twice drove to the prison and was turned away."
    assert events(text, EventType.TRANSFER) == []


def test_whether_they_will_be_convicted_is_not_told() -> None:
    text = (
        "Kamran Aliyev and Omar Khan were denied bail.\n"
        "Author Leyla Yunus and her friend Julie Barnes will know in May whether they will be convicted."
    )
    assert events(text, EventType.SENTENCE) == []


def test_a_denial_is_the_speakers() -> None:
    text = 'Prisons spokesperson Leyla Yunus said restraints were "standard" and denied that he was being singled out.'
    assert [event["actor"] for event in events(text, EventType.RESPONSE)] == ["Leyla Yunus"]


def test_several_subjects_behind_a_relative_clause() -> None:
    text = "Kamran Aliyev, who is a deputy for Ganja, and Omar Khan, of Sheki, were arrested on June 14."
    assert people(text, EventType.DETENTION) == [["Kamran Aliyev", "Omar Khan"]]


def test_an_initial_before_a_pronoun_ends_a_sentence() -> None:
    text = "President Omar Khan wrote on X. He thanked President Tarek Smith.\nPresident Igor Bely pardoned the foreigners."
    (event,) = events(text, EventType.RELEASE)
    assert (event["people"], event["group"]) == ([], "the foreigners")


def test_deeds_that_are_counted_name_nobody() -> None:
    text = (
        "A magistrate refused bail to Kamran Aliyev. The British embassy said it was following the three arrests.\n"
        "Mayor Jacob Makoni fell ill. Kamran Aliyev was first arrested on July 20 with politician Omar Khan."
    )
    named = [event["people"] for event in events(text, EventType.DETENTION) if event["people"]]
    assert named == [["Kamran Aliyev", "Omar Khan"]]


def test_those_among_a_group_are_meant_and_not_the_group() -> None:
    text = (
        "A court released three teachers. They are Kamran Aliyev, Omar Khan and Igor Bely.\n"
        "The three were among a group of 11 people detained in July. They are accused of terrorism."
    )
    assert people(text, EventType.CHARGE) == [["Kamran Aliyev", "Omar Khan", "Igor Bely"]]


def test_those_counted_are_named_behind_what_they_belong_to() -> None:
    text = "Two senior figures in the opposition MDC Alliance, spokesperson Leyla Yunus and activist Kamran Aliyev, were charged."
    assert people(text, EventType.CHARGE) == [["Leyla Yunus", "Kamran Aliyev"]]


def test_what_is_done_to_somebody_goes_on_from_what_was_done_to_him() -> None:
    text = "Omar Khan posted a photograph of Kamran Aliyev, who had been held since May and was freed on Saturday."
    assert people(text, EventType.RELEASE) == [["Kamran Aliyev"]]
    text = "Omar Khan defended Kamran Aliyev, who was jailed in May, and was arrested on Monday."
    assert people(text, EventType.DETENTION) == [["Kamran Aliyev"], ["Omar Khan"]]


def test_a_day_is_no_part_of_who_acts_or_where() -> None:
    (event,) = events("In June Belarus freed 14 people.", EventType.RELEASE)
    assert event["actor"] == "Belarus"
    (event,) = events("Kamran Aliyev came out of the penal colony in March at the end of his term.", EventType.RELEASE)
    assert event["place"] == "penal colony"


def test_the_day_behind_a_demand_is_that_of_the_appeal() -> None:
    demanded = "Amnesty International urged Azerbaijan to free Kamran Aliyev"
    for behind, day in ((" on Monday", "2025-03-10"), (", arrested on Monday", None), (" by Monday", None)):
        (event,) = events(f"{demanded}{behind}.", EventType.APPEAL)
        assert event.get("date") == day


def test_both_with_a_noun_are_two() -> None:
    text = "The court sentenced Kamran Aliyev to three years and Rauf Hasanov to two. Both {} were beaten in custody."
    assert people(text.format("men"), EventType.ILL_TREATMENT) == [["Kamran Aliyev", "Rauf Hasanov"]]
    text = "The court jailed Kamran Aliyev, Rauf Hasanov and Samir Guliyev. Both men were beaten."
    assert people(text, EventType.ILL_TREATMENT) == [[]]
    (told,) = events("Both journalists and lawyers were detained on Monday.", EventType.DETENTION)
    assert "count" not in told


def test_a_relative_of_whom_something_is_told_is_one_of_those_counted() -> None:
    text = (
        "A court upheld the convictions of two bloggers on Monday. Kamran Aliyev will serve three years in prison and his cousin "
        "Rauf Hasanov two. Aliyev was arrested in May. A court sentenced another blogger, Samir Guliyev, to five years in March."
    )
    assert people(text, EventType.APPEAL_RULING) == [["Kamran Aliyev", "Rauf Hasanov"]]


def test_an_article_before_a_verb_is_a_name() -> None:
    text = "A court fined Nguyen Huu Long and Nguyen Thien An. An was {} in August 2024."
    assert people(text.format("arrested"), EventType.DETENTION) == [["Nguyen Thien An"]]
    assert people(text.format("also beaten"), EventType.ILL_TREATMENT) == [["Nguyen Thien An"]]
    assert people("Nguyen Huu Long and Nguyen Thien An were jailed. An activist was beaten.", EventType.ILL_TREATMENT) == [[]]


def test_those_whom_the_sentence_counts_are_meant_by_its_pronoun() -> None:
    before = (
        "Ali Veliyev, Igor Petrenko and Oleg Petrov were detained in May. Kamran Aliyev and Rauf Hasanov were detained in June. "
    )
    text = f"{before}The five had appealed against a ruling in which Judge Leyla Mammadova dismissed their appeals."
    assert people(text, EventType.APPEAL_RULING) == [
        ["Ali Veliyev", "Igor Petrenko", "Oleg Petrov", "Kamran Aliyev", "Rauf Hasanov"]
    ]
    text = f"{before}The seven had appealed against a ruling in which Judge Leyla Mammadova dismissed their appeals."
    assert people(text, EventType.APPEAL_RULING) == [[]]


def test_a_suspended_one_is_a_term_and_nobody() -> None:
    text = (
        "Kamran Aliyev was sentenced to four years, a term which the Ganja Court of Appeal changed to a suspended one on July 15."
    )
    (told,) = events(text, EventType.APPEAL_RULING)
    assert (told["people"], told.get("group")) == (["Kamran Aliyev"], None)


def test_the_lawyer_of_whom_the_story_tells_is_no_other() -> None:
    text = "The union demanded the release of the lawyer Ali Veliyev. The lawyer was given ten years for fraud."
    assert people(text, EventType.SENTENCE) == [["Ali Veliyev"]]
    assert people("Ali Veliyev was arrested. His lawyer was given ten years for fraud.", EventType.SENTENCE) == []


def test_two_are_found_guilty() -> None:
    text = "Ali Veliyev was arrested. In May a court found him and his colleague Rauf Hasanov guilty of fraud."
    assert people(text, EventType.SENTENCE) == [["Ali Veliyev", "Rauf Hasanov"]]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "By his account the order came from Oleg Savchuk; Open Door has recognised him as a political prisoner.",
            "Kamran Aliyev",
        ),
        ("He had complained about Oleg Savchuk, and unions recognised him as a political prisoner.", "Kamran Aliyev"),
        ("The case against Oleg Savchuk goes on; unions recognised him as a political prisoner.", "Oleg Savchuk"),
    ],
)
def test_a_pronoun_goes_on_meaning_whom_it_meant(text: str, meant: str) -> None:
    assert people(f"Kamran Aliyev was arrested in May. {text}", EventType.LISTING) == [[meant]]


def test_who_is_let_in_and_tells_of_it_is_not_meant() -> None:
    text = (
        "Kamran Aliyev, a photographer, was arrested on May 3. Igor Petrenko, who was allowed a short meeting, told the Press "
        "Union that his father was really scared; the union called for his release. A judge turned down his bail application."
    )
    assert people(text, EventType.APPEAL) == [["Kamran Aliyev"]]
    assert people(text, EventType.APPEAL_RULING) == [["Kamran Aliyev"]]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna Petrova was freed. The 29-year-old mother of two had been given two years.", ["Anna Petrova"]),
        ("Kamran Aliyev was arrested. The father of three was given two years.", ["Kamran Aliyev"]),
        ("Kamran Aliyev was arrested. The mother of two was given two years.", []),
        ("Anna Petrova was arrested. The mother of two detainees was given two years.", []),
        ("Anna Petrova was freed. In 2022 the court gave two years to the former Sunline employee.", ["Anna Petrova"]),
    ],
)
def test_who_is_called_by_his_children_or_by_whom_he_worked_for(text: str, meant: list[str]) -> None:
    assert people(text, EventType.SENTENCE) == [meant]


@pytest.mark.parametrize(
    ("opening", "group"),
    [
        ("Kamran Aliyev and two other students were detained on March 3.", "two other students"),
        ("Three students, among them Kamran Aliyev, were detained on March 3.", "Three students"),
        ("Kamran Aliyev and dozens of others were arrested in May.", "dozens of others"),
    ],
)
def test_they_are_the_one_named_and_those_beside_him(opening: str, group: str) -> None:
    (release,) = events(f"{opening} They have since been released.", EventType.RELEASE)
    assert (release["people"], release["group"]) == (["Kamran Aliyev"], group)


@pytest.mark.parametrize(
    "behind",
    [
        "Leyla Yunus visited them. They have since been released.",
        "He has since been released.",
        "Leyla Yunus and Anar Mammadov were fined. They have since been released.",
    ],
)
def test_others_or_he_alone_are_not_those_beside_him(behind: str) -> None:
    text = f"Kamran Aliyev and two other students were detained on March 3. {behind}"
    assert [event.get("group") for event in events(text, EventType.RELEASE)] in ([], [None])
