"""Who they are who say "we", who stand behind one who is written to, and of whom one is named."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType

_A, _B = "Kamran Aliyev", "Rauf Hasanov"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (f"We, the writers of the city, followed it. {_A} was jailed in May.\nWe demand his release.", ["writers of the city"]),
        (f"Joint statement by the writers of Lviv\n{_A} was jailed. We demand his release.", ["writers of Lviv"]),
        (f"{_A} was jailed. We demand his release.", []),
        (f"A statement of fact\n{_A} was jailed. We demand his release.", []),
        (f"{_A} freed after a letter of writers\nWe demand his release.", []),
    ],
)
def test_those_who_say_we_are_named_once(text: str, actors: list[str]) -> None:
    assert [told["actor"] for told in events(text, EventType.APPEAL)] == actors


@pytest.mark.parametrize("who", ["Another of the accused", "One of the defendants"])
def test_one_of_several_is_called_by_the_name_behind(who: str) -> None:
    (told,) = events(f"Three men were arrested. {who}, {_B}, called the charges absurd.", EventType.RESPONSE)
    assert (told["people"], told["actor"]) == ([_B], _B)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (f"In a letter to {_B}, ten members of the Senate, led by Jan Nowak, urged him to free {_A}.", "members of the Senate"),
        (f"In an appeal to {_B}, deputies of the Duma demanded the release of {_A}.", "deputies of the Duma"),
    ],
)
def test_those_behind_the_one_who_is_written_to_are_others(text: str, actor: str) -> None:
    (told,) = events(text, EventType.APPEAL)
    assert (told["people"], told["actor"], told["addressee"]) == ([_A], actor, _B)
