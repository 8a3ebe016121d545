"""Before whom, and in which case: the court that decides, its judge, the number of the case.

In: a draft, its match and the context. Out: fields of the draft. Always true: the judge is none of those it happens to.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import CourtMention, PersonMention, RoleClass
from habeas.reading.telling.circumstances.nearness import nearest, word_before
from habeas.reading.telling.context import Context
from habeas.reading.telling.owned_days import court_ruled_on
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.telling.proceedings import bench_of, court_beside, court_named_so, decides
from habeas.reading.trees import Token


def put_court(draft: Draft, match: Match, context: Context) -> None:
    for mention in nearest(match.scene.mentions_over(match.clause, Kind.COURT), match):
        if not isinstance(mention, CourtMention) or not decides(mention, match) or court_ruled_on(match, mention.end) == mention:
            continue
        if mention.named:
            _take_court(draft, mention, context)
        elif context.last_court and word_before(mention, context) in circumstance_words().same:
            name, span = context.last_court
            draft.put("court", name, (span, (mention.start, mention.end)), "the same court as the one named before")
        elif (kind := court_named_so(mention, context)) is not None:
            draft.put("court", kind, ((mention.start, mention.end),), "the court named so")
    if "court" not in draft.values:
        _put_court_that_acts(draft, match, context)
    if "court" not in draft.values and (beside := court_beside(match)) is not None:
        _take_court(draft, beside, context)
    if "court" not in draft.values and (bench := bench_of(match)) is not None:
        draft.put("court", bench.text, ((bench.start, bench.end),), "judges told of by their place")


def _put_court_that_acts(draft: Draft, match: Match, context: Context) -> None:
    """The court that is the verb's subject as that of the verb before: "*a court in Minsk* jailed her and *barred* her from"."""
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    who = grammar.subject(verb) if grammar.is_verbal(verb) else None
    if who is None or match.frame.people[:1] == ("subject",):
        return  # "the court rejected the appeal of A, *serving* seven years"
    words = match.scene.parsed.words
    for mention in match.scene.mentions_over(frozenset({who.i}), Kind.COURT):
        if isinstance(mention, CourtMention) and mention.named:
            _take_court(draft, mention, context)
    if who.lower_ not in grammar_words().it:
        return
    if (here := _court_acting_before(match, who)) is not None:
        _take_court(draft, here, context)
    elif (before := _court_before(context)) is not None:
        draft.put("court", before.text, ((before.start, before.end), (words[who.i].start, words[who.i].end)), 'the court is "it"')


def _court_acting_before(match: Match, it: Token) -> CourtMention | None:
    """ "*The City Court* gave Smith five years, while *it* sentenced Jones to nine": the one that acts before in the sentence."""
    acting = [t for t in it.doc[: it.i] if t.dep_ == "nsubj" and Kind.COURT in match.scene.seen[t.i].kinds]
    courts = [m for t in acting for m in match.scene.mentions_over(frozenset({t.i}), Kind.COURT)]
    return courts[0] if len(courts) == 1 and isinstance(courts[0], CourtMention) and courts[0].named else None


def _court_before(context: Context) -> CourtMention | None:
    """ "*The Supreme Court* freed Smith. *It* upheld the sentence of Jones": the only court that the sentence before names, no
    body beside it that could do something.
    """
    there = [m for m in context.mentions_before() if m.kind in (Kind.COURT, Kind.BODY)]
    courts = [m for m in there if isinstance(m, CourtMention) and m.named]
    return courts[0] if len({m.text for m in courts}) == 1 and len(courts) == len(there) else None


def _take_court(draft: Draft, court: CourtMention, context: Context) -> None:
    span = (court.start, court.end)
    draft.put("court", court.text, (span,))
    context.last_court = (court.text, span)


def put_judge(draft: Draft, match: Match, context: Context) -> None:
    del context
    for mention in match.scene.mentions_over(match.clause, Kind.PERSON):
        if isinstance(mention, PersonMention) and mention.role_class is RoleClass.JUDGE and mention.full_name not in draft.people:
            draft.put("judge", mention.full_name, ((mention.start, mention.end),))


def put_case(draft: Draft, match: Match, context: Context) -> None:
    del context
    cases = [m for m in match.scene.mentions if m.kind is Kind.CASE]
    for mention in match.scene.mentions_over(match.clause, Kind.CASE) or (cases if len({m.text for m in cases}) == 1 else ()):
        draft.put("case", mention.text, ((mention.start, mention.end),))
