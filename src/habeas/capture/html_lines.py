"""An HTML page -> its lines, each with the place it stands at.

In: markup, however broken. Out: `PlacedLine` values in document order: a `Line`, the path of the parts it stands in, how much
of it is link, what its part of the page is for. Always true: what no reader sees (scripts, styles, templates, hidden parts,
form fields) gives no line; no recursion, so that deep nesting breaks nothing (past some 2000 levels the parser itself reads no
further).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final, NamedTuple

from lxml import etree

from habeas.capture.lines import Kind, Line, line_of, tidy
from habeas.capture.markup import Zone, is_hidden, zone_of
from habeas.capture.printed_dates import PrintedDay, date_line_day
from habeas.capture.tag_soup import with_few_attributes

_UNSEEN: Final = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head", "button",
        "select", "option", "textarea", "input", "canvas", "video", "audio", "map", "datalist", "progress", "meter",
        "applet", "param", "source", "track", "dialog", "rp", "rt",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "label", "legend",
    }
)  # fmt: skip
_RANK_OF_HEADING: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LINE_TAGS: Final = _RANK_OF_HEADING.keys() | {"p", "blockquote", "pre", "li", "dd", "dt", "figcaption", "td", "th"}
"""Tags that are the line itself; the part it stands in is the next one outwards."""
_STRONG: Final = frozenset({"b", "strong"})
_LONGEST_NAMES: Final = 1_000
"""Characters of a class, an id or a role that are looked at."""
_MOST_AROUND: Final = 80
"""Elements around a line that are told of it, the innermost: more than any page was found to have, and no more in one that was
made to hold the reader up."""
_SHARE_OF_THE_PAGE: Final = 0.4
"""A part with more of the page's words than this is not judged by its class."""
_WORDS_OF_A_DATE_LINE: Final = 12
_WORDS_OF_A_MAIN_HEADING: Final = 3
_LETTERS_OF_A_DATE_LINE: Final = 90
_ENDS: Final = (".", "!", "?", "…", ":", "”", '"', "»")
_DIGITS: Final = re.compile(r"\d+")


class Place(NamedTuple):
    """Where a line stands.

    `parts` are the numbers of the elements around it (the innermost eighty) and `names` their tags and classes, the outermost
    first; `path` names those that hold the line (a paragraph's own element does not), so that paragraphs made by one template
    have equal paths. `link_share` is the share of its letters that is link, `links` how many there are, `heading` 1 to 6, or 0.
    """

    parts: tuple[int, ...]
    names: tuple[str, ...]
    path: tuple[str, ...]
    link_share: float
    links: int
    zone: Zone | None
    heading: int

    @property
    def depth(self) -> int:
        return len(self.path)

    @property
    def holder(self) -> int:
        """The number of the innermost element that holds the line; 0 for none."""
        return self.parts[len(self.path) - 1] if self.path else 0


class PlacedLine(NamedTuple):
    line: Line
    place: Place


