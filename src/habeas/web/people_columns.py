"""What a file says of each person listed: the columns, made for the addresses of one site."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from habeas.register.clocks import Stood
from habeas.register.sentences import Sentence
from habeas.web.addresses import person_address, spot_address
from habeas.web.tables import Column
from habeas.web.wording.sentences import charge_in_words
from habeas.web.wording.vocabulary import HELD, KINDS, SEXES, outcome_in_words

_OfSomeone = Column[Stood]


def people_columns(evidence: Mapping[str, Sentence], whole: Callable[[str], str]) -> list[_OfSomeone]:
    """`evidence`: the sentences of the events that their standing rests on; `whole` makes an address a whole one."""
    return [*_who(), *_status(), *_listed(), *_where(evidence, whole)]


def _who() -> list[_OfSomeone]:
    return [
        Column("name", _("Name"), lambda one: one.name),
        Column("spellings", _("Spellings"), lambda one: one.spellings),
        Column("surname_alone", _("Surname alone"), lambda one: one.surname_only),
        Column("sex", _("Sex"), lambda one: str(SEXES[one.sex])),
        Column("held", _("Held that day"), lambda one: str(HELD[one.held])),
    ]


def _status() -> list[_OfSomeone]:
    """Dates are EDTF."""
    return [
        Column("status", _("Status"), lambda one: str(KINDS[one.status.kind]) if one.status else ""),
        Column("outcome", _("How"), lambda one: str(outcome_in_words(one.status.outcome)) if one.status else ""),
        Column("unconfirmed", _("Unconfirmed, because"), lambda one: one.status.doubt if one.status else ""),
        Column("since", _("Held since"), lambda one: str(one.status.since.date) if one.status and one.status.since else ""),
        Column(
            "since_at_latest",
            _("At the latest"),
            lambda one: bool(one.status and one.status.since and one.status.since.at_latest),
        ),
        Column("until", _("Until"), lambda one: str(one.status.until.date) if one.status and one.status.until else ""),
        Column(
            "until_computed",
            _("Until: computed from"),
            lambda one: one.status.until.how if one.status and one.status.until else "",
        ),
        Column(
            "charges", _("Charges"), lambda one: [charge_in_words(c) for c, _event in one.status.charges] if one.status else []
        ),
        Column("court", _("Court"), lambda one: one.status.court.text if one.status and one.status.court else ""),
        Column("judge", _("Judge"), lambda one: one.status.judge.text if one.status and one.status.judge else ""),
        Column("prison", _("Place of custody"), lambda one: one.prison),
        Column("last_report", _("Last confirmed by a report"), lambda one: one.status.confirmed if one.status else None),
    ]


def _listed() -> list[_OfSomeone]:
    return [
        Column("countries", _("Country"), lambda one: one.countries),
        Column("categories", _("Category, on lists"), lambda one: sorted(set(one.categories))),
        Column("places", _("Place, on lists"), lambda one: sorted(set(one.places))),
        Column(
            "regarded_by",
            _("Regarded as political prisoners by"),
            lambda one: sorted({assessment.organisation for assessment in one.assessments}),
        ),
        Column(
            "standing", _("Reported or confirmed"), lambda one: _("confirmed") if one.standing == "confirmed" else _("reported")
        ),
    ]


def _where(evidence: Mapping[str, Sentence], whole: Callable[[str], str]) -> list[_OfSomeone]:
    def said(one: Stood) -> list[Sentence]:
        return [evidence[event] for event in one.events if event in evidence]

    return [
        Column("sentences", _("Sentences"), lambda one: [sentence.quote for sentence in said(one)]),
        Column("evidence", _("Where they stand"), lambda one: [whole(spot_address(sentence)) for sentence in said(one)]),
        Column("address", _("Address"), lambda one: whole(person_address(one.key, one.name))),
        Column("key", _("Key"), lambda one: one.key),
    ]
