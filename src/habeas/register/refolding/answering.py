"""Answers matched again: of every response that is otherwise now, or that may answer an appeal that is.

Always true: a response that is not given shares no page and nobody with an appeal that changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from habeas.model import EventType
from habeas.register.batches import batched
from habeas.register.folding.fold import answer_rows
from habeas.register.folding.happenings import Happening
from habeas.register.folding.record import FoldedAnswer
from habeas.register.models import Answer, EventRow, Participation, Source
from habeas.register.refolding.events import Happened, recalled, tied
from habeas.register.refolding.tellings import Tellings


@dataclass(frozen=True)
class Answered:
    """The answers as they are now, and the keys of those that were compared."""

    answers: tuple[FoldedAnswer, ...]
    before: frozenset[str]


def answer_again(happened: Happened, tellings: Tellings) -> Answered:
    """The answers to and of the events that are otherwise, and of responses that these may have an answer for."""
    asked = [each for each in happened.found if each.type is EventType.APPEAL]
    responses = [each for each in happened.found if each.type is EventType.RESPONSE]
    pages, people = _ties(asked)
    pages_before, people_before = _ties_before(happened.before)
    tied_responses = tied(EventType.RESPONSE, pages | pages_before, people | people_before, but=happened.before)
    responses += recalled(tied_responses, tellings)
    asked += recalled(tied(EventType.APPEAL, *_ties(responses), but=happened.before), tellings)
    return Answered(answer_rows([*asked, *responses]), _between(happened.before, (row.key for row in tied_responses)))


def _ties_before(events: Iterable[str]) -> tuple[set[str], set[str]]:
    """The same of appeals that are in the record no longer, or otherwise."""
    pages: set[str] = set()
    people: set[str] = set()
    for batch in batched(sorted(events)):
        kinds = EventRow.objects.order_by().filter(key__in=batch).values_list("key", "type")
        appeals = [key for key, kind in kinds if kind == EventType.APPEAL]
        pages |= set(Source.objects.order_by().filter(event__in=appeals).values_list("reading__capture", flat=True))
        about = Participation.objects.order_by().filter(event__in=appeals, role=Participation.Role.ABOUT)
        people |= set(about.values_list("identity", flat=True))
    return pages, people - {""}


def _ties(found: Iterable[Happening]) -> tuple[set[str], set[str]]:
    """The pages that tell of these, and those whom they are about."""
    pages: set[str] = set()
    people: set[str] = set()
    for each in found:
        pages |= {told.capture for told in each.told}
        people |= each.about.keys()
    return pages, people


def _between(events: Iterable[str], responses: Iterable[str]) -> frozenset[str]:
    """The answers of the record in which one of the events has a part, or that one of the responses gives."""
    found: set[str] = set()
    for batch in batched(sorted(events)):
        found |= set(Answer.objects.order_by().filter(Q(response__in=batch) | Q(appeal__in=batch)).values_list("key", flat=True))
    for batch in batched(sorted(responses)):
        found |= set(Answer.objects.order_by().filter(response__in=batch).values_list("key", flat=True))
    return frozenset(found)
