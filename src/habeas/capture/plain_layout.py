"""The lines of a plain-text capture -> its layout: which of them are the article, and which are briefs around it.

A page is read as stretches of lines between breaks (a bullet on a line of its own, a heading of other stories, a section's
name, a date, a form for comments). The stretch with most prose, the one under the title before others, is the article; it goes
on after a list of links that was set into it. What is left over and has text or a headline of its own makes the briefs.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from habeas.capture.briefs import briefs_of, groups_of
from habeas.capture.layout import Layout
from habeas.capture.lines import Kind, Line, letters_of
from habeas.capture.other_stories import is_section_of_article, unnamed_heading

_BREAKS: Final = frozenset({Kind.MARK, Kind.RELATED, Kind.SECTION, Kind.COMMENTS, Kind.DATE, Kind.TAGS})
_COST_OF_A_SHORT_LINE: Final = 6
"""In words of prose: what a heading or a menu's entry takes from the stretch it stands in."""
_COST_OF_CHROME: Final = 3
_WORTH_OF_A_TITLE: Final = 60
"""In words of prose: how much a stretch gains by standing right under the title."""
_REACH_OF_A_TITLE: Final = 8
"""Lines between a title and the first sentence: bylines, dates, buttons."""
_WORDS_OF_A_NAME: Final = 4
_LEAST_ARTICLE: Final = 12
_LINES_SET_INTO_AN_ARTICLE: Final = 9
_PARAGRAPHS_OF_PROSE: Final = 2
_WORTH_AMONG_COMMENTS: Final = 0.3
"""What prose counts for after a heading of readers' comments that follows other prose."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines from `start` up to and without `end`, of which first and last are prose, and their worth in words of prose."""

    start: int
    end: int
    worth: int


def _is_list_intro(line: Line) -> bool:
    return line.text.endswith(":")


def _is_over_cut_summary(lines: Sequence[Line], at: int) -> bool:
    """Whether a headline stands over a summary that is cut off, as in lists of other stories."""
    is_headline = lines[at].kind is Kind.SHORT and lines[at].words >= 4
    if not is_headline or at + 1 >= len(lines) or at == 0:
        return False
    following = lines[at + 1]
    return following.kind is Kind.TEXT and following.text.endswith(("...", "…", "[…]", "[...]"))


