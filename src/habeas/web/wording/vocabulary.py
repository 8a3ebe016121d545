"""The closed lists of the vocabulary in plain words: types, outcomes, stances, fields, kinds of status."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from habeas.identity import Standing as Compared
from habeas.model import EventType, Stance
from habeas.register.accounts import Role
from habeas.register.clocks import Why
from habeas.register.folding.sexes import KnownSex, ToldBy
from habeas.register.search.terms import Way
from habeas.register.status import Kind
from habeas.register.whereabouts import Held

Words = str | Promise

ROLES: Final = MappingProxyType(
    {
        Role.VIEWER: _("viewer: reads every page of the desk"),
        Role.DOCUMENTER: _("documenter: reads the desk and all notes, adds pages and lists, and writes notes"),
        Role.REVIEWER: _("reviewer: reads the desk and all notes, adds pages and lists, writes notes, and decides"),
        Role.ADMINISTRATOR: _("administrator: does all that there is to do, and sees to whom confidential notes were shown"),
    }
)

TYPES: Final = MappingProxyType(
    {
        EventType.DETENTION: _("Arrest"),
        EventType.SEARCH: _("Search"),
        EventType.CHARGE: _("Charge"),
        EventType.REMAND: _("Remand in custody"),
        EventType.REMAND_EXTENSION: _("Remand extended"),
        EventType.HEARING: _("Court hearing"),
        EventType.SENTENCE_SOUGHT: _("Sentence asked for by the prosecutor"),
        EventType.SENTENCE: _("Sentence"),
        EventType.ACQUITTAL: _("Acquittal"),
        EventType.APPEAL_RULING: _("Ruling on an appeal or motion"),
        EventType.TRANSFER: _("Transfer"),
        EventType.RELEASE: _("Release"),
        EventType.ILL_TREATMENT: _("Ill-treatment"),
        EventType.HUNGER_STRIKE: _("Hunger strike"),
        EventType.HEALTH: _("Health"),
        EventType.DEATH: _("Death in custody"),
        EventType.RESTRICTION: _("Restriction"),
        EventType.LISTING: _("Listing as political prisoner"),
        EventType.APPEAL: _("Call for action"),
        EventType.CONDEMNATION: _("Condemnation"),
        EventType.RESPONSE: _("Response"),
        EventType.SANCTION: _("Sanction"),
        EventType.MEETING: _("Meeting"),
    }
)

STANCES: Final = MappingProxyType(
    {
        Stance.ASSERTED: _("reported"),
        Stance.ALLEGED: _("alleged"),
        Stance.DENIED: _("denied"),
        Stance.DEMANDED: _("demanded"),
        Stance.PLANNED: _("planned"),
    }
)

WAYS: Final = MappingProxyType(
    {Way.WRITTEN: _("written so"), Way.FOLDED: _("in another spelling or script"), Way.SOUNDS: _("sounds alike")}
)

KINDS: Final = MappingProxyType(
    {
        Kind.DETAINED: _("detained"),
        Kind.REMANDED: _("on remand"),
        Kind.HOUSE_ARREST: _("under house arrest"),
        Kind.ON_TRIAL: _("on trial"),
        Kind.SERVING: _("serving a sentence"),
        Kind.SENTENCED: _("sentenced, at large"),
        Kind.RELEASED: _("released"),
        Kind.ACQUITTED: _("acquitted"),
        Kind.DIED: _("died"),
        Kind.UNKNOWN: _("not known"),
    }
)

HELD: Final = MappingProxyType({Held.YES: _("held"), Held.PERHAPS: _("perhaps held"), Held.NO: _("not held")})

WHY: Final = MappingProxyType(
    {
        Why.ENTERED: _("entered"),
        Why.LEFT: _("left"),
        Why.NOW_KNOWN: _("now known"),
        Why.NO_LONGER_KNOWN: _("not yet known"),
        Why.ONE_PERSON: _("now known to be one person"),
        Why.TWO_PEOPLE: _("not yet known to be one person"),
        Why.REGARDED: _("regarded as a political prisoner"),
        Why.NO_LONGER_REGARDED: _("no longer regarded as a political prisoner"),
    }
)
"""What makes two counts differ."""

FIGURES: Final = MappingProxyType(
    {
        "sex": _("Sex"),
        "custody": _("Custody"),
        "article": _("Article"),
        "court": _("Court"),
        "judge": _("Judge"),
        "prison": _("Place of custody"),
        "category": _("Category, on lists"),
        "place": _("Place, on lists"),
        "regarded by": _("Regarded as political prisoners by"),
    }
)
"""By what those held are counted."""

SEXES: Final = MappingProxyType(
    {
        KnownSex.FEMALE: _("woman"),
        KnownSex.MALE: _("man"),
        KnownSex.OTHER: _("neither woman nor man"),
        KnownSex.CONTRADICTED: _("sources contradict one another"),
        KnownSex.UNKNOWN: _("not known"),
    }
)
"""What is known of somebody's sex."""

SEX_TOLD_BY: Final = MappingProxyType(
    {
        ToldBy.DECISION: _("decided by a person"),
        ToldBy.LIST: _("a column of a list"),
        ToldBy.PATRONYMIC: _("the father's name"),
        ToldBy.TITLE: _("a title"),
        ToldBy.NOUN: _("what they are called"),
        ToldBy.PRONOUN: _("a pronoun"),
    }
)
"""By what somebody's sex is told."""

