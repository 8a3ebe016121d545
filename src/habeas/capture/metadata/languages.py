"""The language of a page: as it says itself, or else as its text reads.

Always true: a language is a BCP 47 tag as written, with hyphens ("az", "pt-BR"); a text too short to tell has none. The detector
(py3langid) is asked for the languages it knows, all of them, and only where its answer is near certain.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from habeas.capture.metadata.statements import Statements

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_LANGUAGE: Final = frozenset({"und", "zxx", "mul", "mis", "xx"})
_LETTERS_TO_TELL: Final = 15
_LONGEST_LOOKED_AT: Final = 20_000
"""Characters."""
_NEAR_CERTAIN: Final = 0.9
"""At this probability no sentence of fifteen letters or more, in any of 25 languages, was taken for another language's."""


def _tag(written: object) -> str | None:
    tag = str(written or "").strip().replace("_", "-")
    if not _TAG.fullmatch(tag):
        return None
    primary, *rest = tag.split("-")
    return None if primary.lower() in _NO_LANGUAGE else "-".join([primary.lower(), *rest])


def _declared(page: Statements) -> Iterator[tuple[object, str]]:
    html = next(page.root.iter("html"), page.root)
    yield html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or html.get("xml:lang"), "html:lang"
    yield from ((story.get("inLanguage"), "json-ld") for story in page.stories)
    yield from ((page.meta(name), f"meta:{name}") for name in ("content-language", "language", "dc.language", "og:locale"))


def declared_language(page: Statements) -> tuple[str, str] | None:
    """The language an HTML page says it is in, and where (`html:lang`, `json-ld`, `meta:<name>`)."""
    return next(((tag, source) for written, source in _declared(page) if (tag := _tag(written)) is not None), None)


@functools.cache
def _detector() -> LanguageIdentifier:
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def detected_language(text: str) -> str | None:
    """The language `text` reads as; `None` where it is too short or nothing is near certain."""
    text = text[:_LONGEST_LOOKED_AT]
    if sum(1 for c in text if c.isalpha()) < _LETTERS_TO_TELL:
        return None
    language, probability = _detector().classify(text)
    return str(language) if probability >= _NEAR_CERTAIN else None


def primary(language: str) -> str:
    """The language itself, without region and script."""
    return language.split("-", maxsplit=1)[0].lower()
