"""Who a group is that the sentence before only counts."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B, _C = "Kamran Aliyev", "Rauf Hasanov", "Leyla Mammadova"
_TWELVE = "Police detained 12 activists on Sunday."


@pytest.mark.parametrize(
    "further",
    [
        f"They are {_A}, {_B} and {_C}.",
        f"They were identified as the editor {_A}, the poet {_B}, 41, and {_C}, who teaches music.",
        f"Those detained include {_A}, a member of the Open Door board, {_B} and the painter {_C}.",
        f"Police identified them as {_A}, {_B} and {_C}.",
        f"The ministry published their names: {_A}, {_B} and {_C}.",
    ],
)
def test_all_of_it(further: str) -> None:
    (told,) = events(f"{_TWELVE} {further}", EventType.DETENTION)
    assert (told["people"], told["group"], told["date"]) == ([_A, _B, _C], "12 activists", "2025-03-09")
    assert told["quote_more"] == [further]


@pytest.mark.parametrize(
    "further",
    [
        f"Among them are {_A} and his wife, {_B}.",
        f"Among the activists were {_A} and {_B}.",
        f"Also among those detained, the party said, were the editor {_A} and {_B}.",
        f"{_A} and {_B}, a member of the party's council, were among them.",
        f"The party has learned two of the names: {_A} and {_B}.",
        f"So far the names of only two of them are known: {_A} and {_B}.",
        f"The names of some became known on Monday: {_A} and {_B}.",
        f"The party named two of them: {_A} and {_B}.",
        f"Two of them have been identified as {_A} and {_B}.",
        f"Among those whose names are known are {_A} and {_B}.",
    ],
)
def test_some_of_it_are_told_of_apart(further: str) -> None:
    group, named = events(f"{_TWELVE} {further}", EventType.DETENTION)
    assert ("people" in group and group["people"], group["count"]) == ([], 12)
    assert (named["people"], named["date"], named["quote"]) == ([_A, _B], "2025-03-09", further)


def test_what_the_sentence_tells_itself_is_not_told_twice() -> None:
    _, named = events(f"Twelve activists were freed on Sunday. Among those freed are {_A} and {_B}.", EventType.RELEASE)
    assert (named["people"], named["date"]) == ([_A, _B], "2025-03-09")


@pytest.mark.parametrize(
    "text",
    [
        f"Two activists were detained on Sunday. They are {_A}, {_B} and {_C}.",
        f"Police freed 12 activists on Sunday, but 1,000 prisoners remain. Among them are {_A} and {_B}.",
        f"{_TWELVE} They are held in Ganja with {_A}.",
        f"{_TWELVE} They are supporters of {_A}.",
        f"{_TWELVE} They are {_A}'s pupils.",
        f"{_TWELVE} They were visiting {_A}.",
        f"{_TWELVE} They are accusing {_A} of fraud.",
        f"{_TWELVE} They were supporting opposition leader {_A}.",
        f"{_TWELVE} {_A}, head of the party, said its members were among them.",
        f"{_TWELVE} The weather was bad. They are {_A} and {_B}.",
        f"{_TWELVE} The names of their lawyers are known: {_A} and {_B}.",
        f"{_TWELVE} The party named two of its lawyers: {_A} and {_B}.",
        f"{_TWELVE} The ministry named two of the officers who beat them: {_A} and {_B}.",
    ],
)
def test_of_others_nothing_is_said(text: str) -> None:
    told = [*events(text, EventType.DETENTION), *events(text, EventType.RELEASE)]
    assert {name for event in told for name in event["people"]} == set()


def test_whoever_says_it_is_none_of_them() -> None:
    told = events(f"{_TWELVE} Among them are {_A} and {_B}, said {_C}, a lawyer.", EventType.DETENTION)
    named = [event["people"] for event in told if event["people"]]
    assert named
    assert all(_A in people and _C not in people for people in named)


def test_others_told_of_beside_them_take_nothing_from_the_group() -> None:
    told = events(f"{_TWELVE} Among them are {_A} and {_B}, and ten others were detained in Ganja.", EventType.DETENTION)
    assert [(e["people"], e.get("date")) for e in told if e["people"] or e.get("group") == "ten others"] == [
        ([], None),
        ([_A, _B], "2025-03-09"),
    ]


def test_besides_those_named_before() -> None:
    text = f"The trial of {_A} went on, with judge Azer Talibov in the chair. Three people have been charged."
    (told,) = events(f"{text} Besides those named they are {_B} and {_C}.", EventType.CHARGE)
    assert set(told["people"]) == {_A, _B, _C}


@pytest.mark.parametrize(("group", "meant"), [("The two defendants", [_A, _B]), ("Two activists", [])])
def test_a_group_that_points_back_is_those_whom_the_page_names(group: str, meant: list[str]) -> None:
    found = events(f"{_A} and {_B} spoke at the rally.\n{group} were sentenced to five years in prison.", EventType.SENTENCE)
    assert [sorted(event.get("people", [])) for event in found] == [meant]


@pytest.mark.parametrize(
    "between",
    [
        "The agency named several of the others.",
        "Relatives made known the names of four of them.",
        "The president thanked 14 officials. Local media named some of the activists.",
    ],
)
def test_of_whom_some_are_known(between: str) -> None:
    (told,) = events(f"{_TWELVE} {between} They include {_A}, a teacher, {_B} and {_C}.", EventType.DETENTION)
    assert (told["people"], told["count"], told["date"]) == ([_A, _B, _C], 12, "2025-03-09")


def test_others_of_whom_one_is_already_named() -> None:
    texts = (f"{_TWELVE} Among them is {_A}.", f"Others include {_B}.", f"Another of the detainees is {_C}, a teacher.")
    told = events(" ".join(texts), EventType.DETENTION)
    assert [t["people"] for t in told if t.get("people")] == [[_A], [_B], [_C]]
    assert {t["date"] for t in told} == {"2025-03-09"}


@pytest.mark.parametrize(
    "text",
    [
        f"{_TWELVE} The court heard some of the witnesses. They include {_A} and {_B}.",
        f"{_TWELVE} The agency named several officials. They include {_A} and {_B}.",
        f"{_TWELVE} The weather was bad. Others include {_A} and {_B}.",
        f"{_TWELVE} Another of the detainees is {_A}'s brother.",
    ],
)
def test_some_of_others(text: str) -> None:
    (told,) = events(text, EventType.DETENTION)
    assert told.get("people", []) == []


def test_what_officials_say_behind_a_semicolon_divides_nothing() -> None:
    text = f"Police detained twelve people on Sunday; officials said nothing. Among them are {_A} as well as {_B}."
    named = [event["people"] for event in events(text, EventType.DETENTION) if event["people"]]
    assert named == [[_A, _B]]


@pytest.mark.parametrize(
    ("further", "named"),
    [
        (f"Named in the letter were {_A}, a former minister, the poet {_B} and {_C}.", [_A, _B, _C]),
        (f"The letter names {_A} and {_B}.", [_A, _B]),
        (f"The letter named {_A} as the judge who had jailed them.", []),
    ],
)
def test_for_whom_a_letter_asks(further: str, named: list[str]) -> None:
    (told,) = events(f"Ten senators called for the release of the prisoners. {further}", EventType.APPEAL)
    assert told.get("people", []) == named


@pytest.mark.parametrize(
    ("further", "people"),
    [
        (f"The others are {_B} and {_C}.", [_A, _B, _C]),
        (f"The other activists, brought to court with him, are {_B} and {_C}.", [_A, _B, _C]),
        (f"The two others were {_B} and {_C}.", [_A, _B, _C]),
        (f"The others include {_B}.", [_A]),
        (f"The other activists are friends of {_B} and {_C}.", [_A]),
        (f"The others are {_A} and {_C}.", [_A]),
    ],
)
def test_who_the_others_are_beside_one_named(further: str, people: list[str]) -> None:
    (told,) = events(f"Police detained {_A} and two other activists on Sunday. {further}", EventType.DETENTION)
    assert told["people"] == people


_OTHERS = f"{_A} and three other leaders of the union were arrested on Monday."
_THREE = ["Rauf Hasanov", "Leyla Mammadova", "Igor Petrenko"]
_LIST = "Rauf Hasanov, Leyla Mammadova and Igor Petrenko"


@pytest.mark.parametrize(
    "further",
    [
        f"{_LIST}, several of whom used to teach in Baku, returned to their cells with Aliyev.",
        f"{_LIST} were led away alongside Aliyev.",
        f"The court rejected the argument that it is political. The other defendants are {_LIST}.",
    ],
)
def test_who_the_others_are_beside_somebody(further: str) -> None:
    told = [e for e in events(f"{_OTHERS} {further}", EventType.DETENTION) if e.get("date")]
    assert [event["people"] for event in told] == [[_A, *_THREE]]
    again = events(f"{_OTHERS} {further} Aliyev and the others were sentenced to two years.", EventType.SENTENCE)
    assert [event["people"] for event in again] == [[_A, *_THREE]]


@pytest.mark.parametrize(
    "further",
    [
        f"{_LIST} visited Aliyev in prison.",
        f"{_LIST} signed a letter.",
        f"{_LIST} called the arrests of those held with Aliyev unlawful.",
        "Rauf Hasanov and Leyla Mammadova were led away with Aliyev.",
    ],
)
def test_who_they_are_not(further: str) -> None:
    told = [e for e in events(f"{_OTHERS} {further}", EventType.DETENTION) if e.get("date")]
    assert [event["people"] for event in told] == [[_A]]


def test_who_else_is_of_a_group_of_whom_some_were_named() -> None:
    text = f"Five activists were released on Monday. Those released this morning include {_A} and {_B}. The others are {{}}."
    (told,) = events(text.format("Leyla Mammadova, Igor Petrenko and Anar Guliyev"), EventType.RELEASE)
    assert told["people"] == [_A, _B, _C, "Igor Petrenko", "Anar Guliyev"]
    (told,) = events(text.format("Leyla Mammadova, Igor Petrenko and some more"), EventType.RELEASE)
    assert told["people"] == [_A, _B]


def test_what_somebody_is_president_of_is_nobody() -> None:
    text = f"The court upheld the life sentences of {_A}, the self-styled president of Zambonia, and of two other leaders."
    (ruling,) = events(text, EventType.APPEAL_RULING)
    assert ruling["people"] == [_A]


@pytest.mark.parametrize("opening", ["Among them:", "Among those freed:", "Among the prisoners:"])
def test_some_are_named_behind_a_colon(opening: str) -> None:
    text = f"Twelve prisoners were let go on Monday. {opening} Kamran Aliyev, Rauf Hasanov and Elnur Mammadov."
    _, some = events(text, EventType.RELEASE)
    assert some["people"] == ["Kamran Aliyev", "Rauf Hasanov", "Elnur Mammadov"]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Five people were jailed in Ganja on Sunday. Among those jailed are {}.", EventType.DETENTION, True),
        (
            "Ten activists were convicted on Sunday. The judge read for an hour. Among the convicted were {}.",
            EventType.SENTENCE,
            True,
        ),
        (f"{_TWELVE} A court fined three men. Among the detained: {{}}.", EventType.DETENTION, True),
        (
            "Police detained 12 activists and the court jailed three men on Sunday. Among those detained are {}.",
            EventType.SENTENCE,
            False,
        ),
        ("Nine writers were charged on Sunday. A crowd stood outside. Those charged include {}.", EventType.CHARGE, True),
        ("Nine writers were charged on Sunday. Those fined include {}.", EventType.CHARGE, False),
    ],
)
def test_to_whom_the_same_was_done(text: str, kind: EventType, *, named: bool) -> None:
    told = [event for event in events(text.format(f"{_A} and {_B}"), kind) if event["people"]]
    assert [(event["people"], event["date"]) for event in told] == [([_A, _B], "2025-03-09")] * named
