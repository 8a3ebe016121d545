"""Who is meant where others are told of beside him, and of which day and court it is told."""

from __future__ import annotations

import pytest
from told import events, people

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


def test_whose_client_a_lawyer_speaks_of() -> None:
    text = (
        "A court brought down to eight months the sentence of Kamran Aliyev. A reduction had been granted to Igor Petrenko, "
        "a host who was tried with him and whose lawyer, Oleg Savchuk, said that the court had cut his client's sentence."
    )
    told = events(text, EventType.APPEAL_RULING)
    assert [event["people"] for event in told] == [["Kamran Aliyev"], ["Igor Petrenko"]]


def test_the_president_of_a_centre_is_no_official() -> None:
    text = (
        "Senators asked the king to free Kamran Aliyev and Igor Petrenko.\nPetrenko, the president of the Baku Center for Human "
        "Rights, was arrested in June. A fine he had paid already. On June 9 a judge cut his term, and he was allowed to go home."
    )
    assert people(text, EventType.RELEASE) == [["Igor Petrenko"]]


def test_who_speaks_up_does_not_do_so_for_himself() -> None:
    text = "Kamran Aliyev was jailed. {} Igor Petrenko{} {}."
    for said in ("called for his release", "urged the court to free him", "demanded his release"):
        assert people(text.format("", "", said), EventType.APPEAL) == [["Kamran Aliyev"]]
        for day, aside in (("On Monday,", ", on a visit to Minsk,"), ("On Tuesday,", ", in a letter to the president,")):
            (appeal,) = events(text.format(day, aside, said), EventType.APPEAL)
            assert (appeal["people"], appeal["actor"]) == (["Kamran Aliyev"], "Igor Petrenko")
    text = text.format("", "", "condemned his arrest")
    assert people(text, EventType.CONDEMNATION) == [["Kamran Aliyev"]]
    assert people(text, EventType.DETENTION) == [["Kamran Aliyev"]]
    text = "Kamran Aliyev and Igor Petrenko were jailed. On Friday Petrenko demanded his release."
    assert ["Kamran Aliyev"] not in people(text, EventType.APPEAL)


def test_a_group_is_named_behind_a_part_of_it() -> None:
    text = f"102 prisoners were freed on Monday, among them at least 16 dissidents. They include {_A} and {_B}."
    told = events(text, EventType.RELEASE)
    assert [event["people"] for event in told if event.get("people")] == [[_A, _B]]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court reinstated the conviction of {}, overturning his acquittal by a High Court judge in December 2022.",
        "The Supreme Court overturned the acquittal of {} by a High Court judge in December 2022.",
        "The Supreme Court upheld the conviction of {} by a district court in May 2022.",
    ],
)
def test_the_day_of_the_ruling_that_is_ruled_on(text: str) -> None:
    told = events(text.format("Kamran Aliyev"), EventType.APPEAL_RULING)
    assert {(event.get("court"), event.get("date")) for event in told} == {("Supreme Court", None)}


def test_the_day_of_a_ruling_by_a_court() -> None:
    (told,) = events("The conviction of Kamran Aliyev was upheld by a district court in May 2022.", EventType.APPEAL_RULING)
    assert told["date"] == "2022-05"
    (told,) = events("The Supreme Court upheld his conviction in May 2022, said Kamran Aliyev.", EventType.APPEAL_RULING)
    assert told["date"] == "2022-05"


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (f"{_A} was arrested on June 3 and again on August 24.", EventType.DETENTION, ["2024-06-03", "2024-08-24"]),
        (f"The court rejected {_A}'s appeal in May and then again in June.", EventType.APPEAL_RULING, ["2024-05", "2024-06"]),
        (f"{_A} was arrested on June 3 and was ill again on August 24.", EventType.DETENTION, ["2024-06-03"]),
        (f"{_A} was arrested on June 3 and again sentenced on August 24.", EventType.DETENTION, ["2024-06-03"]),
    ],
)
def test_once_more_on_another_day(text: str, kind: EventType, days: list[str]) -> None:
    assert [event["date"] for event in events(text, kind)] == days
