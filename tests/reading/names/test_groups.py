"""People who are not named: how many, which noun, whether they could be held."""

from __future__ import annotations

import pytest

from habeas.reading.names import GroupMention, find_names


def groups(text: str) -> list[tuple[str, int | None, bool, bool]]:
    return [(m.text, m.number, m.definite, m.holdable) for m in find_names(text) if isinstance(m, GroupMention)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They freed six journalists.", ("six journalists", 6, False, True)),
        ("Then the defendants rose.", ("the defendants", None, True, True)),
        ("All seven denied it.", ("All seven", 7, True, True)),
        ("Both were freed.", ("Both", 2, True, True)),
        ("The 15 appealed.", ("The 15", 15, True, True)),
        ("Forty-seven people were held.", ("Forty-seven people", 47, False, True)),
        ("Thirty-one of them confessed.", ("Thirty-one of them", 31, False, True)),
        ("Twelve of the 108 defendants left.", ("Twelve of the 108 defendants", 12, False, True)),
        ("They hold 13 other journalists.", ("13 other journalists", 13, False, True)),
        ("They hold two former presidents.", ("two former presidents", 2, False, True)),
        ("They list at least 1,438 political prisoners.", ("at least 1,438 political prisoners", 1438, False, True)),
        ("Nearly 60 US lawmakers wrote.", ("Nearly 60 US lawmakers", 60, False, False)),
        ("A letter of 453 deputies came.", ("453 deputies", 453, False, False)),
        ("Then her relatives wrote.", ("her relatives", None, True, False)),
        ("Dozens of protesters came.", ("Dozens of protesters", None, False, True)),
        ("Thousands of Brotherhood supporters fled.", ("Thousands of Brotherhood supporters", None, False, True)),
        ("The 38-year-old was held.", ("The 38-year-old", 1, True, True)),
        ("Then a 51-year-old bookseller came.", ("a 51-year-old bookseller", 1, False, True)),
        ("Then 76 co-accused were exonerated.", ("76 co-accused", 76, False, True)),
        ("It closed, and hundreds were jailed.", ("hundreds", None, False, True)),
        ("One hundred and forty-three activists were detained.", ("One hundred and forty-three activists", 143, False, True)),
        ("Two thousand five hundred people were detained.", ("Two thousand five hundred people", 2500, False, True)),
        ("They hold three opposition officials.", ("three opposition officials", 3, False, True)),
        ("Ninety six people were detained.", ("Ninety six people", 96, False, True)),
        ("In May 2024 twenty people were detained.", ("twenty people", 20, False, True)),
    ],
)
def test_groups(text: str, expected: tuple[str, int | None, bool, bool]) -> None:
    assert groups(text) == [expected]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Editor of Sunline gets a year in prison", "Editor"),
        ("French sports journalist loses appeal", "French sports journalist"),
        ("MTV journalist denied bail", "MTV journalist"),
        ("Former mayor acquitted of treason", "Former mayor"),
    ],
)
def test_one_whom_nothing_points_to_in_a_headline(text: str, group: str) -> None:
    (mention,) = [m for m in find_names(text) if isinstance(m, GroupMention)]
    assert (mention.text, mention.number) == (group, 1)


@pytest.mark.parametrize("text", ["Editor of Sunline gets a year.", "Police arrest journalist", "Editor\nShe was jailed in May"])
def test_one_whom_nothing_points_to_elsewhere_is_none(text: str) -> None:
    assert not [m for m in find_names(text) if isinstance(m, GroupMention) and m.number == 1]


def test_coordinated_nouns_are_one_group() -> None:
    assert (
        groups("They demand all political prisoners, hostages, and POWs.")[0][0] == "all political prisoners, hostages, and POWs"
    )


@pytest.mark.parametrize(
    "text",
    [
        "He got seven years and five months.",
        "There was a prisoner exchange at the women's colony.",
        "It happened in 2024 and cost 40 dollars.",
        "Smith, now 67, was given 20 years.",
    ],
)
def test_what_is_no_group(text: str) -> None:
    assert groups(text) == []


def test_a_verb_before_the_noun_is_no_part_of_the_group() -> None:
    assert [text for text, *_ in groups("On Monday police detained journalists.")] == ["journalists"]


def test_the_role_of_a_named_person_is_no_group() -> None:
    assert groups("The journalist Hafiz Bayramli spoke.") == []
