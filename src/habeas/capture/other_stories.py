"""Where an article ends although no word says so: headings that only their surroundings tell from those inside an article.

In: the lines of what is taken for an article. Out: the place from which on it is other stories. Always true: a heading with
several paragraphs under it is the article's own, since teasers are short.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from habeas.capture.lines import Kind, Line, ends_as_sentence
from habeas.capture.printed_dates import begins_with_day

_WORDS_OF_A_HEADING: Final = 4
_PARAGRAPHS_BEFORE: Final = 3
_NOTE: Final = "*"
"""What begins a note at an article's foot, after which there is no more of it."""
_PARAGRAPHS_TO_ONE_OF_A_DAY: Final = 4
"""A story with more paragraphs that open with a day is told day by day, and its last ones are its own."""
_TEASERS: Final = 4
"""More paragraphs than this under one heading are no list of teasers."""


def is_section_of_article(lines: Sequence[Line], at: int) -> bool:
    """Whether a section's name at `at` ("Health", "Elections") heads a part of the article: much prose follows at once."""
    following = lines[at + 1 : at + 2 + _TEASERS]
    return lines[at].kind is Kind.SECTION and len(following) > _TEASERS and all(line.kind is Kind.TEXT for line in following)


def unnamed_heading(lines: Sequence[Line]) -> int | None:
    """The place of the one heading in an article under which nothing but a few teasers stand: dated ones, or any after a note at
    the article's foot."""
    headings = [
        at for at, line in enumerate(lines) if line.kind is Kind.SHORT and not line.bulleted and line.words <= _WORDS_OF_A_HEADING
    ]
    if len(headings) != 1:
        return None
    at = headings[0]
    before = sum(1 for line in lines[:at] if line.kind is Kind.TEXT)
    tail = lines[at + 1 :]
    if before < _PARAGRAPHS_BEFORE or not 1 <= len(tail) <= _TEASERS or any(line.kind is not Kind.TEXT for line in tail):
        return None
    if any(line.text.startswith(_NOTE) for line in lines[at - _PARAGRAPHS_BEFORE : at]):
        return at
    dated = sum(1 for line in tail if begins_with_day(line.text) and ends_as_sentence(line.text))
    told_by_day = sum(1 for line in lines[:at] if line.kind is Kind.TEXT and begins_with_day(line.text))
    return at if dated * 2 >= len(tail) and told_by_day * _PARAGRAPHS_TO_ONE_OF_A_DAY < before else None
