"""Entries of a list in which terms are dealt out: "A, nine years; B and C, eight each", "The sentences: / – A: nine years".

In: a part of a sentence, and what was told right before it. Out: drafts of the same kind as that, one for each share. Always
true: an entry holds people and a term and no verb but that of the list, and stands in the same sentence as what it goes on from,
or in a row of entries behind it or behind a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType, Stance
from habeas.reading import dealing
from habeas.reading.cast import of_mentions
from habeas.reading.dealing import Share
from habeas.reading.drafts import ANNOUNCED, Draft
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.letters import CAPITAL
from habeas.reading.masking import Word
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import CourtMention, GroupMention, PersonMention
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context, OpenList
from habeas.reading.values import ChargeMention, DateMention, Tense, TermMention

_LISTED = (EventType.SENTENCE, EventType.SENTENCE_SOUGHT, EventType.REMAND, EventType.REMAND_EXTENSION)
_ORDERS = (EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION)
_FEW = 4
"""How many sentences, and events, before a heading the day and the court of its list may be told."""
_SHARED = ("date", "court", "judge", "case", "actor", "stance", "attribution")
_WORD = re.compile(r"[^\W\d_]+")
_HOME = re.compile(rf", (?:[{CAPITAL}][\w’'-]+ ?){{1,3}}(?=\s*[-–—,;:(])")
"""Where somebody comes from, also what no list of places knows: "Smith, *Little Hamlet* - three months"."""
_RULE = "an entry of the list that goes on from there"


class HeadingWords(BaseModel):
    """Words of lists, in lower case. `headings`: what opens a list of people and their terms, by the type of event, unless one of
    `not_heading` stands there; `asking`: who asks for terms; `entry`: what may stand in an entry; `outcomes`: what is said of a
    term; `administrative`: a regular expression for orders of detention; `above`: what opens a list of people to whom it
    happened, by the type of event, with `beside_it` beside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    headings: dict[EventType, frozenset[str]]
    not_heading: frozenset[str]
    asking: frozenset[str]
    entry: frozenset[str]
    outcomes: dict[str, frozenset[str]]
    administrative: str
    above: dict[EventType, frozenset[str]]
    beside_it: frozenset[str]


heading_words = of_language("listing_terms.yaml", HeadingWords)


def entries(part: Part, before: Sequence[Draft], context: Context) -> list[Draft]:
    """The drafts of an entry; empty where the part is none, or nothing stands before it that it could go on from."""
    if told := _entries_before_colon(part, context):
        return told
    source = _source(part, before, context)
    return _told_by(part, source, context) if source is not None else []


def _entries_before_colon(part: Part, context: Context) -> list[Draft]:
    """ "*Nine years for A, eight for B*: that is what the prosecutor asked for"."""
    colon = next((i for i, word in enumerate(part.words[:-1]) if word.form == ":"), 0)
    if not colon or not any(m.kind is Kind.TERM for m in part.mentions):
        return []
    source = _heading(_cut(part, part.words[colon + 1 :]), context)
    return _told_by(_cut(part, part.words[:colon]), source, context) if source is not None else []


def entries_behind_colon(part: Part, told: Sequence[Draft], context: Context) -> list[Draft]:
    """ "They were handed these terms on Friday: *A, nine years*": the first entry behind its heading in one sentence."""
    if any(draft.type in _LISTED for draft in told):
        return []
    colon = next((i for i, word in enumerate(part.words[:-1]) if word.form == ":"), None)
    if colon is None:
        return []
    head, tail = _cut(part, part.words[: colon + 1]), _cut(part, part.words[colon + 1 :])
    source = None if any(m.kind is Kind.TERM for m in head.mentions) else _heading(head, context)
    return _told_by(tail, source, context) if source is not None else []


def _cut(part: Part, words: tuple[Word, ...]) -> Part:
    """A stretch of the part; what stands in brackets goes with the words before it."""
    mentions = tuple(m for m in part.mentions if words[0].start <= m.start < words[-1].end)
    return replace(part, words=words, mentions=mentions)


