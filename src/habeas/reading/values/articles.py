"""Articles of law named in a text: "Article 206.3.2 of the Criminal Code", "Art. 361-4", "Part 3 of Article 284.1", "Section
112".

In: a text. Out: `ArticleList`s: the numbers exactly as they stand, the law where it is named, and what a bracket after each
says of the offence. Always true: articles of conventions and constitutions, which charge nobody, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.reading.grammar_words import GrammarWords, grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge import values as known
from habeas.reading.knowledge.language import kept_by_language, once_a_language
from habeas.reading.letters import CAPITAL, SMALL
from habeas.reading.values.language import TEXTS_KEPT

_NUMBER: Final = r"\d+[^\W\d_]?(?:[.\-–/]\d+[^\W\d_]?)*(?![\w])(?:\s?\((?:\d{1,2}|[A-Za-z])\))*"
_BRACKET: Final = r"(?:\s*\((?P<{name}>[^()\n]{{3,160}})\))"
_LONGEST_LIST: Final = 24
_LONGEST_PART: Final = 48
"""Characters of "Part 3 of" at most, before the word."""
_LONGEST_HEAD: Final = 260
"""Characters of an article's number and of the bracket after it at most."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number as it stands, and the offence that a bracket after it names."""

    number: str
    offence: str | None


