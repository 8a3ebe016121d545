"""What two texts have in common: stretches that stand in both."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import printed, story

from habeas.capture.copies import Overlap, overlap, text_of
from habeas.capture.copies.overlaps import LEAST_SHARED

FEW_WORDS = st.lists(st.sampled_from(["the", "court", "of", "baku", "ruled", "that", "he", "stay", "in", "prison"]), max_size=90)
"""Of few words, so that runs repeat and cross."""


def common(one: str, two: str) -> Overlap | None:
    return overlap(text_of("one", one), text_of("two", two))


def test_a_reprint_with_another_headline() -> None:
    told = story("verdict")
    both = common(printed(*told), printed("Nine years for the editor", *told))
    assert both is not None
    assert both.share == 1.0
    assert both.other_share == pytest.approx(180 / 185)
    assert len(both.stretches) == 1 and both.stretches[0].shared == 180


def test_light_editing_does_not_end_a_stretch_and_a_new_paragraph_does() -> None:
    first, second = story("verdict", paragraphs=2)
    words = first.split()
    words[10:12] = ["yesterday"]
    new = "His lawyer said that the defence had not been let into the room"
    both = common(printed(first, second), printed(" ".join(words), new, second))
    assert both is not None
    assert [stretch.shared for stretch in both.stretches] == [28, 30]
    assert both.share == 1.0


def test_a_set_phrase_is_nothing_in_common() -> None:
    phrase = "under Article 206.3.2 smuggling committed by a group"
    one, two = story("one"), story("two")
    assert common(printed(*one, phrase), printed(phrase, *two)) is None


def test_a_short_brief_is_found_in_an_article() -> None:
    brief = "Court leaves editor Rashad Hasanov in prison for three more months"
    both = common(brief, printed(*story("one"), brief, *story("two")))
    assert both is not None and both.share == 1.0


@given(FEW_WORDS, FEW_WORDS)
def test_it_is_the_same_from_both_sides(one: list[str], two: list[str]) -> None:
    forth, back = common(" ".join(one), " ".join(two)), overlap(text_of("two", " ".join(two)), text_of("one", " ".join(one)))
    assert (forth and forth.turned()) == back


@given(FEW_WORDS, FEW_WORDS)
def test_what_is_shared_stands_in_both(one: list[str], two: list[str]) -> None:
    both = common(" ".join(one), " ".join(two))
    if both is None:
        return
    assert 0 < both.share <= 1 and 0 < both.other_share <= 1
    for stretch in both.stretches:
        ours = " ".join(one)[stretch.start : stretch.end].split()
        theirs = " ".join(two)[stretch.other_start : stretch.other_end].split()
        assert min(LEAST_SHARED, 8) <= stretch.shared <= min(len(ours), len(theirs))
        assert any(re.search(rf"\b{' '.join(ours[place : place + 5])}\b", " ".join(theirs)) for place in range(len(ours) - 4))
