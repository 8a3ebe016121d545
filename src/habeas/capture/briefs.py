"""Lines that are not the article's -> briefs: one for each teaser or related item, with the date printed beside it.

In: groups of lines, each one item or a plain list of items. Always true: a heading or a date with no text of its own makes no
brief; menus, buttons, notices and readers' comments make none either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.capture.layout import BriefDraft
from habeas.capture.lines import Kind, Line
from habeas.capture.printed_dates import PrintedDay, printed_days, without_date_at_edge

_WORDS_OF_A_HEADLINE: Final = 4
_WORDS_OF_A_LONE_HEADLINE: Final = 6
"""A short line with no date, bullet or heading of a list to show that it is a headline must be this long to be one."""
_SKIPPED: Final = frozenset({Kind.CHROME, Kind.CAPTION, Kind.BYLINE})
_ITEM_MARK: Final = re.compile(r"^[-–—*+]\s+")
_AFTER_A_LEADING_DATE: Final = re.compile(r"^[\s,]*(?:\d{1,2}[:.]\d{2})?\s*[|·•:–—\])-]\s*")


@dataclass(slots=True)
class Group:
    """Lines that belong together: one item (a card, what follows a bullet), or else items one after another.

    `under_heading`: below a heading of other stories, so that short lines are headlines. `dated`: a day is printed in one of
    the lines (told where the group is put together from an HTML page).
    """

    lines: list[Line] = field(default_factory=list)
    one_item: bool = False
    under_heading: bool = False
    dated: bool = False


def groups_of(lines: Iterable[Line]) -> Iterator[Group]:
    """The groups of a plain-text capture: bullets and headings of other stories divide them; readers' comments are left out."""
    group, in_comments = Group(), False
    for line in lines:
        if line.kind in {Kind.RELATED, Kind.SECTION, Kind.COMMENTS, Kind.TAGS}:
            yield group
            in_comments = line.kind is Kind.COMMENTS or (in_comments and line.kind is Kind.TAGS)
            group = Group(under_heading=line.kind is Kind.RELATED or (line.kind is Kind.SECTION and not line.bulleted))
        elif line.kind is Kind.MARK:
            yield group
            group = Group(one_item=True, under_heading=group.under_heading)
        elif not in_comments and line.kind not in _SKIPPED:
            group.lines.append(line)
    yield group


def _teaser(line: Line) -> str:
    """A teaser's text without the dash that makes it an item."""
    return _ITEM_MARK.sub("", line.text)


def _brief(lines: Sequence[Line], title: str | None, day: PrintedDay | None, latest: dt.date | None) -> BriefDraft:
    """A draft of `lines`; a date printed before or after a headline, or before a teaser, is taken off it."""
    text = "\n".join(_teaser(line) for line in lines)
    if len(lines) == 1 and lines[0].kind is not Kind.TEXT:
        text, printed = without_date_at_edge(text, latest=latest)
        day = PrintedDay(printed, 0, 0) if printed is not None else day
    else:
        leading = next((found for found in printed_days(text[:40], latest=latest) if found.start == 0), None)
        separator = _AFTER_A_LEADING_DATE.match(text[leading.end :]) if leading is not None else None
        if leading is not None and separator is not None:
            text, day = text[leading.end + separator.end() :], leading
    return BriefDraft(text, title, day)


def _is_headline(line: Line, group: Group, *, dated: bool) -> bool:
    if line.kind is Kind.POINTER:
        return True
    shown = group.under_heading or group.one_item or dated or line.bulleted
    return line.kind is Kind.SHORT and line.words >= (_WORDS_OF_A_HEADLINE if shown else _WORDS_OF_A_LONE_HEADLINE)


def _of_item(group: Group, latest: dt.date | None) -> Iterator[BriefDraft]:
    """One item: all its prose together, with its headline and its date."""
    prose = [line for line in group.lines if line.kind is Kind.TEXT]
    headlines = [line for line in group.lines if _is_headline(line, group, dated=False)]
    day = next((line.day for line in group.lines if line.day is not None), None)
    if prose:
        yield _brief(prose, headlines[0].text if headlines else None, day, latest)
    elif len(headlines) > 1 and not any(line.kind is Kind.POINTER for line in headlines):
        yield _brief(headlines[1:], headlines[0].text, day, latest)
    else:
        yield from (_brief([headline], None, day, latest) for headline in headlines)


def _of_list(group: Group, latest: dt.date | None) -> Iterator[BriefDraft]:
    """Items one after another: each with the date before it, or each with the date after it; a headline goes with the prose
    under it."""
    lines = group.lines
    dates_lead = bool(lines) and lines[0].kind is Kind.DATE
    alternating = _alternates(lines)
    headline: Line | None = None
    day: PrintedDay | None = None
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        own = day if dates_lead else (following.day if following is not None else None)
        if line.day is not None:
            day = line.day
        elif line.kind is Kind.TEXT:
            yield _brief([line], headline.text if headline else None, own, latest)
            headline, day = None, None
        elif _is_headline(line, group, dated=own is not None):
            if alternating and following is not None and following.kind is Kind.TEXT and not following.bulleted:
                headline = line
            else:
                yield _brief([line], None, own, latest)
                day = None


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether prose stands under headlines, one by one."""
    prose = sum(1 for line in lines if line.kind is Kind.TEXT)
    headlines = sum(1 for line in lines if line.kind is Kind.SHORT and line.words >= _WORDS_OF_A_HEADLINE)
    return prose <= headlines


def briefs_of(groups: Iterable[Group], latest: dt.date | None = None) -> list[BriefDraft]:
    """The briefs of `groups`, in page order, each text once; `latest` is the last day anything can have been printed on."""
    seen: set[str] = set()
    briefs: list[BriefDraft] = []
    for group in groups:
        for brief in _of_item(group, latest) if group.one_item else _of_list(group, latest):
            if brief.text.strip() and brief.text not in seen:
                seen.add(brief.text)
                briefs.append(brief)
    return briefs