@dataclass(frozen=True, slots=True)
class ArticleList:
    """Articles named together, of one law (`None` where it is not named), with the characters they cover."""

    start: int
    end: int
    articles: tuple[Article, ...]
    law: str | None
    bare: bool = False
    """A number alone, with no word that says that it is an article: "hooliganism (*221.1*)"."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    word: re.Pattern[str]
    head: re.Pattern[str]
    step: re.Pattern[str]
    law_after: re.Pattern[str]
    law_before: re.Pattern[str]
    no_offence: re.Pattern[str]
    no_charges: re.Pattern[str]
    bare: re.Pattern[str]


@kept_by_language(TEXTS_KEPT)
def find_articles(text: str) -> tuple[ArticleList, ...]:
    """Every list of articles in `text`, in order."""
    found = list(_article_lists(text))
    bare = [each for each in _bare_numbers(text) if not any(f.start < each.end and each.start < f.end for f in found)]
    return tuple(sorted((*found, *bare), key=lambda each: each.start))


def _bare_numbers(text: str) -> Iterator[ArticleList]:
    """Numbers of articles with no word before them, behind "under" or alone in a bracket: "charged under *126.2.4*"."""
    for found in _patterns().bare.finditer(text):
        number = " ".join((found["number"] + (found["part_after"] or "")).split())
        start = found.start("number")
        end = found.end("part_after") if found["part_after"] else found.end("number")
        yield ArticleList(start, end, (Article(number, None),), None, bare=True)


def _article_lists(text: str) -> Iterator[ArticleList]:
    law, patterns = known.law(), _patterns()
    position = 0
    for word in patterns.word.finditer(text):
        before, after = word.start() - _LONGEST_PART, word.end() + _LONGEST_HEAD
        head = patterns.head.search(text, max(position, before), after) if word.start() >= position else None
        if head is None:
            continue
        found = _list(text, head, patterns)
        position = found.end
        said = f"{text[head.start() : found.end]} {found.law or ''}".lower()
        if not any(said.startswith(name) for name in law.not_articles) and not _of_another_kind(text, found.end, law):
            yield found


def _list(text: str, head: re.Match[str], patterns: _Patterns) -> ArticleList:
    articles = [_article(head, patterns)]
    end = head.end()
    for _ in range(_LONGEST_LIST):
        step = patterns.step.match(text, end)
        if step is None:
            break
        articles.append(_article(step, patterns))
        end = step.end()
    start = head.start()
    after = patterns.law_after.match(text, end)
    before = patterns.law_before.search(text, max(0, start - 80), start)
    if after is not None:
        end = after.end()
    elif before is not None:
        start = before.start("law")
    named = after or before
    bracket = after["offence"] if after is not None else None
    if bracket is not None and len(articles) == 1 and articles[0].offence is None and not patterns.no_offence.search(bracket):
        articles = [Article(articles[0].number, _bare(bracket))]
    return ArticleList(start, end, tuple(articles), _bare(named["law"]) if named else None)


def _article(match: re.Match[str], patterns: _Patterns) -> Article:
    number = match["part"] + match["word"] + match["number"] if match["part"] else match["number"]
    number += match["part_after"] or ""
    bracket = match["offence"]
    if bracket is not None and patterns.no_offence.search(bracket):
        bracket = None
    return Article(" ".join(number.split()), _bare(bracket) if bracket else None)


def _bare(said: str) -> str:
    return " ".join(said.split()).strip(" ,;:\"“”'’‘«»-–—") or said


def _of_another_kind(text: str, end: int, law: known.Law) -> bool:
    """Whether what the article belongs to is a convention or the like."""
    after = text[end : end + 90].lower()
    clause = re.split(r"[.;,()\n]", after, maxsplit=1)[0]
    first = clause.lstrip().partition(" ")[0]
    return first in law.leading_to_texts and _patterns().no_charges.search(clause) is not None


@once_a_language
def _patterns() -> _Patterns:
    law, small = known.law(), grammar_words()
    the, of = either(small.the), either(small.of)
    under = either((*law.charged_under, *map(str.capitalize, law.charged_under)))
    percent = either(law.no_articles_before, blank=r"\s")
    word = rf"(?i:\b(?:{either(law.article_words)})\.?|§§?)\s*"
    part = rf"(?i:\b(?:{either(law.part_words)})\.?)\s+\d+(?:\s?[,.]\s?\d+|\s+(?:{either(small.joining)})\s+\d+)*"
    parts = rf"(?:{part}\s*(?:,|(?:{of})(?:\s(?:{the}))?)?\s*)+"
    part_after = rf"(?P<part_after>(?:,\s*|\s+){part})?"
    offence = _BRACKET.format(name="offence")
    joined = rf"\s*(?:[,;]\s*(?:{either(law.joiners)})?|\b(?:{either(law.joiners)})\b)\s*"
    goes_on = rf"(?!\s+(?!(?:{either(law.after_a_number)})\b)[{SMALL}])(?!,\d)"
    name = _law_name(law, small)
    return _Patterns(
        word=re.compile(rf"(?i:\b(?:{either(law.article_words)})\b|§)"),
        head=re.compile(rf"(?P<part>{parts})?(?P<word>{word})(?P<number>{_NUMBER}){part_after}{offence}?"),
        step=re.compile(rf"{joined}(?P<part>{parts})?(?P<word>{word})?(?P<number>{_NUMBER}){part_after}{goes_on}{offence}?"),
        law_after=re.compile(rf"\s*,?\s*(?:{either(law.leading_to_laws)})\s+(?:(?:{the})\s+)?{name}{offence}?"),
        law_before=re.compile(rf"{name}(?:{either(small.owning)}|,)?\s*$"),
        bare=re.compile(
            rf"(?:\b(?:{under})\s+|\()(?P<number>\d{{2,3}}(?:[.\-]\d{{1,2}}){{1,4}}){part_after}(?![\w%])"
            rf"(?!\s+(?:{percent})\b)"
        ),
        no_charges=re.compile(rf"\b(?:{either(law.no_charges)})\b"),
        no_offence=re.compile(
            rf"(?i)\b(?:{either((*law.article_words, *law.part_words, *law.law_nouns))})\b|^\W*\d|^[{SMALL}]\W*$"
            rf"|(?-i:^[{CAPITAL}]{{2,}}$)"
        ),
    )


def _law_name(law: known.Law, small: GrammarWords) -> str:
    """A run of capitalised words that ends in a law's noun, with what it goes on with."""
    noun = "|".join(word.capitalize() for word in law.law_nouns)
    owner = rf"(?:(?:{either(law.owners)})(?:{either(small.owning)})\s+)?"
    words = rf"(?:[{CAPITAL}][\w'’\-]*\s+(?:(?:{either(law.law_goes_on)})\s+(?=[{CAPITAL}])){{0,2}}){{0,7}}?"
    name = rf"(?:(?:{either(law.law_goes_on)})\s+){{0,2}}(?!(?i:{either(law.no_part_of_laws)})\b)[{CAPITAL}][\w\-]+"
    tail = rf"(?:\s+(?:{either(law.law_goes_on)})\s+{name}(?:\s+{name}){{0,4}}|\s+(?:(?:{either(small.of)})\s+)?(?:19|20)\d\d\b)?"
    return rf"{owner}(?P<law>{words}(?:{noun})\b{tail})"