def parsed(markup: str) -> etree._Element | None:
    """The root of `markup`; `None` where no element can be made of it."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(with_few_attributes(markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


@dataclass(slots=True)
class _Part:
    """An element that begins and ends lines: the part it stands in, what its tag, role and class say, its words (those of the
    parts in it are added when the page is read)."""

    tag: str
    name: str
    outer: _Part | None
    zone: Zone | None
    number: int
    words: int = 0
    parts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(slots=True)
class _Writing:
    """The line being put together: what was written since the last count, of that what is link and what is in bold, and the sums
    of what was written before."""

    pieces: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)
    words: int = 0
    letters: int = 0
    link_letters: int = 0
    strong_letters: int = 0
    links: int = 0
    after_break: bool = False

    def clear(self) -> None:
        """Begins again; the lists stay the same ones."""
        for pieces in (self.pieces, self.linked, self.strong, self.counted):
            pieces.clear()
        self.words = self.letters = self.link_letters = self.strong_letters = self.links = 0
        self.after_break = False

    def count(self) -> int:
        """The letters written since the last count, which are added to the sums."""
        text = "".join(self.pieces)
        self.pieces.clear()
        self.counted.append(text)
        words = text.split()
        if not words:
            return 0
        letters = sum(map(len, words))
        self.words += len(words)
        self.letters += letters
        if self.linked:
            self.link_letters += _letters_taken(self.linked)
        if self.strong:
            self.strong_letters += _letters_taken(self.strong)
        return letters

    @property
    def text(self) -> str:
        """What has been counted."""
        return "".join(self.counted)

    def ends(self, lang: str, latest: dt.date | None) -> bool:
        """Whether a line break here ends a paragraph: a sentence, a link, words in bold or a date end before it."""
        last = next((text for piece in reversed(self.counted) if (text := tidy(piece))), "")
        if last.endswith(_ENDS):
            return True
        if self.letters > 0 and self.letters in {self.link_letters, self.strong_letters}:
            return True
        return self.letters <= _LETTERS_OF_A_DATE_LINE and date_line_day(tidy(self.text), lang, latest) is not None


def _letters_taken(pieces: list[str]) -> int:
    """The letters in `pieces`, which is empty then."""
    letters = sum(map(len, "".join(pieces).split()))
    pieces.clear()
    return letters


class _Walk:
    """One pass over the elements, opening and closing parts and writing lines."""

    def __init__(self, root: etree._Element, lang: str, latest: dt.date | None) -> None:
        self.root = root
        self.lang = lang
        self.latest = latest
        self.parts: list[_Part] = []
        self.open: list[tuple[etree._Element, _Part]] = []
        self.writing = _Writing()
        self.main_heading = set(_around_main_heading(root))
        self.found: list[tuple[Line, _Part | None, float, int]] = []
        """Each line with the part it stands in, the share of it that is link, and how many links it has."""

    def lines(self) -> Iterator[PlacedLine]:
        self._read()
        self._written()
        self._settle_zones()
        return (PlacedLine(line, _place(part, share, links)) for line, part, share, links in self.found)

    def _read(self) -> None:
        """Goes over the elements. What is done for each of them, rather than for each part or line, is done here, for calls are
        what takes the time."""
        walk = etree.iterwalk(self.root, events=("start", "end"))
        opened, writing, main_heading = self.open, self.writing, self.main_heading
        pieces, linked, bold = writing.pieces, writing.linked, writing.strong
        links = strong = 0
        passed_over: etree._Element | None = None
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN or (is_hidden(element) and element not in main_heading):
                    passed_over = element
                    walk.skip_subtree()
                    continue
                if tag in _BLOCKS or (tag == "time" and _is_date_of_a_list(element)):
                    if pieces or writing.counted or writing.links:
                        self._written()
                    self._enter(element, tag)
                elif tag == "a":
                    links += 1
                    writing.links += 1
                elif tag in _STRONG:
                    strong += 1
                elif tag == "br":
                    self._broken()
                text = element.text
            else:
                if opened and opened[-1][0] is element:
                    if pieces or writing.counted or writing.links:
                        self._written(of_time=element if tag == "time" else None)
                    opened.pop()
                elif element is passed_over:
                    if tag in _BLOCKS:
                        self._written()
                elif tag == "a":
                    links -= 1
                elif tag in _STRONG:
                    strong -= 1
                text = element.tail
            if text and (pieces or not text.isspace()):  # no line begins with white space, which is most of what is between parts
                pieces.append(text)
                if links:
                    linked.append(text)
                if strong:
                    bold.append(text)

    def _enter(self, element: etree._Element, tag: str) -> None:
        get = element.get
        judged = element not in self.main_heading
        name, zone = _name_and_zone(
            tag,
            get("class", "")[:_LONGEST_NAMES],
            get("role", "")[:_LONGEST_NAMES] if judged else "",
            get("id", "")[:_LONGEST_NAMES] if judged else "",
        )
        outer = self.open[-1][1] if self.open else None
        part = _Part(tag, name, outer, zone if judged else None, len(self.parts) + 1)
        self.parts.append(part)
        self.open.append((element, part))

    def _settle_zones(self) -> None:
        """A part that holds much of the page is not judged by its own names; one that has no purpose of its own shares that of
        the part around it."""
        for part in reversed(self.parts):
            if part.outer is not None:
                part.outer.words += part.words
        limit = _SHARE_OF_THE_PAGE * max(1, self.parts[0].words if self.parts else 0)
        for part in self.parts:
            own = part.zone if part.words <= limit else None
            part.zone = own or (part.outer.zone if part.outer is not None else None)

    def _broken(self) -> None:
        """A line break ends a paragraph where it is doubled, or where a sentence, a date, a link or words in bold end before
        it."""
        writing = self.writing
        follows_break = writing.count() == 0 and writing.after_break
        if follows_break or writing.ends(self.lang, self.latest):
            self._written()
        else:
            writing.counted.append(" ")
            writing.after_break = True

    def _written(self, of_time: etree._Element | None = None) -> None:
        """Ends the line that is being put together, where there is anything of one."""
        writing = self.writing
        writing.count()
        if writing.letters:
            self._place_line(writing, of_time)
        writing.clear()

    def _place_line(self, writing: _Writing, of_time: etree._Element | None) -> None:
        part = self.open[-1][1] if self.open else None
        if part is not None:
            part.words += writing.words
        line = line_of(writing.text, lang=self.lang, latest=self.latest)
        if line is None:
            return
        if of_time is not None:
            line = _dated_by_element(line, of_time)
        self.found.append((line, part, writing.link_letters / writing.letters, writing.links))


@functools.lru_cache(maxsize=4_096)
def _name_and_zone(tag: str, classes: str, role: str, own: str) -> tuple[str, Zone | None]:
    """What elements made by one template share, the tag and up to three classes without their numbers; and what they are for."""
    name = f"{tag}.{' '.join(sorted(_DIGITS.sub('', classes).split())[:3])}"
    return name, zone_of(tag, role, classes, own)


def _place(part: _Part | None, link_share: float, links: int) -> Place:
    if part is None:
        return Place((), (), (), link_share, links, None, 0)
    if not part.parts:
        _settle_place(part)
    return Place(part.parts, part.names, part.path, link_share, links, part.zone, _RANK_OF_HEADING.get(part.tag, 0))


def _settle_place(part: _Part) -> None:
    """What stands around a part and around those it stands in, from the outermost that is not known yet inwards: each has one
    more around it than the one it stands in."""
    unsettled: list[_Part] = []
    at: _Part | None = part
    while at is not None and not at.parts:
        unsettled.append(at)
        at = at.outer
    for one in reversed(unsettled):
        around, names = (one.outer.parts, one.outer.names) if one.outer is not None else ((), ())
        one.parts = (*around[1 - _MOST_AROUND :], one.number)
        one.names = (*names[1 - _MOST_AROUND :], one.name)
        one.path = one.names[:-1] if one.tag in _LINE_TAGS else one.names


def _around_main_heading(root: etree._Element) -> Iterator[etree._Element]:
    """The first heading of the first rank that is no mere name of the site, and what it stands in."""
    too_short: set[etree._Element] = set()
    for heading in root.iter("h1"):
        if heading in too_short:
            continue
        if _has_words(heading, _WORDS_OF_A_MAIN_HEADING):
            yield heading
            yield from heading.iterancestors()
            return
        too_short.update(heading.iter("h1"))  # those in it have no more words than it has


def _has_words(element: etree._Element, number: int) -> bool:
    """Whether there are `number` words in `element`; no more of it is read than that takes."""
    words = chain.from_iterable(str(piece).split() for piece in element.itertext())
    return next(islice(words, number - 1, None), None) is not None


def _is_date_of_a_list(element: etree._Element) -> bool:
    """Whether a `time` stands on its own, rather than inside a sentence."""
    if element.tag != "time":
        return False
    parent = element.getparent()
    if parent is None or parent.tag != "p":
        return True
    return not _has_words(parent, _WORDS_OF_A_DATE_LINE + 1)


def _dated_by_element(line: Line, element: etree._Element) -> Line:
    """A `time` element's line with the day its attribute names."""
    stamp = (element.get("datetime") or "")[:10]
    try:
        day = dt.date.fromisoformat(stamp)
    except ValueError:
        return line
    return line._replace(kind=Kind.DATE, day=PrintedDay(day, 0, len(line.text)))


def lines_of_html(root: etree._Element, *, lang: str, latest: dt.date | None) -> tuple[PlacedLine, ...]:
    """The lines under `root` (an element of a parsed page)."""
    return tuple(_Walk(root, lang, latest).lines())
