"""An HTML page -> its lines, each with the place it stands at.

In: markup, however broken. Out: `PlacedLine` values in document order: a `Line`, the path of the parts it stands in, how much
of it is link, what its part of the page is for. Always true: what no reader sees (scripts, styles, templates, hidden parts,
form fields) gives no line; no recursion, so that deep nesting breaks nothing (past some 2000 levels the parser itself reads no
further).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final

from lxml import etree, html

from habeas.capture.lines import Kind, Line, line_of, tidy
from habeas.capture.markup import Zone, declared_zone, is_hidden, named_zone
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
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINE_TAGS: Final = _HEADINGS | {"p", "blockquote", "pre", "li", "dd", "dt", "figcaption", "td", "th"}
"""Tags that are the line itself; the part it stands in is the next one outwards."""
_STRONG: Final = frozenset({"b", "strong"})
_SHARE_OF_THE_PAGE: Final = 0.4
"""A part with more of the page's words than this is not judged by its class."""
_WORDS_OF_A_DATE_LINE: Final = 12
_LONGEST_DATE_LINE: Final = 400
"""Characters."""
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands.

    `parts` are the numbers of all the elements around it and `names` their tags and classes, from the outermost in; `depth` of
    them hold the line (a paragraph's own element does not), so that paragraphs made by one template have equal paths.
    `link_share` is the share of its letters that is link, `links` how many there are; `heading` is 1 to 6, or 0.
    """

    parts: tuple[int, ...]
    names: tuple[str, ...]
    depth: int
    link_share: float
    links: int
    zone: Zone | None
    heading: int

    @property
    def path(self) -> tuple[str, ...]:
        return self.names[: self.depth]

    @property
    def holder(self) -> int:
        """The number of the innermost element that holds the line; 0 for none."""
        return self.parts[self.depth - 1] if self.depth else 0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    line: Line
    place: Place


def parsed(markup: str) -> etree._Element | None:
    """The root of `markup`; `None` where no element can be made of it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(with_few_attributes(markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


@dataclass(slots=True)
class _Part:
    """An open element while the page is walked."""

    element: etree._Element
    number: int
    zone: Zone | None
    name: str


@dataclass(slots=True)
class _Writing:
    """The line being put together."""

    pieces: list[str] = field(default_factory=list)
    link_letters: int = 0
    links: int = 0
    strong_letters: int = 0
    letters: int = 0
    after_break: bool = False

    def add(self, text: str | None, *, in_link: bool, strong: bool = False) -> None:
        if not text:
            return
        self.pieces.append(text)
        count = sum(1 for c in text if not c.isspace())
        self.letters += count
        self.link_letters += count if in_link else 0
        self.strong_letters += count if strong else 0
        if count:
            self.after_break = False

    def end(self) -> str:
        """The last of it, as long as a line that is looked at whole can be."""
        length, at = 0, len(self.pieces)
        while at and length < _LONGEST_DATE_LINE:
            at -= 1
            length += len(self.pieces[at])
        return "".join(self.pieces[at:])


def _words_by_element(root: etree._Element) -> dict[etree._Element, int]:
    """How many words of prose each element holds, those of what it holds included."""
    words: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            continue
        own = len((element.text or "").split())
        for child in element:
            own += words.get(child, 0) + len((child.tail or "").split())
        words[element] = own
    return words


class _Walk:
    """One pass over the elements, opening and closing parts and writing lines."""

    def __init__(self, root: etree._Element, lang: str, latest: dt.date | None) -> None:
        self.root = root
        self.lang = lang
        self.latest = latest
        self.parts: list[_Part] = []
        self.links = 0
        self.strong = 0
        self.unseen = 0
        self.writing = _Writing()
        self.words = _words_by_element(root)
        self.all_words = max(1, self.words.get(root, 0))
        self.main_heading = set(_around_main_heading(root))
        self.numbers = 0

    def lines(self) -> Iterator[PlacedLine]:
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if not isinstance(element.tag, str):
                if event == "end" and not self.unseen:
                    self._write(element.tail)
                continue
            if event == "start":
                yield from self._open(element)
            else:
                yield from self._close(element)
        yield from self._written()

    def _open(self, element: etree._Element) -> Iterator[PlacedLine]:
        if self.unseen or element.tag in _UNSEEN or (is_hidden(element) and element not in self.main_heading):
            self.unseen += 1
            return
        if element.tag in _BLOCKS or _is_date_of_a_list(element):
            yield from self._written()
            self._enter(element)
        elif element.tag == "br":
            yield from self._broken()
        if element.tag == "a":
            self.links += 1
            self.writing.links += 1
        self.strong += element.tag in _STRONG
        self._write(element.text)

    def _close(self, element: etree._Element) -> Iterator[PlacedLine]:
        if self.unseen:
            self.unseen -= 1
            if not self.unseen:
                if element.tag in _BLOCKS:
                    yield from self._written()
                self._write(element.tail)
            return
        self.links -= element.tag == "a"
        self.strong -= element.tag in _STRONG
        if self.parts and self.parts[-1].element is element:
            yield from self._written(of_time=element if element.tag == "time" else None)
            self.parts.pop()
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        self.writing.add(text, in_link=self.links > 0, strong=self.strong > 0)

    def _enter(self, element: etree._Element) -> None:
        self.numbers += 1
        outer = self.parts[-1].zone if self.parts else None
        classes = " ".join(sorted(_DIGITS.sub("", element.get("class") or "").split())[:3])
        self.parts.append(_Part(element, self.numbers, self._zone(element) or outer, f"{element.tag}.{classes}"))

    def _zone(self, element: etree._Element) -> Zone | None:
        if element in self.main_heading or self.words.get(element, 0) > _SHARE_OF_THE_PAGE * self.all_words:
            return None
        return declared_zone(element) or (named_zone(element) if element.tag not in {"html", "body", "main"} else None)

    def _broken(self) -> Iterator[PlacedLine]:
        """A line break ends a paragraph where it is doubled, or where a sentence, a date, a link or words in bold end before
        it."""
        writing = self.writing
        so_far = tidy(writing.end())
        apart = writing.letters > 0 and writing.letters in {writing.link_letters, writing.strong_letters}
        ended = so_far.endswith((".", "!", "?", "…", ":", "”", '"', "»"))
        if writing.after_break or ended or apart or date_line_day(so_far, self.lang, self.latest) is not None:
            yield from self._written()
        else:
            self.writing.pieces.append(" ")
            self.writing.after_break = True

    def _written(self, of_time: etree._Element | None = None) -> Iterator[PlacedLine]:
        writing, self.writing = self.writing, _Writing()
        line = line_of("".join(writing.pieces), lang=self.lang, latest=self.latest)
        if line is None:
            return
        if of_time is not None:
            line = _dated_by_element(line, of_time)
        yield PlacedLine(line, self._place(writing))

    def _place(self, writing: _Writing) -> Place:
        parts = self.parts
        own = parts[-1].element.tag if parts else ""
        heading = int(own[1]) if own in _HEADINGS else 0
        return Place(
            parts=tuple(part.number for part in parts),
            names=tuple(part.name for part in parts),
            depth=len(parts) - (own in _LINE_TAGS),
            link_share=writing.link_letters / max(1, writing.letters),
            links=writing.links,
            zone=parts[-1].zone if parts else None,
            heading=heading,
        )


def _around_main_heading(root: etree._Element) -> Iterator[etree._Element]:
    """The first heading of the first rank that is no mere name of the site, and what it stands in."""
    for heading in root.iter("h1"):
        if len("".join(str(piece) for piece in heading.itertext()).split()) >= 3:
            yield heading
            yield from heading.iterancestors()
            return


def _is_date_of_a_list(element: etree._Element) -> bool:
    """Whether a `time` stands on its own, rather than inside a sentence."""
    if element.tag != "time":
        return False
    parent = element.getparent()
    if parent is None or parent.tag != "p":
        return True
    words = chain.from_iterable(str(piece).split() for piece in parent.itertext())
    return next(islice(words, _WORDS_OF_A_DATE_LINE, None), None) is None


def _dated_by_element(line: Line, element: etree._Element) -> Line:
    """A `time` element's line with the day its attribute names."""
    stamp = (element.get("datetime") or "")[:10]
    try:
        day = dt.date.fromisoformat(stamp)
    except ValueError:
        return line
    return replace(line, kind=Kind.DATE, day=PrintedDay(day, 0, len(line.text)))


def lines_of_html(root: etree._Element, *, lang: str, latest: dt.date | None) -> tuple[PlacedLine, ...]:
    """The lines under `root` (an element of a parsed page)."""
    return tuple(_Walk(root, lang, latest).lines())
