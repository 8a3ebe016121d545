"""Filters that put values into words and addresses; all take what may be none and give an empty text for it."""

from __future__ import annotations

import datetime as dt

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from habeas.model import Edtf, EventType, Found, FoundDay, Sex, Term
from habeas.register.bodies import Body
from habeas.register.clocks import Why
from habeas.register.folding.sexes import KnownSex, ToldBy
from habeas.register.queries import Kind, SegmentView, SourceView, Status
from habeas.register.search.asking import PageHit, Way
from habeas.register.whereabouts import Held
from habeas.web import addresses
from habeas.web.standing import standing_of
from habeas.web.wording.dates import date_in_words, day_in_words
from habeas.web.wording.sentences import charge_in_words, with_values_in_words
from habeas.web.wording.terms import term_in_words
from habeas.web.wording.vocabulary import COLUMNS, HELD, KINDS, SEX_TOLD_BY, SEXES, TYPES, WAYS, WHY, Words, outcome_in_words

register = template.Library()

register.filter("publication", addresses.publication)
register.filter("is_web_address", addresses.is_web_address)
register.filter("event_anchor", addresses.event_anchor)
register.filter("charge", charge_in_words)
register.filter("standing", standing_of)
register.filter("spot_url", addresses.spot_address)
register.filter("list_url", addresses.list_address)


@register.filter
def in_words(sentence: str) -> str:
    """A reason as the register gives it, in English, with its dates and durations in words."""
    return format_html('<span lang="en">{}</span>', with_values_in_words(sentence))


@register.filter
def type_words(kind: EventType) -> Words:
    """What a type of event is called."""
    return TYPES[kind]


@register.filter
def outcome_words(outcome: str) -> Words:
    """An outcome in words."""
    return outcome_in_words(outcome)


@register.filter
def term_words(term: str) -> Words:
    """A term in words."""
    return term_in_words(Term.parse(term))


@register.filter
def plain(number: float) -> str:
    """A number as SVG writes it, in every language."""
    return f"{number:g}"


@register.filter
def day(value: dt.date | None) -> str:
    """A day in words, as a time element."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))


@register.filter
def edtf_text(text: str) -> str:
    """A date that is a text, in words."""
    return edtf(Edtf.parse(text)) if text else ""


@register.filter
def edtf(value: Edtf | None) -> str:
    """A date in words; as a time element where it is one day."""
    if value is None:
        return ""
    if value.day is None:
        return date_in_words(value)
    return format_html('<time datetime="{}">{}</time>', value.day.isoformat(), date_in_words(value))


@register.filter
def kind(status: Status | None) -> Words:
    """What a status is: on remand, released (pardoned)."""
    if status is None:
        return ""
    words = KINDS[status.kind]
    return f"{words} ({outcome_in_words(status.outcome)})" if status.outcome else words


@register.filter
def custody(value: Kind | None) -> Words:
    """What a kind of status is."""
    return KINDS[value] if value is not None else _("left open by the dates reported")


@register.filter
def month(value: dt.date) -> str:
    """A month in words."""
    return date_in_words(Edtf.parse(f"{value:%Y-%m}"))


@register.filter
def person_url(key: str | None, name: str) -> str:
    """The address of a person."""
    return addresses.person_address(key, name) if key else ""


@register.simple_tag(takes_context=True)
def told_at(context: Context, event: str) -> str:
    """The address of an event in somebody's story: behind their `address`, on this page where there is none; on public pages on
    one of their leaves."""
    publicly = context.get("told_at")
    return publicly(context["person"], event) if publicly else f"{context.get('address', '')}#{addresses.event_anchor(event)}"


@register.simple_tag(takes_context=True)
def leaf_url(context: Context, number: int) -> str:
    """The address of another leaf of the list: the `question` asked, and its number as `leaf_name`; on public pages a path."""
    publicly = context.get("leaf_at")
    return publicly(number) if publicly else f"?{context.get('question', '')}{context.get('leaf_name') or 'leaf'}={number}"


@register.filter
def body_url(body: Body, name: str) -> str:
    """The address of a court, a judge, a prison or a case."""
    return addresses.body_address(body, name)


@register.filter
def quote_url(source: SourceView) -> str:
    """The address of the quote in the kept page."""
    return addresses.quote_address(source)


@register.filter
def held(value: Held) -> Words:
    """Whether somebody was held."""
    return HELD[value]


@register.filter
def sex(value: Sex | KnownSex | None) -> Words:
    """What is known, or said, of somebody's sex."""
    return SEXES[KnownSex(value or KnownSex.UNKNOWN)]


@register.filter
def sex_told_by(value: ToldBy) -> Words:
    """By what somebody's sex is told."""
    return SEX_TOLD_BY[value]


@register.filter
def why(value: Why) -> Words:
    """What makes two counts differ."""
    return WHY[value]


@register.filter
def column_words(column: str) -> Words:
    """What a column of a list is called."""
    return COLUMNS.get(column, column)


@register.filter
def way(found: Way) -> Words:
    """How something was found."""
    return WAYS[found]


@register.filter
def sentence_url(hit: PageHit) -> str:
    """The address of the sentence in the kept page."""
    return addresses.sentence_address(hit.key, hit.segment, hit.at)


@register.filter
def date_source(segment: SegmentView) -> str:
    """Where the day from which "today" is counted in a segment comes from."""
    source = segment.date_source
    if source.startswith("estimated"):
        return _("estimated")
    if source == "given":
        return _("as given with the page")
    if source == "captured":
        return _("the day of the capture: the brief has none of its own")
    if source == "article":
        return _("the day of the article: the brief has none of its own")
    return _("as the page says")


@register.filter
def fact_source(found: Found | FoundDay) -> str:
    """Where something that a page says of itself stands in it."""
    source = found.source
    if source.startswith("estimated"):
        return _("estimated")
    if source == "detected":
        return _("as its text reads")
    if source == "address":
        return _("in its address")
    if source in {"printed", "printed:class", "time-element", "rel:author"}:
        return _("printed in the page")
    return format_html(_("stated for programs in {place}"), place=format_html("<code>{}</code>", source))


@register.filter
def language(found: Found) -> str:
    """The name of a language; its code where it has none here."""
    try:
        return str(get_language_info(found.value)["name_translated"])
    except KeyError:
        return format_html("<code>{}</code>", found.value)