DECISIONS: Final = MappingProxyType(
    {
        "same_person": _("taken for one person"),
        "different_people": _("told apart as two people"),
        "accept": _("accepted"),
        "reject": _("rejected"),
        "amend": _("corrected"),
        "same_event": _("put together as one event"),
        "different_events": _("split into two events"),
        "publish": _("published"),
        "withhold": _("withheld"),
        "assess": _("assessed by an organisation"),
        "sex": _("said to be a woman or a man"),
    }
)
"""What people decide, by kind of decision."""

COLUMNS: Final = MappingProxyType(
    {
        "name": _("Name"),
        "surname": _("Surname"),
        "given": _("Given name"),
        "patronymic": _("Patronymic"),
        "born": _("Born"),
        "arrested": _("Arrested"),
        "released": _("Released"),
        "charges": _("Charges"),
        "sentence": _("Sentence"),
        "status": _("Status"),
        "court": _("Court"),
        "prison": _("Prison"),
        "profession": _("Profession"),
        "outlet": _("Outlet or organisation"),
        "case": _("Case"),
        "place": _("Place"),
        "category": _("Category"),
        "sex": _("Sex"),
        "number": _("Number"),
        "register": _("Key in the register"),
    }
)
"""What columns of lists are, by their names in `habeas.register.lists`."""

LIST_CHANGES: Final = MappingProxyType(
    {"added": pgettext_lazy("of a row of a list", "added"), "kept": _("as before"), "changed": _("changed")}
)

LIST_STANDINGS: Final = MappingProxyType(
    {
        Compared.CONTRADICTORY: _("On both, and they contradict"),
        Compared.UNSURE: _("Cannot be told"),
        Compared.ONLY_IN_A: _("Only in A"),
        Compared.ONLY_IN_B: _("Only in B"),
        Compared.SAME: _("On both"),
    }
)
"""Where somebody stands who is on one of two lists, in the order in which they are shown."""

FIELDS: Final = MappingProxyType(
    {
        "people": _("Who"),
        "group": _("Group"),
        "count": _("How many"),
        "actor": _("By"),
        "addressee": _("Asked of"),
        "target": _("To move"),
        "demands": _("Demands"),
        "court": _("Court"),
        "judge": _("Judge"),
        "case": _("Case"),
        "charges": _("Charges"),
        "term": _("Term"),
        "until": _("Until"),
        "outcome": _("Outcome"),
        "occasion": _("Occasion"),
        "date": _("Date"),
        "place": _("Place"),
        "attribution": _("According to"),
        "stance": _("Stance"),
    }
)
"""The fields in the order in which they are shown."""

FIELDS_BY_TYPE: Final = MappingProxyType(
    {
        EventType.APPEAL: {"actor": _("Asked by"), "people": _("For")},
        EventType.CONDEMNATION: {"people": _("About")},
        EventType.RESPONSE: {"actor": _("Answered by"), "people": _("About"), "outcome": _("Answer")},
        EventType.MEETING: {"people": _("Between")},
        EventType.HUNGER_STRIKE: {"term": _("Lasting")},
        EventType.SENTENCE_SOUGHT: {"term": _("Term asked for")},
    }
)
"""Where a field means something more telling in one type of event."""

OUTCOMES: Final = MappingProxyType(
    {
        "acquitted": _("acquitted"),
        "added": _("added"),
        "admitted": _("admitted"),
        "agreed": _("agreed"),
        "amnesty": _("amnesty"),
        "announced": _("announced"),
        "bail": _("on bail"),
        "closed": _("behind closed doors"),
        "continued": _("continued"),
        "convicted": _("convicted"),
        "death": _("death sentence"),
        "denied": _("denied"),
        "disbarment": _("disbarred"),
        "ended": _("ended"),
        "exchange": _("exchanged"),
        "exile": _("exile"),
        "fine": _("fine"),
        "frozen_account": _("account frozen"),
        "granted": _("granted"),
        "house_arrest": _("house arrest"),
        "imposed": _("imposed"),
        "in_absentia": _("in absence"),
        "increased": _("increased"),
        "lifted": _("lifted"),
        "medical": _("on health grounds"),
        "no_comment": _("no answer given"),
        "overturned": _("overturned"),
        "pardon": _("pardoned"),
        "parole": _("on parole"),
        "partially_suspended": _("partly suspended"),
        "postponed": _("postponed"),
        "probation": _("on probation"),
        "published": _("published"),
        "recognised": _("recognised"),
        "reduced": _("reduced"),
        "refused": _("refused"),
        "rejected": _("rejected"),
        "remitted": _("sent back"),
        "removed": _("removed"),
        "resumed": _("resumed"),
        "seizure": _("property seized"),
        "served": _("term served"),
        "started": _("started"),
        "supervision": _("under supervision"),
        "support": _("supported"),
        "suspended": pgettext_lazy("of a sentence or a hunger strike", "suspended"),
        "threatened": _("threatened"),
        "travel_ban": _("banned from leaving the country"),
        "upheld": _("upheld"),
        "violation": _("violation found"),
    }
)


def stance_in_words(type_: EventType, stance: Stance) -> Words:
    """The stance where it must be said: what is simply reported, and a demand in a call for action, go without saying."""
    if stance is Stance.ASSERTED or (type_ is EventType.APPEAL and stance is Stance.DEMANDED):
        return ""
    return STANCES[stance]


def outcome_in_words(outcome: str) -> Words:
    """The outcome; one that is of the source's own words as it stands."""
    return OUTCOMES.get(outcome) or outcome.replace("_", " ")