def _told_by(part: Part, source: Draft, context: Context) -> list[Draft]:
    if not _is_entry(part, context):
        return []
    shares = _shares(part)
    parties = [of_mentions(context.story, share.holders) for share in shares]
    if not shares or not all(parties):
        return []
    told = [_entry(source, share, part, context) for share in shares]
    context.open_list = OpenList(source, context.sentence)
    return told


def note_heading_of_list(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> None:
    """Opens a list behind "The sentences:" and the like, and closes one that no entry goes on."""
    if context.open_list is not None and context.open_list.at != context.sentence:
        only_a_number = not _WORD.search(part.sentence.text)
        context.open_list = OpenList(context.open_list.source, context.sentence) if only_a_number else None
    if any(draft.frame not in ANNOUNCED for draft in told) or not part.sentence.text.endswith(":"):
        return
    source = told[0] if told else _heading(part, context)
    if source is not None and not told:
        take_from_before(source, before, context)
    if source is not None:
        context.open_list = OpenList(source, context.sentence)


def _heading(part: Part, context: Context) -> Draft | None:
    """What entries go on from behind these words, where they are the heading of a list."""
    if any(m.kind is Kind.TERM for m in part.mentions):
        return None
    known = heading_words()
    words = frozenset(w.form.lower() for w in part.words if not w.mentions)
    if words & known.not_heading:
        return None
    asked = bool(words & known.asking)
    for kind, heads in known.headings.items():
        if words & heads and asked == (kind is EventType.SENTENCE_SOUGHT):
            return _of_heading(kind, part, context)
    return None


@once_a_language
def _asking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(heading_words().asking)})\b", re.IGNORECASE)


@once_a_language
def _administrative() -> re.Pattern[str]:
    return re.compile(heading_words().administrative, re.IGNORECASE)


def take_from_before(source: Draft, before: Sequence[Draft], context: Context) -> None:
    """ "The court ruled on Sunday. *Renewals:*": the day and the court of what a few sentences before told of such orders."""
    alike = _ORDERS if source.type in _ORDERS else (source.type,)
    near = [d for d in before[-_FEW:] if d.type in alike and context.sentence - d.at <= _FEW]
    if near and "date" not in source.values:
        source.take(near[-1], "date", "court", "judge", "case", "attribution", rule=_RULE)


def _of_heading(kind: EventType, part: Part, context: Context) -> Draft:
    if kind is EventType.REMAND and _administrative().search(context.text, 0, part.end):
        kind = EventType.DETENTION
    draft = Draft(kind, f"{kind.value}.listed", [part.sentence], 0, context.sentence)
    put_when_and_where(draft, part.mentions, context)
    if kind is EventType.SENTENCE_SOUGHT:
        asking = _asking().search(context.text, part.start, part.end)
        if asking is not None:
            draft.put("actor", asking[0], (asking.span(),))
        draft.put("stance", Stance.DEMANDED, (), "what is asked for")
    return draft


def _source(part: Part, before: Sequence[Draft], context: Context) -> Draft | None:
    """The draft before a semicolon of the same sentence, or that of the list whose last entry stands right before."""
    if context.open_list is not None and context.open_list.at == context.sentence - 1:
        return context.open_list.source
    last = before[-1] if before else None
    if last is None or last.type not in _LISTED or last.at != context.sentence - 1 or part.sentence not in last.sentences:
        return None
    return last if "term" in last.values or "until" in last.values else None


def _is_entry(part: Part, context: Context) -> bool:
    """Whether nothing stands in it but people, what is said of who they are, measures, and little words."""
    start, end = part.start, part.end_with_bracket
    covered = [(m.np_start, m.np_end) if isinstance(m, PersonMention) else (m.start, m.end) for m in part.mentions]
    homes = (_HOME.match(context.text, m.end, end) for m in part.mentions if isinstance(m, PersonMention))
    covered += [home.span() for home in homes if home is not None]
    known = heading_words().entry
    free = [w for w in _WORD.finditer(context.text, start, end) if not any(a <= w.start() < b for a, b in covered)]
    return all(word[0].lower() in known for word in free)


