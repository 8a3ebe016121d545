"""One segment read: mentions found, sentences parsed, frames matched, drafts joined.

In: a segment and its language. Out: readings in page order, and doubts: what looked like an event and was passed over, with the
reason. Always true: every quote stands in the segment at its offsets.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import Edtf, EventType, Reading, Segment
from habeas.reading import grammar
from habeas.reading.cast import Cast, Story, genders_told
from habeas.reading.drafts import SENT_TO_PRISON, Draft
from habeas.reading.finding import mentions_in
from habeas.reading.frames import FrameSet, frames
from habeas.reading.joining import join
from habeas.reading.knowledge.language import once_a_language, reading_in
from habeas.reading.matching import Match, Scene, matches, scene
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.naming import name_groups
from habeas.reading.parsing import parse
from habeas.reading.parts import Part, parts_of
from habeas.reading.pointing import pointing_words
from habeas.reading.scanning import Scan, trigger_scan
from habeas.reading.stance import StanceWords, stance_words
from habeas.reading.sureness import sureness
from habeas.reading.telling import (
    Context,
    Doubt,
    as_one_order,
    as_one_ruling,
    dealt_out,
    editions,
    entries,
    entries_behind_colon,
    headed,
    is_no_remand,
    likewise,
    name_apart,
    name_in_lines,
    name_on,
    note_heading_of_list,
    quotations,
    say_more_of_rulings,
    tell,
)
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token
from habeas.reading.values import Anchor, DateMention, Tense

_GARBAGE = 5000
"""Objects that may be garbage, before they are looked through: a page leaves a thousand or two."""
READER_VERSION = "0.14"
_RULED_ON = (EventType.DETENTION, EventType.SENTENCE, EventType.REMAND, EventType.HEARING, EventType.ACQUITTAL)
_RULINGS = (EventType.APPEAL_RULING, EventType.REMAND_EXTENSION, EventType.REMAND, EventType.SENTENCE_SOUGHT, EventType.SENTENCE)


@dataclass(frozen=True, slots=True)
class SegmentReading:
    """What was read from one segment, and what was passed over."""

    readings: tuple[Reading, ...]
    doubts: tuple[Doubt, ...]


def read_segment(segment: Segment, lang: str) -> SegmentReading:
    """All events of a segment."""
    return read_segments([segment], lang)[0]


def read_segments(segments: Sequence[Segment], lang: str) -> list[SegmentReading]:
    """All events of each segment; those of a page are best read together, since many sentences are parsed faster than one."""
    with reading_in(lang):
        scan = _scan()
        cut = [tuple(parts_of(segment.text, mentions_in(segment.text, segment.title))) for segment in segments]
        telling = [part for parts in cut for part in parts if scan(part)]
        scenes = {id(parsed.part): scene(parsed) for parsed in parse(telling)}
        return [
            _read([(part, scenes.get(id(part))) for part in parts], segment) for segment, parts in zip(segments, cut, strict=True)
        ]


@once_a_language
def _scan() -> Scan:
    """The trigger scan, after all that is known of the language was loaded: it stays for good, and looking through it for garbage
    again and again would cost more than a page does. What a page leaves behind is looked through every few pages.
    """
    scan = trigger_scan()
    mentions_in("", None)
    gc.freeze()
    youngest, *older = gc.get_threshold()
    gc.set_threshold(max(youngest, _GARBAGE), *older)
    return scan


def _read(parts: Sequence[tuple[Part, Scene | None]], segment: Segment) -> SegmentReading:
    """The events of one segment from its parts in order; those that can tell of nothing have no scene."""
    known = stance_words()
    story = Story(segment.text, known.saying_forms, known.custody, all_held=_is_about_people_held(segment, known))
    story.genders |= genders_told(part for part, _ in parts)
    story.look_ahead([part for part, _ in parts])
    context = Context(segment.text, _anchor(segment), story, Cast(story))
    context.mentions = tuple(m for part, _ in parts for m in part.mentions)
    context.quotations = quotations(segment.text, context.mentions, known.saying_forms)
    drafts: list[Draft] = []
    doubts: list[Doubt] = []
    for part, staged in parts:
        context.story.enter(part)
        context.sentence += 1
        if (span := (part.sentence.start, part.sentence.end)) not in context.sentences[-1:]:
            context.sentences.append(span)
        _note_heading(part, context)
        before = len(drafts)
        listed = entries(part, drafts, context)
        for told in listed or (_told(staged, frames(), context, len(drafts)) if staged is not None else ()):
            if isinstance(told, Doubt):
                doubts.append(told)
            else:
                drafts.append(told)
                context.remember(told)
        drafts += entries_behind_colon(part, drafts[before:], context)
        note_heading_of_list(part, drafts[before:], drafts[:before], context)
        drafts += headed(part, drafts[before:], drafts[:before], context)
        drafts[before:] = as_one_ruling(drafts[before:], part)
        drafts[before:] = as_one_order(drafts[before:], drafts[:before])
        say_more_of_rulings(part, drafts[before:], drafts[:before], context)
        name_apart(part, staged, drafts[before:], context)
        name_in_lines(part, drafts[before:], drafts[:before], context)
        drafts += likewise(part, drafts[before:], drafts[:before], context)
        drafts += name_on(part, drafts[before:], drafts[:before], context)
        _remember_date(part, context)
    joined = join(name_groups(drafts, story.named(), story.groups, segment.title or "", segment.text))
    readings = tuple(draft.reading(segment.id, READER_VERSION, sureness()) for draft in joined)
    return SegmentReading(readings, tuple(doubts))


def _is_about_people_held(segment: Segment, known: StanceWords) -> bool:
    """Whether the title says so: "Two *prisoners freed* before a visit"."""
    words = {word.strip(".,:;!?'’\"“”") for word in (segment.title or "").lower().split()}
    return not words.isdisjoint(known.custody | known.freed)


def _anchor(segment: Segment) -> Anchor:
    return Anchor(segment.date.earliest if segment.date else None, segment.anchored_on_capture)


def _told(each: Scene, known: FrameSet, context: Context, order: int) -> Iterator[Draft | Doubt]:
    already: dict[tuple[EventType, int], Match] = {}
    found = list(matches(each, known))
    ruling = {match.trigger.i for match in found if match.type is EventType.APPEAL_RULING}
    for match in found:
        if (
            (match.type, match.trigger.i) in already
            or _is_part_of_an_appeal(match, already)
            or _is_what_is_ruled_on(match, already)
            or _will_be_ruled_on(match, ruling)
            or _only_follows_from_a_ruling(match, already)
            or _is_of_another_who_answers(match, found)
            or _is_sent_by_a_ruling(match, already)
        ):
            continue
        told = tell(match, context, order)
        if isinstance(told, Draft) and _only_says_in_what_custody(told, match, already):
            continue
        if isinstance(told, Draft) and is_no_remand(told, match):
            told.type = EventType.DETENTION
        if isinstance(told, Draft) and told.type is not match.type and (told.type, match.trigger.i) in already:
            continue
        if isinstance(told, Draft):
            already[told.type, match.trigger.i] = match
        if isinstance(told, Draft) and told.type is EventType.LISTING:
            yield from editions(told, match, context)
        elif isinstance(told, Draft):
            yield from dealt_out(told, match, context)
        else:
            yield told


def _only_says_in_what_custody(told: Draft, match: Match, already: Container[tuple[EventType, int]]) -> bool:
    """ "Has been *held* in a remand prison since May": the same words tell of the detention, and nobody of a ruling."""
    said = told.values.keys() & {"date", "court", "judge", "actor", "term", "until", "charges"}
    return told.type is EventType.REMAND and not said and (EventType.DETENTION, match.trigger.i) in already


def _is_of_another_who_answers(match: Match, found: Sequence[Match]) -> bool:
    """ "The lawyer *said* that his client had declared herself innocent": it is the client who answers."""
    if match.type is not EventType.RESPONSE:
        return False
    verbs = [m.trigger for m in found if m.type is match.type and m.trigger != match.trigger]
    below = [v for v in verbs if v.base in ("ccomp", "acl") and match.trigger in (v.head, v.head.head)]
    clients = pointing_words().represented
    return any(s.lemma_.lower() in clients for verb in below if grammar.is_verbal(verb) for s in grammar.children(verb, "nsubj"))


def _is_what_is_ruled_on(match: Match, already: Container[tuple[EventType, int]]) -> bool:
    """ "Extended the *arrest* of Smith", "cut Smith's *sentence*": what a ruling is about is not told once more."""
    above = _ruling_over(match)
    return above is not None and any((ruling, above.i) in already for ruling in _RULINGS)


def _will_be_ruled_on(match: Match, rulings: Container[int]) -> bool:
    """ "The *acquittal* of Smith was overturned": the ruling stands behind what it is about, of which no day is told."""
    above = _ruling_over(match)
    dated = match.scene.mentions_over(frozenset(t.i for t in match.trigger.subtree), Kind.DATE)
    return above is not None and above.i > match.trigger.i and above.i in rulings and not dated


def _ruling_over(match: Match) -> Token | None:
    """The verb that a noun is the object or the subject of, where the noun can be what is ruled on."""
    if match.type not in _RULED_ON or not match.is_nominal:
        return None
    top = match.trigger
    while top.dep_ in ("nmod", "conj", "compound") and not grammar.is_verbal(top.head):
        top = top.head
    affected = top.dep_ in ("obj", "nsubj:pass", "nsubj") or (
        top.dep_ == "obl" and grammar.preposition(top) in stance_words().ruled_on
    )
    above = top.head
    if top.dep_ in ("nsubj", "nsubj:pass") and above.dep_ in ("ccomp", "xcomp") and not grammar.is_verbal(above):
        above = above.head  # "ruled that the *detention* of Smith was unlawful"
    return above if affected else None


_STATES = (EventType.REMAND, EventType.REMAND_EXTENSION, EventType.APPEAL_RULING, EventType.DETENTION)


def _only_follows_from_a_ruling(match: Match, already: Mapping[tuple[EventType, int], Match]) -> bool:
    """ "Rejected the appeal and *kept* him in custody": the refusal is the event, that he stays where he was follows from it."""
    if match.type not in _STATES:
        return False
    verb = match.trigger
    while not grammar.is_verbal(verb) and verb.head is not verb:
        verb = verb.head
    if verb.lemma_ not in themes().keeping or verb.dep_ not in ("conj", "advcl", "parataxis"):
        return False
    rulings = [m for a in verb.ancestors if (m := already.get((EventType.APPEAL_RULING, a.i))) is not None]
    return any(not _names_others(match, ruling) for ruling in rulings)


def _names_others(match: Match, ruling: Match) -> bool:
    """ "Cut Smith's term and *left that of Jones* as it was": what is told of somebody else does not follow from it."""
    here, there = (
        {m.full_name for m in each.scene.mentions_over(each.clause, Kind.PERSON) if isinstance(m, PersonMention)}
        for each in (match, ruling)
    )
    return bool(here and there) and here.isdisjoint(there)


def _is_sent_by_a_ruling(match: Match, already: Container[tuple[EventType, int]]) -> bool:
    """ "The court *sent* him to the remand prison": where a ruling sends somebody is no transfer of its own."""
    return match.type is EventType.TRANSFER and any((ruling, match.trigger.i) in already for ruling in SENT_TO_PRISON)


def _is_part_of_an_appeal(match: Match, already: Container[tuple[EventType, int]]) -> bool:
    """ "asked Smith to *press* Baku": what an appeal asks for is no appeal of its own."""
    token = match.trigger
    while token.dep_ == "conj" and grammar.is_verbal(token.head):
        token = token.head  # "asked Baku to free them and *urged* London": a second one
    return match.type is EventType.APPEAL and any((EventType.APPEAL, a.i) in already for a in token.ancestors)


def _note_heading(part: Part, context: Context) -> None:
    """ "*Monday:* the court …", "*MONDAY.* The court …": a day at the head of a paragraph is that of all its sentences."""
    opens = part.start == 0 or context.text[part.sentence.start - 1] == "\n"
    if opens:
        context.heading = None
    first = part.mentions[0] if part.mentions else None
    if not opens or not isinstance(first, DateMention) or first.start != part.sentence.start or first.preposition:
        return
    behind = context.text[first.end : first.end + 1]
    if behind in (":", "—", "–") or (behind == "." and first.end + 1 >= part.sentence.end):
        resolved = first.resolve(context.anchor, Tense.PAST, context.last_date)
        if resolved is not None:
            context.heading = (resolved.edtf, (first.start, first.end))


def _remember_date(part: Part, context: Context) -> None:
    """The last day named is what "the next day" or "a year later" counts from, also one *since* which something lasts."""
    for mention in part.mentions:
        if isinstance(mention, DateMention):
            resolved = mention.resolve(context.anchor, Tense.PAST, context.last_date)
            if resolved is not None:
                context.last_date = resolved.edtf
                begun = Edtf.parse(resolved.edtf.text.removesuffix("/.."))
                if begun.day is not None:
                    context.last_day = begun
