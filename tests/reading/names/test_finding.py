"""What holds of all mentions, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.names import CaseMention, GroupMention, PersonMention, find_names

PIECES = [
    *(
        "Ulvi Samadli",
        "Samadli",
        "Aung San Suu Kyi",
        "bin",
        "oglu",
        "R.",
        "Zhang Lian",
        "Mr.",
        "Judge",
        "journalist",
        "the",
        "of",
        "and",
    ),
    *(
        "Baku",
        "Court",
        "court",
        "Serious",
        "Crimes",
        "Union",
        "Committee",
        "to",
        "Protect",
        "TV",
        "Radio",
        "case",
        "trial",
        "prison",
        "No.",
    ),
    *(
        "Penal",
        "Colony",
        "4",
        "six",
        "defendants",
        "all",
        "seven",
        "them",
        "COP29",
        "Day",
        "Independence",
        "'s",
        "’",
        "(",
        ")",
        '"',
        "“",
        "”",
    ),
    *(
        ",",
        ".",
        "\n",
        ":",
        "–",
        "Director",
        "Azerbaijani",
        "President",
        "police",
        "Hong Kong",
        "47",
        "in",
        "al-Harthi",
        "a",
        "İ",
        "ß",
        "ǅ",
    ),
]


def assert_sound(text: str) -> None:
    mentions = find_names(text)
    end = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        assert mention.voice
        end = mention.end
        if isinstance(mention, PersonMention):
            assert mention.np_start <= mention.start <= mention.end <= mention.np_end
            assert "\n" not in text[mention.np_start : mention.np_end]


@given(st.text())
def test_any_text(text: str) -> None:
    assert_sound(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", "", "  "]))
def test_any_order_of_the_words_that_rules_look_for(pieces: list[str], glue: str) -> None:
    assert_sound(glue.join(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_title_and_any_spans_of_a_recogniser(pieces: list[str]) -> None:
    text = " ".join(pieces)
    find_names("Samadli spoke.", title=text, recognised=[(0, 7, "PERSON"), (3, 900, "ORG"), (5, 2, "PER")])


def test_a_case_keeps_the_name_of_a_thing_and_leaves_a_person_to_be_named() -> None:
    found = find_names("Ulvi Samadli spoke in the Toplum TV case and in the case of Anar Rahimli.")
    assert [(type(m), m.text) for m in found] == [
        (PersonMention, "Ulvi Samadli"),
        (CaseMention, "Toplum TV case"),
        (PersonMention, "Anar Rahimli"),
    ]


def test_lines_are_paragraphs_that_no_name_crosses() -> None:
    found = find_names("It was Ulvi\nHasanli and six\njournalists.")
    assert [m.text for m in found] == ["journalists"]
    assert [m.number for m in found if isinstance(m, GroupMention)] == [None]
