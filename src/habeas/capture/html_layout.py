"""The placed lines of an HTML page -> its layout, from where lines stand and from what they look like.

Paragraphs that one template made stand at equal paths: the path with most prose is the article's. Whatever stands in the same
parts of the page belongs to it, up to a heading of other stories, and save what is link, date, caption or the page's own words.
Of the rest, each of several like parts side by side (a card, an item of a list) is one brief.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.capture.article_vote import Voice, elected
from habeas.capture.briefs import Group, briefs_of
from habeas.capture.html_lines import PlacedLine
from habeas.capture.layout import Layout
from habeas.capture.lines import Kind, Line, letters_of
from habeas.capture.markup import MUCH_LINK, NO_STORY, Zone
from habeas.capture.other_stories import is_section_of_article, unnamed_heading

_NOT_OF_THE_ARTICLE: Final = NO_STORY | {Zone.RELATED, Zone.CAPTION, Zone.BYLINE}
_NEVER_PROSE: Final = frozenset({Zone.NAVIGATION, Zone.COMMENTS, Zone.CAPTION})
_WORDS_OF_A_HEADLINE: Final = 4
_HEADS_OTHERS: Final = frozenset({Kind.RELATED, Kind.SECTION, Kind.COMMENTS})
_LEAST_ARTICLE: Final = 12
_CARD_WORDS: Final = 150


def _may_be_prose(placed: PlacedLine, *, trusting_names: bool = True) -> bool:
    if placed.line.kind is not Kind.TEXT or placed.place.link_share >= MUCH_LINK:
        return False
    return placed.place.zone not in _NOT_OF_THE_ARTICLE or not (trusting_names or placed.place.zone in _NEVER_PROSE)


def _title(lines: Sequence[PlacedLine], names: Sequence[str]) -> int | None:
    """The line that is the page's title: the heading that its metadata name, or else the first of the first rank."""
    wanted = [letters for name in names if (letters := letters_of(name))]
    headings = [at for at, placed in enumerate(lines) if placed.place.heading and placed.line.words >= 2]
    for at in headings:
        text = letters_of(lines[at].line.text)
        if any(text == name or (len(text) > 15 and name.startswith(text)) for name in wanted):
            return at
    return next((at for at in headings if lines[at].place.heading == 1 and lines[at].line.words >= 3), None)


def _streams(lines: Sequence[PlacedLine], *, trusting_names: bool) -> list[list[int]]:
    """Runs of prose at equal paths, in the order of the page. A headline that links elsewhere, between two parts, ends a run."""
    streams: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    last_headline = -1
    for at, placed in enumerate(lines):
        if not _may_be_prose(placed, trusting_names=trusting_names):
            if placed.place.link_share >= MUCH_LINK and placed.line.words >= _WORDS_OF_A_HEADLINE:
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


def _goes_on(lines: Sequence[PlacedLine], at: int, core: Sequence[int]) -> bool:
    """Whether the article goes on after a heading of other stories at `at`.

    It does where the next prose stands in a part that held the article before; and where the heading has headlines that link
    under it, and then prose at the article's path again. A heading beside the paragraphs themselves with prose right under it
    ends the article.
    """
    if is_section_of_article([placed.line for placed in lines[at : at + 8]], 0):
        return True
    before = frozenset(lines[n].place.holder for n in core if n < at)
    after = [n for n in core if n > at]
    if not after:
        return False
    first_headline = next((n for n in range(at + 1, after[0]) if lines[n].place.link_share >= MUCH_LINK), None)
    inside = lines[at].place.holder in before
    if lines[after[0]].place.holder in before and not inside:
        return True
    return first_headline is not None and len(after) >= 2


_CARDS_OF_A_LIST: Final = 4


def _is_list_of_cards(lines: Sequence[PlacedLine], title: int | None) -> bool:
    """Whether a page is but a list of teasers, as a front page is: no prose of two paragraphs, and none under the title
    itself."""
    streams = _streams(lines, trusting_names=True)
    if not streams or any(len(run) > 1 for run in streams):
        return False
    if title is not None:
        first = next((run[0] for run in streams if run[0] > title), len(lines))
        if all(placed.place.link_share < MUCH_LINK for placed in lines[title : min(first + 1, len(lines))]):
            return False
    paths = Counter(lines[run[0]].place.path for run in streams)
    return max(paths.values()) >= _CARDS_OF_A_LIST


