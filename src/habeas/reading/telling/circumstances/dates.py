"""When it happened: the day in its clause, right behind it, of the ruling that gave it or of the verb that says it.

In: a draft, its match and the context. Out: the date of the draft, and its end where the words say until when. Always true: a
day is resolved by a rule, which the field keeps.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from habeas.model import Edtf, EventType, Stance
from habeas.reading import grammar
from habeas.reading.drafts import SENT_TO_PRISON, STATEMENTS, Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.stance import led_to, said_by, stance_words
from habeas.reading.telling.circumstances.counted_from import counted_from
from habeas.reading.telling.circumstances.nearness import RIGHT_BEHIND, nearest, word_before
from habeas.reading.telling.circumstances.other_days import LIVED_THROUGH, is_of_something_else
from habeas.reading.telling.circumstances.shared_days import put_date_shared
from habeas.reading.telling.circumstances.tenses import is_due, is_pluperfect, is_told_as_past, may_lie_ahead, only_then, tense_of
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_set_apart
from habeas.reading.telling.owned_days import ends_with_what_comes
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.telling.proceedings import ruled_behind, ruling_over
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.values import Anchor, DateMention, ResolvedDate, Tense

_OF_THE_CALENDAR = "calendar"
_NEARLY_A_YEAR = 330
"""Days."""


def put_date(draft: Draft, match: Match, context: Context) -> None:
    takes = what_it_takes(match)
    given = is_set_apart(match) or ruling(match) is not None
    done_at_once = stance_words().commanding if match.type is not EventType.HEARING else ()  # and not "ordered to *appear*"
    tense = Tense.PAST if given else tense_of(match.trigger, done_at_once)
    if match.type in (EventType.APPEAL_RULING, *STATEMENTS) and tense is Tense.PRESENT:
        tense = (
            Tense.PAST
        )  # "the sentence *stands*, the court ruled on Monday", "*condemns* Monday's arrest": told when it is given
    dates = nearest(match.scene.mentions_over(match.clause, Kind.DATE), match)
    put_off = _days_it_was_put_off_on(dates, match, context)
    if put_off:
        dates, tense = put_off, Tense.PAST
    elif (match.frame.dates == "ahead" and not is_pluperfect(match.trigger)) or (dates and is_due(match.trigger)):
        tense = Tense.FUTURE
    for mention in dates:
        if not isinstance(mention, DateMention) or is_of_something_else(mention, draft, match, context):
            continue
        then = only_then(match)
        relation = "point" if then else _relation_of(mention, draft, match, tense, context)
        related = replace(mention, relation=relation)
        ahead = tense is Tense.PAST and mention.moment.rule == _OF_THE_CALENDAR and may_lie_ahead(match.trigger)
        resolved = related.resolve(context.anchor, Tense.PRESENT if ahead else tense, counted_from(mention, match, context))
        if resolved is not None and tense is Tense.FUTURE and _has_just_passed(resolved, match, context):
            resolved = related.resolve(context.anchor, Tense.PAST, counted_from(mention, match, context)) or resolved
        if resolved is not None and is_pluperfect(match.trigger):
            resolved = _before_what_came_of_it(resolved, related, match, context)
        if resolved is None or _only_seems_ahead(mention, resolved.edtf, tense, context):
            continue
        name = (
            "until"
            if "until" in (mention.relation, relation) and not then and match.frame.stance is not Stance.PLANNED
            else "date"
        )
        if name in takes:
            draft.put(name, _start_of(resolved.edtf, match), ((mention.start, mention.end),), resolved.rule)
    if "date" not in draft.values and match.type in STATEMENTS:
        _put_date_of_saying(draft, match, context)
    if "date" not in draft.values and match.is_nominal:
        ends = [end for _, end in draft.evidence["people"].spans] if "people" in draft.evidence else []
        put_date_behind(max([match.scene.parsed.words[match.trigger.i].end, *ends]), draft, match, context)
    if "date" not in draft.values and "date" in match.frame.takes:
        put_date_shared(draft, match, context, tense)
    if "date" not in draft.values and "date" in match.frame.takes and context.heading is not None and _is_told_under_it(match):
        day, span = context.heading
        draft.put("date", day, (span,), "the day that stands over the entry")


def what_it_takes(match: Match) -> frozenset[str]:
    return circumstance_words().possible(match.type).takes.union(match.frame.takes)


def ruling(match: Match) -> Token | None:
    """The verb with which a court gives what is told: its day is the day of the ruling, and not that of a session ahead."""
    return ruling_over(match) or ruled_behind(match) or led_to(match.trigger) if match.type is not EventType.HEARING else None


def _has_just_passed(resolved: ResolvedDate, match: Match, context: Context) -> bool:
    """ "*Was* due in court on March 3", told on March 14: no day that is nearly a year ahead."""
    today, day = context.anchor.day, resolved.edtf.earliest
    return today is not None and day is not None and (day - today).days > _NEARLY_A_YEAR and is_told_as_past(match.trigger)


def _before_what_came_of_it(resolved: ResolvedDate, day: DateMention, match: Match, context: Context) -> ResolvedDate:
    """ "In August 2023 CPJ asked for the release of Smith, who *had been arrested on August 9*": a day with no year that had
    passed when what the sentence tells before it came.
    """
    if day.moment.rule != _OF_THE_CALENDAR or day.moment.year is not None:
        return resolved
    begins = match.scene.parsed.sentence.start
    before = [
        m for m in context.mentions if isinstance(m, DateMention) and begins <= m.start < day.start and m.relation == "point"
    ]
    told = before[-1].resolve(context.anchor, Tense.PAST, context.last_date) if before else None
    came, passed = (None if told is None else told.edtf.latest), resolved.edtf.earliest
    if came is None or passed is None or passed <= came:
        return resolved
    return day.resolve(Anchor(came, context.anchor.uncertain), Tense.PAST) or resolved


def _days_it_was_put_off_on(dates: Sequence[Mention], match: Match, context: Context) -> list[Mention]:
    """ "Was put off until May 2 *on Thursday*": the day of the session, where the day that it was put off to stands beside it."""
    words = circumstance_words()
    if match.frame.dates != "ahead" or match.trigger.lemma_.lower() not in words.putting_off or grammar.modal(match.trigger):
        return []
    for mention in dates:
        if isinstance(mention, DateMention) and (day := _day_before_the_word(mention, words.to_when)) is not None:
            return [day]
    to_when = [m for m in dates if word_before(m, context) in words.to_when]
    return [m for m in dates if m not in to_when] if to_when else []


def _day_before_the_word(stretch: DateMention, words: Container[str]) -> DateMention | None:
    """ "Put off *on Monday* until April 3": what only looks like the time from one day to another."""
    word = next((w for w in stretch.text.split() if w.lower() in words), None)
    if stretch.ending is None or stretch.preposition is None or word is None:
        return None
    text = stretch.text[: stretch.text.index(f" {word} ")]
    return replace(stretch, text=text, end=stretch.start + len(text), ending=None, relation="point")


def _relation_of(date: DateMention, draft: Draft, match: Match, tense: Tense, context: Context) -> str:
    if _has_been_lived_through(draft, match, tense):
        return "point"
    if draft.type in SENT_TO_PRISON and word_before(date, context) in circumstance_words().changed_to:
        return "until"  # "his detention was extended *to May 13*", "he was remanded *to May 13*"
    if draft.type in SENT_TO_PRISON and ends_with_what_comes(date, match):
        return "until"
    return date.relation


def _has_been_lived_through(draft: Draft, match: Match, tense: Tense) -> bool:
    """ "She *refused* all food until February 18": the end of what is told as past is past, that of an order lies ahead."""
    return draft.type in LIVED_THROUGH and tense is Tense.PAST and match.trigger.tag_ == "VBD"


def _only_seems_ahead(mention: DateMention, date: Edtf, tense: Tense, context: Context) -> bool:
    """ "Was added *the following year*", the year it follows not told: what is told as past did not happen after the page."""
    ahead = context.anchor.day is not None and date.earliest is not None and date.earliest > context.anchor.day
    return mention.is_reference_bound and tense is Tense.PAST and ahead


def _start_of(date: Edtf, match: Match) -> Edtf:
    """ "In prison *since* May 2021": where a frame tells of a state by its beginning, the event is that beginning."""
    begun = date.text.removesuffix("/..")
    return Edtf.parse(begun) if match.frame.since == "start" and begun != date.text else date


def _is_told_under_it(match: Match) -> bool:
    """Whether an entry of a chronicle tells it as what happened on its day: its main verb, no time before."""
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    while verb.dep_ in ("conj", "appos") and verb.head is not verb and not is_pluperfect(verb):
        verb = verb.head
    main = verb.dep_ in ("ROOT", "parataxis") and not is_pluperfect(match.trigger) and grammar.modal(match.trigger) is None
    return main and not match.scene.mentions_over(match.clause, Kind.DATE)


def _put_date_of_saying(draft: Draft, match: Match, context: Context) -> None:
    """The day of the verb that a statement hangs on: "wrote *on Monday*, asking …", "must be freed, CPJ said *on Monday*"."""
    verbs = [*_governors(match.trigger), *_saying(match), *_publishing(match.trigger)]
    for verb in verbs:
        positions = frozenset(t.i for t in grammar.clause(verb))
        for mention in nearest(match.scene.mentions_over(positions, Kind.DATE), match):
            resolved = isinstance(mention, DateMention) and mention.resolve(
                context.anchor, tense_of(verb), counted_from(mention, match, context)
            )
            if isinstance(mention, DateMention) and resolved and mention.relation != "until":
                draft.put("date", resolved.edtf, ((mention.start, mention.end),), resolved.rule)
                return


def _governors(trigger: Token) -> list[Token]:
    """The verb above a participle: "wrote …, *asking*", "adopted a resolution *demanding*"."""
    paper = trigger.head
    if trigger.dep_ == "acl:relcl" and paper.lemma_.lower() in statement_words().documents and grammar.is_verbal(paper.head):
        return [paper.head]  # "adopted *a resolution* which urges"
    if trigger.tag_ != "VBG" or trigger.dep_ not in ("advcl", "acl"):
        return []
    head = trigger.head if grammar.is_verbal(trigger.head) else trigger.head.head
    return [head] if grammar.is_verbal(head) else []


def _publishing(trigger: Token) -> list[Token]:
    """ "In a statement *issued* on Monday, ten groups urged": by which the paper in front came out in which it is said."""
    subjects = grammar.children(trigger, "nsubj")
    beside = (*grammar.children(trigger, "obl"), *(c for s in subjects for c in grammar.children(s, "nmod")))
    papers = [c for c in beside if c.i < trigger.i and c.lemma_.lower() in statement_words().documents]
    return [verb for paper in papers for verb in grammar.children(paper, "acl")]


def _saying(match: Match) -> list[Token]:
    voice = said_by(match.trigger)
    return [voice.speaker.head] if voice is not None and grammar.is_verbal(voice.speaker.head) else []


def put_only_date(draft: Draft, match: Match, context: Context, positions: frozenset[int]) -> None:
    """The one day of a ruling's clause: "the court *ruled on Monday* that he should serve five years"."""
    days = [m for m in match.scene.mentions_over(positions, Kind.DATE) if isinstance(m, DateMention) and m.relation == "point"]
    if (
        len(days) == 1
        and (found := days[0].resolve(context.anchor, Tense.PAST, counted_from(days[0], match, context))) is not None
    ):
        draft.put("date", found.edtf, ((days[0].start, days[0].end),), found.rule)


def put_date_behind(reach: int, draft: Draft, match: Match, context: Context) -> None:
    """The day right behind a noun and its people or behind a term, wherever the parser hangs it: "the arrest of Smith *on
    February 2*", "was given four years *last week*".
    """
    for mention in match.scene.mentions:
        if isinstance(mention, DateMention) and 0 < mention.start - reach <= RIGHT_BEHIND:
            resolved = mention.resolve(context.anchor, Tense.PAST, counted_from(mention, match, context))
            if resolved is not None and mention.relation != "until":
                draft.put("date", resolved.edtf, ((mention.start, mention.end),), resolved.rule)
