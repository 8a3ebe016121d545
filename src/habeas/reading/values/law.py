"""Charges: articles of law and offences that somebody is charged with, accused or convicted of.

In: a text. Out: `ChargeMention`s in order, each with the charges its words name. Always true: articles stand exactly as in the
text, an offence in the text's own words; an article and an offence are one charge only where the text puts one of each side by
side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from habeas.model import Charge
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.knowledge.values import law
from habeas.reading.mentions import Kind, Mention
from habeas.reading.values.articles import Article, ArticleList, find_articles
from habeas.reading.values.offences import Offences, find_offences

_REACH_OF_CHARGED: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeMention(Mention):
    """Words that name one charge or several."""

    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    before_articles: re.Pattern[str]
    """ "Treason, *under the* Article 274": between an offence and the articles that it is charged under."""
    before_offence: re.Pattern[str]
    """ "Article 274*, on charges of* treason": between an article and its offence."""
    next_of_list: re.Pattern[str]
    """ "Treason (Article 274*) and* espionage (Article 276)"."""
    charged_under: re.Pattern[str]
    """ "Was *charged in May under* 126.2.4"."""


def find_charges(text: str) -> tuple[ChargeMention, ...]:
    """Every charge named in `text`, in order."""
    articles, patterns = find_articles(text), _patterns()
    covered = [(each.start, each.end) for each in articles]
    openings = [gap.end() for _, end in covered if (gap := patterns.before_offence.match(text, end)) and gap.end() > end]
    openings += [gap.end() for _, end in covered if (gap := patterns.next_of_list.match(text, end))]
    closings = [start - len("(") for start, _ in covered if text.endswith("(", 0, start)]
    named = find_offences(text, stops=[start for start, _ in covered], openings=openings, closings=closings)
    told = [each for each in named if text[each.start : each.end].lower() not in law().breaking]
    offences = [each for each in told if not any(start < each.end and each.start < end for start, end in covered)]
    return tuple(_merged(sorted(chain(articles, offences), key=lambda each: each.start), text))


def _merged(found: list[ArticleList | Offences], text: str) -> Iterator[ChargeMention]:
    """Charges in order; an offence and the articles beside it ("treason (Article 274)") made one mention."""
    number = 0
    while number < len(found):
        here = found[number]
        following = found[number + 1] if number + 1 < len(found) else None
        charges = _together(here, following, text) if following is not None else None
        if charges is not None and following is not None:
            yield _mention(text, here.start, following.end, charges, "charge: article and offence")
            number += 2
            continue
        if isinstance(here, ArticleList) and here.bare and not _is_charged_under(text, here.start):
            number += 1
            continue
        own = _of_articles(here) if isinstance(here, ArticleList) else _of_offences(here, text)
        yield _mention(text, here.start, here.end, own, "charge: article" if isinstance(here, ArticleList) else "charge: offence")
        number += 1


def _is_charged_under(text: str, start: int) -> bool:
    """Whether a number with no word for an article stands behind a word of charging: "was *charged under* 126.2.4"."""
    return _patterns().charged_under.search(text, max(0, start - _REACH_OF_CHARGED), start) is not None


@once_a_language
def _patterns() -> _Patterns:
    known, small = law(), grammar_words()
    the, joining = either(small.the), either(small.joining)
    under, charges_of = either(known.before_articles, blank=r"\s+"), either(known.charges_of, blank=r"\s+")
    return _Patterns(
        before_articles=re.compile(rf"[\"”’']?,?\s*(?:\(|(?:{under})\s+|,\s*)(?:(?:{the})\s+)?"),
        before_offence=re.compile(
            rf",?\s*(?:{either(known.before_offences)}|–|-|—|:|,)?\s*(?:(?:{the})\s+)?(?:(?:{charges_of})\s+)?[\"“‘']?"
        ),
        next_of_list=re.compile(rf"\)\s*(?:,\s*(?:(?:{joining})\s+)?|(?:{joining})\s+)"),
        charged_under=re.compile(rf"\b(?:{either(known.charging)})\w*\b[^.;\n]*(?:{either(known.charged_under)})\s+$"),
    )


def _together(first: ArticleList | Offences, second: ArticleList | Offences, text: str) -> tuple[Charge, ...] | None:
    between = text[first.end : second.start]
    if isinstance(first, Offences) and isinstance(second, ArticleList) and _patterns().before_articles.fullmatch(between):
        return _joined(second, first, text)
    if isinstance(first, ArticleList) and isinstance(second, Offences) and _patterns().before_offence.fullmatch(between):
        return _joined(first, second, text)
    return None


def _joined(articles: ArticleList, offences: Offences, text: str) -> tuple[Charge, ...]:
    """One charge where there is one of each, else the articles and the offences apart."""
    said = _of_offences(offences, text)
    if len(articles.articles) == 1 and len(said) == 1 and articles.articles[0].offence is None:
        return (Charge(law=articles.law, article=articles.articles[0].number, offence=said[0].offence),)
    return (*_of_articles(articles), *said)


def _of_articles(found: ArticleList) -> tuple[Charge, ...]:
    return tuple(_of_article(each, found.law) for each in found.articles)


def _of_article(article: Article, law: str | None) -> Charge:
    return Charge(law=law, article=article.number, offence=article.offence)


def _of_offences(found: Offences, text: str) -> tuple[Charge, ...]:
    return tuple(dict.fromkeys(Charge(offence=" ".join(text[start:end].split())) for start, end in found.spans))


def _mention(text: str, start: int, end: int, charges: tuple[Charge, ...], voice: str) -> ChargeMention:
    return ChargeMention(kind=Kind.CHARGE, start=start, end=end, text=text[start:end], voice=voice, charges=charges)
