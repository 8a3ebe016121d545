"""Events -> which response answers which appeal, and why that is thought.

Always true: an answer is never earlier than what it answers, nor more than a year later; it answers one appeal; a denial of
charges answers none unless it comes from the one who was asked.

A response answers an appeal when it comes from the one asked (or whom the appeal wants moved), or is directed at those who
asked, and both stand on one page or name a common person. Without a party in common it answers the appeal told before it in
the same text when it is a reply by nature: no comment, a refusal, a rejection, an agreement.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from habeas.identity import Verdict, compare
from habeas.model import Edtf, EventType, Stance
from habeas.register.folding.fields import shown, support
from habeas.register.folding.happenings import Happening
from habeas.register.folding.told import NO_DAY
from habeas.register.folding.words import agree

_REPLIES: Final = frozenset({"no_comment", "refused", "rejected", "agreed", "support"})
_WITHIN: Final = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What the rule looks at."""

    happening: Happening
    actor: str
    addressee: str
    target: str
    outcome: str
    earliest: dt.date
    latest: dt.date
    captures: frozenset[str]

    @property
    def ties(self) -> frozenset[str]:
        """The pages that tell it and those it is about: a response that shares none with an appeal does not answer it."""
        return self.captures | self.happening.about.keys()

    @property
    def is_prisoner(self) -> bool:
        """Whether the one who responds is whom the response is about: someone held, speaking for themselves."""
        return any(_same_party(self.actor, name) for told in self.happening.told for name in told.event.people)


def answers(found: Sequence[Happening]) -> list[tuple[Happening, Happening, str]]:
    """(appeal, response, why), for every response that answers one."""
    asked = [_statement(h) for h in found if h.type is EventType.APPEAL]
    given = [_statement(h) for h in found if is_reply(h)]
    beside: defaultdict[str, list[int]] = defaultdict(list)
    for number, appeal in enumerate(asked):
        for tie in appeal.ties:
            beside[tie].append(number)
    matched: list[tuple[Happening, Happening, str]] = []
    for response in given:
        numbers = sorted({number for tie in response.ties for number in beside.get(tie, ())})
        ranked = sorted(
            ((rank, -number, why, asked[number]) for number in numbers for rank, why in _match(asked[number], response)),
            key=lambda match: match[:2],
            reverse=True,
        )
        if ranked:
            _, _, why, appeal = ranked[0]
            matched.append((appeal.happening, response.happening, why))
    return matched


def is_reply(happening: Happening) -> bool:
    """Whether it may answer an appeal."""
    return happening.type is EventType.RESPONSE and happening.stance is not Stance.PLANNED


def _statement(happening: Happening) -> _Statement:
    given = support(happening.told)
    date = Edtf.parse(shown(given, "date")) if shown(given, "date") else None
    told_by = min(told.day for told in happening.told)
    return _Statement(
        happening=happening,
        actor=shown(given, "actor"),
        addressee=shown(given, "addressee"),
        target=shown(given, "target"),
        outcome=shown(given, "outcome"),
        earliest=(date and date.earliest) or dt.date.min,
        latest=(date and date.latest) or told_by,
        captures=frozenset(told.capture for told in happening.told),
    )


def _match(appeal: _Statement, response: _Statement) -> list[tuple[tuple[object, ...], str]]:
    """The rank of the match and why it is one; nothing where it is none."""
    common = not appeal.happening.about.keys().isdisjoint(response.happening.about)
    one_page = not appeal.captures.isdisjoint(response.captures)
    if not (one_page or common) or not _in_time(appeal, response) or _same_party(response.actor, appeal.actor):
        return []
    before = _told_before(appeal, response)
    reasons = _party(appeal, response)
    if reasons:
        reasons.append("both are told on one page" if one_page else "both name the same person")
        return [((len(reasons), before or 0, common), "; ".join(reasons))]
    if before is None or response.outcome not in _REPLIES or response.is_prisoner:
        return []
    return [((0, before, common), "told as a reply after the appeal in the same text")]


def _party(appeal: _Statement, response: _Statement) -> list[str]:
    reasons = []
    if _same_party(response.actor, appeal.addressee):
        reasons.append(f"{response.actor} is whom the appeal is addressed to ({appeal.addressee})")
    elif _same_party(response.actor, appeal.target):
        reasons.append(f"{response.actor} is whom the appeal wants moved ({appeal.target})")
    if _same_party(response.addressee, appeal.actor):
        reasons.append(f"it is directed at those who asked ({appeal.actor})")
    return reasons


def _same_party(one: str, other: str) -> bool:
    return agree(one, other) or (bool(one and other) and _named_alike(one, other))


@lru_cache(maxsize=65536)
def _named_alike(one: str, other: str) -> bool:
    return compare(one, other).verdict is Verdict.SAME


def _in_time(appeal: _Statement, response: _Statement) -> bool:
    if response.latest < appeal.earliest:
        return False
    return NO_DAY in (response.latest, appeal.latest) or response.latest - appeal.latest <= _WITHIN


def _told_before(appeal: _Statement, response: _Statement) -> int | None:
    """Where in a text they share the appeal is told, when it is before the response; none where it is not."""
    starts = [
        a.event.start
        for a in appeal.happening.told
        for r in response.happening.told
        if (a.capture, a.event.segment) == (r.capture, r.event.segment) and a.event.start <= r.event.start
    ]
    return max(starts, default=None)
