"""Dates are found with their offsets and resolved by the rules of the vocabulary."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Edtf
from habeas.reading.knowledge.values import WayOfSaying, calendar
from habeas.reading.values import Anchor, Tense, find_dates

THURSDAY = Anchor(dt.date(2024, 10, 3))
CAPTURED = Anchor(dt.date(2024, 10, 3), uncertain=True)
TOLD = Edtf.parse("2024-05-06")
WORDS = sorted(
    {
        *(word for words in calendar().months.values() for word in words),
        *(word for words in calendar().weekdays.values() for word in words),
        *(word for form in calendar().forms for word in form.example.split()),
        *(
            "31",
            "30",
            "2024",
            "0",
            "9999",
            "1900",
            "20.11.2023",
            "32.13.2023",
            "00.00.00",
            "2024-02-30",
            "1/13/2024",
            "13/13/2024",
        ),
        *("999999 years ago", "a day", ",", ".", "-", "\n", "ə", "İ"),
    }
)


def read(text: str, anchor: Anchor = THURSDAY, tense: Tense = Tense.PAST, reference: Edtf | None = TOLD) -> list[str | None]:
    resolved = (mention.resolve(anchor, tense, reference) for mention in find_dates(text))
    return [str(each.edtf) if each else None for each in resolved]


@pytest.mark.parametrize("form", calendar().forms, ids=lambda form: f"{form.rule}: {form.example}")
def test_every_form_reads_its_own_example(form: WayOfSaying) -> None:
    tense = Tense.FUTURE if "will" in form.example else Tense.PAST
    assert read(form.example, tense=tense) == [form.means]
    assert find_dates(form.example)[0].moment.rule == form.rule


@pytest.mark.parametrize(
    ("text", "tense", "means"),
    [
        ("The court ruled on October 3.", Tense.PAST, "2024-10-03"),
        ("The court ruled on October 4.", Tense.PAST, "2023-10-04"),
        ("The trial will open on October 2.", Tense.FUTURE, "2025-10-02"),
        ("The trial resumes on October 10.", Tense.PRESENT, "2024-10-10"),
        ("He was detained in October.", Tense.PAST, "2024-10"),
        ("He was detained in November.", Tense.PAST, "2023-11"),
        ("He will be released in September.", Tense.FUTURE, "2025-09"),
        ("He was born on February 29.", Tense.PAST, "2024-02-29"),
        ("He was held on Friday.", Tense.PAST, "2024-09-27"),
        ("She will appear on Friday.", Tense.FUTURE, "2024-10-04"),
        ("He was held last Thursday.", Tense.PAST, "2024-09-26"),
        ("The verdict is due next Thursday.", Tense.PRESENT, "2024-10-10"),
        ("The summit will be held next month.", Tense.FUTURE, "2024-11"),
        ("It was agreed at last year's COP28.", Tense.PAST, "2023"),
        ("Fourteen were convicted this May.", Tense.PAST, "2024-05"),
        ("He had been freed last October.", Tense.PAST, "2023-10"),
        ("They were beaten in the night from January 8 to 9.", Tense.PAST, "2024-01-08/2024-01-09"),
        ("He was held from December 28 to January 4.", Tense.PAST, "2023-12-28/2024-01-04"),
        ("He was jailed from March 5, 2019 to May 6, 2021.", Tense.PAST, "2019-03-05/2021-05-06"),
        ("He was in prison between 2009 and November 2015.", Tense.PAST, "2009/2015-11"),
        ("By August 2025 eleven had been arrested.", Tense.PAST, "../2025-08"),
        ("He has been ill since mid-March.", Tense.PAST, "2024-03/.."),
        ("It was printed around May 5, 2024.", Tense.PAST, "2024-05-05~"),
        ("Arrested on 20 November 2023", Tense.PAST, "2023-11-20"),
        ("Published 2024.06.26", Tense.PAST, "2024-06-26"),
        ("She was freed two years ago.", Tense.PAST, "2022"),
        ("She was freed a month ago.", Tense.PAST, "2024-09"),
        ("She was freed a week ago.", Tense.PAST, "2024-09-26"),
        ("He was arrested in October of 2019.", Tense.PAST, "2019-10"),
        ("In the summer of 2021 he left.", Tense.PAST, "2021-06/2021-08"),
    ],
)
def test_dates_follow_the_tense_and_the_segments_day(text: str, tense: Tense, means: str) -> None:
    assert read(text, tense=tense) == [means]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("The same day he was charged.", "2024-05-06"),
        ("That evening he was charged.", "2024-05-06"),
        ("The day before, the court had remanded two others.", "2024-05-05"),
        ("He was freed three days later.", "2024-05-09"),
        ("He was freed a week later.", "2024-05-13"),
        ("At the end of that month he was charged.", "2024-05"),
        ("On June 27 of that year he was searched.", "2024-06-27"),
        ("It began in September of the following year.", "2025-09"),
    ],
)
def test_what_counts_from_the_told_is_resolved_from_it_and_from_nothing_else(text: str, means: str) -> None:
    assert read(text) == [means]
    assert find_dates(text)[0].is_reference_bound
    assert read(text, reference=None) == [None]


def test_a_year_later_than_a_year_is_a_year() -> None:
    assert read("A year later the court dropped the charge.", reference=Edtf.parse("2017")) == ["2018"]


def test_two_days_earlier_than_a_month_is_unknown() -> None:
    assert read("Two days earlier he was held.", reference=Edtf.parse("2024-05")) == [None]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("On January 21, the court met.", "2024-01-21?"),
        ("On January 21, 2024, the court met.", "2024-01-21"),
        ("On Tuesday the court met.", "2024-10-01?"),
        ("In 2017 he was sentenced.", "2017"),
        ("Orujev has been in hospital since mid-March.", "2024-03?/.."),
    ],
)
def test_what_rests_on_the_capture_day_is_marked(text: str, means: str) -> None:
    assert read(text, anchor=CAPTURED) == [means]


def test_without_a_day_of_its_own_a_segment_gives_only_what_is_written_out() -> None:
    assert read("On Tuesday. On May 5. On May 5, 2023.", anchor=Anchor(None)) == [None, None, "2023-05-05"]


def test_the_end_of_a_term_lies_ahead_of_its_start() -> None:
    (until,) = find_dates("His detention was extended until May 3.")
    march = Anchor(dt.date(2025, 3, 18))
    assert (until.relation, until.preposition, until.text) == ("until", "until", "May 3")
    assert str(until.resolve(march, Tense.PAST).edtf) == "2025-05-03"
    assert str(until.resolve(Anchor(dt.date(2025, 12, 1)), Tense.PAST, start=dt.date(2025, 3, 18)).edtf) == "2025-05-03"


def test_a_full_stop_belongs_to_a_date_only_after_an_abbreviation() -> None:
    assert [m.text for m in find_dates("He was held on 5 January. He was freed on 6 Nov. in Baku.")] == ["5 January", "6 Nov."]


def test_the_point_of_an_open_stretch_is_kept() -> None:
    (since,) = find_dates("Lai has been in prison since December 2020.")
    resolved = since.resolve(THURSDAY)
    assert (str(resolved.edtf), str(resolved.point)) == ("2020-12/..", "2020-12")


def test_a_year_is_shared_by_dates_joined_to_one() -> None:
    assert read("303 names in June 2022, 319 in September and 331 in December of the same year") == [
        "2022-06",
        "2024-09",
        "2024-12",
    ]
    assert read("on March 5 and April 10, 2022") == ["2022-03-05", "2022-04-10"]


@pytest.mark.parametrize(
    "text",
    [
        "The winner of the 2023 Nobel Peace Prize spoke at COP29.",
        "Theresa May may march with the 45 defendants.",
        "The 77-year-old was charged under Article 206.3.2.",
        "In recent weeks 33 people were held; for the past three years he has been ill.",
        "It was the first time in five years; two weeks before the vote.",
        "The law of 2014 and Resolution 1900 are in force.",
        "Days before, and 2,000 people in 1990s style; on 3/4/2024.",
        "He read the Sunday Times and Black Friday notices of 12.10.11.",
    ],
)
def test_no_date_is_made_of_ages_counts_and_names(text: str) -> None:
    assert find_dates(text) == ()


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=14).map(" ".join), st.sampled_from(list(Tense)))
def test_any_text_is_read_without_a_crash_and_with_right_spans(text: str, tense: Tense) -> None:
    end = 0
    for mention in find_dates(text):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        end = mention.end
        for anchor in (THURSDAY, CAPTURED, Anchor(None), Anchor(dt.date(1, 1, 1)), Anchor(dt.date(9999, 12, 31))):
            for reference in (None, TOLD, Edtf.parse("../2024-05"), Edtf.parse("9999-12-31")):
                resolved = mention.resolve(anchor, tense, reference)
                assert resolved is None or Edtf.parse(str(resolved.edtf)) == resolved.edtf
