"""Lines that are not the article's -> briefs: one for each teaser or related item, with the date printed beside it.

In: a part of a page, in order. Always true: a heading or a date with no text of its own makes no brief; menus, buttons, notices and
readers' comments make none either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.capture.layout import BriefDraft
from habeas.capture.lines import Kind, Line
from habeas.capture.printed_dates import PrintedDay, without_date_at_edge

_WORDS_OF_A_HEADLINE: Final = 4
_WORDS_OF_A_LONE_HEADLINE: Final = 6
"""A short line with no date, bullet or heading of a list to show that it is a headline must be this long to be one."""
_SKIPPED: Final = frozenset({Kind.CHROME, Kind.CAPTION, Kind.BYLINE})


@dataclass(slots=True)
class _Group:
    """Lines between two borders: a bullet's, or a heading's list."""

    lines: list[Line] = field(default_factory=list)
    by_bullet: bool = False
    under_heading: bool = False


def _groups(lines: Iterable[Line]) -> Iterator[_Group]:
    group, in_comments = _Group(), False
    for line in lines:
        if line.kind in {Kind.RELATED, Kind.SECTION, Kind.COMMENTS, Kind.TAGS}:
            yield group
            in_comments = line.kind is Kind.COMMENTS or (in_comments and line.kind is Kind.TAGS)
            group = _Group(under_heading=line.kind is Kind.RELATED or (line.kind is Kind.SECTION and not line.bulleted))
        elif line.kind is Kind.MARK:
            yield group
            group = _Group(by_bullet=True, under_heading=group.under_heading)
        elif not in_comments and line.kind not in _SKIPPED:
            group.lines.append(line)
    yield group


def _of_bullet(group: _Group) -> Iterator[BriefDraft]:
    """One item: all its prose together, with its headline and its date."""
    prose = [line for line in group.lines if line.kind is Kind.TEXT]
    headlines = [line for line in group.lines if line.kind is Kind.SHORT and line.words >= _WORDS_OF_A_HEADLINE]
    days = [line.day for line in group.lines if line.day is not None]
    if prose:
        yield BriefDraft("\n".join(line.text for line in prose), headlines[0].text if headlines else None, days[0] if days else None)
    for headline in headlines if not prose else []:
        yield _dated_at_edge(headline, days[0] if days else None)


def _dated_at_edge(line: Line, day: PrintedDay | None) -> BriefDraft:
    text, printed = without_date_at_edge(line.text)
    own = PrintedDay(printed, 0, 0) if printed is not None else day
    return BriefDraft(text, None, own)


def _is_headline(line: Line, group: _Group, *, dated: bool) -> bool:
    needed = _WORDS_OF_A_HEADLINE if group.under_heading or dated or line.bulleted else _WORDS_OF_A_LONE_HEADLINE
    return line.kind is Kind.SHORT and line.words >= needed


def _dates_lead(lines: Sequence[Line]) -> bool:
    """Whether each date stands before its item: so where the first line of a list is a date."""
    return bool(lines) and lines[0].kind is Kind.DATE


def _of_list(group: _Group) -> Iterator[BriefDraft]:
    """Items one after another: each with the date before it, or each with the date after it; a headline goes with the prose under it."""
    lines = group.lines
    lead = _dates_lead(lines)
    headline: Line | None = None
    day: PrintedDay | None = None
    for at, line in enumerate(lines):
        after = lines[at + 1].day if at + 1 < len(lines) else None
        own = day if lead else after
        if line.day is not None:
            day = line.day if lead else None
        elif line.kind is Kind.TEXT:
            yield BriefDraft(line.text, headline.text if headline else None, own)
            headline, day = None, None
        elif _is_headline(line, group, dated=own is not None):
            if at + 1 < len(lines) and lines[at + 1].kind is Kind.TEXT and _alternates(lines):
                headline = line
            else:
                yield _dated_at_edge(line, own)
                day = None


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether prose stands under headlines, one by one."""
    prose = sum(1 for line in lines if line.kind is Kind.TEXT)
    headlines = sum(1 for line in lines if line.kind is Kind.SHORT and line.words >= _WORDS_OF_A_HEADLINE)
    return prose <= headlines


def briefs_of(lines: Sequence[Line]) -> list[BriefDraft]:
    """The briefs in `lines`, in page order, each text once."""
    seen: set[str] = set()
    briefs: list[BriefDraft] = []
    for group in _groups(lines):
        for brief in _of_bullet(group) if group.by_bullet else _of_list(group):
            if brief.text not in seen:
                seen.add(brief.text)
                briefs.append(brief)
    return briefs