def _is_break(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if _is_over_cut_summary(lines, at):
        return True
    if line.kind not in _BREAKS:
        return line.bulleted and line.kind is Kind.SHORT and at > 0 and lines[at - 1].kind is Kind.MARK
    if line.kind is not Kind.MARK:
        return not is_section_of_article(lines, at)
    back = at - 1  # bullets under "demanded the following:" belong to the article
    while back >= 0 and at - back <= 12:
        if lines[back].kind in _BREAKS - {Kind.MARK}:
            return True
        if _is_list_intro(lines[back]):
            return False
        back -= 1
    return True


def _cost(line: Line, *, in_list: bool) -> int:
    if line.kind is Kind.SHORT:
        return 0 if in_list else _COST_OF_A_SHORT_LINE
    return _COST_OF_CHROME


def _best_within(lines: Sequence[Line], start: int, end: int) -> _Stretch | None:
    """The run of lines with most prose, less what stands between."""
    best: _Stretch | None = None
    run_start, worth, in_list = -1, 0, False
    for at in range(start, end):
        line = lines[at]
        in_list = _is_list_intro(line) or (in_list and line.kind is Kind.SHORT)
        if line.kind is Kind.TEXT:
            if run_start < 0 or worth <= 0:
                run_start, worth = at, 0
            worth += line.words
            if best is None or worth > best.worth:
                best = _Stretch(run_start, at + 1, worth)
        elif run_start >= 0:
            worth -= _cost(line, in_list=in_list)
    return best


def _stretches(lines: Sequence[Line]) -> list[_Stretch]:
    borders = [-1, *(at for at in range(len(lines)) if _is_break(lines, at)), len(lines)]
    found = (_best_within(lines, a + 1, b) for a, b in pairwise(borders))
    return [stretch for stretch in found if stretch is not None]


def _title_before(lines: Sequence[Line], start: int, repeated: Counter[str]) -> int | None:
    """Where the title of the prose at `start` stands: the nearest line above it that is printed twice, or else is long enough.

    A few words between (a name, a place) give way to a longer line just above them.
    """
    found: int | None = None
    for at in range(start - 1, max(-1, start - 1 - _REACH_OF_A_TITLE), -1):
        line = lines[at]
        if line.kind in {Kind.MARK, Kind.RELATED, Kind.COMMENTS}:
            break
        if repeated[letters_of(line.text)] > 1 and line.kind in {Kind.SHORT, Kind.TEXT}:
            return at
        if line.kind is not Kind.SHORT or line.words < 2:
            continue
        if found is None or (_looks_like_a_name(lines, found, start) and line.words > lines[found].words + 1 and found - at <= 3):
            found = at
    return found


def _looks_like_a_name(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether the line at `at`, above prose at `start`, may be a writer or a place: a few words, with no date under them."""
    return lines[at].words <= _WORDS_OF_A_NAME and all(line.kind is not Kind.DATE for line in lines[at:start])


def _worth_in_place(lines: Sequence[Line], stretch: _Stretch, repeated: Counter[str], comments: int) -> float:
    """The worth of a stretch for being the article: more under a title, less among comments."""
    title = _title_before(lines, stretch.start, repeated)
    worth = (
        stretch.worth
        if title is None
        else stretch.worth + _WORTH_OF_A_TITLE * (2 if repeated[letters_of(lines[title].text)] > 1 else 1) // 2
    )
    return worth * _WORTH_AMONG_COMMENTS if stretch.start > comments else worth


def _first_comments(lines: Sequence[Line]) -> int:
    """The first heading of comments that comes after prose, or else the end of the page."""
    prose = next((at for at, line in enumerate(lines) if line.kind is Kind.TEXT), len(lines))
    return next((at for at in range(prose, len(lines)) if lines[at].kind is Kind.COMMENTS), len(lines))


def _is_list_of_briefs(stretches: Sequence[_Stretch], best: _Stretch, *, titled_twice: bool) -> bool:
    """Whether no stretch stands out, as on a home page."""
    alike = sum(1 for other in stretches if other.worth * 2 >= best.worth)
    return not titled_twice and best.end - best.start == 1 and alike >= 4


def _is_set_in(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the lines from `start` up to `end` are headlines set into an article: a short list, without prose, bullets or
    comments."""
    gap = lines[start:end]
    if (
        not gap
        or len(gap) > _LINES_SET_INTO_AN_ARTICLE
        or gap[-1].kind not in {Kind.SHORT, Kind.CHROME, Kind.CAPTION, Kind.POINTER}
    ):
        return False
    return not any(line.kind in {Kind.COMMENTS, Kind.TAGS, Kind.MARK, Kind.TEXT} for line in gap)


def _is_prose_throughout(lines: Sequence[Line], stretch: _Stretch) -> bool:
    """Whether some sentences stand one under the other, as in an article, and not each under a headline of its own."""
    kinds = [lines[at].kind for at in range(stretch.start, stretch.end)]
    return any(kinds[at : at + _PARAGRAPHS_OF_PROSE] == [Kind.TEXT] * _PARAGRAPHS_OF_PROSE for at in range(len(kinds)))


def _with_continuations(lines: Sequence[Line], stretches: Sequence[_Stretch], best: _Stretch) -> list[int]:
    """The lines of `best`, and of the stretches before and after it from which only headlines set into the article part it."""
    at = stretches.index(best)
    first, last = best, best
    for earlier in reversed(stretches[:at]):
        if not _is_set_in(lines, earlier.end, first.start) or not _is_prose_throughout(lines, earlier):
            break
        first = earlier
    for later in stretches[at + 1 :]:
        if not _is_set_in(lines, last.end, later.start) or not _is_prose_throughout(lines, later):
            break
        last = later
    joined = [stretch for stretch in stretches if first.start <= stretch.start <= last.start]
    return [number for stretch in joined for number in range(stretch.start, stretch.end)]


def _article(lines: Sequence[Line]) -> tuple[list[int], int | None]:
    """The numbers of the article's lines, and of its title."""
    repeated = Counter(letters_of(line.text) for line in lines if line.words >= 4)
    stretches = _stretches(lines)
    if not stretches:
        return [], None
    comments = _first_comments(lines)
    best = max(stretches, key=lambda s: _worth_in_place(lines, s, repeated, comments))
    title = _title_before(lines, best.start, repeated)
    titled_twice = title is not None and repeated[letters_of(lines[title].text)] > 1
    if best.worth < _LEAST_ARTICLE or _is_list_of_briefs(stretches, best, titled_twice=titled_twice):
        return [], None
    body = [at for at in _with_continuations(lines, stretches, best) if lines[at].kind in {Kind.TEXT, Kind.SHORT}]
    cut_at = unnamed_heading([lines[at] for at in body])
    body = body[:cut_at]
    title = _title_before(lines, body[0], repeated)
    return _with_standfirst(lines, title, body), title


def _with_standfirst(lines: Sequence[Line], title: int | None, body: list[int]) -> list[int]:
    """The article with what is printed between its title and its first sentence, where that reads as a sentence without its
    full stop."""
    if title is None:
        return body
    between = [at for at in range(title + 1, body[0]) if lines[at].kind is Kind.SHORT and lines[at].words >= 9]
    return [*(at for at in between if letters_of(lines[at].text) != letters_of(lines[title].text)), *body]


def _beside_the_article(lines: Sequence[Line], title: int | None, body: Sequence[int]) -> list[Line]:
    """The lines by the title, then those after the article."""
    return [
        *lines[max(0, (title if title is not None else body[0]) - 3) : body[0]],
        *lines[body[-1] + 1 : body[-1] + 8],
    ]


def _left_over(lines: Sequence[Line], title: int | None, body: Sequence[int]) -> Iterator[list[Line]]:
    """The lines before the article, and those after it; what is set into it belongs to those after."""
    if not body:
        yield list(lines)
        return
    used = set(body)
    first = min(body[0], title if title is not None else body[0])
    yield list(lines[:first])
    yield [
        line
        for at, line in enumerate(lines)
        if at > body[0] and at not in used and (at > body[-1] or lines[at].kind is not Kind.CAPTION)
    ]


def arrange(lines: Sequence[Line], latest: dt.date | None = None) -> Layout:
    """The layout of a plain-text capture; `latest` is the last day anything in it can have been printed on."""
    body, title = _article(lines)
    known = {letters_of(lines[at].text) for at in [*body, *([title] if title is not None else [])]}
    groups = (group for part in _left_over(lines, title, body) for group in groups_of(part))
    briefs = [brief for brief in briefs_of(groups, latest) if letters_of(brief.text) not in known]
    beside = _beside_the_article(lines, title, body) if body else []
    return Layout(
        title=lines[title].text if title is not None else None,
        paragraphs=tuple(lines[at].text for at in body),
        briefs=tuple(briefs),
        printed=next((line.day.day for line in beside if line.day is not None), None),
        bylines=tuple(line.text for line in beside if line.kind is Kind.BYLINE),
    )
