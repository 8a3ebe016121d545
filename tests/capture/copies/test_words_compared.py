"""Words, runs and marks."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from printed import story

from habeas.capture.copies import FOUND_FROM, overlap, text_of
from habeas.capture.copies.words import REPEATED

WORDS = st.lists(st.sampled_from(["суд", "court", "məhkəmə", "в", "the", "Baku", "206", "of"]), max_size=80)


def _marks(text: str) -> set[int]:
    return set(text_of("page", text).marks.tolist())


def test_case_white_space_and_punctuation_do_not_count() -> None:
    plain = "the court in baku sentenced him to nine years on friday evening"
    assert _marks(plain) == _marks("The COURT in Baku, sentenced\n him — to nine\u00a0years on “Friday” evening!")


def test_letters_of_unspaced_scripts_count_as_words() -> None:
    assert text_of("page", "他被判处九年徒刑 in Beijing").words == 8 + 2


def test_marks_are_the_same_in_every_process() -> None:
    said = "The court in Baku sentenced the journalist to nine years in prison on Friday"
    code = f"from habeas.capture.copies import text_of; print(text_of('a', {said!r}).marks.tolist())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{text_of('a', said).marks.tolist()}\n"}


@given(before=WORDS, after=WORDS, other_before=WORDS, other_after=WORDS)
def test_a_passage_of_sufficient_length_is_never_missed(
    before: list[str], after: list[str], other_before: list[str], other_after: list[str]
) -> None:
    passage = story("passage", paragraphs=1, words=FOUND_FROM)[0]
    one = " ".join([*before, passage, *after])
    two = " ".join([*other_before, passage, *other_after])
    assert _marks(one) & _marks(two)
    assert overlap(text_of("one", one), text_of("two", two)) is not None


@given(st.text(max_size=300))
def test_any_text_can_be_compared_with_itself(text: str) -> None:
    one, two = text_of("one", text), text_of("two", text)
    assert np.array_equal(one.marks, two.marks)
    both = overlap(one, two)
    if one.words >= 20:
        assert both is not None and both.share == both.other_share == 1.0


def test_a_refrain_costs_no_more_than_other_words() -> None:
    refrain = "we demand freedom for all of them now " * (REPEATED * 500)
    both = overlap(text_of("one", refrain), text_of("two", refrain + "and again"))
    assert both is not None and both.share == 1.0
    assert len(both.stretches) == 1


def test_texts_without_words_have_no_marks() -> None:
    assert _marks("") == _marks("… — !") == _marks("four words are few") == set()
