"""Who a page says wrote its story: names that stand in it for its author, and nothing else.

In: what the page states, or lines printed as bylines. Out: names as written, with where they stand. Always true: no name is put
together or taken from elsewhere in the text; the site's own name, accounts ("admin"), addresses and dates are no names. The words
are in `bylines.yaml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import yaml
from lxml import etree

from habeas.capture.lines import tidy
from habeas.capture.metadata.statements import JsonObject, Statements, text_of
from habeas.model import HabeasError

_FILE: Final = "bylines.yaml"
_LISTS: Final = ("openings", "conjunctions", "particles", "nobody")
_METAS: Final = (
    "author", "article:author", "article.author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.creator.name", "citation_author", "byl", "article_author", "og:author", "cxenseparse:author",
)  # fmt: skip
_LONGEST_NAME: Final = 90
"""Letters, of all names in one statement."""
_WORDS_OF_A_PRINTED_NAME: Final = range(2, 6)
_NO_NAME: Final = re.compile(r"https?:|www\.|@|\.(?:com|org|net|html?)\b|\d{3,}|[<>{}\[\]=]", re.I)
_BETWEEN_NAMES: Final = re.compile(r"\s*[,;&]\s*")
_AFTER_NAMES: Final = re.compile(r"\s+[|·•–—-]\s+|\s*[|·•(/\d].*$|\s+(?:on|am|le)\s+(?=\S*\d)")
_WORD_OF_A_NAME: Final = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:['’.\-][^\W\d_]*)*")
_AUTHOR_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:author|byline|autor|auteur)(?:[\s_-]?name)?(?:$|[\s])", re.I)


class BylineWordsRefused(HabeasError, ValueError):
    """A mistake in the file of bylines' words."""


@dataclass(frozen=True, slots=True)
class _Words:
    conjunctions: re.Pattern[str]
    particles: frozenset[str]
    nobody: frozenset[str]
    opening: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    listed = yaml.safe_load(files("habeas.capture.metadata").joinpath(_FILE).read_text(encoding="utf-8"))
    for name in _LISTS:
        entries = listed.get(name) if isinstance(listed, dict) else None
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            raise BylineWordsRefused(
                f"{_FILE}: {name!r} is no list of words; put each in quotes where it is read as something else"
            )
    openings = sorted(listed["openings"], key=len, reverse=True)
    return _Words(
        conjunctions=re.compile(rf"\s+(?:{'|'.join(map(re.escape, listed['conjunctions']))})\s+", re.I),
        particles=frozenset(listed["particles"]),
        nobody=frozenset(listed["nobody"]),
        opening=re.compile(rf"^(?:{'|'.join(map(re.escape, openings))})(?:\s*[:՝՝]\s*|\s+)", re.I),
    )


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _without_opening(text: str) -> str:
    return _words().opening.sub("", tidy(text), count=1)


def _stated_name(written: object, of_the_site: Iterable[str]) -> str | None:
    """The name in a statement made for programs; `None` where it is none."""
    if not isinstance(written, str):
        return None
    name = _without_opening(written).strip(" ,;|")
    if not 2 <= len(name) <= _LONGEST_NAME or _NO_NAME.search(name) or not any(c.isalpha() for c in name):
        return None
    return name if name.casefold() not in _words().nobody and _folded(name) not in of_the_site else None


def printed_names(line: str) -> tuple[str, ...]:
    """The names in a printed byline ("By Aysel Umudova and Leyla Mustafa, Baku"); none where what it says is no name."""
    text = _AFTER_NAMES.split(_without_opening(line), maxsplit=1)[0]
    names = []
    for piece in _BETWEEN_NAMES.split(_words().conjunctions.sub(", ", text)):
        if not _looks_like_a_name(piece):
            break
        names.append(piece)
    return tuple(names)


def _looks_like_a_name(piece: str) -> bool:
    words = piece.split()
    if len(words) not in _WORDS_OF_A_PRINTED_NAME or piece.casefold() in _words().nobody:
        return False
    return not words[0][0].islower() and all(
        word.casefold() in _words().particles or (_WORD_OF_A_NAME.fullmatch(word) and not word[0].islower()) for word in words
    )


def _names_of_the_site(page: Statements) -> frozenset[str]:
    publishers = [story.get("publisher") for story in page.stories]
    names = [publisher.get("name") for publisher in publishers if isinstance(publisher, dict)]
    names += [page.meta(name) for name in ("og:site_name", "application-name", "twitter:site")]
    return frozenset(_folded(str(name)) for name in names if name)


def _authors(page: Statements, story: JsonObject) -> Iterator[object]:
    """The names under `author`, wherever its objects stand in the page's JSON-LD."""
    authors = story.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if not isinstance(author, dict):
            yield author
            continue
        name = author.get("name") or next(
            (
                other.get("name")
                for other in page.objects
                if author.get("@id") and other.get("@id") == author["@id"] and other.get("name")
            ),
            None,
        )
        yield from name if isinstance(name, list) else [name]


def _marked(page: Statements) -> Iterator[tuple[etree._Element, str]]:
    """Elements that are marked as holding the author, the most telling first."""
    classed = []
    for element in page.root.iter("a", "span", "div", "p", "address", "strong", "b", "cite", "li", "h4", "h5", "em", "small"):
        if element.get("rel") == "author":
            yield element, "rel:author"
        elif "author" in (element.get("itemprop") or "").lower().split():
            named = next((inner for inner in element.iter() if (inner.get("itemprop") or "").lower() == "name"), element)
            yield named, "itemprop:author"
        elif _AUTHOR_CLASS.search(element.get("class") or ""):
            classed.append((element, "printed:class"))
    yield from classed


def _of_elements(page: Statements) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in the first element of each kind of mark that holds any."""
    seen: set[str] = set()
    for element, source in _marked(page):
        if source not in seen:
            names = printed_names(tidy(text_of(element))[:_LONGEST_NAME])
            if names:
                seen.add(source)
                yield names, source


def byline_of(page: Statements) -> tuple[tuple[str, ...], str] | None:
    """The authors an HTML page states, and where (`json-ld`, `meta:<name>`, `rel:author`, `itemprop:author`, `printed:class`)."""
    of_the_site = _names_of_the_site(page)
    stated: list[tuple[Sequence[object], str]] = [(list(_authors(page, story)), "json-ld") for story in page.stories]
    stated += [(page.metas.get(name, ()), f"meta:{name}") for name in _METAS]
    for written, source in stated:
        names = tuple(dict.fromkeys(name for one in written if (name := _stated_name(one, of_the_site)) is not None))
        if names:
            return names, source
    return next(_of_elements(page), None)
