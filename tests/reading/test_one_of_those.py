"""One of those told of who is named, everyone and all of them, and a second deed told of the same one."""

from __future__ import annotations

from told import events, people

from habeas.model import EventType


def test_all_of_them_are_all_told_of_and_everyone_who_more() -> None:
    text = "Kamran Aliyev was jailed in May. Igor Petrenko was detained in June. {} beaten."
    assert people(text.format("All of them were"), EventType.ILL_TREATMENT) == [["Kamran Aliyev", "Igor Petrenko"]]
    for more in ("Everyone who was held there was", "All who were held there were", "Most of them were", "Many of them were"):
        assert [e for e in people(text.format(more), EventType.ILL_TREATMENT) if e] == []
    demand = "Relatives demand that the government let out everyone who was detained on political grounds."
    assert people(f"Kamran Aliyev was jailed in May. Igor Petrenko was detained in June. {demand}", EventType.DETENTION) == [
        ["Kamran Aliyev"],
        ["Igor Petrenko"],
    ]


def test_another_of_them_is_somebody_and_suffered_it() -> None:
    text = "Belarus freed 52 people. Another of them is Aida Karimova, a Lithuanian who {} and was jailed for six years in 2024."
    for trade in ("worked at a sanatorium", "taught music"):
        assert people(text.format(trade), EventType.SENTENCE) == [["Aida Karimova"]]
    text = "Igor Petrenko was jailed. The youngest of them is Aida Karimova, who studied law and was sentenced to six years."
    assert people(text, EventType.SENTENCE) == [["Aida Karimova"]]


def test_what_is_told_behind_one_who_is_told_of_the_same() -> None:
    text = "She posted a photograph of her colleague Kamran Aliyev, a lawyer who had been held for a year and was let out in May."
    assert people(text, EventType.RELEASE) == [["Kamran Aliyev"]]
    text = "The court that tried Kamran Aliyev, who had been held since May, sat for an hour and was freed from further work."
    assert people(text, EventType.RELEASE) == []


def test_all_there_are_are_more_than_those_named() -> None:
    text = "Kamran Aliyev and Igor Petrenko were detained. The union called on Baku to free all {}."
    for more in ("political prisoners", "Ukrainian citizens held in Crimea", "journalists"):
        assert people(text.format(more), EventType.APPEAL) == [[]]
    for named in ("the journalists", "three journalists"):
        assert people(text.replace("Kamran", "Rauf Hasanov, Kamran").format(named), EventType.APPEAL) == [
            ["Rauf Hasanov", "Kamran Aliyev", "Igor Petrenko"]
        ]


def test_who_accuses_is_who_spoke_before() -> None:
    text = (
        "Kamran Aliyev was found dead in May. Prosecutor Rauf Hasanov said on Saturday that 39 people had been arrested. "
        "He accused Leyla Mammadova and Samir Guliyev of incitement."
    )
    (told,) = events(text, EventType.CHARGE)
    assert (told["actor"], told["people"]) == ("Rauf Hasanov", ["Leyla Mammadova", "Samir Guliyev"])
    text = "Kamran Aliyev was detained. Leyla Mammadova, his lawyer, said the arrest was unlawful. He is accused of treason."
    (told,) = events(text, EventType.CHARGE)
    assert ("actor" in told, told["people"]) == (False, ["Kamran Aliyev"])
