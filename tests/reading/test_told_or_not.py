"""What is told as a fact and of whom, and what only looks like it: demands, fears, plans, habits, descriptions."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

NOT_TOLD = [
    # what somebody is only to bring about
    ("“Baku must ensure that Kamran Aliyev is released immediately,” said Marie Dubois of Open Door.", EventType.RELEASE),
    ("The government has to guarantee that all of the nine journalists are released, the letter said.", EventType.RELEASE),
    ("The envoy said she would see to it that Kamran Aliyev is freed.", EventType.RELEASE),
    ("Baku should free Kamran Aliyev and stop arbitrarily detaining members of the press, Open Door said.", EventType.DETENTION),
    # what a court orders a state to do
    ("The European Court of Human Rights ordered Azerbaijan to free Kamran Aliyev.", EventType.RELEASE),
    ("The European Court of Human Rights ruled that Azerbaijan must release Kamran Aliyev.", EventType.RELEASE),
    ("The committee ordered Azerbaijan to free the detained reporter Kamran Aliyev.", EventType.REMAND),
    ("The union demanded on the day of the arrests that Kamran Aliyev be released.", EventType.RELEASE),
    # what is feared or was only planned
    ("His family warned that the jailed editor Kamran Aliyev will die in prison without an operation.", EventType.DEATH),
    ("The family of Kamran Aliyev fears that he is going to die in prison.", EventType.DEATH),
    ("Kamran Aliyev, who was to have been released in May, remains in prison.", EventType.RELEASE),
    ("The court is less likely to send Kamran Aliyev to prison for five years now.", EventType.SENTENCE),
    # what somebody will have nothing of
    ("The prison's spokesman dismissed reports that Kamran Aliyev was being denied food.", EventType.ILL_TREATMENT),
    ("The ministry rejected the accusation that police tortured Kamran Aliyev.", EventType.ILL_TREATMENT),
    ("The ministry dismissed reports of the arrest of Kamran Aliyev.", EventType.DETENTION),
    # what the one held is asked to do
    ("Kamran Aliyev was jailed in May. The minister visited him and pleaded with him to eat.", EventType.APPEAL),
    ("Kamran Aliyev is on hunger strike. His mother begged him to end it.", EventType.APPEAL),
    # what is done again and again
    ("Journalists are rarely convicted in Malta.", EventType.SENTENCE),
    ("Critics are often sentenced to long prison terms there.", EventType.SENTENCE),
    # what only says who somebody is
    ("Police on Tuesday arrested eight people who had protested in 2012 against a ban on rallies.", EventType.CONDEMNATION),
    ("Agents detained four lawyers who had urged the president to free the protesters.", EventType.APPEAL),
    ("The nine men, who had denounced the crackdown of 2011, are still in prison.", EventType.CONDEMNATION),
    ("The president pardoned 83 prisoners believed to be jailed for political reasons.", EventType.DETENTION),
    ("Unlike most of the dissidents detained or sentenced in recent years, he has friends.", EventType.SENTENCE),
]


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD)
def test_it_is_not_told(text: str, kind: EventType) -> None:
    assert events(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("The embassy ensured that Kamran Aliyev was released on Monday.", EventType.RELEASE, ["Kamran Aliyev"]),
        ("Kamran Aliyev died in jail on Monday, his family said.", EventType.DEATH, ["Kamran Aliyev"]),
        ("A critic of the king, Kamran Aliyev had been sentenced to four years.", EventType.SENTENCE, ["Kamran Aliyev"]),
        ("Police arrested journalist Rahmat Jan on Monday.", EventType.DETENTION, ["Rahmat Jan"]),
        (
            "Two members of the youth movement — Farid Huseynov and Emin Guliyev — were sentenced to 30 days of arrest.",
            EventType.DETENTION,
            ["Farid Huseynov", "Emin Guliyev"],
        ),
        (
            "Rauf Hasanov and Emin Guliyev were freed in May.\n\nMeanwhile Farid Huseynov and Leyla Mammadova were implicated in "
            "a murder; a magistrate allowed police to question them for four days.",
            EventType.REMAND,
            ["Farid Huseynov", "Leyla Mammadova"],
        ),
        ("Kamran Aliyev went to Ganja to vote and was arrested.", EventType.DETENTION, ["Kamran Aliyev"]),
        ("Kamran Aliyev refused to board and a day later was sentenced to 26 years.", EventType.SENTENCE, ["Kamran Aliyev"]),
        (
            "Kamran Aliyev wrote a book there and was one of the 34 prisoners whom the government freed on Monday.",
            EventType.RELEASE,
            ["Kamran Aliyev"],
        ),
        ("The court ordered Kamran Aliyev freed.", EventType.RELEASE, ["Kamran Aliyev"]),
        (
            "Kamran Aliyev is in prison. Concerns have grown as family members are barred from seeing him.",
            EventType.ILL_TREATMENT,
            ["Kamran Aliyev"],
        ),
    ],
)
def test_it_is_told_of_them(text: str, kind: EventType, people: list[str]) -> None:
    assert [event.get("people") for event in events(text, kind)] == [people]


def test_what_a_body_says_in_a_relative_clause_is_a_statement() -> None:
    text = "Open Door, which monitors trials in the region, condemned the jailing of Kamran Aliyev."
    assert [e["actor"] for e in events(text, EventType.CONDEMNATION)] == ["Open Door"]


def test_those_told_to_act_are_not_those_who_ask() -> None:
    text = "Kamran Aliyev has been held since May. The authorities must release him, the union insisted."
    assert [e["actor"] for e in events(text, EventType.APPEAL)] == ["union"]
    assert events(text.replace("the union", "they"), EventType.APPEAL) == []


@pytest.mark.parametrize(
    "text",
    [
        "A presidential pardon on Wednesday saw Kamran Aliyev released from jail after three years.",
        "Activist Kamran Aliyev released on bail after 53 days in prison",
    ],
)
def test_nobody_frees_himself(text: str) -> None:
    (release,) = events(text, EventType.RELEASE)
    assert release["people"] == ["Kamran Aliyev"]
    assert "actor" not in release


def test_those_who_search_are_not_searched() -> None:
    (search,) = events("Dozens of security agents raided the offices of Channel Five.", EventType.SEARCH)
    assert "group" not in search
    assert search["actor"] == "security agents"


def test_a_release_that_was_due_is_the_one_that_came() -> None:
    text = "Kamran Aliyev has been freed from prison. Aliyev, who was due to be released on Tuesday, left in a car."
    (release,) = events(text, EventType.RELEASE)
    assert release["stance"] == "asserted"
    assert "date" not in release


def test_terms_dealt_out_in_order_go_to_those_named_last() -> None:
    text = (
        "Two other activists tried alongside Kamran Aliyev, Farid Huseynov and Emin Guliyev, were sentenced to nine and seven "
        "years in prison, respectively."
    )
    assert [(e["people"], e["term"]) for e in events(text, EventType.SENTENCE)] == [
        (["Farid Huseynov"], "P9Y"),
        (["Emin Guliyev"], "P7Y"),
    ]


def test_each_of_two_parts_of_a_sentence_deals_out_its_own_terms() -> None:
    text = "Kamran Aliyev was given ten years, while Farid Huseynov and Emin Guliyev got nine and seven years respectively."
    dealt = {(*e["people"], e["term"]) for e in events(text, EventType.SENTENCE)}
    assert dealt == {("Kamran Aliyev", "P10Y"), ("Farid Huseynov", "P9Y"), ("Emin Guliyev", "P7Y")}


def test_a_day_behind_whose_deed_it_was_is_no_deadline() -> None:
    (search,) = events("Open Door was troubled by Monday’s police raid on the office of Channel Five.", EventType.SEARCH)
    assert search["date"] == "2025-03-10"


def test_two_states_are_asked_for_two_things() -> None:
    text = (
        "Belarusian authorities must free all journalists, Open Door said.\n\nEgyptian authorities must free Kamran Aliyev, "
        "Open Door said."
    )
    assert len(events(text, EventType.APPEAL)) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Since the arrest of Kamran Aliyev, his lawyers have made requests to the court that it release him.",
            EventType.RELEASE,
        ),
        ("It is unclear how many people are being freed.", EventType.RELEASE),
        ("Like Nelson Brown, who was freed in 1990, Kamran Aliyev has become a symbol.", EventType.RELEASE),
        ("The film about Kamran Aliyev was released in May.", EventType.RELEASE),
        ("The court ruled on Monday to release jailed politician Kamran Aliyev pending trial.", EventType.REMAND),
        ("Protesters stormed the office of the ministry on Monday.", EventType.SEARCH),
        ("Twenty campaigners set to leave prison thanked their lawyers.", EventType.REMAND),
    ],
)
def test_nor_is_this_told(text: str, kind: EventType) -> None:
    assert events(text, kind) == []


def test_those_who_were_arrested_are_not_the_one_they_oppose() -> None:
    text = "Three opponents of President Rashid Umarov who were arrested last month have gone on hunger strike."
    (arrest,) = events(text, EventType.DETENTION)
    assert arrest["group"] == "Three opponents"
    assert not arrest["people"]


def test_whoever_tells_of_his_son_is_not_ill_himself() -> None:
    text = "According to his father, veteran leftist Ezzat Hakimi, Kamran Aliyev was hospitalised eight times in jail."
    assert [e["people"] for e in events(text, EventType.HEALTH)] == [["Kamran Aliyev"]]


def test_a_lawyer_who_was_not_let_in_is_not_the_prisoner() -> None:
    text = "Samir Dilawar, the lawyer for Chaima Idris, said that prison authorities had not allowed him to meet her."
    assert [e["people"] for e in events(text, EventType.ILL_TREATMENT)] == [["Chaima Idris"]]


def test_so_many_out_of_so_many_are_the_fewer() -> None:
    (arrest,) = events("Police detained 12 out of 30 protesters on Monday.", EventType.DETENTION)
    assert arrest["count"] == 12


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Nasrin Karimi was jailed in May. If she were to write, it could lead authorities to summon her back to jail.",
            EventType.APPEAL,
        ),
        ("Most of those released had faced charges of incitement.", EventType.RELEASE),
        (
            "An editor says a court sentenced one journalist to life after convicting them under a new law.",
            EventType.CONDEMNATION,
        ),
        ("Police went on holding Kamran Aliyev even though he had served out his 30-month sentence.", EventType.RELEASE),
    ],
)
def test_and_this_is_not_either(text: str, kind: EventType) -> None:
    assert events(text, kind) == []


def test_what_a_headline_announces_is_planned() -> None:
    (release,) = events("At Least 50 Journalists to Be Freed in Myanmar\n\nNobody knows when.", EventType.RELEASE)
    assert release["stance"] == "planned"


def test_a_name_that_nobody_knows_is_not_the_one_told_of_before() -> None:
    text = "Kamran Aliyev was jailed in May. Kitazumi, who runs a media company, was arrested on April 19 for the second time."
    assert [e["people"] for e in events(text, EventType.DETENTION)] == [["Kamran Aliyev"]]


def test_either_of_two_things_is_neither() -> None:
    text = "Kamran Aliyev and Emin Hasanov either were convicted or are currently under investigation."
    assert not events(text, EventType.SENTENCE)


def test_a_plea_is_no_appeal() -> None:
    text = "The activists, who were jailed in May, pleaded not guilty and said that they only exercised their rights."
    assert not events(text, EventType.APPEAL)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Interior Minister Kamran Aliyev ordered the arrest of the blogger.", EventType.REMAND),
        ("President Kamran Aliyev approved the arrest of the general.", EventType.DETENTION),
    ],
)
def test_who_is_described_is_not_the_official_who_orders_it(text: str, kind: EventType) -> None:
    assert [event["people"] for event in events(text, kind)] == [[]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kamran Aliyev was beaten in the election.", EventType.ILL_TREATMENT),
        ("Kamran Aliyev was freed from the rubble on Monday.", EventType.RELEASE),
        ("The hostages, among them Kamran Aliyev, were freed by the army.", EventType.RELEASE),
        ("Kamran Aliyev got two years older.", EventType.SENTENCE),
        ("Kamran Aliyev's term as mayor was extended by two years.", EventType.APPEAL_RULING),
    ],
)
def test_words_of_custody_said_of_other_things_tell_nothing(text: str, kind: EventType) -> None:
    assert events(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kamran Aliyev's brother was detained on Monday.", EventType.DETENTION),
        ("Kamran Aliyev's lawyer was arrested on Monday.", EventType.DETENTION),
        ("Kamran Aliyev's mother ended her hunger strike on Monday.", EventType.HUNGER_STRIKE),
        ("Kamran Aliyev's mother ends hunger strike", EventType.HUNGER_STRIKE),
    ],
)
def test_what_happens_to_a_relative_does_not_happen_to_him(text: str, kind: EventType) -> None:
    assert events(text, kind) == []


def test_a_relative_who_is_named_is_the_one() -> None:
    text = "Kamran Aliyev's brother, Rashad Aliyev, was detained on Monday."
    assert [event["people"] for event in events(text, EventType.DETENTION)] == [["Rashad Aliyev"]]


def test_what_a_bare_number_of_people_had_done_says_who_they_are() -> None:
    text = "Two reporters are on the list, as are 18 people arrested over riots and eight who had protested in 2012."
    assert events(text, EventType.CONDEMNATION) == []
    assert events("Eight members of the party protested in 2012 against the arrests.", EventType.CONDEMNATION)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament demanded on Monday, by 316 votes to six, that Kamran Aliyev be released.",
        "The union asked, in a letter signed by 30 others, that Kamran Aliyev be released.",
        "Twenty senators called, in a letter sent on Monday, that Kamran Aliyev be released.",
    ],
)
def test_what_is_wanted_behind_what_is_set_in_between_is_a_demand(text: str) -> None:
    assert events(text, EventType.RELEASE) == []
    (asked,) = events(text, EventType.APPEAL)
    assert asked["demands"] == ["Kamran Aliyev be released"]


def test_what_is_wanted_by_a_majority_as_well_did_not_happen() -> None:
    assert (
        events("Lawmakers urged in a resolution, and by a large majority, that Kamran Aliyev be freed.", EventType.RELEASE) == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "The European Court of Human Rights ruled for the release of Kamran Aliyev.",
        "The Strasbourg court had found the detention of Kamran Aliyev to be unlawful and ruled for his release.",
        "Kamran Aliyev told the judge that he had asked the president and the minister for help in obtaining his release.",
    ],
)
def test_nobody_is_freed_by_a_court_of_several_states_nor_by_asking_for_help(text: str) -> None:
    assert events(text, EventType.RELEASE) == []


def test_what_such_a_court_tells_of_is_told() -> None:
    text = "The European Court of Human Rights noted that Kamran Aliyev had been released on Monday."
    assert [e["people"] for e in events(text, EventType.RELEASE)] == [["Kamran Aliyev"]]
    assert events("The Baku court released Kamran Aliyev.", EventType.RELEASE) != []


def test_a_sentence_left_standing_is_no_ill_treatment() -> None:
    text = "The sentences of Kamran Aliyev and Rauf Hasanov were left standing by the Court of Appeal on Monday."
    assert events(text, EventType.ILL_TREATMENT) == []


def test_a_month_as_early_as_which_it_was_asked_asks_for_nothing() -> None:
    text = "The Union of Journalists had as early as March urged Prime Minister Rauf Hasanov to release Kamran Aliyev."
    assert [event["actor"] for event in events(text, EventType.APPEAL)] == ["Union of Journalists"]
    (told,) = events("Police had as early as August detained Kamran Aliyev.", EventType.DETENTION)
    assert told["date"] == "2024-08"


def test_what_the_court_does_behind_an_offence_is_no_offence() -> None:
    text = "A court extended the arrest of Kamran Aliyev, who is charged with treason, rejecting a request for his release."
    (told,) = events(text, EventType.REMAND_EXTENSION)
    assert [charge["offence"] for charge in told["charges"]] == ["treason"]
    assert [e["people"] for e in events(text, EventType.APPEAL_RULING)] == [["Kamran Aliyev"]]
    (told,) = events("Kamran Aliyev is accused of rejecting military service.", EventType.CHARGE)
    assert [charge["offence"] for charge in told["charges"]] == ["rejecting military service"]


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Kamran Aliyev is to be sentenced on Monday.", EventType.SENTENCE, "2025-03-17"),
        ("Kamran Aliyev was to be sentenced on Monday, but the judge was ill.", EventType.SENTENCE, "2025-03-10"),
        ("Kamran Aliyev is expected back before the judge on Monday.", EventType.HEARING, "2025-03-17"),
    ],
)
def test_what_is_to_be_done_is_only_planned(text: str, kind: EventType, date: str) -> None:
    (event,) = events(text, kind)
    assert (event["stance"], event["date"]) == ("planned", date)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Free Union called for an end to the violation and to stop issuing charges against Rauf Hasanov.", EventType.CHARGE),
        ("They demanded the release of Rauf Hasanov and to stop jailing Kamran Aliyev.", EventType.DETENTION),
    ],
)
def test_an_infinitive_beside_what_is_asked_for_is_asked_for(text: str, kind: EventType) -> None:
    assert not events(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kamran Aliyev and Rauf Hasanov were not in court, nor have they been freed.", EventType.RELEASE),
        ("Kamran Aliyev was not charged, nor was he released.", EventType.RELEASE),
        ("The court did not hear Kamran Aliyev, nor did it free him.", EventType.RELEASE),
        ("The NGO sent a letter to the office, Rauf Hasanov urging it to “immediately” free Kamran Aliyev.", EventType.RELEASE),
    ],
)
def test_what_is_denied_with_nor_or_asked_in_quotation_marks_is_not_told(text: str, kind: EventType) -> None:
    assert not events(text, kind)
