"""What is dealt out person by person: "nine years to A and B, eight to C", "A was given nine years, B eight", "nine, eight and
seven years respectively", "A until July 5 and B until June 3", "A with smuggling and B with forgery".

In: a sentence in which several people and several terms, days or charges stand. Out: each measure with its people. Always true:
every measure is given to people who stand next to it on one consistent side, or nothing is dealt out at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import one_of
from habeas.reading.knowledge.language import of_language
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.values import DateMention, TermMention


class DealingWords(BaseModel):
    """Words in lower case. `reasons`: what divides another story from what is dealt out; `dividing`: what divides shares;
    `given_to`: before one to whom something else is given; `going_on`: before those for whom a verb is left out;
    `behind_people`: between them and a day or place of their own; `respectively`: what deals out in the order of the people;
    regular expressions: `gives_them`, what stands behind so many people, and before what they are given; `so_many_more`, what
    says behind a number that they are people, or further ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reasons: frozenset[str]
    dividing: frozenset[str]
    given_to: frozenset[str]
    going_on: frozenset[str]
    behind_people: frozenset[str]
    respectively: frozenset[str]
    gives_them: re.Pattern[str]
    so_many_more: re.Pattern[str]

    @cached_property
    def divides(self) -> re.Pattern[str]:
        """Found between two shares."""
        return re.compile(rf"[,;:–—]|\b{one_of(self.dividing)}\b")

    @cached_property
    def gives_another(self) -> re.Pattern[str]:
        """Found right before one who is given something else than those before him: ", and house arrest for"."""
        joining, to, the = one_of(grammar_words().joining), one_of(self.given_to), one_of(grammar_words().the)
        return re.compile(rf"(?:,|\b{joining})\s+(?:[\w’'-]+\s+)+{to}\s+(?:{the}\s+)?$")

    @cached_property
    def leads_to_people(self) -> re.Pattern[str]:
        """All that stands before people for whom the verb is left out."""
        going_on, the = one_of(self.going_on), one_of(grammar_words().the)
        return re.compile(rf"(?:,? {going_on}|,|;) (?:{the} )?")

    @cached_property
    def leads_to_their_own(self) -> re.Pattern[str]:
        """All that stands between people and their own day or place."""
        behind, the = one_of(self.behind_people), one_of(grammar_words().the)
        return re.compile(rf" (?:{behind} )?(?:{the} )?")


_PAIRED = 3
"""Runs of people and measures that make no two shares."""

dealing_words = of_language("dealing.yaml", DealingWords)


@dataclass(frozen=True, slots=True)
class Share:
    """What is given, and those it is given to."""

    measures: tuple[Mention, ...]
    holders: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return min(m.start for m in (*self.measures, *self.holders))

    @property
    def end(self) -> int:
        return max(m.end for m in (*self.measures, *self.holders))


def is_term(mention: Mention) -> bool:
    return isinstance(mention, TermMention)


def is_term_left(mention: Mention) -> bool:
    """A term, and not the one that a change starts from ("cut from *nine* to seven years")."""
    return isinstance(mention, TermMention) and not mention.replaced


def is_term_or_end(mention: Mention) -> bool:
    """A term, or the day on which one ends."""
    return is_term(mention) or (isinstance(mention, DateMention) and mention.relation == "until")


def is_charge(mention: Mention) -> bool:
    return mention.kind is Kind.CHARGE


def deal(mentions: Sequence[Mention], start: int, end: int, is_measure: Callable[[Mention], bool] = is_term) -> tuple[Share, ...]:
    """The shares dealt out between two offsets; empty where there are not several measures with people of their own."""
    standing = [m for m in mentions if start <= m.start and m.end <= end and (is_measure(m) or _is_holder(m))]
    standing = _without_the_whole(_from_those_named_again(standing, is_measure))
    measures = [m for m in standing if is_measure(m)]
    holders = [m for m in standing if not is_measure(m)]
    if len(measures) < 2 or len(holders) < 2:
        return ()
    if in_order := _in_order(standing):
        return in_order
    runs = [(measured, list(run)) for measured, run in groupby(standing, key=is_measure)]
    apart = all(_is_respective(m) for m in measures) or (len(runs) == 2 and all(is_term(m) for m in measures))
    if len(measures) == len(holders) and apart:
        return tuple(Share((m,), (h,)) for m, h in zip(measures, holders, strict=True))
    if not runs[0][0] and runs[-1][0]:
        runs[-1] = (True, _first_of_each(runs[-1][1]))  # "… and B 12 years, to be followed by three years without rights"
    if len(runs) % 2 and not runs[0][0] and len(runs) > _PAIRED:
        runs = runs[:-1]  # "A's term to two years and B's to one, but upheld the conviction of *C*"
    if len(runs) % 2:
        return ()
    pairs = zip(runs[::2], runs[1::2], strict=True)
    shares = [_dealt(first, second) if measured else _dealt(second, first) for (measured, first), (_, second) in pairs]
    if len(shares) == 1 and all(m.kind is Kind.CHARGE for m in measures):
        return ()  # "They are charged with *conspiracy* and accused of *a protest* for Smith and other activists"
    return tuple(share for one in shares for share in one) if all(shares) else ()


