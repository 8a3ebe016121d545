"""What happened to somebody else as well: "Smith was held. *So was Jones*", "*the same measure* was chosen for Jones".

In: a part of a sentence, what it tells itself, and what was told before. Out: drafts of the same kind as those right before, for
the people whom this part names. The words are data in `<lang>/likewise.yaml`. Always true: those people stand right beside such
words, and what they share was told by the verb of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf, EventType
from habeas.reading.dealing import dealing_words
from habeas.reading.drafts import STATEMENTS, Draft
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context
from habeas.reading.telling.entries import put_day, put_measures
from habeas.reading.telling.gaps import people_next
from habeas.reading.values import Anchor, ChargeMention, DateMention, Tense, TermMention

_RULE = "told of them as of those before"
_NOT_SHARED = (*STATEMENTS, EventType.MEETING, EventType.SANCTION, EventType.HEARING, EventType.APPEAL_RULING)
_OF_THEMSELVES = (EventType.HUNGER_STRIKE, EventType.DEATH)
_OF_A_MEASURE = ("term", "until", "court", "judge", "case")


class LikewiseWords(BaseModel):
    """Regular expressions, but for two fields: `fates`, nouns behind "the same" that name nothing, and `nouns`, those that do, by
    the type of event that they name. `so_was`, `as_was`, `so_did`: before others; `the_same`, with `given_to` or `happened_to`:
    before them as well; `received`, `met`, `was_too`, `followed` on a day of their own, `followed_suit`: behind them;
    `followed_by`: before them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    so_was: str
    as_was: str
    so_did: str
    the_same: str
    given_to: str
    happened_to: str
    fates: frozenset[str]
    received: str
    met: str
    was_too: str
    followed: str
    followed_by: str
    followed_suit: str
    nouns: dict[EventType, frozenset[str]]


likewise_words = of_language("likewise.yaml", LikewiseWords)


class _Patterns:
    """The words of a language as compiled patterns."""

    def __init__(self) -> None:
        known = likewise_words()
        noun = rf"(?P<noun>{either({noun for nouns in known.nouns.values() for noun in nouns})})"
        fate = rf"(?: (?:{either(known.fates)}))?"
        the_same = known.the_same
        self.before = re.compile(
            rf"(?P<did>{known.so_did})|{known.so_was}|{the_same} {noun} {known.given_to} |{the_same}{fate} {known.happened_to} ",
            re.IGNORECASE,
        )
        self.inside = re.compile(
            rf", (?:{known.so_was}|(?P<as_was>{known.as_was})|(?P<on_a_day>{known.followed_by}))", re.IGNORECASE
        )
        self.behind = re.compile(
            rf"(?:,[^,;:]{{1,90}},)? (?:{known.received} {the_same} {noun}|{known.met} {the_same}{fate}|{known.was_too}|"
            rf"(?P<later>{known.followed_suit})|(?P<on_a_day>{known.followed}))",
            re.IGNORECASE,
        )


_patterns = once_a_language(_Patterns)


