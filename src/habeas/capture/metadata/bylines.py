"""Who a page says wrote its story: names that stand in it for its author, and nothing else.

In: what the page states, or lines printed as bylines. Out: names as written, with where they stand. Always true: no name is put
together or taken from elsewhere in the text; a name stated for programs alone, which no reader of the page sees, is left out,
being that of whoever put the page up; the site's own name, companies, accounts ("admin"), addresses and dates are no names; who
wrote a comment or another story is not who wrote this one. The words are in `bylines.yaml`.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from typing import Final
from urllib.parse import urlsplit

import yaml
from lxml import etree

from habeas.capture.lines import letters_of, tidy
from habeas.capture.metadata.addresses import canonical_address
from habeas.capture.metadata.statements import JsonObject, Statements, beginning_of
from habeas.model import HabeasError

_FILE: Final = "bylines.yaml"
_LISTS: Final = ("openings", "conjunctions", "particles", "nobody", "legal_forms", "others_boxes")
_METAS: Final = (
    "author", "article:author", "article.author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.creator.name", "citation_author", "byl", "article_author", "og:author", "cxenseparse:author",
)  # fmt: skip
_OF_A_SITE: Final = ("WebSite", "Organization", "NewsMediaOrganization")
_UNSEEN: Final = ("script", "style", "template", "head", "title")
_WORD: Final = re.compile(r"\w+")
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
    legal_form: re.Pattern[str]
    others_box: re.Pattern[str]


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
        legal_form=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed['legal_forms']))})(?!\w)", re.I),
        others_box=re.compile("|".join(map(re.escape, listed["others_boxes"])), re.I),
    )


def _without_opening(text: str) -> str:
    return _words().opening.sub("", tidy(text), count=1)


def _stated_name(written: object) -> str | None:
    """The name in a statement made for programs; `None` where it is none."""
    if not isinstance(written, str):
        return None
    name = _without_opening(html.unescape(written)).strip(" ,;|")
    if not 2 <= len(name) <= _LONGEST_NAME or _NO_NAME.search(name) or not any(c.isalpha() for c in name):
        return None
    return name if name.casefold() not in _words().nobody and _words().legal_form.search(name) is None else None


def _spaced(text: str) -> str:
    """The words of `text` with a space around each, so that one text can be looked for in another word by word."""
    return f" {' '.join(re.findall(_WORD, text.casefold()))} "


def _shown(page: Statements) -> str:
    """What a reader of the page sees, word by word."""
    body = next(page.root.iter("body"), page.root)
    return _spaced(" ".join(piece for piece in _pieces(body)))


def _pieces(body: etree._Element) -> Iterator[str]:
    unseen = {hidden for tag in _UNSEEN for element in body.iter(tag) for hidden in element.iter()}
    for element in body.iter():
        if isinstance(element.tag, str) and element.text and element not in unseen:
            yield element.text
        if element.tail and element is not body and element.getparent() not in unseen:
            yield element.tail


def _is_shown(name: str, shown: str) -> bool:
    """Whether `name` stands in what is shown; "Umudova, Aysel" is, where "Aysel Umudova" does."""
    family, comma, given = name.partition(",")
    return _spaced(name) in shown or (bool(comma) and _spaced(f"{given} {family}") in shown)


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


def _names_of_the_site(page: Statements, url: str | None) -> frozenset[str]:
    """What the site calls itself, its host among them, in one spelling ("CBS News", `www.cbsnews.com`: "cbsnews")."""
    publishers = [story.get("publisher") for story in page.stories]
    names = [publisher.get("name") for publisher in publishers if isinstance(publisher, dict)]
    names += [record.get("name") for record in page.objects if record.get("@type") in _OF_A_SITE]
    names += [page.meta(name) for name in ("og:site_name", "application-name", "twitter:site")]
    names += [name for address in (url, canonical_address(page, url)) if address for name in _names_of_host(address)]
    return frozenset(letters_of(str(name)) for name in names if name)


def _names_of_host(address: str) -> tuple[str, ...]:
    labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")
    return tuple(".".join(labels[start:end]) for start in range(len(labels) - 1) for end in range(start + 1, len(labels) + 1))


def _names_by_id(page: Statements) -> dict[str, object]:
    """The names of the objects in the page's JSON-LD that others refer to; the first where several have one id."""
    return {str(record["@id"]): record["name"] for record in reversed(page.objects) if record.get("@id") and record.get("name")}


def _authors(story: JsonObject, names_by_id: Mapping[str, object]) -> Iterator[object]:
    """The names under `author`, wherever its objects stand in the page's JSON-LD."""
    authors = story.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if not isinstance(author, dict):
            yield author
            continue
        name = author.get("name") or names_by_id.get(str(author.get("@id") or ""))
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


def _around_headlines(page: Statements) -> set[etree._Element]:
    """The boxes in which a headline stands; each is entered once, however many headlines it holds."""
    around: set[etree._Element] = set()
    for headline in page.root.iter("h1"):
        for box in headline.iterancestors():
            if box in around:
                break
            around.add(box)
    return around


def _of_elements(page: Statements) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names in each element that is marked as holding any, but for those in the boxes of others."""
    around_headlines = _around_headlines(page)
    for element, source in _marked(page):
        names = printed_names(beginning_of(element, _LONGEST_NAME))
        if names and not any(_is_of_others(box) and box not in around_headlines for box in (element, *element.iterancestors())):
            yield names, source


def _is_of_others(box: etree._Element) -> bool:
    """Whether `box` is named as one of comments, teasers, other stories."""
    return _words().others_box.search(f"{box.get('class') or ''} {box.get('id') or ''}") is not None


def byline_of(page: Statements, url: str | None) -> tuple[tuple[str, ...], str] | None:
    """The authors an HTML page states, and where (`json-ld`, `meta:<name>`, `rel:author`, `itemprop:author`, `printed:class`)."""
    of_the_site, shown, by_id = _names_of_the_site(page, url), _shown(page), _names_by_id(page)
    stated: list[tuple[Sequence[object], str]] = [(list(_authors(story, by_id)), "json-ld") for story in page.stories]
    stated += [(page.metas.get(name, ()), f"meta:{name}") for name in _METAS]
    named = ((tuple(filter(None, map(_stated_name, written))), source) for written, source in stated)
    for names, source in chain(named, _of_elements(page)):
        found = tuple(dict.fromkeys(name for name in names if letters_of(name) not in of_the_site and _is_shown(name, shown)))
        if found:
            return found, source
    return None