def _body(lines: Sequence[PlacedLine], title: int | None) -> list[int]:
    """The numbers of the article's lines."""
    core = _core(lines, title)
    if not core:
        return []
    if title is not None and any(at > title for at in core):
        core = [at for at in core if at > title]
    held = frozenset(lines[at].place.holder for at in core)
    end = next(
        (at for at in range(core[0], core[-1] + 1) if lines[at].line.kind in _HEADS_OTHERS and not _goes_on(lines, at, core)),
        None,
    )
    if end is not None and lines[end].place.link_share < MUCH_LINK:
        core = [at for at in core if at < end]
        held = frozenset(lines[at].place.holder for at in core)
    if not core:
        return []
    first = title + 1 if title is not None and title < core[0] else core[0]
    last = _end_of_list(lines, core[-1], held)
    path = lines[core[0]].place.path
    between = (at for at in range(first, last + 1) if _belongs(lines[at], held, path, before_core=at < core[0]))
    return sorted({*core, *between, *_summary(lines, title, core[0])})


def _summary(lines: Sequence[PlacedLine], title: int | None, first: int) -> Iterator[int]:
    """The paragraphs right under the title in a part that its class calls a teaser: they tell of this story and of no other, as
    long as no headline that links stands between."""
    for at in range(title + 1 if title is not None else first, first):
        placed = lines[at]
        if placed.line.kind in _HEADS_OTHERS or (
            placed.place.link_share >= MUCH_LINK and placed.line.words >= _WORDS_OF_A_HEADLINE
        ):
            return
        if placed.place.zone is Zone.RELATED and placed.line.kind is Kind.TEXT and not _is_aside(placed):
            yield at


def _is_aside(placed: PlacedLine) -> bool:
    return any(name.startswith("aside.") for name in placed.place.names)


_LISTS_AND_QUOTES: Final = ("ul.", "ol.", "dl.", "table.", "blockquote.")


def _end_of_list(lines: Sequence[PlacedLine], last: int, held: frozenset[int]) -> int:
    """The last line, counting what follows inside the same parts: lists, quotations, and nested parts with prose of their own.

    Single paragraphs in parts of their own are what teasers look like, and are not counted.
    """
    end = last
    prose = Counter(part for placed in lines[last + 1 :] if _may_be_prose(placed) for part in placed.place.parts)
    for at in range(last + 1, len(lines)):
        placed = lines[at]
        if not held.intersection(placed.place.parts) or placed.line.kind in _HEADS_OTHERS:
            break
        if (
            placed.line.kind not in {Kind.TEXT, Kind.SHORT}
            or placed.place.link_share >= MUCH_LINK
            or placed.place.zone in _NOT_OF_THE_ARTICLE
        ):
            continue
        within = next(depth for depth, part in enumerate(placed.place.parts) if part in held)
        inner = placed.place.names[within + 1 :]
        listed = any(name.startswith(_LISTS_AND_QUOTES) for name in inner)
        nested = placed.place.depth > within + 1 and prose[placed.place.holder] >= 2
        if listed or (nested and placed.line.kind is Kind.TEXT):
            end = at
    return end


def _belongs(placed: PlacedLine, held: frozenset[int], path: tuple[str, ...], *, before_core: bool) -> bool:
    """Whether a line between the title and the article's end is the article's own text."""
    line, place = placed.line, placed.place
    if place.zone in _NOT_OF_THE_ARTICLE or place.link_share >= MUCH_LINK:
        return False
    if before_core:
        return line.kind is Kind.TEXT or (line.kind is Kind.SHORT and line.words >= 9)
    if line.kind is Kind.SHORT:
        return place.path == path or bool(held.intersection(place.parts))
    return line.kind is Kind.TEXT


def _comment_parts(lines: Sequence[PlacedLine], article: set[int]) -> set[int]:
    """The parts that a heading of readers' comments stands at the head of, if the article is not in them."""
    article_parts = {part for at in article for part in lines[at].place.parts}
    return {
        placed.place.holder
        for placed in lines
        if placed.line.kind is Kind.COMMENTS and placed.place.link_share < MUCH_LINK and placed.place.holder not in article_parts
    }