@dataclass(frozen=True, slots=True)
class _Others:
    """Those to whom it happened as well, where they end, and by which of the patterns."""

    people: tuple[PersonMention, ...]
    group: GroupMention | None
    found: re.Match[str]
    inside: bool
    """Whether what they share is told in the same sentence, before them."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.full_name for p in self.people))

    @property
    def later(self) -> bool:
        """Whether it happened to them on a day of their own: what else was told of those before may be theirs alone."""
        return bool(self.found.groupdict().get("later")) or self.on_a_day

    @property
    def on_a_day(self) -> bool:
        """Whether that day must be told: "followed in a car" is another story."""
        return bool(self.found.groupdict().get("on_a_day"))

    @property
    def noun(self) -> str | None:
        noun = self.found.groupdict().get("noun")
        return noun.lower() if noun else None

    @property
    def as_was(self) -> bool:
        """ "Was held, *as* the day before *had been* Jones"."""
        return bool(self.found.groupdict().get("as_was"))

    @property
    def at_another_time(self) -> bool:
        """ "As *the day before* had been Jones", "as *had been* Jones": on a day of their own."""
        found = self.found.groupdict()
        return bool(found.get("day") or found.get("earlier"))

    @property
    def end(self) -> int:
        last = self.people[-1] if self.people else None
        end = max(last.end, last.np_end) if last else self.group.end if self.group else 0
        return max(end, self.found.end())


def likewise(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> list[Draft]:
    """Drafts for those whom the part says it happened to as well; empty where it says nothing of the kind."""
    others = _others(part, context)
    if others is None:
        return []
    first, at = (told, context.sentence) if others.inside else (before, context.sentence - 1)
    found: list[Draft] = []
    for source in _told_first(others, [d for d in first if d.at == at or (not others.inside and _ends_before(d, part, context))]):
        itself = next((t for t in told if t.type is source.type and set(t.people) & set(others.names)), None)
        if itself is None:
            theirs = _of_others(source, others, part, told, context)
            if others.on_a_day and "date" not in theirs.values:
                continue
            for draft in (theirs, *(_of_those_after_them(theirs, others, part, context) if others.later else ())):
                found.append(draft)
                context.remember(draft)
        elif others.noun is not None and "term" in source.values:
            itself.drop("outcome")
            itself.take(source, *_OF_A_MEASURE, rule=_RULE)
    return found


def _others(part: Part, context: Context) -> _Others | None:
    known, text = _patterns(), context.text
    opening = known.before.match(text, part.start, part.end)
    inside = known.inside.search(text, part.start, part.end) if opening is None else None
    if (leading := opening or inside) is not None:
        people = tuple(context.story.listed_from(leading.end(), part))
        groups = (m for m in part.mentions if isinstance(m, GroupMention) and m.start == leading.end() and m.holdable)
        group = None if people else next((m for m in groups if (m.number or 0) > 1), None)
        if leading.groupdict().get("day") and not any(m.kind is Kind.DATE and m.end == leading.end("day") for m in part.mentions):
            return None  # "as *it* had been Jones who led them"
        return _Others(people, group, leading, inside is not None) if people or group else None
    first = part.mentions[0] if part.mentions else None
    if not isinstance(first, PersonMention) or first.np_start > part.start:
        return None
    people = tuple(context.story.listed_from(part.start, part))
    for count in range(len(people), 0, -1):
        last = people[count - 1]
        for end in {last.end, last.np_end}:
            if (behind := known.behind.match(text, end, part.end)) is not None:
                return _Others(people[:count], None, behind, inside=False)
    return None


def _ends_before(draft: Draft, part: Part, context: Context) -> bool:
    """ "*Smith*, who is ill, *was moved*. So was Jones": told in the sentence right before, whatever is told aside in it."""
    end = draft.sentences[0].end
    return end <= part.start and not context.text[end : part.start].strip()


def _told_first(others: _Others, told: Sequence[Draft]) -> list[Draft]:
    """What the verb of the sentence or clause before told of the same people, so far as the words mean it."""
    last = [d for d in told if d.type not in _NOT_SHARED]
    if others.noun is not None:
        last = [d for d in last if others.noun in likewise_words().nouns.get(d.type, ())]
        last = last if len(last) == 1 else [d for d in last if d.by_the_verb]
    else:
        last = [d for d in last if d.by_the_verb]
    if others.found.groupdict().get("did"):
        last = [d for d in last if d.type in _OF_THEMSELVES]
    same = [d for d in last if (d.people, d.values.get("group")) == (last[-1].people, last[-1].values.get("group"))]
    return [] if any(name in d.people for name in others.names for d in same) else same


def _of_others(source: Draft, others: _Others, part: Part, told: Sequence[Draft], context: Context) -> Draft:
    draft = Draft(source.type, source.frame, [part.sentence], source.order, context.sentence)
    draft.agreement, draft.family = source.agreement, source.family
    draft.put("people", others.names, tuple((p.start, p.end) for p in others.people))
    if others.group is not None:
        span = ((others.group.start, others.group.end),)
        draft.put("group", others.group.text, span)
        draft.put("count", others.group.number, span)
        draft.put("count_of", "people", span)
    if others.as_was:
        _put_their_day(draft, source, others, part, context)
    elif not told or others.later:
        _put_their_own(draft, others, part, context, source)
    shared = source.values.keys() - {"people", "group", "count", "count_of"} if not others.later else {"stance", "attribution"}
    if others.at_another_time:
        shared -= {"date", "place", "term", "until"}
    draft.take(source, *(shared if others.noun is None else _shared_measure(source)), rule=_RULE)
    return draft


def _of_those_after_them(first: Draft, others: _Others, part: Part, context: Context) -> Iterator[Draft]:
    """ "B followed in April, *and C in June*": those for whom the verb is left out."""
    standing: list[Mention] = [m for m in part.mentions if m.start >= others.end and isinstance(m, (PersonMention, DateMention))]
    people, at = others.people, others.end
    while standing and isinstance(day := standing.pop(0), DateMention) and day.relation == "point":
        if not dealing_words().leads_to_their_own.fullmatch(context.text, at, day.start):
            return
        if people is not others.people:
            draft = first.copy_for(tuple(p.full_name for p in people), tuple((p.start, p.end) for p in people))
            draft.drop("date")
            _put_a_later_day(draft, day, first, context)
            yield draft
        further, at = people_next(standing, day.end, context.text)
        people = tuple(further)


def _put_a_later_day(draft: Draft, day: DateMention, before: Draft, context: Context) -> None:
    """ "A was arrested on March 17, 2024; B followed *in April*": the next April from there on."""
    told = before.values.get("date")
    since, today = told.earliest if isinstance(told, Edtf) else None, context.anchor.day
    found = day.resolve(context.anchor, Tense.PAST, told)
    if found is not None and since is not None and today is not None:
        later = day.resolve(Anchor(since), Tense.FUTURE, told)
        is_told = later is not None and later.edtf.earliest is not None and since <= later.edtf.earliest <= today
        found = later if is_told else found
    if found is not None:
        draft.put("date", found.edtf, ((day.start, day.end),), found.rule)


def _shared_measure(source: Draft) -> tuple[str, ...]:
    return (*_OF_A_MEASURE, "charges") if source.type is EventType.CHARGE else _OF_A_MEASURE


def _put_their_day(draft: Draft, source: Draft, others: _Others, part: Part, context: Context) -> None:
    """ "Was held, as *two days earlier* had been Jones", "as had been Jones *a week before*": counted from what is told first."""
    day = _their_day(others, part)
    counted_from = source.values.get("date") or context.last_date
    resolved = None if day is None else day.resolve(context.anchor, Tense.PAST, counted_from)
    if day is not None and resolved is not None:
        draft.put("date", resolved.edtf, ((day.start, day.end),), resolved.rule)


def _their_day(others: _Others, part: Part) -> DateMention | None:
    days = [m for m in part.mentions if isinstance(m, DateMention)]
    if others.found.groupdict().get("day"):
        return next((m for m in days if (m.start, m.end) == others.found.span("day")), None)
    return next((m for m in days if 0 <= m.start - others.end <= 1), None) if others.at_another_time else None


def _put_their_own(draft: Draft, others: _Others, part: Part, context: Context, source: Draft) -> None:
    """ "So was Jones, *the next day*", "… in his case *on a charge of treason*": what is told of them alone."""
    behind = [m for m in part.mentions if m.start >= others.end]
    put_measures(draft, [m for m in behind if isinstance(m, ChargeMention)], context)
    first = behind[0] if behind else None
    if first is None or not dealing_words().leads_to_their_own.fullmatch(context.text, others.end, first.start):
        return
    span = ((first.start, first.end),)
    if others.later and isinstance(first, DateMention) and first.relation == "point":
        _put_a_later_day(draft, first, source, context)
    elif isinstance(first, DateMention) and first.relation == "point":
        put_day(draft, first, context)
    elif isinstance(first, TermMention):
        draft.put("term", first.term, span)
    elif first.kind in (Kind.PLACE, Kind.PRISON):
        draft.put("place", first.text, span)
