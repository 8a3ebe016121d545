"""What sentences leave to one another: verdicts and orders told over several, who is meant, which day is shared."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType
from habeas.reading.masking import mask
from habeas.reading.sentences import Sentence


def test_a_verdict_announced_gives_its_day_and_court_to_the_terms_told_after_it() -> None:
    text = (
        "On Monday the Baku Court on Grave Crimes announced its verdict in the case of two activists. "
        "Ali Hasanov was given nine years. Leyla Yunus received seven years."
    )
    told = {tuple(e["people"]): e for e in events(text, EventType.SENTENCE)}
    assert set(told) == {("Ali Hasanov",), ("Leyla Yunus",)}
    assert {(e["date"], e["court"]) for e in told.values()} == {("2025-03-10", "Baku Court on Grave Crimes")}


def test_a_verdict_announced_for_nobody_named_is_no_event() -> None:
    assert events("On Monday the Baku Court on Grave Crimes announced its verdict.", EventType.SENTENCE) == []


def test_the_judge_and_the_court_may_stand_in_the_sentence_after() -> None:
    text = "Ali Hasanov was remanded for three months. The order was issued on Tuesday by the Nasimi District Court."
    (remand,) = events(text, EventType.REMAND)
    assert (remand["court"], remand["date"]) == ("Nasimi District Court", "2025-03-11")
    text = "The Baku Court of Appeal upheld the sentence of Ali Hasanov. Judge Elnur Nuriyev presided."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert ruling["judge"] == "Elnur Nuriyev"


def test_a_sentence_upheld_that_has_no_term_is_told_by_the_ruling_alone() -> None:
    text = (
        "The Kutaisi Court of Appeals upheld the sentence passed on Ali Hasanov by the Batumi City Court on March 3; "
        "judge Elnur Nuriyev presided over the panel."
    )
    assert [e.get("judge") for e in events(text, EventType.APPEAL_RULING)] == ["Elnur Nuriyev"]
    assert events(text, EventType.SENTENCE) == []


def test_the_same_court_is_the_one_named_before() -> None:
    text = "On Monday the Khatai District Court remanded Ali Hasanov. On Tuesday the same court remanded Leyla Yunus."
    assert {e["court"] for e in events(text, EventType.REMAND)} == {"Khatai District Court"}


def test_terms_respectively_are_dealt_to_those_a_pronoun_means() -> None:
    text = "Ali Hasanov and Leyla Yunus were arrested in May. In October they were sentenced to 20 and 17 years respectively."
    assert {(tuple(e["people"]), e["term"]) for e in events(text, EventType.SENTENCE)} == {
        (("Ali Hasanov",), "P20Y"),
        (("Leyla Yunus",), "P17Y"),
    }


def test_terms_listed_behind_a_colon() -> None:
    text = "Three lawyers were sent to prison: Ali Hasanov for five years, Leyla Yunus for three."
    assert {(tuple(e["people"]), e.get("term")) for e in events(text, EventType.SENTENCE)} >= {(("Leyla Yunus",), "P3Y")}


def test_an_arrest_of_days_is_administrative_and_no_remand() -> None:
    text = "Ali Hasanov was arrested in the capital for 15 days."
    assert events(text, EventType.REMAND) == []
    (detention,) = events(text, EventType.DETENTION)
    assert detention["term"] == "P15D"


def test_whom_an_exception_names_is_not_whom_it_happened_to() -> None:
    text = "Ali Hasanov and Leyla Yunus were convicted. By April, all but the two convicted had been released."
    assert not any(e["people"] for e in events(text, EventType.RELEASE))


def test_he_is_not_the_one_who_is_quoted() -> None:
    text = "Alfredo Davila died in prison on March 3, the opposition leader Leopoldo Lara said. He was arrested in November 2024."
    (detention,) = events(text, EventType.DETENTION)
    assert detention["people"] == ["Alfredo Davila"]


def test_a_day_is_shared_by_verbs_that_go_on_from_one_another() -> None:
    text = "In December 2024, when Ali Hasanov was detained, the outlet was closed."
    (detention,) = events(text, EventType.DETENTION)
    assert detention["date"] == "2024-12"
    (release,) = events("On Saturday the president marked the feast by pardoning Ali Hasanov.", EventType.RELEASE)
    assert release["date"] == "2025-03-08"


def test_a_day_right_behind_a_verb_is_that_verbs() -> None:
    text = "Ali Hasanov, who had been detained two days earlier, was remanded in custody for four months on Sunday."
    (remand,) = events(text, EventType.REMAND)
    assert remand["date"] == "2025-03-09"


def test_a_clause_inserted_behind_the_name_does_not_hide_the_verb() -> None:
    text = "Ali Hasanov, whose organisation observed the election, was taken into custody on March 3."
    (detention,) = events(text, EventType.DETENTION)
    assert (detention["people"], detention["date"]) == (["Ali Hasanov"], "2025-03-03")


def test_what_has_not_come_yet_is_planned() -> None:
    (hearing,) = events("The next hearing in the case of Ali Hasanov has been set for March 27.", EventType.HEARING)
    assert (hearing["date"], hearing["stance"]) == ("2025-03-27", "planned")


def test_which_people_are_meant_is_no_event_of_its_own() -> None:
    text = "The president pardoned 30 people convicted of taking part in protests."
    assert events(text, EventType.SENTENCE) == []


def test_what_a_ruling_is_about_is_not_told_once_more() -> None:
    text = "A court added three months to the arrest of Ali Hasanov."
    assert events(text, EventType.DETENTION) == []
    assert [e["term"] for e in events(text, EventType.REMAND_EXTENSION)] == ["P3M"]


def test_a_former_minister_can_be_held() -> None:
    (detention,) = events("Police arrested former Health Minister Ali Isgandarov on Monday.", EventType.DETENTION)
    assert detention["people"] == ["Ali Isgandarov"]


def test_whose_members_they_are_is_no_charge() -> None:
    (acquittal,) = events("The Supreme Court on Monday acquitted four members of the Free Youth movement.", EventType.ACQUITTAL)
    assert acquittal.get("charges", []) == []


def test_what_a_court_holds_of_an_arrest_does_not_make_it_that_courts() -> None:
    text = (
        "Ali Hasanov was freed. In a judgment of June 7, 2018, the European Court of Human Rights held that he had been arrested."
    )
    (arrest,) = events(text, EventType.DETENTION)
    assert "court" not in arrest
    assert "date" not in arrest


def test_the_same_year_is_that_of_the_sentence_before() -> None:
    text = (
        "Ali Hasanov and Leyla Yunus were sentenced on May 6, 2014. "
        "Ali Hasanov was pardoned at the end of the same year, Leyla Yunus in March 2016."
    )
    dates = {e["people"][0]: e.get("date") for e in events(text, EventType.RELEASE)}
    assert dates["Ali Hasanov"].startswith("2014")


def test_whom_the_lead_only_describes_is_named_by_the_sentences_after_it() -> None:
    text = (
        "A well-known opposition figure was moved to a prison in the north on Monday, his lawyer said. "
        "Kenan Rzayev, 42, was convicted of treason in April."
    )
    assert [e["people"] for e in events(text, EventType.TRANSFER)] == [["Kenan Rzayev"]]


def test_somebody_described_stays_nameless_where_two_could_be_meant() -> None:
    text = "A blogger was arrested on Monday. Kenan Rzayev and Ali Hasanov, two other bloggers, criticised the police."
    assert [e.get("people", []) for e in events(text, EventType.DETENTION)] == [[]]


def test_a_lawyer_who_tells_is_not_the_one_beaten() -> None:
    text = "A blogger was arrested on Monday. His lawyer Ivan Petrov told reporters that police had beaten him."
    assert not any("Ivan Petrov" in e.get("people", ()) for e in events(text, EventType.ILL_TREATMENT))


def test_a_verb_hung_on_a_gerund_goes_on_from_the_sentence() -> None:
    text = "Kenan Rzayev was arrested in 2005 on suspicion of planning a coup and sentenced two years later on bribery charges."
    assert [(e["people"], e["date"]) for e in events(text, EventType.SENTENCE)] == [(["Kenan Rzayev"], "2007")]


def test_the_day_of_the_deed_is_not_the_day_of_the_verdict() -> None:
    (verdict,) = events("Kenan Rzayev was jailed for 12 months for taking part in a rally in 2019.", EventType.SENTENCE)
    assert "date" not in verdict
    (verdict,) = events("Kenan Rzayev was convicted of treason in April 2024.", EventType.SENTENCE)
    assert verdict["date"] == "2024-04"


def test_a_court_that_convicts_and_bars_does_both_on_one_day() -> None:
    text = (
        "In February 2023 a court in Barnaul convicted Maria Petrova of spreading false information, "
        "because she had written about the strike, and barred her from journalism."
    )
    (ban,) = events(text, EventType.RESTRICTION)
    assert (ban["court"], ban["date"], ban["people"]) == ("court in Barnaul", "2023-02", ["Maria Petrova"])


def test_who_with_a_plural_is_said_of_the_whole_list() -> None:
    text = "Anna Bell, Carl Dorn and Eva Moor, who {} arrested in May, stayed silent."
    assert [e["people"] for e in events(text.format("were"), EventType.DETENTION)] == [["Anna Bell", "Carl Dorn", "Eva Moor"]]
    assert [e["people"] for e in events(text.format("was"), EventType.DETENTION)] == [["Eva Moor"]]


def test_several_roles_in_a_row_belong_to_the_name_behind_them() -> None:
    text = "The Baku Grave Crimes Court has sentenced researcher, peace activist, and contributor Kenan Rzayev to 15 years."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [(["Kenan Rzayev"], "P15Y")]
    text = "Anna Bell, barrister and former union head Carl Dorn were arrested in May."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Anna Bell", "Carl Dorn"]]


def test_two_described_first_are_those_named_later() -> None:
    text = (
        "Belarus has released two Roman Catholic priests held on treason charges. "
        "The church said that the release of Fr Henryk Akal and Fr Andrzej Yukh was a sign of mercy."
    )
    (release,) = events(text, EventType.RELEASE)
    assert (release["people"], release["count"]) == (["Henryk Akal", "Andrzej Yukh"], 2)


def test_months_are_not_added_to_months() -> None:
    text = "Chow Min and Ho Lan, neither of whom had a criminal record, were jailed for 12 months and six months respectively."
    told = {(tuple(e["people"]), e["term"]) for e in events(text, EventType.SENTENCE)}
    assert told == {(("Chow Min",), "P12M"), (("Ho Lan",), "P6M")}


def test_whoever_reports_a_verdict_is_none_of_the_sentenced() -> None:
    text = (
        "As the activist Eva Moor reported, Ann Bell and Carl Dorn were in court. As Eva Moor reported, the journalists were "
        "sentenced to six and five years in prison, respectively."
    )
    told = {(tuple(e["people"]), e["term"]) for e in events(text, EventType.SENTENCE)}
    assert told == {(("Ann Bell",), "P6Y"), (("Carl Dorn",), "P5Y")}


def test_the_following_year_of_a_year_not_told_is_no_date() -> None:
    (listing,) = events("The group included Ivan Silin in its list of political prisoners the following year.", EventType.LISTING)
    assert "date" not in listing


def test_an_organisations_name_is_not_what_it_does() -> None:
    text = "Amnesty International included Ivan Silin in its list of political prisoners in 2024."
    assert events(text, EventType.RELEASE) == []


def test_what_stands_under_a_name_and_a_colon_is_told_of_that_name() -> None:
    text = (
        "Fariba Azadi: On February 1, the activist went on hunger strike.\n"
        "Zartosht Ahmadi Rahmani: On February 21, this civil activist was arrested at his house. "
        "On February 28, he was sent to a solitary confinement cell."
    )
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Zartosht Ahmadi Rahmani"]]
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Zartosht Ahmadi Rahmani"]]


def test_the_judge_who_sentenced_somebody_is_no_new_sentence() -> None:
    assert events("The judge who sentenced Ann Bell allowed visits on Thursday.", EventType.SENTENCE) == []


def test_what_nobody_knows_is_not_told() -> None:
    assert events("I do not know when Ann Bell will be released.", EventType.RELEASE) == []


def test_he_is_not_the_one_who_only_tells_of_it() -> None:
    text = "Ivan Petrov, a former deputy, wrote on Facebook that guards had found Ali Hasanov in his cell and beaten him."
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Ali Hasanov"]]
    text = "Ali Hasanov said that guards had beaten him."
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Ali Hasanov"]]


def test_the_client_is_the_one_whom_the_lawyer_speaks_for() -> None:
    text = "Ali Hasanov was arrested on Monday. His lawyer spoke to reporters. His client denied the charges."
    assert [(e["actor"], e["outcome"]) for e in events(text, EventType.RESPONSE)] == [("Ali Hasanov", "denied")]


def test_a_mothers_fainting_is_not_the_prisoners() -> None:
    assert events("Ali Hasanov was jailed for nine years. His mother, Sevda, fainted in the corridor.", EventType.HEALTH) == []


def test_what_has_yet_to_begin_has_not_begun() -> None:
    assert events("Ali Hasanov was charged in May. Trial has yet to begin.", EventType.HEARING) == []


def test_days_given_for_something_are_an_arrest_of_days() -> None:
    text = 'Ali Hasanov was seized at home. First he was given fifteen days for "distributing leaflets".'
    assert "P15D" in [e.get("term") for e in events(text, EventType.DETENTION)]
    assert events(text, EventType.SENTENCE) == []


def test_one_of_several_is_the_one_who_died() -> None:
    text = "Of the 18 people accused in the case, one, Ali Hasanov, a tailor, died of a heart attack in jail in 2023."
    assert [e["people"] for e in events(text, EventType.DEATH)] == [["Ali Hasanov"]]


def test_who_is_told_of_by_age_or_calling_alone_is_the_one_the_story_is_about() -> None:
    text = "A court found the poet Ali Hasanov guilty of treason on Wednesday. The 38-year-old was detained in May."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "2024-05")]
    text = (
        "The priest Ali Hasanov was tried on Monday. His sister, Leyla Yunus, came. "
        "The 51-year-old priest was sentenced on Friday."
    )
    assert [e["people"] for e in events(text, EventType.SENTENCE)] == [["Ali Hasanov"]]


def test_a_description_beside_a_name_is_the_one_named() -> None:
    text = "No luck for Ali Hasanov: the veteran journalist, who was given four years last week, was not released."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [(["Ali Hasanov"], "P4Y")]
    text = "The court opened the trial of Ali Hasanov, an observer in custody since April 29, 2024, and of Leyla Yunus."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "2024-04-29")]


def test_both_who_say_they_were_beaten_are_the_two_told_of_before() -> None:
    text = "Ali Hasanov was given four years. Leyla Yunus was fined. Both say they were kicked in a minibus."
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Ali Hasanov", "Leyla Yunus"]]


def test_what_a_lawyer_has_done_to_his_own_licence_is_not_done_to_the_prisoner() -> None:
    text = "Ali Hasanov was sentenced to six years. His lawyer, Elnur Nuriyev, had his licence withdrawn by the Bar Association."
    assert [e["people"] for e in events(text, EventType.RESTRICTION)] == [["Elnur Nuriyev"]]


def test_he_who_is_only_described_is_named_where_the_name_comes() -> None:
    text = (
        "A Hong Kong bookseller will stay in jail after a magistrate turned down his bail application on Monday. "
        "Ali Hasanov, 41, appeared in court in handcuffs."
    )
    assert [e.get("people") for e in events(text, EventType.APPEAL_RULING)] == [["Ali Hasanov"]]


def test_an_opening_without_a_subject_is_told_of_the_one_behind_its_comma() -> None:
    text = (
        "Leyla Yunus is free. Detained in May 2023 at the airport, when the police came, Ali Hasanov is now on trial, "
        "which he calls absurd."
    )
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "2023-05")]


def test_a_surname_that_is_a_word_too_is_known_by_the_age_behind_it() -> None:
    text = "Tong Ying-wai was found guilty. Tong, 24, was sentenced on Tuesday to nine years."
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [(["Tong Ying-wai"], "P9Y")]


def test_concern_at_somebodys_state_is_about_that_person() -> None:
    text = "The European Union today expressed its deep concern at the worsening state of Ali Hasanov."
    assert [e["people"] for e in events(text, EventType.CONDEMNATION)] == [["Ali Hasanov"]]


def test_one_of_several_in_a_relative_clause_is_told_of_alone() -> None:
    text = "Among them are Ali Hasanov, who was detained in May 2020, and Leyla Yunus of the Union."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov"]]
    text = "Ali Hasanov and Leyla Yunus, who were detained in May 2020, are free."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov", "Leyla Yunus"]]


def test_who_is_said_to_be_a_journalist_is_the_one_held() -> None:
    text = "Ali Hasanov was tried on Monday. Hasanov is a former journalist who has been held in custody since early March."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov"]]


def test_he_is_not_the_one_whom_the_sentence_before_only_refers_to() -> None:
    text = (
        "Ali Hasanov is a blogger. He mocked the leader for years and drew slogans against Elnur Nuriyev. "
        "In 2020, he was arrested in Baku."
    )
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov"]]


def test_a_list_behind_a_dash_names_a_group_that_nothing_counts() -> None:
    text = "Police detained several organizers — Ali Hasanov, Elnur Nuriyev and Leyla Yunus."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov", "Elnur Nuriyev", "Leyla Yunus"]]


def test_what_is_feared_of_two_things_is_feared_of_both() -> None:
    text = "Ali Hasanov was arrested in May. Activists fear that he will be tortured and possibly executed if he is sent back."
    assert events(text, EventType.ILL_TREATMENT) == events(text, EventType.DEATH) == []


def test_whoever_is_taken_to_be_hanged_is_not_dead_yet() -> None:
    assert events("Ali Hasanov was tortured in prison and saw a prisoner being taken to be hanged.", EventType.DEATH) == []


def test_a_term_that_nobody_ordered_is_time_in_custody() -> None:
    text = "Ali Hasanov was tried three times and detained for 13 months on charges of gathering a crowd."
    assert [(e["people"], e["term"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "P13M")]
    assert events(text, EventType.REMAND) == []
    text = "On Monday the Sabail District Court ordered Ali Hasanov detained for three months."
    assert [e["term"] for e in events(text, EventType.REMAND)] == ["P3M"]


def test_one_whom_nobody_names_in_passing_is_no_event() -> None:
    text = (
        "Ali Hasanov was seized in 2017. His family searched for him. His friends wrote letters. "
        "In December a hostage released in an exchange was able to pass on a message from him."
    )
    assert events(text, EventType.RELEASE) == []


def test_a_surname_that_opens_a_list_is_known_by_its_fellow() -> None:
    text = "Rose Young and Grace Hope stood trial. Young and Hope were sentenced to three years in prison."
    assert [e["people"] for e in events(text, EventType.SENTENCE)] == [["Rose Young", "Grace Hope"]]


def test_a_day_behind_a_term_and_a_day_that_it_is_said_to_be() -> None:
    text = "Ali Hasanov, who was given four years and two months last week, is ill."
    assert [e["date"] for e in events(text, EventType.SENTENCE)] == ["2025-03-03/2025-03-09"]
    text = "It was in February that the activist Ali Hasanov was arrested."
    assert [e["date"] for e in events(text, EventType.DETENTION)] == ["2025-02"]


def test_an_outlet_named_by_its_address_is_one_word() -> None:
    text = "“Arqument.az” and"
    sentence = Sentence(0, len(text), text)
    assert [word.form for word in mask(text, sentence, [])] == ["“", "Arqument.az", "”", "and"]


def test_after_being_charged_she_fled() -> None:
    text = "Leyla Yunus was arrested in 2018. After being charged with violating national security she fled to Turkey."
    assert [e["people"] for e in events(text, EventType.CHARGE)] == [["Leyla Yunus"]]


def test_what_is_recalled_is_told_to_its_end() -> None:
    text = "It should be recalled that Leyla Yunus was arrested at her home on February 6, and was released on bail on March 1."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [["Leyla Yunus"]]


@pytest.mark.parametrize(
    "text",
    [
        "After being detained in May, Kenan Rzayev was released.",
        "Kenan Rzayev, in custody since May, was released.",
    ],
)
def test_the_day_of_the_arrest_is_not_the_day_of_the_release(text: str) -> None:
    (release,) = events(text, EventType.RELEASE)
    assert release["people"] == ["Kenan Rzayev"]
    assert "date" not in release
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["date"].endswith("-05")


def test_a_participle_behind_a_name_is_said_of_that_name() -> None:
    text = "Leyla Yunus spoke. She recalled the case of Kenan Rzayev, sentenced last year to 18 months in prison."
    assert [e["people"] for e in events(text, EventType.SENTENCE)] == [["Kenan Rzayev"]]


def test_a_name_behind_its_body_is_the_member_meant() -> None:
    text = "The activist of the Popular Front Party of Azerbaijan (PFPA) Kenan Rzayev was detained on Monday."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Kenan Rzayev"]]


def test_those_behind_among_them_were_are_the_ones_freed() -> None:
    text = "Among the political prisoners freed on Monday were party spokesman Kenan Rzayev and former deputy Ali Hasanov."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [["Kenan Rzayev", "Ali Hasanov"]]


def test_who_is_only_the_source_is_not_meant_by_the_journalist() -> None:
    text = "Leyla Yunus is a journalist. According to lawyer Ivan Petrov, a court extended the journalist's arrest for 22 days."
    assert [e["people"] for e in events(text, EventType.REMAND_EXTENSION)] == [["Leyla Yunus"]]


def test_who_took_the_picture_is_nobody_of_the_story() -> None:
    text = "Several defendants fell ill [Tyrone Lau/Reuters]. The group was detained on Sunday."
    assert not any(e.get("people") for e in events(text, EventType.DETENTION))


def test_the_relative_who_tells_of_somebody_is_not_listed_with_that_one() -> None:
    text = "Ali Hasanov was arrested in April. According to his mother, Leyla Yunus, Hasanov has lost 11 kilograms."
    assert [e["people"] for e in events(text, EventType.HEALTH)] == [["Ali Hasanov"]]


def test_a_paragraph_goes_on_about_the_name_it_begins_with() -> None:
    text = (
        "Ali Hasanov was sentenced to nine years in May.\n"
        "Elnur Nuriyev, head of a union, lives in the same city. His imprisonment in 2024 angered colleagues."
    )
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Elnur Nuriyev"]]


def test_a_lawyer_asks_for_the_one_of_whom_was_told() -> None:
    text = "Ali Hasanov was detained on July 22. The court turned down a request from his lawyer, Khaled Mansour, to release him."
    assert [e["people"] for e in events(text, EventType.APPEAL_RULING)] == [["Ali Hasanov"]]
    text = "Khaled Mansour, a lawyer, was detained on July 22. The court rejected an appeal by lawyer Khaled Mansour."
    assert [e["people"] for e in events(text, EventType.APPEAL_RULING)] == [["Khaled Mansour"]]


def test_two_places_are_two_transfers() -> None:
    text = "Ali Hasanov was transferred to Evin on Monday. He was moved from Lefortovo to Butyrka."
    assert [e["place"] for e in events(text, EventType.TRANSFER)] == ["Evin", "Butyrka"]


def test_a_policeman_struck_is_not_ill_treated_in_custody() -> None:
    text = "Ali Hasanov was jailed for slapping the Batumi police chief Irakli Tsereteli."
    assert events(text, EventType.ILL_TREATMENT) == []


def test_a_surname_with_an_article_is_a_district() -> None:
    text = "Ali Hasanov was beaten. On Monday a Narimanov judge ordered that he be kept in custody for three months."
    assert {tuple(e["people"]) for e in events(text, EventType.REMAND)} == {("Ali Hasanov",)}


def test_a_participle_set_off_by_a_comma_is_said_of_the_name_before_it() -> None:
    text = "Ali Hasanov, locked up since November 2023, writes to his mother."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "2023-11")]


def test_who_is_kept_locked_up_is_not_locked_up_anew() -> None:
    text = "Nothing justifies keeping Ali Hasanov locked up."
    assert events(text, EventType.DETENTION) == []


def test_those_along_with_whom_somebody_is_held_are_held_too() -> None:
    text = "Ali Hasanov was bundled into a van along with party deputy Kenan Rzayev."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Ali Hasanov", "Kenan Rzayev"]]
    text = "Leyla Yunus was arrested in Tehran together with her father and her brother-in-law Kenan Rzayev."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Leyla Yunus", "Kenan Rzayev"]]


def test_a_wave_of_arrests_is_no_arrest_of_anybody() -> None:
    assert events("Rapporteurs deplored the largest wave of arrests of media workers in years.", EventType.DETENTION) == []


def test_since_when_nobody_has_seen_somebody_is_told_as_it_was() -> None:
    text = "Ali Hasanov has not been seen since armed men grabbed him from his car on March 9."
    assert [(e["people"], e["date"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "2025-03-09")]


def test_a_judge_is_not_whom_the_days_are_given_to() -> None:
    text = "Ali Hasanov was seized on Monday. A judge ordered ten days of arrest."
    assert not any(e.get("group") == "A judge" for e in events(text, EventType.DETENTION))


def test_who_serves_days_is_under_arrest_and_not_sentenced() -> None:
    text = "Blogger Ali Hasanov is serving a 20-day term for the same offence."
    assert [(e["people"], e["term"]) for e in events(text, EventType.DETENTION)] == [(["Ali Hasanov"], "P20D")]


def test_the_same_day_is_the_last_day_told_of_and_no_year() -> None:
    text = (
        "Ali Hasanov was freed on Thursday. His brother was fined last year. "
        "The same day the envoy John Coale met Ilham Aliyev in Baku."
    )
    assert [e["date"] for e in events(text, EventType.MEETING)] == ["2025-03-13"]


def test_since_when_somebody_refuses_food_in_a_prison() -> None:
    text = "Ali Hasanov has been refusing food in the Umbaki prison since March 3."
    assert [e["date"] for e in events(text, EventType.HUNGER_STRIKE)] == ["2025-03-03/.."]
    text = "Ali Hasanov, in Umbaki prison since March 3, has been freed."
    (release,) = events(text, EventType.RELEASE)
    assert "date" not in release


def test_who_is_remanded_to_a_prison_is_not_transferred_there() -> None:
    text = "Student Ali Hasanov was sent to Bangkok Remand Prison on Tuesday."
    assert [e["people"] for e in events(text, EventType.REMAND)] == [["Ali Hasanov"]]
    assert events(text, EventType.TRANSFER) == []


def meant(text: str, kind: EventType) -> list[list[str]]:
    return [event.get("people", []) for event in events(text, kind)]


def test_the_blogger_is_the_one_called_so_and_not_the_last_told_of() -> None:
    text = (
        "The blogger Emin Ibrahimov was sentenced to two years on Monday. Proceedings against his cousin Tural Ibrahimov were "
        "dropped last year.\nThe blogger had been in detention since January 29, 2024."
    )
    assert meant(text, EventType.DETENTION) == [["Emin Ibrahimov"]]
    text = "Ali Hasanov, 29, was detained on Monday. Rauf Mirzayev, 41, was fined. The 29-year-old was freed on Tuesday."
    assert meant(text, EventType.RELEASE) == [["Ali Hasanov"]]


def test_a_judge_named_meanwhile_is_not_whom_a_pronoun_means() -> None:
    text = (
        "Ali Hasanov was arrested on January 8. The trial was put off twice. In May it was put off again. It is slow. "
        "In June Judge Elnur Nuriyev sent the file back. The court of appeal reversed that step. "
        "That evening guards drove him from Kurdakhani prison to Umbaki prison."
    )
    assert meant(text, EventType.TRANSFER) == [["Ali Hasanov"]]
    text = "A Baku judge, Elnur Nuriyev of the Sabail court, had hours earlier granted her bail."
    assert meant(f"Leyla Yunus was freed on Monday.\n{text}", EventType.RELEASE)[-1:] != [["Elnur Nuriyev"]]


def test_a_pronoun_behind_a_semicolon_means_the_one_named_before_it() -> None:
    text = (
        "Leyla Yunus was fined on Monday. Prosecutors had an indictment ready against reporter Aysel Karimova; she is to answer "
        "for hooliganism."
    )
    assert meant(text, EventType.CHARGE)[-1:] == [["Aysel Karimova"]]


def test_who_only_says_that_lawyers_were_kept_from_him_is_not_the_one_held() -> None:
    text = (
        "Reporter Ali Hasanov was arrested on Monday.\nThe group's director Rauf Mirzayev said lawyers had been kept from seeing "
        "him."
    )
    assert ["Rauf Mirzayev"] not in meant(text, EventType.ILL_TREATMENT)


def test_the_lawyer_who_discloses_it_is_none_of_those_it_happens_to() -> None:
    text = (
        "On Wednesday the Supreme Court upheld the death sentence against Leyla Yunus, a social worker held in Evin, her lawyer "
        "Rauf Mirzayev disclosed."
    )
    assert meant(text, EventType.APPEAL_RULING) == [["Leyla Yunus"]]


def test_whoever_is_pressed_to_ask_is_not_the_one_it_is_asked_for() -> None:
    text = (
        "Eleven senators led by Peter Smith have written to the secretary of state, pressing him to make the freedom of "
        "economist Ali Hasanov a condition."
    )
    assert meant(text, EventType.APPEAL) == [["Ali Hasanov"]]


def test_a_surname_cut_down_to_its_letter_and_a_nickname_belong_to_names() -> None:
    text = "Anon Namthip was sentenced to two years. Next door, Mongkhon T., an online vendor, was sentenced to a year."
    assert meant(text, EventType.SENTENCE)[-1:] == [["Mongkhon T."]]
    text = "Netiporn “Bung” Sanesangkhom was sentenced to two years on Monday."
    assert meant(text, EventType.SENTENCE) == [["Netiporn “Bung” Sanesangkhom"]]


def test_who_tells_it_between_commas_is_no_second_name_of_a_list() -> None:
    text = (
        "Ali Hasanov was jailed in May.\nHasanov, his wife Leyla Yunus relates, has been refusing food since December 28 in "
        "Umbaki prison."
    )
    assert meant(text, EventType.HUNGER_STRIKE) == [["Ali Hasanov"]]
    text = "Ali Hasanov, his wife Leyla Yunus and their son Rauf Hasanov were detained on Monday."
    assert meant(text, EventType.DETENTION) == [["Ali Hasanov", "Leyla Yunus", "Rauf Hasanov"]]


def test_whoever_a_file_is_built_around_is_not_remanded_with_him() -> None:
    text = (
        "The Sabail court remanded Ali Hasanov on Monday for two months and fifteen days in a coup plot file built around the "
        "former Kremlin favourite Rauf Mirzayev."
    )
    assert meant(text, EventType.REMAND) == [["Ali Hasanov"]]


def test_those_who_describe_it_are_the_ones_it_was_done_to() -> None:
    text = (
        "Ali Hasanov, Leyla Yunus and Rauf Mirzayev were given two years. Hasanov and Mirzayev had described to the court how "
        "policemen beat them with a hose."
    )
    assert meant(text, EventType.ILL_TREATMENT) == [["Ali Hasanov", "Rauf Mirzayev"]]
    text = (
        "Leyla Yunus, the wife of Ali Hasanov, was detained. Five of those questioned, among them the teacher Aysel Karimova, "
        "have since learned that they are defendants in a criminal case."
    )
    assert meant(text, EventType.CHARGE) == [["Aysel Karimova"]]


def test_who_is_carried_off_along_with_somebody_is_held_too() -> None:
    text = "Leyla Yunus squatted on the road and was bundled into a van along with party deputy Ali Hasanov."
    assert meant(text, EventType.DETENTION) == [["Leyla Yunus", "Ali Hasanov"]]


def test_all_who_stand_among_them_are_meant() -> None:
    text = (
        "From Kurdakhani to Umbaki: thirty-one inmates from the religious wing, theologian Ali Hasanov and seminary teacher Rauf "
        "Mirzayev among them, were relocated in a single convoy."
    )
    assert meant(text, EventType.TRANSFER) == [["Ali Hasanov", "Rauf Mirzayev"]]


def test_who_is_joined_in_custody_is_the_one_in_custody() -> None:
    text = "Ali Hasanov was fined on Monday. They join Rauf Mirzayev, in custody since 27 September, whose wife asks for help."
    assert meant(text, EventType.DETENTION) == [["Rauf Mirzayev"]]


def test_a_number_behind_a_term_counts_years() -> None:
    text = "The Court of Appeal on Wednesday cut to three years, from four, the prison sentence of Ali Hasanov."
    assert meant(text, EventType.APPEAL_RULING) == [["Ali Hasanov"]]


def test_two_relatives_are_not_the_two_named_further_on() -> None:
    text = (
        "On Monday a court in Baku fined two relatives of jailed activist Ali Hasanov for shouting. The court left in force the "
        "arrest of Rauf Mirzayev. The prosecutor asked for six years for Leyla Yunus."
    )
    assert meant(text, EventType.SENTENCE) == [[]]


def test_who_asks_for_others_is_not_the_blogger_of_the_next_sentence() -> None:
    text = (
        "Ali Hasanov crossed into Lithuania on Saturday a pardoned man.\nKaja Kallas pressed Minsk to free all the rest.\n"
        "On May 29, 2020, the blogger had been arrested at a picket."
    )
    assert ["Kaja Kallas"] not in meant(text, EventType.DETENTION)


def test_what_stands_before_its_subject_means_the_subject() -> None:
    text = "Anar Hasanov was arrested on Monday. Since his release in May, Kamran Aliyev has lived in Berlin."
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [["Kamran Aliyev"]]
    of_the_client = "Anar Hasanov was arrested. After his release on Monday, lawyer Rashad Huseynov thanked the court."
    assert [event["people"] for event in events(of_the_client, EventType.RELEASE)] == [["Anar Hasanov"]]


def test_those_among_whom_somebody_is_are_named_by_him() -> None:
    text = "Among those released on Monday were Kamran Aliyev and Leyla Mammadova."
    assert [event["people"] for event in events(text, EventType.RELEASE)] == [["Kamran Aliyev", "Leyla Mammadova"]]


def test_a_verb_that_is_the_same_in_the_past_is_past_beside_one() -> None:
    text = "The court changed the measure of Kamran Aliyev and let him go home on Monday."
    assert [(event["date"], event["stance"]) for event in events(text, EventType.RELEASE)] == [("2025-03-10", "asserted")]


def test_whom_a_participle_between_commas_describes_is_the_subject() -> None:
    text = "Kamran Aliyev, freed in January under a deal with the Vatican, was detained again on Tuesday at his home."
    assert [(event["people"], event["date"]) for event in events(text, EventType.DETENTION)] == [
        (["Kamran Aliyev"], "2025-03-11")
    ]


def test_who_have_been_in_jail_are_all_in_the_list() -> None:
    text = "The court rejected the bail pleas of Kamran Aliyev and Anar Hasanov, who have been in jail since 2020."
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [["Kamran Aliyev", "Anar Hasanov"]]


def test_they_are_those_told_of_one_by_one_right_before() -> None:
    text = "A court gave Kamran Aliyev three years and Leyla Mammadova two. The EU called for their immediate release."
    assert [event["people"] for event in events(text, EventType.APPEAL)] == [["Kamran Aliyev", "Leyla Mammadova"]]


def test_quotation_marks_of_two_quotations_do_not_hold_the_adverb_between() -> None:
    text = "“no” loudly “yes”"
    assert [word.form for word in mask(text, Sentence(0, len(text), text), [])] == ["“", "no", "”", "loudly", "“", "yes", "”"]