def _is_menu_row(placed: PlacedLine) -> bool:
    """Whether a line is several short links in a row."""
    place = placed.place
    return place.links >= 3 and place.link_share >= MUCH_LINK and placed.line.words <= 4 * place.links


_LINES_NOT_CARDS: Final = (
    "p.",
    "h1.",
    "h2.",
    "h3.",
    "h4.",
    "h5.",
    "h6.",
    "time.",
    "blockquote.",
    "dd.",
    "dt.",
    "ul.",
    "ol.",
    "td.",
    "tbody.",
)


@dataclass(slots=True)
class _Inside:
    """What a part holds: words, headlines (headings, or lines that are link), prose, dates; whether it is more than one item."""

    parent: int
    name: str
    words: int = 0
    headlines: int = 0
    prose: int = 0
    dates: int = 0
    holds_more: bool = False

    def add(self, inner: _Inside) -> None:
        self.words += inner.words
        self.headlines += inner.headlines
        self.prose += inner.prose
        self.dates += inner.dates
        self.holds_more |= inner.holds_more


def _parts(lines: Sequence[PlacedLine], article: set[int]) -> dict[int, _Inside]:
    """What each part holds, by its number: a line counts where it stands, and then each part in the one around it, which has the
    lower number."""
    parts: dict[int, _Inside] = {}
    for at, placed in enumerate(lines):
        place, kind = placed.place, placed.line.kind
        for depth in range(len(place.parts) - 1, -1, -1):
            if place.parts[depth] in parts:
                break
            parts[place.parts[depth]] = _Inside(place.parts[depth - 1] if depth else 0, place.names[depth])
        if not place.parts:
            continue
        part = parts[place.parts[-1]]
        headline = kind is Kind.SHORT and placed.line.words >= _WORDS_OF_A_HEADLINE and not _is_menu_row(placed)
        part.words += placed.line.words
        part.headlines += headline and (place.heading > 0 or place.link_share >= MUCH_LINK)
        part.prose += kind is Kind.TEXT
        part.dates += kind is Kind.DATE
        part.holds_more |= kind is Kind.RELATED or (kind is Kind.SECTION and place.heading > 0) or at in article
    for number in sorted(parts, reverse=True):
        part = parts[number]
        if part.parent:
            parts[part.parent].add(part)
    return parts


def _cards(lines: Sequence[PlacedLine], article: set[int]) -> list[int]:
    """For each line, the part that is its card: the innermost with a like part beside it, or that pairs a headline with prose;
    or 0."""
    parts = _parts(lines, article)
    alike = Counter((part.parent, part.name) for part in parts.values())

    def is_card(part: _Inside) -> bool:
        if part.name.startswith(_LINES_NOT_CARDS) or part.words > _CARD_WORDS or part.holds_more or part.dates > 1:
            return False
        repeated = alike[part.parent, part.name] > 1 or part.name.startswith(("li.", "article."))
        return repeated or (part.headlines == 1 and 1 <= part.prose <= 2)

    card_of = {0: 0}
    for number in sorted(parts):
        card_of[number] = number if is_card(parts[number]) else card_of[parts[number].parent]
    return [card_of[placed.place.parts[-1]] if placed.place.parts else 0 for placed in lines]


_WORDS_OF_A_PLAIN_HEADLINE: Final = 6
"""A short line that is no link, no heading and has no date must be this long to be a headline."""


def _tells(placed: PlacedLine, group: Group) -> bool:
    """Whether a line outside the article may be part of a brief."""
    line, place = placed.line, placed.place
    if place.zone in {Zone.CAPTION, Zone.BYLINE} or line.kind not in {Kind.TEXT, Kind.SHORT, Kind.POINTER}:
        return False
    shown = place.link_share >= MUCH_LINK or place.heading > 0 or group.under_heading or group.dated
    return line.kind is not Kind.SHORT or shown or line.words >= _WORDS_OF_A_PLAIN_HEADLINE


