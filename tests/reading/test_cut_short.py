"""A text that breaks off anywhere is read as far as it goes: captures are cut, and nothing may be lost with them."""

from __future__ import annotations

import datetime as dt

import pytest

from habeas.model import Edtf, Segment
from habeas.reading import read
from habeas.reading.frames import frames
from habeas.reading.knowledge.language import reading_in

_DAY = Edtf.of_day(dt.date(2025, 3, 14))


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Anar Rahimli. An",
        "She is accused of insulting the president, of extremism and of",
        "Two activists said that three prisoners were freed: Vera Kim",
    ],
)
def test_what_breaks_off_here_is_read(text: str) -> None:
    read([Segment(id="article", text=text, date=_DAY)])


def test_the_examples_of_all_frames_are_read_wherever_they_break_off() -> None:
    with reading_in("en"):
        texts = [example.text for file in frames().files for frame in file.frames for example in frame.examples]
    assert len(texts) > 1000
    for number, text in enumerate(texts):
        words = text.split()
        kept = " ".join(words[: 1 + number % len(words)])
        read([Segment(id="article", text=kept, date=_DAY)])
