"""Durations that are terms are found; ages, distances in time and lives that are no sentence are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.knowledge.values import WayOfSaying, terms
from habeas.reading.values import find_terms

WORDS = sorted(
    {word for form in (*terms().forms, *terms().shares) for word in form.example.replace(",", " , ").split()}
    | {
        "1/2",
        "½",
        "8½",
        "99999999",
        "0 years",
        "2021 to one year",
        "and a half",
        "half a",
        "respectively",
        "-",
        "ago",
        "old",
        "\n",
    }
)


def read(text: str) -> list[str]:
    return [str(mention.term) for mention in find_terms(text)]


@pytest.mark.parametrize("form", (*terms().forms, *terms().shares), ids=lambda form: f"{form.rule}: {form.example}")
def test_every_form_reads_its_own_example(form: WayOfSaying) -> None:
    assert read(form.example) == str(form.means).split()


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("a 9-year sentence", "P9Y"),
        ("a nine-and-a-half-year sentence", "P9Y6M"),
        ("sentenced to a year and a half", "P1Y6M"),
        ("sentenced to one and a half years", "P1Y6M"),
        ("sentenced to seven and a half years in a penal colony", "P7Y6M"),
        ("sentenced to 8 1/2 years", "P8Y6M"),
        ("sentenced to 11.5 years imprisonment", "P11Y6M"),
        ("18 months' imprisonment", "P18M"),
        ("an 18-month term", "P18M"),
        ("remanded for another three months", "P3M"),
        ("extended by a further two months", "P2M"),
        ("extended by a month", "P1M"),
        ("given two additional months", "P2M"),
        ("jailed for 15 days", "P15D"),
        ("30 days of administrative arrest", "P30D"),
        ("held for 24 hours", "PT24H"),
        ("a 48-hour detention", "PT48H"),
        ("three months and one day in prison", "P3M1D"),
        ("one year six months", "P1Y6M"),
        ("sentenced to two years and a month", "P2Y1M"),
        ("handed the editor a year in prison", "P1Y"),
        ("serving a sentence of seven years since April 2021", "P7Y"),
        ("ten to 12 years", "P10Y/P12Y"),
        ("from five to eight years", "P5Y/P8Y"),
        ("between six months and two years", "P6M/P2Y"),
        ("sentenced to life in prison", "life"),
        ("a life term", "life"),
        ("jailed for life.", "life"),
        ("jailed for life in 2011", "life"),
        ("life behind bars", "life"),
        ("sent to prison for the rest of their lives", "life"),
        ("has been serving nine years since March", "P9Y"),
        ("twenty-seven years to serve", "P27Y"),
        ("on hunger strike for the past 82 days", "P82D"),
        ("barred from journalism for five years after her release", "P5Y"),
        ("will spend the next four months in detention", "P4M"),
    ],
)
def test_terms_of_many_forms(text: str, means: str) -> None:
    assert read(text) == [means]


@pytest.mark.parametrize(
    "text",
    [
        "the 77-year-old, aged 77 years, is nine years old",
        "two years ago, three months earlier, a year later and five days before",
        "for the first time in five years; within three weeks; over the last two years",
        "twice a year he asked for the right to life and came to life again",
        "since 2020 years have passed; for years",
    ],
)
def test_ages_and_distances_are_no_terms(text: str) -> None:
    assert read(text) == []


def test_bare_numbers_share_the_unit_of_the_term_before_them() -> None:
    found = find_terms("He gave nine years to Samadli and Bayramli, eight to Gasimova and seven and a half to Kekalov.")
    assert [(str(m.term), m.elliptical) for m in found] == [("P9Y", False), ("P8Y", True), ("P7Y6M", True)]
    assert read("Tahirgizi was given nine years, her two colleagues eight.") == ["P9Y", "P8Y"]
    assert read("Kobrin for five and a half years, Liptser for five, Sergunin for three and a half.") == ["P5Y6M", "P5Y", "P3Y6M"]
    assert read("It sentenced 14 to four years and acquitted two.") == ["P4Y"]
    assert read("He got nine years. Of the other 16, it convicted 14.") == ["P9Y"]


def test_what_somebody_got_or_asked_for_shares_the_unit_of_a_sentence_before() -> None:
    assert read("Kobrin was sentenced to five years. Liptser got six.") == ["P5Y", "P6Y"]
    assert read("He got nine years. The prosecutor, who spoke on Monday, had wanted ten.") == ["P9Y", "P10Y"]
    assert read("He got nine years. His friends waited for ten of them.") == ["P9Y"]


def test_respectively_marks_every_term_of_its_sentence() -> None:
    found = find_terms("They got nine, eight and seven years respectively. He got ten years.")
    assert [(str(m.term), m.respective) for m in found] == [("P9Y", True), ("P8Y", True), ("P7Y", True), ("P10Y", False)]
    found = find_terms("A one-day trial in March ended with five and three years in prison respectively.")
    assert [(str(m.term), m.respective) for m in found] == [("P1D", False), ("P5Y", True), ("P3Y", True)]


def test_a_change_is_two_terms_and_no_range() -> None:
    found = find_terms("The court reduced his sentence from nine to seven years.")
    assert [(str(m.term), m.replaced) for m in found] == [("P9Y", True), ("P7Y", False)]
    found = find_terms("It was reduced from four years to three and a half.")
    assert [(str(m.term), m.replaced) for m in found] == [("P4Y", True), ("P3Y6M", False)]


def test_limits_are_kept() -> None:
    assert [m.bound for m in find_terms("He faces up to 12 years; she got 12 years.")] == ["up to", None]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=14).map(" ".join))
def test_any_text_is_read_without_a_crash_and_with_right_spans(text: str) -> None:
    end = 0
    for mention in find_terms(text):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        end = mention.end


def test_two_terms_in_one_unit_are_two() -> None:
    found = find_terms("They were jailed for 12 months and six months respectively.")
    assert [str(m.term) for m in found] == ["P12M", "P6M"]
