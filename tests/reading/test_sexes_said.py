"""What a sentence says of whether those it is about are women or men; and what it leaves open."""

from __future__ import annotations

import time

import pytest

from habeas.model import Agreement, Event, Evidence, Reading
from habeas.reading.sexes import may_say_a_sex, sexes_said

_BEFORE = "What stands before it. "


def said(
    quote: str, *people: str, at: tuple[str, ...] = (), agreement: Agreement = Agreement.BOTH, group: str | None = None
) -> list[tuple[str, str, str]]:
    """Of a sentence in the middle of a text, about these people; `at`: the words by which the reader found them, in order."""
    spans, behind = [], 0
    for words in at:
        start = quote.index(words, behind)
        behind = start + len(words)
        spans.append((start + len(_BEFORE), behind + len(_BEFORE)))
    event = Event.from_json(
        {
            "type": "detention",
            "people": people,
            "group": group,
            "segment": "article",
            "quote": quote,
            "start": len(_BEFORE),
            "end": len(_BEFORE) + len(quote),
        }
    )
    evidence = {"people": Evidence(spans=tuple(spans))} if spans else {}
    found = sexes_said(Reading(event=event, frame="f", agreement=agreement, evidence=evidence, reader="test"))
    for one in found:
        assert (_BEFORE + quote)[one.start : one.end] == one.words
        assert one.name in people
    return [(one.name, str(one.sex), one.words) for one in found]


LEYLA = "Leyla Yunus"


@pytest.mark.parametrize(
    ("quote", "sex", "words"),
    [
        ("Mrs. Leyla Yunus was detained on July 30.", "female", "Mrs."),
        ("Ms Leyla Yunus was detained.", "female", "Ms"),
        ("Police detained businesswoman Leyla Yunus.", "female", "businesswoman"),
        ("Police detained mother of two Leyla Yunus.", "female", "mother of two"),
        ("Arif was freed, and so was his wife Leyla Yunus.", "female", "wife"),
        ("Leyla Yunus, a mother of two, was detained.", "female", "mother"),
        ("Leyla Yunus, 58, a prominent businesswoman, was detained.", "female", "businesswoman"),
        ("Leyla Yunus (58), a former actress from Baku, was detained.", "female", "actress"),
        ("Leyla Yunus, who is the only woman among them, was detained.", "female", "woman"),
        ("Leyla Yunus is a widow.", "female", "widow"),
        ("Leyla Yunus, the wife of the jailed historian Arif Yunus, was detained.", "female", "wife"),
    ],
)
def test_titles_and_nouns_say_it(quote: str, sex: str, words: str) -> None:
    assert said(quote, LEYLA) == [(LEYLA, sex, words)]


@pytest.mark.parametrize(
    "quote",
    [
        "Leyla Yunus was detained on July 30.",
        "Women's rights activist Leyla Yunus was detained.",
        "Leyla Yunus, a women's rights activist, was detained.",
        "Leyla Yunus, the lawyer of a businesswoman, was detained.",
        "Leyla Yunus, a businesswoman's lawyer, was detained.",
        "Police detained Leyla Yunus, a woman and two students.",
        "Police detained Leyla Yunus, a businesswoman, and a student.",
        "Leyla Yunus, his wife, and two sons were detained.",
        "Leyla Yunus, whose mother is ill, was detained.",
        "The chairman Leyla Yunus was detained.",
        "Father and son Leyla Yunus were detained.",
        "Mr and Mrs Leyla Yunus were detained.",
        "The husband of Leyla Yunus was detained.",
        "Leyla Yunus's husband was detained.",
        "The girl band met Leyla Yunus, a girl band singer.",
    ],
)
def test_what_can_be_taken_in_two_ways_says_nothing(quote: str) -> None:
    assert said(quote, LEYLA) == []


def test_a_given_name_alone_says_nothing() -> None:
    assert said("Natalya Ivanova and John Smith were detained.", "Natalya Ivanova", "John Smith") == []


def test_each_of_several_people_is_told_apart() -> None:
    quote = "Mrs Leyla Yunus and her husband Arif Yunus were detained."
    assert said(quote, LEYLA, "Arif Yunus") == [(LEYLA, "female", "Mrs"), ("Arif Yunus", "male", "husband")]
    assert said("Mrs Yunus was detained.", LEYLA, "Arif Yunus", at=("Yunus",)) == [], "either of them"
    assert said("Mrs Yunus was detained.", LEYLA, at=("Yunus",)) == [(LEYLA, "female", "Mrs")]
    assert said("Mrs Yunus was seen when Arif Yunus was detained.", "Arif Yunus", at=("Arif Yunus",)) == []


def test_a_pronoun_says_it_where_it_can_only_be_theirs() -> None:
    assert said("Yunus told the court that she had been beaten.", LEYLA, at=("she",)) == [(LEYLA, "female", "she")]
    assert said("On Monday Leyla Yunus fell ill; doctors took her away.", LEYLA, at=("her",)) == []


@pytest.mark.parametrize(
    ("quote", "pronoun"),
    [
        ("She was detained on July 30.", "She"),
        ("Yunus's husband says that he was beaten.", "he"),
        ("Arif Samadov, who defends Leyla Yunus, says that he was beaten.", "he"),
        ("Leyla Yunus was seen with Arif Yunus before he was detained.", "he"),
        ("Her colleague Leyla Yunus said that she was beaten.", "she"),
    ],
)
def test_a_pronoun_that_may_mean_another_says_nothing(quote: str, pronoun: str) -> None:
    assert said(quote, LEYLA, at=(pronoun,)) == []


def test_a_pronoun_says_nothing_where_the_reader_was_in_doubt() -> None:
    quote = "Yunus told the court that she had been beaten."
    assert said(quote, LEYLA, at=("she",), agreement=Agreement.DISPUTED) == []
    assert said(quote, LEYLA, at=("she",), group="activists") == []
    assert said(quote, LEYLA, "Arif Yunus", at=("she",)) == []


def test_most_sentences_need_no_second_look() -> None:
    assert not may_say_a_sex("Leyla Yunus was detained on July 30.")
    assert may_say_a_sex("MRS. YUNUS was detained.")


def test_long_sentences_take_no_long_time() -> None:
    names = [f"Leyla{number} Yunus{number}" for number in range(400)]
    begun = time.process_time()
    assert said(f"Mrs {', '.join(names)} were detained.", *names) == [(names[0], "female", "Mrs")]
    assert said(f"{'a' * 50_000} Yunus {'A' * 50_000} said {' ' * 50_000} that she was beaten.", LEYLA, at=("she",)) in (
        [],
        [(LEYLA, "female", "she")],
    )
    assert time.process_time() - begun < 2


def test_a_title_at_the_edge_of_what_is_looked_at_is_no_other_word() -> None:
    for many in range(90, 110):
        assert said(f"Detained {'x' * many}woman Leyla Yunus.", LEYLA) == []
        assert said(f"{'Detained ' * many}woman Leyla Yunus.", LEYLA) == [(LEYLA, "female", "woman")]
