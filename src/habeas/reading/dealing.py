"""Terms dealt out person by person: "nine years to A and B, eight to C", "A was given nine years, B eight", "nine, eight and
seven years respectively".

In: a sentence in which several people and several terms stand. Out: each term with its people. Always true: every term is given
to people who stand next to it on one consistent side, or nothing is dealt out at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.model import Term
from habeas.reading.mentions import Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.values import DateMention, TermMention


@dataclass(frozen=True, slots=True)
class Share:
    """One term and those it is given to."""

    term: Term
    span: tuple[int, int]
    holders: tuple[Mention, ...]


def deal(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Share, ...]:
    """The shares dealt out between two offsets; empty where there are not several terms with people of their own."""
    standing = [m for m in mentions if start <= m.start and m.end <= end and _counts(m)]
    terms = [m for m in standing if isinstance(m, TermMention)]
    holders = [m for m in standing if not isinstance(m, TermMention)]
    if len(terms) < 2 or len(holders) < 2:
        return ()
    if len(terms) == len(holders) and (all(t.respective for t in terms) or _apart(standing)):
        return tuple(Share(t.term, (t.start, t.end), (h,)) for t, h in zip(terms, holders, strict=True))
    runs = [(is_term, list(run)) for is_term, run in groupby(standing, key=lambda m: isinstance(m, TermMention))]
    if runs[0][0] is False and len(runs[-1][1]) > 1 and runs[-1][0]:
        runs[-1] = (True, runs[-1][1][:1])  # "… and B 12 years, to be followed by three years without political rights"
    if len(runs) % 2 or any(len(run) > 1 for is_term, run in runs if is_term):
        return ()
    pairs = zip(runs[::2], runs[1::2], strict=True)
    shares = []
    for (first_is_term, first), (_, second) in pairs:
        term, people = (first[0], second) if first_is_term else (second[0], first)
        if isinstance(term, TermMention):
            shares.append(Share(term.term, (term.start, term.end), tuple(people)))
    return tuple(shares)


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


def _counts(mention: Mention) -> bool:
    return isinstance(mention, TermMention | PersonMention) or (
        isinstance(mention, GroupMention) and (mention.holdable or mention.number is not None)
    )


def _apart(standing: list[Mention]) -> bool:
    """All people first and all terms after them, or the other way round."""
    return len(list(groupby(standing, key=lambda m: isinstance(m, TermMention)))) == 2
