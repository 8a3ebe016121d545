"""The placed lines of an HTML page -> its layout, from where lines stand and from what they look like.

Paragraphs that one template made stand at equal paths: the path with most prose is the article's. Whatever stands in the same parts
of the page belongs to it, up to a heading of other stories, and save what is link, date, caption or the page's own words. Of the rest,
each of several like parts side by side (a card, an item of a list) is one brief.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from habeas.capture.briefs import briefs_of
from habeas.capture.html_lines import PlacedLine
from habeas.capture.layout import Layout
from habeas.capture.lines import Kind, Line
from habeas.capture.markup import Zone

_MUCH_LINK: Final = 0.5
_NO_STORY: Final = frozenset({Zone.NAVIGATION, Zone.SHARE, Zone.NOTICES, Zone.TAGS, Zone.COMMENTS})
_NOT_OF_THE_ARTICLE: Final = _NO_STORY | {Zone.RELATED, Zone.CAPTION, Zone.BYLINE}
_NEVER_PROSE: Final = frozenset({Zone.NAVIGATION, Zone.COMMENTS, Zone.CAPTION})
_WORDS_OF_A_HEADLINE: Final = 4
_HEADS_OTHERS: Final = frozenset({Kind.RELATED, Kind.SECTION, Kind.COMMENTS})
_LEAST_ARTICLE: Final = 12
_CARD_WORDS: Final = 150
_SEPARATOR: Final = Line("•", Kind.MARK, 0)


def _same(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _may_be_prose(placed: PlacedLine, *, trusting_names: bool = True) -> bool:
    if placed.line.kind is not Kind.TEXT or placed.place.link_share >= _MUCH_LINK:
        return False
    return placed.place.zone not in _NOT_OF_THE_ARTICLE or not (trusting_names or placed.place.zone in _NEVER_PROSE)


def _title(lines: Sequence[PlacedLine], names: Sequence[str]) -> int | None:
    """The line that is the page's title: the heading that its metadata name, or else the first of the first rank."""
    wanted = [_same(name) for name in names if _same(name)]
    headings = [at for at, placed in enumerate(lines) if placed.place.heading and placed.line.words >= 2]
    for at in headings:
        text = _same(lines[at].line.text)
        if any(text == name or (len(text) > 15 and name.startswith(text)) for name in wanted):
            return at
    return next((at for at in headings if lines[at].place.heading == 1 and lines[at].line.words >= 3), None)


def _streams(lines: Sequence[PlacedLine], *, trusting_names: bool) -> list[list[int]]:
    """Runs of prose at equal paths, in the order of the page. A headline that links elsewhere, between two parts, ends a run."""
    streams: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    last_headline = -1
    for at, placed in enumerate(lines):
        if not _may_be_prose(placed, trusting_names=trusting_names):
            if placed.place.link_share >= _MUCH_LINK and placed.line.words >= _WORDS_OF_A_HEADLINE:
                last_headline = at
            continue
        runs = streams[placed.place.path]
        if runs and (runs[-1][-1] > last_headline or lines[runs[-1][-1]].place.holder == placed.place.holder):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for runs in streams.values() for run in runs]


def _words(lines: Sequence[PlacedLine], numbers: Iterable[int]) -> int:
    return sum(lines[at].line.words for at in numbers)


def _core(lines: Sequence[PlacedLine], title: int | None) -> list[int]:
    """The prose that makes the article: the run with most words (before the title they count half), and runs at its path near it.

    Names of classes are not trusted where what they would leave is much less than what they hide.
    """
    best: list[int] = []
    for trusting in (True, False):
        streams = _streams(lines, trusting_names=trusting)
        if not streams:
            continue

        def worth(run: list[int]) -> int:
            return _words(lines, run) * (1 if title is not None and run[0] < title else 2)

        main = max(streams, key=worth)
        path = lines[main[0]].place.path
        if best and (_words(lines, main) < 2 * _words(lines, best) or len(main) < 3):
            break
        beside = [run for run in streams if lines[run[0]].place.path == path and (len(run) >= 2 or run is main)]
        best = sorted(at for run in beside for at in run)
    return best


def _goes_on(lines: Sequence[PlacedLine], at: int, held: frozenset[int]) -> bool:
    """Whether, after a heading of other stories at `at`, there is no prose until a paragraph that stands where the article's do.

    A heading beside the paragraphs themselves ends the article where prose follows it at once.
    """
    following = [placed for placed in lines[at + 1 :] if placed.line.kind is Kind.TEXT or placed.place.link_share >= _MUCH_LINK]
    if lines[at].place.holder not in held:
        return any(_may_be_prose(placed) and placed.place.holder in held for placed in following)
    if not following or _may_be_prose(following[0]):
        return False
    prose = [placed for placed in following if _may_be_prose(placed) and placed.place.holder in held]
    return len(prose) >= 2


def _body(lines: Sequence[PlacedLine], title: int | None) -> list[int]:
    """The numbers of the article's lines."""
    core = _core(lines, title)
    if not core:
        return []
    if title is not None and any(at > title for at in core):
        core = [at for at in core if at > title]
    held = frozenset(lines[at].place.holder for at in core)
    end = next((at for at in range(core[0], core[-1] + 1) if lines[at].line.kind in _HEADS_OTHERS and not _goes_on(lines, at, held)), None)
    if end is not None and lines[end].place.link_share < _MUCH_LINK:
        core = [at for at in core if at < end]
    if not core:
        return []
    first = title + 1 if title is not None and title < core[0] else core[0]
    last = _end_of_list(lines, core[-1], held)
    return sorted({*core, *(at for at in range(first, last + 1) if _belongs(lines[at], held, at < core[0]))})


