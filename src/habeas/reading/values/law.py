"""Charges: articles of law and offences that somebody is charged with, accused or convicted of.

In: a text. Out: `ChargeMention`s in order, each with the charges its words name. Always true: articles stand exactly as in the text, and an
offence in the text's own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Charge
from habeas.reading.mentions import Kind, Mention
from habeas.reading.values.articles import ArticleList, find_articles


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeMention(Mention):
    """Words that name one charge or several."""

    charges: tuple[Charge, ...]


def find_charges(text: str, lang: str = "en") -> tuple[ChargeMention, ...]:
    """Every charge named in `text`, in order."""
    return tuple(_of_articles(found, text) for found in find_articles(text, lang))


def _of_articles(found: ArticleList, text: str) -> ChargeMention:
    return ChargeMention(
        kind=Kind.CHARGE,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        voice="charge: article",
        charges=tuple(Charge(law=found.law, article=each.number, offence=each.offence) for each in found.articles),
    )