def _shares(part: Part) -> tuple[Share, ...]:
    start, end = part.start, part.end_with_bracket
    standing = [m for m in part.mentions if not isinstance(m, GroupMention) or m.number is not None or m.holdable]
    if dealt := dealing.deal(standing, start, end, dealing.is_term_or_end):
        return dealt
    measures = [m for m in standing if dealing.is_term_or_end(m) and start <= m.start and m.end <= end]
    people = [m for m in standing if isinstance(m, PersonMention)]
    terms = [m for m in measures if isinstance(m, TermMention)]
    if not people or not measures or len(terms) > 1 or len(measures) > len(terms) + 1:
        return ()
    one_side = all(p.end <= measures[0].start for p in people) or all(p.start >= measures[-1].end for p in people)
    return (Share(tuple(measures), tuple(people)),) if one_side else ()


def put_measures(draft: Draft, measures: Sequence[Mention], context: Context) -> None:
    """The term, the day on which it ends and the charges that are dealt out to those of the draft."""
    charges = [m for m in measures if isinstance(m, ChargeMention)]
    draft.put("charges", tuple(c for m in charges for c in m.charges), tuple((m.start, m.end) for m in charges))
    for measure in measures:
        span = ((measure.start, measure.end),)
        if isinstance(measure, TermMention):
            draft.put("term", measure.term, span)
        elif isinstance(measure, DateMention):
            resolved = measure.resolve(context.anchor, Tense.FUTURE, context.last_date)
            if resolved is not None:
                draft.put("until", resolved.edtf, span, resolved.rule)


def put_day(draft: Draft, day: DateMention, context: Context) -> None:
    """When it happened, or until when."""
    until = day.relation == "until"
    resolved = day.resolve(context.anchor, Tense.FUTURE if until else Tense.PAST, context.last_date)
    if resolved is not None:
        draft.put("until" if until else "date", resolved.edtf, ((day.start, day.end),), resolved.rule)


def put_when_and_where(draft: Draft, mentions: Sequence[Mention], context: Context) -> None:
    """The days, the court and the place that a heading names for all below it."""
    for mention in mentions:
        span = ((mention.start, mention.end),)
        if isinstance(mention, DateMention):
            put_day(draft, mention, context)
        elif isinstance(mention, CourtMention) and mention.named:
            draft.put("court", mention.text, span)
        elif mention.kind in (Kind.PLACE, Kind.PRISON):
            draft.put("place", mention.text, span)


def served_how(text: str) -> str | None:
    """The outcome that the words beside a share say, if any: "*suspended*", "in *absentia*"."""
    words = frozenset(_WORD.findall(text.lower()))
    return next((outcome for outcome, said in heading_words().outcomes.items() if words & said), None)


def _entry(source: Draft, share: Share, part: Part, context: Context) -> Draft:
    party = of_mentions(context.story, share.holders)
    frame = f"{source.type.value}.listed" if source.frame in ANNOUNCED else source.frame
    draft = Draft(source.type, frame, [part.sentence], source.order, context.sentence)
    draft.agreement, draft.family = source.agreement, source.family
    draft.put("people", party.people, party.spans)
    if not party.people:
        draft.put("group", party.group, party.spans)
        draft.put("count", party.number, party.spans)
        draft.put("count_of", "people" if party.number is not None else None, party.spans)
    put_measures(draft, (*share.measures, *(m for m in part.mentions if isinstance(m, ChargeMention))), context)
    if source.type is EventType.SENTENCE:
        served = served_how(context.text[part.start : part.end_with_bracket])
        draft.put("outcome", served, ((part.start, part.end),))
    draft.take(source, *_SHARED, rule=_RULE)
    return draft