def _end_of_list(lines: Sequence[PlacedLine], last: int, held: frozenset[int]) -> int:
    """The last line, counting the items of a list that the last paragraph announces, and what stands in the same part as plain text."""
    end = last
    for at in range(last + 1, len(lines)):
        placed = lines[at]
        inside = bool(held.intersection(placed.place.parts))
        announced = lines[last].line.text.endswith(":") and placed.line.kind in {Kind.SHORT, Kind.TEXT}
        if not inside or placed.line.kind in _HEADS_OTHERS or not announced or placed.place.link_share >= _MUCH_LINK:
            break
        end = at
    return end


def _belongs(placed: PlacedLine, held: frozenset[int], before_core: bool) -> bool:
    """Whether a line between the title and the article's end is the article's own text."""
    line, place = placed.line, placed.place
    if place.zone in _NOT_OF_THE_ARTICLE or place.link_share >= _MUCH_LINK:
        return False
    if before_core:
        return line.kind is Kind.TEXT or (line.kind is Kind.SHORT and line.words >= 9)
    if line.kind is Kind.SHORT:
        return bool(held.intersection(place.parts))
    return line.kind is Kind.TEXT


def _comment_parts(lines: Sequence[PlacedLine], article: set[int]) -> set[int]:
    """The parts that a heading of readers' comments stands at the head of, if the article is not in them."""
    article_parts = {part for at in article for part in lines[at].place.parts}
    return {
        placed.place.holder
        for placed in lines
        if placed.line.kind is Kind.COMMENTS and placed.place.link_share < _MUCH_LINK and placed.place.holder not in article_parts
    }


def _cards(lines: Sequence[PlacedLine]) -> dict[int, int]:
    """For each line (by its number in `lines`), the part that is its card: the innermost with a like part beside it; 0 for none."""
    parents: dict[int, int] = {}
    names: dict[int, str] = {}
    words: Counter[int] = Counter()
    for placed in lines:
        for depth, part in enumerate(placed.place.parts):
            parents[part] = placed.place.parts[depth - 1] if depth else 0
            names[part] = placed.place.names[depth]
            words[part] += placed.line.words
    alike: dict[tuple[int, str], int] = defaultdict(int)
    for part, parent in parents.items():
        alike[parent, names[part]] += 1
    return {at: _card(placed, parents, names, words, alike) for at, placed in enumerate(lines)}


_LINES_NOT_CARDS: Final = ("p.", "h1.", "h2.", "h3.", "h4.", "h5.", "h6.", "time.", "blockquote.", "dd.", "dt.", "ul.", "ol.")


def _card(
    placed: PlacedLine, parents: dict[int, int], names: dict[int, str], words: Counter[int], alike: dict[tuple[int, str], int]
) -> int:
    for part in reversed(placed.place.parts):
        repeated = alike[parents[part], names[part]] > 1 or names[part].startswith(("li.", "article."))
        if repeated and not names[part].startswith(_LINES_NOT_CARDS) and words[part] <= _CARD_WORDS:
            return part
    return 0


def _around(lines: Sequence[PlacedLine], article: set[int]) -> Iterator[Line]:
    """The lines that are not the article's and may make briefs, with a separator before each card."""
    comments = _comment_parts(lines, article)
    rest = [placed for at, placed in enumerate(lines) if at not in article]
    cards = _cards(rest)
    current = 0
    for at, placed in enumerate(rest):
        if placed.place.zone in _NO_STORY or comments.intersection(placed.place.parts):
            continue
        if placed.place.zone in {Zone.CAPTION, Zone.BYLINE} and placed.line.kind is not Kind.DATE:
            continue
        if placed.line.kind is Kind.COMMENTS:
            continue
        if cards[at] != current or (not cards[at] and placed.line.kind is Kind.TEXT):
            current = cards[at]
            if placed.line.kind not in _HEADS_OTHERS:
                yield _SEPARATOR
        yield placed.line


def _printed(lines: Sequence[PlacedLine], title: int | None, body: Sequence[int]) -> dt.date | None:
    """The date between the title and the text, just before the title, or just after the text."""
    start = title if title is not None else body[0]
    nearest = [*range(start, body[0]), *range(start - 1, max(-1, start - 4), -1), *range(body[-1] + 1, min(len(lines), body[-1] + 4))]
    return next((day.day for at in nearest if (day := lines[at].line.day) is not None), None)


def arrange(lines: Sequence[PlacedLine], names: Sequence[str] = ()) -> Layout:
    """The layout of an HTML page; `names` are what its metadata call it."""
    title = _title(lines, names)
    body = _body(lines, title)
    if sum(lines[at].line.words for at in body) < _LEAST_ARTICLE:
        body = []
    title_text = lines[title].line.text if title is not None and body else None
    paragraphs = [lines[at].line.text for at in body if _same(lines[at].line.text) != _same(title_text or "")]
    used = set(body) | ({title} if title is not None and body else set())
    known = {_same(text) for text in [*paragraphs, title_text or ""]}
    briefs = [brief for brief in briefs_of(list(_around(lines, used))) if _same(brief.text) not in known]
    return Layout(title_text, tuple(paragraphs), tuple(briefs), _printed(lines, title, body) if body else None)