def _groups(lines: Sequence[PlacedLine], article: set[int]) -> Iterator[Group]:
    """What is not the article's and may make briefs, card by card and list by list."""
    comments = _comment_parts(lines, article)
    group, card = Group(), 0
    for at, (placed, own_card) in enumerate(zip(lines, _cards(lines, article), strict=True)):
        line, zone = placed.line, placed.place.zone
        if at in article or zone in NO_STORY or comments.intersection(placed.place.parts) or _is_menu_row(placed):
            continue
        if line.kind in _HEADS_OTHERS | {Kind.TAGS} and not (own_card and own_card == card):
            yield group
            group, card = Group(under_heading=line.kind in {Kind.RELATED, Kind.SECTION}), 0
            continue
        if own_card != card:
            yield group
            group, card = Group(one_item=own_card != 0, under_heading=group.under_heading), own_card
        if line.kind is Kind.DATE or _tells(placed, group):
            group.lines.append(line)
            group.dated |= line.day is not None
    yield group


def _beside_the_article(lines: Sequence[PlacedLine], title: int | None, body: Sequence[int]) -> list[Line]:
    """The lines between the title and the text, then those just before the title, then those just after the text."""
    start = title if title is not None else body[0]
    nearest = (
        *range(start, body[0]),
        *range(start - 1, max(-1, start - 4), -1),
        *range(body[-1] + 1, min(len(lines), body[-1] + 4)),
    )
    return [lines[at].line for at in nearest]


def _without_teasers(lines: Sequence[PlacedLine], body: Sequence[int], title: int | None) -> list[int]:
    """What others took for the article, without what our own reading of the page's structure knows to be no part of it.

    Those are lines before the title, lines past a heading of other stories, and cards or links past the last paragraph at the
    article's main path and the list under it.
    """
    body = [at for at in body if title is None or at > title] or list(body)
    words: Counter[tuple[str, ...]] = Counter()
    for at in body:
        if lines[at].line.kind is Kind.TEXT:
            words[lines[at].place.path] += lines[at].line.words
    if not words:
        return list(body)
    main = max(words, key=lambda path: words[path])
    core = [at for at in body if lines[at].place.path == main and lines[at].line.kind is Kind.TEXT]
    headings = (at for at in range(core[0], body[-1] + 1) if lines[at].line.kind in _HEADS_OTHERS)
    end = next((at for at in headings if lines[at].place.link_share < MUCH_LINK and not _goes_on(lines, at, core)), body[-1] + 1)
    core = [at for at in core if at < end]
    cards = _cards(lines, set(core))
    last = _end_of_list(lines, core[-1], frozenset(lines[at].place.holder for at in core))
    return [at for at in body if at < end and (at <= last or (not cards[at] and lines[at].place.link_share < MUCH_LINK))]


def arrange(
    lines: Sequence[PlacedLine], names: Sequence[str] = (), latest: dt.date | None = None, voices: Sequence[Voice] = ()
) -> Layout:
    """The layout of an HTML page.

    `names` are what its metadata call it, `latest` the last day anything can have been printed on; `voices` are heard on what
    the article is, where there are any.
    """
    title = _title(lines, names)
    is_list = _is_list_of_cards(lines, title)
    body = [] if is_list else _body(lines, title)
    if voices and not is_list:
        body = elected(lines, title, body, voices, lambda numbers: _without_teasers(lines, numbers, title))
    body = body[: unnamed_heading([lines[at].line for at in body])]
    if _words(lines, body) < _LEAST_ARTICLE:
        body = []
    title_text = lines[title].line.text if title is not None and body else None
    as_title = letters_of(title_text or "")
    spelled = {at: letters_of(lines[at].line.text) for at in body}
    paragraphs = [lines[at].line.text for at in body if spelled[at] != as_title]
    used = set(body) | ({title} if title is not None and body else set())
    known = {as_title, *spelled.values()}
    briefs = [brief for brief in briefs_of(_groups(lines, used), latest) if letters_of(brief.text) not in known]
    beside = _beside_the_article(lines, title, body) if body else []
    return Layout(
        title=title_text,
        paragraphs=tuple(paragraphs),
        briefs=tuple(briefs),
        printed=next((line.day.day for line in beside if line.day is not None), None),
        bylines=tuple(line.text for line in beside if line.kind is Kind.BYLINE),
    )