def _dealt(given: list[Mention], people: list[Mention]) -> list[Share]:
    """What stands together, dealt out: "A and B to *19 and 18 years*, C to 12" gives one to each, in their order; none where it
    is not plain what is given to whom.
    """
    if len(given) == len(people) > 1 and all(is_term(m) for m in given):
        return [Share((measure,), (holder,)) for measure, holder in zip(given, people, strict=True)]
    return [Share(tuple(given), tuple(people))] if _first_of_each(given) == given else []


def _in_order(standing: Sequence[Mention]) -> tuple[Share, ...]:
    """ "A was given ten years, *B and C nine and seven respectively*", "two others tried with A, *B and C*, … *nine and seven
    years respectively*": the terms marked so, each with one of those named right before or right behind, and one term that
    stands before them with its own people. Empty where it is not plain how many are meant.
    """
    marked = [at for at, m in enumerate(standing) if _is_respective(m)]
    if len(marked) < 2:
        return ()
    first, last, number = marked[0], marked[-1], len(marked)
    start = max((at + 1 for at in range(first) if not _is_holder(standing[at])), default=0)
    end = next((at for at in range(last + 1, len(standing)) if not _is_holder(standing[at])), len(standing))
    before = [m for m in standing[start:first] if isinstance(m, PersonMention)]
    counted = any(isinstance(m, GroupMention) and m.number == number for m in standing[start:first])
    behind = [m for m in standing[last + 1 : end] if isinstance(m, PersonMention)]
    if len(before) == number or (counted and len(before) > number):
        named = before[-number:]
    elif len(behind) == number and not before:
        named = behind
    else:
        return ()
    shares = [Share((standing[at],), (holder,)) for at, holder in zip(marked, named, strict=True)]
    own = [m for m in standing[:start] if not _is_holder(m)]
    if len(own) == 1 and start > 1:
        shares.insert(0, Share((own[0],), tuple(m for m in standing[:start] if m is not own[0])))
    return tuple(shares) if len(own) < 2 else ()


def _is_respective(mention: Mention) -> bool:
    return isinstance(mention, TermMention) and mention.respective


def _first_of_each(run: list[Mention]) -> list[Mention]:
    """Of the measures that stand together one term and one day, or all charges."""
    kept: list[Mention] = []
    for mention in run:
        if mention.kind is Kind.CHARGE or all(mention.kind is not other.kind for other in kept):
            kept.append(mention)
    return kept


def _from_those_named_again(standing: list[Mention], is_measure: Callable[[Mention], bool]) -> list[Mention]:
    """ "Sent A, B and C to jail: *B* for four months, the rest for three": whoever was only listed before is named again where
    his share stands.
    """
    names: set[str] = set()
    for at, mention in enumerate(standing):
        if is_measure(mention):
            break
        if isinstance(mention, PersonMention):
            if mention.full_name in names:
                return standing[at:]
            names.add(mention.full_name)
    return standing


def _without_the_whole(standing: list[Mention]) -> list[Mention]:
    """ "Sentenced *eight people*: three of them to two years and five to three": of all of whom the shares are parts."""
    if len(standing) <= _PAIRED or not isinstance(whole := standing[0], GroupMention) or whole.number is None:
        return standing
    parts = standing[1:]
    if not isinstance(parts[0], GroupMention):
        return standing
    numbers = [m.number or 0 for m in parts if isinstance(m, GroupMention)]
    some = parts[0].text.lower().endswith(pointing_words().of_more)
    return parts if sum(numbers) == whole.number or (some and sum(numbers) < whole.number) else standing


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a bracket, and whose it is."""

    date: DateMention
    holder: PersonMention


def days_in_brackets(mentions: Sequence[Mention], text: str) -> tuple[Day, ...]:
    """ "Smith, an editor (*February 5*), and Jones (*February 20*)": each day with the one named before it; empty where there are
    not several, or two stand behind one name.
    """
    days: list[Day] = []
    holder: PersonMention | None = None
    for mention in mentions:
        if isinstance(mention, PersonMention):
            holder = mention
        elif isinstance(mention, DateMention) and holder is not None and "(" in text[max(0, mention.start - 4) : mention.start]:
            days.append(Day(mention, holder))
    holders = {day.holder.full_name for day in days}
    return tuple(days) if len(days) > 1 and len(holders) == len(days) else ()


def _is_holder(mention: Mention) -> bool:
    """Not one who is rather in office: "*an officer* said that A was given nine years and B eight"."""
    if isinstance(mention, GroupMention):
        return mention.holdable or (mention.number is not None and mention.number > 1)
    return isinstance(mention, PersonMention)
