"""The page's own words, told from a story's."""

from __future__ import annotations

import pytest

from habeas.capture.wording import Purpose, WordingRefused, phrases_of, pointed_headline, purpose_of


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("Leave a review", Purpose.COMMENTS),
        ("Comments (0)", Purpose.COMMENTS),
        ("Комментарии: 12", Purpose.COMMENTS),
        ("Read also:", Purpose.RELATED),
        ("World in brief", Purpose.RELATED),
        ("More from Justice", Purpose.RELATED),
        ("Читайте также", Purpose.RELATED),
        ("Oxşar xəbərlər", Purpose.RELATED),
        ("Lesen Sie auch:", Purpose.RELATED),
        ("POLITICS", Purpose.SECTIONS),
        ("Share | Print | Comment", Purpose.SHARE),
        ("The Paper · Terms of use · Contacts", Purpose.NOTICES),
        ("We use cookies to make this site better for you.", Purpose.NOTICES),
        ("© The Paper. All rights reserved.", Purpose.NOTICES),
        ("Tags: courts, media, Baku", Purpose.TAGS),
        ("By our court reporter", Purpose.BYLINES),
        ("Photo: archive", Purpose.CAPTIONS),
    ],
)
def test_a_line_of_the_page_s_own_words_is_told(line: str, purpose: Purpose) -> None:
    assert purpose_of(line) is purpose


@pytest.mark.parametrize(
    "line",
    [
        "More than 50 people were held.",
        "Other activists detained in Baku",
        "Most political prisoners are not freed",
        "Politics is no reason to jail anyone.",
        "Source close to the court speaks out",
        "Photographer sentenced to nine years",
        "Date set for start of trial",
        "WASHINGTON (Reuters) - Senators wrote to the prime minister on Monday.",
        "Comment was refused by the prison service, the lawyer said.",
        "Top court frees editor",
    ],
)
def test_a_line_of_a_story_is_left_alone(line: str) -> None:
    assert purpose_of(line) is None


def test_a_pointer_gives_the_headline_it_points_to() -> None:
    assert pointed_headline("Read also: Court frees two reporters") == "Court frees two reporters"
    assert pointed_headline("По теме: Апелляция смягчила приговор") == "Апелляция смягчила приговор"
    assert pointed_headline("Read also:") is None
    assert pointed_headline("The verdict: nine years in prison") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("en:\n  related: [read also]\n  gossip: [hm]\n", 3),
        ("en:\n  related: [read also,\n    {a: b}]\n", 3),
        ("en:\n  related: read also\n", 2),
        ("en: [read also]\n", 1),
        ("en:\n  related: [read also\n  tags: x\n", 3),
        ("", 1),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(WordingRefused) as caught:
        phrases_of(text)
    assert caught.value.line == line
